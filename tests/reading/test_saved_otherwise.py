"""Files of programs that say who and when in other places than their like do."""

from __future__ import annotations

from pathlib import Path

from tests.reading import exports
from tests.reading.samples import STORY
from tests.reading.test_page_text import LONG
from tests.reading.test_page_text import read as read_page
from tests.reading.test_programs import one, read


def test_a_head_of_nexis_on_lines_of_one_block(tmp_path: Path) -> None:
    """As word processors save it as text, each page with its count."""
    head = (
        f"Page 1 of 2\n\n{STORY.title}\n\n{STORY.title}\nThe Osk Courier\nMarch 5, 2025 Wednesday"
    )
    data = (
        f"{head}\n\nCopyright 2025 Osk Media All Rights Reserved\n\nSection: LOCAL; Pg. 3\n"
        f"Length: 52 words\nByline: {STORY.author}\n\nBody\n\n\n{STORY.text}\n\n"
        "Load-Date: March 6, 2025\n\n\nEnd of Document\n"
    )
    article = one(tmp_path, "a.txt", data)
    assert (article.title, article.source) == (STORY.title, "The Osk Courier")
    assert (article.published, article.text) == ("2025-03-05", STORY.text)


def test_a_clipped_page_of_evernote_is_not_by_who_clipped_it(tmp_path: Path) -> None:
    data = exports.enex([STORY]).replace(f"<author>{STORY.author}", "<author>Odo Reader")
    data = data.replace("<en-note>", f"<en-note><div>By {STORY.author}</div>", 1)
    article = one(tmp_path, "a.enex", data)
    assert (article.authors, article.text) == ((STORY.author,), STORY.text)


def test_a_note_says_when_it_was_made(tmp_path: Path) -> None:
    head = "---\ntitle: Ferry fares rise\nupdated: 2025-03-09 10:00:00Z\ncreated: {}\n---\n\n"
    for created in ("2025-03-06 10:00:00Z", "2025-03-06"):
        article = one(tmp_path, "a.md", head.format(created) + STORY.text)
        assert (article.published[:10], article.origins["published"]) == ("2025-03-06", "file")
    dated = head.format("2025-03-06") + STORY.text
    article = one(tmp_path, "a.md", dated.replace("title:", "published: 2025-03-04\ntitle:"))
    assert article.published == "2025-03-04"


def test_when_an_article_was_last_read(tmp_path: Path) -> None:
    table = "Title,URL,Tags,Last Interaction Date\nFares,https://osk.example/f,town,2025-03-06\n"
    [link] = read(tmp_path, "a.csv", table).links
    assert (link.title, link.saved) == ("Fares", "2025-03-06")


def test_the_reading_view_of_a_browser(tmp_path: Path) -> None:
    text = "".join(f"<p>{one}</p>" for one in LONG)
    article = read_page(
        tmp_path,
        '<div class="container"><div class="header reader-header"><a class="domain reader-domain"'
        ' href="https://osk.example/pier">osk.example</a><h1 class="reader-title">Pier shuts</h1>'
        f'<div class="credits reader-credits">Karla Venn</div></div><div>{text}</div></div>',
    )
    assert (article.url, article.source) == ("https://osk.example/pier", "osk.example")
    assert article.authors == ("Karla Venn",)
