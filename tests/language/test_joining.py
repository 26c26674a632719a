from __future__ import annotations

from typing import cast

import pytest
import spacy
from spacy.tokens import Span as DocSpan

from index.article import Entity, EntityKind, Span
from index.language.component_entities import EntityComponent
from index.language.entities import NamedSpan, join_mentions
from index.language.quotes.text.lexicon import Gender

NAMESAKES = ("Robert Holm", "Bobby Holm")


def join(kind: EntityKind, *names: str) -> list[Entity]:
    """Return the entities of names that stand one after the other."""
    mentions, at = [], 0
    for name in names:
        mentions.append(NamedSpan(Span(at, at + len(name)), kind, name))
        at += len(name) + 1
    return list(join_mentions(mentions))


def named(kind: EntityKind, *names: str) -> list[tuple[str, int]]:
    """Return the entities' names with their counts."""
    return [(entity.name, entity.count) for entity in join(kind, *names)]


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (("Ada Holm", "Holm", "Ada"), [("Ada Holm", 3)]),
        (("Holm", "Ada Holm"), [("Ada Holm", 2)]),
        (("Ada Holm", "Bo Holm", "Holm"), [("Ada Holm", 1), ("Bo Holm", 2)]),
        (("Ada Holm", "Holm", "Bo Holm", "Holm"), [("Ada Holm", 3), ("Bo Holm", 1)]),
        (("Ada Holm", "Ada M. Holm", "A. Holm"), [("Ada M. Holm", 3)]),
        (("ADA HOLM", "Ada Holm"), [("Ada Holm", 2)]),
        (("ADA HOLM", "Ada"), [("Ada Holm", 2)]),
        (("Park Geun-hye", "Park"), [("Park Geun-hye", 2)]),
        (("Bashar al-Assad", "Assad"), [("Bashar al-Assad", 2)]),
        (("Dr. Ada Holm", "Holm"), [("Dr. Ada Holm", 2)]),
        (("Ada Holm", "Bo Lind"), [("Ada Holm", 1), ("Bo Lind", 1)]),
        (("Ruth Varga", "Madame Varga"), [("Madame Varga", 2)]),
        (("Ruth Varga", "V. Varga"), [("Ruth Varga", 1), ("V. Varga", 1)]),
        (("Wade Holt Jr.", "Holt"), [("Wade Holt Jr.", 2)]),
    ],
)
def test_people(names: tuple[str, ...], people: list[tuple[str, int]]) -> None:
    assert named("PERSON", *names) == people


@pytest.mark.parametrize(
    ("told", "people"),
    [
        (("Peter Odongo", "Mary Odongo", "m:Odongo"), [("Peter Odongo", 2), ("Mary Odongo", 1)]),
        (("Mary Odongo", "Peter Odongo", "f:Odongo"), [("Mary Odongo", 2), ("Peter Odongo", 1)]),
        (("Mary Odongo", "m:Odongo", "Odongo"), [("Mary Odongo", 1), ("Odongo", 2)]),
        (("Mary Odongo", "m:M. Odongo"), [("Mary Odongo", 1), ("M. Odongo", 1)]),
        (("m:Andrea Rossi", "m:Rossi", "f:Rossi"), [("Andrea Rossi", 2), ("Rossi", 1)]),
        (("Andrea Rossi", "m:Andrea Rossi", "m:Rossi"), [("Andrea Rossi", 3)]),
        (("Wanjiru Odongo", "m:Odongo", "f:Odongo"), [("Wanjiru Odongo", 2), ("Odongo", 1)]),
        (("Kim Jong-un", "m:Kim"), [("Kim Jong-un", 2)]),
        (
            ("Mary Odongo", "Wanjiru Odongo", "f:Odongo"),
            [("Mary Odongo", 2), ("Wanjiru Odongo", 1)],
        ),
        (("f:Odongo", "W. Odongo", "m:Odongo"), [("Odongo", 1), ("W. Odongo", 2)]),
        (("m:Odongo", "f:Odongo", "Odongo"), [("Odongo", 1), ("Odongo", 2)]),
    ],
)
def test_honorific_joins_nobody_of_the_other_gender(
    told: tuple[str, ...], people: list[tuple[str, int]]
) -> None:
    mentions, at = [], 0
    for name in told:
        gender, _, name = name.rpartition(":")
        span = Span(at, at + len(name))
        mentions.append(NamedSpan(span, "PERSON", name, gender=cast(Gender, gender) or None))
        at = span.end + 1
    assert [(entity.name, entity.count) for entity in join_mentions(mentions)] == people


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        (("Northern Audit Office", "NAO"), [("Northern Audit Office", 2)]),
        (("Halden Inc.", "Halden"), [("Halden Inc.", 2)]),
        (("Ministry of Health", "Health Ministry"), [("Ministry of Health", 2)]),
        (("UN", "United Nations", "U.N."), [("United Nations", 3)]),
        (
            ("New Arts Office", "NAO", "Northern Audit Office"),
            [
                ("New Arts Office", 1),
                ("NAO", 1),
                ("Northern Audit Office", 1),
            ],
        ),
    ],
)
def test_bodies(names: tuple[str, ...], bodies: list[tuple[str, int]]) -> None:
    assert named("ORG", *names) == bodies


