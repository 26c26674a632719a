"""Names by capitals and context, where no pipeline finds them: given names, titles, offices, lists.

A run of words with capitals is a name. It is a person's if a given name begins it, or if a title or
a noun for a person stands before it ("la alcaldesa Rocío Belmonte", "VW-Chef Winterkorn"). German
writes every noun with a capital, so that there a run needs one of these; elsewhere a run of two words
without a word for a body may be somebody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.article import Entity
from index.language.lists.wordlists import word_list
from index.language.quotes.multilingual.language import Language
from index.language.quotes.text.lexicon import Gender, first_names, given_names, plain_name
from index.language.quotes.text.page import Page, Range

Kind = Literal["PERSON", "ORG", "GPE", "MISC"]
"""`MISC` is what nothing tells: a person's name if somebody of that name speaks."""
_LONGEST_NAME = 5


class Tag(NamedTuple):
    """A name in the text."""

    words: Range
    """Without titles and offices before it."""
    kind: Kind
    parts: tuple[str, ...]
    """Its words in lower case, without full stops."""
    roles: tuple[int, ...] = ()
    """The nouns for a person and titles right before it, as word numbers."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All names of a text, in reading order."""

    all: list[Tag]
    by_word: dict[int, Tag]
    """The name that a word belongs to."""

    def starting_at(self, word: int) -> Tag | None:
        """Return the name that begins with a word."""
        tag = self.by_word.get(word)
        return tag if tag and tag.words.first == word else None


def is_person_noun(language: Language, word: str) -> bool:
    """Tell whether a word is a noun for a person: "alcaldesa", "Außenministerin", "técnicos"."""
    noun = word.rpartition("-")[2]
    lower, lexicon = noun.lower(), language.lexicon
    if not lower or lower in lexicon.not_persons or lower in lexicon.collectives:
        return False
    is_capital = word[0].isupper() or noun[0].isupper()
    if language.nouns_have_capitals and not is_capital:
        return False
    if lower in lexicon.persons or lower.rstrip("s") in lexicon.persons:
        return True
    if is_capital and not language.nouns_have_capitals:
        return False  # "Sagrario" is a name
    return len(lower) > 4 and lower.rstrip("s").endswith(lexicon.person_endings)


def is_body_noun(language: Language, word: str) -> bool:
    """Tell whether a word is a noun for a body or a group: "policía", "Umweltministerium"."""
    lower = word.lower()
    if lower in language.lexicon.collectives:
        return True
    endings = language.collective_endings
    return bool(endings) and len(lower) > 4 and lower.removesuffix("s").endswith(endings)


def gender_of_name(part: str) -> Gender | None:
    """Return the gender of who bears a given name, if the name tells."""
    name = plain_name(part)
    found = given_names().get(name)
    if found is None and "-" in name:
        halves = (given_names().get(half) for half in name.split("-"))
        found = next((half for half in halves if half), None)
    return found[0] if found else first_names().get(name)


def is_given_name(part: str) -> bool:
    """Tell whether a word is a given name somewhere."""
    name = plain_name(part)
    first = name.partition("-")[0]
    return any(one in given_names() or one in first_names() for one in (name, first))


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
        tag
        for run in _runs(page, language)
        if taken.isdisjoint(range(*run)) and (tag := _tag(page, language, run))
    ]
    german = language.nouns_have_capitals
    found = _parted(sorted([*told, *found]), taken)
    told = []
    tags = _joined(sorted([*told, *found]), german=german)
    if german:  # one capital alone says nothing there
        tags = [tag for tag in tags if tag.kind != "MISC" or len(tag.parts) > 1]
    tags = [_with_particles(page, language, tag, tags) for tag in tags]
    return Tags(tags, {word: tag for tag in tags for word in range(*tag.words)})


def _with_particles(page: Page, language: Language, tag: Tag, tags: list[Tag]) -> Tag:
    """Let a family name begin with its particles: "entgegnete von Rheden"."""
    first = tag.words.first
    while first and page.lowers[first - 1] in language.lexicon.particles and _touches(page, first):
        first -= 1
    if first == tag.words.first or tag.kind not in ("PERSON", "MISC"):
        return tag
    parts = _parts(page, Range(first, tag.words.last))
    if any(len(one.parts) > len(parts) and one.parts[-len(parts) :] == parts for one in tags):
        return tag._replace(words=Range(first, tag.words.last), kind="PERSON", parts=parts)
    return tag


def _is_introduced(page: Page, language: Language, words: Range) -> bool:
    """Tell whether a noun for a person or an age stands beside a name: "La moglie, Ginevra Gherardi"."""
    first, last = words
    count = len(page.words)
    if (
        first > 1
        and page.words[first - 1] == ","
        and is_person_noun(language, page.words[first - 2])
    ):
        return True
    if last + 1 >= count or page.words[last] not in (",", "("):
        return False
    after = last + 1 + (page.lowers[last + 1] in language.lexicon.determiners)
    if after >= count:
        return False
    aged = page.words[last + 1].isdigit() or (
        last + 2 < count and page.words[last + 2].isdigit() and page.lowers[last + 1] == "de"
    )
    return aged or is_person_noun(language, page.words[after])


