"""What one speaking mention refers to: "he", "the senator", "her father", "who", "Hale"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.language.quotes.grammar.clauses import antecedent
from index.language.quotes.grammar.labels import turn_of
from index.language.quotes.grammar.phrases import OWNERS, head_noun
from index.language.quotes.grammar.speakers import DOCUMENTS, OWN_TEXTS
from index.language.quotes.people.binding import PRONOUNS
from index.language.quotes.people.bodies import Bodies
from index.language.quotes.people.description_choice import Option, choose, options
from index.language.quotes.people.description_rules import of_description, of_later_name
from index.language.quotes.people.kin import Kinship, relative_at
from index.language.quotes.people.mentions import (
    DEFINITE,
    apposed_to,
    follows_definite,
    is_pronoun,
    name_before,
    named_in,
    without_reflexive,
    written,
)
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.people.salience import Discourse
from index.language.quotes.people.spoken_of import is_spoken_of
from index.language.quotes.people.unnamed import anonymous_at, body_behind, body_beside
from index.language.quotes.text.page import Page, Range

ARTICLES = frozenset(["the", "a", "an"])
_BEHIND, _BEFORE = frozenset(["senior", "junior"]), frozenset(["elder", "younger"])
_FARTHEST_BODY = 6
"""How many sentences back a body may have spoken for "it said" to refer to it."""
_LAST_OF_LEAD = 2
"""The last paragraph, from 0, in which "a judge" may be somebody whom the story names later."""
_LONGEST_OWN_TEXT = 3
"""Words: "her latest statement"."""


@dataclass(slots=True)
class LastBody:
    """The last ministry, company or document that spoke: what "it said" refers to."""

    reference: Reference | None = None
    sentence: int = 0

    def note(self, reference: Reference, sentence: int) -> None:
        """Let this body be the last."""
        self.reference, self.sentence = reference, sentence


@dataclass(slots=True)
class Referring:
    """Resolves mentions at the place that the reading has come to."""

    page: Page
    people: People
    named: Named
    referents: Referents
    discourse: Discourse
    kin: list[Kinship]
    odds: Mapping[str, float]
    """What is fitted for descriptions; where nothing is, the rules decide."""
    said: Mapping[Range, Sequence[Range]]
    """The quotations that each mention is attributed."""
    bodies: Bodies
    last_body: LastBody = field(default_factory=LastBody)
    described: dict[Range, list[Option]] = field(default_factory=dict)
    """Whom each description that speaks may mean."""

    def refer(self, words: Range) -> Reference:
        """Resolve one speaking mention."""
        words = without_reflexive(self.page, words)
        lower = self.page.lowers[words.first]
        if is_pronoun(self.page, words):
            return self._refer_pronoun(words, lower)
        names = named_in(self.page, self.people, words)
        if not names and (apposed := apposed_to(self.page, self.people, words)):
            names = [apposed]
        if names:
            people = [self.people.by_word[mention.first] for mention in names]
            if self._is_elder(names, people):
                return Reference(written(self.page, words), None, "as-written")
            name = " and ".join(person.name for person in people)
            return Reference(name, people[0] if len(people) == 1 else None, "named")
        if body := body_beside(self.page, self.named, words):
            return Reference(body, None, "as-written")
        if relative := self.relative(words) or self._of_own_text(words):
            return relative
        if anonymous := anonymous_at(self.page, self.people, self.discourse, words):
            return anonymous
        if owned := self._owned(words) or self.bodies.described(words):
            return owned
        described = None
        if lower not in ARTICLES and follows_definite(self.page, words):
            lower = "the"  # the “Quarry” actor
        if lower in DEFINITE or lower in OWNERS:
            is_owned = any(self.page.is_possessive(word) for word in range(*words))
            described = self._described(words, guess=lower in DEFINITE and not is_owned)
        elif lower in ARTICLES and self.page.paragraph_at(words.first) <= _LAST_OF_LEAD:
            described = of_later_name(self.referents, words)
        if described and described.name:
            return described
        body = self.named.body_at(self.page, words) or body_behind(self.page, self.named, words)
        likely = described.likely if described else None
        return Reference(body or written(self.page, words), None, "as-written", likely=likely)

    def _is_elder(self, names: Sequence[Range], people: Sequence[Person]) -> bool:
        """Tell whether a name is that of another of the family: "Falk senior", "the elder Falk"."""
        (first, last), lowers = names[0], self.page.lowers
        if len(names) > 1 or last - first > 1:
            return False
        tells = {*lowers[last : last + 1]} & _BEHIND | {*lowers[first - 1 : first]} & _BEFORE
        return bool(tells) and tells.isdisjoint(people[0].traits)

    def _of_own_text(self, words: Range) -> Reference | None:
        """Return who speaks where "her statement" does."""
        first, last = words
        if self.page.lowers[first] not in ("his", "her"):
            return None
        if last - first > _LONGEST_OWN_TEXT or self.page.lowers[last - 1] not in OWN_TEXTS:
            return None  # "His office put out a statement"
        found = self.referents.of_pronoun(Range(first, first + 1))
        return found if found.person else None

    def _owned(self, words: Range) -> Reference | None:
        """Return who is "Holm's campaign manager", if the text calls somebody beside Holm so."""
        page = self.page
        owners = (
            word for word in range(words.first + 1, words.last - 1) if page.is_possessive(word)
        )
        owner = next(owners, None)
        if owner is None or not page.is_name(owner - 1):
            return None
        post = Range(owner, words.last)
        if not page.is_person_noun(head_noun(page, post)):
            return None
        ranked = self.referents.described(post)
        found = of_description(self.referents, post, ranked, guess=False)
        found = found or of_later_name(self.referents, post)
        if found is None or found.person is None or found.person.is_unnamed:
            return None
        is_beside = self.referents.stands_beside(found.person, [owner - 1])
        return found if is_beside else None

    def relative(self, words: Range) -> Reference | None:
        """Return whom "her father" means, where the text tells whose daughter she is."""
        if not self.kin or self.page.lowers[words.first] not in ("his", "her"):
            return None
        owner = self.referents.of_pronoun(Range(words.first, words.first + 1)).person
        return relative_at(self.page, self.people, self.kin, words, owner)

    def _described(self, words: Range, *, guess: bool) -> Reference | None:
        """Return whom "the senator" means: what the rules say is one reason among others."""
        ranked = self.referents.described(words)
        by_rules = of_description(self.referents, words, ranked, guess=guess)
        found = options(self.referents, words, ranked, by_rules, guess=guess)
        self.described[words] = found
        chosen = choose(self.referents, found, by_rules, self.odds) if found else by_rules
        if chosen and chosen.person and chosen.rule == "only-person":
            said = self.said.get(words, ())
            if is_spoken_of(self.page, self.people, said, chosen.person):
                return Reference(None, None, "as-written", likely=chosen.likely)
        return chosen

    def _refer_pronoun(self, words: Range, lower: str) -> Reference:
        nobody = Reference(None, None, "as-written")
        if lower in PRONOUNS:
            return self.referents.of_pronoun(words)
        if lower == "i":
            turn = turn_of(self.page, self.page.paragraph_at(words.first))
            return self.refer(turn) if turn else nobody
        if lower in ("who", "which"):
            return self._antecedent(words) or nobody
        passed = self.page.sentence[words.first] - self.last_body.sentence
        if lower == "it" and self.page.lowers[words.last : words.last + 1] in (["reads"], ["read"]):
            body = self.last_body.reference.name if self.last_body.reference else None
            if body is None or DOCUMENTS.isdisjoint(body.lower().split()):
                return nobody  # the log that his wife keeps, and no committee
        if lower in ("it", "they") and self.last_body.reference and passed <= _FARTHEST_BODY:
            return replace(self.last_body.reference, rule="body")
        return nobody

    def _antecedent(self, words: Range) -> Reference | None:
        """Return what "who" relates to: the phrase before it."""
        page, comma = self.page, words.first - 1
        named = self.people.by_word.get(comma - 1) if page.words[comma] == "," else None
        if named is not None:  # "a picture of her husband, Per Falk, who"
            mention = next(one for one in named.mentions if comma - 1 in range(*one))
            if page.words[mention.first - 1] == ",":
                return Reference(named.name, named, "relative", (mention,))
        phrase = antecedent(page, words.first, page.sentences[page.sentence[words.first]].first)
        if phrase is None:
            return None
        names = named_in(page, self.people, phrase) or name_before(page, self.people, phrase)
        if not names:
            return replace(self.refer(phrase), chain=(phrase,), rule="relative")
        person = self.people.by_word[names[-1].first]
        return Reference(person.name, person, "relative", (names[-1],))
