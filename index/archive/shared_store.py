"""The articles of a shared archive, as they are looked up in the cluster that has them."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.archive.shared_figures import figures
from index.archive.shared_people import SharedPeople
from index.archive.shared_utterances import SharedUtterances
from index.archive.unshared import UnsharedFiles
from index.article import Analysis
from index.errors import QueryError
from index.search.engine.fields import clean_name
from index.search.opensearch.client import Answer, Cluster, Unavailable
from index.search.opensearch.document import Publication
from index.search.opensearch.found import REACH, ArticleIds, id_of
from index.search.opensearch.mapping import key_field
from index.search.opensearch.patterns import Clause, any_of
from index.search.opensearch.questions import Questions
from index.search.opensearch.searcher import OpenSearchIndex, of_ids
from index.search.opensearch.tokens import KEY, name_key
from index.search.opensearch.translate import EVERYTHING, nested
from index.search.query.terms import fold, words
from index.store.protocol import Stored, Summary
from index.views.articles import NearCopy, listed_quotes
from index.views.files import Stats
from index.views.names import EntityRow

_REMEMBERED = 400
"""Articles that are kept after they have been looked at."""


class SharedStore(UnsharedFiles):
    """Looks articles up in a shared archive. Safe to use from several threads.

    A text is known by the number of its article.

    Args:
        cluster: Where it is.
        index: Searches it.
    """

    def __init__(self, cluster: Cluster, index: OpenSearchIndex) -> None:
        self._cluster = cluster
        self._index = index
        self._generation = index.generation
        self._articles: OrderedDict[int, Publication] = OrderedDict()
        self._remembering = threading.Lock()
        self._questions = Questions(cluster)
        self.utterances = SharedUtterances(self._questions)
        """Which quotes are one utterance."""
        self.people = SharedPeople(self._questions)
        """Who is named and quoted where."""

    def close(self) -> None:
        """Forget what is remembered; the index closes the connections."""
        self._articles.clear()

    def refresh(self) -> bool:
        """Tell whether something has been published since the last time this was asked."""
        changed = self._index.refresh()
        if changed:
            with self._remembering:
                self._articles.clear()
        return changed

    # Articles.

    def _fetch(self, ids: Iterable[int]) -> dict[int, Publication]:
        """Return articles by their ids, as far as they are still there."""
        wanted = list(ids)
        with self._remembering:
            found = {each: self._articles[each] for each in wanted if each in self._articles}
        missing = [each for each in wanted if each not in found]
        if missing:
            answer = self._cluster.ask("POST", "_mget", {"ids": [str(each) for each in missing]})
            for one in answer["docs"]:
                if trouble := one.get("error"):  # a part of the archive is away
                    raise Unavailable(
                        "Some of these articles cannot be fetched.", str(trouble.get("reason", ""))
                    )
            fetched = {
                int(one["_id"]): Publication.from_stored(int(one["_id"]), one["_source"]["stored"])
                for one in answer["docs"]
                if one.get("found")
            }
            found |= fetched
            with self._remembering:
                self._articles.update(fetched)
                while len(self._articles) > _REMEMBERED:
                    self._articles.popitem(last=False)
        return found

    def _one(self, article_id: int) -> Publication | None:
        return self._fetch([article_id]).get(article_id)

    def count(self) -> int:
        """Return the number of articles."""
        return len(self._index)

    def ids(self, sort: str = "") -> Sequence[int]:
        """Return all articles in one of the orders that `Archive.search` names.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        return self._index.found(EVERYTHING, sort)

    def ids_of_texts(self, hashes: Iterable[str]) -> list[int]:
        """Return the articles that have one of these texts."""
        asked = {"terms": {"hash": list(hashes)}}
        return list(self._index.found(asked, "date"))

    def ids_in_files(self, ending: str) -> list[int]:
        """Return the articles of files whose names end so, such as `pdf`."""
        return list(self._index.found({"term": {"ending": ending}}, "date"))

    def file_kinds(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the endings of the files of articles, in small letters, most articles first.

        They stand beside the facets, which say what is missing.
        """
        clause = _having(ids)
        terms = {"kinds": {"terms": {"field": "ending", "size": 100}}}
        buckets = self._questions.counted_so_far(clause, terms)[0]["kinds"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]

    def summaries(self, ids: Sequence[int]) -> Mapping[int, Summary]:
        """Return what rows show of articles, as far as these are still there."""
        return {number: _summary(one) for number, one in self._fetch(ids).items()}

    def text(self, article_id: int) -> str | None:
        """Return the text of an article, if it is still there."""
        found = self._one(article_id)
        return found.article.text if found else None

    def text_hash(self, article_id: int) -> str | None:
        """Return the key of an article's text, if the article is still there."""
        found = self._one(article_id)
        return found.article.text_hash if found else None

    def article(self, article_id: int) -> Stored | None:
        """Return an article, if it is still there."""
        found = self._one(article_id)
        if found is None:
            return None
        return Stored(found.article, article_id, tuple(found.paths), found.stale)

    def expect(self, ids: Sequence[int]) -> None:
        """Fetch articles that will be looked at one after another."""
        self._fetch(ids)

    def find(self, reference: str) -> int | None:
        """Return an article by its path or its link, if there is one."""
        key = name_key(clean_name(reference))
        asked = [{"term": {key_field(field): key}} for field in ("path", "url")]
        found = self._index.found({"bool": {"should": asked}}, "date")
        return found[0] if found else None

    def near(self, text_id: int) -> tuple[NearCopy, ...]:
        """Return the articles whose text is much like this one, most alike first."""
        found = self._one(text_id)
        return tuple(found.near) if found else ()

    def without_copies(self, ids: Sequence[int]) -> list[int]:
        """Return the articles without those that are much like one before them.

        Raises:
            QueryError: They are too many to be compared.
        """
        if len(ids) > REACH:
            raise QueryError(
                f"Of a shared archive, {REACH:,} articles can be looked through for copies;"
                f" this finds {len(ids):,}.",
                "Narrow the search, or leave  duplicates:off  out.",
            )
        clause = _having(ids)
        having = {"bool": {"filter": [clause, {"exists": {"field": "near"}}]}}
        found = self._questions.looked_up(having, "date", _copies_of, ["near"])
        copies = dict(found)
        seen: set[int] = set()
        kept: list[int] = []
        for article_id in ids:
            if article_id not in seen:
                kept.append(article_id)
            seen.update(map(int, copies.get(article_id, ())))
        return kept

    # What was found in them.

    def analysis(self, article_id: int) -> Analysis | None:
        """Return what was found in an article, as the publishing archive has it."""
        found = self._one(article_id)
        return found.analysis if found else None

    def articles_quoting(self, speaker: str) -> Iterator[int]:
        """Return the articles with a quote by somebody whose name holds `speaker`, newest first."""
        clause: Clause = nested(EVERYTHING)
        if speaker:
            part = re.sub(r"([*?\\])", r"\\\1", " ".join(map(fold, words(speaker))))
            like = {"value": f"*{part}*{KEY}*"}
            told = [{"wildcard": {key_field(one): like}} for one in ("speaker", "reported")]
            clause = any_of(told)
        ids = self._index.found(clause, "date")
        return iter(ids)

    def entities(self, ids: Sequence[int] | None, kind: str) -> list[EntityRow]:
        """Return the entities of these articles, or of all, most articles first."""
        clause = EVERYTHING if ids is None else _having(ids)
        return self.people.mentioned(clause, f"{kind}{KEY}" if kind else "").rows()

    def frequent(self, ids: Sequence[int]) -> list[EntityRow]:
        """Return the entities that most of these articles have; their counts may be too low."""
        return self.people.often_mentioned(_having(ids)).rows()

    def others_naming(self, names: Sequence[str], text_id: int) -> Mapping[str, int]:
        """Return for each name how many other texts have an entity of this name."""
        own = self.text_hash(text_id)
        if not names or own is None:
            return dict.fromkeys(names, 0)
        asks = {str(at): {"term": {"name": clean_name(name)}} for at, name in enumerate(names)}
        texts = {"texts": {"cardinality": {"field": "hash"}}}
        others = {"bool": {"must_not": [{"term": {"hash": own}}]}}
        counted = {"names": {"filters": {"filters": asks}, "aggs": texts}}
        buckets = self._questions.counted(others, counted)["names"]["buckets"]
        return {name: buckets[str(at)]["texts"]["value"] for at, name in enumerate(names)}

    # The archive as a whole.

    def health(self) -> tuple[str, bool]:
        """Return how it is in words, and whether that is well."""
        shards = self._cluster.ask("POST", "_search", {"size": 0})["_shards"]
        said = f"{shards['successful']} of {shards['total']} parts answer"
        return said, bool(shards["successful"] == shards["total"])

    def languages(self) -> Mapping[str, int]:
        """Return how many articles there are in each language, by its code."""
        asked = {"languages": {"terms": {"field": key_field("lang"), "size": 500}}}
        buckets = self._questions.counted(EVERYTHING, asked)["languages"]["buckets"]
        return {one["key"].partition(KEY)[2]: one["doc_count"] for one in buckets}

    def unanalysed(self) -> int:
        """Return how many articles had not been analysed when they were published."""
        asked = {"bare": {"missing": {"field": "analysed"}}}
        return int(self._questions.counted(EVERYTHING, asked)["bare"]["doc_count"])

    def stats(self, pipeline: str = "") -> Stats:
        """Return the archive in figures, as it was published: nothing is analysed here."""
        return figures(self._questions, self.count())


def _having(ids: Sequence[int]) -> Clause:
    return ids.clause if isinstance(ids, ArticleIds) else of_ids(ids)


def _copies_of(hit: Answer) -> tuple[int, list[int]]:
    return id_of(hit), hit["fields"]["near"]


def _summary(found: Publication) -> Summary:
    article = found.article
    return Summary(
        id=found.id,
        text_hash=article.text_hash,
        title=article.title,
        source=article.source,
        published=article.published,
        language=article.language,
        is_date_guessed=article.is_date_guessed,
        quotes=len(listed_quotes(found.analysis)) if found.analysis else None,
        tags=article.tags,
    )
