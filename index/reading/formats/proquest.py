"""Exports of ProQuest: records of labelled fields, from whatever kind of file they came in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.labelled import blocks_of, count_differs, language_code, section_in
from index.reading.plain_html import html_to_text

MARKS = ("ProQuest",)
"""One of them stands in every web page that is such an export, and in few others."""
_RULE = re.compile(r"^[ \t]*_{10,}[ \t]*$", re.M)
_NUMBERED = re.compile(
    r"^[ \t]*(?:Document|Dokument|Documento) (?P<at>\d+) (?:of|de|von|di|sur) (?P<of>\d+)[ \t]*$",
    re.I | re.M,
)
_HEADER = re.compile(
    r"^(?:report information from|informations? d[eu] rapport|berichtsinformationen von"
    r"|información del informe).{0,40}proquest|^table of contents|^bibliography$",
    re.I,
)
_ENDS = re.compile(
    r"^(?:Database|Base de données|Datenbank|Base de datos|Banco de dados)\s*:.*$", re.I | re.M
)
_ROLES = {
    "title": "title|document title|titre|titel|título|titolo",
    "authors": "authors?|auteurs?|autor(?:en|es)?|autore|verfasser",
    "info": "publication info|informations? (?:de|sur la) publication|publikationsinformationen"
    "|información de publicación",
    "abstract": "abstract|résumé|zusammenfassung|resumen|resumo|riassunto",
    "text": "full text|texte intégral|texte complet|volltext|texto completo|testo completo",
    "source": "publication title|titre de (?:la )?publication"
    "|titel der publikation|publikationstitel"
    "|título de (?:la )?publicación|titolo della pubblicazione|título da publicação",
    "published": "publication date|date de publication|publikationsdatum|erscheinungsdatum"
    "|datum der veröffentlichung|fecha de publicación|data di pubblicazione|data de publicação",
    "section": "section|rubrique|rubrik|abschnitt|sección|sezione|seção",
    "subjects": "subjects?|sujets?|thema|themen|materia|tema|soggetto|assunto",
    "language": "language of publication|language|langue de (?:la )?publication"
    "|sprache der publikation|publikationssprache|idioma de (?:la )?publicación"
    "|lingua di pubblicazione",
    "url": "document url|url du document|dokument-url|url del documento|url do documento",
    "other": "links|liens|location|people|personen|personnes|company / organization|company"
    "|entreprise"
    "|business indexing term|classification|identifier / keyword|pages|first page|première page"
    "|erste seite|primera página|publication year|année de publication|erscheinungsjahr"
    "|año de publicación|publisher|éditeur|verlag|editorial|place of publication"
    "|lieu de publication|country of publication|pays de publication|publication subject|issn|isbn"
    "|source type|type de source|quellentyp|tipo de fuente|document type|type de document"
    "|dokumenttyp|tipo de documento|proquest document id|id du document proquest"
    "|proquest-dokument-id|id del documento de proquest|copyright|last updated"
    "|dernière mise à jour|letzte aktualisierung|última actualización"
    "|database|base de données|datenbank|base de datos|dateline|volume|issue"
    "|number of pages|features|document feature|accession number|column|credit|edition"
    "|full text availability|source attribution|ort|ubicación|lieu|copyright-hinweis",
}
_LABEL = re.compile(
    "^(?:"
    + "|".join(f"(?P<{role}>{labels})" for role, labels in _ROLES.items())
    + r")\s*:(?!\S{0,2}//)\s*",
    re.I,
)
_LIKE_LABEL = re.compile(r"[^\W\d_][\w /()-]{1,40}: ")
_NONE = re.compile(r"^(?:none available|not available|aucun|keine|no disponible)\b", re.I)
_ABOUT = re.compile(r"^(?P<source>[^;:]{2,100}?)\s*(?:;|:|,\s+suppl)", re.I)


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    if "proquest" not in text.casefold():
        return False
    roles = {role for block in blocks_of(text[:500_000]) for role, _ in _fields([block])}
    return len(roles & {"authors", "info", "text", "source", "published", "url"}) >= 3


def part_page(markup: str) -> Iterator[Item]:
    """Yield the articles of an export that was saved as a web page."""
    text = html_to_text(re.sub(r"<hr\b", f"<p>{'_' * 20}</p><hr", markup, flags=re.I))
    if recognises(text):
        yield from part(text)


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export, and whether there are others than it says.

    Args:
        text: All of it, paragraphs apart by empty lines.
    """
    said = max((int(match["of"]) for match in _NUMBERED.finditer(text)), default=0)
    drafts = [draft for record in _records(text) if (draft := _draft(record))]
    for number, draft in enumerate(drafts, 1):
        draft.part = str(number) if len(drafts) > 1 else ""
        yield draft
    yield from count_differs(said, len(drafts))


