"""One article set for one width: the heading, the wrapped text and the highlights on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Span
from tui.widgets.heading import HeadingLine, heading, message
from tui.widgets.layout import Layout, lay_out
from tui.widgets.paragraphs import Paragraph, lead_ins, paragraphs
from tui.widgets.spans import Highlight, Highlights, Kind, highlights_of

if TYPE_CHECKING:
    from index import Reading
    from tui.widgets.glyphs import Glyphs


@dataclass(eq=False, repr=False)
class Story:
    """What is known of an article whatever the width it is set at."""

    reading: Reading

    @cached_property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.reading.article.text

    @cached_property
    def blocks(self) -> list[Paragraph]:
        """Its paragraphs."""
        return paragraphs(self.text)

    @cached_property
    def words(self) -> int:
        """How long it is."""
        return len(self.text.split())

    @cached_property
    def highlights(self) -> Highlights:
        """All that is always marked in it."""
        lead = (
            Highlight(*span, Kind.DATELINE if is_dateline else Kind.LABEL)
            for span, is_dateline in lead_ins(self.text, self.blocks)
        )
        return Highlights([*highlights_of(self.reading), *lead])

    def with_reading(self, reading: Reading) -> Story:
        """Return the same text with what was found in it since."""
        story = Story(reading)
        if reading.article.text == self.text:
            # The costly properties depend on the text alone.
            story.__dict__.update(text=self.text, blocks=self.blocks, words=self.words)
        return story


@dataclass(eq=False, repr=False)
class Page:
    """Lines from the title to the end of the text, counted from 0."""

    heading: list[HeadingLine] = field(default_factory=list)
    layout: Layout = field(default_factory=lambda: lay_out("", 2))

    @classmethod
    def of(cls, story: Story, width: int, glyphs: Glyphs, before: Page | None = None) -> Page:
        """Set a story at a width; `before` is how it was set last."""
        layout = before.layout if before and before.holds(story, width) else None
        return cls(
            heading(story.reading, story.words, width, glyphs),
            layout or lay_out(story.text, width, story.blocks),
        )

    @classmethod
    def saying(cls, words: str, width: int) -> Page:
        """Return a page with a message only."""
        return cls(message(words, width), lay_out("", width))

    def holds(self, story: Story, width: int) -> bool:
        """Tell whether the page has this story's text at this width."""
        return self.layout.source == story.text and self.layout.width == width

    def __len__(self) -> int:
        return len(self.heading) + len(self.layout)

    def line_of(self, offset: int) -> int:
        """Return the line that an offset of the text lies on."""
        return len(self.heading) + self.layout.line_of(offset)

    def span(self, first: int, stop: int) -> Span:
        """Return the part of the text that stands on the lines `[first, stop)`."""
        first = max(0, first - len(self.heading))
        stop = min(stop - len(self.heading), len(self.layout))
        if stop <= first:
            return Span(0, 0)
        return Span(self.layout.starts[first], self.layout.span(stop - 1).end)
