"""Whether two quotations are one utterance, and how their words differ."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.language.utterances.alignment import align
from index.language.utterances.comparison import Comparison, Evidence, compare
from index.language.utterances.differences import differences, is_variant, relation_of
from index.language.utterances.fingerprints import (
    fingerprints,
    runs_of,
)
from index.language.utterances.formulas import is_formula
from index.language.utterances.judgement import (
    Verdict,
    is_worth_judging,
    judge,
    share_enough,
)
from index.language.utterances.numbers import number_of
from index.language.utterances.quotation import Quotation
from index.language.utterances.sequences import beside
from index.language.utterances.settings import Settings, settings_of
from index.language.utterances.speakers import (
    Attribution,
    is_given_to_another,
    is_named_nearby,
    other_speaker,
    same_speaker,
    sureness,
    surname,
    usual_speaker,
)
from index.language.utterances.surprise import surprise
from index.language.utterances.surroundings import nats_around
from index.language.utterances.words import as_said, keys_of, shingles, words_of

SOME = "the a ferry harbour sums work counted every crate of fish don't Holm’s 12"
WORDS = st.sampled_from(re.split(" ", SOME))
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


def compared(
    one: str, other: str, speakers: tuple[str, str] = ("Ada Holm", "Ada Holm")
) -> Comparison:
    mine, theirs = (
        Quotation(text, Span(0, len(text)), name)
        for text, name in zip((one, other), speakers, strict=True)
    )
    return compare(mine, theirs)


class Known:
    """What a test says that the archive knows."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def speakers(self) -> frozenset[str]:
        return self._evidence.speakers

    def users(self) -> frozenset[str]:
        return self._evidence.users

    def shared(self) -> int:
        return self._evidence.shared

    def settings(self) -> Settings:
        return self._evidence.settings


def judged(comparison: Comparison, evidence: Evidence) -> Verdict:
    return judge(comparison, Known(evidence))


