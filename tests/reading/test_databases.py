"""Exports of databases are parted into their articles, whatever file they come in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.contents import read_contents, read_file
from index.reading.labelled import language_code, section_in
from tests.reading import exports, samples
from tests.reading.pages.story import Story, make_story

STORIES = [make_story(number) for number in range(3)]


def read(folder: Path, name: str, data: str | bytes) -> list[Article]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path, root=folder)


def made(kind: str, stories: Sequence[Story]) -> tuple[str, str | bytes]:
    """Return the name of a file of a kind, and what it holds."""
    plain = exports.factiva(stories)
    files: dict[str, tuple[str, str | bytes]] = {
        "nexis": ("a.txt", exports.nexis(stories)),
        "nexis rtf": ("a.rtf", exports.rtf(exports.nexis(stories).split("\n\n"))),
        "nexis uni": ("a.DOCX", exports.word(exports.nexis_uni(stories))),
        "nexis uni rtf": ("a.rtf", exports.rtf(exports.nexis_uni(stories))),
        "nexis uni pdf": ("a.pdf", exports.printed(exports.nexis_uni(stories))),
        "factiva pdf": ("a.pdf", exports.printed(plain.split("\n"))),
        "proquest pdf": ("a.pdf", exports.printed(exports.proquest(stories).split("\n\n"))),
        "factiva": ("a.txt", plain),
        "factiva rtf": ("a.rtf", exports.rtf(plain.split("\n"))),
        "factiva page": ("a.html", exports.factiva_page(stories, codes=False)),
        "factiva codes": ("a.html", exports.factiva_page(stories, codes=True)),
        "factiva coded": ("a.txt", exports.factiva_coded(stories)),
        "factiva xml": ("a.xml", exports.factiva_xml(stories)),
        "europresse": ("a.html", exports.europresse(stories)),
        "europresse 2015": ("a.html", exports.europresse_of_2015(stories)),
        "europresse 2012": ("a.html", exports.europresse_of_2012(stories)),
        "proquest": ("a.txt", exports.proquest(stories)),
        "proquest page": ("a.html", exports.proquest_page(stories)),
    }
    return files[kind]


KINDS = (
    "nexis", "nexis rtf", "nexis uni", "nexis uni rtf", "nexis uni pdf", "factiva", "factiva rtf",
    "factiva pdf", "factiva page", "factiva codes", "factiva coded", "factiva xml", "europresse",
    "europresse 2015", "europresse 2012",
    "proquest", "proquest page", "proquest pdf",
)  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_each_article_is_one(tmp_path: Path, kind: str, count: int) -> None:
    stories = STORIES[:count]
    articles = read(tmp_path, *made(kind, stories))
    assert [article.title for article in articles] == [story.title for story in stories]
    for article, story in zip(articles, stories, strict=True):
        if "pdf" in kind:  # a page may end where a paragraph does
            assert article.text.split() == story.text.split()
        else:
            assert article.text == story.text
        assert article.source == story.site
        assert article.authors == (story.author,)
        assert article.published[:10] == story.iso
        assert article.warnings == ()
        if kind not in ("factiva coded",):
            assert article.tags[0].casefold() == "news"
    parts = [article.part for article in articles]
    assert parts == ([""] if count == 1 else ["1", "2", "3"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", exports.nexis(STORIES, said=5)),
        ("a.txt", exports.proquest(STORIES, said=5)),
        ("a.html", exports.europresse(STORIES, said=5)),
        ("a.xml", exports.factiva_xml(STORIES, said=5)),
    ],
)
def test_both_numbers_are_told_if_they_differ(tmp_path: Path, name: str, data: str) -> None:
    first, *others = read(tmp_path, name, data)
    assert first.warnings == ("the export says that it holds 5, but 3 articles were found in it",)
    assert [one.text for one in (first, *others)] == [story.text for story in STORIES]


def test_older_labels_of_nexis(tmp_path: Path) -> None:
    story = STORIES[0]
    [article] = read(
        tmp_path,
        "a.txt",
        f"1 of 1 DOCUMENT\n\nCopyright 1999 The Osk Company\n{story.site}\n\nJanuary 5, 1999,"
        f" Tuesday, Late Edition - Final\n\nSECTION: Section A; Page 3; Foreign Desk\n\nHEADLINE: "
        f"{story.title}\n\nBYLINE: By {story.author.upper()}\n\nDATELINE: OSK, Jan. 4\n\nBODY:\n"
        f"{story.text}\n\nGRAPHIC: Photo: The pier.\n\nLOAD-DATE: January 5, 1999\n",
    )
    assert (article.title, article.source, article.text) == (story.title, story.site, story.text)
    assert (article.published, article.tags) == ("1999-01-05", ("Section A",))


def test_articles_of_nexis_that_begin_a_page_each(tmp_path: Path) -> None:
    data = exports.nexis(STORIES[:2]).replace("2 of 2", "\f2 of 2")
    assert len(read(tmp_path, "a.txt", data)) == 2


def test_labels_of_nexis_without_empty_lines(tmp_path: Path) -> None:
    data = exports.nexis(STORIES[:2])
    for label in ("SECTION", "LENGTH", "LANGUAGE", "PUBLICATION-TYPE"):
        data = data.replace(f"\n\n{label}", f"\n{label}")
    articles = read(tmp_path, "a.txt", data)
    assert [article.text for article in articles] == [story.text for story in STORIES[:2]]
    assert [article.tags for article in articles] == [("NEWS",), ("NEWS",)]


def test_nexis_in_french(tmp_path: Path) -> None:
    text = "Le port ferme lundi, ont dit les pêcheurs de la ville.\n\n« Trop tard », dit Odo Marn."
    articles = read(
        tmp_path,
        "a.txt",
        "".join(
            f"{number} de 2 DOCUMENTS\n\n\n   L'Écho d'Osk\n\n   4 mars 2024 lundi\n   Édition"
            f" du soir\n\nLe vieux port\nferme ({number})\n\nAUTEUR: Karla Venn et Jonas Reiff\n\n"
            f"RUBRIQUE: RÉGIONS; Pg. 4\n\nLONGUEUR: 70 m\n\nENCART: Après deux ans.\n\n{text}\n\n"
            "DATE-CHARGEMENT: 5 mars 2024\n\nLANGUE: FRENCH; FRANÇAIS\n\n   Copyright 2024 L'Écho\n"
            "   tous droits réservés\n\n"
            for number in (1, 2)
        ),
    )
    assert [article.title for article in articles] == [
        "Le vieux port ferme (1)",
        "Le vieux port ferme (2)",
    ]
    assert articles[0].authors == ("Karla Venn", "Jonas Reiff")
    assert articles[0].text == f"Après deux ans.\n\n{text}"
    assert (articles[0].published, articles[0].language) == ("2024-03-04", "fr")


def test_factiva_in_german(tmp_path: Path) -> None:
    [article] = read(
        tmp_path,
        "a.txt",
        "Hafen schließt am Montag\n90 Wörter\n4. März 2024\nOsker Zeitung\nOSKZEI\n4\nDeutsch\n"
        "(c) 2024 Osker Zeitung\n\nDer Hafen wird am Montag geschlossen.\n\nDas sagte der Rat.\n\n"
        "Dokument OSKZEI0020240304ek3400001\n",
    )
    assert (article.title, article.source) == ("Hafen schließt am Montag", "Osker Zeitung")
    assert article.published == "2024-03-04"
    assert article.text == "Der Hafen wird am Montag geschlossen.\n\nDas sagte der Rat."


def test_nothing_of_a_text_is_taken_for_a_label(tmp_path: Path) -> None:
    """Lines that look like fields end no text while the text goes on."""
    story = STORIES[0]
    told = f"{story.paragraphs[0]}\n\nSubject: a line of the article.\n\n{story.paragraphs[1]}"
    data = exports.proquest(STORIES[:1]).replace(story.text, told)
    [article] = read(tmp_path, "a.txt", data)
    assert article.text == told


@pytest.mark.parametrize(
    "text",
    [
        "The end of it\n\nHe wrote “End of Document” at the foot, as the clerks did.",
        "Notes\n\n1 of 2 documents was signed by the mayor on Monday, the other by nobody at all.",
        "Words\n\nThe paper of 90 words that Factiva gave her was of no use, Ines Falk said.",
        "Papers\n\nThe mayor said so.\n\n2 of 3 documents\n\nBody\n\nHe said it on Monday evening.",
        "Papers\n\nThe mayor said so.\n\nBody\n\nHe said it on Monday.\n\nEnd of Document",
        "ProQuest\n\nThe library has ProQuest.\n\nSubject: harbours, the mayor said on Monday.",
    ],
)
def test_what_only_names_a_database_is_left_alone(tmp_path: Path, text: str) -> None:
    [article] = read(tmp_path, "a.txt", text)
    assert article.text == text.partition("\n\n")[2]
    assert article.warnings == ()


def test_a_page_that_only_names_one_is_a_page(tmp_path: Path) -> None:
    data = samples.page().replace(b"</article>", b"<p>Sources: Factiva, ProQuest</p></article>")
    [article] = read(tmp_path, "a.html", data)
    assert article.title == samples.STORY.title


def test_a_page_with_names_like_factivas_is_a_page(tmp_path: Path) -> None:
    body = "".join(f'<p class="articleParagraph">{one}</p>' for one in samples.STORY.paragraphs)
    body += "<p>90 words</p>"
    page = f"<title>Fares</title><div class='article enArticle'><h1>Fares</h1>{body}</div>"
    [article] = read(tmp_path, "a.html", f"<html><body>{page}<p>Factiva</p></body></html>")
    assert article.origins.get("title") != "factiva"
    assert samples.STORY.paragraphs[0] in article.text


def test_an_export_that_cannot_be_parted_keeps_its_text(tmp_path: Path) -> None:
    page = "<html><body><div class='DocPublicationName'></div><p>All of the text.</p></body></html>"
    path = tmp_path / "a.html"
    path.write_text(page, "utf-8")
    [article] = read_contents(path, root=tmp_path).articles
    assert "All of the text." in article.text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Karla Venn and Jonas Reiff", ["Karla Venn", "Jonas Reiff"]),
        ("Venn, Karla; Reiff, Jonas", ["Karla Venn", "Jonas Reiff"]),
        ("KARLA VENN, Political Editor", ["Karla Venn"]),
        ("Karla Venn in Tolmere", ["Karla Venn"]),
        ("van der Berg, Jan", ["Jan van der Berg"]),
        ("Par Lucie Perrin et Marc Duvalet", ["Lucie Perrin", "Marc Duvalet"]),
        ("Karla Venn, Jonas Reiff", ["Karla Venn", "Jonas Reiff"]),
        ("Staff Reporter", []),
        ("Anonymous", []),
        ("", []),
    ],
)
def test_people_in_bylines(value: str, names: list[str]) -> None:
    assert author_names(value) == names


def test_words_beside_labels() -> None:
    assert language_code("FRENCH; FRANÇAIS") == "fr"
    assert language_code("Klingon") == ""
    assert section_in("NEWS; Pg. 3") == "NEWS"
    assert section_in("Local News, p. A4") == "Local News"


@given(
    st.text(max_size=400),
    st.sampled_from(("1 of 2 DOCUMENTS", "End of Document", "Body", "90 words")),
)
def test_no_text_makes_the_parting_fail(text: str, mark: str) -> None:
    from index.reading.exports import EXPORTS, part_export

    assert EXPORTS
    list(part_export(f"{text}\n{mark}\n{text}\nDocument ABCD0020240304ek34\n") or ())


def test_an_export_that_was_saved_otherwise(tmp_path: Path) -> None:
    """With the line ends of Windows, with a line for each paragraph, with a mark at its start."""
    forms = (
        exports.nexis(STORIES).replace("\n", "\r\n"),
        "\ufeff" + exports.proquest(STORIES).replace("\n", "\r\n"),
        "\n".join(exports.nexis_uni(STORIES)),
        exports.factiva(STORIES).replace("\n", "\r\n"),
    )
    for form in forms:
        articles = read(tmp_path, "a.txt", form)
        assert [article.text for article in articles] == [story.text for story in STORIES]
        assert [article.title for article in articles] == [story.title for story in STORIES]


def test_nexis_uni_in_german(tmp_path: Path) -> None:
    """A date like an entry of the cover's list is none."""
    lines = [
        "Benutzername: Reader",
        "Dokumente (1)",
        "1. Hafen schließt",
        "Hafen schließt",
        "Osker Zeitung",
        "4. März 2024",
        "Copyright 2024 Osker Zeitung Alle Rechte vorbehalten",
        "Länge: 90 Wörter",
        "Autor: Karla Venn",
        "Body",
        "Der Hafen wird am Montag geschlossen, sagte der Rat.",
        "Ladedatum: 5. März 2024",
        "Ende des Dokuments",
    ]
    [article] = read(tmp_path, "a.docx", exports.word(lines))
    assert (article.title, article.source) == ("Hafen schließt", "Osker Zeitung")
    assert (article.published, article.authors) == ("2024-03-04", ("Karla Venn",))
    assert article.text == "Der Hafen wird am Montag geschlossen, sagte der Rat."


