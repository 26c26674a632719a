"""Lists of names and words that ship with Pullquote, and what reads them."""
