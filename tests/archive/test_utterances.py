"""Which quotes are one utterance, kept up as articles come and go; and checking manuscripts."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Analysis, Article, Quote, Span
from index.language.utterances.fingerprints import fingerprints
from index.language.utterances.words import words_of
from tests.archive.conftest import Syncer
from tests.archive.shelf import Shelf
from tests.archive.test_analyse import Pipeline
from tui.verbs.repeats import as_record, as_row

SAMPLES = Path(__file__).parents[2] / "sample_articles"
HANDED_ON = (
    "gazette/2024-03-09-the-week-in-other-peoples-words.md",
    "kelding-review/2024-03-16-a-sentence-changes-hands.md",
    "radio-four-winds/2024-03-07-budget-live.html",
)
"""Sample articles that hand on what others have quoted, changed or as somebody else's, and one that
has it right."""
RECURRING = Path(__file__).parents[1] / "data" / "repeats"
"""Articles in which quotes recur, cut, misspelt and given to somebody else."""

FIRST = '"We counted every passenger and every crate of fish, and the sums fail," said Maren'
CUT = '"We counted every passenger, and the sums fail," said Maren'
OTHERS = '"The museum bought the old painting in good faith from a dealer," said Hanna'


def test_a_quote_is_found_in_other_articles(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{FIRST}. {OTHERS}.", "2024-03-04")
    assert shelf.groups() == set()
    shelf.put("b.txt", f"It was said: {CUT}.", "2024-03-05")
    shelf.put("c.txt", '"Nobody has seen anything like this flood before," said Hugh.')
    assert shelf.groups() == {frozenset({"a.txt", "b.txt"})}
    with shelf.open() as archive:
        (utterance,) = archive.across.repeats()
        first, second = utterance.wordings
        assert [first.relation, second.relation] == ["same", "variant"]
        assert utterance.fullest == 0 and utterance.articles == 2
        assert [change.was_words for change in second.changes] == ["every crate of fish, and"]
        reading = archive.read(second.row.article_id)
        assert reading.also_in == {second.row.quote.span: 1}
        found = archive.across.utterance(second.row.article_id, second.row.quote.span)
        assert found == utterance


def test_what_goes_is_forgotten(shelf: Shelf) -> None:
    shelf.put("a.txt", FIRST)
    shelf.put("b.txt", f"Again: {CUT}")
    assert shelf.groups()
    shelf.put("b.txt", f"Edited: {OTHERS}")
    assert shelf.groups() == set()
    with shelf.open() as archive:
        for article_id in archive.search("").ids:
            assert archive.read(article_id).also_in == {}


def test_what_is_said_again_stands_apart(shelf: Shelf) -> None:
    """The same words of a person, months later and in another story."""
    told, later = f"At the quay: {FIRST}.", f"To the schools: {FIRST}."
    shelf.put("a.txt", told, "2024-03-04")
    shelf.put("b.txt", later, "2024-06-10")
    assert shelf.groups() == set()
    shelf.put("c.txt", f"{later} It rained.", "2024-06-11")
    assert shelf.groups() == {frozenset({"b.txt", "c.txt"})}
    with shelf.open() as archive:
        (utterance,) = archive.across.repeats()
        (again,) = utterance.again
        assert again.title == "a.txt"
        assert as_row(utterance)["wordings"] == "2 same, 1 said again"
        start, end = again.quote.span
        place = {"article": again.article_id, "start": start, "end": end}
        assert as_record(utterance)["said_again"] == [place]
        assert archive.read(again.article_id).also_in == {again.quote.span: 0}
        found = archive.across.utterance(again.article_id, again.quote.span)
        assert found and found.articles == 1
        assert sorted(row.title for row in found.again) == ["b.txt", "c.txt"]


def test_other_rules_compare_all_quotes_anew(shelf: Shelf) -> None:
    shelf.put("a.txt", FIRST)
    shelf.put("b.txt", f"Again: {CUT}")
    groups = shelf.groups()
    with closing(sqlite3.connect(shelf.database)) as db, db:
        db.execute("DELETE FROM alike")
    shelf.linker.run()
    assert shelf.groups() == set()  # nothing has changed that it would know of
    with closing(sqlite3.connect(shelf.database)) as db, db:
        db.execute("UPDATE meta SET value = 'earlier' WHERE key = 'utterance_rules'")
    shelf.linker.run()
    assert shelf.groups() == groups != set()


def test_the_order_of_coming_makes_no_difference(shelf: Shelf, tmp_path: Path) -> None:
    texts = {
        "a.txt": FIRST,
        "b.txt": f"Again: {CUT}",
        "c.txt": f"{OTHERS}.",
        "d.txt": f"And once more {OTHERS}.",
    }
    for path, text in texts.items():
        shelf.put(path, text)
    (tmp_path / "other").mkdir()
    other = Shelf(tmp_path / "other")
    for path, text in reversed(texts.items()):
        other.put(path, text)
    assert (
        shelf.groups()
        == other.groups()
        == {frozenset("ab"[i] + ".txt" for i in (0, 1)), frozenset({"c.txt", "d.txt"})}
    )


def test_a_slogan_of_many_is_parted_again(shelf: Shelf) -> None:
    slogan = '"build the harbour wall right now, build it," said {}'
    for name in ("Maren", "Maren"):
        shelf.put(
            f"{name}{len(shelf.reader.ids())}.txt",
            f"{len(shelf.reader.ids())}. " + slogan.format(name),
        )
    assert shelf.groups()
    for name in ("Ada", "Ruth", "Hugh", "Olav", "Grete", "Emil"):
        shelf.put(f"{name}.txt", f"On day {name}: " + slogan.format(name))
    assert shelf.groups() == set()


def test_a_phrase_in_other_statements_is_parted_again(shelf: Shelf) -> None:
    """One utterance in ever other wordings is not."""
    shelf.put("a.txt", 'Of nets: "the northern herring quarrel," said Maren.')
    shelf.put("b.txt", 'Of boats: "it was the northern herring quarrel," said Maren.')
    assert shelf.groups() == {frozenset({"a.txt", "b.txt"})}
    statements = (
        "my father lost two boats in the northern herring quarrel",
        "nobody who sold nets then forgot the northern herring quarrel",
        "the northern herring quarrel never ended for the islanders",
        "our whole village was born of the northern herring quarrel",
    )
    for number, told in enumerate(statements):
        shelf.put(f"{number}.txt", f'"{told}," said Maren.')
    assert shelf.groups() == set()
    wordings = (
        "we have no boats to lend and I will not stand here and pretend it",
        "we have no boats to lend. I am not going to stand here and pretend it",
        "we have no boats to lend, and I won’t stand here and pretend it",
    )
    for number, told in enumerate(wordings):
        shelf.put(f"same{number}.txt", f'On day {number}: "{told}," said Maren.')
    assert shelf.groups() == {frozenset(f"same{number}.txt" for number in range(3))}


def test_who_shares_a_part_of_a_run_does_not_say_it(shelf: Shelf) -> None:
    """Though the only fingerprint of the run may be that part's."""
    part = ["friend", "of", "harbours"]
    word = next(word for word in ("our", "the", "my") if _is_left_out(word, part))
    run = " ".join((word, *part))
    for name in ("Ada", "Ruth", "Hugh", "Olav", "Grete", "Emil"):
        shelf.put(f"{name}.txt", f'On day {name}: "friend of harbours," said {name}.')
    shelf.put("a.txt", f'Of the dredger: "{run}," said Maren.')
    shelf.put("b.txt", f'"She is {run}, and we know her," said Maren.')
    assert shelf.groups() == {frozenset({"a.txt", "b.txt"})}


