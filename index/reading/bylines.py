"""Who wrote it: names out of what stands in a byline, without roles, dates, handles and sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LONGEST_BYLINE = 2_000
_LONGEST_NAME, _MOST_WORDS, _LONGEST_INITIALS = 45, 5, 3
"""Code points; words; code points."""
_SMALL = frozenset((
    "de", "la", "van", "der", "von", "bin", "ibn", "al", "del", "di", "da", "den", "ter", "du",
    "le", "zu", "dos", "do", "des", "della", "el", "e", "y", "of",
))  # fmt: skip
"""Words of a name that need no capital."""
_KIND = (
    r"(?:u(?:n[ae]?|ma)|eine?)?\s*(?:texte|analyse|kommentar|reportage|essay|interview|protokoll|entretien"
    r"|chronique|tribune|enquête|récit|reportage|entrevista|crónica|crônica|opinión|opinião|análisis"
    r"|análise|reportaje|reportagem|texto?|articolo|commento|analisi|intervista|testo|artículo"
    r"|artigo)"
)
"""What somebody wrote: "Eine Analyse von", "Chronique de"."""
_LEAD = re.compile(
    rf"\A\W*(?:{_KIND}\s+(?:réalisée?\s+)?(?:(?:von|par|por|de|di)\s|d['’])\s*"
    rf"|{_KIND}\s*:\s*|(?:das |die )?(?:interview|gespräch|fragen) führten?\s+"
    r"|(?:取材・文|文|作者|记者|記者)\s*[:：／/]\s*"
    r"|(?:text|bericht|fotos?|interview)"
    r"(?:,? (?:und|and|&) (?:text|bericht|fotos?|interview))+\s*:\s*"
    r"|(?:about(?: the)?|über(?: den| die)?|à propos d(?:e l)?['’e]|sobre (?:el|la|o|a)|chi è)\s*"
    r"(?:authors?|autor(?:in|en|es|a)?|auteure?|autore)?\s+(?=(?-i:[A-ZÀ-Þ]))"
    r"|(?:redacción|redação|redazione|rédaction|autora)\s*:\s*"
    r"|(?:(?:written|posted|published|reported|story|words|text|article|created|submitted"
    r"|contributed|edited|guest post|opinion|column|analysis|review|interview|compiled|recipe"
    r"|ein (?:gast)?beitrag|geschrieben|verfasst|aufgezeichnet|veröffentlicht|erstellt|eingestellt"
    r"|gepostet|gastbeitrag|rezept|publié|écrit|rédigé|posté|proposé|signé|geplaatst|geschreven"
    r"|entretien|propos recueillis|publicado|publicada|escrito|entrevista|scritto|pubblicato"
    r"|a cura|intervista)\s+)*"
    r"(?:by|von|par|por|di|da|door|av|af|od|text|autor(?:in|en|es)?|authors?|auteurs?|redaktion"
    r"|autorin/autor|texto?|testo|dalla?(?=\s+nostr)|de(?=\s+(?:notre|nos|nuestr))"
    r"|verfasst von|geschrieben von|ein beitrag von|herausgeber|автор"
    r"|more(?=\s+[A-Z]))\s*(?:[:|–-]\s*)*(?<=[\s:|–-]))",
    re.I,
)
_AT_SIGN = re.compile(r"https?://\S+|\S+(?:@|\[at\])\S+\.\w+|(?<!\w)@\w+", re.I)
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|february|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai"
    r"|june?|juin?|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?"
    r"|oct(?:ober|obre)?|oktober|okt|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|décembre)"
)
_SEGMENT = re.compile(r"\s*[•·›»|]\s*|\s+[–—-]\s+")
_CALLED = re.compile(r"([^\W\d_][\w.'’-]+) \([^()\d@]{2,30}\) [^\W\d_][\w.'’-]+")
"""A name with another one within: "Richard (R.J.) Holm"."""
_IS = (
    r"(?:is(?= an? | the |.{0,30}’s )|ist|est|es|è|é|works|writes|covers|lives|teaches|arbeitet"
    r"|schreibt|lebt|lehrt|leitet|travaille|enseigne|escribe|trabaja|vive|scrive|lavora|insegna|escreve"
    r"|trabalha|studied|studierte)"
)
_MOST_BIOGRAPHIES, _FEWEST_PARAGRAPHS = 2, 4
_HAN = re.compile(
    r"(?!\S*[社网網报報台部局站版者闻聞辑輯源频頻道])[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}"
)
_END = re.compile(
    r"\s*\(|\s+(?:on|am|at|in|vom|il|for|is|has|updated|published|posted"
    r"|follow|twitter|email|contact|view|more|see all|read|read more)\s+(?=\S)"
    r"|[\s,]+(?:übersetz|translat|traduc|traduit|traduz|tradott|vertal|fotos?\b|photos?\b"
    r"|photograph|bilder\b|illustrat)\w*"
    r"|\s+(?:le|el|em|il)\s+(?=\d)|\s+(?:avec|mit|con|com)\s+(?:(?-i:(?=[A-Z]{2}))|ag[eê]n)"
    rf"|[\s,]+(?:{_MONTH}\.? \d{{1,2}}\b|\d{{1,2}}[./:]\d|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}\b"
    r"|\d{4}-\d\d|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,)",
    re.I,
)
"""What ends the names of a byline."""
_BETWEEN = re.compile(
    r"\s*(?:[,;/&+\n]|\b(?:and|und|et)\b| y | e |(?-i:\b(?:with|avec)(?= [A-ZÀ-Þ]\w+ [A-ZÀ-Þ])))\s*"
    r"|(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2,4}(?:\s|$))",
    re.I,
)
_BETWEEN_STATEMENTS = re.compile(r"([;/&\n]|\b(?:and|und|et)\b| y )")
_ROLE = (
    r"(?:(?:staff|senior|chief|special|guest|contributing|political|associate|managing|deputy"
    r"|executive|national|foreign|sports?|business|science|health|technology|tech|news|web|online"
    r"|city|education|features?|opinion|lead|digital|freelance|multimedia|investigative|data|us|uk"
    r"|world|film|music|arts|media|environment|economics?|general|crime|court|local)\s+)*"
    r"(?:reporters?|writers?|editors?|correspondents?|columnists?|journalists?|contributors?"
    r"|producers?|staff|authors?|redakteur(?:in)?|autor(?:in)?|journaliste|bureau chief|blogger"
    r"|photographer|editor-in-chief|analyst|fellow|professor)"
)
_LEADING_ROLE = re.compile(
    rf"(?:{_ROLE}|[\w-]*(?:expert(?:e|in)|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?))\s+"
    r"(?=[A-ZÀ-Þ])",
    re.I,
)
_FOREIGN_ROLE = re.compile(
    r"\b(?:(?:unser\w*|notre|nos|nuestr[oa]|nostr[oa]|noss[oa])\s+)?(?:corresponsal"
    r"|enviad[oa] especial|envoyée?s? spécial\w*|inviat[oa]|correspondante?|correspondente"
    r"|corrispondente|\w*korrespondent(?:in|en|innen)?|redactora?|redatora?|redattore|redattrice|caporedat\w+"
    r"|\w*redakteur(?:in|e|innen)?|rédact(?:eur|rice)\w*|journaliste|giornalista|periodista|jornalista"
    r"|repórter|reporter[oa]|cronista|volontär(?:in)?|redacción|redação|redazione|rédaction"
    r"|au service)\b",
    re.I,
)
"""What somebody does, or where, in German, French, Spanish, Italian and Portuguese."""
_ENDING_ROLE = re.compile(rf"[\s,]+{_ROLE}$", re.I)
_BEAT = re.compile(
    r"(?<=\S )(\S+)\s+[A-Z][\w-]+ (?:correspondent|editor|reporter|columnist|writer)$"
)
"""What stands behind a whole name: "Ada Holm Harbour correspondent"."""
_PICTURES = re.compile(
    r"(?:fotos?|photos?|photograph\w+|fotografías?|fotografias?|bild(?:er)?|illustrations?)\b", re.I
)
"""What begins the names of those who took the pictures."""
_AGENCY = re.compile(r"(?<=\w)\s+(?:the )?(?:associated press|reuters|afp|dpa)$", re.I)
_REPORTER = re.compile(r"(?<=[\u4e00-\u9fff\uac00-\ud7af]{2})\s*(?:기자|記者|记者)$")
_OUTLET = re.compile(r"[A-Z]\d\b")
"""What begins with a portal's letter and figure: "Por G1 Lurca, Região"."""
_PLACE = re.compile(r"(?:de|em|en|à|da|aus|in)\s+(?=[A-ZÀ-Þ])")
"""What begins the place that follows a name: "por Ada Holm, de São Paulo"."""
_NO_FIRST_NAME = frozenset((
    "the", "our", "your", "how", "why", "what", "all", "latest", "about", "sign", "unsere",
    "related", "recent", "popular", "follow", "subscribe",
))  # fmt: skip
_HONORIFIC = re.compile(r"(?:dr|prof|mr|mrs|ms)\.?\s+(?=\S)", re.I)
_NOBODY = re.compile(
    rf"(?:[\w-]+\s+){{0,2}}{_ROLE}|by|von|par|por|super ?user|user ?name|log ?in|sign in|anmelden"
    r"|(?:my |mein )?(?:account|konto)|contributor.*|the|published|updated|posted|guest"
    r"|admin(?:istrator)?|user|anonymous"
    r"|unknown|editor|editorial.*|redaktion|redazione|webmaster|online|press release|comments?"
    r"|share|follow|email|print|more|view .*|see all.*|about.*|ph\.?d\.?|m\.?d\.?"
    r"|jr\.?|sr\.?|jd|mba|posts?|author|by-?line|webredaktion.*|n/a|none|null",
    re.I,
)
_ORGANISATION = re.compile(
    r"\b(?:news|times|post|press|daily|weekly|journal|magazine|tribune|herald|agency|agence|agentur"
    r"|media|network|radio|studio|tv|online|team|desk|staff|group|inc|ltd|gmbh|e\. ?v|institute?"
    r"|foundation|university|verband|redaktion|reuters|afp|dpa|bbc|cnn|program(?:me)?|project"
    r"|department|cent(?:er|re)|college|school|committee|council|association|society|bureau|ministry"
    r"|research|director|attorney|officer|manager|lecturer|strategist|technologist|counsel"
    r"|economist|advis[eo]r|consultant|(?:co-)?founder|president|chair(?:man|woman)?|secretary)\b",
    re.I,
)
_POSTED_BY = re.compile(
    r"(?:(?:Posted|Written|Published|Submitted) by|(?:Geschrieben|Verfasst|Erstellt|Eingestellt"
    r"|Veröffentlicht|Gepostet) von|(?:Publié|Écrit|Rédigé|Posté) par|(?:Publicado|Escrito) por)\s+"
    r"(?P<nickname>[^\W\d_][\w.-]+)"
    r"(?=\s+(?:am|on|um|at|le|el|à)\s+(?:\w+\.?,?\s+)?\d|\s+in\s.{1,60}(?:\||[Kk]omment|[Cc]omment)"
    r"|\s*[|•·»])"
    r"|(?:Dieser (?:Eintrag|Beitrag|Artikel) wurde|This (?:entry|post) was (?:posted|written)"
    r"|Cet article a été publié|Esta entrada (?:fue|se) public\w+)\b.{0,120}?\s(?:von|by|par|por)\s"
    r"(?P<writer>[^\W\d_][\w.-]+?)"
    r"(?=\s+(?:geschrieben|veröffentlicht|erstellt|and|et|y|in|on|at|am|um)\b|\.\s|[.,]?$)"
)
_UNNAMED = re.compile(
    r"(?:the )?(?:admin(?:istrator)?|guest|user|anonymous|unknown|none|null|n/?a|authors?|webmaster"
    r"|by|share|posts?|website|root|test|default|wordpress|super user|log ?in|sign(?: in)?|anmelden"
    r"|(?:my |mein )?(?:account|konto)|user ?name|benutzername|kundenkonto|regi(?:ster|str)\w*"
    r"|follow(?:ing)?|folgen|suivre|seguir|subscribe|hello.*|contribute.*|latest.*|佚名|匿名|本报讯)",
    re.I,
)
_NO_NAME = re.compile(
    r"\d|\b(?:january|february|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|ago|minutes?|hours?|comments?|click|share|read|subscribe"
    r"|newsletter|photo|interview)\b",
    re.I,
)