def _from_entities(page: Page, language: Language, entities: Sequence[Entity]) -> Iterator[Tag]:
    kinds: dict[str, Kind] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "GPE"}
    for entity in entities:
        for start, end in entity.mentions:
            words = Range(page.word_at(start), page.word_at(end))
            if entity.kind not in kinds or words.first >= words.last:
                continue
            kind = kinds[entity.kind]
            if kind == "PERSON":
                words = _without_roles(page, language, words)
            yield Tag(words, kind, _parts(page, words), _roles_before(page, language, words.first))


def _runs(page: Page, language: Language) -> Iterator[Range]:
    last = 0
    for word in page.capitalised:
        if word < last or not _begins(page, language, word):
            continue
        last = word + 1
        while (step := _continues(page, language, word, last)) > last:
            last = step
        yield Range(word, last)


def _begins(page: Page, language: Language, word: int) -> bool:
    written = page.words[word]
    if len(written) < 2 or not written[0].isalpha() or _is_time(page, language, word):
        return False
    return written not in language.lexicon.not_names or _is_particle(page, language, word)


def _is_time(page: Page, language: Language, word: int) -> bool:
    """Tell whether a capital begins a day or a month: in German always, else none inside a sentence."""
    begins = page.sentences[page.sentence[word]].first == word
    return page.lowers[word] in language.times and (language.nouns_have_capitals or begins)


def _is_particle(page: Page, language: Language, word: int) -> bool:
    """Tell whether a capital only begins the sentence: "Von der Leyen betonte"."""
    if page.lowers[word] not in language.lexicon.particles or page.lowers[word] in language.inner_particles:
        return False
    end = word + 1
    while end < len(page.words) and page.lowers[end] in language.lexicon.particles:
        end += 1
    if end >= len(page.words) or not page.words[end][0].isupper() or end - word > 3:
        return False
    tail = " ".join(page.words[word + 1 : end + 1])
    places = (page.text.find(f"{one} {tail}") for one in (page.lowers[word], page.words[word]))
    return any(at > 2 and page.text[:at].split()[-1][0].isupper() for at in places)


def _continues(page: Page, language: Language, first: int, at: int) -> int:
    """Return where a run ends that goes on at a word: `at` itself if it does not go on."""
    if at >= len(page.words) or at - first > 7 or not _touches(page, at):
        return at
    written, lower = page.words[at], page.lowers[at]
    if written[0].isupper() and not _is_time(page, language, at):
        return at + 1 if written not in language.lexicon.not_names or len(written) < 4 else at
    if lower not in language.lexicon.particles or not _may_follow(page, language, at):
        return at
    after = at + 1
    if after < len(page.words) and page.lowers[after] in language.inner_particles and _touches(page, after):
        after += 1
    goes_on = after < len(page.words) and page.words[after][0].isupper() and _near(page, after)
    return after + 1 if goes_on else at


def _may_follow(page: Page, language: Language, at: int) -> bool:
    """Tell whether a particle may stand at a word: "Ursula von", not "Trainer von"."""
    if page.lowers[at] in language.inner_particles and (
        page.lowers[at - 1] not in language.outer_particles
    ):
        return False
    return not language.nouns_have_capitals or is_given_name(page.words[at - 1])


def _touches(page: Page, at: int) -> bool:
    return page.starts[at] - page.ends[at - 1] == 1 and _near(page, at)


def _near(page: Page, at: int) -> bool:
    same_stretch = page.inside[at] == page.inside[at - 1]
    return same_stretch and page.sentence[at] == page.sentence[at - 1]


def _parts(page: Page, words: Range) -> tuple[str, ...]:
    return tuple(lower.rstrip(".") for lower in page.lowers[words.first : words.last])


def _is_role(page: Page, language: Language, word: int) -> bool:
    written = page.words[word].rstrip(".")
    if written in language.lexicon.titles or written.capitalize() in language.lexicon.titles:
        return True
    if language.nouns_have_capitals and written.partition("-")[0].isupper() and "-" in written:
        return True  # "SPD-Fraktionsvize"
    return is_person_noun(language, written) and not is_given_name(written)


def _without_roles(page: Page, language: Language, words: Range) -> Range:
    """Leave out what stands before the name itself: "Schalkes Trainer Felix Magath"."""
    first, last = words
    for word in range(last - 2, first - 1, -1):
        if _is_role(page, language, word):
            return Range(word + 1, last)
    return words


def _roles_before(page: Page, language: Language, first: int) -> tuple[int, ...]:
    """Return the titles and nouns for a person right before a name."""
    roles = []
    word = first - 1
    while word >= 0 and len(roles) < 4 and page.sentence[word] == page.sentence[first]:
        if not _is_role(page, language, word) or not page.is_outside(word):
            break
        roles.append(word)
        word -= 1
    return tuple(roles)


