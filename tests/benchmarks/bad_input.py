"""Feeds bad and damaged files to the indexing process, and weighs it.

    python -m tests.benchmarks.bad_input [--damaged 2000] [--seed 1] [--small]

The folder holds a file for each row of the table of bad input, the large ones as large as is still
read, and any number of damaged files. The run must end well, every file must have become articles,
links or a problem, and the process may not have taken more than 400 MB at any time. Linux only:
memory is what the kernel notes as the peak of each process (VmHWM).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.fuzz_reading import make_files
from tests.reading import printed, samples

_MOST = 400_000_000
_SECONDS_BETWEEN = 0.02
_LONG = "The minister said that the bridge would open in the summer of next year. " * 8


def main() -> int:
    """Run, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--damaged", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="leave out the large files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bad-input-") as scratch:
        folder, data = Path(scratch, "articles"), Path(scratch, "data")
        folder.mkdir()
        for name, content in bad_files():
            (folder / name).write_bytes(content)
        for name, pieces in () if options.small else large_files():
            with (folder / name).open("wb") as file:
                file.writelines(pieces)
        for _ in make_files(folder, options.damaged, random.Random(options.seed)):
            pass
        return _report(folder, data)


def _report(folder: Path, data: Path) -> int:
    began = time.monotonic()
    status, last, errors, own, workers = _watched_run(folder, data)
    print(f"{time.monotonic() - began:.0f} s; exit status {status}; last told: {last}")
    print(f"peak: {own / 1e6:.0f} MB, its readers {workers / 1e6:.0f} MB")
    paths = {os.fsencode(file.name) for file in folder.iterdir()}
    lost = paths - _accounted(next(data.rglob("store.db")))
    print(f"{len(paths):,} files, {len(lost)} of them lost {sorted(lost)[:9] or ''}")
    if errors:
        print(errors)
    return int(bool(status or errors or lost or own > _MOST or '"Finished"' not in last))


def _watched_run(folder: Path, data: Path) -> tuple[int, str, str, int, int]:
    """Return exit status, last line, errors, and the peaks of the process and of its readers."""
    command = [sys.executable, "-m", "index.sync", str(folder), "--data-dir", str(data)]
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen([*command, "--text-only"], stdout=out, stderr=errors)
        own = workers = 0
        while process.poll() is None:
            own = max(own, _peak(process.pid))
            workers = max(workers, *map(_peak, _children(process.pid)), 0)
            time.sleep(_SECONDS_BETWEEN)
        out.seek(0)
        errors.seek(0)
        last = out.read().strip().rpartition("\n")[2]
        return process.returncode, last, errors.read(), own, workers


def _children(process: int) -> list[int]:
    try:
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    except OSError:
        return []


