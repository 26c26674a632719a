"""What databases write beside their labels: names of people, sections, languages, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.reading.draft import BadRecord

_BY = re.compile(r"^\W*(?:by|von|par|por|di|door|af|av|от|автор)\s*:?\s+", re.I)
_BETWEEN = re.compile(r"\s*[;|/]\s*|\s+(?:and|und|et|y|en|e|og|och|&)\s+|\n", re.I)
_ROLE = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|chief|bureau|agency|agencies|special"
    r"|columnists?|producer|photographer|deputy|business|politics|political|newsroom|desk"
    r"|redakt\w*|korrespond\w*|chefred\w*|journalist\w*|correspondant\w*|envoy\w*|rédact\w*"
    r"|anonym\w*|unknown|unbekannt|inconnu|nobody"
    r"|redacci\w*|corresponsal\w*|redazione|redactie|inc|ltd|llc)\b",
    re.I,
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "del",
        "della",
        "den",
        "der",
        "des",
        "la",
        "le",
        "van",
        "von",
        "zu",
        "al",
        "el",
        "ter",
        "bin",
    ]
)
_FROM = re.compile(r"\s+(?:in|at|from|for|aus|à|desde|at the|voor|per)\s+(?=[A-ZÀ-Þ]).*$")
"""Where somebody writes from, or for whom: "Karla Venn in Tolmere"."""
_WORD = re.compile(r"[^\W\d_][\w.’'-]*$")
_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_LANGUAGES = {
    "en": "english anglais englisch inglés ingles inglese engels inglês английский",
    "fr": "french français francais französisch francés francese frans francês французский",
    "de": "german deutsch allemand alemán aleman tedesco duits alemão немецкий",
    "es": "spanish español espanol espagnol spanisch spagnolo spaans espanhol испанский",
    "it": "italian italiano italien italienisch italiaans",
    "nl": "dutch nederlands néerlandais niederländisch holandés olandese holandês",
    "pt": "portuguese português portugais portugiesisch portugués portoghese portugees",
    "ru": "russian русский russe russisch ruso russo",
    "zh": "chinese 中文 chinois chinesisch chino cinese",
    "ja": "japanese 日本語 japonais japanisch japonés giapponese",
    "ar": "arabic العربية arabe arabisch árabe arabo",
    "sv": "swedish svenska suédois schwedisch",
    "da": "danish dansk danois dänisch",
    "no": "norwegian norsk norvégien norwegisch",
    "pl": "polish polski polonais polnisch",
    "tr": "turkish türkçe turc türkisch",
}
_CODE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def people_in(value: str) -> list[str]:
    """Return the people whom a byline names, however it parts them: "Venn, Karla; J. Reiff".

    What they are (editor, correspondent) and where they write from is no name.
    """
    return [name for part in _BETWEEN.split(_BY.sub("", value)) for name in _names(part)]


def _names(part: str) -> Iterator[str]:
    pieces = [
        piece.strip(" .\t*") if piece.endswith("*") else piece.strip() for piece in part.split(",")
    ]
    pieces = [_FROM.sub("", _BY.sub("", piece)) for piece in pieces if piece]
    if len(pieces) == 2 and _is_family_name(pieces[0]) and _is_name(pieces[1], most=3):
        yield _quiet(f"{pieces[1]} {pieces[0]}")
        return
    for number, piece in enumerate(pieces):
        if _is_name(piece) and (number == 0 or " " in piece):
            yield _quiet(piece)


def _is_family_name(piece: str) -> bool:
    """Tell whether it is one word, particles apart: "Venn", "van der Berg"."""
    words = [word for word in piece.split() if word.casefold() not in _PARTICLES]
    return len(words) == 1 and _is_name(piece)


def _is_name(piece: str, most: int = 6) -> bool:
    words = piece.split()
    if not words or len(words) > most or _ROLE.search(piece):
        return False
    return all(
        _WORD.match(word) and (not word.islower() or word.casefold() in _PARTICLES)
        for word in words
    )


def _quiet(name: str) -> str:
    """Return a name that is all capitals in ordinary ones."""
    if not name.isupper() or len(name) < 5:
        return name
    words = [
        word.lower() if word.casefold() in _PARTICLES else word.title() for word in name.split()
    ]
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", " ".join(words))


def language_code(value: str) -> str:
    """Return the ISO 639-1 code of a language that is named in words; nothing if none is known."""
    words = re.findall(r"\w+", value.casefold())
    return next((_CODE_OF[word] for word in words if word in _CODE_OF), "")


def section_in(value: str) -> str:
    """Return a section without the page that follows it: "NEWS; Pg. 3" is "NEWS"."""
    section = re.split(r";|,?\s+(?:pg?|page|s|seite|pág|blz)\.?\s*[A-Z]?\d", value, flags=re.I)[0]
    return section.strip(" ,;.")


def blocks_of(text: str) -> list[str]:
    """Return the pieces of a text that stand apart by empty lines, each without outer blanks."""
    pieces = _BLANK.split(text.replace("\r\n", "\n"))
    return [block for piece in pieces if (block := _stripped(piece))]


def _stripped(piece: str) -> str:
    return "\n".join(line.strip() for line in piece.split("\n") if line.strip())


def count_differs(said: int, found: int) -> Iterator[BadRecord]:
    """Yield what to tell if an export does not part into as many articles as it says it holds."""
    if said and said != found:
        articles = "1 article was" if found == 1 else f"{found:,} articles were"
        yield BadRecord(f"the export says that it holds {said:,}, but {articles} found in it")
