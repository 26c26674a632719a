"""The rules that find a speaker, in the order in which they are asked: a line each."""

from __future__ import annotations

from index.language.quotes.attribution.rules.after import AFTER, SAID_AFTER, SIGNATURE
from index.language.quotes.attribution.rules.before import BEFORE, NOUN
from index.language.quotes.attribution.rules.candidates import (
    FloatingRule,
    NeighbourRule,
    SentenceRule,
)
from index.language.quotes.attribution.rules.floating import (
    ALTERNATION,
    LAST_SPEAKER,
    NAME_IN_SENTENCE,
    NEXT_SENTENCE,
    PARAGRAPH_BEFORE,
    REPORT_BEFORE,
)
from index.language.quotes.attribution.rules.labels import COLON, LABEL, TURN
from index.language.quotes.attribution.rules.neighbours import (
    SAME_PARAGRAPH,
    SAME_PARAGRAPH_NEXT,
    SERIES,
    STATEMENT,
)
from index.language.quotes.attribution.rules.sentence import SUBJECT, TAIL
from index.language.quotes.attribution.rules.sources import ACCORDING_AFTER, ACCORDING_BEFORE

SENTENCE_RULES: list[SentenceRule] = [
    SAID_AFTER,
    AFTER,
    ACCORDING_AFTER,
    SIGNATURE,
    BEFORE,
    NOUN,
    ACCORDING_BEFORE,
    LABEL,
    TAIL,
    SUBJECT,
]
"""The sentence around a quotation: of all that these find, the highest score wins."""

NEIGHBOUR_RULES: list[NeighbourRule] = [
    TURN,
    SERIES,
    STATEMENT,
    SAME_PARAGRAPH,
    SAME_PARAGRAPH_NEXT,
]
"""Quotations without an attribution of their own take their neighbours', in the order of trust."""

FLOATING_RULES: list[FloatingRule] = [
    COLON,
    ALTERNATION,
    PARAGRAPH_BEFORE,
    REPORT_BEFORE,
    NEXT_SENTENCE,
    LAST_SPEAKER,
    NAME_IN_SENTENCE,
]
"""For what is left, a paragraph of its own most often: the first that finds somebody decides."""
