"""What a block of a page says of itself: it leads elsewhere, asks for something, gives credit."""

from __future__ import annotations

import re

_TEASER = re.compile(
    r"\W*(?:read (?:more|also|next)|also (?:on|read|see)|see also|more (?:on|from|about|:)|related"
    r"|you may also|don['’]?t miss|recommended|watch:|lire aussi|à lire|leia (?:mais|também)"
    r"|weitere informationen|further (?:reading|information)"
    r"|lee también|te puede interesar|lesen sie auch|mehr zum thema|auch auf|zum thema|lees ook"
    r"|leggi anche|читайте также|czytaj"
    r"|(?:more|other) (?:\w+ )?(?:news|stories|articles|coverage|headlines)\b"
    r"|weitere (?:artikel|beiträge|nachrichten)\b|autres articles|más noticias|altre notizie"
    r"|(?:read|listen|see|must[- ]read|explainer|more|lesen|mehr|lire|leer|ver|leggi|ler)\s*:)",
    re.I,
)
_APPEAL = re.compile(
    r"[^\w“”„«\"]*(?:(?:please )?(?:sign up|subscribe|follow (?!him|her|the|a )|like (?:us|this)"
    r"|share (?:this|on)|join (?:us|our|the)|click here|download (?:the|our)|enjoy(?:ed|ing)?"
    r"|get (?:the|our|all|your|more)|support (?:us|our)|become an? |want (?:more|to)|donate"
    r"|as an? (?:subscriber|member))"
    r"|jetzt|abonnier\w+|melden? sie|folgen? sie|folge uns|gefällt|unterstützen sie|spenden sie"
    r"|(?-i:Werden Sie|Erhalten Sie|Sichern Sie)"
    r"|abonnez|inscrivez|suivez|recevez|soutenez|devenez|rejoignez|faites un don"
    r"|s[ií]gue\w*|suscr[ií]b\w+|hazte|apoya\w*|apóyanos|únete|conviértete|siga|assine|inscreva"
    r"|apoie|iscriviti|seguici|sostieni\w*|abonneer|volg ons|steun|word lid|zapraszamy|zapisz"
    r"|subskrybuj|wspieraj)\b",
    re.I,
)
_APPEALED_TO = re.compile(
    r"newsletter|\binbox\b|\b(?:our|the|news) app\b|podcast|facebook|twitter|instagram|telegram"
    r"|whatsapp|youtube|subscri|\bmember\b|\bmiembro|our journalism|\babo\b|abonn|subskryp"
    r"|social (?:media|network)|soziale[nr]? (?:medien|netzwerk)|réseaux sociaux"
    r"|redes socia(?:le|i)s|gift (?:article|link)"
    r"|magazin\b|mitglied|\bmembre\b|\bsoci[oa]\b|share (?:it|this)",
    re.I,
)
"""What readers are asked to take, by a sentence that begins with an appeal."""
_LEGAL = re.compile(
    r"\W*(?:©|copyright (?:©|\(c\)|\d)|\(c\) ?\d).*"
    r"|.{0,80}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados)\W*",
    re.I | re.S,
)
_CLICK = re.compile(
    r"click(?:ing)? here|hier klicken|klicken sie hier|cli(?:quez|quer) ici|haga clic|clica aqu[íi]"
    r"|pincha aquí|clicca qui|klik hier|kliknij tutaj",
    re.I,
)
_ABOUT_THE_PAGE = re.compile(
    r"\W*(?:filed under|tagged (?:as|with)|posted in|tags?:|category:|categories:"
    r"|(?:estimated )?read(?:ing)? time|\d+ min(?:ute)?s? read\b|lesezeit|lesedauer"
    r"|temps de lecture|tempo de leitura|tiempo de lectura|tempo di lettura|leestijd"
    r"|stichw(?:ort|örter):|schlagw(?:ort|örter):|themen:|mots-clés|perma-?link\s*:"
    r"|(?<!\w)(?:\.{3}|[…»>→←«<]+)\s*(?:weiter|zurück|continue|next|back|suite|siguiente|avanti)\b)",
    re.I,
)
"""How lines begin that say where a page belongs, or how long it takes to read."""
_FURNITURE = re.compile(
    r"\W*(?:anzeige|werbung|advert(?:isement|ising)?|publicité|publicidad|pubblicità|publicidade"
    r"|advertentie|reklama|teilen|share(?: (?:this|on)(?: \w+)?)?|partager|compartir|condividi"
    r"|compartilhar|delen|merken|speichern|drucken|(?:print|email|send|close|save)"
    r"(?: (?:this|the))?(?: (?:page|article|story|window|version))?|(?:seite|artikel) drucken"
    r"|druckversion|fenster schließen|imprimer|imprimir|stampa|e-?mail|tweet"
    r"|facebook|twitter|whatsapp|linkedin|pinterest"
    r"|(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?|commenti|reacties)"
    r"(?: \(\d+\)|: \d+)?|laisser un commentaire|deja un comentario"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)(?: cancel reply)?"
    r"|(?:kommentar (?:schreiben|verfassen|hinterlassen|hinzufügen)|schreibe?n? (?:sie )?einen"
    r" kommentar)(?: (?:antworten? )?abbrechen)?"
    r"|zurück(?: zu\w* .+)?|back to top|nach oben|haut de page|next(?: article)?"
    r"|previous(?: article)?|loading|skip ad|bildergalerie|fotostrecke|zur startseite"
    r"|(?:(?:facebook|twitter|instagram|youtube|whatsapp|linkedin|pinterest|telegram|tiktok|reddit"
    r"|flipboard|threads|bluesky|mastodon|xing|rss|koo|e-?mail|app|x)\W*){2,}"
    r"|(?:article|story) continues (?:below|after).*|weiterlesen|lire la suite|leer más)\W*",
    re.I,
)
"""Labels of buttons and boxes."""
_BORDER = re.compile(r"\s*[|·•]\s*")
_UPDATED = re.compile(
    r"\W*(?:(?:zuletzt )?(?:aktualisiert|geändert)|(?:page |last )?(?:updated|modified)"
    r"|letzte (?:änderung|aktualisierung)|(?:dernière )?(?:mise à jour|modification)"
    r"|última (?:actualización|modificación)|ultimo aggiornamento)\W*"
    r"(?:(?:am|on|le|el|il|vom|du|at)\b)?[^\w]*\d[\w.,:/ -]{3,24}\W*",
    re.I,
)
"""A line that says when the page was changed, and nothing else."""
_COUNTED = re.compile(
    r".{4,120}[|·•/]\s*(?:\d+|no|keine)"
    r" (?:comments?|kommentare?|commentaires?|comentarios?|commenti)\W*",
    re.I,
)
"""A line about the page that ends with how many comments it has."""
_OFFER = re.compile(
    r"\bcancel (?:at )?any ?time\b|\balready (?:an? )?(?:subscriber|subscribed|member|registered)"
    r"(?:\?|[.!:,]? (?:please |you can )?(?:log|sign) in\b)|\balready have an account\?"
    r"|^\W*to (?:view|read|see|access|finish) (?:the|this)(?: full| whole| entire)?"
    r" (?:story|article)\W{1,3}(?:please )?(?:subscribe|register|log ?in|sign (?:in|up)|become)\b"
    r"|\b(?:subscribe|register|log ?in|sign (?:in|up))\b.{0,30}\bto"
    r" (?:(?:continue|keep) reading|read (?:this|the|more|our|all|on))\b"
    r"|\bfor subscribers only\b"
    r"|\b(?:turn(?:ing)? off|disable|disabling|paus(?:e|ing)|deactivat(?:e|ing))"
    r" (?:your |the )?ad-?\s?block"
    r"|\bread (?:the full (?:article|story)|this article) (?:with|for free)\b"
    r"|\bjederzeit kündbar\b|\b(?:bereits|schon) (?:abonnent|registriert|digital-?abonnent)\w*\?"
    r"|^weiterlesen mit\b|\bsans engagement\W*$|\bdéjà abonnée?s? ?\?"
    r"|\b(?:article|contenu) réservé (?:à nos|aux) abonnés|\bil vous \w+ .{1,20} à lire\b"
    r"|\bpour lire la suite\b|\bya (?:eres|soy) suscriptora?\?|\bpara seguir leyendo\b"
    r"|\bexclusivo para (?:suscriptores|assinantes)\b|\bsei già abbonato\?"
    r"|\bper continuare a leggere\b|\bjá é assinante\?",
    re.I,
)
"""What a box says that sells the rest of an article."""
_OF_PRINT = re.compile(
    r"a version of this (?:article|story) appear(?:s|ed) in (?:print|the )", re.I
)
_REACH = re.compile(
    r"\W*(?:e-?mail|contact|reach|follow|have a tip|got a tip|send (?:tips|feedback|comments))\b"
    r".{0,150}(?:\w@\w|(?<!\w)@\w|\bon (?:twitter|facebook|instagram|linkedin)\b)",
    re.I | re.S,
)
"""How a line ends an article that says where to write to its author."""
_MORE_AT = re.compile(r"\W*more\b[^.:]{0,40}:\s*https?://\S+(?: and https?://\S+)*\W*", re.I)
"""How agencies end a report: "More AP football: https://…"."""
_ADDRESS = re.compile(r"\W*(?:https?://|www\.)\S+(?:\s\W*)?", re.I)
_SHORT, _FEW = 8, 4
"""Words."""
_CREDIT = re.compile(
    r"\W*(?:(?:additional|with) )?(?:reporting|writing|editing|written|edited) (?:by|from)\b", re.I
)
_LABELLED = re.compile(
    r"\W*(?:fotos?|photos?|bild(?:er)?|quellen?|sources?|credits?|fuentes?|fonte|images?)\s*:", re.I
)
_CITED = re.compile(r"\W*(?:(?:more|journal) information:|journal reference:|provided by\b)", re.I)
"""How lines below a report on research say what it is about, and who gave it."""
_IN_BRACKETS = re.compile(r"\[[^\[\]]{2,60}\]|\([^()]{2,60}\)")
_LONGEST_APPEAL = 45
"""Words."""
_BIOGRAPHY = re.compile(
    r"\W*(?:By )?[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3}"
    r"(?:,? (?:is an?|writes|covers|reports)\b|, an? (?:\w+[ -]){0,3}(?:editor|reporter|writer)\b)"
)
_SMALL_PRINT = re.compile(
    r"\bsubject to copyright\b|\bpermission\b.{0,40}\b(?:reproduced?|published|broadcast)\b"
    r"|\b(?:reproduced?|published|broadcast)\b.{0,40}\bpermission\b|\bcommission\b.{0,80}\blinks\b"
    r"|\babgelegt unter\b|\bfiled (?:under|in)\b",
    re.I | re.S,
)
"""What longer lines about the page say."""
_PICTURED = re.compile(
    r"\((?:[^()]*(?:photo|image|/|courtesy|foto|credit)[^()]*|reuters|afp|ap|dpa|epa|getty)\)\W*",
    re.I,
)
"""How the line below a picture ends: whose it is, in brackets."""
_LONGEST_CREDIT = 200
"""Code points of that."""


