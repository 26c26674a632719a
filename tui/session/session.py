"""The session: what is open, what was found, where the reader is. Commands ask it what is possible.

It is a plain object. Controllers change it, and then let the screen show it.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tui.session.arrangement import Arrangement
from tui.session.history import History, Visit
from tui.session.places import Places
from tui.session.query_edit import asks_for_speaker, with_filter

if TYPE_CHECKING:
    from index import Archive, Reading, Results
    from index.article import Entity, Quote
    from tui.session.memory import Memory
    from tui.session.settings import Settings

Layer = Literal["drawer", "zen", "search"]


class Session:
    """One folder of articles, open in the explorer."""

    def __init__(self, folder: Path, settings: Settings, memory: Memory) -> None:
        self.folder = folder
        """The folder of articles."""
        self.settings = settings
        self.memory = memory
        self.archive: Archive | None = None
        """The archive, as soon as it is open."""
        self.is_refused = False
        """The archive cannot be opened."""
        self.results: Results | None = None
        """What the results pane lists."""
        self.query = ""
        """The query that was kept last."""
        self.sort = ""
        """How the user has sorted these results; empty for the archive's own way."""
        self.reading: Reading | None = None
        """The open article."""
        self.opening: int | None = None
        """The article that is open or about to be."""
        self.places = Places()
        """Where the reader is in it."""
        self.history = History()
        self.arrangement = Arrangement()
        """Which panes can be seen, and which the reader is in."""
        self.has_begun = False
        """The reader has asked for something since there was an article."""
        self.settles_until = 0.0
        """Until when, by the monotonic clock, the first articles of a new archive come."""
        self.is_syncing = False
        """The indexing process is running."""
        self.is_compared = False
        """It is known of all articles what they have in common, such as repeated quotes."""
        self.only_follows = False
        """Another explorer writes to the archive; this one shows what it finds."""
        self.writing: dict[object, Path] = {}
        """The files that are just being written, by what tells one time from another."""
        self.is_over = False
        """The explorer has been left: what is still being done need not be."""
        self.corrected = ""
        """What was probably meant by the query in the bar, which has a mistake."""
        self.known_speaker = ""
        """The speaker whose name is the query that is asked, if it is one."""

    # What was found.

    @property
    def total(self) -> int:
        """How many results there are."""
        return self.results.listed if self.results is not None else 0

    @property
    def found_nothing(self) -> bool:
        """Whether the last search has found nothing."""
        results = self.results
        return results is not None and not results.total and bool(results.query.strip())

    @property
    def lists_nothing(self) -> bool:
        """Whether what stands on the screen says why nothing is listed, in place of all panes."""
        return self.results is not None and not self.total

    @property
    def offer(self) -> str:
        """The query that was probably meant: another spelling, or what a known speaker says."""
        if self.corrected:
            return self.corrected
        if self.results is not None and self.found_nothing and self.results.suggestion:
            return self.results.suggestion
        if self.known_speaker:
            return with_filter("", "speaker", self.known_speaker)
        return ""

    @property
    def awaits_article(self) -> bool:
        """Whether no article is open yet, but one soon will be."""
        if self.reading is not None:
            return False
        if self.results is None:
            return not self.is_refused
        if self.results.total:
            return self.opening is not None
        return self.is_syncing and not self.found_nothing

    @property
    def awaits_first(self) -> bool:
        """Whether nothing is listed yet, but the files are being read."""
        return self.is_syncing and not self.total and self.awaits_article

    @property
    def awaits_rows(self) -> bool:
        """Whether there is no other row to move to yet, but one may come in a moment."""
        if self.total == 1:
            is_settling = not self.has_begun and time.monotonic() < self.settles_until
            return is_settling and self.is_syncing
        return not self.total and self.awaits_article

    def article_at(self, index: int) -> int | None:
        """Return the id of a result; `None` if there is no such one."""
        if self.results is None or not 0 <= index < self.results.listed:
            return None
        return self.results.ids[index]

    def index_of(self, article_id: int) -> int | None:
        """Return which result an article is; `None` if it is none."""
        if self.results is None:
            return None
        try:
            return self.results.ids.index(article_id)
        except ValueError:
            return None

    @property
    def watch_words(self) -> tuple[str, ...]:
        """The words that are marked in every article."""
        return tuple(dict.fromkeys((*self.settings.watch, *self.memory.watch)))

    # Where the reader is.

    @property
    def is_at_quote(self) -> bool:
        """Whether the current thing is a quote."""
        return self.places.kind in ("quote", "reported")

    @property
    def quote_at_hand(self) -> Quote | None:
        """The quote that a command is for: the one that the reader is at, or else the nearest."""
        places = self.places.at_nearest_quote()
        return places.quote if places is not None else None

    @property
    def is_quoted_elsewhere(self) -> bool:
        """Whether other articles have the quote at hand, too, or its speaker says it again."""
        quote = self.quote_at_hand
        return quote is not None and bool(self.reading and quote.span in self.reading.also_in)

    @property
    def quote(self) -> Quote | None:
        """The quote that the reader is at."""
        return self.places.quote

    @property
    def speaker(self) -> str | None:
        """Who says the quote that the reader is at."""
        return self.places.quote.name if self.places.quote else None

    @property
    def speaker_meant(self) -> str | None:
        """The speaker that the reader is at, or else whom the query asks for, if quoted here."""
        if self.is_at_quote or self.speaker is not None or "speaker:" not in self.query.casefold():
            return self.speaker
        names = (quote.name for quote in self.places.quotes)
        return next((name for name in names if asks_for_speaker(self.query, name)), None)

    @property
    def name(self) -> str | None:
        """Whom the reader is at: the speaker of the quote, or else the entity followed."""
        if self.is_at_quote and self.arrangement.focused != "entities":
            return self.speaker
        return self.places.followed.name if self.places.followed else None

    @property
    def entity(self) -> Entity | None:
        """The entity that the reader is at; a speaker need not be one."""
        name = self.name
        return next((one for one in self.places.entities if one.name == name), None)

    @property
    def here(self) -> Visit | None:
        """Where the reader is; `None` if no article is open."""
        if self.reading is None:
            return None
        query = self.results.query if self.results else ""
        return Visit(query, self.reading.id, self.places.position, self.places.span)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit, or one that the reader has gone on from."""
        strayed = self.here is not None and self.history.is_elsewhere(self.here)
        return self.history.can_go_back or strayed

    @property
    def top_layer(self) -> Layer | None:
        """What `back` would close."""
        if self.arrangement.drawer:
            return "drawer"
        if self.arrangement.zen:
            return "zen"
        return "search" if self.query else None
