"""Exports of EBSCO, Gale, NewsBank and wiso: records of labelled lines with a text below them.

Each record has a head ("Source: …", "Author/Byline: …") and a number that its database gave it,
in its head or below its text. The title may stand above the head, in it or under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.reading.bylines import author_names
from index.reading.dates import find_date
from index.reading.draft import Draft, Item
from index.reading.labelled import blocks_of, count_differs, section_in
from index.reading.prose import names_in_byline

MARKS = (
    "Accession Number", "Gale Document Number", "Record Number", "newsbank", "Dokumentnummer",
    "GBI-Genios", "Document Number",
)  # fmt: skip
"""One of them stands in every web page that is such an export, and in few others."""
_ROLES = {
    "title": "title,article title,headline,titel,überschrift,titre,título,titolo",
    "authors": "author,authors,author(s),author/byline,byline,autor,autoren,autor(en),verfasser"
    ",auteur,auteurs,auteur(s),autores,autore,autori",
    "source": "source,publication,publication title,paper,newspaper,quelle,zeitung,from,journal"
    ",fuente,fonte,source title,publication name",
    "date": "date,publication date,pub date,pub. date,date published,datum,fecha,data",
    "section": "section,ressort,rubrik,rubrique,sección,sezione,column",
    "text": "full text,text,volltext,body,article text,texto completo,texte intégral",
    "url": "persistent link to this record (permalink),permalink,persistent link,openurl link"
    ",document url,url,link",
    "id": "record number,record,record id,accession number,gale document number,dokumentnummer"
    ",dokument-nr.,dokument-nr,document number,article id"
    ",zugangsnummer,datensatz,numéro d'accession,numéro d’accession,número de acceso"
    ",numero di accesso,número de acesso",
    "fact": "edition,page,pages,seite,seiten,ausgabe,jahrgang,readability,lexile,lexile measure"
    ",document type,publication type,dokumenttyp,dokumentart,publikationstyp,type de document"
    ",tipo de documento,volltext wortanzahl,datenbank,base de données,base de datos"
    ",subject terms,geographic terms,geographic location,people"
    ",company,company/entity,naics/industry codes,abstract,issn,eissn,full text word count"
    ",word count,length,volume,issue,publisher,publisher information,database,dateline,region"
    ",index terms,copyright,location,topic,topics,product type,series,memo,caption,estimated"
    " printed pages,images,nr,nummer,schlagwörter,deskriptoren,branche,land,wortanzahl,isbn,doi"
    ",language,sprache,correction,notes,reviews & products,subject,subjects,keywords",
}
_ROLE_OF = {label: role for role, labels in _ROLES.items() for label in labels.split(",")}
_HEAD = frozenset(("title", "authors", "source", "date", "section"))
_LABEL = re.compile(r"[•*-]?\s*(?P<label>[^\W\d_][^:\n]{1,60}?)\s?:(?:\s+|$)(?P<value>.*)")
_NUMBERED = re.compile(
    r"(?:record|article|document|dokument|artikel|datensatz|registro|notice)\s*:?\s*\d+"
    r"(?:\s+(?:of|von|de)\s+(?P<of>\d+))?",
    re.I,
)
_RULE = re.compile(r"[-=_*]{5,}")
_FOOT = re.compile(
    r"(?:source citation|copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorb|to bookmark"
    r"|for personal use|this content may|mla\b.*\bedition\b|zitierhinweis)",
    re.I,
)
_END_OF_SOURCE = re.compile(
    r"\s*[;(|]|\s+(?:vom|du|del)\s+(?=\d)|,?\s+[–—-]\s|,\s+(?=\d|Nr\b|No\b|[pS]\.?\s?\d|Seite|Vol)|\.\s"
    r"|,\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*[ .,]"
)
_OF_EBSCO = re.compile(r"Accession Number|Zugangsnummer|Num[ée]ro d['’]accession|Número de acceso")
_AMERICAN = re.compile(r"\b(0?[1-9]|1[0-2])/(\d\d?)/(\d{4})\b")
_ID = re.compile(r"(?=\S*\d)(?:\S*[^\W\d_]\S*|\S*\d{5}\S*)")
"""A number that a database gives: no "12-3" and no "7"."""
_LONGEST_VALUE = 1_000
_FEWEST_ROLES = 3
_PROSE, _LONGEST_TITLE = 15, 30
"""Words."""


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    head = text[:200_000]
    roles = (_role(line) for block in blocks_of(head) for line in _lines(block))
    told = {role for role, value in roles if role != "id" or _ID.fullmatch(value)}
    told.discard("")
    named = bool(told & {"source", "authors", "section"})
    return "id" in told and named and len(told) >= _FEWEST_ROLES


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export, and whether there are others than it says.

    Args:
        text: All of it, paragraphs apart by empty lines.
    """
    blocks = [list(_lines(block)) for block in blocks_of(text.replace("\f", "\n\n"))]
    numbered = (_NUMBERED.fullmatch(block[0]) for block in blocks)
    said = [int(match["of"]) for match in numbered if match and match["of"]]
    month_first = bool(_OF_EBSCO.search(text))  # who writes 05/12/2023 for the 12th of May
    drafts = [_draft(one, month_first=month_first) for one in _records(blocks)]
    drafts = [draft for draft in drafts if draft.text or draft.lines]
    for number, draft in enumerate(drafts, 1):
        draft.part = str(number) if len(drafts) > 1 else ""
        yield draft
    yield from count_differs(max(said, default=0), len(drafts))


def _lines(block: str) -> Iterator[str]:
    """Yield the lines of a block; labels that share one are parted."""
    for line in block.split("\n"):
        pieces = line.split(" | ")
        yield from pieces if any(_role(piece)[0] for piece in pieces[1:]) else [line]


