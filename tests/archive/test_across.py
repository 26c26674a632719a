"""What other articles have to say: forms of quotes, people, kept quotes, dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from index import Archive
from index.archive.quoted import Quoted, QuotedReader
from index.article import Analysis, Article, Span
from index.store.annotations import Annotations
from index.store.articles import Changes
from index.store.protocol import Place
from index.store.utterances.form import Form
from index.sync.agreement import NameAgreement
from index.views.quotes import Claim, DossierEntry
from tests.archive.shelf import Shelf
from tests.archive.test_analyse import Pipeline

WHOLE = '"We counted every passenger and every crate of fish, and the sums fail," said Maren'
CUT = '"We counted every passenger, and the sums fail," said Maren'
OTHER = '"We counted every passenger and every crate of fish, and the sums fail," said Olav'
MUSEUM = '"The museum bought the old painting in good faith from a dealer," said Maren'


def paths_with(shelf: Shelf, form: Form) -> set[str]:
    hashes = shelf.reader.utterances.texts_with(form)
    found = map(shelf.reader.article, shelf.reader.ids_of_texts(hashes))
    return {stored.article.path for stored in found if stored}


def claims_of(entries: list[DossierEntry]) -> list[Claim]:
    return [
        Claim(
            text=cited.wording.row.text,
            speaker=cited.wording.row.speaker_shown,
            text_hash=cited.text_hash,
            span=cited.wording.row.quote.span,
        )
        for entry in entries
        for cited in entry.quotes
    ]


def all_quotes(archive: Archive, name: str) -> DossierEntry | None:
    person = archive.across.person(name)
    return next(archive.across.dossier(person.quotes), None) if person else None


def test_forms_follow_what_comes_and_goes(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}.", "2024-03-01")
    shelf.put("b.txt", f"So it was: {CUT}.", "2024-03-02")
    assert paths_with(shelf, Form.VARIANT) == {"b.txt"}
    assert paths_with(shelf, Form.MISATTRIBUTED) == set()
    shelf.put("c.txt", f"And yet: {OTHER}.", "2024-03-03")
    assert paths_with(shelf, Form.MISATTRIBUTED) == {"c.txt"}
    shelf.put("a.txt", f"{MUSEUM}.")
    shelf.put("c.txt", "Nobody said anything at all.")
    assert paths_with(shelf, Form.VARIANT) == set()  # b is the only one now


def test_a_corrected_speaker_is_no_other_speaker_any_more(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}.", "2024-03-01")
    shelf.put("b.txt", f"So it was: {WHOLE}.", "2024-03-02")
    shelf.put("c.txt", f"And yet: {OTHER}.", "2024-03-03")
    (text_id,) = shelf.store.findings.text_ids(
        shelf.reader.utterances.texts_with(Form.MISATTRIBUTED)
    )
    analysis = shelf.store.findings.analysis(text_id)
    assert analysis
    (quote,) = analysis.quotes
    with shelf.store.transaction():
        corrected = replace(analysis, quotes=(replace(quote, name="Maren"),))
        shelf.store.findings.put_findings(text_id, corrected)
    shelf.linker.run()
    assert paths_with(shelf, Form.MISATTRIBUTED) == set()


def test_a_name_comes_before_those_that_hold_it(shelf: Shelf) -> None:
    for path, said in {"a.txt": WHOLE, "b.txt": f"{WHOLE}a", "c.txt": f"Again, {CUT}a"}.items():
        shelf.put(path, f"{said}.")
    with shelf.open() as archive:
        assert archive.across.names_like("maren") == ["Maren", "Marena"]
        assert archive.across.names_like("aren") == ["Marena", "Maren"]


def test_page_about_a_person(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}, the harbour master.", "2024-03-01")
    shelf.put("b.txt", f"So it was: {CUT}, the harbour master. {OTHER}.", "2024-05-02")
    shelf.put("c.txt", f"{MUSEUM}, chair of the board.", "")
    with shelf.open() as archive:
        assert archive.across.names_like("MAREN") == ["Maren"]
        assert archive.across.names_like("are") == ["Maren"]
        assert len(archive.across.names_like("a", 1)) == 1
        assert archive.across.names_like("") == archive.across.names_like("nobody") == []
        assert archive.across.person("Nobody") is None
        person = archive.across.person("Maren")
        assert person
        assert (person.kind, person.articles, person.first, person.last) == (
            "PERSON",
            3,
            "2024-03-01",
            "2024-05-02",
        )
        assert [(one.text, one.articles) for one in person.names] == [("Maren", 3)]
        roles = {one.text: (one.first, one.last) for one in person.roles}
        assert roles == {
            "harbour master": ("2024-03-01", "2024-05-02"),
            "chair of the board": ("", ""),
        }
        assert person.months == (("2024-03", 1), ("2024-05", 1))
        assert person.company == (("Olav", 1),)
        assert [row.published for row in person.quotes] == ["2024-03-01", "2024-05-02", ""]


def test_which_articles_quote_or_name_somebody(shelf: Shelf) -> None:
    first = shelf.put("a.txt", f"{WHOLE}.")
    second = shelf.put("b.txt", f"So it was: {CUT}. {OTHER}.")
    third = shelf.put("c.txt", "Nobody said anything at all.")
    with shelf.open() as archive:
        assert archive.having([first, second, third], speaker="Olav") == {second}
        assert archive.having([first, third], speaker="Maren") == {first}
        assert archive.having([second, third], name="Maren") == {second}
        assert archive.having([first, second], speaker="Mar") == set()


def test_guessed_dates_place_nobody_in_time(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}, the harbour master.", "2024-03-01")
    shelf.put("b.txt", f"So it was: {CUT}, the harbour master.", "2026-05-02", origin="file")
    with shelf.open() as archive:
        person = archive.across.person("Maren")
        assert person
        assert (person.first, person.last) == ("2024-03-01", "2024-03-01")
        assert person.months == (("2024-03", 1),)
        assert person.undated == 1
        assert [row.date_shown for row in person.quotes] == ["2024-03-01", "~2026-05-02"]
        (entry,) = archive.across.dossier(person.quotes)
        assert [cited.date_origin for cited in entry.quotes] == ["meta", "file"]


def test_quotes_are_kept_and_let_go(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}. {MUSEUM}.", "2024-03-01")
    with shelf.open() as archive:
        (article_id,) = archive.search("").ids
        first, second = (quote.span for quote in archive.read(article_id).quotes)
        archive.annotations.keep(article_id, second, True)
        archive.annotations.keep(article_id, second, True)
        assert archive.read(article_id).kept == {second}
        assert [row.quote.span for row in archive.annotations.kept_quotes()] == [second]
        archive.annotations.keep(article_id, first, True)
        archive.annotations.keep(article_id, second, False)
        assert [row.quote.span for row in archive.annotations.kept_quotes()] == [first]


def test_kept_quotes_that_are_found_no_more_are_counted(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}. {MUSEUM}.", "2024-03-01")
    with shelf.open() as archive:
        (article_id,) = archive.search("").ids
        first, second = (quote.span for quote in archive.read(article_id).quotes)
        archive.annotations.keep(article_id, first, True)
        archive.annotations.keep(article_id, second, True)
        assert archive.annotations.kept_lost() == 0
    with shelf.store.transaction():
        (text_id,) = shelf.store.findings.text_ids([only_hash(shelf)])
        analysis = shelf.store.findings.analysis(text_id)
        assert analysis
        shelf.store.findings.put_analysis(text_id, replace(analysis, quotes=analysis.quotes[1:]))
    with shelf.open() as archive:
        assert [row.quote.span for row in archive.annotations.kept_quotes()] == [second]
        assert archive.annotations.kept_lost() == 1


def only_hash(shelf: Shelf) -> str:
    """Return the hash of the only text."""
    (article_id,) = shelf.reader.ids()
    stored = shelf.reader.article(article_id)
    assert stored
    return stored.article.text_hash


def test_dossier_folds_repeats_and_can_be_checked(shelf: Shelf) -> None:
    shelf.put("a.txt", f"{WHOLE}, the harbour master. {MUSEUM}.", "2024-03-01")
    shelf.put("b.txt", f"So it was: {CUT}.", "2024-03-02")
    with shelf.open() as archive:
        archive.annotations.note(archive.search("").ids[-1], "Ask her again.")
        person = archive.across.person("Maren")
        assert person
        assert [len(group) for group in archive.across.fold(person.quotes)] == [2, 1]
        entries = list(archive.across.dossier(person.quotes))
        assert [len(entry.quotes) for entry in entries] == [2, 1]
        full = entries[0].quotes[entries[0].fullest]
        assert (full.role, full.note) == ("harbour master", "Ask her again.")
        claims = claims_of(entries)
        assert [each.status for each in archive.across.check_claims(claims)] == ["exact"] * 3
        corrected = replace(claims[0], speaker="Olav Munk")
        assert archive.across.check_claims([corrected])[0].status == "other-speaker"
    shelf.put("b.txt", f"It was otherwise: {CUT.replace('fail', 'hold')}.", "2024-03-02")
    shelf.put("a.txt", f"Edited, but the same: {WHOLE}.", "2024-03-01")
    with shelf.open() as archive:
        told = {each.text[:12]: each.status for each in archive.across.check_claims(claims)}
        assert told == {'"We counted ': "cut", '"The museum ': "not-found"}
        lie = replace(claims[0], span=Span(10**9, 10**9 + 5))
        assert archive.across.check_claims([lie])[0].status == "exact"  # found by its words


def test_dossier_of_an_article_that_goes_while_it_is_written(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("a.txt", f"{WHOLE}.", "2024-03-01")
    with shelf.open() as archive:
        rows = archive.quotes()
        read = QuotedReader.each

        def read_once(reader: QuotedReader, places: Iterable[Place]) -> Iterator[Quoted]:
            """Read quotes, after which no article is there any more."""
            yield from read(reader, places)
            monkeypatch.setattr(QuotedReader, "each", lambda reader, places: iter(()))

        monkeypatch.setattr(QuotedReader, "each", read_once)
        (entry,) = archive.across.dossier(rows)
        assert [cited.wording.path for cited in entry.quotes] == ["a.txt"]
        assert list(archive.across.dossier(rows)) == []


def test_other_articles_give_full_names(shelf: Shelf) -> None:
    agreement = NameAgreement(
        shelf.store, Annotations(shelf.data / "marks.db"), lambda: None, lambda event: None
    )
    shelf.put("lone.txt", '"The ferry will be late again today," said Solberg', "2024-03-01")
    agreement.run()
    (lone,) = shelf.reader.ids()
    for number in range(3):
        named = replace_name(
            f'"Number {number} is not in yet, we think," said Mira', "Mira Solberg"
        )
        put_analysed(shelf, f"{number}.txt", *named, published=f"2024-03-0{number + 2}")
    assert agreement.run()
    assert not agreement.run()
    with shelf.open() as archive:
        (quote,) = archive.read(lone).quotes
        assert (quote.name, quote.how) == ("Mira Solberg", "+archive")
        assert "3 other articles give the full name Mira Solberg" in quote.explanation
        analysis = archive.read(lone).analysis
        assert analysis
        assert (analysis.entities[0].name, analysis.entities[0].aliases) == (
            "Mira Solberg",
            ("Solberg",),
        )
        person = archive.across.person("Mira Solberg")
        assert person and person.articles == 4
        archive.corrections.split(lone, "Mira Solberg", "Solberg")
        assert [quote.name for quote in archive.read(lone).quotes] == ["Solberg"]
    put_analysed(shelf, "karl.txt", *replace_name('"No," said Karl', "Karl Solberg"))
    assert agreement.run()
    with shelf.open() as archive:
        archive.corrections.undo(lone)
        assert [quote.name for quote in archive.read(lone).quotes] == ["Solberg"]  # two stay two


def test_other_articles_know_the_kind(shelf: Shelf) -> None:
    agreement = NameAgreement(
        shelf.store, Annotations(shelf.data / "marks.db"), lambda: None, lambda event: None
    )
    for number in range(11):
        text, analysis = replace_name(f'"Number {number} is late," said Mira', "Mira Solberg")
        if number == 5:
            (entity,) = analysis.entities
            analysis = replace(analysis, entities=(replace(entity, kind="ORG"),))
        put_analysed(shelf, f"{number}.txt", text, analysis)
    assert agreement.run()
    assert not agreement.run()
    with shelf.open() as archive:
        kinds = {row.kind: row.articles for row in archive.entities()}
        assert kinds == {"PERSON": 11}


def test_corrections_everywhere_are_taken_back_at_once(shelf: Shelf) -> None:
    for number in range(3):
        shelf.put(f"{number}.txt", f"In story {number}: {WHOLE}.", f"2024-03-0{number + 1}")
    with shelf.open() as archive:
        last, *others = archive.search("").ids
        assert [row.id for row in archive.corrections.others_naming(last, "Maren")] == others
        archive.corrections.join(last, "Maren", "Maren Oldridge", others)
        names = [archive.read(each).quotes[0].name for each in (last, *others)]
        assert names == ["Maren Oldridge"] * 3
        assert archive.corrections.undo(others[0]) == "Maren is Maren Oldridge, in 3 articles"
        assert archive.corrections.undo(last) == ""
        names = [archive.read(each).quotes[0].name for each in (last, *others)]
        assert names == ["Maren"] * 3
        (quote,) = archive.read(last).quotes
        also = archive.corrections.same_said_by_others(last, quote.span, "Olav")
        assert sorted(row.article_id for row in also) == sorted(others)
        archive.corrections.set_speaker(last, quote.span, "Olav", also)
        assert archive.corrections.same_said_by_others(last, quote.span, "Olav") == []
        assert "in 3 articles" in archive.corrections.undo(others[1])
        archive.corrections.split(last, "Maren", "Maren", others)
        assert "in 3 articles" in archive.corrections.undo(last)


def replace_name(text: str, name: str) -> tuple[str, Analysis]:
    """Return a text and its analysis with its only person under another name."""
    analysis = Pipeline().found(text)
    return text, replace(
        analysis,
        entities=tuple(replace(each, name=name) for each in analysis.entities),
        quotes=tuple(replace(each, name=name) for each in analysis.quotes),
    )


def put_analysed(
    shelf: Shelf, path: str, text: str, analysis: Analysis, published: str = ""
) -> None:
    article = Article(text=text, title=path, path=path, published=published)
    with shelf.store.transaction():
        shelf.store.articles.put(path.encode(), article, shelf.reader.find(path), Changes())
        (text_id,) = shelf.store.findings.text_ids([article.text_hash])
        shelf.store.findings.put_analysis(text_id, analysis)
        shelf.store.findings.put_findings(text_id, analysis)
