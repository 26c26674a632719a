"""Our two themes can be read: text stands out from its ground by 4.5 to 1 at least."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual.color import Color
from textual.widget import Widget

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import segments_shown
from tui.panes import results
from tui.widgets import key_bar, list_pane, painting, status, timeline
from tui.widgets.looks import Looks, look_of
from tui.widgets.themes import DARK, LIGHT, THEMES

READABLE = 4.5


def contrast(one: Color, other: Color) -> float:
    """Return the ratio of two colours' luminance, by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)


def colours(driver: Driver) -> dict[str, tuple[Color, Color]]:
    """Return text and ground of every kind of text on the screen."""
    found = {}
    screen = driver.screen
    widgets: tuple[tuple[Widget, Looks], ...] = (
        (screen.results, results.LOOKS),
        (screen.article, painting.LOOKS),
        (driver.quotes, list_pane.LOOKS),
        (screen.status, status.LOOKS),
        (screen.key_bar, key_bar.LOOKS),
        (screen.bar.timeline, timeline.LOOKS),
    )
    for widget, looks in widgets:
        for name in looks:
            if name.endswith(":ansi"):
                continue
            style = look_of(widget, looks, name)
            assert style.foreground is not None and style.background is not None
            found[f"{type(widget).__name__} {name}"] = (
                style.background + style.foreground,
                style.background,
            )
    for selector in ("#prompt", "#count"):
        style = screen.query_one(selector).visual_style
        assert style.foreground is not None and style.background is not None
        found[selector] = (style.background + style.foreground, style.background)
    return found


DECORATION = {"StatusLine rest", "ArticlePane view"}
"""Lines and bars that say nothing by themselves."""


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_contrast(archive: FakeArchive, theme: str) -> None:
    async with running(archive) as driver:
        driver.app.theme = theme
        await driver.settle()
        poor = {
            name: round(contrast(*pair), 2)
            for name, pair in colours(driver).items()
            if name not in DECORATION and contrast(*pair) < READABLE
        }
        assert not poor


async def test_words_can_be_read_in_every_theme(archive: FakeArchive) -> None:
    poor = {}
    async with running(archive) as driver:
        await driver.press("n", "3")
        for theme in driver.app.available_themes:
            if driver.app.available_themes[theme].ansi:  # its colours are the terminal's own
                continue
            driver.app.theme = theme
            await driver.settle()
            for text, style, _ in segments_shown(driver.app):
                if not any(map(str.isalnum, text)) or style is None:
                    continue
                assert style.color and style.bgcolor
                pair = (Color(*one.triplet) for one in (style.color, style.bgcolor) if one.triplet)
                ratio = contrast(*pair)
                if ratio < READABLE:
                    poor[theme, text] = round(ratio, 2)
    assert not poor


async def test_words_can_be_read_with_256_colours(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Console, "color_system", "256")
    poor = {}
    async with running(archive) as driver:
        await driver.press("n", "3")
        for theme in driver.app.available_themes:
            if driver.app.available_themes[theme].ansi:
                continue
            driver.app.theme = theme
            await driver.settle()
            for text, style, _ in segments_shown(driver.app):
                if style is None or not any(map(str.isalnum, text)):
                    continue
                assert style.color and style.bgcolor
                pair = (
                    Color(*one.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())
                    for one in (style.color, style.bgcolor)
                )
                ratio = contrast(*pair)
                if ratio < READABLE:
                    poor[theme, text] = round(ratio, 2)
    assert not poor


async def test_grounds_are_grey_with_256_colours(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paper is not yellow, nor ink navy blue, and one ground is one all over a pane."""
    monkeypatch.setattr(Console, "color_system", "256")
    async with running(archive) as driver:
        for theme in (DARK, LIGHT):
            driver.app.theme = theme
            await driver.settle()
            shown = [one.style for one in segments_shown(driver.app) if one.style]
            used = {
                one.bgcolor.downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
                for one in shown
                if one.bgcolor
            }
            grounds = [one for one in used if max(one) - min(one)]
            assert len(grounds) <= 3, theme  # hits, the cursor, the current quote
            assert len(used) <= 8


async def test_kinds_differ_by_more_than_colour(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        pane = driver.screen.article
        kinds = ("person", "organisation", "hit", "quote", "current", "speaker")
        styles = {kind: look_of(pane, painting.LOOKS, kind) for kind in kinds if kind != "quote"}
        shapes = {
            (
                style.bold,
                style.italic,
                style.underline,
                style.background != pane.visual_style.background,
            )
            for style in styles.values()
        }
        assert len(shapes) >= 4


async def test_no_color_is_honoured(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(archive) as driver:
        assert driver.app.no_color
        await driver.press("n")
        assert driver.at
