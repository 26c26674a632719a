"""Building Pullquote's own English pipeline from openly licensed data."""
