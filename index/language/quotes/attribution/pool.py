"""Everybody near a quotation who may have said it: names, pronouns, descriptions, sources.

The rules find one mention each; the wide pool holds every mention of a quotation's paragraph and
the one before it, for the fitted choice (see `ranking`). A wider one makes that choice no better.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from index.language.quotes.attribution.mention import Mention, is_compared, make_mention
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.labels import leads_elsewhere
from index.language.quotes.grammar.main_clauses import over_dateline
from index.language.quotes.grammar.phrases import head_noun, is_finite_verb
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.grammar.speakers import can_speak
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People
from index.language.quotes.text.lexicon import Lexicon
from index.language.quotes.text.page import OUTSIDE, Page, Range

_FARTHEST = 500
"""How many words away a speaker is looked for at most."""
_MOST_BEFORE, _MOST_AFTER = 40, 20
"""How many mentions a quotation's pool holds at most: the nearest."""
_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "his", "her", "their", "him"])
_LEADING = frozenset(
    ["the", "a", "an", "one", "another", "this", "that", "some", "many", "several"]
)
_ADJECTIVES_TOO = frozenset(["private", "general", "official", "patient", "minor", "individual"])
"""Nouns for people that describe other nouns as often."""
_BE = frozenset(["is", "was", "are", "were"])
_LONGEST_DESCRIPTION = 6
_NAMED_KINDS = frozenset(["ORG", "GPE", "NORP", "PERSON", "FAC", "WORK_OF_ART"])


@dataclass(slots=True)
class Pool:
    """All mentions of a text in reading order."""

    page: Page
    reports: Reports
    mentions: list[Mention]
    starts: list[int]
    by_words: dict[Range, Mention]
    outside: list[int]
    """How many words stand outside quotations before each word."""
    stretch_starts: list[int]
    """The first word of each stretch in marks."""
    attributed: list[int]
    """How many of the reports before each have a subject."""
    joints: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """What `joints_of` has found so far."""

    def near(
        self, first: int, last: int, paragraph: int, *, is_plain: bool = False
    ) -> list[Mention]:
        """Return the mentions around a stretch, given by its words, that may have said it.

        Where its attribution is plain, only those of its paragraph.
        """
        paragraphs = self.page.paragraph_words
        earliest = paragraph if is_plain else _paragraph_before(self.page, paragraph)
        begin = max(paragraphs[earliest].first, first - _FARTHEST)
        end = min(paragraphs[paragraph].last, last + _FARTHEST)
        middle = bisect_left(self.starts, first)
        return self.mentions[
            max(bisect_left(self.starts, begin), middle - _MOST_BEFORE) : min(
                bisect_left(self.starts, end), middle + _MOST_AFTER
            )
        ]

    def words_between(self, first: int, last: int) -> int:
        """Return how many words outside quotations a range has."""
        return self.outside[last] - self.outside[first] if last > first else 0

    def reports_between(self, first: int, last: int) -> int:
        """Return how many clauses whose verb begins in a range of words have a subject."""
        if first >= last:
            return 0
        starts = self.reports.starts
        return (
            self.attributed[bisect_left(starts, last)] - self.attributed[bisect_left(starts, first)]
        )

    def joints_of(self, sentence: int) -> list[tuple[int, str]]:
        """Return a sentence's words that tell where other clauses begin, with features' names."""
        found = self.joints.get(sentence)
        if found is None:
            found = self.joints[sentence] = list(_joints(self.page, self.page.sentences[sentence]))
        return found


def _joints(page: Page, words: Range) -> Iterator[tuple[int, str]]:
    """Yield what stands between the clauses of a sentence."""
    lexicon = page.lexicon
    for word in range(*words):
        if page.inside[word] != OUTSIDE:
            continue
        lower = page.lowers[word]
        if lower == ",":
            yield word, "between_comma"
        elif lower == "that":
            yield word, "between_that"
        elif lower in lexicon.relatives:
            yield word, "between_relative"
        elif lower in lexicon.subordinators:
            yield word, "between_subordinator"
        elif lower in ("and", "or"):
            yield word, "between_and"
        elif lower in lexicon.conjunctions or lower == ";":
            yield word, "between_but"
        elif lower in lexicon.cues and page.words[word] == lower:
            yield word, "between_cue"
        elif lower in lexicon.auxiliaries:
            yield word, "between_auxiliary"
        elif is_finite_verb(page, word):
            yield word, "between_verb"


def gather_pool(
    page: Page, reports: Reports, people: People, named: Named, chosen: Iterable[Range]
) -> Pool:
    """Gather the mentions near quotations: subjects of reports, what the rules chose, others."""
    paragraphs = _paragraphs_near(page)
    subjects: dict[Range, list[Report]] = defaultdict(list)
    for report in reports.all:
        if report.subject:
            subjects[report.subject].append(report)
    near = {words for words in subjects if page.paragraph_at(words.first) in paragraphs}
    ranges = {words for words in near.union(chosen) if can_speak(page, words)}
    taken = {word for words in ranges for word in range(*words)}
    ranges |= set(_others(page, people, named, taken, sorted(paragraphs)))
    mentions = [
        make_mention(page, people, named, words, tuple(subjects.get(words, ())))
        for words in sorted(ranges)
    ]
    outside = list(accumulate(map(OUTSIDE.__eq__, page.inside), initial=0))
    return Pool(
        page,
        reports,
        mentions,
        [mention.words.first for mention in mentions],
        {mention.words: mention for mention in mentions},
        outside,
        [words.first for words in page.stretch_words],
        [0, *accumulate(int(report.subject is not None) for report in reports.all)],
    )


