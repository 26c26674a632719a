"""Marked words that nobody says: titles, words that make room for others, what a shirt reads."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.attribution.kinds import SPOKEN


def said(text: str) -> dict[str, str | None]:
    """Return what is said in a text, without its marks, and by whom."""
    quotes = [quote for quote in find_quotes(text) if quote.kind in SPOKEN]
    return {quote.span.of(text).strip("“”,."): quote.name for quote in quotes}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm wore a shirt that read “Fish First” and a hat.",
        "A man in a cap that says “Fish First” stood beside Mayor Orla Pike.",
        "Clerks replaced “thief” with “visitor” in the second draft.",
        "Mayor Orla Pike changed “tax” to “fee”.",
        "The bill would end the council’s “use it or lose it” rule, which hits schools.",
        "A sergeant ordered a pie called “Hot Hands” and sat down.",
    ],
)
def test_what_is_written_on_things_or_swapped_is_said_by_nobody(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sign by the gate says “no boats after dark”.", "no boats after dark"),
        (
            "Ada Holm, in a shirt, said “fish come first in this town”.",
            "fish come first in this town",
        ),
        ("Ada Holm replaced her aide, “a poor clerk”, with care, she said.", "a poor clerk"),
        ("The mayor had been called “a lazy man” by Ada Holm.", "a lazy man"),
    ],
)
def test_what_only_looks_so_is_said(text: str, words: str) -> None:
    assert words in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("While the band played “Bread Before Tea,” Ada Holm told guests: “Eat.”", "Eat"),
        (
            "Opening with “Salt on the Window,” Ada Holm told fans, “you made us wait.”",
            "you made us wait",
        ),
        ("Before “Harbour Lights,” Ada Holm told the hall, “this is for Dad.”", "this is for Dad"),
    ],
)
def test_a_song_before_what_the_singer_says_is_a_title(text: str, words: str) -> None:
    assert said(text) == {words: "Ada Holm"}


def test_a_sentence_that_somebody_replies_with_is_no_title() -> None:
    assert "Not before May, friends" in said(
        "Ada Holm replied with “Not before May, friends,” and left."
    )


def test_a_banner_says_what_it_says_and_not_who_holds_it() -> None:
    assert said("Mayor Orla Pike held a banner saying “Let us sleep”.") == {
        "Let us sleep": "a banner"
    }
    text = (
        "Calling for Pike’s firing and carrying signs saying, “No more tax,” the crew came to town."
    )
    assert said(text) == {}


def test_a_few_words_are_said_where_a_clause_follows_that_says_whose_they_are() -> None:
    text = "The ferry “listed without warning”, according to the inquiry’s report. It sank."
    assert said(text) == {"listed without warning": "the inquiry’s report"}
    text = "She sang the song “Morning Tide”, according to the register. It ended."
    assert said(text) == {}


DOUBLES = "\n\n“The dam was mad,” said Ada Holm. “We knew,” she added. “We all knew,” she said."


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Orla Pike, who spoke to me for the “Off Course” podcast, remembers a flood.",
        "The pilot, who’s starred in “Parks and Rivers” and “Keepers of the Gate,” posted a clip.",
        "One driver’s wife has recorded a song about it, “Ring Me at Three.” It is short.",
        "Proud, asked Ben Falk of Rent Watch, whose report, “Priced In,” came out on Monday.",
        "Holm, nicknamed “the Duchess” by her guests, called a halt.",
        "Ada Holm paints.\n\nHer next show, about ferries, has the working title “Roll On.”",
        "One held a bedsheet that said “Bring Back Boyd,” a reference to the coach.",
        "Mayor Orla Pike asked a boy to explain the saying “penny wise and pound foolish.”",
        "Mayor Orla Pike countered that a notebook in Falk’s flat had contained the word “Rowen.”",
        "Mayor Orla Pike proposed a change which removed the words “wide-ranging” and “risks.”",
        "Ada Holm asked a judge to stop a rival from performing as “The Other Ada.”",
        "Prosecutors said that Falk kept a list of bribes under the heading “Birds.”",
        "The shepherd, Ada Holm said, has put up a gate with a sign: “Sheep Only.”",
        "Anglers, Mayor Orla Pike said, had their own name for it: “the old drain.”",
        "His friends, Ada Holm said, cried Takk - Norse for “thanks.”",
        "So much for the “experts” who promised a calm year.",
        "Mayor Orla Pike has proposed a name that means “the one who stays.”",
        "Mayor Orla Pike spoke of the kell (meaning “the long night”) at sea.",
        "Mayor Orla Pike conceded that the phrase “better boats” was hers.",
        "The word “dry” appears twice, and “wet” does not appear at all, Mayor Orla Pike said.",
        "Ada Holm, who covers ferries, cut her rating to “sell” from “hold.”",
        "Mayor Orla Pike said so, and her leaflets carry the slogan “Come Aboard.”",
        "—“A bridge that fell on a Sunday,” by the Dunmore Courier’s Ada Holm: The bridge fell.",
    ],
)
def test_what_is_named_glossed_or_spoken_of_is_said_by_nobody(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm shook the flag: “Come along!” she cried.",
        "By that, Ada Holm said, she means “the ones who stay here”.",
        "Ada Holm used the phrase “better boats” twice.",
        "In the words of Ada Holm, “we lost” was never enough.",
        "Ada Holm pointed at the poster: “That is my brother,” she told the court.",
        "Ada Holm has made a name for herself: “I never quit,” she said.",
    ],
)
def test_what_somebody_says_beside_a_sign_or_a_name_is_said(text: str) -> None:
    assert list(said(text).values()) == ["Ada Holm"]


def test_a_word_that_is_called_one_is_said_by_nobody() -> None:
    report = "In a report, auditors called the dam “mad” and warned of “serious harm.”\n\n"
    assert said(
        f"{report}“Kex” is not a word auditors use often. The last report had it once."
    ) == {"mad": "auditors", "serious harm": "auditors"}


def test_a_headline_with_who_wrote_under_it_is_a_title() -> None:
    head = "“Museum accused of hiding its seals,” by the Dunmore Post’s Ada Holm:"
    text = f"{head} “A man is suing the museum, and says that the seals are his.”"
    assert find_quotes(text)[0].kind == "title"


def test_what_a_chapter_is_called_is_a_title() -> None:
    text = (
        "Ada Holm argues that firms “moralize sleep.” One chapter is called “Yoga Will Not Help.”"
    )
    assert said(text) == {"moralize sleep": "Ada Holm"}


def test_a_programme_that_somebody_is_told_something_on_is_a_title() -> None:
    text = (
        "“We have to really move the gates,” the mayoral candidate told “Night and Day” after he "
        "was asked about the flood."
    )
    assert said(text) == {"We have to really move the gates": "the mayoral candidate"}


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Orla Pike promises dam report ‘as soon as possible.’", 3),
        ("Ben Falk says fire was an ‘intentional act.’", 3),
        ("Pike: view is ‘dangerously wrong’; critics fear ‘Marsh is sinking.’", 3),
        ("‘No more dams,’ Ada Holm says.", 4),
        ("Orla Pike called the plan ‘a bad joke’ and said: “Ask us.”", 5),
    ],
)
def test_a_headline_that_quotes_in_other_marks_is_no_quotation_yet(
    headline: str, count: int
) -> None:
    assert len(said(f"{headline}{DOUBLES}")) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Never,” star witness Ada Holm said on Monday.", "Never"),
        ("“Sold Out,” show organiser Ada Holm said on Monday.", "Sold Out"),
        ("Mayor Orla Pike blasted the French for “cowardice” and left.", "cowardice"),
        ("In a report, “this dam is mad,” Ada Holm said.", "this dam is mad"),
        ("Mayor Orla Pike wrote in a report, “Never,” and left.", "Never"),
        (
            "Banning the term was “an insult to readers,” Mayor Orla Pike said.",
            "an insult to readers",
        ),
        ("Mayor Orla Pike sent a note saying “we are done.”", "we are done"),
        ("Books are banned because, in Orla Pike’s words, “they are bad.”", "they are bad"),
        ("Mayor Orla Pike spelled it out and added “we are done.”", "we are done"),
        ("The man Falk’s lawyers have dubbed “the Forger” stood up.", "the Forger"),
        ("The mayor was called “Crazy Ada” by Ben Falk.", "Crazy Ada"),
        ("He described the mayor as “Crazy Ada,” Ben Falk said.", "Crazy Ada"),
        ("“Shame” was the word Mayor Orla Pike used.", "Shame"),
        ("Mayor Orla Pike called the men “bad dudes” who wanted a fight.", "bad dudes"),
        (
            "Mayor Orla Pike regrets the “ugly words,” by Ben Falk last week, she said.",
            "ugly words",
        ),
        ("Mayor Orla Pike called the plan ‘a bad joke’ and said: “Ask us.”", "‘a bad joke’"),
        ("“There is water in the yard,” we are told.", "There is water in the yard"),
    ],
)
def test_what_stands_like_a_title_or_a_term_and_is_said(text: str, words: str) -> None:
    assert words in said(text)


SURGE = "“Lesser-known people beating well-known ones have seen the biggest boost of all.”"


def test_a_sentence_that_a_name_leads_to_is_said() -> None:
    text = f"BRIDGES NOT SAFE, JUST OLD - Mark Blume and Jon Orr: {SURGE} [Norr Post.]"
    assert SURGE.strip("“”.") in said(f"{text}\n\nSigns of rust were there all along.")


def test_a_title_that_a_name_leads_to_is_not() -> None:
    assert said("The film stars Ada Holm: “Low Water at the Gates of Their Old Marsh Town.”") == {}


@pytest.mark.parametrize("who", ["Nobody in Tarn Street", "None of the weavers", "No one there"])
def test_what_nobody_says_is_nobodys(who: str) -> None:
    quotes = find_quotes(f"{who} could say “who had lit it first”. The weavers slept.")

    assert [quote.name for quote in quotes] == [None]


def test_somebody_in_a_street_is_not_the_street() -> None:
    text = "Somebody in Tarn Street said “it was the weavers again”."

    assert said(text) == {"it was the weavers again": "Somebody in Tarn Street"}


def test_who_speaks_while_nobody_laughs_speaks() -> None:
    assert said("Nobody laughed when Ada Holm said “we lost the key”.") == {
        "we lost the key": "Ada Holm"
    }
