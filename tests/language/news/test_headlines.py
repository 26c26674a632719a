from __future__ import annotations

from index.language.news.headlines import doubt_headlines
from tests.language.news.drafts import names_after


def test_names_in_capitals_must_be_known() -> None:
    headline = "[MILL|ORG] TO [CLOSE|LOC] IN [KENYA|LOC], [ADA HOLM|PERSON] SAYS"
    text = f"{headline}\n\n[Ada Holm|PERSON] left."
    assert names_after(doubt_headlines, text) == [
        ("KENYA", "LOC"),
        ("ADA HOLM", "PERSON"),
        ("Ada Holm", "PERSON"),
    ]


def test_other_lines_are_left_alone() -> None:
    text = "[OBEN|LOC] (Arco) - The [MTO|ORG] met.\n\n[MTO|ORG]"
    assert len(names_after(doubt_headlines, text)) == 3
