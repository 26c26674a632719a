"""Running a spaCy pipeline over articles, and turning its documents into plain data."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from index.article import Analysis
from index.errors import PipelineError
from index.language import component_entities, component_news, component_quotes  # noqa: F401
from index.language.pipelines import Pipeline, choose_pipeline

ENGLISH = "en"
NEEDLESS = ("tagger", "morphologizer", "parser", "senter", "lemmatizer", "attribute_ruler")
"""Components that nothing here asks. A pipeline may have them; they are not loaded."""


@dataclass
class Analyser:
    """Finds entities and quotations. `Analyser.load` makes one."""

    version: str
    english: Language
    others: dict[str, Language] = field(default_factory=dict)
    quotes_only: Language = field(default_factory=lambda: _quotes_only())

    @classmethod
    def load(cls, pipeline: Pipeline, languages: Mapping[str, str]) -> Analyser:
        """Load the pipeline for English, and those that the user chose for other languages.

        Raises:
            PipelineError: One of them is missing or cannot be loaded.
        """
        return cls(
            version=pipeline.version,
            english=_load(pipeline, news=True),
            others={
                code: _load(choose_pipeline(name), news=False)
                for code, name in languages.items()
                if code != ENGLISH
            },
        )

    def analyse(
        self, texts: Iterable[tuple[str, str]], *, batch_size: int = 16
    ) -> Iterator[Analysis]:
        """Analyse texts, given with their language codes, in order. No text makes it raise."""
        remaining = iter(texts)
        while batch := list(itertools.islice(remaining, batch_size)):
            yield from self._analyse_batch(batch)

    def _analyse_batch(self, batch: Sequence[tuple[str, str]]) -> Iterator[Analysis]:
        """Analyse one batch, each language's texts together."""
        found: dict[int, Analysis] = {}
        for language in {language for _, language in batch}:
            places = [place for place, (_, code) in enumerate(batch) if code == language]
            nlp = self._pipeline_for(language)
            notes = self._notes_for(language)
            documents = nlp.pipe([batch[place][0] for place in places])
            for place, document in zip(places, documents, strict=True):
                found[place] = self._plain(document, notes)
        return (found[place] for place in range(len(batch)))

    def _pipeline_for(self, language: str) -> Language:
        """Return what reads this language best."""
        if language == ENGLISH:
            return self.english
        return self.others.get(language, self.quotes_only)

    def _notes_for(self, language: str) -> tuple[str, ...]:
        """Return what to tell of this language."""
        if language == ENGLISH or language in self.others:
            return ()
        return (
            f"Names were not looked for: the language is {language}, "
            "for which the settings name no pipeline.",
        )

    def _plain(self, document: Doc, notes: tuple[str, ...]) -> Analysis:
        """Return what the components found, without spaCy's objects."""
        return Analysis(
            pipeline=self.version,
            entities=tuple(document._.entities),
            quotes=tuple(document._.quotes),
            notes=notes,
        )


def _load(pipeline: Pipeline, *, news: bool) -> Language:
    """Load a pipeline and add the components of this room that it lacks."""
    try:
        nlp = spacy.load(pipeline.target, exclude=NEEDLESS)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"The spaCy pipeline {pipeline.name} cannot be loaded: {error}",
            "Install the version that fits this spaCy, or name another pipeline.",
        ) from error
    wanted = ["pullquote_news"] if news else []
    # The imports above register the factories, with or without installed entry points.
    for component in [*wanted, "pullquote_entities", "pullquote_quotes"]:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp


def _quotes_only() -> Language:
    """Return a pipeline for languages without one: it finds quotations, no names."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("pullquote_entities")
    nlp.add_pipe("pullquote_quotes")
    return nlp
