"""The store: what was read and found, in SQLite; the source of truth for all but annotations."""
