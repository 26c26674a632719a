"""Whom "the senator" means: a choice among everybody mentioned so far."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.attribution.judging import judge
from index.language.quotes.attribution.ranking import fitted, rank_all
from index.language.quotes.finder import resolver_of
from index.language.quotes.reading import read


def name_of(text: str) -> str | None:
    return [quote for quote in find_quotes(text) if quote.kind in ("direct", "partial")][-1].name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr Edda Strom ran the ward. Peter Hale visited.\n\nStrom closed it. "
         "“It was full,” the neurosurgeon said.", "Edda Strom"),
        ("Nina Abbot, a mother of two, lost her flat. “We saved the cat,” the mother of two said.",
         "Nina Abbot"),
        ("Nina Abbot’s neighbour saw it all. “We saved the cat,” the neighbour said.",
         "the neighbour"),
        ("A retired teacher and Joan Mercer met. “It was quick,” the teacher said.", "the teacher"),
        ("Mayor Joan Mercer opened the school. A teacher stood beside her.\n\n"
         "“It leaks,” the teacher said.", "the teacher"),
        ("A teacher was charged on Monday. Joan Mercer, 43, sits in jail.\n\n"
         "“It was not me,” the teacher said.", "Joan Mercer"),
        ("Ilse Benth has ruled since May. Her challenger, the former mayor Rafael Quone, has drawn "
         "crowds.\n\nPaul Ressig teaches law. “It rains,” he said.\n\nThe challenger spoke too. "
         "“We will count,” he said.", "Rafael Quone"),
        ("Bo Lind, mayor of Orle, left. “We are full to the roof,” the mayor of Vale said.",
         "the mayor of Vale"),
        ("Bo Lind, mayor of the town of Orle, left. “We are full,” the mayor of Orle said.",
         "Bo Lind"),
        ("Orle Governor Ada Holm left. “We are full to the roof,” the Suderia governor said.",
         "the Suderia governor"),
        ("Ada Holm, governor of Norland, left. “We are full,” the Republican governor said.",
         "Ada Holm"),
        ("Bo Lind, mayor of Orle. Ada Holm, mayor of Vale, left. “We go,” the mayor of Orle said.",
         "Bo Lind"),
        ("Bo Lind hates the bridge. In a talk with Ada Holm and Tom Hask, the baker called it "
         "“a folly built on sand”.", "Bo Lind"),
        ("“It was late,” the mayor-elect said in a note, according to Norr News.",
         "the mayor-elect"),
        # A subject's own "her" tells who it is not.
        ("Karl Dietz, the premier, left. “I go,” he said. Ada Holm stayed.\n\nThe challenger kept "
         "her promise and said it would be “a short law”.", "Ada Holm"),
        ("Minister Bo Lind met Minister Ada Holm. Mr Lind was late.\n\nThe minister shook her head "
         "and said the road would be “a long one”.", "Ada Holm"),
        ("Ada Holm coaches the Hawks; Bo Lind leads them. The Hawks lost.\n\nRaising his cap, the "
         "goalkeeper said it was “a sad day”.", "Bo Lind"),
        ("Ada Holm, the president, spoke. Bo Lind heard it.\n\nThe critic called himself “the last "
         "to be asked”.", "Bo Lind"),
        ("Senator Ada Holm lost. Bo Lind won.\n\nThe senator told her husband that it was “a short "
         "night”.", "Ada Holm"),
        ("Minister Karl Dietz met the swimmer Ada Holm. Holm had won.\n\nThe minister praised her "
         "and said it was “a marvel”.", "Karl Dietz"),
        ("Judge Karl Dietz heard Ada Holm for an hour. Holm wept.\n\nThe judge rejected her appeal "
         "and said it was “built on sand”.", "Karl Dietz"),
        ("Mr Karl Dietz runs the yard. He met Ada Holm.\n\nThe builder said her house was “a pile "
         "of sand”.", "Karl Dietz"),
        ("Mayor Bo Lind met Ada Holm, who lost a house.\n\nThe mayor said that “her house is a "
         "sign of our failings”.", "Bo Lind"),
        # Nobody is whom nothing calls so, or names beside the place.
        ("Dr Ada Holm wrote the memo. Holm wept.\n\nIt was said, by the mayor of Port Orle among "
         "others, that they “hide behind a fog”.", "the mayor of Port Orle"),
        ("Mayor Bo Lind opened the pier in Port Orle. Ada Holm had built it.\n\n“It is a bridge to "
         "nothing,” the mayor of Port Orle said.", "Bo Lind"),
        ("Bo Lind, who has led the Norr Bank since May, left. Ada Holm wept.\n\n“It was time,” the "
         "head of the Norr Bank said.", "Bo Lind"),
        ("Ada Holm lives in Norr with five cats.\n\n“Five is four too many,” the head of the Norr "
         "Housing Board said.", "the head of the Norr Housing Board"),
        ("Ada Holm of Port Vale wrote it. Holm wept.\n\n“A fog,” the mayor of Port Orle said.",
         "the mayor of Port Orle"),
        # Nobody has two offices that exclude each other.
        ("Ada Holm, the governor of Norr, cut the tax.\n\n“It is a gift to few,” the mayor of Norr "
         "said.", "the mayor of Norr"),
        ("Bo Lind, the former mayor of Norr, is its governor. Ada Holm left.\n\n“It is a gift to "
         "few,” the governor of Norr said.", "Bo Lind"),
        ("Bo Lind, prime minister until May and opposition leader since, lost.\n\nThe opposition "
         "leader called it “a long night”.", "Bo Lind"),
        ("Karl Dietz, the prime minister, lost. Bo Lind won.\n\nThe opposition leader called it “a "
         "long night”.", "Bo Lind"),
    ],
)  # fmt: skip
def test_who_is_described(text: str, name: str) -> None:
    assert name_of(text) == name


def test_a_pronoun_is_doubted_as_the_description_is_that_it_goes_on_from() -> None:
    text = (
        "Colin Dace runs the club. Rob Elling and Jan Pruss joined in May.\n\n"
        "The runner stayed away, he told us. “I love it,” the runner said. “I do,” he said."
    )
    reading = read(text, (), "en")
    ranked = rank_all(reading.places, fitted().choice)
    judged = [judge(*one, fitted()) for one in zip(reading.places, ranked, strict=True)]
    references = resolver_of(reading, judged, fitted()).run()
    described, pronoun = (references[one.choice.speaker] for one in judged if one.choice)

    assert described.likely is not None
    assert described.likely < 1
    assert pronoun.likely == described.likely or pronoun.person is not described.person


@pytest.mark.parametrize(
    "text",
    [
        "She reads from “Low Water: A Year on the Marsh” by Ena Holt, according to the hall.",
        "He wrote a book called “Salt: Notes of a Cook at Sea” and left.",
    ],
)
def test_a_title_with_a_subtitle_is_no_quotation(text: str) -> None:
    assert [quote.kind for quote in find_quotes(text) if quote.kind != "indirect"] == ["title"]


def test_words_that_are_shouted_are_no_title() -> None:
    (quote,) = find_quotes("“Remember: Nobody Leaves,” Captain Ivo Renn shouted.")

    assert quote.kind == "direct"


def test_whom_the_text_does_not_call_so_is_never_sure() -> None:
    text = (
        "Dr Edda Strom ran the ward. Peter Hale visited.\n\nStrom closed it. "
        "“It was full,” the neurosurgeon said."
    )
    (quote,) = find_quotes(text)
    assert quote.name == "Edda Strom"
    assert "calls nobody so" in quote.explanation
    assert quote.confidence < 0.9
