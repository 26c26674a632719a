"""The pane of entities: the people, organisations and places that the article names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from tui.session.places import Places, heading_of, is_minor
from tui.session.words import one_line, place_among
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

if TYPE_CHECKING:
    from index.article import Entity


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """An entity in the list."""

    index: int
    """Which one of the article's entities."""
    name: str
    aliases: str
    mentions: int
    elsewhere: int
    """Other articles that name it."""


EntityListRow = EntityEntry | str
"""An entry, or a heading."""


class EntitiesPane(ListPane[EntityListRow]):
    """Whom and what the article names."""

    BORDER_TITLE = "4 Entities"

    unfolded: reactive[bool] = reactive(False, init=False)
    """Dates and numbers are listed too."""

    def __init__(self, *, unfold_key: str) -> None:
        super().__init__(id="entities")
        self._unfold_key = unfold_key
        self._places = Places()
        self._elsewhere: Mapping[str, int] = {}

    def show(self, places: Places, elsewhere: Mapping[str, int]) -> None:
        """Show the entities of an article.

        Args:
            places: Where they are mentioned.
            elsewhere: In how many other articles each is named.
        """
        self._places, self._elsewhere = places, elsewhere
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
        self.show(self._places, self._elsewhere)

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
                    one_line(entity.name),
                    " · ".join(one_line(alias) for alias in entity.aliases),
                    entity.count,
                    self._elsewhere.get(entity.name, 0),
                )

    def _row_of(self, index: int | None) -> int | None:
        if index is None:
            return None
        for number, row in enumerate(self.rows):
            if isinstance(row, EntityEntry) and row.index == index:
                return number
        return None
