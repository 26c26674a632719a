"""The README's tables, made from the registries of keys and formats: `python -m tests.readme`."""

from __future__ import annotations

import re
from pathlib import Path

from index.reading.exports import EXPORTS
from index.reading.registry import FORMATS, Format
from tui.commands import COMMANDS, Group, shown_keys

README = Path(__file__).parent.parent / "README.md"
_TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
_FORMATS = re.compile(r"(?<=<!-- formats -->\n).*?(?=<!-- /formats -->)", re.DOTALL)


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


def format_table() -> str:
    """Return every format with its endings and extras, then the databases, as a Markdown table."""
    rows = ["| what | files | |", "| --- | --- | --- |"]
    for one in FORMATS:
        extra = f"extra `{one.extra}`" if one.extra else ""
        about = "; ".join(note for note in (one.about, extra) if note)
        rows.append(f"| {one.name} | {_endings(one)} | {about} |")
    rows += [f"| {one.name} | {one.files} | parted into its articles |" for one in EXPORTS]
    return "\n".join(rows) + "\n"


def _endings(one: Format) -> str:
    """Return the endings of a format's files, or names; `.xml` where only the content tells."""
    endings = one.suffixes or one.names or (".xml",)
    return " ".join(f"`{ending}`" for ending in endings)


def with_format_table(readme: str) -> str:
    """Return the README's text with the formats of today."""
    return _FORMATS.sub(lambda _: format_table(), readme)


if __name__ == "__main__":
    README.write_text(with_format_table(with_key_table(README.read_text("utf-8"))), "utf-8")
