"""Names by capitals and context, where no pipeline finds them: given names, titles, offices, lists.

A run of words with capitals is a name. It is a person's if a given name begins it, or if a title or
a noun for a person stands before it ("la alcaldesa Rocío Belmonte", "VW-Chef Winterkorn"). German
writes every noun with a capital, so that there a run needs one of these; elsewhere a run of two
words without a word for a body may be somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.article import Entity
from index.language.lists.wordlists import word_list
from index.language.quotes.multilingual.introductions import (
    is_introduced,
    is_of_office,
    roles_before,
    without_roles,
)
from index.language.quotes.multilingual.joining import joined, parted, with_parties
from index.language.quotes.multilingual.language import Language
from index.language.quotes.multilingual.nouns import (
    is_body_noun,
    is_given_name,
    is_person_noun,
    is_speaker_noun,
)
from index.language.quotes.multilingual.runs import find_runs, touches
from index.language.quotes.multilingual.tags import Kind, Tag, Tags
from index.language.quotes.text.page import Page, Range

_LONGEST_NAME = 5
_OPENING_SIGNS = ("-", "–", "—", "|", ":", "•", "…")
_VOWELS = frozenset("AEIOUYaeiouyÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÄÖÜÃÕÅØáéíóúàèìòùâêîôûäöüãõåø")


def find_tags(page: Page, language: Language, entities: Sequence[Entity] = ()) -> Tags:
    """Return the names of a text.

    Args:
        page: The text.
        language: Its language.
        entities: What a pipeline found; it outweighs what capitals tell.
    """
    told = list(_from_entities(page, language, entities))
    taken = {word for tag in told for word in range(*tag.words)}
    found = [
        _tag(page, language, run)
        for run in find_runs(page, language)
        if taken.isdisjoint(range(*run))
    ]
    german = language.nouns_have_capitals
    found = with_parties(sorted([*told, *found]), page.words)
    tags = joined(sorted(parted(found, taken)), german=german)
    begins = _begins(page)
    inner = {page.words[word] for word in page.capitalised if word not in begins}
    tags = [
        tag
        for tag in tags
        if tag.kind != "MISC"
        or len(tag.parts) > 1
        # One capital alone says nothing in German, nor elsewhere where a sentence begins.
        or not (german or (tag.words.first in begins and page.words[tag.words.first] not in inner))
    ]
    people = [tag.parts for tag in tags if tag.kind == "PERSON"]
    endings = {parts[at:] for parts in people for at in range(1, len(parts))}
    tags = [_with_particles(page, language, tag, endings) for tag in tags]
    led = [tag for tag in tags if tag.kind != "ORG"]  # no "le député LR"
    by_role = {word: tag for tag in reversed(led) for word in tag.roles}
    return Tags(tags, {word: tag for tag in tags for word in range(*tag.words)}, by_role)


def _begins(page: Page) -> set[int]:
    """Return the words that have a capital because of where they stand: "17:05 - Parla Holm"."""
    begins = {words.first for words in page.sentences}
    signs = (word for word, written in enumerate(page.words[:-1]) if written in _OPENING_SIGNS)
    return begins | {word + 1 for word in signs if page.starts[word + 1] > page.ends[word]}


def _with_particles(page: Page, language: Language, tag: Tag, endings: set[tuple[str, ...]]) -> Tag:
    """Let a family name begin with its particles: "entgegnete von Rheden"."""
    first = tag.words.first
    while first and page.lowers[first - 1] in language.lexicon.particles and touches(page, first):
        first -= 1
    if first == tag.words.first or tag.kind not in ("PERSON", "MISC"):
        return tag
    parts = _parts(page, Range(first, tag.words.last))
    if parts in endings:
        return tag._replace(words=Range(first, tag.words.last), kind="PERSON", parts=parts)
    return tag


def _from_entities(page: Page, language: Language, entities: Sequence[Entity]) -> Iterator[Tag]:
    kinds: dict[str, Kind] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE"}
    for entity in entities:
        for start, end in entity.mentions:
            words = Range(page.word_at(start), page.word_at(end))
            if entity.kind not in kinds or words.first >= words.last:
                continue
            kind = kinds[entity.kind]
            if kind == "PERSON":
                words = without_roles(page, language, words)
            yield Tag(words, kind, _parts(page, words), roles_before(page, language, words.first))


def _parts(page: Page, words: Range) -> tuple[str, ...]:
    return tuple(lower.rstrip(".") for lower in page.lowers[words.first : words.last])


def _tag(page: Page, language: Language, run: Range) -> Tag:
    """Tell what a run of capitals names."""
    before = page.lowers[run.first - 1] if touches(page, run.first) else ""
    if before in language.sites:
        return Tag(run, "GPE", _parts(page, run))  # "parque Eduardo VII"
    run = _without_department(page, language, run)
    words = without_roles(page, language, run)
    if words != run and page.words[words.first] in language.lexicon.particles:
        article = run.first > 0 and page.lowers[run.first - 1] in language.lexicon.determiners
        noun = article and is_person_noun(language, page.words[words.first - 1])
        if noun and not language.nouns_have_capitals and words.last - words.first > 1:
            words = run = Range(words.first + 1, words.last)  # "Dg della Fondarte"
        else:
            words = run  # "Präsident von Osttimor"
    if words != run and page.words[run.first] in language.lexicon.not_people:
        return Tag(run, "ORG", _parts(page, run))  # "Instituto Doutor Bo Lima"
    roles = roles_before(page, language, words.first)
    given = _given_name(page, language, words)
    if given == words.first and _has_article(page, language, given):
        given = None
    if given is not None and words.last - given <= _LONGEST_NAME:
        keeps = not language.nouns_have_capitals and not _has_body(page, language, words)
        keeps = keeps and not _is_party(page.words[words.first])  # "CFDT Laurent Julien"
        keeps = keeps and not is_of_office(page, language, words.first)
        second = given == words.first + 1  # "presidente Usa Ada Holm"
        place = page.words[words.first] in language.places
        keeps = keeps and not (second and (place or _is_where(page, language, words.first)))
        # "But de Holm", but "Gislaine Lima dos Santos"
        second = given == words.first + 2 and page.words[given - 1][0].islower()
        keeps = keeps and not second
        words = Range(words.first if keeps else given, words.last)
        return Tag(words, "PERSON", _parts(page, words), roles)
    if _ends_given(page, language, words):
        return Tag(words, "PERSON", _parts(page, words), roles)
    kind = _kind(page, language, words, roles)
    words = run if kind == "ORG" else words
    return Tag(words, kind, _parts(page, words), roles)


def _without_department(page: Page, language: Language, run: Range) -> Range:
    """Leave out what an office is for: "ministro degli Esteri Bo Lind", "della Florida Bo Lind"."""
    first, last = run
    if last - first < 2 or language.nouns_have_capitals or not is_of_office(page, language, first):
        return run
    written = page.words[first]
    place = written in language.places or written in word_list("cities")
    place = place or (last - first > 2 and len(page.words[first - 1]) > 2)  # no "di Ada Maria Lind"
    if written in language.departments or (place and is_given_name(page.words[first + 1])):
        named = [word for word in range(first + 1, last) if page.words[word][0].isupper()]
        given = (word for word in named[:-1] if is_given_name(page.words[word]))
        begin = next(given, named[0] if named else last - 1)  # "degli Esteri del Qatar"
        return Range(begin, last)  # "de Seguridad Ciudadana Ada Lind"
    return run


def _has_article(page: Page, language: Language, first: int) -> bool:
    """Tell whether an article before a capital tells that it is nobody: "por la Patria"."""
    if language.names_take_articles or not touches(page, first):
        return False
    articles = (language.masculine | language.feminine) - language.indefinite
    return page.lowers[first - 1] in articles and page.words[first - 1][0].islower()


def _is_where(page: Page, language: Language, first: int) -> bool:
    """Tell whether a run begins with where something is said: "ha scritto su Chatter Ada Holm"."""
    before = page.lowers[first - 1] if first else ""
    place = before in language.lexicon.prepositions and before not in language.binding
    return place and before not in language.according


def _has_body(page: Page, language: Language, words: Range) -> bool:
    """Tell whether a word in a run makes it the name of a body, a place or a work."""
    written = page.words[words.first : words.last]
    english = word_list("organisation_words")  # in the news of all languages
    return any(word in language.lexicon.not_people or word in english for word in written)


def _given_name(page: Page, language: Language, words: Range) -> int | None:
    """Return the given name that begins a person's name in a run."""
    for at in range(words.first, words.last - 1):
        if page.words[at][0].islower() or page.words[at] in language.departments:
            continue
        is_noun = at > 0 and touches(page, at) and page.words[at - 1][0].islower()  # "der Roman"
        doubtful = (at > words.first or is_noun) and page.lowers[at] in language.doubtful_given
        capitals = _is_acronym(page.words[at]) and not page.words[at + 1].isupper()
        body = words.last - at > 2 and page.words[at] in language.lexicon.not_people
        if is_given_name(page.words[at]) and not (doubtful or capitals or body):
            family = words.last - at == 2 and not language.nouns_have_capitals
            body = _has_body(page, language, Range(at, words.last - family))
            english = family and page.words[words.last - 1] in word_list("organisation_words")
            place = " ".join(page.words[at : words.last]) in language.places  # "El Salvador"
            return None if body or english or place else at
    return None


