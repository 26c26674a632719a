"""A few invented articles, with what would be found in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index import (
    Reading,
    Row,
)
from index.article import Analysis, Article, Entity, EntityKind, Quote, Span

NAMES: dict[str, tuple[EntityKind, tuple[str, ...]]] = {
    "Ada Holm": ("PERSON", ("Ada Holm", "Ms Holm", "Holm")),
    "Ruth Varga": ("PERSON", ("Ruth Varga", "Ms Varga", "Varga")),
    "Tomas Brandt": ("PERSON", ("Tomas Brandt", "Brandt")),
    "Kelding Council": ("ORG", ("Kelding Council", "the council")),
    "Kelding": ("GPE", ("Kelding",)),
}
_FILLER = (
    "The harbour wall was raised twice in the last century, and each time the money came from a "
    "levy on fish. Nobody in the town remembers who paid it. The plans hang in the library, in "
    "the corner where the newspapers used to be, and the children draw ships on them."
)


def _story(number: int, *quotes: tuple[str, str]) -> str:
    said = "\n\n".join(
        f"{speaker} said: “{words}” The budget of Kelding Council was read again. {_FILLER}"
        for speaker, words in quotes
    )
    return (
        f"KELDING, report {number} — Ministers were divided over the budget last night, and the "
        f"tax plan with it.\n\n{said}\n\nThe vote on the tax is on Tuesday."
    )


ARTICLES: tuple[Article, ...] = tuple(
    Article(
        text=_story(number, *quotes),
        title=title,
        source=source,
        authors=("Nora Lind",),
        published=published,
        url=f"https://news.example/{number}",
        path=f"{source.lower().replace(' ', '-')}/{number}.txt",
    )
    for number, (title, source, published, quotes) in enumerate(
        (
            (
                "Budget splits cabinet",
                "The Courier",
                "2024-03-07",
                (
                    ("Ada Holm", "We cannot borrow to pay for tax cuts."),
                    ("Ruth Varga", "This is a budget of a government that has given up."),
                    ("Ada Holm", "Families will see what it is worth."),
                ),
            ),
            (
                "Holm rules out tax cut",
                "Radio Four Winds",
                "2024-03-06",
                (
                    ("Ada Holm", "There will be no cut this year."),
                    ("Tomas Brandt", "The markets have heard worse."),
                ),
            ),
            ("Harbour wall to be raised again", "The Gazette", "2024-03-05", ()),
            (
                "Council counts the cost",
                "The Gazette",
                "2024-03-04",
                (("Ruth Varga", "Somebody will have to pay for the tax office."),),
            ),
        ),
        start=1,
    )
)


def spans_of(pattern: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def analyse(text: str) -> Analysis:
    """Find the invented names, and what they say with “said:”."""
    quotes = []
    for match in re.finditer(r"(Ada Holm|Ruth Varga|Tomas Brandt) (said): (“[^”]+”)", text):
        quotes.append(
            Quote(
                span=Span(*match.span(3)),
                kind="direct",
                speaker=Span(*match.span(1)),
                name=match.group(1),
                cue=Span(*match.span(2)),
                confidence=0.93,
                how="name-cue-colon",
                explanation="The name stands before “said:” and the quote follows.",
                paragraph=text.count("\n\n", 0, match.start()),
            )
        )
    entities = []
    for name, (kind, forms) in NAMES.items():
        pattern = "|".join(rf"\b{form}\b" for form in forms)
        if name == "Kelding":
            pattern = r"\bKelding\b(?! Council)"
        mentions = tuple(spans_of(pattern, text))
        if mentions:
            seen = Counter(mention.of(text) for mention in mentions)
            aliases = tuple(form for form, _ in seen.most_common() if form != name)
            entities.append(Entity(kind=kind, name=name, aliases=aliases, mentions=mentions))
    return Analysis(pipeline="fake 1", quotes=tuple(quotes), entities=tuple(entities))


def hits_in(words: Sequence[str], text: str) -> list[Span]:
    return sorted(span for word in words for span in spans_of(rf"(?i)\b{re.escape(word)}\b", text))


def row_of(reading: Reading, words: Sequence[str]) -> Row:
    article = reading.article
    snippet = article.text.split("\n\n")[0][:120] if words else ""
    return Row(
        id=reading.id,
        title=article.title,
        source=article.source,
        published=article.published,
        date_shown=article.published,
        quotes=len(reading.quotes) if reading.analysis else None,
        hits=len(hits_in(words, article.text)) if words else None,
        starred=reading.starred,
        tags=reading.tags,
        has_note=bool(reading.note),
        snippet=snippet,
        snippet_hits=tuple(hits_in(words, snippet)),
    )
