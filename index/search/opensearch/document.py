"""An article with all that was found in it as one document of OpenSearch, and back."""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from index.article import Analysis, Article
from index.search.engine.fields import FIELD_OF_ENTITY, SEARCHED_QUOTES, UNNAMED, clean_name
from index.search.engine.snapshot import B
from index.search.opensearch.mapping import COUNTED, key_field
from index.search.opensearch.tokens import KEY, TEXT, initials, name_key, named, stacked, weighed
from index.search.query.dates import day_number
from index.search.query.stemming import ENGLISH, language_of_stems
from index.search.run.evaluate import TITLE_WEIGHT
from index.views.articles import COUNTED as NUMBERS
from index.views.articles import NearCopy, listed_quotes

Document = dict[str, Any]

_MOST_TIMES = 20
"""So many times at most a word of the title counts as much as one of the text."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of a quote beside others."""

    fingerprints: Collection[int]
    """By what it is found by those that share words with it."""
    saying: int
    """Its number among all quotes that are compared."""
    alike: Collection[int] = ()
    """The numbers of those that are the same utterance."""
    again: Collection[int] = ()
    """The numbers of those that say it on another occasion."""
    form: int = 0
    """How it departs from the others, as `Form` has it."""
    articles: int = 1
    """In how many articles its utterance stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """All that a shared archive is told of an article."""

    id: int
    article: Article
    analysis: Analysis | None = None
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each name that is quoted, in what roles."""
    tags: Sequence[str] = ()
    """Others than the file's."""
    languages: Sequence[str] = ()
    """All that a good part of it is in; empty: only its own."""
    paths: Sequence[bytes] = ()
    """Of the files that hold it, its own first; empty: only its own."""
    near: Sequence[NearCopy] = ()
    stale: bool = False
    compared: Mapping[int, Compared] = field(default_factory=dict)
    """By the quote's place in the analysis; searched, and not kept to be read again."""

    def to_stored(self) -> Document:
        """Return what is kept to be read again, `from_stored`'s counterpart."""
        fields = self.article.to_json()
        text = fields.pop("text")
        own = os.fsencode(fields.pop("path"))
        stored: Document = {
            "article": fields,
            "text": text,
            "roles": {name: list(roles) for name, roles in self.roles.items()},
            "tags": list(self.tags),
            "paths": [quote_from_bytes(path, safe="/ ") for path in self.paths or (own,)],
            "near": [[each.id, each.title, each.source, each.likeness] for each in self.near],
            "stale": self.stale,
        }
        if self.analysis is not None:
            written = json.dumps(self.analysis.to_json(), ensure_ascii=False).encode("utf-8")
            stored["analysis"] = base64.b64encode(zlib.compress(written, 1)).decode()
        return stored

    @staticmethod
    def from_stored(article_id: int, stored: Document) -> Publication:
        """Return what `to_stored` wrote down."""
        paths = tuple(map(unquote_to_bytes, stored["paths"]))
        fields = {**stored["article"], "text": stored["text"], "path": os.fsdecode(paths[0])}
        analysis = None
        if packed := stored.get("analysis"):
            analysis = Analysis.from_json(json.loads(zlib.decompress(base64.b64decode(packed))))
        return Publication(
            id=article_id,
            article=Article.from_json(fields),
            analysis=analysis,
            roles=stored["roles"],
            tags=tuple(stored["tags"]),
            paths=paths,
            near=tuple(
                NearCopy(id=number, title=title, source=source, likeness=likeness)
                for number, title, source, likeness in stored["near"]
            ),
            stale=stored["stale"],
        )


def document(published: Publication, change: int, usual_words: int) -> Document:
    """Return the document of an article.

    Args:
        published: The article.
        change: The number of its latest change.
        usual_words: How many words an article of this archive has.
    """
    article, analysis = published.article, published.analysis
    found = {
        "stored": published.to_stored(),
        "change": change,
        **_words(article, usual_words),
        **_facts(published),
    }
    names: dict[str, Sequence[str]] = {
        "author": article.authors,
        "source": (article.source,),
        "url": (article.url,),
        "path": (article.path,),
        "lang": published.languages or (article.language,),
        "tag": (*article.tags, *published.tags),
    }
    if analysis is not None:
        found["analysed"] = True
        names |= _findings(analysis, published, found)
    for label, values in names.items():
        clean = [name for value in dict.fromkeys(values) if (name := clean_name(value))]
        if clean and label not in ("speaker", "role", "reported"):
            found[label] = [named(name) for name in clean]
        if clean and label in COUNTED:
            found[key_field(label)] = [name_key(name) for name in clean]
    return found


