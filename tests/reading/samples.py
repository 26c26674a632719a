"""Files that the tests make: small articles in every format."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

from tests.reading.pages.parts import document, linked_data, paragraphs
from tests.reading.pages.story import Story, make_story

STORY = make_story(7)


def page(story: Story = STORY) -> bytes:
    """Return a plain web page."""
    body = f"<main><article><h1>{story.title}</h1>{''.join(paragraphs(story))}</article></main>"
    return document(story, linked_data(story), body).encode()


def markdown(story: Story = STORY) -> bytes:
    """Return a note with front matter."""
    return (
        f"---\ntitle: {json.dumps(story.title)}\nauthor: {story.author}\ndate: {story.iso}\n"
        f"source: {story.site}\nurl: {story.url}\ntags: [harbour, levy]\n---\n\n{story.text}\n"
    ).encode()


def record(story: Story = STORY, **more: object) -> dict[str, object]:
    """Return a record of an export."""
    return {
        "title": story.title,
        "text": story.text,
        "date": story.iso,
        "url": story.url,
        "author": story.author,
        "source": story.site,
        **more,
    }


def mail(story: Story = STORY) -> EmailMessage:
    """Return a message with a plain body."""
    message = EmailMessage()
    message["Subject"] = story.title
    message["From"] = f"{story.site} <news@courier.example>"
    message["Date"] = f"{story.day:%a}, {story.day.day} {story.day:%b %Y} 07:00:00 +0100"
    message.set_content(story.text)
    return message


def mhtml(story: Story = STORY) -> bytes:
    """Return a page as Chrome saves it in one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = story.url
    message["Subject"] = story.title
    message["Date"] = "Thu, 12 Feb 2026 10:11:12 +0100"
    message.set_content(page(story).decode(), subtype="html")
    message.make_mixed()
    message.replace_header("Content-Type", 'multipart/related; type="text/html"')
    return message.as_bytes()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def epub(*stories: Story, more: Mapping[str, bytes] = {}) -> bytes:
    """Return a book with a chapter for each article."""
    items = "".join(
        f'<item id="c{number}" href="text/c{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(len(stories))
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(stories)))
    package = f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Kelding Review</dc:title>
<dc:creator>Cosmo Leary</dc:creator><dc:date>2024-06-15</dc:date><dc:language>en</dc:language>
</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"""
    container = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
    chapters = {
        f"OEBPS/text/c{number}.xhtml": (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>c</title></head><body><h1>{story.title}</h1>"
            f"{''.join(paragraphs(story))}</body></html>"
        ).encode()
        for number, story in enumerate(stories)
    }
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/content.opf": package.encode(),
            **chapters,
            **more,
        }
    )


def docx(story: Story = STORY) -> bytes:
    """Return a Word document."""
    from docx import Document

    word = Document()
    word.core_properties.author = story.author
    word.core_properties.title = ""
    word.add_heading(story.title, 0)
    for one in story.paragraphs:
        word.add_paragraph(one)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def warc(*stories: Story, packed: bool = True) -> bytes:
    """Return a crawl of pages, with a picture and a missing page among them."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)

    def add(url: str, status: str, kind: str, data: bytes) -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(data),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2026-02-12T10:11:12Z"},
            )
        )

    add("https://courier.example/logo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n")
    add("https://courier.example/gone", "404 Not Found", "text/html", b"<p>Not found</p>")
    add("https://courier.example/", "200 OK", "text/html", b"<ul><li><a>One</a></ul>")
    for story in stories:
        add(story.url, "200 OK", "text/html; charset=utf-8", page(story))
    return file.getvalue()
