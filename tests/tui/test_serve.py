"""The explorer in a browser."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tui.verbs.serve import is_loopback


def test_loopback() -> None:
    assert is_loopback("127.0.0.1") and is_loopback("::1") and is_loopback("localhost")
    assert not is_loopback("0.0.0.0") and not is_loopback("192.168.1.4")
    assert not is_loopback("news.example")


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
        stderr=subprocess.DEVNULL,
    )
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


async def test_a_browser_gets_the_explorer(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            try:
                async with session.get(address) as answer:
                    assert answer.status == 200
                    assert "Pullquote" in await answer.text()
                    break
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
        received = b""
        async with session.ws_connect(f"{address}/ws?width=80&height=24") as socket_:
            async with asyncio.timeout(60):
                while b"Results" not in received:
                    message = await socket_.receive()
                    if message.type is aiohttp.WSMsgType.BINARY:
                        received += message.data