def _is_left_out(word: str, part: list[str]) -> bool:
    return fingerprints([word, *part]) == fingerprints(part)


def test_fingerprints_of_what_is_gone_are_dropped(shelf: Shelf) -> None:
    shelf.put("a.txt", FIRST)
    shelf.put("b.txt", f"Again: {FIRST}")
    shelf.put("a.txt", OTHERS)
    shelf.put("b.txt", f"Again: {OTHERS}")
    shelf.remove("b.txt")
    shelf.linker.run()
    with closing(sqlite3.connect(shelf.database)) as db, db:
        (size,) = db.execute("SELECT sum(length(entries)) FROM shingles").fetchone()
        assert db.execute("SELECT count(*) FROM gone_sayings").fetchone() == (0,)
    assert 0 < size <= 6 * len(OTHERS.split())
    shelf.put("c.txt", CUT)
    assert shelf.groups() == set()


def test_who_uses_a_slogan_of_many_may_be_the_only_ones_again(shelf: Shelf) -> None:
    slogan = (
        'On day {}: "build the harbour wall and dredge the northern channel before the herring'
        ' come back to the islands," said {}.'
    )
    for name in ("Maren", "Hugh"):
        shelf.put(f"{name}.txt", slogan.format(name, name))
    together = shelf.groups()
    others = ("Ada", "Ruth", "Olav", "Grete", "Emil")
    for name in others:
        shelf.put(f"{name}.txt", slogan.format(name, name))
    assert together and shelf.groups() == set()
    for name in others:
        shelf.remove(f"{name}.txt")
    shelf.linker.run()
    assert shelf.groups() == together