def _words(article: Article, usual_words: int) -> Document:
    """Return what is searched of title and text."""
    title = stacked(article.title, article.language)
    text = stacked(article.text, article.language)
    length = len(article.text.split())
    stems = language_of_stems(article.language)
    return {
        "title": title,
        "any": [weighed(title, _times(length, usual_words)), f"{TEXT} {text}"],
        "initial": sorted(initials(f"{title} {text}")),
        "words": length,
        **({} if stems == ENGLISH else {"stems": stems}),
    }


def _facts(published: Publication) -> Document:
    """Return what is filtered and sorted by, as far as there is any."""
    article = published.article
    paths = published.paths or (os.fsencode(article.path),)
    day, source = day_number(article.published), clean_name(article.source)
    is_known = day is not None and not article.is_date_guessed
    facts: Document = {
        "published": article.published or None,
        "day": day,
        "dated": day if is_known else None,
        "month": article.published[:7] if is_known else None,
        "source_order": source.casefold() or None,
        "ending": sorted({ending for path in paths if (ending := _ending(path))}) or None,
        "near": [copy.id for copy in published.near] or None,
    }
    return {
        "id": published.id,
        "hash": article.text_hash,
        "quoted": len(listed_quotes(published.analysis)),
        "file": [clean_name(os.fsdecode(path)) for path in paths],
        **{name: value for name, value in facts.items() if value is not None},
    }


def _findings(analysis: Analysis, published: Publication, found: Document) -> dict[str, list[str]]:
    """Put quotes and entities into a document; return the names that they bring."""
    article, roles = published.article, published.roles
    names: dict[str, list[str]] = {"speaker": [], "role": [], "reported": []}
    for entity in analysis.entities:
        if entity.kind not in UNNAMED:
            label = FIELD_OF_ENTITY.get(entity.kind, "thing")
            names.setdefault(label, []).append(entity.name)
            names.setdefault(f"{label}_alias", []).extend(entity.aliases)
    found["name"] = [clean_name(e.name) for e in analysis.entities if e.kind not in NUMBERS]
    found["mentioned"] = [
        KEY.join((entity.kind, clean_name(entity.name), str(entity.count)))
        for entity in analysis.entities
    ]
    found |= _to_count(analysis, article.text_hash)
    quotes = found["quotes"] = []
    for number, quote in enumerate(analysis.quotes):
        if quote.kind in SEARCHED_QUOTES:
            speaker = clean_name(quote.name or "")
            names["reported" if quote.kind == "indirect" else "speaker"].append(speaker)
            if quote.kind != "indirect":
                names["role"] += roles.get(quote.name or "", ())
            said: Document = {
                "number": number,
                "kind": "indirect" if quote.kind == "indirect" else "direct",
                "quote": stacked(quote.span.of(article.text), article.language),
            }
            if speaker:
                said |= {"speaker": named(speaker), "name": speaker}
            if of_speaker := roles.get(quote.name or ""):
                said["role"] = [named(clean_name(role)) for role in of_speaker]
            if compared := published.compared.get(number):
                said |= _compared(compared)
            quotes.append(said)
    return names


def _to_count(analysis: Analysis, text_hash: str) -> Document:
    """Return what `stats` counts of an article; "the mayor" is somebody else in each text."""
    names = [
        clean_name(quote.name)
        for quote in analysis.quotes
        if quote.name and quote.kind in ("direct", "partial")
    ]
    places = [each for each in analysis.entities if each.kind in ("GPE", "LOC")]
    return {
        "spoken": [name + KEY + text_hash if "a" <= name[:1] <= "z" else name for name in names],
        "located": [each.kind + KEY + clean_name(each.name) for each in places],
    }


def _compared(compared: Compared) -> Document:
    """Return what is told of a quote beside others."""
    told: Document = {
        "shared": sorted(map(str, compared.fingerprints)),
        "saying": compared.saying,
    }
    if compared.alike or compared.again:
        told |= {"alike": sorted(compared.alike), "again": sorted(compared.again)}
        told |= {"form": compared.form, "articles": compared.articles}
    return told


def _times(length: int, usual: int) -> int:
    """Return how often a word of the title counts as one of the text (BM25F).

    It counts the same in every article, but the cluster lets each word of a long one count less.
    """
    norm = 1 - B + B * length / max(usual, 1)
    return min(max(round(TITLE_WEIGHT * norm), 1), _MOST_TIMES)


def _ending(path: bytes) -> str:
    ending = os.path.splitext(os.fsdecode(path))[1].removeprefix(".").casefold()
    return clean_name(ending)
