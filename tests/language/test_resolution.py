"""Who "he", "the expert" and "Hale" are."""

from __future__ import annotations

import pytest

from index.article import Entity, EntityKind, Span
from index.language.quotes import find_quotes
from index.language.quotes.attribution.explanation import explain
from index.language.quotes.people.references import Reference
from index.language.quotes.reading import read
from index.language.quotes.text.page import Range


def names(text: str, *entities: Entity) -> list[str | None]:
    found = find_quotes(text, entities)
    return [quote.name for quote in found if quote.kind in ("direct", "partial")]


def entity(kind: EntityKind, name: str, text: str) -> Entity:
    start = text.index(name)
    return Entity(kind=kind, name=name, mentions=(Span(start, start + len(name)),))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Berg runs it. “It is old,” Berg said.", "Anna Berg"),
        ("Anna Berg runs it. “It is old,” Ms. Berg said.", "Anna Berg"),
        ("Bill Mercer and his wife, Joan Mercer, farm. “It is mine,” Mrs. Mercer said.",
         "Joan Mercer"),
        ("Mary Odongo teaches. “It is late,” Mr. Odongo said. “Go,” Odongo added.", "Odongo"),
        ("Peter Hale met Victor Stone on Monday. Stone said the offer was low. “No,” he said.",
         "Victor Stone"),
        ("Rob Hale defended her. “It was live,” he said.\n\nHer former bandmate Kit Orrin could "
         "not resist. “It was not,” he wrote. Her son is Jo Falk.", "Kit Orrin"),
        ("Ed Hale bowed. “It missed,” he said.\n\nThe protester, a student named Felix Orle, was "
         "led away. “It will not next time,” he said.", "Felix Orle"),
        ("Dino Falk threw his coat. “It was mine,” he said.\n\nThe lad in question, Norr’s winger "
         "Cal Orrin, saw it. “It was not,” he said.", "Cal Orrin"),
        ("Karl Strand denies it. “I build,” he said.\n\nOne of his former engineers said it was "
         "sound. “I poured it,” the source said. About the other he was careful. “I was away,” he "
         "said.", "One of his former engineers"),
        ("“He asked,” said Ann Dill. The mayor, Karl Dietz, sat down. It rained. Dietz's "
         "solicitor rose. “My client denies it,” she said.", "Dietz's solicitor"),
        ("“I framed it,” says Otto Lehr. Lehr's daughter, Noor, will bake. “He promised,” she "
         "said. Her father laughed. “I promised less,” he said.", "Otto Lehr"),
        ("Peter Lehr and his sister Jana were found. “We sang,” said Jana Lehr. Her brother, who "
         "was cold, smiled. “I did not,” he said.", "Peter Lehr"),
        ("Mayor Karl Dietz left. Ann Dill spoke. The mayor himself said it was “a gift”.",
         "Karl Dietz"),
        ("Helen Marsh interviewed Victor Stone. “I regret nothing,” he told her.", "Victor Stone"),
        ("David Lowe criticised Governor Paul Ames. “It is a disgrace,” he said.", "David Lowe"),
        ("Senator Julia Ames spoke, then the miner Karl Dietz. “It is empty,” the senator said.",
         "Julia Ames"),
        ("Dr. Yusuf Adeyemi, a hydrologist at the institute, spoke. “It will flood,” the expert "
         "added.", "Yusuf Adeyemi"),
        ("Nina Osei, 43, runs a mill. “It is old,” the 43-year-old said.", "Nina Osei"),
        ("Roy Calder, who once ran the mill, sold it. “It was time,” he said.", "Roy Calder"),
        ("“No permits were issued,” the ministry said.", "the ministry"),
        ("The ministry denied it. It said that it was “virtual in the planning sense”.",
         "The ministry"),
        ("A second official disagreed. “It was a good comma,” the official said.",
         "A second official"),
        ("“We built it,” Ana Pires and Rui Costa said.", "Ana Pires and Rui Costa"),
        ("“The deal is dead,” said a spokesman for Anna Berg.", "a spokesman for Anna Berg"),
        ("“The deal is dead,” said Anna Berg's lawyer.", "Anna Berg's lawyer"),
        ("Karl Dietz was fined on Friday by a judge who told him that he had “sold the river”.",
         "a judge"),
        ("The clerk told the story of a fisherman's widow at Orm who had called him “a crook”.",
         "a fisherman's widow at Orm"),
        ("A guest who had come in with two boys and a cat spoke. “Never again,” she said.",
         "A guest"),
        ("A 43-year-old man fell ill. Dr Orla Fenwick treated him. “It was quick,” the man said.",
         "the man"),
        ("A retired teacher and Joan Mercer met. “It was quick,” the teacher said.",
         "the teacher"),
        ("Joan Mercer, a retired teacher, met Ann Falk. “It was quick,” the teacher said.",
         "Joan Mercer"),
        ("Two friends came. Ann Dill wept. A third, who had known both, stayed away. “I could not "
         "go,” she said.", "A third"),
        ("Ann Dill of the council moved the cut. Residents came. Another, a retired baker, said "
         "that she was cold. “Where do I go?” she asked.", "Another"),
        ("Ann Dill taught there. One passenger, a doctor, lit a lamp. “It was dark,” she said.",
         "One passenger"),
        ("Otto Lehr sells bread. “It is fresh,” he said.\n\nDown the road lives Mr Karl Dietz, who "
         "is 90. He has a dog. “It barks,” he said.", "Karl Dietz"),
        ("Ann Dill was late. “I ran,” she said. At the count is Orla Falk, the baker, who tells "
         "Nina Abbot that she will not say. “I bake,” she says.", "Orla Falk"),
        ("Otto Lehr lost. “It hurts,” he said.\n\nThe man in question, the club's captain Karl "
         "Dietz, saw it differently. “I am fine,” he said.", "Karl Dietz"),
        ("Otto Lehr has asked around. One of them, the retired dentist Karl Dietz, was happy to "
         "help. “I was at home,” he said.", "Karl Dietz"),
        ("A judge freed a bear on Tuesday.\n\nDistrict Judge Nora Teal said that it was tame. "
         "Ann Dill argued. “Did it bite?” the judge asked.", "Nora Teal"),
        ("The memo has a title that nobody could call bold. Ann Dill has it. “The chance,” it "
         "says, “is one in six.”", "The memo"),
        ("In the camp Ann Dill was packing. “It is long,” she said. “Last time it was short.” Her "
         "neighbour was not packing. “I will stay,” she said.", "Her neighbour"),
    ],
)  # fmt: skip
def test_name(text: str, name: str) -> None:
    assert names(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # A speaker does not name himself in what he says.
        ("Peter Hale met Victor Stone. Stone sat down. “Victor is right,” he said.", "Peter Hale"),
        ("Professor Peter Hale met Victor Stone. Hale said no. “The professor is right,” he said.",
         "Victor Stone"),
        # The "her" of "found her" is never the one who found.
        ("Nina Osei was lost. Rune Haldal, who found her at noon, sat down. “I swam,” he said.",
         "Rune Haldal"),
        # Nor is the "Hale" of "Hale, he said, could" who said it.
        ("Victor Stone runs the union. Peter Hale, he said, could leave at noon. “I gave a pen,” "
         "he said.", "Victor Stone"),
        # Nor is the "Hale" of "he said that Hale would" who said it.
        ("Victor Stone ran it. Peter Hale sold it. He told Hale it was “a gift”.", "Victor Stone"),
        # In a clause before the main one it is whom that names.
        ("Anna Berg wept. Though she called it “a gift”, Nina Osei sold it.", "Nina Osei"),
        # Whom a quotation calls "he" is rather who has said nothing yet.
        ("“It is late,” Victor Stone said. Peter Hale ran. “He is late,” he said.", "Victor Stone"),
        # A paragraph is about whom it opens with.
        ("Peter Hale came.\n\nVictor Stone sold it. Then they saw Hale. It was noon. It was hot. "
         "It was dry.\n\n“It was old,” he said.", "Victor Stone"),
        ("Peter Hale ran. Pasang Dorje, a guide who lost his boat, sat down. “It sank,” she said.",
         None),
        # What stands between commas is whom the sentence is about.
        ("Peter Hale ran. The third member, the Nepalese guide Pemba Dorje, sang. “I sang,” he "
         "said.", "Pemba Dorje"),
        ("Peter Hale ran. Janne Kallas sang. For the Finn it was late. “I sang,” he said.",
         "Janne Kallas"),
        ("Ada Holm sang. Peter Hale ran. Her husband agreed. “I sang,” he said.", "Her husband"),
        ("Ada Holm sang. Peter Hale ran. Her husband smiled. “I sang,” he said.", "Her husband"),
        ("Peter Hale ran. It rained. One of the divers, his eyes red, said no. “I sang,” he said.",
         "One of the divers"),
        # A "he" goes on with whom the sentence before begins with, even if no list knows the name.
        ("Peter Hale said no. “I won't,” Hale said. Emre Soyturk, who owned it, coughed. “It was "
         "mine,” he said.", "Emre Soyturk"),
        # First names of many countries tell the gender; a Korean's stands last.
        ("Mayor Hrafnhildur Falk met Captain Ondrej Holm. Holm left. “It was mine,” she said.",
         "Hrafnhildur Falk"),
        ("Kim Soon-ja paid. Tadej Holm, who owned it, coughed. “I paid,” she said.",
         "Kim Soon-ja"),
        ("A verger told Detective Sergeant Anna Berg so. “Nobody is in it,” the detective said.",
         "Anna Berg"),
        # Nobody is who answers him, who has another office, or who is not to be named.
        ("“Nobody asked,” said a clerk.\n\nKarin Lund rejected that.", "a clerk"),
        ("“Nobody asked,” said a clerk.\n\nMayor Karin Lund opened the hall.", "a clerk"),
        ("“Nobody asked,” said a clerk, who did not want to be named.\n\nKarin Lund was there.",
         "a clerk"),
        # A lead says what somebody is, the next paragraph who.
        ("A cave diver said on Friday that she was cold.\n\nIngvild Sorbo, a dentist, was found "
         "on Thursday.\n\n“I am warm,” the diver said.", "Ingvild Sorbo"),
        ("The strike is over, the leader of the union said.\n\nZadu Okiremo spoke. Bo Holm ran. "
         "“We won,” the union leader said.", "Zadu Okiremo"),
        ("The honorary consul ran.\n\nZadu Okiremo, who sells paint, sang. “No,” the consul said.",
         "Zadu Okiremo"),
        ("The mayor ran.\n\nZadu Okiremo, a voter, sang. “No,” the mayor said.", "The mayor"),
        # What "was" introduces is as good as a subject.
        ("Anna Berg won. It rained. Second was the Swede Nina Osei, who sat. “I lost,” she said.",
         "Nina Osei"),
        ("Anna Berg sat. Gilda Roux, who lives opposite, was the first witness. Berg coughed. “I "
         "saw it,” the witness said.", "Gilda Roux"),
        ("The suspect, named as Carlos Duarte, ran. Inspector Peter Hale followed. “I fell,” the "
         "suspect said.", "Carlos Duarte"),
    ],
)  # fmt: skip
def test_what_the_sentence_says_tells_who_it_is(text: str, name: str | None) -> None:
    assert names(text)[-1] == name


