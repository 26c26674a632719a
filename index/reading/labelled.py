"""What databases write beside their labels: names of people, sections, languages, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.reading.draft import BadRecord

_BLANK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
_LANGUAGES = {
    "en": "english 英语 英語 anglais englisch inglés ingles inglese engels inglês английский",
    "fr": "french 法语 français francais französisch francés francese frans francês французский",
    "de": "german 德语 deutsch allemand alemán aleman tedesco duits alemão немецкий",
    "es": "spanish español espanol espagnol spanisch spagnolo spaans espanhol испанский",
    "it": "italian italiano italien italienisch italiaans",
    "nl": "dutch nederlands néerlandais niederländisch holandés olandese holandês",
    "pt": "portuguese português portugais portugiesisch portugués portoghese portugees",
    "ru": "russian русский russe russisch ruso russo",
    "zh": "chinese 中文 汉语 中国語 简体中文 繁體中文 chinois chinesisch chino cinese",
    "ja": "japanese 日本語 日语 日語 japonais japanisch japonés giapponese",
    "ar": "arabic العربية arabe arabisch árabe arabo",
    "sv": "swedish svenska suédois schwedisch",
    "da": "danish dansk danois dänisch",
    "no": "norwegian norsk norvégien norwegisch",
    "pl": "polish polski polonais polnisch",
    "tr": "turkish türkçe turc türkisch",
}
_CODE_OF = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


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
