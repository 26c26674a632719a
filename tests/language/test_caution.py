"""A model that has to be surer before it calls something a name."""

from __future__ import annotations

import pytest

from index.language.training.caution import add_caution
from tests.language.test_averaging import trained


@pytest.mark.parametrize(("by", "names"), [(0.0, ["Ada Holm"]), (1000.0, [])])
def test_caution_finds_fewer_names(by: float, names: list[str]) -> None:
    nlp = trained(50)
    add_caution(nlp, by)
    assert [span.text for span in nlp("Ada Holm spoke.").ents] == names
