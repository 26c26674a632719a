"""The explorer in a browser."""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

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


class Page:
    """A page of the browser, driven by its debugging protocol."""

    def __init__(self, link: aiohttp.ClientWebSocketResponse) -> None:
        self._link, self._asked = link, 0

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._asked += 1
        await self._link.send_json({"id": self._asked, "method": method, "params": parameters})
        while True:
            answer = json.loads((await self._link.receive()).data)
            if answer.get("id") == self._asked:
                result: dict[str, Any] = answer["result"]
                return result

    async def says(self, script: str) -> Any:
        result = await self.ask("Runtime.evaluate", expression=script)
        return result["result"].get("value")

    async def picture(self) -> bytes:
        return base64.b64decode((await self.ask("Page.captureScreenshot"))["data"])


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
async def test_a_browser_shows_the_explorer(address: str, tmp_path: Path) -> None:
    with browser(tmp_path / "browser") as port:
        async with visitor() as session, asyncio.timeout(120):
            await answer_of(session, address)
            while not port.exists() or not port.read_text().strip():
                await asyncio.sleep(0.1)
            debugger = f"http://127.0.0.1:{port.read_text().splitlines()[0]}"
            (target, *_) = json.loads(await answer_of(session, f"{debugger}/json/list"))
            async with session.ws_connect(target["webSocketDebuggerUrl"]) as link:
                page = Page(link)
                await page.ask("Page.navigate", url=address)
                while not await page.says("document.body?.classList.contains('-first-byte')"):
                    await asyncio.sleep(0.2)
                empty = len(await page.picture())
                while len(await page.picture()) < 2 * empty:  # until there is text on it
                    await asyncio.sleep(0.5)
                (tmp_path / "explorer.png").write_bytes(await page.picture())
