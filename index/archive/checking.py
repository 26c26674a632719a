"""Checking a manuscript: is every quotation in it as the archive has it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import pairwise

from index.archive.described import has_role
from index.archive.quoted import Quoted, QuotedReader, goes_on
from index.archive.utterances import Utterances
from index.article import Analysis, Article, Quote, Span
from index.clean import clean_line
from index.language.utterances.comparison import Comparison, compare
from index.language.utterances.differences import differences, relation_of
from index.language.utterances.fingerprints import word_fingerprints
from index.language.utterances.quotation import Quotation
from index.language.utterances.speakers import (
    is_person_written_otherwise,
    other_speaker,
    same_speaker,
)
from index.language.utterances.words import MOST_WORDS, keys_of, shingles
from index.store.protocol import Store
from index.views.quotes import CheckedQuote, CheckStatus, Claim, QuoteRow, Wording

_MOST_COMPARED = 40
_MOST_BY_SPEAKER = 300
_LEAST_ALIKE = 0.6
"""Of the words of the shorter one, so many must be the same."""
_LEAST_NATS = 20.0
"""What a stranger says in fewer nats is another quotation that happens to be alike."""
_CLOSE = 0.85
_SURE = 0.9
"""Below this confidence whom a manuscript means is a guess."""
_JOINT = 2
"""Words by which the next part of a split quotation is known to follow."""
_Beside = tuple[Sequence[str], Sequence[str]]
"""The words of the manuscript's statement before and behind one of its quotations."""


@dataclass(frozen=True)
class _Found:
    """A quote of the archive beside one of the manuscript."""

    wording: Wording
    status: CheckStatus

    @property
    def is_alike(self) -> bool:
        """Whether its words are the same, or a part of them."""
        return self.wording.relation in ("same", "part")

    def is_by(self, name: str | None) -> bool:
        """Tell whether the archive gives it to a person, or the manuscript gives it to nobody."""
        return name is None or same_speaker(self.wording.row.quote.name, name)

    @property
    def rank(self) -> tuple[int, float, bool, str]:
        """Lower is better: an exact one first, then what is most alike, then the earliest."""
        order = ("exact", "cut", "changed", "other-speaker", "not-found")
        changes = self.wording.changes
        changed = sum(len(change.was_words) + len(change.now_words) for change in changes)
        date = self.wording.row.published
        return order.index(self.status), changed, not date, date


