"""Exports of Nexis, LexisNexis and Nexis Uni, from whatever kind of file they were saved as.

Two layouts: the older one counts its articles ("1 of 2 DOCUMENTS", "Dokument 1 von 2") and writes
its labels in capitals; Nexis Uni marks the end of each ("End of Document") and the text ("Body").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.dates import find_date
from index.reading.draft import Draft, Item
from index.reading.formats.nexis_labels import (
    CERTAIN,
    COVER,
    HEAD_ROLES,
    LABEL,
    TAIL_HEADINGS,
    role_of,
    value_of,
)
from index.reading.labelled import (
    blocks_of,
    count_differs,
    language_code,
    section_in,
)

MARKS = (
    "LXNComment", "DOC_ID_", " DOCUMENTS", " DOCUMENT<", "Dokument 1 von", "Document 1 de",
    "Document 1 of",
    "End of Document", "Ende des Dokument", "Fin du document", "Fin del documento",
    "Fine del documento",
)  # fmt: skip
"""One of them stands in every web page that is such an export, and in few others."""
_NUMBERED = re.compile(
    r"^[ \t\f\u00a0]*(?:FOCUS - )?(?:\d+ (?:of|de|von|di|van|sur) (?P<of>\d+)"
    r" (?:DOCUMENTS?|DOKUMENTE?N?|DOCUMENTOS?|DOCUMENTI|DOCUMENTO|DOCUMENTEN)"
    r"|(?:Document|Dokument|Documento|DOCUMENT|DOKUMENT|DOCUMENTO) \d+"
    r" (?:of|de|von|di|van|sur|OF|DE|VON|DI) (?P<of2>\d+))[ \t\u00a0]*$",
    re.M,
)
_END = re.compile(
    r"^[ \t\u00a0]*(?:End of Document|Ende des Dokuments?|Fin du document|Fin del? documento"
    r"|Fine del documento|Einde van (?:het )?document|Fim do documento)[ \t\u00a0]*$",
    re.I | re.M,
)
_SELECTED = re.compile(
    r"(?:Selected Items|Documents? s\w+|Dokumente?): (\d+)-(\d+)\s*$", re.I | re.M
)
_LISTED = re.compile(r"^(?:Documents?|Dokumente?|Documentos?|Documenti) \((\d+)\)\s*$", re.I | re.M)
_IN_LIST = re.compile(r"^\d+\.\s+(\S.*)$")
_COPYRIGHT = re.compile(
    r"^(?:copyright\b|©|\(c\)\s)|\ball rights reserved|alle rechte vorb|tous droits r"
    r"|todos los derechos|tutti i diritti",
    re.I,
)
_UNSHOWN = re.compile(r"we are sorry but there is an error in this document\b", re.I)
"""Stands where the database fails to give an article."""
_EDITION = re.compile(r"\b(?:edition|edición|édition|ausgabe|edizione|editie)\b", re.I)
_FEWEST_OFCOVER = 3
_LONGEST_DATED = 100
_LONGEST_CAPTIONS = 1_500


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    numbered = _NUMBERED.search(text)
    if not numbered and not _END.search(text):
        return _is_list(text)
    roles = {role_of(block) for block in blocks_of(text[:200_000])}
    return bool(roles & CERTAIN) and bool(numbered or "body" in roles)


def _is_list(text: str) -> bool:
    """Tell whether a text is the list that comes beside articles saved each for itself."""
    blocks = blocks_of(text[:20_000])
    return (
        sum(bool(COVER.match(block)) for block in blocks) >= _FEWEST_OFCOVER
        and any(map(_LISTED.match, blocks))
        and not any(role_of(block) == "body" for block in blocks)
    )


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export, and whether there are others than it says.

    Args:
        text: All of it, paragraphs apart by empty lines.

    Raises:
        ReadError: It only lists articles.
    """
    if _is_list(text):
        raise ReadError("the list of an export, without its articles", "They are files beside it.")
    said = 0
    if _NUMBERED.search(text):
        cover, *records = _NUMBERED.split(text)[:: _NUMBERED.groups + 1]
        said = _said(cover) or max(int(m["of"] or m["of2"]) for m in _NUMBERED.finditer(text))
        drafts = [_draft(blocks_of(_END.sub("", record)), classic=True) for record in records]
    else:
        *records, rest = _END.split(text)
        said = _said(text)
        titles = _titles(blocks_of(records[0])) if records else []
        drafts = [_draft(_without_cover(blocks_of(one), titles)) for one in records]
        if len(rest.split()) > 40:  # an article whose end was cut off
            drafts.append(_draft(blocks_of(rest)))
    found = [draft for draft in drafts if draft.text or draft.lines]
    for number, draft in enumerate(found, 1):
        draft.part = str(number) if len(found) > 1 else ""
        yield draft
    yield from count_differs(said, len(found))