def author_names(byline: str) -> list[str]:
    """Return the names in a byline or in a statement of authors, each once, in order.

    Args:
        byline: "By Ada Holm and Ruth Varga, staff writers | 7 March 2024". Pieces that stood in
            elements of their own may be on lines of their own.
    """
    text = re.sub("[\u200b\xa0]", " ", byline[:_LONGEST_BYLINE])
    text = _AT_SIGN.sub(" ", text)
    text = "\n".join(line for one in text.split("\n") if (line := " ".join(one.split())))
    text = _LEAD.sub("", text.replace("\n", " \n "), count=1) if _LEAD.match(text) else text
    found: list[str] = []
    for segment in _SEGMENT.split(text):
        called = _CALLED.fullmatch(segment.strip(" ."))
        ended = called[0] if called else _END.split(segment.strip(), maxsplit=1)[0]
        ended = _given_first(ended)
        parts = [] if _OUTLET.match(ended) else _BETWEEN.split(ended)
        names = [name for part in parts if (name := _clean_name(part))]
        if any(map(is_person, names)):
            found = names
            break
        found = found or names
    people = [name for name in found if not _ORGANISATION.search(name)]
    if any(map(is_person, people)):  # what is left of "Ada Holm, Rom" is where she is
        people = [name for name in people if len(name.split()) > 1]
    return list(dict.fromkeys(people or found))


