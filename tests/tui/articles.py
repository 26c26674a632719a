"""Articles made up for the tests of the screen, with what would be found in them."""

from __future__ import annotations

import re
from bisect import bisect_left

from index import Reading, Row
from index.article import Analysis, Article, Entity, EntityKind, Quote, Span

TEXT = (
    "LONDON, March 7 (Newswire) — Ministers were divided last night after the finance minister, "
    "Ada Holm, said “we cannot borrow to pay for tax cuts”, in remarks that startled "
    "backbenchers. Ruth Varga, her opposite number, said: “This is a budget of a government "
    "that has given up.”\n\n"
    "What the budget says\n\n"
    "The Treasury did not respond. Ms Holm told reporters in Bristol that taxes would not rise. "
    "日本語のテキストがここにあります。「これは引用です」と首相は述べた。 A family "
    "👩\u200d👩\u200d👧 under the flag 🇫🇷 in a cafe\u0301 "
    "heard “the tax 日本 is a tax 👍🏽” on Tuesday.\n\n"
) + "\n\n".join(
    f"Paragraph {number} of the article goes on about the tax plan of the Treasury and what Ada "
    f"Holm thinks of it in Bristol; she said “we will see what comes of it in year {number}” "
    "before she left for the night."
    for number in range(30)
)


def find(pattern: str, text: str = TEXT) -> tuple[Span, ...]:
    """Return where a pattern matches."""
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def quotes_of(text: str) -> tuple[Quote, ...]:
    """Return everything between double quotation marks, each with the name and cue before it."""
    speakers, cues = find("Ada Holm|Ruth Varga|she", text), find("said", text)
    return tuple(
        Quote(
            span=span,
            kind="direct",
            speaker=_last_before(span, speakers),
            cue=_last_before(span, cues),
        )
        for span in find("“[^”]+”", text)
    )


def _last_before(span: Span, others: tuple[Span, ...]) -> Span | None:
    index = bisect_left(others, span)
    return others[index - 1] if index else None


def entity(kind: EntityKind, name: str, pattern: str, text: str) -> Entity:
    """Return an entity with all its mentions."""
    return Entity(kind=kind, name=name, mentions=find(pattern, text))


def reading_of(
    text: str = TEXT,
    *,
    id: int = 1,  # noqa: A002
    title: str = "Budget splits cabinet",
    query: str = r"\btax\b",
    analysed: bool = True,
    position: int = 0,
) -> Reading:
    """Return an article as the archive would give it."""
    indirect = tuple(
        Quote(span=span, kind="indirect") for span in find("taxes would not rise", text)
    )
    entities = (
        entity("PERSON", "Ada Holm", "Ada Holm|Ms Holm", text),
        entity("ORG", "Treasury", "Treasury", text),
        entity("GPE", "Bristol", "Bristol", text),
        entity("CARDINAL", "year", r"(?<=year )\d+", text),
    )
    analysis = Analysis(
        pipeline="test 1",
        quotes=tuple(sorted((*quotes_of(text), *indirect), key=lambda quote: quote.span)),
        entities=tuple(one for one in entities if one.mentions),
    )
    return Reading(
        id=id,
        article=Article(
            text=text,
            title=title,
            source="The Courier",
            authors=("Jane Roe",),
            published="2024-03-07",
            path="courier/budget.html",
        ),
        analysis=analysis if analysed else None,
        hits=find(query, text) if query else (),
        watch_hits=tuple((span, "Tuesday") for span in find("Tuesday", text)),
        position=position,
    )


def row_of(number: int, *, query: bool = False) -> Row:
    """Return a result of the list."""
    return Row(
        id=number,
        title=f"Article number {number}",
        source=("The Courier", "radio 4", "a newswire with a long name")[number % 3],
        published="2024-03-07",
        date_shown=("2024-03-07", "~2024-03-06")[number % 2],
        quotes=(12, None, 0)[number % 3],
        hits=5 if query else None,
        starred=number % 4 == 1,
        tags=("budget",) if number % 5 == 0 else (),
        snippet="… cannot borrow to pay for tax cuts, in remarks …" if query else "",
        snippet_hits=(Span(27, 30),) if query else (),
    )