def leads_on(text: str) -> bool:
    """Tell whether a block that is mostly a link leads to another article, or to a shop."""
    return bool(_TEASER.match(text) or _CLICK.search(text))


def is_appeal(text: str) -> bool:
    """Tell whether a block asks its reader to subscribe or to follow."""
    if len(text.split()) > _LONGEST_APPEAL:
        return False
    asks = (match for line in text.split("\n") if (match := _APPEAL.match(line)))
    return bool(
        any(_APPEALED_TO.search(match.string, match.end()) for match in asks)
        or _OF_PRINT.match(text)
        or _REACH.match(text)
    )


def is_offer(text: str) -> bool:
    """Tell whether a block offers what its reader has not paid for, and quotes nobody."""
    is_short = len(text.split()) <= _LONGEST_APPEAL
    return is_short and _OFFER.search(text) is not None and not re.search('[“”„«»"]', text)


def is_legal(text: str) -> bool:
    """Tell whether a block says whose the text is, and nothing else."""
    return len(text.split()) <= _LONGEST_APPEAL and _LEGAL.fullmatch(text) is not None


def is_about_the_page(text: str) -> bool:
    """Tell whether a short line says where its page belongs or leads, and nothing of its story."""
    if any(one.fullmatch(text) for one in (_MORE_AT, _UPDATED, _COUNTED)):
        return True
    is_sentence = text.endswith((".", "!", "?")) and not text.endswith("...")
    if len(text.split()) > _SHORT or is_sentence:
        return bool(_ABOUT_THE_PAGE.match(text)) and len(text.split()) <= 2 * _SHORT
    if _ABOUT_THE_PAGE.match(text) or all(map(_FURNITURE.fullmatch, _BORDER.split(text))):
        return True
    heads = text.endswith((":", "…", "...")) or len(text.split()) <= _FEW
    return heads and bool(_TEASER.match(text))


