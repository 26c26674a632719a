"""The ledger of a folder's files as it is shown: counted, and what holds no article by kind."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index import FileRecord
from tui.session.words import counted

_NOT_READ = ("problem", "refused", "waiting")
_LISTED = (*_NOT_READ, "articles", "links")
"""What became of files that are listed one by one; the others are listed by kind."""
_KINDS_TOLD = 6
_WORDS = {
    "problem": "not read",
    "refused": "not opened",
    "waiting": "not read yet",
    "helper": "helper of a saved page",
    "hidden": "hidden",
    "alias": "link within the folder",
    "not-an-article": "not an article",
}


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of one kind that are not read, for one reason."""

    kind: str
    """Their ending, or that they have none."""
    became: str
    """What became of them in words."""
    reason: str
    count: int

    @property
    def label(self) -> str:
        """The group in two words: `12 png`."""
        return f"{self.count:,} {self.kind}"


class Ledger:
    """What became of a folder's files: counts, and those that are listed by kind together."""

    def __init__(self) -> None:
        self._became: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._groups: Counter[tuple[str, str, str]] = Counter()

    def counted(self, records: Iterable[FileRecord]) -> Iterator[FileRecord]:
        """Count files as they pass."""
        for record in records:
            self._became[record.became] += 1
            kind = record.kind or "without ending"
            if not self.is_listed(record):
                self._groups[record.became, record.reason, kind] += 1
            if record.became == "not-an-article":
                self._kinds[kind] += 1
            yield record

    def count(self, records: Iterable[FileRecord]) -> None:
        """Count files."""
        deque(self.counted(records), maxlen=0)

    def is_listed(self, record: FileRecord) -> bool:
        """Tell whether a file is listed by its path, and not with others of its kind."""
        return record.became in _LISTED

    def groups(self) -> list[FileGroup]:
        """Return the others by reason and kind, the largest group first."""
        return [
            FileGroup(kind, _WORDS[became], reason, count)
            for (became, reason, kind), count in self._groups.most_common()
        ]

    def summary(self) -> str:
        """Return the counts on one line: `40 files: 38 with articles, 2 not articles (2 png), …`.

        The counts add up to the number of files.
        """
        told = self._became
        parts = [
            f"{told['articles']:,} with articles",
            f"{told['links']:,} with links" if told["links"] else "",
            self._not_articles(),
            counted(told["helper"], "part of saved pages", "parts of saved pages")
            if told["helper"]
            else "",
            f"{told['hidden']:,} hidden" if told["hidden"] else "",
            counted(told["alias"], "link within the folder", "links within the folder")
            if told["alias"]
            else "",
            f"{sum(told[one] for one in _NOT_READ):,} not read",
        ]
        return f"{counted(told.total(), 'file')}: {', '.join(filter(None, parts))}"

    def _not_articles(self) -> str:
        count = self._became["not-an-article"]
        if not count:
            return ""
        kinds = [f"{number:,} {kind}" for kind, number in self._kinds.most_common(_KINDS_TOLD)]
        if others := count - sum(number for _, number in self._kinds.most_common(_KINDS_TOLD)):
            kinds.append(counted(others, "other"))
        return f"{counted(count, 'not an article', 'not articles')} ({', '.join(kinds)})"


def became_of(record: FileRecord) -> str:
    """Return what a file gave in words: `3 articles (1 folded), 2 links`; or what else it is."""
    articles = counted(record.articles, "article")
    if record.copies:
        articles += f" ({record.copies:,} folded)"
    links = counted(record.links, "link")
    given = [articles if record.articles else "", links if record.links else ""]
    return ", ".join(filter(None, given)) or _WORDS[record.became]
