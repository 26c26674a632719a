"""Places and bodies that begin with what they are, in another language: "Avenida Orle"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft
from index.language.news.vocabulary import CITIES, KNOWN, ORGANISATION_WORDS, TITLES

PLACES = word_set(
    """
    Avenida Calle Carrera Plaza Plazuela Parque Playa Puerto Puente Cerro Isla Islas Ilha Ilhas
    Laguna Lagoa Bahía Bahia Barrio Autopista Rua Praça Praia Ribeira Rue Avenue
    Boulevard Route Quai Côte Lac Mont Île Piazza Piazzale Ponte Lago Isola Jalan Gunung
    Pulau Sungai Wadi Jebel Jabal Djebel Bab Kampung Phnom Koh Ulitsa Prospekt
    """
)
"""First words of streets, towns and pieces of nature; not such as are also people's names."""
BODIES = word_set(
    """
    Asociación Associação Associazione Association Banco Banca Banque Cámara Câmara Centro Centre
    Colegio Comisión Comissão Comité Compañía Companhia Compagnie Confederación Confederação
    Confédération Consejo Conselho Consorzio Cooperativa Federación Federação Fédération
    Fundación Fundação Fondation Grupo Gruppo Groupe Instituto Institut Junta Liga Ligue
    Ministerio Ministério Ministère Movimiento Movimento Mouvement Partido Partito Parti Sindicato
    Sindacato Syndicat Sociedad Sociedade Société Società Unión União Universidad Universidade
    Université Università
    """
)
"""First words of bodies, which no person's name begins with."""


def name_foreign_words(draft: Draft) -> None:
    """Make what the model took for a person, or a place for a body, what its first word says."""
    for mention in list(draft.mentions()):
        start, end, label = mention
        written, first = draft.written(start, end), draft.words[start]
        if end - start == 1 or start in draft.fixed or label == "NORP":
            continue
        if label == "PERSON" and written in CITIES:
            draft.put(start, end, "LOC")
        elif written in KNOWN or label not in ("PERSON", "ORG", "LOC"):
            continue
        elif label != "ORG" and first in BODIES:
            draft.put(start, end, "ORG")
        elif label != "LOC" and first in PLACES and not _is_body(draft, start, end):
            draft.put(start, end, "LOC")


def _is_body(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a word for a body is in the name, or a title before it."""
    titled = start > 0 and draft.words[start - 1].lower() in TITLES
    return titled or not ORGANISATION_WORDS.isdisjoint(draft.words[start:end])
