"""The README's table of keys, made from the registry of commands: `python -m tests.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from tui.commands import COMMANDS, Group, shown_keys

README = Path(__file__).parent.parent / "README.md"
_TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)


def key_table() -> str:
    """Return every command with its default keys as a Markdown table."""
    order = list(Group)
    rows = ["| keys | command | what it does |", "| --- | --- | --- |"]
    for command in sorted(COMMANDS.values(), key=lambda one: order.index(one.group)):
        keys = " ".join(f"`{key}`" for key in shown_keys(command.keys).split())
        rows.append(f"| {keys} | `{command.id}` | {command.summary} |")
    return "\n".join(rows) + "\n"


def with_key_table(readme: str) -> str:
    """Return the README's text with the table of today."""
    return _TABLE.sub(lambda _: key_table(), readme)


if __name__ == "__main__":
    README.write_text(with_key_table(README.read_text("utf-8")), "utf-8")
