"""Spans from mark to mark, and what kind of quotation each is."""

from __future__ import annotations

import pytest

from index.article import Entity, QuoteKind, Span
from index.language.quotes import find_quotes


def spans(text: str) -> list[str]:
    return [quote.span.of(text) for quote in find_quotes(text) if quote.kind != "indirect"]


def kinds(text: str) -> list[QuoteKind]:
    return [quote.kind for quote in find_quotes(text) if quote.kind != "indirect"]


def test_a_statement_split_by_its_attribution_gives_two_spans() -> None:
    text = "“We knew,” said Ines Falk, “that the pump would fail. Nobody listened.”"

    assert spans(text) == ["“We knew,”", "“that the pump would fail. Nobody listened.”"]


def test_marks_inside_a_quotation_are_part_of_it() -> None:
    text = "“My father told me, ‘Never sell,’ and I never did,” said Hanna Krol."

    assert spans(text) == ["“My father told me, ‘Never sell,’ and I never did,”"]


def test_paragraphs_of_one_statement_share_a_group() -> None:
    text = "Rosa Lind said: “We began with three.\n\n“Then winter came.\n\n“One was left.”\n\n“No.”"
    groups = [quote.group for quote in find_quotes(text) if quote.kind == "direct"]

    assert len(set(groups[:3])) == 1


def test_a_missing_closing_mark_ends_before_the_attribution() -> None:
    text = "“The whole shift walked out at noon, Sami Aalto said.\n\nThe plant reopened."

    assert spans(text) == ["“The whole shift walked out at noon,"]


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = 'Aalto said: "They walked out.\n\nNobody knew. "We will look," said Vera Holm.'

    assert spans(text) == ['"They walked out.', '"We will look,"']


def test_a_turn_of_a_transcript_ends_the_one_before() -> None:
    text = 'It went like this:\n\n"WEBB: Will he come?\n\n"HOLT: He will come when he can.'
    quotes = [quote for quote in find_quotes(text) if quote.kind == "direct"]

    assert [quote.name for quote in quotes] == ["WEBB", "HOLT"]
    assert quotes[0].group != quotes[1].group


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It was a mistake,” said Piet Voss.", ["direct"]),
        ("Hugo Lamb said that the report was “full of holes”.", ["partial"]),
        ("Hugo Lamb called the ruling “a gift to smugglers.”", ["partial"]),
        ("Officials said the “smart” meters would be replaced.", ["scare"]),
        ("The so-called “miracle diet” has been banned.", ["scare"]),
        ("She starred in “The Long Thaw” last year.", ["title"]),
        ("“We will appeal,” Nadia Orr said on “Morning Desk.”", ["direct", "title"]),
        ("“Hopefully,” Nadia Orr said.", ["direct"]),
        ("Tomas “The Hammer” Reyes retired.", ["title"]),
        ("State Delegate Cora “Coco” Lunt shouted to them: “We won!”", ["title", "direct"]),
        ("I have read Nadia Orr's essay, “The memo in the drawer”, twice.", ["title"]),
        ("Varga argues in a new paper, “Slow Water,” that nobody listens.", ["title"]),
        ("A neighbour described “a blue light, then nothing”.", ["partial"]),
        ("The word “rebate” appears 40 times.", ["scare"]),
        ("The crowd “(Laughter.)” went home.", ["scare"]),
    ],
)
def test_kind(text: str, expected: list[QuoteKind]) -> None:
    assert kinds(text) == expected


def test_a_text_without_marks_has_no_quotations() -> None:
    assert spans("Q: Did you see the signal?\n\nA: I saw it, but too late.") == []


def test_dashes_make_a_dialogue_where_somebody_says_it() -> None:
    text = "— The bridge is closed, — said Odile Marchand. — Since Monday.\n\n— And the ferry?"

    assert spans(text) == ["— The bridge is closed,", "— Since Monday.", "— And the ferry?"]


