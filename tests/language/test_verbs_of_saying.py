"""Verbs of saying by their kinds, and words that are more often something else."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.reading import read
from index.language.quotes.text.lexicon import lexicon

KINDS = {
    "manner": "blared hollered howled shrieked snarled wailed whined yelped boomed croaked crowed",
    "with a face": "beamed giggled grinned sniffed smirked seethed gloated exulted",
    "formal": "affirmed attested averred certified decreed disclosed posited professed stipulated",
    "to somebody": "confided exhorted preached reminded taunted threatened welcomed thanked",
    "in writing": "blogged retweeted scribbled paraphrased",
    "against": "assailed berated castigated disparaged excoriated ridiculed skewered vilified",
    "for": "applauded commended extolled lauded",
    "as something": "compared depicted likened painted",
}


@pytest.mark.parametrize("kind", KINDS)
def test_verbs_of_all_kinds_are_known(kind: str) -> None:
    assert [verb for verb in KINDS[kind].split() if verb not in lexicon().cues] == []


@pytest.mark.parametrize(
    "word",
    ["boom", "smile", "suspect", "message", "type", "figure", "guess", "thank", "frame", "storm"],
)
def test_nouns_are_no_verbs_of_saying(word: str) -> None:
    assert word not in lexicon().cues


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("“Shut!” blared the front page of the Norr Post.", "the front page of the Norr Post"),
        ("Elsa Morrow reminded the lodge that the pit was “shut”.", "Elsa Morrow"),
        ("Elsa Morrow likened the pit to a “sink”.", "Elsa Morrow"),
        ("The front page of the Norr Post ridiculed the pit as a “sink”.",
         "The front page of the Norr Post"),
    ],
)  # fmt: skip
def test_who_says_something_by_such_a_verb(text: str, subject: str) -> None:
    reading = read(text, (), "en")

    assert [
        reading.page.span(one.subject).of(text) for one in reading.reports.all if one.subject
    ] == [subject]


def test_at_the_mention_of_a_name_nothing_is_said() -> None:
    assert read("He left at the mention of a “sink”.", (), "en").reports.all == ()


@pytest.mark.parametrize(
    "text",
    [
        "Elsa Morrow told “Night Talk,” adding that the pit was shut.",
        "“It is shut,” Elsa Morrow said in an interview with “Norr News Sunday.”",
    ],
)
def test_a_programme_that_is_spoken_to_is_no_quotation(text: str) -> None:
    (quote,) = [q for q in find_quotes(text) if "N" in q.span.of(text)]

    assert quote.kind in ("title", "scare")


def test_somebody_is_told_what_they_are_told() -> None:
    text = "Elsa Morrow told divers “Never Again” and left."
    (quote,) = find_quotes(text)

    assert quote.kind in ("direct", "partial")
