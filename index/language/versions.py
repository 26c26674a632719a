"""The versions of the rules: raise one when its rules change, and analyses are renewed."""

ENTITY_RULES = 4
QUOTE_RULES = 5
