"""Results of Factiva in XML, as its own services give them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from index.reading.bylines import author_names
from index.reading.draft import Draft, Item
from index.reading.formats.factiva_records import numbered, one_line
from index.reading.labelled import count_differs, section_in
from index.reading.safe_xml import parse_xml, text_in
from index.reading.source import SourceFile


def read_factiva_xml(source: SourceFile) -> Iterator[Item]:
    """Read each article of a result in XML.

    Raises:
        ReadError: It is unsafe or damaged, or holds no article.
    """
    root = parse_xml(source.data(source.limits.text))
    drafts = [_of_xml(article) for article in _articles(root)]
    yield from numbered([draft for draft in drafts if draft.text or draft.lines])
    said = [one.get("count", "") for one in root.iter("{*}ppsarticleResultSet", "{*}resultSet")]
    yield from count_differs(sum(int(one) for one in said if one.isdigit()), len(drafts))


def _articles(root: etree._Element) -> list[etree._Element]:
    """Return the elements that have a headline and a text."""
    parents = (head.getparent() for head in root.iter("{*}headline"))
    return list(dict.fromkeys(one for one in parents if one is not None))


def _of_xml(article: etree._Element) -> Draft:
    def text(name: str) -> str:
        return one_line(text_in(article, f"{{*}}{name}"))

    draft = Draft()
    draft.offer("title", text("headline"), "factiva")
    draft.offer("source", text("sourceName") or text("publisherName"), "factiva")
    date = text_in(article, "{*}publicationDate/{*}dateTime") or text("publicationDate")
    draft.offer("published", date, "factiva")
    draft.offer("published", text("modificationDate"), "factiva")
    draft.offer("language", text("baseLanguage").lower(), "factiva")
    draft.offer_all("authors", author_names(text("byline") or text("author")), "factiva")
    draft.offer_all("tags", [section_in(text("sectionName"))], "factiva")
    paragraphs = (
        one_line("".join(map(str, paragraph.itertext())))
        for name in ("leadParagraph", "tailParagraphs")
        for whole in article.iterfind(f"{{*}}{name}")
        for paragraph in (list(whole.iter("{*}paragraph")) or [whole])
    )
    draft.text = "\n\n".join(filter(None, paragraphs))
    return draft
