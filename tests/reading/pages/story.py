"""The articles that the pages carry."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Story:
    """What a page is about, before a site is built round it."""

    title: str
    author: str
    day: date
    paragraphs: tuple[str, ...]
    site: str = "The Brenholm Courier"
    url: str = "https://courier.example/2024/03/07/story"

    @property
    def iso(self) -> str:
        return self.day.isoformat()

    @property
    def worded(self) -> str:
        return f"{self.day.day} {self.day:%B %Y}"

    @property
    def american(self) -> str:
        return f"{self.day:%B} {self.day.day}, {self.day.year}"

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True)
class Page:
    """A page as it lies on the disk, and what a reader should find in it."""

    name: str
    data: bytes
    title: str
    published: str
    """The date, if the page states one."""
    text: str


_PEOPLE = (
    "Ada Holm", "Ruth Varga", "Konrad Lisle", "Bridie Okafor", "Marek Dunne", "Caspar Strand",
    "Ingrid Maas", "Teodor Grahn", "Émile Castaing", "Philippa Thorne", "Jonas Pell",
)  # fmt: skip
_ROLES = (
    "the finance minister", "who leads the opposition", "the prime minister", "the union's leader",
    "the harbour engineer", "the head of the contracting firm", "a councillor from Tarrow",
    "the mayor of Port Selwyn", "an architect", "a judge of the High Court", "a clerk of works",
)  # fmt: skip
_SUBJECTS = (
    "the harbour levy", "the bridge to Tarrow", "the flood barrier at Lower Aske",
    "the dockers' strike", "the trial of the builders", "the coming election",
    "the price of bread in Weir Street", "the seals in the Sound", "the night ferry",
)  # fmt: skip
_OPENINGS = (
    "Work on {subject} was halted on {weekday} after inspectors found that {number} of the papers "
    "were missing, officials said, and nobody at the ministry could say when it would go on.",
    "Members of the Assembly voted by {number} to {other} on {weekday} to put off a decision about "
    "{subject}, the third time that they have done so since the autumn.",
    "A row about {subject} broke into the open on {weekday} when a letter that was meant for the "
    "cabinet alone was read aloud on the radio, line by line, by a man with a cold.",
)
_MIDDLES = (
    "“I have said what I have to say about {subject}, and I shall say it again when it is needed,” "
    "{person}, {role}, told reporters on the steps, before a car took {number} minutes to arrive.",
    "{person}, {role}, was less patient. “We were promised an answer in the spring. It is now the "
    "spring after that,” said {person}, who has kept every letter in a box under the stairs.",
    "According to a report of {number} pages that was published without a word of warning, the "
    "cost of {subject} has risen from {number} million crowns to {other} million in two years.",
    "That is not how others remember it. In a note of the meeting, seen by this newspaper, an "
    "official writes that the room “went very quiet, and then everybody spoke at once”.",
    "Outside, in the rain, some {number} people had gathered with a drum and a banner. They had "
    "come by bus from the villages along the Aske, and they meant to stay until supper.",
    "Asked whether there was still time to change course, {person} paused. “There is always time,” "
    "came the answer. “What there is not is money, and what there never was is a plan.”",
    "The figures bear that out only in part. Traffic fell by {number} per cent in the first year "
    "and rose by {other} in the second; the ministry's forecast had been wrong about both.",
    "{person} said that the inquiry would hear {number} more witnesses before the summer, among "
    "them {person2}, {role}, who has not spoken in public since the winter storms.",
    "In Port Selwyn the matter is discussed over the counter of the bakery, where opinion is "
    "divided between those who never believed in {subject} and those who say that they did not.",
    "Lawyers for the company declined to comment, citing the proceedings. A spokesman added, off "
    "the record and then on it, that “{subject} will outlive all of us, one way or the other”.",
)
_ENDINGS = (
    "The committee meets again on {weekday}. The drum has been asked to stay outside.",
    "{person} walked home. It was, everyone agreed afterwards, a very long day for so short a vote.",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_HEADLINES = (
    "Vote on {subject} put off for the third time",
    "What nobody will say about {subject}",
    "{person} breaks silence over {subject}",
    "“A very long day”: how {subject} divided a town",
    "Report finds cost of {subject} has doubled",
)


def make_story(number: int, paragraphs: int = 0) -> Story:
    """Write an article; the same number writes the same one."""
    dice = random.Random(number)
    count = paragraphs or dice.randint(8, 16)
    subject = dice.choice(_SUBJECTS)

    def fill(sentence: str) -> str:
        return sentence.format(
            subject=subject,
            person=dice.choice(_PEOPLE),
            person2=dice.choice(_PEOPLE),
            role=dice.choice(_ROLES),
            weekday=dice.choice(_WEEKDAYS),
            number=dice.randint(11, 96),
            other=dice.randint(97, 310),
        )

    middles = dice.sample(_MIDDLES, k=min(len(_MIDDLES), count))
    while len(middles) < count - 2:
        middles.append(dice.choice(_MIDDLES))
    texts = [dice.choice(_OPENINGS), *middles[: max(1, count - 2)], dice.choice(_ENDINGS)]
    day = date(2021 + number % 5, 1 + number % 12, 1 + number % 27)
    title = fill(dice.choice(_HEADLINES))
    return Story(
        title=title[0].upper() + title[1:],
        author=dice.choice(("Rosalind Tarn", "Leopold Quist", "Nell Ashdown", "Miriam Oake")),
        day=day,
        paragraphs=tuple(map(fill, texts)),
        url=f"https://courier.example/{day:%Y/%m/%d}/story-{number}",
    )
