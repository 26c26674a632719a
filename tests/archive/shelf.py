"""An archive that is filled by hand, without the indexing process."""

from __future__ import annotations

from pathlib import Path

from index import Archive, open_archive, paths
from index.article import Article
from index.store.articles import Changes
from index.store.reader import StoreReader
from index.store.writer import StoreWriter
from index.sync.utterances import UtteranceLinker
from tests.archive.test_analyse import Pipeline


class Shelf:
    """An archive whose articles come and go by hand."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "articles"
        self.folder.mkdir()
        self.data = place / "data"
        where = paths.archive_paths(self.folder, self.data)
        paths.make(where)
        self.database = where.store
        self.store = StoreWriter(where.store)
        self.reader = StoreReader(where.store)
        self.linker = UtteranceLinker(self.store, lambda: None, lambda event: None)

    def put(self, path: str, text: str, published: str = "", origin: str = "meta") -> int:
        """Put an article there, look what its quotes are to others, and return its id."""
        article_id = self.lay(path, text, published, origin)
        self.linker.run()
        return article_id

    def lay(self, path: str, text: str, published: str = "", origin: str = "meta") -> int:
        """Put an article there, and return its id."""
        article = Article(
            text=text, title=path, path=path, published=published, origins={"published": origin}
        )
        current = self.reader.find(path)
        with self.store.transaction():
            self.store.articles.put(path.encode(), article, current, Changes())
        pipeline = Pipeline()
        for waiting in self.store.findings.texts(self.store.findings.waiting(pipeline.version)):
            with self.store.transaction():
                self.store.findings.put_analysis(waiting.text_id, pipeline.found(waiting.text))
                self.store.findings.put_findings(waiting.text_id, pipeline.found(waiting.text))
        article_id = self.reader.find(path)
        assert article_id is not None
        return article_id

    def remove(self, path: str) -> None:
        """Let an article go."""
        with self.store.transaction():
            self.store.files.remove(path.encode())

    def open(self) -> Archive:
        return open_archive(self.folder, data_dir=self.data)

    def groups(self) -> set[frozenset[str]]:
        """Return the utterances by the paths of their articles."""
        with self.open() as archive:
            return {
                frozenset(wording.path for wording in utterance.wordings)
                for utterance in archive.across.repeats()
            }
