"""Analysing: in batches, resumed, what the user waits for first, nothing twice."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from index.article import Analysis, Article, Entity, Quote, Span
from index.errors import PipelineError
from index.events import Analysed, Committed, Event, Progress, decode
from index.language.quotes.text.progress import Advance, untold
from index.search.run.index import SearchIndex
from index.store.annotations import Annotations, Subject
from index.store.annotations.corrections import Correction
from index.store.reader import StoreReader
from index.store.records import FileState
from index.store.writer import StoreWriter
from index.sync.analyse import BatchAnalysis, Priorities
from index.sync.analyser import AnalyserHere
from index.sync.cancellation import Cancellation, Cancelled
from index.sync.indexer import Indexer
from tests.archive.conftest import Syncer
from tests.indexing import index_here
from tests.search.library import ask, ask_quotes

SAYS = re.compile(r'"[^"]+," said (\w+)')


class Pipeline:
    """Finds `"…," said Name`, and breaks where it is told to."""

    def __init__(self, version: str = "toy 1") -> None:
        self.version = version
        self.seen: list[str] = []
        self.stop: Cancelled | None = None

    def analyse(
        self, texts: Iterable[tuple[str, str]], advance: Advance = untold
    ) -> Iterator[Analysis]:
        for text, _ in texts:
            if "break" in text:
                raise ValueError("never seen such a text")
            if self.stop and len(self.seen) >= 20:
                raise self.stop
            self.seen.append(text)
            for _ in range(4):
                advance(len(text) / 4)
            yield self.found(text)

    def found(self, text: str) -> Analysis:
        quotes, entities = [], []
        for number, match in enumerate(SAYS.finditer(text)):
            speaker = Span(*match.span(1))
            span = Span(match.start(), match.end() - len(" said ") - len(match[1]))
            name = None if match[1] == "Somebody" else match[1]
            quotes.append(Quote(span=span, kind="direct", speaker=speaker, name=name, group=number))
            entities.append(Entity(kind="PERSON", name=match[1], mentions=(speaker,)))
        return Analysis(pipeline=self.version, entities=tuple(entities), quotes=tuple(quotes))


class Room:
    """A store, marks and a search index, and what analyses them."""

    def __init__(self, place: Path, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self.store = StoreWriter(place / "store.db")
        self.reader = StoreReader(place / "store.db")
        self.annotations = Annotations(place / "marks.db")
        self.search = place / "search"
        self.indexer = self.open_indexer(rebuild=False)
        self.events: list[Event] = []
        self.priorities: Priorities = Priorities()
        self.loaded = 0

    def open_indexer(self, *, rebuild: bool) -> Indexer:
        return Indexer(
            self.search, self.store, self.reader, self.annotations, lambda: None, rebuild=rebuild
        )

    def rebuild(self) -> None:
        """Begin a new search index."""
        self.indexer.close()
        self.indexer = self.open_indexer(rebuild=True)

    def put(self, *articles: Article) -> None:
        with self.store.transaction():
            for article in articles:
                self.store.files.put(article.path.encode(), FileState(1, 1), [article])

    def load(self) -> AnalyserHere:
        self.loaded += 1
        return AnalyserHere(self.pipeline)

    def analysing(self) -> BatchAnalysis:
        return BatchAnalysis(
            self.store,
            self.annotations,
            self.pipeline.version,
            self.load,
            self.indexer,
            self.events.append,
            Cancellation(),
            self.priorities,
        )

    def run(self) -> bool:
        return self.analysing().run(lambda: False)

    def analysed(self) -> list[int]:
        told = [event for event in self.events if isinstance(event, Analysed)]
        return [article for event in told for article in event.articles]

    def close(self) -> None:
        self.indexer.close()
        self.reader.close()
        self.store.close()
        self.annotations.close()


@pytest.fixture
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def room(tmp_path: Path, pipeline: Pipeline) -> Iterator[Room]:
    opened = Room(tmp_path, pipeline)
    yield opened
    opened.close()


def article(number: int, text: str = "") -> Article:
    words = text or f'"We count to {number}," said Holm. "Number {number}," said Varga.'
    return Article(
        text=words,
        title=f"Story {number}",
        path=f"{number:03}.txt",
        published=f"2024-01-{1 + number % 28:02}",
    )


def test_everything_is_found_and_searchable(room: Room) -> None:
    room.put(*map(article, range(40)))
    assert room.run()
    assert len(room.analysed()) == 40
    index = SearchIndex.open(room.search)
    assert ask(index, "speaker:holm").total == 40
    assert ask_quotes(index, 'speaker:varga "number 7"').total == 1
    first, *_, last = [event for event in room.events if isinstance(event, Progress)]
    assert (first.done, first.total, last.done, last.total) == (0, 40, 40, 40)


def test_how_much_of_a_long_text_is_done_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sync.progress.LONG_SECONDS", 0.0)
    monkeypatch.setattr("index.sync.progress.SECONDS_BETWEEN", 0.0)
    room.put(article(1, '"We count," said Holm. ' * 100))
    room.run()
    told = [event for event in room.events if isinstance(event, Progress)]
    assert [event.part for event in told] == [None, 0.25, 0.5, 0.75, 1.0, None]
    assert [event.done for event in told] == [0, 0, 0, 0, 0, 1]
    assert told[1].seconds_left is not None


def test_unnamed_speakers_do_not_hide_the_named_ones(room: Room) -> None:
    room.put(article(1, '"No," said Somebody.'), article(2, '"Yes," said Holm.'))
    room.run()
    assert list(room.reader.articles_quoting("")) == [2, 1]
    assert list(room.reader.articles_quoting("HOLM")) == [2]


def test_nothing_is_analysed_twice(room: Room, pipeline: Pipeline) -> None:
    room.put(*map(article, range(5)))
    room.run()
    assert not room.run()
    assert room.loaded == 1
    assert len(pipeline.seen) == 5


def test_text_that_comes_back_is_not_analysed_again(room: Room, pipeline: Pipeline) -> None:
    room.put(article(1), article(2))
    room.run()
    with room.store.transaction():
        room.store.files.remove(b"001.txt")
    room.indexer.update()
    room.put(article(1))
    room.run()
    assert len(pipeline.seen) == 2
    assert ask(SearchIndex.open(room.search), "speaker:holm").total == 2


def test_newer_pipeline_analyses_everything_anew(room: Room, pipeline: Pipeline) -> None:
    room.put(*map(article, range(3)))
    room.run()
    pipeline.version = "toy 2"
    assert room.run()
    assert len(pipeline.seen) == 6


def test_interrupted_run_is_resumed(room: Room, pipeline: Pipeline) -> None:
    room.put(*map(article, range(40)))
    pipeline.stop = Cancelled()
    with pytest.raises(Cancelled):
        room.run()
    done = len(room.analysed())
    assert 0 < done < 40
    pipeline.stop = None
    room.run()
    assert sorted(room.analysed()) == sorted(room.reader.ids())


def test_what_the_user_waits_for_comes_first(room: Room) -> None:
    room.put(*map(article, range(40)))
    wanted = room.reader.find("017.txt")
    assert wanted
    room.priorities.listen(io.StringIO(f'nonsense\n{{"first": "x"}}\n{{"first": {wanted}}}\n'))
    time.sleep(0.1)
    room.run()
    assert room.analysed()[0] == wanted
    assert len(room.analysed()) == 40


class Waits(Priorities):
    """Somebody who has an article open."""

    def __init__(self, article_id: int | None) -> None:
        super().__init__()
        assert article_id
        self.article_id = article_id

    def take(self) -> list[int]:
        return [self.article_id]


def test_the_open_article_is_analysed_while_files_are_read(
    sync: Syncer, folder: Path, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sync.run.load_analyser", lambda _: pipeline)
    monkeypatch.setattr("index.sync.run.pipeline_version", lambda _: pipeline.version)
    sync()
    with sync.open() as archive:
        (wanted,) = archive.search("river").ids
    (folder / "new.txt").write_text("Trams\n\nNo tram ran on Monday. ", "utf-8")
    _, lines = index_here(sync.command(), Waits(wanted))
    told = [each for line in lines if isinstance(each := decode(line), (Committed, Analysed))]
    assert told[:2] == [Analysed((wanted,)), Committed(1, 0, 0, 0)]
    later = [each.articles for each in told[2:] if isinstance(each, Analysed)]
    assert sorted(sum(later, ())) == sorted({1, 2, 3, 4} - {wanted})


def test_what_killed_a_run_is_not_tried_while_files_are_read(room: Room) -> None:
    room.put(article(1))
    wanted = room.reader.find("001.txt")
    room.priorities = Waits(wanted)
    with room.store.transaction():
        text_id = room.store.findings.text_id_of_article(room.priorities.article_id)
        room.store.findings.suspect([text_id] if text_id else [])
    analysing = room.analysing()
    analysing.attend()
    assert not room.analysed()
    analysing.run(lambda: False)
    assert room.analysed() == [wanted]
    analysing.attend()
    assert room.analysed() == [wanted]


def test_reading_does_not_wait_for_a_very_long_article(room: Room) -> None:
    room.put(article(1, "They counted the crates. " * 3_000), *map(article, range(2, 30)))
    wanted = room.reader.find("001.txt")
    room.priorities = Waits(wanted)
    analysing = room.analysing()
    analysing.attend()
    assert not room.analysed()
    room.priorities.take = list  # type: ignore[method-assign]  # it is asked for once
    analysing.run(lambda: False)
    assert room.analysed()[0] == wanted, "it is next all the same"


def test_that_nothing_can_analyse_does_not_end_the_reading(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> AnalyserHere:
        raise PipelineError("It is missing.", "Install it.")

    monkeypatch.setattr(room, "load", refuse)
    room.put(article(1))
    room.priorities = Waits(room.reader.find("001.txt"))
    analysing = room.analysing()
    analysing.attend()
    assert not room.analysed()
    with pytest.raises(PipelineError):
        analysing.run(lambda: False)


def test_newest_come_first(room: Room) -> None:
    room.put(*map(article, range(28)))
    room.run()
    assert room.analysed()[0] == room.reader.find("027.txt")


def test_text_that_breaks_the_pipeline_is_passed_over(room: Room) -> None:
    room.put(*map(article, range(3)), article(7, "break it"))
    room.run()
    assert len(room.analysed()) == 4
    broken = room.reader.find("007.txt")
    assert broken
    analysis = room.reader.analysis(broken)
    assert analysis and "ValueError" in analysis.notes[0]


class Died(BaseException):
    """As if the process had been killed."""


def test_text_that_kills_the_process_holds_up_nobody(room: Room, pipeline: Pipeline) -> None:
    room.put(*map(article, range(30)), article(28, "kill it"))
    sound = pipeline.found

    def found(text: str) -> Analysis:
        if "kill" in text:
            raise Died
        return sound(text)

    pipeline.found = found  # type: ignore[method-assign]
    deaths = 0
    while True:
        try:
            room.run()
            break
        except Died:
            deaths += 1
        assert deaths < 9
    assert deaths == 3
    assert sorted(room.analysed()) == sorted(room.reader.ids())
    killer = room.reader.find("028.txt")
    assert killer
    analysis = room.reader.analysis(killer)
    assert analysis and "crashed" in analysis.notes[0]
    assert room.store.findings.suspects() == {}


def test_cancelling_makes_no_suspects(room: Room, pipeline: Pipeline) -> None:
    room.put(*map(article, range(40)))
    pipeline.stop = Cancelled()
    for _ in range(5):
        with pytest.raises(Cancelled):
            room.run()
    assert room.store.findings.suspects() == {}


def test_corrections_are_obeyed(room: Room, pipeline: Pipeline) -> None:
    """Before and after the analysis, and by a later pipeline too."""
    one = article(1)
    subject = Subject.of(one, Path("/articles"))
    wrong = Correction("speaker", 0, '"We count to 1,"', "Tallis")
    room.annotations.correct(subject, wrong)
    room.put(one, article(2))
    room.run()
    assert ask(SearchIndex.open(room.search), "speaker:tallis").total == 1
    room.annotations.undo_correction(subject)
    room.indexer.update()
    assert ask(SearchIndex.open(room.search), "speaker:tallis").total == 0
    assert list(room.reader.articles_quoting("tallis")) == []
    room.annotations.correct(subject, wrong)
    pipeline.version = "toy 2"
    room.run()
    assert ask(SearchIndex.open(room.search), "speaker:tallis").total == 1
    assert len(list(room.reader.articles_quoting("TALLIS"))) == 1


def test_correction_that_comes_between_two_batches_is_obeyed(
    room: Room, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By then the search index has been told of the article, but not for good."""
    articles = [article(number) for number in range(40)]
    room.put(*articles)
    found = pipeline.found

    def found_meanwhile(text: str) -> Analysis:
        if len(pipeline.seen) == 20:  # in the second batch
            first = next(one for one in articles if one.text == pipeline.seen[0])
            words = found(first.text).quotes[0].span.of(first.text)
            subject = Subject.of(first, Path("/articles"))
            room.annotations.correct(subject, Correction("speaker", 0, words, "Tallis"))
        return found(text)

    monkeypatch.setattr(pipeline, "found", found_meanwhile)
    room.run()
    assert len(list(room.reader.articles_quoting("tallis"))) == 1
    assert ask(SearchIndex.open(room.search), "speaker:tallis").total == 1