def _tag(page: Page, language: Language, run: Range) -> Tag | None:
    """Tell what a run of capitals names."""
    words = _without_roles(page, language, run)
    roles = _roles_before(page, language, words.first)
    written = page.words[words.first : words.last]
    bodies = language.lexicon.not_people
    kind: Kind
    given = next(
        (
            at
            for at in range(words.first, words.last - 1)
            if is_given_name(page.words[at])
            and bodies.isdisjoint(page.words[at : words.last])
            and (at == words.first or at > words.first and page.lowers[at] not in language.doubtful_given)
        ),
        None,
    )
    if given is not None and words.last - given <= _LONGEST_NAME:
        if given > words.first and not language.nouns_have_capitals:
            given = words.first if bodies.isdisjoint(written) else given
        words, kind = Range(given, words.last), "PERSON"
    elif len(written) == 1 and language.nouns_have_capitals and written[0] in bodies:
        return None
    elif not bodies.isdisjoint(written) or (len(written) == 1 and _is_acronym(written[0])):
        words, kind = run, "ORG"
    elif not _is_introduced(page, language, words) and (
        " ".join(written) in word_list("cities") or " ".join(written) in word_list("countries")
    ):
        kind = "GPE"
    elif roles and len(written) <= _LONGEST_NAME and _is_named(page, language, words, roles):
        kind = "PERSON"
    elif 2 <= len(written) <= _LONGEST_NAME and _is_introduced(page, language, words):
        kind = "PERSON"
    elif (
        language.nouns_have_capitals and len(written) == 1 and is_person_noun(language, written[0])
    ):
        return None
    else:
        kind = "MISC"
    return Tag(words, kind, _parts(page, words), roles)




def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 6


def _is_named(page: Page, language: Language, words: Range, roles: tuple[int, ...]) -> bool:
    """Tell whether what follows a noun for a person is a name, and not the body that has the person."""
    written = page.words[words.first]
    if is_body_noun(language, written) or _is_acronym(written):
        return False
    return True


def _parted(tags: list[Tag], told: set[int]) -> list[Tag]:
    """Part two names that stand together: "bezeichnete Santorum Romney", "Replica di Orlandini"."""
    full = {tag.parts for tag in tags if tag.kind == "PERSON" and len(tag.parts) > 1}
    family = {parts[-1] for parts in full}
    alone = {tag.parts[0] for tag in tags if len(tag.parts) == 1}
    parted: list[Tag] = []
    for tag in tags:
        first, last = tag.words
        if tag.kind not in ("MISC", "PERSON") or first in told or len(tag.parts) not in (2, 3):
            parted.append(tag)
        elif len(tag.parts) == 2 and set(tag.parts) <= family and tag.parts not in full:
            parted.append(Tag(Range(first, first + 1), "PERSON", tag.parts[:1], tag.roles))
            parted.append(Tag(Range(first + 1, last), "PERSON", tag.parts[1:]))
        elif (
            tag.kind == "MISC"
            and len(tag.parts) == 3
            and tag.parts[1] in ("de", "di", "von")
            and (tag.parts[2] in family | alone)
        ):
            parted.append(Tag(Range(last - 1, last), "MISC", tag.parts[2:]))
        else:
            parted.append(tag)
    return parted


def _joined(tags: list[Tag], *, german: bool) -> list[Tag]:
    """Tell single names by the full ones: "Belmonte" is a person's if "Rocío Belmonte" is."""
    full = [tag for tag in tags if tag.kind == "PERSON" and len(tag.parts) > 1]
    family = {tag.parts[-1] for tag in full} | {tag.parts[1] for tag in full if len(tag.parts) == 3}
    family |= {tag.parts[0] for tag in tags if tag.kind == "PERSON" and len(tag.parts) == 1}
    given = {tag.parts[0] for tag in full}
    alone = {tag.parts[0] for tag in tags if len(tag.parts) == 1}
    if not german:
        family |= {
            tag.parts[-1]
            for tag in tags
            if tag.kind == "MISC" and len(tag.parts) in (2, 3) and tag.parts[-1] in alone
        }
        given |= {tag.parts[0] for tag in tags if tag.kind == "MISC" and len(tag.parts) in (2, 3)}
    joined = []
    for tag in tags:
        last = tag.parts[-1]
        is_short = tag.kind == "MISC" and len(tag.parts) in (2, 3) and not german
        if is_short and (last in alone or tag.parts[0] in alone):
            tag = tag._replace(kind="PERSON")
        elif tag.kind in ("MISC", "GPE") and (
            last in family or (len(last) > 3 and last.removesuffix("s") in family)
        ):
            tag = tag._replace(kind="PERSON")
        elif tag.kind == "MISC" and len(tag.parts) == 1 and tag.parts[0] in given:
            tag = tag._replace(kind="PERSON")
        joined.append(tag)
    return joined
