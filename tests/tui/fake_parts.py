"""Parts of the archive held in memory: what articles say beside each other, and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index import (
    Cited,
    DossierEntry,
    Person,
    QuoteRow,
    Row,
    Usage,
    Wording,
)
from index.archive.across import Across
from index.archive.annotations import ArticleAnnotations
from index.archive.correcting import Corrections
from index.article import Span
from index.store.annotations.corrections import Correction, correct, corrected_spans
from tests.tui.invented import analyse, row_of

if TYPE_CHECKING:
    from tests.tui.fakes import FakeArchive


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


class FakeAnnotations(ArticleAnnotations):
    """Notes it in the readings of the archive."""

    def __init__(self, archive: FakeArchive) -> None:
        self.archive = archive

    def star(self, article_id: int, on: bool) -> None:
        self._set(article_id, starred=on)

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        self._set(article_id, tags=tuple(tags))

    def note(self, article_id: int, text: str) -> None:
        self._set(article_id, note=text)

    def position(self, article_id: int) -> int:
        return self.archive.readings[article_id].position

    def remember_position(self, article_id: int, offset: int) -> None:
        self._set(article_id, position=offset)

    def keep(self, article_id: int, quote: Span, on: bool) -> None:
        kept = self.archive.readings[article_id].kept
        self._set(article_id, kept=kept | {quote} if on else kept - {quote})

    def kept_quotes(self) -> list[QuoteRow]:
        readings = self.archive.readings
        return [
            row for row in self.archive.quotes() if row.quote.span in readings[row.article_id].kept
        ]

    def kept_lost(self) -> int:
        kept = sum(len(reading.kept) for reading in self.archive.readings.values())
        return kept - len(self.kept_quotes())

    def _set(self, article_id: int, **changes: Any) -> None:
        self.archive.readings[article_id] = replace(self.archive.readings[article_id], **changes)


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
            row_of(self.archive.readings[each], ()) for each in self.archive.elsewhere.get(name, ())
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
