"""One article of Factiva: lines of a head in a fixed order, or fields with codes of two letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.reading.bylines import author_names
from index.reading.dates import find_date
from index.reading.draft import Draft
from index.reading.labelled import language_code, section_in
from index.reading.prose import names_in_byline

LENGTH = re.compile(
    r"^[\d,.\u00a0\u202f ]*\d\s*(?:words?|mots?|Wörter|Worte|palabras?|parole|palavras?|woorden|ord"
    r"|слов\w*|słów|字|单词|單詞|語|文字|ワード)$",
    re.I,
)
"""How many words it has: the one line of every plain head."""
END = re.compile(
    r"^(?:AN\s+)?(?:Document|Dokument|Documento|Документ|文件|文档|文檔|文書|ドキュメント)\s+"
    r"(?P<id>[A-Z][A-Z0-9]{2,}\w*\d\w*)$"
)
"""The last line, its number in the database."""
FACTIVA = re.compile(r"\(c\)\s*\d{4}\s*Factiva|Factiva, Inc|^Factiva$", re.I)
"""What stands around articles."""
COUNTED = re.compile(
    r"(?:Article|Artikel|Artículo|Articolo|Document|Dokument) \d+ (?:of|de|von|di|sur) (\d+)$", re.I
)
"""How some views count the articles above each."""
_CODED = re.compile(
    r"^(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|IPC|IPD|PUB|AN|ART"
    r"|CLM|(?:CO|IN|NS|RE)(?=\s+\S+ : |\s*$))(?:\s+(?P<value>\S.*))?$"
)
"""A field. Those about subjects say what their codes mean: "RE uk : United Kingdom"."""
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\))", re.I)
_TIME = re.compile(r"^\d{1,2}[:.]\d\d(?:\s?[AP]M)?(?:\s?\w{2,4})?$", re.I)
_SOURCE_CODE = re.compile(r"^[A-Z][A-Z0-9]{2,9}$")
_PAGE_OR_VOLUME = re.compile(r"^(?:[A-Z]?\d{1,4}(?:[,;/ -]+[A-Z]?\d+)*|volume .*|issue .*)$", re.I)
_EDITION = re.compile(r"\b(?:edition|ausgabe|édition|edición|final|late|early|first|main)\b", re.I)
_LONGEST_HEAD = 25
"""Lines."""
_LONGEST_HEADING = 300


def is_coded(lines: Sequence[str]) -> bool:
    """Tell whether lines are fields with codes."""
    codes = {match["code"] for line in lines if (match := _CODED.match(line.replace("\t", " ")))}
    return "HD" in codes and bool(codes & {"LP", "TD"}) and bool(codes & {"PD", "SN"})


def draft_of(lines: list[str]) -> Draft:
    """Return an article by its lines."""
    return coded_draft(_pairs(lines)) if is_coded(lines) else plain_draft(lines)


def numbered(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts, each with its number if there are several."""
    for number, draft in enumerate(drafts, 1):
        draft.part = str(number) if len(drafts) > 1 else ""
        yield draft