WIRE = """NORTHPORT, May 3. Grain exports will recover by the spring, Martin Sorel, head of the \
analytical department at the Harbour Institute, said on Sunday.

“We are seeing a pause, not a collapse,” he said.

On Friday, Agriculture Minister Oscar Dale signed an order that raised the duty. His deputy, Simon \
Kray, said that it would stay until June. Traders led by Peter Summer protested.

According to the expert, the protest is early. “They forget that last year was the best,” the \
analyst noted. In his opinion, the ministry acted “clumsily, but in the right direction.”

“Then no one will have to sign anything,” he stressed."""


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Helen Marsh, who leads the others, answered that the minister had said it before.",
         "Helen Marsh"),
        ("Helen Marsh, a farmer, said that Berg had promised more.", "Helen Marsh"),
        ("Helen Marsh said that it was late, but Berg said that it was safe.", "Anna Berg"),
    ],
)  # fmt: skip
def test_a_pronoun_goes_on_with_who_reports_not_with_whom_it_is_about(told: str, name: str) -> None:
    before = "The minister Anna Berg presented her budget. “It is sound,” the minister said."
    assert names(f"{before} {told} “It is a debt,” she said.")[-1] == name


def test_a_wire_story_keeps_its_one_speaker_among_bystanders() -> None:
    assert names(WIRE) == ["Martin Sorel"] * 4


