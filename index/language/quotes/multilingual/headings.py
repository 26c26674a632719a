"""Who is quoted by where it stands: below a line with a name, or in answer to questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.quotes.multilingual.kinds import body_of
from index.language.quotes.multilingual.nouns import is_given_name
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.records import Found, Place, Rule, borrow
from index.language.quotes.multilingual.rules import ANSWER, CAPTION, REPEATED
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.text.page import Range

_LONGEST_LINE = 14
_FEWEST_QUESTIONS = 2


def captioned(sketch: Sketch, place: Place) -> Found | None:
    """Take who is named in the line above: "Le plus lucide : Rui Holm (Bastia)"."""
    page = sketch.page
    line = _line_above(sketch, place)
    if line is None or line.last - line.first > _LONGEST_LINE or page.words[line.last - 1] in "?!:":
        return None
    for tag in _tags_in(sketch, line):
        if not _is_full(sketch, tag):
            continue
        word = tag.words.first
        begins = word - len(tag.roles) == line.first or page.words[word - 1] == ":"
        end = tag.words.last
        if begins and (end == line.last or page.words[end] in ("(", ",", ".")):
            return _found(tag, CAPTION)
    return None


def interviewee(sketch: Sketch, places: Sequence[Place]) -> Found | None:
    """Return who answers where paragraphs in marks follow questions: whom these address by name.

    Else it is whom alone the text names before the first question.
    """
    asked = [line for place in places if (line := _question(sketch, place)) is not None]
    if len(asked) < _FEWEST_QUESTIONS:
        return None
    for line in asked:
        for tag in _tags_in(sketch, line):
            if tag.roles and _is_addressed(sketch, line, tag):
                return _found(tag, ANSWER)
    before = [tag for tag in sketch.tags.all if tag.words.last <= asked[0].first]
    people = [tag for tag in before if tag.kind == "PERSON"]
    if len({tag.parts[-1] for tag in people}) == 1:
        return _found(max(people, key=lambda tag: len(tag.parts)), ANSWER)
    return None


def answers(sketch: Sketch, place: Place) -> bool:
    """Tell whether a quotation is a whole paragraph that follows one without marks, a question."""
    return _question(sketch, place) is not None


def repeated(places: Sequence[Place], own: Sequence[Found | None], number: int) -> Found | None:
    """Take who says below what a heading quotes: "« Je pars »", then "« Je pars », dit Holm"."""
    place = places[number]
    page = place.sketch.page
    if page.paragraph_words[page.paragraph_at(place.words.first)] != place.words:
        return None
    body = body_of(place)
    same = (one for other, one in zip(places, own, strict=True) if body_of(other) == body)
    found = next((one for one in same if one is not None and one.score > REPEATED.score), None)
    return borrow(found, REPEATED) if found is not None and found.phrase is not None else None


def is_line(sketch: Sketch, words: Range) -> bool:
    """Tell whether a sentence is a heading or a link: a whole paragraph without a full stop."""
    page = sketch.page
    whole = page.paragraph_words[page.paragraph_at(words.first)] == words
    last = page.text[page.starts[words.first] : page.ends[words.last - 1]].rstrip("”\"’»' ")[-1:]
    return whole and last not in (".", "!", "?", "…", ":", ",", ";")


def _question(sketch: Sketch, place: Place) -> Range | None:
    line = _line_above(sketch, place)
    return line if line is not None and sketch.page.words[line.last - 1] == "?" else None


def _line_above(sketch: Sketch, place: Place) -> Range | None:
    """Return the paragraph before one that a quotation opens, if nothing is quoted there."""
    page = sketch.page
    here = page.paragraph_at(place.words.first)
    if not here or page.paragraph_words[here].first != place.words.first:
        return None
    line = page.paragraph_words[here - 1]
    return line if line.first < line.last and page.is_unquoted(line) else None


def _tags_in(sketch: Sketch, line: Range) -> Iterator[Tag]:
    """Return the names of a line, without one that a model lets go on below it."""
    tags = (sketch.tags.starting_at(word) for word in range(*line))
    return (tag for tag in tags if tag is not None and tag.words.last <= line.last)


def _is_full(sketch: Sketch, tag: Tag) -> bool:
    """Tell whether a name has a given name and another."""
    known = tag.kind == "PERSON" or is_given_name(sketch.page.words[tag.words.first])
    return known and len(tag.parts) > 1


def _is_addressed(sketch: Sketch, line: Range, tag: Tag) -> bool:
    """Tell whether commas part a name and its title from a question: "Ministro Holm, come va?"."""
    page, first = sketch.page, tag.words.first - len(tag.roles)
    opens = first == line.first or page.words[first - 1] == ","
    return opens and page.words[tag.words.last] in (",", "?")


def _found(tag: Tag, rule: Rule) -> Found:
    phrase = Phrase(tag.words, tag.words.last, tag.words.first, "name", True)
    return Found(rule.score, tag.words, None, rule, phrase)
