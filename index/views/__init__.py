"""What the archive shows: plain values, ready for a screen or a printer, with no way back."""
