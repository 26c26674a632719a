"""Phrases, clauses and verbs: who does what in a sentence, without a parser."""
