"""What the first lines of a plain text tell: title, byline, outlet, date, dateline."""

from __future__ import annotations

import re

from index.clean import clean_phrase, clean_text
from index.reading.bylines import is_person, named_in
from index.reading.dates import find_date, split_at_date
from index.reading.draft import Draft, LineField
from index.reading.wrapping import LONGEST_WRAPPED, unwrap

_LONGEST_TITLE = 200
_LONGEST_OUTLET = 60
_WORDS_OF_DATE = 4
"""At most: "Published Thursday 7 March 2024 CET"."""
_LONGEST_DATED_LINE = 100
_LONGEST_HEAD = 12
"""Lines."""
_LONGEST_UNWRAPPED = 1_000_000
_HEAD_OF_LONG = 5_000
_BYLINE = re.compile(r"^(?:by|von|par|por|di|door|автор:)\s+(?P<names>\S.{1,120})$", re.I)
_QUOTED_FROM = re.compile(r"[—–-]+\s*\S.*\(@\w+\)")
"""What ends a post that an article quotes: "— Ada Holm (@aholm) 7 March 2024"."""
_NAMES = re.compile(r"\s*(?:[,;|&]|\b(?:and|und|et|e|ed|y)\b)\s*")
_NAME = re.compile(r"^(?![a-zß-ÿ])[^\W\d_][\w.'’-]*(?:(?: [\w.'’-]+){0,4} (?![a-zß-ÿ])[\w.'’-]+)?$")
"""One to six words; the first and the last begin with a capital, if there are any."""
_KEYED = re.compile(
    r"^(?:#\+|:)?(?P<key>title|headline|author|authors|by|byline|source|publication|date|published|url"
    r"|link|tags|from|sent|to|cc|subject|titel|überschrift|titre|título|titolo|autor|autorin|autoren"
    r"|verfasser|auteur|autora|autore|quelle|zeitung|fuente|fonte|datum|fecha|data|lien|enlace)"
    r"\s*:\s+(?P<value>\S.*)$",
    re.I,
)
_KEYED_FIELDS: dict[str, LineField] = {
    "title": "title",
    "headline": "title",
    "subject": "title",
    "from": "source",
    "sent": "published",
    "source": "source",
    "publication": "source",
    "date": "published",
    "published": "published",
    "url": "url",
    "link": "url",
    **dict.fromkeys(("titel", "überschrift", "titre", "título", "titolo"), "title"),
    **dict.fromkeys(("quelle", "zeitung", "fuente", "fonte"), "source"),
    **dict.fromkeys(("datum", "fecha", "data"), "published"),
    **dict.fromkeys(("lien", "enlace"), "url"),
}
_KEYED_AUTHORS = frozenset((
    "author", "authors", "by", "byline", "autor", "autorin", "autoren", "verfasser", "auteur",
    "autora", "autore",
))  # fmt: skip
_OF_LETTERS = ("from", "sent", "to", "cc", "subject")
# fmt: off
_PUBLISHED = frozenset((
    "published", "posted", "publié", "publiée", "veröffentlicht", "erschienen", "publicado",
    "pubblicato", "gepubliceerd", "stand", "aktualisiert", "aggiornato", "actualizado",
    "atualizado", "am", "pm", "uhr", "gmt", "utc", "bst", "cet", "cest", "mez",
    "est", "edt", "pst", "pdt", "msk",
))
_SMALL = frozenset((
    "at", "by", "for", "and", "in", "of", "on", "the", "à", "de", "des", "du", "en", "la", "le",
    "les", "par", "das", "der", "die", "um", "und", "vom", "von", "el", "las", "por", "y", "alle",
    "di", "il", "às", "em", "op", "om", "van", "h", "г",
))
# fmt: on
"""Words that stand beside a date in a line that is no sentence."""
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo)\b",
    re.I,
)
LATER = re.compile(
    r"updat|modif|edited|amended|corrected|revised|korrigiert|corrigé|©|copyright"
    r"|aktualisiert|mis à jour",
    re.I,
)
"""Words after which a date is not that of publication."""
_SEPARATOR = re.compile(r"\s*[,|–—·(:]\s*|\s+-\s+")
_FOR_PRINTERS = re.compile(r"\bprint|\bdruck|\bimpr[ei][sm]|\bstamp", re.I)
_MOST_LINES_BELOW_TITLE = 3
_BULLET = re.compile(r"[-*•>|]\s|\d+[.)]\s")
_URL = re.compile(r"^https?://\S+$")
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.’' /-]{1,40}(?:, [A-Z][\w.’' ]{1,30}){0,2})"
    r"(?:,? (?P<date>[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Za-z]{3,9}(?: \d{4})?))?[.,]?"
    r"\s*(?:\((?P<agency>[A-Z][\w .&’'-]{1,30})\)|/(?P<slashed>[A-Z][\w .-]{1,20})/)"
    r"\s*(?:[-–—.:]|\s)",
)
_DATED = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.’' /-]{1,40}(?:, [A-Z][\w.’' ]{1,30}){0,2}, "
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\s*[–—-]{1,2}\s"
)
"""A dateline that names no agency: its place stands in capitals."""


