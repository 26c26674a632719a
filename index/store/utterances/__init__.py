"""Which quotes are one utterance: what finds alike ones again, and which are alike."""
