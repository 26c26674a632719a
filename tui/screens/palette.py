"""The palette: commands, articles, speakers, names, saved searches and themes by a few letters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from tui.commands.command import COMMANDS
from tui.commands.keys import keys_of, shown_keys
from tui.screens.explorer.screen import ExplorerScreen
from tui.screens.fuzzy import rank
from tui.session.query_edit import with_filter

if TYPE_CHECKING:
    from index import Archive
    from tui.screens.explorer.explorer import Explorer

_ARTICLES = 20
"""Articles that the palette offers at most."""
_NAMES = 3000
"""Names of the archive that the palette looks through at most."""


class CommandProvider(Provider):
    """Offers what the explorer can do and find."""

    _names: list[tuple[str, str]]

    @property
    def _explorer(self) -> Explorer | None:
        return self.screen.explorer if isinstance(self.screen, ExplorerScreen) else None

    async def startup(self) -> None:
        """Fetch the names once, when the palette opens."""
        self._names = []
        explorer = self._explorer
        if explorer is not None and explorer.session.archive is not None:
            self._names = await asyncio.to_thread(_names, explorer.session.archive)

    async def discover(self) -> Hits:
        """Offer the commands and the saved searches before anything is typed."""
        for label, run, help_text in self._actions():
            yield DiscoveryHit(Content(label), run, text=label, help=escape(help_text))

    async def search(self, query: str) -> Hits:
        """Offer what fits the letters that were typed."""
        for label, run, help_text in self._actions():
            score = _score(query, label, help_text)
            if score > 0:
                yield _hit(score, label, run, help_text)
        explorer = self._explorer
        if explorer is None or explorer.session.archive is None:
            return
        for name, field in self._names:
            place = rank(query, name)
            if place is not None and place < 4:
                run = partial(explorer.search.search_for, with_filter("", field, name))
                yield _hit(0.9 - place / 10, name, run, _ABOUT[field])
        for article_id, title, about in await asyncio.to_thread(
            _articles, explorer.session.archive, query
        ):
            yield _hit(0.35, title, partial(explorer.reader.go_to_article, article_id), about)

    def _actions(self) -> Iterator[tuple[str, Callable[[], None], str]]:
        """Return label, callback and help of what can be done now."""
        explorer = self._explorer
        if explorer is None:
            return
        for command in COMMANDS.values():
            if command.id.startswith(("move.", "pane.")) or command.id == "palette":
                continue
            if command.available(explorer.session):
                settings = explorer.session.settings
                keys = shown_keys(keys_of(command, settings.keys), ascii_only=settings.ascii)
                label = f"{command.label}  [{keys}]" if keys else command.label
                yield label, partial(explorer.run, command.id), command.summary
        for name, query in explorer.session.memory.saved.items():
            yield f"Search: {name}", partial(explorer.search.search_for, query), query
        for theme in sorted(self.app.available_themes):
            yield (
                f"Theme: {theme}",
                partial(setattr, self.app, "theme", theme),
                "Change the colours",
            )


_ABOUT = {
    "speaker": "Articles that quote this speaker",
    "person": "Articles that name this person",
    "org": "Articles that name this organisation",
    "place": "Articles that name this place",
}


def _score(typed: str, label: str, help_text: str) -> float:
    """Return how well a command fits, from 0 to 1; its name counts for more than its help."""
    in_label, in_help = rank(typed, label), rank(typed, help_text)
    scores = [0.0]
    if in_label is not None:
        scores.append((1.0, 0.9, 0.8, 0.6, 0.3)[in_label])
    if in_help is not None and in_help < 4:
        scores.append(0.5 - in_help / 10)
    return max(scores)


def _hit(score: float, label: str, run: Callable[[], None], help_text: str) -> Hit:
    """Return an offer whose words are shown as they are: Textual would read markup in them."""
    return Hit(score, Content(label), run, text=label, help=escape(help_text))


def _names(archive: Archive) -> list[tuple[str, str]]:
    facets = archive.facets(archive.search(""))
    speakers = [(name, "speaker") for name, _ in facets.speakers[:_NAMES]]
    fields = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place"}
    entities = [
        (row.name, fields[row.kind]) for row in archive.entities()[:_NAMES] if row.kind in fields
    ]
    return speakers + entities


def _articles(archive: Archive, query: str) -> list[tuple[int, str, str]]:
    results = archive.search(query, as_you_type=True)
    return [
        (row.id, row.title, f"{row.source} · {row.date_shown}")
        for row in archive.rows(results, 0, _ARTICLES)
    ]
