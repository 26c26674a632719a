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
    Cited,
    Completion,
    DossierEntry,
    EntityRow,
    Facets,
    FileRecord,
    Person,
    Problem,
    QuoteRow,
    Reading,
    Results,
    Row,
    Usage,
    Wording,
    listed_quotes,
)
from index.archive.across import Across
from index.archive.correcting import Corrections
from index.article import Analysis, Article, Entity, EntityKind, Quote, Span
from index.errors import QueryError
from index.store.annotations.corrections import Correction, correct, corrected_spans
from tui.app import PullquoteApp
from tui.session.memory import Memory
from tui.settings import Settings

NAMES: dict[str, tuple[EntityKind, tuple[str, ...]]] = {
    "Ada Holm": ("PERSON", ("Ada Holm", "Ms Holm", "Holm")),
    "Ruth Varga": ("PERSON", ("Ruth Varga", "Ms Varga", "Varga")),
    "Tomas Brandt": ("PERSON", ("Tomas Brandt", "Brandt")),
    "Kelding Council": ("ORG", ("Kelding Council", "the council")),
    "Kelding": ("GPE", ("Kelding",)),
}
_FILLER = (
    "The harbour wall was raised twice in the last century, and each time the money came from a "
    "levy on fish. Nobody in the town remembers who paid it. The plans hang in the library, in "
    "the corner where the newspapers used to be, and the children draw ships on them."
)


def _story(number: int, *quotes: tuple[str, str]) -> str:
    said = "\n\n".join(
        f"{speaker} said: “{words}” The budget of Kelding Council was read again. {_FILLER}"
        for speaker, words in quotes
    )
    return (
        f"KELDING, report {number} — Ministers were divided over the budget last night, and the "
        f"tax plan with it.\n\n{said}\n\nThe vote on the tax is on Tuesday."
    )


ARTICLES: tuple[Article, ...] = tuple(
    Article(
        text=_story(number, *quotes),
        title=title,
        source=source,
        authors=("Nora Lind",),
        published=published,
        url=f"https://news.example/{number}",
        path=f"{source.lower().replace(' ', '-')}/{number}.txt",
    )
    for number, (title, source, published, quotes) in enumerate(
        (
            (
                "Budget splits cabinet",
                "The Courier",
                "2024-03-07",
                (
                    ("Ada Holm", "We cannot borrow to pay for tax cuts."),
                    ("Ruth Varga", "This is a budget of a government that has given up."),
                    ("Ada Holm", "Families will see what it is worth."),
                ),
            ),
            (
                "Holm rules out tax cut",
                "Radio Four Winds",
                "2024-03-06",
                (
                    ("Ada Holm", "There will be no cut this year."),
                    ("Tomas Brandt", "The markets have heard worse."),
                ),
            ),
            ("Harbour wall to be raised again", "The Gazette", "2024-03-05", ()),
            (
                "Council counts the cost",
                "The Gazette",
                "2024-03-04",
                (("Ruth Varga", "Somebody will have to pay for the tax office."),),
            ),
        ),
        start=1,
    )
)