def test_words_stand_where_they_say() -> None:
    text = "“It’s the driest — and we've measured”"
    words = words_of(text)
    assert [word.key for word in words] == ["it", "the", "driest", "and", "weve", "measured"]
    assert [text[word.start : word.end] for word in words][:2] == ["It’s", "the"]
    assert words_of(text, Span(5, len(text)))[0].start == text.index("the")


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_words_lie_in_their_stretch(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    assert all(span.contains(Span(word.start, word.end)) for word in words_of(text, span))


@given(st.text(st.characters(categories=["L", "N", "P", "Z", "M"])), st.text("aİıẞ’'s "))
def test_words_are_the_same_with_and_without_their_places(text: str, more: str) -> None:
    assert keys_of(text + more) == [word.key for word in words_of(text + more)]


@given(st.text(st.characters(max_codepoint=127)) | st.text("aZ9_'’“” \"İß\x1c.-"))
def test_words_are_the_same_with_whatever_marks(text: str) -> None:
    assert keys_of(text) == [word.key for word in words_of(text)]


@given(TEXTS, TEXTS)
def test_differences_lead_from_one_wording_to_the_other(full: str, other: str) -> None:
    """Whoever does what the changes say, from the end on, has the other wording's words."""
    made = full
    for change in reversed(differences(full, other)):
        assert change.was_words == change.was.of(full)
        assert change.now_words == change.now.of(other)
        made = f"{made[: change.was.start]} {change.now_words} {made[change.was.end :]}"
    assert keys_of(made) == keys_of(other)


@given(TEXTS, TEXTS, TEXTS)
def test_a_variant_is_what_its_differences_make_one(before: str, other: str, after: str) -> None:
    for full in (f"{before} {other} {after}", before, f"{before}, {after}"):
        assert is_variant(full, other) == (relation_of(differences(full, other), full) == "variant")


@given(TEXTS)
def test_no_differences_from_itself(text: str) -> None:
    assert differences(text, text.upper()) == ()


@pytest.mark.parametrize(
    ("other", "relation", "kinds"),
    [
        ("the sums simply do not work", "part", ["cut"]),
        ("We counted every crate … the sums simply do not work", "variant", ["cut"]),
        (
            "We counted every crate of fish, and the sums simply did not work",
            "variant",
            ["changed"],
        ),
        ("WE counted every crate of fish - and the sums simply do not work!", "same", []),
    ],
)
def test_relation(other: str, relation: str, kinds: list[str]) -> None:
    full = "We counted every crate of fish, and the sums simply do not work"
    changes = differences(full, other)
    assert relation_of(changes, full) == relation
    assert [change.kind for change in changes] == kinds


@given(TEXTS, TEXTS)
def test_blocks_are_words_in_common(one: str, other: str) -> None:
    alignment = align(keys_of(one), keys_of(other))
    for block in alignment.blocks:
        mine = alignment.one[block.one : block.one + block.size]
        assert mine == alignment.other[block.other : block.other + block.size]
    assert 0 <= alignment.matched <= len(alignment.one)


@given(st.lists(WORDS, min_size=4, max_size=8), TEXTS, TEXTS)
def test_four_words_in_common_share_a_fingerprint(run: list[str], before: str, after: str) -> None:
    keys = keys_of(" ".join(run))
    whole = keys_of(f"{before} {' '.join(run)} {after}")
    if len(keys) >= 4:
        assert fingerprints(keys) & fingerprints(whole)


@given(TEXTS, TEXTS)
def test_it_does_not_matter_which_is_compared_with_which(one: str, other: str) -> None:
    there, back = compared(one, other), compared(other, one)
    assert there.alignment == back.alignment


STATEMENT = "We counted every passenger, we counted every crate of fish, and the sums do not work"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (STATEMENT, "We counted every passenger … and the sums do not work", "one"),
        (STATEMENT, "[The board] counted every crate of fish, and the sums do not work", "one"),
        (STATEMENT, "Nothing of the kind was ever counted by anybody at the harbour", "too little"),
        (
            "The river has been patient with us for thirty years",
            "The river has been patient with us for a hundred years",
            "again",
        ),
        (
            "The wells are dry and the goats do drink from our school tank",
            "The wells were dry and the goats did drink from their school tank",
            "one",
        ),
        (
            "We thank the mayor, the pilots and all the people of Brae",
            "We thank the bakers, the nurses and all the people of Brae",
            "again",
        ),
        (
            "I do not know who opens the gate at night and I do not want to know",
            "he did not know who opened the gate at night and did not want to know",
            "one",
        ),
        (
            "In this valley we bury our dead and our secrets under the same tree",
            "In this valley we bury our secrets and our dead under the same tree",
            "one",
        ),
        (
            "Three ships are still missing in the strait, she says",
            "One ships are still missing in the strait, she says",
            "again",
        ),
    ],
)
def test_judgement(one: str, other: str, verdict: str) -> None:
    assert judged(compared(one, other), Evidence(shared=5)) == verdict


def test_a_single_word_tells_two_occasions_apart() -> None:
    said = "“The {} does not ask who you voted for, children.”"
    frames = "On 12 January Ada Holm told dockers: {}", "In June, at a school, Ada Holm said: {}"
    one, other = (
        Quotation(text, Span(text.index("“"), len(text)), "Ada Holm")
        for frame, word in zip(frames, ("harbour", "weather"), strict=True)
        for text in (frame.format(said.format(word)),)
    )
    assert judged(compare(one, other), Evidence(shared=5)) == "again"
    undated = Quotation(other.text.replace("In June, at", "At"), Span(25, 84), "Ada Holm")
    assert judged(compare(one, undated), Evidence(shared=5)) == "one"


def test_a_stock_phrase_of_two_people_is_no_utterance() -> None:
    phrase = "a fair deal for all"
    assert judged(compared(phrase, phrase, ("Rosa Delmar", "Emil Harker")), Evidence()) == "none"
    assert judged(compared(phrase, phrase), Evidence(shared=5)) == "one"


