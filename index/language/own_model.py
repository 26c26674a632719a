"""Running our own model over a window of texts: the names that spaCy's `ner` finds with it, sooner.

`ner` decides word by word what begins here, goes on or ends. Outside a name that depends on the
word alone, and inside one on where it began. So all words of a window can be decided upon at once
as if no name were open; then all second words of the names that begin, all third ones, and so on.
And what is written alike is looked up once for all texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]

_HERE, _BEGIN, _BEFORE = range(3)
"""What a decision looks at: the word, and in a name also its first word and the word before."""
_ODD = np.uint64(0x9E3779B97F4A7C15)
"""What one of two hashes is multiplied by, to make one of both."""
MOST_WORDS = 20_000
"""Of so many words the vectors are kept, which takes 10 MB: more than a window can hold."""
_TOGETHER = 8
"""Words up to which all names are followed at once; few are longer, and those one by one."""


def read_window(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Tokenize texts, and set the names that the model finds in them.

    Args:
        nlp: Our own pipeline; the network of another may be built otherwise.
        texts: What the model holds at once.
    """
    docs = [nlp.make_doc(text) for text in texts]
    if any(map(len, docs)):
        names = _Names.of(nlp.get_pipe("ner"), docs)
        start = 0
        for doc in docs:
            doc.set_ents(list(names.within(doc, start)))
            start += len(doc)
    return docs


@dataclass(frozen=True, slots=True)
class _Scores:
    """How well each move fits each word. The words of all texts are numbered through."""

    features: Floats
    """What each word adds in each place, for each piece of each hidden unit."""
    padding: Floats
    """What an empty place adds."""
    bias: Floats
    weights: Floats
    """Of each hidden unit for each move."""
    start: Floats
    """What each move is scored to begin with."""

    @classmethod
    def of(cls, network: Any, docs: Sequence[Doc]) -> _Scores:
        """Run the network up to where spaCy begins to decide."""
        lower, upper = network.get_ref("lower"), network.get_ref("upper")
        features = lower.predict(_vectors(network, docs))
        return cls(
            features[1:],
            features[0],
            lower.get_param("b"),
            upper.get_param("W"),
            upper.get_param("b"),
        )

    def outside(self) -> Floats:
        """Return the scores of every word if no name is open."""
        return self._scores(self.features[:, _HERE], self.padding[_BEGIN], self.padding[_BEFORE])

    def inside(self, words: Numbers, begins: Numbers) -> Floats:
        """Return the scores of words in names that begin at these."""
        return self._scores(
            self.features[words, _HERE],
            self.features[begins, _BEGIN],
            self.features[words - 1, _BEFORE],
        )

    def _scores(self, here: Floats, begin: Floats, before: Floats) -> Floats:
        pieces = here + begin
        pieces += before
        pieces += self.bias
        hidden = reduce(np.maximum, np.moveaxis(pieces, -1, 0))
        scores: Floats = hidden @ self.weights.T + self.start
        return scores


