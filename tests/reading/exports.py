"""What databases and programs export, made of invented articles."""

from __future__ import annotations

import io
import plistlib
from collections.abc import Sequence

from tests.reading import samples
from tests.reading.pages.story import Story


def nexis(stories: Sequence[Story], *, said: int = 0) -> str:
    """Return a text of the older Nexis, which counts its articles."""
    total = said or len(stories)
    return f"Download Request: Selected Items: 1-{total}\n\n\n" + "".join(
        f"{' ' * 30}{number} of {total} DOCUMENTS\n\n\n"
        f"{' ' * 20}{story.site}\n\n{' ' * 20}{story.day:%B} {story.day.day}, {story.day.year} "
        f"{story.day:%A}\n{' ' * 25}Final Edition\n\n{story.title}\n\nBYLINE: By {story.author}\n\n"
        f"SECTION: NEWS; Pg. {number}\n\nLENGTH: 90 words\n\n\n{story.text}\n\n"
        f"LOAD-DATE: March 5, 2025\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
        f"{' ' * 20}Copyright {story.day.year} {story.site}\n{' ' * 20}All Rights Reserved\n\n\n"
        for number, story in enumerate(stories, 1)
    )


def nexis_uni(stories: Sequence[Story]) -> list[str]:
    """Return the paragraphs of a document of Nexis Uni."""
    cover = ["User Name: Reader", f"Documents ({len(stories)})"]
    for number, story in enumerate(stories, 1):
        cover += [f"{number}. {story.title}", "Client/Matter: -None-", "Search Terms: harbour"]
    articles = [
        [
            story.title,
            story.site,
            f"{story.day:%B} {story.day.day}, {story.day.year} {story.day:%A} 9:50 PM GMT",
            f"Copyright {story.day.year} {story.site} All Rights Reserved",
            "Section: NEWS; Pg. 3",
            "Length: 90 words",
            f"Byline: {story.author}",
            "Body",
            *story.paragraphs,
            "Classification",
            "Language: ENGLISH",
            "Subject: HARBORS (90%)",
            "Load-Date: March 5, 2025",
            "End of Document",
        ]
        for story in stories
    ]
    return cover + [line for article in articles for line in article]


def factiva(stories: Sequence[Story]) -> str:
    """Return a text of Factiva without codes."""
    return (
        "\n".join(
            f"News\n{story.title}\nBy {story.author}\n90 words\n{story.day.day} {story.day:%B %Y}\n"
            f"{story.site}\nTOLCOU\n3\nEnglish\n(c) {story.day.year} {story.site}\n\n{story.text}"
            f"\n\nDocument TOLCOU00{story.day:%Y%m%d}ek34000{number:02}\n"
            for number, story in enumerate(stories, 1)
        )
        + "\n(c) 2025 Factiva, Inc. All rights reserved.\n"
    )


def factiva_page(stories: Sequence[Story], *, codes: bool) -> str:
    """Return a page of Factiva, with codes in a table or without."""
    return (
        "<html><head><title>Factiva</title></head><body>"
        + "".join(_with_codes(one) if codes else _without_codes(one) for one in stories)
        + "</body></html>"
    )


def _paragraphs(story: Story, name: str = "articleParagraph") -> list[str]:
    return [f'<p class="{name}">{one}</p>' for one in story.paragraphs]


def _without_codes(story: Story) -> str:
    facts = (
        "90 words",
        f"{story.day.day} {story.day:%B %Y}",
        "05:30",
        story.site,
        "TOLCOU",
        "English",
        f"(c) {story.day.year} {story.site}",
    )
    return (
        f'<div id="article-TOLCOU1" class="article enArticle"><div>News</div>'
        f'<div id="hd"><span class="enHeadline">{story.title}</span></div>'
        f'<div class="author">By {story.author}</div>'
        + "".join(f"<div>{fact}</div>" for fact in facts)
        + "".join(_paragraphs(story))
        + "<p>Document TOLCOU0020240304ek3400001</p></div>"
    )


def _with_codes(story: Story) -> str:
    first, *others = _paragraphs(story)
    rows = {
        "SE": "News",
        "HD": story.title,
        "BY": story.author,
        "WC": "90 words",
        "PD": f"{story.day.day} {story.day:%B %Y}",
        "SN": story.site,
        "LA": "English",
        "LP": first,
        "TD": "".join(others),
        "NS": "gpol : Domestic Politics",
        "AN": "Document TOLCOU0020240304ek3400001",
    }
    table = "".join(
        f"<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>" for code, value in rows.items()
    )
    return f'<div class="article enArticle"><table>{table}</table></div>'


def factiva_coded(stories: Sequence[Story]) -> str:
    """Return a text of Factiva with codes."""
    return "\n".join(
        f"HD {story.title}\nBY {story.author}\nWC 90 words\nPD {story.day.day} {story.day:%B %Y}\n"
        f"SN {story.site}\nLA English\nLP\n{story.paragraphs[0]}\n\nTD\n"
        + "\n\n".join(story.paragraphs[1:])
        + "\n\nRE uk : United Kingdom\nAN Document TOLCOU0020240304ek3400001\n"
        for story in stories
    )


