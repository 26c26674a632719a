"""The palette: commands, articles, speakers, names, saved searches and themes by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from tui.screens.dialog import Box
from tui.screens.explorer.view import OPENING
from tui.screens.fuzzy import rank
from tui.screens.list_dialog import ListDialog
from tui.screens.picker import PickerInput
from tui.session.words import counted
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

_LABEL = 24
"""Cells of the label of a command, before what it does."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that the palette can do."""

    label: str
    about: str
    run: Callable[[], object]
    keys: str = ""


Find = Callable[[str], Sequence[tuple[float, Offer]]]
"""Returns what the archive offers for some letters, each with how well it fits, from 0 to 1."""


def fitting(typed: str, offers: Sequence[Offer]) -> list[tuple[float, Offer]]:
    """Return the offers that fit what was typed, each with how well, from 0 to 1.

    The name of an offer counts for more than what is said about it.
    """
    found = []
    for offer in offers:
        in_label, in_about = rank(typed, offer.label), rank(typed, offer.about)
        scores = [0.0]
        if in_label is not None:
            scores.append((1.0, 0.9, 0.8, 0.6, 0.3)[in_label])
        if in_about is not None and in_about < 4:
            scores.append(0.5 - in_about / 10)
        if max(scores) > 0:
            found.append((max(scores), offer))
    return found


class OfferList(ListPane[Offer]):
    """What fits the letters that were typed."""

    DEFAULT_CSS = """
    OfferList { height: 1fr; background: $surface; }
    """

    def draw(self, row: Offer, number: int, width: int) -> list[Content]:
        """Return the line of an offer: its name, what it does, its keys."""
        dim = self.style_of("dim")
        label = Content(f" {row.label}")
        about = Content.styled(row.about, dim)
        room = max(2, _LABEL - label.cell_length)
        line = label + Content(" " * room) + about
        return [spread(line, Content.styled(f"{row.keys} ", self.style_of("strong")), width)]


class PaletteScreen(ListDialog[Offer]):
    """Lists what can be done and found; gives what was chosen.

    Args:
        offers: What can be done now.
        find: Looks through the archive, in a thread.
        none: Returns what to say if nothing fits.
    """

    DEFAULT_CSS = """
    PaletteScreen {
        & > .box { width: 100; height: 80%; }
        & PickerInput { margin-bottom: 1; }
    }
    """

    def __init__(self, offers: Sequence[Offer], find: Find, none: Callable[[], str]) -> None:
        super().__init__()
        self._offers, self._find, self._none = offers, find, none

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = "Palette"
            box.border_subtitle = "↵ does it · esc closes"
            yield PickerInput(
                compact=True, placeholder="A command, an article, a speaker, a name, a theme"
            )
            yield OfferList()

    def on_mount(self) -> None:
        """Show what can be done."""
        self._offer("")
        self.set_focus(self.query_one(PickerInput))

    def action_pick(self, action: str) -> None:
        """Choose what the cursor is on."""
        offer = self.query_one(OfferList).at_cursor
        if action == "go" and offer is not None:
            self.dismiss(offer)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        self._offer(event.value.strip())

    def _offer(self, typed: str) -> None:
        """List what fits: what can be done at once, what is in the archive when it is found."""
        found = fitting(typed, self._offers)
        self._list(typed, found)
        work = partial(self._look_in_archive, typed, found)
        self.run_worker(work, thread=True, exclusive=True, group=OPENING, exit_on_error=False)

    def _look_in_archive(self, typed: str, found: list[tuple[float, Offer]]) -> None:
        more = self._find(typed)
        self.app.call_from_thread(self._list, typed, [*found, *more])

    @on(Input.Submitted)
    @on(ListPane.Chosen)
    def _go(self) -> None:
        self.action_pick("go")

    def _list(self, typed: str, found: Sequence[tuple[float, Offer]]) -> None:
        """List offers, those that fit best first; not if others have been asked for since."""
        if not self.is_attached or typed != self.query_one(PickerInput).value.strip():
            return
        rows = [offer for _, offer in sorted(found, key=lambda one: -one[0])]
        offers = self.query_one(OfferList)
        if rows:
            offers.show_rows(rows, cursor=0)
        else:
            offers.say(Content(self._none()))
        self.query_one(".box").border_title = f"Palette · {counted(len(rows), 'offer')}"
