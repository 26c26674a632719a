from __future__ import annotations

from itertools import takewhile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.article import Span
from tui.widgets.cells import cell_len, clusters, fit, is_plain, printable
from tui.widgets.layout import Layout, lay_out
from tui.widgets.paragraphs import Paragraph, Role, lead_ins, paragraphs

FAMILY = "👩\u200d👩\u200d👧"
PIECES = (
    "word",
    "parliament ",
    "a ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "日本語",
    "。",
    "「引用」",
    "한국어 ",
    FAMILY,
    "👍🏽",
    "🇫🇷🇩🇪",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "e\u0301",
    "क्षि",
    "กำ",
    "\u200b",
    "\u0301",
    "\ufe0f",
    "well-known",
    "— ",
    "“quoted” ",
    "https://example.org/a/very/long/path/without/any/space/in/it/at/all.html",
    "\t",
    "\x1b]0;title\x07",
    "\x9b2J",
    "\u2028",
    "\u202e",
    "\xa0",
    "\ud800",
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
widths = st.integers(20, 200)


def lines(layout: Layout) -> list[str]:
    return [layout.shown(line) for line in range(len(layout))]


@given(texts, widths)
@example("", 20)
@example("\n\n", 20)
@example("\n\nword\n", 20)
def test_lines_partition_the_text(text: str, width: int) -> None:
    layout = lay_out(text, width)
    assert layout.starts[0] == 0
    assert list(layout.starts) == sorted(layout.starts)
    spans = [layout.span(line) for line in range(len(layout))]
    assert "".join(span.of(text) for span in spans) == text
    assert len(layout.roles) == len(layout.starts)


@given(texts, widths)
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(lay_out(text, width)))


@given(texts, widths)
def test_every_offset_lies_on_exactly_one_line(text: str, width: int) -> None:
    layout = lay_out(text, width)
    for offset in range(len(text)):
        holding = [
            line
            for line in range(len(layout))
            if layout.span(line).start <= offset < layout.span(line).end
        ]
        assert holding == [layout.line_of(offset)]


@given(texts, widths)
def test_nothing_that_belongs_together_is_parted(text: str, width: int) -> None:
    layout = lay_out(text, width)
    for paragraph in paragraphs(text):
        whole = layout.text[paragraph.start : paragraph.end]
        edges = {paragraph.start + cluster.start for cluster in clusters(whole)}
        starts = {start for start in layout.starts if paragraph.start <= start < paragraph.end}
        assert starts <= edges


@given(texts, widths)
def test_cells_lead_back_to_their_offsets(text: str, width: int) -> None:
    layout = lay_out(text, width)
    for number, shown in enumerate(lines(layout)):
        for cluster in clusters(shown):
            offset = layout.starts[number] + cluster.start
            line, cell = layout.cell_of(offset)
            if cluster.cells and line == number:
                assert layout.offset_at(line, cell) == offset


@given(texts, widths)
def test_what_is_shown_cannot_drive_a_terminal(text: str, width: int) -> None:
    shown = "".join(lines(lay_out(text, width)))
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    shown.encode("utf-8")


def first_word(text: str) -> str:
    """Return a text up to its first space; one that is held by a mark belongs to a word."""
    pieces = [text[cluster.start : cluster.end] for cluster in clusters(text)]
    return "".join(takewhile(lambda piece: piece != " ", pieces))


@settings(max_examples=30)
@given(texts)
@example(f"{'0' * 30} \u200b")
@example(f"{'0' * 24}⺀\u2028\u200bword")
@example("wordwordparliament parliament  \u200b")
@example(f"{'word' * 13}0 0  \u200bword")
def test_as_much_stands_on_a_line_as_fits(text: str) -> None:
    layout = lay_out(text, 30)
    for paragraph in paragraphs(text):
        starts = [start for start in layout.starts if paragraph.start < start < paragraph.end]
        for start in starts:
            line = layout.line_of(start) - 1
            word = first_word(layout.text[start : paragraph.end])
            joined = layout.text[layout.starts[line] : start] + word
            assert sum(cluster.cells for cluster in clusters(joined)) > 30


def test_a_word_that_does_not_fit_goes_to_the_next_line() -> None:
    assert lines(lay_out("one two three", 7)) == ["one two", "three"]


