"""Where a text names people: what the pipeline found, and what the text's own signs tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.labels import leads_elsewhere
from index.language.quotes.grammar.phrases import ARTICLES, POSSESSIVES, head_noun
from index.language.quotes.people.named import Named, NameMention
from index.language.quotes.people.nicknames import (
    SHORTEST_WITH_NICKNAME,
    over_nickname,
    without_nickname,
)
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.page import Page, Range

_HONORIFICS = frozenset(["mr", "mrs", "ms", "dr", "sen", "rep", "gov", "sir", "lady", "lord"])


_SEATED = word_set("mayor governor president premier prefect bishop archbishop sheriff mayoress")
"""Offices of places: "the mayor of Brenna", where Brenna may be a first name, too."""
_NAMES_TOO = word_set("Prince Princess Queen King Duke Earl Baron Bishop Deacon Dean Major Judge")
"""Titles that are first names, too, where the pipeline takes them for a part of the name."""


def find_names(page: Page, named: Named, subjects: Iterable[Range]) -> list[NameMention]:
    """Return every mention of a person by name, in reading order.

    Args:
        page: The text.
        named: The pipeline's entities; without any, names are recognised by their first names,
            titles, and by speaking.
        subjects: Who speaks according to the reporting clauses.
    """
    heads = {head_noun(page, subject) for subject in subjects}
    mentions = [_mention(page, run, named) for run in _runs(page, named)]
    begins = {words.first for words in page.sentences}
    inside = {page.words[word] for word in page.capitalised if word not in begins}
    sure = [m for m in mentions if _is_surely_person(page, named, m, heads, inside)]
    full_names = {mention.parts for mention in sure if len(mention.parts) > 1}
    alone = {mention.parts[0] for mention in sure if len(mention.parts) == 1}
    alone -= {parts[-1] for parts in full_names}
    # "Zadu Okiremo" is a person too, whatever the pipeline takes it for, if "Okiremo" is one.
    pairs = (mention.parts for mention in mentions if len(mention.parts) == 2)
    full_names |= {parts for parts in pairs if parts[1] in alone}
    family = {parts[-1] for parts in full_names}
    given = {parts[0] for parts in full_names if parts[0] in first_names()}
    alone = {name for name in alone if not _is_title(page, name)} - named.body_words(page)
    of_people = family | given
    single_names = of_people | alone
    seats = {mention.parts for mention in mentions if _is_seat(page, mention)}
    seats -= {(part,) for part in of_people}
    return [
        mention
        for mention in mentions
        if mention.parts
        and mention.parts not in seats
        and not _ends_in_title(page, mention, named)
        and (mention.parts[-1] in of_people or not _is_thing(page, mention))
        and (
            mention.words.first in named.persons
            or (len(mention.parts) == 1 and mention.parts[0] in single_names)
            or (mention.parts in full_names and not _names_no_person(page, mention))
            or (mention.parts[-1] in family and mention.parts[0] in first_names())
        )
    ]


def _runs(page: Page, named: Named) -> Iterator[Range]:
    """Yield runs of words that may be one name, an entity's words kept together."""
    paragraphs = set(page.paragraph_words)
    headlines = {
        number
        for number, words in enumerate(page.sentences)
        if words in paragraphs and _is_headline(page, words)
    }
    for number, (first, last) in enumerate(page.paragraph_words):
        if leads_elsewhere(page, number):
            headlines.update(page.sentence[first:last])
    last, count = 0, len(page.words)
    for word in sorted({*page.capitalised, *named.persons}):
        if word < last or page.sentence[word] in headlines:
            continue
        if word and page.words[word - 1] == "&":
            continue  # the second half of a firm's name
        if word in named.persons:
            last = over_nickname(page, word, named.persons[word])
            yield Range(word, last)
        elif word not in named.places and _begins_name(page, word):
            last = word + 1
            while last < count and not named.ends_before(last) and _continues_name(page, last):
                last += 1
            if page.lowers[word] in first_names():
                last = over_nickname(page, word, last)
            yield Range(word, last)


