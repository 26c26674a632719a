"""Comparing what was found with what somebody annotated: pure counting, without spaCy."""
