"""Speakers that are counted ("about four in 10"), or that a passive names after the marks."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes


def speakers(text: str) -> list[str | None]:
    """Return the words for who says each quotation in marks."""
    quotes = [quote for quote in find_quotes(text) if quote.kind != "indirect"]
    return [quote.speaker.of(text) if quote.speaker else None for quote in quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("About four in 10 said they were “too tired to cook”.", "About four in 10"),
        ("One in five voters said the tax was “a joke”.", "One in five voters"),
        ("“No port, no peace,” chanted about 200 dockers.", "about 200 dockers"),
        (
            "“No port, no peace,” shouted more than 200 dockers as Mayor Orla Pike left.",
            "more than 200 dockers",
        ),
        ("“Open up!” roared at least 40 fans as Piet Orr fled.", "at least 40 fans"),
        ("He voted in 10 places, one in 2010, and said it was “a joke”.", "He"),
        ("Born in 2010 in 10 Quay Street, Ada Holm said it was “a joke”.", "Ada Holm"),
    ],
)
def test_people_who_are_counted_speak(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Holm carves. Her show was labelled “a puddle” by the Daily Buoy.", "the Daily Buoy"),
        ("Ada Holm was told she was “a disgrace to us” by a judge.", "a judge"),
        ("Ada Holm was dismissed as “a puddle maker” by Piet Orr.", "Piet Orr"),
    ],
)
def test_by_whom_something_was_called_so_may_follow_it(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_second_passive_has_an_agent_of_its_own() -> None:
    text = "It was hailed as “a new dawn” by Piet Orr and slammed as “a long night” by Ada Holm."
    assert speakers(text) == ["Piet Orr", "Ada Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Holm hugged Orr and, witnesses said, whispered: “Keep the cat.”", "Ada Holm"),
        ("Ada Holm, a witness said, shouted “no way at all” at the guard.", "Ada Holm"),
        ("Orr hugged Piet and, at noon, Ada Holm whispered: “Keep the cat.”", "Ada Holm"),
    ],
)
def test_who_only_tells_it_does_not_speak(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_by_nobody_names_nobody() -> None:
    assert speakers("The pier was called “the town’s front tooth” for years.") == [None]
    assert speakers("Holm’s sum was in a “hit piece” by the Daily Buoy, she says.") == ["she"]


def test_by_a_day_names_nobody() -> None:
    assert speakers("The fee was called “a tax by another name” by Friday.") == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ada Holm, the head of the board, listened as the chairman, Piet Orr, told the hall"
            " that it had been “sold a lemon”.",
            "Piet Orr",
        ),
        ("Ada Holm, a farmer, elected in May as head, said it was “a lemon”.", "Ada Holm"),
    ],
)
def test_an_apposition_is_over_where_somebody_acts(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police said Piet Orr, 30, told officers he was “only resting”.", "Piet Orr"),
        ("Police said Piet Orr, 30, had told officers he was “only resting”.", "Piet Orr"),
        (
            "Piet Orr, whose farm was lost, met the minister, Ada Holm, who promised him “boats,"
            " pumps and money”.",
            "who",
        ),
    ],
)
def test_an_age_is_no_speaker_and_ends_no_name(text: str, speaker: str) -> None:
    quotes = [quote for quote in find_quotes(text) if quote.kind != "indirect"]
    assert [quote.speaker.of(text) for quote in quotes if quote.speaker] == [speaker]
    assert "30" not in [quote.name for quote in find_quotes(text)]
    if speaker == "who":
        assert quotes[0].name == "Ada Holm"
