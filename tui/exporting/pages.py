"""Articles and their quotes for people: Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, TextIO

from index import Reading, clean_line
from tui.session.words import said_by, speaker_of

if TYPE_CHECKING:
    from index.article import Quote

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+|~])|^(\s*)([-=]|\d+[.)])", re.MULTILINE)

HTML_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Articles</title>
<style>
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 Georgia, serif; }
article { margin-bottom: 4rem; }
.facts { color: #666; }
q, blockquote { quotes: none; }
q { background: #fdf3c8; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #ddd; } .facts { color: #999; } q { background: #4a4220; }
}
</style>
</head>
<body>
"""


def write_markdown(readings: Iterable[Reading], file: TextIO) -> int:
    """Write each article's title, facts and quotes."""
    count = 0
    for count, reading in enumerate(readings, 1):  # noqa: B007 - the number is the result
        article = reading.article
        file.write(f"## {escaped_markdown(article.title)}\n\n")
        file.write(f"{escaped_markdown(' · '.join(facts(reading)))}\n\n")
        for quote in reading.quotes:
            said = " ".join(quote.span.of(article.text).split())
            who = speaker(quote, article.text)
            file.write(f"> {escaped_markdown(said)}\n>\n> — {escaped_markdown(who)}\n\n")
        if reading.note:
            file.write(f"{escaped_markdown(reading.note)}\n\n")
    return count


def write_html(readings: Iterable[Reading], file: TextIO) -> int:
    """Write each article with its text, in which the quotes are marked."""
    file.write(HTML_HEAD)
    count = 0
    for count, reading in enumerate(readings, 1):  # noqa: B007
        article = reading.article
        file.write(f"<article>\n<h2>{escape(article.title)}</h2>\n")
        file.write(f'<p class="facts">{escape(" · ".join(facts(reading)))}</p>\n')
        for paragraph in _marked(reading).split("\n"):
            if paragraph.strip():
                file.write(f"<p>{paragraph}</p>\n")
        file.write("</article>\n")
    file.write("</body>\n</html>\n")
    return count


def facts(reading: Reading) -> list[str]:
    """Return what is known of where an article comes from."""
    article = reading.article
    known = (
        article.source,
        ", ".join(article.authors),
        article.date_shown,
        article.url or clean_line(article.path),
    )
    return [fact for fact in known if fact]


def speaker(quote: Quote, text: str) -> str:
    """Return who said a quote, in words."""
    return said_by(speaker_of(quote, text), quote) or "nobody named"


def escaped_markdown(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _MARKDOWN.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return rf"\{found[1]}"
    return rf"{found[2]}{found[3][:-1]}\{found[3][-1]}"  # no digit can be escaped


def _marked(reading: Reading) -> str:
    """Return the text as HTML with `<q>` round the quotes, a new one in each paragraph."""
    text = reading.article.text
    parts: list[str] = []
    at = 0
    for quote in reading.quotes:
        if quote.span.start < at:
            continue  # a quote within a quote
        who = escape(speaker(quote, text))
        said = escape(quote.span.of(text)).replace("\n", f'</q>\n<q title="{who}">')
        parts += [escape(text[at : quote.span.start]), f'<q title="{who}">{said}</q>']
        at = quote.span.end
    return "".join((*parts, escape(text[at:])))
