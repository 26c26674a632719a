"""`pullquote read`: what a reader makes of files, without an archive."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Pullquote

PAGE = (
    "<html lang='en'><head><title>Ferry Fares Rise</title></head><body><article>"
    "<h1>Ferry Fares Rise</h1>"
    + "".join(
        f"<p>The ferry to Osk costs {n} crowns more from May on, said a captain.</p>"
        for n in range(9)
    )
)


def test_a_line_for_each_article_link_and_refusal(pullquote: Pullquote, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    (tmp_path / "list.csv").write_text("url,title\nhttps://osk.example/1,Fares\n", "utf-8")
    (tmp_path / "none.txt").write_text("", "utf-8")
    files = [str(tmp_path / name) for name in ("page.html", "list.csv", "none.txt")]
    result = pullquote("read", *files, "--format", "jsonl")
    assert result.status == 1
    article, link, refusal = result.records
    assert (article["path"], article["title"]) == (files[0], "Ferry Fares Rise")
    assert set(article) >= {"part", "source", "authors", "published", "date_from", "url", "text"}
    assert article["warnings"] == []
    assert link["path"] == files[1]
    assert link["link"] == {
        "url": "https://osk.example/1", "title": "Fares", "saved": "", "tags": [], "note": "",
    }  # fmt: skip
    assert refusal == {"path": files[2], "error": "empty", "hint": ""}


def test_all_of_a_page(pullquote: Pullquote, tmp_path: Path) -> None:
    page = f"{PAGE}</article><aside><p>Ferries are late, too.</p></aside>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    for options, kept in (((), False), (("--all",), True)):
        result = pullquote("read", str(tmp_path / "page.html"), *options)
        assert ("Ferries are late, too." in result.out) == kept


def test_text_for_people(pullquote: Pullquote, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    result = pullquote("read", str(tmp_path / "page.html"))
    assert result.out.startswith("Ferry Fares Rise\n")
    assert "The ferry to Osk costs 3 crowns more" in result.out
