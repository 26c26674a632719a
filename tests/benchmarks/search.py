"""How fast Pullquote searches, next to bare Whoosh, SQLite FTS5, tantivy and ripgrep.

    python -m tests.benchmarks.search --articles 1000,10000,100000 --work FOLDER

Making the corpora and the indices takes long and is done once: what lies in the work folder is
used again, and `--build-only` does nothing else. tantivy (`pip install --group benchmarks`) and
ripgrep (`rg` on the path) are measured where they are installed.

Times are milliseconds of CPU of the process that asks, median / 95th percentile over queries of
one kind, each asked once. Of ripgrep, which runs beside, it is the time that passes.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from tests.benchmarks.corpus import Piece, read_corpus
from tests.benchmarks.engines import Engine, chosen_engines
from tests.benchmarks.ours import add_findings
from tests.benchmarks.search_ours import measure_ours
from tests.benchmarks.search_process import opened
from tests.benchmarks.search_table import Figures, Times, print_growth, print_table

QUERIES = 40
BUDGET = 60.0
"""So many seconds an engine has for the queries of one kind, and at least three are asked: bare
Whoosh takes minutes for a prefix of a large archive."""
SPEED_ARTICLES = 4000
"""So many articles are indexed afresh to tell how fast that is."""

KINDS = (
    *("mid term", "AND of two mid", "common term", "phrase", "phrase of common words"),
    *("near of two common", "fuzzy ~1", "fuzzy ~2", "leading wildcard"),
    *("term + dates", "completion"),
)
Questions = dict[str, list[list[str]]]


def main() -> None:
    """Build what is missing, measure, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", default="10000", help="how many; several by commas")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir(), "pullquote-bench"))
    parser.add_argument("--engines", default="Pullquote,Whoosh,FTS5,tantivy,ripgrep")
    parser.add_argument("--build-only", action="store_true")
    options = parser.parse_args()
    engines = chosen_engines(options.engines.split(","))
    figures: dict[int, Figures] = {}
    for count in map(int, options.articles.split(",")):
        folder = options.work / str(count)
        questions = _prepare(engines, folder, count)
        if not options.build_only:
            figures[count] = _measure(engines, folder, count, questions)
    for count, measured in figures.items():
        if count == max(figures):
            _measure_indexing(engines, options.work / str(count), count, measured)
        print(f"\n{count:,} articles, {QUERIES} queries of each kind; CPU ms, p50 / p95\n")
        print_table(measured, count)
    if len(figures) > 1:
        print("\nHow Pullquote grows, p50 / p95\n")
        print_growth(figures)


def _prepare(engines: Sequence[Engine], folder: Path, count: int) -> Questions:
    """Build what is missing, and choose the questions."""
    for engine in engines:
        _build(engine, folder, count)
    return _questions(folder, count)


def _build(engine: Engine, folder: Path, count: int) -> None:
    note = folder / f"{engine.name}.json"
    if note.exists():
        return
    before = time.process_time()
    target = folder / engine.name
    target.mkdir(parents=True, exist_ok=True)
    engine.build(target, read_corpus(folder, count))
    if engine.name == "Pullquote":  # names and quotes, which the others do not have
        add_findings(target, read_corpus(folder, count))
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    taken = time.process_time() - before
    note.write_text(json.dumps({"seconds": taken, "size": size}))
    print(f"built {engine.name}: {taken:,.0f} s of CPU, {size / 1e6:,.0f} MB", flush=True)


def _questions(folder: Path, count: int) -> Questions:
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
    long = [word for word in mid if len(word) > 5]
    common = between(0.4, 0.6) or between(0.3, 0.8)
    common = common if len(common) > 1 else between(0.2, 0.9)
    questions = {
        "mid term": [[rng.choice(mid)] for _ in range(QUERIES)],
        "AND of two mid": [rng.sample(mid, 2) for _ in range(QUERIES)],
        "common term": [[rng.choice(common)] for _ in range(QUERIES)],
        "phrase": [_run(sample, rng) for _ in range(QUERIES)],
        "phrase of common words": [rng.sample(common, 2) for _ in range(QUERIES)],
        "near of two common": [rng.sample(common, 2) for _ in range(QUERIES)],
        "fuzzy ~1": [[_misspelt(rng.choice(long), rng)] for _ in range(QUERIES)],
        "fuzzy ~2": [[_misspelt(rng.choice(long), rng)] for _ in range(QUERIES)],
        "leading wildcard": [[rng.choice(long)[-5:]] for _ in range(QUERIES)],
        "term + dates": [[rng.choice(mid), *_tenth(sample)] for _ in range(QUERIES)],
        "completion": [[rng.choice(mid)[: 2 + i % 4]] for i in range(QUERIES)],
        "quarter": [[word] for word in between(0.22, 0.28)[:10]],
        "typing": [[rng.choice(mid)] for _ in range(QUERIES)],
        "typing a phrase": [_run(sample, rng) for _ in range(QUERIES)],
    }
    note.write_text(json.dumps(questions))
    return questions


