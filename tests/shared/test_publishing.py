"""From a folder to a shared archive and back: what is published is what is found."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive, load_analyser, open_archive, open_shared_archive, publish
from index.archive.shared import SharedArchive
from index.article import Article, Span
from index.errors import ArchiveError, ArchiveLocked
from index.events import Event, Progress
from index.search.opensearch.address import Credentials, address_of
from index.search.opensearch.client import Cluster
from tests.indexing import index_here
from tests.shared.articles import article

MANY = 900


class Desk:
    """A folder with its archive, and a shared one that it is published to."""

    def __init__(self, home: Path, to: str) -> None:
        self.folder, self.data, self.to = home / "articles", home / "data", to
        self.folder.mkdir()
        self.events: list[Event] = []

    def write(self, number: int) -> None:
        written, _ = article(number)
        text = f"---\ntitle: Title {number}\nsource: Echo\n---\n\n{written.text}\n"
        (self.folder / f"{number}.md").write_text(text, "utf-8")

    def index(self, *options: str) -> None:
        status, told = index_here(
            ["index.sync", str(self.folder), "--data-dir", str(self.data), *options]
        )
        assert not status, told[-1]

    def publish(self) -> tuple[int, int]:
        """Publish all that waits; return how many were sent and removed."""
        with self.open() as archive:
            rounds = publish(archive.paths, self.to, self.events.append, replicas=0)
            done = next(rounds)
            rounds.close()  # type: ignore[attr-defined]
        return done.sent, done.removed

    def open(self) -> Archive:
        return open_archive(self.folder, data_dir=self.data)

    def open_shared(self) -> SharedArchive:
        return open_shared_archive(self.to, data_dir=self.data)


@pytest.fixture
def desk(server: str, tmp_path: Path) -> Iterator[Desk]:
    to = f"{server}/desk-{time.time_ns()}"
    yield Desk(tmp_path, to)
    Cluster(address_of(to), Credentials()).ask("DELETE", "")


def test_what_changes_is_published_and_nothing_else(desk: Desk) -> None:
    for number in range(20):
        desk.write(number)
    desk.index("--text-only")
    assert desk.publish() == (20, 0)
    assert desk.publish() == (0, 0)
    told = [event for event in desk.events if isinstance(event, Progress)]
    assert {event.stage for event in told} == {"publish"}
    assert max(event.done for event in told) == 20
    (desk.folder / "3.md").unlink()
    desk.write(20)
    desk.index("--text-only")
    assert desk.publish() == (1, 1)
    with desk.open() as here, desk.open_shared() as there:
        for query in ("", "source:echo", "title:20", "bador*"):
            assert set(there.search(query).ids) == set(here.search(query).ids)
        assert not there.search("title:3").total
        everything = [archive.search("source:echo") for archive in (here, there)]
        assert here.newest_of(everything[0], 5) == there.newest_of(everything[1], 5)


def test_an_archive_reads_the_same_from_the_cluster(desk: Desk) -> None:
    said = "“The harbour is full of ships,” said Ada Holm, the mayor of Northby.\n\n"
    (desk.folder / "flood.md").write_text(f"---\ntitle: Flood\n---\n\n{said * 8}", "utf-8")
    desk.write(1)
    desk.index()
    desk.publish()
    with desk.open() as here, desk.open_shared() as there:
        (flood,) = here.search("title:flood").ids
        mine, shared = here.read(flood, "harbour"), there.read(flood, "harbour")
        assert mine.quotes and shared.file is None
        for name in ("article", "analysis", "hits", "title_hits", "elsewhere", "near"):
            assert getattr(shared, name) == getattr(mine, name), name
        assert list(there.each_quote("harbour")) == list(here.each_quote("harbour"))
        assert list(there.each_quote(speaker="holm")) == list(here.each_quote(speaker="holm"))
        assert there.entities() == here.entities()
        rows = [archive.rows(archive.search("harbour"), 0, 9) for archive in (here, there)]
        assert rows[0] == rows[1]
        assert there.find("flood.md") == flood
        assert there.stats() == replace(here.stats(), bytes_on_disk=0)


def test_however_many_names_there_are_all_are_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Kai") for last in ("Holm", "Turve")]
    for number, name in enumerate(names):
        text = f"“The harbour is full,” said {name}, the mayor.\n\nMs. Ada Holm agreed.\n"
        (desk.folder / f"{number}.txt").write_text(text, "utf-8")
    desk.index()
    desk.publish()
    monkeypatch.setattr("index.archive.shared_people.AT_ONCE", 2)
    monkeypatch.setattr("index.archive.shared_people.MOST_OFTEN", 2)
    with desk.open() as here, desk.open_shared() as there:
        assert len(here.entities(kind="PERSON")) > 2
        for kind in ("", "PERSON"):
            assert there.entities(kind=kind) == here.entities(kind=kind)
        assert there.entities("harbour") == here.entities("harbour")
        assert there.across.person("Ada Holm") == here.across.person("Ada Holm")
        some = there.frequent_entities()
        assert 0 < len(some) <= 2 and all(row.is_least for row in some)


SAID = "The harbour of Northby is full of ships from all over the world, and nobody counts them"


def tell(
    desk: Desk, number: int, said: str, speaker: str = "Ada Holm, the mayor of Northby"
) -> None:
    """Write an article that quotes somebody, and names others."""
    head = (
        f"---\ntitle: Ships {number}\nsource: Echo {number % 2}\ndate: 2024-03-{number:02}\n---\n\n"
    )
    text = f"“{said},” said {speaker}.\n\nBo Turve was in Northby on day {number}, too.\n"
    (desk.folder / f"ships{number}.md").write_text(head + text, "utf-8")


def same_across(here: Archive, there: Archive) -> None:
    """Look at everything that articles say beside each other, in both archives."""
    repeats = list(here.across.repeats())
    assert repeats and list(there.across.repeats()) == repeats
    for query in ("repeats:>1", "repeats:3", "has:variant", "has:misattributed"):
        assert set(there.search(query).ids) == set(here.search(query).ids), query
    for article_id in here.search("").ids:
        mine, shared = here.read(article_id), there.read(article_id)
        assert shared.also_in == mine.also_in
        for quote in mine.analysis.quotes if mine.analysis else ():
            utterance = here.across.utterance(article_id, quote.span)
            assert there.across.utterance(article_id, quote.span) == utterance
    rows = here.quotes("ships")
    assert there.across.fold(rows) == here.across.fold(rows)
    assert list(there.across.dossier(rows)) == list(here.across.dossier(rows))
    for typed in ("holm", "Ada Holm", "turve", "mayor", "nobody", ""):
        assert there.across.names_like(typed) == here.across.names_like(typed)
    for name in ("Ada Holm", "Bo Turve", "Nobody"):
        assert there.across.person(name) == here.across.person(name)
        ids = here.search("").ids
        assert there.having(ids, speaker=name) == here.having(ids, speaker=name)
        assert there.having(ids[1:], name=name) == here.having(ids[1:], name=name)


def test_articles_are_seen_beside_each_other_as_in_the_folder(desk: Desk) -> None:
    tell(desk, 1, SAID)
    tell(desk, 2, "The harbour of Northby is full of ships from all over the world")
    tell(desk, 3, SAID.replace("full of", "crowded with"))
    tell(desk, 4, SAID, "Bo Turve, a fisherman")
    tell(desk, 5, "We have no plans to close the school in the valley this year")
    desk.index()
    desk.publish()
    draft = Article(
        text=f"“{SAID.replace('nobody', 'somebody')},” said Ada Holm. She left.", title=""
    )
    (analysis,) = load_analyser().analyse([(draft.text, "en")])
    with desk.open() as here, desk.open_shared() as there:
        same_across(here, there)
        checked = here.across.check(draft, analysis)
        assert [quote.status for quote in checked[0]] == ["changed"]
        assert there.across.check(draft, analysis) == checked
        assert there.stats() == replace(here.stats(), bytes_on_disk=0)
    # What is said again elsewhere changes what is known of articles that stay as they are.
    tell(desk, 6, SAID)
    (desk.folder / "ships4.md").unlink()
    desk.index()
    desk.publish()
    with desk.open() as here, desk.open_shared() as there:
        same_across(here, there)


def test_marks_are_each_readers_own(desk: Desk) -> None:
    for number in range(5):
        desk.write(number)
    desk.index("--text-only")
    desk.publish()
    with desk.open_shared() as there:
        first, second, *_ = there.search("").ids
        there.annotations.star(first, True)
        there.annotations.tag(second, ["later", "City Hall"])
        assert list(there.search("has:star").ids) == [first]
        assert list(there.search("tag:hall").ids) == [second]
        assert list(there.search("has:tag").ids) == [second]
        assert set(there.search("has:mark").ids) == {first, second}
        assert there.rows(there.search("has:star"), 0, 1)[0].starred


def test_what_a_shared_archive_cannot_do_is_said(desk: Desk) -> None:
    desk.write(1)
    desk.index("--text-only")
    desk.publish()
    with desk.open_shared() as there:
        (only,) = there.search("").ids
        for asked in (
            lambda: there.corrections.set_speaker(only, Span(0, 1), "Ada Holm"),
            there.files,
        ):
            with pytest.raises(ArchiveError, match="shared archive"):
                asked()
        assert not there.is_behind()


def test_two_archives_do_not_share_a_name(desk: Desk, tmp_path: Path) -> None:
    desk.write(1)
    desk.index("--text-only")
    desk.publish()
    other = tmp_path / "other"
    other.mkdir()
    second = Desk(other, desk.to)
    second.write(2)
    second.index("--text-only")
    with pytest.raises(ArchiveError, match="published from another archive"):
        second.publish()


def test_one_publishes_at_a_time(desk: Desk) -> None:
    desk.write(1)
    desk.index("--text-only")
    with desk.open() as archive:
        rounds = publish(archive.paths, desk.to, desk.events.append, replicas=0)
        next(rounds)
        with pytest.raises(ArchiveLocked):
            subprocess_publish(desk)
        rounds.close()  # type: ignore[attr-defined]


def subprocess_publish(desk: Desk) -> None:
    """Publish in a process of its own: locks are a process's."""
    done = start_publishing(desk)
    _, said = done.communicate(timeout=60)
    if "Another Pullquote" in said:
        raise ArchiveLocked(said)


