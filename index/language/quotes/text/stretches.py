"""Quoted stretches: marks paired into spans, paragraph by paragraph.

The conventions of the press, as a state machine over marks: a quotation that runs over paragraphs
opens in each and closes in the last; a mark that opens inside an open stretch is nested if enough
marks close after it, else the first stretch lacks its closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby

from index.article import Span
from index.language.quotes.text.dialogue import find_dialogue
from index.language.quotes.text.lexicon import Lexicon
from index.language.quotes.text.marks import Family, Mark, find_all_marks, find_marks
from index.language.quotes.text.turns import TURN, find_turns

_SHORTEST_UNCLOSED = 4
_FARTHEST_CUE = 60
_LONGEST_CUE = 24
_SIGNATURE = re.compile(r"(?:[A-Z][\w.’'-]{0,30}+ ?){2,5}(?:, [^.?!“”\"\n]{3,80})?\.?[”\"]")
"""The line under words set apart that the closing mark stands after: “… / Ines Falk, baker.”"""
_LONGEST_BESIDE = 300
"""Code points between two marks of the other family, outside the paragraph's own quotations."""
_SHORTEST_LEAD, _LONGEST_LEAD = 16, 2000
"""How many signs may stand in a paragraph before a closing mark that no mark opens."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two marks, both included."""

    span: Span
    paragraph: int
    group: int
    """Stretches that run on over paragraphs carry the same number."""
    continues: bool = False
    """Whether it takes up a stretch that the paragraph before left open."""
    closed: bool = True
    is_odd: bool = False
    """Whether it stands in single marks in a text that quotes with double ones."""
    is_turn: bool = False
    """Whether it stands without marks, after a speaker's label or a dash."""


@dataclass(slots=True)
class _Pairing:
    """The state while reading marks: the open stretch, if there is one, and what came before."""

    text: str
    paragraphs: list[Span]
    attribution: re.Pattern[str]
    leading: re.Pattern[str]
    """A verb that leads to what is said, with its comma."""
    stretches: list[Stretch] = field(default_factory=list)
    group: int = 0
    opened: int | None = None
    continues: bool = False
    depth: int = 0
    runs_on: bool = False
    """Whether the paragraph before left a stretch open for this one."""
    is_signed: bool = False
    """Whether this paragraph only signs what the one before says."""

    def read_paragraph(self, number: int, marks: list[Mark], following: list[Mark]) -> None:
        """Pair the marks of one paragraph; `following` are those of the next."""
        paragraph = self.paragraphs[number]
        marks = self._take_up(paragraph, marks)
        surplus = _closing_surplus(marks)
        first = len(self.stretches)
        for position, mark in enumerate(marks):
            if mark.role == "inches" and (self.opened is None or surplus[position + 1] > 0):
                continue
            opens = mark.role == "open" or (mark.role == "either" and self.opened is None)
            if opens and self.opened is None:
                self._open(mark.start)
            elif opens and surplus[position + 1] >= 2:
                self.depth += 1
            elif opens:
                self._close_at_attribution(number, mark.start)
                self._open(mark.start)
            elif self.opened is None:
                if surplus[position + 1] > 0 and self._faces_wrong_way(mark):
                    self._open(mark.start)
                elif len(self.stretches) == first:
                    self._close_without_opening(number, mark)
            elif self.depth:
                self.depth -= 1
            else:
                self._close(number, mark.end)
        if self.opened is not None:
            self._leave_open(number, following)

    def read_dialogue(self, number: int, spans: list[Span]) -> None:
        """Take over what a paragraph says after dashes, or after a speaker's label."""
        self.runs_on = False
        self.group += 1
        for span in spans:
            self.stretches.append(Stretch(span, number, self.group, closed=False, is_turn=True))

    def _take_up(self, paragraph: Span, marks: list[Mark]) -> list[Mark]:
        """Continue the stretch of the paragraph before, if this one does; return the marks left."""
        if self.is_signed:
            self.is_signed = False
            return marks[:-1]
        if not self.runs_on:
            return marks
        self.runs_on = False
        if TURN.match(self.text, paragraph.start, paragraph.end):
            self._open(paragraph.start)
        else:
            self.opened, self.continues, self.depth = paragraph.start, True, 0
        return marks[1:] if marks[0].start == paragraph.start else marks

    def _open(self, start: int) -> None:
        self.group += 1
        self.opened, self.continues, self.depth = start, False, 0

    def _close(self, paragraph: int, end: int, *, closed: bool = True) -> None:
        if self.opened is None:
            return
        self.stretches.append(
            Stretch(Span(self.opened, end), paragraph, self.group, self.continues, closed)
        )
        self.opened, self.continues, self.depth = None, False, 0

    def _close_at_attribution(self, paragraph: int, limit: int) -> None:
        """Close a stretch without a closing mark before the words that attribute it."""
        if self.opened is None:
            return
        said = self.attribution.search(self.text, self.opened, limit)
        end = said.start() + 1 if said else limit
        while end > self.opened + 1 and self.text[end - 1].isspace():
            end -= 1
        self._close(paragraph, end, closed=False)

    def _faces_wrong_way(self, mark: Mark) -> bool:
        """Tell whether a mark that seems to close stands where a clause opens: He says,” there."""
        before = max(0, mark.start - _LONGEST_CUE)
        leads = any(
            said.end() == mark.start
            for said in self.leading.finditer(self.text, before, mark.start)
        )
        return leads and self.text[mark.end : mark.end + 1] == " "

    def _close_without_opening(self, paragraph: int, mark: Mark) -> None:
        """Take a paragraph's begin for the opening mark that a closing one lacks."""
        start = self.paragraphs[paragraph].start
        if not _SHORTEST_LEAD <= mark.start - start <= _LONGEST_LEAD:
            return
        leads = [said.end() for said in self.leading.finditer(self.text, start, mark.start)]
        if leads and mark.start - leads[-1] >= _SHORTEST_LEAD:
            start = leads[-1]
        lead = self.text[start : mark.start]
        if lead[0].isalnum() and lead[-1] in ",.?!" and not self.attribution.search(lead):
            self._open(start)
            self._close(paragraph, mark.end, closed=False)

    def _leave_open(self, number: int, following: list[Mark]) -> None:
        """End a stretch with its paragraph, and tell whether the next one takes it up."""
        end = self.paragraphs[number].end
        if following:
            first, start = following[0], self.paragraphs[number + 1].start
            if _SIGNATURE.fullmatch(self.text, start, self.paragraphs[number + 1].end):
                self._close(number, end, closed=False)
                self.is_signed = True
                return
            opens_next = first.start == start and first.role in ("open", "either")
            if opens_next or first.role == "close":
                self._close(number, end, closed=False)
                self.runs_on = True
                return
        if self.opened is not None and end - self.opened >= _SHORTEST_UNCLOSED:
            self._close_at_attribution(number, end)
        self.opened = None


