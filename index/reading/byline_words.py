"""The words of bylines: what leads names in, ends them, stands beside them, and is none."""

from __future__ import annotations

import re

_KIND = (
    r"(?:u(?:n[ae]?|ma)|eine?)?\s*(?:texte|analyse|kommentar|reportage|essay|interview|protokoll|entretien"
    r"|chronique|tribune|enquête|récit|reportage|entrevista|crónica|crônica|opinión|opinião|análisis"
    r"|análise|reportaje|reportagem|texto?|articolo|commento|analisi|intervista|testo|artículo"
    r"|artigo)"
)
"""What somebody wrote: "Eine Analyse von", "Chronique de"."""
LEAD = re.compile(
    rf"\A\W*(?:{_KIND}\s+(?:réalisée?\s+)?(?:(?:von|par|por|de|di)\s|d['’])\s*"
    rf"|{_KIND}\s*:\s*|(?:das |die )?(?:interview|gespräch|fragen) führten?\s+"
    r"|(?:取材・文|文|作者|记者|記者|текст|автор)\s*[:：／/]\s*"
    r"|(?:zum profil von|profil(?:e)? (?:von|de|of)|view profile of)\s+"
    r"|(?:text|bericht|fotos?|interview)"
    r"(?:,? (?:und|and|&) (?:text|bericht|fotos?|interview))+\s*:\s*"
    r"|(?:about(?: the)?|über(?: den| die)?|à propos d(?:e l)?['’e]|sobre (?:el|la|o|a)|chi è)\s*"
    r"(?:authors?|autor(?:in|en|es|a)?|auteure?|autore)?\s+(?=(?-i:[A-ZÀ-Þ]))"
    r"|(?:redacción|redação|redazione|rédaction|autora|words|story|report(?:er)?|analysis|opinion"
    r"|comment|review|interview|essay|column|journaliste?)\s*:\s*"
    r"|(?:from|with)\s+(?=(?-i:[A-ZÀ-Þ]\S+\s+[A-ZÀ-Þ]))"
    r"|(?:(?:written|posted|published|reported|reviewed|with|additional|reporting|story|words|text"
    r"|article|created|submitted"
    r"|contributed|edited|guest post|opinion|column|analysis|review|interview|compiled|recipe"
    r"|ein (?:gast)?beitrag|geschrieben|verfasst|aufgezeichnet|veröffentlicht|erstellt|eingestellt"
    r"|gepostet|gastbeitrag|rezept|publié|écrit|rédigé|posté|proposé|signé|geplaatst|geschreven"
    r"|entretien|propos recueillis|publicado|publicada|escrito|entrevista|scritto|pubblicato"
    r"|a cura|intervista)\s+)*"
    r"(?:by|von|vom(?=\s+(?-i:[A-ZÀ-Þ])(?!\S*(?:tag|woch)\b))|par|por|di|da|door|av|af|od|text|autor(?:in|en|es)?|authors?|auteurs?|redaktion"
    r"|autorin/autor|texto?|testo|dalla?(?=\s+nostr)|de(?=\s+(?:notre|nos|nuestr))"
    r"|verfasst von|geschrieben von|ein beitrag von|herausgeber|автор"
    r"|more(?=\s+[A-Z]))\s*(?:[:|–-]\s*)*(?<=[\s:|–-]))",
    re.I,
)
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|february|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai"
    r"|june?|juin?|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?"
    r"|oct(?:ober|obre)?|oktober|okt|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|décembre)"
)
END = re.compile(
    r"\s*\(|\s+(?:on|am|at|in|vom|il|for|is|has|updated|published|posted"
    r"|follow|twitter|email|contact|view|more|see all|read|read more)\s+(?=\S)"
    r"|[\s,]+(?:übersetz|translat|traduc|traduit|traduz|tradott|vertal|fotos?\b|photos?\b"
    r"|photograph|bilder\b|illustrat)\w*"
    r"|\s+(?:publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato"
    r"|veröffentlicht|aktualisiert|erschienen|gepubliceerd)\b"
    r"|\s+(?:le|el|em|il)\s+(?=\d)|\s+(?:avec|mit|con|com)\s+(?:(?-i:(?=[A-Z]{2}))|ag[eê]n)"
    rf"|[\s,]+(?:{_MONTH}\.? \d{{1,2}}\b|\d{{1,2}}[./:]\d|\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}\b"
    r"|\d{4}-\d\d|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,)",
    re.I,
)
"""What ends the names of a byline."""
ROLE = (
    r"(?:(?:staff|senior|chief|special|guest|contributing|political|associate|managing|deputy"
    r"|executive|national|foreign|sports?|business|science|health|technology|tech|news|web|online"
    r"|city|education|features?|opinion|lead|digital|freelance|multimedia|investigative|data|us|uk"
    r"|world|film|music|arts|media|environment|economics?|general|crime|court|local)\s+)*"
    r"(?:reporters?|writers?|editors?|correspondents?|columnists?|journalists?|contributors?"
    r"|producers?|staff|authors?|redakteur(?:in)?|autor(?:in)?|journaliste|bureau chief|blogger"
    r"|photographer|editor-in-chief|analyst|fellow|professor)"
)
LEADING_ROLE = re.compile(
    rf"(?:{ROLE}|[\w-]*(?:expert(?:e|in)|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?))\s+"
    r"(?=(?-i:[A-ZÀ-Þ]))",
    re.I,
)
FOREIGN_ROLE = re.compile(
    r"\b(?:(?:unser\w*|notre|nos|nuestr[oa]|nostr[oa]|noss[oa])\s+)?(?:corresponsal"
    r"|enviad[oa] especial|envoyée?s? spécial\w*|inviat[oa]|correspondante?|correspondente"
    r"|corrispondente|\w*korrespondent(?:in|en|innen)?|redactora?|redatora?|redattore|redattrice|caporedat\w+"
    r"|\w*redakteur(?:in|e|innen)?|rédact(?:eur|rice)\w*|journaliste|giornalista|periodista|jornalista"
    r"|repórter|reporter[oa]|cronista|volontär(?:in)?|redacción|redação|redazione|rédaction"
    r"|au service)\b",
    re.I,
)
"""What somebody does, or where, in German, French, Spanish, Italian and Portuguese."""
ENDING_ROLE = re.compile(rf"[\s,]+{ROLE}$", re.I)
BEAT = re.compile(
    r"(?<=\S )(\S+)\s+[A-Z][\w-]+ (?:correspondent|editor|reporter|columnist|writer)$"
)
"""What stands behind a whole name: "Ada Holm Harbour correspondent"."""
NO_FIRST_NAME = frozenset((
    "the", "our", "your", "how", "why", "what", "all", "latest", "about", "sign", "unsere",
    "related", "recent", "popular", "follow", "subscribe", "more", "further", "mehr", "weitere",
    "weiterführender", "weiterführende",
))  # fmt: skip
_MEANS = (
    r"(?:e-?mail|mail|post|phone|telephone|fax|hand|train|bus|tram|car|boat|ship|ferry|bike|bicycle"
    r"|plane|air|sea|rail|road|foot|sms|text|letter|courier|order|request|demand|proxy|default|law|mistake"
    r"|accident|appointment|invitation|agreement|chance|now|then|noon|night|day|midnight|deadline|lot"
    r"|unterwegs|anfang|heute|morgen|gestern|amts|vorn|oben|dort|hier|selbst|herzen|hause"
    r"|courrier|téléphone|avion|bateau|ordre|hasard|correo|teléfono|tren|favor|ejemplo|orden|posta"
    r"|telefono|treno|carta|correio|telefone|trem)"
)
"""By what means something came, or when: "Posted by mail on 5 March"."""
_LABEL = r"(?:datum|date|quelle|source|stand|fecha|fuente|著者|作者|撰文)"
"""What stands before a value, in a box of its own."""
_ASKED = (
    r"(?:all(?:e|er)? (?:authors?|autor\w*|articles?|artikel|posts?|stories|beiträge)"
    r"|(?:zeige|show|voir|toon) .*|zu[mr] [\w-]+|such(?:e|en)|search|men[uü]|save|speichern|保存"
    r"|(?:is )?sponsored by.*)"
)
"""What a link or a button asks for, where a name could be."""
NOBODY = re.compile(
    rf"(?:[\w-]+\s+){{0,2}}{ROLE}|by|von|par|por|super ?user|user ?name|log ?in|sign in|anmelden"
    r"|(?:my |mein )?(?:account|konto)|contributor.*|the|published|updated|posted|guest"
    r"|admin(?:istrator)?|user|anonymous"
    r"|unknown|editor|editorial.*|redaktion|redazione|webmaster|online|press release|comments?"
    r"|share|follow|email|print|more|view .*|see all.*|about.*|ph\.?d\.?|m\.?d\.?"
    r"|jr\.?|sr\.?|jd|mba|posts?|author|by-?line|webredaktion.*|n/a|none|null"
    r"|(?:last|first|date) (?:updated|published|modified|reviewed|posted)"
    rf"|{_LABEL}|{_ASKED}"
    rf"|{_MEANS}",
    re.I,
)
ORGANISATION = re.compile(
    r"\b(?:news|times|post|press|daily|weekly|journal|magazine|tribune|herald|agency|agence|agentur"
    r"|media|network|radio|studio|tv|online|team|desk|staff|group|inc|ltd|gmbh|e\. ?v|institute?"
    r"|foundation|university|verband|redaktion|reuters|afp|dpa|bbc|cnn|program(?:me)?|project"
    r"|department|cent(?:er|re)|college|school|committee|council|association|society|bureau|ministry"
    r"|research|director|attorney|officer|manager|lecturer|strategist|technologist|counsel"
    r"|economist|advis[eo]r|consultant|engineer|scientist|researcher|developer|designer|specialist|today|(?:co-)?founder|president|chair(?:man|woman)?|secretary)\b",
    re.I,
)
UNNAMED = re.compile(
    r"(?:the )?(?:admin(?:istrator)?|guest|user|anonymous|unknown|none|null|n/?a|authors?|webmaster"
    r"|by|share|posts?|website|root|test|default|wordpress|super user|log ?in|sign(?: in)?|anmelden"
    r"|(?:my |mein )?(?:account|konto)|user ?name|benutzername|kundenkonto|regi(?:ster|str)\w*"
    rf"|{_MEANS}|{_LABEL}|{_ASKED}|follow(?:ing)?|folgen|suivre|seguir|subscribe|hello.*|contribute.*|latest.*|佚名|匿名|本报讯)",
    re.I,
)
RUBRIC = re.compile(
    r"\b(?:local|national|world|politics|business|sports?|football|culture|arts|opinion|science|health"
    r"|life|style|travel|food|weather|climate|education|crime|courts?|town|city|county|hall|council"
    r"|street|road|square|quay|park|north|south|east|west|upper|lower|new|old|long|big|top|breaking|exclusive"
    r"|report|story|review|analysis|feature|edition|issue|archives?|events?|notices?|home|page"
    r"|politik|wirtschaft|kultur|wissen|aus|stadt|kreis|land|platz|straße|neue?s?|alte?s?"
    r"|politique|société|économie|monde|ville|política|economía|mundo|ciudad|cultura|sociedad|nord|sud)\b",
    re.I,
)
"""Words of sections and places, which stand beside dates as names do."""
NO_NAME = re.compile(
    r"\d|\b(?:january|february|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|ago|minutes?|hours?|comments?|click|share|read|subscribe"
    r"|newsletter|photo|interview)\b",
    re.I,
)