@dataclass(slots=True)
class _Names:
    """What is a name, unless it begins within another."""

    scores: _Scores
    is_final: Flags
    """Whether a word is the last one of its text."""
    ends: Numbers
    """The word behind the name that begins here: 0 if none does, negative if it may be longer."""
    kinds: Numbers
    """The kind of that name."""
    labels: Sequence[str]
    inside: Numbers
    """The move that goes on with a name, by kind."""
    last: Numbers
    """The move that ends one."""

    @classmethod
    def of(cls, ner: Any, docs: Sequence[Doc]) -> _Names:
        """Decide upon every word by the rules of spaCy's transitions.

        No name begins with whitespace, and none goes on beyond its text.
        """
        moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        begin, inside, last, unit = (
            np.array([moves.index(f"{sign}-{label}") for label in ner.labels]) for sign in "BILU"
        )
        is_final = np.zeros(sum(map(len, docs)), dtype=bool)
        is_final[np.cumsum([len(doc) for doc in docs if len(doc)]) - 1] = True
        is_space = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)

        scores = _Scores.of(ner.model, docs)
        options = scores.outside()[:, [*begin, *unit, moves.index("O")]]
        options[is_space, :-1] = -np.inf
        options[is_final, : len(begin)] = -np.inf
        best = options.argmax(axis=1)
        is_unit = best // len(begin) == 1
        ends = np.where(is_unit, np.arange(1, len(best) + 1), 0)
        names = cls(scores, is_final, ends, best % len(begin), ner.labels, inside, last)
        begins = np.flatnonzero(best < len(begin))
        names.follow(begins, begins + 1, _TOGETHER)
        return names

    def follow(self, begins: Numbers, words: Numbers, steps: int) -> None:
        """Find the ends of names that go on at least up to these words, this many steps far."""
        for _ in range(steps):
            if not len(begins):
                return
            kinds, rows = self.kinds[begins], np.arange(len(begins))
            found = self.scores.inside(words, begins)
            goes_on = found[rows, self.inside[kinds]] >= found[rows, self.last[kinds]]
            goes_on &= ~self.is_final[words]
            self.ends[begins[~goes_on]] = words[~goes_on] + 1
            begins, words = begins[goes_on], words[goes_on] + 1
        self.ends[begins] = -words

    def within(self, doc: Doc, start: int) -> Iterator[Span]:
        """Yield the names of the text whose first word has the number `start`."""
        upto = start
        for begin in (start + np.flatnonzero(self.ends[start : start + len(doc)])).tolist():
            if begin < upto:
                continue
            if self.ends[begin] < 0:
                self.follow(np.array([begin]), -self.ends[[begin]], len(doc))
            upto = int(self.ends[begin])
            yield Span(doc, begin - start, upto - start, self.labels[self.kinds[begin]])


def _vectors(network: Any, docs: Sequence[Doc]) -> Floats:
    """Return the network's vectors of all words, with those around them."""
    tok2vec, to_array, linear = network.get_ref("tok2vec").layers
    embed, encode = tok2vec.layers
    vectors = _words_of(embed).vectors_of(docs)
    parts = np.split(vectors, np.cumsum([len(doc) for doc in docs[:-1]]))
    found: Floats = linear.predict(to_array.predict(encode.predict(parts)))
    return found


@dataclass(slots=True)
class _Words:
    """The vectors of words by themselves, kept from one window to the next."""

    embed: Any
    vectors: Floats
    rows: dict[int, int] = field(default_factory=dict)
    """Where the vector of each word is, by a hash of how it is written and normalised."""

    def vectors_of(self, docs: Sequence[Doc]) -> Floats:
        """Return the vectors of all words; those that are new are looked up once."""
        written = np.concatenate([doc.to_array(["ORTH", "NORM"]) for doc in docs])
        keys, firsts, places = np.unique(
            written[:, 0] * _ODD + written[:, 1], return_index=True, return_inverse=True
        )
        if len(self.rows) + len(keys) > len(self.vectors):
            self.rows.clear()
        rows = np.array([self.rows.get(key, -1) for key in keys.tolist()])
        new = np.flatnonzero(rows < 0)
        if len(new):
            known = len(self.rows)
            rows[new] = np.arange(known, known + len(new))
            self.vectors[rows[new]] = self._looked_up(docs[0].vocab, written[firsts[new]])
            # Only now: nothing may be taken for known if looking it up was broken off.
            self.rows.update(zip(keys[new].tolist(), rows[new].tolist(), strict=True))
        found: Floats = self.vectors[rows[places]]
        return found

    def _looked_up(self, vocab: Vocab, written: Any) -> Floats:
        """Return the network's vectors of words, given how they are written and normalised."""
        each = Doc(vocab, words=[vocab.strings[word] for word in written[:, 0]])
        each.from_array(["NORM"], written[:, 1])
        found: Floats = self.embed.predict([each])[0]
        return found


@lru_cache(maxsize=1)
def _words_of(embed: Any) -> _Words:
    """Return what is kept of the words that a network has seen."""
    return _Words(embed, np.empty((MOST_WORDS, embed.get_dim("nO")), dtype=np.float32))