def test_formulas_of_two_people_are_no_utterance() -> None:
    other = "the harbour board would like to drown our families, our ferries and our fish"
    assert is_formula(keys_of("I want to thank everybody who believed in me, and my team"))
    assert is_formula(keys_of("too many cooks spoil the broth"))
    assert not is_formula(keys_of(other)) and not is_formula([])
    two = ("Rosa Delmar", "Emil Harker")
    proverb = "Well, one swallow does not make a summer, my friends"
    assert judged(compared(proverb, proverb, two), Evidence(shared=9)) == "none"
    assert judged(compared(proverb, proverb), Evidence(shared=9)) == "one"
    assert judged(compared(other, other, two), Evidence(shared=9)) == "one"


def test_a_title_that_two_people_name_is_no_utterance() -> None:
    title = "Act on the Orderly Use of Inland Waters by Skippers"
    two = ("Rosa Delmar", "Emil Harker")
    assert judged(compared(title, title, two), Evidence(shared=9)) == "none"
    assert judged(compared(title.lower(), title, two), Evidence(shared=9)) == "one"
    assert judged(compared(title, title), Evidence(shared=9)) == "one"


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("“We Will Never Sell This Harbour,” Ada Holm said at the gate.", False),
        (
            "Ada Holm told the crowd on the quay, “We Will Never Sell This Harbour,” and left.",
            False,
        ),
        ("Ada Holm put it so: “We Will Never Sell This Harbour” on the quay.", False),
        ("The song “We Will Never Sell This Harbour,” which Ada Holm sang, said much.", True),
        ("She read from “We Will Never Sell This Harbour” on the quay.", True),
        ("They sang “We Will Never Sell This Harbour.” Ada Holm said so.", True),
    ],
)
def test_what_somebody_says_is_no_title_however_it_is_written(text: str, is_title: bool) -> None:
    span = Span(text.index("“"), text.index("”") + 1)
    assert Quotation(text, span).is_title is is_title


def test_two_people_do_not_say_what_is_a_part_of_both() -> None:
    shared = "the harbour board of the outer islands"
    one, other = f"What matters most is {shared}", f"{shared} never asked anybody about it"
    assert judged(compared(one, other), Evidence(shared=30)) == "one"
    speakers = ("Rosa Delmar", "Emil Harker")
    assert judged(compared(one, other, speakers), Evidence(shared=30)) == "none"


def test_a_phrase_that_stands_in_other_statements_is_no_utterance() -> None:
    phrase, sentence = "the herring war of the north", "We lost the herring war of the north here."
    assert judged(compared(sentence, phrase), Evidence(shared=30)) == "one"
    often = Evidence(shared=30, settings=Settings(6, 3))
    assert judged(compared(sentence, phrase), often) == "again"
    long = f"When my father was a boy {sentence.lower()}"
    assert judged(compared(long, long), often) == "one"  # all of a sentence
    few = Evidence(shared=30, settings=Settings(13, 3))  # of many that quote one utterance
    assert judged(compared(sentence, phrase), few) == "one"


def test_statements_that_hold_a_run_are_told_apart_by_what_is_beside_it() -> None:
    run = "the herring war of the north"
    quoted = [
        f"My father was a boy when {run} was lost",
        f"My father was only a child in {run}; it was lost here",  # the same with slips
        f"Nobody who sold a net at that time forgot {run}",
        f"{run} has never ended for us islanders",
        f"won {run}",  # too few words to tell
        "the herring war",
    ]
    assert _settings(run, quoted) == (5, 2)
    quoted += [f"In our songs {run} is a wedding", f"The bank has paid for {run} since 1911"]
    assert _settings(run, quoted) == (7, 4)


def test_a_sentence_that_papers_quote_with_its_neighbours_is_one_statement() -> None:
    run = "the herring war of the north"
    quoted = [f"I was born in {run}", f"{run} took both my brothers", f"So help me. It is {run}"]
    assert _settings(run, quoted) == (3, 2)
    assert _settings(run, [f"I was born in {run}. It took both my brothers", *quoted]) == (4, 2)


