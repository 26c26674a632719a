"""What one file holds: its way from the disk to articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from index.article import Article, SavedLink
from index.clean import clean_line
from index.errors import ReadError
from index.reading.draft import BadRecord, Draft
from index.reading.finish import finish
from index.reading.limits import DEFAULT_LIMITS, Limits
from index.reading.registry import find_reader
from index.reading.services import BETWEEN_PASSAGES, PASSAGES
from index.reading.sniff import decoded_head
from index.reading.source import look_at

Found = Article | SavedLink | BadRecord
_BLANK = "\ufeff \t\r\n\v\f\0\xa0"
_MOST_BAD_RECORDS = 100
"""That are told one by one."""
_TOO_MANY_BAD_RECORDS = 10_000


@dataclass(slots=True)
class Contents:
    """All that was found in a file."""

    articles: list[Article] = field(default_factory=list)
    links: list[SavedLink] = field(default_factory=list)
    """Entries of a list of links: they add tags and dates to the articles with their address."""
    warnings: list[str] = field(default_factory=list)
    """Parts of the file that were skipped, and why."""

    @classmethod
    def of(cls, found: Iterable[Found]) -> Self:
        """Gather what is found; where it ends too early, a warning says so.

        Raises:
            ReadError: It ends before there is an article.
        """
        contents = cls()
        try:
            for one in found:
                contents.add(one)
        except ReadError as error:
            if not contents.articles:
                raise
            contents.warnings.append(f"not read to the end: {clean_line(error.message)}")
        return contents

    def add(self, found: Found) -> None:
        """Add one thing that was found."""
        if isinstance(found, Article):
            self.articles.append(found)
        elif isinstance(found, SavedLink):
            self.links.append(found)
        elif len(self.warnings) < _MOST_BAD_RECORDS:
            self.warnings.append(found.reason)
        elif len(self.warnings) == _MOST_BAD_RECORDS:
            self.warnings.append("and more like these")

    def all_links(self) -> list[SavedLink]:
        """Return the links, and what was marked in articles that a list knows by their title only.

        Those have no address; what was marked joins the article of that title.
        """
        marked = (one for one in self.articles if one.origins.get("title") == PASSAGES)
        return [
            *self.links,
            *(SavedLink(url="", title=one.title, note=_note(one)) for one in marked),
        ]

    def marked_articles(self) -> list[Article]:
        """Return the articles; the first one carries the warnings that concern the whole file."""
        if not self.warnings or not self.articles:
            return self.articles
        first, *others = self.articles
        warnings = (*first.warnings, *self.warnings)
        return [replace(first, warnings=warnings), *others]


def _note(article: Article) -> str:
    return BETWEEN_PASSAGES.join(" ".join(one.split()) for one in article.text.split("\n\n"))


def stream_file(
    path: Path, *, root: Path, limits: Limits = DEFAULT_LIMITS, encoding: str = ""
) -> Iterator[Found]:
    """Yield what a file holds, piece by piece, so that a large one never lies in memory at once.

    Raises:
        ReadError: It holds nothing that can be read, or can't be read further; what was yielded
            before stands.
    """
    source = look_at(path, root, limits, encoding)
    if source.size == 0:
        raise ReadError("empty")
    parts: set[str] = set()
    fruitless = ""
    bad = 0
    fruitful = barren = False
    try:
        for item in find_reader(source)(source):
            if isinstance(item, Draft):
                barren = True
                if item.part in parts:
                    item.part = f"{item.part}~{len(parts)}"
                parts.add(item.part)
                for article in finish(item, source):
                    fruitful = True
                    yield article
                continue
            fruitful = fruitful or isinstance(item, SavedLink)
            if isinstance(item, BadRecord):
                fruitless = fruitless or item.reason
                bad += 1
                if bad > _TOO_MANY_BAD_RECORDS:
                    raise ReadError(f"too many bad records, the first: {fruitless}")
            yield item
    except MemoryError as error:
        raise ReadError("needs too much memory to read") from error
    except RecursionError as error:
        raise ReadError("nested too deeply to read") from error
    if not fruitful and not fruitless and (barren or not decoded_head(source.head()).strip(_BLANK)):
        raise ReadError("empty")
    if not fruitful:
        raise ReadError(f"no article found ({fruitless or 'nothing of its kind is in it'})")


def read_contents(
    path: Path, *, root: Path, limits: Limits = DEFAULT_LIMITS, encoding: str = ""
) -> Contents:
    """Return what a file holds, read in this process.

    Raises:
        ReadError: It holds nothing that can be read.
    """
    return Contents.of(stream_file(path, root=root, limits=limits, encoding=encoding))


def read_file(
    path: Path, *, root: Path, limits: Limits = DEFAULT_LIMITS, encoding: str = ""
) -> list[Article]:
    """Return the articles of a file, read in this process; none for a list of links.

    Use `ReaderPool` for files of strangers: there, a parser that hangs or crashes harms nothing.

    Args:
        path: The file.
        root: The folder that the article's path is given from, and that no link may lead out of.
        limits: How much is read at most.
        encoding: The text encoding, where the user knows better than the file.

    Raises:
        ReadError: It holds nothing that can be read as an article.
    """
    contents = read_contents(path, root=root, limits=limits, encoding=encoding)
    return contents.marked_articles()
