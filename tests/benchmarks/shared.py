"""How fast a shared archive is: three nodes on this machine, and one client.

Usage: `python -m tests.benchmarks.shared COUNT FOLDER [LISTED]`: COUNT invented articles are
loaded and asked for; LISTED, a million unless said otherwise, are listed only. The corpus is kept
in the folder. Each figure tells how busy the machine was meanwhile: on two cores, a load of more
than about 5 is not this benchmark's own.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from index.archive.shared_store import SharedStore
from index.article import Analysis, Article, Entity, Quote, Span
from index.language.utterances.fingerprints import fingerprints, word_fingerprints
from index.language.utterances.words import keys_of
from index.search.opensearch.address import Credentials, address_of
from index.search.opensearch.client import Cluster
from index.search.opensearch.document import Compared, Publication
from index.search.opensearch.found import REACH
from index.search.opensearch.searcher import OpenSearchIndex
from index.search.opensearch.writer import BulkSender, Change, in_bulks
from index.search.query.parser import parse
from tests.benchmarks.corpus import Piece, read_corpus
from tests.shared.server.nodes import Cluster as Nodes

NODES = 3
HEAP = "1g"
LISTED = 1_000_000
SENDERS = 2
ROWS = 50
WARMING_ROUNDS = 15
"""A server that has just started compiles what it does often: its first thousand answers take up to
three times the processor's time of the later ones."""
QUERIES = (
    *("government", "police", "budget", "vote", "energy", "harbour"),
    *("budget tax", "police report", "trade deal vote", "minister OR president", "tax -budget"),
    *('"the government"', '"police and"', '"of the law"', '"trade deal"~6'),
    *("gov*", "ener*", "tra*"),
    *("date:2021", "source:echo", "budget source:star", "said:tax", "speaker:the", "sort:date tax"),
)
WORDS = ("budget", "taxes", "energy", "police", "government")


def publication(piece: Piece) -> Publication:
    """Return an article with its quotations, given to whoever they name."""
    article = Article(
        text=piece.text,
        title=piece.title,
        source=piece.source,
        authors=(piece.author,),
        published=piece.published,
    )
    quotes = []
    start = piece.text.find("“")
    while start >= 0:
        end = piece.text.find("”", start) + 1
        name = piece.text[end : end + 30].split(" said")[0].strip()
        quotes.append(Quote(span=Span(start, end), kind="direct", name=name))
        start = piece.text.find("“", end)
    names = dict.fromkeys(quote.name for quote in quotes if quote.name)
    entities = tuple(Entity(kind="PERSON", name=n, mentions=(Span(0, 1),)) for n in names)
    analysis = Analysis(pipeline="none", quotes=tuple(quotes), entities=entities)
    compared = {}
    for number, quote in enumerate(quotes):
        keys = keys_of(quote.span.of(piece.text))
        known_by = fingerprints(keys) | word_fingerprints(keys)
        compared[number] = Compared(known_by, saying=1000 * piece.id + number)
    return Publication(id=piece.id, article=article, analysis=analysis, compared=compared)


def told(what: str) -> None:
    """Print a figure, and how busy the machine was."""
    print(f"{what}  [load {os.getloadavg()[0]:.1f}]", flush=True)


def load(sender: BulkSender, folder: Path, count: int) -> None:
    """Send all articles and say how fast that was."""
    pieces = read_corpus(folder / f"{count}-articles", count)
    began, cpu = time.monotonic(), time.process_time()
    sent = 0

    def changes() -> Iterator[Change]:
        for piece in islice(pieces, count):
            yield Change(piece.id, 1, publication(piece))

    sender.expect(many=True)
    free = threading.Semaphore(SENDERS + 1)
    with ThreadPoolExecutor(SENDERS) as senders:
        for bulk in in_bulks(changes()):
            free.acquire()
            senders.submit(sender.send, bulk).add_done_callback(lambda done: free.release())
            sent += len(bulk)
            if sent % 10_000 < len(bulk):
                told(f"  {sent:,} sent, {sent / (time.monotonic() - began):.0f} a second so far")
    sender.expect(many=False)
    sender.refresh()
    seconds, used = time.monotonic() - began, time.process_time() - cpu
    rate, cost = sent / seconds, 1000 * used / sent
    told(f"{sent:,} articles, {rate:.0f} a second, {cost:.2f} ms of client CPU each")


