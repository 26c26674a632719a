"""A dialog that asks for a name: one of those that there are, or whatever is typed."""

from __future__ import annotations

from collections.abc import Container, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from tui.screens.dialog import Box
from tui.screens.fuzzy import rank, rank_name
from tui.screens.list_dialog import ListDialog
from tui.screens.picker import Choice, ChoiceList, PickerInput
from tui.session.words import one_line
from tui.widgets.list_pane import ListPane

_NOBODY = "Nobody who is named"
_LEAST, _MOST = 8, 16
"""Lines of the list."""
_SCATTERED = 4
"""The rank of a name that has only the letters that were typed, with others between."""


class NamingScreen(ListDialog[str]):
    """Gives a name, nothing for nobody, or `None` if the user thinks better of it.

    Args:
        title: What is asked for.
        hint: A sentence of help.
        names: Those that there are, the likeliest first, each with what is known of it.
        value: Who it is so far: the cursor begins there, and it stands first.
        surnames: Those that are only the last words of others.
    """

    DEFAULT_CSS = """
    NamingScreen {
        & > .box { width: 90; }
        & PickerInput { margin-bottom: 1; }
        & .hint { color: $text-muted; margin-top: 1; }
    }
    """

    def __init__(
        self,
        title: str,
        hint: str,
        names: Sequence[tuple[str, str]],
        value: str = "",
        *,
        surnames: Container[str] = (),
    ) -> None:
        super().__init__()
        self._surnames = surnames
        self._title, self._hint, self._value = title, hint, value
        self._names = {Choice(one_line(name), about): name for name, about in names}
        self._known = list(self._names)
        self._nobody = Choice(_NOBODY, "takes the speaker away")

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "↵ takes the one marked · esc back"
            yield PickerInput(compact=True, placeholder="Type a name")
            yield ChoiceList([*self._known, self._nobody], 1)
            yield Static(self._hint, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Show all names, in a box that does not jump as they get fewer."""
        self.fit(max(_LEAST, min(_MOST, len(self._known) + 1)) + 4)
        self._show("")
        self.set_focus(self.query_one(PickerInput))

    def action_pick(self, action: str) -> None:
        """Do nothing: Tab and ctrl+x are for what can be searched for."""

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._show(" ".join(event.value.split()))

    @on(Input.Submitted)
    @on(ListPane.Chosen)
    def _take(self) -> None:
        choices = self.query_one(ChoiceList)
        if choices.at_cursor is not None:
            choice = choices.choices[choices.at_cursor]
            self.dismiss("" if choice is self._nobody else self._names.get(choice, choice.label))

    def _show(self, typed: str) -> None:
        """List the names that fit, and what is typed: below those that it begins, or alone."""
        choices = self.query_one(ChoiceList)
        if not typed:
            # Whoever it is so far stands first: Enter changes nothing, and the likeliest are in
            # sight below, even where only a description of many lines down has been found.
            others = sorted(self._known, key=lambda choice: choice.label != self._value)
            choices.choices = [*others, self._nobody]
            choices.show_rows(range(len(choices.choices)), cursor=0)
            return
        ranked = [(rank_name(typed, one.label, self._surnames), one) for one in self._known]
        fitting = [(place, choice) for place, choice in ranked if place is not None]
        fitting.sort(key=lambda pair: pair[0])
        near = [choice for place, choice in fitting if place < _SCATTERED]
        far = [choice for place, choice in fitting if place >= _SCATTERED]
        same = [choice for choice in near if choice.label == typed]
        as_typed = [] if same else [Choice(typed, "as typed: a new name here")]
        nobody = [self._nobody] if rank(typed, _NOBODY) == 0 else []
        near.sort(key=lambda choice: choice not in same or choice.label in self._surnames)
        choices.choices = [*near, *as_typed, *far, *nobody]
        choices.show_rows(range(len(choices.choices)), cursor=0)
