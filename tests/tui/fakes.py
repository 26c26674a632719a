"""An archive of a few invented articles, held in memory, and an explorer that shows it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index import (
    Archive,
    Completion,
    EntityRow,
    Facets,
    FileRecord,
    Problem,
    QuoteRow,
    Reading,
    Results,
    Row,
    listed_quotes,
)
from index.article import Article, Quote
from index.errors import QueryError
from index.store.annotations.corrections import Correction
from tests.tui.fake_parts import FakeAcross, FakeAnnotations, FakeCorrections
from tests.tui.invented import ARTICLES, NAMES, analyse, hits_in, row_of, spans_of
from tui.app import PullquoteApp
from tui.session.memory import Memory
from tui.settings import Settings


class FakeArchive(Archive):
    """Answers like an archive; knows words, `speaker:` and `entity:`, and nothing else."""

    def __init__(
        self,
        articles: Sequence[Article] = ARTICLES,
        *,
        directory: Path = Path("/nonexistent"),
        analysed: Callable[[int], bool] = lambda article_id: True,
    ) -> None:
        self._directory = directory
        self.readings = {
            number: Reading(
                id=number,
                article=article,
                analysis=analyse(article.text) if analysed(number) else None,
            )
            for number, article in enumerate(articles, start=1)
        }
        self.calls: list[str] = []
        self.across: FakeAcross = FakeAcross(self)
        self.annotations = FakeAnnotations(self)
        self.corrections = FakeCorrections(self)
        self.corrected: defaultdict[int, list[Correction]] = defaultdict(list)
        self.elsewhere: dict[str, Sequence[int]] = {}
        """Name, or `quote` -> the articles where a correction may hold, too."""
        self.unread: list[Problem] = []
        self.file_records: list[FileRecord] = []

    @property
    def folder(self) -> Path:
        return Path("/")  # it only has to be there

    @property
    def directory(self) -> Path:
        return self._directory

    def count(self) -> int:
        return len(self.readings)

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        self.calls.append(f"search {query!r}")
        if "(" in query:
            problem = QueryError(
                "The bracket is never closed.", "Add a “)”.", column=query.index("(")
            )
            return Results(query=query, ids=(), total=0, problem=problem)
        terms = _terms(query)
        ids = [number for number, one in self.readings.items() if _matches(one, terms)]
        if sort == "date":
            ids.reverse()
        counts = {
            value: sum(_matches(one, [(field, value)]) for one in self.readings.values())
            for field, value in terms
        }
        return Results(
            query=query,
            ids=tuple(ids),
            total=len(ids),
            suggestion="budget" if not ids and "budgte" in query else None,
            term_counts=counts if not ids else {},
            understood=" and ".join(f"“{value}”" for _, value in terms),
            note="in any case" if query.isupper() else "",
            ranked=any(not field for field, _ in terms),
        )

    def rows(self, results: Results, start: int, stop: int) -> list[Row]:
        words = [value for field, value in _terms(results.query) if not field]
        return [row_of(self.readings[number], words) for number in results.ids[start:stop]]

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        reading = self.readings[article_id]
        text = reading.article.text
        words = [value for field, value in _terms(query) if not field]
        names = reading.analysis.entities if reading.analysis else ()
        watched = sorted(
            (span, word) for word in watch for span in spans_of(rf"(?i)\b{re.escape(word)}\b", text)
        )
        return replace(
            reading,
            hits=tuple(hits_in(words, text)),
            watch_hits=tuple(watched),
            key_terms=() if words or watch else (("budget", tuple(spans_of("budget", text))),),
            elsewhere={
                entity.name: sum(
                    entity.name in other.article.text
                    for other in self.readings.values()
                    if other.id != article_id
                )
                for entity in names
            },
        )

    def quotes(
        self, query: str = "", *, speaker: str = "", about: str = "", limit: int | None = None
    ) -> list[QuoteRow]:
        return list(self.each_quote(query, speaker=speaker, about=about))[:limit]

    def each_quote(
        self, query: str = "", *, speaker: str = "", about: str = "", reported: bool = False
    ) -> Iterator[QuoteRow]:
        found = [
            QuoteRow(
                article_id=reading.id,
                ordinal=ordinal,
                quote=quote,
                text=quote.span.of(reading.article.text),
                speaker_shown=quote.name or "",
                title=reading.article.title,
                source=reading.article.source,
                published=reading.article.published,
                is_date_guessed=reading.article.is_date_guessed,
            )
            for reading in self.readings.values()
            for ordinal, quote in enumerate(_said(reading, reported=reported))
            if speaker in (quote.name or "") and _matches(reading, _terms(query))
        ]
        return iter(found)

    def having(self, ids: Sequence[int], *, speaker: str = "", name: str = "") -> set[int]:
        self.calls.append(f"having {len(ids)}")
        return {
            number
            for number in ids
            if (speaker and any(one.name == speaker for one in self.readings[number].quotes))
            or (name and _matches(self.readings[number], [("entity", name)]))
        }

    def frequent_entities(self, query: str = "") -> list[EntityRow]:
        return self.entities(query)

    def entities(self, query: str = "", *, kind: str = "") -> list[EntityRow]:
        counts: Counter[str] = Counter()
        mentions: Counter[str] = Counter()
        for reading in self.readings.values():
            for entity in reading.analysis.entities if reading.analysis else ():
                counts[entity.name] += 1
                mentions[entity.name] += entity.count
        return [
            EntityRow(kind=NAMES[name][0], name=name, articles=count, mentions=mentions[name])
            for name, count in counts.most_common()
        ]

    def complete(self, query: str, cursor: int) -> list[Completion]:
        start = query.rfind(" ") + 1
        word = query[start:cursor]
        if word and "budget".startswith(word):
            return [Completion(text="budget", start=start, end=cursor)]
        return []

    def facets(self, results: Results) -> Facets:
        sources: Counter[str] = Counter()
        months: Counter[str] = Counter()
        speakers: Counter[str] = Counter()
        for number in results.ids:
            reading = self.readings[number]
            sources[reading.article.source] += 1
            months[reading.article.published[:7]] += 1
            names = dict.fromkeys(one.name for one in reading.quotes if one.name)
            speakers.update(list(names))
        return Facets(
            sources=tuple(sources.most_common()),
            months=tuple(months.most_common()),
            speakers=tuple(speakers.most_common()),
        )

    def file_kinds(self, results: Results) -> list[tuple[str, int]]:
        return [("txt", len(results.ids))] if results.ids else []

    def problems(self) -> list[Problem]:
        return self.unread

    def files(self) -> Iterator[FileRecord]:
        return iter(self.file_records)

    def is_behind(self) -> bool:
        return False

    def unanalysed(self) -> int:
        return sum(reading.analysis is None for reading in self.readings.values())

    def refresh(self) -> bool:
        self.calls.append("refresh")
        return False

    def close(self) -> None:
        self.calls.append("close")


def _terms(query: str) -> list[tuple[str, str]]:
    """Return the fields and values of a query, of several values with `|` between."""
    pieces = re.findall(r'-?(?:(\w+):)?((?:"[^"]*"|[^\s"])+)', query)
    return [(field, value.replace('"', "")) for field, value in pieces if value != "OR"]


def _said(reading: Reading, *, reported: bool) -> Sequence[Quote]:
    if not reported:
        return listed_quotes(reading.analysis)
    quotes = reading.analysis.quotes if reading.analysis else ()
    return [quote for quote in quotes if quote.kind == "indirect"]


def _matches(reading: Reading, terms: Iterable[tuple[str, str]]) -> bool:
    return all(
        any(_has(reading, field, value.casefold()) for value in values.split("|"))
        for field, values in terms
    )


def _has(reading: Reading, field: str, value: str) -> bool:
    article = reading.article
    match field:
        case "has":
            return reading.starred or bool(reading.tags) or bool(reading.note)
        case "speaker":
            return value in " ".join(quote.name or "" for quote in reading.quotes).casefold()
        case "file":
            return value == "txt"
        case "source":
            return value in article.source.casefold()
        case "date":
            return article.published.startswith(value)
        case _:
            return value in f"{article.title} {article.text}".casefold()


class NotingApp(PullquoteApp):
    """The application, with what is said at its lower edge."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        self.said: list[str] = []
        super().__init__(*arguments, **more)

    def notify(self, message: str, *, title: str = "", **more: Any) -> None:
        self.said.append(f"{title} {message}".strip())
        super().notify(message, title=title, **more)

    def clear_notifications(self) -> None:
        self.said.clear()
        super().clear_notifications()


def explorer(
    archive: FakeArchive,
    *,
    settings: Settings | None = None,
    memory: Memory | None = None,
    sync: Sequence[str] = ("true",),
) -> NotingApp:
    """Return the application on an archive; `sync` stands in for the indexing process."""
    return NotingApp(
        archive.folder,
        settings=settings or Settings(),
        memory=memory or Memory(),
        open_archive=lambda folder: archive,
        sync_command=lambda _: list(sync),
    )
