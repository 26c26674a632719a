"""Kill the index's writer at random moments, again and again, while a reader goes on reading.

    python -m tests.benchmarks.kill_search --times 100

After each kill the reader must find every article whose commit was acknowledged, and the next
writer must get the lock at once.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from index.errors import ArchiveError
from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.library import article, ask

MODULE = "tests.benchmarks.kill_search"


def main() -> None:
    """Run the test and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.write)
        return
    with tempfile.TemporaryDirectory() as name:
        torment(Path(name), options.times)


def write(directory: Path) -> None:
    """Add and replace articles for ever; say which numbers are committed."""
    with SearchWriter.open(directory) as writer:
        first = 1
        if SearchWriter.is_sound(directory):
            first = max(ask(SearchIndex.open(directory), "").ids, default=0) + 1
        for number in range(first, 10**9):
            writer.put_article(number, article(f"steady word{number} " + "filler " * 200))
            if number % 7 == 0:
                writer.put_article(number - 3, article(f"steady again word{number - 3}"))
            if number % 5 == 0:
                writer.commit(compact=number % 100 == 0)
                print(number, flush=True)


def torment(directory: Path, times: int) -> None:
    """Start and kill the writer so many times."""
    rng = random.Random(3)
    SearchWriter.open(directory).close()
    reader = Reader(directory)
    reader.start()
    acknowledged = 0
    for _ in range(times):
        command = [sys.executable, "-W", "ignore", "-m", MODULE, "--write", str(directory)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            acknowledged = int(writer.stdout.readline())
            lines: list[str] = []
            drain = threading.Thread(target=lambda: lines.extend(writer.stdout or ()))  # noqa: B023
            drain.start()
            time.sleep(rng.random() * 0.3)
            writer.send_signal(signal.SIGKILL)
            drain.join()
        # A line may have been cut in the middle; only whole ones are acknowledgements.
        acknowledged = max([acknowledged, *(int(x) for x in lines if x.endswith("\n"))])
        index = SearchIndex.open(directory)
        ids = set(ask(index, "steady").ids)
        assert ids >= set(range(1, acknowledged + 1)), "an acknowledged article is lost"
        assert ask(index, f"word{acknowledged}").total == 1
        SearchWriter.open(directory).close()
    reader.stop()
    print(f"{times} kills, {acknowledged} articles, {reader.searches} searches meanwhile: all well")


class Reader(threading.Thread):
    """Searches without pause, and remembers if it ever failed."""

    def __init__(self, directory: Path) -> None:
        super().__init__()
        self._directory = directory
        self._stopping = threading.Event()
        self._failure: Exception | None = None
        self.searches = 0

    def run(self) -> None:
        """Search until stopped."""
        index: SearchIndex | None = None
        most = 0
        while not self._stopping.wait(0.002):
            try:
                index = index or SearchIndex.open(self._directory)
                index.refresh()
                total = ask(index, "steady").total
                assert total >= most, "articles have gone"
                most = total
                self.searches += 1
            except (ArchiveError, AssertionError, OSError) as failure:
                self._failure = failure
                return

    def stop(self) -> None:
        """Stop; raise what went wrong, if anything did."""
        self._stopping.set()
        self.join()
        if self._failure:
            raise self._failure


if __name__ == "__main__":
    main()
