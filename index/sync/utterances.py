"""Keeping up which quotes are one utterance, as articles come and go."""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain

import numpy as np

from index.language.utterances.batches import Batch, Lists, Looking, looking
from index.language.utterances.comparison import compare
from index.language.utterances.fingerprints import Runs
from index.language.utterances.judgement import judge, share_enough
from index.language.utterances.quotation import Quotation
from index.language.utterances.speakers import is_somebody
from index.language.utterances.words import as_said, keys_of
from index.language.versions import UTTERANCE_RULES
from index.store.utterances.sharing import Asked
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
_TEXTS_READ = 2000
"""So many of them are read between two looks at whether to stop."""
_MANY = 5000
"""If more quotes wait, all fingerprints are kept in memory while they are compared."""
_GONE = 20_000
"""The fingerprints of so many quotes that are gone are dropped at once."""


class UtteranceLinker:
    """Compares quotes with those that share words with them, and notes which are alike.

    What is done is safe when this is broken off: the rest is found waiting the next time.

    Which quotes are alike hangs on what is there, not on how it came about. Two are compared if
    they share what `Postings.sharing` asks for, whichever of them comes first. What else the
    archive holds may part them: so when quotes come or go, those that share words with these are
    compared once more. Only what has a fingerprint that over `MOST` quotes have is found by some
    of these, the first ones.

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
        self._compared = self._unsure = bytearray()
        """Of each quote by its number: it was compared in this run, with all that is there; and
        it is parted from one by what else the archive holds."""
        self._forms = Forms(store, self._text, self._quotation, check)
        self._taken_in = TakenIn()
        self._phrases = Phrases(store, self._text, self._taken_in)

    def run(self) -> None:
        """Bring the utterances up to date with the analyses."""
        with _without_collector():
            self._run()

    def _run(self) -> None:
        with self._store.transaction():
            self._store.utterances.begin_anew(UTTERANCE_RULES)
        unheard = self._store.utterances.unheard()
        with self._store.transaction():
            self._store.utterances.let_go(unheard)
        self._forget_gone()
        self._take_in(unheard)
        next_number = self._store.utterances.next_number()
        self._compared, self._unsure = bytearray(next_number), bytearray(next_number)
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

    def _forget_gone(self) -> None:
        while gone := self._store.utterances.gone(_GONE):
            self._check()
            batch = Batch()
            ids = []
            for saying, said in gone:
                if keys := keys_of(as_said(said)):
                    batch.add(keys)
                    ids.append(saying)
            known = batch.known()
            with self._store.transaction():
                self._store.utterances.forget(
                    [saying for saying, _ in gone],
                    _asked(ids, known.looking),
                    known.found_by.values,
                )

    def _take_in(self, unheard: Sequence[int]) -> None:
        self._taken_in.clear()
        meter = meter_for(self._report, "gather", len(unheard))
        for texts in _parts(unheard, _TEXTS):
            quotes: list[tuple[int, int, int, int]] = []
            first = self._store.utterances.next_number()
            parts: list[tuple[Looking, Lists]] = []
            for some in _parts(texts, _TEXTS_READ):
                self._check()
                batch = Batch()
                start = len(quotes)
                for quote, words in self._store.findings.quoted(some):
                    if keys := keys_of(as_said(words)):
                        batch.add(keys)
                        quotes.append(quote)
                known = batch.known()
                self._taken_in.add(first + start, known)
                parts.append((known.looking, known.found_by))
                meter.add(len(some), len(some))
            told = Looking(*map(np.concatenate, zip(*(each for each, _ in parts), strict=True)))
            found_by = map(np.concatenate, zip(*(each for _, each in parts), strict=True))
            asked = _asked(range(first, first + len(quotes)), told)
            with self._store.transaction():
                self._store.utterances.hear(texts, quotes, asked, *found_by)

    def _compare_waiting(self, at_once: int, meter: ProgressMeter) -> None:
        while waiting := self._store.utterances.waiting(at_once):
            self._check()
            with self._store.transaction():
                self._compare(waiting)
            meter.add(len(waiting), len(waiting))

    def _compare(self, waiting: Sequence[int]) -> None:
        """Compare quotes with those that share words with them."""
        runs = self._phrases.runs(waiting)
        pairs: defaultdict[int, set[int]] = defaultdict(set)
        for one, others in self._store.utterances.sharing(_asked_of(runs)).items():
            for other in others:
                if not self._compared[other]:  # else the other one has found this one
                    pairs[min(one, other)].add(max(one, other))
        promising = self._promising(pairs, runs)
        sayings = self._sayings(set(chain.from_iterable(promising)))
        self._text.read(each.text_id for each in sayings.values())
        alike: dict[tuple[int, int], bool] = {}
        touched = set(waiting)
        for one, other in promising:
            pair = sayings[one], sayings[other]
            comparison = compare(*map(self._quotation, pair))
            beside = Beside(self._phrases, comparison, *pair)
            verdict = judge(comparison, beside)
            if verdict in ("one", "again"):
                alike[one, other] = verdict == "again"
            elif beside.was_asked:
                touched.update((one, other))
                self._unsure[one] = self._unsure[other] = True
        self._store.utterances.settle(
            waiting, alike, filter(self._unsure.__getitem__, touched), self._compared
        )
        for one in waiting:
            self._compared[one] = True

    def _promising(
        self, pairs: Mapping[int, Collection[int]], runs: dict[int, Runs]
    ) -> list[tuple[int, int]]:
        """Return the pairs that do not share too little.

        Args:
            pairs: The others of each quote.
            runs: The runs of some of them; those of the others are put there.
        """
        runs |= self._phrases.runs({*pairs, *chain.from_iterable(pairs.values())} - runs.keys())
        return [
            (one, other)
            for one, others in sorted(pairs.items())
            for other in share_enough(runs[one], {each: runs[each].values for each in others})
        ]

    def _sayings(self, ids: Iterable[int]) -> dict[int, Saying]:
        return {each.id: each for each in self._store.utterances.sayings(ids)}

    def _read_quotation(self, saying: Saying) -> Quotation:
        text, published = self._text(saying.text_id)
        is_by = is_somebody(saying.name, saying.is_by_person)
        return Quotation(text, saying.span, saying.name, _day(published), is_by)


def _asked(ids: Sequence[int], told: Looking) -> Asked:
    return Asked(np.array(ids, np.int64), *told)


def _asked_of(runs: Mapping[int, Runs]) -> Asked:
    """Return quotes by their numbers and runs as they look for others."""
    sizes = np.array([len(each.values) for each in runs.values()], np.int64)
    packed = b"".join(array("I", each.values) for each in runs.values())
    nats = np.frombuffer(b"".join(bytes(each.nats) for each in runs.values()), np.uint8)
    return _asked(list(runs), looking(Lists(np.frombuffer(packed, np.uint32), sizes), nats))


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
