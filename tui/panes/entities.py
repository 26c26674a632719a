"""The pane of entities: the people, organisations and places that the article names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive

from tui.session.places import Places, heading_of, is_minor
from tui.session.words import one_line, place_among
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

if TYPE_CHECKING:
    from index import Reading
    from index.article import Entity
    from tui.session.panes import Pane
    from tui.widgets.side import KeyOf


class EntityEntry(NamedTuple):
    """An entity in the list."""

    number: int
    """Which one of the article's entities."""
    entity: Entity
    name: str
    aliases: str
    mentions: int
    elsewhere: int
    """Other articles that name it."""


EntityListRow = EntityEntry | str
"""An entry, or a heading."""


class EntitiesPane(ListPane[EntityListRow]):
    """Whom and what the article names."""

    unfolded: reactive[bool] = reactive(False, init=False)
    """Dates and numbers are listed too."""

    DEFAULT_CSS = "EntitiesPane { height: 1fr; &:focus { height: 2fr; } }"

    def __init__(self, pane: Pane, key_of: KeyOf) -> None:
        super().__init__(id=pane.id)
        self._unfold_key = key_of("entities.unfold")
        self._places = Places()
        self._elsewhere: Mapping[str, int] = {}

    def show(self, reading: Reading | None, places: Places) -> None:
        """Show the entities of an article."""
        self._elsewhere = reading.elsewhere if reading else {}
        self._list(places)

    def show_elsewhere(self, reading: Reading, places: Places) -> None:
        """Show in how many other articles each entity is named now."""
        self.show(reading, places)

    def _list(self, places: Places) -> None:
        self._places = places
        self.show_rows(list(self._entries()))
        self.follow(places)

    def follow(self, places: Places) -> None:
        """Put the cursor on the entity that the reader follows."""
        self._places = places
        self.select(self._row_of(places.entity))
        at, count = places.index("mention"), places.count("mention")
        show_place(self, place_among(at, count) if places.entity is not None else "")

    def watch_unfolded(self) -> None:
        """Show or hide dates and numbers."""
        self._list(self._places)

    def regroup(self) -> None:
        """List dates and numbers too, or only names again."""
        self.unfolded = not self.unfolded

    def places_at(self, row: object, places: Places) -> Places | None:
        """Return the places with the reader at the entity of a row; `None` if it is gone."""
        return places.at_entity(row.entity) if isinstance(row, EntityEntry) else None

    def why_empty(self, reading: Reading, waiting: str) -> str:
        """Say why there are no names."""
        if reading.analysis is None:
            return waiting
        return " ".join(reading.analysis.notes) or "No names were found in this article."

    def is_heading(self, row: EntityListRow) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def draw(self, row: EntityListRow, number: int, width: int) -> list[Content]:
        """Return the line of a row."""
        if isinstance(row, str):
            return [Content.styled(f" {row}", self.style_of("heading")).truncate(width)]
        dim = self.style_of("dim")
        name = Content.assemble("  ", row.name, (f" · {row.aliases}" if row.aliases else "", dim))
        elsewhere = f" +{row.elsewhere}" if row.elsewhere else ""
        counts = Content.assemble(f"{row.mentions}", (f"{elsewhere:>5} ", dim))
        return [spread(name, counts, width)]

    def _entries(self) -> Iterator[EntityListRow]:
        def heading(numbered: tuple[int, Entity]) -> str:
            return heading_of(numbered[1].kind)

        for title, members in groupby(enumerate(self._places.entities), heading):
            entities = list(members)
            if is_minor(entities[0][1].kind) and not self.unfolded:
                yield f"{title} · {len(entities)} ({self._unfold_key} shows them)"
                continue
            yield title
            for index, entity in entities:
                yield EntityEntry(
                    index,
                    entity,
                    one_line(entity.name),
                    " · ".join(one_line(alias) for alias in entity.aliases),
                    entity.count,
                    self._elsewhere.get(entity.name, 0),
                )

    def _row_of(self, index: int | None) -> int | None:
        if index is None:
            return None
        for number, row in enumerate(self.rows):
            if isinstance(row, EntityEntry) and row.number == index:
                return number
        return None
