"""Who says what a participle, an infinitive or a noun leads to, and words that are no speakers."""

from __future__ import annotations

import pytest

from index.article import Entity, Span
from index.language.quotes import find_quotes
from tests.language.quoted import quoted, speakers, subjects


def names(text: str) -> list[str | None]:
    return [quote.name for quote in quoted(text)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Holm and Falk were loud, with Holm recently promising to “shut the pit”.", "Holm"),
        ("The pit was near, with many walkers and singers chanting “Shut it”.", "singers"),
        ("It was a win that led her to declare that the vote was “in sight”.", "her"),
        ("The rain forced the harbour master to admit that the quay was “a sink”.",
         "the harbour master"),
        ("Dora Falk held up a placard saying “Holms Against Falk”.", "a placard"),
        ("Alarmed by the flood in Norr, Senator Hale Reid, the treasurer, said it was “a test”.",
         "Senator Hale Reid"),
        ("At a rally in Norr, N.O., on Monday, Senator Bern Falk of Vale met Holm, saying it was "
         "“a good day”.", "Senator Bern Falk of Vale"),
        ("Outside the arena in Norr, about 200 walkers met in the rain, chanting “Shut it”.",
         "200 walkers"),
        ("On May 27 they met the press, announcing that the pit was “shut”.", "they"),
        ("Hours later, she wrote a letter calling it “a shame”.", "she"),
        ("Alongside the calls of others, even a top surveyor met Holm, saying it was “late”.",
         "a top surveyor"),
        ("As Ines Falk, the No. 2 in the lodge, put it: “It will not be shut.”", "Ines Falk"),
        ("In other words, explained the moderator Nora Holm: “Who pays?”", "Nora Holm"),
        ("Jorn Zorn of The Norr Post wrote, “It is late.”", "Jorn Zorn of The Norr Post"),
        ("The lodge's treasurer and former master of works said the pit was “shut”.",
         "The lodge's treasurer and former master of works"),
        ("Holm, who in 2010 described the pit as “a sink”, left.", "who"),
        ("The chief surveyor Cole's conclusion that the pit was “a sink” hurt Falk.", "Cole"),
        ("She came under fire for her promise at the fair that the pit would be “shut”.", "her"),
    ],
)  # fmt: skip
def test_a_verb_or_noun_has_its_own_subject(text: str, subject: str) -> None:
    assert subjects(text)[-1].endswith(subject)


def test_who_is_only_asked_or_described_has_no_verb_of_saying() -> None:
    assert subjects("Falk would come if asked.") == [""]
    assert subjects("“Late is late,” is a common saying here.") == []
    assert subjects("It was late in a heavily Norse state.") == []


def test_a_noun_after_the_words_tells_whose_they_are() -> None:
    assert speakers(
        "It is the pull of Ben Falk's “no pit, no pay, no way” promise: many left."
    ) == ["Ben Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Asked later, under oath, whether it was better after the flood, they called it “a sink”.",
        "It is murky when private visits, official tours and general rules are “campaigning”.",
        "As a result, there is still “a very strong wind that no pump can stand”.",
    ],
)
def test_comparatives_adjectives_and_adjuncts_are_nobody(text: str) -> None:
    assert set(speakers(text)) <= {"they", ""}


def test_a_sentence_ends_after_an_address_of_the_web() -> None:
    text = "All were sad, according to Norr.example. “He had plans,” his friend Mahar Oum told it."
    assert speakers(text) == ["his friend Mahar Oum"]


def test_a_nickname_in_marks_is_a_part_of_the_name() -> None:
    text = 'Juan "Chico" Varga of Norr carried a photo. "I cried all the way," Varga said.'
    assert names(text) == ['Juan "Chico" Varga']


def test_whom_somebody_asks_answers() -> None:
    text = (
        "Last month, Scott Conrad of the Norr Post asked Ben Holm whether his health was fair "
        "game.\n\n“Sure it is,” he said."
    )
    assert names(text) == ["Ben Holm"]


def test_who_speaks_of_himself_by_name_is_not_passed_over_for_somebody_long_gone() -> None:
    text = (
        "Piet Voss opened the pit in May.\n\nIt rained. It rained on. Nobody came. The pumps "
        "stood still. The road was shut. All was quiet.\n\nBen Holm is keeping the town awake. "
        "Holm came back on Monday.\n\n“They all say Ben Holm should give up the pit,” he said."
    )
    assert names(text) == ["Ben Holm"]


def test_he_continued_is_the_only_one_quoted_whatever_the_first_name() -> None:
    text = (
        "Senator Lindsey Falk met his rival, Ben Holm.\n\nFalk said, “It is late.”\n\nHe "
        "continued, “It is very late.”"
    )
    assert names(text) == ["Lindsey Falk", "Lindsey Falk"]