def test_a_date_that_is_told_later_counts(shelf: Shelf) -> None:
    """The same words of a person, months later and in another story."""
    shelf.put("a.txt", f"At the quay: {FIRST}.", "2024-03-04")
    shelf.put("b.txt", f"To the schools: {FIRST}.", "2024-03-05")
    together = shelf.groups()
    shelf.put("b.txt", f"To the schools: {FIRST}.", "2024-06-10")
    assert together and shelf.groups() == set()
    shelf.put("copy of b.txt", f"To the schools: {FIRST}.", "2024-03-05")
    assert {frozenset(map(lambda path: path[-5:], group)) for group in shelf.groups()} == together


def test_who_is_corrected_is_compared_again(shelf: Shelf) -> None:
    """Few words of two people are a turn of phrase, of one an utterance."""
    texts = {
        name: f'On day {name}: "the ferry is late," said {name}.' for name in ("Maren", "Hugh")
    }
    for name, text in texts.items():
        shelf.put(f"{name}.txt", text)
    assert shelf.groups() == set()
    found = Pipeline().found(texts["Hugh"])
    corrected = replace(found, quotes=tuple(replace(each, name="Maren") for each in found.quotes))
    with shelf.store.transaction():
        shelf.store.findings.put_findings(2, corrected)
    shelf.linker.run()
    with closing(sqlite3.connect(shelf.database)) as db:
        assert db.execute("SELECT count(*) FROM alike").fetchone() == (2,)