def read_prose(draft: Draft, text: str) -> None:
    """Take the head off a plain text, and keep the rest as the draft's text.

    The head is a title, then a byline, a line with the outlet and the date, an address, or lines
    like `Author: Ada Holm`, in any order after the title. Anything else ends it.
    """
    if len(text) > _LONGEST_UNWRAPPED:
        read_prose(draft, text[:_HEAD_OF_LONG])  # for the fields alone
        draft.text = text
        return
    clean, removed = clean_text(text)
    draft.removed += removed
    lines = clean.split("\n")
    rest = 0
    while rest < len(lines) and rest < _LONGEST_HEAD:
        line = lines[rest]
        if line and not _take(draft, line, lines[rest + 1 : rest + 3]):
            break
        rest += 1
    draft.text = unwrap("\n".join(lines[rest:]))
    read_dateline(draft, draft.text)


def read_dateline(draft: Draft, text: str) -> None:
    """Offer the agency and the date that a dateline like `PARIS, 3 May 2024 (Arco) —` states.

    A dateline without a year states no date.
    """
    if match := _DATELINE.match(text[:200]):
        draft.offer("source", match["agency"] or match["slashed"], "dateline")
        draft.offer("published", find_date(match["date"] or ""), "dateline")
    elif match := _DATED.match(text[:200]):
        draft.offer("published", find_date(match["date"]), "dateline")


def without_byline(text: str) -> str:
    """Take lines that are only a byline or a date out of the top of a page's text.

    A date below the first paragraph is a heading of what happened then.
    """
    blocks = text.strip().split("\n\n")
    top: list[str] = []
    has_begun = False
    for block in blocks[:_LONGEST_HEAD]:
        line = block.strip()
        is_dated = not has_begun and _is_dated_alone(line)
        if not (is_dated or is_byline(line)):
            top.append(block)
        has_begun = has_begun or len(line) > _LONGEST_DATED_LINE
    return "\n\n".join(top + blocks[_LONGEST_HEAD:])


def take_printed_head(draft: Draft, text: str) -> str:
    """Return the text of a page without headings, less its head, whose fields are offered.

    A page for printers has the title, who wrote it and when on lines of one block. The title goes
    before that of the window, if that one has it, too, or only says what the page is for.
    """
    head, _, rest = text.partition("\n\n")
    title, *lines = head.split("\n")
    told = [line for line in lines if is_byline(line) or _is_dated_alone(line)]
    if not (rest and told == lines != [] and len(lines) <= _MOST_LINES_BELOW_TITLE):
        return text
    of_window = draft.lines.get("title", "")
    if not (title in of_window or _FOR_PRINTERS.search(of_window)):
        return text
    if draft.origins.get("title") == "title":
        del draft.lines["title"]
    draft.offer("title", title, "heading")
    for line in lines:
        draft.offer_all("authors", names_in_byline(line), "byline")
        draft.offer("published", find_date(line), "byline")
    return rest


def is_byline(line: str) -> bool:
    """Tell whether a line is only a byline."""
    return _is_short_line(line) and bool(names_in_byline(line))


def _is_dated_alone(line: str) -> bool:
    if not _is_short_line(line):
        return False
    return bool(find_date(line)) and len(re.findall(r"[^\W\d_]{2,}", line)) <= _WORDS_OF_DATE


def _is_short_line(line: str) -> bool:
    return not (len(line) > _LONGEST_OUTLET or "\n" in line or _QUOTED_FROM.match(line))


