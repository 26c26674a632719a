"""Which quotes are alike hangs on what is there, not on how it came about."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from index.language.utterances.fingerprints import fingerprints
from index.language.utterances.words import keys_of
from index.store.utterances import sharing, shingles
from index.sync import phrases, utterances
from index.sync.utterances import UtteranceLinker
from tests.archive.shelf import Shelf
from tests.archive.test_analyse import Pipeline

WORDS = [
    "the",
    "and",
    "of",
    "we",
    "that",
    "it",
    "not",
    "to",
    "a",
    "harbour",
    "herring",
    "ferry",
    "pier",
    "dredger",
    "tide",
    "lantern",
    "barrel",
    "council",
    "ledger",
    "anchor",
    "gravel",
    "orchard",
    "chimney",
    "plough",
]
SLOGANS = (
    "build the harbour wall now",
    "a dredger in the pier",
    "herring and the tide and the ledger",
    "we are not going to do it",
)
"""What many say, alone or among other words."""
NAMES = ("Maren", "Hugh", "Hanna", "Olav", "Ada", "Ruth", "Emil", "Grete", "Somebody")
DAYS = ("2024-03-04", "2024-03-05", "2024-06-10", "")


Quotes = list[tuple[str, int, int]]
"""Text, start and form of each."""
Pairs = set[tuple[str, int, str, int, int]]
"""Text and start of both, and whether it is said again."""


class Told(NamedTuple):
    """An article as it lies on the shelf."""

    text: str
    day: str


class BrokenOff(Exception):
    """Somebody has stopped the comparing."""


class Archive:
    """Articles that come and go, quote each other, and are compared now and then."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self._place = place
        self._chance = chance
        self._said: list[list[str]] = []
        self._count = 0
        self.told: dict[str, Told] = {}
        self._corrected: dict[str, str] = {}
        """Who says the quotes of texts, where the user has corrected that."""
        self.shelf = self._new("first")

    def _new(self, name: str) -> Shelf:
        (self._place / name).mkdir()
        return Shelf(self._place / name)

    def go_on(self, rounds: int) -> None:
        """Let articles come and go, and be compared in so many rounds."""
        for _ in range(rounds):
            for _ in range(self._chance.randint(1, 5)):
                self._change()
            if self._chance.random() < 0.2:
                self._come_anew()
            self._compare()

    def _change(self) -> None:
        """Let an article come, or something become of one that is there."""
        chance = self._chance
        path = chance.choice(list(self.told)) if self.told and chance.random() < 0.4 else ""
        if not path:
            self.add()
            return
        match chance.randrange(5):
            case 0:
                self.shelf.remove(path)
                del self.told[path]
            case 1:
                self._put(path, Told(self._text(), self.told[path].day))
            case 2:
                self._put(path, self.told[path]._replace(day=chance.choice(DAYS)))
            case 3:
                self._put(f"copy of {path}", self.told[path]._replace(day=chance.choice(DAYS)))
            case _:
                self._corrected[self.told[path].text] = chance.choice(NAMES)
                self._put(path, self.told[path])

    def add(self) -> None:
        """Let an article come."""
        self._count += 1
        self._put(f"{self._count}.txt", Told(self._text(), self._chance.choice(DAYS)))

    def _text(self) -> str:
        """Invent quotes that repeat others whole, cut, changed, and in other words around it."""
        chance = self._chance
        quotes = []
        for _ in range(chance.choice((1, 1, 2))):
            words = chance.choices(WORDS, k=chance.randint(4, 12))
            if chance.random() < 0.4:
                before, behind = (chance.choices(WORDS, k=chance.choice((0, 0, 3))) for _ in "ab")
                words = [*before, *chance.choice(SLOGANS).split(), *behind]
            elif self._said and chance.random() < 0.7:
                words = list(chance.choice(self._said))
                start = chance.randrange(len(words) - 3)
                words = words[start : start + chance.randint(4, 12)]
                if chance.random() < 0.4:
                    words[chance.randrange(len(words))] = chance.choice(WORDS)
                if chance.random() < 0.3:
                    words = chance.choices(WORDS, k=3) + words
            self._said.append(words)
            quotes.append(f'"{" ".join(words)}," said {chance.choice(NAMES)}.')
        return " ".join((f"Report {chance.randrange(9**9)}:", *quotes))

    def _put(self, path: str, told: Told) -> None:
        self.told[path] = told
        self._lay(self.shelf, path, told)

    def _lay(self, shelf: Shelf, path: str, told: Told) -> None:
        article = shelf.lay(path, told.text, told.day)
        if name := self._corrected.get(told.text):
            found = Pipeline().found(told.text)
            quotes = tuple(replace(each, name=name) for each in found.quotes)
            text_id = shelf.store.findings.text_id_of_article(article)
            assert text_id is not None
            with shelf.store.transaction():
                shelf.store.findings.put_findings(text_id, replace(found, quotes=quotes))

    def _come_anew(self) -> None:
        """Let a third of the texts be taken in once more, as after another analysis."""
        with closing(sqlite3.connect(self.shelf.database)) as db, db:
            db.execute("DELETE FROM heard WHERE text_id % 3 = ?", (self._chance.randrange(3),))

    def _compare(self) -> None:
        """Bring up to date what is alike, if it is not broken off."""
        steps = self._chance.choice((1, 2, 3, 9999, 9999))

        def check() -> None:
            nonlocal steps
            steps -= 1
            if not steps:
                raise BrokenOff

        with suppress(BrokenOff):
            UtteranceLinker(self.shelf.store, check, lambda event: None).run()

    def known(self) -> tuple[Pairs, Quotes]:
        """Return what is known, all compared."""
        self.shelf.linker.run()
        return known(self.shelf)

    def known_afresh(self) -> tuple[Pairs, Quotes]:
        """Return what is known if all articles of now come at once, in another order."""
        shelf = self._new("fresh")
        for path in self._chance.sample(list(self.told), len(self.told)):
            self._lay(shelf, path, self.told[path])
        shelf.linker.run()
        return known(shelf)