@pytest.mark.parametrize(
    "labels", ["LAAD-DATUM TAAL PUBLICATIETYPE", "DATA-CARGA IDIOMA TIPO-PUBLICAÇÃO"]
)
def test_what_follows_a_text_in_other_languages(tmp_path: Path, labels: str) -> None:
    data = exports.nexis(STORIES)
    for label, other in zip(
        ("LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE"), labels.split(), strict=True
    ):
        data = data.replace(f"\n{label}:", f"\n{other}:")
    articles = read(tmp_path, "a.txt", data)
    assert [article.text for article in articles] == [story.text for story in STORIES]


def test_a_field_of_proquest_that_is_not_known(tmp_path: Path) -> None:
    """It ends no text, and does not hide that others do."""
    story = STORIES[0]
    told = f"{story.text}\n\nThe mayor: a portrait."
    data = exports.proquest(STORIES[:1]).replace(story.text, told)
    data = data.replace("\n\nDatabase", "\n\nStand der Dinge: 5. März\n\nDatabase")
    [article] = read(tmp_path, "a.txt", data)
    assert article.text == told


def test_factiva_without_the_end_of_an_article(tmp_path: Path) -> None:
    first = "\n\nDocument TOLCOU00" + f"{STORIES[0].day:%Y%m%d}ek3400001"
    data = exports.factiva(STORIES)
    assert first in data
    articles = read(tmp_path, "a.txt", data.replace(first, ""))
    assert [article.text for article in articles] == [story.text for story in STORIES]
    assert [article.title for article in articles] == [story.title for story in STORIES]


