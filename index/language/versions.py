"""The versions of the rules. Raise one when its rules change, so that stored analyses are renewed."""

ENTITY_RULES = 1
QUOTE_RULES = 1
