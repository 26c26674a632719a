"""Speech after labels, as transcripts and interviews set it without marks.

HOLM: We can't go on like this.
VARGA: That is your right.
"""

from __future__ import annotations

import re
from functools import cache

from index.article import Span
from index.language.lists.wordlists import word_list, word_set
from index.language.quotes.text.given_names import first_names, plain_name
from index.language.quotes.text.lexicon import Lexicon

TURN = re.compile(r"[“\"]?(?P<name>(?:[A-Z][\w.’'-]{1,40}+ ?){1,4}):\s")
"""How a speaker's turn begins: "WALLACE: …".

No word is given back once read, and none is longer than a name, so that a match takes no time.
"""
_HEADINGS = word_set(
    """
    note warning source date time where when what who why how contact tel phone email mail from to
    cc subject photo video image picture price address details result results score ingredients
    method tip tips update updated correction answer question summary background review read more
    also related watch listen analysis opinion exclusive breaking live verdict winner loser pros
    cons example step part chapter figure table see re fact claim background status venue cast
    director starring rating published posted written tags topics credit caption disclaimer
    important attention danger caution hint remember reminder bonus total goals cost location
    """
)
"""What opens a line and is nobody."""
_MARKS = "“”‘’\"'"
_SHORTEST_HEADLINE, _SHARE_OF_CAPITALS = 3, 0.6
_FEWEST_TURNS = 2
_SPEAKING_SHARE = 1 / 3
"""How many turns at least must have such words for all of them to be speech."""


def find_turns(text: str, paragraphs: list[Span], lexicon: Lexicon) -> dict[int, list[Span]]:
    """Return what is said in paragraphs that a speaker's label opens, by their number.

    One such paragraph alone is speech only if its label has capitals and the text names who that
    is; else it is a headline or a heading, as is what has nobody before the colon: "Note: …".
    """
    turns: dict[int, list[Span]] = {}
    names = []
    addressing = 0
    for number, paragraph in enumerate(paragraphs):
        turn = TURN.match(text, *paragraph)
        if turn is None or not _can_speak(turn["name"], lexicon):
            continue
        said = Span(turn.end(), paragraph.end)
        if _is_marked(text, turn.start(), said) or _is_headline(said.of(text)):
            continue  # its marks tell what is said
        turns[number] = [said]
        names.append(turn["name"])
        addressing += bool(_address(lexicon).search(text, *said))
    if addressing < _SPEAKING_SHARE * len(turns) or _are_headings(text, turns, names):
        return {}
    if len(turns) >= _FEWEST_TURNS or any(_is_named_elsewhere(text, name) for name in names):
        return turns
    return {}


def _are_headings(text: str, turns: dict[int, list[Span]], names: list[str]) -> bool:
    """Tell whether what follows labels tells of whom they name: "Ada Holm: Taxes Ada Holm is"."""
    told = [
        re.search(rf"(?<!I’m )(?<!I'm )(?<!I am )\b{re.escape(words)}\b", spans[0].of(text))
        for spans, words in zip(turns.values(), (name.strip() for name in names), strict=True)
    ]
    count = sum(found is not None for found in told)
    return count >= _FEWEST_TURNS and count * 2 >= len(told)


@cache
def _address(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what people say to each other, and a list says to nobody."""
    return re.compile(rf"\b(?:{'|'.join(lexicon.address)})(?:['’]\w+)?\b|\?")


def _can_speak(label: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands before a colon can be somebody: no "Note", "WARNING", "May"."""
    words = label.split()
    lowers = [word.lower() for word in words]
    if lowers[-1] in lexicon.persons:
        return True
    common = word_list("common_words")
    if words[-1].title() in lexicon.calendar or any(w in lexicon.not_names for w in words):
        return False
    is_nobody = any(
        lower in common or lower in lexicon.prepositions or lower in _HEADINGS for lower in lowers
    )
    return not is_nobody and (label.isupper() or len(words) > 1 or _is_given_name(label.strip()))


def _is_given_name(word: str) -> bool:
    return word in word_list("given_names") or plain_name(word) in first_names()


def _is_marked(text: str, start: int, said: Span) -> bool:
    """Tell whether marks stand before the label or right after it."""
    return text[start] in '“"' or text[said.start : said.start + 1] in "“\"‘'«„「"


def _is_headline(said: str) -> bool:
    """Tell whether words are set like a headline: "Orle: Bridge Is ‘Safe Enough for Now’"."""
    words = [word for word in said.split() if word.strip(_MARKS)[:1].isalpha()]
    capitals = sum(word.strip(_MARKS)[0].isupper() for word in words)
    return (
        len(words) >= _SHORTEST_HEADLINE
        and said.rstrip(_MARKS + " ")[-1].isalnum()
        and capitals > _SHARE_OF_CAPITALS * len(words)
    )


def _is_named_elsewhere(text: str, name: str) -> bool:
    """Tell whether a label in capitals has the last word of a full name in the text."""
    family = re.escape(name.split()[-1].title())
    return name.isupper() and re.search(rf"[A-Z][\w.]+ {family}\b", text) is not None
