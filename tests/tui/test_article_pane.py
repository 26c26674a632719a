from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Offset
from textual.message import Message
from textual.theme import BUILTIN_THEMES

from index import NearCopy
from index.article import Span
from tests.tui.articles import TEXT, find, reading_of
from tui.panes.article import ArticlePane
from tui.session.moves import Move
from tui.session.panes import pane_called
from tui.widgets.cells import clusters, printable
from tui.widgets.contrast import ENOUGH, contrast, legible
from tui.widgets.glyphs import ASCII, UNICODE, Glyphs
from tui.widgets.heading import heading
from tui.widgets.looks import look_of
from tui.widgets.minimap import Minimap
from tui.widgets.painting import COMPONENTS, LOOKS, ROLE_COMPONENTS
from tui.widgets.sheet import COLUMN
from tui.widgets.spans import Highlight, Highlights, Kind, highlights_at, runs


class PaneApp(App[None]):
    """Nothing but an article."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.pane = ArticlePane(glyphs=glyphs)
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_article_pane_moved(self, message: ArticlePane.Moved) -> None:
        self.told.append(message)

    def on_article_pane_clicked(self, message: ArticlePane.Clicked) -> None:
        self.told.append(message)


def screen(pane: ArticlePane) -> list[str]:
    """Return what is seen of the pane."""
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def test_title_and_facts_stand_above_the_text() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        title, about, blank, first = (line.strip() for line in screen(app.pane)[:4])
        assert title.startswith("Budget splits cabinet")
        assert about.startswith("The Courier · Jane Roe · 2024-03-07 · ")
        assert "courier/budget.html" in about
        assert blank.strip("│ ◆●") == ""
        assert "LONDON, March 7 (Newswire) — Ministers" in first


async def test_hits_in_the_title_are_marked() -> None:
    reading = reading_of()
    begin = reading.article.title.index("cabinet")
    app = PaneApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.pane.show(replace(reading, title_hits=(Span(begin, begin + 7),)))
        await pilot.pause()
        (line,) = (one for one in app.pane.page.heading if one.hits)
        assert [hit.of(line.text) for hit in line.hits] == ["cabinet"]
        drawn = {piece.text: piece.style for piece in app.pane.render_line(0)}
        assert drawn["cabinet"] != drawn["Budget splits "]


async def test_a_guessed_encoding_is_told() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        reading = reading_of()
        warnings = ("decoded as cp1252 (guess)", "no title")
        app.pane.show(replace(reading, article=replace(reading.article, warnings=warnings)))
        await pilot.pause()
        about = " ".join(line[:-1].strip() for line in screen(app.pane)[1:3])
        assert "· decoded as cp1252 (guess)" in about
        assert "no title" not in about


async def test_the_note_and_the_star_of_the_reader_stand_there_too() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.show(replace(reading_of(), starred=True, note="Ask her.", stale=True))
        await pilot.pause()
        lines = [line[:-1].strip() for line in screen(app.pane)[:5]]
        assert lines[0].startswith("★ Budget splits cabinet")
        assert lines[2:] == [
            "✎ Ask her.",
            "The file can't be read any more; this is how it was.",
            "",
        ]


async def test_the_column_is_centred_and_no_wider_than_is_good_to_read() -> None:
    app = PaneApp()
    async with app.run_test(size=(200, 30)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        for line in screen(app.pane):
            text = line[:-1]
            assert len(text.strip()) <= COLUMN + 2
            assert text.strip() == "" or 50 <= len(text) - len(text.lstrip()) <= 60


def seen_at(pane: ArticlePane, span: Span) -> tuple[int, str]:
    """Return the line of the screen that a span begins on, and what is seen from there on."""
    (place,) = {(visible.x, visible.y) for visible in pane.spans_visible() if visible.span == span}
    return place[1], pane.render_line(place[1]).crop(place[0], pane.size.width).text


@pytest.mark.parametrize("width", [*range(20, 60, 3), 80, 93, 120, 200])
async def test_a_jump_lands_exactly(width: int) -> None:
    app = PaneApp()
    height = random.Random(width).randrange(5, 60)
    async with app.run_test(size=(width, height)) as pilot:
        reading = reading_of()
        app.pane.show(reading)
        await pilot.pause()
        assert reading.analysis
        spans = [quote.span for quote in reading.analysis.quotes] + list(reading.hits)
        for span in spans:
            app.pane.jump(span)
            line, seen = seen_at(app.pane, span)
            first = clusters(printable(span.of(TEXT)))[0]
            assert seen.startswith(span.of(TEXT)[: first.end])
            at_an_end = app.pane.scroll_offset.y in (0, app.pane.max_scroll_y)
            assert line == height // 3 or at_an_end


async def test_a_jump_stays_exact_through_any_resize() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 30)) as pilot:
        reading = reading_of()
        app.pane.show(reading)
        span = find("“we will see what comes of it in year 12”")[0]
        app.pane.jump(span)
        for width, height in [(20, 10), (200, 50), (37, 24), (120, 12)]:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert seen_at(app.pane, span)[0] == height // 3


async def test_the_place_is_kept_and_never_drifts() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        app.pane.scroll_to(y=41, animate=False)
        await pilot.pause()
        offset, before = app.pane.top_offset, screen(app.pane)
        for width in (40, 71, 20, 133):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            assert app.pane.top_offset <= offset
            assert Highlights(
                [Highlight(*app.pane.page.span(app.pane.scroll_offset.y, 10**6), Kind(0))]
            ).on(offset, offset + 1)
        await pilot.resize_terminal(90, 20)
        await pilot.pause()
        assert screen(app.pane) == before


async def test_no_frame_is_drawn_at_another_width() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        frames: list[int] = []
        draw = app.pane.render_line

        def note(y: int) -> object:
            frames.append(app.pane.page.layout.width)
            return draw(y)

        app.pane.render_line = note  # type: ignore[assignment,method-assign]
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert set(frames) == {50 - 4}


async def test_what_is_found_later_leaves_the_place_as_it_is() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of(analysed=False))
        await pilot.pause()
        app.pane.move(Move.PAGE_DOWN)
        app.pane.current = reading_of().hits[1]
        before = app.pane.top_offset
        app.pane.show(reading_of())
        await pilot.pause()
        assert app.pane.top_offset == before > 0
        assert app.pane.current == reading_of().hits[1]
        assert any(visible.kind is Kind.PERSON for visible in app.pane.spans_visible())


async def test_another_article_begins_where_the_reader_left_off() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of())
        app.pane.jump(reading_of().hits[5])
        app.pane.show(reading_of(id=2, position=1500))
        await pilot.pause()
        assert app.pane.current is None
        assert app.pane.page.layout.span(
            app.pane.page.layout.line_of(app.pane.top_offset)
        ).contains(Span(1500, 1501))
        app.pane.show(reading_of(id=3))
        await pilot.pause()
        assert app.pane.scroll_offset.y == 0
        app.pane.show(reading_of(id=4), anchor=900)
        assert 800 < app.pane.top_offset <= 900


async def test_only_the_reader_moves() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of())
        app.pane.jump(reading_of().hits[5])
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert app.told == []
        app.pane.move(Move.DOWN)
        await pilot.pause()
        (message,) = app.told
        assert isinstance(message, ArticlePane.Moved)
        assert message.offset == app.pane.top_offset


async def test_moves() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        pane = app.pane
        pane.show(reading_of())
        await pilot.pause()
        bottom = pane.max_scroll_y
        steps = [
            (Move.DOWN, 1),
            (Move.PAGE_DOWN, 19),
            (Move.HALF_PAGE_DOWN, 29),
            (Move.HALF_PAGE_UP, 19),
            (Move.PAGE_UP, 1),
            (Move.UP, 0),
            (Move.UP, 0),
            (Move.BOTTOM, bottom),
            (Move.DOWN, bottom),
            (Move.TOP, 0),
        ]
        for move, line in steps:
            pane.move(move)
            assert pane.scroll_offset.y == line
        assert pane.fraction_read == 0
        pane.move(Move.BOTTOM)
        assert pane.fraction_read == 1


async def test_a_click_tells_the_shortest_span_under_it() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 30)) as pilot:
        reading = reading_of()
        app.pane.show(reading)
        await pilot.pause()
        hit = next(visible for visible in app.pane.spans_visible() if visible.kind is Kind.HIT)
        await pilot.click(ArticlePane, offset=Offset(hit.x + 1, hit.y))
        (message,) = app.told
        assert isinstance(message, ArticlePane.Clicked)
        assert (message.span, message.kind) == (hit.span, Kind.HIT)
        await pilot.click(ArticlePane, offset=Offset(hit.x + 5, hit.y))
        message = app.told[-1]
        assert isinstance(message, ArticlePane.Clicked)
        assert message.kind is Kind.QUOTE
        await pilot.click(ArticlePane, offset=Offset(0, 0))
        assert len(app.told) == 2


async def test_a_click_on_the_minimap_goes_there() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 30)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        await pilot.click(ArticlePane, offset=Offset(89, 29))
        assert app.pane.fraction_read > 0.9


async def test_the_wheel_scrolls() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 30)) as pilot:
        app.pane.show(reading_of())
        await pilot.pause()
        app.pane.post_message(
            MouseScrollDown(app.pane, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False)
        )
        await pilot.pause()
        assert app.pane.scroll_offset.y > 0


async def test_the_rail_tells_by_shape() -> None:
    app = PaneApp()
    async with app.run_test(size=(200, 60)) as pilot:
        app.pane.show(reading_of())
        app.pane.jump(reading_of().hits[-1])
        await pilot.pause()
        rail = {line[:-2].strip()[:1] for line in screen(app.pane)}
        assert {UNICODE.hit, UNICODE.quote, UNICODE.current} <= rail
        app.pane.move(Move.TOP)
        rail = {line[:-2].strip()[:1] for line in screen(app.pane)}
        assert {UNICODE.quoted_hit, UNICODE.indirect} & rail


async def test_in_ascii_mode_every_sign_is_ascii() -> None:
    app = PaneApp(ASCII)
    async with app.run_test(size=(90, 30)) as pilot:
        text = "Ada Holm said so of tax in Bristol. " * 60
        reading = reading_of(text)
        app.pane.show(replace(reading, starred=True))
        app.pane.jump(reading.hits[3])
        await pilot.pause()
        assert all(line.isascii() for line in screen(app.pane))


def test_the_help_tells_what_every_sign_means() -> None:
    told = pane_called("article").signs + pane_called("results").signs
    speaking = {UNICODE.cursor, UNICODE.waiting, UNICODE.ellipsis}
    assert set(UNICODE) - speaking <= set(told)


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_signs_take_one_cell_and_differ_where_they_meet(signs: Glyphs) -> None:
    rail = [signs.current, signs.quote, signs.indirect, signs.hit, signs.quoted_hit, signs.watch]
    assert len({*rail, signs.entity, " "}) == len(rail) + 2
    assert all(cluster.cells == 1 for sign in rail for cluster in clusters(sign))


async def test_nothing_in_an_article_drives_the_terminal() -> None:
    evil = "\x1b]52;c;aGk=\x07 and \x9b2J \x1b[31m then \x00 end\u202e. " * 20
    app = PaneApp()
    async with app.run_test(size=(60, 30)) as pilot:
        reading = reading_of("Ada Holm " + evil, title="A \x1b]0;title\x07 B")
        app.pane.show(reading)
        await pilot.pause()
        seen = "".join(screen(app.pane))
        assert all(character.isprintable() for character in seen)
        app.pane.clear("\x1b[2J gone")
        assert all(character.isprintable() for character in "".join(screen(app.pane)))
        assert "gone" in "".join(screen(app.pane))
        assert app.pane.spans_visible() == []


def test_marks_are_found_by_the_stretch_they_fall_on() -> None:
    draw = random.Random(7)
    highlights = [
        Highlight(start, start + draw.randrange(1, 40), Kind.QUOTE)
        for start in (draw.randrange(200) for _ in range(60))
    ]
    found = Highlights(highlights)
    for start in range(0, 240, 7):
        expected = sorted(
            each for each in highlights if each.start < start + 10 and each.end > start
        )
        assert found.on(start, start + 10) == expected


@pytest.mark.parametrize(("lines", "height"), [(5, 9), (9, 9), (10, 9), (100, 7), (1000, 40)])
def test_every_line_has_its_cell_on_the_minimap(lines: int, height: int) -> None:
    minimap = Minimap(lines, height)
    cells = [minimap.cell(line) for line in range(lines)]
    assert cells == sorted(cells)
    for cell in set(cells):
        assert minimap.first_line(cell) == cells.index(cell)
        assert cell < height
    for top in range(max(0, lines - height)):
        view = minimap.view(top)
        assert minimap.cell(top) in view
        assert minimap.cell(top + height - 1) in view
    shown = minimap.kinds(lambda first, stop: sum(1 for line in range(first, stop) if line < lines))
    assert sum(shown) == lines


def test_overlapping_marks_add_up_and_never_part_a_character() -> None:
    shown = "ab👍🏽cd"
    highlights = [Highlight(10, 13, Kind.QUOTE), Highlight(13, 16, Kind.HIT)]
    assert list(runs(shown, 10, highlights)) == [
        ("ab", Kind.QUOTE),
        ("👍🏽", Kind.QUOTE | Kind.HIT),
        ("cd", Kind.HIT),
    ]


def test_at_a_quote_its_speaker_and_cue_are_marked_too() -> None:
    reading = reading_of()
    assert reading.analysis
    quote = reading.analysis.quotes[0]
    kinds = [each.kind for each in highlights_at(reading, quote.span)]
    assert kinds == [Kind.CURRENT, Kind.SPEAKER, Kind.CUE]
    assert [each.kind for each in highlights_at(reading, reading.hits[0])] == [Kind.POINT]
    assert highlights_at(reading, None) == ()


ATTRIBUTES = ("bold", "italic", "underline", "strike")


async def test_names_hits_and_quotes_differ_by_more_than_colour() -> None:
    app = PaneApp()
    async with app.run_test():
        shapes = {
            kind: tuple(
                bool(getattr(look_of(app.pane, LOOKS, COMPONENTS[kind]), name))
                for name in ATTRIBUTES
            )
            for kind in (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.HIT, Kind.WATCH)
        }
        for one, other in combinations(shapes, 2):
            assert shapes[one] != shapes[other], (one, other)


@pytest.mark.parametrize("theme", [name for name in BUILTIN_THEMES if "ansi" not in name])
async def test_every_mark_is_legible(theme: str) -> None:
    app = PaneApp()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        quoted = (COMPONENTS[Kind.QUOTE], COMPONENTS[Kind.CURRENT])
        alone = [(name,) for name in (*COMPONENTS.values(), *ROLE_COMPONENTS.values())]
        mixed = [(*quoted, name) for name in COMPONENTS.values() if name not in quoted]
        for names in (*alone, *mixed, ("title",), ("about",)):
            style = legible(look_of(app.pane, LOOKS, *names))
            assert style.foreground and style.background
            assert contrast(style.foreground, style.background) >= ENOUGH, names


async def test_the_colours_follow_the_theme() -> None:
    app = PaneApp()
    async with app.run_test(size=(90, 20)) as pilot:
        app.pane.show(reading_of())
        app.theme = "textual-dark"
        await pilot.pause()
        dark = app.pane.render_line(5)
        app.theme = "textual-light"
        await pilot.pause()
        assert list(app.pane.render_line(5)) != list(dark)


async def test_an_article_may_come_before_the_size_is_known() -> None:
    class Eager(PaneApp):
        def compose(self) -> ComposeResult:
            self.pane.show(reading_of())
            self.pane.jump(reading_of().hits[6])
            yield self.pane

    app = Eager()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert seen_at(app.pane, reading_of().hits[6])[0] == 8


def test_a_mixed_page_tells_both_its_languages() -> None:
    english = "The minister said that the bridge would open in the spring and that he was happy."
    french = "Le ministre a dit que le pont serait ouvert au printemps et qu'il en était content."
    article = replace(reading_of(TEXT).article, text=f"{french}\n\n{english}", language="fr")
    lines = heading(replace(reading_of(TEXT), article=article), 9, 90, UNICODE)
    assert any("lang:fr lang:en" in one.text for one in lines)


def test_a_language_that_is_not_known_is_none_of_several() -> None:
    short = "The last ferry has left the harbour, and it will not come back this year."
    reading = reading_of(TEXT)
    about = heading(
        replace(reading, article=replace(reading.article, text=short, language="und")),
        9,
        90,
        UNICODE,
    )
    assert not any("lang:" in one.text for one in about)


def test_what_lists_note_stands_above_the_text() -> None:
    hostile = "Ask Holm.\x1b[2J"
    reading = replace(reading_of(TEXT), note="Mine.", noted=(hostile, "Marked."))
    lines = heading(reading, 9, 60, UNICODE)
    remarks = [one.text for one in lines if one.component.endswith("note")]
    assert remarks == [f"{UNICODE.note} Mine.", f"Noted: {printable(hostile)}", "Noted: Marked."]


def test_other_copies_stand_above_the_text() -> None:
    hostile = "Lights\x1b[2J out"
    near = NearCopy(id=2, title=hostile, source="Echo", likeness=0.8)
    copies = tuple(f"old/{number}.txt" for number in range(5))
    lines = heading(replace(reading_of(TEXT), duplicates=copies, near=(near,)), 9, 60, UNICODE)
    assert [one.text for one in lines if one.component.endswith("note")] == [
        "The same text: old/0.txt; old/1.txt; old/2.txt; 2 more",
        f"Nearly the same text: {printable(hostile)} (Echo)",
    ]