def _peak(process: int) -> int:
    """Return the most memory that a process has had in use, in bytes; nothing if it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def _accounted(store: Path) -> set[bytes]:
    """Return the files that have become something."""
    with sqlite3.connect(store) as db:
        rows = db.execute(
            "SELECT path FROM locations UNION SELECT path FROM problems"
            " UNION SELECT path FROM links"
        )
        return {path for (path,) in rows}


def bad_files() -> Iterator[tuple[str, bytes]]:
    """Yield small files, one or more for each row of the table."""
    yield "empty.txt", b""
    yield "blank.md", b" \n\t \r\n"
    yield "binary.txt", bytes(range(256)) * 40
    yield "picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99
    yield "controls.txt", f"A\x00B\x1b[31mred\x1b]0;t\x07 \u202egnp\n\n{_LONG}".encode()
    for encoding in ("cp1251", "koi8_r", "utf-16", "utf-16-le"):
        yield f"{encoding}.txt", ("Министр сказал, что мост построят. " * 9).encode(encoding)
    yield "bad-bytes.txt", _LONG.encode().replace(b"bridge", b"bri\xffdge", 2)
    yield "short.txt", "Café closed".encode("latin-1")
    yield os.fsdecode(b"caf\xe9 \x1b[2J\n.txt"), _LONG.encode()
    yield "broken.html", f"<p>{_LONG}<div><b>And more.</p></i><td>".encode()
    yield "wall.html", b"<title>Vote</title><div class=cookie-wall><p>We use cookies.</p></div>"
    yield "nested.html", b"<div>" * 50_000 + f"<p>{_LONG}</p>".encode()
    yield "references.html", samples.page().replace(b"<p>", b"<p>&#27;&#0;&#xD800;")
    yield "matter.md", f"---\ntitle: [unclosed\ndate: x\n---\n\n{_LONG}".encode()
    yield "aliases.md", f"---\na: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\n{_LONG}".encode()
    yield "locked.pdf", printed.pdf(samples.STORY, password="harbour")
    yield "scanned.pdf", printed.picture_only()
    yield "torn.pdf", printed.pdf(samples.STORY)[:300]
    for ending in ("docx", "epub", "wacz", "zip"):
        yield f"bomb.{ending}", samples.zipped({"word/document.xml": b"\0" * 50_000_000})
        yield f"none.{ending}", b"no archive at all"
        yield f"unsafe.{ending}", samples.zipped({"../../evil.xml": b"x"})
    yield "empty.eml", b"Subject: Levy vote\nFrom: a@b.example\n\n"
    yield "martian.eml", b"Subject: L\nContent-Type: text/plain; charset=x-martian\n\nThe levy."
    yield "bad.jsonl", b'{bad\n[1]\n{}\n{"title": "Levy", "text": "Put off."}\n'
    yield "bad.csv", b"title,text\nTwo\na,b,c\nThree," + b"x" * 210_000 + b"\n"
    yield "headless.csv", b"2024,red,blue\n2025,green,black\n"
    yield "copy.txt", _LONG.encode()
    yield "copy too.txt", _LONG.encode()


def large_files() -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield files that are as large as is still read, and larger ones, in pieces."""
    paragraph = f"{_LONG}\n\n".encode()
    foreign = ("Министр сказал, что мост построят весной. " * 9 + "\n\n").encode("cp1251")
    text = f"Report @@. {samples.STORY.text}\n\n" * 9
    record = json.dumps(samples.record(text=text)).encode()
    padded = json.dumps(samples.record(text=text, raw="x" * 200_000)).encode()
    message = b"From a\nSubject: Report @@\n\n" + text.encode() + b"\n"
    picture = b"iVBORw0KGgo" * 100_000
    yield "long.txt", _repeated(paragraph, 12_000_000)
    yield "large.txt", _repeated(foreign, 99_000_000)
    yield "line.txt", _repeated(b"word ", 10_000_000)
    yield "too-large.txt", _repeated(paragraph, 101_000_000)
    yield "large.html", _repeated(b"<p>" + paragraph, 19_000_000)
    yield "too-large.html", _repeated(b"<p>" + paragraph, 21_000_000)
    yield (
        "pictures.html",
        _between(b'<img src="data:image/png;base64,', picture, b'">' + samples.page(), 60_000_000),
    )
    yield "large.jsonl", _repeated(record + b"\n", 10_000_000)
    yield "large.json", _between(b"[", padded + b",", padded + b"]", 90_000_000)
    yield (
        "large.csv",
        _between(b"title,text\n", b'Levy @@,"' + paragraph * 9 + b'"\n', b"", 10_000_000),
    )
    yield "large.mbox", _repeated(message, 10_000_000)


def _repeated(piece: bytes, size: int) -> Iterator[bytes]:
    """Yield a piece again and again, numbered where it says `@@`."""
    return (piece.replace(b"@@", b"%d" % number) for number in range(size // len(piece)))


def _between(first: bytes, piece: bytes, last: bytes, size: int) -> Iterator[bytes]:
    yield first
    yield from _repeated(piece, size)
    yield last


if __name__ == "__main__":
    sys.exit(main())
