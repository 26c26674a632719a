"""Quotations: spans, speakers, names and confidence, over whole documents."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from index.article import Entity, Quote, Span
from index.errors import PullquoteError
from index.language.quotes import find_quotes
from index.language.quotes.attribution.rules.labels import LABEL
from index.language.scoring.quotes import GoldQuote, GoldStory, Scores, outcomes, score

_SURE = 0.9
_BINS = 10
HALVES = ("seen", "opened", "later", "last", "scored")
"""Annotated texts are split by a hash of their names: one half is looked into, and fitted on; the
other is only ever scored. A third of that other, by a second hash, was opened after a while, and of
the rest, by a third, a quarter later and four of ten of what was left last: `seen` has all of
these, too; `opened`, `later` and `last` are each alone.
"""
_OPENED = 3
"""One in so many of the half that was only scored is opened."""
_LATER, _LAST = 26, 56
"""Below so many of a hundred the others are, too: later, and last."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, help="annotated texts (.jsonl)")
    parser.add_argument("--names", type=Path, help="who the speakers are (.json)")
    parser.add_argument(
        "--minwords", type=int, default=4, help="score the longer quotations apart (default: 4)"
    )
    parser.add_argument(
        "--half", choices=HALVES, help="one half only; opened, later, last: what seen got since"
    )
    parser.add_argument("--pipeline", help="the spaCy pipeline that finds entities")
    parser.add_argument(
        "--no-entities", action="store_true", help="only without entities, which needs no spaCy"
    )


def run(options: argparse.Namespace) -> None:
    """Print the scores without entities and with a pipeline's."""
    stories = take_half(read_stories(options.gold, options.names), options.half)
    _report("without entities", stories, {}, options.minwords)
    if not options.no_entities:
        from index.language import load_analyser

        analyser = load_analyser(options.pipeline)
        analyses = analyser.analyse((story.text, "en") for story in stories)
        entities = {
            story.name: analysis.entities for story, analysis in zip(stories, analyses, strict=True)
        }
        _report(f"with {analyser.version}", stories, entities, options.minwords)


def read_stories(gold: Path, names: Path | None) -> list[GoldStory]:
    """Read annotated texts, and who their speakers are.

    Raises:
        PullquoteError: A file cannot be read as such.
    """
    try:
        people = json.loads(names.read_text("utf-8")) if names else {}
        packed = gold.read_bytes()
        lines = gzip.decompress(packed) if gold.suffix == ".gz" else packed
        return [_story(json.loads(line), people) for line in lines.decode().splitlines()]
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise PullquoteError(f"{gold} cannot be read as annotated text: {error}") from error


def take_half(stories: Sequence[GoldStory], half: str | None) -> list[GoldStory]:
    """Return the texts of one half, or all; which half a text is in never changes."""
    if half is None:
        return list(stories)
    own = [one for one in HALVES if one != "scored"] if half == "seen" else [half]
    return [story for story in stories if _half_of(story.name) in own]


def _half_of(name: str) -> str:
    """Return whether a text is seen from the start, opened since, later or last, or only scored."""
    if _hashed(name) % 2 == 0:
        return "seen"
    if _hashed(f"opened:{name}") % _OPENED == 0:
        return "opened"
    share = _hashed(f"opened later:{name}") % 100
    return "later" if share < _LATER else "last" if share < _LAST else "scored"


def _hashed(text: str) -> int:
    return int(hashlib.md5(text.encode()).hexdigest(), 16)


def _story(record: Mapping[str, object], people: Mapping[str, Mapping[str, str]]) -> GoldStory:
    quotes = record["quotes"]
    if not isinstance(quotes, list):
        raise TypeError("quotes is no list")
    gold = []
    for quote in quotes:
        person = people.get(f"{record['id']}:{quote['start']}", {})
        gold.append(
            GoldQuote(
                span=Span(quote["start"], quote["end"]),
                speakers=tuple(Span(*span) for span in quote["speaker_span"]),
                names=tuple(filter(None, person.get("name", "").split("|"))),
                named_as=person.get("class", ""),
            )
        )
    return GoldStory(str(record["id"]), str(record["text"]), tuple(gold))


