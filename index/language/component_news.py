"""The component `pullquote_news`: the rules of newswire over `doc.ents`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from index.language.news import RULES, Draft

Scorer = Callable[[Iterable[Example]], dict[str, Any]]


@Language.factory(
    "pullquote_news",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"rules": None, "scorer": {"@scorers": "spacy.ner_scorer.v1"}},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_news(
    nlp: Language, name: str, rules: Sequence[str] | None, scorer: Scorer | None
) -> NewsComponent:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        rules: Which rules run, or `None` for all; they run in their own order.
        scorer: What `nlp.evaluate` scores the names with.
    """
    return NewsComponent(rules, scorer)


class NewsComponent:
    """Mends `doc.ents`."""

    def __init__(self, rules: Sequence[str] | None, scorer: Scorer | None) -> None:
        self.rules = [rule for name, rule in RULES.items() if rules is None or name in rules]
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Run the chosen rules over one document."""
        draft = Draft(doc)
        for rule in self.rules:
            rule(draft)
        return draft.apply()

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Score the names, as `nlp.evaluate` asks every component."""
        return self.scorer(examples) if self.scorer else {}
