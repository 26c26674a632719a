"""What only Pullquote does: typing, facets, snippets, changes, memory, reading while writing."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from index.search.engine.writer import SearchWriter
from index.search.query.parser import parse
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex
from index.search.run.snippets import snippet
from tests.benchmarks.corpus import Piece
from tests.benchmarks.ours import article_of
from tests.benchmarks.search_process import command, run
from tests.benchmarks.search_table import Figures, Times, percentile
from tests.search.library import ask

Asked = TypeVar("Asked")
Questions = dict[str, list[list[str]]]
_OURS = "Pullquote"
_PAIRS = itertools.cycle(("people", "government", "state", "water", "power", "border"))


def measure_ours(folder: Path, pieces: list[Piece], questions: Questions, figures: Figures) -> None:
    """Measure, with some pieces of the corpus to show and to change."""
    index = SearchIndex.open(folder)
    keys = keystrokes(questions["typing"])

    def put(row: str, times: Times) -> None:
        figures.put(row, _OURS, times)

    put("completion, each key", timed(lambda typed: index.complete(typed, len(typed)), keys))
    put("typing, each key", timed(lambda typed: ask(index, typed, typing=True), keys))
    phrases = keystrokes(questions["typing a phrase"], '"')
    put("typing a phrase, each key", timed(lambda typed: ask(index, typed, typing=True), phrases))
    long = [words[0] for words in questions["mid term"] if len(words[0]) > 4]
    put("inner wildcard", timed(lambda word: ask(index, f"{word[:2]}*{word[-2:]}"), long))
    misspelt = [words[0] for words in questions["fuzzy ~1"]]
    put("did you mean", timed(lambda word: ask(index, word).suggestion, misspelt))
    put("event loop blocked", asyncio.run(_gaps(index, keys)))
    quarters = [ask(index, f"body:{words[0]}") for words in questions["quarter"]]
    if quarters:
        index.facets(quarters[0].ids)
        put("facets", timed(index.facets, [found.ids for found in quarters]))
        put("… over so many results", [sum(m.total for m in quarters) / len(quarters)])
    texts = [piece.text for piece in pieces[:20]]

    def show(word: str) -> None:
        query = parse(word)
        for text in texts:
            snippet(text, find_hits(query, text))

    put("20 snippets", timed(show, [words[0] for words in questions["mid term"]]))
    put("memory of the screen, MB", run("screen", folder))
    copy = folder.with_name(f"{folder.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    try:
        put("one changed file", changes(copy, pieces))
        put("memory of the writer, MB", run("write", copy))
        alone, beside = _reading(copy)
        put("reader alone, wall", alone)
        put("reader beside a writer, wall", beside)
        ratio = percentile(beside, 0.99) / percentile(alone, 0.99)
        put("reader's p99 beside a writer : alone", [ratio])
    finally:
        shutil.rmtree(copy)


def keystrokes(questions: list[list[str]], opening: str = "") -> list[str]:
    """Return what stands in the search bar after each key."""
    typed = []
    for words in questions:
        text = opening + " ".join(words)
        typed += [text[:end] for end in range(1, len(text) + 1)]
    return typed


def timed(ask: Callable[[Asked], object], questions: Iterable[Asked]) -> Times:
    """Return the CPU ms of each question."""
    questions = list(questions)
    ask(questions[-1])
    times = []
    for question in questions:
        before = time.process_time()
        ask(question)
        times.append(1000 * (time.process_time() - before))
    return times


async def _gaps(index: SearchIndex, keys: list[str]) -> Times:
    """Return for how many ms the event loop stood still at each tick while a thread searched."""
    gaps: Times = []
    typing = asyncio.create_task(asyncio.to_thread(_type, index, keys))
    while not typing.done():
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        gaps.append(1000 * (time.perf_counter() - before) - 1)
    await typing
    return gaps


def _type(index: SearchIndex, keys: list[str]) -> None:
    for text in keys:
        index.complete(text, len(text))
        ask(index, text, typing=True)


def changes(folder: Path, pieces: list[Piece]) -> Times:
    """Return how soon one changed file is found."""
    follower = SearchIndex.open(folder)
    with SearchWriter.open(folder) as writer:

        def change(piece: Piece) -> None:
            writer.put_article(piece.id, article_of(piece))
            writer.commit()
            follower.refresh()

        return timed(change, pieces)


def _reading(folder: Path) -> tuple[Times, Times]:
    """Return the reader's times alone and beside a writer that commits 100 articles at a time."""
    alone = _read_for(folder, 3)
    with subprocess.Popen(["nice", "-n", "10", *command("keep", folder)]) as busy:
        time.sleep(2)  # until it writes
        beside = _read_for(folder, 12)
        busy.terminate()
    return alone, beside


def _read_for(folder: Path, seconds: float) -> Times:
    """Return the ms that pass for each search, the following of the writer included."""
    index = SearchIndex.open(folder)
    times = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        started = time.perf_counter()
        index.refresh()
        ask(index, f"{next(_PAIRS)} {next(_PAIRS)}")
        times.append(1000 * (time.perf_counter() - started))
        time.sleep(0.01)
    return times
