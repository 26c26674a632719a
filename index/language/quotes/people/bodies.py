"""Which body "it", "the company" and "the lender" are: those that the text names, in reading order.

A body goes on as "it" if it was a subject or spoke. "The company" is who the text calls so, or
has so in its name, or the body that the sentence before is about.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.language.lists.wordlists import word_set
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People
from index.language.quotes.people.references import Reference
from index.language.quotes.people.salience import is_oblique, opens_sentence
from index.language.quotes.text.page import Page, Range

_FIRMS = word_set(
    """
    company firm group business retailer lender bank insurer airline carrier carmaker automaker
    chipmaker manufacturer brewer operator supplier startup start-up broadcaster publisher giant
    conglomerate chain platform utility developer drugmaker miner planemaker outsourcer
    """
)
"""What a company is called; a person hardly is."""
_POSTS = word_set(
    """
    agency ministry department council commission committee court board union association charity
    university institute party federation authority regulator watchdog club team parliament senate
    government newspaper school hospital organisation organization bureau office police
    """
)
"""What other bodies are called: none is a company, and each has it in its name."""
_NOUNS = _FIRMS | _POSTS
_FARTHEST = 2
"""How many sentences back the body may be a subject that "the company" goes on with."""
_LONGEST_APPOSITION = 6
_ADJECTIVES = 2
"""Words between "a" and what it brings in: "a small northern bank"."""
_TELLING = word_set("is are was were be been become becomes became remain remains remained as")
"""What tells of a body that it is one: "Arlo is a bank"."""


@dataclass(slots=True)
class Body:
    """A body that the text has named so far."""

    name: str
    last: Range
    """Where it was named last."""
    subject: int = -1
    """The last sentence whose subject it is."""
    called: dict[str, int] = field(default_factory=dict)
    """By what nouns it is called, and where."""


@dataclass(slots=True)
class Bodies:
    """Those that the text has named so far."""

    page: Page
    people: People
    named: Named
    known: dict[str, Body] = field(default_factory=dict)
    _unnamed: dict[str, int] | None = None

    def starting(self) -> dict[int, Range]:
        """Return where bodies are named outside quotations, by the first word."""
        found: dict[int, Range] = {}
        entities, word = self.named.entities, 0
        for word in sorted(entities):
            entity = entities[word]
            if entity.kind != "ORG" or entities.get(word - 1) is entity:
                continue
            last = word
            while entities.get(last) is entity:
                last += 1
            is_agency = self.page.lowers[word - 1 : word] == ["("]  # "VALE (Norr News) -"
            if self.page.is_outside(word) and not is_agency and word not in self.people.by_word:
                found[word] = Range(word, last)
        return found

    def note(self, words: Range) -> bool:
        """Note that a body is named; tell whether it is its sentence's subject."""
        page, name = self.page, self.named.entities[words.first].name
        body = self.known.setdefault(name, Body(name, words))
        body.last = words
        for noun, at in self._called(words):
            body.called.setdefault(noun, at)
        is_owner = page.is_possessive(words.last) if words.last < len(page.words) else False
        is_subject = not is_owner and opens_sentence(page, words) and not is_oblique(page, words)
        if is_subject:
            body.subject = page.sentence[words.first]
        return is_subject

    def _called(self, words: Range) -> list[tuple[str, int]]:
        """Return what stands beside a body's name: "Chipmaker Arlo", "Arlo, a chipmaker"."""
        page = self.page
        name = self.named.entities[words.first].name.lower().split()  # "FBI", a bureau
        found = [(noun, words.first) for noun in name if noun in _NOUNS]
        before = words.first - 1
        if before >= 0 and page.lowers[before] in _NOUNS:
            found.append((page.lowers[before], before))
        if page.words[words.last : words.last + 1] == [","]:
            limit = min(len(page.words), words.last + 2 + _LONGEST_APPOSITION)
            if page.lowers[words.last + 1 : words.last + 2] in (["a"], ["an"], ["the"]):
                for at in range(words.last + 2, limit):
                    if not page.words[at][0].isalpha() or not page.is_outside(at):
                        break
                    if page.lowers[at] in _NOUNS:
                        found.append((page.lowers[at], at))
        return found

    def described(self, words: Range) -> Reference | None:
        """Return which body "the company" is, if the text tells."""
        page = self.page
        noun = page.lowers[words.last - 1]
        if words.last - words.first != 2 or noun not in _NOUNS or page.lowers[words.first] != "the":
            return None
        if any(noun in person.roles for person in self.people.all):
            return None
        called = [body for body in self.known.values() if noun in body.called]
        if called:
            body = max(called, key=lambda one: one.last)
            return self._reference(body, body.called[noun])
        if self._brings_in(noun) < words.first:
            return None
        here = page.sentence[words.first]
        is_firm = noun in _FIRMS
        may_be = [
            body
            for body in self.known.values()
            if (_POSTS.isdisjoint(body.called) if is_firm else body.name.isupper())
        ]
        near = [body for body in may_be if 0 <= here - body.subject <= _FARTHEST]
        if is_firm and len(may_be) == 1:
            near = may_be
        return self._reference(near[0], None) if len(near) == 1 else None

    def _brings_in(self, noun: str) -> int:
        """Return where the text first tells of a body without its name: "robbed a bank near Arlo".

        Or how long the text is. Not "Arlo is a bank" or "a bank account".
        """
        page = self.page
        if self._unnamed is None:
            self._unnamed = {}
            for at, one in enumerate(page.lowers):
                if one in _NOUNS and one not in self._unnamed and _is_unnamed(page, at):
                    self._unnamed[one] = at
        return self._unnamed.get(noun, len(page.words))

    def _reference(self, body: Body, called: int | None) -> Reference:
        return Reference(body.name, None, "body", (body.last,), called=called)


def _is_unnamed(page: Page, noun: int) -> bool:
    """Tell whether "a" brings in what a noun means, and nothing but a clause about it follows."""
    begin = page.sentences[page.sentence[noun]].first
    article = noun - 1
    while article > max(begin, noun - 1 - _ADJECTIVES) and page.words[article].islower():
        if page.lowers[article] in ("a", "an"):
            break
        article -= 1
    if article < begin or page.lowers[article] not in ("a", "an") or not page.is_outside(noun):
        return False
    if article > begin and page.lowers[article - 1] in {*_TELLING, ","}:
        return False
    following = page.lowers[noun + 1 : noun + 2]
    lexicon = page.lexicon
    goes_on = (lexicon.prepositions, lexicon.relatives, lexicon.auxiliaries)
    return (
        not following
        or not following[0][0].isalnum()
        or any(following[0] in words for words in goes_on)
    )
