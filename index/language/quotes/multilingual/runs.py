"""Runs of words with capitals, with the particles between them: what may be one name."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.lists.wordlists import word_list
from index.language.quotes.multilingual.language import Language
from index.language.quotes.multilingual.nouns import is_given_name
from index.language.quotes.text.page import Page, Range

_CLOCKS = ("GMT", "UTC", "CET", "CEST", "MEZ", "MESZ", "TMG")
"""What stands after hours: "7 heures (6 heures GMT)"."""
_ARTICLES = ("al", "el", "as", "ad", "ar", "an", "az")
"""What Arabic family names begin with: "al-Sisi"."""


def find_runs(page: Page, language: Language) -> Iterator[Range]:
    """Yield runs of words with capitals, in reading order; sentences' first words are doubtful."""
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
    if len(written) < 2 or not written[0].isalpha() or written in _CLOCKS:
        return False
    if _is_time(page, language, word):
        return False
    if _is_verb(page, language, word):
        return False
    following = page.words[word + 1] if word + 1 < len(page.words) else ""
    if page.lowers[word] in language.ranks and following[:1].islower():
        return False  # "Le Premier ministre"
    if written not in language.lexicon.not_names or _is_particle(page, language, word):
        return True
    place = f"{written} {following}"
    return place in language.places or place in word_list("cities")  # "São Paulo"


def _is_verb(page: Page, language: Language, word: int) -> bool:
    """Tell whether a verb of saying has a capital because it begins: "Aggiunge Ada Holm"."""
    lower, lexicon = page.lowers[word], language.lexicon
    begins = page.sentences[page.sentence[word]].first == word
    says = lower in lexicon.cues and lower not in lexicon.ambiguous
    return begins and says and not is_given_name(page.words[word])


def _is_time(page: Page, language: Language, word: int) -> bool:
    """Tell whether a capital begins a day or a month: always in German, else at the begin only."""
    begins = page.sentences[page.sentence[word]].first == word
    return page.lowers[word] in language.times and (language.nouns_have_capitals or begins)


def _is_particle(page: Page, language: Language, word: int) -> bool:
    """Tell whether a capital only begins the sentence: "Von der Leyen betonte"."""
    if (
        page.lowers[word] not in language.lexicon.particles
        or page.lowers[word] in language.inner_particles
    ):
        return False
    end = word + 1
    while end < len(page.words) and page.lowers[end] in language.lexicon.particles:
        end += 1
    if end >= len(page.words) or not page.words[end][0].isupper() or end - word > 3:
        return False
    tail = " ".join(page.words[word + 1 : end + 1])
    places = (page.text.find(f"{one} {tail}") for one in (page.lowers[word], page.words[word]))
    before = (page.text[:at].split()[-1] for at in places if at > 2)
    return any(word[0].isupper() and word[-1].isalpha() for word in before)


def _continues(page: Page, language: Language, first: int, at: int) -> int:
    """Return where a run ends that goes on at a word: `at` itself if it does not go on."""
    if at >= len(page.words) or at - first > 7 or not touches(page, at):
        return at
    written, lower = page.words[at], page.lowers[at]
    if written[0].isupper() and not _is_time(page, language, at):
        return at + 1 if written not in language.lexicon.not_names or len(written) < 4 else at
    article, _, family = written.partition("-")
    if article in _ARTICLES and family[:1].isupper():
        return at + 1
    if lower not in language.lexicon.particles or not _may_follow(page, language, at):
        return at
    after = at + 1
    if (
        after < len(page.words)
        and page.lowers[after] in language.inner_particles
        and touches(page, after)
    ):
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


def touches(page: Page, at: int) -> bool:
    """Tell whether one blank parts a word from the one before, in the same sentence."""
    return page.starts[at] - page.ends[at - 1] == 1 and _near(page, at)


def _near(page: Page, at: int) -> bool:
    same_stretch = page.inside[at] == page.inside[at - 1]
    return same_stretch and page.sentence[at] == page.sentence[at - 1]
