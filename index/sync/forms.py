"""What the wordings of an utterance are beside one another, kept up as they come and go."""

from __future__ import annotations

from collections.abc import Callable

from index.article import Analysis, Quote
from index.language.utterances.quotation import Quotation
from index.language.utterances.roles import is_person
from index.language.utterances.speakers import sureness, surname
from index.language.utterances.versions import given_to_others, variants
from index.store.utterances.form import Form
from index.store.utterances.writer import Saying
from index.store.writer import StoreWriter
from index.sync.texts import Texts

_FEW = 500
"""So many are looked for in one transaction, each with all of its utterance."""


class Forms:
    """Notes which quotes are variants, and which are given to another speaker.

    Args:
        store: Where quotes come from and their forms go.
        text: Returns a text and its date.
        quotation: Returns a quote where it stands.
        check: Raises to stop, between two steps.
    """

    def __init__(
        self,
        store: StoreWriter,
        text: Texts,
        quotation: Callable[[Saying], Quotation],
        check: Callable[[], None],
    ) -> None:
        self._store = store
        self._text = text
        self._quotation = quotation
        self._check = check

    def bring_up_to_date(self) -> None:
        """Lay the wordings of each utterance that has changed side by side."""
        while utterances := self._store.utterances.formless(_FEW):
            self._check()
            self._text.read(each.text_id for members in utterances for each in members)
            with self._store.transaction():
                forms: dict[int, Form] = {}
                for members in utterances:
                    forms |= self._forms(members)
                self._store.utterances.put_forms(forms)

    def _forms(self, members: list[Saying]) -> dict[int, Form]:
        members.sort(key=lambda each: (*self._date(each), self._text(each.text_id)[0], each.span))
        quotations = [self._quotation(each) for each in members]
        by_others = [False] * len(members)
        if len({surname(each.name) for each in members}) > 1:  # else nobody is another speaker
            by_person = [each.is_by_person or self._is_person(each) for each in members]
            by_others = given_to_others(
                quotations, by_person, lambda at: self._confidence(members[at])
            )
        return {
            saying.id: Form(Form.VARIANT * is_variant | Form.MISATTRIBUTED * by_other)
            for saying, is_variant, by_other in zip(
                members, variants(quotations), by_others, strict=True
            )
        }

    def _confidence(self, saying: Saying) -> float:
        """Return how sure the speaker of a quote is; entirely if the user has corrected it."""
        found = self._found(saying)
        if not found or found[1].name != saying.name:
            return 1.0
        text, quote = self._text(saying.text_id)[0], found[1]
        mention = quote.speaker.of(text) if quote.speaker else ""
        return sureness(quote.name, mention, quote.confidence)

    def _is_person(self, saying: Saying) -> bool:
        if not (found := self._found(saying)):
            return False
        analysis, quote = found
        at = quote.speaker if quote.name == saying.name else None
        return is_person(saying.name, at, analysis, self._text(saying.text_id)[0])

    def _found(self, saying: Saying) -> tuple[Analysis, Quote] | None:
        """Return what the pipeline found in the text of a quote, and of the quote itself."""
        analysis = self._store.findings.analysis(saying.text_id)
        quotes = analysis.quotes if analysis else ()
        quote = next((each for each in quotes if each.span == saying.span), None)
        return (analysis, quote) if analysis and quote else None

    def _date(self, saying: Saying) -> tuple[bool, str]:
        published = self._text(saying.text_id)[1]
        return not published, published
