"""The versions of the rules: raise one when its rules change, and analyses are renewed.

Another `UTTERANCE_RULES` lets the quotes of an archive be compared anew, without analysing.
"""

ENTITY_RULES = 15
QUOTE_RULES = 19
UTTERANCE_RULES = 5
