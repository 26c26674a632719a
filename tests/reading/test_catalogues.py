"""Exports of EBSCO, Gale, NewsBank and wiso are parted into their articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file
from tests.reading.pages.story import Story, make_story

STORIES = [make_story(number) for number in range(2)]


def ebsco(number: int, story: Story) -> str:
    return (
        f"Record: {number}\nTitle: {story.title}.\nAuthors: Holm, Ada; Varga, Ruth\n"
        f"Source: Courier, The; 03/0{number + 4}/2024, p4\nDocument Type: Article\n"
        f"Accession Number: 2W{number}\nDatabase: Papers\n\nSection: News\n\n{story.text}\n\n"
        "Copyright of The Courier is the property of Gull Media."
    )


def gale(number: int, story: Story) -> str:
    return (
        f"Title: {story.title}\nAuthor(s): Ada Holm and Ruth Varga\n"
        f"Source: The Courier (Osk, ME). (Mar. {number + 4}, 2024): News: p3.\n"
        f"Section: News\nFull Text: \n{story.text}\n\n"
        f'Source Citation   (MLA 9th Edition)\nHolm, Ada. "{story.title}." The Courier, p. 3.\n'
        f"Gale Document Number: GALE|A70{number}"
    )


def newsbank(number: int, story: Story) -> str:
    return (
        f"{story.title}\n\nCourier, The (Osk, ME) - March {number + 4}, 2024\n\n"
        f"Author/Byline: Ada Holm, Ruth Varga\n\nEdition: Final\n\nSection: News | Page: A4\n\n"
        f"{story.text}\n\n• Record: 9F{number}\n\n• Copyright: Copyright (c) 2024 Gull Media"
    )


def wiso(number: int, story: Story) -> str:
    return (
        f"Quelle: The Courier vom 0{number + 4}.03.2024, Nr. 54, S. 3\nRessort: News\n"
        f"Dokumentnummer: C-{number}\n\n{story.title}\n"
        f"Von Ada Holm und Ruth Varga\n\n{story.text}\n\n"
        "Alle Rechte vorbehalten: (c) Gull Media"
    )


@pytest.mark.parametrize("of", [ebsco, gale, newsbank, wiso])
@pytest.mark.parametrize("count", [1, 2])
def test_each_record_is_an_article(tmp_path: Path, of: object, count: int) -> None:
    assert callable(of)
    records = [of(number, story) for number, story in enumerate(STORIES[:count], 1)]
    articles = read(tmp_path, "\n\n".join(records))
    assert [one.part for one in articles] == (["1", "2"] if count > 1 else [""])
    for number, (article, story) in enumerate(zip(articles, STORIES, strict=False), 1):
        assert article.title == story.title
        assert article.source == "The Courier"
        assert article.authors == ("Ada Holm", "Ruth Varga")
        assert (article.published, article.tags) == (f"2024-03-0{number + 4}", ("News",))
        assert article.text == story.text


def test_both_numbers_are_told_if_they_differ(tmp_path: Path) -> None:
    text = ebsco(1, STORIES[0]).replace("Record: 1", "Record: 1 of 2")
    [article] = read(tmp_path, text)
    assert article.warnings == ("the export says that it holds 2, but 1 article was found in it",)


def test_numbered_documents_of_gale(tmp_path: Path) -> None:
    records = [
        f"Document {number} of 2\n\n{story.title}\n\nAuthor: Ada Holm\n"
        f"Date: Mar. {number + 4}, 2024\nFrom: Courier(Issue 12)\nDocument Type: Article\n"
        f"Length: 412 words\n\nFull Text:\n\n{story.text}\n\n"
        f"Gale Document Number: GALE|A70{number}"
        for number, story in enumerate(STORIES, 1)
    ]
    articles = read(tmp_path, "\n\n".join(records))
    assert [one.title for one in articles] == [one.title for one in STORIES]
    assert [one.text for one in articles] == [one.text for one in STORIES]
    assert [(one.source, one.authors) for one in articles] == [("Courier", ("Ada Holm",))] * 2


def test_labels_of_ebsco_in_german(tmp_path: Path) -> None:
    records = [
        f"Datensatz: {number}\nTitel: {story.title}\nAutoren: Holm, Ada\n"
        f"Quelle: Courier, 03/0{number + 4}/2024\nDokumentart: Article\nZugangsnummer: 2W{number}\n"
        f"Datenbank: Papers\n\n{story.text}"
        for number, story in enumerate(STORIES, 1)
    ]
    articles = read(tmp_path, "\n\n".join(records))
    assert [one.text for one in articles] == [one.text for one in STORIES]
    assert [one.published for one in articles] == ["2024-03-05", "2024-03-06"]


def test_labels_within_a_text_part_nothing(tmp_path: Path) -> None:
    [article] = read(tmp_path, f"{wiso(1, STORIES[0])}\n\nTitle: none of ours")
    assert article.text == STORIES[0].text


@pytest.mark.parametrize("told", ["Record: 12-3", "Document number: 12"])
def test_an_article_with_such_labels_is_no_export(tmp_path: Path, told: str) -> None:
    text = f"{STORIES[0].text}\n\n{told}\n\nPeople: none of ours\n\nCopyright lawyers sang."
    [article] = read(tmp_path, f"Title: Ours\nAuthor: Ada Holm\nSource: The Courier\n\n{text}")
    assert (article.title, article.text) == ("Ours", text)


def test_two_labels_make_no_export(tmp_path: Path) -> None:
    text = f"{STORIES[0].text}\n\nAccession Number: 2W1\n\nSource: The Courier"
    [article] = read(tmp_path, text)
    assert article.text.endswith("Accession Number: 2W1\n\nSource: The Courier")


def test_many_lines_behind_a_label_are_kept(tmp_path: Path) -> None:
    lines = "\n".join(["one two three"] * 1_000)
    [article] = read(tmp_path, f"Accession Number: 2W1\nSource: Courier\nSection: News\n{lines}")
    assert article.text.count("one two three") > 900


def read(folder: Path, text: str) -> list[Article]:
    path = folder / "export.txt"
    path.write_text(text)
    return read_file(path, root=folder)
