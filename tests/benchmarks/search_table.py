"""The search benchmark's figures, and what they have to reach."""

from __future__ import annotations

from dataclasses import dataclass, field

ENGINES = ("Pullquote", "Whoosh", "FTS5", "tantivy", "ripgrep")
Times = list[float]


def percentile(times: Times, share: float) -> float:
    """Return the time that a share of all stays under."""
    ordered = sorted(times)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


@dataclass
class Figures:
    """What was measured: for each row of the table, the engines' times."""

    rows: dict[str, dict[str, Times]] = field(default_factory=dict)

    def put(self, row: str, engine: str, times: Times) -> None:
        """Add what was measured of one engine."""
        self.rows.setdefault(row, {})[engine] = times


@dataclass(frozen=True)
class Must:
    """What ours has to stay under in a row."""

    row: str
    limit: float
    share: float = 0.5
    against: str = ""
    """The engine whose figure the limit multiplies."""
    up_to: int | None = None
    """Counts for so many articles or fewer."""

    def holds(self, figures: Figures) -> tuple[float, bool] | None:
        """Return the figure, or its ratio, and whether it is low enough; None if not measured."""
        times = figures.rows.get(self.row, {})
        if "Pullquote" not in times or (self.against and self.against not in times):
            return None
        figure = percentile(times["Pullquote"], self.share)
        if self.against:
            figure /= max(percentile(times[self.against], self.share), 1e-9)
        return figure, figure <= self.limit

    def __str__(self) -> str:
        times = f"x {self.against}" if self.against else ""
        return f"p{self.share * 100:.0f} <= {self.limit:g}{times}"


MUSTS = (
    Must("open + first query", 100),
    Must("… its memory, MB", 60),
    Must("completion", 10, 0.95),
    Must("completion, each key", 10, 0.95),
    Must("typing, each key", 50, 0.95, up_to=10_000),
    Must("typing, each key", 150, 0.95),
    Must("typing a phrase, each key", 40, 0.95, up_to=100_000),
    Must("event loop blocked", 50, 1),
    Must("mid term", 2.6, up_to=24_000),
    Must("common term", 2.1, up_to=24_000),
    Must("common term", 1, against="FTS5"),
    Must("AND of two mid", 3, up_to=24_000),
    Must("phrase", 2, up_to=24_000),
    Must("phrase of common words", 4, up_to=24_000),
    Must("near of two common", 20, up_to=24_000),
    Must("fuzzy ~1", 5, up_to=24_000),
    Must("fuzzy ~2", 12, up_to=24_000),
    Must("leading wildcard", 10, up_to=24_000),
    Must("term + dates", 2, up_to=100_000),
    Must("facets", 25),
    Must("20 snippets", 3),
    Must("indexing, ms an article", 1 / 0.8, against="Whoosh"),
    Must("one changed file", 500, 0.95),
    Must("memory of the screen, MB", 200),
    Must("memory of the writer, MB", 300),
    Must("reader's p99 beside a writer : alone", 5),
)


def print_table(figures: Figures, count: int) -> None:
    """Print every row, and for ours whether it is good enough."""
    engines = [name for name in ENGINES if any(name in row for row in figures.rows.values())]
    print(f"{'':38}" + "".join(f"{name:>18}" for name in engines) + "   must")
    for row, times in figures.rows.items():
        cells = "".join(f"{_cell(times.get(name)):>18}" for name in engines)
        print(f"{row:38}{cells}   {'; '.join(_verdicts(row, figures, count))}")


def print_growth(figures: dict[int, Figures]) -> None:
    """Print ours for each size of the archive."""
    print(f"{'':38}" + "".join(f"{count:>18,}" for count in figures))
    rows = dict.fromkeys(row for measured in figures.values() for row in measured.rows)
    for row in rows:
        cells = [
            _cell(measured.rows.get(row, {}).get("Pullquote")) for measured in figures.values()
        ]
        print(f"{row:38}" + "".join(f"{cell:>18}" for cell in cells))


def _cell(times: Times | None) -> str:
    if not times:
        return "-"
    if len(times) == 1:
        return f"{times[0]:.2f}"
    return f"{percentile(times, 0.5):.2f} / {percentile(times, 0.95):.2f}"


def _verdicts(row: str, figures: Figures, count: int) -> list[str]:
    told = []
    for must in MUSTS:
        if must.row != row or (must.up_to is not None and count > must.up_to):
            continue
        held = must.holds(figures)
        if held:
            figure, good = held
            told.append(f"{must}: {figure:.2f} {'ok' if good else 'MISSED'}")
    return told
