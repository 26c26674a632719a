"""Seeded articles of invented words, and queries about them, of every kind there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from index.article import Analysis, Article, Entity, Quote, QuoteKind, Span

COUNT = 2000
USUAL_WORDS = 40
_SYLLABLES = ("ba", "dor", "ke", "lin", "mo", "pre", "sta", "tur", "ve", "zu", "é", "ß", "han")
_ENDINGS = ("", "s", "ing", "ed", "er", "ion", "ly", "en", "ung")
_ODD = ("e-mail", "U.S.", "US", "us", "Covid-19", "1,000", "2%", "don't", "O'Dorke", "東京", "IBM")
_NAMES = ("Ada Holm", "José Ray", "Li Wen", "Bo Turve", "Kelin Stamo", "SSane Moré", "the mayor")
_PLACES = ("Northby", "Turkelin", "US", "Bad Stahan")
_SOURCES = ("Daily Star", "Northern Echo", "Garden Post", "新聞", "")
_TAGS = ("trade", "city hall", "Küche")
_START = date(1968, 11, 20)


def _vocabulary(chance: random.Random) -> list[str]:
    roots = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(420)}
    return [root + ending for root in sorted(roots) for ending in chance.sample(_ENDINGS, 3)]


VOCABULARY = _vocabulary(random.Random(5))
_WEIGHTS = [1 / (place + 3) for place in range(len(VOCABULARY))]


def _words(chance: random.Random, count: int) -> list[str]:
    words = chance.choices(VOCABULARY, _WEIGHTS, k=count)
    for place, word in enumerate(words):
        if chance.random() < 0.05:
            words[place] = chance.choice(_ODD)
        elif chance.random() < 0.12:
            words[place] = word.capitalize() if chance.random() < 0.8 else word.upper()
    return words


def article(number: int) -> tuple[Article, Analysis]:
    """Return one article with what might be found in it."""
    chance = random.Random(number)
    pieces: list[str] = []
    quotes: list[Quote] = []
    at = 0
    for _ in range(chance.randint(2, 7)):
        said = " ".join(_words(chance, chance.randint(3, 14)))
        kinds: tuple[QuoteKind, ...] = ("direct", "partial", "indirect", "scare")
        if chance.random() < 0.4:
            said = f"“{said},”"
            name = chance.choice((*_NAMES, None))
            quotes.append(
                Quote(span=Span(at, at + len(said)), kind=chance.choice(kinds), name=name)
            )
        pieces.append(said + chance.choice((".", "; ", " - ")))
        at += len(pieces[-1]) + 1
    people = chance.sample(_NAMES, chance.randint(0, 3))
    entities = [
        Entity(kind="PERSON", name=name, aliases=(name.split()[-1],), mentions=(Span(0, 1),) * 2)
        for name in people
    ]
    entities += [
        Entity(kind="GPE", name=name, mentions=(Span(0, 1),))
        for name in chance.sample(_PLACES, chance.randint(0, 2))
    ]
    published = (_START + timedelta(chance.randint(0, 20_000))).isoformat()
    is_guess = chance.random() < 0.1
    written = Article(
        text=" ".join(pieces),
        title=" ".join(_words(chance, chance.randint(2, 6))),
        source=chance.choice(_SOURCES),
        authors=tuple(chance.sample(("Jane Roe", "Max Lind", "Ada Holm"), chance.randint(0, 2))),
        published=published if chance.random() < 0.9 else "",
        origins={"published": "guess"} if is_guess else {},
        url=f"https://www.example.org/{chance.choice(('a', 'b'))}/{number}",
        path=f"{published[:4]}/{number}.txt",
        language=chance.choice(("en", "en", "en", "de", "nl", "und")),
        tags=tuple(chance.sample(_TAGS, chance.randint(0, 2))),
    )
    found = Analysis(pipeline="test", entities=tuple(entities), quotes=tuple(quotes))
    return written, found if chance.random() < 0.95 else Analysis(pipeline="test")


def queries(seed: int, count: int) -> Iterator[str]:
    """Yield queries of every kind; whatever an engine may refuse is among them too."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _query(chance, 0)


def _query(chance: random.Random, depth: int) -> str:
    if depth < 2 and chance.random() < 0.4:
        parts = [_query(chance, depth + 1) for _ in range(chance.randint(2, 3))]
        joined = chance.choice((" ", " ", " OR ", " -")).join(parts)
        return f"({joined})" if depth else joined
    return chance.choice(_LEAVES)(chance)


def _word(chance: random.Random) -> str:
    return _words(chance, 1)[0]


def _phrase(chance: random.Random) -> str:
    text = article(chance.randint(1, COUNT))[0].text.split()
    start = chance.randrange(max(len(text) - 3, 1))
    words = text[start : start + chance.randint(2, 3)]
    if len(words) == 3 and chance.random() < 0.3:
        words[1] = "*"
    return f'"{" ".join(words)}"'.replace("“", "").replace("”", "")


def _near(chance: random.Random) -> str:
    return f'"{_word(chance)} {_word(chance)}"~{chance.randint(1, 12)}'


def _open(chance: random.Random) -> str:
    word = chance.choice(VOCABULARY)
    cut = chance.randint(2, max(len(word) - 1, 2))
    middle = f"{word[:2]}*{word[-1]}"
    forms = (f"{word[:cut]}*", middle, f"{word[:1]}?{word[2:]}", f"*{word[-4:]}", f"{word}~1")
    form = chance.choice(
        (*forms, f"{word.capitalize()[:cut]}*", f"={word}", f"={word.capitalize()}")
    )
    return form


def _person(chance: random.Random) -> str:
    name = chance.choice(_NAMES)
    field = chance.choice(("speaker", "person", "entity", "author"))
    forms = (f'"{name}"', name.split()[-1], f"{name.split()[-1][:2]}*", f"{name.split()[-1]}~1")
    return f"{field}:{chance.choice(forms)}"


def _date(chance: random.Random) -> str:
    year = chance.randint(1968, 2023)
    forms = (f"date:{year}", f"date:{year}..{year + 5}", f"after:{year}-06", f"before:{year}")
    return chance.choice(forms)


def _label(chance: random.Random) -> str:
    return chance.choice(
        (
            *("source:star", 'source:"northern echo"', "source:新聞", "tag:trade", "#küche"),
            *("lang:de", "path:1999", "url:example.org/a", "place:us", "has:date", "has:author"),
            *("has:quotes", "has:tag", 'tag:"city hall"', "source:n*", "place:stahan"),
        )
    )


def _said(chance: random.Random) -> str:
    word, name = _word(chance), chance.choice(_NAMES).split()[-1]
    return chance.choice(
        (
            *(f"quote:{word}", f"said:{word}", f"said:({name} {word})", f"said:({word} OR ray)"),
            *(f"speaker:{name} said:{word}", f"said:({word} -{name})", f"quote:{word[:3]}*"),
            f"said:({word} source:star)",
            *(f"said:{word} reported:yes", f"speaker:{name} reported:only", f"-quote:{word}"),
        )
    )


_LEAVES = (_word, _word, _word, _phrase, _near, _open, _open, _person, _date, _label, _said)
