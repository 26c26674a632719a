"""What OpenSearch has to know about a shared archive's index."""

from __future__ import annotations

from typing import Any

from index.search.engine.fields import ENTITY_FIELDS
from index.search.engine.snapshot import K1, B

FORMAT = 3
"""The number of the format, kept with the index; another one cannot be read."""
ABOUT = "pullquote"
"""Under which name the index's own facts are kept in its mapping."""

LABELS = (
    *("author", "source", "url", "tag", "lang", "path"),
    *ENTITY_FIELDS,
    *(f"{field}_alias" for field in ENTITY_FIELDS),
)
"""The articles' names that are searched word by word; a quote has its speaker."""
COUNTED = (
    "author",
    "source",
    "url",
    "tag",
    "lang",
    "path",
    *ENTITY_FIELDS,
    "speaker",
    "role",
    "reported",
)
"""Those that are counted and offered too; `key_field` says where. `speaker` and `role` are of whom
the article quotes in quotation marks, `reported` are the speakers of all else."""

SOON, LATER = "5s", "60s"
"""After how long what was sent is found: usually, and while very much is sent."""
GAP = 10_000
"""So many places lie between a title and what comes behind it."""

_TOKENS_A_WORD = 2.3
_K1 = round(K1 * (1 - B + B * _TOKENS_A_WORD), 3)
_B = round(B * _TOKENS_A_WORD / (1 - B + B * _TOKENS_A_WORD), 3)
"""BM25's constants: OpenSearch measures a text by its words, and the mean by all their tokens."""

_STACKED = {"type": "text", "analyzer": "stacked", "search_analyzer": "stacked_query"}
_UNWEIGHED = {**_STACKED, "norms": False}
_TITLE_AND_TEXT = {**_STACKED, "position_increment_gap": GAP}
_LABEL = {
    "type": "text",
    "analyzer": "whitespace",
    "search_analyzer": "stacked_query",
    "norms": False,
    "position_increment_gap": 100,
}
_KEY = {"type": "keyword"}
_NUMBER = {"type": "integer"}
_LONG = {"type": "long"}


def key_field(label: str) -> str:
    """Return where the names of a field are counted."""
    return f"{label}_key"


_ANALYSIS = {
    "tokenizer": {"places": {"type": "whitespace", "max_token_length": 20_000}},
    "filter": {
        "apart": {
            "type": "pattern_capture",
            "preserve_original": False,
            "patterns": ["([^|]+)"],
        },
        "gap": {"type": "stop", "stopwords": ["_"]},
    },
    "analyzer": {
        "stacked": {"type": "custom", "tokenizer": "places", "filter": ["apart"]},
        "stacked_query": {
            "type": "custom",
            "tokenizer": "places",
            "filter": ["gap", "apart"],
        },
    },
}
_PROPERTIES = {
    "stored": {"type": "object", "enabled": False},
    "any": _TITLE_AND_TEXT,
    "title": _UNWEIGHED,
    "initial": {**_KEY, "doc_values": False},
    **{label: _LABEL for label in LABELS},
    **{key_field(label): _KEY for label in COUNTED},
    "id": _LONG,
    "change": _LONG,
    "hash": _KEY,
    "day": _NUMBER,
    "dated": _NUMBER,
    "published": _KEY,
    "month": _KEY,
    "source_order": _KEY,
    "words": _NUMBER,
    "quoted": _NUMBER,
    "stems": _KEY,
    "name": _KEY,
    "near": _LONG,
    "ending": _KEY,
    "file": _KEY,
    "spoken": _KEY,
    "located": _KEY,
    "analysed": {"type": "boolean"},
    "mentioned": _KEY,
    "quotes": {
        "type": "nested",
        "properties": {
            "number": _NUMBER,
            "kind": _KEY,
            "quote": _UNWEIGHED,
            "speaker": _LABEL,
            "name": _KEY,
            "role": _LABEL,
            "shared": {**_KEY, "doc_values": False},
            "saying": _LONG,
            "alike": _LONG,
            "again": _LONG,
            "form": _NUMBER,
            "articles": _NUMBER,
        },
    },
}
"""What is searched, counted and sorted by of an article, and of each of its quotes."""


def index_body(publication: str, *, shards: int, replicas: int, words: int) -> dict[str, Any]:
    """Return the settings and the mapping of a new index.

    Args:
        publication: What tells this index from any other of the same name.
        shards: Into how many parts it is divided, for good.
        replicas: How many further copies of each part there are.
        words: How many an article usually has.
    """
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "codec": "best_compression",
                "refresh_interval": SOON,
                # Nodes that come back one by one fail to start a part more than the usual 5 times.
                "allocation.max_retries": 100,
                "mapping.nested_objects.limit": 100_000,
                "max_inner_result_window": 100_000,
                "similarity": {"default": {"type": "BM25", "k1": _K1, "b": _B}},
            },
            "analysis": _ANALYSIS,
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {ABOUT: {"format": FORMAT, "publication": publication, "words": words}},
            # What can be made again from `stored` is searched, not kept.
            "_source": {"includes": ["stored.*"]},
            "properties": _PROPERTIES,
        },
    }
