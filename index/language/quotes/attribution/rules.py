"""The ids of the rules that find a speaker, and of those that find out who that is.

Each has a reliability in `confidence` and words for the user in `explanation`; `Quote.how` carries
the id of the first.
"""

from __future__ import annotations

from typing import Literal

SpeakerRule = Literal[
    "said-after",
    "after",
    "before",
    "according-after",
    "according-before",
    "tail",
    "noun",
    "subject",
    "signature",
    "label",
    "turn",
    "series",
    "statement",
    "same-paragraph",
    "same-paragraph-next",
    "paragraph-before",
    "next-sentence",
    "report-before",
    "last-speaker",
    "name-in-sentence",
    "colon",
    "alternation",
    "indirect",
]
"""How the mention of a speaker was found."""
ReferenceRule = Literal[
    "named", "as-written", "relative", "description", "later", "body", "only-person", "pronoun"
]
"""How it was found out whom a mention refers to."""
