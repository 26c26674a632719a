"""Filling a shared archive article by article, as the embedded engine is filled."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Self

from index.article import Analysis, Article
from index.search.opensearch.client import BadRequest, Cluster, NoSuchArchive
from index.search.opensearch.document import Publication
from index.search.opensearch.writer import BulkSender, Change, in_bulks
from index.search.protocols import NO_ROLES

_MANY = 500


class OpenSearchWriter:
    """Adds articles and what was found in them; nothing counts before `commit`."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._sender = BulkSender(cluster)
        self._put: dict[int, Publication | None] = {}

    def put_article(
        self,
        id: int,  # noqa: A002 - the word for it everywhere
        article: Article,
        *,
        tags: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> None:
        """Add an article, or replace it; what was found in it stays."""
        before = self._put.get(id) or self._stored(id)
        before = before or Publication(id=id, article=article)
        self._put[id] = replace(before, article=article, tags=tags, languages=languages, paths=())

    def put_analysis(
        self,
        id: int,  # noqa: A002
        analysis: Analysis,
        text: str,
        language: str = "en",
        roles: Mapping[str, Sequence[str]] = NO_ROLES,
    ) -> None:
        """Add what was found in an article, or replace it."""
        before = self._put.get(id) or self._stored(id)
        if before is None:
            before = Publication(id=id, article=Article(text=text, title="", language=language))
        self._put[id] = replace(before, analysis=analysis, roles=roles)

    def remove(self, id: int) -> None:  # noqa: A002
        """Remove an article and what was found in it."""
        self._put[id] = None

    def _stored(self, article_id: int) -> Publication | None:
        if article_id in self._put:  # removed just now
            return None
        try:
            answer = self._cluster.ask("GET", f"_doc/{article_id}")
        except (NoSuchArchive, BadRequest):
            return None
        return Publication.from_stored(article_id, answer["_source"]["stored"])

    @property
    def is_full(self) -> bool:
        """Whether so much waits that it is time to commit."""
        return len(self._put) >= _MANY

    def commit(self) -> int:
        """Make everything since the last commit searchable; return the new generation.

        Raises:
            ArchiveError: The cluster does not take it.
        """
        number = time.time_ns()
        changes = (Change(each, number, published) for each, published in self._put.items())
        for bulk in in_bulks(changes):
            self._sender.send(bulk)
        self._put.clear()
        self._sender.refresh()
        return number

    def close(self) -> None:
        """Let go of what is not committed."""
        self._put.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