def find_stretches(text: str, paragraphs: list[Span], lexicon: Lexicon) -> list[Stretch]:
    """Return every quoted stretch that holds a letter or digit, in reading order."""
    marks = find_all_marks(text, paragraphs)
    pairing = _Pairing(text, paragraphs, _attribution(lexicon), _leading(lexicon))
    unmarked = find_turns(text, paragraphs, lexicon) | find_dialogue(text, paragraphs, lexicon)
    for number, (_, own) in enumerate(marks):
        if number in unmarked:
            pairing.read_dialogue(number, unmarked[number])
            if lexicon.dashes:  # "—Ya veremos —dice Holm. «Será caro», añade."
                last = max(span.end for span in unmarked[number])
                pairing.read_paragraph(number, [mark for mark in own if mark.start >= last], [])
        elif own or pairing.runs_on:
            following = marks[number + 1][1] if number + 1 < len(marks) else []
            pairing.read_paragraph(number, own, following)
    families: list[Family] = [family for family, _ in marks]
    found = [s for s in pairing.stretches if any(map(str.isalnum, s.span.of(text)))]
    beside = list(_beside(text, paragraphs, found, families, unmarked.keys()))
    singles = [families[stretch.paragraph] == "single" for stretch in found]
    is_british = sum(singles) * 2 >= len(found)
    if not is_british:
        found = [
            replace(stretch, is_odd=True) if is_single else stretch
            for stretch, is_single in zip(found, singles, strict=True)
        ]
    return sorted([*found, *beside], key=lambda stretch: stretch.span)


def _closing_surplus(marks: list[Mark]) -> list[int]:
    """Return for each position how many more marks close than open from there on."""
    surplus = [0]
    for mark in reversed(marks):
        change = {"open": -1, "close": 1, "either": 1, "inches": 0}[mark.role]
        surplus.append(surplus[-1] + change)
    return surplus[::-1]


@cache
def _attribution(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what tells that a stretch has ended: ", Hale said"."""
    said = "|".join(sorted(lexicon.says))
    return re.compile(rf"[,.?!](?=\s[^,.?!“”\"]{{0,{_FARTHEST_CUE}}}\b(?:{said})\b)")


@cache
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what leads to a stretch: "she added, "."""
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.says))})[,:]\s?")


def _beside(
    text: str,
    paragraphs: list[Span],
    found: list[Stretch],
    families: list[Family],
    unmarked: Set[int],
) -> Iterator[Stretch]:
    """Yield what stands in the other marks beside a paragraph's quotations, not inside them.

    She was ‘aghast’ at “these grave charges”.
    """
    group = max((stretch.group for stretch in found), default=0)
    for number, own in groupby(found, key=lambda stretch: stretch.paragraph):
        if number in unmarked:
            continue
        other: Family = "double" if families[number] == "single" else "single"
        borders = [paragraphs[number].start, *(at for s in own for at in s.span)]
        for start, end in zip(borders[::2], [*borders[1::2], paragraphs[number].end], strict=True):
            for span in _pairs(text, Span(start, end), other):
                group += 1
                yield Stretch(span, number, group, is_odd=other == "single")


def _pairs(text: str, span: Span, family: Family) -> Iterator[Span]:
    """Yield what lies between an opening mark and the closing one that comes next."""
    opened: int | None = None
    for mark in find_marks(text, span, family):
        if mark.role == "open":
            opened = mark.start
        elif mark.role == "close" and opened is not None:
            pair = Span(opened, mark.end)
            if pair.end - pair.start <= _LONGEST_BESIDE and any(map(str.isalnum, pair.of(text))):
                yield pair
            opened = None
