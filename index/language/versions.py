"""The versions of the rules: raise one when its rules change, and analyses are renewed."""

ENTITY_RULES = 6
QUOTE_RULES = 8
