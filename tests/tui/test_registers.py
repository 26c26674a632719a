"""A new pane is a file and an entry in the register, a new command a class: each then works.

Both are added in a process of their own, as they would be in the sources, before the explorer is
imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_PANE = '''
from textual.content import Content
from tui.widgets.list_pane import ListPane

class ParagraphsPane(ListPane[int]):
    """Where the paragraphs of the article begin."""

    DEFAULT_CSS = "ParagraphsPane { height: 1fr; }"

    def __init__(self, pane, key_of):
        super().__init__(id=pane.id)

    def show(self, reading, places):
        text = reading.article.text if reading else ""
        self.show_rows([at for at in range(len(text)) if text[:at].endswith("\\n\\n")])

    def follow(self, places):
        passed = [number for number, at in enumerate(self.rows) if at <= places.position]
        self.select(passed[-1] if passed else None)

    def places_at(self, row, places):
        return places.at_offset(row)

    def why_empty(self, reading, waiting):
        return "It is a single paragraph."

    def draw(self, row, number, width):
        return [Content(f"at {row}").truncate(width)]
'''
_COMMAND = '''
from tui.commands.command import Command, Group

class SayTitle(Command):
    """Say the title of the article."""

    id = "toy.say_title"
    keys = ("f9",)
    group = Group.ARTICLES
    label = "Say title"
    footer = 200

    def available(self, session):
        return session.reading is not None

    def run(self, context):
        context.tell(context.session.reading.article.title)
'''
_USE = """
import asyncio, json, pathlib, sys
from tui.session.panes import PANES, Pane

PANES.append(Pane(
    id="toys", title="Toys", key="9", help="Go to the toys of the article.",
    widget="toy_pane:ParagraphsPane",
))
import toy_command
from tests.tui.driving import running
from tests.tui.fakes import FakeArchive
from tui.cli import main

async def use(size, directory):
    async with running(FakeArchive(directory=directory), size=size) as driver:
        footer = [hint.command for hint in driver.screen.key_bar.hints]
        await driver.press("9", "j", "j")
        there = [hint.command for hint in driver.screen.key_bar.hints]
        pane = driver.pane("toys")
        seen = {
            "focus": driver.focus,
            "title": str(pane.border_title),
            "is seen": bool(pane.region.height) and pane.is_on_screen,
            "cursor": pane.cursor,
            "moved to": driver.session.places.position == pane.rows[pane.cursor],
        }
        await driver.press("f9")
        told = driver.toasts
        await driver.press("question_mark")
        heading = driver.app.screen.query_one("HelpList").rows[0]
        return seen | {"told": told, "help": heading, "footer": footer, "there": there}

size = (int(sys.argv[1]), int(sys.argv[2]))
result = asyncio.run(use(size, pathlib.Path(sys.argv[3])))
print(json.dumps(result))
main(["keys"])
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_a_pane_and_a_command_of_ones_own(size: tuple[int, int], tmp_path: Path) -> None:
    files = {"toy_pane.py": _PANE, "toy_command.py": _COMMAND, "use.py": _USE}
    for name, source in files.items():
        (tmp_path / name).write_text(source, "utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "use.py", *map(str, size), str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(root), "HOME": str(tmp_path)},
    )
    assert not done.returncode, done.stderr
    seen, _, keys = done.stdout.partition("\n")
    result = json.loads(seen)
    assert result == {
        "focus": "toys",
        "title": "9 Toys",
        "is seen": True,
        "cursor": 1,
        "moved to": True,
        "told": ["Budget splits cabinet"],
        "help": "Here, in the toys",
        "footer": result["footer"],
        "there": result["there"],
    }
    assert "toy.say_title" in result["footer"]
    assert {"open", "article.next"} <= set(result["there"])
    assert "Go to the toys of the article." in keys
    assert "Say the title of the article." in keys
