"""What an archive's articles say beside each other: repeats, people, dossiers, checked drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.dossier import Dossiers
from index.archive.people import People
from index.archive.quoted import QuotedReader
from index.archive.reader import ArticleReader
from index.archive.utterances import Utterances
from index.article import Analysis, Article, Span
from index.store.protocol import Store

if TYPE_CHECKING:
    from index.views.names import Person
    from index.views.quotes import CheckedQuote, Claim, DossierEntry, QuoteRow, Utterance


class Across:
    """Looks across all articles of an archive. Safe to use from several threads.

    Args:
        store: Knows which quotes are alike, and who is who.
        annotated: The articles as the user has corrected them.
        reader: Finds quotes by a query.
        utterances: Lays wordings side by side.
    """

    def __init__(
        self,
        store: Store,
        annotated: AnnotatedArticles,
        reader: ArticleReader,
        utterances: Utterances,
    ) -> None:
        self._store = store
        self._reader = reader
        self._quoted = QuotedReader(store, annotated)
        self._utterances = utterances
        self._people = People(store, annotated, self._quoted)
        self._dossiers = Dossiers(annotated, utterances)

    def repeats(self, query: str = "") -> Iterator[Utterance]:
        """Yield what is quoted in more than one article, as far as a query finds a quote of it.

        Raises:
            QueryError: The query cannot be understood.
        """
        among = None
        if query.strip():
            found = self._reader.each_quote(query, "", "")
            among = {(row.article_id, row.ordinal) for row in found}
        return self._utterances.each(among)

    def utterance(self, article_id: int, quote: Span) -> Utterance | None:
        """Return all wordings of a quote; None if it is quoted nowhere else and not said again.

        Raises:
            KeyError: There is no such article (any more).
        """
        return self._utterances.of_quote(article_id, quote)

    def uncompared(self) -> int:
        """Return of how many texts quotes are still to be compared with those of the others."""
        return self._store.utterances.uncompared()

    def fold(self, rows: Iterable[QuoteRow]) -> list[tuple[QuoteRow, ...]]:
        """Return quotes in their order, those that are one utterance together."""
        return self._utterances.fold(rows)

    def names_like(self, typed: str, most: int = 10) -> list[str]:
        """Return the names of people and bodies that are meant by what was typed, likeliest first.

        Those that are equal to it, or else those that hold it; at most so many.
        """
        return self._people.names_like(typed, most)

    def person(self, name: str) -> Person | None:
        """Return the page about a person or body, by its very name; nothing if there is none."""
        return self._people.person(name)

    def dossier(self, rows: Iterable[QuoteRow]) -> Iterator[DossierEntry]:
        """Yield what proves quotes, each utterance once, with all its wordings in the archive."""
        return self._dossiers.entries(rows)

    def check(
        self, draft: Article, analysis: Analysis
    ) -> tuple[list[CheckedQuote], list[tuple[str, str]]]:
        """Compare every quotation of a manuscript with the archive.

        Args:
            draft: The manuscript.
            analysis: What was found in it.

        Returns:
            Its quotations in reading order; and its names of people that the archive writes
            otherwise, each with how it does.
        """
        from index.archive.checking import Checking  # comparing is not needed to open an archive

        checking = Checking(self._store, self._quoted, self._utterances, self._people.roles_of)
        names = checking.names(analysis)
        return checking.quotes(draft, analysis, dict(names)), names

    def check_claims(self, claims: Iterable[Claim]) -> list[CheckedQuote]:
        """Tell whether the quotes of a dossier still stand where it says that they do."""
        from index.archive.checking import Checking  # comparing is not needed to open an archive

        checking = Checking(self._store, self._quoted, self._utterances, self._people.roles_of)
        return [checking.claim(each) for each in claims]
