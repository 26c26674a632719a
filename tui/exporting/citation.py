"""A quote with where it comes from, in the form that the user wants."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tui.session.words import one_line

if TYPE_CHECKING:
    from index import Reading
    from index.article import Quote
    from tui.session.settings import CitationStyle


def quoted_words(quote: Quote, text: str) -> str:
    """Return the words of a quote, with their marks, on one line."""
    return one_line(quote.span.of(text))


def citation(quote: Quote, reading: Reading, style: CitationStyle) -> str:
    """Return a quote with speaker, source, date and link."""
    article = reading.article
    words = quoted_words(quote, article.text)
    speaker = quote.name or (quote.speaker.of(article.text) if quote.speaker else "")
    published = article.published[:10]
    if style == "markdown":
        return _markdown(words, speaker, reading)
    if style == "bibtex":
        return _bibtex(words, speaker, reading)
    if style == "apa":
        return _apa(words, speaker, reading)
    parts = [part for part in (article.title, article.source, long_date(published)) if part]
    who = f" — {one_line(speaker)}" if speaker else ""
    link = f"\n{article.url}" if article.url else ""
    return f"{words}{who}\n{', '.join(parts)}{link}"


def _markdown(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    title = f"[{article.title}]({article.url})" if article.url else f"*{article.title}*"
    parts = [part for part in (title, article.source, long_date(article.published[:10])) if part]
    who = f"{one_line(speaker)}, " if speaker else ""
    return f"> {words}\n>\n> — {who}{', '.join(parts)}"


def _apa(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    author = "; ".join(article.authors) or article.source or "Unknown"
    when = _apa_date(article.published[:10])
    source = f" *{article.source}*." if article.source and article.authors else ""
    link = f" {article.url}" if article.url else ""
    who = f"{one_line(speaker)}: " if speaker else ""
    return f"{who}{words}\n{author}. ({when}). {article.title}.{source}{link}"


def _bibtex(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    first = re.sub(r"\W", "", (article.authors or (article.source,))[0].split(" ")[-1].lower())
    year = article.published[:4]
    values = {
        "title": article.title,
        "author": " and ".join(article.authors),
        "journal": article.source,
        "year": year,
        "date": article.published[:10],
        "url": article.url,
        "note": f"{one_line(speaker)}: {words}" if speaker else words,
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in values.items() if value]
    return "\n".join([f"@article{{{first or 'article'}{year},", *lines, "}"])


def _tex(value: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", value)


def long_date(published: str) -> str:
    """Return `7 March 2024`, or the date as it is if it is not a whole one."""
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"


def _apa_date(published: str) -> str:
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return published[:4] or "n.d."
    return f"{day.year}, {day:%B} {day.day}"
