"""Text in, entities and quotations out: the language room.

Importing this module is cheap. spaCy is imported when an analyser is loaded, and no spaCy object
ever leaves the room.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from index.language.pipelines import choose_pipeline, version_of

if TYPE_CHECKING:
    from index.language.analyser import Analyser

__all__ = ["load_analyser", "pipeline_version"]


def load_analyser(
    pipeline: str | None = None, *, languages: Mapping[str, str] | None = None
) -> Analyser:
    """Load what analyses articles. It takes a second, most of it spaCy's own import.

    Args:
        pipeline: An installed spaCy pipeline, or the path of one; without it, Pullquote's own.
        languages: Pipelines for other languages: `{"de": "de_core_news_sm"}`.

    Raises:
        PipelineError: A named pipeline is missing or cannot be loaded.
    """
    from index.language.analyser import Analyser

    return Analyser.load(choose_pipeline(pipeline), languages or {})


def pipeline_version(
    pipeline: str | None = None, *, languages: Mapping[str, str] | None = None
) -> str:
    """Return the names and versions of what would analyse: the key that analyses are cached by.

    Raises:
        PipelineError: A named pipeline is missing.
    """
    return version_of(choose_pipeline(pipeline), languages or {})
