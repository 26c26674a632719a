"""What a command can do: a dozen verbs and groups of verbs. The explorer provides them.

A new verb is a method here and one in the controller in `tui/screens/explorer/` that does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.session.moves import Move
    from tui.session.panes import PaneName
    from tui.session.places import PlaceKind
    from tui.session.session import Session


class CommandContext(Protocol):
    """What a command runs on."""

    @property
    def session(self) -> Session:
        """What is open, what was found, where the reader is."""

    @property
    def search(self) -> Search:
        """Searching, and going back to what was searched before."""

    @property
    def saved(self) -> Saved:
        """Queries that are kept under a name."""

    @property
    def reader(self) -> Reader:
        """Going from place to place."""

    @property
    def panes(self) -> Panes:
        """The panes and the keyboard's focus."""

    @property
    def annotate(self) -> Annotate:
        """What the user adds to an article."""

    @property
    def correct(self) -> Correct:
        """What the user knows better."""

    @property
    def pick(self) -> Pick:
        """Lists to choose from."""

    @property
    def across(self) -> Across:
        """What other articles have to say."""

    @property
    def dossiers(self) -> Dossiers:
        """Keeping quotes, and writing them to a document."""

    @property
    def take(self) -> Take:
        """Leaving with a quote, the results or the file."""

    @property
    def sync(self) -> Sync:
        """Following the folder."""

    @property
    def show(self) -> Show:
        """Dialogs that show something."""

    def tell(self, message: str, *, title: str = "") -> None:
        """Show a message for a moment."""

    def quit(self) -> None:
        """Leave Pullquote."""


class Search(Protocol):
    """Searching, and going back to what was searched before."""

    def type(self) -> None:
        """Let the user type a query."""

    def relax(self) -> None:
        """Search again without the term that finds nothing, or without the last one."""

    def take_suggestion(self) -> None:
        """Search for what was probably meant."""

    def sort_differently(self) -> None:
        """Sort the results the next way."""

    def leave(self) -> None:
        """Show all articles again."""

    def show_annotated(self) -> None:
        """List the articles that the user has annotated."""

    def go_through_history(self, by: int) -> None:
        """Go back or forward to another article, place and search."""


class Saved(Protocol):
    """Queries that are kept under a name."""

    def save(self) -> None:
        """Keep the query under a name."""


class Reader(Protocol):
    """Going from place to place."""

    def step(self, kind: PlaceKind, by: int) -> None:
        """Go to the next or previous thing of a kind."""

    def be_at_quote(self) -> None:
        """Go to the quote that a command is for, unless the reader is at it."""

    def step_speaker(self, by: int) -> None:
        """Go to the next or previous quote by the same speaker."""

    def step_article(self, by: int) -> None:
        """Go to the next or previous article of the results."""


class Panes(Protocol):
    """The panes and the keyboard's focus."""

    def focus(self, name: PaneName) -> None:
        """Go to a pane."""

    def focus_neighbour(self, by: int) -> None:
        """Go to the next or previous pane."""

    def move(self, move: Move) -> None:
        """Move within the focused pane."""

    def open_current(self) -> None:
        """Go from where the cursor is into the article."""

    def regroup(self, name: PaneName) -> None:
        """List the rows of a pane its other way."""

    def toggle_zen(self) -> None:
        """Show the article alone, or everything again."""

    def toggle_side(self) -> None:
        """Show or hide the side panes."""

    def widen_side(self, by: int) -> None:
        """Make the side panes wider or narrower."""

    def close_drawer(self) -> None:
        """Go from the drawer back to the article."""


class Annotate(Protocol):
    """What the user adds to an article."""

    def toggle_star(self) -> None:
        """Star the article, or take its star away."""

    def edit_tags(self) -> None:
        """Ask for the tags of the article."""

    def edit_note(self) -> None:
        """Ask for the note about the article."""

    def watch_word(self) -> None:
        """Ask for a word to mark in every article."""


class Correct(Protocol):
    """What the user knows better."""

    def join_person(self) -> None:
        """Let the name be chosen that is the same person."""

    def split_person(self) -> None:
        """Let the name be chosen that is somebody else."""

    def undo(self) -> None:
        """Take back the last correction of the article."""

    def pick_encoding(self) -> None:
        """Let the encoding of the article's file be chosen."""


class Pick(Protocol):
    """Lists to choose from."""

    def speaker(self) -> None:
        """Choose a speaker."""

    def entity(self) -> None:
        """Choose a name."""

    def filter(self) -> None:
        """Choose a part of the results."""


class Across(Protocol):
    """What other articles have to say."""

    def wording(self) -> None:
        """Choose from the wordings of the quote in all articles."""

    def who_said_what(self) -> None:
        """Choose from what this speaker says, or from what is said about the query."""

    def person(self) -> None:
        """Show the page about whom the reader is at."""

    def check_draft(self) -> None:
        """Ask for a manuscript, and compare its quotations with the archive."""


class Dossiers(Protocol):
    """Keeping quotes, and writing them to a document."""

    def keep_quote(self) -> None:
        """Keep the quote for a dossier, or let it go."""

    def choose(self) -> None:
        """Choose quotes, and write them to a document."""


class Take(Protocol):
    """Leaving with a quote, the results or the file."""

    def copy_quote(self, *, with_citation: bool) -> None:
        """Copy the quote, or the quote with its source."""

    def export(self) -> None:
        """Ask for a file, and write the results to it."""

    def open_source(self) -> None:
        """Open the original page, or the file if there is no link."""

    def edit_source(self) -> None:
        """Open the file in the user's editor."""


class Sync(Protocol):
    """Following the folder."""

    def look(self) -> None:
        """Look for new, changed and removed files."""

    def stop(self) -> None:
        """Stop the indexing; what was read so far is kept."""


class Show(Protocol):
    """Dialogs that show something."""

    def explanation(self) -> None:
        """Say why this is the speaker of the quote."""

    def problems(self) -> None:
        """List the files that could not be read."""

    def files(self) -> None:
        """List every file, with what became of it."""

    def help(self) -> None:
        """List the commands."""

    def hints(self) -> None:
        """Put a letter on everything visible that one can go to."""

    def palette(self) -> None:
        """Find a command, an article or a name by typing a part of it."""

    def themes(self) -> None:
        """Choose a theme."""

    def redraw(self) -> None:
        """Draw the whole screen anew."""
