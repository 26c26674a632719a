"""Exports of Factiva: lines of a head in a fixed order, or fields with codes of two letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from index.reading.bylines import author_names
from index.reading.dates import find_date
from index.reading.draft import Draft, Item
from index.reading.labelled import count_differs, language_code, section_in
from index.reading.plain_html import html_to_text
from index.reading.prose import names_in_byline
from index.reading.safe_xml import markup_of, parse_html

MARKS = ("Factiva", "articleParagraph", "enArticle", "<b>HD</b>")
"""One of them stands in every web page that is such an export, and in few others."""
_WORDS = re.compile(
    r"^[\d,.\u00a0\u202f ]*\d\s*(?:words?|mots?|Wörter|Worte|palabras?|parole|palavras?|woorden|ord"
    r"|слов\w*|słów|字|单词|單詞|語|文字|ワード)$",
    re.I,
)
_END = re.compile(
    r"^(?:AN\s+)?(?:Document|Dokument|Documento|Документ|文件|文档|文檔|文書|ドキュメント)\s+"
    r"(?P<id>[A-Z][A-Z0-9]{2,}\w*\d\w*)$"
)
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
_ARTICLE = re.compile(r"\w\w(?:-?\w\w)?Article")
"""The class of an article, after its language: "enArticle"."""
_FACTIVA = re.compile(r"\(c\)\s*\d{4}\s*Factiva|Factiva, Inc|^Factiva$", re.I)
_COUNTED = re.compile(
    r"(?:Article|Artikel|Artículo|Articolo|Document|Dokument) \d+ (?:of|de|von|di|sur) (\d+)$", re.I
)
"""How some views count the articles above each."""
_LONGEST_HEAD = 25
"""Lines."""
_LONGEST_HEADING = 300


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    lines = [line.strip() for line in text[:2_000_000].split("\n") if line.strip()]
    ends = any(_END.match(line) for line in lines)
    return ends and (any(map(_WORDS.match, lines)) or _is_coded(lines))


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export that was saved as text, RTF or the like.

    Args:
        text: All of it.
    """
    records: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        line = re.sub(r"[ \u00a0]+", " ", line).strip(" ")
        records[-1].append(line)
        if _END.match(line.strip()):
            records.append([])
    said = [int(match[1]) for lines in records for match in map(_COUNTED.match, lines) if match]
    drafts = [
        _draft(lines) for record in records for lines in _heads_apart(record) if _is_record(lines)
    ]
    yield from numbered(drafts)
    yield from count_differs(max(said, default=0), len(drafts))


def _heads_apart(lines: list[str]) -> Iterator[list[str]]:
    """Yield a record; in pieces if it has several heads, since an article's end is missing."""
    start = 0
    lengths = [at for at, line in enumerate(lines) if _WORDS.match(line)]
    for at in lengths[1:]:
        if not any(len(line) < 60 and find_date(line) for line in lines[at + 1 : at + 4]):
            continue
        head = at
        while head > start and lines[head - 1]:
            head -= 1
        yield lines[start:head]
        start = head
    yield lines[start:]


def part_page(markup: str) -> Iterator[Item]:
    """Yield the articles of an export that was saved as a web page."""
    tree = parse_html(markup)
    if tree is None:
        return
    drafts = [_of_element(one) for one in tree.iter("div", "article", "table") if _is_article(one)]
    yield from numbered([draft for draft in drafts if draft.text])


def numbered(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts, each with its number if there are several."""
    for number, draft in enumerate(drafts, 1):
        draft.part = str(number) if len(drafts) > 1 else ""
        yield draft


def _is_record(lines: Sequence[str]) -> bool:
    """Tell an article from what stands around the articles."""
    told = [line for line in lines if line and not _FACTIVA.search(line)]
    has_head = any(_WORDS.match(line) for line in told) or _is_coded(told)
    return has_head or sum(len(line.split()) for line in told) > 60


def _is_coded(lines: Sequence[str]) -> bool:
    codes = {match["code"] for line in lines if (match := _CODED.match(line.replace("\t", " ")))}
    return "HD" in codes and bool(codes & {"LP", "TD"}) and bool(codes & {"PD", "SN"})


def _draft(lines: list[str]) -> Draft:
    return _coded_draft(_pairs(lines)) if _is_coded(lines) else _plain_draft(lines)


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


def _coded_draft(pairs: Iterator[tuple[str, str]]) -> Draft:
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


def _plain_draft(lines: Sequence[str]) -> Draft:
    """Read a head in its order: section, title, byline, length, date, source, code, language."""
    around = (_FACTIVA.search, _END.match, _COUNTED.match)
    lines = [line for line in lines if not any(test(line) for test in around)]
    filled = [at for at, line in enumerate(lines) if line]
    counted = next((at for at in filled if _WORDS.match(lines[at])), None)
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


# Web pages.


def _is_article(element: etree._Element) -> bool:
    """Tell an element that holds one article, with a head like Factiva's: others are so named."""
    if not _is_named(element) or any(map(_is_named, element.iterdescendants("div", "article"))):
        return False
    rows = (_told(cell).strip() for cell in element.iter("b"))
    lines = [one_line(_told(piece)) for piece in _pieces(element)]
    return "HD" in rows or (
        any(map(_WORDS.match, lines))
        and (any(map(_END.match, lines)) or "eadline" in markup_of(element)[:5_000])
    )


def _is_named(element: etree._Element) -> bool:
    classes = (element.get("class") or "").split()
    return "article" in classes or any(map(_ARTICLE.fullmatch, classes))


def _of_element(element: etree._Element) -> Draft:
    rows = [cells for row in element.iter("tr") if len(cells := list(row.iter("td"))) >= 2]
    codes = {one_line(_told(cells[0])) for cells in rows}
    if "HD" in codes and codes & {"LP", "TD"}:
        return _coded_draft((one_line(_told(cells[0])), _text_of(cells[1])) for cells in rows)
    lines: list[str] = []
    title = author = ""
    body: list[str] = []
    for piece in _pieces(element):
        names = (piece.get("class") or "").split()
        text = one_line(_text_of(piece).replace("\n", " "))
        if any("headline" in name.lower() for name in names) or piece.get("id") == "hd":
            title = title or text
            lines.append(text)
        elif _END.match(text):
            break
        elif body or any("articleparagraph" in name.lower() for name in names):
            body.append(text)
        elif "author" in names:
            author = author or text
        elif text:
            lines.append(text)
    draft = Draft()
    draft.offer("title", title, "factiva")
    draft.offer_all("authors", author_names(author), "factiva")
    plain = _plain_draft(lines)
    for name, value in plain.lines.items():
        draft.offer(name, value, "factiva")
    for listed, values in plain.lists.items():
        draft.offer_all(listed, values, "factiva")
    draft.text = "\n\n".join(text for text in [*plain.text.split("\n\n"), *body] if text)
    return draft


def _pieces(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of an article: elements that hold no further blocks."""
    for child in element.iterdescendants("div", "p", "h1", "h2", "h3", "h4"):
        if not any(True for _ in child.iterdescendants("div", "p", "h1", "h2", "h3", "h4")):
            yield child


def _told(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _text_of(element: etree._Element) -> str:
    return html_to_text(markup_of(element)).strip()
