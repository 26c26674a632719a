"""Who wrote it: names out of what stands in a byline, without roles, dates, handles and sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.reading.byline_words import (
    BEAT,
    END,
    ENDING_ROLE,
    FOREIGN_ROLE,
    LEAD,
    LEADING_ROLE,
    NO_FIRST_NAME,
    NO_NAME,
    NOBODY,
    ORGANISATION,
    ROLE,
    RUBRIC,
    UNNAMED,
)

_LONGEST_BYLINE = 2_000
_LONGEST_NAME, _MOST_WORDS, _LONGEST_INITIALS = 45, 5, 3
"""Code points; words; code points."""
_SMALL = frozenset((
    "de", "la", "van", "der", "von", "bin", "ibn", "al", "del", "di", "da", "den", "ter", "du",
    "le", "zu", "dos", "do", "des", "della", "el", "e", "y", "of",
))  # fmt: skip
"""Words of a name that need no capital."""
_AT_SIGN = re.compile(r"https?://\S+|\S+(?:@|\[at\])\S+\.\w+|(?<!\w)@\w+", re.I)
_REPORTED_FROM = re.compile(
    r"\s+in\s+[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*)*(?=,\s|\s+and\s+[A-ZÀ-Þ]|\s*[;.]?$)"
)
"""Where somebody wrote it: "Ada Holm in Brenn and Bo Lind in Old Harbour"."""
_CLOSE = re.compile(r"(?<=\w)\|(?=\w)")
"""What stands between the names of a list for machines: "Ada Holm|Bo Lind"."""
_SEGMENT = re.compile(r"\s*[•·›»|]\s*|\s+[–—-]\s+")
_CALLED = re.compile(r"([^\W\d_][\w.'’-]+) \([^()\d@]{2,30}\) [^\W\d_][\w.'’-]+")
"""A name with another one within: "Richard (R.J.) Holm"."""
_IS = (
    r"(?:is(?= an? | the |.{0,30}’s )|ist|est|es|è|é|works|writes|covers|lives|teaches|arbeitet"
    r"|schreibt|lebt|lehrt|leitet|travaille|enseigne|escribe|trabaja|vive|scrive|lavora|insegna|escreve"
    r"|trabalha|studied|studierte)"
)
_MOST_BIOGRAPHIES, _FEWEST_PARAGRAPHS = 2, 4
_HAN = re.compile(
    r"(?!\S*[社网網报報台部局站版者闻聞辑輯源频頻道])[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}"
)
_BETWEEN = re.compile(
    r"\s*(?:[,;/&+\n]|\b(?:and|und|et)\b| y | e |(?-i:\b(?:with|avec)(?= [A-ZÀ-Þ]\w+ [A-ZÀ-Þ])))\s*"
    r"|(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2,4}(?:\s|$))",
    re.I,
)
_BETWEEN_STATEMENTS = re.compile(r"([;/&\n]|\b(?:and|und|et)\b| y )")
_PICTURES = re.compile(
    r"(?:fotos?|photos?|photograph\w+|fotografías?|fotografias?|bild(?:er)?|illustrations?)\b", re.I
)
"""What begins the names of those who took the pictures."""
_AGENCY = re.compile(r"(?<=\w)\s+(?:the )?(?:associated press|reuters|afp|dpa)$", re.I)
_ROLE_ALONE = re.compile(rf"(?:[\w-]+\s+){{0,3}}{ROLE}(?:,? .{{1,30}})?", re.I)
_REPORTER = re.compile(r"(?<=[\u4e00-\u9fff\uac00-\ud7af]{2})\s*(?:기자|記者|记者)$")
_OUTLET = re.compile(r"[A-Z]\d\b")
"""What begins with a portal's letter and figure: "Por G1 Lurca, Região"."""
_PLACE = re.compile(r"(?:de|em|en|à|da|aus|in)\s+(?=[A-ZÀ-Þ])")
"""What begins the place that follows a name: "por Ada Holm, de São Paulo"."""
_NUMERAL = re.compile(r"I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?[VX]I{0,3}")
"""What ends the names of kings and popes, and of grandsons: "Henry VIII"."""
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,}\s+\S*[a-zß-ÿ]")
"""What begins the name of a body's part, and not a name in capitals: "NPA Speech"."""
_HONORIFIC = re.compile(r"(?:dr|prof|mr|mrs|ms)\.?\s+(?=\S)", re.I)
_POSTED_BY = re.compile(
    r"(?:(?:Posted|Written|Published|Submitted) by|(?:Geschrieben|Verfasst|Erstellt|Eingestellt"
    r"|Veröffentlicht|Gepostet) von|(?:Publié|Écrit|Rédigé|Posté) par|(?:Publicado|Escrito) por)\s+"
    r"(?P<nickname>[^\W\d_][\w.-]+)"
    r"(?=\s+(?:am|on|um|at|le|el|à)\s+(?:\w+\.?,?\s+)?\d|\s+in\s.{1,60}(?:\||[Kk]omment|[Cc]omment)"
    r"|\s*[|•·»])"
    r"|(?:Dieser (?:Eintrag|Beitrag|Artikel) wurde|This (?:entry|post) was (?:posted|written)"
    r"|Cet article a été publié|Esta entrada (?:fue|se) public\w+)\b.{0,120}?\s(?:von|by|par|por)\s"
    r"(?P<writer>[^\W\d_][\w.-]+?)"
    r"(?=\s+(?:geschrieben|veröffentlicht|erstellt|and|et|y|in|on|at|am|um)\b|\.\s|[.,]?$)"
)


