"""What the user sets right in an archive's articles, and where else it may hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.reader import ArticleReader
from index.archive.utterances import Utterances
from index.article import Span
from index.store.annotations.corrections import Correction
from index.store.protocol import Store

if TYPE_CHECKING:
    from index.views.articles import Row
    from index.views.quotes import QuoteRow


class Corrections:
    """Corrects who speaks and who is who. Safe to use from several threads.

    Args:
        store: Knows who is named where.
        annotated: The articles as the user has corrected them.
        reader: Reads rows of articles.
        utterances: Knows which quotes are alike.
    """

    def __init__(
        self,
        store: Store,
        annotated: AnnotatedArticles,
        reader: ArticleReader,
        utterances: Utterances,
    ) -> None:
        self._store = store
        self._annotated = annotated
        self._reader = reader
        self._utterances = utterances

    def set_speaker(
        self, article_id: int, quote: Span, name: str | None, also: Iterable[QuoteRow] = ()
    ) -> None:
        """Set who said a quote.

        Args:
            article_id: Where it stands.
            quote: The quote.
            name: Who said it; `None`: nobody that can be named.
            also: The same quote in other articles, as `same_said_by_others` gives it.
        """
        places = [(article_id, quote), *((row.article_id, row.quote.span) for row in also)]
        self._annotated.correct(
            (each, Correction("speaker", span.start, span.of(self._text(each)), name))
            for each, span in places
        )

    def join(self, article_id: int, name: str, into: str, also: Iterable[int] = ()) -> None:
        """Say that two entities of an article, and of others too, are the one called `into`."""
        correction = Correction("join", name=name, other=into)
        self._annotated.correct((each, correction) for each in (article_id, *also))

    def split(self, article_id: int, name: str, alias: str, also: Iterable[int] = ()) -> None:
        """Say that an alias of an entity of an article, and of others too, is somebody else."""
        correction = Correction("split", name=name, other=alias)
        self._annotated.correct((each, correction) for each in (article_id, *also))

    def undo(self, article_id: int) -> str:
        """Take back the last correction to an article, and those that were made with it.

        Returns:
            What it was, in words; nothing if there was none.
        """
        undone = self._annotated.undo_correction(article_id)
        if undone is None:
            return ""
        correction, articles = undone
        return correction.describe() + (f", in {articles} articles" if articles > 1 else "")

    def others_naming(self, article_id: int, name: str) -> list[Row]:
        """Return the other articles that name or quote somebody, the latest first."""
        found = [each.article_id for each in reversed(self._store.people.articles(name))]
        return self._reader.rows([each for each in found if each != article_id], "")

    def same_said_by_others(self, article_id: int, quote: Span, name: str | None) -> list[QuoteRow]:
        """Return the same quote in other articles, where somebody else is said to say it."""
        utterance = self._utterances.of_quote(article_id, quote)
        rows = (wording.row for wording in utterance.wordings) if utterance else ()
        return [row for row in rows if row.article_id != article_id and row.quote.name != name]

    def _text(self, article_id: int) -> str:
        return self._annotated.stored(article_id).article.text
