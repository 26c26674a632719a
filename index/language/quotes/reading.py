"""A text read up to the choice of speakers: what weights are fitted on, and applied to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Entity
from index.language.quotes.attribution.choosing import RuleChoices, choose_by_rules
from index.language.quotes.attribution.features import Place
from index.language.quotes.attribution.kinds import kind_of
from index.language.quotes.attribution.pool import gather_pool
from index.language.quotes.attribution.rules.candidates import Choice, Quotation, look_at
from index.language.quotes.grammar.reports import Reports, find_reports
from index.language.quotes.people.named import Named
from index.language.quotes.people.names import find_names
from index.language.quotes.people.people import People, gather_people
from index.language.quotes.people.roles import note_roles
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.page import Page, Range, lay_out
from index.language.quotes.text.progress import Advance, untold


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its reporting clauses, its people, and what the rules choose."""

    page: Page
    reports: Reports
    named: Named
    people: People
    quotations: list[Quotation]
    rules: RuleChoices
    places: list[Place]
    """The quotations among everybody who may have said them."""

    @property
    def reporting(self) -> frozenset[Range]:
        """The subjects of the reporting clauses."""
        return frozenset(report.subject for report in self.reports.all if report.subject)


def read(
    text: str, entities: Sequence[Entity], language: str, advance: Advance = untold
) -> Reading:
    """Read a text up to the choice of speakers; `advance` is told how far it has come."""
    page = lay_out(text, lexicon(language))
    advance(0.3)
    reports = find_reports(page)
    quotations = [look_at(page, number) for number in range(len(page.stretches))]
    rules = choose_by_rules(page, reports, quotations)
    groups: list[Sequence[Choice]] = [rules.own, rules.final, *rules.found]
    chosen = {choice.speaker for choices in groups for choice in choices if choice is not None}
    subjects = {report.subject for report in reports.all if report.subject}
    named = Named.from_entities(page, entities)
    advance(0.2)
    people = gather_people(page, find_names(page, named, subjects | chosen))
    pool = gather_pool(page, reports, people, named, chosen)
    advance(0.4)
    bodies = Counter(quotation.body for quotation in quotations)
    in_paragraph = Counter(stretch.paragraph for stretch in page.stretches)
    kinds = [kind_of(page, *one) for one in zip(quotations, rules.final, strict=True)]
    places = [
        Place(pool, quotations, *rules, number, bodies, in_paragraph, kinds)
        for number in range(len(quotations))
    ]
    note_roles(page, people)
    return Reading(page, reports, named, people, quotations, rules, places)
