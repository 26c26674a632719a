"""A dialog that lists every file under the folder, with what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from index import FileRecord, clean_line
from tui.screens.dialog import Box
from tui.screens.list_dialog import MOVES, ListDialog
from tui.session.ledger import FileGroup, Ledger, became_of
from tui.widgets.list_pane import ListPane
from tui.widgets.words import indented, spread

_INDENT = 3


@dataclass(frozen=True, slots=True)
class FileList:
    """What the dialog shows: the files that are listed, those not read first, and the counts."""

    rows: list[FileRecord | FileGroup] = field(default_factory=list)
    summary: str = ""

    @classmethod
    def of(cls, records: Iterable[FileRecord]) -> FileList:
        """Return it for all files of a folder."""
        ledger = Ledger()
        listed = [record for record in ledger.counted(records) if ledger.is_listed(record)]
        listed.sort(key=lambda record: bool(record.articles or record.links))
        return cls([*listed, *ledger.groups()], ledger.summary())


class FileListPane(ListPane[FileRecord | FileGroup]):
    """The files, each with what became of it."""

    DEFAULT_CSS = """
    FileListPane { height: 1fr; background: $surface; }
    """

    def height_of(self, row: FileRecord | FileGroup, width: int) -> int:
        """Return how many lines a row takes: one, or more where there is a reason."""
        return len(self.draw(row, 0, width)) if row.reason else 1

    def draw(self, row: FileRecord | FileGroup, number: int, width: int) -> list[Content]:
        """Return the lines of a file, or of a kind of files."""
        dim = self.style_of("dim")
        if isinstance(row, FileGroup):
            name, became, hint = row.label, row.became, ""
        else:
            name, became, hint = clean_line(row.path), became_of(row), clean_line(row.hint)
        reason = Content(clean_line(row.reason))
        return [
            spread(Content(f" {name}"), Content.styled(f"{became} ", dim), width),
            *(indented(reason, width, _INDENT) if row.reason else ()),
            *(indented(Content.styled(hint, dim), width, _INDENT) if hint else ()),
        ]


class FilesScreen(ListDialog[str]):
    """Every file under the folder, and what became of it; gives one whose article is to be read."""

    DEFAULT_CSS = """
    FilesScreen > .box {
        width: 100;
        height: 84%;
        & > .counts { height: auto; color: $text-muted; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "go", "Go to its article", show=False),
    ]

    def __init__(self, files: FileList) -> None:
        super().__init__()
        self._files = files

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = "Files"
            box.border_subtitle = "q close"
            yield Static(self._files.summary, classes="counts", markup=False)
            yield FileListPane()

    def on_mount(self) -> None:
        """List the files."""
        files = self.query_one(FileListPane)
        if self._files.rows:
            files.show_rows(self._files.rows, cursor=0)
            self._tell()
        else:
            files.say(Content("There is no file in this folder."))
        files.focus()

    @property
    def _at_cursor(self) -> FileRecord | None:
        """The file under the cursor, if it has an article."""
        row = self.query_one(FileListPane).at_cursor
        return row if isinstance(row, FileRecord) and row.articles else None

    @on(ListPane.Moved)
    def _tell(self) -> None:
        file, articles = self._at_cursor, ""
        if file is not None:
            articles = f"↵ goes to its {'first ' if file.articles > 1 else ''}article · "
        self.query_one(".box").border_subtitle = f"{articles}q close"

    @on(ListPane.Chosen)
    def _go_clicked(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """Close, to go to the article of the file."""
        if self._at_cursor is not None:
            self.dismiss(self._at_cursor.path)
