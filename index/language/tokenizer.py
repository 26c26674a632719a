"""English tokenisation as spaCy has it, and a few marks that newswire uses its own way."""

from __future__ import annotations

from typing import cast

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

PREFIXES = (r"/(?=[A-Z])",)
"""`/TASS/.`: the agency stands between strokes."""
SUFFIXES = (
    r"(?<=[A-Za-z])/\.?",
    r"\.[-–—]+",
    r"(?<=\))\.",
)
INFIXES = (r"\.?\[(?=edit\b|\d{1,3}\b)",)
"""`Holm[edit]`, `Holm.[12]`: what an encyclopedia hangs on to words."""


def adapt_tokenizer(nlp: Language) -> Language:
    """Make the pipeline's tokenizer split datelines, and return the pipeline.

    The rules are data: `nlp.to_disk` keeps them, so that a saved pipeline needs no code for them.
    """
    prefixes = [*(nlp.Defaults.prefixes or ()), *PREFIXES]
    suffixes = [*(nlp.Defaults.suffixes or ()), *SUFFIXES]
    infixes = [*(nlp.Defaults.infixes or ()), *INFIXES]
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
