"""Who "he", "the senator" and "Hale" are: mentions resolved to people, in reading order.

A pronoun refers to the most salient person of its gender (see `salience`), and raises that person
in turn, so that the one speaker of a wire story stays its "he" however many bystanders are named.
A description refers to somebody whom the text calls so, or else to the story's speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.clauses import antecedent
from index.language.quotes.grammar.labels import turn_of
from index.language.quotes.grammar.phrases import OWNERS, head_noun, phrase_beginning
from index.language.quotes.grammar.speakers import DOCUMENTS, OWN_TEXTS
from index.language.quotes.grammar.verbs import is_verb
from index.language.quotes.people.binding import PRONOUNS
from index.language.quotes.people.described import Option, choose, options
from index.language.quotes.people.kin import Kinship, kinships, relative_at
from index.language.quotes.people.mentions import (
    DEFINITE,
    apposed_to,
    follows_definite,
    is_pronoun,
    may_speak,
    modifiers,
    name_before,
    named_in,
    without_reflexive,
    without_verb,
    written,
)
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.people.salience import Discourse, Weights, is_oblique, opens_sentence
from index.language.quotes.people.spoken_of import is_spoken_of
from index.language.quotes.people.unnamed import (
    anonymous_at,
    body_behind,
    body_beside,
    counted_at,
    introduce,
    is_elided,
)
from index.language.quotes.people.whom import of_description, of_later_name
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.progress import Advance, told, untold

_ARTICLES = frozenset(["the", "a", "an"])
_EMPHATIC = frozenset(["himself", "herself"])
_COUNTED = frozenset(["one", "another"])
_NOTICED = _ARTICLES | _COUNTED | PRONOUNS.keys() | {"my"}
_LONGEST_DESCRIPTION = 5
_OPENING = 4
"""In how many words a paragraph names whom it is about."""
_ANYBODY = word_set(
    "nobody none somebody someone everybody everyone anybody anyone something nothing everything"
)
"""No body goes on as "it" behind one of these."""
_FARTHEST_BODY = 6
"""How many sentences back a body may have spoken for "it said" to refer to it."""
_LAST_OF_LEAD = 2
"""The last paragraph, from 0, in which "a judge" may be somebody whom the story names later."""
_TIMES = word_set(
    """
    week month year night morning afternoon evening day summer winter spring autumn fall weekend
    monday tuesday wednesday thursday friday saturday sunday ago later yesterday today once
    """
)
"""What may stand before the subject without a comma: "Two days later a man"."""
_LONGEST_TIME = 4
"""Words from a sentence's begin to that one."""
_LONGEST_CLAUSE = 8
"""Words after "a man" that may still name him."""
_LONGEST_OWN_TEXT = 3
"""Words: "her latest statement"."""


