"""Who speaks in long stories of rivals: offices, asides, and who was just brought in."""

from __future__ import annotations

import pytest

from index.article import Quote
from index.language.quotes import find_quotes


def spoken(text: str) -> list[Quote]:
    return [quote for quote in find_quotes(text) if quote.kind in ("direct", "partial")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Otto Brandt spoke. Gov. Ada Holm was silent. The senator called it “a poor day”.",
         "Otto Brandt"),
        ("Rep. Otto Brandt spoke. Ada Holm was silent. The lawmaker called it “a poor day”.",
         "Otto Brandt"),
        ("Lina Orr met Gov. Otto Brandt. Sen. Ada Holm left. The governor called it “a poor day”.",
         "Otto Brandt"),
        # Who meets a senator is not where the senator is from.
        ("Hedda Clay never met Sen. Otto Brandt. “No,” Brandt said.\n\nThe senator from Vale said "
         "that the system was “rotten”.", "Otto Brandt"),
        ("Vale Sen. Otto Brandt left. “No,” he said.\n\nThe senator from Norland said that the "
         "system was “rotten”.", "The senator from Norland"),
    ],
)  # fmt: skip
def test_shortened_title_is_an_office(text: str, name: str) -> None:
    assert spoken(text)[-1].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # One of many speakers does not stay the story's "she" for ever.
        ("The mayor, Berta Quill, spoke. “I was elected to close it,” Ms. Quill said. “We kept "
         "it. We rowed.”\n\nHer cousin, Rolf Orr, differs. “No,” he said. “Go,” he said. “Go.” "
         "“Stop,” he added.\n\n“We paid,” Ms. Quill said.\n\nAmelie Vance moved here in June. On "
         "their second day, Ms. Vance said, someone left a note on the door. It rained. The bins "
         "were out.\n\n“I framed it,” she said.", "Amelie Vance"),
        # But whose story it is does.
        ("The mayor, Berta Quill, spoke. “I was elected to close it,” Ms. Quill said. “We kept "
         "it.”\n\nThe keeper, Amelie Vance, moved here in June. It rained. The bins were out. It "
         "rained on.\n\n“I framed it,” she said.", "Berta Quill"),
        # "The senator himself" raises nobody but the senator.
        ("Otto Brandt told a fair that Sen. Karl Dietz was idle. “He is no one of us,” Brandt "
         "said.\n\nA lawyer for Dietz, Ada Holm, said that Brandt was “angry.”\n\nThe senator "
         "himself keeps away. At a dinner in May, however, he warned that “a chamber is no mill.”",
         "Karl Dietz"),
        # Whom somebody is suing does not tell what they are.
        ("Otto Brandt, who is suing Senator Karl Dietz, spoke. “It is late,” Brandt said.\n\n"
         "“It is early,” the senator said.", "Karl Dietz"),
        # Who is asked, and who is called and asked, answers.
        ("The chant was “beneath us,” said Senator Lena Graf. “We jail nobody,” Ms. Graf said.\n\n"
         "Otto Brandt’s campaign manager, Stella Dorn, declined to comment. Asked whether it would "
         "stop, she replied, “He writes no scripts.”", "Stella Dorn"),
        ("Ada Toller wrote, “A school is a house.” Ada Toller said it twice.\n\nI called Elena Orr "
         "and asked if they cheat. “No,” she said.", "Elena Orr"),
        ("Ada Toller wrote, “A school is a house.” Ada Toller said it twice.\n\nI phoned Elena Orr "
         "to ask if they cheat. “No,” she said.", "Elena Orr"),
        # Whom the reporter met is not whom the quotation calls by name.
        ("By Keisha Roll\n\nLast week a mother stopped me in the yard. I teach. “Ms. Roll,” she "
         "said, “tell me the truth.”", "a mother"),
        ("Ada Holm led it. “I read there,” Holm said. “It cost me,” she added.\n\nThis was too "
         "much for the chairwoman, Berta Clay. “Your mother, Ada, gave us a boat,” she said.",
         "Berta Clay"),
        # What a sentence says "as for" somebody is about them.
        ("“She had a prop,” Karl Dietz told the Courier. “It talked,” Dietz said.\n\nAs for Otto "
         "Brandt, reached at home, he seemed amused. He said that she had been “perfectly nice.”",
         "Otto Brandt"),
        ("A parliamentary report, leaked to the Courier in May, was scathing. It described the "
         "fund as “a bank that lends only umbrellas.”", "A parliamentary report"),
        ("The ministry said it was late. The letter was short. It called the fund “a bank that "
         "lends only umbrellas.”", "The letter"),
        ("The ministry said it was late. The company posts its letters. It called the fund “a bank "
         "that lends only umbrellas.”", "The company"),
        ("Mona Rey wrote, “Where was this?” “Where?” Rey said.\n\nThe Post asked Dr. Ada Holm, a "
         "doctor at the clinic in Vale, whether it is so. “Half of it,” she told us.", "Ada Holm"),
        ("“My wife makes a good one,” Karl Dietz said.\n\nHis wife, Anne Dietz, was asked for it "
         "by a woman in the second row. “It is old,” she confessed.", "Anne Dietz"),
        ("Otto Brandt spoke. “We sit,” Brandt said.\n\nThen came Karl Dietz. “I stand,” "
         "he said.", "Karl Dietz"),
        ("The militia that holds Vale, the Sons of Norr, mocked the plan. “Let them come in four "
         "thousand boats,” it said in a note.", "The militia"),
        # Whom a column brings in without a name, and not who writes it.
        ("Ada Holm told them that love was “what schools ask for.” They clapped.\n\nMy advice is "
         "what my own mother, a weaver, gave me. “Cry elsewhere,” she said.", "my own mother"),
        ("“I gave it up,” Karl Dietz said.\n\nLater a boy of about 10 came up to the long table, "
         "and Ada Holm asked him if he liked it. “It depends,” he said.", "a boy"),
        ("By Dr. Ada Holm\n\nMy box is full. I heard from Tempe. What happens there, I wrote back? "
         "“Tuesdays are fractions,” she replied.", None),
        ("Craig Lund taught law. He pointed to the case of Rep. Otto Brandt, who was freed "
         "after telling jurors that he had “never met a cheque.”", "Otto Brandt"),
        ("The inquiry opened under a judge, Dame Ada Holm. In her opening remarks she promised "
         "that she would go “up whatever stairs it goes.”", "Ada Holm"),
        ("Dr. Otto Brandt found “little to no effect on scores.” Hardly anyone quotes this: "
         "“The absence here is of good homework.”", "Otto Brandt"),
        # Somebody else's are not whoever is near: the Courier's reviewer, his own pollster.
        ("“I sit down,” Ada Holm tells me.\n\nThe Courier’s reviewer found it “indecently funny.”",
         "The Courier’s reviewer"),
        ("Otto Brandt finished fourth. “I drive,” Brandt said.\n\nThe trouble, as his own pollster "
         "told me later, was that there was no gas. “We have eleven days,” said the pollster.",
         "the pollster"),
        ("Gov. Otto Brandt spoke. “It rains,” he said.\n\nBrandt said he had spoken to the "
         "president, who promised him “everything you need.”", "the president"),
        ("Otto Brandt, a lawyer for Senator Karl Dietz, spoke. Ada Orr left.\n\n“It is early,” "
         "the lawyer said.", "Otto Brandt"),
    ],
)  # fmt: skip
def test_later_mention_is_who_was_brought_in(text: str, name: str | None) -> None:
    assert spoken(text)[-1].name == name


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        # Whose manager it is stands between "said" and who says it.
        ("Norr’s office spoke. “She does not,” said her communications director, Kip Lowe. “She "
         "has been extremely clear.”", 1, "Kip Lowe"),
        # Each verb leads to a quotation of its own.
        ("At the debate, when Ada Holm turned to Otto Brandt and asked, “Governor, which is it?” "
         "he answered, “It is both.”", 0, "Ada Holm"),
        ("At the debate, when Ada Holm turned to Otto Brandt and asked, “Governor, which is it?” "
         "he answered, “It is both.”", 1, "Otto Brandt"),
        ("Otto Brandt asked, “Which is it?” and then he left.", 0, "Otto Brandt"),
        ("Bo Fine spoke. Pressed by the host, Ada Holm, on what that may mean, he smiled and said, "
         "“Nothing at all.”", 0, "Bo Fine"),
        ("Less than two hours after Gov. Otto Brandt stood at the gate and said that it was “wide "
         "open,” the papers woke.", 0, "Otto Brandt"),
        ("After Otto Brandt stood at the gate and said that it was “wide open to all,” the papers "
         "woke.", 0, "Otto Brandt"),
        # Who is heard on a tape says it, not who wrote the tape down.
        ("On the tape, according to a transcript filed by the city, Otto Brandt can be heard "
         "telling Karl Dietz that he is “family now.”", 0, "Otto Brandt"),
        ("According to a transcript, Otto Brandt was “never in the room at all.”", 0,
         "a transcript"),
        ("Now comes word from the Courier’s Ada Holm that the mayor is “privately thrilled” with "
         "it.", 0, "Ada Holm"),
        ("The group fights Ada Holm. “No,” Holm said. Asked what, exactly, she had said to confirm "
         "it, the group’s president, Carter Lyle, said that it was “what she left out.”", 1,
         "Carter Lyle"),
        # A sentence in brackets is over with the bracket.
        ("Ada Holm spoke. (Otto Brandt has said that he is “a stronger leader than any.”) Karl "
         "Dietz seized on it, saying that Holm was “running against herself.”", 1, "Karl Dietz"),
        ("Otto Brandt thanked Karl Dietz in a brief statement that praised his “hard work” for it.",
         0, "Otto Brandt"),
        ("Ada Holm pointed to a speech in which Otto Brandt, then a clerk, spoke of “the sacred "
         "promise to the stranger.”", 0, "Otto Brandt"),
        ("Pressed on Brandt’s description of the former queen as “a cow with a crown,” Ada Holm "
         "changed the subject.", 0, "Brandt"),
        ("What followed was vintage Otto Brandt: an hour in which he called the news media “the "
         "lowest form of life,” mocked the Republican governor, Ned Falk, for skipping the event, "
         "and mused that Ada Holm “should be in an orange suit.”", 0, "Otto Brandt"),
        ("“It was the lowest form of life,” mocked Ned Falk.", 0, "Ned Falk"),
        ("The speech came a day after a tape surfaced in which Mr. Brandt could be heard "
         "describing his voters as “my little lambs.”", 0, "Brandt"),
        ("She told the Beacon that the lab was shut and that Otto Brandt had answered, “Then find "
         "me another one.”", 0, "Otto Brandt"),
        ("Ada Holm came on and 900 students made a noise that Otto Brandt later compared to “a jet "
         "with feelings.”", 0, "Otto Brandt"),
        ("Ada Holm spoke for the bill. Otto Brandt likened it to “a jet with feelings.”", 0,
         "Otto Brandt"),
        # Headline and byline stand before the lead that describes whom the next paragraph names.
        ("Tapes Thrown Out\n\nBy Nate Lund\n\nA federal judge on Monday threw out two hours of "
         "tapes in a trial of two men, ruling that the agents had shown “a cavalier disregard.”\n\n"
         "U.S. District Judge Ada Holm’s order is long.", 0, "Ada Holm"),
    ],
)  # fmt: skip
def test_speaker_is_found_around_clauses(text: str, number: int, name: str) -> None:
    assert spoken(text)[number].name == name


@pytest.mark.parametrize(
    "text",
    [
        "Otto Brandt was greeted with loud cries of “We miss you!” when he came.",
        "At the Anchor one can order something called a “flat white.”",
        "The ad shows Ada Holm in a boat above the words “This body is no apology.”",
        "Do me a favor. Don’t call it “coarse.” Open the window.",
        "The Brandt campaign answered with “#SheDeletedIt.”",
        "Appearing on the program “Face the City,” Mr. Brandt said that it was late.",
    ],
)
def test_nobody_there_says_it(text: str) -> None:
    assert not any(quote.speaker for quote in spoken(text))


def test_crowd_that_chants_is_who_says_it() -> None:
    assert (
        spoken("The crowd broke into chants of “We miss you!” as he came.")[0].name == "The crowd"
    )


def test_paragraph_left_open_is_quoted() -> None:
    text = (
        "Here is what the deacon’s podcast has:\n\n“You can wrap yourself in it. It will not keep "
        "you warm.\n\n“I am saying look at it.”\n\nAda Holm kept silent."
    )
    assert len(spoken(text)) == 2
