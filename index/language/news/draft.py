"""The names of one document while the rules work on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span

from index.language.schemes import text_of

LONGEST_NAME = 30
"""Tokens; a longer run of capitals is a list, or no prose."""


class Mention(NamedTuple):
    """A labelled range of tokens."""

    start: int
    end: int
    label: str


class Draft:
    """Names that never overlap, over the plain words of a document.

    Rules read `words` and `text`, look at what covers a token, and put or remove mentions.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text_of(doc)
        starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist() if len(doc) else ([], [])
        self.starts: list[int] = starts
        text = self.text
        self.words: list[str] = [
            text[at : at + length] for at, length in zip(starts, lengths, strict=True)
        ]
        self.capitalised = [at for at, word in enumerate(self.words) if word[:1].isupper()]
        """The tokens that begin with a capital letter."""
        self._cover: list[Mention | None] = [None] * len(self.words)
        self._is_covered = bytearray(len(self.words))
        """1 for every token that a mention covers, so that free ones are passed over quickly."""
        self.fixed: set[int] = set()
        """First tokens of mentions that are certain: no later rule gives them another label."""
        for span in doc.ents:
            if span.end - span.start <= LONGEST_NAME:
                self._mark(span.start, span.end, span.label_)

    def __len__(self) -> int:
        return len(self.words)

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions in reading order; the draft may change meanwhile."""
        at = self._is_covered.find(1)
        while at >= 0 and (mention := self._cover[at]) is not None:
            yield mention
            at = self._is_covered.find(1, mention.end)

    def at(self, token: int) -> Mention | None:
        """Return what covers a token."""
        return self._cover[token] if 0 <= token < len(self._cover) else None

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no name touches the tokens."""
        return self._is_covered.find(1, start, end) < 0

    def covering(self, start: int, end: int) -> set[Mention]:
        """Return the mentions that touch the tokens."""
        return {mention for mention in self._cover[start:end] if mention is not None}

    def encloses_all(self, start: int, end: int) -> bool:
        """Tell whether no name that touches the tokens reaches beyond them."""
        return all(start <= name.start and name.end <= end for name in self.covering(start, end))

    def put(self, start: int, end: int, label: str) -> None:
        """Mark tokens as a name, in the place of whatever they overlap, unless they are too many.

        Raises:
            IndexError: The document has no such tokens.
        """
        if not 0 <= start <= end <= len(self):
            raise IndexError(f"no tokens {start} to {end} among {len(self)}")
        if end - start > LONGEST_NAME:
            return
        if self._is_covered.find(1, start, end) >= 0:
            for mention in self.covering(start, end):
                self.remove(mention)
        self._mark(start, end, label)

    def _mark(self, start: int, end: int, label: str) -> None:
        self._cover[start:end] = [Mention(start, end, label)] * (end - start)
        self._is_covered[start:end] = b"\1" * (end - start)

    def remove(self, mention: Mention) -> None:
        """Forget a name."""
        length = mention.end - mention.start
        self._cover[mention.start : mention.end] = [None] * length
        self._is_covered[mention.start : mention.end] = bytes(length)

    def written(self, start: int, end: int) -> str:
        """Return the text of tokens as it is written, without the blank after them."""
        if end <= start:
            return ""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens that lie wholly inside characters, if there are any."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        while last > first and self.starts[last - 1] + len(self.words[last - 1]) > end:
            last -= 1
        return (first, last) if last > first else None

    def is_capitalised(self, token: int) -> bool:
        """Tell whether a token begins with a capital letter."""
        return 0 <= token < len(self.words) and self.words[token][:1].isupper()

    def touches_next(self, token: int) -> bool:
        """Tell whether another token follows without a blank."""
        following = token + 1
        return following < len(self.words) and (
            self.starts[token] + len(self.words[token]) == self.starts[following]
        )

    def apply(self) -> Doc:
        """Write the names to the document and return it."""
        self.doc.ents = [
            Span(self.doc, mention.start, mention.end, label=mention.label)
            for mention in self.mentions()
        ]
        return self.doc


Rule = Callable[[Draft], None]