def named_in(statement: str) -> list[str]:
    """Return whom a field names as its authors: people, or else a desk or a body."""
    return author_names(statement) or [one for one in [as_signed(statement)] if one]


def _given_first(names: str) -> str:
    """Return names with the given one first: "Venn, Karla; Reiff, Jonas" is how lists sort."""
    parts = _BETWEEN_STATEMENTS.split(names)
    for at, part in enumerate(parts):
        family, comma, given = part.partition(",")
        if comma and _is_family_name(family.strip()) and _is_given_name(given.strip()):
            parts[at] = f" {given.strip()} {family.strip()} "
    return "".join(parts)


def _is_family_name(name: str) -> bool:
    """Tell whether it is one word, particles apart: "Venn", "van der Berg"."""
    words = [word for word in name.split() if word.casefold() not in _SMALL]
    return len(words) == 1 and words[0][:1].isupper() and not _ORGANISATION.search(name)


def _is_given_name(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 3
        and all(word[:1].isupper() for word in words)
        and not (_ORGANISATION.search(name) or _NOBODY.fullmatch(name))
    )


def posted_by(text: str) -> str:
    """Return whom a line names by one word: "Posted by aholm on 5 March"; nobody if it does not."""
    match = _POSTED_BY.match(text)
    return (match["nickname"] or match["writer"]) if match else ""


