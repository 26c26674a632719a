"""The words of a language are data."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.multilingual.language import language_of
from index.language.quotes.text.given_names import first_names, given_names, plain_name
from index.language.quotes.text.language_data import DATA
from index.language.quotes.text.lexicon import lexicon


def test_a_form_in_two_classes_keeps_the_stronger() -> None:
    cues = lexicon("en").cues

    assert cues["said"] == "say"
    assert cues["promised"] == "report"
    assert cues["called"] == "label"


def test_a_language_without_a_file_is_read_with_the_english_one() -> None:
    assert lexicon("xx").cues == lexicon("en").cues
    assert lexicon("../en").cues == lexicon("en").cues


def test_a_general_noun_covers_special_ones() -> None:
    words = lexicon("en")

    assert words.covers("expert", "hydrologist")
    assert words.covers("lawmaker", "senator")
    assert not words.covers("senator", "hydrologist")


def test_first_names_tell_a_gender_where_most_bearers_agree() -> None:
    names = first_names()

    assert names["mary"] == "f"
    assert names["john"] == "m"
    assert names["casey"] is None


def test_given_names_tell_the_gender_in_many_countries() -> None:
    names = given_names()

    assert names[plain_name("Hrafnhildur")] == ("f", True)
    assert names[plain_name("Pål")] == ("m", True)
    assert names["tadej"] == ("m", True)
    assert names["jean"] == ("m", False)  # a woman in the United States
    assert names["mika"][1] is False  # a woman in Japan


def test_what_a_language_leaves_out_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new one is begun with a few verbs, and read at once."""
    (tmp_path / "en.toml").write_bytes((DATA / "en.toml").read_bytes())
    (tmp_path / "eo.toml").write_text('[cues.say]\ndiri = "diras diris"\n', "utf-8")
    monkeypatch.setattr("index.language.quotes.text.language_data.DATA", tmp_path)
    language = language_of("eo")
    assert language.lexicon.cues == dict.fromkeys(("diri", "diras", "diris"), "say")
    assert not language.echoes and not language.zero_subject


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“One for the road,” the old man winked, and Ada Holm laughed.", "the old man"),
        ("“One for the road,” grinned Ada Holm.", "Ada Holm"),
        ("A grin on his face, Piet Orr said: “One for the road.”", "Piet Orr"),
        ("“One for the road,” said Piet Orr with a wink at Ada Holm.", "Piet Orr"),
    ],
)
def test_a_face_may_say_it_but_is_nobody(text: str, speaker: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.of(text) == speaker