def _said(text: str) -> int:
    """Return how many articles the export says that it holds."""
    if match := _SELECTED.search(text):
        return int(match[2]) - int(match[1]) + 1
    match = _LISTED.search(text)
    return int(match[1]) if match else 0


def _titles(blocks: Sequence[str]) -> list[str]:
    """Return the titles that the cover lists."""
    listed = (_IN_LIST.match(block) for block in blocks)
    return [match[1].casefold() for match in listed if match]


def _without_cover(blocks: list[str], titles: Sequence[str]) -> list[str]:
    """Return a record without the cover that may stand above it."""
    body = next((at for at, block in enumerate(blocks) if role_of(block) == "body"), len(blocks))
    last = max((at + 1 for at in range(body) if _is_cover(blocks[at])), default=0)
    for at in range(body):
        if at >= last - 1 and blocks[at].casefold() in titles:
            return blocks[at:]
    return blocks[last:]


def _is_cover(block: str) -> bool:
    listed = _IN_LIST.match(block) and not _is_dated(block)  # "4. März 2024" is no entry
    return bool(listed or COVER.match(block) or _LISTED.match(block))


@dataclass(slots=True)
class _Record:
    """One article, its blocks sorted."""

    plain: list[str] = field(default_factory=list)
    """Of its head, without labels: title, source, date."""
    fields: dict[str, str] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)


def _draft(blocks: list[str], *, classic: bool = False) -> Draft:
    record = _sorted(blocks)
    draft = Draft()
    draft.offer("title", record.fields.get("title", ""), "nexis")
    _offer_plain(draft, record.plain, classic=classic)
    draft.offer_all("authors", author_names(record.fields.get("byline", "")), "nexis")
    draft.offer_all("tags", [section_in(record.fields.get("section", ""))], "nexis")
    draft.offer("language", language_code(record.fields.get("language", "")), "nexis")
    draft.text = "\n\n".join(" ".join(block.split("\n")) for block in record.body)
    return draft


def _sorted(blocks: list[str]) -> _Record:
    """Sort the blocks of an article into head, text and what follows it."""
    record = _Record()
    blocks, tail = _without_tail([one for block in blocks for one in _parted(block)])
    for block in tail:
        if (role := role_of(block)) in ("language", "byline", "section"):
            record.fields.setdefault(role, value_of(block))
    at = _start_of_body(blocks)
    for number, block in enumerate(blocks[:at]):
        role = role_of(block)
        if role in HEAD_ROLES:
            value = value_of(block)
            if not value and number + 1 < at and not role_of(blocks[number + 1]):
                value = blocks[number + 1]
            record.fields.setdefault(role, value)
        elif not role and not (number and _is_empty_label(blocks[number - 1])):
            record.plain += _lines_of_head(block)
    if highlight := record.fields.get("highlight"):
        record.body.append(highlight)
    rest = blocks[at:]
    if rest and role_of(rest[0]) == "body":
        rest[0] = value_of(rest[0])
    record.body += [block for block in rest if block]
    return record


