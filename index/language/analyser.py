"""Running a spaCy pipeline over articles, and turning its documents into plain data."""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import use_ops

from index.article import Analysis
from index.errors import PipelineError
from index.language import (  # noqa: F401
    component_entities,
    component_names,
    component_news,
    component_quotes,
)
from index.language.matrices import READING
from index.language.mixed import may_be_english, merged, segments_of
from index.language.own_model import read_window
from index.language.pieces import pieces_of, windows_of
from index.language.pipelines import ENGLISH, OWN_MODEL, Pipeline, choose_pipeline, version_of
from index.language.quotes.text.language_data import has_rules
from index.language.quotes.text.progress import Advance, part, untold
from index.language.schemes import TEXT

LOG = logging.getLogger(__name__)
OWN = ("pullquote_names", "pullquote_news", "pullquote_entities", "pullquote_quotes")
"""The components of this room, in their order; the last two run after any pipeline, the first where
there is none, the second for English."""
UNKNOWN = "und"
"""The code of a text too short to tell its language."""
OTHER = "xx"
"""What such a text is read as if it cannot be English either."""
NEEDLESS = ("tagger", "morphologizer", "parser", "senter", "lemmatizer", "attribute_ruler")
"""Components that nothing here asks. A pipeline may have them; they are not loaded."""
BATCH_TEXTS = 16
"""Texts that are read together."""
_NO_SIGN = re.compile("[\ud800-\udfff]")
"""Surrogates, which spaCy cannot hash; U+FFFD is read in their places."""
_KEPT = 24 * 2**20
"""Bytes, of which glibc keeps twice: what a window needs. From 32 MB on it learns nothing."""
_READING, _QUOTES = 0.5, 0.4
"""What share of the time the model takes, and finding the quotations, about."""


@dataclass
class Analyser:
    """Finds entities and quotations. `Analyser.load` makes one."""

    version: str
    english: Language
    others: dict[str, Language] = field(default_factory=dict)
    by_rules: dict[str, Language] = field(default_factory=dict)
    """What reads languages that have rules and no pipeline."""

    @classmethod
    def load(cls, pipeline: Pipeline, languages: Mapping[str, str]) -> Analyser:
        """Load the pipeline for English, and those that the user chose for other languages.

        Raises:
            PipelineError: One of them is missing or cannot be loaded.
        """
        return cls(
            version=version_of(pipeline, languages),
            english=_load(pipeline, news=True),
            others={
                code: _load(choose_pipeline(name), news=False, language=code)
                for code, name in languages.items()
                if code != ENGLISH
            },
        )

    def analyse(
        self, texts: Iterable[tuple[str, str]], advance: Advance = untold
    ) -> Iterator[Analysis]:
        """Analyse texts, given with their language codes, in order. No text makes it raise.

        Paragraphs in another language than their article's are read as what they are.

        Args:
            texts: The texts with their languages.
            advance: Is told now and then how many code points, about, were done since.
        """
        remaining = ((_NO_SIGN.sub("\ufffd", text), language) for text, language in texts)
        while batch := list(itertools.islice(remaining, BATCH_TEXTS)):
            cut = [segments_of(text, language) for text, language in batch]
            parts = [
                (text[start:end] if len(segments) > 1 else text, self._read_as(text, language))
                for (text, _), segments in zip(batch, cut, strict=True)
                for start, end, language in segments
            ]
            analyses = self._analyse_batch(parts, advance)
            for (text, _), segments in zip(batch, cut, strict=True):
                own = [next(analyses) for _ in segments]
                yield merged(segments, own, text) if len(own) > 1 else own[0]

    def _read_as(self, text: str, language: str) -> str:
        """Return the language to read a text by: one too short to tell need not be English."""
        return OTHER if language == UNKNOWN and not may_be_english(text) else language

    def _analyse_batch(
        self, batch: Sequence[tuple[str, str]], advance: Advance
    ) -> Iterator[Analysis]:
        """Analyse one batch, each language's texts together."""
        found: dict[int, Analysis] = {}
        for language in {language for _, language in batch}:
            places = [place for place, (_, code) in enumerate(batch) if code == language]
            nlp = self._pipeline_for(language)
            notes = self._notes_for(language)
            texts = [batch[place][0] for place in places]
            documents = _read(nlp, texts, part(advance, _READING))
            for place, document in zip(places, documents, strict=True):
                found[place] = self._finish(nlp, document, notes, advance)
        return (found[place] for place in range(len(batch)))

    def _pipeline_for(self, language: str) -> Language:
        """Return what reads this language best."""
        if language == ENGLISH:
            return self.english
        if language in self.others:
            return self.others[language]
        if language == UNKNOWN:
            return self.quotes_only
        if has_rules(language):
            if language not in self.by_rules:
                self.by_rules[language] = _by_rules(language)
            return self.by_rules[language]
        return self.marks_only

    def _notes_for(self, language: str) -> tuple[str, ...]:
        """Return what to tell of this language."""
        if language == ENGLISH:
            return ()
        if language in self.others:
            if has_rules(language):
                return ()
            return (
                f"Speakers were not looked for: there are no rules for the language {language}.",
            )
        if language != UNKNOWN and has_rules(language):
            return ()
        if language in (UNKNOWN, OTHER):
            why = "the language is not known, as the text is too short to tell"
        else:
            why = f"the language is {language}, which no pipeline here reads"
        missing = "Names" if language == UNKNOWN else "Names and speakers"
        return (f"{missing} were not looked for: {why}.",)

    @cached_property
    def quotes_only(self) -> Language:
        """What reads texts too short to tell their language: it finds quotations, no names."""
        return _blank(ENGLISH)

    @cached_property
    def marks_only(self) -> Language:
        """What reads languages without a pipeline: it finds what stands in marks."""
        return _blank("xx")

    def _finish(
        self, nlp: Language, document: Doc, notes: tuple[str, ...], advance: Advance
    ) -> Analysis:
        """Run this room's components and return what they found, without spaCy's objects."""
        advance = part(advance, _length(document))
        document._.advance = part(advance, _QUOTES)
        own = [component for name, component in nlp.pipeline if name in OWN]
        try:
            for component in own:
                advance((1 - _READING - _QUOTES) / len(own))
                document = component(document)
        except Exception as error:
            # One text that a rule trips over must not end the analysis of all the others.
            LOG.exception("A component failed")
            failure = f"The analysis failed ({type(error).__name__}). Please report this article."
            return Analysis(pipeline=self.version, notes=(*notes, failure))
        return Analysis(
            pipeline=self.version,
            entities=tuple(document._.entities),
            quotes=tuple(document._.quotes),
            notes=notes,
        )


