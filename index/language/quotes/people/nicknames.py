"""Nicknames in marks inside a name: Juan “Chico” Varga."""

from __future__ import annotations

from index.language.quotes.text.page import Page

_MARKS = frozenset("“”\"'‘’")
SHORTEST_WITH_NICKNAME = 5
"""Words, the two marks among them."""
_LONGEST_NICKNAME = 2
"""Words."""


def over_nickname(page: Page, first: int, last: int) -> int:
    """Return where a name ends that has a nickname in marks: Juan “Chico” Varga."""
    marks = [
        word
        for word in range(first + 1, min(last + _LONGEST_NICKNAME + 2, len(page.words)))
        if page.words[word][0] in _MARKS
    ]
    if len(marks) != 2 or marks[0] > last or marks[1] - marks[0] < 2:
        return last
    end = marks[1] + 1
    names = [*range(marks[0] + 1, marks[1]), *range(end, min(end + 1, len(page.words)))]
    if end == len(page.words) or not all(map(page.is_name, names)):
        return last
    while end < len(page.words) and page.is_name(end) and page.is_outside(end):
        end += 1
    return max(last, end)


def without_nickname(page: Page, first: int, last: int) -> list[int]:
    """Return the words of a name but for a nickname in marks."""
    marks = [word for word in range(first, last) if page.words[word][0] in _MARKS]
    if len(marks) != 2:
        return list(range(first, last))
    return [*range(first, marks[0]), *range(marks[1] + 1, last)]
