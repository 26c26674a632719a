"""How often other articles give a family name its full name, and how often they are right.

    python -m tests.benchmarks.agreement ARTICLES

ARTICLES has `{id, publisher, date, text}` a line and may be gzipped. Whoever an article names in
full and by the family name, too, is asked about as if the full name were not there; what the other
articles say is compared with it. Then it is counted how many speakers have a family name only.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from index.article import Analysis, Entity
from index.language import load_analyser
from index.language.agreement import Bearer, Naming, bearer_of, full_name_of, people_in
from index.language.entities.people import name_words

_NEAR_DAYS = 30


@dataclass(frozen=True)
class Found:
    """A person in an article."""

    number: int
    bearer: Bearer
    entity: Entity


def main() -> None:
    """Measure and print."""
    data = Path(sys.argv[1]).read_bytes()
    text = (gzip.decompress(data) if sys.argv[1].endswith(".gz") else data).decode()
    articles = [json.loads(line) for line in text.splitlines()]
    analyses = list(load_analyser().analyse((each["text"], "en") for each in articles))
    by_family: defaultdict[str, list[Found]] = defaultdict(list)
    for number, (article, analysis) in enumerate(zip(articles, analyses, strict=True)):
        for entity in people_in(analysis, article["text"]):
            if bearer := bearer_of(entity, article["text"]):
                by_family[bearer.family].append(Found(number, bearer, entity))
    asked = told = right = 0
    for family in by_family.values():
        for found in family:
            if lone := hidden(found, family, articles[found.number]["text"]):
                asked += 1
                if answer := full_name_of(lone, others(found.number, family, articles)):
                    told += 1
                    is_right = name_words(answer[0])[0] == found.bearer.given
                    right += is_right
                    if not is_right:
                        print(f"wrong: {found.bearer.name} -> {answer[0]}")
    print(f"hidden: {asked}, resolved {told / asked:.3f}, of these right {right / told:.3f}")
    alone = list(lone_speakers(analyses, by_family))
    resolved = [
        full_name_of(one.bearer, others(one.number, by_family[one.bearer.family], articles))
        for one in alone
    ]
    print(f"speakers with a family name only: {len(alone)}, resolved: {sum(map(bool, resolved))}")
    for one, answer in zip(alone, resolved, strict=True):
        if answer:
            print(f"  {one.bearer.name} -> {answer[0]}")


def hidden(found: Found, family: list[Found], text: str) -> Bearer | None:
    """Return a person as if the article gave the family name only; nothing if it never does."""
    alone = tuple(
        mention for mention in found.entity.mentions if len(name_words(mention.of(text))) == 1
    )
    is_only = sum(each.number == found.number for each in family) == 1
    if not found.bearer.given or not alone or not is_only:
        return None
    bearer = bearer_of(replace(found.entity, mentions=alone), text)
    return replace(bearer, given="") if bearer else None


def others(number: int, family: list[Found], articles: list[Mapping[str, Any]]) -> list[Naming]:
    """Return how the other articles name people of a family name in full."""
    here = articles[number]
    namings = []
    for each in family:
        there = articles[each.number]
        days = date.fromisoformat(here["date"][:10]) - date.fromisoformat(there["date"][:10])
        is_near = here["publisher"] == there["publisher"] or abs(days.days) <= _NEAR_DAYS
        if each.number != number and each.bearer.given:
            namings.append(Naming(each.bearer, is_near))
    return namings


def lone_speakers(
    analyses: list[Analysis], by_family: Mapping[str, list[Found]]
) -> Iterator[Found]:
    """Yield the speakers that their articles name by the family name only."""
    speaking = [{quote.name for quote in analysis.quotes} for analysis in analyses]
    for family in by_family.values():
        full = {each.number for each in family if each.bearer.given}
        for each in family:
            is_speaker = each.bearer.name in speaking[each.number]
            if is_speaker and not each.bearer.given and each.number not in full:
                yield each


if __name__ == "__main__":
    main()