def test_spaces_at_the_edge_hang_over_it() -> None:
    layout = lay_out("seven77   next", 7)
    assert lines(layout) == ["seven77", "next"]
    assert layout.span(0) == Span(0, 10)


def test_a_line_may_end_after_a_hyphen_or_a_dash_but_not_before_a_closing_mark() -> None:
    assert lines(lay_out("a well-known", 8)) == ["a well-", "known"]
    assert lines(lay_out("“we will—” she", 9)) == ["“we", "will—”", "she"]
    assert lines(lay_out("it fell to -5", 12)) == ["it fell to", "-5"]


def test_japanese_breaks_anywhere_but_before_a_full_stop() -> None:
    assert lines(lay_out("日本語日本。語", 10)) == ["日本語日", "本。語"]


def test_wide_and_joined_characters_are_measured_in_cells() -> None:
    assert lines(lay_out(FAMILY * 3, 4)) == [FAMILY * 2, FAMILY]
    assert lines(lay_out("🇫🇷🇩🇪🇮🇹", 5)) == ["🇫🇷🇩🇪", "🇮🇹"]


def test_paragraphs_on_lines_of_their_own_get_space_between_them() -> None:
    long = "word " * 30
    layout = lay_out(f"{long}\n{long}", 200)
    assert lines(layout) == [long.strip(), "", long.strip()]


def test_columns_of_a_wire_are_wrapped_anew() -> None:
    wire = (
        "The minister said on Tuesday that the bridge would reopen in\n"
        "spring, and that the county would pay for the works that were\n"
        "still to be done on the northern side of the river before that\n"
        "day."
    )
    (paragraph,) = paragraphs(wire)
    assert paragraph.reflow
    assert lines(lay_out(wire, 300)) == [wire.replace("\n", " ")]


def test_lines_of_a_poem_stay_as_they_are() -> None:
    assert lines(lay_out("Roses are red\nViolets are blue", 80)) == [
        "Roses are red",
        "Violets are blue",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("By Jane Roe\n\nThe text begins here and it goes on.", Role.BYLINE),
        ("What the budget says\n\nThe text begins here.", Role.SUBHEADING),
        ("He said so.\n\nThe text goes on.", Role.BODY),
        ("Q: What about tax?\n\nA: Nothing.", Role.BODY),
        ("The only line", Role.BODY),
    ],
)
def test_what_the_first_paragraph_is(text: str, role: Role) -> None:
    assert paragraphs(text)[0].role is role


def led_in(text: str) -> list[tuple[str, bool]]:
    return [(span.of(text), dateline) for span, dateline in lead_ins(text, paragraphs(text))]


def test_datelines_and_labels_are_found() -> None:
    assert led_in("LONDON, March 7 (Newswire) — Ministers met.") == [
        ("LONDON, March 7 (Newswire) — ", True)
    ]
    assert led_in("DORSK, December 2. /NORA/. Inspectors came.") == [
        ("DORSK, December 2. /NORA/. ", True)
    ]
    assert led_in("Q: Why?\n\nA: Because it is so.") == [("Q:", False), ("A:", False)]
    assert led_in("14:32 The vote begins.\n\n14:40 It ends.") == [
        ("14:32", False),
        ("14:40", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met in London — again.",
        "THE END of the line for the old bridge, which nobody will miss — except some.",
        "One thing is clear: it rains.",
        "Note: this is one label only.",
    ],
)
def test_sentences_are_not_led_in(text: str) -> None:
    assert led_in(text) == []


@given(st.text(), st.integers(1, 60))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert cell_len(fit(printable(text), width)) == width


def test_plain_text_takes_a_cell_a_character() -> None:
    characters = [chr(code) for code in range(0x20, 0x2FFF) if is_plain(chr(code))]
    assert all(cell_len(character) == 1 for character in characters)
    assert len(clusters("".join(characters))) == len(characters)


def test_paragraphs_cover_all_but_white_space() -> None:
    text = "\n\nOne\n \nTwo\nThree\n\n\n\nFour\n"
    assert [text[block.start : block.end] for block in paragraphs(text)] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]
    assert paragraphs("") == paragraphs("\n") == []
    assert isinstance(paragraphs(text)[0], Paragraph)
