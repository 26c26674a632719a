"""Exports of Retriever, the Nordic media archive (Mediearkivet, Atekst), saved as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.labelled import blocks_of, count_differs
from index.reading.prose import names_in_byline
from index.reading.wrapping import unwrap

MARKS = ("Publicerat på", "Publicerat i", "Publisert på", "Publisert i", "retriever-info.com")
"""One of them stands in every web page that is such an export, and in few others."""
_RULE = re.compile(r"^[ \t]*[=-]{30,}[ \t]*$", re.M)
_HEAD = re.compile(
    r"^(?P<title>\S.*)\n(?P<source>\S[^\n]*?), "
    r"(?P<date>(?:\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})(?: \d\d:\d\d)?)\n"
    r"(?P<facts>(?:.+\n){0,4}?)(?:Publi[cs]er[ae]t|Julkaistu)\b.*$",
    re.M,
)
_LISTED = re.compile(r"^> \S", re.M)
_FOOT = re.compile(
    r"^(?:©|\(c\) )|^(?:Läs hela artikeln|Les hele artikkelen|Se webartikkelen|Se webartikeln"
    r"|Læs hele artiklen|Se webartiklen)\b",
    re.I,
)
_ADDRESS = re.compile(r"https?://\S+")
_SECTION = re.compile(r"^(?:Sektion|Seksjon|Del)\s*:?\s*(?P<section>\S.*)$", re.M | re.I)


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    return any(mark in text for mark in MARKS) and _HEAD.search(text) is not None


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export, and whether there are others than it lists.

    Args:
        text: All of it.
    """
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        yield _draft(head, text[head.end() : end], str(number) if len(heads) > 1 else "")
    cover = text[: heads[0].start()] if heads else ""
    yield from count_differs(len(_LISTED.findall(cover)), len(heads))


def _draft(head: re.Match[str], rest: str, part: str) -> Draft:
    draft = Draft(part=part)
    draft.offer("title", head["title"], "retriever")
    draft.offer("source", head["source"], "retriever")
    draft.offer("published", parse_date(head["date"]), "retriever")
    if section := _SECTION.search(head["facts"]):
        draft.offer_all("tags", [section["section"]], "retriever")
    blocks = blocks_of(_RULE.split(rest, maxsplit=1)[0])
    end = next((at for at, block in enumerate(blocks) if _FOOT.match(block)), len(blocks))
    for block in blocks[end:]:
        if address := _ADDRESS.search(block):
            draft.offer("url", address[0], "retriever")
    body = blocks[:end]
    if body and (cut := re.search(r"^©", body[-1], re.M)):  # right below the last line
        body[-1] = body[-1][: cut.start()].strip()
    for block in body[:2]:
        draft.offer_all("authors", author_names(block) if names_in_byline(block) else [], "byline")
    draft.text = unwrap("\n\n".join(block for block in body if block))
    return draft
