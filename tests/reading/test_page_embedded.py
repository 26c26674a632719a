"""Pages that show nothing, since scripts draw them: the text is in the scripts' data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.reading.hints import hint_about
from tests.reading.test_page_text import LONG, paragraphs, read

OTHER = [f"Ferry number {at} was stuck for a day in the fog off Brenn, again." for at in range(60)]


def script(data: object, before: str = "", after: str = "", kind: str = "") -> str:
    return f"<div id=root></div><script {kind}>{before}{json.dumps(data)}{after}</script>"


MARKUP = "".join(f"<p>{one}</p>" for one in LONG)
PIECES = [{"type": "paragraph", "text": one} for one in LONG]
TREE = [{"type": "p", "children": [{"text": one[:9]}, {"text": one[9:], "b": 1}]} for one in LONG]


@pytest.mark.parametrize(
    "page",
    [
        script(
            {"props": {"article": {"title": "Pier", "body": MARKUP}}}, kind="type=application/json"
        ),
        script({"story": {"blocks": PIECES}}, "window.__STATE__ = ", ";"),
        script({"doc": {"content": TREE}}, "window['data']="),
        script({"story": {"content": list(LONG)}}, "var story = "),
        script({"article": {"body": ["div", *(["p", one] for one in LONG)]}}, "x = "),
        script(
            json.dumps({"article": {"text": "\n\n".join(LONG)}}), "window.s = JSON.parse(", ");"
        ),
    ],
)
def test_the_text_of_a_script_is_read(tmp_path: Path, page: str) -> None:
    article = read(tmp_path, page)
    assert article.text.split("\n\n") == list(LONG)
    [warning] = article.warnings
    assert "data of its scripts" in warning and hint_about(warning)


@pytest.mark.parametrize(
    "data",
    [
        {"comments": {"content": OTHER}},
        {"cookieConsent": {"text": "\n\n".join(OTHER)}},
        {"article": {"titles": ["Ferry stuck", "Pier shuts"] * 200}},
        {"article": {"body": "Shortly."}},
    ],
)
def test_what_else_scripts_hold_is_not(tmp_path: Path, data: object) -> None:
    assert "Ferry" not in read(tmp_path, "<p>Please wait.</p>" + script(data)).text


def test_what_a_page_shows_comes_first(tmp_path: Path) -> None:
    page = f"<article><h1>Pier shuts</h1>{paragraphs()}</article>"
    article = read(tmp_path, page + script({"article": {"body": "\n".join(OTHER[:10])}}))
    assert article.text.split("\n\n") == list(LONG)


BRIEF = f"<article><h1>Pier shuts</h1>{paragraphs(2)}</article>"


@pytest.mark.parametrize(
    "data",
    [
        {"next": {"headline": "Ferry stuck", "url": "/ferry", "body": "\n".join(OTHER)}},
        {"stories": [{"title": "Ferry stuck", "slug": "ferry", "content": OTHER}]},
        {"article": {"replies": [{"text": one} for one in OTHER]}},
    ],
)
def test_a_short_article_is_not_taken_for_the_frame_of_another(
    tmp_path: Path, data: object
) -> None:
    assert read(tmp_path, BRIEF + script(data)).text.split("\n\n") == list(LONG[:2])


def test_the_rest_of_what_a_page_shows_is_read(tmp_path: Path) -> None:
    data = {"title": "Pier shuts for years", "url": "/pier", "content": [*LONG, *OTHER[:20]]}
    article = read(tmp_path, BRIEF + script({"article": data}))
    assert article.text.split("\n\n") == data["content"]


def test_articles_in_a_list_are_not_run_together(tmp_path: Path) -> None:
    both = enumerate(["\n".join(LONG), *(["\n".join(OTHER[:5])] * 5)])
    listed = [{"title": f"No. {at}", "url": f"/{at}", "body": text} for at, text in both]
    article = read(tmp_path, "<p>Please wait.</p>" + script({"articles": listed}))
    assert article.text.split("\n\n") == list(LONG)


def test_what_would_drive_a_terminal_does_not_come_from_a_script(tmp_path: Path) -> None:
    bad = [one.replace("pier", "pier\ud800\x1b\x00\u202e\x9b1m") for one in LONG]
    article = read(tmp_path, script({"article": {"body": bad}}))
    assert article.text.split("\n\n") == list(LONG)
    assert any("control characters removed" in one for one in article.warnings)


@pytest.mark.parametrize("code", ["x = " + "[" * 5000, "x = {" + '"a":' * 900, "x = '" + "a" * 900])
def test_scripts_that_are_no_data(tmp_path: Path, code: str) -> None:
    page = f"<article><h1>Pier shuts</h1>{paragraphs()}</article><script>{code}</script>"
    assert read(tmp_path, page).text.split("\n\n") == list(LONG)
