"""Books, printed pages, Word documents, web archives."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from index.article import Article
from index.errors import ReadError, install_command
from index.reading.columns import Piece, ordered_lines, without_running_heads
from index.reading.contents import read_contents, read_file
from index.reading.garbled import is_garbled
from index.reading.jumps import rejoined
from index.reading.pdf_widths import Widths
from index.reading.printed_paragraphs import paragraphs
from tests.reading import printed, samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY
from tests.reading.test_pages import word_f


def read(folder: Path, name: str, data: bytes) -> list[Article]:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, root=folder)


def test_a_book_has_a_part_for_each_chapter(tmp_path: Path) -> None:
    stories = [make_story(number) for number in range(3)]
    cover = {"OEBPS/cover.xhtml": b"<p>The Kelding Review</p>"}
    articles = read(tmp_path, "a.epub", samples.epub(*stories, more=cover))
    assert [article.title for article in articles] == [story.title for story in stories]
    assert [article.text for article in articles] == [story.text for story in stories]
    assert [article.part for article in articles] == [f"OEBPS/text/c{n}.xhtml" for n in range(3)]
    assert {article.source for article in articles} == {"The Kelding Review"}
    assert {article.published for article in articles} == {"2024-06-15"}


def test_a_book_of_one_chapter_is_one_article(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.epub", samples.epub(STORY))
    assert (article.part, article.title) == ("", "The Kelding Review")
    assert article.authors == ("Cosmo Leary",)


def test_a_book_that_is_locked(tmp_path: Path) -> None:
    lock = (
        b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        b'xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference '
        b'URI="OEBPS/text/c0.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    with pytest.raises(ReadError, match="password-protected"):
        read(tmp_path, "a.epub", samples.epub(STORY, more={"META-INF/encryption.xml": lock}))


@pytest.mark.parametrize("rowwise", [False, True])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_printed_columns_are_read_in_order(tmp_path: Path, columns: int, rowwise: bool) -> None:
    story = make_story(12, 26)
    [article] = read(tmp_path, "a.pdf", printed.pdf(story, columns=columns, rowwise=rowwise))
    assert article.title == story.title
    assert article.text == story.text
    assert article.authors == ()  # what the printing program puts there by itself


def test_running_heads_and_page_numbers_are_gone(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.pdf", printed.pdf(make_story(12, 26)))
    assert "The Brenholm Courier" not in article.text
    assert "- 2 -" not in article.text


def test_broken_words_are_joined() -> None:
    lines = ["The govern-", "ment of well-", "known men, well and known, well and known."]
    pieces = [Piece(text, 0, 100 - 12 * row, 10) for row, text in enumerate(lines)]
    [text] = paragraphs(pieces)
    assert text == "The government of well-known men, well and known, well and known."


def test_notes_that_are_set_closer_do_not_part_the_lines_of_the_text() -> None:
    text = [Piece(f"Line {row} of the text goes on", 40, 700 - 13.5 * row, 11) for row in range(9)]
    notes = [Piece(f"Line {row} of a note", 40, 500 - 9 * row, 8) for row in range(30)]
    assert len(list(paragraphs([*text, *notes]))) == 2


def printed_lines(*rows: tuple[str, str]) -> bytes:
    """Print two columns in one go, line beside line, as some typesetting programs do."""
    file = io.BytesIO()
    canvas = Canvas(file)
    lines = canvas.beginText(40, 780)
    lines.setFont("Helvetica", 10)
    for left, right in rows:
        lines.textOut(left)
        lines.moveCursor(270, 0)
        lines.textOut(right)
        lines.moveCursor(-270, 12)
    canvas.drawText(lines)
    canvas.save()
    return file.getvalue()


def test_columns_that_are_printed_by_rows_within_one_text(tmp_path: Path) -> None:
    lefts = [f"Line {row} of the column at the left is long" for row in range(30)]
    rights = [f"line {row} of the column at the right as well" for row in range(30)]
    printed_by_rows = printed_lines(*zip(lefts, rights, strict=True))
    [article] = read(tmp_path, "a.pdf", printed_by_rows)
    assert article.text.split() == " ".join([*lefts, *rights]).split()


def test_what_a_browser_writes_below_a_page_is_no_text() -> None:
    page = [
        Piece("A quay is built", 30, 730, 24),
        Piece("See https://example.org/quay for more.", 30, 500, 12),
        Piece("https://example.org/news/quay.html 1/2", 24, 17, 8),
    ]
    (kept,) = without_running_heads([page], [792])
    assert kept == page[:2]


def test_letters_that_are_moved_together_stay_one_word(tmp_path: Path) -> None:
    """Browsers print up to such a pair, and move on from where the line began."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    file = io.BytesIO()
    canvas = Canvas(file)
    lines = canvas.beginText(40, 780)
    lines.setFont("Vera", 12)
    for number in range(9):
        before = f"“Line {number} will be alone with her levy,” said T"
        lines.textOut(before)
        moved = pdfmetrics.stringWidth(before, "Vera", 12) - 0.9
        lines.moveCursor(moved, 0)
        lines.textOut("om Asker, and went.")
        lines.moveCursor(-moved, 15)
    canvas.drawText(lines)
    canvas.save()
    [article] = read(tmp_path, "a.pdf", file.getvalue())
    assert article.text.count("said Tom Asker, and went.") == 9


