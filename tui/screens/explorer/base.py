"""What the parts of the explorer share: its panes and what they show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.getters import query_one
from textual.screen import Screen

from tui.commands import COMMANDS, PaneName, keys_of, shown_key
from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.quotes import QuotesPane
from tui.panes.results import ResultsPane
from tui.session.history import History
from tui.session.places import Places
from tui.widgets.key_bar import KeyBar
from tui.widgets.search_bar import SearchBar
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from index import Archive, Reading, Results
    from index.article import Quote
    from tui.screens.explorer.screen import ExplorerScreen
    from tui.session.memory import Memory
    from tui.settings import Settings

AnyPane = ResultsPane | ArticlePane | QuotesPane | EntitiesPane | HitsPane


class ExplorerBase(Screen[None]):
    """The panes of the explorer, and what they show."""

    search_bar = query_one(SearchBar)
    results_pane = query_one(ResultsPane)
    article_pane = query_one(ArticlePane)
    quotes_pane = query_one(QuotesPane)
    entities_pane = query_one(EntitiesPane)
    hits_pane = query_one(HitsPane)
    status_line = query_one(StatusLine)
    key_bar = query_one(KeyBar)

    def __init__(self, folder: Path, settings: Settings, memory: Memory) -> None:
        super().__init__()
        self.folder = folder
        """The folder of articles."""
        self.settings = settings
        self.memory = memory
        self.archive: Archive | None = None
        """The archive, as soon as it is open."""
        self.results: Results | None = None
        """What the results pane lists."""
        self.query_text = ""
        """The query that was kept last."""
        self.sort = ""
        """How the results are sorted; empty for the archive's own way."""
        self.reading: Reading | None = None
        """The open article."""
        self.places = Places()
        """Where the reader is in it."""
        self.history = History()

    @property
    def explorer(self) -> ExplorerScreen:
        """The whole explorer, for the commands that its parts ask about."""
        raise NotImplementedError

    @property
    def found_nothing(self) -> bool:
        """Whether the last search has found nothing."""
        results = self.results
        return results is not None and not results.total and bool(results.query.strip())

    @property
    def current_quote(self) -> Quote | None:
        """The quote that the reader is at."""
        return self.places.quote

    @property
    def is_at_quote(self) -> bool:
        """Whether the current thing is a quote."""
        return self.places.kind in ("quote", "reported")

    @property
    def current_speaker(self) -> str | None:
        """Who says the quote that the reader is at."""
        return self.places.quote.name if self.places.quote else None

    @property
    def watch_words(self) -> tuple[str, ...]:
        """The words that are marked in every article."""
        return tuple(dict.fromkeys((*self.settings.watch, *self.memory.watch)))

    @property
    def focused_pane(self) -> AnyPane | None:
        """The pane that has the focus."""
        focused = self.focused
        return focused if isinstance(focused, AnyPane) else None

    def pane(self, name: PaneName) -> AnyPane:
        """Return a pane by its name."""
        return cast(AnyPane, self.query_one(f"#{name}"))

    def key(self, command: str) -> str:
        """Return the key of a command as it is shown to the user."""
        keys = keys_of(COMMANDS[command], self.settings.keys)
        return shown_key(keys[0], ascii_only=self.settings.ascii) if keys else command

    def tell(
        self, message: str, *, title: str = "", severe: bool = False, alone: bool = False
    ) -> None:
        """Show a message for a moment.

        Args:
            message: What to say; in the manner of a sentence.
            title: What has happened, where the message is what to do.
            severe: Something that was asked for could not be done.
            alone: It takes the place of messages that still stand.
        """
        if alone:
            self.app.clear_notifications()
        self.notify(
            message,
            title=title,
            severity="error" if severe else "information",
            markup=False,
        )

    def ask(self, title: str, hint: str, value: str, then: Callable[[str | None], None]) -> None:
        """Ask for one line; `then` gets it, or `None` if the user thinks better of it."""
        from tui.screens.prompt import PromptScreen  # imported when it is first needed

        self.app.push_screen(PromptScreen(title, hint, value), then)

    def save_memory(self, said: str = "", *, title: str = "") -> None:
        """Write what is remembered for the next start; say that it is, or that it cannot be."""
        try:
            self.memory.save()
            if said:
                self.tell(said, title=title)
        except OSError as error:
            self.tell(
                f"It is remembered until you leave: {error.strerror}.",
                title="This cannot be saved",
                severe=True,
            )

    def in_background(self, work: Callable[[Archive], None], *, group: str) -> None:
        """Use the archive in a thread; an older piece of work of the group is dropped.

        `work` reports by posting messages: it never touches a widget.
        """
        archive = self.archive
        if archive is not None:
            self.run_worker(
                lambda: work(archive), thread=True, exclusive=True, group=group, exit_on_error=False
            )