def _is_headline(page: Page, words: Range) -> bool:
    """Tell whether a sentence has capitals throughout, so that they mean nothing."""
    written = page.words[words.first : words.last]
    return (
        all(
            len(word) <= 3 or not word[0].islower() or word in page.lexicon.prepositions
            for word in written
        )
        and sum(len(word) > 3 for word in written) >= 5
    )


def _begins_name(page: Page, word: int) -> bool:
    return page.is_name(word) and not page.is_calendar(word)


def _continues_name(page: Page, word: int) -> bool:
    """Tell whether a word goes on with the name before it: a name, an initial, "de"."""
    if page.starts[word] - page.ends[word - 1] != 1 or page.inside[word] != page.inside[word - 1]:
        return False
    if page.sentence[word] != page.sentence[word - 1]:
        return False
    written = page.words[word]
    if page.is_name(word) or (len(written) == 2 and written[0].isupper() and written[1] == "."):
        return True
    follows = word + 1 < len(page.words) and page.is_name(word + 1)
    return follows and page.lowers[word] in page.lexicon.particles


def _mention(page: Page, run: Range, named: Named) -> NameMention:
    """Set a name's titles and suffixes apart from it."""
    first, last = run
    keeps_title = first in named.persons and page.words[first] in _NAMES_TOO
    if (
        last - first > 1
        and not keeps_title
        and (first not in named.persons or page.is_person_noun(first) or _is_job(page, run))
    ):
        first = _begin_of_name(page, first, last)
    while first < last - 1 and _is_title(page, page.words[first]) and not keeps_title:
        first += 1
    first += last - first > 1 and _is_said(page, first, last)
    while last > first + 1 and (
        page.words[last - 1].rstrip(".") in page.lexicon.suffixes
        or page.words[last - 1] in POSSESSIVES
    ):
        last -= 1
    titles: list[str] = []
    before = first - 1
    while before >= 0 and len(titles) < 4 and _is_title(page, page.words[before]):
        titles.append(page.lowers[before].rstrip("."))
        before -= 1
    is_long = last - first >= SHORTEST_WITH_NICKNAME
    words = without_nickname(page, first, last) if is_long else range(first, last)
    parts = tuple([page.lowers[word].rstrip(".") for word in words])
    entity = named.person_at(first) if len(parts) == last - first else None
    return NameMention(Range(first, last), parts, tuple(titles), entity)


def _is_said(page: Page, first: int, last: int) -> bool:
    """Tell whether a name begins with the verb before it: "Said Holm, “…”", "said Araújo"."""
    lexicon, lower = page.lexicon, page.lowers[first]
    if lexicon.cues.get(lower) not in ("say", "report"):
        return False
    if page.words[first].islower():
        return True
    leads = page.words[last : last + 1] in ([","], [":"]) and last + 1 < len(page.words)
    begins = first == page.sentences[page.sentence[first]].first
    return begins and leads and not page.is_outside(last + 1)


def _ends_in_title(page: Page, mention: NameMention, named: Named) -> bool:
    """Tell whether capitals only name an office: "Trade Secretary"."""
    first, last = mention.words
    is_office = last - first > 1 and page.lowers[last - 1] in page.lexicon.offices
    return is_office and first not in named.persons


def _is_title(page: Page, word: str) -> bool:
    """Tell whether a word is a title before a name: "Mr.", "senator", "Under-Secretary"."""
    return word.rstrip(".").rpartition("-")[2].capitalize() in page.lexicon.titles


def _is_job(page: Page, run: Range) -> bool:
    """Tell whether a capital is a job's, before a whole name: "Surveyor Greta Olund"."""
    job, given = page.lowers[run.first : run.first + 2]
    return (
        run.last - run.first > 2
        and job.endswith(page.lexicon.person_endings)
        and job not in first_names()
        and given in first_names()
    )


