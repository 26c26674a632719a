"""Plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file
from index.reading.wrapping import unwrap
from tests.reading import samples
from tests.reading.samples import STORY

BODY = "The bill goes to committee on Monday. Nobody could say what would become of it then."


def read(folder: Path, name: str, text: str | bytes) -> Article:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    [article] = read_file(path, root=folder)
    return article


def test_a_head_of_title_byline_and_outlet(tmp_path: Path) -> None:
    head = "Levy heads for Assembly\nBy Miriam Oake and Pavel Stroud\nArco, 12 February 2024\n\n"
    article = read(tmp_path, "a.txt", head + BODY)
    assert article.title == "Levy heads for Assembly"
    assert article.authors == ("Miriam Oake", "Pavel Stroud")
    assert (article.source, article.published) == ("Arco", "2024-02-12")
    assert article.text == BODY
    assert article.origins == {
        "title": "first line",
        "authors": "byline",
        "source": "first lines",
        "published": "first lines",
    }


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Holm", ("Ada Holm",)),
        ("By Ada Holm, Ruth Varga & Jo van Pell", ("Ada Holm", "Ruth Varga", "Jo van Pell")),
        ("By Ada Holm, political editor", ("Ada Holm",)),
        ("Von Jörg Müller", ("Jörg Müller",)),
        ("BY ADA HOLM", ("ADA HOLM",)),
        ("By the time the vote was over, nobody cared", ()),
        ("By Monday, nobody cared what had been said", ()),
        ("By Ada Holm it was called a levy.", ()),
    ],
)  # fmt: skip
def test_bylines_and_prose_that_begins_like_one(
    tmp_path: Path, line: str, authors: tuple[str, ...]
) -> None:
    article = read(tmp_path, "a.txt", f"Levy put off\n\n{line}\n\n{BODY}")
    assert article.authors == authors
    assert (line in article.text) is not bool(authors)


@pytest.mark.parametrize(
    ("line", "source", "published"),
    [
        ("The Brenholm Courier 7 March 2024", "The Brenholm Courier", "2024-03-07"),
        ("BBC, 7 March 2024", "BBC", "2024-03-07"),
        ("7 March 2024 — The Courier", "The Courier", "2024-03-07"),
        ("Published Thursday 7 March 2024 at 10:05 CET", "", "2024-03-07"),
        ("Donnerstag, 7. März 2024", "", "2024-03-07"),
        ("By Ada Holm, 7 March 2024", "", "2024-03-07"),
        ("2024-03-07", "", "2024-03-07"),
    ],
)
def test_lines_with_the_date(tmp_path: Path, line: str, source: str, published: str) -> None:
    article = read(tmp_path, "a.txt", f"Levy put off\n{line}\n\n{BODY}")
    assert (article.title, article.source) == ("Levy put off", source)
    assert article.published == published
    assert article.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The council met on 7 March 2024.",
        "On 7 March 2024, the council met in Port Selwyn",
        "“We knew on 7 March 2024,” she said.",
        "Updated 7 March 2024",
    ],
)
def test_a_sentence_with_a_date_is_text(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, "a.txt", f"Levy put off\n\n{line}\n\n{BODY}")
    assert article.text == f"{line}\n\n{BODY}"
    assert article.origins["published"] == "file"


def test_paragraphs_that_are_lines_are_set_apart(tmp_path: Path) -> None:
    line = f"{BODY} {BODY}"
    article = read(tmp_path, "a.txt", f"Levy put off\n{line}\n{BODY}\n{line}\n{line}\n")
    assert article.title == "Levy put off"
    assert article.text == f"{line}\n\n{BODY}\n\n{line}\n\n{line}"


def test_a_head_of_names_and_values(tmp_path: Path) -> None:
    head = "Title: Levy\nAuthor: Ada Holm\nURL: https://a.example/x\nDate: March 7, 2024\n\n"
    article = read(tmp_path, "a.txt", head + BODY)
    assert (article.title, article.authors) == ("Levy", ("Ada Holm",))
    assert (article.url, article.published) == ("https://a.example/x", "2024-03-07")
    assert article.text == BODY


def test_a_title_that_stands_alone(tmp_path: Path) -> None:
    article = read(tmp_path, "a.txt", f"Levy heads for Assembly\n\n{BODY}\n\n{BODY}")
    assert article.title == "Levy heads for Assembly"
    assert article.text == f"{BODY}\n\n{BODY}"


def test_text_without_a_head_is_named_after_its_file(tmp_path: Path) -> None:
    article = read(tmp_path, "2024-03-07_levy-vote.txt", BODY)
    assert (article.title, article.published) == ("Levy vote", "2024-03-07")
    assert article.origins == {"title": "file name", "published": "file name"}
    assert article.text == BODY


@pytest.mark.parametrize(
    ("start", "source", "published"),
    [
        ("MOSCOW, October 5. /TASS/. The", "TASS", ""),
        ("PARIS, 3 May 2024 (Arco) — The", "Arco", "2024-05-03"),
        ("BRENHOLM, March 7 (Arco) - The", "Arco", ""),
        ("LONDON (Nora) — The", "Nora", ""),
        ("PORT SELWYN, 7 March 2024 — The", "", "2024-03-07"),
        ("ST. JOHN’S, Dominica, March 7, 2024 -- The", "", "2024-03-07"),
        ("They met in Paris, 7 March 2024 — the", "", ""),
    ],
)
def test_datelines(tmp_path: Path, start: str, source: str, published: str) -> None:
    article = read(tmp_path, "a.txt", f"{start} levy rose.\n\n{BODY}")
    assert article.source == source
    assert article.published == published or (
        not published and article.origins["published"] == "file"
    )


def test_lines_of_a_fixed_width_are_joined(tmp_path: Path) -> None:
    words = " ".join(STORY.paragraphs[:2]).split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += f" {word}"
    wrapped = "\n".join([*lines, line.strip()])
    assert unwrap(f"{wrapped}\n\n{wrapped}") == "\n\n".join([" ".join(words)] * 2)


def test_poems_and_lists_keep_their_lines() -> None:
    poem = "The sea was wet as wet could be,\nThe sands were dry as dry.\nYou could not see"
    assert unwrap(f"{poem}\n\n{poem}") == f"{poem}\n\n{poem}"
    assert unwrap("- one\n- two\n- three\n- four") == "- one\n- two\n- three\n- four"


def test_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", samples.markdown())
    assert article.title == STORY.title
    assert article.authors == (STORY.author,)
    assert (article.source, article.url) == (STORY.site, STORY.url)
    assert (article.published, article.tags) == (STORY.iso, ("harbour", "levy"))
    assert article.text == STORY.text
    assert set(article.origins.values()) == {"front matter"}


def test_a_web_clipper_writes_links_as_names(tmp_path: Path) -> None:
    matter = (
        '---\ntitle: "Levy"\nsource: "https://a.example/levy"\nauthor:\n  - "[[Ada Holm]]"\n'
        "published: 2024-03-07\ncreated: 2025-01-01\ntags:\n  - clippings\n---\n"
    )
    article = read(tmp_path, "a.md", matter + BODY)
    assert article.url == "https://a.example/levy"
    assert (article.authors, article.published) == (("Ada Holm",), "2024-03-07")
    assert (article.source, article.origins["source"]) == ("a.example", "url")


def test_the_day_of_clipping_is_not_the_day_of_publication(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"---\ntitle: Levy\ncreated: 2025-01-01\n---\n{BODY}")
    assert article.origins["published"] == "file"


def test_markup_is_taken_off(tmp_path: Path) -> None:
    text = (
        "# Levy\n\nA **bold** *word*, a [link](https://a.example), `code`, a picture "
        "![sea](sea.png) and [[Page|a page]].\nThe same paragraph &amp; more.\n\n"
        "> “Quoted,” she said.\n\n1. One\n2. Two\n\n- Three\n\n***\n\n<div>Four</div>\n"
    )
    article = read(tmp_path, "a.md", text)
    assert article.title == "Levy"
    assert article.text == (
        "A bold word, a link, code, a picture and a page. The same paragraph & more.\n\n"
        "“Quoted,” she said.\n\n1. One\n\n2. Two\n\n- Three\n\nFour"
    )


def test_a_note_with_a_byline_under_its_heading(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"# Levy\n\n*By Ada Holm*, 7 March 2024\n\n{BODY}")
    assert (article.title, article.authors, article.text) == ("Levy", ("Ada Holm",), BODY)
    assert article.published == "2024-03-07"


def test_a_list_has_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, "to-do.md", "- Call Holm\n\n- Ask about the levy")
    assert (article.title, article.text) == ("To do", "- Call Holm\n\n- Ask about the levy")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"---\n\n{BODY}\n\n---\n\nMore.")
    assert BODY in article.text
    assert article.warnings == ()


def test_a_letter_that_was_saved_as_text(tmp_path: Path) -> None:
    header = (
        "From:\tThe Osk Courier\nSent:\tMonday, March 4, 2024 9:15 AM\nTo:\tOdo\nSubject:\tFares"
    )
    path = tmp_path / "a.txt"
    path.write_text(f"{header}\n\n{STORY.text}", "utf-8")
    [article] = read_file(path, root=tmp_path)
    assert (article.title, article.source) == ("Fares", "The Osk Courier")
    assert (article.published, article.text) == ("2024-03-04", STORY.text)
    path.write_text(f"To: all who moor here\n\n{STORY.text}", "utf-8")
    [article] = read_file(path, root=tmp_path)
    assert article.text.startswith("To: all who moor here")
