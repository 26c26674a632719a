"""What a block of a page says of itself: it leads elsewhere, asks for something, gives credit."""

from __future__ import annotations

import re

_TEASER = re.compile(
    r"\W*(?:read (?:more|also|next)|also (?:on|read|see)|see also|more (?:on|from|about|:)|related"
    r"|you may also|don['’]?t miss|recommended|watch:|lire aussi|à lire|leia (?:mais|também)"
    r"|lee también|te puede interesar|lesen sie auch|mehr zum thema|auch auf|zum thema|lees ook"
    r"|leggi anche|читайте также|czytaj)",
    re.I,
)
_APPEAL = re.compile(
    r"[^\w“”„«\"]*(?:(?:please )?(?:sign up|subscribe|follow (?!him|her|the|a )|like (?:us|this)"
    r"|share (?:this|on)|join (?:us|our|the)|click here|download (?:the|our)"
    r"|get (?:the|our|all|your|more)|support (?:us|our)|become an? |want (?:more|to))"
    r"|jetzt|abonnier\w+|melden? sie|folgen? sie|folge uns|gefällt"
    r"|abonnez|inscrivez|suivez|recevez|s[ií]gue\w*|suscr[ií]b\w+|hazte|siga|assine|inscreva"
    r"|iscriviti|seguici|abonneer|volg ons|zapraszamy|zapisz|subskrybuj)\b",
    re.I,
)
_APPEALED_TO = re.compile(
    r"newsletter|\binbox\b|\b(?:our|the|news) app\b|podcast|facebook|twitter|instagram|telegram"
    r"|whatsapp|youtube|subscri|\bmember\b|\bmiembro|our journalism|\babo\b|abonn|subskryp"
    r"|magazin\b",
    re.I,
)
"""What readers are asked to take, by a sentence that begins with an appeal."""
_LEGAL = re.compile(
    r"\W*(?:©|copyright (?:©|\(c\)|\d)|\(c\) ?\d).*"
    r"|.{0,80}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados)\W*",
    re.I | re.S,
)
_CLICK = re.compile(r"click(?:ing)? here", re.I)
_CREDIT = re.compile(
    r"\W*(?:(?:additional|with) )?(?:reporting|writing|editing|written|edited) (?:by|from)\b", re.I
)
_LONGEST_APPEAL = 45
"""Words."""


def leads_on(text: str) -> bool:
    """Tell whether a block that is mostly a link leads to another article, or to a shop."""
    return bool(_TEASER.match(text) or _CLICK.search(text))


def is_appeal(text: str) -> bool:
    """Tell whether a block asks its reader to subscribe or to follow, or says whose the text is."""
    if len(text.split()) > _LONGEST_APPEAL:
        return False
    asks = _APPEAL.match(text)
    return bool((asks and _APPEALED_TO.search(text, asks.end())) or _LEGAL.fullmatch(text))


def is_credit(text: str) -> bool:
    """Tell whether a block names who else has reported, written or edited."""
    return _CREDIT.match(text) is not None
