"""`date:`, `after:` and `before:`: when an article was published."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.search.query.dates import EPOCH
from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.relative_dates import Period
from index.search.query.syntax import Columns, Filter
from index.search.query.values import period

if TYPE_CHECKING:
    from index.search.query.syntax import Mask

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Dates(Filter):
    """Articles published from `first` to `last`, both included, either one open."""

    first: date | None
    last: date | None

    def passes(self, columns: Columns) -> Mask:
        """Return which articles were published then."""
        mask = columns.is_dated.copy()
        if self.first is not None:
            mask &= columns.days >= self.first.toordinal() - EPOCH
        if self.last is not None:
            mask &= columns.days <= self.last.toordinal() - EPOCH
        return mask

    def describe(self) -> str:
        """Say it as one says it: `from March 2024`."""
        first, last = self.first, self.last
        if first is None and last is None:
            return "with a date"
        if first is None:
            return f"until {last}"
        if last is None:
            return f"since {first}"
        if first == last:
            return f"of {first}"
        if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
            return f"from {_MONTHS[first.month - 1]} {first.year}"
        whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        if whole_year and first.year == last.year:
            return f"from {first.year}"
        return f"from {first} to {last}"


def _period(name: str, reader: Reader, value: Lexeme) -> Period:
    days, more = period(name, value, reader.following(), reader.today)
    reader.skip(more)
    return days


def _date(reader: Reader, value: Lexeme) -> Dates:
    return Dates(*_period("date", reader, value))


def _after(reader: Reader, value: Lexeme) -> Dates:
    return Dates(_period("after", reader, value)[0], None)


def _before(reader: Reader, value: Lexeme) -> Dates:
    first, last = _period("before", reader, value)
    return Dates(None, date.fromordinal(max(first.toordinal() - 1, 1)) if first else last)


DATE = Operator("date", _date)
AFTER = Operator("after", _after)
BEFORE = Operator("before", _before)