def test_factiva_that_counts(tmp_path: Path) -> None:
    pieces = exports.factiva(STORIES).split("News\n")[1:]
    data = "".join(f"Article {n} of 4\n\nNews\n{piece}" for n, piece in enumerate(pieces, 1))
    first, *others = read(tmp_path, "a.txt", data)
    assert first.warnings == ("the export says that it holds 4, but 3 articles were found in it",)
    assert [one.title for one in (first, *others)] == [story.title for story in STORIES]


def test_factiva_in_chinese_and_with_a_role(tmp_path: Path) -> None:
    text = "The pier is closed, they say."
    page = (
        "<html><title>Factiva</title><div class='article zhcnArticle'><table>"
        "<tr><td><b>HD</b></td><td>Pier</td></tr>"
        "<tr><td><b>PD</b></td><td>2024 年 3 月 4 日</td></tr>"
        f"<tr><td><b>SN</b></td><td>Osk</td></tr><tr><td><b>LP</b></td><td><p>{text}</p></td></tr>"
        "<tr><td><b>AN</b></td><td>文件 OSK0020240304ek34</td></tr></table></div></html>"
    )
    [article] = read(tmp_path, "a.html", page)
    assert (article.published, article.text) == ("2024-03-04", text)
    data = exports.factiva(STORIES[:1]).replace("By Ada", "Ada")
    data = data.replace(f"By {STORIES[0].author}", f"{STORIES[0].author} Political Editor")
    [article] = read(tmp_path, "a.txt", data)
    assert (article.title, article.authors) == (STORIES[0].title, (STORIES[0].author,))


