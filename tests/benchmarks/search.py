"""How fast Pullquote searches, next to bare Whoosh, SQLite FTS5, tantivy and ripgrep.

    python -m tests.benchmarks.search --articles 10000

Times are CPU milliseconds of this process, median and 95th percentile over queries of one kind,
each asked once. Indices are built once and kept in the cache folder.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from tests.benchmarks.corpus import Piece, read_corpus
from tests.benchmarks.engines import BareWhoosh, Engine, Fts5, Ripgrep, Tantivy
from tests.benchmarks.ours import Pullquote, add_findings
from tests.benchmarks.search_ours import measure_ours

QUERIES = 40
Times = list[float]


def main() -> None:
    """Build what is missing, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir(), "pullquote-bench")
    )
    parser.add_argument("--engines", default="Pullquote,Whoosh,FTS5,tantivy,ripgrep")
    parser.add_argument("--build-only", action="store_true")
    options = parser.parse_args()
    folder = options.cache / str(options.articles)
    wanted = options.engines.split(",")
    engines = [engine for engine in _engines(wanted) if engine.name in wanted]
    rates = {engine.name: _built(engine, folder, options.articles) for engine in engines}
    if "Pullquote" in wanted:
        _add_findings(folder, options.articles)
    if options.build_only:
        return
    questions = _questions(folder, options.articles)
    print(f"{options.articles:,} articles; CPU ms p50 / p95 over {QUERIES} queries of each kind\n")
    results = {engine.name: _measure(engine, folder, questions) for engine in engines}
    _print_table(results, rates)
    if "Pullquote" in wanted:
        pieces = list(islice(read_corpus(folder, options.articles), 60))
        measure_ours(folder / "Pullquote", pieces, questions)


def _engines(wanted: Sequence[str]) -> Iterator[Engine]:
    yield Pullquote()
    yield BareWhoosh()
    yield Fts5()
    if "tantivy" in wanted:
        yield Tantivy()
    if Ripgrep.is_here():
        yield Ripgrep()


def _built(engine: Engine, folder: Path, count: int) -> float:
    """Build the index unless it is there; return articles per CPU second."""
    target = folder / engine.name
    note = folder / f"{engine.name}.json"
    if not note.exists():
        target.mkdir(parents=True, exist_ok=True)
        spent = 0.0

        def pieces() -> Iterator[Piece]:
            nonlocal spent
            source = read_corpus(folder, count)
            while True:
                before = time.process_time()
                piece = next(source, None)
                spent += time.process_time() - before
                if piece is None:
                    return
                yield piece

        before = time.process_time()
        engine.build(target, pieces())
        taken = time.process_time() - before - spent
        size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
        note.write_text(json.dumps({"rate": count / taken, "size": size}))
        print(f"built {engine.name}: {count / taken:,.0f} articles/CPU s, {size / 1e6:,.0f} MB")
    return float(json.loads(note.read_text())["rate"])


def _add_findings(folder: Path, count: int) -> None:
    """Add names and quotes to our index, which the others do not have."""
    note = folder / "findings.json"
    if not note.exists():
        before = time.process_time()
        add_findings(folder / "Pullquote", read_corpus(folder, count))
        note.write_text(json.dumps({"seconds": time.process_time() - before}))


def _questions(folder: Path, count: int) -> dict[str, list[list[str]]]:
    """Choose queries of each kind by how many articles have the words."""
    note = folder / "questions.json"
    if note.exists():
        return dict(json.loads(note.read_text()))
    rng = random.Random(7)
    sample: list[Piece] = []
    seen: Counter[str] = Counter()
    step = max(count // 4000, 1)
    for piece in read_corpus(folder, count):
        if piece.id % step == 0:
            sample.append(piece)
            seen.update({word for word in piece.text.split() if word.isalpha() and word.islower()})
    shares = {word: number / len(sample) for word, number in seen.items()}

    def between(low: float, high: float) -> list[str]:
        return sorted(word for word, share in shares.items() if low <= share <= high)

    mid = between(0.005, 0.04)
    common = between(0.4, 0.6) or between(0.3, 0.8)
    questions = {
        "mid term": [[rng.choice(mid)] for _ in range(QUERIES)],
        "AND of two mid": [rng.sample(mid, 2) for _ in range(QUERIES)],
        "common term": [[rng.choice(common)] for _ in range(QUERIES)],
        "phrase": [_run(rng.choice(sample).text, rng) for _ in range(QUERIES)],
        "term + dates": [[rng.choice(mid)] for _ in range(QUERIES)],
        "completion": [[rng.choice(mid)[: 2 + i % 4]] for i in range(QUERIES)],
        "quarter": [[word] for word in between(0.22, 0.28)[:10]],
        "typing": [[rng.choice(mid)] for _ in range(QUERIES)],
    }
    note.write_text(json.dumps(questions))
    return questions


def _run(text: str, rng: random.Random) -> list[str]:
    """Return two to four words that follow each other in a text."""
    while True:
        words = text.split()
        at = rng.randrange(len(words) - 5)
        run = words[at : at + rng.randint(2, 4)]
        if all(word.isalpha() and word.islower() for word in run):
            return run


def _measure(
    engine: Engine, folder: Path, questions: dict[str, list[list[str]]]
) -> dict[str, Times]:
    before = time.process_time()
    engine.open(folder / engine.name)
    engine.words(questions["mid term"][0])
    times = {"open + first query": [1000 * (time.process_time() - before)]}
    for kind in (
        "mid term",
        "AND of two mid",
        "common term",
        "phrase",
        "term + dates",
        "completion",
    ):
        ask = _asker(engine, kind)
        try:
            for question in questions[kind][-3:]:
                ask(question)
            times[kind] = [_cpu(partial(ask, question)) for question in questions[kind]]
        except NotImplementedError:
            continue
    return times


def _asker(engine: Engine, kind: str) -> Callable[[list[str]], int]:
    match kind:
        case "phrase":
            return engine.phrase
        case "term + dates":
            return lambda words: engine.dated(words[0], date(2021, 3, 1), date(2021, 9, 30))
        case "completion":
            return lambda words: engine.complete(words[0])
        case _:
            return engine.words


def _cpu(run: Callable[[], object]) -> float:
    before = time.process_time()
    run()
    return 1000 * (time.process_time() - before)


def percentile(times: Times, share: float) -> float:
    """Return the time that a share of all stays under."""
    ordered = sorted(times)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _print_table(results: dict[str, dict[str, Times]], rates: dict[str, float]) -> None:
    names = list(results)
    print(f"{'':20}" + "".join(f"{name:>20}" for name in names) + f"{'ours : FTS5':>14}")
    for kind in results[names[0]]:
        cells = []
        for name in names:
            times = results[name].get(kind)
            cells.append(
                f"{percentile(times, 0.5):.2f} / {percentile(times, 0.95):.2f}" if times else "-"
            )
        ratio = ""
        if "FTS5" in results and "Pullquote" in results:
            ours, fts5 = (percentile(results[name][kind], 0.5) for name in ("Pullquote", "FTS5"))
            ratio = f"{ours / fts5:.2f}"
        print(f"{kind:20}" + "".join(f"{cell:>20}" for cell in cells) + f"{ratio:>14}")
    cells = [f"{rates[name]:,.0f}" for name in names]
    ratio = f"{rates['Pullquote'] / rates['Whoosh']:.2f} (W)" if "Whoosh" in rates else ""
    print(f"{'articles / CPU s':20}" + "".join(f"{cell:>20}" for cell in cells) + f"{ratio:>14}\n")


if __name__ == "__main__":
    main()
