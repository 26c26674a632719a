"""How fast a shared archive is: three nodes on this machine, and one client.

Usage: `python -m tests.benchmarks.shared COUNT FOLDER`; the corpus is kept in the folder.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from index.archive.shared_store import SharedStore
from index.article import Analysis, Article, Entity, Quote, Span
from index.search.opensearch.address import Credentials, address_of
from index.search.opensearch.client import Cluster
from index.search.opensearch.document import Publication
from index.search.opensearch.searcher import OpenSearchIndex
from index.search.opensearch.writer import BulkSender, Change, in_bulks
from index.search.query.parser import parse
from tests.benchmarks.corpus import Piece, read_corpus
from tests.shared.server.nodes import Cluster as Nodes

NODES = 3
SENDERS = 2
ROWS = 50
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
    return Publication(id=piece.id, article=article, analysis=analysis)


def load(sender: BulkSender, folder: Path, count: int) -> None:
    """Send all articles and say how fast that was."""
    pieces = read_corpus(folder, count)
    began, cpu = time.monotonic(), time.process_time()
    sent = 0

    def changes() -> Iterator[Change]:
        for number, piece in enumerate(pieces):
            if number == count:
                return
            yield Change(piece.id, 1, publication(piece))

    free = threading.Semaphore(SENDERS + 1)
    with ThreadPoolExecutor(SENDERS) as senders:
        for bulk in in_bulks(changes()):
            free.acquire()
            senders.submit(sender.send, bulk).add_done_callback(lambda done: free.release())
            sent += len(bulk)
    sender.refresh()
    seconds, used = time.monotonic() - began, time.process_time() - cpu
    rate, cost = sent / seconds, 1000 * used / sent
    print(f"{sent:,} articles, {rate:.0f} a second, {cost:.2f} ms of client CPU each")


def times(work: Callable[[str], object], asked: tuple[str, ...], rounds: int = 5) -> str:
    """Return the middle and the 95th of 100 of the milliseconds that some work takes."""
    took = []
    for turn in range(rounds + 1):
        for one in asked:
            began = time.monotonic()
            work(one)
            if turn:  # the first round warms up
                took.append(1000 * (time.monotonic() - began))
    return f"p50 {statistics.median(took):.0f} ms, p95 {sorted(took)[int(0.95 * len(took))]:.0f} ms"


def main(count: int, folder: Path) -> None:
    """Load and ask."""
    list(
        zip(range(1), read_corpus(folder, count), strict=False)
    )  # it is made before the clock runs
    began = time.monotonic()
    nodes = Nodes(folder / "nodes", size=NODES, heap="512m")
    try:
        nodes.start()
        print(f"{NODES} nodes after {time.monotonic() - began:.0f} s")
        cluster = Cluster(address_of(nodes.address("benchmark")), Credentials())
        sender = BulkSender(cluster)
        sender.create("benchmark", shards=NODES, replicas=0)
        load(sender, folder, count)
        kept = cluster.ask("GET", "_stats/store")["_all"]["primaries"]["store"]["size_in_bytes"]
        print(f"{kept / count / 1000:.1f} kB on disk an article")
        engine = OpenSearchIndex(cluster)
        store = SharedStore(cluster, engine)

        def rows(query: str) -> None:
            store.close()  # nothing is remembered
            store.summaries(engine.search(parse(query)).ids[:ROWS])

        print("queries, ids alone:", times(lambda q: engine.search(parse(q)).ids[:ROWS], QUERIES))
        print(f"queries with {ROWS} whole articles:", times(rows, QUERIES))
        for letters in range(1, 5):
            typed = tuple(word[:letters] for word in WORDS)

            def ask(query: str) -> object:
                return engine.search(parse(query, typing=True), deadline=0.15).ids[:20]

            print(f"typing, {letters} letters:", times(ask, typed))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        ids = engine.every("date")
        began = time.monotonic()
        assert ids[0] and ids[min(len(ids), 10_000) - 1]
        took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"a list of {len(ids):,}: first and last within reach in {1000 * took:.0f} ms,")
        print(f"  {(after - before) / 1024:.0f} MB more at the most")
    finally:
        nodes.stop()
        shutil.rmtree(folder / "nodes", ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