def test_dashes_make_a_list_where_nobody_says_anything() -> None:
    assert spans("To buy:\n\n— Milk.\n\n— Eggs.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“We sold the last net in spring,” said April Orvik, who owns it.", "April Orvik"),
        ("“Nobody asked any of us,” May Orvik said at the gate.", "May Orvik"),
        ("“Nobody asked any of us,” said Ada Orvik in June.", "Ada Orvik"),
    ],
)
def test_a_month_can_be_a_first_name(text: str, name: str) -> None:
    assert [quote.name for quote in find_quotes(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“We never asked for it.”\n\nInes Falk, baker", ["Ines Falk"]),
        ("“We never asked for it.”\nInes Falk\n“Nor did we.”\nBo Lind", ["Ines Falk", "Bo Lind"]),
        ("Ines Falk\n\n“We never asked for it.”\n\nBo Lind\n\n“Nor did we, ever.”",
         ["Ines Falk", "Bo Lind"]),
        ("“We never asked for it.”\n\nInes Falk, baker, left the hall.", [None]),
        ("“We never asked for it.”\n\nNorr Valley, Sunday", [None]),
        ("“We never asked for it.”\n\nInes Falk\n\nThe baker lives here.", [None]),
    ],
)  # fmt: skip
def test_a_name_below_words_set_apart_signs_them(text: str, names: list[str | None]) -> None:
    assert [quote.name for quote in find_quotes(text)] == names


def test_the_line_under_words_set_apart_signs_them() -> None:
    text = (
        "Nobody likes the plan.\n\n"
        "“We shall go into the winter without a bridge, and nobody will thank us.\n"
        "Ines Falk, head of the Bridge League.”\n\nThe plan is late."
    )
    (quote,) = find_quotes(text)
    assert quote.span.of(text).startswith("“We shall go")
    assert quote.span.of(text).endswith("thank us.")
    assert (quote.name, quote.how) == ("Ines Falk", "signature")


def test_a_clause_at_the_end_says_one_quoted_word() -> None:
    text = "Many of the boys were “tricked” into signing, the indictment alleged."
    assert [quote.name for quote in find_quotes(text)] == ["the indictment"]


def test_a_job_is_no_part_of_a_name() -> None:
    text = "“We have laid the last stone,” said Surveyor Greta Olund of Marsh County."
    assert [quote.name for quote in find_quotes(text)] == ["Greta Olund"]


def test_a_compound_title_is_no_name() -> None:
    text = "Under-Secretary at the Road Office Ivo Branne said: “We have laid the last stone.”"
    start, name = text.index("Road"), text.index("Ivo")
    entities = [
        Entity(kind="ORG", name="Road Office", mentions=(Span(start, start + 11),)),
        Entity(kind="PERSON", name="Ivo Branne", mentions=(Span(name, name + 10),)),
    ]
    assert [quote.name for quote in find_quotes(text, entities)] == ["Ivo Branne"]


def test_who_a_pointer_to_another_article_names_is_not_meant() -> None:
    text = (
        "The rector was there.\n\nREAD MORE: Bo Lind leaves Vale\n\n"
        "“The beams are still warm,” the rector said. He is Aldo Penn."
    )
    assert find_quotes(text)[-1].name != "Bo Lind"


def test_a_label_may_follow_a_headline_and_a_dash() -> None:
    text = "Bakers agree - Ines Falk: “The mill has to stay where it is, and so do we.”"
    assert [quote.name for quote in find_quotes(text)] == ["Ines Falk"]


def test_a_name_that_a_model_lets_go_on_below_its_line_is_no_caption() -> None:
    text = "Rui Holm\n“Vamos ya todos.”"
    entity = Entity(name="Rui Holm", kind="PERSON", mentions=(Span(0, len(text)),))
    quote = find_quotes(text, [entity], language="es")[0]
    assert quote.how != "caption"


def test_a_dash_may_part_a_name_in_a_label_from_its_post() -> None:
    text = "Ada Holm - Mayor of Orle: “We will go on to the end.”"
    assert find_quotes(text)[0].name == "Ada Holm"


def test_who_writes_for_a_paper_does_not_sign_its_headline() -> None:
    text = "“The river rose all night.”\n\nInes Falk, deputy editor\n\nThe storm came on Monday."
    assert find_quotes(text)[0].name is None
