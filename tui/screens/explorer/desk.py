"""What every controller stands on: the session, the view, and the archive in the background."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index.errors import ArchiveError, PullquoteError
from tui.commands import key_of

if TYPE_CHECKING:
    from index import Archive
    from tui.screens.explorer.view import View
    from tui.session.session import Session

T = TypeVar("T")
TELL_EVERY = 0.2
"""Seconds after which it is shown anew how far something is."""


class Desk:
    """What the controllers share. It is handed to each of them; none inherits from it."""

    def __init__(self, session: Session, view: View) -> None:
        self.session = session
        self.view = view

    def key(self, command: str) -> str:
        """Return the key of a command as it is shown to the user."""
        return key_of(command, self.session.settings)

    def fetch(
        self,
        work: Callable[[Archive], T],
        then: Callable[[T], object] | None = None,
        *,
        group: str,
        exclusive: bool = True,
    ) -> None:
        """Use the archive in a thread, if it is open; see `View.in_background`."""
        archive = self.session.archive
        if archive is not None:
            self.view.in_background(lambda: work(archive), then, group=group, exclusive=exclusive)

    def write(self, file: Path, work: Callable[[Archive], T], then: Callable[[T], object]) -> None:
        """Write a file in a thread; who leaves is asked first whether to give it up."""

        def write(archive: Archive) -> T:
            try:
                return work(archive)
            finally:
                del self.session.writing[this_time]

        this_time = object()
        self.session.writing[this_time] = file
        self.fetch(write, then, group="export", exclusive=False)  # or a failure is not told

    def is_given_up(self) -> bool:
        """Tell whether the reader has left, and wants nothing written any more."""
        return self.session.is_over

    def telling(self, what: str, things: Iterable[T], total: int) -> Generator[T]:
        """Yield things, in a thread, and show on the status line how many have been taken.

        Args:
            what: Is done with them: `Writing`.
            things: The things.
            total: How many there are.
        """
        due = time.monotonic() + TELL_EVERY
        try:
            for count, thing in enumerate(things):
                if time.monotonic() >= due:
                    due = time.monotonic() + TELL_EVERY
                    self._show(f"{what} {count:,} of {total:,}")
                if self.is_given_up():  # nothing is left that would pass for all of it
                    raise ArchiveError("It was given up.")
                yield thing
        finally:
            self._show("")

    def ask_for_file(
        self,
        title: str,
        name: str,
        formats: Collection[str],
        then: Callable[[Path, str], object],
        *,
        wrong: str = "",
        replaced: str = "",
    ) -> None:
        """Ask for a file to write, until its ending names a format and nothing is lost by it.

        Args:
            title: Of the question.
            name: What stands there.
            formats: Those that there are.
            then: Is called with the file and its format.
            wrong: What was wrong with the answer before.
            replaced: The answer that was told to be there already: given again, it is meant.
        """
        from index import clean_line  # nothing is written at the start
        from tui.exporting.target import format_named, hindrance

        def take(given: str | None) -> None:
            if not given:
                return
            file = Path(os.path.expanduser(given))
            try:
                form, wrong = format_named(file, formats), hindrance(file)
            except PullquoteError as error:
                form, wrong = "", error.message
            if not wrong and given != replaced and file.is_file():
                wrong, again = f"{clean_line(file.name)} is there already: ↵ replaces it.", given
            else:
                again = ""
            if wrong:
                self.ask_for_file(title, given, formats, then, wrong=wrong, replaced=again)
            else:
                then(file, form)

        hint = f"{wrong} Its ending chooses the format: {', '.join(formats)}.".strip()
        self.view.ask(title, hint, name, take)

    def _show(self, doing: str) -> None:
        def show() -> None:
            self.view.status.doing = doing

        self.view.post(show)

    def save_memory(self, said: str = "", *, title: str = "") -> None:
        """Write what is remembered for the next start; say that it is, or that it cannot be."""
        try:
            self.session.memory.save()
            if said:
                self.view.tell(said, title=title)
        except OSError as error:
            self.view.tell(
                f"It is remembered until you leave: {error.strerror}.",
                title="This cannot be saved",
                severe=True,
            )