def as_signed(byline: str) -> str:
    """Return a byline that names no person but a desk or a body, or nothing if it is none."""
    byline = posted_by(" ".join(byline[:_LONGEST_BYLINE].split())) or byline
    text = _LEAD.sub("", " ".join(byline[:_LONGEST_BYLINE].split()), count=1).strip(" .,:;-–—|")
    nickname = re.fullmatch(r"[^\W\d_][\w.-]{2,24}", text)
    if not 2 < len(text) <= _LONGEST_NAME or (re.search(r"[@:/\d\[]", text) and not nickname):
        return ""
    return "" if _UNNAMED.fullmatch(text) or len(text.split()) > _MOST_WORDS else text


def is_person(name: str) -> bool:
    """Tell whether it looks like a first name and a surname, and not like a body's name."""
    if _ORGANISATION.search(name):
        return False
    words = name.split()
    if words and words[0].casefold() in _NO_FIRST_NAME:
        return False
    capitals = sum(map(_begins_name, words))
    return 2 <= len(words) <= _MOST_WORDS and capitals >= 2 and all(
        _begins_name(word) or word.casefold() in _SMALL for word in words
    )  # fmt: skip


def is_undivided(name: str) -> bool:
    """Tell whether it may be a whole name in Chinese or Korean, which is one word."""
    return _HAN.fullmatch(name) is not None


