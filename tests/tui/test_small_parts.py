"""The small pure parts: names by letters, edited queries, history, words, memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from index import Change
from index.article import Span
from tui.screens.fuzzy import best, rank
from tui.session.history import History, Visit
from tui.session.memory import Memory
from tui.session.months import bars
from tui.session.moves import Move
from tui.session.query_edit import with_filter, within_months, without_term
from tui.session.words import change_in_brief, counted, in_context, one_line, told_change
from tui.widgets.words import cut, first_lines, spread


class TestFuzzy:
    def test_better_fits_come_first(self) -> None:
        assert best("holm", ["Brenholm", "Brandt-Holm"], str) == ["Brandt-Holm", "Brenholm"]
        names = ["Council of Holm", "Ada Holm", "Holm rules", "Hal Olm", "Tomas Brandt"]
        assert best("holm", names, str) == [
            "Holm rules",
            "Council of Holm",
            "Ada Holm",
            "Hal Olm",
        ]

    def test_accents_and_case_do_not_matter(self) -> None:
        assert rank("zoe ake", "Zoë Åkesson") == 0

    @given(st.text(), st.text())
    def test_it_never_fails(self, typed: str, name: str) -> None:
        rank(typed, name)


class TestQueryEdit:
    def test_without_the_term_that_finds_nothing(self) -> None:
        assert without_term("tax zebra plan", {"tax": 3, "zebra": 0}) == "tax plan"
        assert without_term('"sea wall" tax', {"“sea wall”": 0, "“tax”": 3}) == "tax"

    def test_without_the_last_one(self) -> None:
        assert without_term('tax speaker:"Ada Holm"', {}) == "tax"
        assert without_term("tax", {"tax": 0}) == ""
        assert without_term("strik fery tax", {"strik": 0, "fery": 0, "tax": 3}) == "tax"
        assert without_term("strik fery", {"“strik”": 0, "“fery”": 0}) == ""
        assert without_term("party art plan", {"party": 2, "art": 0, "plan": 1}) == "party plan"

    def test_with_a_filter(self) -> None:
        assert with_filter("tax", "speaker", "Ada Holm") == 'tax speaker:"Ada Holm"'
        assert with_filter("", "source", "nora", exclude=True) == "-source:nora"
        assert with_filter("source:nora", "source", "nora") == "source:nora"

    def test_other_months(self) -> None:
        assert within_months("", "2024-03", "2024-03") == "date:2024-03"
        assert within_months("date:2024 tax", "2024-03", "2024-05") == "tax date:2024-03..2024-05"
        assert within_months("tax up-date:x", "2024-03", "2024-03") == "tax up-date:x date:2024-03"
        assert within_months("tax OR levy", "2024-03", "2024-03") == "(tax OR levy) date:2024-03"


class TestTimeline:
    MONTHS = (("2024-03", 8), ("2024-01", 1), ("2023-12", 2))

    def test_every_article_is_counted_once(self) -> None:
        for room in range(1, 30):
            made = bars(self.MONTHS, room)
            assert sum(bar.number for bar in made) == 11
            assert len(made) <= room
            assert made[0].first == "2023-12" and made[-1].last == "2024-03"

    def test_months_without_articles_have_a_place(self) -> None:
        made = bars(self.MONTHS, 20)
        assert [bar.number for bar in made] == [2, 1, 0, 8]
        assert [bar.first for bar in made] == ["2023-12", "2024-01", "2024-02", "2024-03"]

    def test_nothing(self) -> None:
        assert bars((), 10) == []
        assert bars((("2024-03", 1),), 0) == []


class TestHistory:
    def test_back_and_forward(self) -> None:
        history = History()
        visits = [Visit("", number, 0) for number in range(3)]
        for visit in visits:
            history.add(visit)
        assert history.go(-1) == visits[1]
        assert history.go(-1) == visits[0]
        assert history.go(-1) is None
        assert history.go(+1) == visits[1]
        history.add(Visit("tax", 9, 0))
        assert not history.can_go_forward
        assert history.go(-1) == visits[1]

    def test_the_place_is_kept_on_leaving(self) -> None:
        history = History()
        history.add(Visit("", 1, 0))
        history.leave_article(1, 500)
        history.add(Visit("", 2, 0))
        assert history.go(-1) == Visit("", 1, 500)

    def test_staying_adds_nothing(self) -> None:
        history = History()
        history.add(Visit("", 1, 0))
        history.add(Visit("", 1, 40))
        assert not history.can_go_back


class TestWords:
    @given(st.text(), st.integers(0, 50), st.integers(0, 20), st.integers(1, 120))
    def test_a_line_in_context_holds_its_word(
        self, text: str, start: int, length: int, width: int
    ) -> None:
        span = Span(min(start, len(text)), min(start + length, len(text)))
        line, word = in_context(text, span, width)
        assert word.of(line) == one_line(span.of(text))[:width]
        assert "\n" not in line
        assert len(line) <= width + 1

    @given(st.lists(st.text("abcdefg", min_size=1, max_size=9), min_size=1), st.integers(20, 60))
    def test_a_line_in_context_begins_with_a_word(self, words: list[str], width: int) -> None:
        text = f"{' '.join(words)} found"
        span = Span(len(text) - 5, len(text))
        line, _ = in_context(text, span, width)
        assert set(line.removeprefix("…").split()) <= {*words, "found"}
        aligned, word = in_context(text, span, width, is_aligned=True)
        assert word.of(aligned) == "found" and aligned.strip() == line
        if len(text) > width:
            assert word.start == width - 5

    def test_counted(self) -> None:
        assert counted(1, "article") == "1 article"
        assert counted(1204, "article") == "1,204 articles"


@pytest.mark.parametrize("move", list(Move))
@given(row=st.integers(0, 99), count=st.integers(1, 100), page=st.integers(0, 60))
def test_moves_stay_inside(move: Move, row: int, count: int, page: int) -> None:
    assert 0 <= move.from_row(min(row, count - 1), count=count, page=page) < count


class TestMemory:
    def test_a_full_disk_leaves_no_rubbish(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.replace", full)
        with pytest.raises(OSError, match="No space"):
            Memory().save()
        assert list(Memory.path().parent.iterdir()) == []

    def test_it_holds_a_hundred_searches(self, tmp_path: Path) -> None:
        Memory(queries=[str(number) for number in range(150)]).save()
        assert len(Memory.load().queries) == 100


@pytest.mark.parametrize(
    ("kind", "was", "now", "told"),
    [
        ("changed", "no cut", "a cut", "“no cut” → “a cut”"),
        ("cut", "this year", "", "cut “this year”"),
        ("added", "", "ever", "added “ever”"),
    ],
)
def test_a_change_in_words(kind: str, was: str, now: str, told: str) -> None:
    assert told_change(kind, was, now) == told


def test_a_long_change_in_brief() -> None:
    nothing = Span(0, 0)
    long = "We counted every passenger and every crate of fish"
    cut = Change(kind="cut", was=nothing, now=nothing, was_words=long, now_words="")
    assert change_in_brief(cut) == "cut “We counted every … crate of fish”"


def test_lines_that_are_left_out_are_told() -> None:
    text = Content("We counted every passenger and every crate of fish.")
    lines = [line.plain for line in first_lines(text, 20, 2)]
    assert lines == ["We counted every", "passenger and …"]
    assert [line.plain for line in first_lines(text, 20, 3)][-1] == "crate of fish."
    assert first_lines(text, 20, 0) == []


def test_a_name_that_is_cut_keeps_its_doubt() -> None:
    name = Content("Maximiliane Underhill-Sorensen?")
    assert cut(name, 12).plain == "Maximilian…?"
    assert cut(name, 40).plain == name.plain
    assert cut(Content("Underhill-Sorensen"), 10).plain == "Underhill…"
    assert spread(name, Content("2024-03-07 "), 30).plain == "Maximiliane Unde…? 2024-03-07 "
    assert spread(name, Content("2024-03-07"), 12).plain == "Maximilian…?"
