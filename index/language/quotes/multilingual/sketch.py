"""A text with its language and its names: what the steps here look things up in."""

from __future__ import annotations

from dataclasses import dataclass

from index.language.quotes.multilingual.language import Language
from index.language.quotes.multilingual.tags import Tags
from index.language.quotes.text.page import Page, Range


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page, its language, its names."""

    text: str
    """As the user sees it; the page's has other marks, sign for sign."""
    page: Page
    language: Language
    tags: Tags
    inner_capitals: frozenset[str]
    """The words that have a capital inside a sentence, too."""

    def written(self, words: Range) -> str:
        """Return words as the text has them, blanks and line ends made one blank."""
        return " ".join(self.page.span(words).of(self.text).split())

    def is_sign(self, word: int) -> bool:
        """Tell whether a word is punctuation."""
        written = self.page.words[word]
        return not written[0].isalnum() and len(written) <= 3

    def is_preposition(self, word: int) -> bool:
        """Tell whether a word is a preposition."""
        return self.page.lowers[word] in self.language.lexicon.prepositions

    def is_definite(self, word: int) -> bool:
        """Tell whether a word is an article that says who is known: "le", not "un"."""
        lower, language = self.page.lowers[word], self.language
        return lower in language.lexicon.determiners and lower not in language.indefinite

    def is_time(self, word: int) -> bool:
        """Tell whether a word is a noun that tells a time: "martes"."""
        lower, times = self.page.lowers[word], self.language.times
        is_one = lower in times
        if not is_one and lower.removesuffix("s") not in times:
            return False
        if self.page.words[word][0].isupper() and not self.language.nouns_have_capitals:
            return is_one and self.sentence_start(word) == word
        return True

    def is_function_word(self, word: int) -> bool:
        """Tell whether a word ends a noun phrase: a verb of saying, an auxiliary, a conjunction."""
        lexicon, lower = self.language.lexicon, self.page.lowers[word]
        if self.page.words[word][0].isupper() and self.language.nouns_have_capitals:
            return False
        return (
            lower in lexicon.auxiliaries
            or lower in lexicon.conjunctions
            or lower in lexicon.relatives
            or lower in lexicon.subordinators
            or (lower in lexicon.cues and lower not in lexicon.ambiguous)
        )

    def sentence_end(self, word: int) -> int:
        """Return where a word's sentence ends."""
        return self.page.sentences[self.page.sentence[word]].last

    def sentence_start(self, word: int) -> int:
        """Return where a word's sentence begins."""
        return self.page.sentences[self.page.sentence[word]].first