def is_change(text: str) -> bool:
    """Tell whether a line says when the page was changed, and nothing else."""
    return _UPDATED.fullmatch(text) is not None


def is_source(text: str) -> bool:
    """Tell whether a line names in brackets where the text above it comes from: "[The Courier]"."""
    return _IN_BRACKETS.fullmatch(text) is not None


def is_labelled(text: str) -> bool:
    """Tell whether a short line says whose the picture or the report is: "Photo: Ada Holm"."""
    return len(text.split()) <= _SHORT and _LABELLED.match(text) is not None


def is_address(text: str) -> bool:
    """Tell whether a line is the address of a page, written out."""
    return _ADDRESS.fullmatch(text) is not None


def is_cited(text: str) -> bool:
    """Tell whether a line tells the study that a report is about, or whose report it is."""
    return _CITED.match(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether a block names who else has reported, written or edited."""
    return _CREDIT.match(text) is not None


def is_small_print(text: str) -> bool:
    """Tell whether a longer line says who may print the page, who is paid, or where it is filed."""
    return _SMALL_PRINT.search(text) is not None


def is_biography(text: str) -> bool:
    """Tell whether it begins as a line about who wrote the article does."""
    return _BIOGRAPHY.match(text) is not None


def is_pictured(text: str) -> bool:
    """Tell whether it ends as the line below a picture does: "(Photo: Ada Holm)"."""
    bracket = text.rfind("(", -_LONGEST_CREDIT)
    return bracket >= 0 and _PICTURED.fullmatch(text, bracket) is not None