def _spans(pattern: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def analyse(text: str) -> Analysis:
    """Find the invented names, and what they say with “said:”."""
    quotes = []
    for match in re.finditer(r"(Ada Holm|Ruth Varga|Tomas Brandt) (said): (“[^”]+”)", text):
        quotes.append(
            Quote(
                span=Span(*match.span(3)),
                kind="direct",
                speaker=Span(*match.span(1)),
                name=match.group(1),
                cue=Span(*match.span(2)),
                confidence=0.93,
                how="name-cue-colon",
                explanation="The name stands before “said:” and the quote follows.",
                paragraph=text.count("\n\n", 0, match.start()),
            )
        )
    entities = []
    for name, (kind, forms) in NAMES.items():
        pattern = "|".join(rf"\b{form}\b" for form in forms)
        if name == "Kelding":
            pattern = r"\bKelding\b(?! Council)"
        mentions = tuple(_spans(pattern, text))
        if mentions:
            seen = Counter(mention.of(text) for mention in mentions)
            aliases = tuple(form for form, _ in seen.most_common() if form != name)
            entities.append(Entity(kind=kind, name=name, aliases=aliases, mentions=mentions))
    return Analysis(pipeline="fake 1", quotes=tuple(quotes), entities=tuple(entities))


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
        )

    def rows(self, results: Results, start: int, stop: int) -> list[Row]:
        words = [value for field, value in _terms(results.query) if not field]
        return [_row(self.readings[number], words) for number in results.ids[start:stop]]

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        reading = self.readings[article_id]
        text = reading.article.text
        words = [value for field, value in _terms(query) if not field]
        names = reading.analysis.entities if reading.analysis else ()
        watched = sorted(
            (span, word) for word in watch for span in _spans(rf"(?i)\b{re.escape(word)}\b", text)
        )
        return replace(
            reading,
            hits=tuple(_hits(words, text)),
            watch_hits=tuple(watched),
            key_terms=() if words or watch else (("budget", tuple(_spans("budget", text))),),
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
            for ordinal, quote in enumerate(listed_quotes(reading.analysis))
            if speaker in (quote.name or "") and _matches(reading, _terms(query))
        ]
        return found[:limit]

    def keep_quote(self, article_id: int, quote: Span, on: bool) -> None:
        reading = self.readings[article_id]
        kept = reading.kept | {quote} if on else reading.kept - {quote}
        self.readings[article_id] = replace(reading, kept=kept)

    def kept_quotes(self) -> list[QuoteRow]:
        return [
            row for row in self.quotes() if row.quote.span in self.readings[row.article_id].kept
        ]

    def kept_lost(self) -> int:
        spans = {(row.article_id, row.quote.span) for row in self.quotes()}
        kept = {(number, span) for number, one in self.readings.items() for span in one.kept}
        return len(kept - spans)

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

    def star(self, article_id: int, on: bool) -> None:
        self.readings[article_id] = replace(self.readings[article_id], starred=on)

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        self.readings[article_id] = replace(self.readings[article_id], tags=tuple(tags))

    def note(self, article_id: int, text: str) -> None:
        self.readings[article_id] = replace(self.readings[article_id], note=text)

    def position(self, article_id: int) -> int:
        return self.readings[article_id].position

    def remember_position(self, article_id: int, offset: int) -> None:
        self.readings[article_id] = replace(self.readings[article_id], position=offset)

    def close(self) -> None:
        self.calls.append("close")


class FakeAcross(Across):
    """Takes equal words for one utterance."""

    def __init__(self, archive: FakeArchive) -> None:
        self.archive = archive
        self.waiting = 0
        """Texts that are still to be compared."""

    def uncompared(self) -> int:
        return self.waiting

    def fold(self, rows: Iterable[QuoteRow]) -> list[tuple[QuoteRow, ...]]:
        groups: dict[str, list[QuoteRow]] = {}
        for row in rows:
            groups.setdefault(row.text, []).append(row)
        return [tuple(group) for group in groups.values()]

    def person(self, name: str) -> Person | None:
        rows = sorted(self.archive.quotes(speaker=name), key=lambda row: row.published)
        if not rows:
            return None
        return Person(
            name=name,
            kind="PERSON",
            articles=len({row.article_id for row in rows}),
            first=rows[0].published,
            last=rows[-1].published,
            names=(Usage(text=name, first="2024-03-04", last="2024-03-07", articles=2),),
            roles=(Usage(text="finance minister", first="2024-03-06", last="", articles=1),),
            months=tuple(sorted(Counter(row.published[:7] for row in rows).items())),
            topics=(("tax cuts", 2),),
            sources=tuple(Counter(row.source for row in rows).items()),
            company=tuple((other, 1) for other in ("Ruth Varga", "Nobody") if other != name),
            quoted=len(rows),
            quotes=tuple(rows),
            looked_into=len({row.article_id for row in rows}),
        )

    def dossier(self, rows: Iterable[QuoteRow]) -> Iterator[DossierEntry]:
        for row in rows:
            article = self.archive.readings[row.article_id].article
            wording = Wording(
                row=row,
                url=article.url,
                path=article.path,
                part="",
                relation="same",
                changes=(),
                other_speaker=False,
            )
            cited = Cited(
                wording=wording,
                role="",
                authors=article.authors,
                date_origin=article.origins.get("published", ""),
                language="en",
                text_hash=article.text_hash,
                note="",
            )
            yield DossierEntry(quotes=(cited,), fullest=0)


