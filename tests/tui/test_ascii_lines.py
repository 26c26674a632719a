"""A terminal that shows nothing but ASCII gets nothing else."""

from __future__ import annotations

import pytest

from tests.tui.driving import running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tui.settings import Settings
from tui.widgets.ascii_lines import STAND_INS
from tui.widgets.cells import cell_len


@pytest.mark.parametrize(
    "keys",
    [
        "",
        "n",
        "e.",
        "/tax\r",
        "/(\r",
        "/xyzzy\r",
        "?",
        "s",
        "i",
        "F",
        "f",
        "nx",
        "z",
        "!",
        ":",
        "w",
    ],
)
async def test_every_sign_is_ascii(archive: FakeArchive, keys: str) -> None:
    settings = Settings(ascii=True, watch=("levy",))
    async with running(archive, settings=settings) as driver:
        await driver.type(keys)
        await driver.settle()
        for line in lines_shown(driver.app):
            assert line.isascii(), line


async def test_what_is_copied_is_what_was_said(archive: FakeArchive) -> None:
    async with running(archive, settings=Settings(ascii=True)) as driver:
        await driver.press("n", "y")
        assert driver.app.clipboard == "“We cannot borrow to pay for tax cuts.”"


def test_stand_ins_are_as_wide_as_the_signs() -> None:
    for sign, plain in STAND_INS.items():
        assert cell_len(chr(sign)) == cell_len(plain)