def times(
    work: Callable[[str], object], asked: tuple[str, ...], *, warming: int = 1, rounds: int = 5
) -> str:
    """Return the middle and the 95th of 100 of the milliseconds that some work takes."""
    first: list[float] = []
    took: list[float] = []
    for turn in range(warming + rounds):
        for one in asked:
            began = time.monotonic()
            work(one)
            (took if turn >= warming else first).append(1000 * (time.monotonic() - began))
    return f"{_spread(took)} (warming up: {_spread(first)})"


def _spread(took: list[float]) -> str:
    return f"p50 {statistics.median(took):.0f} ms, p95 {sorted(took)[int(0.95 * len(took))]:.0f} ms"


def resident() -> int:
    """Return how many bytes of memory this process has now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def ask(cluster: Cluster) -> None:
    """Ask for articles, and say how long that takes."""
    engine = OpenSearchIndex(cluster)
    store = SharedStore(cluster, engine)

    def rows(query: str) -> None:
        store.close()  # nothing is remembered
        store.summaries(engine.search(parse(query)).ids[:ROWS])

    def ids(query: str) -> None:
        engine.search(parse(query)).ids[:ROWS]

    told(f"queries, {ROWS} rows: " + times(ids, QUERIES, warming=WARMING_ROUNDS))
    told("the same with whole articles: " + times(rows, QUERIES))
    for letters in range(1, 5):
        typed = tuple(word[:letters] for word in WORDS)

        def search(query: str) -> object:
            return engine.search(parse(query, typing=True), deadline=0.15).ids[:20]

        told(f"typing, {letters} letters: " + times(search, typed))


def list_many(cluster: Cluster, count: int) -> None:
    """Fill an archive with so many articles without words, and say what a list of them costs."""
    sender = BulkSender(cluster)
    sender.create("benchmark", shards=NODES, replicas=0)
    sender.expect(many=True)
    for start in range(1, count + 1, 5000):
        lines = [
            f'{{"index":{{"_id":"{number}"}}}}\n'
            + json.dumps({"id": number, "change": 1, "day": 19_000 + number % 2000})
            for number in range(start, min(start + 5000, count + 1))
        ]
        cluster.ask("POST", "_bulk", ("\n".join(lines) + "\n").encode(), seconds=90)
    sender.expect(many=False)
    sender.refresh()
    engine = OpenSearchIndex(cluster)
    before, began = resident(), time.monotonic()
    ids, _ = engine.every("date")
    opened = 1000 * (time.monotonic() - began)
    began = time.monotonic()
    assert ids[0] and ids[min(len(ids), REACH) - 1]
    told(f"a list of {len(ids):,}: opened in {opened:.0f} ms, its last reachable row in")
    told(f"  {1000 * (time.monotonic() - began):.0f} ms, {(resident() - before) / 1e6:.1f} MB more")
    for row in range(0, min(len(ids), REACH), ROWS):
        assert ids[row]
    told(f"  after looking at {min(len(ids), REACH):,}: {(resident() - before) / 1e6:.1f} MB more")
    began = time.monotonic()
    assert sum(1 for _ in ids) == count
    seconds = time.monotonic() - began
    told(f"  read to the end in {seconds:.0f} s: {(resident() - before) / 1e6:.1f} MB more")


def main(count: int, folder: Path, listed: int) -> None:
    """Load and ask."""
    next(read_corpus(folder / f"{count}-articles", count))  # it is made before the clock runs
    began = time.monotonic()
    nodes = Nodes(folder / "nodes", size=NODES, heap=HEAP, is_lasting=True)

    def cluster_of(name: str) -> Cluster:
        return Cluster(address_of(nodes.address(name)), Credentials())

    try:
        nodes.start()
        told(f"{NODES} nodes after {time.monotonic() - began:.0f} s")
        cluster = cluster_of("benchmark")
        sender = BulkSender(cluster)
        sender.create("benchmark", shards=NODES, replicas=0, words=520)
        load(sender, folder, count)
        kept = cluster.ask("GET", "_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]
        told(f"{kept / count / 1000:.1f} kB on disk an article")
        ask(cluster)
        if listed:
            list_many(cluster_of("listed"), listed)
    finally:
        nodes.stop()
        shutil.rmtree(folder / "nodes", ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else LISTED)
