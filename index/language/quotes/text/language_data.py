"""What the file of a language holds: `data/<language>.toml`, section by section."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

DATA = files("index.language.quotes") / "data"
"""The word lists, one file a language, and what was fitted."""
_TABLES = ("say", "report", "label", "roles", "shortened")
"""Sections whose keys are words."""


@cache
def has_rules(language: str) -> bool:
    """Tell whether quotations in a language have rules of their own to read them by."""
    return language.isalpha() and (DATA / f"{language}.toml").is_file() and len(language) == 2


@cache
def language_data(language: str) -> dict[str, Any]:
    """Return what a language's file holds, section by section.

    Raises:
        FileNotFoundError: The language has none.
    """
    return tomllib.loads((DATA / f"{language}.toml").read_text("utf-8"))


def filled(data: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    """Return a language's data with all sections that English has: what is left out is empty."""
    whole = dict(data)
    for key, value in shape.items():
        if isinstance(value, dict):
            is_table = key in _TABLES
            whole[key] = data.get(key, {}) if is_table else filled(data.get(key, {}), value)
        else:
            whole.setdefault(key, type(value)())
    return whole