class FakeCorrections(Corrections):
    """Corrects the readings of the archive."""

    def __init__(self, archive: FakeArchive) -> None:
        self.archive = archive

    def set_speaker(
        self, article_id: int, quote: Span, name: str | None, also: Iterable[QuoteRow] = ()
    ) -> None:
        for each, span in [
            (article_id, quote),
            *((row.article_id, row.quote.span) for row in also),
        ]:
            words = span.of(self.archive.readings[each].article.text)
            self._correct(each, Correction("speaker", span.start, words, name))

    def join(self, article_id: int, name: str, into: str, also: Iterable[int] = ()) -> None:
        for each in (article_id, *also):
            self._correct(each, Correction("join", name=name, other=into))

    def split(self, article_id: int, name: str, alias: str, also: Iterable[int] = ()) -> None:
        for each in (article_id, *also):
            self._correct(each, Correction("split", name=name, other=alias))

    def others_naming(self, article_id: int, name: str) -> list[Row]:
        return [
            _row(self.archive.readings[each], ()) for each in self.archive.elsewhere.get(name, ())
        ]

    def same_said_by_others(self, article_id: int, quote: Span, name: str | None) -> list[QuoteRow]:
        return [
            row
            for row in self.archive.quotes()
            if row.article_id in self.archive.elsewhere.get("quote", ())
        ]

    def undo(self, article_id: int) -> str:
        corrections = self.archive.corrected[article_id]
        undone = corrections.pop().describe() if corrections else ""
        self._correct(article_id)
        return undone

    def _correct(self, article_id: int, *correction: Correction) -> None:
        self.archive.corrected[article_id] += correction
        reading = self.archive.readings[article_id]
        text = reading.article.text
        analysis = correct(analyse(text), text, self.archive.corrected[article_id])
        self.archive.readings[article_id] = replace(
            reading, analysis=analysis, corrected=corrected_spans(analysis)
        )


def _terms(query: str) -> list[tuple[str, str]]:
    pieces = re.findall(r'-?(?:(\w+):)?(?:"([^"]*)"|(\S+))', query)
    return [(field, phrase or word) for field, phrase, word in pieces if word != "OR"]


def _matches(reading: Reading, terms: Iterable[tuple[str, str]]) -> bool:
    text = f"{reading.article.title} {reading.article.text}".casefold()
    speakers = " ".join(quote.name or "" for quote in reading.quotes).casefold()
    for field, value in terms:
        if field == "has":
            found = reading.starred or bool(reading.tags) or bool(reading.note)
        else:
            found = value.casefold() in (speakers if field == "speaker" else text)
        if not found:
            return False
    return True


def _hits(words: Sequence[str], text: str) -> list[Span]:
    return sorted(span for word in words for span in _spans(rf"(?i)\b{re.escape(word)}\b", text))


def _row(reading: Reading, words: Sequence[str]) -> Row:
    article = reading.article
    snippet = article.text.split("\n\n")[0][:120] if words else ""
    return Row(
        id=reading.id,
        title=article.title,
        source=article.source,
        published=article.published,
        date_shown=article.published,
        quotes=len(reading.quotes) if reading.analysis else None,
        hits=len(_hits(words, article.text)) if words else None,
        starred=reading.starred,
        tags=reading.tags,
        has_note=bool(reading.note),
        snippet=snippet,
        snippet_hits=tuple(_hits(words, snippet)),
    )


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
