"""What is said at the lower edge is seen, however much has been said before."""

from __future__ import annotations

from textual.widgets._toast import Toast

from tests.tui.driving import Driver
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.shown import lines_shown


async def test_every_message_is_seen(archive: FakeArchive) -> None:
    app = explorer(archive)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.reading is not None)
        for number in range(5):
            driver.explorer.view.tell(f"Message {number}.")
            await driver.settle()

            def is_seen(said: str = f"Message {number}.") -> bool:
                return any(
                    said in str(toast.render())
                    and toast.region.height
                    and app.screen.get_widget_at(5, toast.region.y)[0] is toast
                    for toast in app.screen.query(Toast)
                    if toast.region.y < app.size.height
                )

            await driver.until(is_seen)


async def test_nothing_of_the_footer_stands_beside_a_message(archive: FakeArchive) -> None:
    app = explorer(archive)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.reading is not None)
        driver.explorer.view.tell("A message of two lines.", title="A title")
        await driver.until(
            lambda: any(toast.region.width == 80 for toast in app.screen.query(Toast))
        )


async def test_who_tries_ctrl_c_is_told_how_to_leave(archive: FakeArchive) -> None:
    app = explorer(archive)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.reading is not None)
        for _ in range(4):
            await driver.press("ctrl+c")
            told = [notification.message for notification in app._notifications]
            assert told == ["q leaves Pullquote; ctrl+q does from anywhere."]
            await driver.until(lambda: "q leaves Pullquote" in lines_shown(app)[-1])
