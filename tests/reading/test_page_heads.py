"""Who wrote a page and when, where its mark-up is of little help."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file
from index.reading.signed import signed_below
from tests.reading.test_page_fields import TEXT, linked, read

LINK = '<p class="info"><a rel="author" href="/u/aholm">aholm</a> — 7 March 2024</p>'
BY = '<div class="line">By Ada Holm and Bo Lind, Courier staff</div>'


@pytest.mark.parametrize(
    "name",
    [
        "page blog-sidebar-position-right",
        "content-sidebar-wrap",
        "two-col-sidebar-right-mix",
        "paywall",
        "advertisement-off-canvas",
        "nav-padding",
    ],
)
def test_what_holds_the_headline_is_no_margin(tmp_path: Path, name: str) -> None:
    body = f'<div class="{name}"><h1>Levy put off again</h1>{LINK}{TEXT}</div>'
    article = read(tmp_path, "", body)
    assert (article.authors, article.published) == (("aholm",), "2024-03-07")


@pytest.mark.parametrize("name", ["layoutTwoColumnsRightSidebar", "contentWithSidebar"])
def test_what_is_laid_out_with_a_margin_is_none(tmp_path: Path, name: str) -> None:
    body = f'<div class="{name}"><h2>Levy put off again</h2><p><em>Text von Ada Holm</em></p></div>'
    assert read(tmp_path, "", body).authors == ("Ada Holm",)


def test_a_margin_names_no_author(tmp_path: Path) -> None:
    body = f"<h1>Levy put off again</h1><div class='sidebar-right'>{LINK}</div>"
    assert read(tmp_path, "", body).authors == ()


def test_a_headline_may_be_any_element_that_says_the_title(tmp_path: Path) -> None:
    head = "<title>Levy put off again | The Courier</title>"
    for tag in ("div", "span", "h3", "strong"):
        headline = f"<div><{tag}>Levy put off again</{tag}></div>"
        body = f"<div>{headline}{BY}<div>Thu 7 March 2024, 6:15pm</div></div>"
        article = read(tmp_path, head, body)
        assert article.authors == ("Ada Holm", "Bo Lind")
        assert article.published[:10] == "2024-03-07"


def test_a_date_of_an_update_is_a_guess(tmp_path: Path) -> None:
    body = "<h1>Levy put off again</h1><div>Updated 10:14 AM, Wed August 7, 2019</div>"
    article = read(tmp_path, "", body)
    assert (article.published[:10], article.origins["published"]) == ("2019-08-07", "guess")


def test_a_date_of_an_amendment_is_not_that_of_publication(tmp_path: Path) -> None:
    body = "<h1>Levy put off again</h1><p><em>This was amended on 8 March 2024.</em></p>"
    assert read(tmp_path, "", body).origins["published"] == "file"


def test_a_role_behind_a_name_beside_the_date(tmp_path: Path) -> None:
    body = "<h1>Levy put off again</h1><p>Ada Holm, harbour reporter · 3 March 2022, 6:15pm</p>"
    assert read(tmp_path, "", body).authors == ("Ada Holm",)


def test_the_part_of_a_body_is_no_author(tmp_path: Path) -> None:
    body = (
        '<h1>Levy put off again</h1><div class="byline">By Ada Holm, Senior Staff Technologist, '
        "NPA Speech, Privacy, and Technology Project</div>"
    )
    assert read(tmp_path, "", body).authors == ("Ada Holm",)


def test_a_star_whose_page_is_linked_is_no_author(tmp_path: Path) -> None:
    body = '<h1>Levy put off again</h1><p><a href="/people/quince">Quince</a> sang of it.</p>'
    assert read(tmp_path, "", body).authors == ()


@pytest.mark.parametrize(
    ("end", "authors"),
    [
        ("(Reporting by Ada Holm; editing by Bo Lind)", ("Ada Holm",)),
        ("(Reporting by Ada Holm in Old Brenn and Bo Lind; Editing by Ruth Varga)",
         ("Ada Holm", "Bo Lind")),
        ("Writing by Ada Holm.", ("Ada Holm",)),
        ("Reporting: Ada Holm; Editing: Bo Lind", ("Ada Holm",)),
        ("(Reporting and writing: Ada Holm, Bo Lind)", ("Ada Holm", "Bo Lind")),
        ("Reporting: who does it, and who pays for it.", ()),
        ("What he reads is reporting by people he does not know.", ()),
    ],
)  # fmt: skip
def test_who_reported_is_told_at_the_end(
    tmp_path: Path, end: str, authors: tuple[str, ...]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<title>Levy</title><article><h1>Levy</h1>{TEXT}<p>{end}</p></article>")
    [article] = read_file(path, root=tmp_path)
    assert article.authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Analysis: Ada Holm", ("Ada Holm",)),
        ("Reporter: Ada Holm", ("Ada Holm",)),
        ("Words: Ada Holm", ("Ada Holm",)),
        ("Reviewed by Ada Holm", ("Ada Holm",)),
        ("With reporting by Ada Holm", ("Ada Holm",)),
        ("From Ada Holm in Old Brenn", ("Ada Holm",)),
        ("By Ada Holm in Old Brenn and Bo Lind in Hallin", ("Ada Holm", "Bo Lind")),
        ("Ada Holm|Bo Lind", ("Ada Holm", "Bo Lind")),
        ("Par Ada Holm Publié le 7 mars 2024 à 10h12", ("Ada Holm",)),
    ],
)
def test_forms_of_bylines(tmp_path: Path, line: str, authors: tuple[str, ...]) -> None:
    body = f'<h1>Levy put off again</h1><div class="byline">{line}</div>'
    assert read(tmp_path, "", body).authors == authors


@pytest.mark.parametrize(
    "article",
    [
        {"author": {"givenName": "Ada", "familyName": "Holm"}},
        {"author": {"@type": "Organization", "name": "The Courier"}, "creator": ["Ada Holm"]},
        {"author": "By Ada Holm, staff writer"},
        {"author": [{"name": "Holm, Ada"}]},
    ],
)
def test_shapes_of_linked_authors(tmp_path: Path, article: dict[str, object]) -> None:
    head = linked({"@type": "NewsArticle", "headline": "Levy", **article})
    assert read(tmp_path, head).authors == ("Ada Holm",)


def test_a_stated_date_in_figures_is_read_as_the_language_writes_it(tmp_path: Path) -> None:
    for language, day in (("en-GB", "2024-03-07"), ("de", "2024-03-07")):
        stated = {"@type": "NewsArticle", "datePublished": "07/03/2024", "inLanguage": language}
        assert read(tmp_path, linked(stated)).published == day
    stated = {"@type": "NewsArticle", "datePublished": "07/03/2024", "inLanguage": "en"}
    assert read(tmp_path, linked(stated)).origins["published"] == "file"


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<p>Bo Lind, Hallin</p>", ("Bo Lind",)),
        ("<p>Ada Holm, Brenn</p><p>It is so.</p><p>Bo Lind, Hallin</p>", ()),
    ],
)
def test_one_letter_is_signed_and_several_are_not(
    tmp_path: Path, below: str, authors: tuple[str, ...]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<title>Levy</title><article><h1>Levy</h1>{TEXT}{below}</article>")
    [article] = read_file(path, root=tmp_path)
    assert article.authors == authors


def test_whose_post_is_quoted_is_kept_and_dates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    post = (
        '<blockquote class="twitter-tweet"><p>The levy will not come. We are sorry.</p>— Harbour '
        'Line (@harbourline) <a href="https://posts.example/1">March 7, 2024</a></blockquote>'
    )
    markup = TEXT.replace("</p>", f"</p>{post}", 1)
    path.write_text(f"<title>Levy</title><article><h1>Levy</h1>{markup}</article>")
    [article] = read_file(path, root=tmp_path)
    assert "— Harbour Line (@harbourline) March 7, 2024" in article.text
    assert article.origins["published"] == "file"


def test_a_nickname_s_page_near_the_headline_names_its_author(tmp_path: Path) -> None:
    body = '<h1>Levy put off again</h1><div><a href="/@aholm">Ada Holm</a> 7 March 2024</div>'
    assert read(tmp_path, "", body).authors == ("Ada Holm",)


@pytest.mark.parametrize(
    ("markup", "authors"),
    [
        (
            "<div class=author-date><span>Date:</span> 7 March 2024<br><span>Author:</span>"
            " Ada Holm<br><span>Source:</span> Courier</div>",
            ("Ada Holm",),
        ),
        ("<h4 class=author>vom <span>Hafenkieker</span></h4>", ("Hafenkieker",)),
        ("<p class=author>Datum</p>", ()),
        ("<p class=author>Alle Autoren</p>", ()),
        ("<p class=author>Zur Anmeldung</p>", ()),
        ("<p class=author>Zeige alle Artikel</p>", ()),
        ("<p class=author>Harald zur Venne</p>", ("Harald zur Venne",)),
    ],
)
def test_labels_are_no_authors(tmp_path: Path, markup: str, authors: tuple[str, ...]) -> None:
    assert read(tmp_path, "", f"<h1>Levy put off again</h1>{TEXT}{markup}").authors == authors


@pytest.mark.parametrize("line", ["Ring: Bo Lind", "Weiterführender Link"])
def test_a_label_signs_nothing(line: str) -> None:
    assert signed_below(f"The levy was put off again.\n\n{line}") == []


def test_a_stated_nickname_weighs_more_than_a_guess(tmp_path: Path) -> None:
    head = linked({"@type": "NewsArticle", "author": {"name": "Kielholer"}})
    body = f"<h1>Levy put off again</h1>{TEXT}<p><a href=/author/bo>Bo Lind</a></p>"
    assert read(tmp_path, head, body).authors == ("Kielholer",)


def test_the_only_line_about_a_change_dates_a_page_by_a_guess(tmp_path: Path) -> None:
    body = f"<h1>Levy put off again</h1>{TEXT}{TEXT}{TEXT}<p><b>Aktualisiert am </b>17.03.2024.</p>"
    article = read(tmp_path, "", body)
    assert (article.published, article.origins["published"]) == ("2024-03-17", "guess")


def test_a_guide_that_a_script_draws_has_the_text_of_its_steps(tmp_path: Path) -> None:
    steps = [{"@type": "HowToStep", "name": "Cut it", "itemListElement": {"text": "Cut the sail."}}]
    about = "<p>A sail needs a good hem, whoever made it, and whatever the wind was.</p>"
    head = linked({"@type": "HowTo", "name": "Hem a sail", "description": about, "step": steps})
    path = tmp_path / "guide.html"
    path.write_text(f"<html><head>{head}</head><body><p>Your browser is old.</p></body></html>")
    [article] = read_file(path, root=tmp_path)
    text = article.text
    assert text.startswith("A sail needs a good hem")
    assert text.endswith("Cut it\n\nCut the sail.")


def test_a_script_may_name_another_author_beside_the_byline(tmp_path: Path) -> None:
    script = '<script>window.layer=[{"author":"Ada Holm|Bo Lind"}]</script>'
    body = f"<h1>Levy put off again</h1><div class=byline>By Ada Holm</div>{TEXT}"
    assert read(tmp_path, script, body).authors == ("Ada Holm", "Bo Lind")
    other = body.replace("Ada Holm", "Ruth Varga")
    assert read(tmp_path, script, other).authors == ("Ruth Varga",)


def printed(folder: Path, window: str, head: str) -> Article:
    text = TEXT.replace("<p>", "").replace("</p>", "<br><br>")
    path = folder / "print.html"
    path.write_text(
        f"<html><head><title>{window}</title></head><body><table><tr><td>{head}<br><br>{text}"
        "</td></tr></table></body></html>"
    )
    [article] = read_file(path, root=folder)
    return article


@pytest.mark.parametrize("window", ["The Courier: print version", "Courier | Levy put off again"])
def test_a_page_for_printers_has_its_head_in_one_block(tmp_path: Path, window: str) -> None:
    head = "<b>Levy put off again</b><br>By Ada Holm<br>Published: Friday, 8 March 2024, 18:04"
    article = printed(tmp_path, window, head)
    assert (article.title, article.authors) == ("Levy put off again", ("Ada Holm",))
    assert article.published == "2024-03-08"
    assert article.text.startswith("Paragraph 0")


def test_lines_above_a_printed_text_may_be_verse(tmp_path: Path) -> None:
    article = printed(tmp_path, "Print me", "Levy put off<br>By the sea, the sea<br>Nobody paid")
    assert article.title == "Print me"
    assert article.text.startswith("Levy put off\nBy the sea, the sea\nNobody paid")
