"""Whom "he" and "the senator" can mean: the people mentioned so far, ranked.

A pronoun means the most salient person of its gender (see `salience`); a description somebody whom
the text calls so, or else the story's speaker.

Two filters go before the ranking: who is spoken of in a quotation did not say it, and the syntax
forbids some (see `binding`). Whom the sentence before opens with is its center (Grosz, Joshi and
Weinstein 1995), and so, less, is whom the paragraph opens with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.answering import answering, going_on
from index.language.quotes.people.belonging import Beside, Post, is_barred, names_beside
from index.language.quotes.people.binding import (
    PRONOUNS,
    named_after,
    names_inside,
    other_before,
    own_gender,
    pronoun_inside,
    subject_ahead,
    talked_with,
)
from index.language.quotes.people.calling import BLAND, OFFICES, Ranked, narrowed
from index.language.quotes.people.mentions import introductions, modifiers
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.references import Reference, ReferenceRule
from index.language.quotes.people.salience import Discourse, Weights, opens_sentence
from index.language.quotes.people.unnamed import is_met
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Page, Range

_LEVEL = 0.8
"""How salient the second of two must be beside the first, so that either may be meant."""
_salience = itemgetter(0)
_FARTHEST_INTRODUCED = 3
"""How many sentences back somebody may have been named whom a description goes on with."""
ATTENDANTS = word_set(
    """
    spokesman spokeswoman spokesperson aide adviser advisor staffer lawyer attorney counsel source
    reporter moderator interviewer official officer witness neighbour neighbor relative friend
    colleague voter supporter protester heckler fan resident judge audience crowd man woman boy girl
    child person student caller listener reader viewer user author wife husband son daughter mother
    father brother sister
    """
)
"""Nouns for those who stand beside somebody named rather than being them."""


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
        if found is not None:
            person, mention = found
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
        return first < second

    def of_description(self, words: Range, ranked: Ranked, *, guess: bool) -> Reference | None:
        """Return whom "the senator" describes: who is called so, or the story's speaker.

        Args:
            words: The description.
            ranked: Whom it may mean, as `described` returns them.
            guess: Whether it may be somebody whom the text does not call so.
        """
        page = self.page
        head = head_noun(page, words)
        called = self._called(words, head, ranked)
        is_attendant = page.lowers[head].startswith("spokes")
        if called or not guess or is_attendant or not page.is_person_noun(head):
            return called
        if self.is_introduced(page.lowers[head], words.first):
            return None
        return (
            self.of_later_name(words)
            or (
                self._speaker_of_story(words, head, ranked)
                if self._is_general(words, head)
                else None
            )
            or self._just_named(words, head, ranked)
            or self._alone(words, ranked)
        )

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
        return narrowed(page, words, found)

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

    def of_later_name(self, words: Range) -> Reference | None:
        """Return the one person whom the text calls so only further on: "Judge Thorne"."""
        page = self.page
        noun = page.lowers[head_noun(page, words)]
        others = modifiers(page, words, noun)
        named = [
            person for person in self.people.all if not person.is_unnamed and noun in person.roles
        ]
        if len(named) != 1 or not others <= named[0].traits | named[0].roles.keys():
            return None
        called = named[0].roles[noun]
        if called < words.last:
            return None
        return Reference(named[0].name, named[0], "later", (named[0].mentions[0],), called=called)

    def ranked(self, words: Range, gender: Gender | None) -> Ranked:
        """Return the people of a gender mentioned so far, the most salient first."""
        sentence, lead = self.page.sentence[words.first], self.page.paragraph_words[0]
        names = self._names_inside(sentence)
        other = pronoun_inside(self.page, sentence) if gender else None
        excluded = named_after(self.page, self.people, words.first, self.speaking)
        if (subject := other_before(self.page, self.discourse, words.first)) is not None:
            excluded.add(subject)
        excluded |= talked_with(self.page, self.people, words.first)
        topic = self._topic(words.first)
        is_he = self.page.lowers[words.first] in PRONOUNS
        ranked = []
        for number in self.discourse.latest():
            person = self.people.all[number]
            if number in excluded or (gender and person.gender not in (gender, None)):
                continue
            is_spoken_of = bool(names) and self._is_spoken_of(person, names)
            if is_spoken_of and not is_he:
                continue
            score = self.discourse.now(person, sentence)
            if not person.is_unnamed:  # who is never the story's speaker
                score += self.weights.story * self.discourse.prominence(person, lead)
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

    def _called(self, words: Range, head: int, ranked: Ranked) -> Reference | None:
        """Return who is called by the description's noun, or by one that it covers."""
        page, weights = self.page, self.weights
        noun = page.lowers[head]
        others = modifiers(page, words, noun)
        called: Ranked = []
        where: dict[int, int] = {}
        for salience, person in ranked:
            if person.is_unnamed and person.traits != others:
                continue  # "the union leader" is not "the leader of the opposition"
            known = [role for role, at in person.roles.items() if at < words.first]
            shared = others & (person.traits | person.roles.keys())
            kind_of = [role for role in known if page.lexicon.covers(noun, role)]
            if noun in known or (kind_of and shared == others):
                fit = weights.called_so if noun in known else weights.kind_of
                fit += self.prominence(person) + 0.5 * len(shared)
                where[person.number] = person.roles[noun if noun in known else kind_of[0]]
                called.append((salience + fit, person))
        if not called:
            return None
        called.sort(key=_salience, reverse=True)
        reference = self.reference(called, "description")
        return replace(reference, called=where[called[0][1].number])

    def _speaker_of_story(self, words: Range, head: int, ranked: Ranked) -> Reference | None:
        """Return the most prominent person: who else could "the expert" be?"""
        page = self.page
        noun, sentence = page.lowers[head], page.sentence[words.first]
        is_near = page.words[head] in page.lexicon.nationals  # "the Dane" is who was just named
        guessed = [
            (
                salience
                + (0 if is_near else self.prominence(person))
                + self._could_be(person, noun),
                person,
            )
            for salience, person in ranked
            if not person.is_unnamed and self.discourse.sentence[person.number] != sentence
        ]  # of somebody in the same sentence the text would say "he"
        guessed.sort(key=_salience, reverse=True)
        is_open = not guessed or self.is_either(words, guessed)
        return None if is_open else self.reference(guessed, "only-person")

    def is_either(self, words: Range, ranked: Ranked) -> bool:
        """Tell whether two whom the sentence before names together may both be meant."""
        if len(ranked) < 2 or ranked[1][0] < _LEVEL * ranked[0][0]:
            return False
        last, page = self.discourse.last_mention, self.page
        first, second = sorted(last[person.number] for _, person in ranked[:2])
        is_pair = page.lowers[first.last : second.first] == ["and"]
        return is_pair and page.sentence[words.first] - page.sentence[first.first] <= 1

    def _could_be(self, person: Person, noun: str) -> float:
        """Return more for somebody called by a more general noun: an expert for "the economist"."""
        general = any(self.page.lexicon.covers(role, noun) for role in person.roles if role != noun)
        return self.weights.kind_of if general else 0.0

    def prominence(self, person: Person) -> float:
        """Return how much the story is a person's."""
        return self.discourse.prominence(person, self.page.paragraph_words[0])

    def _just_named(self, words: Range, head: int, ranked: Ranked) -> Reference | None:
        """Return the subject just introduced, whom the story goes on to describe: "the mogul".

        Not somebody who attends another ("the spokeswoman"), nor one of another office.
        """
        page, noun = self.page, self.page.lowers[head]
        if noun in ATTENDANTS | OFFICES or (noun.endswith("s") and not noun.endswith("ss")):
            return None
        here, paragraph = page.sentence[words.first], page.paragraph_at(words.first)
        near = []
        for salience, person in ranked:
            mention = self.discourse.last_mention[person.number]
            passed = here - page.sentence[mention.first]
            is_close = paragraph - page.paragraph_at(mention.first) <= 1
            if person.is_unnamed or not 1 <= passed <= _FARTHEST_INTRODUCED or not is_close:
                continue
            offices = page.lexicon.offices & person.roles.keys()
            if noun in page.lexicon.offices and offices and noun not in offices:
                continue
            near.append((salience, person))
        is_open = not near or self.is_either(words, near)
        return None if is_open else self.reference(near, "only-person")

    def _alone(self, words: Range, ranked: Ranked) -> Reference | None:
        """Return the one person of the paragraph, or of the story: "Ada Holm smiled. “No,” …"."""
        page = self.page
        begin = page.paragraph_words[page.paragraph_at(words.first)].first
        named = [(salience, person) for salience, person in ranked if not person.is_unnamed]
        here = [
            (salience, person)
            for salience, person in named
            if self.discourse.last_mention[person.number].first >= begin
        ]
        alone = named if len(named) == 1 else here
        return self.reference(alone, "only-person") if len(alone) == 1 else None

    def _is_general(self, words: Range, head: int) -> bool:
        """Tell whether a story may call its speaker so without saying why: "the expert".

        Not an office ("the prime minister"): that is somebody whom the reader is to know.
        """
        page = self.page
        said_more = (
            word
            for word in range(words.first + 1, head)
            if page.lowers[word] not in BLAND
            and not page.is_person_noun(word)  # "51-year-old"
            and not page.words[word][0].isupper()  # "Chinese"
        )
        return (
            head + 1 == words.last
            and not any(said_more)
            and page.lowers[head] not in page.lexicon.offices
        )
