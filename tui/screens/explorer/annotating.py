"""The controller of annotations: stars, tags, notes and words to watch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.explorer.view import MARKING
from tui.session.words import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.listing import ListController
    from tui.screens.explorer.opening import ArticleController


class AnnotationController:
    """Writes what the user adds to an article, and shows it."""

    def __init__(self, desk: Desk, article: ArticleController, listing: ListController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._list = article, listing

    def toggle_star(self) -> None:
        """Star the article, or take its star away."""
        reading = self._session.reading
        if reading is None:
            return
        article_id, on = reading.id, not reading.starred
        self._session.reading = replace(reading, starred=on)
        self._view.article.show(self._session.reading)
        self.write(
            lambda archive: archive.annotations.star(article_id, on),
            said="Starred." if on else "Star taken away.",
        )

    def edit_tags(self) -> None:
        """Ask for the tags of the article."""
        reading = self._session.reading
        if reading is None:
            return

        def keep(typed: str | None) -> None:
            if typed is not None:
                tags = tuple(dict.fromkeys(tag.strip("#,") for tag in typed.split()))
                shown = " ".join(f"#{one_line(tag)}" for tag in tags)
                self.write(
                    lambda archive: archive.annotations.tag(reading.id, tags),
                    said=f"Tagged {shown}." if tags else "It has no tags of yours.",
                )

        hint = "Words with spaces between; tag:word finds them again. Empty takes them away."
        self._view.ask("Tags", hint, " ".join(reading.tags), keep)

    def edit_note(self) -> None:
        """Ask for the note about the article."""
        reading = self._session.reading
        if reading is None:
            return

        def keep(typed: str | None) -> None:
            if typed is not None:
                self.write(
                    lambda archive: archive.annotations.note(reading.id, typed),
                    said="Noted." if typed else "It has no note.",
                )

        hint = "has:note finds it again. Empty takes it away. Your files are never changed."
        self._view.ask("Note", hint, reading.note, keep)

    def watch_word(self) -> None:
        """Ask for a word to mark in every article from now on."""
        session = self._session
        words = ", ".join(session.watch_words)
        span = session.places.span
        suggested = span.of(session.reading.article.text) if session.reading and span else ""

        def keep(word: str | None) -> None:
            if word:
                self._watch(word)

        watched = f"Watched now: {words}. One of these again stops it." if words else ""
        hint = f"It is marked and listed in every article. {watched}".strip()
        is_short = session.places.kind in ("hit", "mention")
        self._view.ask("Watch a word", hint, suggested if is_short else "", keep)

    def _watch(self, word: str) -> None:
        """Watch a word, or watch it no longer."""
        watched = self._session.memory.watch
        if word in watched:
            watched.remove(word)
            said = f"“{word}” is no longer watched."
        else:
            watched.append(word)
            said = f"“{word}” is marked in every article from now on."
        self._desk.save_memory(said)
        if self._session.reading is not None:
            self._article.read(self._session.reading.id)

    def write(self, change: Callable[[Archive], None], *, said: str = "") -> None:
        """Write something about the open article in the background, then show it.

        Args:
            change: Writes it.
            said: What to say when it is done.
        """
        if self._session.reading is None:
            return
        article_id = self._session.reading.id

        def work(archive: Archive) -> None:
            try:
                change(archive)
                if said:
                    self._view.post(lambda: self._view.tell(said))
            finally:
                self._view.post(lambda: self._show(article_id))

        self._desk.fetch(work, group=MARKING, exclusive=False)

    def _show(self, article_id: int) -> None:
        self._list.relist()
        if self._session.opening == article_id:  # else the reader has gone on
            self._article.read(article_id)
