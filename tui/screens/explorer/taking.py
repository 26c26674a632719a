"""The controller of what leaves Pullquote: copies, exports, the original page and the editor."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive, Results
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.syncing import SyncController

_LINE_ARGUMENT = ("vi", "vim", "nvim", "nano", "emacs", "micro", "kak", "joe", "ne")
"""Editors that take `+LINE` before the file."""
_SHOWN = 120
"""Characters of a copied text that are shown."""


class TakeController:
    """Copies, exports, and leaves to other programs."""

    def __init__(self, desk: Desk, sync: SyncController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._sync = sync

    def copy_quote(self, *, with_citation: bool) -> None:
        """Copy the quote, or the quote with its source."""
        from tui.exporting.citation import citation, quoted_words  # nothing is copied at the start
        from tui.exporting.clipboard import copy_with_tool

        quote, reading = self._session.quote, self._session.reading
        if quote is None or reading is None:
            return
        if with_citation:
            text = citation(quote, reading, self._session.settings.citation)
        else:
            text = quoted_words(quote, reading.article.text)
        self._view.copy(text)
        self._view.in_background(lambda: copy_with_tool(text), group="copy", exclusive=False)
        first = text.splitlines()[0]
        self._view.tell(
            first if len(first) < _SHOWN else f"{first[: _SHOWN - 2]} …",
            title="Copied with its source" if with_citation else "Copied",
        )

    def export(self) -> None:
        """Ask for a file, and write the results to it."""
        from tui.exporting.formats import FORMATS
        from tui.exporting.target import unused_name

        results = self._session.results
        if results is None:
            return
        title = f"Export {counted(results.total, 'article')} to"
        write = partial(self._export, results)
        self._desk.ask_for_file(title, unused_name("pullquote", "csv"), FORMATS, write)

    def _export(self, results: Results, file: Path, form: str) -> None:
        from index import clean_line
        from tui.exporting.formats import export, readings_of
        from tui.exporting.target import READ_AGAIN, is_read_again

        def work(archive: Archive) -> int:
            readings = readings_of(archive, results.whole())
            with contextlib.closing(self._desk.telling("Writing", readings, results.total)) as told:
                return export(told, form, file, self._desk.is_given_up)

        def tell(count: int) -> None:
            title = f"{counted(count, 'article')} written"
            again = f" · {READ_AGAIN}" if is_read_again(file, form, self._session.folder) else ""
            self._view.tell(f"{clean_line(str(file))}{again}", title=title)

        self._desk.write(file, work, tell)

    def open_source(self) -> None:
        """Open the original page, or the file if there is no link."""
        reading = self._session.reading
        if reading is None:
            return
        url, file = reading.article.url, reading.file
        if url.startswith(("http://", "https://")):
            target = url
        elif file is not None:
            self._view.in_turn(self._open_file(file), group="browser")
            return
        else:
            self._view.tell("The article has neither a link nor a file of its own.", severe=True)
            return
        self._open(target)

    def _open(self, target: str) -> None:
        import webbrowser  # and `shlex` below: not needed at the start

        def find() -> webbrowser.BaseBrowser | None:
            with contextlib.suppress(webbrowser.Error):
                return webbrowser.get()
            return None

        def show(browser: webbrowser.BaseBrowser | None) -> None:
            needs_terminal = type(browser) is webbrowser.GenericBrowser
            if browser is None or (needs_terminal and not self._view.can_suspend):
                self._view.tell(target, title="No browser was found. Set $BROWSER.", severe=True)
            elif needs_terminal:
                with self._view.suspended():
                    browser.open(target)
            else:
                self._view.tell(target, title="Opening")
                self._view.in_background(lambda: browser.open(target), group="browser")

        self._view.in_background(find, show, group="browser", exclusive=False)

    async def _open_file(self, file: Path) -> None:
        if await self._is_there(file):
            self._open(file.as_uri())

    async def _is_there(self, file: Path) -> bool:
        """Tell whether a file is there, and say so if it is not."""
        if await asyncio.to_thread(file.exists):
            return True
        from index import clean_line

        title = "The file is not there any more"
        self._view.tell(clean_line(str(file)), title=title, severe=True)
        return False

    def edit_source(self) -> None:
        """Open the file in the user's editor, at this place if it takes a line."""
        file = self._session.reading.file if self._session.reading else None
        if file is None:
            self._view.tell("The article has no file of its own.", severe=True)
        else:
            self._view.in_turn(self._edit(file), group="editor")

    async def _edit(self, file: Path) -> None:
        if not await self._is_there(file):
            return
        if not self._view.can_suspend:
            self._view.tell("Open Pullquote in a terminal for that.", title="There is no terminal")
            return
        import shlex

        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
        if os.path.basename(command[0]) in _LINE_ARGUMENT:
            command.append(f"+{await asyncio.to_thread(self._line_in_file, file.read_bytes)}")
        failure = ""
        with self._view.suspended():
            try:
                subprocess.run([*command, str(file)], check=False)
            except OSError as error:
                failure = f"{command[0]}: {error.strerror}. Set $EDITOR to a program."
        if failure:
            self._view.tell(failure, title="The editor cannot be started", severe=True)
        else:
            self._sync.start()

    def _line_in_file(self, read: Callable[[], bytes]) -> int:
        """Return the line of the file where the words at the present place stand, or 1."""
        assert self._session.reading is not None
        start = self._session.places.position
        words = self._session.reading.article.text[start : start + 200].split()[:4]
        try:
            lines = read().decode("utf-8", "replace").splitlines()
        except OSError:
            return 1
        for number, line in enumerate(lines, 1):
            if words and " ".join(words[:3]) in line:
                return number
        return 1
