"""What real pages in other languages taught the rules, with invented words: one case a kind."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from tests.language.test_languages import said

CASES = [
    # What an office is for, or where something is said, is no part of a name.
    ("it", "«Il ponte è vecchio». Lo ha detto il ministro degli Esteri Ada Holm.", "Ada Holm"),
    ("it", "Il senatore della Lusatia Ada Holm ha detto: «Siamo pronti a tutto».", "Ada Holm"),
    ("it", "«Il ponte – ha ricordato su Chatter Ada Holm – è vecchio».", "Ada Holm"),
    ("pt", "“Vamos embora já”, disse o ministro da Fazenda Ada Holm.", "Ada Holm"),
    # Who the verb belongs to.
    ("fr", "Les amis se taisent, a précisé Ada Holm, louant un « courage incroyable ».",
     "Ada Holm"),
    ("fr", "Ada Holm, qui verra Bo Lind, affirme qu'elle veut « un nouvel élan commun ».",
     "Ada Holm"),
    ("es", "Ada Holm dice que los vecinos la apoyan y que si no vienen es «por puro miedo».",
     "Ada Holm"),
    ("es", "«Nadie lo sabía», espetó Ada Holm a Bo Lind en la puerta.", "Ada Holm"),
    ("es", "La plaza queda «sola por la noche», según asegura Ada Holm.", "Ada Holm"),
    ("it", "«Il ponte è vecchio». L'ha detto Ada Holm al mercato.", "Ada Holm"),
    ("it", "‘’Il ponte è vecchio e va rifatto’’, ha detto Ada Holm.", "Ada Holm"),
    ("it", "Ada Holm su Bo Lind: «Ha sbagliato tutto»", "Ada Holm"),
    ("it", "“Il fiume sale”, ha detto l'ufficio della prima ministra Ada Holm.",
     "l'ufficio della prima ministra Ada Holm"),
    ("es", "«Nadie lo sabía», declaró la mujer de 35 años en una entrevista.",
     "la mujer de 35 años"),
    ("pt", "“Ela ajudou muito o partido”, diz trecho da nota.", "trecho da nota"),
    ("pt", "Em São Paulo, Ada Holm, vice do partido, disse que foi um “dia de dor”.", "Ada Holm"),
    ("it", "Il tecnico entra nel merito della gara: “Abbiamo fatto bene.”", "Il tecnico"),
    ("it", "«Il tetto è già crollato», racconta il capo squadra Bo Lind.", "Bo Lind"),
    ("fr", "Le Premier ministre veut donner « un nouvel élan commun ».", "Le Premier ministre"),
    # The sentence after says who said it.
    ("it", "«Il ponte è vecchio». E' quanto afferma Ada Holm, a margine del vertice.", "Ada Holm"),
    ("it", "«Il ponte è vecchio». Ad annunciarlo è stato ieri l'assessore Bo Lind.", "Bo Lind"),
    ("it", "«Il ponte è vecchio». Lo afferma in una nota Ada Holm, segretaria.", "Ada Holm"),
    ("it", "«Il ponte è vecchio». Così, su Chatter, il sindaco Bo Lind.", "Bo Lind"),
    ("it", "«Il ponte è vecchio». E’ l'appello lanciato da Ada Holm.", "Ada Holm"),
    ("it", "«Il ponte è vecchio». Ne è convinto Bo Lind, che guida il comitato.", "Bo Lind"),
    ("it", "«Il ponte è vecchio». Parola di Ada Holm.", "Ada Holm"),
    # What is read somewhere.
    ("it", "«Il ponte è vecchio», si legge nella nota della giunta.", "nota della giunta"),
    ("it", "«Il ponte – si legge nella nota della giunta – è vecchio».", "nota della giunta"),
    ("pt", "“A ponte é velha”, lê-se no comunicado da autarquia.", "comunicado da autarquia"),
    # Times, and names behind offices.
    ("it", "«Il ponte – ha detto ieri il sindaco, Bo Lind, a Telelurca – è vecchio».", "Bo Lind"),
    ("it", "Ada Holm tace. Il ministro, il falco Bo Lind, ha detto: «Pagheranno caro».", "Bo Lind"),
    ("it", "Critica l'assessora Ada Holm, per la quale «non si può scaricare tutto sui Comuni».",
     "Ada Holm"),
    ("it", "Il Dg della Fondarte, Ada Holm, ricorda che «la Fondarte ha aspettato tre anni».",
     "Ada Holm"),
    ("it", "«Il ponte - dice il verde di Più Lega Bo Lind - è vecchio. Ora basta».", "Bo Lind"),
    ("it", "«Il ponte – spiegano le associazioni – è vecchio. Ora basta».", "le associazioni"),
    ("it", "Il sindaco è Bo Lind. «Ora basta. Lo rifaremo – fa sapere il sindaco – presto».",
     "Bo Lind"),
    ("it", "Ada Holm è tornata. “Ho finito ieri”, ha detto l’attrice dal palco, tra gli applausi.",
     "Ada Holm"),
    ("it", "Bo Lind tace. Dalle parole di Ada Holm traspare amarezza: «Nessuno ci ha aiutati».",
     "Ada Holm"),
    ("it", "Soffia il vento delle regole annunciate dal segretario alla Difesa Ada Holm: «Ora "
     "basta».", "Ada Holm"),
    ("it", "«No», dice Bo Lind. Il leader Ada Holm ha chiamato alla «calma da ogni parte», "
     "condannando tutti.", "Ada Holm"),
    ("it", "Ada Holm dice che «nulla è deciso ancora», aggiungendo altro.", "Ada Holm"),
    ("it", "Il presidente Usa Bo Lind tace. «No, mai e poi mai», ha detto Lind.", "Bo Lind"),
    ("pt", "“A ponte é velha”. A declaração é do vereador Bo Lima.", "Bo Lima"),
    ("pt", "Ada Holm calou-se. “Ouvi tudo da rua”, diz uma das vizinhas.", "uma das vizinhas"),
    ("pt", "“Vamos ver”, disse Ada dos Reis Lima.", "Ada dos Reis Lima"),
    ("it", "Bo Lind tace. Voci parlano di crisi: “Il ponte è vecchio” aveva detto Ada Holm.",
     "Ada Holm"),
    ("it", "I ponti crescono («certi dubbi sono ormai del tutto superati» chiarisce Ada Holm).",
     "Ada Holm"),
    ("it", "“Il ponte è vecchio” il commento di Ada Holm, uscendo.", "Ada Holm"),
    ("it", "Ada Holm tace. Il femminicida su Fb: “Il ponte è vecchio”.", "Il femminicida su Fb"),
    ("pt", "“A ponte é velha”, resume o chefe do Instituto de Pontes e Lagos (Ipola), Bo Lima.",
     "Bo Lima"),
    ("pt", "Ontem, Ada Lima dos Santos Prado falou. “A ponte é velha”, disse Prado.",
     "Ada Lima dos Santos Prado"),
    ("pt", "A última vez que foi visto era noite, também segundo o delegado Bo Lima. "
     "“Já era tarde, e chovia.”", "Bo Lima"),
    ("pt", "Mostrando amostras que ele mesmo colheu, Zaqueu aponta defeitos. "
     "“Está tudo podre e mofado aqui na roça”, mostrou.", "Zaqueu"),
    ("pt", "Ada Holm riu. A resposta partiu do Bloco com Bo Lima a considerar que “não há gente "
     "séria no governo”.", "Bo Lima"),
    ("pt", "Quando Ada Holm falou, Bo Lima disse que a lei era “um desastre para o país todo”.",
     "Bo Lima"),
    # Who goes on where a verb has no subject.
    ("it", "Ada Holm era a Lurca. Bo Lind è cauto: «Non lo sappiamo», ha detto ieri.", "Bo Lind"),
    ("it", "Bo Lind, tecnico del Lurca, che ieri ha rilasciato le seguenti dichiarazioni:\n\n"
     "«Abbiamo giocato bene».", "Bo Lind"),
    ("pt", "Uma babá que trabalhou na casa de Ada Holm contou tudo. Segundo ela, a casa ardia. "
     "“Eu vi tudo da rua”, afirma.", "Uma babá"),
    ("pt", "“Saiam já daí”, disse Bo Lind, recusando comentar o caso.", "Bo Lind"),
    ("pt", "O juiz da Vara da Infância e Juventude Bo Lind sabe. “Vamos agir já”, diz o juiz.",
     "Bo Lind"),
    # Who is quoted by where it stands.
    ("fr", "Le plus lucide : Ada Holm (Valcroze)\n\n« Nous avons mal joué, voilà tout. »",
     "Ada Holm"),
    # Agents, verbs parted in two, and what a possessive means.
    ("it", "«Il ponte è vecchio e va rifatto» – rende noto Ada Holm – entro maggio.", "Ada Holm"),
    ("it", "«Il ponte è vecchio». Lo segnala un'indagine svolta dalla Fondarte.", "Fondarte"),
    ("it", "Ada Holm è tornata. «Il ponte è vecchio», il suo commento.", "Ada Holm"),
    ("it", "L'omelia di Ada Holm scuote tutti: «Il ponte è vecchio».", "Ada Holm"),
    ("it", "Il cardinale Bo Lind è tornato. «Il ponte è vecchio», ha detto il porporato.",
     "Bo Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_page_tells_who_speaks(language: str, text: str, expected: str) -> None:
    assert said(text, language)[-1][1] == expected


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("it", "Il caso Ada Holm: «Hanno premuto tutti per lei»", "Ada Holm"),
        ("it", "Ada Holm tace. Gli Stati Uniti hanno finora chiesto «un gesto».", "Ada Holm"),
        ("it", "Ada Holm tace. Hanno chiesto «un gesto di pace», hanno aggiunto.", "Ada Holm"),
        ("pt", "Ada Holm disse que foi “muito importante” para o governo Lind.", "Lind"),
        ("pt", "“Não”, disse Ada Holm. O PTX afirmou que Lind foi um “amigo”.", "Ada Holm"),
        ("it", "Bo Lind, capo del Governo, tace. Il capo dello Stato dice che «tutto va bene».",
         "Bo Lind"),
        ("pt", "A mãe não sabia. “Mas mãe, era a Ada Holm”, disse a filha.", "Ada Holm"),
        ("it", "Ada Holm tace.\n\nIl caso Bo Lind: «Hanno premuto tutti per lui»", "Ada Holm"),
        ("it", "Bo Lind, ministro, tace. Il presidente Usa ha detto che «tutto va bene».",
         "Bo Lind"),
        ("pt", "A empresa da família do ministro, Xisto, vende. “Não comento”, acrescentou.",
         "Xisto"),
        ("pt", "Ada Lima ri. “Não caí”, disse a petista. Segundo a petista, Lind caiu.", "Lind"),
        ("it", "«Ci attendono - spiegano - molte piogge, venti e neve».", "molte piogge"),
        ("it", "«Il premio – dice la presidente che l'ha dato con la collega Ada Holm – resta».",
         "Ada Holm"),
        ("it", "Ada Holm era qui. Il leader M5x ha detto: «Il ponte è vecchio».", "M5x"),
        ("it", "Punto uno, le primarie: «Io ho sempre dichiarato di essere pronto».",
         "le primarie"),
        ("pt", "O Instituto Doutor Bo Lima ardeu. “Ninguém saiu”, disse o doutor.", "Bo Lima"),
        ("it", "Lurca non è campione da anni: «Il ponte è vecchio».", "Lurca"),
        ("it", "Bo e Ada Holm ringraziano. «Torneremo presto», ha aggiunto Holm.", "Ada Holm"),
    ],
)  # fmt: skip
def test_a_page_does_not_tell_who_speaks(language: str, text: str, wrong: str) -> None:
    assert wrong not in [name for _, name in said(text, language)[-1:]]


def test_who_of_two_mayors_is_meant_is_less_sure() -> None:
    alone = "La sindaca Ada Holm tace. «Vedremo», ha detto la sindaca."
    two = "La sindaca Eva Lund parla. La sindaca Ada Holm tace. «Vedremo», ha detto la sindaca."
    sure, less = (find_quotes(text, language="it")[-1].confidence for text in (alone, two))
    assert less < sure


def test_a_closing_mark_after_an_elision_opens() -> None:
    text = "«Il giudice segnala l’”anomalia” all'avvocato», ha detto Ada Holm."
    assert said(text, "it") == [("Il giudice segnala l’”anomalia” all'avvocato", "Ada Holm")]


def test_an_event_is_no_quotation() -> None:
    assert not said("Ada Holm ha aperto l'evento “Costruire insieme il lavoro”, a Lurca.", "it")


def test_a_pronoun_goes_on_with_whom_the_sentence_before_quotes() -> None:
    text = (
        "Bo Lind reçoit Ada Holm. « Nous verrons », écrit le chef du gouvernement. "
        "« Nous sommes prêts », souligne-t-il."
    )
    assert said(text, "fr")[-1][1] == "le chef du gouvernement"


def test_whom_questions_address_answers() -> None:
    text = (
        "In trasparenza, ministra Holm, come finirà?\n\n«Finirà bene per tutti noi.»\n\n"
        "E il rinvio di Lind?\n\n«Non c'è stato alcun rinvio.»"
    )
    assert {name for _, name in said(text, "it")} == {"Holm"}


def test_given_names_with_accents_label_turns() -> None:
    text = "Eugênio: Por sua causa, você sabe.\n\nFlávia: E agora, o que nós fazemos?"
    assert [name for _, name in said(text, "pt")] == ["Eugênio", "Flávia"]