def _tenth(sample: Sequence[Piece]) -> tuple[str, str]:
    """Return the first and the last day of a time in which a tenth of the articles lies."""
    days = sorted(piece.published for piece in sample)
    return days[len(days) * 6 // 10], days[len(days) * 7 // 10]


def _misspelt(word: str, rng: random.Random) -> str:
    """Return a word with one letter left out."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _run(sample: Sequence[Piece], rng: random.Random) -> list[str]:
    """Return two to four words that follow each other in a text."""
    while True:  # a list of prices has none
        words = rng.choice(sample).text.split()
        at = rng.randrange(max(len(words) - 5, 1))
        run = words[at : at + rng.randint(2, 4)]
        if all(word.isalpha() and word.islower() for word in run):
            return run


def _measure(engines: Sequence[Engine], folder: Path, count: int, questions: Questions) -> Figures:
    """Ask every engine the same, and ours what only it can answer."""
    figures = Figures()
    for engine in engines:
        taken, memory = opened(engine.name, folder / engine.name, questions["mid term"][0])
        figures.put("open + first query", engine.name, [taken])
        figures.put("… its memory, MB", engine.name, [memory])
        engine.open(folder / engine.name)
        for kind in KINDS:
            times = _times(engine, kind, questions[kind])
            if times:
                figures.put(kind, engine.name, times)
        if engine.name == "Pullquote":
            pieces = list(islice(read_corpus(folder, count), 60))
            measure_ours(folder / engine.name, pieces, questions, figures)
    return figures


def _times(engine: Engine, kind: str, questions: list[list[str]]) -> Times:
    ask = _asker(engine, kind)
    clock = time.perf_counter if engine.name == "ripgrep" else time.process_time
    asked = questions[:5] if engine.name == "ripgrep" else questions
    times: list[float] = []
    began = time.perf_counter()
    try:
        for question in asked[-3:]:
            if time.perf_counter() - began < BUDGET / 4:
                ask(question)
        began = time.perf_counter()
        for question in asked:
            before = clock()
            ask(question)
            times.append(1000 * (clock() - before))
            if len(times) >= 3 and time.perf_counter() - began > BUDGET:
                break
    except NotImplementedError:
        return []
    if len(times) < len(asked):
        print(f"{engine.name}: {len(times)} queries of {kind} in {BUDGET:.0f} s", flush=True)
    return times


def _asker(engine: Engine, kind: str) -> Callable[[list[str]], int]:
    match kind:
        case "phrase" | "phrase of common words":
            return engine.phrase
        case "near of two common":
            return engine.near
        case "fuzzy ~1":
            return lambda words: engine.fuzzy(words[0], 1)
        case "fuzzy ~2":
            return lambda words: engine.fuzzy(words[0], 2)
        case "leading wildcard":
            return lambda words: engine.ending(words[0])
        case "term + dates":
            return lambda words: engine.dated(words[0], *map(date.fromisoformat, words[1:]))
        case "completion":
            return lambda words: engine.complete(words[0])
        case _:
            return engine.words


def _measure_indexing(
    engines: Sequence[Engine], folder: Path, count: int, figures: Figures
) -> None:
    """Index some articles of the corpus from nothing with each engine."""
    pieces = list(islice(read_corpus(folder, count), SPEED_ARTICLES))
    for engine in engines:
        if engine.name == "ripgrep":
            continue
        with tempfile.TemporaryDirectory() as name:
            before = time.process_time()
            engine.build(Path(name), iter(pieces))
            taken = time.process_time() - before
        figures.put("indexing, ms an article", engine.name, [1000 * taken / len(pieces)])


if __name__ == "__main__":
    main()
