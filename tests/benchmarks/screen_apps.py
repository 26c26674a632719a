"""Small apps to measure: `python -m tests.benchmarks.screen_apps minimal|panes|article|results`."""

from __future__ import annotations

import random
import re
import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

_SENTENCE = (
    "the government said that we cannot go on with a tax budget of well-known ministers and a "
    "parliament while others hope for schools bridges hospitals harbours and a better year"
)
WORDS = _SENTENCE.split()
READY = "Ready to be measured"


def paragraph(draw: random.Random, *, speaker: str = "Ada Holm") -> str:
    """Return a paragraph of about 60 words with one quote in it."""
    words = [draw.choice(WORDS) for _ in range(60)]
    told, said = " ".join(words[:40]), " ".join(words[40:])
    return f"{told.capitalize()}. “{said.capitalize()},” {speaker} said."


def long_text(characters: int) -> str:
    """Return a text of so many characters, the same in each run."""
    draw = random.Random(characters)
    found: list[str] = []
    size = 0
    while size < characters:
        found.append(paragraph(draw))
        size += len(found[-1]) + 2
    return "\n\n".join(found)


class MinimalApp(App[None]):
    """What Textual costs by itself: a text that a key changes."""

    BINDINGS = [("n", "next", "Next")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static(READY, markup=False)

    def action_next(self) -> None:
        """Show other lines, as many as there is room for."""
        lines = ("".join(random.choices("abc def", k=self.size.width)) for _ in range(40))
        self.query_one(Static).update("\n".join(lines))


class Note(ModalScreen[None]):
    """A dialog over it."""

    CSS = "Note { align: center middle; Static { width: 84; height: 80%; border: round gray; } }"
    BINDINGS = [("escape", "dismiss", "Close")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static(long_text(2000), markup=False)


class PanesApp(App[None]):
    """Two panes with frames and a dialog, as Textual draws them."""

    CSS = "VerticalScroll { border: round gray; &:focus { border: round white; } }"
    BINDINGS = [("question_mark", "ask", "Ask")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        with Horizontal():
            for number in range(2):
                with VerticalScroll():
                    yield Static(READY + long_text(9000 + number), markup=False)

    def action_ask(self) -> None:
        """Open the dialog."""
        self.push_screen(Note())


def article_app() -> App[None]:
    """Return an app with an article: `a` opens 94 KB, `b` 1 MB, `c` 20k words; `n` jumps."""
    from index import Reading
    from index.article import Analysis, Article, Quote, Span
    from tui.panes.article import ArticlePane
    from tui.session.moves import Move

    def reading(number: int, characters: int) -> Reading:
        text = long_text(characters)
        quotes = [Quote(span=Span(*q.span()), kind="direct") for q in re.finditer("“[^”]+”", text)]
        hits = [Span(*hit.span()) for hit in re.finditer("tax", text)]
        return Reading(
            id=number,
            article=Article(text=text, title=f"Article {number}"),
            analysis=Analysis(pipeline="none", quotes=tuple(quotes)),
            hits=tuple(hits[: max(0, 500 - len(quotes))]),
        )

    readings = {"a": reading(1, 94_000), "b": reading(2, 1_000_000), "c": reading(3, 118_000)}

    class ArticleApp(App[None]):
        BINDINGS = [  # noqa: RUF012
            *((key, f"open('{key}')", "Open") for key in readings),
            ("n", "next", "Next"),
            ("g", "top", "Top"),
            ("space", "page", "Page"),
        ]
        at = 0

        def compose(self) -> ComposeResult:
            yield ArticlePane()

        def on_mount(self) -> None:
            self.query_one(ArticlePane).clear(READY)

        def action_open(self, key: str) -> None:
            self.query_one(ArticlePane).show(readings[key])

        def action_next(self) -> None:
            pane = self.query_one(ArticlePane)
            if pane.reading and pane.reading.analysis:
                quotes = pane.reading.analysis.quotes
                self.at = (self.at + 7) % len(quotes)
                pane.jump(quotes[self.at].span)

        def action_top(self) -> None:
            self.query_one(ArticlePane).move(Move.TOP)

        def action_page(self) -> None:
            self.query_one(ArticlePane).move(Move.PAGE_DOWN)

    return ArticleApp()


def results_app() -> App[None]:
    """Return an app with results: `a` shows 100,000, `G` and `g` go to the ends."""
    from index import Row
    from tui.panes.results import ResultsPane
    from tui.session.moves import Move

    def fetch(start: int, stop: int) -> list[Row]:
        return [
            Row(
                id=number,
                title=f"Article number {number}",
                source="The Courier",
                published="2024-03-07",
                date_shown="2024-03-07",
                quotes=12,
            )
            for number in range(start, stop)
        ]

    class ResultsApp(App[None]):
        BINDINGS = [("a", "open", "Open"), ("G", "last", "Last"), ("g", "first", "First")]  # noqa: RUF012

        def compose(self) -> ComposeResult:
            yield ResultsPane()

        def on_mount(self) -> None:
            self.query_one(ResultsPane).clear(READY)

        def action_open(self) -> None:
            self.query_one(ResultsPane).show(100_000, fetch)

        def action_last(self) -> None:
            self.query_one(ResultsPane).move(Move.BOTTOM)

        def action_first(self) -> None:
            self.query_one(ResultsPane).move(Move.TOP)

    return ResultsApp()


if __name__ == "__main__":
    apps = {
        "minimal": MinimalApp,
        "panes": PanesApp,
        "article": article_app,
        "results": results_app,
    }
    apps[sys.argv[1]]().run()
