"""The terminal explorer of Pullquote."""
