"""The explorer's part that opens the other dialogs: explanation, problems, help, hints.

Each dialog is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on

from tui.commands import COMMANDS, PaneName
from tui.messages import ProblemsFetched
from tui.screens.explorer.correcting import CorrectingPart
from tui.screens.typeahead import OPENING

if TYPE_CHECKING:
    from index import Problem
    from tui.screens.hints import Target


class DialogsPart(CorrectingPart):
    """Opens dialogs over the explorer, and does what was chosen in them."""

    # Explanations.

    def explain_quote(self) -> None:
        """Say why this is the speaker of the quote."""
        from tui.screens.explain import ExplainScreen

        quote, reading = self.current_quote, self.reading
        if quote is None or reading is None:
            return

        def then(answer: str | None) -> None:
            if answer == "correct":
                self.correct_speaker()
            elif answer == "undo":
                self.undo_correction()

        self.app.push_screen(ExplainScreen(quote, reading), then)

    # Problems, help, hints, history.

    def show_problems(self) -> None:
        """Fetch the files that could not be read, then list them."""
        self.in_background(lambda archive: self._post_problems(archive.problems()), group=OPENING)

    def _post_problems(self, problems: list[Problem]) -> None:
        self.post_message(ProblemsFetched(tuple(problems)))

    @on(ProblemsFetched)
    def _list_problems(self, event: ProblemsFetched) -> None:
        from tui.screens.problems import ProblemsScreen

        def then(answer: str | None) -> None:
            if answer == "retry":
                self.start_sync(retry=True)

        self.app.push_screen(ProblemsScreen(event.problems, self.folder), then)

    def show_help(self) -> None:
        """List the commands, those of this pane first."""
        from tui.screens.help import HelpScreen

        focused = self.focused_pane
        pane = cast(PaneName, focused.id if focused else "results")
        possible = frozenset(one.id for one in COMMANDS.values() if one.available(self.explorer))

        def run(command: str | None) -> None:
            if command:
                self.explorer.action_command(command)

        self.app.push_screen(
            HelpScreen(pane, self.settings.keys, possible, ascii_only=self.settings.ascii), run
        )

    def show_hints(self) -> None:
        """Put a letter on everything visible that one can go to."""
        from tui.screens.explorer.targets import visible_targets
        from tui.screens.hints import HintsScreen

        targets = visible_targets(self.explorer)
        if not targets:
            self.tell("There is nothing on this page to go to.")
            return

        def go(target: Target | None) -> None:
            if target is not None:
                target.go()

        self.app.push_screen(HintsScreen(targets), go)

    def go_through_history(self, by: int) -> None:
        """Go back or forward to another article, place and search."""
        self.note_leaving()
        visit = self.history.go(by)
        if visit is None:
            return
        if visit.query != self.query_text:
            self.search_bar.set_text(visit.query)
            self.search(visit.query, wanted=visit.article_id)
        self.go_to_article(visit.article_id, visit.landing)
