"""What the palette offers: commands, saved searches and themes; speakers, names and articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.errors import ArchiveError
from tui.commands import COMMANDS, keys_of, shown_keys
from tui.screens.fuzzy import rank_name
from tui.screens.palette import Offer, fitting
from tui.session.query_edit import with_filter
from tui.session.saved import SavedSearch, saved_searches
from tui.session.words import counted, dotted

if TYPE_CHECKING:
    from index import Archive
    from tui.session.memory import Memory
    from tui.session.places import Places
    from tui.session.same_names import KnownName
    from tui.session.session import Session

_ARTICLES = 20
"""Articles that the palette offers at most."""
MOST_NAMES = 3000
"""Names of the archive that the palette looks through at most."""
_ABOUT = {
    "speaker": "Articles that quote this speaker",
    "person": "Articles that name this person",
    "org": "Articles that name this organisation",
    "place": "Articles that name this place",
}
_FIELDS = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place"}


def commands_offered(session: Session, run: Callable[[str], object]) -> Iterator[Offer]:
    """Yield the commands that can do something now; moves are made without a palette."""
    settings = session.settings
    for command in COMMANDS.values():
        if command.id.startswith(("move.", "pane.")) or command.id == "palette":
            continue
        if command.available(session):
            keys = shown_keys(keys_of(command, settings.keys), ascii_only=settings.ascii)
            label = command.label_now(session) or command.label
            yield Offer(label, command.summary, partial(run, command.id), keys)


class ArchiveOffers:
    """Looks through the archive for what has some letters. It works in a thread.

    Args:
        archive: Where to look.
        memory: What searches are saved.
        open_saved: Searches for a saved one.
        search_for: Searches for a query.
        go_to: Opens an article.
    """

    def __init__(
        self,
        archive: Archive | None,
        memory: Memory,
        *,
        open_saved: Callable[[SavedSearch], object],
        search_for: Callable[[str], object],
        go_to: Callable[[int], object],
    ) -> None:
        self._archive, self._memory, self._open_saved = archive, memory, open_saved
        self._search_for, self._go_to = search_for, go_to
        self._names: list[tuple[str, str]] | None = None
        self._surnames: frozenset[str] = frozenset()
        self._is_cut = False
        self._trouble = ""
        self._saved: list[SavedSearch] | None = None

    def find(self, typed: str) -> list[tuple[float, Offer]]:
        """Return saved searches, speakers, names and articles, each with how well it fits.

        Without any letters, only the saved searches, those with something new before all else.
        """
        archive = self._archive
        if archive is None:
            return []
        if self._saved is None:
            self._saved = list(saved_searches(self._memory, archive))
        if not typed:
            return [(1.1 if one.new else 1.0, self._saved_offer(one)) for one in self._saved]
        return fitting(typed, list(map(self._saved_offer, self._saved))) + self._find_in(
            archive, typed
        )

    def none_found(self) -> str:
        """Return what to say if nothing has the letters typed."""
        only = f" Of names, only the {MOST_NAMES:,} most frequent are looked through."
        away = f" {self._trouble}" if self._trouble else ""
        return f"Nothing has these letters.{away}{only if self._is_cut else ''}"

    def _saved_offer(self, found: SavedSearch) -> Offer:
        new = f" · {found.new:,} new" if found.new else ""
        new = f" or more · {found.trouble}" if found.trouble else new
        about = f"{found.query} · {found.problem or counted(found.articles, 'article')}{new}"
        return Offer(f"Search: {found.name}", about, partial(self._open_saved, found))

    def _find_in(self, archive: Archive, typed: str) -> list[tuple[float, Offer]]:
        if self._names is None:
            try:
                self._names, self._is_cut = _names(archive)
                self._surnames = _surnames_among(self._names)
                self._trouble = ""
            except ArchiveError as error:  # of a shared one, a part is away
                self._trouble = f"Names are not looked through. {error.message}"
        found: list[tuple[float, Offer]] = []
        for name, field in self._names or ():
            place = rank_name(typed, name, self._surnames)
            if place is not None and place < 4:
                run = partial(self._search_for, with_filter("", field, name))
                found.append((0.9 - place / 10, Offer(name, _ABOUT[field], run)))
        results = archive.search(typed, as_you_type=True)
        for row in archive.rows(results, 0, _ARTICLES):
            about = dotted(row.date_shown, row.source)
            found.append((0.35, Offer(row.title, about, partial(self._go_to, row.id))))
        return found


def who_may_speak(archive: Archive, places: Places) -> list[KnownName]:
    """Return whom a quote may be by, looked up once for a whole dialog. It works in a thread."""
    from tui.session.same_names import speakers_known

    try:
        speakers = archive.facets(archive.search("")).speakers
        rows = archive.frequent_entities()[:MOST_NAMES]
    except ArchiveError:  # of a shared one, a part is away: those of the article are here
        speakers, rows = (), []
    return speakers_known(places, speakers, rows)


def _surnames_among(names: Sequence[tuple[str, str]]) -> frozenset[str]:
    from tui.session.same_names import surnames  # when the palette is searched first

    people = (name for name, field in names if field == "person")
    return surnames(people, {name for name, field in names if field in ("org", "place")})


def _names(archive: Archive) -> tuple[list[tuple[str, str]], bool]:
    """Return the names to look through, each with its field, and whether there are more."""
    facets = archive.facets(archive.search(""))
    speakers = [(name, "speaker") for name, _ in facets.speakers]
    rows = [row for row in archive.frequent_entities() if row.kind in _FIELDS]
    entities = [(row.name, _FIELDS[row.kind]) for row in rows[:MOST_NAMES]]
    is_cut = len(rows) > MOST_NAMES or any(row.is_least for row in rows[:1])
    return speakers + entities, is_cut
