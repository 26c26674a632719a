"""Entities: precision, recall and F by type, on raw text, exact borders and types."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from index.article import Analysis
from index.language import load_analyser
from index.language.evaluate.gold import GoldText, read_gold
from index.language.scoring.counts import Counts

FOLD = {"GPE": "LOC", "FAC": "LOC"}
"""The annotated sets don't tell states and buildings from other places."""
NAMES = ("PERSON", "ORG", "LOC")

Item = tuple[int, int, str]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, nargs="+", help="annotated texts (.spacy or .jsonl)")
    parser.add_argument("--pipeline", help="a spaCy pipeline instead of the usual one")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, too")


def run(options: argparse.Namespace) -> None:
    """Analyse the texts and print how well that agrees with their annotation."""
    analyser = load_analyser(options.pipeline)
    print(analyser.version)
    for path in options.gold:
        gold = read_gold(path)
        analyses = list(analyser.analyse((text.text, "en") for text in gold))
        print(f"\n{path.name}: {len(gold)} texts")
        for line in table(gold, analyses):
            print(line)
        if options.errors:
            for text, analysis in zip(gold, analyses, strict=True):
                print_errors(text, analysis)


def table(gold: list[GoldText], analyses: Iterable[Analysis]) -> list[str]:
    """Return the scores, a line each: all, the names, distinct names, and every type."""
    kinds = sorted({FOLD.get(name.kind, name.kind) for text in gold for name in text.names})
    by_kind = {kind: Counts() for kind in kinds}
    everything, names, distinct = Counts(), Counts(), Counts()
    for text, analysis in zip(gold, analyses, strict=True):
        wanted = gold_items(text)
        found = {item for item in found_items(analysis) if item[2] in by_kind}
        everything.add(wanted, found)
        names.add(_of(wanted, NAMES), _of(found, NAMES))
        distinct.add(_distinct(text.text, wanted), _distinct(text.text, found))
        for kind, counts in by_kind.items():
            counts.add(_of(wanted, (kind,)), _of(found, (kind,)))
    return [
        everything.line("all"),
        names.line("names"),
        distinct.line("distinct"),
        *(counts.line(kind) for kind, counts in by_kind.items()),
    ]


def gold_items(text: GoldText) -> set[Item]:
    """Return the annotated names."""
    return {(*name.span, FOLD.get(name.kind, name.kind)) for name in text.names}


def found_items(analysis: Analysis) -> set[Item]:
    """Return the names that were found."""
    return {
        (*mention, FOLD.get(entity.kind, entity.kind))
        for entity in analysis.entities
        for mention in entity.mentions
    }


def print_errors(text: GoldText, analysis: Analysis) -> None:
    """Print what was missed (-) and made up (+), in its surroundings."""
    wanted, found = gold_items(text), found_items(analysis)
    kinds = {kind for _, _, kind in wanted} | set(NAMES)
    for start, end, kind in sorted(_of(wanted ^ found, tuple(kinds))):
        sign = "-" if (start, end, kind) in wanted else "+"
        before = text.text[max(0, start - 40) : start].replace("\n", " ")
        after = text.text[end : end + 25].replace("\n", " ")
        print(f"{sign} {kind:<7}{before:>40}[{text.text[start:end]}]{after}")


def _of(items: set[Item], kinds: tuple[str, ...]) -> set[Item]:
    """Return the items of these kinds."""
    return {item for item in items if item[2] in kinds}


def _distinct(text: str, items: set[Item]) -> set[tuple[str, str]]:
    """Return the different names of people, bodies and places, with their kinds."""
    return {(" ".join(text[start:end].split()), kind) for start, end, kind in _of(items, NAMES)}
