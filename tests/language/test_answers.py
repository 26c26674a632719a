"""Whom nobody's own sentence names: answers to questions, who is named after it, offices."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes


def speakers(text: str, language: str) -> list[str | None]:
    quotes = find_quotes(text, language=language)
    return [quote.name for quote in quotes if quote.kind in ("direct", "partial")]


INTERVIEW = (
    "La regista Ada Holm parla nel suo studio.\n\n«Ho finito il film con grande fatica».\n\n"
    "Che cosa dirà Bo Lind del «colpo»? E il critico Carlo Verdi?\n\n"
    "«Non leggo le critiche da almeno dieci anni».\n\nLei tornerà con Dario Neri?"
    "\n\n«Dario Neri abita ormai lontano da qui»."
)


def test_nobody_of_a_question_answers_it() -> None:
    names = speakers(INTERVIEW, "it")

    assert set(names[-2:]) == {"Ada Holm"}


def test_who_is_spoken_of_in_an_answer_does_not_answer() -> None:
    text = (
        "Che fa ora?\n\n«Sono due ore che aspetto Bo Lind».\n\n"
        "E poi?\n\n«Poi andiamo al mare con gli altri»."
    )

    assert speakers(text, "it") == [None, None]


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("Così la ministra Ada Holm a Berna.", "Ada Holm"),
        ("Così la ministra Ada Holm ha risposto alla stampa.", "Ada Holm"),
        ("Così Ada Holm, alla fine della riunione.", "Ada Holm"),
        ("Così Ada Holm è tornata a casa.", None),
        ("Così la squadra, senza tecnico, è tornata a casa.", None),
    ],
)
def test_who_is_named_after_it_without_a_verb(after: str, name: str | None) -> None:
    assert speakers(f"«Il ponte è di nuovo in buone mani». {after}", "it") == [name]


def test_who_goes_on_is_whom_the_first_sentence_is_about() -> None:
    text = (
        "Il sindaco ha convocato tutti. «Abbiamo fatto tutto quello che si poteva». "
        "Poi ha aggiunto: «La giunta è finita»."
    )

    assert speakers(text, "it") == ["Il sindaco", "Il sindaco"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "«Va bene», ha detto il ministro dell'Interno Marco Lind."),
        ("it", "«Va bene», ha detto l’assessora alla Cultura Carla Lind."),
        ("fr", "« Ça va », a déclaré la ministre de l’Intérieur Claire Lind."),
        ("es", "«Va bien», dijo la consejera de Seguridad Ciudadana Josefa Lind."),
        ("pt", "«Está bem», disse o ministro das Finanças Fernando Lind."),
    ],
)
def test_what_an_office_is_for_is_no_part_of_a_name(language: str, text: str) -> None:
    (name,) = speakers(text, language)

    assert name in ("Marco Lind", "Carla Lind", "Claire Lind", "Josefa Lind", "Fernando Lind")


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("soupire un autre villageois", "un autre villageois"),
        ("s'étonne un villageois", "un villageois"),
        ("se réjouit Marie Lind", "Marie Lind"),
        ("comme un villageois", None),
    ],
)
def test_who_speaks_inside_the_marks(clause: str, name: str | None) -> None:
    assert speakers(f"« On n'a plus le choix, {clause}. Il faut vendre la ferme. »", "fr") == [name]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "« Je suis en colère », affirme le ministre. « J'ai des doutes », déclare-t-il. "
            "« Nous verrons », ajoute-t-il.",
            ["le ministre"] * 3,
        ),
        ("fr", "« Je pars », dit la ministre. « Je demeure », dit-il.", ["la ministre", "il"]),
        ("de", "„Ich gehe“, sagte der Sprecher. „Bald“, fügte er hinzu.", ["der Sprecher"] * 2),
    ],
)
def test_a_pronoun_is_who_was_described_last(language: str, text: str, expected: list[str]) -> None:
    assert speakers(text, language) == expected


def test_whoever_asks_in_a_paragraph_that_does_not_close_goes_on_in_the_next() -> None:
    text = (
        "“Who pays for the pit?” asked Karl Fenn.\n\n"
        "“The lodge does,” Elsa Morrow said, a hint of anger in her voice. “And who is the lodge? "
        "Who else could it be?\n\n“That is why I have tried to ask you all.”\n\nShe left."
    )
    assert [quote.name for quote in find_quotes(text)] == ["Karl Fenn", *["Elsa Morrow"] * 3]