def test_checking_a_manuscript(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{FIRST}. {OTHERS}.")
    found = Pipeline().found
    drafts = {
        FIRST: "exact",
        FIRST.replace("crate", "basket"): "changed",
        CUT: "cut",
        OTHERS.replace("Hanna", "Ruth"): "other-speaker",
        OTHERS.replace("Hanna", "Ruth") + ". Hanna left": "other-speaker",
        '"Nobody has seen anything like this flood before," said Hugh': "not-found",
    }
    with shelf.open() as archive:
        for text, status in drafts.items():
            draft = Article(text=f"A draft. {text}.", title="Draft")
            analysis = found(draft.text)
            ((checked,), names) = archive.across.check(draft, analysis)
            assert (checked.status, names) == (status, []), text
            assert (checked.match is None) == (status == "not-found")


SPLIT = (
    '"The pier is rotten," said Maren. "Nobody will mend it before the herring come," said Maren'
)


@pytest.mark.parametrize(
    ("archived", "draft", "statuses"),
    [
        (SPLIT, '"The pier is rotten. Nobody will mend it before the herring come,"', ["exact"]),
        (SPLIT, '"The pier is rotten. Nobody will mend it,"', ["cut"]),
        (SPLIT, '"The pier is sound. Nobody will mend it before the herring come,"', ["changed"]),
        (SPLIT, '"Nobody will mend it before the herring come. The pier is rotten,"', ["changed"]),
        (
            '"If the pier goes down the herring will not come back to us," said Maren',
            '"If the pier goes down," said Maren. "the herring will not come back to us,"',
            ["exact", "exact"],
        ),
        (
            '"If the pier goes down the herring will not come back to us," said Maren',
            '"If the pier sinks," said Maren. "the herring will not come back to us,"',
            ["changed", "cut"],
        ),
    ],
)
def test_a_quotation_may_be_split_here_and_whole_there(
    shelf: Shelf, archived: str, draft: str, statuses: list[str]
) -> None:
    shelf.put("a.txt", f"A storm. {archived}.")
    with shelf.open() as archive:
        article = Article(text=f"A draft. {draft} said Maren.", title="Draft")
        checked, _ = archive.across.check(article, Pipeline().found(article.text))
        assert [each.status for each in checked] == statuses
        match = checked[0].match
        assert match and match.row.quote.span.of(f"A storm. {archived}.").startswith('"')


def test_what_was_added_to_a_part_is_sought_in_the_whole(shelf: Shelf) -> None:
    shelf.put("a.txt", f'Briefly: "{FIRST[1:46]}," said Maren.', "2024-03-01")
    shelf.put("b.txt", f"In full: {FIRST}.", "2024-03-02")
    with shelf.open() as archive:
        draft = Article(text=f"A draft. {FIRST.replace('fail', 'lie')}.", title="Draft")
        ((checked,), _) = archive.across.check(draft, Pipeline().found(draft.text))
        assert checked.status == "changed" and checked.match is not None
        assert [change.was_words for change in checked.match.changes] == ["fail"]


def test_somebody_without_a_name_is_no_witness(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{FIRST}.")
    shelf.put("b.txt", f"And so said {FIRST.replace('Maren', 'Somebody')}.")
    found = Pipeline().found
    with shelf.open() as archive:
        for name, status in (("Maren", "exact"), ("Hugh", "other-speaker"), ("Somebody", "exact")):
            draft = Article(text=f"A draft. {FIRST.replace('Maren', name)}.", title="Draft")
            ((checked,), _) = archive.across.check(draft, found(draft.text))
            assert checked.status == status, name


@pytest.mark.parametrize(
    ("described", "confidence", "status"),
    [
        ("the mayor", 0.6, "exact"),
        ("the mayor of Brenna", 0.6, "exact"),
        ("the mayor of Vale", 0.6, "other-speaker"),
        ("the pilot", 0.6, "other-speaker"),
        ("the mayor", 0.95, "other-speaker"),
        ("Hugh", 0.6, "other-speaker"),
    ],
)
def test_whom_a_draft_only_describes_is_no_other_speaker(
    shelf: Shelf, described: str, confidence: float, status: str
) -> None:
    shelf.put("a.txt", f"{FIRST}, mayor of Brenna.")
    words = FIRST.removesuffix("Maren")
    draft = Article(text=f"{words}{described}.", title="Draft")
    speaker = Span(len(words), len(words) + len(described))
    quote = Pipeline().found(FIRST).quotes[0]
    guess = replace(quote, speaker=speaker, name="Hugh", confidence=confidence)
    with shelf.open() as archive:
        ((checked,), _) = archive.across.check(draft, Analysis(pipeline="toy 1", quotes=(guess,)))
        assert checked.status == status
        assert checked.quote.name == ("Maren" if status == "exact" else "Hugh")


def test_whom_one_article_misattributes_a_quote_to_is_told_in_a_draft(shelf: Shelf) -> None:
    for number in (1, 2):
        shelf.put(f"{number}.txt", f"{number} times it was said: {FIRST}.", f"2024-03-0{number}")
    shelf.put("3.txt", f"A leaflet has it so: {FIRST.replace('Maren', 'Hugh')}.", "2024-03-09")
    found = Pipeline().found
    with shelf.open() as archive:
        for name, given_to in (("Maren", ""), ("Hugh", "Maren")):
            draft = Article(text=f"A draft. {FIRST.replace('Maren', name)}.", title="Draft")
            ((checked,), _) = archive.across.check(draft, found(draft.text))
            assert (checked.status, checked.given_to) == ("exact", given_to)


def test_most_are_told_not_the_first_who_differs(shelf: Shelf) -> None:
    for number, name in enumerate(("Olav", "Hugh", "Maren", "Maren", "Maren"), 1):
        said = FIRST.replace("Maren", name)
        shelf.put(f"{number}.txt", f"{number} times it was said: {said}.", f"2024-03-0{number}")
    with shelf.open() as archive:
        draft = Article(text=f"A draft. {FIRST.replace('Maren', 'Hugh')}.", title="Draft")
        ((checked,), _) = archive.across.check(draft, Pipeline().found(draft.text))
        assert (checked.status, checked.given_to) == ("exact", "Maren")


def test_who_says_a_changed_quotation_is_the_one_that_the_draft_names(shelf: Shelf) -> None:
    for number, name in enumerate(("Maren", "Maren", "Hugh"), 1):
        said = FIRST.replace("Maren", name)
        shelf.put(f"{number}.txt", f"{number} times it was said: {said}.", f"2024-03-0{number}")
    nobodys = FIRST.rpartition('"')[0] + '" was on the wall'
    shelf.put("0.txt", f"{nobodys}.", "2024-03-01")
    changed = FIRST.replace("Maren", "Hugh").replace('"', '"Indeed ', 1)
    with shelf.open() as archive:
        draft = Article(text=f"A draft. {changed}.", title="Draft")
        ((checked,), _) = archive.across.check(draft, Pipeline().found(draft.text))
        assert checked.match and checked.match.row.quote.name == "Hugh"
        assert (checked.status, checked.given_to) == ("changed", "Maren")


def test_names_that_the_archive_writes_otherwise(shelf: Shelf) -> None:
    shelf.put("a.txt", OTHERS)
    toy = Pipeline().found(OTHERS)

    def said_by(name: str) -> Analysis:
        entity, quote = replace(toy.entities[0], name=name), replace(toy.quotes[0], name=name)
        return replace(toy, entities=(entity,), quotes=(quote,))

    with shelf.store.transaction():
        for waiting in shelf.store.findings.texts([1]):
            shelf.store.findings.put_analysis(waiting.text_id, said_by("Hanna Wiklund"))
            shelf.store.findings.put_findings(waiting.text_id, said_by("Hanna Wiklund"))
    with shelf.open() as archive:
        for name, told, status in (
            ("Hanna Wiklunt", "Hanna Wiklund", "exact"),
            ("Hanna Wiklund", "", "exact"),
            ("Olav Munk", "", "other-speaker"),
        ):
            draft = Article(text=OTHERS, title="Draft")
            ((checked,), names) = archive.across.check(draft, said_by(name))
            assert names == ([(name, told)] if told else [])
            assert checked.status == status


@pytest.mark.process
def test_every_quote_of_the_samples_is_found_and_every_change_of_one(tmp_path: Path) -> None:
    """A quote copied from the archive is found exact; with one word changed, changed."""
    folder = tmp_path / "articles"
    shutil.copytree(SAMPLES / "courier", folder)
    shutil.copytree(RECURRING, folder / "recurring")
    for handed_on in HANDED_ON:
        shutil.copy(SAMPLES / handed_on, folder)
    sync = Syncer(folder, tmp_path / "data")
    subprocess.run(sync.command(), capture_output=True, check=True, timeout=300)
    with sync.open() as archive:
        flags = {
            (wording.row.speaker_shown, wording.relation, wording.other_speaker)
            for utterance in archive.across.repeats()
            for wording in utterance.wordings
        }
        assert ("Maren Oldridge", "variant", False) in flags
        assert ("Hanna Wiklund", "variant", False) in flags
        assert ("Olav Munk", "same", True) in flags
        assert "Rosa Delmar" not in {name for name, _, _ in flags}  # a stock phrase
        repeated = archive.search("repeats:>1 path:recurring")
        assert (repeated.total, archive.search("repeats:>99").total) == (3, 0)
        told = {
            query: {Path(archive.article(each).path).stem for each in archive.search(query).ids}
            for query in ("has:variant", "has:misattributed")
        }
        assert {"2024-03-09-the-week-in-other-peoples-words", "islanders"} <= told["has:variant"]
        assert told["has:misattributed"] == {"2024-03-16-a-sentence-changes-hands", "treasurer"}
        count = 0
        for article_id in archive.search("").ids:
            reading = archive.read(article_id)
            assert reading.analysis
            found, _ = archive.across.check(reading.article, reading.analysis)
            assert [each.text for each in found if each.status != "exact"] == []
            count += len(found)
            changed = with_one_word_changed(reading.article.text, reading.quotes)
            draft = replace(reading.article, text=changed)
            for each in archive.across.check(draft, reading.analysis)[0]:
                is_left = len(words_of(each.text)) > 1
                assert each.status == ("changed" if is_left else "not-found"), each.text
        assert count > 20


def with_one_word_changed(text: str, quotes: Sequence[Quote]) -> str:
    """Return the text with the longest word of each quote made unreadable, as long as it was."""
    for quote in quotes:
        if words := words_of(text, quote.span):
            word = max(words, key=lambda each: (each.end - each.start, each.start))
            text = text[: word.start] + "q" * (word.end - word.start) + text[word.end :]
    return text