def _length(document: Doc) -> int:
    """Return how many code points a document has; spaCy would join its text anew to tell."""
    return document[-1].idx + len(document[-1].text_with_ws) if len(document) else 0


def _by_rules(language: str) -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("pullquote_names", config={"language": language})
    nlp.add_pipe("pullquote_entities")
    nlp.add_pipe("pullquote_quotes", config={"language": language})
    return nlp


def _blank(language: str) -> Language:
    nlp = spacy.blank(language)
    for component in OWN[2:]:
        nlp.add_pipe(component)
    return nlp


def _read(nlp: Language, texts: Sequence[str], advance: Advance) -> Iterator[Doc]:
    """Run the model; a long text goes through it in pieces, so that memory stays bounded."""
    pieces = [pieces_of(text) for text in texts]
    windows = windows_of(itertools.chain.from_iterable(pieces))
    documents = itertools.chain.from_iterable(_pipe(nlp, window, advance) for window in windows)
    for text, parts in zip(texts, pieces, strict=True):
        read = [next(documents) for _ in parts]
        joined = Doc.from_docs(read, ensure_whitespace=False) if len(read) > 1 else None
        document = read[0] if joined is None else joined
        document.user_data[TEXT] = text
        yield document


def _pipe(nlp: Language, window: Sequence[str], advance: Advance) -> list[Doc]:
    """Run the model over what it holds at once."""
    is_own = nlp.path == OWN_MODEL
    documents = read_window(nlp, window) if is_own else list(nlp.pipe(window, disable=OWN))
    advance(sum(map(len, window)))
    return documents


def _load(pipeline: Pipeline, *, news: bool, language: str = ENGLISH) -> Language:
    """Load a pipeline and add the components of this room that it lacks."""
    _keep_freed_memory()
    try:
        with use_ops(READING):
            nlp = spacy.load(pipeline.target, **_what_to_load(pipeline))
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(
            f"The spaCy pipeline {pipeline.name} cannot be loaded: {error}",
            "Install the version that fits this spaCy, or name another pipeline.",
        ) from error
    if "tok2vec" in nlp.pipe_names and not _has_listeners(nlp):
        nlp.remove_pipe("tok2vec")
    wanted = OWN[1:] if news else OWN[2:]
    # The imports above register the factories, with or without installed entry points.
    for component in wanted:
        if component not in nlp.pipe_names:
            is_quotes = component == "pullquote_quotes"
            nlp.add_pipe(component, config={"language": language} if is_quotes else {})
    return nlp


def _keep_freed_memory() -> None:
    """Have the memory that one window needed kept for the next, not given back to the system.

    What lies free beyond twice the largest block that was ever freed, glibc gives back at once
    (mallopt(3), "dynamic mmap threshold"), and the kernel clears the same pages for every window
    anew, which takes up to a sixth of the whole analysis. No page of this block is ever touched.
    """
    block = bytes(_KEPT)
    del block


def _what_to_load(pipeline: Pipeline) -> dict[str, Any]:
    """Return the arguments of `spacy.load`: of our own pipeline we know what else can be spared."""
    if pipeline.target != str(OWN_MODEL):
        return {"exclude": NEEDLESS}
    return {
        "exclude": (*NEEDLESS, "tok2vec"),
        "config": {"nlp": {"tokenizer": {"@tokenizers": "pullquote.Tokenizer.v1"}}},
    }


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the maker of a tokenizer without rules, which a saved pipeline brings with it.

    spaCy's own compiles all the rules of English first, for nothing.
    """
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers("pullquote.Tokenizer.v1", func=make_tokenizer)


def _has_listeners(nlp: Language) -> bool:
    """Tell whether a component that is left reads the shared vectors of `tok2vec`."""
    shared = nlp.get_pipe("tok2vec")
    return bool(getattr(shared, "listening_components", ["unknown"]))