def test_fields_of_nexis_below_a_text_that_are_not_known(tmp_path: Path) -> None:
    """They go with those that are; people who are quoted like that in a text stay."""
    story = STORIES[0]
    told = f"{story.text}\n\nKING: Good night."
    data = exports.nexis(STORIES[:1]).replace(story.text, told)
    data = data.replace("\n\nLANGUAGE", "\n\nLOCALISATION-GEO: ASIE (93%)\n\nXYZ: ABC\n\nLANGUAGE")
    [article] = read(tmp_path, "a.txt", data)
    assert article.text == told


def test_an_article_that_nexis_could_not_show(tmp_path: Path) -> None:
    data = exports.nexis(STORIES[:1], said=2)
    missing = (
        "We are sorry but there is an error in this document and it is not possible to show it."
    )
    [article] = read(tmp_path, "a.txt", f"{data}\n\n{missing}\n")
    assert article.text == STORIES[0].text
    assert article.warnings == ("the export says that it holds 2, but 1 article was found in it",)


def test_a_list_beside_articles_that_were_saved_apart(tmp_path: Path) -> None:
    lines = ["User Name: Reader", "Date and Time: 30 April 2024", "Job Number: 22", "Documents (2)"]
    lines += ["1. The pier closes", "Client/Matter: -None-", "2. The harvest is halved"]
    with pytest.raises(ReadError, match="the list of an export"):
        read(tmp_path, "a_doclist.RTF", exports.rtf(lines))


