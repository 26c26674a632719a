"""The controller of choices: speakers, names, filters.

The picker is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.screens.explorer.view import OPENING
from tui.session.places import is_minor, word_for
from tui.session.position import Position
from tui.session.query_edit import with_filter
from tui.session.words import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index import Archive, EntityRow, Facets
    from tui.screens.dividing import Divided
    from tui.screens.explorer.arranging import PanesController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.reading import ReaderController
    from tui.screens.explorer.searching import SearchController
    from tui.screens.picker import Action, Picked, PickerScreen
    from tui.session.filters import FilteredQuery
    from tui.session.places import Places

_JUMP_OR_FILTER: frozenset[Action] = frozenset({"go", "filter", "exclude"})
_JUMP_HELP = "↵ go there · tab only its articles · ctrl+x without it"
NAMES_LISTED = 5000
"""Names of the articles found that the picker lists at most, those of most articles."""


class PickController:
    """Fetches what there is to choose from, and goes to or searches for what was chosen."""

    def __init__(
        self,
        desk: Desk,
        search: SearchController,
        reader: ReaderController,
        panes: PanesController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._search, self._reader, self._panes = search, reader, panes

    # Speakers and entities.

    def speaker(self) -> None:
        """Fetch the speakers of the results, then let the user choose one."""
        self._fetch_facets(self._choose_speaker)

    def _choose_speaker(self, facets: Facets) -> None:
        from index import MOST_VALUES
        from tui.screens.picker import Choice, PickerScreen

        here = Counter(quote.name for quote in self._session.places.quotes if quote.name)
        elsewhere = dict(facets.speakers)
        names = [*sorted(here, key=lambda name: -here[name])]
        names += [name for name in elsewhere if name not in here]
        choices = [
            Choice(one_line(name), _where(here.get(name, 0), elsewhere.get(name, 0)))
            for name in names
        ]

        def places_of(name: str) -> Places | None:
            begin = self._session.places.at_offset(0)
            return Position(speaker=name).places(begin) if name in here else None

        is_cut = len(elsewhere) >= MOST_VALUES
        title = f"Who is quoted here, and the {MOST_VALUES} most" if is_cut else "Who is quoted"
        none = f"None of the {MOST_VALUES} most frequent has these letters." if is_cut else ""
        screen = PickerScreen(
            f"{title} · {facets.trouble}" if facets.trouble else title,
            choices,
            help=_JUMP_HELP,
            actions=_JUMP_OR_FILTER,
            noun="speaker",
            none=none,
            selected=_place_of(self._session.speaker, names),
        )
        self._open(screen, "speaker", names, places_of)

    def entity(self) -> None:
        """Fetch the entities of the results, then let the user choose one."""
        query = self._session.query

        def work(archive: Archive) -> tuple[list[EntityRow], bool]:
            every = archive.frequent_entities(query)
            found = [row for row in every if not is_minor(row.kind)]
            is_cut = len(found) > NAMES_LISTED or any(row.is_least for row in every[:1])
            return found[:NAMES_LISTED], is_cut

        self._desk.fetch(work, lambda found: self._choose_entity(*found), group=OPENING)

    def _choose_entity(self, found: list[EntityRow], is_cut: bool) -> None:
        from tui.screens.picker import Choice, PickerScreen

        places = self._session.places
        here = {one.name: one for one in places.entities if not is_minor(one.kind)}
        # A name may be of several kinds; the archive gives the one of most articles first.
        rows = {row.name: row for row in reversed(found)}
        kinds = {entity.name: entity.kind for entity in places.entities}
        kinds |= {name: row.kind for name, row in rows.items()}
        counts = {row.name: row.articles for row in found if row is rows.get(row.name)}
        names = [*here, *(name for name in counts if name not in here)]
        more = " or more" if any(row.is_least for row in found[:1]) else ""
        choices = [
            Choice(
                f"{one_line(name)} · {word_for(kinds[name])}",
                _where(here[name].count if name in here else 0, counts.get(name, 0), more),
            )
            for name in names
        ]

        def places_of(name: str) -> Places | None:
            return self._session.places.at_entity(here[name]) if name in here else None

        most = f"the {NAMES_LISTED:,} most frequent"
        screen = PickerScreen(
            f"Names here, and {most}" if is_cut else "People, organisations, places",
            choices,
            help=_JUMP_HELP,
            actions=_JUMP_OR_FILTER,
            none=f"None of {most} has these letters." if is_cut else "",
            selected=_place_of(self._session.name, names),
        )
        self._open(screen, "entity", names, places_of)

    def _open(
        self,
        screen: PickerScreen,
        field: str,
        names: Sequence[str],
        places_of: Callable[[str], Places | None],
    ) -> None:
        """Let the user choose a name: to go to it where it is here, or else to filter by it."""

        def go(picked: Picked | None) -> None:
            if picked is None:
                return
            name = names[picked.index]
            places = places_of(name) if picked.action == "go" else None
            if places is not None:
                self._reader.go_to(places)
                self._panes.focus("article")
            else:
                is_left_out = picked.action == "exclude"
                query = with_filter(self._session.query, field, name, exclude=is_left_out)
                self._search.search_for(query)

        self._view.open(screen, go)

    # Filters.

    def filter(self) -> None:
        """Fetch how the results divide, then let the user choose a part of them."""
        from tui.session.filters import FilteredQuery

        query = FilteredQuery.of(self._session.query)
        self._divide(query, lambda divided: self._choose_filter(query, divided))

    def _divide(self, query: FilteredQuery, then: Callable[[Divided], None]) -> None:
        """Count how the results of a query divide; one asked for later takes its place."""
        from tui.screens.dividing import divide

        results = self._session.results
        if results is not None:
            self._desk.fetch(lambda archive: divide(archive, query, results), then, group=OPENING)

    def _choose_filter(self, query: FilteredQuery, divided: Divided) -> None:
        from tui.screens.filters import FilterScreen

        def go(query: FilteredQuery | None) -> None:
            if query is not None:
                self._search.search_for(query.text)

        sign = "#" if self._session.settings.ascii else "▇"
        self._view.open(FilterScreen(query, divided, self._divide, sign=sign), go)

    # What they have in common.

    def _fetch_facets(self, then: Callable[[Facets], None]) -> None:
        results = self._session.results
        if results is not None:
            self._desk.fetch(lambda archive: archive.facets(results), then, group=OPENING)


def _place_of(name: str | None, names: list[str]) -> int:
    """Return the row of whom the reader is at, or the first one."""
    return names.index(name) if name in names else 0


def _where(here: int, articles: int, more: str = "") -> str:
    parts = [f"{here} here"] if here else []
    parts += [f"{counted(articles, 'article')}{more}"] if articles else []
    return " · ".join(parts)