def author_names(byline: str) -> list[str]:
    """Return the names in a byline or in a statement of authors, each once, in order.

    Args:
        byline: "By Ada Holm and Ruth Varga, staff writers | 7 March 2024". Pieces that stood in
            elements of their own may be on lines of their own.
    """
    text = re.sub("[\u200b\xa0]", " ", byline[:_LONGEST_BYLINE])
    text = _CLOSE.sub("; ", _REPORTED_FROM.sub("", _AT_SIGN.sub(" ", text)))
    text = "\n".join(line for one in text.split("\n") if (line := " ".join(one.split())))
    text = LEAD.sub("", text.replace("\n", " \n "), count=1) if LEAD.match(text) else text
    found: list[str] = []
    for segment in _SEGMENT.split(text):
        called = _CALLED.fullmatch(segment.strip(" ."))
        ended = called[0] if called else END.split(segment.strip(), maxsplit=1)[0]
        ended = _given_first(ended)
        parts = [] if _OUTLET.match(ended) else _BETWEEN.split(ended)
        names = [name for part in parts if (name := _clean_name(part))]
        if any(map(is_person, names)):
            found = names
            break
        found = found or names
    people = [name for name in found if not ORGANISATION.search(name)]
    spelt = [name for name in people if not _ACRONYM.match(name)]
    people = spelt if any(map(is_person, spelt)) else people  # "Ada Holm, NPA Speech and Privacy"
    if any(map(is_person, people)):  # what is left of "Ada Holm, Rom" is where she is
        people = [name for name in people if len(name.split()) > 1]
    return list(dict.fromkeys(people or found))


def named_in(statement: str) -> list[str]:
    """Return whom a field names as its authors: people, or else a desk or a body."""
    return author_names(statement) or [one for one in [as_signed(statement)] if one]


def _given_first(names: str) -> str:
    """Return names with the given one first: "Venn, Karla; Reiff, Jonas" is how lists sort."""
    parts = _BETWEEN_STATEMENTS.split(names)
    for at, part in enumerate(parts):
        family, comma, given = part.partition(",")
        if comma and _is_family_name(family.strip()) and _is_given_name(given.strip()):
            parts[at] = f" {given.strip()} {family.strip()} "
    return "".join(parts)


def _is_family_name(name: str) -> bool:
    """Tell whether it is one word, particles apart: "Venn", "van der Berg"."""
    words = [word for word in name.split() if word.casefold() not in _SMALL]
    return len(words) == 1 and words[0][:1].isupper() and not ORGANISATION.search(name)


def _is_given_name(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 3
        and all(word[:1].isupper() for word in words)
        and not (ORGANISATION.search(name) or NOBODY.fullmatch(name))
    )


def posted_by(text: str) -> str:
    """Return whom a line names by one word: "Posted by aholm on 5 March"; nobody if it does not."""
    match = _POSTED_BY.match(text)
    return (match["nickname"] or match["writer"]) if match else ""


def as_signed(byline: str) -> str:
    """Return a byline that names no person but a desk or a body, or nothing if it is none."""
    byline = posted_by(" ".join(byline[:_LONGEST_BYLINE].split())) or byline
    text = LEAD.sub("", " ".join(byline[:_LONGEST_BYLINE].split()), count=1).strip(" .,:;-–—|")
    nickname = re.fullmatch(r"[^\W\d_][\w.-]{2,24}", text)
    if not 2 < len(text) <= _LONGEST_NAME or (re.search(r"[@:/\d\[]", text) and not nickname):
        return ""
    return "" if UNNAMED.fullmatch(text) or len(text.split()) > _MOST_WORDS else text


