"""Which mention near a quotation speaks it."""

from __future__ import annotations

import pytest

from tests.language.quoted import quoted, speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It was late,” said Piet Voss, who chairs the board.", "Piet Voss"),
        ("“It was late,” Piet Voss, the chairman, has repeatedly said.", "Piet Voss"),
        ("“It was late,” Sen. Ida Moss (I-Me.), the panel's head, said.", "Sen. Ida Moss"),
        ("“It was late,” said the chief of the station, Milos Trnka.", "Milos Trnka"),
        ("“It was late,” the village chief, Kofi Mens, said.", "Kofi Mens"),
        ("Protesters marching through the streets chanted “go home”.",
         "Protesters marching through the streets"),
        ("In an interview on Friday, Piet Voss said: “It was late.”", "Piet Voss"),
        ("In an interview Piet Voss said: “It was late.”", "Piet Voss"),
        ("Piet Voss met the mayor and said: “It was late.”", "Piet Voss"),
        ("After she met Piet Voss and said “it was late”, Ada Holm left.", "she"),
        ("Calling it “a gift to smugglers,” Ada Holm voted no.", "Ada Holm"),
        ("Ada Holm dismissed the report, saying it was “full of holes.”", "Ada Holm"),
        ("Ada Holm condemned what she called a “brazen breach of trust”.", "Ada Holm"),
        ("According to Ada Holm, the crew were “asleep at their posts.”", "Ada Holm"),
        ("The crew were “asleep at their posts,” according to Ada Holm.", "Ada Holm"),
        ("“It was late,” the mayor-elect said in a note, according to Norr News.",
         "the mayor-elect"),
        ("According to Norr News, the consul-designate said: “It was late.”",
         "the consul-designate"),
        ("According to Norr, a guest on deck posted: “I want to know who came.”",
         "a guest on deck"),
        ("According to Norr, one guest on the Ida, which is a ferry, posted: “Nobody came.”",
         "one guest"),
        ("According to Ada Holm, the rule is plain: “Nobody comes.”", "Ada Holm"),
        ("In the minister's view, this is “not generosity but bookkeeping”.", "the minister"),
        ("Ada Holm's claim that the crew were “asleep at their posts” was false.", "Ada Holm"),
        ("“Best soup on the island.” — Petra Sand", "Petra Sand"),
        ("Two guests, one of whom was called “a fraud” by Ada Holm, left.", "Ada Holm"),
        ("The colleague, whose note I did not open, wrote that it was “beautiful”.",
         "The colleague"),
        ("He read from a letter in which Holm's daughter called it “a gift to smugglers”.",
         "Holm's daughter"),
        ("I heard a man from the club call the levy an “assault on reason”.",
         "a man from the club"),
        ("Asked about the bridge, the head of the port expressed the hope that it was “for show”.",
         "the head of the port"),
        ("Your report quotes the minister as saying that it was “asleep at its post”.",
         "the minister"),
        ("The minister was quoted as saying that it was “asleep at its post”.", "The minister"),
        ("I am told by my nephew that it was “asleep at its post”.", "my nephew"),
        ("SELWYN, 15 January (Arco) — Ada Holm, who won on a bill “of a single line”, told the "
         "Assembly that she would keep it.", "Ada Holm"),
        ("Asked about it, Ada Holm answered:\n\n“Absolutely not. It was logged.”", "Ada Holm"),
    ],
)  # fmt: skip
def test_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_clause_of_its_own_after_a_quotation_does_not_claim_it() -> None:
    text = "Hugo Lamb called it “a triumph,” while Tess Avery said it was “an insult to voters.”"

    assert speakers(text) == ["Hugo Lamb", "Tess Avery"]


def test_a_noun_that_looks_like_a_verb_claims_nothing() -> None:
    text = "Ada Holm says a flurry of late-night tweets about him was “unhinged, even for him.”"

    assert speakers(text) == ["Ada Holm"]


def test_a_series_has_one_speaker() -> None:
    text = "Ada Holm called him a “pathological liar,” a “bully” and “utterly amoral.”"

    assert speakers(text) == ["Ada Holm"] * 3


def test_a_bare_paragraph_belongs_to_whom_the_paragraph_before_reports() -> None:
    text = "The mayor, Carla Benn, said she would not resign.\n\n“I was elected to finish this.”"

    assert quoted(text)[0].name == "Carla Benn"


def test_the_cue_is_the_word_that_reports() -> None:
    text = "“It was late,” the mayor, Carla Benn, quickly added."
    cue = quoted(text)[0].cue

    assert cue is not None
    assert cue.of(text) == "added"


def test_a_close_attribution_is_surer_than_none() -> None:
    text = (
        "“It was late, and the road was under water,” Piet Voss said.\n\nThe board met.\n\n"
        "“Nobody told us anything at all.”"
    )
    said, floating = quoted(text)

    assert said.confidence >= 0.9 > floating.confidence


def test_the_other_of_two_speakers_answers_a_question() -> None:
    text = (
        "“I saw it,” Piet Voss told the court.\n\n“Did you sign?” Ada Holm asked.\n\n“I did not.”"
    )

    assert [quote.name for quote in quoted(text)] == ["Piet Voss", "Ada Holm", "Piet Voss"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("23:58 The brigade's chief, Tore Lind, on the phone: “We have nine boats.”", "Tore Lind"),
        ("03:07 Tore Lind again: “It has stopped rising.”", "Tore Lind"),
        ("22:44 A listener in Orm: “Where's it coming from?” We've asked.", "A listener"),
        ("VIKTOR HOLM, fisherman: “Less post.”", "VIKTOR HOLM"),
        ("“The column crossed the border and will arrive by noon,” the statement reads.",
         "the statement"),
        ("A senior backbencher, passing our desk with his coat on: “I came for a tax cut.”",
         "A senior backbencher"),
    ],
)  # fmt: skip
def test_a_colon_after_a_name_or_a_description(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_verb_with_a_clause_of_its_own_leaves_the_quotation_before_it_alone() -> None:
    text = "“It was clean,” said Piet Voss. “We have no copies here.” Ada Holm said that he lied."

    assert speakers(text) == ["Piet Voss", "Piet Voss"]


def test_quoted_words_do_not_put_a_verb_further_away() -> None:
    text = (
        "Ada Holm told us that “we cannot borrow to pay for a tax cut that nobody wants” and that "
        "she “won't pretend we can”, in remarks that shook many and, according to Piet Voss, him."
    )

    assert speakers(text) == ["Ada Holm"] * 2


def test_what_somebody_does_after_the_quotation_tells_who_spoke() -> None:
    text = (
        "Somebody had written: “So are we.”\n\nAda Holm sat down. It was late. “They keep asking "
        "me if I am angry.” She turned a roll over and looked at it."
    )

    assert speakers(text)[1] == "She"