def _ends_given(page: Page, language: Language, words: Range) -> bool:
    """Tell whether two German capitals are somebody's: "Saharo Mohammed", "Chidera Asamoah"."""
    first, last = words
    if not language.nouns_have_capitals or last - first != 2 or _has_body(page, language, words):
        return False
    begin, end = page.words[first], page.words[last - 1]
    is_noun = is_speaker_noun(language, begin)
    if is_noun or begin in language.lexicon.not_names or begin in language.places:
        return False
    foreign = begin[-1] in "aoiuy" and begin.lower() not in language.not_given
    known = is_given_name(end) and end.lower() not in language.doubtful_given
    return known or (foreign and end not in language.places)


def _kind(page: Page, language: Language, words: Range, roles: tuple[int, ...]) -> Kind:
    """Tell what a run without a given name is the name of."""
    written = page.words[words.first : words.last]
    place = " ".join(written)
    if place in language.departments and is_of_office(page, language, words.first):
        return "MISC"
    if place in language.places or place.removesuffix("s") in language.places:
        return "GPE"  # "Innenminister Frankreichs"
    if written[0] == "The":
        return "ORG"  # a paper or a work
    if len(written) == 1 and _is_acronym(written[0]):  # but "so der CEO"
        return "MISC" if is_person_noun(language, written[0]) else "ORG"
    if len(written) == 1 and language.nouns_have_capitals and not roles:
        return "GPE" if place in word_list("cities") else "MISC"
    if _has_body(page, language, words):
        return "ORG"
    introduced = is_introduced(page, language, words)
    initials = len(written) == 2 and len(written[0]) == 2 and introduced  # ", JD Vance,"
    if any(map(_is_acronym, written)) and not all(map(str.isupper, written)) and not initials:
        return "ORG"  # "CHU Beaujon"
    is_place = place in language.places or place in word_list("cities")
    if is_place and not introduced:
        return "GPE"
    if len(written) > _LONGEST_NAME:
        return "MISC"
    known = len(written) > 1 or (is_given_name(written[0]) and not language.nouns_have_capitals)
    known = known and not (len(written) == 1 and _has_article(page, language, words.first))
    known = known or _is_parenthesis(page, language, words)
    if (roles and not is_body_noun(language, written[0])) or (known and introduced):
        return "PERSON"
    if len(written) == 1 and known and not _may_be_word(page, words.first):
        return "PERSON"
    return "MISC"