def factiva_xml(stories: Sequence[Story], *, said: int = 0) -> str:
    """Return a result of Factiva in XML."""
    articles = "".join(
        f"<ppsarticle><article><baseLanguage>EN</baseLanguage><byline>By {story.author}</byline>"
        f"<headline><paragraph>{story.title}</paragraph></headline><leadParagraph><paragraph>"
        f"{story.paragraphs[0]}</paragraph></leadParagraph><publicationDate><dateTime>{story.iso}"
        f"T01:35:58Z</dateTime></publicationDate><sectionName>News</sectionName>"
        f"<sourceName>{story.site}</sourceName><tailParagraphs>"
        + "".join(f"<paragraph>{one}</paragraph>" for one in story.paragraphs[1:])
        + "</tailParagraphs></article></ppsarticle>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse'
        ' xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet'
        f' count="{said or len(stories)}">{articles}</ppsarticleResultSet></ppsArticleResponse>'
        "</PPSResponse>"
    )


def europresse(stories: Sequence[Story], *, said: int = 0) -> str:
    """Return a page of Europresse."""
    return (
        f"<html><body><p>Nombre de document(s) : {said or len(stories)}</p>"
        + "".join(
            f'<article><header><span class="DocPublicationName">{story.site}, no. 123</span>'
            f'<span class="DocHeader">News, {story.day:%A} {story.day:%B} {story.day.day}, '
            f'{story.day.year}, p. 3</span><div class="titreArticle"><p class="titreArticleVisu'
            f' rdp__articletitle">{story.title}</p></div><div class="docAuthors">{story.author}'
            f'</div></header><div class="docOcurrContainer">{"".join(_paragraphs(story, "p"))}'
            '</div><div class="publiC-lblNodoc">news·20010101·TC·1</div></article>'
            for story in stories
        )
        + "</body></html>"
    )


def proquest(stories: Sequence[Story], *, said: int = 0) -> str:
    """Return a text of ProQuest."""
    return "".join(
        f"{'_' * 60}\n\nReport Information from ProQuest\n30 April 2025 09:12\n\n"
        f"Document {number} of {said or len(stories)}\n\n{story.title}\n\nAuthor: {story.author}"
        f"\n\nPublication info: {story.site} ; Osk [Osk]. {story.day.day} {story.day:%b %Y}:"
        f" A.3.\n\nAbstract: None available.\n\nFull text: {story.text}\n\nSubject: Piers; Harbors"
        f"\n\nPublication title: {story.site}\n\nPublication date: {story.day:%b} {story.day.day},"
        f" {story.day.year}\n\nSection: News\n\nLanguage of publication: English\n\n"
        f"Document URL: https://www.proquest.example/docview/{number}\n\nDatabase: Newsstream\n\n"
        for number, story in enumerate(stories, 1)
    )


def proquest_page(stories: Sequence[Story]) -> str:
    """Return a page of ProQuest, whose records nothing parts but their last field."""
    return "<html><body><p>Report Information from ProQuest</p>" + "".join(
        f"<h2>{story.title}</h2><p><b>Author: </b>{story.author}</p><p><b>Full text: </b>"
        f"{'</p><p>'.join(story.paragraphs)}</p><p><b>Publication title: </b>{story.site}</p>"
        f"<p><b>Publication date: </b>{story.day:%b} {story.day.day}, {story.day.year}</p>"
        "<p><b>Section: </b>News</p><p><b>Database: </b>Newsstream</p>"
        for story in stories
    )


def word(lines: Sequence[str]) -> bytes:
    """Return a Word document with a paragraph for each line."""
    from docx import Document

    document, file = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def rtf(lines: Sequence[str]) -> bytes:
    """Return a document with a paragraph for each line."""

    def told(line: str) -> str:
        return "".join(one if one.isascii() else f"\\u{ord(one)}?" for one in line)

    body = "".join(f"\\pard {told(line)}\\par\n" for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}".encode("ascii")


