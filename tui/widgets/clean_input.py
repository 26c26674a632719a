"""An input that control characters cannot enter."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class CleanInput(Input):
    """An input whose value can always be shown: pasted text may hold anything.

    Textual writes an input's value to the terminal as it is, and with it any control sequence.
    """

    DEFAULT_CSS = """
    CleanInput > .input--placeholder, CleanInput > .input--suggestion { color: $text-muted; }
    """

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one: Textual takes the first and drops the others.

        A quotation that mail or a PDF has wrapped is looked for whole.
        """
        event.text = " ".join(filter(None, map(str.strip, event.text.splitlines())))

    def validate_value(self, value: str) -> str:
        """Take out what cannot be printed; white space of any kind becomes a space."""
        return "".join(
            character if character.isprintable() else " "
            for character in value
            if character.isprintable() or character.isspace()
        )
