"""Keeping up which quotes are one utterance, as articles come and go."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain

from index.language.utterances.batches import Batch
from index.language.utterances.comparison import compare
from index.language.utterances.judgement import Verdict, judge, share_enough
from index.language.utterances.quotation import Quotation
from index.language.utterances.speakers import is_somebody
from index.language.utterances.words import as_said, keys_of
from index.language.versions import UTTERANCE_RULES
from index.store.utterances.writer import Saying
from index.store.writer import StoreWriter
from index.sync.forms import Forms
from index.sync.phrases import Beside, Phrases
from index.sync.progress import ProgressMeter, Report, meter_for
from index.sync.taken_in import TakenIn
from index.sync.texts import Texts

_FEW, _BATCH = 64, 2000
"""So many quotes are compared in one transaction; the latter if many wait."""
_TEXTS = 20_000
"""The quotes of so many texts are taken in at once: fingerprints are written bucket by bucket."""
_TEXTS_READ = 500
"""So many of them are read between two looks at whether to stop."""
_MANY = 5000
"""If more quotes wait, all fingerprints are kept in memory while they are compared."""
_MOST_IN_VAIN = 10
"""After so many with too little in common, one after another, the rest has no more."""


class UtteranceLinker:
    """Compares quotes with those that share words with them, and notes which are alike.

    What is done is safe when this is broken off: the rest is found waiting the next time.

    Args:
        store: Where quotes come from and what is alike goes.
        check: Raises to stop, between two steps.
        report: Takes events.
    """

    def __init__(self, store: StoreWriter, check: Callable[[], None], report: Report) -> None:
        self._store = store
        self._check = check
        self._report = report
        self._text = Texts(store)
        self._quotation = lru_cache(4096)(self._read_quotation)
        self._compared: set[int] = set()
        """What was compared in this run, with all that is there."""
        self._forms = Forms(store, self._text, self._quotation, check)
        self._taken_in = TakenIn()
        self._phrases = Phrases(store, self._text, self._taken_in)
        self._foreseen: dict[tuple[int, int], Verdict] = {}
        """Of pairs of what was compared and what waits: the former is to have the latter's, too."""

    def run(self) -> None:
        """Bring the utterances up to date with the analyses."""
        with _without_collector():
            self._run()

    def _run(self) -> None:
        with self._store.transaction():
            self._store.utterances.begin_anew(UTTERANCE_RULES)
        self._take_in(self._store.utterances.unheard())
        self._compared.clear()
        self._foreseen.clear()
        self._text.forget()
        self._quotation.cache_clear()
        self._phrases.forget()
        count = self._store.utterances.count_waiting()
        meter = meter_for(self._report, "compare", count)
        if count > _MANY:
            with self._store.utterances.looking_up_many():
                self._compare_waiting(_BATCH, meter)
        else:
            self._compare_waiting(_FEW, meter)
        self._forms.bring_up_to_date()
        with self._store.transaction():
            self._store.utterances.compact()

    def _take_in(self, unheard: Sequence[int]) -> None:
        self._taken_in.clear()
        meter = meter_for(self._report, "gather", len(unheard))
        for texts in _parts(unheard, _TEXTS):
            quotes: list[tuple[int, int, int, int]] = []
            batch = Batch()
            for some in _parts(texts, _TEXTS_READ):
                self._check()
                for quote, words in self._store.findings.quoted(some):
                    if keys := keys_of(as_said(words)):
                        batch.add(keys)
                        quotes.append(quote)
                meter.add(len(some), len(some))
            known = batch.known()
            with self._store.transaction():
                first = self._store.utterances.hear(texts, quotes, *known.found_by)
            self._taken_in.add(first, known)

    def _compare_waiting(self, at_once: int, meter: ProgressMeter) -> None:
        while waiting := self._store.utterances.waiting(at_once):
            self._check()
            with self._store.transaction():
                self._compare(dict(waiting))
            meter.add(len(waiting), len(waiting))

    def _compare(self, waiting: Mapping[int, bool]) -> None:
        """Compare quotes with those that share words with them.

        Args:
            waiting: By each quote, whether it is new.
        """
        likely = self._store.utterances.sharing(self._phrases.looked_for(waiting))
        for one, others in self._store.utterances.alike(waiting).items():
            # Found by the other one, maybe when there was less to find: what is alike stays so.
            likely[one] = list(dict.fromkeys([*others, *likely.get(one, [])]))
        runs = self._phrases.runs({*likely, *chain.from_iterable(likely.values())})
        pairs = {
            (one, other)
            for one, found in likely.items()
            for other in share_enough(runs[one], {each: runs[each].values for each in found})
        }
        unforeseen = (pair for pair in pairs if pair[::-1] not in self._foreseen)
        sayings = self._sayings(set(chain.from_iterable(unforeseen)))
        self._text.read(each.text_id for each in sayings.values())
        alike: dict[int, dict[int, bool]] = {}
        touched: set[int] = set()
        for one in waiting:
            found = likely.get(one, [])
            promising = frozenset(each for each in found if (one, each) in pairs)
            alike[one] = self._alike(one, found, promising, sayings)
            self._compared.add(one)
            if waiting[one]:  # its words are more frequent now, which may part those with it
                touched.update(found)
        self._store.utterances.settle(alike)
        self._store.utterances.compare_anew(touched - self._compared)

    def _alike(
        self,
        one: int,
        found: Iterable[int],
        promising: Collection[int],
        sayings: Mapping[int, Saying],
    ) -> dict[int, bool]:
        """Return which others are alike, and whether they say it again on another occasion.

        Args:
            one: A quote.
            found: The others that share words with it, the likeliest first.
            promising: Those of them that do not share too little.
            sayings: Both of all pairs of which no verdict was foreseen.
        """
        alike: dict[int, bool] = {}
        in_vain = 0
        for other in found:
            verdict = self._verdict(one, other, sayings) if other in promising else "too little"
            if verdict in ("one", "again"):
                alike[other] = verdict == "again"
            in_vain = in_vain + 1 if verdict == "too little" else 0
            if in_vain == _MOST_IN_VAIN:
                break
        return alike

    def _verdict(self, one: int, other: int, sayings: Mapping[int, Saying]) -> Verdict:
        verdict = self._foreseen.pop((other, one), None)
        if verdict is None:
            pair = sayings[one], sayings[other]
            comparison = compare(*map(self._quotation, pair))
            verdict = judge(comparison, Beside(self._phrases, comparison, *pair))
            if other not in self._compared:
                self._foreseen[one, other] = verdict
        return verdict

    def _sayings(self, ids: Iterable[int]) -> dict[int, Saying]:
        return {each.id: each for each in self._store.utterances.sayings(ids)}

    def _read_quotation(self, saying: Saying) -> Quotation:
        text, published = self._text(saying.text_id)
        is_by = is_somebody(saying.name, saying.is_by_person)
        return Quotation(text, saying.span, saying.name, _day(published), is_by)


def _parts(all_: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (all_[start : start + size] for start in range(0, len(all_), size))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Look for no garbage in circles, a tenth of the time, in a block that makes none of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _day(published: str) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None
