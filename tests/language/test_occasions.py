"""On which day something was said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.language.utterances.occasions import day_said, is_said_after

SUNDAY = date(2024, 3, 10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Holm said on Friday: “We will dredge it.”", 8),
        ("“We will dredge it,” Holm said on SUNDAY.", 10),
        ("Am Montag sagte Holm: “We will dredge it.”", 4),
        ("« Lunes » no es : “We will dredge it,” dit Holm mardi.", 5),
        ("On Monday it rained. On Tuesday Holm said: “We will dredge it.”", 5),
        ("“We will dredge it by Monday,” said Holm.", 10),
        ("“We will dredge it,” said Holm.", 10),
        (f"On Friday {'x' * 400} “We will dredge it.”", 10),
    ],
)
def test_the_nearest_day_before_the_article(text: str, day: int) -> None:
    span = Span(text.index("“"), text.index("”") + 1)
    found = day_said(text, span, SUNDAY.toordinal())
    assert date.fromordinal(found) == date(2024, 3, day)


@pytest.mark.parametrize(
    ("text", "days_before", "is_after"),
    [
        ("“We will dredge it,” Holm told a crowd in Orle on Friday.", 4, True),
        ("“We will dredge it,” Holm told a crowd in Orle on Friday.", 3, False),  # one day: a zone
        ("“We will dredge it,” Holm told a crowd in Orle on Friday.", 0, False),
        ("“We will dredge it,” Holm told a crowd in Orle.", 4, False),
        ("On Friday it rained.\n“We will dredge it,” Holm said.", 4, False),
        (f"On Friday it rained {'x ' * 50}“We will dredge it,” Holm had said.", 4, False),
        ("“We will dredge it,” Holm said last night.", 3, True),
        ("“We will dredge it,” Holm said today.", 2, False),
        ("Holm spoke in Orle today.\n\n“We will dredge it,” she said.", 3, True),
        ("Holm spoke in Orle today.\n\nShe said: “We will dredge it.”", 3, False),
        ("It rains today. Holm had said: “We will dredge it.”", 3, False),
        ("Holm had said: “We will dredge it.” It rains today.", 3, False),
        ("“Today and here”, as “today” has it: “We will dredge it.”", 3, False),
        ("Holm told Orle Today: “We will dredge it.”", 3, False),
        ("Holm sagte heute: „We will dredge it.“", 3, True),
        ("It rained. Today Holm told us: “We will dredge it.”", 3, True),
        ("At today’s meeting Holm said: “We will dredge it.”", 3, True),
        ("“We will dredge it,” said Holm, who today leads Orle.", 3, False),
        ("“We will dredge it,” Holm said on the eve of today’s vote.", 3, False),
        ("„We will dredge it.“, sagte der heute 60-jährige Holm.", 3, False),
        ("It is dry today, but “We will dredge it,” Holm said in January.", 3, False),
        ("“We will dredge it,” Holm had said in 2019; today it is dry.", 3, False),
    ],
)
def test_what_is_said_after_another_article_is_dated_beside_it(
    text: str, days_before: int, is_after: bool
) -> None:
    start = text.index("We will dredge it") - 1
    span = Span(start, start + len("“We will dredge it.”"))
    published = SUNDAY.toordinal()
    assert is_said_after(text, span, published, published - days_before) is is_after


@given(
    st.lists(st.sampled_from(("Monday", "jeudi", "x", "“", "sábado", "İ"))).map(" ".join),
    st.integers(1, 800_000),
    st.data(),
)
def test_it_is_within_the_week(text: str, published: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert 0 <= published - day_said(text, span, published) < 7
