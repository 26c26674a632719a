"""From stored things to what a screen or a printer shows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article, Quote, Span, shown_date
from index.store.annotations import Annotation
from index.store.protocol import Summary
from index.views.articles import Row

if TYPE_CHECKING:
    from index.views.quotes import QuoteRow


class HitsShown(NamedTuple):
    """What a row shows of the hits in an article."""

    number: int | None = None
    snippet: str = ""
    spans: tuple[Span, ...] = ()
    title: tuple[Span, ...] = ()
    """Where hits lie in the title."""


def row_of(summary: Summary, annotation: Annotation, hits: HitsShown) -> Row:
    """Return the row of an article."""
    return Row(
        id=summary.id,
        title=summary.title,
        source=summary.source,
        published=summary.published,
        language=summary.language,
        date_shown=shown_date(summary.published, is_guessed=summary.is_date_guessed),
        quotes=summary.quotes,
        hits=hits.number,
        starred=annotation.starred,
        tags=tuple(dict.fromkeys((*summary.tags, *annotation.tags))),
        has_note=bool(annotation.note),
        snippet=hits.snippet,
        snippet_hits=hits.spans,
        title_hits=hits.title,
    )


def quote_row(article_id: int, ordinal: int, quote: Quote, article: Article) -> QuoteRow:
    """Return the row of a quote."""
    from index.views.quotes import QuoteRow  # no list of articles needs one

    mention = quote.speaker.of(article.text) if quote.speaker else ""
    return QuoteRow(
        article_id=article_id,
        ordinal=ordinal,
        quote=quote,
        text=_on_one_line(quote.span.of(article.text)),
        speaker_shown=_on_one_line(quote.name or mention),
        title=article.title,
        source=article.source,
        published=article.published,
        is_date_guessed=article.is_date_guessed,
    )


def watch_hits(
    watch: Sequence[str], text: str, find: Callable[[str, str], Sequence[Span]]
) -> tuple[tuple[Span, str], ...]:
    """Return where the watch words stand in a text, in reading order."""
    return tuple(sorted((span, word) for word in watch for span in find(_literal(word), text)))


def _literal(word: str) -> str:
    """Return the query that finds just these words, one after another."""
    return f'"{" ".join(word.replace(chr(34), " ").split())}"' if word.strip() else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
