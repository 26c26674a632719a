"""The explorer in a browser."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.tui.emulator import Emulator
from tui.verbs.serving import is_loopback, is_same_place

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def test_loopback() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.168.1.4")
    assert not is_loopback("news.example")


def test_the_same_place() -> None:
    assert is_same_place("http://127.0.0.1:8000", "127.0.0.1:8000")
    assert is_same_place("http://localhost:8000", "127.0.0.1:8000")
    assert not is_same_place("http://localhost:8001", "127.0.0.1:8000")
    assert not is_same_place("https://news.example", "127.0.0.1:8000")
    assert not is_same_place("null", "127.0.0.1:8000")


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "wall.txt").write_text("The harbour\n\nThe wall is to be raised.")
    (tmp_path / "articles" / "ferry.txt").write_text(
        "The ferry\n\n“The ferry will not wait,” said Ada Holm.\n\nAda Holm runs it."
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "serve", str(tmp_path / "articles"), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    yield server.stderr.readline().strip()
    server.terminate()
    server.wait(60)


def visitor() -> aiohttp.ClientSession:
    """Return a browser without a window: it keeps cookies of an address that is a number."""
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


def place_of(address: str) -> str:
    """Return an address without its token."""
    return address.partition("/?")[0]


async def answer_of(session: aiohttp.ClientSession, address: str) -> str:
    """Return what a server answers, as soon as it is there."""
    async with asyncio.timeout(60):
        while True:
            try:
                async with session.get(address) as answer:
                    assert answer.status == 200
                    return await answer.text()
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)


async def test_other_pages_are_not_answered(address: str) -> None:
    async with visitor() as session:
        await answer_of(session, address)
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{place_of(address)}/ws", origin="https://news.example")
        assert refused.value.status == 403
        async with session.get(address, headers={"Host": "news.example"}) as answer:
            assert answer.status == 403


async def test_who_does_not_know_the_token_is_not_answered(address: str) -> None:
    async with visitor() as session, visitor() as stranger:
        await answer_of(session, address)
        for path in ("/", "/ws", "/?token=wrong"):
            async with stranger.get(place_of(address) + path) as answer:
                assert answer.status == 403
        async with session.get(place_of(address)) as answer:
            assert answer.status == 200


async def test_the_page_asks_nobody_else(address: str) -> None:
    async with visitor() as session:
        await answer_of(session, address)
        async with session.get(address) as answer:
            policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self' ") and "http" not in policy


async def test_the_explorer_is_sent(address: str) -> None:
    async with visitor() as session:
        assert "Pullquote" in await answer_of(session, address)
        received = b""
        async with session.ws_connect(f"{place_of(address)}/ws?width=80&height=24") as socket_:
            async with asyncio.timeout(60):
                while b"Results" not in received:
                    message = await socket_.receive()
                    if message.type is aiohttp.WSMsgType.BINARY:
                        received += message.data


@contextmanager
def browser(directory: Path) -> Iterator[Path]:
    """Run Chromium; return the file that it writes its debugging port to."""
    assert CHROMIUM is not None
    process = subprocess.Popen(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--remote-debugging-port=0",
            f"--user-data-dir={directory}",
            "--window-size=1200,800",
            "about:blank",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield directory / "DevToolsActivePort"
    process.terminate()
    process.wait(30)


_LISTEN = """
window.received = [];
window.WebSocket = class extends WebSocket {
    constructor(...where) {
        super(...where);
        const decoder = new TextDecoder();
        this.addEventListener("message", (event) => {
            if (event.data instanceof ArrayBuffer)
                window.received.push(decoder.decode(event.data, { stream: true }));
        });
    }
};
"""
"""Keeps what the page is sent for its terminal, which it draws as a picture."""


class Page:
    """A page of the browser, driven by its debugging protocol."""

    def __init__(self, link: aiohttp.ClientWebSocketResponse) -> None:
        self._link, self._asked = link, 0
        self.terminal = Emulator()

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._asked += 1
        await self._link.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._link.receive()).data)
            if answer.get("id") == self._asked:
                result: dict[str, Any] = answer["result"]
                return result

    async def says(self, script: str) -> Any:
        result = await self.ask("Runtime.evaluate", expression=script, awaitPromise=True)
        return result["result"].get("value")

    async def open(self, address: str) -> None:
        await self.ask("Page.enable")
        await self.ask("Page.addScriptToEvaluateOnNewDocument", source=_LISTEN)
        await self.ask("Page.navigate", url=address)

    async def until_shown(self, words: str) -> None:
        """Wait until the explorer shows some words."""
        while not any(words in line for line in self.terminal.lines()):
            data = await self.says("window.received ? received.splice(0).join('') : ''")
            self.terminal.write(data or "")
            await asyncio.sleep(0.2)

    async def press(self, *keys: str) -> None:
        await self.says("document.querySelector('.xterm-helper-textarea').focus()")
        for key in keys:
            name, text = ("Enter", "\r") if key == "enter" else (key, key)
            await self.ask("Input.dispatchKeyEvent", type="keyDown", key=name, text=text)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=name)


@asynccontextmanager
async def page_of_a_browser(directory: Path) -> AsyncIterator[Page]:
    """Run Chromium; give its page."""
    with browser(directory) as port:
        async with visitor() as session, asyncio.timeout(120):
            while not port.exists() or not port.read_text().strip():
                await asyncio.sleep(0.1)
            debugger = f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
            (target, *_) = json.loads(await answer_of(session, f"{debugger}/json/list"))
            async with session.ws_connect(
                target["webSocketDebuggerUrl"], max_msg_size=2**26
            ) as link:
                yield Page(link)


needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: nobody looks at the explorer in a browser."
)


@needs_chromium
async def test_one_reads_searches_and_copies_in_a_browser(address: str, tmp_path: Path) -> None:
    async with visitor() as session:
        await answer_of(session, address)
    async with page_of_a_browser(tmp_path / "browser") as page:
        await page.ask(
            "Browser.grantPermissions",
            permissions=["clipboardReadWrite", "clipboardSanitizedWrite"],
        )
        await page.open(address)
        await page.until_shown("2 articles")
        await page.press("/", *"ferry", "enter")
        await page.until_shown("1 of 2 articles")
        await page.until_shown("1 quote")
        await page.press("n")
        await page.until_shown("quote 1/1")
        await page.press("y")
        await page.until_shown("Copied")
        assert await page.says("navigator.clipboard.readText()") == "“The ferry will not wait,”"


@needs_chromium
async def test_a_browser_that_does_not_know_the_token_is_told(address: str, tmp_path: Path) -> None:
    async with visitor() as session:
        await answer_of(session, address)
    async with page_of_a_browser(tmp_path / "browser") as page:
        await page.open(place_of(address))
        while not (said := await page.says("document.body?.innerText")):
            await asyncio.sleep(0.1)
        assert said == "Open the whole address that pullquote serve has printed."