def test_nobody_speaks_in_a_dateline() -> None:
    assert set(speakers("LOS HOLMES -- “The stories begin. The stories end again.”")) <= {""}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Holm clearly erred in saying that the “ninety percent” figure was right.", "Holm"),
        ("The court late Tuesday said it “deplores the act in the square”.", "The court"),
        ("The harbour ministry Monday unanimously approved a letter saying it “stains the land”.",
         "The harbour ministry"),
        ("One of the pilots, lifting his head, cried: “Stop it, all of you.”",
         "One of the pilots"),
        ("The Inn, which President Ada Holm on Friday declared a place “to tell our story”.",
         "President Ada Holm"),
        ("A fox came up to him and said: “I knew you by your voice.”", "A fox"),
        ("Surveyors briefed on the pit said it was “all over”.", "Surveyors"),
        ("Behind the bar that her aunt bought in 1951 Mara Falk said it was “a slap”.",
         "Mara Falk"),
        ("But he did - deftly - contradict Mr. Falk's claim that the pit had been “contained”.",
         "Mr. Falk"),
        ("Last month the ministry suspended General Henri Falk for what it called “open mutiny”.",
         "the ministry"),
        ("Holm also misjudged Norr President Bern Falk, having called him a “reformer”.", "Holm"),
        ("At the rally in Norr, supporters waved flags and chanted “No more pits!”",
         "supporters"),
        ("Falk was quoted in the Norr Post as saying “dull wins.”", "Falk"),
        ("Having once said that “it is all over now,” Ada Falk wants more of it.", "Ada Falk"),
        ("The lamp, not being able to get up, said, “Woe be to us.”", "The lamp"),
    ],
)  # fmt: skip
def test_a_subject_ends_before_what_it_does(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The guard, Dee Falk, testified that Holm had said, “You got me, fair and square.”",
         "Holm"),
        ("What Holm called “a pattern of hope” goes back to 2019, according to the report.",
         "Holm"),
        ("Minister Pia Holm called the new tax “an insult,” her guest, Luc Falk, said later.",
         "Minister Pia Holm"),
    ],
)  # fmt: skip
def test_the_clause_right_before_a_quotation_says_it(text: str, speaker: str) -> None:
    assert speakers(text)[0] == speaker


def test_a_source_is_what_which_takes_up() -> None:
    text = "It was late, according to the survey, which says the pit “sold itself and forgot”."
    assert names(text) == ["the survey"]


def test_turns_under_labels_are_quotations() -> None:
    text = "CHAIR FALK: “Order, please.”\n\nMR. HOLM: “I have the floor.”"
    assert len(speakers(text)) == 2


def test_the_official_goes_on_with_the_one_quoted_last() -> None:
    text = (
        "A senior official said the strike had been “a close-run thing”.\n\nA second official "
        "said the shouting lasted “for four minutes”.\n\n“He was not happy,” the official added."
    )
    assert names(text)[-1] == "A second official"


def test_an_apposition_names_whom_a_description_means() -> None:
    text = "The guest, farm-tool dealer Walt Holm, came late. “They forgot you,” he shouted."
    assert names(text) == ["Walt Holm"]
    entities = [Entity(kind="ORG", name="Falk Partners", mentions=(Span(15, 28),))]
    (quote,) = find_quotes("The owner, the Falk Partners, said: “We sell it all.”", entities)
    assert quote.name == "Falk Partners"


def test_a_job_leads_the_name_behind_another() -> None:
    text = "“They have to decide,” Fight for Norr organizing director Kendall Falk told the Post."
    assert names(text) == ["Kendall Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Dana Falk grew up in Norr. Her mother, Ruth, cleaned. “We ate what was left,” she said.",
        "Mette Falk called it “theft”. Falk laughed.\n\nThe clerk, who rarely raises her voice, "
        "raised it. “The minister will be heard,” she said.",
    ],
)
def test_who_is_another_s_or_guessed_is_no_sure_she(text: str) -> None:
    quote = quoted(text)[-1]
    assert quote.confidence < 0.9


def test_whom_somebody_promises_or_describes() -> None:
    assert speakers("Gus Falk testified that Holm had promised him “a third of it all”.") == [
        "Holm"
    ]
    text = (
        "Holm never saw the survey, which the chair, Lydia Falk, described as “required reading”."
    )
    assert speakers(text) == ["Lydia Falk"]


def test_a_verb_before_a_name_is_none_of_it() -> None:
    text = "James Holm spoke in May. It was late. Said Holm, “The thought that it is ours hurts.”"
    entities = [
        Entity(kind="PERSON", name="James Holm", mentions=(Span(0, 10),)),
        Entity(kind="PERSON", name="Said Holm", mentions=(Span(38, 47),)),
    ]
    (quote,) = find_quotes(text, entities)
    assert quote.name == "James Holm"