def _role(line: str) -> tuple[str, str]:
    """Return what the label of a line says that it tells, and its value."""
    match = _LABEL.match(line)
    if match:
        return _ROLE_OF.get(" ".join(match["label"].casefold().split()), ""), match["value"].strip()
    return ("text", "") if line.casefold().strip(" :") in ("full text", "volltext") else ("", "")


def _records(blocks: Sequence[list[str]]) -> Iterator[list[list[str]]]:
    """Yield the blocks of each record: a head after a text begins another one."""
    start = 0
    told: set[str] = set()
    has_text = False
    for at, block in enumerate(blocks):
        roles = {_role(line)[0] for line in block} - {""}
        again = roles & told & _HEAD or ("id" in roles & told and has_text)
        if has_text and (_NUMBERED.fullmatch(block[0]) or again):
            begin = _begin(blocks, start, at)
            yield list(blocks[start:begin])
            start, told, has_text = begin, set(), False
        told |= roles
        has_text = has_text or "text" in roles or (not roles and _words(block) >= _PROSE)
    yield list(blocks[start:])


def _begin(blocks: Sequence[list[str]], start: int, at: int) -> int:
    """Return where a record begins whose head is at a place: perhaps at the title above it."""
    if _NUMBERED.fullmatch(blocks[at][0]):
        return at
    while at - 1 > start and _is_heading(blocks[at - 1]):
        at -= 1
    return at


def _is_heading(block: list[str]) -> bool:
    ends = block[-1].endswith((".", "!", "?", "”", "“", '"', "»"))
    return (
        _words(block) <= _LONGEST_TITLE
        and not any(_role(line)[0] or _FOOT.match(line) or "://" in line for line in block)
        and not (ends and not find_date(block[-1]))
    )


def _words(block: Sequence[str]) -> int:
    return sum(len(line.split()) for line in block)


@dataclass(slots=True)
class _Record:
    """One article, its lines sorted."""

    above: list[str] = field(default_factory=list)
    """Lines without a label over its head."""
    fields: dict[str, str] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)
    """Its paragraphs."""


def _draft(blocks: Sequence[list[str]], *, month_first: bool) -> Draft:
    record = _sorted(blocks)
    draft = Draft()
    fields = record.fields
    for line in [*record.above[1:], *record.above[:1]]:
        if "source" not in fields and "date" not in fields and (date := find_date(line)):
            draft.offer("published", date, "export")
            draft.offer("source", _source(_without_date(line)), "export")
            record.above.remove(line)
            break
    title = fields.get("title") or " ".join(record.above[:1])
    if not title and record.text:
        title, record.text = _title_below(draft, record.text)
    draft.offer("title", title.rstrip(".") if title.count(".") == 1 else title, "export")
    draft.offer("source", _source(fields.get("source", "")), "export")
    for name in ("date", "source"):
        value = fields.get(name, "")
        if month_first:
            value = _AMERICAN.sub(r"\3-\1-\2", value)
        draft.offer("published", find_date(value), "export")
    draft.offer_all("authors", author_names(fields.get("authors", "")), "export")
    draft.offer_all("tags", [section_in(fields.get("section", ""))], "export")
    if address := re.search(r"https?://\S+", fields.get("url", "")):
        draft.offer("url", address[0], "export")
    draft.text = "\n\n".join(record.text)
    return draft


def _sorted(blocks: Sequence[list[str]]) -> _Record:
    record = _Record()
    for block in blocks:
        if _FOOT.match(block[0]) and record.text:
            break
        prose: list[str] = []
        last = ""
        for line in block:
            role, value = _role(line)
            if role == "text":
                prose += [value] if value else []
                last = ""
            elif role:
                record.fields.setdefault(role, value)
                last = role
            elif last and not prose and len(record.fields[last]) < _LONGEST_VALUE:
                record.fields[last] = f"{record.fields[last]} {line}".strip()
            elif not (_RULE.fullmatch(line) or _NUMBERED.fullmatch(line)):
                prose.append(line)
        if prose and (record.fields or _words(prose) >= _PROSE):
            record.text.append("\n".join(prose) if len(record.text) == 0 else " ".join(prose))
        else:
            record.above += prose
    return record


def _title_below(draft: Draft, text: list[str]) -> tuple[str, list[str]]:
    """Return the title that stands over a text, and the text without it and its byline."""
    first, *rest = text
    title, *lines = first.split("\n")
    if len(title.split()) > _LONGEST_TITLE or (not lines and title.endswith(".")):
        return "", text
    if lines and (names := names_in_byline(lines[0])):
        draft.offer_all("authors", names, "export")
        lines = lines[1:]
    elif not lines and rest and (names := names_in_byline(rest[0])):
        draft.offer_all("authors", names, "export")
        rest = rest[1:]
    return title, [*([" ".join(lines)] if lines else []), *rest]


def _source(value: str) -> str:
    """Return an outlet without place, date and page: "Courier, The (Osk); p3" is "The Courier"."""
    name = _END_OF_SOURCE.split(value.strip(" |-–—"), maxsplit=1)[0].strip(" ,.;")
    family, comma, article = name.rpartition(", ")
    is_article = comma and article.casefold() in ("the", "der", "die", "das", "le", "la", "el")
    return f"{article} {family}" if is_article else name


def _without_date(line: str) -> str:
    """Return the part of "Courier (Osk) - 4 March 2024" that has no date."""
    parts = [part for part in re.split(r"\s+[-–—|]\s+|\s*\|\s*", line) if not find_date(part)]
    return parts[0] if parts else ""
