"""A name behind an office and a body is whose words they are; a name behind "supporters of" not."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Merchant Bank of Tarn President Greta Orvik", "Greta Orvik"),
        ("Weavers' Union of Tarn President Greta Orvik", "Greta Orvik"),
        ("Under Secretary of the Interior Greta Orvik", "Greta Orvik"),
        ("Supporters of President Greta Orvik", "Supporters of President Greta Orvik"),
        ("Aides of Deputy Mayor Greta Orvik", "Aides of Deputy Mayor Greta Orvik"),
        ("Members of the staff of Mayor Greta Orvik", "Members of the staff of Mayor Greta Orvik"),
        ("Supporters of Sen. Greta Orvik", "Supporters of Sen. Greta Orvik"),
        ("Forest Secretary of State Greta Orvik", "Greta Orvik"),
        ("The aunt of Mayor Greta Orvik", "The aunt of Mayor Greta Orvik"),
    ],
)
def test_who_speaks_is_named_without_office_and_body(source: str, name: str) -> None:
    assert find_quotes(f"{source} said it was “a good day for all”.")[0].name == name


def test_his_after_a_name_that_is_a_womans_means_another() -> None:
    text = (
        "Minister Declan Marr resigned. Premier Dara Kest accepted his letter.\n\n"
        "“Declan served us well,” she told the house."
    )

    assert find_quotes(text)[-1].name == "Dara Kest"
