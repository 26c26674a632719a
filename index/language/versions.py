"""The versions of the rules: raise one when its rules change, and analyses are renewed."""

ENTITY_RULES = 7
QUOTE_RULES = 10
