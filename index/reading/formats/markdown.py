"""Markdown, with the front matter that web clippers and note programs write."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from index.reading.draft import Draft, Item
from index.reading.fields import AUTHOR_NAMES, DATE_NAMES, URL_NAMES, folded, offer_fields
from index.reading.formats.readwise import marked_in
from index.reading.prose import read_prose
from index.reading.records import saved_in
from index.reading.source import SourceFile

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.S | re.M)
_TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?$\n?", re.S | re.M)
"""How Hugo writes it."""
_LOGSEQ = re.compile(r"\A(?:[\w-]+:: [^\n]*\n)+")
_PROPERTIES = re.compile(
    r"\A(?P<heading>\s*# \S[^\n]*\n+)"
    r"(?P<fields>(?:[^\W\d_][\w /()-]{0,30}: [^\n]*(?:\n|\Z))+)(?=\n|\Z)"
)
_LONGEST_FRONT_MATTER = 20_000
_LONGEST_PARSED = 5_000_000
_TAG = re.compile(r"<[^<>]*>")
_WIKI = (
    (re.compile(r"!\[\[[^\]]*\]\]"), ""),
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]"), r"\1"),
    (re.compile(r"==(\S[^=\n]*)=="), r"\1"),
    (re.compile(r"%%.*?%%", re.S), ""),
)


def read_markdown(source: SourceFile) -> Iterator[Item]:
    """Read a note or a clipped page, or what Readwise knows of an article."""
    decoded = source.decoded(source.limits.text)
    if (marked := marked_in(decoded.text)) is not None:
        yield marked
        return
    draft = Draft(warnings=list(decoded.warnings))
    body = _without_properties(draft, read_front_matter(draft, decoded.text))
    text, heading = markdown_to_text(body)
    draft.offer("title", heading, "heading")
    if body.startswith("---"):  # what should have been front matter is no head either
        draft.text = text
    else:
        read_prose(draft, text)
    yield draft


def read_front_matter(draft: Draft, text: str) -> str:
    """Offer the fields of the front matter; return what follows it.

    What is no sound front matter is left where it stands, with a warning.
    """
    head = text[:_LONGEST_FRONT_MATTER]
    if match := _LOGSEQ.match(head):
        pairs = (line.partition("::")[::2] for line in match[0].splitlines())
        offer_fields(draft, folded({name: value.strip() for name, value in pairs}), "properties")
        return text[match.end() :]
    if match := _TOML.match(head):
        try:
            offer_fields(draft, folded(tomllib.loads(match[1])), "front matter")
        except (tomllib.TOMLDecodeError, RecursionError):
            draft.warn("the front matter could not be read; it stands in the text")
            return text
        return text[match.end() :]
    match = _FRONT_MATTER.match(head)
    if match is None:
        return text
    import yaml

    try:
        if re.search(r"(?m)[:\-\[,]\s*[&*][\w-]+", match[1]):
            # No front matter needs anchors; a few lines of them can stand for gigabytes.
            raise yaml.YAMLError("anchors are not read")
        fields = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        draft.warn(f"the front matter could not be read{where}; it stands in the text")
        return text
    if not isinstance(fields, Mapping):
        return text
    named = {
        name: str(value) if isinstance(value, date) else value for name, value in fields.items()
    }
    offer_fields(draft, folded(named), "front matter")
    draft.saved = saved_in(folded(named))  # a note that a clipper made says when, not of which day
    return text[match.end() :]


def _without_properties(draft: Draft, text: str) -> str:
    """Offer the lines like `URL: https://…` below the heading, where Notion writes its columns.

    Return the text without them; what says nothing of an article stays in it.
    """
    match = _PROPERTIES.match(text[:_LONGEST_FRONT_MATTER])
    if match is None:
        return text
    pairs = (line.partition(":")[::2] for line in match["fields"].split("\n"))
    fields = folded({name.strip(): value.strip() for name, value in pairs})
    if not fields.keys() & {*URL_NAMES, *AUTHOR_NAMES, *DATE_NAMES}:
        return text
    offer_fields(draft, fields, "properties")
    return match["heading"] + text[match.end() :]


def markdown_to_text(markdown: str) -> tuple[str, str]:
    """Return the text without its marks, paragraphs apart, and the first heading of level one."""
    for pattern, replacement in _WIKI:
        markdown = pattern.sub(replacement, markdown)
    if len(markdown) > _LONGEST_PARSED:
        return markdown, ""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    heading = ""
    marker = ""
    level_one = False
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(markdown):
        if token.type == "heading_open":
            level_one = token.tag == "h1"
        elif token.type == "list_item_open":
            marker = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            text = _inline(token.children or [])
            if level_one and not heading:
                heading = text
            level_one = False
            blocks.append(marker + text)
            marker = ""
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content)
        elif token.type == "html_block":
            blocks.append(html.unescape(_TAG.sub(" ", token.content)))
    return "\n\n".join(block.strip() for block in blocks if block.strip()), heading


def _inline(tokens: list[Token]) -> str:
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