@pytest.mark.parametrize(
    ("other", "days", "verdict"),
    [
        ("If it does not pay in Tulsa it does not get my vote", 9, "again"),
        ("If it does not pay in Tulsa it does not get my vote", 1, "one"),  # misquoted
        ("If it does not pay in Ostrovv it does not get my vote", 9, "one"),
        ("If it does not pay in [Tulsa] it does not get my vote", 9, "one"),
        ("If it does not pay in public it does not get my vote", 9, "one"),
    ],
)
def test_another_name_in_words_of_another_week(other: str, days: int, verdict: str) -> None:
    said = "If it does not pay in Ostrov it does not get my vote"
    one = Quotation(said, Span(0, len(said)), "Ada Holm", DAY)
    two = Quotation(other, Span(0, len(other)), "Ada Holm", DAY + days)
    assert judged(compare(one, two), Evidence(shared=30)) == verdict


def test_who_looks_back_or_tells_of_the_same_day_repeats_no_phrase() -> None:
    often = Evidence(shared=30, settings=Settings(6, 3))
    one, other = (
        Quotation(text, Span(text.index("“"), text.index("”") + 1), "Ada Holm", day)
        for text, day in (
            ("“We lost the herring war of the north here,” Ada Holm said.", DAY),
            ("Ada Holm spoke of “the herring war of the north”.", DAY),
        )
    )
    assert judged(compare(one, other), often) == "one"
    assert judged(compare(one, replace(other, day=DAY + 3)), often) == "again"
    text = f"In May {other.text}"
    later = replace(other, text=text, span=Span(text.index("“"), text.index("”") + 1))
    assert judged(compare(one, replace(later, day=DAY + 60)), often) == "again"
    later = replace(
        later, text=text.replace("May", "July"), span=Span(later.span.start + 1, later.span.end + 1)
    )
    assert judged(compare(one, replace(later, day=DAY + 60)), often) == "one"


def _settings(run: str, quoted: list[str]) -> Settings:
    return settings_of(shingles(keys_of(run)), [shingles(keys_of(each)) for each in quoted])


DAY = 738_000


def test_the_same_words_a_month_later_are_said_again() -> None:
    said = "“The harbour will never again ask this island for a single barrel of oil.”"
    one = Quotation(f"{said} Ada Holm told the dockers.", Span(0, len(said)), "Ada Holm", DAY)
    other = replace(one, text=f"{said} Ada Holm told a school.", day=DAY + 40)
    assert judged(compare(one, other), Evidence(shared=11)) == "again"
    assert judged(compare(one, replace(other, day=DAY + 20)), Evidence(shared=11)) == "one"
    assert judged(compare(one, replace(other, speaker="she")), Evidence(shared=11)) == "one"
    assert judged(compare(one, other), Evidence(shared=40)) == "one"  # more is the same
    told = " Ada Holm told the dockers of Brae on the quay before the strike."
    one, other = replace(one, text=said + told), replace(other, text=f"{said} Once,{told}")
    assert judged(compare(one, other), Evidence(shared=11)) == "one"  # it tells of then


def test_two_occasions_that_are_named_are_two() -> None:
    said = "“They took your mine, they took your school, and now they want your vote.”"
    frames = "In Brack on Monday, Ada Holm said: {}", "In Tolm on Thursday, Ada Holm said: {}"
    one, other = (
        Quotation(text, Span(text.index("“"), len(text)), "Ada Holm", DAY + day)
        for day, text in enumerate(frame.format(said) for frame in frames)
    )
    assert judged(compare(one, other), Evidence(shared=30)) == "again"
    elsewhere = replace(other, text=other.text.replace("Thursday", "midnight"))
    assert judged(compare(one, elsewhere), Evidence(shared=30)) == "one"
    later = replace(elsewhere, day=DAY + 9)
    assert judged(compare(one, later), Evidence(shared=30)) == "again"


