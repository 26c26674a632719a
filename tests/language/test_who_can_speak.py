"""Who can speak, who is near a quotation, and what the fitted choice says of itself."""

from __future__ import annotations

import pytest

from index.article import Entity, Span
from index.language.quotes import find_quotes
from index.language.quotes.grammar.speakers import can_speak
from index.language.quotes.reading import read
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.page import Range, lay_out


@pytest.mark.parametrize(
    "words",
    [
        "Ada Holm",
        "the mayor",
        "a ferry pilot",
        "The harbour board",
        "The affidavit",
        "someone",
        "WHO",
        "No 10",
        "Chance",
        "April",
    ],
)
def test_people_bodies_and_documents_can(words: str) -> None:
    page = lay_out(words + " Orr", lexicon())
    assert can_speak(page, Range(0, len(words.split()))) is (words != "April")


@pytest.mark.parametrize(
    "words",
    [
        *("There", "Already", "Two months ago", "a low voice", "Monday", "however"),
        *("lifting his head", "Without a doubt", "of these letters", "wearing a shirt"),
        *("accident", "mistake"),
        *("carrying signs", "nobody", "No one", "none of them", "no minister", "Neither side"),
    ],
)
def test_adverbs_times_and_voices_cannot(words: str) -> None:
    page = lay_out(words, lexicon())
    assert not can_speak(page, Range(0, len(page.words)))


def test_nobody_has_said_anything() -> None:
    (quote,) = find_quotes("“The pumps were off that night,” said nobody in the hall.")
    assert quote.speaker is None
    text = "It has a title that nobody would read: ‘Joints’. ‘Mend them before winter,’ it says."
    said = [quote.speaker.of(text) for quote in find_quotes(text) if quote.speaker]
    assert "nobody" not in said
    assert "it" in said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bylaw makes clear that fines are due for “crying wolf in the market”.", "The bylaw"),
        ("“The outbreak is over,” says the WHO. The clinics close.", "the WHO"),
        ("“That is a town, not a camp,” said someone at the meeting.", "someone"),
        (
            "“Nobody goes over,” says police chief Per Quill. The bridge shakes.",
            "police chief Per Quill",
        ),
        (
            "The army said on Monday that it held the port, a claim that rebels called “a fairy "
            "tale for clerks.”",
            "rebels",
        ),
        ("Under a grey sky the crew called it “a very good day for eels”.", "the crew"),
        ("“The roof will leak again by spring,” reckons Hanne Quill.", "Hanne Quill"),
        ("“We sold the last net,” said April Solanke, who owns the yard.", "April Solanke"),
        (
            "Oda Brill wants to leave, but Tom Hask, chairman of the council, told us that it"
            " will stay “for a few more winters”.",
            "Tom Hask",
        ),
    ],
)
def test_phrases_end_where_they_should(text: str, speaker: str) -> None:
    quote = next(quote for quote in find_quotes(text) if quote.kind in ("direct", "partial"))
    assert quote.speaker is not None
    assert quote.speaker.of(text) == speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Sen. Oda Brill met the crew. “It leaks,” the former welder told reporters on deck.",
            "Oda Brill",
        ),
        (
            "Oda Brill sold the mill. It was old. “No comment,” the spokeswoman said on Monday.",
            "the spokeswoman",
        ),
        ("“It is plain,” according to Lena Harrow’s statement.", "Lena Harrow"),
    ],
)
def test_a_description_goes_on_with_whom_was_just_introduced(text: str, name: str) -> None:
    quote = next(quote for quote in find_quotes(text) if quote.kind in ("direct", "partial"))
    assert quote.name == name


def test_what_tells_somebody_apart_only_belongs_to_the_name() -> None:
    text = "“No,” said Dirk Shears, a trade scholar. The singer Mala Rook left."
    pool = read(text, (), "en").places[0].pool

    assert [pool.page.span(one.words).of(text) for one in pool.mentions] == [
        "Dirk Shears",
        "Mala Rook",
    ]


def test_lines_that_point_elsewhere_name_nobody_near() -> None:
    text = "Ada Holm said it: “No.”\n\nSEE MORE: Port Lorne fire\n\n“We would not sit still.”"
    pool = read(text, (), "en").places[-1].pool

    assert "Port Lorne" not in [pool.page.span(one.words).of(text) for one in pool.mentions]


def test_without_rules_for_a_language_nobody_is_guessed() -> None:
    text = "Er sagte: „Das ist für uns alle sehr schade.“ Das „Wunder“ blieb aus."
    said, term = find_quotes(text, language="nl")

    assert (said.kind, said.speaker, said.name, said.confidence) == ("direct", None, None, 0.0)
    assert term.kind == "scare"


