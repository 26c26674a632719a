"""Corrections: replayed over any analysis, and never out of the text's bounds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.article import Analysis, Entity, Quote, Span
from index.store.annotations.corrections import CORRECTED, Correction, correct, corrected_spans

TEXT = '"No," said Ada Holm. "Never," Holm added. "Yes," said Ruth Varga of the other Holm.'


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


HOLM = Entity(
    kind="PERSON",
    name="Ada Holm",
    aliases=("Holm",),
    mentions=(span("Ada Holm"), span("Holm", 1), span("Holm", 2)),
)
VARGA = Entity(kind="PERSON", name="Ruth Varga", mentions=(span("Ruth Varga"),))
NO = Quote(span=span('"No,"'), kind="direct", speaker=HOLM.mentions[0], name="Ada Holm", group=0)
NEVER = Quote(
    span=span('"Never,"'), kind="direct", speaker=HOLM.mentions[1], name="Ada Holm", group=0
)
YES = Quote(
    span=span('"Yes,"'), kind="direct", speaker=VARGA.mentions[0], name="Ruth Varga", group=1
)
ANALYSIS = Analysis(pipeline="test", entities=(HOLM, VARGA), quotes=(NO, NEVER, YES))


def names(analysis: Analysis) -> list[str | None]:
    return [quote.name for quote in analysis.quotes]


def test_speaker_of_a_statement() -> None:
    """All stretches of one statement have one speaker."""
    fixed = correct(ANALYSIS, TEXT, [Correction("speaker", NO.span.start, '"No,"', "Ruth Varga")])
    assert names(fixed) == ["Ruth Varga", "Ruth Varga", "Ruth Varga"]
    assert fixed.quotes[0].how == CORRECTED
    assert fixed.quotes[0].confidence == 1.0
    assert corrected_spans(fixed) == {NO.span, NEVER.span}


def test_nobody() -> None:
    fixed = correct(ANALYSIS, TEXT, [Correction("speaker", YES.span.start, '"Yes,"', None)])
    assert names(fixed) == ["Ada Holm", "Ada Holm", None]
    assert fixed.quotes[2].speaker is None


def test_quote_is_found_again_after_an_edit() -> None:
    """The place has moved; the words are the same."""
    fixed = correct(ANALYSIS, TEXT, [Correction("speaker", 999, '"Yes,"', "Ada Holm")])
    assert names(fixed)[2] == "Ada Holm"


def test_of_two_quotes_in_the_same_words_the_nearest_is_meant() -> None:
    text = '"Yes," said Ada Holm. "Yes," said Ruth Varga.'
    quotes = tuple(
        Quote(span=Span(start, start + 6), kind="direct", name=name, group=group)
        for group, (start, name) in enumerate(((0, "Ada Holm"), (22, "Ruth Varga")))
    )
    twice = Analysis(pipeline="test", quotes=quotes)
    for start, expected in ((2, ["Bo", "Ruth Varga"]), (25, ["Ada Holm", "Bo"])):
        assert names(correct(twice, text, [Correction("speaker", start, '"Yes,"', "Bo")])) == (
            expected
        )


def test_a_stretch_that_somebody_else_says_stays_theirs() -> None:
    """It was one statement, but another correction has parted them."""
    parted = replace(ANALYSIS, quotes=(NO, replace(NEVER, name="Bo"), YES))
    fixed = correct(parted, TEXT, [Correction("speaker", NO.span.start, '"No,"', "Ruth Varga")])
    assert names(fixed) == ["Ruth Varga", "Bo", "Ruth Varga"]


def test_quote_that_is_gone() -> None:
    assert correct(ANALYSIS, TEXT, [Correction("speaker", 0, '"Perhaps,"', "X")]) == ANALYSIS


def test_join() -> None:
    fixed = correct(ANALYSIS, TEXT, [Correction("join", name="Ruth Varga", other="Ada Holm")])
    (joined,) = fixed.entities
    assert joined.name == "Ada Holm"
    assert joined.mentions == tuple(sorted(HOLM.mentions + VARGA.mentions))
    assert joined.aliases == ("Holm", "Ruth Varga")
    assert set(names(fixed)) == {"Ada Holm"}


def test_split() -> None:
    fixed = correct(ANALYSIS, TEXT, [Correction("split", name="Ada Holm", other="Holm")])
    assert [(entity.name, entity.count) for entity in fixed.entities] == [
        ("Ada Holm", 1),
        ("Holm", 2),
        ("Ruth Varga", 1),
    ]
    assert names(fixed) == ["Ada Holm", "Holm", "Ruth Varga"]


def test_join_with_somebody_whom_the_article_does_not_name_so() -> None:
    """The name comes from another article."""
    fixed = correct(ANALYSIS, TEXT, [Correction("join", name="Ruth Varga", other="Ruth N. Varga")])
    assert [entity.name for entity in fixed.entities] == ["Ada Holm", "Ruth N. Varga"]
    assert fixed.entities[1].aliases == ("Ruth Varga",)
    assert names(fixed) == ["Ada Holm", "Ada Holm", "Ruth N. Varga"]


def test_join_a_speaker_who_is_no_entity() -> None:
    unnamed = replace(ANALYSIS, quotes=(NO, NEVER, replace(YES, name="the clerk")))
    fixed = correct(unnamed, TEXT, [Correction("join", name="the clerk", other="Ruth Varga")])
    assert fixed.entities == ANALYSIS.entities
    assert names(fixed) == names(ANALYSIS)


def test_split_takes_a_name_in_any_capitals() -> None:
    text = "Ada Holm spoke. HOLM: No. Later Holm left."
    at = [text.index("Ada Holm"), text.index("HOLM"), text.rindex("Holm")]
    mentions = (Span(at[0], at[0] + 8), Span(at[1], at[1] + 4), Span(at[2], at[2] + 4))
    whole = Entity(kind="PERSON", name="Ada Holm", aliases=("Holm",), mentions=mentions)
    analysis = Analysis(pipeline="test", entities=(whole,))
    fixed = correct(analysis, text, [Correction("split", name="Ada Holm", other="Holm")])
    assert [(entity.name, entity.aliases, entity.mentions) for entity in fixed.entities] == [
        ("Ada Holm", (), mentions[:1]),
        ("Holm", (), mentions[1:]),
    ]


def test_split_takes_those_along_who_are_known_by_it() -> None:
    """ "She" leads to the name that is split off first, and only then to the person."""
    she = replace(NEVER, speaker=span("said"), chain=(span("Holm", 1), span("Ada Holm")))
    analysis = replace(ANALYSIS, quotes=(NO, she, YES))
    fixed = correct(analysis, TEXT, [Correction("split", name="Ada Holm", other="Holm")])
    assert names(fixed) == ["Ada Holm", "Holm", "Ruth Varga"]


def test_explanations_say_what_the_user_said() -> None:
    joined = correct(ANALYSIS, TEXT, [Correction("join", name="Ruth Varga", other="Ada Holm")])
    assert joined.quotes[2].explanation == "You said that Ruth Varga is Ada Holm."
    assert joined.quotes[0].explanation == ""
    split = correct(ANALYSIS, TEXT, [Correction("split", name="Ada Holm", other="Holm")])
    assert split.quotes[1].explanation == "You said that Holm is not Ada Holm."


def test_later_corrections_see_earlier_ones() -> None:
    fixed = correct(
        ANALYSIS,
        TEXT,
        [
            Correction("split", name="Ada Holm", other="Holm"),
            Correction("join", name="Holm", other="Ruth Varga"),
        ],
    )
    assert names(fixed) == ["Ada Holm", "Ruth Varga", "Ruth Varga"]


_NAMES = st.sampled_from(["Ada Holm", "Holm", "Ruth Varga", "Somebody"])
_CORRECTIONS = st.builds(
    Correction,
    st.sampled_from(["speaker", "join", "split"]),
    st.integers(0, len(TEXT)),
    st.sampled_from(['"No,"', '"Never,"', '"Yes,"', '"What?"']),
    _NAMES,
    _NAMES,
)


@given(st.lists(_CORRECTIONS, max_size=8))
def test_any_corrections_keep_the_analysis_sound(corrections: list[Correction]) -> None:
    fixed = correct(ANALYSIS, TEXT, corrections)
    assert [quote.span for quote in fixed.quotes] == [quote.span for quote in ANALYSIS.quotes]
    mentions = sorted(mention for entity in fixed.entities for mention in entity.mentions)
    assert mentions == sorted((*HOLM.mentions, *VARGA.mentions))
    assert len({entity.name for entity in fixed.entities}) == len(fixed.entities)
    for entity in fixed.entities:
        assert entity.mentions == tuple(sorted(entity.mentions))
        assert entity.name not in entity.aliases
    assert correct(ANALYSIS, TEXT, corrections) == fixed
