"""The labels of Nexis, in the languages of its exports, and what they stand for."""

from __future__ import annotations

import re

LABEL = re.compile(r"^(?P<label>[^\W\d_][\w’'/&() -]{1,40}?)\s?:(?:\s+|$)(?P<value>.*)", re.S)
_ROLES = {
    "title": "headline titre titel titular titolo überschrift",
    "byline": "byline auteur auteurs autor autoren author authors autore autori verfasser auteur(s)"
    " autor(es) autores",
    "section": "section rubrique rubrik ressort sección seccion sezione sectie rubriek seção",
    "length": "length longueur länge longitud extensión lunghezza lengte comprimento extensão",
    "dateline": "dateline origine ort-und-datum",
    "highlight": "highlight highlights encart",
    "body": "body corps texte textkörper cuerpo testo tekst corpo",
    "language": "language langue sprache idioma lingua taal língua",
    "tail": "load-date date-chargement date-de-chargement ladedatum fecha-carga fecha-de-carga"
    " laad-datum laaddatum data-caricamento data-di-caricamento data-carga data-de-carga"
    " data-de-carregamento update updated actualisé date-mise-à-jour publication-type"
    " publicatietype type-publicatie tipo-publicação tipo-de-publicação tipo-di-pubblicazione"
    " type-publication type-de-publication tipo-publicación tipo-de-publicación publikationstyp"
    " tipo-pubblicazione journal-code code-journal zeitungs-code document-type graphic grafik"
    " graphique gráfico subject sujet thema industry geographic country state city person company"
    " organization ticker correction-date correction notes acc-no type series classification"
    " klassifikation klassifizierung clasificación classificatie classificazione classificação"
    " classement thèmes firma unternehmen branche région regio onderwerp tema soggetto assunto"
    " gráficos grafiek grafico",
}
_BELOW = (
    "distribution diffusion organisation société societe symbole-boursier secteur-activite"
    " secteur-activité localisation-geo localisation-géo lieu personne personnes entreprise pays"
    " ville börsenkürzel wirtschaftszweig geographische-angaben ort stadt land"
)
"""Labels below a text, too, which may as well head a part of it when they stand alone."""
_ROLE_OF = {label: role for role, labels in _ROLES.items() for label in labels.split()}
CERTAIN = frozenset(("byline", "section", "length", "language", "tail"))
"""Labels of which every such export has some, besides what counts or ends its articles."""
HEAD_ROLES = frozenset(("title", "byline", "section", "length", "dateline", "highlight"))
TAIL_HEADINGS = frozenset(
    label for label, role in _ROLE_OF.items() if role == "tail" and label != "type"
)
_ROLE_OF |= dict.fromkeys(_BELOW.split(), "tail")
COVER = re.compile(
    r"^(?:user name|date and time|job number|client/matter|search (?:terms|type)|narrowed by"
    r"|content type|download request|time of request|send to|terms|source|combined source"
    r"|project id|nom d'utilisateur|date et heure|numéro de tâche|termes de recherche"
    r"|benutzername|datum und uhrzeit|auftragsnummer|suchbegriffe|nombre de usuario"
    r"|fecha y hora|número de trabajo|términos de búsqueda)\s*:",
    re.I,
)


def role_of(block: str) -> str:
    """Return what the label says that a block begins with; nothing if it has none."""
    match = LABEL.match(block)
    if match:
        return _ROLE_OF.get(match["label"].casefold().replace(" ", "-"), "")
    return "body" if block == "Text" or _ROLE_OF.get(block.casefold()) == "body" else ""


def value_of(block: str) -> str:
    """Return what stands behind the label of a block, on one line."""
    match = LABEL.match(block)
    return " ".join(match["value"].split("\n")).strip() if match else ""