def test_a_choice_that_is_not_plain_says_what_speaks_for_it() -> None:
    text = (
        "Ada Holm met Victor Stone at the mill on Monday. The mill is old.\n\n"
        "Stone was there first. Then Ada Holm came.\n\n"
        "“It will be sold before the winter, whatever they say.”"
    )
    (quote,) = (quote for quote in find_quotes(text) if quote.kind == "direct")

    assert quote.speaker is not None
    assert "What speaks for it most: " in quote.explanation
    assert quote.confidence < 0.9


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Outside, a crowd chanted: “Give us bread!” as Mayor Ilse Brandt left.", "a crowd"),
        (
            "Norland objected, with Trade Minister Pia Orr warning of “grave results”.",
            "Trade Minister Pia Orr",
        ),
        ("Mr Orr used his column to warn against a “two-speed” ferry.", "Mr Orr"),
        ("Before quoting “Never again,” pastor Ola Rimm shut the book.", "pastor Ola Rimm"),
        ("I heard a clerk from the mill call the levy a “tax on air and rain”.", "a clerk"),
        ("A source speaking to Ferry News said, “The boats are sold.”", "A source"),
        (
            "The boats leak.\n\n“We told them twice and nobody came to look.”\n\n— Ines Falk",
            "Ines Falk",
        ),
    ],
)
def test_what_stands_beside_is_not_taken_for_the_speaker(text: str, speaker: str) -> None:
    quote = next(quote for quote in find_quotes(text) if quote.kind in ("direct", "partial"))
    assert quote.speaker is not None
    assert quote.speaker.of(text).startswith(speaker)


@pytest.mark.parametrize("line", ["READ MORE: Selby bridge row: 40 homes shut", "MILL ROW GOES ON"])
def test_nobody_speaks_in_a_line_that_leads_elsewhere(line: str) -> None:
    text = f"Oren Falk said: “They will not come back.\n\n{line}\n\n“If they do, we are ready.”"
    quotes = [quote for quote in find_quotes(text) if quote.kind == "direct"]
    assert [quote.name for quote in quotes] == ["Oren Falk"] * 2


def test_a_title_word_before_a_noun_is_not_said() -> None:
    text = "Officials said the “smart” meters would go."
    assert [quote.kind for quote in find_quotes(text) if quote.kind != "indirect"] == ["scare"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The pump was “not fit for use”, the inquest found.", "the inquest"),
        ("“Let her in,” cried somebody. “And him,” another shouted.", "somebody"),
        (
            "The mill is lost because of how the board cut the dues, explained Falk, “with all"
            " that it owed by then.”",
            "Falk",
        ),
        ("“It may well be sold” before the ice goes, argued Ines Falk, a pilot.", "Ines Falk"),
        ("Of Brandt, Falk, who has known her for years, said: “She stays.”", "Falk"),
        ("Falk, who has in the past called the mill “a sieve”, left.", "who"),
        ("The charter sets out that members “shall speak in turn”.", "The charter"),
    ],
)
def test_a_clause_has_the_subject_that_it_should(text: str, speaker: str) -> None:
    quote = next(quote for quote in find_quotes(text) if quote.kind in ("direct", "partial"))
    assert quote.speaker is not None
    assert quote.speaker.of(text) == speaker


def test_another_says_the_second() -> None:
    text = "“Let her in,” cried somebody at the door. “And him as well,” another shouted."
    assert [quote.name for quote in find_quotes(text)] == ["somebody", "another"]


def test_a_voice_says_it_but_is_nobody() -> None:
    quotes = find_quotes("“Stop the boat,” a voice commanded from the pier. It was dark.")
    assert [(quote.kind, quote.name) for quote in quotes] == [("direct", None)]


def test_who_said_nothing_said_no_quotation() -> None:
    text = "“We are done.” With that, Bo Lindqvist left the room. Anna Roth said nothing."
    (quote,) = (quote for quote in find_quotes(text) if quote.kind == "direct")
    assert quote.name != "Anna Roth"


def test_who_has_a_memo_says_what_it_says() -> None:
    text = "Ines Falk left. They should “cut the ropes”, according to Falk’s memo."
    assert [quote.name for quote in find_quotes(text)] == ["Ines Falk"]


def test_of_two_who_may_be_meant_nobody_is_guessed() -> None:
    text = "Edda Strom and Pia Vohl star in it. “We laughed all the way,” the actress said."
    (quote,) = find_quotes(text)
    assert quote.name == "the actress"


def test_an_official_without_a_name_speaks_for_the_body() -> None:
    text = "The Ferry Board’s auditor published two notes that described “gaps and late buys”."
    start = text.index("Ferry")
    body = Entity(kind="ORG", name="Ferry Board", mentions=(Span(start, start + 11),))
    quote = next(quote for quote in find_quotes(text, [body]) if quote.kind == "partial")
    assert quote.name == "Ferry Board"


@pytest.mark.parametrize(
    "time", ["Two months ago", "Last week", "This morning", "A few days later"]
)
@pytest.mark.parametrize("speaker", ["the board", "Ada Holm"])
def test_a_time_in_front_is_no_part_of_the_speaker(time: str, speaker: str) -> None:
    text = f"{time} {speaker} called it “a clean start”."
    (quote,) = find_quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.of(text) == speaker


def test_a_number_alone_is_part_of_the_speaker() -> None:
    text = "“We ran,” said one resident."
    (quote,) = find_quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.of(text) == "one resident"


def test_what_is_so_called_is_no_speech() -> None:
    (quote,) = find_quotes("The so-called “wise men” of the fund met again, Holger Rist said.")
    assert quote.kind == "scare"