def _begins_name(word: str) -> bool:
    """Tell whether a word has a capital, or is written in letters that have none."""
    first = word.lstrip("(")[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper() < "\u3040")


def without_biography(text: str, authors: Sequence[str]) -> str:
    """Leave out the paragraphs at the end of a text that say who its authors are."""
    paragraphs = text.split("\n\n")
    full = [re.escape(name) for name in authors if " " in name]
    is_about = re.compile(rf"(?:{'|'.join(full)})(?: \([^()]{{1,30}}\))?,? {_IS}\b")
    for _ in range(_MOST_BIOGRAPHIES):
        if full and len(paragraphs) > _FEWEST_PARAGRAPHS and is_about.match(paragraphs[-1]):
            paragraphs.pop()
    return "\n\n".join(paragraphs)


def without_shorter(names: Iterable[str]) -> list[str]:
    """Leave out names that another one holds: "Holm" beside "Ada Holm"."""
    found = list(names)
    folded = [f" {name.casefold()} " for name in found]
    return [
        name for name, own in zip(found, folded, strict=True)
        if not any(own != other and own in other for other in folded)
    ]  # fmt: skip


def _clean_name(part: str) -> str:
    """Return the name in a part of a byline, or nothing if it names nobody."""
    name = " ".join(part.split()).strip(" .,:;-–—|\"'»«*")
    if _PICTURES.match(name) or _PLACE.match(name):
        return ""
    name = _REPORTER.sub("", _HONORIFIC.sub("", name))
    reporter = _AGENCY.sub("", name)
    name = reporter if is_person(reporter) else name  # "Ada Holm Reuters", but "Thomson Reuters"
    if role := _FOREIGN_ROLE.search(name):  # "notre correspondante Ada Holm", "inviata a Roma"
        name = name[role.end() :].strip() if is_person(name[role.end() :]) else ""
    name = _LEADING_ROLE.sub("", name)
    if len(name.split()) > 2:
        name = _ENDING_ROLE.sub("", _BEAT.sub(r"\1", name))
    if not re.search(r"[^\W\d_]{2}", name) or _NOBODY.fullmatch(name) or _NO_NAME.search(name):
        return ""
    if len(name) > _LONGEST_NAME or len(name.split()) > _MOST_WORDS:
        return ""
    if name == name.upper() != name.lower() and len(name) > 4:
        return " ".join(map(_quiet, name.split()))
    given, _, family = name.rpartition(" ")
    return f"{given} {_quiet(family)}" if given and len(family) > _LONGEST_INITIALS else name


def _quiet(word: str) -> str:
    """Return a word of capitals in ordinary ones."""
    if len(word) <= 2 or "." in word:
        return word
    if word != word.upper():
        return word
    if word.casefold() in _SMALL:
        return word.lower()
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", word.title())
