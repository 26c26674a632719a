"""`file:`: what kind of file an article was read from, by the ending of its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import QueryError
from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import Columns, Filter

if TYPE_CHECKING:
    from index.search.query.syntax import Mask

_COMMON = ("html", "pdf", "txt", "md", "eml", "docx", "epub", "mbox", "jsonl")


@dataclass(frozen=True)
class FromFile(Filter):
    """Articles that were read from files whose name ends so."""

    ending: str

    def passes(self, columns: Columns) -> Mask:
        """Return which articles were."""
        return columns.annotated(f"file {self.ending}")

    def describe(self) -> str:
        """Say what they come from."""
        return f"from {self.ending} files"


def _file(reader: Reader, value: Lexeme) -> FromFile:
    ending = value.text.strip().lstrip("*.").casefold()
    if not re.fullmatch(r"\w{1,12}", ending):
        raise QueryError(
            "After  file:  comes the ending of file names.",
            "Write  file:pdf  for articles from PDF files.",
            column=value.column,
        )
    return FromFile(ending)


FILE = Operator("file", _file, completes="values", values=_COMMON)
