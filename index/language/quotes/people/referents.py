"""Whom "he" and "the senator" can mean: the people mentioned so far, ranked.

A pronoun means the most salient person of its gender (see `salience`); whom a description means
is told by `description_rules`.

Two filters go before the ranking: who is spoken of in a quotation did not say it, and the syntax
forbids some (see `binding`). Whom the sentence before opens with is its center (Grosz, Joshi and
Weinstein 1995), and so, less, is whom the paragraph opens with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter

from index.language.quotes.grammar.phrases import OWNERS
from index.language.quotes.people.answering import answering, going_on
from index.language.quotes.people.binding import (
    PRONOUNS,
    asking,
    named_after,
    names_inside,
    other_before,
    own_gender,
    pronoun_inside,
    related_before,
    subject_ahead,
    talked_with,
)
from index.language.quotes.people.description_fit import Ranked, narrowed
from index.language.quotes.people.mentions import introductions
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.posts import STEM, Beside, Post, is_barred, names_beside
from index.language.quotes.people.references import Reference, ReferenceRule
from index.language.quotes.people.salience import Discourse, Weights, is_oblique, opens_sentence
from index.language.quotes.people.unnamed import is_met
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Page, Range

_salience = itemgetter(0)
_LAST_BYLINE = 3
"""The last paragraph, from 0, that may be a byline."""
_LONGEST_BYLINE = 12
_FARTHEST_OWNER = 3
"""Words from "her" to a name: "Her mother, Ruth"."""


@dataclass(frozen=True)
class Referents:
    """The people of a page, and how much each is in the reader's mind."""

    page: Page
    people: People
    discourse: Discourse
    speaking: frozenset[int]
    """The words of those who say something."""
    _spoken_names: dict[int, set[str]] = field(default_factory=dict)
    _beside: dict[int, Beside] = field(default_factory=dict)
    _owned: dict[int, Set[str]] = field(default_factory=dict)

    @property
    def weights(self) -> Weights:
        """The weights of salience."""
        return self.discourse.weights

    def of_pronoun(self, words: Range) -> Reference:
        """Return the most salient person of the pronoun's gender."""
        gender = PRONOUNS[self.page.lowers[words.first]]
        found = answering(self.page, self.people, words.first)
        found = found or subject_ahead(self.page, self.people, words.first)
        found = found or related_before(self.page, self.people, self.discourse, words.first)
        if found is not None:
            person, mention = found
            person.gender = person.gender or gender
            return Reference(person.name, person, "pronoun", (mention,))
        if (heard := going_on(self.page, self.people, self.discourse, words)) is not None:
            heard.gender = gender  # whatever the first name's bearers mostly are
            return Reference(heard.name, heard, "pronoun", (heard.mentions[0],))
        ranked = self.ranked(words, gender)
        if not ranked:
            return Reference(None, None, "as-written")
        person = ranked[0][1]
        opens = words.first == self.page.sentences[self.page.sentence[words.first]].first
        if opens or self.page.lowers[words.first] in ("he", "she"):
            person.gender = person.gender or gender  # as the reader infers
        reference = self.reference(ranked, "pronoun")
        names = self._names_inside(self.page.sentence[words.first])
        if names and self._is_spoken_of(person, names):
            reference = replace(reference, margin=0.0)  # few speak of themselves so
        return replace(reference, is_overtaken=self._is_overtaken(words, ranked))

    def _is_overtaken(self, words: Range, ranked: Ranked) -> bool:
        """Tell whether the second whom a pronoun may mean was named since the first was."""
        named = [
            bisect_right(person.mentions, words) - 1
            for _, person in ranked[:2]
            if not person.is_unnamed
        ]
        if len(named) < 2 or min(named) < 0:
            return False
        first, second = (
            person.mentions[at] for (_, person), at in zip(ranked, named, strict=False)
        )
        return first < second or self._is_owned(ranked)

    def _is_owned(self, ranked: Ranked) -> bool:
        """Tell whether somebody is only brought in as another's: "Her mother, Ruth, cleaned".

        What follows goes on about either.
        """
        first = ranked[0][1].mentions[0]
        begin = self.page.sentences[self.page.sentence[first.first]].first
        before = self.page.lowers[max(begin, first.first - _FARTHEST_OWNER) : first.first]
        return len(ranked) > 1 and not OWNERS.isdisjoint(before)

    def described(self, words: Range) -> Ranked:
        """Return whom a description may mean, the most salient first.

        Not who has another post, nor, if the text does not call them so, who is not of the
        gender that the noun or the subject's own "her" tells.
        """
        page, post = self.page, Post.of(self.page, words)
        noun = post.noun
        found = [
            (salience, person)
            for salience, person in self.ranked(words, page.lexicon.genders.get(noun))
            if not is_barred(page, post, person, self._names_beside)
        ]
        own = own_gender(page, self.people, words)
        if own is not None:
            agreeing = [one for one in found if one[1].gender in (None, own)]
            is_known = any(noun in person.roles for _, person in agreeing)
            found = [
                one
                for one in found
                if one[1].gender in (None, own) or (noun in one[1].roles and not is_known)
            ]
        return narrowed(page, words, found, [one for one in found if self.is_center(one[1], words)])

    def is_center(self, person: Person, words: Range) -> bool:
        """Tell whether the sentence before opens with somebody, in the same paragraph.

        Or what leads to a quotation: "Falk is calm in a clip: “I am here,” the senator says".
        """
        page, last = self.page, self.discourse.last_mention[person.number]
        passed = page.sentence[words.first] - page.sentence[last.first]
        is_near = passed == 1 or (passed == 0 and ":" in page.words[last.last : words.first])
        is_same = page.paragraph_at(last.first) == page.paragraph_at(words.first)
        is_subject = opens_sentence(page, last) and not is_oblique(page, last)
        return is_near and is_same and not person.is_unnamed and is_subject

    def is_beside(self, person: Person, words: Range) -> bool:
        """Tell whether a name of a description stands beside a person: "the Norland senator"."""
        names = [at for at in range(words.first + 1, words.last) if self.page.is_name(at)]
        return bool(names) and self.stands_beside(person, names)

    def stands_beside(self, person: Person, names: Sequence[int]) -> bool:
        """Tell whether other sentences that name a person have words that begin like these."""
        page, beside = self.page, self._names_beside(person).names
        return all(
            beside.get(page.lowers[at][:STEM], frozenset()) - {page.sentence[at]} for at in names
        )

    def _names_beside(self, person: Person) -> Beside:
        if person.number not in self._beside:
            self._beside[person.number] = names_beside(self.page, person)
        return self._beside[person.number]

    def owned_by(self, person: Person) -> Set[str]:
        """Return what the text says is a person's: "neighbour" of "Falk's neighbour"."""
        if person.number not in self._owned:
            page = self.page
            behind = (last for _, last in person.mentions if last + 1 < len(page.words))
            self._owned[person.number] = {
                page.lowers[last + 1] for last in behind if page.is_possessive(last)
            }
        return self._owned[person.number]

    def is_introduced(self, noun: str, word: int) -> bool:
        """Tell whether somebody unnamed was introduced by this noun: "a 43-year-old man"."""
        introduced = self.introduced_at(noun)
        return introduced is not None and introduced < word

    def introduced_at(self, noun: str) -> int | None:
        """Return the word that first introduces somebody by this noun."""
        return self._introduced.get(noun)

    @cached_property
    def _introduced(self) -> dict[str, int]:
        """By noun, the first word that introduces somebody by it."""
        return introductions(self.page)

    def ranked(self, words: Range, gender: Gender | None) -> Ranked:
        """Return the people of a gender mentioned so far, the most salient first."""
        sentence, lead = self.page.sentence[words.first], self.page.paragraph_words[0]
        names = self._names_inside(sentence)
        other = pronoun_inside(self.page, sentence) if gender else None
        excluded = named_after(self.page, self.people, words.first, self.speaking)
        if (subject := other_before(self.page, self.discourse, words.first)) is not None:
            excluded.add(subject)
        excluded |= talked_with(self.page, self.people, words.first)
        excluded |= asking(self.page, self.discourse, words.first)
        topic = self._topic(words.first)
        is_he = self.page.lowers[words.first] in PRONOUNS
        ranked = []
        for number in self.discourse.latest():
            person = self.people.all[number]
            if number in excluded or (gender and person.gender not in (gender, None)):
                continue
            if is_he and self._is_writer(person):
                continue
            is_spoken_of = bool(names) and self._is_spoken_of(person, names)
            if is_spoken_of and not is_he:
                continue
            score = self.discourse.now(person, sentence)
            if not person.is_unnamed:  # who is never the story's speaker
                is_minor = is_he and not self.discourse.is_main(person)
                share = self.weights.one_of_many if is_minor else 1.0
                score += self.weights.story * share * self.discourse.prominence(person, lead)
            if number == topic:
                score += self.weights.topic
            if gender and person.gender is None and not self._is_topic(person, sentence):
                score *= self._doubt(person, gender)
            if is_spoken_of:
                score *= self.weights.named_inside
            if gender and gender == other and number not in self.discourse.heard:
                score *= self.weights.spoken_of
            ranked.append((score, person))
        ranked.sort(key=_salience, reverse=True)
        return ranked

    def _is_writer(self, person: Person) -> bool:
        """Tell whether nothing but a byline names a person so far: "By Ada Holm and Otto Orr"."""
        if person.is_unnamed or self.discourse.last_mention[person.number] != person.mentions[0]:
            return False
        number = self.page.paragraph_at(person.mentions[0].first)
        first, last = self.page.paragraph_words[number]
        is_short = number <= _LAST_BYLINE and last - first <= _LONGEST_BYLINE
        return is_short and self.page.lowers[first] == "by"

    def _names_inside(self, sentence: int) -> set[str]:
        if sentence not in self._spoken_names:
            self._spoken_names[sentence] = names_inside(self.page, sentence)
        return self._spoken_names[sentence]

    def _is_spoken_of(self, person: Person, names: set[str]) -> bool:
        parts = person.parts
        is_named = parts[0] in names or (parts[-1] in names and not person.shares_name)
        return is_named or not names.isdisjoint(person.roles)

    def _topic(self, word: int) -> int | None:
        """Return whom the paragraph, or the one before it, opens with."""
        passed = self.page.paragraph_at(word) - self.discourse.topic_paragraph
        return self.discourse.topic if passed <= 1 else None

    def _is_topic(self, person: Person, sentence: int) -> bool:
        """Tell whether the sentence before opens with somebody: whom a "he" then goes on with."""
        named = self.discourse.last_mention[person.number]
        is_before = self.page.sentence[named.first] == sentence - 1
        is_known = not person.is_unnamed or is_met(self.page, named)
        return is_known and is_before and opens_sentence(self.page, named)

    def _doubt(self, person: Person, gender: Gender) -> float:
        """Return how much a person counts whose gender nothing but a name's ending tells."""
        if person.leaning is None:
            return self.weights.unknown_gender
        if person.leaning == gender:
            return self.weights.right_leaning
        return self.weights.wrong_leaning

    def reference(self, ranked: Ranked, rule: ReferenceRule) -> Reference:
        """Return a reference to the first of the people ranked."""
        score, person = ranked[0]
        margin = 1 - ranked[1][0] / score if len(ranked) > 1 and score else 1.0
        nearest = self.discourse.last_mention[person.number]
        chain: tuple[Range, ...] = (nearest,)
        earlier = bisect_right(person.mentions, nearest)
        if earlier and person.mentions[earlier - 1] != nearest:
            chain += (person.mentions[earlier - 1],)
        likely = self.discourse.certainty.get(person.number) if rule == "pronoun" else None
        if rule == "pronoun":  # what goes on with a doubtful "he" is no surer
            margin = 0.0 if self._is_owned(ranked) else margin
            margin = min(margin, self.discourse.doubt.get(person.number, margin))
        return Reference(
            person.name,
            person,
            rule,
            chain,
            rivals=len(ranked) - 1,
            margin=margin,
            likely=likely,
        )

    def prominence(self, person: Person) -> float:
        """Return how much the story is a person's."""
        return self.discourse.prominence(person, self.page.paragraph_words[0])