def _records(text: str) -> Iterator[str]:
    """Cut at the rules and counts between records; without those, after each one's last field."""
    pieces = _RULE.split(_NUMBERED.sub("_" * 20, text))
    for piece in pieces:
        ends = [match.end() for match in _ENDS.finditer(piece)]
        yield from (piece[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True))


def _draft(record: str) -> Draft | None:
    """Return the article of a record; nothing for what stands above and between them."""
    blocks = [block for block in blocks_of(record) if not _HEADER.match(block)]
    found = dict(reversed(list(_fields(blocks))))
    if not found.keys() & {"text", "abstract", "source", "url", "info"}:
        return None
    draft = Draft()
    text = found.get("text", "")
    if not text and not _NONE.match(abstract := found.get("abstract", "")) and abstract:
        text = abstract
        draft.warn("only the abstract is in the export")
    draft.text = text
    draft.offer("title", found.get("head", "") or found.get("title", ""), "proquest")
    draft.offer("source", found.get("source", "").partition(";")[0], "proquest")
    info = found.get("info", "")
    if about := _ABOUT.match(info):
        draft.offer("source", about["source"], "proquest")
    for stated in (found.get("published", ""), info):
        draft.offer("published", parse_date(stated), "proquest")
    draft.offer("url", found.get("url", ""), "proquest")
    draft.offer("language", language_code(found.get("language", "")), "proquest")
    draft.offer_all("authors", author_names(found.get("authors", "")), "proquest")
    labels = [section_in(found.get("section", "")), *found.get("subjects", "").split(";")]
    draft.offer_all("tags", labels, "proquest")
    return draft


def _fields(blocks: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a record; the text goes on until nothing but other fields follows it."""
    lines = [line for block in blocks for line in (*block.split("\n"), "")]
    last = _last_of_text(lines)
    role, value = "head", ""
    for at, line in enumerate(lines):
        label = _LABEL.match(line) if role != "text" or at > last else None
        if label is None:
            # A line within a paragraph was broken at a width.
            between = " " if value and lines[at - 1] else "\n\n"
            value = f"{value}{between}{line}" if line else value
            continue
        if value.strip():
            yield role, value.strip() if role in ("text", "abstract") else " ".join(value.split())
        role, value = str(label.lastgroup), line[label.end() :]
    if value.strip():
        yield role, value.strip() if role in ("text", "abstract") else " ".join(value.split())


def _last_of_text(lines: list[str]) -> int:
    """Return the last line that is no labelled field, nor goes on with one."""
    last = -1
    for at in range(len(lines) - 1, -1, -1):
        begins = lines[at] and (at == 0 or not lines[at - 1])
        if begins and not (_LABEL.match(lines[at]) or _LIKE_LABEL.match(lines[at])):
            last = at
            break
    # A label that is not known counts only below one that is.
    below = range(last + 1, len(lines))
    return next((at - 1 for at in below if _LABEL.match(lines[at])), len(lines) - 1)
