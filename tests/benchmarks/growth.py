"""Whether time grows like the text, and not like its square, for what may be sent to annoy.

    python -m tests.benchmarks.growth

Each kind of text is worked on in one size and in the double one, three times each; the quickest
counts. Twice the text may take three times as long, no more: exit status 1 says that one did.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from index.clean import clean_text
from index.language.quotes import find_quotes
from index.reading.draft import Draft
from index.reading.html.page import read_page
from index.reading.html.wording import is_address
from index.reading.limits import Limits

_TURNS = 3
_MOST = 3.0
_SHORTEST = 0.02
"""Seconds of processor time under which a ratio says nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of text, and what is done with it."""

    name: str
    work: Callable[[str], object]
    text: Callable[[int], str]
    """A text for a number of repetitions."""
    size: int


def _read_page(markup: str) -> None:
    read_page(Draft(), markup, Limits())


_SENTENCE = "The keepers of the harbour in Brenna said that Norland would mend the old quay."
_ARTICLE = f"<article><h1>Quay</h1>{f'<p>{_SENTENCE * 3}</p>' * 8}</article>"
_MARKS = ("“a” ", "“", "”", "“”", "'", '"a" said B. ', "«a» ", "“a”\n")
CASES = (
    Case("sequences that never end", clean_text, lambda n: "\x1b[" * n, 300_000),
    Case("one long sequence", clean_text, lambda n: "\x1b]" + "a" * n, 1_000_000),
    Case("accents upon accents", clean_text, lambda n: "\u0301\u0327" * n, 300_000),
    *(Case(f"nothing but {one!r}", find_quotes, one.__mul__, 250_000) for one in _MARKS),
    Case(
        "a paragraph of capitals",
        find_quotes,
        lambda n: "A" * n + " “We will see,” said Ada Holm.",
        20_000,
    ),
    Case(
        "only closing marks",
        find_quotes,
        lambda n: "It rained all day, he said." + " And then it did not.”" * n,
        2_000,
    ),
    Case(
        "terse dialogue",
        find_quotes,
        lambda n: "“No,” he said. “Yes,” said Ada Holm.\n" * n,
        200,
    ),
    Case(
        "one person without end, in Spanish",
        lambda text: find_quotes(text, language="es"),
        lambda n: "Consultado por Falk, respondió: “Vamos ya”. " * n,
        2_000,
    ),
    Case(
        "posts and their places",
        find_quotes,
        lambda n: "Bo Orr, mayor of Vale, left. “We are full,” the mayor of Vale said. " * n,
        300,
    ),
    Case(
        "offices that exclude each other",
        find_quotes,
        lambda n: "Governor Ada Holm left. “We are full,” the mayor said. " * n,
        800,
    ),
    Case(
        "names below words set apart",
        find_quotes,
        lambda n: "“The river rose and fell.”\nInes Falk\n" * n,
        600,
    ),
    Case(
        "somebody's bodies and posts, in Portuguese",
        lambda text: find_quotes(text, language="pt"),
        lambda n: "O juiz da Vara da Infância e Juventude Bo Lind sabe. “Já”, diz o juiz. " * n,
        500,
    ),
    Case("an address of marks", is_address, lambda n: "https://" + "!" * n + " a", 200_000),
    Case("a page of one line", _read_page, lambda n: "<h1>Levy</h1><p>" + "levy " * n, 30_000),
    Case("a page of short bylines", _read_page, lambda n: "<p>By Ada</p>" * n, 2_000),
    Case(
        "a page of headings that count posts",
        _read_page,
        lambda n: f"<p>{'The levy rose again. ' * 30}</p>" + "<h3>2 comments</h3>" * n,
        1_000,
    ),
    Case(
        "a lone paragraph with a bracket that nothing closes",
        _read_page,
        lambda n: _ARTICLE + f"<section><p>{_SENTENCE} It fell. ({'a/ ' * n}</p></section>",
        4_000,
    ),
    Case("a page of icons", _read_page, lambda n: '<i class="fa-user"></i> a' * n, 2_000),
)


def main() -> int:
    """Print seconds and ratio of each case; return 1 if one grows too fast."""
    slow = 0
    for case in CASES:
        once, twice = (_seconds(case.work, case.text(size)) for size in (case.size, 2 * case.size))
        ratio = twice / max(once, _SHORTEST)
        slow += ratio > _MOST
        print(f"{once:8.3f} s {twice:8.3f} s  x{ratio:.1f}  {case.name}")
    return int(slow > 0)


def _seconds(work: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(_TURNS):
        began = time.process_time()
        work(text)
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
