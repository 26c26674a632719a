"""The versions of the rules: raise one when its rules change, and analyses are renewed."""

ENTITY_RULES = 9
QUOTE_RULES = 15