@pytest.mark.parametrize(
    ("font", "wide"),
    [
        ({"/Subtype": "/TrueType", "/FirstChar": 65, "/Widths": [600, 500.5]}, 1.1005),
        ({"/Subtype": "/TrueType", "/FirstChar": 65, "/Widths": [600]}, None),
        ({"/Subtype": "/Type1", "/BaseFont": "/Helvetica"}, None),
        ({"/Subtype": "/Type0", "/Encoding": "/UniJIS-UTF16-H"}, None),
    ],
)
def test_how_far_a_text_goes(font: Mapping[str, object], wide: float | None) -> None:
    assert Widths(font).ems(b"AB") == (wide and pytest.approx(wide))


def test_how_far_a_text_of_many_letters_goes() -> None:
    widths = ArrayObject(
        [
            NumberObject(1),
            ArrayObject([NumberObject(300)]),
            *map(NumberObject, (5, 10**9, 700)),
            *[NumberObject(7)],
        ]
    )
    descendant = DictionaryObject({NameObject("/DW"): NumberObject(900), NameObject("/W"): widths})
    font = {
        "/Subtype": "/Type0",
        "/Encoding": "/Identity-H",
        "/DescendantFonts": ArrayObject([descendant]),
    }
    assert Widths(font).ems([b"\0\1\0\2", 200, b"\0\6"]) == pytest.approx(1.7)


def test_letters_that_fonts_do_not_tell_are_no_text() -> None:
    assert is_garbled("\u0377\u0a15\u05e8\u0d15\u07e6 " * 20)
    assert is_garbled("\ue001\ue002 a" * 40)
    several = ("quay", "пристань", "προβλήτα", "부두", "埠頭", "รถไฟ", "ნავსადგური")
    assert not is_garbled(" ".join(several * 9))


