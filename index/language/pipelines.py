"""Which spaCy pipeline analyses English, found out without importing spaCy."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from index.errors import PipelineError
from index.language.versions import ENTITY_RULES, QUOTE_RULES

ENGLISH = "en"
OWN_MODEL = Path(__file__).parent / "model"
"""The pipeline that Pullquote ships."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A spaCy pipeline that is there to be loaded."""

    target: str
    """What `spacy.load` takes: a package's name or a directory."""
    name: str
    number: str
    """Its version, as it says itself."""

    @property
    def version(self) -> str:
        """Name and version, together with those of the rules that run after it."""
        rules = f"entities{ENTITY_RULES}.quotes{QUOTE_RULES}"
        return f"{self.name} {self.number}+{rules}"


def choose_pipeline(named: str | None = None) -> Pipeline:
    """Return the pipeline that the user named, or our own.

    One that merely is installed is not used: on worldwide news ours finds more names than spaCy's.

    Raises:
        PipelineError: There is no pipeline of that name.
    """
    if named:
        found = _packaged(named) or _directory(Path(os.path.expanduser(named)))
        if found is None:
            raise PipelineError(
                f"There is no spaCy pipeline {named!r}.",
                "Name an installed package such as en_core_web_sm, or a directory that holds one.",
            )
        return found
    own = _directory(OWN_MODEL)
    if own is None:
        raise PipelineError(
            "Pullquote's own language model is missing.", "Install Pullquote again."
        )
    return own


def version_of(english: Pipeline, languages: Mapping[str, str]) -> str:
    """Return the version of what analyses English together with that of other languages' pipelines.

    Raises:
        PipelineError: One of the others is missing.
    """
    others = [
        f" {code}: {other.name} {other.number}"
        for code, name in sorted(languages.items())
        if code != ENGLISH and (other := choose_pipeline(name))
    ]
    return english.version + "".join(others)


def _packaged(name: str) -> Pipeline | None:
    """Return the installed package `name`, if it is one."""
    try:
        number = metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return None
    return Pipeline(name, name, number)


def _directory(directory: Path) -> Pipeline | None:
    """Return the pipeline that a directory holds, if it does."""
    try:
        meta = json.loads((directory / "meta.json").read_text(encoding="utf-8"))
        return Pipeline(str(directory), f"{meta['lang']}_{meta['name']}", meta["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
