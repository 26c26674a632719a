"""What was said as rows of a list: by time, by speaker, or the speakers side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, get_args

from tui.session.months import bars, heights
from tui.session.words import counted, one_line

if TYPE_CHECKING:
    from index import QuoteRow

Order = Literal["newest first", "oldest first", "by speaker", "side by side"]
ORDERS: tuple[Order, ...] = get_args(Order)
UNNAMED = "Nobody named"
_COLUMN = 34
"""The least cells of a column, side by side."""
_BARS = 12


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said, and where it is repeated."""

    row: QuoteRow
    repeats: tuple[QuoteRow, ...] = ()

    @property
    def speaker(self) -> str:
        """Who said it, or that nobody is named."""
        return one_line(self.row.speaker_shown) or UNNAMED


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What several speakers said in one month, a column each."""

    month: str
    columns: tuple[Said | None, ...]


SaidRow = Said | SideBySide | str
"""Something said, a row of columns, or a heading."""


def ordered(said: Sequence[Said], order: Order, width: int) -> list[SaidRow]:
    """Return the rows of a list in some order.

    Args:
        said: The earliest first, those without a date last.
        order: How.
        width: Cells of the list; so many columns stand side by side as it has room for.
    """
    if order == "oldest first":
        return list(said)
    if order == "newest first":
        # An article's own quotes stay as one reads them; those without a date stay last.
        return [*sorted(said, key=lambda each: each.row.published, reverse=True)]
    groups: defaultdict[str, list[Said]] = defaultdict(list)
    for each in said:
        groups[each.speaker].append(each)
    most = sorted(groups, key=lambda name: (name == UNNAMED, -len(groups[name])))
    if order == "by speaker":
        rows: list[SaidRow] = []
        for name in most:
            rows += [_heading(name, groups[name]), *groups[name]]
        return rows
    return list(_side_by_side([groups[name] for name in most[: columns_in(width)]]))


def columns_in(width: int) -> int:
    """Return how many speakers stand side by side in so many cells."""
    return max(1, width // _COLUMN)


def counts(said: Sequence[Said]) -> str:
    """Return how many quotes are listed, and how many of them only repeat another one."""
    quotes = sum(1 + len(each.repeats) for each in said)
    repeats = quotes - len(said)
    return counted(quotes, "quote") + (f", {repeats:,} of them repeated" if repeats else "")


def _heading(name: str, said: Sequence[Said]) -> str:
    months = Counter(each.row.published[:7] for each in said if not each.row.is_date_guessed)
    drawn = bars(sorted(months.items()), _BARS)
    over_time = f" · {drawn[0].first} {heights(drawn)} {drawn[-1].last}" if len(drawn) > 1 else ""
    return f"{name} · {counts(said)}{over_time}"


def _side_by_side(groups: Sequence[Sequence[Said]]) -> Iterator[SaidRow]:
    """Yield the speakers' names, then month by month what each of them said."""
    yield "\t".join(group[0].speaker for group in groups)
    by_month: list[dict[str, list[Said]]] = []
    for group in groups:
        by_month.append({})
        for each in group:
            by_month[-1].setdefault(each.row.published[:7], []).append(each)
    months = sorted({month for column in by_month for month in column})
    for month in sorted(months, key=lambda month: (not month, month)):
        for cells in zip_longest(*(column.get(month, ()) for column in by_month)):
            yield SideBySide(month, cells)