def start_publishing(desk: Desk) -> subprocess.Popen[str]:
    command = [sys.executable, "-P", "-c", _PUBLISH, str(desk.folder), str(desk.data), desk.to]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


_PUBLISH = """
import sys
from pathlib import Path
from index import open_archive, publish
folder, data, to = sys.argv[1:]
with open_archive(Path(folder), data_dir=Path(data)) as archive:
    for done in publish(archive.paths, to, lambda event: print(event, flush=True), replicas=0):
        break
"""


def test_killed_at_any_moment_nothing_is_lost_or_doubled(desk: Desk) -> None:
    for number in range(MANY):
        desk.write(number)
    desk.index("--text-only")
    kills = 0
    for pause in (0.0, 0.1, 0.3, 0.5, 0.8):
        running = start_publishing(desk)
        assert running.stdout
        running.stdout.readline()  # it has begun
        time.sleep(pause)
        kills += running.poll() is None
        running.kill()
        running.communicate()
    assert kills >= 3
    (desk.folder / "7.md").unlink()
    desk.index("--text-only")
    sent, _ = desk.publish()
    with desk.open() as here, desk.open_shared() as there:
        assert there.count() == here.count() == MANY - 1
        assert sorted(there.search("").ids) == sorted(here.search("").ids)
    assert sent <= MANY
    assert desk.publish() == (0, 0)
