"""Four words and more in marks: said, unless something tells that they are a title."""

from __future__ import annotations

import pytest

from tests.language.quoted import quoted


def words_said(text: str) -> list[str]:
    return [quote.span.of(text).strip("“”,") for quote in quoted(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The board was given a year. It would look into “each stone and each bolt” of it.",
            "each stone and each bolt",
        ),
        (
            "The order leaves a gap: a lodger is owed a room “fit for one who works by day”.",
            "fit for one who works by day",
        ),
        (
            "For Ada Holm, the closure is one more sign of “a town that has stopped counting its"
            " dead”. She moved away.",
            "a town that has stopped counting its dead",
        ),
        (
            "Under the deal the brewery keeps the well “for as long as water runs in it”.",
            "for as long as water runs in it",
        ),
        (
            "Critics of the scheme see “a bridge to nowhere with a toll at both ends”.",
            "a bridge to nowhere with a toll at both ends",
        ),
        (
            "The brewer said profit before tax rose to 3 million crowns from 2.9 million a year"
            " earlier.\n\n“The growth of our house will depend on the price of malt and on the"
            " crown.\n\nNorrbrew said turnover fell by two percent.",
            "The growth of our house will depend on the price of malt and on the crown.",
        ),
    ],
)
def test_words_that_begin_small_or_make_a_sentence_are_kept(text: str, words: str) -> None:
    assert words in words_said(text)


@pytest.mark.parametrize(
    "text",
    [
        "A mural on the mill shows a heron above the slogan “Water Knows the Way Home”.",
        "The town faces a new “too wet to build” surcharge on cellars.",
        "The “tip of the iceberg” is what ships see.",
        "Holm’s essay, “The dam must go,” is short.",
        "The column of 4 May, “The fog must lift,” drew forty letters.",
        "Posters of the party read well: “No rooms for strangers!” (2015).",
        "An article titled “Ferries Run Late Where Small Councils Run Short of Money and Sense”"
        " went round.",
        "Pike to quit ‘in a week or two’\n\n“I go,” said Pike. “I go soon,” she said.",
    ],
)
def test_what_names_something_is_not(text: str) -> None:
    assert not [words for words in words_said(text) if len(words.split()) > 3]


@pytest.mark.parametrize(
    "text",
    [
        "In her column, “The fog must lift,” the mayor wrote to us.",
        "In an essay, “The fog must lift,” wrote Ada Holm.",
        "Ada Holm wrote “The fog must lift by May” (2015) and left.",
        "“The fog must lift by May,” Ada Holm wrote (2015).",
        "“The fog must lift by May” (see page 4), Ada Holm said.",
    ],
)
def test_what_is_said_in_a_column_or_has_a_year_is_said(text: str) -> None:
    assert len(words_said(text)) == 1
