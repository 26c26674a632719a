"""How much each place of an attribution says about who speaks, from 0 to 11.

Set by hand and checked against annotated news. What counts is the order: the highest score wins,
one of `ENOUGH` stands by itself, and short quotations need more to count as quotations at all.
"""

from __future__ import annotations

from typing import Final

ENOUGH: Final = 5.0
"""The score from which a candidate stands by itself, and lends its speaker to neighbours."""
SURE: Final = 6.0
"""The score from which no place further away is looked at."""

# After the quotation.
SAID_AFTER: Final = 10.5
"""“…,” said Falk."""
REPORTED_AFTER: Final = 10.0
"""“…,” fumed Falk."""
ACCORDING_AFTER: Final = 9.6
"""“…,” according to Falk."""
AFTER_COMMA: Final = 9.5
"""“…,” Falk said."""
AFTER_QUESTION: Final = 9.1
"""“…?” Falk asked."""
SIGNATURE: Final = 8.5
"""“…” — Falk"""
AFTER_WORDS: Final = 6.6
"""“…” is what Falk said."""
AFTER_WORDS_WEAK: Final = 4.5
AFTER_FULL_STOP: Final = 6.0
"""“….” Falk said."""
AFTER_FULL_STOP_FAR: Final = 3.0
OTHER_CLAUSE: Final = 4.0
"""“…,” but Falk said that …"""
IN_TAIL: Final = 7.0
"""“…” and “…,” Falk said."""

# Before the quotation.
BEFORE_COMMA: Final = 9.2
"""Falk said: “…”"""
LABEL: Final = 9.3
"""Falk, on the phone: “…”"""
ACCORDING_LEADS: Final = 8.9
"""According to Falk, “…”"""
ACCORDING_BEFORE: Final = 7.9
BEFORE_CLOSE: Final = 8.6
"""Falk said that “…”"""
BEFORE_FAR: Final = 7.6
"""Falk said the pump was “…”"""
NOUN: Final = 7.4
"""Falk's claim that “…”"""
SUBJECT: Final = 5.05
"""Falk went home “…”"""

# What weakens an attribution.
PER_WORD_AFTER: Final = 0.08
PER_WORD_BEFORE: Final = 0.05
NOT_SAYING_AFTER: Final = 1.0
NOT_SAYING_BEFORE: Final = 0.6
PARTICIPLE: Final = 0.5
RUNS_ON: Final = 1.5
"""For a verb before a quotation that ends in a comma: one may follow it."""

# Lent by neighbours.
TURN: Final = 8.0
STATEMENT: Final = 8.0
SERIES_STEP: Final = 0.2
"""Less than the part of the series before."""
COLON: Final = 7.0
SAME_PARAGRAPH: Final = 6.5
SAME_PARAGRAPH_NEXT: Final = 6.0
PARAGRAPH_BEFORE: Final = 5.5
ALTERNATION: Final = 5.4
REPORT_IN_PARAGRAPH_BEFORE: Final = 5.2
REPORT_BEFORE: Final = 5.1
LAST_SPEAKER: Final = 4.0
NAME_IN_SENTENCE: Final = 3.5

# What a quotation of few words needs.
FOR_ONE_WORD: Final = 6.8
FOR_THREE_WORDS: Final = 6.0
FOR_FIVE_WORDS: Final = 3.0
TOUCHES: Final = 9.4
"""What makes even a capitalised word a quotation: “Hopefully,” Falk said."""
