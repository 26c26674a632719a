"""Who can speak at all: a person, a body, a document; never a time, a place phrase, an adverb."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.counting import over_about
from index.language.quotes.grammar.phrases import OWNERS, TIMES, head_noun, is_time
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.words import is_adverbial

_NEVER = word_set(
    """
    there here already also however moreover furthermore still meanwhile instead indeed perhaps then
    thus so yet now again once twice later earlier soon therefore nevertheless nonetheless otherwise
    likewise besides afterward afterwards eventually finally recently maybe together ahead away back
    after before until since while whether if although though because unless whereas when where why
    how for further the a an and or but of to by with from at as than not no
    """
)
_ABOUT = frozenset(["about", "around", "near", "over", "under"])
"""Prepositions that a number may follow: "About four in 10 said"."""
_BARELY = frozenset(["hardly", "scarcely", "barely"])
_NOBODY = frozenset(["nobody", "none", "nothing", "neither"])
_VERBS = word_set("comes came goes went gives given gave takes taken took makes brings gets")
"""Forms that no noun phrase begins with."""
_AUXILIARIES = word_set(
    """
    am is are was were do does did has have had would could should
    don't don’t doesn't doesn’t didn't didn’t isn't isn’t wasn't wasn’t
    """
)
"""No name among them, as "Will" and "May": "Was that the “…”?", "Don’t call it “…”"."""
_CAUSES = word_set("accident chance mistake error design default nature")
"""What nobody who speaks is: was branded “…” by accident. In small letters: Chance is a name."""
_THINGS = frozenset(["something", "anything", "everything"])
OWN_TEXTS = word_set(
    """
    account answer answers blog column comment comments deposition description diary email essay
    evidence explanation explanations interview language letter memo memoir message op-ed post posts
    remark remarks response speech statement statements testimony text tweet tweets version words
    """
)
"""What somebody says or writes by themselves, so that who has it is who speaks."""
DOCUMENTS = OWN_TEXTS | word_set(
    """
    act ad advertisement affidavit agreement amendment announcement article banner bill book brief
    bylaw caption complaint constitution decision document documents editorial filing headline
    indictment judgment law lawsuit leaflet manifesto motion note notice opinion order page
    paper petition placard platform poll press_release publication release report resolution ruling
    sign site song study suit summary survey transcript treaty verdict video warrant website
    """
)
"""What is written, and so can say something."""
VOICES = word_set("voice voices tone face breath whisper laugh smile grin sigh look eyes mouth")
"""What words come with or out of, which is not who says them."""


def can_speak(page: Page, words: Range) -> bool:
    """Tell whether a phrase may be who, or what, says something."""
    if words.first >= words.last:
        return False
    lexicon = page.lexicon
    first, head = page.lowers[words.first], head_noun(page, words)
    noun, written = page.lowers[head], page.words[head]
    is_one = words.last - words.first == 1
    if first in ("there", "here") or (first in _NEVER and is_one):
        return False
    if is_one and page.words[words.first] in _CAUSES:
        return False
    if page.words[words.first] in _VERBS or (first in _AUXILIARIES if is_one else noun in _THINGS):
        return False  # "Now comes word that", "Was that the “…”?", "to order something called"
    if words.first and page.lowers[words.first - 1] in _BARELY and first in ("anyone", "anybody"):
        return False
    if first in _NOBODY or (first == "no" and page.lowers[words.first + 1].isalpha()):
        return False  # "No one", "no minister", but not "No 10"
    if page.words[words.first][0].islower() and first.endswith("ing") and noun.endswith("s"):
        return words.last - words.first != 2  # "carrying signs"
    opens_adjunct = first in lexicon.prepositions - _ABOUT and words.last - words.first > 1
    opens_adjunct = opens_adjunct and over_about(page, *words) == words.first
    if _is_action(page, words) or (opens_adjunct and not page.is_name(words.first + 1)):
        return False
    if is_time(page, words.first) or not any(
        word[0].isalpha() for word in page.words[slice(*words)]
    ):
        return False
    if written[0].islower() and (noun in TIMES or noun in VOICES):
        return False
    if is_one:
        is_adverb = is_adverbial(noun) or noun in lexicon.adverbs or noun in lexicon.prepositions
        if written in lexicon.calendar or (is_adverb and written not in page.person_nouns):
            return False
        is_small = written[0].islower()
        return not (is_small and (noun in lexicon.auxiliaries or noun in lexicon.conjunctions))
    return True


def _is_action(page: Page, words: Range) -> bool:
    """Tell whether a phrase is what somebody does: "lifting his head", "wearing a shirt"."""
    first, written = words.first, page.words[words.first]
    if not (written.islower() and written.endswith("ing")) or words.last - first < 2:
        return False
    following = page.lowers[first + 1]
    return following in page.lexicon.determiners or following in OWNERS
