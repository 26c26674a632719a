"""Who else in the archive is quoted with the words that two quotes have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from index.language.utterances.commonplaces import STATEMENTS
from index.language.utterances.comparison import MOSTLY, Comparison
from index.language.utterances.fingerprints import Runs, fingerprints, runs_of, telling
from index.language.utterances.sequences import sequences
from index.language.utterances.settings import NOWHERE, Settings, settings_of
from index.language.utterances.speakers import is_somebody, surname
from index.language.utterances.words import as_said, keys_of, shingles
from index.store.utterances.entries import COMMON
from index.store.utterances.writer import Saying
from index.store.writer import StoreWriter
from index.sync.taken_in import TakenIn

_ASKED_FOR = 3
"""By so many fingerprints quotes are found that may hold a run, of which all is looked for then."""
_ANYWHERE = Settings(STATEMENTS, STATEMENTS)
"""Of a few common words that stand in very many quotes."""
_FINGERPRINTS_OF_MOST = 4
"""An unbroken half of a run has at least the fourth part of its fingerprints: of `k` shingles in
order, `(k - 1) / 2`."""


class _Holders(NamedTuple):
    """The quotes that hold a fingerprint of a run of words."""

    sayings: list[int]
    tells: bool
    """That says enough by itself, or they are few: else a quote has to hold another one, too."""


class Phrases:
    """Finds the quotes that hold runs of words.

    What is found hangs only on quotes that share with those compared what `Postings.beside` asks
    for, so that these are compared anew when such quotes come or go.

    Args:
        store: Where quotes come from.
        text: Returns a text and its date, as the store does.
        taken_in: The quotes whose runs are in memory.
    """

    def __init__(
        self, store: StoreWriter, text: Callable[[int], tuple[str, str]], taken_in: TakenIn
    ) -> None:
        self._store = store
        self._text = text
        self._taken_in = taken_in
        self._sequences = lru_cache(1024)(lambda text_id: sequences(self._text(text_id)[0]))
        self._quoted_with = lru_cache(1024)(self._find_quoted_with)
        self._holding = lru_cache(1024)(self._find_holding)
        self._using = lru_cache(1024)(self._find_using)
        self.settings = lru_cache(1024)(self._settings)

    def forget(self) -> None:
        """Look everything up again: quotes have come or gone."""
        self._quoted_with.cache_clear()
        self._holding.cache_clear()
        self._using.cache_clear()
        self.settings.cache_clear()

    def runs(self, ids: Iterable[int]) -> dict[int, Runs]:
        """Return the runs of words of quotes, as far as these are still there."""
        found = {each: self._taken_in.runs(each) for each in ids}
        runs = {each: one for each, one in found.items() if one}
        if others := found.keys() - runs.keys():
            for saying in self._store.utterances.sayings(others):
                text, _ = self._text(saying.text_id)
                runs[saying.id] = runs_of(keys_of(as_said(saying.span.of(text))))
        return runs

    def speakers(self, run: tuple[str, ...], apart: frozenset[int]) -> frozenset[str]:
        """Return the surnames of the people who are quoted with a run of words.

        Args:
            run: The words.
            apart: Quotes that do not count.
        """
        return self._surnames(self._holding(run) - apart)

    def users(self, run: tuple[str, ...], apart: frozenset[int]) -> frozenset[str]:
        """Return the surnames of the people who are quoted with `MOSTLY` all of a run of words."""
        return self._surnames(self._using(run) - apart)

    def _settings(self, run: tuple[str, ...]) -> Settings:
        """Return among which words a run of words stands in quotes, if there are enough of them."""
        if _say_nothing(self._quoted_with(run)):
            return _ANYWHERE
        held = self._holding(run)
        if len(held) < STATEMENTS:
            return NOWHERE
        runs = self.runs(held)
        return settings_of(shingles(run), (one.values for one in runs.values()))

    def shared(self, one: Saying, other: Saying) -> int:
        """Return how many sequences of four words the texts of two quotes share."""
        return len(self._sequences(one.text_id) & self._sequences(other.text_id))

    def _surnames(self, sayings: Collection[int]) -> frozenset[str]:
        if not sayings:
            return frozenset()
        found = self._store.utterances.sayings(sayings)
        names = {surname(each.name) for each in found if is_somebody(each.name, each.is_by_person)}
        return frozenset(filter(None, names))

    def _find_holding(self, run: tuple[str, ...]) -> frozenset[int]:
        """Return the quotes that hold a run of words: all of its shingles, not just some."""
        lists = self._quoted_with(run)
        if _say_nothing(lists):
            return frozenset()
        shortest = sorted((each.sayings for each in lists), key=len)[:_ASKED_FOR]
        return self._with(frozenset(shortest[0]).intersection(*shortest[1:]), run, 1.0)

    def _find_using(self, run: tuple[str, ...]) -> frozenset[int]:
        """Return the quotes that hold most shingles of a run of words."""
        lists = self._quoted_with(run)
        least = max(1, len(lists) // _FINGERPRINTS_OF_MOST)
        counts = Counter(chain.from_iterable(each.sayings for each in lists))
        told = frozenset(chain.from_iterable(each.sayings for each in lists if each.tells))
        found = frozenset(
            saying
            for saying, count in counts.items()
            if count >= least and (count > 1 or saying in told)
        )
        return self._with(found, run, MOSTLY)

    def _find_quoted_with(self, run: tuple[str, ...]) -> list[_Holders]:
        """Return for each fingerprint of a run of words the quotes that have it."""
        told = telling(runs_of(run))
        found = sorted(fingerprints(run))
        lists = self._store.utterances.holding(found)
        return [
            _Holders(sayings, value in told or len(sayings) <= COMMON)
            for value, sayings in zip(found, lists, strict=True)
        ]

    def _with(self, found: frozenset[int], run: tuple[str, ...], share: float) -> frozenset[int]:
        """Return which of some quotes hold such a share of the shingles of a run."""
        if len(found) <= 2:  # the two that are compared
            return found
        values = frozenset(shingles(run))
        least = share * len(values)
        runs = self.runs(found).items()
        return frozenset(
            each for each, one in runs if len(values.intersection(one.values)) >= least
        )


def _say_nothing(lists: list[_Holders]) -> bool:
    """Tell whether words are so common that who else says them says nothing."""
    return len(lists) == 1 and not lists[0].tells


class Beside:
    """What the archive knows of two quotes beside each other, an `Archive` for judging them."""

    def __init__(
        self, phrases: Phrases, comparison: Comparison, one: Saying, other: Saying
    ) -> None:
        self._phrases = phrases
        self._run = comparison.alignment.longest
        self._pair = one, other
        self.was_asked = False
        """Somebody wanted to know what other quotes hold."""

    @property
    def _apart(self) -> frozenset[int]:
        return frozenset(each.id for each in self._pair)

    def speakers(self) -> frozenset[str]:
        """Return the surnames of others with the longest run in common."""
        self.was_asked = True
        return self._phrases.speakers(self._run, self._apart)

    def users(self) -> frozenset[str]:
        """Return the surnames of others with most of it."""
        self.was_asked = True
        return self._phrases.users(self._run, self._apart)

    def shared(self) -> int:
        """Return how many sequences of words the two articles share."""
        return self._phrases.shared(*self._pair)

    def settings(self) -> Settings:
        """Return among which words the longest run in common stands."""
        self.was_asked = True
        return self._phrases.settings(self._run)