def test_places_and_peoples() -> None:
    assert named("GPE", "US", "U.S.", "United States") == [("United States", 3)]
    assert named("GPE", "MOSCOW", "Moscow") == [("Moscow", 2)]
    assert named("NORP", "Russians", "Russian") == [("Russian", 2)]


def test_other_forms_are_aliases_most_frequent_first() -> None:
    (entity,) = join("PERSON", "Ada Holm", "Holm", "Ada", "Holm")
    assert entity.aliases == ("Holm", "Ada")
    assert entity.mentions[1] == Span(9, 13)


def test_capitals_make_no_alias() -> None:
    (entity,) = join("PERSON", "ADA HOLM", "Ada Holm", "HOLM", "HOLM", "Holm")
    assert (entity.name, entity.aliases, entity.count) == ("Ada Holm", ("Holm",), 5)


def test_the_same_name_of_two_kinds_is_two_things() -> None:
    mentions = [
        NamedSpan(Span(0, 6), "GPE", "Jordan"),
        NamedSpan(Span(7, 13), "PERSON", "Jordan"),
    ]
    assert [entity.kind for entity in join_mentions(mentions)] == ["GPE", "PERSON"]


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (("Patrick Orvik Jr.", "Pat Orvik"), [("Patrick Orvik Jr.", 2)]),
        (("Liz Orvik", "Elizabeth Orvik"), [("Elizabeth Orvik", 2)]),
        (("Pat Orvik", "Peter Orvik"), [("Pat Orvik", 1), ("Peter Orvik", 1)]),
        (("Patrick Orvik", "Pat Brant"), [("Patrick Orvik", 1), ("Pat Brant", 1)]),
        (("MUNT", "Clara Munt"), [("Clara Munt", 2)]),
    ],
)
def test_short_given_names(names: tuple[str, ...], people: list[tuple[str, int]]) -> None:
    assert named("PERSON", *names) == people


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Northland Harbour Agency (HA)", [("Northland Harbour Agency", 2)]),
        ("Northland Harbour Agency (NHA)", [("Northland Harbour Agency", 2)]),
        ("Northland Harbour Agency (XA)", [("Northland Harbour Agency", 1), ("XA", 1)]),
        ("Northland Harbour Agency, (HA)", [("Northland Harbour Agency", 1), ("HA", 1)]),
    ],
)
def test_an_acronym_in_brackets(text: str, bodies: list[tuple[str, int]]) -> None:
    spans = [Span(0, len("Northland Harbour Agency")), Span(text.index("(") + 1, len(text) - 1)]
    entities = join_mentions(NamedSpan(span, "ORG", span.of(text)) for span in spans)
    assert [(entity.name, entity.count) for entity in entities] == bodies


def test_a_relative_with_a_short_form_of_the_same_name_is_somebody_else() -> None:
    """“Robert Holm sat beside his grandson Bobby Holm. Bobby Holm, 12, …”"""
    first = NamedSpan(Span(0, 11), "PERSON", "Robert Holm")
    relative = NamedSpan(Span(40, 50), "PERSON", "Bobby Holm", relative_since=0)
    again = NamedSpan(Span(60, 70), "PERSON", "Bobby Holm")
    names = [(one.name, one.count) for one in join_mentions([first, relative, again])]
    assert names == [("Robert Holm", 1), ("Bobby Holm", 2)]


def test_a_relative_named_in_another_sentence_may_be_the_same() -> None:
    """“Elizabeth Orr won. Tom praised his wife, Liz Orr.”"""
    first = NamedSpan(Span(0, 13), "PERSON", "Elizabeth Orr")
    relative = NamedSpan(Span(45, 52), "PERSON", "Liz Orr", relative_since=20)
    assert [one.count for one in join_mentions([first, relative])] == [2]


def test_small_words_of_other_languages_are_not_in_an_acronym() -> None:
    assert named("ORG", "Liga de Pescadores del Sur", "LPS") == [("Liga de Pescadores del Sur", 2)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Robert Holm, 80, sat beside his grandson Bobby Holm, 12.", 2),
        ("Robert Holm, 80, sat beside his son, Bobby Holm.", 2),
        ("Robert Holm won. Ada praised her son Bobby Holm.", 1),
        ("Robert Holm met his son. Bobby Holm is 80.", 1),
        ("Robert Holm and Bobby Holm are cousins.", 2),
        ("Robert Holm and Ada Lind won. Bobby Holm is 80.", 1),
    ],
)
def test_a_noun_of_kinship_before_a_name_tells_a_relative(text: str, people: int) -> None:
    doc = spacy.blank("en").make_doc(text)
    spans = [doc.char_span(text.index(one), text.index(one) + len(one)) for one in NAMESAKES]
    doc.ents = [DocSpan(doc, span.start, span.end, label="PERSON") for span in spans if span]
    assert len(EntityComponent(None)(doc)._.entities) == people
