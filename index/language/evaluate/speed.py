"""Speed: words a second of CPU, time to load, memory."""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

ROUNDS = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, help="texts (.spacy or .jsonl)")
    parser.add_argument("--pipeline", help="a spaCy pipeline instead of the usual one")


def run(options: argparse.Namespace) -> None:
    """Analyse the texts several times and print the best speed."""
    import spacy  # noqa: F401  (its import is not counted as loading)

    from index.language import load_analyser
    from index.language.evaluate.gold import read_gold

    texts = [(text.text, "en") for text in read_gold(options.gold)]
    words = sum(len(text.split()) for text, _ in texts)
    began = time.perf_counter()
    analyser = load_analyser(options.pipeline)
    loading = time.perf_counter() - began
    speeds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for _analysis in analyser.analyse(texts):
            pass
        speeds.append(words / (time.process_time() - began))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{analyser.version}: {words} words")
    print(f"{max(speeds):,.0f} words/s of CPU, loaded in {loading:.2f} s, peak {peak:.0f} MB")
