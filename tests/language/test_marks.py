"""Which way marks face, and which family a text quotes with."""

from __future__ import annotations

import pytest

from index.article import Span
from index.language.quotes import find_quotes
from index.language.quotes.text.marks import find_all_marks, find_marks
from index.language.quotes.text.paragraphs import find_paragraphs


def families(text: str) -> list[str]:
    return [family for family, _ in find_all_marks(text, find_paragraphs(text))]


def roles(text: str) -> list[str]:
    return [mark.role for mark in find_marks(text, Span(0, len(text)), "double")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We knew," he said.', ["open", "close"]),
        ("„Zu spät“, sagte er.", ["open", "close"]),
        ("''We knew,'' he said.", ["open", "close"]),
        ("``We knew,'' he said.", ["open", "close"]),
        ("«Fermé», she said.", ["open", "close"]),
        ("”We knew,“ he said.", ["open", "close"]),
        ("He said ”we knew.”", ["open", "close"]),
        ("a 6'2\" goalkeeper", ["inches"]),
        ('a 3/4" pipe', ["inches"]),
    ],
)
def test_a_mark_faces_where_its_neighbours_say(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Norr"s ports closed. "They are Norr"s own," Holm said of Norr"s ports.', "open close"),
        ('The "fan"s went home.', "open either"),
        ('She wrote "no fan". The "s" was lost.', "open close open close"),
    ],
)
def test_an_apostrophe_may_be_keyed_as_a_mark(text: str, expected: str) -> None:
    assert roles(text) == expected.split()


def test_markup_holds_no_marks() -> None:
    assert roles('<tweet author="jdoe" id="12"/> "Not again," she said.') == ["open", "close"]


def test_four_marks_on_end_are_an_ornament() -> None:
    assert roles('"""""" "Yes," she said.') == ["open", "close"]


@pytest.mark.parametrize(
    "text",
    [
        "‘It’s the farmers’ market that’s dying,’ said Maeve Quinn.",
        "'It's the farmers' market that's dying,' said Maeve Quinn.",
        "‘He called it “a bargain” and walked off,’ Alun Rees said.",
    ],
)
def test_a_british_text_quotes_with_single_marks(text: str) -> None:
    assert families(text) == ["single"]


@pytest.mark.parametrize(
    "text",
    [
        "“My father told me, ‘Never sell,’ and I never did,” said Hanna Krol.",
        "Back in the ’90s the mill paid. “Rock ’n’ roll paid for it,” Rees said.",
        "The workers' and the farmers' unions met.",
    ],
)
def test_apostrophes_and_nested_marks_do_not_make_a_text_british(text: str) -> None:
    assert families(text) == ["double"]


def test_apostrophes_are_no_marks() -> None:
    text = "‘It’s the farmers’ market that’s dying,’ said Maeve Quinn."
    marks = find_marks(text, Span(0, len(text)), "single")

    assert [text[mark.start] for mark in marks] == ["‘", "’"]
    assert marks[1].start == text.index(",’") + 1


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    text = (
        '"We heard the pipe go at four in the\n'
        "morning and the whole street was under\n"
        'water by five," said Ann Sorel, who lives\n'
        "opposite the depot.\n\nThe depot is closed."
    )

    assert len(find_paragraphs(text)) == 2


def test_single_marks_in_markup_do_not_make_a_text_british() -> None:
    text = "<b ‘x,’> “We knew,” he said."

    assert find_marks(text, Span(0, len(text)), "single") == []
    assert families(text) == ["double"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We won,’’ Ada Orle told the radio. “It is over.”", ["“We won,’’", "“It is over.”"]),
        (
            "She had a “say in the matter.’’ It had no “role.’’",
            ["“say in the matter.’’", "“role.’’"],
        ),
        ("“He called it ‘a trick.’’’ So she said.", ["“He called it ‘a trick.’’’"]),
        ("彼は「橋は閉鎖」と述べ『大丈夫』と言った。", ["「橋は閉鎖」", "『大丈夫』"]),
        ("「彼は『大丈夫』と言った」と述べた。", ["「彼は『大丈夫』と言った」"]),
        ("She was ‘aghast’ at “grave charges.”", ["‘aghast’", "“grave charges.”"]),
        ("She was 'aghast' at \"grave charges.\"", ["'aghast'", '"grave charges."']),
        ("“It’s ‘aghast’ I am,” she said of the dogs’ home.", ["“It’s ‘aghast’ I am,”"]),
        ("The farmers’ market, the “best” of ’90s fairs, is the dogs’.", ["“best”"]),
    ],
)
def test_marks_of_two_kinds_in_one_paragraph(text: str, quoted: list[str]) -> None:
    assert [
        quote.span.of(text) for quote in find_quotes(text) if quote.kind != "indirect"
    ] == quoted


def test_two_single_marks_close_nothing_that_a_double_one_has_not_opened() -> None:
    text = "‘He said ‘no’’ and left,’ said Ada Orle."
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He says,” there are many people who never get listened to.”",
            "” there are many people who never get listened to.”",
        ),
        (
            "Listing several of Falk’s works she added, Falk is a proven failure and a fool.”",
            "Falk is a proven failure and a fool.”",
        ),
    ],
)
def test_an_opening_mark_that_is_wrong_or_lacks_is_put_after_the_verb(
    text: str, expected: str
) -> None:
    before = "“They make good targets,” Ada Holm said.\n\n"
    assert [quote.span.of(before + text) for quote in find_quotes(before + text)][-1] == expected


def test_a_closing_mark_right_after_a_verb_of_saying_opens_nothing() -> None:
    quotes = find_quotes("The plan is sure, he said,” and left.")
    assert [quote.kind for quote in quotes] == ["indirect"]
