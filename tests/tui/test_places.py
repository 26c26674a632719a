"""The current place: pure steps over spans."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index import Reading
from index.article import Analysis, Article, Entity, Quote, Span
from tui.session.places import HitPlace, PlaceKind, Places, heading_of, is_minor
from tui.session.position import Position
from tui.widgets.status import counters


def spans_of(starts: list[int]) -> list[Span]:
    return [Span(start, start + 1) for start in sorted(set(starts))]


def places_of(quotes: list[int], hits: list[int], mentions: list[int]) -> Places:
    return Places(
        quotes=tuple(Quote(span=span, kind="direct") for span in spans_of(quotes)),
        hits=tuple(HitPlace(span, "") for span in spans_of(hits)),
        entities=(Entity(kind="PERSON", name="Ada Holm", mentions=tuple(spans_of(mentions))),)
        if mentions
        else (),
    )


starts = st.lists(st.integers(0, 300), max_size=20)


@given(starts, starts, starts)
def test_steps_visit_everything_once_in_order(
    quotes: list[int], hits: list[int], mentions: list[int]
) -> None:
    begin = places_of(quotes, hits, mentions)
    expected_starts: dict[PlaceKind, list[int]] = {
        "quote": quotes,
        "hit": hits,
        "mention": mentions,
    }
    for kind, expected in expected_starts.items():
        seen = []
        back = begin
        while (places := back.step(kind, +1)) is not None:
            assert places.span is not None
            seen.append(places.span.start)
            back = places
        assert seen == sorted(set(expected))
        if seen:
            again = [back.position]
            while (previous := back.step(kind, -1)) is not None:
                again.append(previous.position)
                back = previous
            assert again == seen[::-1]


@given(starts, starts, st.integers(0, 310))
def test_counters_never_leave_their_lists(quotes: list[int], hits: list[int], at: int) -> None:
    places = places_of(quotes, hits, []).at_offset(at)
    kinds: tuple[PlaceKind, ...] = ("quote", "hit")
    for kind in kinds:
        index = places.index(kind)
        spans = places.spans(kind)
        passed = [span for span in spans if span.start < at]
        assert (index + 1 if index is not None else 0) == len(passed)


def test_scrolling_leaves_nothing_current() -> None:
    places = places_of([5], [], []).at("quote", 0)
    assert places.span == Span(5, 6)
    assert places.at_offset(7).span is None
    assert places.at_offset(7).quote is not None, "it was passed last"


def test_the_quote_that_is_meant() -> None:
    """The one that a hit is in, or the nearest; after scrolling the first that is not above."""
    places = places_of([5, 20, 40], [21, 30, 36], [])
    meant = [places.at("hit", at).at_nearest_quote() for at in range(3)]
    assert [one.span and one.span.start for one in meant if one] == [20, 20, 40]
    for position, start in ((0, 5), (5, 5), (7, 20), (50, 40)):
        one = places.at_offset(position).at_nearest_quote()
        assert one is not None and one.span is not None and one.span.start == start
    here = places.at("quote", 1)
    assert here.at_nearest_quote() is here
    assert places_of([], [3], []).at("hit", 0).at_nearest_quote() is None


def test_what_begins_the_screen_after_scrolling_comes_next() -> None:
    places = places_of([5, 20], [], []).at_offset(5)
    assert places.index("quote") is None
    step = places.step("quote", +1)
    assert step is not None and step.span == Span(5, 6)
    assert places_of([0], [], []).index("quote") is None, "nothing is passed at the beginning"


def test_the_last_mention_of_an_article_without_a_followed_name() -> None:
    last = places_of([], [], [10, 40]).first("mention", -1)
    assert last is not None and last.span == Span(40, 41) and last.entity == 0


def test_hits_in_the_title_count() -> None:
    """What the row of the results counts is what the status line counts."""
    article = Article(text="The levy. A levy", title="Levy")
    reading = Reading(id=1, article=article, title_hits=(Span(0, 4),))
    assert counters(Places.of(reading), 0) == "1 hit in the title · 0 %"
    places = Places.of(replace(reading, hits=(Span(4, 8), Span(12, 16))))
    assert counters(places, 0) == "2 hits +1 in title · 0 %"
    assert counters(places.at("hit", 1), 0) == "hit 2/2 +1 in title · 0 %"


def test_a_name_is_a_name_before_it_is_a_key_term() -> None:
    article = Article(text="Ada Holm spoke", title="")
    holm = Entity(kind="PERSON", name="Ada Holm", aliases=(), mentions=(Span(0, 8),))
    found = Analysis(pipeline="1", entities=(holm,))
    terms = (("Ada Holm", (Span(0, 8),)),)
    for reading, kind in (
        (Reading(id=1, article=article, analysis=found, key_terms=terms), "mention"),
        (Reading(id=1, article=article, analysis=found, hits=(Span(0, 8),)), "hit"),
    ):
        places = Places.of(reading).on_span(Span(0, 8))
        assert places is not None and places.kind == kind


def test_key_terms_stand_in_for_hits() -> None:
    article = Article(text="budget and tax and budget", title="")
    terms = (("budget", (Span(0, 6), Span(19, 25))), ("tax", (Span(11, 14),)))
    places = Places.of(Reading(id=1, article=article, key_terms=terms))
    assert places.hits_are_terms
    assert [hit.word for hit in places.hits] == ["budget", "tax", "budget"]
    watched = Places.of(
        Reading(id=1, article=article, key_terms=(), watch_hits=((Span(11, 14), "tax"),))
    )
    assert not watched.hits_are_terms


def test_the_place_survives_a_new_analysis() -> None:
    article = Article(text="x" * 100, title="")
    quotes = tuple(Quote(span=Span(at, at + 5), kind="direct") for at in (10, 50))
    first = Analysis(pipeline="1", quotes=quotes)
    more = Analysis(pipeline="2", quotes=(Quote(span=Span(0, 4), kind="direct"), *quotes))
    old = Places.of(Reading(id=1, article=article, analysis=first)).at("quote", 1)
    new = Places.of(Reading(id=1, article=article, analysis=more)).restored(old)
    assert new.span == Span(50, 55)
    assert new.index("quote") == 2
    gone = Places.of(Reading(id=1, article=article)).restored(old)
    assert gone.span is None and gone.position == 50


def test_restored_follows_a_name_that_was_joined_with_another() -> None:
    def places(*names: tuple[str, tuple[int, ...]]) -> Places:
        return Places(
            entities=tuple(
                Entity(kind="PERSON", name=name, mentions=tuple(Span(at, at + 4) for at in starts))
                for name, starts in names
            )
        )

    old = places(("Ada Holm", (0,)), ("Holm", (10, 20))).following(1).at("mention", 1)
    new = places(("Ada Holm", (0, 10, 20))).restored(old)
    assert new.followed and new.followed.name == "Ada Holm"
    assert new.span == Span(20, 24)


def test_landings() -> None:
    fresh = places_of([10, 50], [30], [40])
    assert Position("quote").places(fresh).span == Span(10, 11)
    assert Position("quote", -1).places(fresh).span == Span(50, 51)
    assert Position("mention", name="Ada Holm").places(fresh).span == Span(40, 41)
    assert Position(span=Span(30, 31)).places(fresh).kind == "hit"
    assert Position(offset=33).places(fresh).position == 33
    assert Position().places(fresh, default=21).position == 21


def test_headings() -> None:
    assert heading_of("PERSON") == "People"
    assert heading_of("GPE") == heading_of("LOC") == "Places"
    assert is_minor("DATE") and not is_minor("ORG")