def names_in_byline(line: str) -> list[str]:
    """Return whom a line like `By Ada Holm, political editor` names; nobody if it is prose.

    "By the time the vote was over, nobody cared." begins like one, too.
    """
    match = _BYLINE.match(line)
    if match is None or (line.endswith((".", "!", "?")) and not line.endswith((" Jr.", " Sr."))):
        return []
    written = re.sub(r"(?<!\s)\s*\([^()]*\)$", "", match["names"].strip())  # "(avec AFP)"
    parts = [name for name in _NAMES.split(written) if name]
    names = [part for part in parts if _NAME.match(part)]
    sure = names == parts or (names[:1] == parts[:1] and " " in parts[0])
    people = [name for name in names if is_person(name)]  # no "Redakteure"
    return (people or names) if sure else []


def _take(draft: Draft, line: str, following: list[str]) -> bool:
    """Take one line of the head; tell whether it belongs there."""
    if clean_phrase(line).casefold() == draft.lines.get("title", "").casefold():
        return True
    if match := _KEYED.match(line):
        key = match["key"].lower()
        if key in _OF_LETTERS and not (draft.lines or any(map(_KEYED.match, following))):
            return False  # "To: all who moor here" may begin a text
        return _take_keyed(draft, key, match["value"])
    if names := names_in_byline(line):
        draft.offer("published", find_date(line), "byline")
        return draft.offer_all("authors", names, "byline")
    if _URL.match(line):
        return draft.offer("url", line, "first lines")
    if "title" in draft.lines:
        return _take_outlet(draft, line, following)
    if len(line) > _LONGEST_TITLE or line.endswith((".", ",", ";")) or _DATELINE.match(line):
        return False
    if _BULLET.match(line):
        return False
    if not _stands_alone(line, following):
        return False
    return draft.offer("title", line, "first line")


def _take_keyed(draft: Draft, key: str, value: str) -> bool:
    if key in ("to", "cc"):
        return True
    if key == "tags":
        return draft.offer_all("tags", value.split(","), "first lines")
    if key in _KEYED_AUTHORS:
        return draft.offer_all("authors", named_in(value), "first lines")
    return draft.offer(_KEYED_FIELDS[key], value, "first lines")


def _take_outlet(draft: Draft, line: str, following: list[str]) -> bool:
    """Take a line like `Port Selwyn Gazette, 7 March 2024`: short, and with a full date."""
    if not _is_dated(line):
        return _take_name_of_outlet(draft, line, following)
    before, date, after = split_at_date(line)
    if not draft.offer("published", date, "first lines"):
        return False
    for part in _SEPARATOR.split(f"{before}|{after}"):
        if outlet := _name_of_outlet(part):
            draft.offer("source", outlet, "first lines")
    return True


def _name_of_outlet(part: str) -> str:
    """Return what is left of a piece beside a date without the words that belong to the date."""
    words = WEEKDAY.sub(" ", part).split()
    named = [at for at, word in enumerate(words) if not _belongs_to_date(word)]
    if not named or re.search(r"\d", part):
        return ""
    return " ".join(words[named[0] : named[-1] + 1])


def _belongs_to_date(word: str) -> bool:
    return word in _SMALL or word.casefold() in _PUBLISHED


def _take_name_of_outlet(draft: Draft, line: str, following: list[str]) -> bool:
    """Take a short line that stands right above the date."""
    above_date = bool(following) and _is_dated(following[0])
    if not above_date or len(line) > _LONGEST_OUTLET or line.endswith((".", ",", "”", '"')):
        return False
    return draft.offer("source", line, "first lines")


def _is_dated(line: str) -> bool:
    """Tell whether a line is a date with an outlet or a place, and not a sentence with a date."""
    if len(line) > _LONGEST_DATED_LINE or re.search(r"[“”„\"»?!。]", line):
        return False
    before, date, after = split_at_date(line)
    if not date or LATER.search(before):
        return False
    words = re.findall(r"\b[^\W\d_]+", f"{before} {after}")
    return all(not word.islower() or _belongs_to_date(word) for word in words)


def _stands_alone(line: str, following: list[str]) -> bool:
    """Tell whether the first line is a title: an empty line or more of a head comes next."""
    if not following:
        return False
    if not following[0]:
        return bool(following[1:])
    if len(following[0]) > max(LONGEST_WRAPPED, len(line)):
        return True
    return any(
        names_in_byline(after) or _KEYED.match(after) or _URL.match(after) or _is_dated(after)
        for after in following
    )