def _paragraph_before(page: Page, paragraph: int) -> int:
    """Return the paragraph before one, over headlines and pointers to other articles."""
    before = paragraph - 1
    while before > 0 and leads_elsewhere(page, before):
        before -= 1
    return max(0, before)


def _paragraphs_near(page: Page) -> set[int]:
    """Return the numbers of the paragraphs that a quotation may be attributed in."""
    own = {stretch.paragraph for stretch in page.stretches}
    return own | {_paragraph_before(page, paragraph) for paragraph in own}


def _others(
    page: Page, people: People, named: Named, taken: set[int], paragraphs: Sequence[int]
) -> Iterable[Range]:
    """Yield the mentions that no report has for its subject, none overlapping another."""
    for paragraph in paragraphs:
        if leads_elsewhere(page, paragraph):
            continue
        after, last = page.paragraph_words[paragraph]
        after = over_dateline(page, after, last)  # nobody speaks there
        for word in _beginnings(page, people, named, page.paragraph_words[paragraph]):
            if word < after or word in taken:
                continue
            found = _mention_at(page, people, named, taken, word, last)
            if found is not None:
                after = found.last
                if not (_belongs_to_name(page, people, found) or _is_silent(page, found)):
                    yield found


def _is_silent(page: Page, words: Range) -> bool:
    """Tell whether somebody "said nothing"."""
    verb, what = [*page.lowers[words.last : words.last + 2], "", ""][:2]
    return verb in page.lexicon.cues and what == "nothing"


def _beginnings(page: Page, people: People, named: Named, words: Range) -> list[int]:
    """Return the words outside quotations that a mention may begin at."""
    starters, by_word, entities = _starters(page.lexicon), people.by_word, named.entities
    lowers, written, inside, nouns = page.lowers, page.words, page.inside, page.person_nouns
    return [
        word
        for word in range(*words)
        if inside[word] == OUTSIDE
        and (
            lowers[word] in starters
            or word in by_word
            or word in entities
            or written[word] in nouns
        )
    ]


@cache
def _starters(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a mention may begin with, though they are no names and no persons."""
    return _PRONOUNS | _LEADING | lexicon.collectives


def _belongs_to_name(page: Page, people: People, words: Range) -> bool:
    """Tell whether a description only tells who somebody named beside it is.

    "singer Mala Rook", and "Dirk Shears, a trade scholar".
    """
    if people.by_word.get(words.first) is not None:
        return False
    if words.last - words.first == 1 and people.by_word.get(words.last) is not None:
        return True
    is_apposed = words.first > 1 and page.words[words.first - 1] == ","
    follows = page.words[words.last : words.last + 1]
    return (
        is_apposed
        and people.by_word.get(words.first - 2) is not None
        and page.words[words.first][0].islower()
        and follows != ["and"]
    )


def _mention_at(
    page: Page, people: People, named: Named, taken: set[int], word: int, last: int
) -> Range | None:
    """Return the mention that begins at a word, if one does."""
    lower = page.lowers[word]
    end = word + 1
    if (person := people.by_word.get(word)) is not None:
        while end < last and people.by_word.get(end) is person and end not in taken:
            end += 1
        return Range(word, end)
    if lower in _PRONOUNS:
        return Range(word, end)
    entity = named.entities.get(word)
    if entity is not None and entity.kind in _NAMED_KINDS:
        while end < last and named.entities.get(end) is entity and end not in taken:
            end += 1
        return None if entity.kind == "NORP" and _modifies(page, end, last) else Range(word, end)
    if is_compared(page, Range(word, min(word + 3, last))):
        return Range(word, word + 3)
    if lower in _LEADING:
        phrase = phrase_beginning(page, word, min(word + _LONGEST_DESCRIPTION, last))
        if phrase.last - word > 1 and taken.isdisjoint(range(*phrase)):
            head = head_noun(page, phrase)
            if page.is_person_noun(head) or page.lowers[head] in page.lexicon.collectives:
                return phrase
        return None
    if page.is_person_noun(word) or lower in page.lexicon.collectives:
        is_adjective = lower in _ADJECTIVES_TOO and _modifies(page, end, last)
        is_adjective = is_adjective or page.lowers[word - 1] in _BE  # "is gentler"
        return None if is_adjective else Range(word, end)
    return None


def _modifies(page: Page, following: int, last: int) -> bool:
    """Tell whether a noun follows that a word only describes: "Norse goods", "private visits"."""
    if following >= last or not page.words[following].islower():
        return False
    lexicon, lower = page.lexicon, page.lowers[following]
    return (
        lower.isalpha()
        and lower not in lexicon.auxiliaries
        and lower not in lexicon.prepositions
        and lower not in lexicon.conjunctions
        and lower not in lexicon.adverbs
        and lower not in lexicon.relatives
        and lower not in lexicon.cues
        and not lower.endswith(("ed", "ly"))
        and lower not in lexicon.irregular_pasts
        and not is_finite_verb(page, following)
        and not page.is_person_noun(following)
    )
