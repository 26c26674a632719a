"""What is open, where the reader is and was: plain objects without Textual."""