def test_joined_and_split_names_are_obeyed(room: Room, pipeline: Pipeline) -> None:
    """By the search, by a later pipeline, and by an index that is made anew."""
    one = article(1)
    subject = Subject.of(one, Path("/articles"))
    room.put(one, article(2))
    room.run()

    def found(name: str) -> tuple[int, int]:
        room.indexer.update()
        index = SearchIndex.open(room.search)
        (row,) = (row for row in room.reader.entities(None, "PERSON") if row.name == name)
        return ask(index, f"speaker:{name}").total, row.articles

    assert found("Varga") == (2, 2)
    room.annotations.correct(subject, Correction("join", name="Varga", other="Holm"))
    assert found("Varga") == (1, 1)
    pipeline.version = "toy 2"
    room.run()
    assert found("Varga") == (1, 1)
    room.rebuild()
    assert found("Varga") == (1, 1)
    room.annotations.correct(subject, Correction("split", name="Holm", other="Varga"))
    assert found("Varga") == (2, 2)
    for _ in range(2):
        room.annotations.undo_correction(subject)
    assert found("Varga") == (2, 2)
    assert room.annotations.corrections(one.text_hash) == ()


def test_an_index_that_is_made_anew_tells_how_far_it_is(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sync.indexer.MANY", 3)
    room.put(*(article(number) for number in range(4)))
    room.rebuild()
    told: list[Event] = []
    room.indexer.update(told.append)
    counts = [(e.done, e.total) for e in told if isinstance(e, Progress) and e.stage == "index"]
    assert (counts[0], counts[-1]) == ((0, 4), (4, 4))
    assert len(SearchIndex.open(room.search)) == 4
    room.indexer.update(told.append)
    assert len(counts) == sum(isinstance(event, Progress) for event in told)