def test_who_is_no_person_is_no_other_speaker() -> None:
    phrase = "a fair deal for all"
    one, other = (
        Quotation(phrase, Span(0, len(phrase)), name, is_by_somebody=name != "Transcript")
        for name in ("Rosa Delmar", "Transcript")
    )
    assert not compare(one, other).are_strangers
    assert compare(one, replace(other, is_by_somebody=True)).are_strangers


def test_what_an_editor_put_into_brackets_was_not_said() -> None:
    text = "[The board] counted [every] crate, [W]e know [sic]"
    assert len(as_said(text)) == len(text)
    assert keys_of(as_said(text)) == ["counted", "crate", "we", "know"]
    assert as_said("[the board]") == "[the board]"
    assert keys_of(as_said("they disagree[s] and want[ed]")) == ["they", "disagree", "and", "want"]
    quotation = Quotation(f"x {text}", Span(2, len(text) + 2))
    (whole,) = quotation.versions
    assert [word.key for word in whole.words(slice(None))] == whole.keys
    assert quotation.text[slice(*whole.places[0])] == "counted"


def test_what_stands_around_is_weighed_without_names_and_what_is_said() -> None:
    said = "“We counted every crate.”"
    one, other = (
        Quotation(text, Span(text.index("“"), text.index("”") + 1), "Ada Holm")
        for text in (f"By ferry, Holm said: {said} Nets", f"{said} Holm meant two ferry boats.")
    )
    assert nats_around(one, other, keys_of(said)) == 9.0
    assert nats_around(one, other, []) > 18.0


def test_sequences_of_the_quotations_are_not_beside_them() -> None:
    assert beside(20, [13, 5]) == 20 - 10 - 2
    assert beside(3, [13]) == 0


def test_what_many_are_quoted_with_is_a_slogan() -> None:
    slogan = "build the harbour wall and let the island pay for it"
    few, many = Evidence(shared=2), Evidence(frozenset("abcdefghi"), shared=2)
    assert judged(compared(slogan, slogan), few) == "one"
    assert judged(compared(slogan, slogan), many) != "one"


def test_a_phrase_of_two_people_that_others_use_in_part_is_a_slogan() -> None:
    one, other = "let's make the harbour great again", "let us make the harbour great again, Holm"
    comparison = compared(one, other, ("Ada Holm", "Ruth Varga"))
    assert judged(comparison, Evidence(shared=5)) == "one"
    users = frozenset(("moe", "munk", "holm"))
    assert judged(comparison, Evidence(users=users, shared=5)) == "none"
    assert judged(compared(one, other), Evidence(users=users, shared=5)) == "one"


def test_a_term_of_two_in_unrelated_articles_is_no_utterance() -> None:
    term, other = "letter of agreement", "We shall never sign the letter of agreement"
    comparison = compared(term, other, ("a spokesman for the port", "Ruth Varga"))
    assert judged(comparison, Evidence(shared=2)) == "none"
    assert judged(comparison, Evidence(shared=60)) == "one"  # the same story
    assert judged(compared(term, other, ("Ada Holm", "Holm")), Evidence(shared=2)) == "one"
    comparison = compared(term, other, ("the spokesman", "The spokesman"))
    assert judged(comparison, Evidence(shared=2)) == "one"


def test_a_word_in_front_of_what_is_in_common_may_be_nearly_the_same() -> None:
    one, other = "count votes as a fox does", "My rival counts votes as a fox does"
    assert align(keys_of(one), keys_of(other)).matched == 6
    assert align(keys_of(one), keys_of(other.replace("counts", "sells"))).matched == 5


def test_an_inner_quotation_is_compared_by_itself() -> None:
    inner = "My opponent has made great sacrifices for this town"
    outer = "Ned Farrow says I ‘made great sacrifices for this town,’ and he is wrong"
    mine, theirs = (
        Quotation(f"“{text}”", Span(0, len(text) + 2), name)
        for text, name in ((inner, "Ned Farrow"), (outer, "Wilma Stroud"))
    )
    comparison = compare(mine, theirs)
    assert comparison.coverage == 1
    assert comparison.embeds(theirs) and not comparison.embeds(mine)


