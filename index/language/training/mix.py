"""The training mix: every open source, brought to one scheme, in documents of a few sentences."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from index.language.lists.wordlists import word_list
from index.language.training.invent import Inventor
from index.language.training.strange import Stranger, sentences
from index.language.training.swap import Swapper
from index.language.training.written import written_news

LABELS = {"PERSON", "ORG", "LOC", "NORP"}
SENTENCES = {"gum": 6, "uner_ewt": 5, "wikigold": 4, "re3d": 5, "multiner": 4}
"""Sources of single sentences, and how many of them at most make one document."""
UNIONS = ("States", "Kingdom", "Nations")
TWEETS = 3500
INVENTED = 6000
REFINEMENT_SHARE = 0.25
"""How much of the mix the refinement sees again."""
WRITTEN_COPIES = 2
"""How often each written article is in the refinement besides."""
WRITTEN = 3
"""How often each written article is in the mix."""
SOURCES = (
    "gum",
    "uner_ewt",
    "wikigold",
    "re3d",
    "wnut",
    "btc",
    "multiner",
    "gmb",
    "redocred",
    "crossner",
)


def build_mix(
    data: Path, inventor: Inventor, *, leave_out: frozenset[str] = frozenset(), seed: int = 11
) -> list[Doc]:
    """Return the training documents, shuffled.

    Args:
        data: The folder of `ner-src-*.spacy`.
        inventor: What makes invented news.
        leave_out: Sources to do without, and `invented`, `swapped` or `written`: for measuring what
            each adds.
        seed: Fixes every choice.
    """
    rng = random.Random(seed)
    vocab = inventor.nlp.vocab
    sources = {
        name: [] if name in leave_out else load_source(data / f"ner-src-{name}.spacy", vocab)
        for name in SOURCES
    }
    clean = ("gum", "uner_ewt", "wikigold", "re3d")
    core = [group(sources[name], SENTENCES[name], rng) for name in clean for _ in range(2)]
    mix = [doc for documents in core for doc in documents]
    mix += sources["wnut"] + rng.sample(sources["btc"], min(TWEETS, len(sources["btc"])))
    named = [doc for doc in sources["multiner"] if doc.ents or rng.random() < 0.3]
    mix += group(named, SENTENCES["multiner"], rng)
    mix += sources["gmb"]
    mix += 2 * (sources["redocred"] + sources["crossner"])
    if "swapped" not in leave_out:
        swapper = Swapper(inventor)
        sentences = [doc for name in clean for doc in sources[name]]
        mix += [swapper.swap(doc) for doc in group(sentences, 5, rng) if doc.ents]
    if "invented" not in leave_out:
        mix += [inventor.article() for _ in range(INVENTED)]
    if "written" not in leave_out:
        mix += WRITTEN * written_news(inventor.nlp)
    rng.shuffle(mix)
    return mix


def build_refinement(
    data: Path,
    inventor: Inventor,
    known: Collection[str],
    *,
    leave_out: frozenset[str] = frozenset(),
    seed: int = 12,
) -> list[Doc]:
    """Return the documents of the second, slower training: what looks most like news of today.

    The written news stands in it several times, also with other names, among a sample of
    everything else.

    Args:
        data: The folder of `ner-src-*.spacy`.
        inventor: What makes invented news.
        known: Every word that has a vector; no name is one that is made up for single sentences.
        leave_out: As of `build_mix`; `strange` is single sentences with made-up names.
        seed: Fixes every choice.
    """
    rng = random.Random(seed)
    mix = build_mix(data, inventor, leave_out=leave_out, seed=seed)
    sample = rng.sample(mix, int(len(mix) * REFINEMENT_SHARE))
    if "written" not in leave_out:
        written = written_news(inventor.nlp)
        swapper = Swapper(inventor)
        sample += WRITTEN_COPIES * written
        sample += [swapper.swap(doc) for doc in WRITTEN_COPIES * written]
        if "strange" not in leave_out:
            stranger = Stranger(inventor, known)
            singles = [sentence for doc in written for sentence in sentences(doc)]
            sample += singles + [stranger.swap(one) for one in singles if one.ents]
    rng.shuffle(sample)
    return sample


def load_source(path: Path, vocab: Vocab) -> list[Doc]:
    """Read a source and bring its labels to the scheme."""
    documents = list(DocBin().from_disk(path).get_docs(vocab))
    for doc in documents:
        doc.ents = [
            Span(doc, span.start, span.end, label=label)
            for span in doc.ents
            if (label := _label(span))
        ]
        complete_unions(doc)
        mark_peoples(doc)
    return documents


def _label(span: Span) -> str:
    """Return a name's label in the scheme, or nothing for what it doesn't have."""
    if span.text in word_list("nationalities"):
        return "NORP"
    return span.label_ if span.label_ in LABELS else ""


def complete_unions(doc: Doc) -> None:
    """Give "States", "Kingdom" and "Nations" the "United" before them, which GUM leaves out."""
    doc.ents = [
        Span(doc, span.start - _is_union(doc, span), span.end, label=span.label_)
        for span in doc.ents
    ]


def _is_union(doc: Doc, span: Span) -> bool:
    before = doc[span.start - 1] if span.start else None
    is_free = before is not None and before.text == "United" and not before.ent_type_
    return is_free and doc[span.start].text in UNIONS


def mark_peoples(doc: Doc) -> None:
    """Mark the nationalities, faiths and convictions that the source leaves out."""
    taken = {at for span in doc.ents for at in range(span.start, span.end)}
    words = [token.text for token in doc]
    found: list[Span] = list(doc.ents)
    for start, word in enumerate(words):
        for people in _peoples_by_first_word().get(word, ()):
            end = start + len(people)
            if tuple(words[start:end]) == people and taken.isdisjoint(range(start, end)):
                found.append(Span(doc, start, end, label="NORP"))
    doc.ents = filter_spans(found)


@cache
def _peoples_by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """Return the nationalities as tuples of tokens, by the first."""
    peoples: dict[str, list[tuple[str, ...]]] = {}
    for name in word_list("nationalities"):
        tokens = tuple(name.replace("-", " - ").split())
        peoples.setdefault(tokens[0], []).append(tokens)
    return peoples


def group(documents: Sequence[Doc], most: int, rng: random.Random) -> list[Doc]:
    """Join successive sentences to documents of 1 to `most` of them."""
    joined, at = [], 0
    while at < len(documents):
        size = rng.randint(1, most)
        doc = Doc.from_docs(list(documents[at : at + size]), ensure_whitespace=True)
        if doc is not None:
            joined.append(doc)
        at += size
    return joined


def save(documents: Iterable[Doc], path: Path) -> None:
    """Write documents to a `.spacy` file."""
    DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], docs=documents).to_disk(path)
