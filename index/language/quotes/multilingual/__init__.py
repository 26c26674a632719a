"""Who said what in languages that have word lists and no parser: de, fr, es, it, pt."""
