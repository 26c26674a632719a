"""A quote with where it comes from, in the form that the user wants."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tui.session.words import one_line, said_by, speaker_of

if TYPE_CHECKING:
    from index import Reading
    from index.article import Article, Quote
    from tui.session.settings import CitationStyle


def quoted_words(quote: Quote, text: str) -> str:
    """Return the words of a quote, with their marks, on one line."""
    return one_line(quote.span.of(text))


def citation(quote: Quote, reading: Reading, style: CitationStyle) -> str:
    """Return a quote with speaker, source, date and link."""
    article = reading.article
    words = quoted_words(quote, article.text)
    speaker = said_by(speaker_of(quote, article.text), quote)
    if style == "markdown":
        return _markdown(words, speaker, reading)
    if style == "bibtex":
        return _bibtex(words, speaker, reading)
    if style == "apa":
        return _apa(words, speaker, reading)
    when = long_date(article.published, is_guessed=article.is_date_guessed)
    parts = [part for part in (article.title, article.source, when) if part]
    who = f" — {speaker}" if speaker else ""
    link = f"\n{article.url}" if article.url else ""
    return f"{words}{who}\n{', '.join(parts)}{link}"


def _markdown(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    title = f"[{article.title}]({article.url})" if article.url else f"*{article.title}*"
    when = long_date(article.published, is_guessed=article.is_date_guessed)
    parts = [part for part in (title, article.source, when) if part]
    who = f"{speaker}, " if speaker else ""
    return f"> {words}\n>\n> — {who}{', '.join(parts)}"


def _apa(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    author = "; ".join(article.authors) or article.source or "Unknown"
    when = _apa_date(article.published[:10], is_guessed=article.is_date_guessed)
    source = f" *{article.source}*." if article.source and article.authors else ""
    link = f" {article.url}" if article.url else ""
    who = f"{speaker}: " if speaker else ""
    return f"{who}{words}\n{author}. ({when}). {article.title}.{source}{link}"


def _bibtex(words: str, speaker: str, reading: Reading) -> str:
    article = reading.article
    first = re.sub(r"\W", "", (article.authors or (article.source,))[0].split(" ")[-1].lower())
    said = f"{speaker}: {words}" if speaker else words
    guess = f". {date_note(article)}" if article.is_date_guessed else ""
    published = "" if article.is_date_guessed else article.published[:10]
    year = published[:4]
    values = {
        "title": article.title,
        "author": " and ".join(article.authors),
        "journal": article.source,
        "year": year,
        "date": published,
        "url": article.url,
        "note": said + guess,
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in values.items() if value]
    return "\n".join([f"@article{{{first or 'article'}{year},", *lines, "}"])


_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}"}
)


def _tex(value: str) -> str:
    """Return text in which nothing means anything to TeX."""
    return value.translate(_TEX)


def long_date(published: str, *, is_guessed: bool) -> str:
    """Return `7 March 2024`, `about 7 March 2024`, or the date as it is if it is not a whole one.

    Args:
        published: An ISO 8601 date or date-time, or nothing.
        is_guessed: Whether it is only likely.
    """
    try:
        day = date.fromisoformat(published[:10])
        shown = f"{day.day} {day:%B %Y}"
    except ValueError:
        shown = published[:10]
    return f"about {shown}" if shown and is_guessed else shown


def date_note(article: Article) -> str:
    """Say what a date is worth that no publication gave, for formats that have no word for it."""
    from_file = article.origins.get("published") == "file"
    whence = "the saved file's own" if from_file else "guessed"
    return f"Date not known, about {article.published[:10]} ({whence})"


def _apa_date(published: str, *, is_guessed: bool) -> str:
    try:
        day = date.fromisoformat(published)
    except ValueError:
        shown = published[:4]
    else:
        shown = f"{day.year}, {day:%B} {day.day}"
    return f"ca. {shown}" if shown and is_guessed else shown or "n.d."
