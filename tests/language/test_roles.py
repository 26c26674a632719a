"""What stands at a name and says who it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Analysis, Entity, Quote, Span
from index.language.utterances.roles import role_at, roles_of

NAME = "Mira Solberg"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("said Mira Solberg, the harbour master.", "harbour master"),
        ("said Mira Solberg, the harbour master for nine years and was a diver.", "harbour master"),
        ("said Mira Solberg, harbour master since 2009.", "harbour master"),
        ("said Mira Solberg, not harbour master any more.", ""),
        (
            "said Mira Solberg, director of the Tarn Museum, on Monday.",
            "director of the Tarn Museum",
        ),
        ("Finance Minister Mira Solberg said so.", "Finance Minister"),
        ("so said deputy mayor Mira Solberg on Monday.", "deputy mayor"),
        ("The finance minister, Mira Solberg, said so.", "finance minister"),
        ("It rained. Mira Solberg said so.", ""),
        ("Mr Mira Solberg said so.", ""),
        ("said Mira Solberg, who leads the opposition.", ""),
        ("said Mira Solberg, the minister said.", ""),
        ("said Mira Solberg, in the old harbour.", ""),
        ("He asked to sentence Judge Mira Solberg had left open.", "Judge"),
        ("They attacked mayor Mira Solberg again.", "mayor"),
        ("It was winter. Mira Solberg said so.", ""),
        ("nothing is kinder. Mira Solberg said so.", ""),
        ("The first witness was the harbour engineer, Mira Solberg.", "harbour engineer"),
        ("Secretary of State Mira Solberg said so.", "Secretary of State"),
        (
            "said Mira Solberg, holder of 4.5 per cent of Tarn Ltd.",
            "holder of 4.5 per cent of Tarn Ltd",
        ),
        ("She asked whether, however, Mira Solberg had.", ""),
        ("In the third quarter earlier, Mira Solberg said.", ""),
        ("It’s Captain Mira Solberg.", "Captain"),
        ("Mira Solberg", ""),
    ],
)
def test_role(text: str, role: str) -> None:
    start = text.index(NAME)
    assert role_at(text, Span(start, start + len(NAME))) == role


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_role_is_written_at_the_name(before: str, behind: str) -> None:
    text = f"{before}{NAME}{behind}"
    role = role_at(text, Span(len(before), len(before) + len(NAME)))
    assert role in " ".join(before.split()) or role in " ".join(behind.split())


def test_roles_of_who_is_quoted() -> None:
    text = "Mira Solberg, the mayor, came. “No,” she said. “Rain,” said the chief engineer, Holm."
    she, engineer = text.index("she"), text.index("the chief engineer")
    quotes = (
        Quote(span=Span(31, 37), kind="direct", speaker=Span(she, she + 3), name=NAME),
        Quote(
            span=Span(47, 55), kind="direct", speaker=Span(engineer, engineer + 18), name="Bo Holm"
        ),
        Quote(span=Span(47, 55), kind="direct"),
    )
    entities = (Entity(kind="PERSON", name=NAME, mentions=(Span(0, len(NAME)),)),)
    analysis = Analysis(pipeline="test", quotes=quotes, entities=entities)
    assert roles_of(analysis, text) == {NAME: ["mayor"], "Bo Holm": ["chief engineer"]}


def test_a_role_is_neither_the_name_nor_has_it() -> None:
    text = "harbour chief Mira Solberg said no. SOLBERG: No. Rain is a problem, analysts said."
    chief = Span(0, text.index(" said"))
    label = Span(text.index("SOLBERG"), text.index(": No"))
    analysts = Span(text.index("analysts"), text.index("analysts") + 8)
    quotes = (
        Quote(span=Span(0, 2), kind="direct", speaker=chief, name=NAME),
        Quote(span=Span(0, 2), kind="direct", speaker=label, name=NAME),
        Quote(span=Span(0, 2), kind="direct", speaker=analysts, name="analysts"),
    )
    roles = roles_of(Analysis(pipeline="test", quotes=quotes), text)
    assert roles == {NAME: ["harbour chief"], "analysts": []}