class Checking:
    """Looks up the quotations of manuscripts.

    Args:
        store: Finds quotes by their words and by who said them.
        quoted: Reads them.
        utterances: Knows to whom others give them.
        roles_of: Returns the roles of somebody, as articles write them.
    """

    def __init__(
        self,
        store: Store,
        quoted: QuotedReader,
        utterances: Utterances,
        roles_of: Callable[[str], Iterable[str]],
    ) -> None:
        self._store = store
        self._utterances = utterances
        self._quoted = quoted
        self._roles_of = roles_of

    def quotes(
        self, draft: Article, analysis: Analysis, written: Mapping[str, str]
    ) -> list[CheckedQuote]:
        """Return every quotation of a manuscript and what it was found to be, in reading order.

        Args:
            draft: The manuscript.
            analysis: What was found in it.
            written: Its names that the archive writes otherwise, as `names` gives them: a slip of
                the pen makes nobody another speaker.
        """
        quotes = [quote for quote in analysis.quotes if quote.kind in ("direct", "partial")]
        beside = _words_beside(draft.text, quotes)
        return [
            self._checked(draft, quote, written.get(quote.name or ""), beside=words)
            for quote, words in zip(quotes, beside, strict=True)
        ]

    def claim(self, claim: Claim) -> CheckedQuote:
        """Return what has become of a quote that a dossier has."""
        words = Article(text=claim.text, title="")
        quote = Quote(span=Span(0, len(claim.text)), kind="direct", name=claim.speaker or None)
        there = replace(quote, span=claim.span)
        for article_id in self._store.ids_of_texts([claim.text_hash]):
            text = self._store.text(article_id) or ""
            if " ".join(claim.span.of(text).split()) == claim.text:
                found = self._quoted.at(article_id, claim.span)
                match = found.wording("same", (), other_speaker=False) if found else None
                status: CheckStatus = "exact"
                if found:
                    now = found.row.quote
                    there = replace(there, confidence=now.confidence, how=now.how)
                    if not _is_still_by(claim.speaker, found.row.speaker_shown):
                        status = "other-speaker"
                return CheckedQuote(quote=there, text=claim.text, status=status, match=match)
        checked = self._checked(words, quote, there=claim)
        is_proven = checked.status == "exact" and _is_in(checked.match, claim)
        if is_proven and checked.match:
            now = checked.match.row.quote
            there = replace(there, confidence=now.confidence, how=now.how)
        return replace(checked, quote=there, is_proven=is_proven)

    def names(self, analysis: Analysis) -> list[tuple[str, str]]:
        """Return the people of a manuscript that the archive writes otherwise, and how it does."""
        known = {row.name for row in self._store.entities(None, "PERSON")}
        otherwise = []
        for entity in analysis.entities:
            if entity.kind == "PERSON" and entity.name not in known and " " in entity.name:
                for name in get_close_matches(entity.name, known, n=3, cutoff=_CLOSE):
                    if is_person_written_otherwise(entity.name, name):
                        otherwise.append((entity.name, name))
                        break
        return otherwise

    def _checked(
        self,
        draft: Article,
        quote: Quote,
        written: str | None = None,
        there: Claim | None = None,
        beside: _Beside = ((), ()),
    ) -> CheckedQuote:
        text = " ".join(quote.span.of(draft.text).split())
        name = written or quote.name
        mine = Quotation(draft.text, quote.span, name)
        keys = mine.keys[:MOST_WORDS]
        values = {*shingles(keys), *word_fingerprints(keys)}
        places = self._store.utterances.sharing(values, _MOST_COMPARED)
        found = self._alike(mine, text, self._quoted.each(places), beside)
        if name and not any(each.status == "exact" for each in found):
            by_speaker = self._store.utterances.said_by(name, _MOST_BY_SPEAKER)
            found += self._alike(mine, text, self._quoted.each(by_speaker), beside)
        if not found:
            return CheckedQuote(quote=quote, text=text, status="not-found")

        best = _best(found, name, there)
        them = best.wording.row.quote.name
        if best.status == "other-speaker" and them and self._may_mean(draft, quote, them):
            return self._checked(draft, replace(quote, name=them), None, there, beside)
        others = any(each.status == "other-speaker" for each in found)
        is_as_here = best.status != "other-speaker"
        given_to = self._given_to(best.wording.row) if others and is_as_here else ""
        return CheckedQuote(
            quote=quote,
            text=text,
            status=best.status,
            match=best.wording,
            given_to=given_to,
            speaker_agrees=best.is_by(name),
        )

    def _may_mean(self, draft: Article, quote: Quote, them: str) -> bool:
        """Tell whether a manuscript only describes who speaks, as others describe somebody.

        Whom it names otherwise was guessed, and a guess accuses nobody.
        """
        if quote.speaker is None or quote.confidence >= _SURE or quote.name == them:
            return False
        return has_role(quote.speaker.of(draft.text), self._roles_of(them))

    def _given_to(self, row: QuoteRow) -> str:
        """Return whom most articles give a quote to, if this one gives it to somebody else."""
        known = self._utterances.with_all_wordings(row)
        here, wordings = (row.article_id, row.ordinal), known[0].wordings if known else ()
        strays = [each.row for each in wordings if each.other_speaker]
        if here not in [(each.article_id, each.ordinal) for each in strays]:
            return ""
        names = Counter(each.row.quote.name for each in wordings if not each.other_speaker)
        return next((name for name, _ in names.most_common() if name), "")

    def _alike(
        self, mine: Quotation, text: str, found: Iterable[Quoted], beside: _Beside
    ) -> list[_Found]:
        alike = []
        for quoted in found:
            comparison = compare(mine, quoted.quotation())
            if _is_alike(comparison):
                alike.append(_found(quoted, comparison, text, beside))
                if comparison.other is mine and (whole := quoted.statement()):
                    words = whole.row.text
                    joined = Quotation(words, Span(0, len(words)), whole.row.quote.name)
                    alike.append(_found(whole, compare(mine, joined), text, beside))
        return alike


