"""Marked articles: how they are read, and how well each language does on those that are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import PullquoteError
from index.language.quotes import find_quotes
from index.language.scoring.quotes import score
from index.language.training.marked import read_marked
from index.language.training.sureness import fit, main

ARTICLES = Path(__file__).parent / "quotations"


def test_marks_are_read(tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text(
        "[q1 Ada Holm/Holm|“It is [q2 |‘late’],”] said [s1,2|Holm]. [q3 Ada Holm|“Go.”]\n"
        "=====\nNothing.",
        "utf-8",
    )
    first, second = read_marked(file)

    assert first.text == "“It is ‘late’,” said Holm. “Go.”"
    assert [quote.span.of(first.text) for quote in first.quotes] == [
        "“It is ‘late’,”", "‘late’", "“Go.”",
    ]  # fmt: skip
    assert first.quotes[0].names == ("Ada Holm", "Holm")
    assert {span.of(first.text) for quote in first.quotes for span in quote.speakers} == {"Holm"}
    assert not second.quotes


@pytest.mark.parametrize("text", ["a ] b", "[q1 Ada|“It”"])
def test_brackets_that_do_not_match_are_an_error(text: str, tmp_path: Path) -> None:
    file = tmp_path / "en.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(PullquoteError):
        read_marked(file)


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "pt"])
def test_a_language_keeps_its_scores(language: str) -> None:
    stories = read_marked(ARTICLES / f"{language}.txt")
    scores = score(stories, [find_quotes(one.text, language=language) for one in stories])
    right, total = scores.names["name"]

    assert scores.spans.f > 0.97
    assert scores.joint.f > 0.92
    assert right / total > 0.91


def test_confidence_is_fitted_to_what_held(capsys: pytest.CaptureFixture[str]) -> None:
    timid = fit([(0.6, True)] * 9 + [(0.6, False)] + [(0.3, True)] * 5 + [(0.3, False)] * 5)
    daring = fit([(0.9, True)] * 6 + [(0.9, False)] * 4 + [(0.3, False)] * 9 + [(0.3, True)])
    assert timid[0] > daring[0]

    main([str(ARTICLES)])
    assert "INTERCEPT, SLOPE = " in capsys.readouterr().out
