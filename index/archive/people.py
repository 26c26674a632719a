"""A page about one person or body: what the archive's articles call them, and what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from index.archive.annotated import AnnotatedArticles
from index.archive.key_terms import key_terms
from index.archive.quoted import QuotedReader
from index.article import Analysis, Article, Span
from index.store.protocol import Naming, Store
from index.views.names import Person, Usage
from index.views.quotes import QuoteRow

_MOST_READ = 1000
"""Articles whose text is looked into for names and roles; of more, so many spread over time."""
_MOST_QUOTES = 2000
_MOST_COMPANY = 30
_MOST_TOPICS = 12


class People:
    """Makes the pages. Safe to use from several threads.

    Args:
        store: Knows who is named and quoted where.
        annotated: The articles as the user has corrected them.
        quoted: Reads quotes in their articles.
    """

    def __init__(self, store: Store, annotated: AnnotatedArticles, quoted: QuotedReader) -> None:
        self._store = store
        self._annotated = annotated
        self._quoted = quoted

    def names_like(self, typed: str, most: int) -> list[str]:
        """Return the names that may be meant, the likeliest first."""
        return self._store.people.names_like(typed, most)

    def person(self, name: str) -> Person | None:
        """Return the page about a name, written just so; nothing if no article has it."""
        articles = self._store.people.articles(name)
        if not articles:
            return None
        sayings = self._store.people.quotes(name)
        rows = [
            each.row for each in self._quoted.each(one.place for one in sayings[-_MOST_QUOTES:])
        ]
        looked_into = _spread(articles, _MOST_READ)
        names, roles = self._usages(name, looked_into)
        months = Counter(each.published[:7] for each in sayings if each.published)
        return Person(
            name=name,
            kind=self._store.people.kind(name),
            articles=len(articles),
            first=next((each.published[:10] for each in articles if each.published), ""),
            last=max((each.published[:10] for each in articles), default=""),
            names=names,
            roles=roles,
            months=tuple(sorted(months.items())),
            topics=_topics(rows),
            sources=tuple(Counter(each.source for each in sayings if each.source).most_common()),
            company=tuple(self._store.people.company(name, _MOST_COMPANY)),
            quoted=len(sayings),
            quotes=tuple(rows),
            looked_into=len(looked_into),
        )

    def roles_of(self, name: str) -> list[str]:
        """Return the roles that stand at a name, those of most articles first."""
        looked_into = _spread(self._store.people.articles(name), _MOST_READ)
        return [usage.text for usage in self._usages(name, looked_into)[1]]

    def _usages(
        self, name: str, articles: Sequence[Naming]
    ) -> tuple[tuple[Usage, ...], tuple[Usage, ...]]:
        """Return how a name is written and what roles stand at it, in these articles."""
        from index.language.utterances.roles import role_at

        names: defaultdict[str, list[str]] = defaultdict(list)
        roles: defaultdict[str, list[str]] = defaultdict(list)
        for each in articles:
            stored = self._store.article(each.article_id)
            analysis = self._annotated.analysis(each.article_id, stored) if stored else None
            if stored is None or analysis is None:
                continue
            article, mentions = stored.article, _mentions(name, stored.article, analysis)
            for form in {" ".join(span.of(article.text).split()) for span in mentions}:
                names[form].append(each.published[:10])
            found = {role_at(article.text, span, article.language) for span in mentions}
            for role in found - {""}:
                roles[role].append(each.published[:10])
        return _in_order(names), _in_order(roles)


def _mentions(name: str, article: Article, analysis: Analysis) -> tuple[Span, ...]:
    """Return where an article names somebody; a speaker need not be an entity."""
    found = {span for each in analysis.entities if each.name == name for span in each.mentions}
    if not found:
        spans = {quote.speaker for quote in analysis.quotes if quote.name == name}
        found = {span for span in spans if span and span.of(article.text) == name}
    return tuple(sorted(found))


def _in_order(dates: dict[str, list[str]]) -> tuple[Usage, ...]:
    """Return what is written in most articles first, each with its first and last date."""
    usages = []
    for text, days in dates.items():
        known = sorted(filter(None, days)) or [""]
        usages.append(Usage(text=text, first=known[0], last=known[-1], articles=len(days)))
    return tuple(sorted(usages, key=lambda each: (-each.articles, each.first, each.text)))


def _topics(rows: Iterable[QuoteRow]) -> tuple[tuple[str, int], ...]:
    """Return the key terms of what was said, each with how often; the same words count once."""
    said = "\n".join(dict.fromkeys(row.text for row in rows))
    return tuple((term, len(spans)) for term, spans in key_terms(said, most=_MOST_TOPICS))


def _spread(articles: Sequence[Naming], most: int) -> list[Naming]:
    return list(_every(articles, max(1.0, len(articles) / most)))


def _every(articles: Sequence[Naming], step: float) -> Iterator[Naming]:
    at = 0.0
    while round(at) < len(articles):
        yield articles[round(at)]
        at += step
