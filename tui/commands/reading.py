"""Commands for reading: articles, quotes, keyword hits and entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.keys import key_of
from tui.commands.needs import (
    ArchiveCommand,
    ArticleCommand,
    QuoteCommand,
    ResultsCommand,
    no_analysis,
    no_article,
)
from tui.session.panes import PANES
from tui.session.words import beginning

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class NextArticle(ResultsCommand):
    """Go to the next article of the results, from any pane."""

    id = "article.next"
    keys = ("J",)
    group = Group.ARTICLES
    hasty = True
    label = "Next article"
    footer = 35
    panes = frozenset(pane.id for pane in PANES if pane.place != "results")

    def run(self, context: CommandContext) -> None:
        context.reader.step_article(+1)


class PreviousArticle(ResultsCommand):
    """Go to the previous article of the results, from any pane."""

    id = "article.previous"
    keys = ("K",)
    group = Group.ARTICLES
    hasty = True
    label = "Previous article"

    def run(self, context: CommandContext) -> None:
        context.reader.step_article(-1)


class NextQuote(ArticleCommand):
    """Go to the next quote.

    Past the last one it says so; the next press goes on into the next article of the results.
    """

    id = "quote.next"
    keys = ("n",)
    group = Group.QUOTES
    label = "Next quote"
    footer = 85

    def run(self, context: CommandContext) -> None:
        context.reader.step("quote", +1)


class PreviousQuote(ArticleCommand):
    """Go to the previous quote."""

    id = "quote.previous"
    keys = ("p",)
    group = Group.QUOTES
    label = "Previous quote"

    def run(self, context: CommandContext) -> None:
        context.reader.step("quote", -1)


class NextBySpeaker(Command):
    """Go to the next quote by the same speaker, or by whom the search asks for."""

    id = "quote.same_speaker.next"
    keys = ("N",)
    group = Group.QUOTES
    label = "Same speaker"
    footer = 60
    panes = frozenset({"article", "quotes"})

    def available(self, session: Session) -> bool:
        return session.speaker_meant is not None

    def why_not(self, session: Session) -> str:
        first = "Go to a quote first, one whose speaker has a name."
        return no_analysis(session) or first

    def run(self, context: CommandContext) -> None:
        context.reader.step_speaker(+1)


class PreviousBySpeaker(NextBySpeaker):
    """Go to the previous quote by the same speaker, or by whom the search asks for."""

    id = "quote.same_speaker.previous"
    keys = ("P",)
    label = "Same speaker, back"
    footer = 0

    def run(self, context: CommandContext) -> None:
        context.reader.step_speaker(-1)


class PickSpeaker(ResultsCommand):
    """Choose a speaker: go to what they say, or see only articles that quote them."""

    id = "speaker.pick"
    keys = ("s",)
    group = Group.QUOTES
    asks = True
    label = "Speakers"
    footer = 55

    def run(self, context: CommandContext) -> None:
        context.pick.speaker()


class WhoSaidWhat(ResultsCommand):
    """List all that this speaker says, or all that is said about the search.

    Tab lists it the newest first, the oldest first, by speaker, or the speakers side by side.
    What several articles quote stands there once.
    """

    id = "who_said_what"
    keys = ("w",)
    group = Group.QUOTES
    asks = True
    label = "Who said what"
    footer = 50

    def run(self, context: CommandContext) -> None:
        context.across.who_said_what()


class Explain(QuoteCommand):
    """Explain why this is the speaker of the quote, and correct it if it is not."""

    id = "explain"
    keys = ("x",)
    group = Group.QUOTES
    asks = True
    label = "Why this speaker"
    footer = 48

    def run_at_quote(self, context: CommandContext) -> None:
        context.show.explanation()


class AlsoIn(QuoteCommand):
    """List every wording of this quote, in all articles: the first one first.

    Each stands with what it cuts, changes and adds beside the fullest one, and says so if it is
    given to somebody else. What the speaker says again on another occasion follows.
    """

    id = "quote.also_in"
    keys = ("a",)
    group = Group.QUOTES
    asks = True
    label = "Also in"
    footer = 52

    def available(self, session: Session) -> bool:
        return session.is_quoted_elsewhere

    def why_not(self, session: Session) -> str:
        reading, quote = session.reading, session.quote_at_hand
        if reading is None or quote is None:
            return super().why_not(session)
        words = beginning(quote.span.of(reading.article.text))
        this = "This quote" if session.is_at_quote else f"The nearest quote, {words},"
        if reading.trouble:
            return f"{this} may be in other articles, which is not known: {reading.trouble}"
        if not session.is_compared:
            return f"{this} is in no other article so far: not all have been compared yet."
        return f"{this} is in no other article."

    def run_at_quote(self, context: CommandContext) -> None:
        context.across.wording()


class NextHit(Command):
    """Go to the next keyword hit.

    Past the last one it says so; the next press goes on into the next article of the results.
    """

    id = "hit.next"
    keys = (".",)
    group = Group.HITS
    label = "Next hit"
    footer = 70

    def label_now(self, session: Session) -> str:
        return "Next key term" if session.places.hits_are_terms else self.label

    def available(self, session: Session) -> bool:
        return session.reading is not None and session.places.has("hit")

    def why_not(self, session: Session) -> str:
        if session.places.in_title:
            return "What was searched for stands in the title, not in the text."
        key = key_of("search.focus", session.settings)
        return no_article(session) or f"No keyword hits here. {key} searches for a word."

    def run(self, context: CommandContext) -> None:
        context.reader.step("hit", +1)


class PreviousHit(NextHit):
    """Go to the previous keyword hit."""

    id = "hit.previous"
    keys = (",",)
    label = "Previous hit"
    footer = 0

    def run(self, context: CommandContext) -> None:
        context.reader.step("hit", -1)


class WatchWord(ArchiveCommand):
    """Watch a word: its hits are marked and listed in every article from now on."""

    id = "watch"
    keys = ("W",)
    group = Group.HITS
    label = "Watch a word"

    def run(self, context: CommandContext) -> None:
        context.annotate.watch_word()


class NextMention(Command):
    """Go to where the current person, organisation or place is mentioned next."""

    id = "mention.next"
    keys = ("e",)
    group = Group.ENTITIES
    label = "Next mention"
    footer = 65

    def available(self, session: Session) -> bool:
        return bool(session.places.entities)

    def why_not(self, session: Session) -> str:
        return no_analysis(session) or "No names were found in this article."

    def run(self, context: CommandContext) -> None:
        context.reader.step("mention", +1)


class PreviousMention(NextMention):
    """Go to where the current person, organisation or place is mentioned before."""

    id = "mention.previous"
    keys = ("E",)
    label = "Previous mention"
    footer = 0

    def run(self, context: CommandContext) -> None:
        context.reader.step("mention", -1)


class PickEntity(ResultsCommand):
    """Choose a name: go to where it stands, or see only articles that have it."""

    id = "entity.pick"
    keys = ("i",)
    group = Group.ENTITIES
    asks = True
    label = "Names"

    def run(self, context: CommandContext) -> None:
        context.pick.entity()
