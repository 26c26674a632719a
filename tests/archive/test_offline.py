"""Indexing opens no connection, nor looks whether it could."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WATCHED = """
import sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print(event, arguments, file=sys.stderr)

sys.addaudithook(watch)
from index.sync.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_no_socket_is_opened(folder: Path, tmp_path: Path) -> None:
    """With the analysis, whose libraries could."""
    (folder / "page.html").write_text(
        "<html><body><article><h1>Levy</h1>" + "<p>“No,” said Ada Holm, the mayor.</p>" * 20
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder), "--data-dir", str(tmp_path / "data")],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.stderr == ""
    assert '"Finished", "articles": 4' in done.stdout