def known(shelf: Shelf) -> tuple[Pairs, Quotes]:
    with closing(sqlite3.connect(shelf.database)) as db:
        pairs = db.execute(
            "SELECT mine.text, a.start, theirs.text, b.start, again FROM alike"
            " JOIN sayings a ON a.id = one JOIN sayings b ON b.id = other"
            " JOIN texts mine ON mine.id = a.text_id JOIN texts theirs ON theirs.id = b.text_id"
        )
        forms = db.execute("SELECT text, start, form FROM sayings JOIN texts t ON t.id = text_id")
        return set(pairs), sorted(forms)


@pytest.mark.parametrize("seed", (1, 5, 11))
@pytest.mark.parametrize("few", [False, True])
def test_alike_is_alike_however_it_came_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, *, few: bool
) -> None:
    """Whatever comes, changes and goes, and whether it is compared bit by bit or at once."""
    monkeypatch.setattr(utterances, "_FEW", 3)  # what one asks about is settled before the next
    if few:  # what holds of words in very many quotes holds of these already
        for module in (sharing, phrases):
            monkeypatch.setattr(module, "COMMON", 3)
        monkeypatch.setattr(sharing, "_RARE", 2)
        monkeypatch.setattr(sharing, "_WIDE", 5)
        monkeypatch.setattr(sharing, "_BESIDE", 2)
    archive = Archive(tmp_path, random.Random(seed))
    archive.go_on(20)
    pairs, forms = archive.known()
    assert len(pairs) > 4
    assert {(*pair[2:4], *pair[:2], pair[4]) for pair in pairs} == pairs
    assert (pairs, forms) == archive.known_afresh()


def test_only_what_very_many_hold_hangs_on_the_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that differ share a fingerprint that more than `MOST` quotes have."""
    monkeypatch.setattr(shingles, "MOST", most := 5)
    archive = Archive(tmp_path, random.Random(3))
    for _ in range(40):
        archive.add()
    (one, _), (other, _) = archive.known(), archive.known_afresh()
    assert one != other
    held: Counter[int] = Counter()
    for told in archive.told.values():
        for quote in Pipeline().found(told.text).quotes:
            held.update(fingerprints(keys_of(quote.span.of(told.text))))
    common = {value for value, count in held.items() if count > most}
    for mine, _, theirs, _, _ in one ^ other:
        pair = [fingerprints(keys_of(text)) for text in (mine, theirs)]
        assert common.intersection(*pair)
