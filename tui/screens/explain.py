"""A dialog that says why somebody is taken for the speaker of a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.dialog import Dialog
from tui.session.words import cue_of, one_line, speaker_of

if TYPE_CHECKING:
    from index import Reading
    from index.article import Quote


class ExplainScreen(Dialog[Literal["correct", "undo"]]):
    """Why this is the speaker, in a sentence; the cue, the chain of mentions, how sure it is."""

    DEFAULT_CSS = """
    ExplainScreen .box { width: 76; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "answer('correct')", "Correct", show=False),
        Binding("u", "answer('undo')", "Undo", show=False),
        Binding("x,enter", "close", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, quote: Quote, reading: Reading) -> None:
        super().__init__()
        self._quote, self._reading = quote, reading

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with VerticalScroll(classes="box") as box:
            box.can_focus = False
            box.border_title = "Why this speaker"
            box.border_subtitle = "c correct · u undo · esc close"
            yield Static(self._explanation(), markup=False)

    def action_answer(self, answer: Literal["correct", "undo"]) -> None:
        """Close with what the user wants to do."""
        self.dismiss(answer)

    def action_scroll(self, by: int) -> None:
        """Scroll a long explanation."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _explanation(self) -> Content:
        quote, text = self._quote, self._reading.article.text
        rows = [
            ("Said by", speaker_of(quote, text) or "Nobody named"),
            ("Written as", one_line(quote.speaker.of(text)) if quote.speaker else ""),
            ("Cue", cue_of(quote, text)),
            ("Leads to", " → ".join(one_line(mention.of(text)) for mention in quote.chain)),
            ("Confidence", _confidence(quote.confidence)),
            ("Kind", _KINDS[quote.kind]),
        ]
        if quote.span in self._reading.corrected:
            rows.append(("Corrected", "by you; u takes that back"))
        lines = [
            Content(one_line(quote.span.of(text))),
            Content(""),
            Content.styled(quote.explanation or "No explanation was kept.", "italic"),
            Content(""),
        ]
        lines += [Content.assemble((f"{name:<12}", "bold"), value) for name, value in rows if value]
        return Content("\n").join(lines)


_KINDS = {
    "direct": "a statement in quotation marks",
    "partial": "a few quoted words in the reporter's sentence",
    "indirect": "reported without quotation marks",
    "scare": "words in marks that nobody is quoted with",
    "title": "a title in marks",
}


def _confidence(probability: float) -> str:
    filled = round(10 * probability)
    return f"{'■' * filled}{'□' * (10 - filled)} {round(100 * probability)} %"
