"""Keeping up what articles know of each other's names, as they come and go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, cast

from index.language.agreement import (
    Bearer,
    Naming,
    bearer_of,
    full_name_of,
    kind_of,
    kinds_to_compare,
    people_in,
)
from index.store.agreements import Agreement, Person
from index.store.annotations import Annotations
from index.store.writer import StoreWriter
from index.sync.progress import Report, meter_for

if TYPE_CHECKING:
    from index.language.quotes.text.lexicon import Gender

_NEAR_DAYS = 30
_BATCH = 64
"""So many texts are taken in in one transaction."""


class NameAgreement:
    """Lets each article have what others know of its names.

    What is done is safe when this is broken off: the rest is found waiting the next time.

    Args:
        store: Where people come from and agreements go.
        annotations: The user's corrections, which come after all that.
        check: Raises to stop, between two steps.
        report: Takes events.
    """

    def __init__(
        self,
        store: StoreWriter,
        annotations: Annotations,
        check: Callable[[], None],
        report: Report,
    ) -> None:
        self._store = store
        self._annotations = annotations
        self._check = check
        self._report = report

    def run(self) -> bool:
        """Bring the agreements up to date with the analyses; tell whether any is new."""
        unnamed = self._store.agreements.unnamed()
        meter = meter_for(self._report, "agree", len(unnamed))
        for start in range(0, len(unnamed), _BATCH):
            self._check()
            with self._store.transaction():
                for text_id in unnamed[start : start + _BATCH]:
                    self._name(text_id)
                    meter.add(1)
        changed = self._join_families()
        changed |= self._agree_on_kinds(unnamed)
        with self._store.transaction():
            for text_id in changed:
                self._check()
                self._put_findings(text_id)
        return bool(changed)

    def _name(self, text_id: int) -> None:
        """Take in the people of a text."""
        analysis = self._store.findings.found(text_id)
        people = []
        for waiting in self._store.findings.texts([text_id]):
            text, language = waiting.text, waiting.language
            for entity in people_in(analysis, text, language) if analysis else ():
                bearer = bearer_of(entity, text, language)
                if bearer:
                    people.append(_person(text_id, bearer))
        self._store.agreements.name(text_id, people)

    def _join_families(self) -> set[int]:
        """Give family names alone their full names; return the texts for which that is new."""
        changed: set[int] = set()
        with self._store.transaction():
            for family in self._store.agreements.touched():
                self._check()
                bearers = list(self._store.agreements.bearers(family))
                for person, published, source in bearers:
                    if not person.given:
                        known = _known(person, published, source, bearers)
                        if self._store.agreements.put(person.text_id, person.name, known):
                            changed.add(person.text_id)
            self._store.agreements.settle_touched()
        return changed

    def _agree_on_kinds(self, text_ids: Iterable[int]) -> set[int]:
        """Give names the kinds that nearly all articles give them; return where that is new."""
        names = set()
        for text_id in text_ids:
            analysis = self._store.findings.found(text_id)
            names |= {each.name for each in kinds_to_compare(analysis.entities if analysis else ())}
        changed: set[int] = set()
        with self._store.transaction():
            for name, kinds in self._store.agreements.kinds(names).items():
                self._check()
                counts = Counter(kinds.values())
                for text_id, kind in kinds.items():
                    others = counts - Counter({kind: 1})
                    found = kind_of(name, kind, others)
                    known = Agreement(name, name, *found) if found else None
                    if known and self._store.agreements.put(text_id, name, known):
                        changed.add(text_id)
        return changed

    def _put_findings(self, text_id: int) -> None:
        """Store what can be looked up of a text, for the search index, too."""
        analysis = self._store.findings.analysis(text_id)
        for waiting in self._store.findings.texts([text_id]):
            if analysis:
                corrected = self._annotations.corrected(analysis, waiting.text, waiting.hash)
                self._store.findings.put_findings(text_id, corrected)


def _known(
    lone: Person, published: str, source: str, bearers: Iterable[tuple[Person, str, str]]
) -> Agreement | None:
    """Return who a family name alone is; nothing if the article itself gives a full name."""
    full = [each for each in bearers if each[0].given]
    if any(person.text_id == lone.text_id for person, _, _ in full):
        return None
    namings = [
        Naming(_bearer(person), _is_near(published, source, when, where))
        for person, when, where in full
    ]
    found = full_name_of(_bearer(lone), namings)
    return Agreement(lone.name, found[0], "PERSON", found[1]) if found else None


def _is_near(published: str, source: str, when: str, where: str) -> bool:
    if source and source == where:
        return True
    try:
        days = date.fromisoformat(published[:10]) - date.fromisoformat(when[:10])
    except ValueError:
        return False
    return abs(days.days) <= _NEAR_DAYS


def _person(text_id: int, bearer: Bearer) -> Person:
    return Person(
        text_id, bearer.name, bearer.family, bearer.given, bearer.roles, bearer.gender or ""
    )


def _bearer(person: Person) -> Bearer:
    gender = cast("Gender", person.gender) if person.gender else None
    return Bearer(person.name, person.family, person.given, person.roles, gender)