@dataclass(slots=True)
class Resolver:
    """Reads a page once and resolves every speaker's mention on the way."""

    page: Page
    people: People
    named: Named
    """What the pipeline found."""
    reporting: frozenset[Range]
    """The subjects of reporting clauses."""
    quoted: Mapping[Range, int]
    """Those that quotations are attributed to, and how many are."""
    weights: Weights = field(default_factory=Weights)
    odds: Mapping[str, float] = field(default_factory=dict)
    """What is fitted for descriptions; where nothing is, the rules decide."""
    said: Mapping[Range, Sequence[Range]] = field(default_factory=dict)
    """The quotations that each of `quoted` is attributed."""
    references: dict[Range, Reference] = field(default_factory=dict)
    described: dict[Range, list[Option]] = field(default_factory=dict)
    """Whom each description that speaks may mean."""
    _discourse: Discourse = field(init=False)
    _referents: Referents = field(init=False)
    _last_body: Reference | None = None
    """The last ministry or company that spoke: what "it said" refers to."""
    _body_sentence: int = 0
    _kin: list[Kinship] = field(init=False)
    _telling: dict[int, int] = field(default_factory=dict)
    """By sentence, the number of who reports there."""

    def __post_init__(self) -> None:
        self._discourse = Discourse(self.weights)
        self._kin = kinships(self.page, self.people)
        speaking = (word for words in self.reporting | self.quoted.keys() for word in range(*words))
        self._referents = Referents(self.page, self.people, self._discourse, frozenset(speaking))

    def run(self, advance: Advance = untold) -> Mapping[Range, Reference]:
        """Return what each speaking mention refers to; `advance` is told how far it has come."""
        page, named = self.page, self.people.starting()
        speaking: dict[int, list[Range]] = defaultdict(list)
        for words in sorted(self.reporting | self.quoted.keys()):
            speaking[words.first].append(words)
        roles = {
            word: words for alike in speaking.values() for words in alike for word in range(*words)
        }
        noticed = [at for at, lower in enumerate(page.lowers) if lower in _NOTICED]
        for word in told(sorted({*noticed, *speaking, *named}), advance):
            for words in speaking.get(word, ()):
                self._speak(words)
            if not page.is_outside(word):
                continue
            if word in named:
                mention, person = named[word]
                self._discourse.certainty.pop(person.number, None)
                self._discourse.doubt.pop(person.number, None)
                self._raise(person, mention, roles.get(mention.last - 1))
                if page.lowers[mention.last : mention.last + 1] in (["'s"], ["’s"]):
                    self._notice_relative(word, roles.get(mention.last))
            elif page.lowers[word] in PRONOUNS:
                self._follow(word, roles.get(word))
                if page.lowers[word] in OWNERS:
                    self._notice_relative(word, roles.get(word))
            elif word in speaking:
                words = speaking[word][-1]
                if speaker := self.references[words].person:
                    self._raise(speaker, words, words)
            elif word not in roles:
                self._notice(word)
        return self.references

    def _speak(self, words: Range) -> None:
        reference = self.references[words] = self._refer(words)
        if reference.person is None and reference.rule == "as-written":
            self._note_source(words, reference)
        elif reference.person:
            if reference.rule == "only-person":  # from here on the text calls somebody so
                self._call(reference.person, words)
            self._discourse.heard.add(reference.person.number)
            if reference.likely is not None:
                self._discourse.certainty[reference.person.number] = reference.likely
            for _ in range(self.quoted.get(words, 0)):
                self._discourse.quote(reference.person)

    def _call(self, person: Person, words: Range) -> None:
        """Note that a description was taken to mean somebody whom the text does not call so."""
        head = head_noun(self.page, words)
        noun = self.page.lowers[head]
        if noun not in person.roles:
            person.roles[noun] = head
            person.guessed[noun] = modifiers(self.page, words, noun)

    def _note_source(self, words: Range, reference: Reference) -> None:
        """Remember who spoke without a name: a body for "it", a person for "he"."""
        page = self.page
        head = head_noun(page, words)
        if reference.name is None or page.lowers[head] in _ANYBODY:
            return
        is_person = page.is_person_noun(head) and page.lowers[head] not in page.lexicon.collectives
        if is_person or is_elided(page, words):
            self.references[words] = replace(
                reference, person=introduce(self.page, self.people, words, head)
            )
        else:
            self._last_body, self._body_sentence = reference, page.sentence[words.first]

    def _raise(self, person: Person, mention: Range, role: Range | None) -> None:
        """Let a mention raise its person by what it does in its clause."""
        weights, weight = self.weights, self.weights.mention
        if self._is_told_of(person, mention, role):
            weight *= weights.oblique if is_oblique(self.page, mention) else 1.0
        elif role is not None and (
            role == mention or mention in named_in(self.page, self.people, role)
        ):
            weight += weights.subject + weights.reports
            weight += weights.quoted if role in self.quoted else 0
            self._telling[self.page.sentence[mention.first]] = person.number
        elif is_oblique(self.page, mention):
            weight *= weights.oblique
        else:
            weight += weights.subject
            self._open(person, mention)
        self._discourse.mention(person, weight, self.page.sentence[mention.first], mention)

    def _is_told_of(self, person: Person, mention: Range, role: Range | None) -> bool:
        """Tell whether somebody else's report names a person: "Falk said that Holm had told all".

        The next "she" goes on with who reports, not with whom the report is about.
        """
        telling = self._telling.get(self.page.sentence[mention.first], person.number)
        is_inside = role is None or self.page.lowers[mention.first - 1] == "that"
        return telling != person.number and is_inside

    def _open(self, person: Person, mention: Range) -> None:
        """Note the subject that a paragraph opens with."""
        page, word, paragraph = self.page, mention.first, self.page.paragraph_at(mention.first)
        begin = page.paragraph_words[paragraph].first
        is_apposed = word > begin + _OPENING and page.sentences[page.sentence[word]].first == begin
        if word < begin + _OPENING or (is_apposed and opens_sentence(page, mention)):
            self._discourse.topic, self._discourse.topic_paragraph = person.number, paragraph

    def _follow(self, word: int, role: Range | None) -> None:
        """Let a pronoun raise whom it refers to."""
        weights, words = self.weights, Range(word, word + 1)
        if self.page.lowers[word] in _EMPHATIC and self.page.is_person_noun(word - 1):
            return  # "the senator himself" is nobody else
        reference = self.references.get(words) or self._referents.of_pronoun(words)
        if reference.person is None:
            return
        if reference.is_overtaken:
            self._discourse.doubt[reference.person.number] = reference.margin
        if self.page.lowers[word] not in ("he", "she"):
            weight = weights.mention * weights.possessive
        elif role is None:
            self._open(reference.person, words)
            weight = (weights.mention + weights.subject) * weights.pronoun
        else:
            self._open(reference.person, words)
            quoted = weights.quoted if role in self.quoted else 0
            weight = weights.mention + weights.subject + weights.reports + quoted
            weight *= weights.pronoun
        sentence = self.page.sentence[word]
        self._discourse.mention(reference.person, weight, sentence, words)

    def _notice(self, word: int) -> None:
        """Let "the inspector" raise whom it describes, where nobody speaks."""
        page = self.page
        if counted := counted_at(page, word):
            if not apposed_to(page, self.people, counted):
                self._raise(
                    introduce(self.page, self.people, counted, head_noun(page, counted)),
                    counted,
                    None,
                )
            return
        sentence = page.sentences[page.sentence[word]]
        limit = min(word + _LONGEST_DESCRIPTION, sentence.last)
        if word == sentence.first and self._notice_document(word, limit):
            return
        if page.lowers[word] in _COUNTED or not may_speak(page, Range(word + 1, limit)):
            return
        phrase = without_verb(page, phrase_beginning(page, word, limit))
        head, definite = head_noun(page, phrase), page.lowers[word] == "the"
        if page.lowers[head] in page.lexicon.collectives and (
            definite
            or (self._last_body is None and page.lowers[word - 1] not in page.lexicon.prepositions)
        ):
            self._last_body = Reference(written(page, phrase), None, "as-written")
            self._body_sentence = page.sentence[word]
        is_national = page.words[head] in page.lexicon.nationals  # "the Finn"
        is_name = page.words[head][0].isupper() and not is_national
        if head <= word or is_name or not page.is_person_noun(head):
            return
        if apposed_to(page, self.people, phrase):
            return  # the name raises whom it names
        if not definite:
            self._meet(phrase, head)
            return
        opens = word == sentence.first
        ranked = self._referents.described(phrase)
        reference = of_description(self._referents, phrase, ranked, guess=opens or is_national)
        if reference and reference.person:
            self._raise(reference.person, phrase, None)
            if reference.rule == "only-person":  # the next "she" is no surer
                self._discourse.doubt[reference.person.number] = 0.0
        elif word == sentence.first and page.lowers[head] not in page.lexicon.collectives:
            self._raise(introduce(self.page, self.people, phrase, head), phrase, None)

    def _notice_document(self, word: int, limit: int) -> bool:
        """Let "A report by the senate was blunt. It found" tell what "it" is."""
        page, at = self.page, word + 1
        while at < limit and page.words[at].isalpha() and page.lowers[at] not in DOCUMENTS:
            at += 1
        if at == limit or page.words[at] not in DOCUMENTS:
            return False
        if page.lowers[at] in page.lexicon.cues and is_verb(page, at):
            return False  # "The company posts"
        self._last_body = Reference(written(page, Range(word, at + 1)), None, "as-written")
        self._body_sentence = page.sentence[word]
        return True

    def _notice_relative(self, word: int, role: Range | None) -> None:
        """Let the "Her husband" that speaks, or opens a sentence, raise whom it describes."""
        page = self.page
        if role is not None:
            reference = self.references.get(role)  # none yet if a name runs into it
            if (
                reference
                and reference.person
                and reference.rule != "named"
                and role.last > word + 1
            ):
                self._raise(reference.person, role, role)
            return
        sentence = page.sentences[page.sentence[word]]
        if word > sentence.first:
            return
        phrase = phrase_beginning(page, word, min(word + _LONGEST_DESCRIPTION, sentence.last))
        head = head_noun(page, phrase)
        is_owners = "own" in page.lowers[word:head]  # it goes on about the owner
        is_person = page.is_person_noun(head) and page.words[head][0].islower() and not is_owners
        is_named = apposed_to(page, self.people, phrase) or phrase.last in self.people.by_word
        if head == word or not is_person or is_named:
            return
        described = self._relative(phrase) or of_description(
            self._referents, phrase, self._referents.described(phrase), guess=False
        )
        known = described.person if described else None
        self._raise(known or introduce(self.page, self.people, phrase, head), phrase, None)

    def _meet(self, phrase: Range, head: int) -> None:
        """Let "a man had climbed the crane" bring in somebody whom the sentence does not name."""
        page = self.page
        begin, last = page.sentences[page.sentence[head]]
        near = range(begin, min(last, phrase.last + _LONGEST_CLAUSE))
        is_named = any(word in self.people.by_word for word in near)
        is_known = page.lowers[head] in page.lexicon.genders
        is_timed = page.lowers[phrase.first - 1] in _TIMES and phrase.first <= begin + _LONGEST_TIME
        if is_known and not is_named and (is_timed or not is_oblique(page, phrase)):
            self._raise(introduce(self.page, self.people, phrase, head), phrase, None)

    def _refer(self, words: Range) -> Reference:
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
            name = " and ".join(person.name for person in people)
            return Reference(name, people[0] if len(people) == 1 else None, "named")
        if body := body_beside(self.page, self.named, words):
            return Reference(body, None, "as-written")
        if relative := self._relative(words) or self._of_own_text(words):
            return relative
        if anonymous := anonymous_at(self.page, self.people, self._discourse, words):
            return anonymous
        described = None
        if lower not in _ARTICLES and follows_definite(self.page, words):
            lower = "the"  # the “Quarry” actor
        if lower in DEFINITE or lower in OWNERS:
            is_owned = any(self.page.is_possessive(word) for word in range(*words))
            described = self._described(words, guess=lower in DEFINITE and not is_owned)
        elif lower in _ARTICLES and self.page.paragraph_at(words.first) <= _LAST_OF_LEAD:
            described = of_later_name(self._referents, words)
        if described and described.name:
            return described
        body = self.named.body_at(self.page, words) or body_behind(self.page, self.named, words)
        likely = described.likely if described else None
        return Reference(body or written(self.page, words), None, "as-written", likely=likely)

    def _of_own_text(self, words: Range) -> Reference | None:
        """Return who speaks where "her statement" does."""
        first, last = words
        if self.page.lowers[first] not in ("his", "her"):
            return None
        if last - first > _LONGEST_OWN_TEXT or self.page.lowers[last - 1] not in OWN_TEXTS:
            return None  # "His office put out a statement"
        found = self._referents.of_pronoun(Range(first, first + 1))
        return found if found.person else None

    def _relative(self, words: Range) -> Reference | None:
        """Return whom "her father" means, where the text tells whose daughter she is."""
        if not self._kin or self.page.lowers[words.first] not in ("his", "her"):
            return None
        owner = self._referents.of_pronoun(Range(words.first, words.first + 1)).person
        return relative_at(self.page, self.people, self._kin, words, owner)

    def _described(self, words: Range, *, guess: bool) -> Reference | None:
        """Return whom "the senator" means: what the rules say is one reason among others."""
        ranked = self._referents.described(words)
        by_rules = of_description(self._referents, words, ranked, guess=guess)
        found = options(self._referents, words, ranked, by_rules, guess=guess)
        self.described[words] = found
        chosen = choose(self._referents, found, by_rules, self.odds) if found else by_rules
        if chosen and chosen.person and chosen.rule == "only-person":
            said = self.said.get(words, ())
            if is_spoken_of(self.page, self.people, said, chosen.person):
                return Reference(None, None, "as-written", likely=chosen.likely)
        return chosen

    def _refer_pronoun(self, words: Range, lower: str) -> Reference:
        nobody = Reference(None, None, "as-written")
        if lower in PRONOUNS:
            return self._referents.of_pronoun(words)
        if lower == "i":
            turn = turn_of(self.page, self.page.paragraph_at(words.first))
            return self._refer(turn) if turn else nobody
        if lower in ("who", "which"):
            return self._antecedent(words) or nobody
        passed = self.page.sentence[words.first] - self._body_sentence
        if lower in ("it", "they") and self._last_body and passed <= _FARTHEST_BODY:
            return replace(self._last_body, rule="body")
        return nobody

    def _antecedent(self, words: Range) -> Reference | None:
        """Return what "who" relates to: the phrase before it."""
        page = self.page
        phrase = antecedent(page, words.first, page.sentences[page.sentence[words.first]].first)
        if phrase is None:
            return None
        names = named_in(page, self.people, phrase) or name_before(page, self.people, phrase)
        if not names:
            return replace(self._refer(phrase), chain=(phrase,), rule="relative")
        person = self.people.by_word[names[-1].first]
        return Reference(person.name, person, "relative", (names[-1],))
