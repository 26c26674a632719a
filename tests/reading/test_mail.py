"""Mail: messages, mailboxes, Maildirs, and pages in MIME."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.article import Article
from index.errors import ReadError
from index.reading.candidates import is_candidate
from index.reading.contents import read_file
from tests.reading import samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


def read(folder: Path, name: str, data: bytes) -> list[Article]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_file(path, root=folder)


def test_a_plain_message(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.eml", samples.mail().as_bytes())
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert (article.source, article.published[:10]) == (STORY.site, STORY.iso)
    assert article.origins["published"] == "mail date"


def test_the_page_is_read_where_there_is_no_text(tmp_path: Path) -> None:
    message = samples.mail()
    message.set_content("View this in your browser.")
    message.add_alternative(samples.page().decode(), subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    [article] = read(tmp_path, "a.eml", message.as_bytes())
    assert article.text == STORY.text


def test_encoded_headers_and_old_character_sets(tmp_path: Path) -> None:
    data = (
        b"Subject: =?utf-8?q?Fwd=3A_Gr=C3=BC=C3=9Fe_=E2=98=83?=\n"
        b"From: =?iso-8859-1?q?J=F6rg?= <j@a.example>\nDate: Thu, 7 Mar 2024 06:30:00 +0100\n"
        b"Content-Type: text/plain; charset=iso-8859-15\nContent-Transfer-Encoding: base64\n\n"
    )
    import base64

    body = base64.encodebytes(("Die Brücke kostet 5 €. " * 9).encode("iso-8859-15"))
    [article] = read(tmp_path, "a.eml", data + body)
    assert (article.title, article.source) == ("Grüße ☃", "Jörg")
    assert article.text.startswith("Die Brücke kostet 5 €.")
    assert article.language == "de"


def test_a_header_says_what_it_is_encoded_in(tmp_path: Path) -> None:
    data = b"Subject: =?koi8-r?b?8M/M?=\nContent-Type: text/plain\n\nThe council voted.\n"
    [article] = read(tmp_path, "a.eml", data)
    assert article.title == "Пол"


def test_a_mailbox(tmp_path: Path) -> None:
    stories = [make_story(number) for number in range(3)]
    box = b"".join(
        b"From news@courier.example Thu Mar  7 06:30:00 2024\n"
        + samples.mail(story).as_bytes()
        + b"\n>From here on it rained.\n\n"
        for story in stories
    )
    articles = read(tmp_path, "letters.mbox", box)
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.part for article in articles] == ["1", "2", "3"]
    assert all(article.text.endswith("From here on it rained.") for article in articles)


def test_something_else_named_like_a_mailbox(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="not a mailbox"):
        read(tmp_path, "a.mbox", b"Dear diary\n\nFrom now on I shall write.")


def test_a_maildir(tmp_path: Path) -> None:
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Mail" / name).mkdir(parents=True)
    path = tmp_path / "Mail" / "cur" / "1709793000.M1P2.host:2,S"
    assert is_candidate(path)
    [article] = read(tmp_path, str(path.relative_to(tmp_path)), samples.mail().as_bytes())
    assert article.title == STORY.title


def test_a_page_in_mime(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.mhtml", samples.mhtml())
    assert (article.text, article.url) == (STORY.text, STORY.url)
    assert (article.title, article.published[:10]) == (STORY.title, STORY.iso)


def test_mime_without_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("x")
    with pytest.raises(ReadError, match="no page"):
        read(tmp_path, "a.mht", message.as_bytes())


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?b?////?=\nDate: 99 Foo 20240 99:99\nFrom: <<>@\n\nHello",
        b"Subject: =?x-none?q?a?=\nContent-Type: text/plain; charset*=x''%ff\n\nHello",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n\nHello",
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: multipart/mixed;"
        b" boundary=a\n\n" * 500,
        b"\xff\xfe: \xff\nSubject: \xe9\xe8\n\n\xff",
        b"Subject: x\nContent-Transfer-Encoding: x-uuencode\n\nbegin 666 a\n#####\n",
    ],
)
def test_messages_that_no_program_would_send(tmp_path: Path, data: bytes) -> None:
    try:
        read(tmp_path, "a.eml", data)
    except ReadError as error:
        assert error.message
