"""What stands in marks that are none of a quotation's, and what labels head."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes


def spoken(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotes(text) if q.kind in ("direct", "partial")]


def test_a_paragraph_of_another_text_in_straight_marks_keeps_its_own_quotations() -> None:
    text = (
        "“We go,” said Ada Holm. “We go now,” she added.\n\n"
        '"Pastor Ben Falk defended Holm’s “Look at the pit over there!” line by saying it was a '
        "“term of endearment” and left.\n\nThey left."
    )
    assert spoken(text)[2:] == ["“Look at the pit over there!”", "“term of endearment”"]


def test_what_a_quotation_over_paragraphs_in_straight_marks_cites_is_inside_it() -> None:
    text = (
        'Ada Holm stated:\n\n"The port isn’t about “fish for all” any more. It is about sand.\n\n'
        '"The latest of this is a “sand tax,” which helps nobody.\n\n"We will fight it."\n\n'
        'She left. "Good," Ben Falk said. "Late," he added.'
    )
    assert [one[:10] for one in spoken(text)] == [
        '"The port ',
        '"The lates',
        '"We will f',
        '"Good,"',
        '"Late,"',
    ]


def test_a_straight_mark_that_nothing_closes_takes_in_no_other_quotation() -> None:
    text = (
        'Holm left. "Good," Ben Falk said. "Late," he added.\n\n'
        '"We go, Ada Holm said. “We go now,” she added.\n\nThey left.'
    )
    assert spoken(text)[-1] == "“We go now,”"


def test_a_doubled_mark_around_a_sentence_is_none() -> None:
    text = (
        "“We go,” said Ada Holm. “We go now,” she added.\n\n"
        '"“You win no town by streets,” Holm responded, before she left in March."'
    )
    assert spoken(text)[2:] == ["“You win no town by streets,”"]


@pytest.mark.parametrize("inches", ["6’2”", "6'2”"])
def test_feet_and_inches_close_nothing(inches: str) -> None:
    text = f"“He's tall; he's like {inches},” Ben Holm said on Monday."
    assert spoken(text) == [f"“He's tall; he's like {inches},”"]


def test_labels_over_what_tells_of_those_whom_they_name_are_headings() -> None:
    text = (
        "Some plans were good.\n\nBen Zander: Credit scores On his site, Senator Ben Zander asks "
        "for reform. You need it.\n\nWe could do it.\n\nMark Rubin: Pensions Two years ago, "
        "Senator Mark Rubin of Norr proposed that you pay in.\n\nIt is cheap."
    )
    assert spoken(text) == []


def test_an_autobiography_is_a_title() -> None:
    text = "In his autobiography, “A Time for Mud,” published in May, Ben Holm told of the pit."
    assert spoken(text) == []
