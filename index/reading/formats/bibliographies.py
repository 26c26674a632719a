"""Reference lists of PubMed, EndNote (XML) and Zotero (RDF): links with who wrote them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from index.clean import clean_phrase
from index.reading.draft import Item
from index.reading.formats.references import (
    Reference,
    authors_in,
    doi_link,
    first_link,
    items_of,
    stated_date,
)
from index.reading.safe_xml import parse_xml, text_in
from index.reading.source import SourceFile

_TAGGED = re.compile(r"^(?P<code>[A-Z]{2,4}) {0,2}- (?P<value>.*)$")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ITEM_TYPE = "{http://www.zotero.org/namespaces/export#}itemType"
_NO_ITEMS = frozenset(("attachment", "note", "annotation"))


def read_pubmed(source: SourceFile) -> Iterator[Item]:
    """Read each reference of a `.nbib` file.

    Raises:
        ReadError: It holds none.
    """
    yield from items_of(map(_of_pubmed, _records(source.decoded(source.limits.text).text)))


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    """Yield the fields of each record; a line that goes on begins with blanks."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    last: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        match = _TAGGED.match(line)
        if match and match["code"] == "PMID" and fields:
            yield dict(fields)
            fields.clear()
        if match:
            last = fields[match["code"]]
            last.append(match["value"].strip())
        elif last and line.startswith(" "):
            last[-1] += f" {line.strip()}"
    if fields:
        yield dict(fields)


def _of_pubmed(fields: dict[str, list[str]]) -> Reference:
    def first(*codes: str) -> str:
        return clean_phrase(next((fields[code][0] for code in codes if fields.get(code)), ""))

    dois = [one.split()[0] for one in fields.get("AID", []) if one.endswith("[doi]")]
    number = first("PMID")
    page = f"https://pubmed.ncbi.nlm.nih.gov/{number}/" if number.isdigit() else ""
    return {
        "title": first("TI", "BTI"),
        "url": first_link([*map(doi_link, dois), page]),
        "date": stated_date(first("DEP", "DP")) if len(first("DEP")) == 8 else _spoken(first("DP")),
        "source": first("JT", "TA"),
        "abstract": first("AB"),
        "authors": authors_in(fields.get("FAU") or fields.get("AU") or []),
        "tags": [tag for tag in map(clean_phrase, fields.get("OT", [])) if tag],
    }


def _spoken(date: str) -> str:
    """Return PubMed's `2024 Mar 4` as an ISO date."""
    year, _, rest = date.partition(" ")
    month, _, day = rest.partition(" ")
    return stated_date(f"{month} {day}, {year}") if day else stated_date(year)


def read_endnote(source: SourceFile) -> Iterator[Item]:
    """Read each reference of EndNote's XML.

    Raises:
        ReadError: It is unsafe or damaged, or holds none.
    """
    root = parse_xml(source.data(source.limits.text))
    yield from items_of(map(_of_endnote, root.iter("{*}record")))


def _of_endnote(record: etree._Element) -> Reference:
    def first(*paths: str) -> str:
        return clean_phrase(next((text for path in paths if (text := text_in(record, path))), ""))

    def each(path: str) -> list[str]:
        texts = ("".join(map(str, one.itertext())) for one in record.iterfind(path))
        return [text for text in map(clean_phrase, texts) if text]

    year, day = first("dates/year"), first("dates/pub-dates/date")
    return {
        "title": first("titles/title"),
        "url": first_link([*each("urls//url"), doi_link(first("electronic-resource-num"))]),
        "date": stated_date(f"{day}, {year}" if day and year not in day else day or year),
        "source": first("periodical/full-title", "titles/secondary-title", "publisher"),
        "abstract": first("abstract"),
        "authors": authors_in(each("contributors/authors/author")),
        "tags": each("keywords/keyword"),
    }


def read_zotero(source: SourceFile) -> Iterator[Item]:
    """Read each reference of Zotero's RDF.

    Raises:
        ReadError: It is unsafe or damaged, or holds none.
    """
    root = parse_xml(source.data(source.limits.text))
    named = {one.get(f"{_RDF}about", ""): one for one in root.iterchildren(etree.Element)}
    items = (
        one for one in root.iterchildren(etree.Element)
        if (kind := one.findtext(_ITEM_TYPE)) and kind not in _NO_ITEMS
    )  # fmt: skip
    yield from items_of(_of_zotero(one, named) for one in items)


def _of_zotero(item: etree._Element, named: dict[str, etree._Element]) -> Reference:
    def first(*paths: str) -> str:
        return clean_phrase(next((text for path in paths if (text := text_in(item, path))), ""))

    part_of = item.find("{*}isPartOf")
    whole = None if part_of is None else named.get(part_of.get(f"{_RDF}resource", ""), part_of)
    people = [
        f"{text_in(one, '{*}surname')}, {text_in(one, '{*}givenName')}".strip(", ")
        for one in item.iterfind("{*}authors//{*}Person")
    ]
    subjects = (
        text_in(one, ".//{*}value") or (one.text or "") for one in item.iterfind("{*}subject")
    )
    return {
        "title": first("{*}title"),
        "url": first_link(
            [first("{*}identifier//{*}value"), item.get(f"{_RDF}about"), doi_link(_doi_in(item))]
        ),
        "date": stated_date(first("{*}date")),
        "source": "" if whole is None else clean_phrase(text_in(whole, ".//{*}title")),
        "abstract": first("{*}abstract"),
        "authors": authors_in(people),
        "tags": [tag for tag in map(clean_phrase, subjects) if tag],
    }


def _doi_in(item: etree._Element) -> str:
    values = (one.text or "" for one in item.iterfind("{*}identifier"))
    return next((one[4:] for one in values if one.startswith("DOI ")), "")