def printed(lines: Sequence[str]) -> bytes:
    """Return a PDF with a paragraph for each line, and a number on each page."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def number(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(250, 820, f"Page {document.page} of 9")

    file = io.BytesIO()
    style = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12, spaceAfter=8)
    SimpleDocTemplate(file).build(
        [Paragraph(line, style) for line in lines if line], onFirstPage=number, onLaterPages=number
    )
    return file.getvalue()


def odt(story: Story) -> bytes:
    """Return a document of LibreOffice, with a note and a comment in it."""
    first, *others = story.paragraphs
    blocks = f'<text:h text:outline-level="1">{story.title}</text:h><text:p>{first}<text:note>'
    blocks += "<text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
    blocks += "".join(f"<text:p><text:span>{one}</text:span></text:p>" for one in others)
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{name}:office:1.0"'
        f' xmlns:text="{name}:text:1.0"><office:body><office:text>{blocks}</office:text>'
        "</office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    return samples.zipped({"mimetype": kind, "content.xml": content.encode()})


def webarchive(story: Story, *, binary: bool = True) -> bytes:
    """Return a page as Safari saves it."""
    page = {
        "WebResourceData": samples.page(story),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": story.url,
    }
    kind = plistlib.FMT_BINARY if binary else plistlib.FMT_XML
    return plistlib.dumps({"WebMainResource": page, "WebSubframeArchives": []}, fmt=kind)


def enex(stories: Sequence[Story]) -> str:
    """Return notes of Evernote."""
    notes = "".join(
        f"<note><title>{story.title}</title><content><![CDATA[<?xml version='1.0'?><en-note>"
        f"{''.join(f'<div>{one}</div>' for one in story.paragraphs)}<en-media hash='x'/></en-note>"
        f"]]></content><created>20250304T080000Z</created><tag>harbour</tag><note-attributes><author>"
        f"{story.author}</author><source-url>{story.url}</source-url></note-attributes></note>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-export SYSTEM'
        f' "http://127.0.0.1:9/export.dtd"><en-export>{notes}</en-export>'
    )


def rss(stories: Sequence[Story]) -> str:
    """Return a feed with whole articles, and a teaser."""
    items = "".join(
        f"<item><title>{story.title}</title><link>{story.url}</link><dc:creator>{story.author}"
        f"</dc:creator><pubDate>{story.day:%a}, {story.day.day} {story.day:%b %Y} 08:00:00 GMT"
        f"</pubDate><category>harbour</category><content:encoded><![CDATA["
        f"{''.join(f'<p>{one}</p>' for one in story.paragraphs)}]]></content:encoded></item>"
        for story in stories
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Osk Courier</title>{items}<item><title>Ferry fares</title>"
        "<link>https://osk.example/fares</link><description>They rise.</description>"
        "<pubDate>Tue, 4 Mar 2025 08:00:00 GMT</pubDate></item></channel></rss>"
    )


def europresse_of_2015(stories: Sequence[Story]) -> str:
    """Return a page of Europresse whose authors have no name of their own in it."""
    return "<html><body>" + "".join(
        f'<article><header><div><span class="DocPublicationName">{story.site}</span></div><div>'
        f'<span class="DocHeader">News, {story.day:%A %B} {story.day.day}, {story.day.year}, p. 3'
        f'</span></div><div><p>MEDIA</p></div><div class="titreArticle"><p class="sm">'
        f'ESSAYS</p><p class="titreArticleVisu">{story.title}</p></div><div>{story.author}</div>'
        f'</header><section><div class="DocText"><div class="docOcurrContainer">'
        f"{''.join(_paragraphs(story, 'p'))}</div></div></section><aside><div><b>Note(s) : </b>"
        f"<p>(1956.)</p></div></aside><footer><small>© Owner.</small></footer></article>"
        for story in stories
    )


def europresse_of_2012(stories: Sequence[Story]) -> str:
    """Return a page of Europresse that lays its articles out in tables."""
    return "<html><body>" + "".join(
        f'<table><tr><td><table id="tbHeaderImages"><tr><td></td></tr></table>'
        f'<span class="DocPublicationName">{story.site}, no. 5968</span><br>'
        f'<span class="DocHeader">News, </span><span class="DocHeader">{story.day:%A} </span>'
        f'<span class="DocHeader">{story.day.day} {story.day:%B %Y}</span><br><br>'
        f'<span class="TitreArticleVisu">{story.title}</span><br><br>{story.author}<br><p></p>'
        f"{'<p></p>'.join(story.paragraphs)}<p></p><b><i>© 2012 Owner.</i></b><p></p>"
        "Numéro de document : news·20010101·PO·1<br></td></tr></table><p><br><br>"
        for story in stories
    )


def retriever(stories: Sequence[Story], *, said: int = 0) -> str:
    """Return a text of Retriever's media archive."""
    listed = "".join(
        f"> {story.title}, {story.site}, {story.day:%Y-%m-%d}\n\n" for story in stories
    )
    listed += "> Annat, Post, 2024-03-04\n\n" * (said - len(stories) if said else 0)
    return f"Universitetet\nDatum 2024-09-29\n\nNyheter:\n\n{listed}\n" + "".join(
        f"\n{story.title}\n{story.site}, {story.day:%Y-%m-%d} 09:31\nSida {number}\nPublicerat i"
        f" print. \n\n{story.text}\n\n©Owner<br>Alla artiklar är skyddade enligt lag.\n\n"
        f"Läs hela artikeln på https://retriever.example/{number}\n{'=' * 78}\n"
        for number, story in enumerate(stories, 1)
    )