def _is_parenthesis(page: Page, language: Language, words: Range) -> bool:
    """Tell whether a name stands between commas: "o técnico, Lindo, riu", not "Faro, Tui"."""
    around = page.words[words.first - 1 : words.first] + page.words[words.last : words.last + 1]
    follows = "".join(page.words[words.last + 1 : words.last + 2])
    return around == [",", ","] and follows.islower() and not language.nouns_have_capitals


def _may_be_word(page: Page, word: int) -> bool:
    """Tell whether a capital may only begin a sentence, or be half of another name."""
    begins = page.sentences[page.sentence[word]].first == word
    before = page.words[word - 1]
    return begins or not before[-1].isalpha() or before[0].isupper()  # "São Paulo"


def _is_acronym(word: str) -> bool:
    """Tell whether letters, or letters and figures, are a body's: "PS", "M5s"."""
    if word[0].isalpha() and any(map(str.isdigit, word)):
        return True
    return word.isupper() and 2 <= len(word) <= 6 and not set(word) <= set("IVX")


def _is_party(word: str) -> bool:
    """Tell whether what stands before a given name is letters for a body: "Pd Sandro Lenzi"."""
    return _is_acronym(word) or (len(word) > 1 and word.isalpha() and _VOWELS.isdisjoint(word))