def _best(found: Sequence[_Found], name: str | None, there: Claim | None) -> _Found:
    """Return what a quotation is to be compared with.

    Args:
        found: What is like it, one at least.
        name: Who says it, if the manuscript tells.
        there: Where it stands, if the manuscript tells.
    """

    def order(each: _Found) -> tuple[object, ...]:
        """Put first, of what is equally alike, where it is said to stand, then who says it."""
        is_elsewhere = there is not None and not _is_in(each.wording, there)
        return each.rank[:2], is_elsewhere, not each.is_by(name), each.rank

    best = min(found, key=order)
    if best.status != "exact" or best.is_by(name):
        return best
    # Somebody without a name says the same: whoever has one is the better witness.
    named = [each for each in found if each.status == "other-speaker" and each.is_alike]
    exact = [each for each in found if each.status == "exact" and each.is_by(name)]
    return min(exact or named or [best], key=order)


def _words_beside(text: str, quotes: Sequence[Quote]) -> Iterator[_Beside]:
    """Yield for each quote the words of those that it goes on with, before and behind it."""
    words = [keys_of(quote.span.of(text)) for quote in quotes]
    is_one = [goes_on(*pair) for pair in pairwise(quotes)]
    for at in range(len(quotes)):
        is_led, is_followed = at > 0 and is_one[at - 1], at < len(is_one) and is_one[at]
        yield words[at - 1] if is_led else [], words[at + 1] if is_followed else []


def _is_still_by(claimed: str, shown: str) -> bool:
    """Tell whether the archive still gives a quote to whom a dossier gives it to, if to anybody."""
    return not claimed or claimed == clean_line(shown) or same_speaker(claimed, shown)


def _is_in(wording: Wording | None, claim: Claim) -> bool:
    """Tell whether a quote stands in the file that a dossier names, if that is known."""
    if wording is None or not claim.path:
        return wording is not None
    return (clean_line(wording.path), clean_line(wording.part)) == (claim.path, claim.part)


def _is_alike(comparison: Comparison) -> bool:
    alignment = comparison.alignment
    same = sum(block.size for block in alignment.blocks)
    if same and same + 1 >= len(alignment.one) == len(alignment.other):  # a word was changed
        return True
    enough = same >= _LEAST_ALIKE * len(alignment.one)
    return enough and (comparison.nats >= _LEAST_NATS or comparison.is_by_the_same())


def _found(quoted: Quoted, comparison: Comparison, text: str, beside: _Beside) -> _Found:
    changes = differences(quoted.row.text, text)
    relation = relation_of(changes, quoted.row.text)
    wording = quoted.wording(relation, changes, other_speaker=False)
    return _Found(wording, _status(comparison, wording, beside))


def _status(comparison: Comparison, wording: Wording, beside: _Beside) -> CheckStatus:
    """Say what a manuscript's quotation is to one of the archive."""
    if other_speaker(comparison.one.speaker, comparison.other.speaker):
        return "other-speaker"  # also where both are named nearby: the reader is to look
    is_whole = wording.relation == "part" and _ends_as_it_should(comparison, beside)
    if not wording.changes or is_whole:  # a sentence alone is no cut
        return "exact"
    return "cut" if all(change.kind == "cut" for change in wording.changes) else "changed"


def _ends_as_it_should(comparison: Comparison, beside: _Beside) -> bool:
    """Tell whether a part begins and ends where a sentence does, or the manuscript goes on so."""
    if comparison.whole_ends == len(beside):
        return True
    block = max(comparison.alignment.blocks, key=lambda each: each.size)
    there = comparison.other_wording
    before, behind = there.keys[: block.other], there.keys[block.other + block.size :]
    begins, ends = there.edges(block.other, block.other + block.size)
    lead, rest = beside
    return (begins or (bool(lead) and before[-_JOINT:] == lead[-_JOINT:])) and (
        ends or (bool(rest) and behind[:_JOINT] == rest[:_JOINT])
    )