def _report(
    title: str,
    stories: Sequence[GoldStory],
    entities: Mapping[str, Sequence[Entity]],
    minimum: int,
) -> None:
    find_quotes("“A first call reads the lexicon,” she said.")
    found, exceptions = [], 0
    started = time.process_time()
    for story in stories:
        try:
            found.append(find_quotes(story.text, entities.get(story.name, ())))
        except Exception as error:
            exceptions += 1
            found.append(())
            print(f"  {story.name}: {type(error).__name__}: {error}")
    seconds = time.process_time() - started
    print_report(title, stories, found, minimum)
    print(f"  exceptions {exceptions}, CPU {seconds:.2f} s\n")


def print_report(
    title: str, stories: Sequence[GoldStory], found: Sequence[Sequence[Quote]], minimum: int
) -> None:
    """Print what was right of what was found in each text.

    Args:
        title: What the figures are of.
        stories: The annotated texts.
        found: What was found in each.
        minimum: Stretches of so many words and more are scored apart, too.
    """
    print(
        f"{title}: {len(stories)} texts, {sum(len(story.quotes) for story in stories)} quotations"
    )
    _print_scores("all quotations", score(stories, found))
    _print_scores(f"{minimum} words and more", score(stories, found, minimum=minimum))
    marked = [_in_marks(story, quotes) for story, quotes in zip(stories, found, strict=True)]
    _print_scores("those in marks", score(stories, marked))
    _print_scores(f"… of {minimum} words and more", score(stories, marked, minimum=minimum))
    _print_sureness(stories, found)
    _print_reliability(stories, found)
    _print_names(score(stories, found))


def _in_marks(story: GoldStory, quotes: Sequence[Quote]) -> list[Quote]:
    """Leave out the turns of a transcript in plain text, which not every corpus annotates."""
    return [
        quote
        for quote in quotes
        if quote.how != LABEL.id or not story.text[quote.span.start].isalnum()
    ]


def _print_scores(title: str, scores: Scores) -> None:
    spans, joint = scores.spans, scores.joint
    print(
        f"  {title:<22} spans P {spans.precision:.3f} R {spans.recall:.3f} F {spans.f:.3f}"
        f"   with speaker P {joint.precision:.3f} R {joint.recall:.3f} F {joint.f:.3f}"
    )


def _print_sureness(stories: Sequence[GoldStory], found: Iterable[Sequence[Quote]]) -> None:
    sure = [[quote for quote in quotes if quote.confidence >= _SURE] for quotes in found]
    scores = score(stories, sure)
    print(
        f"  confidence ≥ {_SURE}       P {scores.joint.precision:.3f}"
        f" on {scores.found / max(1, sum(len(story.quotes) for story in stories)):.0%}"
    )


def _print_reliability(stories: Sequence[GoldStory], found: Sequence[Sequence[Quote]]) -> None:
    """Print how often each degree of confidence holds, and how far both are apart (ECE)."""
    bins = [[0, 0, 0.0] for _ in range(_BINS)]
    for quote, is_right in outcomes(stories, found):
        own = bins[min(_BINS - 1, int(quote.confidence * _BINS))]
        own[0] += 1
        own[1] += is_right
        own[2] += quote.confidence
    total = max(1, sum(int(count) for count, _, _ in bins))
    error = sum(abs(right - said) for _, right, said in bins) / total
    print(f"  calibration error     {error:.3f}")
    for number, (count, right, said) in enumerate(bins):
        if count:
            print(
                f"    {number / _BINS:.1f} to {(number + 1) / _BINS:.1f}  said {said / count:.3f}"
                f"  right {right / count:.3f}  of {count:.0f}"
            )


def _print_names(scores: Scores) -> None:
    for named_as, (right, total) in sorted(scores.names.items()):
        print(f"  right name, {named_as:<11}{right / total:.3f} ({right} of {total})")
    print(f"  texts all right       {scores.texts_right} of {scores.texts}")
