"""Bylines, roles and dates as German, French, Spanish, Italian and Portuguese papers set them."""

from __future__ import annotations

import pytest

from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.prose import names_in_byline

BYLINES = {
    "de": [
        "Von Ada Holm", "VON ADA HOLM", "Ein Gastbeitrag von Ada Holm", "Von Ada Holm, dpa",
        "Text: Ada Holm, Fotos: Bo Lind", "Von Ada Holm, Altenau", "Eine Analyse von Ada Holm",
        "Von unserer Redakteurin Ada Holm", "Protokoll: Ada Holm", "Autorin: Ada Holm",
        "Von Ada Holm | 3. März 2024", "Aufgezeichnet von Ada Holm", "Ada Holm, Chefredakteurin",
    ],
    "fr": [
        "Par Ada Holm", "Par Ada Holm avec AFP", "Publié par Ada Holm le 3 mars 2024",
        "Propos recueillis par Ada Holm", "Ada Holm, correspondante à Londres",
        "De notre envoyée spéciale à Kiev, Ada Holm", "Une enquête d'Ada Holm",
        "Entretien réalisé par Ada Holm", "Par Ada Holm, journaliste au service Économie",
        "Par Ada Holm - Publié le 3 mars 2024 à 10h12", "Texte : Ada Holm",
    ],
    "es": [
        "Por Ada Holm", "Por: Ada Holm", "Ada Holm | Madrid", "Por Ada Holm, enviada especial",
        "De nuestra corresponsal Ada Holm", "Texto: Ada Holm", "Redacción: Ada Holm",
        "Publicado por Ada Holm el 3 de marzo de 2024", "Una crónica de Ada Holm",
        "Por Ada Holm con agencias", "Por Ada Holm (EFE)",
    ],
    "it": [
        "di Ada Holm", "Di Ada Holm", "a cura di Ada Holm", "Intervista di Ada Holm",
        "dalla nostra corrispondente Ada Holm", "di Ada Holm, Milano", "Articolo di Ada Holm",
        "Ada Holm, inviata a Roma", "testo di Ada Holm", "di Ada Holm - 3 marzo 2024",
        "Un commento di Ada Holm",
    ],
    "pt": [
        "Por Ada Holm", "por Ada Holm, de São Paulo", "Texto de Ada Holm", "Autora: Ada Holm",
        "Reportagem de Ada Holm", "Ada Holm, correspondente em Londres", "Por Ada Holm - G1",
        "Publicado por Ada Holm em 3 de março de 2024", "Da nossa enviada especial Ada Holm",
        "Por Ada Holm com agências", "Uma crónica de Ada Holm",
    ],
}  # fmt: skip
DATES = {
    "de": [
        "3. März 2024", "3. Mrz. 2024", "03.03.2024", "Sonntag, 3. März 2024", "3.3.2024",
        "So., 3. März 2024, 10:12 Uhr", "3. MÄRZ 2024", "vom 3. März 2024", "am 3. 3. 2024",
        "Stand: 03.03.2024, 10:12 Uhr", "Veröffentlicht am 3. März 2024",
    ],
    "fr": [
        "Le 3 mars 2024", "3 mars 2024", "dimanche 3 mars 2024", "03 mars 2024 à 10:12",
        "Publié le 3 mars 2024 à 10h12", "Publié le dimanche 3 mars 2024", "3 MARS 2024",
        "Mis à jour le 3 mars 2024", "Lyon, le 3 mars 2024", "Le dimanche 3 mars 2024",
    ],
    "es": [
        "3 de marzo de 2024", "domingo, 3 de marzo de 2024", "3 marzo 2024", "3/mar/2024",
        "03 mar 2024 - 10:12 CET", "3 de marzo del 2024", "Madrid, 3 de marzo de 2024",
        "Publicado el 3 de marzo de 2024", "3 DE MARZO DE 2024", "Actualizado: 03 mar. 2024",
    ],
    "it": [
        "3 marzo 2024", "domenica 3 marzo 2024", "Domenica, 3 Marzo 2024", "03 Mar 2024",
        "Pubblicato il 3 marzo 2024", "il 3 marzo 2024 alle 10:12", "Roma, 3 marzo 2024",
        "3 MARZO 2024", "dom 3 mar 2024", "martedì 3 marzo 2024",
    ],
    "pt": [
        "3 de março de 2024", "domingo, 3 de março de 2024", "03 mar 2024 às 10h12",
        "3 março 2024", "Publicado em 3 de março de 2024", "Lisboa, 3 de março de 2024",
        "3 DE MARÇO DE 2024", "3 de mar. de 2024", "03/mar/2024",
        "Atualizado em 3 de março de 2024, 10h12",
    ],
}  # fmt: skip


@pytest.mark.parametrize("byline", [one for each in BYLINES.values() for one in each])
def test_a_byline_names_who_wrote_and_nobody_else(byline: str) -> None:
    assert author_names(byline) == ["Ada Holm"]


@pytest.mark.parametrize("date", [one for each in DATES.values() for one in each])
def test_a_date_is_read(date: str) -> None:
    assert parse_date(date)[:10] == "2024-03-03"


@pytest.mark.parametrize(
    ("date", "expected"),
    [("1. April 2024", "2024-04-01"), ("le 1er avril 2024", "2024-04-01"),
     ("1.º de abril de 2024", "2024-04-01"), ("1° aprile 2024", "2024-04-01"),
     ("1º de abril de 2024", "2024-04-01")],
)  # fmt: skip
def test_the_first_of_a_month_is_an_ordinal(date: str, expected: str) -> None:
    assert parse_date(date) == expected


@pytest.mark.parametrize(
    "credit", ["Fotos: Bo Lind", "Fotografia di Bo Lind", "Fotografía: Bo Lind"]
)
def test_who_took_the_picture_wrote_nothing(credit: str) -> None:
    assert author_names(credit) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Ada Holm und Bo Lind, Redakteure", ["Ada Holm", "Bo Lind"]),
        ("Por Ada Holm | Redacción", ["Ada Holm"]),
        ("di Ada Holm e Bo Lind", ["Ada Holm", "Bo Lind"]),
        ("Par Ada Holm et Bo Lind (avec AFP)", ["Ada Holm", "Bo Lind"]),
    ],
)
def test_a_text_names_who_wrote_it(line: str, names: list[str]) -> None:
    assert names_in_byline(line) == names


def test_a_portal_and_where_it_writes_sign_for_nobody() -> None:
    assert author_names("Por G1 Lurca e Região") == []
    assert author_names("Por Ada Holm, G1 — Lurca") == ["Ada Holm"]
