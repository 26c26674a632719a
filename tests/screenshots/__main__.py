"""Take the README's pictures and record its tour: `python -m tests.screenshots`.

Each is a real run on the sample articles in an archive of its own, exported as SVG; the pictures
are converted to PNG by Chromium, which spaces text as the SVG says.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from index import open_archive, sync_command
from tests.screenshots.tour import SIZE, TOUR, film
from tests.tui.driving import Driver
from tui.app import PullquoteApp
from tui.session.memory import Memory
from tui.session.samples import sample_articles
from tui.settings import Settings

HERE = Path(__file__).parent
BROWSER = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--default-background-color=00000000",
)


@dataclass(frozen=True)
class Shot:
    """A picture: the terminal's size, and what is typed before it is taken."""

    name: str
    size: tuple[int, int]
    search: str
    keys: tuple[str, ...]


SHOTS = (
    Shot("explorer", (120, 40), "harbour levy", ("enter", "n", "n", "n")),
    Shot("explorer-wide", (200, 50), "speaker:holm tax", ("enter", "n", "n")),
    Shot("explorer-small", (80, 24), "bridge", ("enter", "n")),
    Shot("explain", (120, 40), "harbour levy", ("enter", "n", "n", "n", "x")),
)


async def take(shot: Shot, folder: Path) -> None:
    """Run the explorer, press the keys and save what it shows."""
    app = PullquoteApp(folder, settings=Settings(), memory=Memory())
    async with app.run_test(size=shot.size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.reading is not None)
        await driver.press("slash")
        await driver.type(shot.search)
        await pilot.pause(0.5)
        await driver.press(*shot.keys)
        await pilot.pause(0.3)
        picture = app.export_screenshot(title="Pullquote")
    render(picture, HERE / f"{shot.name}.png")


async def record(folder: Path) -> None:
    """Go on the tour and save the film of it."""
    app = PullquoteApp(folder, settings=Settings(), memory=Memory())
    pictures = []
    async with app.run_test(size=SIZE) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.reading is not None)
        for scene in TOUR:
            await driver.press(*scene.keys)
            await pilot.pause(0.5)
            pictures.append(app.export_screenshot(title=scene.about))
    (HERE / "tour.svg").write_text(film(pictures, [scene.seconds for scene in TOUR]), "utf-8")


def render(picture: str, png: Path) -> None:
    """Write an SVG as PNG at its own size."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    assert size is not None
    window = ",".join(str(round(float(side))) for side in size.groups())
    with tempfile.NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as svg:
        svg.write(picture)
        svg.flush()
        subprocess.run(
            [*BROWSER, f"--window-size={window}", f"--screenshot={png}", f"file://{svg.name}"],
            check=True,
            capture_output=True,
        )


def main() -> None:
    """Index the sample articles in a temporary archive and take every picture."""
    folder = sample_articles()
    with tempfile.TemporaryDirectory() as data:
        os.environ["PULLQUOTE_DATA_DIR"] = data
        os.environ["PULLQUOTE_MEMORY"] = str(Path(data) / "memory.json")
        with open_archive(folder) as archive:
            subprocess.run(
                sync_command(archive), check=True, stdin=subprocess.DEVNULL, capture_output=True
            )
        asyncio.run(record(folder))
        for shot in SHOTS:
            asyncio.run(take(shot, folder))


if __name__ == "__main__":
    main()
