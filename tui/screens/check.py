"""A dialog that lists the quotations of a manuscript with what the archive says to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from index import clean_line
from index.article import Span
from tui.screens.list_dialog import MOVES, ListDialog
from tui.session.position import Position
from tui.session.words import counted, marked_by, one_line, told_change, told_given
from tui.widgets.list_pane import ListPane
from tui.widgets.words import first_lines, indented, spread

_WORDS = {
    "exact": "exact",
    "cut": "cut",
    "changed": "changed",
    "other-speaker": "another speaker",
    "not-found": "not found",
}
_MOST_LINES = 4
"""Of a quotation; the differences are shown whole."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A quotation of the manuscript, as `pullquote check` tells it."""

    status: str
    text: str
    speaker: str
    differences: str = ""
    article: int = 0
    """Where the archive has it; 0: nowhere."""
    start: int = 0
    end: int = 0
    source: str = ""
    paragraph: int | None = None
    """Where a manuscript has it, the first one 0; nothing for a dossier."""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> CheckedRow:
        """Return it from a line of JSON."""
        match = record["match"] or {}
        changes = match.get("changes", ()) if record["status"] != "exact" else ()
        said = (match and _speaker(match)) or "nobody named"
        told = [told_change(each["kind"], each["was"], each["now"]) for each in changes]
        agrees = record["status"] != "other-speaker" and record.get("speaker_agrees", True)
        if match and not agrees:
            told.append(f"said by {said}")
        if given := told_given(record.get("given_to") or ""):
            told.append(given)
        return cls(
            status=record["status"],
            text=record["text"],
            speaker=_speaker(record),
            differences="; ".join(told),
            article=match.get("article", 0),
            start=match.get("start", 0),
            end=match.get("end", 0),
            source=_where(said, match) if match else "",
            paragraph=record.get("paragraph"),
        )


def _where(said: str, match: Mapping[str, Any]) -> str:
    """Return who says it in which article, as the user knows it: a file may hold many."""
    known = (match.get(name) for name in ("title", "source", "date"))
    return " · ".join(filter(None, (said, *known)))


def _speaker(record: Mapping[str, Any]) -> str:
    """Return who a line or its match names, with the signs of how sure that is."""
    return marked_by(record["speaker"] or "", record["confidence"], record["how"])


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a manuscript."""

    rows: Sequence[CheckedRow]
    said: str
    """What there is to say beside: names written otherwise, a file that cannot be read."""
    is_done: bool = True
    """All of it was compared. Otherwise `said` says why not."""


def doubtful_first(rows: Iterable[CheckedRow]) -> list[CheckedRow]:
    """Return what is to be looked at before what is exact, each in the manuscript's order."""
    return sorted(rows, key=lambda row: row.status == "exact")


class CheckedList(ListPane[CheckedRow]):
    """The quotations of the manuscript."""

    DEFAULT_CSS = """
    CheckedList { height: 1fr; background: $surface; }
    """

    def height_of(self, row: CheckedRow, width: int) -> int:
        """Return how many lines a row takes."""
        return len(self.draw(row, 0, width))

    def draw(self, row: CheckedRow, number: int, width: int) -> list[Content]:
        """Return the lines of a row: status, words, differences."""
        dim, hit = self.style_of("dim"), self.style_of("hit")
        status = Content.styled(_WORDS.get(row.status, row.status), dim)
        if row.status != "exact":
            status = Content.styled(_WORDS.get(row.status, row.status), hit)
        place = "" if row.paragraph is None else f" · ¶{row.paragraph + 1}"
        status += Content.styled(f"{place} ", dim)
        speaker = Content(f" {one_line(row.speaker) or 'Nobody named'}")
        lines = [spread(speaker, status, width)]
        words = first_lines(Content(one_line(row.text)), max(8, width - 3), _MOST_LINES)
        lines += [Content("   ") + line for line in words]
        if row.differences:
            lines += indented(Content(one_line(row.differences)), width, 3)
        if row.source:
            source = Content.styled(f"   {one_line(row.source)}", dim)
            lines.append(source.truncate(width, ellipsis=True))
        return lines


class CheckScreen(ListDialog[tuple[int, Position]]):
    """Every quotation of a manuscript; gives where the archive has the chosen one."""

    DEFAULT_CSS = """
    CheckScreen > .box {
        width: 100;
        height: 90%;
        & > .said { height: auto; max-height: 6; color: $text-muted; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "go", "Go there", show=False),
    ]

    def __init__(self, draft: Path, checked: Checked) -> None:
        super().__init__()
        self._draft, self._checked = draft, checked

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        rows = self._checked.rows
        doubtful = sum(row.status != "exact" for row in rows)
        with Vertical(classes="box") as box:
            counts = f"{counted(len(rows), 'quotation')} · {doubtful} to look at"
            if not self._checked.is_done:
                counts = "not all compared" if rows else "not compared"
            box.border_title = f"{clean_line(self._draft.name)} · {counts}"
            box.border_subtitle = "q close"
            if self._checked.said:
                yield Static(self._checked.said, classes="said", markup=False)
            yield CheckedList()

    def on_mount(self) -> None:
        """List the quotations, those to look at first."""
        checked = self.query_one(CheckedList)
        if self._checked.rows:
            checked.show_rows(doubtful_first(self._checked.rows), cursor=0)
            self._tell()
        elif self._checked.is_done:
            checked.say(Content("No quotation was found in this file."))
        else:
            checked.say(Content("Its quotations were not compared."))
        checked.focus()

    @on(ListPane.Moved)
    def _tell(self) -> None:
        row = self.query_one(CheckedList).at_cursor
        if row is not None:
            told = "↵ goes to the article" if row.article else "no article has it"
            self.query_one(".box").border_subtitle = f"{told} · q close"

    @on(ListPane.Chosen)
    def _go_clicked(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """Close, to go to where the archive has it."""
        row = self.query_one(CheckedList).at_cursor
        if row is not None and row.article:
            self.dismiss((row.article, Position(span=Span(row.start, row.end))))