def is_person(name: str) -> bool:
    """Tell whether it looks like a first name and a surname, and not like a body's name."""
    if ORGANISATION.search(name):
        return False
    words = name.split()
    if words and words[0].casefold() in NO_FIRST_NAME:
        return False
    capitals = sum(map(_begins_name, words))
    return 2 <= len(words) <= _MOST_WORDS and capitals >= 2 and all(
        _begins_name(word) or word.casefold() in _SMALL for word in words
    )  # fmt: skip


def is_rubric(name: str) -> bool:
    """Tell whether it has words of a section or a place: "Town Hall", "Local Politics"."""
    return RUBRIC.search(name) is not None


def has_role(text: str) -> bool:
    """Tell whether a short text says what somebody does at a paper: "Harbour Correspondent"."""
    return _ROLE_ALONE.fullmatch(text) is not None or FOREIGN_ROLE.fullmatch(text) is not None


def is_undivided(name: str) -> bool:
    """Tell whether it may be a whole name in Chinese or Korean, which is one word."""
    return _HAN.fullmatch(name) is not None


def _begins_name(word: str) -> bool:
    """Tell whether a word has a capital, or is written in letters that have none."""
    first = word.lstrip("(")[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper() < "\u3040")


def without_biography(text: str, authors: Sequence[str]) -> str:
    """Leave out the paragraphs at the end of a text that say who its authors are."""
    paragraphs = text.split("\n\n")
    full = [re.escape(name) for name in authors if " " in name]
    is_about = re.compile(rf"(?:{'|'.join(full)})(?: \([^()]{{1,30}}\))?,? {_IS}\b")
    for _ in range(_MOST_BIOGRAPHIES):
        if full and len(paragraphs) > _FEWEST_PARAGRAPHS and is_about.match(paragraphs[-1]):
            paragraphs.pop()
    return "\n\n".join(paragraphs)


def without_shorter(names: Iterable[str]) -> list[str]:
    """Leave out names that another one holds: "Holm" beside "Ada Holm"."""
    found = list(names)
    folded = [f" {name.casefold()} " for name in found]
    return [
        name for name, own in zip(found, folded, strict=True)
        if not any(own != other and own in other for other in folded)
    ]  # fmt: skip


def _clean_name(part: str) -> str:
    """Return the name in a part of a byline, or nothing if it names nobody."""
    name = " ".join(part.split()).strip(" .,:;-–—|\"'»«*")
    name += "." if re.search(r"\S [JS]r$", name) and f"{name}." in part else ""
    if _PICTURES.match(name) or _PLACE.match(name) or ":" in name:
        return ""  # "Editing: Bo Lind" says what somebody else did
    name = _REPORTER.sub("", _HONORIFIC.sub("", name))
    reporter = _AGENCY.sub("", name)
    name = reporter if is_person(reporter) else name  # "Ada Holm Reuters", but "Thomson Reuters"
    if role := FOREIGN_ROLE.search(name):  # "notre correspondante Ada Holm", "inviata a Roma"
        name = name[role.end() :].strip() if is_person(name[role.end() :]) else ""
    name = LEADING_ROLE.sub("", name)
    if len(name.split()) > 2:
        name = ENDING_ROLE.sub("", BEAT.sub(r"\1", name))
    if not re.search(r"[^\W\d_]{2}", name) or NOBODY.fullmatch(name) or NO_NAME.search(name):
        return ""
    if len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if name == name.upper() != name.lower() and len(name) > 4:
        first, *others = name.split()
        ends = others[-1:] if others and _NUMERAL.fullmatch(others[-1]) else []
        return " ".join([*map(_quiet, (first, *others[: len(others) - len(ends)])), *ends])
    given, _, family = name.rpartition(" ")
    is_quiet = len(family) <= _LONGEST_INITIALS or _NUMERAL.fullmatch(family)
    return name if is_quiet or not given else f"{given} {_quiet(family)}"


def _quiet(word: str) -> str:
    """Return a word of capitals in ordinary ones."""
    if len(word) <= 2 or "." in word:
        return word
    if word != word.upper():
        return word
    if word.casefold() in _SMALL:
        return word.lower()
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", word.title())