def test_the_pipeline_gives_the_name() -> None:
    text = "The Times praised Zyx Qorl. “It is old,” Qorl said."

    assert names(text, entity("PERSON", "Zyx Qorl", text)) == ["Zyx Qorl"]


def test_a_full_name_is_a_persons_if_the_family_name_alone_is() -> None:
    text = "Zadu Okiremo ran. “We won,” Okiremo said."

    assert names(text, entity("ORG", "Zadu Okiremo", text)) == ["Zadu Okiremo"]


def test_a_place_is_not_a_pronouns_person() -> None:
    text = "Ada Holm went to Georgia. “It is warm,” she said."

    assert names(text, entity("GPE", "Georgia", text)) == ["Ada Holm"]


def test_a_place_that_speaks_is_a_speaker() -> None:
    text = "“We reject this,” Washington said."

    assert names(text, entity("GPE", "Washington", text)) == ["Washington"]


def test_the_chain_leads_to_where_the_person_is_named() -> None:
    text = "Ada Holm spoke first. “It is old,” she said."
    quote = find_quotes(text)[0]

    assert [span.of(text) for span in quote.chain] == ["Ada Holm"]


def test_the_explanation_is_in_plain_words() -> None:
    text = "Dr. Yusuf Adeyemi, a hydrologist, spoke.\n\n“It will flood,” the expert added."
    quote = next(quote for quote in find_quotes(text) if quote.kind == "direct")

    assert quote.explanation == (
        "‘the expert added’ comes after it. "
        "‘the expert’ is Yusuf Adeyemi, called ‘a hydrologist’ in paragraph 1; "
        "nobody else is called so."
    )


