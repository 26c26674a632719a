"""One archive: open it, search it, read in it, annotate it."""