# Fields with codes.


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each code with its value: what follows on its line, and the lines below."""
    code, value = "", [""]
    for line in lines:
        match = _CODED.match(line.replace("\t", " "))
        if match:
            yield code, "\n".join(value)
            code, value = match["code"], [match["value"] or ""]
        else:
            value.append(line)
    yield code, "\n".join(value)


def coded_draft(pairs: Iterable[tuple[str, str]]) -> Draft:
    """Return an article by its codes with their values; of one that comes twice the first."""
    fields: dict[str, str] = {}
    for code, value in pairs:
        if code and value.strip():
            fields.setdefault(code, value.strip())
    draft = Draft()
    draft.offer("title", one_line(fields.get("HD", "")), "factiva")
    draft.offer("source", one_line(fields.get("SN", "")), "factiva")
    draft.offer("published", find_date(fields.get("PD", "")), "factiva")
    draft.offer("language", language_code(fields.get("LA", "")), "factiva")
    draft.offer_all("authors", author_names(one_line(fields.get("BY", ""))), "factiva")
    draft.offer_all("tags", [section_in(one_line(fields.get("SE", "")))], "factiva")
    text = (_paragraphs(fields[code]) for code in ("LP", "TD") if code in fields)
    draft.text = "\n\n".join(text)
    return draft


def one_line(value: str) -> str:
    """Return a value on one line."""
    return " ".join(value.split())


def _paragraphs(value: str) -> str:
    """Return text with its paragraphs apart: at its empty lines if it has some, else at all."""
    if "\n\n" in value.strip():
        pieces = re.split(r"\n\s*\n", value)
        return "\n\n".join(one_line(piece) for piece in pieces if piece.strip())
    return "\n\n".join(line.strip() for line in value.split("\n") if line.strip())


# Heads without codes.


def plain_draft(lines: Sequence[str]) -> Draft:
    """Read a head in its order: section, title, byline, length, date, source, code, language."""
    around = (FACTIVA.search, END.match, COUNTED.match)
    lines = [line for line in lines if not any(test(line) for test in around)]
    filled = [at for at, line in enumerate(lines) if line]
    counted = next((at for at in filled if LENGTH.match(lines[at])), None)
    draft = Draft()
    if counted is None:
        draft.text = _paragraphs("\n".join(lines))
        return draft
    above = [at for at in filled if at < counted]
    close = [at for at in above if all(lines[at:counted])]  # without an empty line between
    _offer_headings(draft, [lines[at] for at in (close if len(close) > 1 else above)])
    below = [at for at in filled if at > counted][:_LONGEST_HEAD]
    end = _offer_facts(draft, [lines[at] for at in below])
    start = below[end] if end < len(below) else len(lines)
    draft.text = _paragraphs("\n".join(lines[start:]))
    return draft


def _offer_headings(draft: Draft, headings: list[str]) -> None:
    """Offer what stands above the length: perhaps a section, the title, perhaps a byline."""
    headings = [line for line in headings if len(line) <= _LONGEST_HEADING][-4:]
    if len(headings) > 1 and _is_byline(headings[-1], headings[:-1]):
        draft.offer_all("authors", author_names(headings.pop()), "factiva")
    if len(headings) > 1 and _is_section(headings[0], headings[1]):
        draft.offer_all("tags", [section_in(headings.pop(0).split(";")[0])], "factiva")
    draft.offer("title", " ".join(headings), "factiva")


def _is_byline(line: str, above: Sequence[str]) -> bool:
    if names_in_byline(line):
        return True
    people = author_names(line)
    told = re.sub(r"\W+", " ", " ".join(people)).split()
    named = bool(people) and len(told) >= 2 and len(line.split()) <= len(told) + 3
    return named and len(line.split()) <= 8 and len(above[-1].split()) >= 3


def _is_section(line: str, below: str) -> bool:
    return len(line.split()) <= 4 and len(line) < len(below) and not line.endswith((".", "?", "!"))


def _offer_facts(draft: Draft, lines: Sequence[str]) -> int:
    """Offer what stands below the length; return how many of the lines that is."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if _COPYRIGHT.match(line):
            return at + 1
        if "published" not in draft.lines and len(line) < 60 and (date := find_date(line)):
            draft.offer("published", date, "factiva")
        elif "published" in draft.lines and "source" not in draft.lines and not _TIME.match(line):
            draft.offer("source", line, "factiva")
        elif not _is_fact(draft, line):
            break
        at += 1
    return at


def _is_fact(draft: Draft, line: str) -> bool:
    code = language_code(line) if len(line.split()) <= 3 else ""
    if code:
        draft.offer("language", code, "factiva")
    return bool(
        code
        or _TIME.match(line)
        or _SOURCE_CODE.match(line)
        or _PAGE_OR_VOLUME.match(line)
        or (len(line) < 60 and _EDITION.search(line) and not line.endswith((".", "”", '"')))
    )
