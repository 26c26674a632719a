"""The small pure parts: cleaning, dates, languages, sketches."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clean import clean_line, clean_text
from index.reading.bylines import as_signed, author_names
from index.reading.dates import date_in_name, find_date, parse_date
from index.reading.decode import decode
from index.reading.languages import detect_language, languages_in
from index.reading.plain_html import html_to_text
from index.sync.near_duplicates import likeness, sketch
from tests.reading.pages import foreign
from tests.reading.pages.story import make_story


@given(st.text())
def test_clean_text_is_clean_and_cleaning_again_changes_nothing(raw: str) -> None:
    text, _ = clean_text(raw)
    assert clean_text(text) == (text, 0)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in text.replace("\n", ""))
    assert text == text.strip()
    assert "\n\n\n" not in text and "  " not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "P"])))
def test_cleaning_keeps_letters(raw: str) -> None:
    expected = [one for one in unicodedata.normalize("NFC", raw) if one.isalpha()]
    assert [one for one in clean_text(raw)[0] if one.isalpha()] == expected


@given(st.text())
def test_clean_line_is_printable(raw: str) -> None:
    line = clean_line(raw)
    assert "\n" not in line
    assert all(one.isprintable() or one in "\u200c\u200d" for one in line)


@pytest.mark.parametrize(
    ("raw", "text", "count"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", 0),
        ("a\x1b[1;31mb\x1b]8;;http://x\x1b\\c\x9b2Jd", "abcd", 3),
        ("soft\u00adhyphen zero\u200bwidth \ufeff", "softhyphen zerowidth", 0),
        ("Mr\u00a0Holm\u3000said", "Mr Holm said", 0),
        ("e\u0301", "é", 0),
        ("a\n\n\n\n b \n", "a\n\nb", 0),
        ("x" + "\u0336" * 99, "x" + "\u0336" * 16, 1),
        ("👩\u200d🚀", "👩\u200d🚀", 0),
    ],
)
def test_cleaning(raw: str, text: str, count: int) -> None:
    assert clean_text(raw) == (text, count)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2024-03-07", "2024-03-07"),
        ("2024-03-07T06:30:00Z", "2024-03-07T06:30:00+00:00"),
        ("2024-03-07T06:30:00.123+01:00", "2024-03-07T06:30:00.123000+01:00"),
        ("Thu, 7 Mar 2024 06:30:00 +0100", "2024-03-07T06:30:00+01:00"),
        ("7 March 2024", "2024-03-07"),
        ("March 7, 2024", "2024-03-07"),
        ("Sept. 3rd, 2024 at 10:05 a.m.", "2024-09-03"),
        ("Donnerstag, 7. März 2024", "2024-03-07"),
        ("7 de marzo de 2024", "2024-03-07"),
        ("sexta-feira, 1º de março de 2024", "2024-03-01"),
        ("Publié le 1er mars 2024 à 10h15", "2024-03-01"),
        ("1° marzo 2024", "2024-03-01"),
        ("3. Jänner 2024", "2024-01-03"),
        ("3 sett. 2024", "2024-09-03"),
        ("le 7 février 2024", "2024-02-07"),
        ("7 октября 2024 г.", "2024-10-07"),
        ("2024年3月7日", "2024-03-07"),
        ("07.03.2024", "2024-03-07"),
        ("2024/3/7", "2024-03-07"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        (1709793000, "2024-03-07T06:30:00+00:00"),
        ("1709793000000", "2024-03-07T06:30:00+00:00"),
        ("20240307", "2024-03-07"),
        ("20240307063000", "2024-03-07T06:30:00"),
        ("20240307T0630Z", "2024-03-07T06:30:00+00:00"),
        ("20241307", ""),
        ("2024-03-07 06:30:00 -0400", "2024-03-07T06:30:00-04:00"),
        ("2024-03-07T06:30:00+00:00Z", "2024-03-07T06:30:00+00:00"),
        ("2024-03-07 06:30 CET", "2024-03-07T06:30:00+01:00"),
        ("2024-03-07 06:30 XYZ", "2024-03-07"),
        ("Thu Mar 07 2024 06:30:00 GMT+0100 (CET)", "2024-03-07T06:30:00+01:00"),
        ("07.03.24", "2024-03-07"),
        ("07.03.24, 13:10", "2024-03-07"),
        ("10.15.24", ""),
        ("2024년 3월 7일", "2024-03-07"),
        ("7 marca 2024", "2024-03-07"),
        ("7. března 2024", "2024-03-07"),
        ("7 Μαρτίου 2024", "2024-03-07"),
        ("7 березня 2024", "2024-03-07"),
        ("7. maaliskuuta 2024", "2024-03-07"),
        ("03/04/2024", ""),
        ("October 5", ""),
        ("yesterday", ""),
        ("2024", ""),
        ("31 February 2024", ""),
        ("0001-01-01T00:00:00", ""),
        ("3024-01-01", ""),
        (True, ""),
        (0, ""),
        (None, ""),
        ("", ""),
    ],
)
def test_dates(raw: str | int | None, expected: str) -> None:
    assert parse_date(raw) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "Von Ada Holm", "Ein Gastbeitrag von Ada Holm", "Von unserer Korrespondentin Ada Holm",
        "Ada Holm, Chefredakteurin", "Par Ada Holm avec AFP", "Propos recueillis par Ada Holm",
        "Par Ada Holm, envoyée spéciale à Rome", "De notre correspondante à Rome, Ada Holm",
        "Publié par Ada Holm le 3 mars 2024", "Por Ada Holm, corresponsal en Roma",
        "Publicado por Ada Holm el 3 de marzo", "di Ada Holm, inviata a Roma",
        "dal nostro inviato Ada Holm", "A cura di Ada Holm", "Ada Holm, caporedattrice",
        "Por Ada Holm, da Redação", "Da nossa correspondente Ada Holm", "Texto: Ada Holm",
    ],
)  # fmt: skip
def test_bylines_of_many_languages(byline: str) -> None:
    assert author_names(byline) == ["Ada Holm"]


@pytest.mark.parametrize("desk", ["Redacción", "La rédaction", "Redação", "Redazione"])
def test_a_desk_is_no_author_but_signs(desk: str) -> None:
    assert author_names(desk) == []
    assert as_signed(desk) == desk


@given(st.text(), st.binary())
def test_nothing_upsets_the_small_parts(text: str, data: bytes) -> None:
    parse_date(text)
    find_date(text)
    html_to_text(text)
    html_to_text(f"<p {text}>&#{text};<!{text}")
    decode(data, forced="latin-1")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2024-03-07-levy", "2024-03-07"),
        ("levy_20240307", "2024-03-07"),
        ("https://a.example/2024/03/07/levy", "2024-03-07"),
        ("levy-118-20249999", ""),
        ("isbn-9781202403079", ""),
    ],
)
def test_dates_in_names(name: str, expected: str) -> None:
    assert date_in_name(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (make_story(3).text, "en"),
        (foreign.GERMAN.text, "de"),
        (foreign.FRENCH.text, "fr"),
        (foreign.POLISH.text, "pl"),
        (foreign.RUSSIAN.text, "ru"),
        ("Міністр сказав, що міст відкриють навесні, і всі зраділи цій новині. " * 3, "uk"),
        ("橋は春に開通すると大臣は述べた。港では船が待っている。" * 3, "ja"),
        ("الوزير قال إن الجسر سيفتح في الربيع المقبل أمام الجميع. " * 3, "ar"),
        ("Yes.", "und"),
        ("Předseda přijel do města.", "cs"),
        ("Żółw i źrebię.", "pl"),
    ],
)
def test_languages(text: str, expected: str) -> None:
    assert detect_language(text) == expected


def test_a_page_may_be_wrong_about_its_language() -> None:
    assert detect_language(foreign.GERMAN.text, "en-US") == "de"
    assert detect_language("Kort.", "sv_SE") == "sv"


ENGLISH = "The minister said that the bridge would open in the spring and that he was happy."


def test_a_page_has_every_language_that_a_quarter_of_it_is_in() -> None:
    words = foreign.FRENCH.text.split()
    french = " ".join((words * (60 // len(words) + 1))[:60])
    mixed = "\n\n".join((french, ENGLISH, ENGLISH))
    assert languages_in(mixed, "fr") == ("fr", "en")
    assert languages_in(f"{french}\n\n{ENGLISH}", "fr") == ("fr",)
    assert languages_in(f"{french}\n\nYes, he said.\n\n{french}", "fr") == ("fr",)
    assert languages_in("", "und") == ("und",)


def test_edited_copies_are_alike_and_others_are_not() -> None:
    dice = random.Random(1)
    stories = [make_story(number) for number in range(40)]
    for story in stories:
        kept = list(story.paragraphs)
        del kept[dice.randrange(len(kept))]
        edited = "\n\n".join(kept).replace("said", "told us", 1)
        assert likeness(sketch(story.text), sketch(edited)) > 0.5
    assert likeness(sketch(foreign.GERMAN.text), sketch(foreign.FRENCH.text)) == 0.0
    assert sketch("too short") == ()
    assert likeness((), ()) == 0.0