def _begin_of_name(page: Page, first: int, last: int) -> int:
    """Step over titles and a body's name: "Ohio Democratic Party Chairman David Pepper"."""
    ranks = [word for word in range(first, last - 1) if _is_title(page, page.words[word])]
    first = ranks[-1] + 1 if ranks else first
    if page.lowers[first] not in first_names():
        given = (word for word in range(first, last - 1) if page.lowers[word] in first_names())
        first = next(given, first)
    return first


def _is_surely_person(
    page: Page, named: Named, mention: NameMention, heads: set[int], inside: set[str]
) -> bool:
    """Tell whether the pipeline, a title, a first name or speaking makes this a person."""
    first, last = mention.words
    if first in named.persons:
        return True
    if _names_no_person(page, mention):
        return False
    if _HONORIFICS & set(mention.titles):
        return True
    has_given_name = mention.parts[0].partition("-")[0] in first_names()
    if len(mention.parts) == 1:
        word = page.words[first]
        if not has_given_name and word not in inside:
            return False  # a sentence's first word has a capital in any case
        if _is_apposed(page, mention) and first not in named.entities:
            return True
        speaks = last - 1 in heads and (first == 0 or page.lowers[first - 1] not in ARTICLES)
        return speaks and not (word.isupper() or _is_title(page, word) or first in named.entities)
    if has_given_name or _follows_noun(page, first):
        return True
    if first in named.entities:
        return False
    if mention.titles or _is_described(page, mention):
        return True
    return last - 1 in heads and (first == 0 or page.lowers[first - 1] not in ARTICLES)


def _is_apposed(page: Page, mention: NameMention) -> bool:
    """Tell whether a name stands between commas after a person: "her husband, Paulo, was"."""
    first, last = mention.words
    if first < 2 or last >= len(page.words):
        return False
    between = page.words[first - 1] == "," and page.words[last] == ","
    return between and page.is_person_noun(first - 2) and page.words[first - 2][0].islower()


def _follows_noun(page: Page, first: int) -> bool:
    """Tell whether a noun says that a name is a person's: "glaciologist Aino Falk"."""
    return first > 0 and page.is_person_noun(first - 1) and page.words[first - 1][0].islower()


def _is_described(page: Page, mention: NameMention) -> bool:
    """Tell whether an age, "who" or "the master," stands beside a name."""
    lexicon = page.lexicon
    first, last = mention.words
    if last + 1 >= len(page.words) or page.words[last] != ",":
        return False
    if _is_apposed(page, mention):
        return True
    following = page.lowers[last + 1]
    if following in ("who", "whose") or following.isdigit():
        return True
    if following in lexicon.determiners:
        apposition = list(range(last + 2, min(last + 7, len(page.words))))
    else:  # "deputy head of the agency", but not "officials said"
        nouns = range(last + 1, min(last + 3, len(page.words) - 1))
        apposition = [word for word in nouns if page.lowers[word + 1] in ("of", "at")]
    return any(
        page.is_person_noun(word) and page.sentence[word] == page.sentence[first]
        for word in apposition
    )


def _is_thing(page: Page, mention: NameMention) -> bool:
    """Tell whether a single name is a ship's or a street's: "the Marguerite", "Tanner's Row"."""
    if len(mention.parts) > 1:
        return False
    first, last = mention.words
    before = first - len(mention.titles) - 1
    while before > 0 and page.words[before][0].islower() and page.words[before].isalpha():
        if page.lowers[before] in ARTICLES:
            return True
        if before < first - 2 or page.is_person_noun(before):
            break
        before -= 1
    follows = page.words[last : last + 2]
    return len(follows) == 2 and follows[0] in POSSESSIVES and follows[1] in page.lexicon.not_people


def _is_seat(page: Page, mention: NameMention) -> bool:
    """Tell whether a single name is the place of an office: "the mayor of Brenna"."""
    first = mention.words.first
    return (
        len(mention.parts) == 1
        and first > 1
        and page.lowers[first - 1] == "of"
        and page.lowers[first - 2] in _SEATED
    )


def _names_no_person(page: Page, mention: NameMention) -> bool:
    first, last = mention.words
    return not page.lexicon.not_people.isdisjoint(page.words[first:last])
