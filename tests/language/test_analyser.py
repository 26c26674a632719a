from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from index.errors import PipelineError
from index.language import load_analyser, pipeline_version
from index.language.analyser import Analyser
from index.language.pieces import pieces_of, windows_of
from index.language.pipelines import OWN_MODEL, choose_pipeline

STORY = (
    "LISBON (Arco) — Foreign Minister Tomás Vidal told the Harbour Workers Union (HWU) on Monday "
    "that he would resign.\n\n“It is over,” Vidal said. The HWU welcomed it."
)


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return load_analyser(str(OWN_MODEL))


def test_the_door_is_cheap() -> None:
    code = (
        "import sys, index.language; index.language.pipeline_version(); "
        "print('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_matrices_are_multiplied_by_numpy_in_one_thread(analyser: Analyser) -> None:
    network = cast(TrainablePipe, analyser.english.get_pipe("ner")).model.get_ref("tok2vec")
    assert {cast(NumpyOps, node.ops).use_blis for node in network.walk()} == {False}
    code = (
        "import os, sys, index; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {key: value for key, value in os.environ.items() if "THREADS" not in key}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert run.stdout.split() == ["False", "1"]


def test_a_story(analyser: Analyser) -> None:
    (analysis,) = analyser.analyse([(STORY, "en")])
    found = {(entity.kind, entity.name): entity for entity in analysis.entities}
    assert found["PERSON", "Tomás Vidal"].count == 2
    assert found["ORG", "Harbour Workers Union"].aliases == ("HWU",)
    assert found["GPE", "Lisbon"].mentions[0].of(STORY) == "LISBON"
    assert ("DATE", "Monday") in found
    assert [quote.name for quote in analysis.quotes if quote.kind == "direct"] == ["Tomás Vidal"]
    assert analysis.pipeline == pipeline_version(str(OWN_MODEL))


def test_order_and_languages(analyser: Analyser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.language.analyser.BATCH_TEXTS", 3)
    texts = [("Ada Holm lachte: „Ja.“", "nl"), (STORY, "en"), ("", "en"), ("Ja", "und")]
    analyses = list(analyser.analyse(texts))
    assert [bool(analysis.entities) for analysis in analyses] == [False, True, False, False]
    assert "the language is nl" in analyses[0].notes[0]
    assert analyses[1].notes == ()
    assert "language is not known, as the text is too short" in analyses[3].notes[0]


def test_very_long_texts(analyser: Analyser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.language.pieces.LONGEST_PIECE", 500)
    text = "Nothing happened here. " * 50 + "x" * 1200 + "\n\n" + "Nor there. " * 50
    (analysis,) = analyser.analyse([(text + STORY, "en")])
    (minister,) = (entity for entity in analysis.entities if entity.name == "Tomás Vidal")
    assert [mention.of(text + STORY) for mention in minister.mentions] == ["Tomás Vidal", "Vidal"]
    assert analysis.quotes[0].name == "Tomás Vidal"


@pytest.mark.parametrize("language", ["en", "de", "nl"])
def test_how_far_a_text_is_is_told_and_changes_nothing(analyser: Analyser, language: str) -> None:
    german = "„Wir kommen“, sagte Ada Holm am Montag. "
    texts = [(STORY * 40, language), (german * 40, language)]
    told: list[float] = []
    assert list(analyser.analyse(texts, told.append)) == list(analyser.analyse(texts))
    size = sum(len(text) for text, _ in texts)
    assert min(told) >= 0 and 0.55 * size < sum(told) <= 1.001 * size
    if language != "nl":  # where more is looked for than marks
        assert len(told) > 50 and sum(told) > 0.9 * size and max(told) < 0.6 * size


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_makes_it_raise(analyser: Analyser, text: str) -> None:
    (analysis,) = analyser.analyse([(text, "en")])
    for entity in analysis.entities:
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize("language", ["en", "de", "ja", "und"])
def test_signs_that_are_none(analyser: Analyser, language: str) -> None:
    text = "“It is\ud800 over,” said \udfffAda Holm of Norr.\udc80"
    (analysis,) = analyser.analyse([(text, language)])
    assert len(analysis.quotes) == 1
    names = [entity.name for entity in analysis.entities]
    assert not any("\ud800" <= sign <= "\udfff" for name in names for sign in name)


def test_a_missing_pipeline(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no spaCy pipeline"):
        load_analyser("no_such_pipeline")
    with pytest.raises(PipelineError):
        pipeline_version(str(tmp_path))


def test_a_broken_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1"}')
    assert choose_pipeline(str(tmp_path)).version.startswith("en_x 1+")
    with pytest.raises(PipelineError, match="cannot be loaded"):
        load_analyser(str(tmp_path))


def make_pipeline(folder: Path, language: str, name: str) -> str:
    nlp = spacy.blank(language)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": name}])  # type: ignore[attr-defined]
    nlp.to_disk(folder / f"{language}_own")
    return str(folder / f"{language}_own")


def test_a_language_of_the_users_own(tmp_path: Path) -> None:
    own = make_pipeline(tmp_path, "nl", "Ada Holm")
    analyser = load_analyser(str(OWN_MODEL), languages={"nl": own})
    (analysis,) = analyser.analyse([("Ada Holm lachte.", "nl")])
    assert [(entity.kind, entity.name) for entity in analysis.entities] == [("PERSON", "Ada Holm")]
    assert analysis.notes == (
        "Speakers were not looked for: there are no rules for the language nl.",
    )


def test_a_named_pipeline_finds_the_names_for_the_rules(tmp_path: Path) -> None:
    """A name that nothing else tells of: no given name, no office beside it."""
    own = make_pipeline(tmp_path, "de", "Qirn Zwolk")
    text = "Am Montag kam Qirn Zwolk. Zwolk lachte. „Das ist gut für uns alle“, sagte er."
    by_rules, by_name = (
        next(load_analyser(str(OWN_MODEL), languages=languages).analyse([(text, "de")]))
        for languages in ({}, {"de": own})
    )
    assert not [entity for entity in by_rules.entities if entity.kind == "PERSON"]
    assert [entity.name for entity in by_name.entities] == ["Qirn Zwolk"]
    assert [quote.name for quote in by_name.quotes] == ["Qirn Zwolk"]
    assert by_name.notes == ()


def test_paragraphs_in_another_language_are_read_by_its_rules(analyser: Analyser) -> None:
    german = (
        "„Wir haben in dieser Nacht alles versucht“, sagte Bürgermeisterin Ada Holm im Rat, "
        "und das ist für die Stadt nicht genug."
    )
    text = f"{STORY}\n\n{german}"
    (analysis,) = analyser.analyse([(text, "en")])
    said = [(quote.span.of(text), quote.name) for quote in analysis.quotes if quote.speaker]
    assert ("“It is over,”", "Tomás Vidal") in said
    assert ("„Wir haben in dieser Nacht alles versucht“", "Ada Holm") in said
    (alone,) = analyser.analyse([(STORY, "en")])
    assert {entity.name for entity in alone.entities} <= {e.name for e in analysis.entities}


def test_no_article_belongs_to_a_name(analyser: Analyser) -> None:
    text = "La porte-parole d’Émile Roux est partie. « Je viens », a dit d'un ton sec Inès N’Diaye."
    [found] = analyser.analyse([(text, "fr")])
    assert [one.name for one in found.entities] == ["Émile Roux", "Inès N’Diaye"]
    [found] = analyser.analyse([("Le frère d'Ada Holm a déclaré : « Elle vient. »", "fr")])
    [quote] = found.quotes
    assert quote.confidence < 0.9  # her brother said it


@settings(max_examples=100)
@given(st.text("a“. \n<", max_size=80), st.integers(1, 9), st.integers(1, 9))
def test_pieces_and_windows_lose_nothing(text: str, piece: int, run: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.language.pieces.LONGEST_PIECE", piece)
        patch.setattr("index.language.pieces.LONGEST_WINDOW", 3 * piece)
        patch.setattr("index.language.pieces.LONGEST_RUN", run)
        pieces = pieces_of(text)
        windows = list(windows_of(pieces))
    assert "".join(pieces) == text
    assert [piece for window in windows for piece in window] == pieces
    assert all(len(window) == 1 or len("".join(window)) <= 3 * piece for window in windows)
    assert all(len(part) <= max(piece, run) for part in pieces)


def test_a_long_run_is_cut_after_signs() -> None:
    run = "word." * 100
    assert pieces_of(f"One {run} two") == ["One ", run[:300], run[300:], " two"]


@pytest.mark.parametrize("shape", ["“", "Ann Falk ", "said Ann Falk ", "the minister, ", "Ann-"])
def test_what_is_no_prose_is_analysed_too(analyser: Analyser, shape: str) -> None:
    (analysis,) = analyser.analyse([(shape * (6000 // len(shape)), "en")])
    assert analysis.notes == ()
