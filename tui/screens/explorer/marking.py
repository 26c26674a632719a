"""The explorer's part for the user's marks, for copying, and for leaving to other programs."""

from __future__ import annotations

import asyncio
import itertools
import os
import shlex
import subprocess
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from index.errors import PullquoteError
from tui.exporting.citation import citation, quoted_words
from tui.exporting.clipboard import copy_with_tool
from tui.messages import Exported, WorkFailed
from tui.screens.explorer.indexing import IndexingPart
from tui.screens.explorer.searching import MARKED
from tui.session.position import Landing
from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive, Results

_LINE_ARGUMENT = ("vi", "vim", "nvim", "nano", "emacs", "micro", "kak", "joe", "ne")
"""Editors that take `+LINE` before the file."""


class MarkingPart(IndexingPart):
    """Stars, tags and notes; copying; the original page and the editor."""

    def toggle_star(self) -> None:
        """Star the article, or take its star away."""
        if self.reading is None:
            return
        article_id, on = self.reading.id, not self.reading.starred
        self.reading = replace(self.reading, starred=on)
        self.article_pane.show(self.reading)
        said = "Starred." if on else "Star taken away."
        self._mark(lambda archive: archive.star(article_id, on), said)

    def edit_tags(self) -> None:
        """Ask for the tags of the article."""
        if self.reading is None:
            return
        reading = self.reading

        def keep(typed: str | None) -> None:
            if typed is not None:
                tags = tuple(dict.fromkeys(tag.strip("#,") for tag in typed.split()))
                self._mark(lambda archive: archive.tag(reading.id, tags))

        hint = "Words with spaces between; tag:word finds them again. Empty takes them away."
        self.ask("Tags", hint, " ".join(reading.tags), keep)

    def edit_note(self) -> None:
        """Ask for the note about the article."""
        if self.reading is None:
            return
        reading = self.reading

        def keep(typed: str | None) -> None:
            if typed is not None:
                self._mark(lambda archive: archive.note(reading.id, typed))

        hint = "has:note finds it again. Empty takes it away. Your files are never changed."
        self.ask("Note", hint, reading.note, keep)

    def show_marks(self) -> None:
        """List the articles that the user has marked."""
        self.search_for(MARKED)

    def watch_word(self) -> None:
        """Ask for a word to mark in every article from now on."""
        words = ", ".join(self.watch_words)
        span = self.places.span
        suggested = span.of(self.reading.article.text) if self.reading and span else ""

        def keep(word: str | None) -> None:
            if not word:
                return
            if word in self.memory.watch:
                self.memory.watch.remove(word)
                self.tell(f"“{word}” is no longer watched.")
            else:
                self.memory.watch.append(word)
                self.tell(f"“{word}” is marked in every article from now on.")
            self.save_memory()
            if self.reading is not None:
                self.read_article(self.reading.id)

        watched = f"Watched now: {words}. One of these again stops it." if words else ""
        hint = f"It is marked and listed in every article. {watched}".strip()
        is_short = self.places.kind in ("hit", "mention")
        self.ask("Watch a word", hint, suggested if is_short else "", keep)

    def copy_quote(self, *, with_citation: bool) -> None:
        """Copy the quote, or the quote with its source."""
        quote, reading = self.current_quote, self.reading
        if quote is None or reading is None:
            return
        if with_citation:
            text = citation(quote, reading, self.settings.citation)
        else:
            text = quoted_words(quote, reading.article.text)
        self.app.copy_to_clipboard(text)
        self.run_worker(
            lambda: copy_with_tool(text), thread=True, group="copy", exit_on_error=False
        )
        first = text.splitlines()[0]
        self.tell(
            first if len(first) < 120 else f"{first[:118]} …",
            title="Copied with its source" if with_citation else "Copied",
            alone=True,
        )

    def export_results(self) -> None:
        """Ask for a file, and write the results to it."""
        from tui.exporting import FORMATS, export, format_of

        results = self.results
        if results is None:
            return

        def write(name: str | None) -> None:
            if name:
                file = Path(name).expanduser()
                self.in_background(lambda archive: _export(archive, results, file), group="export")

        def _export(archive: Archive, results: Results, file: Path) -> None:
            readings = (archive.read(number, results.query) for number in results.ids)
            try:
                count = export(readings, format_of(file), file)
            except PullquoteError as error:
                self.post_message(WorkFailed(error))
            else:
                self.post_message(Exported(file, count))

        self.ask(
            f"Export {counted(results.total, 'article')} to",
            f"Its ending chooses the format: {', '.join(FORMATS)}.",
            _unused_name(),
            write,
        )

    @on(Exported)
    def _say_exported(self, event: Exported) -> None:
        from index import clean_line

        self.tell(clean_line(str(event.file)), title=f"{counted(event.count, 'article')} written")

    @on(WorkFailed)
    def _say_failed(self, event: WorkFailed) -> None:
        self.tell(event.error.hint, title=event.error.message, severe=True)

    def open_source(self) -> None:
        """Open the original page, or the file if there is no link."""
        if self.reading is None:
            return
        url, file = self.reading.article.url, self.reading.file
        if url.startswith(("http://", "https://")):
            target = url
        elif file is not None:
            target = file.as_uri()
        else:
            self.tell("The article has neither a link nor a file of its own.", severe=True)
            return
        self.run_worker(
            lambda: webbrowser.open(target), thread=True, group="browser", exit_on_error=False
        )
        self.tell(target, title="Opening")

    @work(exclusive=True, group="editor", exit_on_error=False)
    async def edit_source(self) -> None:
        """Open the file in the user's editor, at this place if it takes a line."""
        file = self.reading.file if self.reading else None
        if file is None:
            self.tell("The article has no file of its own.", severe=True)
            return
        if not await asyncio.to_thread(file.exists):
            from index import clean_line

            self.tell(clean_line(str(file)), title="The file is not there any more", severe=True)
            return
        command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
        if os.path.basename(command[0]) in _LINE_ARGUMENT:
            command.append(f"+{await asyncio.to_thread(self._line_in_file, file.read_bytes)}")
        with self.app.suspend():
            try:
                subprocess.run([*command, str(file)], check=False)
            except OSError as error:
                failure = f"{command[0]}: {error.strerror}. Set $EDITOR to a program."
            else:
                failure = ""
        self.refresh(layout=True)
        if failure:
            self.tell(failure, title="The editor cannot be started", severe=True)
        else:
            self.start_sync()

    def _line_in_file(self, read: Callable[[], bytes]) -> int:
        """Return the line of the file where the words at the present place stand, or 1."""
        assert self.reading is not None
        start = self.places.position
        words = self.reading.article.text[start : start + 200].split()[:4]
        try:
            lines = read().decode("utf-8", "replace").splitlines()
        except OSError:
            return 1
        for number, line in enumerate(lines, 1):
            if words and " ".join(words[:3]) in line:
                return number
        return 1

    def _mark(self, change: Callable[[Archive], None], said: str = "") -> None:
        """Write a mark in the background, then show it, and say that it is done."""
        if self.reading is None:
            return
        article_id = self.reading.id

        def work(archive: Archive) -> None:
            try:
                change(archive)
                if said:
                    self.app.call_from_thread(self.tell, said, alone=True)
            finally:
                self.app.call_from_thread(self._show_mark, article_id)

        archive = self.archive
        if archive is not None:
            self.run_worker(lambda: work(archive), thread=True, group="mark", exit_on_error=False)

    def _show_mark(self, article_id: int) -> None:
        self.relist()
        self.read_article(article_id, Landing(keep=True))


def _unused_name() -> str:
    """Return a name for an export that no file here has yet."""
    names = itertools.chain(["pullquote.csv"], (f"pullquote-{n}.csv" for n in itertools.count(2)))
    return next(name for name in names if not Path(name).exists())