def test_an_office_is_the_one_person_of_the_paragraph() -> None:
    text = "Bo Lind, general secretary, spoke.\n\nAda Holm smiled. “No,” the finance minister said."

    assert names(text) == ["Ada Holm"]


def test_an_office_that_nobody_holds_stays_as_written() -> None:
    text = "Bo Lind, the judge, and Ada Holm met. “It is short,” the prime minister said."

    assert names(text) == ["the prime minister"]


@pytest.mark.parametrize(
    "text",
    [
        "“There is water in the yard,” we are told.",
        "I said: “There is water in the yard.”",
        "“There is water in the yard,” she said.",
    ],
)
def test_a_pronoun_that_nothing_resolves_is_no_name(text: str) -> None:
    assert names(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The master of the trawler said it was late. “The fish will not keep,” he said.",
         "The master of the trawler"),
        ("Asked by a clerk of the Board, a spokeswoman for the Board smiled. A spokeswoman for the "
         "Bank said it was late. “No,” she said.", "A spokeswoman for the Bank"),
        ("Outside, on the steps, a man had unrolled a sheet. “Nobody asked,” he said.", "a man"),
        ("It would rise, a leading researcher at the Institute, Maria Endo, told us. “Soon,” she "
         "said.", "Maria Endo"),
        ("According to the deputy head of the board, Colonel Radim Hutka, it held. “Ice,” he said.",
         "Radim Hutka"),
        ("The reply came at once. It said: “Please don't do that.”", "The reply"),
        ("She sent us a letter. “I am well,” it says.", "a letter"),
        ("Ines Moravec, the prosecutor, sat. Hugh Tallis, for the defence, rose. “It is empty,” "
         "the lawyer said.", "Hugh Tallis"),
        ("The lever jammed. “It held,” the captain said.\n\nIt is Captain Ines Pratt who rows.",
         "Ines Pratt"),
        ("Karl Dietz was fined by a judge who said he had “sold the river”.\n\nJudge Maria Thorne "
         "rose.", "Maria Thorne"),
        ("Ada Holm presented a budget.\n\n“We cannot borrow,” the finance minister said.",
         "Ada Holm"),
        ("Ivo Sennik, head of the port, smiled. The expert Maria Orlik disagreed. “There are two "
         "ways,” the economist said.", "Maria Orlik"),
        ("Ruth Varga said it was late.\n\nThe leader of the opposition, Ada Holm, waited.\n\n“Yes, "
         "it is,” she said.", "Ada Holm"),
        ("Her husband, Paulo, was in the cellar. “The oven had gone,” he said.", "Paulo"),
        ("The mayor came by. “They will bake again,” she said.", "The mayor"),
        ("Ada Holm said no.\n\nThe coach, Lars Voss, kept it short. “Three points,” said the Dane.",
         "Lars Voss"),
        ("It was, according to a memo seen by the Gazette, “up to ten days”.", "a memo"),
        ("MUNT: Was he late?\n\nLEMAIRE: I said, “So is your railway.”", "LEMAIRE"),
        ("A Holm aide, by text: “We can smell it.”", "A Holm aide"),
        ("“We can smell it,” the Holm campaign said.", "the Holm campaign"),
        ("Caspar Strand owns Keel & Strand. “It is cosmetic,” Keel & Strand said.",
         "Keel & Strand"),
        ("Aboard the Marguerite, the master, Ivo Brandt, waited. “It is fruit,” he said.",
         "Ivo Brandt"),
        ("It stood, “taller than the law”, in the words of a placard held up by a boy.",
         "a placard"),
    ],
)  # fmt: skip
def test_sources_without_a_name_keep_what_they_are_called(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_doubt_is_told_only_where_the_confidence_is_lower() -> None:
    text = "Otto Lehr met Karl Dietz, and Karl Dietz met Otto Lehr. “It was late,” he said."
    (doubtful,) = find_quotes(text)

    assert doubtful.confidence < 0.9
    assert "somebody else could be meant" in doubtful.explanation


def test_nothing_sure_is_said_to_be_doubtful() -> None:
    reading = read("Otto Lehr met Karl Dietz. “It was late,” he said.", (), "en")
    choice = reading.places[0].choices[0]
    mention = Range(5, 6)
    lehr = reading.people.all[0]
    reference = Reference(lehr.name, lehr, "pronoun", (mention,), rivals=1, margin=0.5)
    assert choice is not None

    assert "somebody else" in explain(reading.page, choice, reference)
    assert "somebody else" not in explain(reading.page, choice, reference, is_sure=True)


def test_who_is_called_a_leader_need_not_be_the_union_leader() -> None:
    text = (
        "Anna Berg, the leader of the opposition, met the dockers. “We will go by boat,” Berg "
        "said.\n\n“By Easter,” she said. “By June.”\n\n“Thank you,” said the union leader."
    )
    assert find_quotes(text)[-1].confidence < 0.9


@pytest.mark.parametrize(
    ("before", "label", "is_sure"),
    [
        ("Clara Munt met Karl Dietz, the builder, on Friday.", "DIETZ", True),
        ("Clara Munt met the builder on Friday.", "DIETZ", False),
        ("Clara Munt met Karl Dietz, the builder, on Friday.", "Karl Dietz", False),
    ],
)
def test_a_label_is_sure_where_the_text_tells_who_that_is(
    before: str, label: str, *, is_sure: bool
) -> None:
    turns = f"MUNT: Good morning to you.\n\n{label}: I am glad to be here.\n\nMUNT: Is it true?"
    _, answer, _ = find_quotes(f"{before}\n\n{turns}")
    assert "Dietz" in (answer.name or "").title()
    assert (answer.confidence >= 0.9) == is_sure


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        # Two who bear the name are brought in before anybody is called by it alone.
        ("Ada Holm and her husband, Ben Holm, left early. “It was late,” Holm said.", False),
        ("Mayor Ada Holm spoke. Her cousin, Ben Holm, came late. “It was late,” Holm said.", False),
        # The other was named long before.
        ("Mayor Ada Holm spoke.\n\nIt rained.\n\nThe police chief, Ben Holm, came. “It was late, "
         "and the road was under water,” Holm said.", True),
        # The text has called one of them so before.
        ("Ada Holm left early. “It was late,” Holm said. Her husband, Ben Holm, stayed. “I was "
         "tired,” Holm said.", True),
        # A title tells.
        ("Ada Holm and her husband, Ben Holm, left early. “It was late, and the road was under "
         "water,” Mrs Holm said.", True),
        # Nothing tells who he is.
        ("The lamp went out early. “It was late,” he said.", False),
    ],
)  # fmt: skip
def test_a_name_that_two_bear_is_not_sure(text: str, *, is_sure: bool) -> None:
    assert (find_quotes(text)[-1].confidence >= 0.9) == is_sure
