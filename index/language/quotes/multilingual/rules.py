"""The rules that find a speaker without a parser: a record each, and how it finds.

They are those of the English room in their order of trust: the verb after a quotation, the source,
the sentence around it, the quotations beside it. What a language brings are its words.
"""

from __future__ import annotations

from index.language.quotes.multilingual.echoes import find_echo
from index.language.quotes.multilingual.following import find_after, find_tail
from index.language.quotes.multilingual.inside import find_inside
from index.language.quotes.multilingual.leading import (
    find_before,
    find_colon,
    find_label,
    find_subject,
)
from index.language.quotes.multilingual.records import Rule, find_nothing
from index.language.quotes.multilingual.sources import find_source

RULES = (
    Rule("after", 9.0, 0.97, "‘{clause}’ follows the quotation.", find_after),
    Rule("inside", 8.8, 0.95, "‘{clause}’ stands inside the marks.", find_inside),
    Rule("colon", 8.0, 0.96, "‘{clause}’ leads to the quotation with a colon.", find_colon),
    Rule("label", 7.6, 0.9, "‘{speaker}’ stands before the colon.", find_label),
    Rule("according", 8.2, 0.92, "‘{clause}’ names the source.", find_source),
    Rule("before", 7.4, 0.83, "‘{clause}’ leads to the quotation.", find_before),
    Rule("tail", 7.0, 0.93, "‘{clause}’ ends the sentence.", find_tail),
    Rule("echo", 6.5, 0.92, "The sentence after it names ‘{speaker}’.", find_echo),
    Rule("subject", 4.0, 0.4, "‘{speaker}’ is whom the sentence is about.", find_subject),
)
"""The rules for the sentence around a quotation: of all that these find, the highest score wins."""


SERIES = Rule(
    "series",
    6.0,
    0.82,
    "The quotation goes on with what ‘{speaker}’ says in this sentence.",
    find_nothing,
)


SAME_PARAGRAPH = Rule(
    "same-paragraph", 5.0, 0.93, "The paragraph quotes ‘{speaker}’ before.", find_nothing
)


SAME_PARAGRAPH_NEXT = Rule(
    "same-paragraph-next", 4.5, 0.75, "The paragraph quotes ‘{speaker}’ after it.", find_nothing
)


REPORTED = Rule(
    "reported", 4.2, 0.6, "The sentence goes on reporting what ‘{speaker}’ says.", find_nothing
)


CONTINUED = Rule(
    "continued", 5.5, 0.93, "The quotation runs on from the paragraph before.", find_nothing
)


SENTENCE_BEFORE = Rule(
    "sentence-before", 3.5, 0.62, "‘{speaker}’ is whom the sentence before is about.", find_nothing
)


ALTERNATING = Rule(
    "alternating", 6.2, 0.75, "Two take turns, and ‘{speaker}’ spoke before the last.", find_nothing
)


LED = Rule("led", 5.2, 0.8, "The sentence before is about ‘{speaker}’.", find_nothing)


CAPTION = Rule("caption", 6.3, 0.8, "The line before it names ‘{speaker}’.", find_nothing)


ANSWER = Rule(
    "answer", 6.1, 0.8, "It answers a question, and ‘{speaker}’ is whom they ask.", find_nothing
)


REPEATED = Rule(
    "repeated", 6.4, 0.93, "The text quotes ‘{speaker}’ with the same words.", find_nothing
)


LAST_SPEAKER = Rule("last-speaker", 3.0, 0.55, "‘{speaker}’ spoke last.", find_nothing)


TURN = Rule("turn", 8.5, 0.93, "‘{speaker}’ stands before what is said.", find_nothing)
