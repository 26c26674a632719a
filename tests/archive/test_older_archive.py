"""An archive that an older version made opens with all it holds; what is as it was stays so."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from index import Archive, open_archive, paths, pipeline_version
from index.events import Analysed, Committed, Event
from tests.archive.conftest import Syncer

PACKED = Path(__file__).with_name("archive_2a41eb0.tar.xz")
"""Nine files and their archive, made by revision 2a41eb0 and annotated through `Archive`."""

MADE_BY = "en_pullquote 1.0.0+entities3.quotes3"


@pytest.fixture
def older(tmp_path: Path) -> Syncer:
    """The folder and the archive, as if they had been made here."""
    with tarfile.open(PACKED) as packed:
        packed.extractall(tmp_path, filter="data")
    sync = Syncer(tmp_path / "articles", tmp_path / "data")
    where = paths.archive_paths(sync.folder, sync.data)
    (sync.data / "archives" / "articles").rename(where.directory)
    return sync


def opened(sync: Syncer) -> Archive:
    return open_archive(sync.folder, data_dir=sync.data, create=False)


def the(archive: Archive, title: str) -> int:
    results = archive.search("")
    rows = archive.rows(results, 0, results.total)
    (found,) = (row.id for row in rows if row.title == title)
    return found


def assert_annotated(archive: Archive) -> None:
    """All that the user noted is there."""
    levy = archive.read(the(archive, "Harbour levy splits the council"))
    assert levy.starred
    assert levy.tags == ("levies", "to read")
    assert levy.note == "Ask the port authority."
    assert levy.position == 120
    assert [levy.article.text[span.start : span.end] for span in levy.corrected] == [
        "“They paid in autumn.”"
    ]
    assert [quote.name for quote in levy.quotes] == ["Ada Holm", "Ruth Varga", "Jonas Brill"]
    assert levy.analysis
    assert {"Ada Holm", "Holm"} <= {entity.name for entity in levy.analysis.entities}
    ferry = archive.read(the(archive, "Ferry crews walk out"))
    assert ferry.analysis
    assert "Selwyn" not in {entity.name for entity in ferry.analysis.entities}
    assert archive.encodings.of(archive.folder / "letter.txt")[0] == "cp1251"


def taken_in(events: list[Event]) -> list[tuple[int, int, int]]:
    """Return how many articles came, moved and went each time; none was analysed."""
    assert not [event for event in events if isinstance(event, Analysed)]
    told = [event for event in events if isinstance(event, Committed)]
    return [(event.added, event.moved, event.removed) for event in told]


def test_it_opens(older: Syncer) -> None:
    with opened(older) as archive:
        assert_annotated(archive)
        stats = archive.stats()
        assert (stats.files, stats.articles, stats.quotes, stats.problems) == (9, 7, 9, 1)
        assert archive.is_behind()  # other readers read its files
        assert all(sound for _, _, sound in archive.health()[:2])  # the index is a cache


def test_its_files_are_read_again_and_nothing_is_lost(older: Syncer) -> None:
    """If the rules have changed since, the texts are analysed anew, as they should be."""
    assert set(taken_in(older())) <= {(0, 0, 0)}
    assert taken_in(older()) == []
    with opened(older) as archive:
        assert not archive.is_behind()
        assert archive.stats().waiting == (0 if pipeline_version() == MADE_BY else 7)
        assert archive.search("council harbour").total == 1
        assert archive.search("has:star").total == 1
        assert archive.search('speaker:"Ruth Varga"').total == 1
        assert_annotated(archive)
