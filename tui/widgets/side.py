"""What a pane beside the article has to be able to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from index import Reading
    from tui.session.places import Places

KeyOf = Callable[[str], str]
"""Returns the key of a command as it is shown to the user."""


class SidePane(Protocol):
    """A `ListPane` that lists something of the open article, and draws its rows.

    It has `draw`, too, and may have what else `ListPane` leaves to a subclass. Its class takes
    what the register says of it, and a `KeyOf` for the keys it writes about.
    """

    @property
    def rows(self) -> Sequence[object]:
        """What it lists, headings included."""

    def show(self, reading: Reading | None, places: Places) -> None:
        """Show what it lists of an article; `None` is no article."""

    def follow(self, places: Places) -> None:
        """Put the cursor on what the reader is at, and the count on the frame by `show_place`.

        It is called wherever the reader goes, but not after `show`, which may call it itself.
        """

    def places_at(self, row: object, places: Places) -> Places | None:
        """Return the places with the reader at what a row lists; `None` if that is gone."""

    def why_empty(self, reading: Reading, waiting: str) -> str:
        """Say why it lists nothing of an article, and what to do.

        Args:
            reading: The article.
            waiting: What to say if the article has not been analysed yet.
        """

    def explain(self, message: str) -> None:
        """Show a message in place of rows."""