def _lines_of_head(block: str) -> list[str]:
    """Return title, source and date each for itself, if they stand on lines of one block."""
    lines = block.split("\n")
    return lines if len(lines) > 2 and any(map(_is_dated, lines)) else [block]


def _parted(block: str) -> Iterator[str]:
    """Part a block whose lines are labelled each for itself."""
    lines = block.split("\n")
    start = 0
    for at in range(1, len(lines)):
        label = LABEL.match(lines[at])
        if label and role_of(lines[at]) and (role_of(lines[start]) or label["label"].isupper()):
            yield "\n".join(lines[start:at])
            start = at
    yield "\n".join(lines[start:])


def _start_of_body(blocks: Sequence[str]) -> int:
    """Return where the text begins."""
    for at, block in enumerate(blocks):
        if role_of(block) == "body":
            return at
    labelled = False
    for at, block in enumerate(blocks):
        if role_of(block) in HEAD_ROLES:
            labelled = True
        elif labelled and not _is_empty_label(blocks[at - 1]):
            return at
    if labelled:
        return len(blocks)
    dated = next((at for at, block in enumerate(blocks) if _is_dated(block)), None)
    return 0 if dated is None else min(dated + 2, len(blocks))


def _without_tail(blocks: list[str]) -> tuple[list[str], list[str]]:
    """Return the blocks up to the end of the text, and those after it."""
    blocks = [block for block in blocks if not _UNSHOWN.match(block)]
    end = at = len(blocks)
    while at and (_is_tail(blocks[at - 1]) or _is_unknown_label(blocks[at - 1])):
        at -= 1
        # A label that is not known counts only below one that is: people are quoted like that.
        end = at if _is_tail(blocks[at]) else end
    for at in range(end - 1, -1, -1):
        # A heading of its own, with its list below: "Classification", "Graphic".
        between = sum(map(len, blocks[at + 1 : end]))
        heading = blocks[at].casefold().rstrip(":")
        if between > _LONGEST_CAPTIONS or role_of(blocks[at]) == "body":
            break
        if heading in TAIL_HEADINGS:
            end = at
    while end and _is_tail(blocks[end - 1]):
        end -= 1
    return blocks[:end], blocks[end:]


def _is_tail(block: str) -> bool:
    return role_of(block) in ("tail", "language") or (
        bool(_COPYRIGHT.search(block[:200])) and len(block) < 300
    )


def _is_unknown_label(block: str) -> bool:
    """Tell whether a block begins like a field of the older layout whose label is not known."""
    match = LABEL.match(block)
    return match is not None and match["label"].isupper() and not role_of(block)


def _offer_plain(draft: Draft, plain: Sequence[str], *, classic: bool) -> None:
    """Offer title, source and date from the lines of the head that have no label."""
    plain = [kept for block in plain if (kept := _without_copyright(block))]
    dated = next((at for at, block in enumerate(plain) if _is_dated(block)), None)
    if dated is None:
        before, after = (
            list(plain[:1] if classic else plain[1:2]),
            list(plain[1:] if classic else plain[:1]),
        )
    else:
        draft.offer("published", find_date(" ".join(plain[dated].split("\n"))), "nexis")
        before, after = list(plain[:dated]), list(plain[dated + 1 :])
        if not classic and len(before) > 1:
            before, after = before[-1:], before[:-1][-1:]
    if before:
        draft.offer("source", before[-1].split("\n")[-1], "nexis")
    if len(after) > 1:
        after = [block for block in after if not _EDITION.search(block)] or after
    draft.offer("title", " ".join(after), "nexis")


def _without_copyright(block: str) -> str:
    """Return a block of the head without the lines about its owner, which may stand first."""
    return "\n".join(line for line in block.split("\n") if not _COPYRIGHT.search(line))


def _is_dated(block: str) -> bool:
    return len(block) <= _LONGEST_DATED and bool(find_date(" ".join(block.split("\n"))))


def _is_empty_label(block: str) -> bool:
    return bool(role_of(block)) and not value_of(block)