def test_the_day_of_printing_is_not_the_day_of_publication(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.pdf", printed.pdf(STORY))  # with its own date in the head
    assert (article.published, article.origins["published"]) == (STORY.iso, "running head")


@pytest.mark.parametrize("name", ["Courier", "Page one"])
def test_a_document_that_is_named_for_its_paper_has_the_title_of_its_headline(
    tmp_path: Path, name: str
) -> None:
    [article] = read(tmp_path, "a.pdf", printed.pdf(STORY, name=name))
    assert (article.title, article.text) == (STORY.title, STORY.text)


def test_a_large_first_letter_belongs_to_the_uppermost_line_beside_it() -> None:
    page = [
        Piece("T", 40, 676, 36.0),
        *(
            Piece(text, 70, 700 - 12 * row, 9.0)
            for row, text in enumerate(("he quay", "is", "shut"))
        ),
        *(Piece("for good", 40, 664 - 12 * row, 9.0) for row in range(4)),
    ]
    lines = [line.text for line in ordered_lines(page)]
    assert lines[:3] == ["The quay", "is", "shut"]
    assert len(lines) == 7
    numbered = [line.text for line in ordered_lines([Piece("7", 40, 676, 36.0), *page[1:]])]
    assert not any(line.startswith("7h") for line in numbered)


def test_a_word_document(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.docx", samples.docx())
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert article.authors == (STORY.author,)
    assert article.origins["published"] == "file"


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl(tmp_path: Path, packed: bool) -> None:
    stories = [make_story(number) for number in range(3)]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(samples.warc(*stories, packed=packed))
    contents = read_contents(path, root=tmp_path)
    assert [article.text for article in contents.articles] == [story.text for story in stories]
    assert [article.url for article in contents.articles] == [story.url for story in stories]
    assert [article.part for article in contents.articles] == [story.url for story in stories]
    assert contents.warnings == ["1 page holds no article"]


def test_a_package_of_crawls(tmp_path: Path) -> None:
    data = samples.zipped({"archive/data.warc.gz": samples.warc(STORY), "datapackage.json": b"{}"})
    [article] = read(tmp_path, "a.wacz", data)
    assert (article.text, article.url) == (STORY.text, STORY.url)


def test_a_damaged_crawl_gives_what_comes_before(tmp_path: Path) -> None:
    data = samples.warc(*(make_story(number) for number in range(9)))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data[: len(data) // 2])
    contents = read_contents(path, root=tmp_path)
    assert 1 <= len(contents.articles) < 9
    assert word_f(contents.articles[0].text, make_story(0).text) == 1.0


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.pdf", "pypdf", "pdf"),
        ("a.docx", "docx", "docx"),
        ("a.warc.gz", "warcio", "warc"),
        ("a.rss", "feedparser", "feeds"),
        ("a.ris", "rispy", "references"),
        ("a.bib", "bibtexparser", "references"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReadError, match=f"needs the extra '{extra}'") as raised:
        read(tmp_path, name, b"of no kind")
    assert install_command(extra) in raised.value.hint and module in raised.value.hint


def test_short_columns_whose_lines_are_indented() -> None:
    """Half of the lines begin a paragraph: no five begin at one place."""
    lines = [
        Piece(f"Line {row} of column {column} says what it says", x, 700 - 11 * row, 9.0)
        for column, start in enumerate((40.0, 310.0))
        for row in range(6)
        for x in [start + 8 * (row % 2 == 0)]
    ]
    by_rows = sorted(lines, key=lambda one: (-one.y, one.x))
    assert [line.text for line in ordered_lines(by_rows)] == [line.text for line in lines]
    assert len(list(paragraphs(ordered_lines(by_rows)))) == 6


def test_a_list_of_short_paragraphs_keeps_them_apart() -> None:
    places = (700, 680, 668, 648, 628, 616, 596, 576)
    lines = [Piece(f"Line {y} of the page, as it is", 40.0, float(y), 10.0) for y in places]
    assert [len(one.split("Line")) - 1 for one in paragraphs(lines)] == [1, 2, 1, 2, 1, 1]


def test_what_stands_over_a_headline_goes_but_no_text_above_it() -> None:
    over = [Piece("From Gull News, a title above", 40, 770, 9), Piece("Ferry aground", 40, 730, 24)]
    text = [Piece(f"Line {y} of the page, as it is", 40, y, 9) for y in (700, 690, 680, 670)]
    [kept] = without_running_heads([[*over, *text]], [800])
    assert kept == [*over[1:], *text]
    going_on = [Piece(f"Line {y} goes on from before", 40, y, 9) for y in (775, 765, 755, 745, 720)]
    below = [Piece("Ferry aground", 40, 600, 24), Piece("A line of it", 40, 570, 9)]
    assert without_running_heads([[*going_on, *below]], [800]) == [[*going_on, *below]]


@pytest.mark.parametrize("first", [745, 756, 766])
def test_a_column_that_begins_as_high_as_the_headline_beside_it_keeps_its_first_line(
    first: int,
) -> None:
    over = [Piece("5/12/24, 8:50 AM", 40, 780, 8), Piece("Ferry stuck", 310, 780, 8)]
    left = [Piece("Ferry aground", 40, 735, 24), Piece("“We have a week,", 40, 700, 12)]
    right = [Piece("not more,” Ada Holm told", 310, first, 12), Piece("them.", 310, first - 14, 12)]
    last = Piece("That was all.", 310, first - 42, 12)  # the next paragraph
    [kept] = without_running_heads([[*over, *left, *right, last]], [800])
    assert kept == [*left, *right, last]


def test_a_head_over_a_column_beside_the_headline_goes() -> None:
    head, headline = Piece("The Gull, page two", 310, 785, 9), Piece("Ferry aground", 40, 735, 24)
    column = [Piece(f"Line {y} of it, as it is", 310, y, 9) for y in (745, 734, 723, 712)]
    assert without_running_heads([[head, headline, *column]], [800]) == [[headline, *column]]


def test_a_number_that_ends_a_column_is_no_page_number() -> None:
    text = [Piece("“It was shut in the spring of", 40, 60, 10), Piece("2016.”", 40, 48, 10)]
    for place in ((40, 20), (300, 48)):  # below the text, or beside its last line
        number = Piece("2016", *place, 10)
        assert without_running_heads([[*text, number]], [800]) == [text]


def test_a_headline_above_a_column_stands_apart() -> None:
    lines = [Piece("The end of a story", 40.0, 60.0, 9.0), Piece("Ferry aground", 310, 780, 18)]
    assert list(paragraphs(lines)) == ["The end of a story", "Ferry aground"]


def set_in_columns(name: str, left: float, top: float, heights: tuple[int, ...]) -> list[Piece]:
    return [
        Piece(f"{name} says in its line {row} that", left + 150 * column, top - 11 * row, 9.0)
        for column, height in enumerate(heights)
        for row in range(height)
    ]


def test_a_story_below_another_begins_below_all_its_columns() -> None:
    """The lower headline is shorter than the columns of both: only white shows where it begins."""
    upper = set_in_columns("Ferry", 40, 700, (14, 14, 3))
    lower = [Piece("Roof torn off", 40, 500, 20.0), *set_in_columns("Roof", 40, 480, (14, 14, 14))]
    by_rows = sorted([*upper, *lower], key=lambda one: (-one.y, one.x))
    assert ordered_lines(by_rows) == [*upper, *lower]


@pytest.mark.parametrize(
    ("away", "here"),
    [
        ("Continued on Page 4", "Continued from Page 1"),
        ("See FERRY, Page A4", "From Page A1"),
        ("Fortsetzung auf Seite 4", "Fortsetzung von Seite 1"),
    ],
)
def test_a_story_goes_on_where_it_jumps_to(away: str, here: str) -> None:
    first = [Piece("The ferry stops in", 40, 300, 9.0), Piece(away, 40, 280, 9.0)]
    other = [Piece("Tram stops", 400, 700, 16.0), Piece("So does the tram.", 400, 680, 9.0)]
    rest = [Piece("FERRY: It stops", 40, 700, 11.0), Piece(here, 40, 685, 9.0)]
    end = [Piece("June, the board said.", 40, 670, 9.0), Piece("Harvest", 40, 500, 16.0)]
    [lines] = rejoined([[*first, *other], [*rest, *end]])
    assert lines == [first[0], end[0], *other, end[1]]
    assert rejoined([[*first, *other]]) == [[*first, *other]]


@pytest.mark.parametrize("heads", [(), ("over",), ("under",)])
def test_two_stories_that_jump_to_one_page_stay_apart(heads: tuple[str, ...]) -> None:
    away, here = (Piece(f"Continued {where} page 2", 40, 300, 9.0) for where in ("on", "from"))
    over, under = (
        [Piece("Ferry", 40, 310, 12.0)] if at in heads else [] for at in ("over", "under")
    )
    ferry, tram = (
        [Piece(f"{name} stops {row}.", 40, 290, 9.0) for row in range(8)]
        for name in ("The ferry", "The tram")
    )
    first = [*ferry[:4], away, *tram[:4], away]
    rest = [*over, here, *under, *ferry[4:], *over, here, *under, *tram[4:]]
    [lines] = rejoined([first, rest])
    assert lines == [*ferry[:4], *under, *ferry[4:], *tram[:4], *under, *tram[4:]]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_byline_outweighs_who_typed_it(tmp_path: Path, ending: str) -> None:
    if ending == "docx":
        document, file = Document(), io.BytesIO()
        document.core_properties.author = "Tom Typist"
        for line in ("Fares rise", "By Karla Venn", *samples.STORY.paragraphs):
            document.add_paragraph(line)
        document.save(file)
        data = file.getvalue()
    else:
        dc = "http://purl.org/dc/elements/1.1/"
        meta = f'<m xmlns:dc="{dc}"><dc:title>Fares rise</dc:title><dc:creator>T Y</dc:creator></m>'
        name = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        lines = ("By Karla Venn", *samples.STORY.paragraphs)
        body = "".join(f"<t:p>{line}</t:p>" for line in lines)
        content = f'<a xmlns:t="{name}">{body}</a>'
        kind = b"application/vnd.oasis.opendocument.text"
        members = {"mimetype": kind, "content.xml": content.encode(), "meta.xml": meta.encode()}
        data = samples.zipped(members)
    [article] = read(tmp_path, f"a.{ending}", data)
    assert (article.title, article.authors) == ("Fares rise", ("Karla Venn",))
    assert article.text == samples.STORY.text


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("The Gull Courier   Thursday, March 7, 2024   A4", "2024-03-07", "The Gull Courier"),
        ("Gull Zeitung | 7. März 2024 | Seite 4", "2024-03-07", "Gull Zeitung"),
        ("March 7, 2024, 10:02   Levy put off", "", ""),
        ("Printed on March 7, 2024", "", ""),
        ("The Long Road Home   12", "", ""),
        ("The Gull, 7 March 2024", "2024-03-07", "The Gull"),
    ],
)
def test_what_stands_over_the_headline(
    tmp_path: Path, head: str, published: str, source: str
) -> None:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    lines = ((8, 820, head), (24, 770, "Levy put off"), (10, 740, "It was late."))
    for size, y, line in (*lines, (10, 728, "So were they.")):
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, y, line)
    canvas.save()
    (tmp_path / "page.pdf").write_bytes(data.getvalue())
    [article] = read_file(tmp_path / "page.pdf", root=tmp_path)
    assert (article.title, article.text) == ("Levy put off", "It was late. So were they.")
    assert article.source == source
    assert article.published.startswith(published)
    assert (article.origins.get("published") == "running head") == bool(published)
