"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_SAMPLE = 6_000
_SHORTEST = 8
"""Words that it takes to tell; fewer are `und`."""
_FEWEST_COMMON = 4
_FEWEST_WORDS = 2
"""That have a letter which tells a language."""
_FEWEST_LETTERS = 20
"""That it takes to tell a script."""
_SHARE = 0.12
"""Share of the words that must be among the language's commonest."""
_OWN_SHARE = 0.2
"""The same, of a paragraph in its article's own language: it is not looked at further."""
_FEWEST_PARAGRAPH = 12
_PART = 0.25
"""Words of a paragraph that tells its language, and the share of an article that counts."""
_READ = 40_000

# fmt: off
_COMMON = {
    "en": "the of and to in that is was for it with as his on be at by he had not are but from "
    "this have an which you were her they she or their we has been will would said who when if",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
    "es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum",
    "fr": "de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il "
    "sont avec son ont été à mais elle cette leur nous vous ces même deux aussi comme était",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero "
    "sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era",
    "it": "di e il la che in un è per una non del con da si le dei della al ha sono i nel come più "
    "alla ma lo anche gli se delle ci dal questo suo essere o dalla stato nella sul hanno l",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao "
    "ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er om hij ook als maar dan bij "
    "nog uit naar door over ze worden wordt heeft hebben deze die was werd tot geen kan meer",
    "sv": "och i att det som en på är av för med den till inte om har de ett han var men sig från "
    "så vi kan man när år säger hade jag där eller efter vid ska under också nu sin bara mot",
    "da": "og i at det som en på er af for med den til ikke om har de et han var men sig fra så vi "
    "kan man når år siger havde jeg der eller efter ved skal under også nu sin kun mod blev ud",
    "no": "og i at det som en på er av for med den til ikke om har de et han var men seg fra så vi "
    "kan man når år sier hadde jeg der eller etter ved skal under også nå sin bare mot ble ut",
    "fi": "ja on ei että se oli hän ovat joka mutta kun myös sen ole kuin niin mukaan olla mitä "
    "sitä jo nyt vain jos vielä ollut tai siitä kanssa jotka ne sekä hänen voi tämä noin",
    "pl": "w i na z się do nie że o to jest po jak za od a co dla przez ale oraz są już był tylko "
    "ma było jego ze które który może tym tego także czy roku przed jej być też będzie przy",
    "cs": "a v se na je že s z do o i to k ve pro za by ale jako po od podle už své jsou co jak "
    "byl který tak bylo však před také jen nebo které při bude má mezi let až korun ještě není",
    "hu": "a az és hogy nem is egy volt meg ez csak de mint már még el van azt ha vagy minden "
    "szerint ki lehet majd után aki ami kell mert most amely között azonban lesz fel szerint",
    "ro": "de și în a la cu pe că din care nu o un mai este pentru să se ce fi au al sunt fost "
    "dar ca după lui această sau fără unei către între când iar lor acest foarte doar ar",
    "tr": "ve bir bu da de için ile olarak çok daha gibi olan en ne kadar sonra ise ya var diye "
    "o değil dedi olduğunu ama göre oldu iki önce ancak ki yeni bin şey kendi büyük türkiye",
    "id": "yang dan di dengan untuk dari ini pada tidak dalam itu akan juga adalah oleh bisa ada "
    "karena telah mereka saat kata sebagai tersebut lebih kami para sudah atau orang menjadi",
}
# fmt: on
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("uk", "[іїєґІЇЄҐ]"),
    ("ru", "[\u0400-\u04ff]"),
    ("el", "[\u0370-\u03ff\u1f00-\u1fff]"),
    ("he", "[\u0590-\u05ff]"),
    ("fa", "[پچژگ]"),
    ("ar", "[\u0600-\u06ff]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
)
_RARE_IN_SCRIPT = {"ja": 0.05, "uk": 0.02, "fa": 0.02}
"""Letters that single a language out within its script need not be most of its letters."""
_LETTERS = (
    ("cs", "ěřůčšžďťň"),
    ("pl", "ąęłńśźż"),
    ("hu", "őű"),
    ("ro", "șțăşţ"),
    ("tr", "ğış"),
    ("es", "ñ¿¡"),
    ("pt", "ãõ"),
    ("de", "ßäöü"),
)
"""Letters that tell where too few words do: in two words at least, and those with the most win."""
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"([a-z]{2})(?:[-_]|$)")


def detect_language(text: str, stated: str = "") -> str:
    """Return the ISO 639-1 code of a text's language, or `und` if there is too little to tell.

    It decides whose rules read the text, how its words are stemmed, and what results can be
    narrowed to. The text itself outweighs what the file states: pages of all
    languages call themselves English.

    Args:
        text: Clean text.
        stated: The language that the file states: `en-GB`, `de_AT`.
    """
    sample = text[:_SAMPLE]
    if script := _by_script(sample):
        return script
    best, known, total = count_common_words(sample)
    if total >= _SHORTEST and known >= max(_FEWEST_COMMON, _SHARE * total):
        return best
    match = _CODE.match(stated.lower())
    return match[1] if match else _by_letters(sample)


def languages_in(text: str, language: str) -> tuple[str, ...]:
    """Return every language that a quarter of a text or more is in, its own first.

    Args:
        text: An article's text: its paragraphs are told apart.
        language: Its own language, which what is short or unclear counts to.
    """
    own = _WORDS.get(language, frozenset())
    counts: Counter[str] = Counter()
    for paragraph in text[:_READ].split("\n"):
        words = _WORD.findall(paragraph.casefold())
        if len(words) < _FEWEST_PARAGRAPH or sum(map(own.__contains__, words)) >= (
            _OWN_SHARE * len(words)
        ):
            counts[language] += len(words)
            continue
        best, known, total = count_common_words(paragraph)
        is_clear = known >= _OWN_SHARE * total
        counts[best if is_clear else language] += len(words)
    least = _PART * counts.total()
    return (language, *(code for code in counts if code != language and counts[code] >= least))


def _by_letters(sample: str) -> str:
    """Return the language of a short text by the letters that others lack, or `und`."""
    words = sample.casefold().split()
    counts = {code: sum(not set(word).isdisjoint(own) for word in words) for code, own in _LETTERS}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _FEWEST_WORDS else "und"


def count_common_words(text: str) -> tuple[str, int, int]:
    """Return the language that most words are common in, how many those are, and of how many."""
    words = Counter(_WORD.findall(text.casefold()))
    counts = {code: sum(words[word] for word in common) for code, common in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best, counts[best], words.total()


@cache
def _script_patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Compile them where a language is first looked for: the first list needs none."""
    return [(code, re.compile(letters)) for code, letters in _SCRIPTS]


def _by_script(sample: str) -> str:
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST_LETTERS:
        return ""
    for code, pattern in _script_patterns():
        if len(pattern.findall(sample)) >= _RARE_IN_SCRIPT.get(code, 0.4) * letters:
            return code
    return ""
