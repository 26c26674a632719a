"""The explorer's part that lets the user choose: speakers, names, filters, who said what.

The picker is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from textual import on

from tui.messages import EntitiesFetched, FacetsFetched, QuotesFetched
from tui.screens.explorer.decoding import DecodingPart
from tui.screens.typeahead import OPENING
from tui.session.places import is_minor, word_for
from tui.session.position import Landing
from tui.session.query_edit import with_filter
from tui.session.words import counted, one_line

if TYPE_CHECKING:
    from index import Archive, EntityRow, Facets, QuoteRow
    from tui.screens.picker import Action, Choice, Picked

_JUMP_OR_FILTER: frozenset[Action] = frozenset({"go", "filter", "exclude"})
_JUMP_HELP = "↵ go there · tab only its articles · ctrl+x without it"
_QUOTES_LISTED = 2000
"""Quotes that “who said what” lists at most."""
_NAMES_LISTED = 5000
"""Names of the whole archive that the picker lists at most."""


class PickingPart(DecodingPart):
    """Fetches what there is to choose from, and goes to or searches for what was chosen."""

    # Speakers and entities.

    def pick_speaker(self) -> None:
        """Fetch the speakers of the results, then let the user choose one."""
        results = self.results
        if results is not None:
            self.in_background(
                lambda archive: self._post_facets(archive.facets(results), "speakers"),
                group=OPENING,
            )

    def _post_facets(self, facets: Facets, purpose: Literal["speakers", "filter"]) -> None:
        self.post_message(FacetsFetched(facets, purpose))

    @on(FacetsFetched)
    def _open_facets(self, event: FacetsFetched) -> None:
        if event.purpose == "speakers":
            self._choose_speaker(event.facets)
        elif event.purpose == "filter":
            self._choose_filter(event.facets)

    def _choose_speaker(self, facets: Facets) -> None:
        from tui.screens.picker import Choice, PickerScreen

        here: dict[str, int] = {}
        for quote in self.places.quotes:
            if quote.name:
                here[quote.name] = here.get(quote.name, 0) + 1
        elsewhere = dict(facets.speakers)
        names = [*sorted(here, key=lambda name: -here[name])]
        names += [name for name in elsewhere if name not in here]
        choices = [
            Choice(one_line(name), _speaker_count(here.get(name, 0), elsewhere.get(name, 0)))
            for name in names
        ]

        def go(picked: Picked | None) -> None:
            if picked is not None:
                self._take_speaker(names[picked.index], picked.action, name_is_here=here)

        self.app.push_screen(
            PickerScreen(
                "Who is quoted", choices, help=_JUMP_HELP, actions=_JUMP_OR_FILTER, noun="speaker"
            ),
            go,
        )

    def _take_speaker(self, name: str, action: Action, *, name_is_here: dict[str, int]) -> None:
        if action == "go" and name in name_is_here:
            places = Landing(speaker=name).places(self.places.at_offset(0))
            self.go_to(places)
            self.focus_pane("article")
        else:
            self.search_for(
                with_filter(self.query_text, "speaker", name, exclude=action == "exclude")
            )

    def pick_entity(self) -> None:
        """Fetch the entities of the results, then let the user choose one."""
        query = self.query_text
        self.in_background(
            lambda archive: self._post_entities(archive.entities(query)), group=OPENING
        )

    def _post_entities(self, rows: list[EntityRow]) -> None:
        self.post_message(EntitiesFetched(tuple(rows[:_NAMES_LISTED])))

    @on(EntitiesFetched)
    def _choose_entity(self, event: EntitiesFetched) -> None:
        from tui.screens.picker import Choice, PickerScreen

        here = {
            entity.name: (number, entity.count)
            for number, entity in enumerate(self.places.entities)
            if not is_minor(entity.kind)
        }
        # A name may be of several kinds; the archive gives the one of most articles first.
        rows = {row.name: row for row in reversed(event.rows) if not is_minor(row.kind)}
        kinds = {entity.name: entity.kind for entity in self.places.entities}
        kinds |= {name: row.kind for name, row in rows.items()}
        counts = {row.name: row.articles for row in event.rows if row is rows.get(row.name)}
        names = [*here, *(name for name in counts if name not in here)]
        choices = [
            Choice(
                f"{one_line(name)} · {word_for(kinds[name])}",
                _speaker_count(here[name][1] if name in here else 0, counts.get(name, 0)),
            )
            for name in names
        ]

        def go(picked: Picked | None) -> None:
            if picked is None:
                return
            name = names[picked.index]
            if picked.action == "go" and name in here:
                self.go_to(self.places.following(here[name][0]).at("mention", 0))
                self.focus_pane("article")
            else:
                exclude = picked.action == "exclude"
                self.search_for(with_filter(self.query_text, "entity", name, exclude=exclude))

        self.app.push_screen(
            PickerScreen(
                "People, organisations, places",
                choices,
                help=_JUMP_HELP,
                actions=_JUMP_OR_FILTER,
            ),
            go,
        )

    # Filters.

    def pick_filter(self) -> None:
        """Fetch how the results divide, then let the user choose a part of them."""
        results = self.results
        if results is not None:
            self.in_background(
                lambda archive: self._post_facets(archive.facets(results), "filter"),
                group=OPENING,
            )

    def _choose_filter(self, facets: Facets) -> None:
        from tui.screens.picker import Choice, PickerScreen

        filters = [("source", name, count) for name, count in facets.sources]
        filters += [("month", name, count) for name, count in facets.months]
        filters += [("speaker", name, count) for name, count in facets.speakers[:200]]
        filters += [("tag", name, count) for name, count in facets.tags]
        most = max((count for _, _, count in filters), default=1)
        bar = partial(_bar, "#" if self.settings.ascii else "▇")
        choices = [
            Choice(f"{field:<8} {one_line(name)}", f"{bar(count, most)} {count:>6,}")
            for field, name, count in filters
        ]

        def go(picked: Picked | None) -> None:
            if picked is None:
                return
            field, name, _ = filters[picked.index]
            exclude = picked.action == "exclude"
            self.search_for(
                with_filter(self.query_text, _FIELD_OF.get(field, field), name, exclude=exclude)
            )

        self.app.push_screen(
            PickerScreen(
                "Narrow the results down",
                choices,
                help="↵ only these · ctrl+x without these",
                actions=frozenset({"go", "exclude"}),
                noun="filter",
            ),
            go,
        )

    # Who said what.

    def show_who_said_what(self) -> None:
        """Fetch what this speaker says, or what is said about the query, across the archive."""
        speaker = self.current_speaker if self.places.kind == "quote" else None
        query = "" if speaker else self.query_text
        title = f"What {speaker} says" if speaker else "Who said what"

        def work(archive: Archive) -> None:
            rows = archive.quotes(query, speaker=speaker or "", limit=_QUOTES_LISTED)
            self.post_message(QuotesFetched(title, tuple(rows)))

        self.in_background(work, group=OPENING)

    @on(QuotesFetched)
    def _list_quotes(self, event: QuotesFetched) -> None:
        from tui.screens.picker import PickerScreen

        if not event.rows:
            self.tell("Nobody is quoted about that in this archive.")
            return
        choices = [_quote_choice(row) for row in event.rows]

        def go(picked: Picked | None) -> None:
            if picked is not None:
                row = event.rows[picked.index]
                self.go_to_quote_of(row)

        self.app.push_screen(
            PickerScreen(event.title, choices, help="↵ go there", lines=3, noun="quote"), go
        )

    def go_to_quote_of(self, row: QuoteRow) -> None:
        """Open the article that carries a quote, at the quote."""
        self.go_to_article(row.article_id, Landing(span=row.quote.span))

    def go_to_article(self, article_id: int, landing: Landing | None = None) -> None:
        """Open any article of the archive, whether it is among the results or not."""
        if self.results is not None and article_id in self.results.ids:
            self.results_pane.cursor = self.results.ids.index(article_id)
        self.read_article(article_id, landing)
        self.focus_pane("article")


_FIELD_OF = {"month": "date"}
_BAR = 12


def _bar(sign: str, count: int, most: int) -> str:
    return (sign * max(1, round(_BAR * count / most))).ljust(_BAR)


def _speaker_count(here: int, articles: int) -> str:
    parts = [f"{here} here"] if here else []
    parts += [counted(articles, "article")] if articles else []
    return " · ".join(parts)


def _quote_choice(row: QuoteRow) -> Choice:
    from tui.screens.picker import Choice

    where = " · ".join(part for part in (row.source, row.published[:10]) if part)
    return Choice(one_line(row.speaker_shown) or "Nobody named", where, one_line(row.text))
