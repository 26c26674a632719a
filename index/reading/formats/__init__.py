"""The formats: each module reads one kind of file and knows nothing of the others' details."""