def test_speakers() -> None:
    assert surname("Felipe Calderón") == surname("Mr. Calderon,") == "calderon"
    assert surname("the spokesman") == surname("officials") == surname(None) == ""
    assert surname("Hugh Tallis Jr.") == "tallis"
    assert surname("The vicar of Dorne") == surname("A man from Orle") == ""
    assert surname("The Rev. Hugh Pym") == "pym"
    assert other_speaker("Paul Renner", "Ada Holm") and other_speaker("Renner", "Paul Holm")
    assert not other_speaker("Paul Renner", "Paul") and not other_speaker("Paul", "Paul Renner")
    assert same_speaker("Ada Holm", "Holm") and not same_speaker("he", "he")
    assert other_speaker("Ada Holm", "Ruth Varga") and not other_speaker("Ada Holm", "she")


def attribution(name: str, before: str, quote: str, after: str = "") -> Attribution:
    span = Span(len(before), len(before) + len(quote))
    return Attribution(name, before + quote + after, span, is_person=True)


def test_another_speaker_only_where_the_usual_one_is_not_named() -> None:
    quote = "“Nobody has ever paid for a seat,”"
    usual = attribution("Grete Sandvik", "", quote, " said Grete Sandvik.")
    munk = attribution("Olav Munk", "", quote, " said Olav Munk.")
    misread = attribution("Olav Munk", "Olav Munk had left when Sandvik spoke. ", quote)
    everybody = [usual, usual, munk, misread]
    assert usual_speaker(everybody) == "Grete Sandvik"
    sure = replace(misread, confidence=lambda: 0.99)
    told = [is_given_to_another(one, "Grete Sandvik", [usual, munk]) for one in (*everybody, sure)]
    assert told == [False, False, True, False, True]
    assert usual_speaker([sure, usual]) == "Grete Sandvik"  # whom the other takes up


def test_whom_an_article_calls_by_a_pronoun_is_not_sure() -> None:
    assert sureness("Ada Holm", "Mrs. Holm", 0.9) == 0.9
    assert sureness("Ada Holm", "her", 0.9) == sureness(None, "", 0.9) == 0
    assert sureness("Ada Holm", "her", 1.0) == 1  # the user says so


def test_whom_a_speaker_works_for_is_not_near_the_quotation() -> None:
    said = "Ben Moe, who runs Holm's office in town, said: “The sums fail.” Ruth Varga left."
    span = Span(said.index("“"), said.index("”") + 1)
    assert is_named_nearby("holm", said, span)
    assert not is_named_nearby("holm", said, span, "moe")
    assert is_named_nearby("varga", said, span, "moe")


def test_numbers() -> None:
    assert number_of("thirty") == number_of("30") == 30
    assert number_of("river") is None and number_of("9" * 40) is None


@given(TEXTS, TEXTS, TEXTS)
def test_what_shares_too_little_is_not_worth_judging(one: str, inner: str, other: str) -> None:
    quoting = f"{one} ‘{inner}’"
    mine, theirs = runs_of(keys_of(quoting)), runs_of(keys_of(other))
    enough = list(share_enough(mine, {1: theirs.values}))
    assert list(share_enough(theirs, {1: mine.values})) == enough
    if not enough:
        assert not is_worth_judging(compared(quoting, other))


@given(TEXTS)
def test_what_tells_is_kept_and_of_two_others_the_smaller(text: str) -> None:
    keys = keys_of(text)
    values = shingles(keys) if keys else []
    telling = {value for at, value in enumerate(values) if surprise(keys[at : at + 3]) >= 18}
    others = [pair for pair in pairwise(values) if telling.isdisjoint(pair)]
    kept = telling | (set(map(min, others)) if len(values) > 1 else set(values))
    assert fingerprints(keys) == kept
