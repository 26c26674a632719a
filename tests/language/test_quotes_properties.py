"""What holds for any text whatever."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Entity, Span
from index.language.quotes import find_quotes
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.page import lay_out

PIECES = st.sampled_from(
    [
        "“", "”", '"', "'", "‘", "’", "„", "«", "»", "''", "``", "—", "– ", "\n", "\n\n", " ", ", ",
        ". ", "? ", ": ", "(", ")", "<b>", "6'2\"", "’90s ", "he said", "she said", "said Ada Holm",
        "Hale ", "Mr. ", "the expert ", "according to ", "in his opinion ", "who ", "that ", "and ",
        "what he called ", "Dr. Yusuf Adeyemi, a hydrologist, ", "put it ", "It ", "a ", "WEBB: ",
        "in the words of ", "a sign: ", "told ", "for ", "the saying ", "by Ada Holm: ",
        "claim that ", "saying ", "43, ", "\u2028", "\x85", "\U0001f600", "Ⅷ", "ß",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
@settings(max_examples=400)
def test_spans_lie_inside_the_text_in_order_and_do_not_overlap(text: str) -> None:
    quotes = find_quotes(text)

    assert list(quotes) == sorted(quotes, key=lambda quote: quote.span)
    for quote in quotes:
        spans = [quote.span, quote.speaker, quote.cue, *quote.chain]
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span)
        assert 0.0 <= quote.confidence <= 1.0
    marked = [quote.span for quote in quotes if quote.kind != "indirect"]
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(marked))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=5))
@settings(max_examples=200)
def test_any_entities_are_taken(text: str, places: list[tuple[int, int]]) -> None:
    mentions = [
        Span(start, min(len(text), start + length)) for start, length in places if start < len(text)
    ]
    entities = [Entity(kind="PERSON", name="X", mentions=(mention,)) for mention in mentions]

    find_quotes(text, entities)


@given(TEXTS)
@settings(max_examples=100)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    assert find_quotes(text) == find_quotes(text)


@pytest.mark.parametrize("text", ["It fell, in the words of", "In the opinion of a", "By"])
def test_a_text_may_break_off_anywhere(text: str) -> None:
    find_quotes(text)
    find_quotes(f"“It fell,” she said. {text}")


@pytest.mark.parametrize(
    "piece", ["“a” ", "“", "”", "“”", "'", '"a" said B. ', "«a» ", "“a”\n"], ids=repr
)
def test_a_megabyte_of_marks_is_no_prose(piece: str) -> None:
    assert find_quotes(piece * (1_000_000 // len(piece))) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Noor :himself – la ienne , "),
        ("pt", "- \n muitoher father condenado “ — vibrava– "),
        (
            "en",
            "touting Dr. Falk IF Falk's Noor notes responds screaming HolmTen , ? cautioned "
            "commissioner Ines Falk two two Falk's “ as ",
        ),
        ("en", "“We stay.” says"),
        ("en", "Falk left. “We stay. says"),
    ],
)
def test_a_text_may_break_off_or_ramble(language: str, text: str) -> None:
    find_quotes(text, language=language)


def test_nothing_stands_before_the_first_name() -> None:
    assert find_quotes("A", [Entity(kind="PERSON", name="X", mentions=(Span(0, 1),))]) == ()


def test_terse_dialogue_is_prose_however_long() -> None:
    text = "“No,” he said. “Yes,” said Ada Holm.\n" * 500

    assert len(find_quotes(text)) == 1000


@given(st.lists(st.sampled_from(["word", "Ann", "“Yes", "there.”", "so."]), max_size=60))
def test_sentences_share_out_the_words(words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.language.quotes.text.page.LONGEST_SENTENCE", 5)
        page = lay_out(" ".join(words), lexicon())
    assert [word for first, last in page.sentences for word in range(first, last)] == list(
        range(len(page.words))
    )
    for first, _ in page.sentences:
        assert not first or page.inside[first] == -1 or page.inside[first - 1] != page.inside[first]
    assert all(
        last - first <= 5 or any(page.inside[word] >= 0 for word in range(first + 5, last))
        for first, last in page.sentences
    )
