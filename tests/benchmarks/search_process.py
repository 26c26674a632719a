"""Measurements of the search benchmark that need a process of their own."""

from __future__ import annotations

import importlib
import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.benchmarks.corpus import read_corpus
from tests.benchmarks.engines import chosen_engines
from tests.benchmarks.ours import article_of
from tests.search.library import ask

_LIBRARIES = ("whoosh.index", "whoosh.qparser", "sqlite3", "index.search.run.index")
_QUERIES = ("go", "gover", "border trade", '"the government of"', "speaker:holm", "government")
WRITTEN = 2000
"""So many articles the writer adds whose memory is measured."""


def command(*arguments: object) -> list[str]:
    """Return the command that runs one of the measurements."""
    module = ("-W", "ignore", "-m", "tests.benchmarks.search_process")
    return [sys.executable, *module, *map(str, arguments)]


def run(*arguments: object) -> list[float]:
    """Run one of the measurements in a process of its own, and return its figures."""
    done = subprocess.run(command(*arguments), check=True, capture_output=True, text=True)
    return list(map(float, json.loads(done.stdout)))


def opened(engine: str, folder: Path, words: list[str]) -> tuple[float, float]:
    """Return the CPU ms and the MB that opening an index and the first query take."""
    taken, memory = run("open", engine, folder, *words)
    return taken, memory


def own_memory() -> float:
    """Return the MB of this process that are its own: no mapped files."""
    status = Path("/proc/self/status").read_text().splitlines()
    [line] = [line for line in status if line.startswith("RssAnon")]
    return int(line.split()[1]) / 1024


def _open(engine: str, folder: str, *words: str) -> list[float]:
    for library in _LIBRARIES:
        importlib.import_module(library)
    [chosen] = chosen_engines([engine])
    memory, before = own_memory(), time.process_time()
    chosen.open(Path(folder))
    chosen.words(list(words))
    return [1000 * (time.process_time() - before), own_memory() - memory]


def _screen(folder: str) -> list[float]:
    """Load what the explorer loads, search, and return the memory."""
    for module in ("tui.app", "tui.screens.explorer.screen", "index.archive.archive"):
        importlib.import_module(module)
    index = SearchIndex.open(Path(folder))
    for text in _QUERIES:
        index.complete(text, len(text))
        index.facets(ask(index, text, typing=True).ids)
    return [own_memory()]


def _write(folder: str) -> list[float]:
    """Add articles, join all segments, and return the most memory that took."""
    most, finished = 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not finished.wait(0.02):
            most = max(most, own_memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    _add(Path(folder), WRITTEN)
    finished.set()
    watcher.join()
    return [most]


_FIRST_NEW = 1_000_000
"""The id of the first new article: behind those of any corpus, as the store would number it."""


def _keep_writing(folder: str) -> list[float]:
    """Write until killed."""
    _add(Path(folder), 1_000_000)
    return []


def _add(folder: Path, count: int) -> None:
    with SearchWriter.open(folder) as writer:
        pieces = itertools.cycle(read_corpus(folder.parent, 0))
        for number, piece in enumerate(itertools.islice(pieces, count)):
            writer.put_article(_FIRST_NEW + number, article_of(piece))
            if number % 100 == 99:
                writer.commit()
        writer.commit(compact=True)


if __name__ == "__main__":
    measurements: dict[str, Callable[..., list[float]]] = {
        "open": _open,
        "screen": _screen,
        "write": _write,
        "keep": _keep_writing,
    }
    print(json.dumps(measurements[sys.argv[1]](*sys.argv[2:])))
