"""The versions of the rules: raise one when its rules change, and analyses are renewed.

Another `UTTERANCE_RULES` lets the quotes of an archive be compared anew, without analysing.
"""

ENTITY_RULES = 14
QUOTE_RULES = 18
UTTERANCE_RULES = 4
