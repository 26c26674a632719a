"""Who said what in languages that have word lists and no parser: German, French, Spanish."""
