"""Documents for people, block by block: Markdown, HTML and Word's DOCX."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from index.errors import PullquoteError, install_command
from tui.exporting.pages import HTML_HEAD, escaped_markdown

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

Kind = Literal["title", "facts", "heading", "quote", "source", "also", "note"]
"""What a block is: a quote is set off, a source belongs to the quote before, `also` is an item of
a list of other places."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a block."""

    text: str
    link: str = ""
    """Where they lead: an address of the web, or nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    kind: Kind
    runs: tuple[Run, ...]


# Markdown.

_MARKS = {"title": "# ", "heading": "## ", "quote": "> ", "also": "- ", "source": "— "}


def write_markdown(title: str, blocks: Sequence[Block]) -> bytes:
    """Return a document in Markdown."""
    return "".join(f"{_markdown(block)}\n\n" for block in blocks).encode()


def _markdown(block: Block) -> str:
    return _MARKS.get(block.kind, "") + "".join(map(_markdown_run, block.runs))


def _markdown_run(run: Run) -> str:
    text = escaped_markdown(run.text)
    if not run.link:
        return text
    return f"[{text}](<{run.link.replace('<', '%3C').replace('>', '%3E')}>)"


# HTML.

_TAGS = {"title": "h1", "heading": "h2", "quote": "blockquote"}


def write_html(title: str, blocks: Sequence[Block]) -> bytes:
    """Return a page of its own."""
    head = HTML_HEAD.replace("<title>Articles</title>", f"<title>{escape(title)}</title>")
    body = "".join(map(_html, blocks))
    return f"{head}{body}</body>\n</html>\n".encode()


def _html(block: Block) -> str:
    tag = _TAGS.get(block.kind, "p")
    inner = "".join(map(_html_run, block.runs))
    kind = "" if block.kind in _TAGS else f' class="{block.kind}"'
    return f"<{tag}{kind}>{inner}</{tag}>\n"


def _html_run(run: Run) -> str:
    text = escape(run.text)
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text


# DOCX.

_STYLES = {
    "title": "Title",
    "heading": "Heading 2",
    "quote": "Intense Quote",
    "also": "List Bullet",
    "note": "Caption",
}
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_docx(title: str, blocks: Sequence[Block]) -> bytes:
    """Return a document for Word and LibreOffice.

    Raises:
        PullquoteError: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise PullquoteError(
            "A DOCX file is written with python-docx, which is not here.",
            f"Install it:  {install_command('docx')}",
        ) from error
    document = docx.Document()
    document.core_properties.title = title[:255]
    for block in blocks:
        paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
        for run in block.runs:
            if run.link:
                _add_link(paragraph, run)
            else:
                paragraph.add_run(run.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_link(paragraph: Paragraph, run: Run) -> None:
    """Add words that lead to an address; python-docx writes none by itself."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(run.link, _HYPERLINK, is_external=True))
    added = paragraph.add_run(run.text)
    added.font.underline = True
    link.append(added._r)
    paragraph._p.append(link)
