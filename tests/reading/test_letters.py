"""Forwarded mail, attachments, newsletters, and what begins a message in a mailbox."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import Contents, read_contents
from tests.reading import samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


def read(folder: Path, name: str, data: bytes) -> Contents:
    path = folder / name
    path.write_bytes(data)
    return read_contents(path, root=folder)


def letter(subject: str, text: str, kind: str = "plain") -> bytes:
    message = EmailMessage()
    message["From"] = "Odo Reader <odo@home.example>"
    message["Subject"] = subject
    message["Date"] = "Wed, 6 Mar 2024 10:00:00 +0000"
    message.set_content(text, subtype=kind)
    return message.as_bytes()


def one(folder: Path, data: bytes) -> Article:
    [article] = read(folder, "a.eml", data).articles
    return article


@pytest.mark.parametrize(
    ("subject", "header"),
    [
        ("Fwd: Fares", "---------- Forwarded message ---------\nFrom: {}\nDate: {}\nSubject: {}\n"
                       "To: Odo <odo@home.example>\n"),
        ("Fares", "Begin forwarded message:\n\nFrom: {}\nDate: {}\nSubject: {}\n"),
        ("WG: Fares", "Von: {}\nGesendet: {}\nAn: Odo\nBetreff: {}\n"),
        ("TR: Fares", "-----Message d'origine-----\nDe : {}\nEnvoyé le : {}\nObjet : {}\n"),
        ("FW: Fares", "-----Original Message-----\nFrom: {}\nSent: {}\nTo: Odo\nSubject: {}\n"),
    ],
)  # fmt: skip
def test_forwarded_mail_is_its_original(tmp_path: Path, subject: str, header: str) -> None:
    told = header.format("Karla Venn <venn@osk.example>", "4 March 2024 08:00", STORY.title)
    article = one(tmp_path, letter(subject, f"Have a look.\n\n{told}\n{STORY.text}"))
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert (article.authors, article.source) == (("Karla Venn",), "osk.example")
    assert (article.published, article.warnings) == ("2024-03-04", ())


def test_a_forwarded_page(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.paragraphs)
    page = (
        "<div>Look<div class='gmail_quote'><div>---------- Forwarded message ---------<br>"
        "From: <b>The Osk Courier</b> <span>&lt;news@osk.example&gt;</span><br>Date: Mon, Mar 4,"
        f" 2024 at 8:00 AM<br>Subject: {STORY.title}<br></div><br>{body}</div></div>"
    )
    article = one(tmp_path, letter("Fwd: Fares", page, "html"))
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert (article.source, article.published) == ("The Osk Courier", "2024-03-04")


def test_an_answer_is_no_forwarded_mail(tmp_path: Path) -> None:
    text = f"I do not agree.\n\n-----Original Message-----\nFrom: A\nSent: B\n\n{STORY.text}"
    article = one(tmp_path, letter("Re: Fares", text))
    assert article.text.startswith("I do not agree.")
    assert STORY.paragraphs[-1] in article.text


def test_what_a_forwarder_wrote_at_length_is_told(tmp_path: Path) -> None:
    header = f"Begin forwarded message:\n\nFrom: A <a@b.example>\nSubject: {STORY.title}\n\n"
    text = f"{'I have much to say about it. ' * 20}\n\n{header}{STORY.text}"
    article = one(tmp_path, letter("Fwd: Fares", text))
    assert article.text == STORY.text
    assert any("140 words were left out" in warning for warning in article.warnings)


def test_attached_messages_and_pages(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Odo <odo@home.example>", "look"
    message["Date"] = "Wed, 6 Mar 2024 10:00:00 +0000"
    message.set_content("Have a look.")
    message.add_attachment(samples.mail())
    other = make_story(3)
    message.add_attachment(
        samples.page(other), maintype="application", subtype="octet-stream", filename="page.html"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(b"none", maintype="application", subtype="pdf", filename="torn.pdf")
    contents = read(tmp_path, "a.eml", message.as_bytes())
    first, attached, page = contents.articles
    assert first.text == "Have a look."
    assert (attached.title, attached.text, attached.part) == (STORY.title, STORY.text, "1")
    assert (page.title, page.text, page.part) == (other.title, other.text, "page.html")
    assert contents.warnings == ["attachment torn.pdf: damaged: not a PDF"]


def test_mail_of_apple(tmp_path: Path) -> None:
    data = samples.mail().as_bytes()
    counted = b"%d     \n%b<?xml version='1.0'?><plist></plist>" % (len(data), data)
    [article] = read(tmp_path, "a.emlx", counted).articles
    assert (article.title, article.text) == (STORY.title, STORY.text)


def stories_page(level: str, *, apart: bool) -> str:
    stories = [make_story(number) for number in range(2)]
    pieces = (
        f"<{level}>{story.title}</{level}><p>By {story.author}</p>"
        + "".join(f"<p>{one}</p>" for one in story.paragraphs)
        for story in stories
    )
    inside = "".join(f"<tr><td>{one}</td></tr>" for one in pieces) if apart else "".join(pieces)
    return (
        f"<html><body><div style='display:none'>Preview</div><table>{inside}"
        "<tr><td>You receive this since you signed up. Unsubscribe</td></tr></table></body></html>"
    )


@pytest.mark.parametrize("level", ["h1", "h2", "h3"])
def test_a_newsletter_is_parted_at_its_headlines(tmp_path: Path, level: str) -> None:
    data = letter("This week", stories_page(level, apart=True), "html")
    articles = read(tmp_path, "a.eml", data).articles
    stories = [make_story(number) for number in range(2)]
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.text for article in articles] == [story.text for story in stories]
    assert articles[0].authors == (stories[0].author,)
    assert articles[0].published[:10] == "2024-03-06"


@pytest.mark.parametrize(
    "hidden",
    ["<div hidden>{}</div>", "<div style='display: none'>{}</div>", "<script>{}</script>"],
)
def test_what_a_newsletter_hides_is_in_no_story(tmp_path: Path, hidden: str) -> None:
    unseen = hidden.format("A paragraph that no reader of this newsletter sees on the screen.")
    page = stories_page("h2", apart=True).replace("<p>By ", f"{unseen}<p>By ")
    articles = read(tmp_path, "a.eml", letter("This week", page, "html")).articles
    assert [article.text for article in articles] == [make_story(each).text for each in range(2)]


@pytest.mark.parametrize("told", ["signed", "linked", "named", "styled"])
def test_stories_side_by_side(tmp_path: Path, told: str) -> None:
    """Something must show that they are no parts of one text."""
    stories = [make_story(number) for number in range(2)]
    by = "<p>By {}</p>" if told == "signed" else ""
    more = "<p><a href='https://osk.example/1'>Read more</a></p>" if told == "linked" else ""
    head = "<p><b>{}</b></p>" if told == "styled" else "<h3>{}</h3>"
    body = "".join(
        head.format(story.title)
        + by.format(story.author)
        + "".join(f"<p>{one}</p>" for one in story.paragraphs)
        + more
        for story in stories
    )
    subject = "Ships" if told in ("signed", "linked") else "The Osk Courier: Morning Briefing"
    page = f"<html><body><h1>The Osk Courier</h1><p>Good morning.</p>{body}</body></html>"
    articles = read(tmp_path, "a.eml", letter(subject, page, "html")).articles
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.text for article in articles] == [story.text for story in stories]


@pytest.mark.parametrize(
    "form",
    [
        "**********\n{0}\n**********\n\n{1}",
        "{0}\n----------------\n\n{1}\n\nRead more: https://osk.example/1",
        "## {0}\n\n{1}\n\nhttps://osk.example/1",
        "*{0}*\n\nBy Karla Venn\n\n{1}",
        "1. {0}\n\n{1}\n\nContinue reading",
    ],
)
def test_a_newsletter_without_markup(tmp_path: Path, form: str) -> None:
    stories = [make_story(number) for number in range(2)]
    body = "\n\n".join(form.format(story.title, story.text) for story in stories)
    data = letter("Ships", f"Good morning.\n\n{body}\n\nUnsubscribe: https://osk.example/u")
    articles = read(tmp_path, "a.eml", data).articles
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.text for article in articles] == [story.text for story in stories]


@pytest.mark.parametrize("form", ["{0}\n------\n\n{1}", "## {0}\n\n{1}", "*{0}*\n\n{1}"])
def test_one_long_article_without_markup_is_one(tmp_path: Path, form: str) -> None:
    parts = (form.format(f"Part {n} of it all", make_story(n).text) for n in range(3))
    body = "\n\n".join(parts) + "\n\nUnsubscribe: https://osk.example/u"
    assert len(read(tmp_path, "a.eml", letter("An essay on ships", body)).articles) == 1


def test_what_carries_an_article_and_says_nothing_is_none(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Odo Reader <odo@home.example>", "scan"
    message.set_content("\n")
    message.add_attachment(samples.page(), maintype="text", subtype="html", filename="a.html")
    assert one(tmp_path, message.as_bytes()).text == STORY.text


def test_a_header_on_one_line(tmp_path: Path) -> None:
    header = "From: The Osk Courier <a@osk.example>To: Odo <b@c.example>Sent: Monday, March 4, 2024"
    told = f"----- Forwarded Message -----\n{header} at 09:15Subject: {STORY.title}\n\n{STORY.text}"
    article = one(tmp_path, letter("Fw: Fares", told))
    assert (article.title, article.source) == (STORY.title, "The Osk Courier")
    assert (article.text, article.published) == (STORY.text, "2024-03-04")


def test_a_newsletter_that_somebody_sent_on(tmp_path: Path) -> None:
    header = (
        "<p>---------- Forwarded message ---------<br>From: The Osk Courier"
        " &lt;news@osk.example&gt;<br>Date: Mon, 4 Mar 2024<br>Subject: This week</p>"
    )
    page = stories_page("h2", apart=True).replace("<table>", f"{header}<table>")
    articles = read(tmp_path, "a.eml", letter("Fwd: This week", page, "html")).articles
    assert [article.text for article in articles] == [make_story(n).text for n in range(2)]
    assert {article.source for article in articles} == {"The Osk Courier"}
    assert {article.published for article in articles} == {"2024-03-04"}


def test_one_long_article_with_headings_is_one(tmp_path: Path) -> None:
    body = "".join(
        f"<h2>Part {number}</h2>"
        + "".join(f"<p>{one}</p>" for one in make_story(number).paragraphs)
        for number in range(3)
    )
    data = letter("An essay", f"<html><body><h1>An essay</h1>{body}</body></html>", "html")
    assert len(read(tmp_path, "a.eml", data).articles) == 1


def test_only_an_envelope_begins_a_message(tmp_path: Path) -> None:
    box = (
        "From karla at osk.example  Mon Mar  4 08:00:00 2024\nFrom: karla at osk.example"
        " (Karla Venn)\nDate: Mon, 4 Mar 2024 08:00:00 +0000\nSubject: Fares\n\nIt costs more.\n\n"
        "From the quay it looks safe.\n\nFrom now on nobody may moor there.\n\n"
        "From a@b.example to c: no header follows.\n\nThe end.\n\n"
        "From - Tue Apr  9 08:00:00 2024\nSubject: Piers\nDate: Tue, 9 Apr 2024 08:00:00 +0000\n\n"
        "It closed.\n"
    )
    first, second = read(tmp_path, "a.mbox", box.encode()).articles
    assert (first.title, second.title) == ("Fares", "Piers")
    assert first.text.endswith("The end.")
    assert "From now on nobody may moor there." in first.text
    assert first.authors == ("Karla Venn",)
