"""The component `pullquote_news`: the rules of newswire over `doc.ents`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from index.language.news import RULES, Draft

Component = Callable[[Doc], Doc]


@Language.factory(
    "pullquote_news",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"rules": None},
)
def make_news(nlp: Language, name: str, rules: Sequence[str] | None) -> Component:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        rules: Which rules run, or `None` for all; they run in their own order.
    """
    chosen = [rule for rule_name, rule in RULES.items() if rules is None or rule_name in rules]

    def apply_rules(doc: Doc) -> Doc:
        draft = Draft(doc)
        for rule in chosen:
            rule(draft)
        return draft.apply()

    return apply_rules