def test_what_stands_above_the_first_article_of_factiva(tmp_path: Path) -> None:
    cover = f"Factiva\nDow Jones\n\n1. {STORIES[0].title}\n2. {STORIES[1].title}\n\n"
    articles = read(tmp_path, "a.txt", cover + exports.factiva(STORIES[:2]))
    assert [article.title for article in articles] == [story.title for story in STORIES[:2]]


def test_addresses_that_links_of_rtf_lead_to(tmp_path: Path) -> None:
    story = STORIES[0]
    word = story.paragraphs[0].split()[2]
    field = (
        rb'{\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{\ul '
        + word.encode()
        + b"}}}"
    )
    data = exports.rtf(exports.factiva([story]).split("\n")).replace(word.encode(), field, 1)
    [article] = read(tmp_path, "a.rtf", data)
    assert article.text == story.text


def test_retriever(tmp_path: Path) -> None:
    first, *others = read(tmp_path, "a.txt", exports.retriever(STORIES, said=4))
    assert first.warnings == ("the export says that it holds 4, but 3 articles were found in it",)
    assert [one.title for one in (first, *others)] == [story.title for story in STORIES]
    assert [one.text for one in (first, *others)] == [story.text for story in STORIES]
    assert (first.source, first.published[:10]) == (STORIES[0].site, STORIES[0].iso)
    assert first.url == "https://retriever.example/1"
