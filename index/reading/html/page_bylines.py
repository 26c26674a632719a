"""Lines of a page that look like naming who wrote it, though nothing marks them as doing so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html

from index.reading.bylines import author_names, has_role, is_person, is_rubric, posted_by
from index.reading.dates import find_date
from index.reading.html.bylines_of_others import is_teased
from index.reading.html.statements import Statements, beginning, beside_headlines, is_beside, pieces

BY = re.compile(
    r"(?:(?:(?:written|posted|reported|published|created|submitted) )?by"
    r"|(?:(?:erstellt|geschrieben|verfasst|veröffentlicht|gepostet|eingestellt) )?von"
    r"|(?:(?:publié|écrit|rédigé|posté|proposé) )?par|(?:(?:publicado|escrito) )?por"
    r"|(?:(?:geschreven|geplaatst) )?door|di|text:|autor(?:in)?:?|author:?)\s+\S",
    re.I,
)
_BY_NAME = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di"
    r"|(?:Written|Posted|Words|Story|Report|Guest (?:post|column|essay)) [Bb]y"
    r"|(?:(?:Ein )?(?:Gast)?[Bb]eitrag|Verfasst|Geschrieben|Erstellt|Veröffentlicht|Text|Bericht"
    r"|Interview|Kommentar|Analyse|Reportage) von:?|(?:Propos recueillis|Publié|Écrit|Rédigé) par"
    r"|(?:Text|Words|Autor(?:in|e|a)?|Author|Auteure?|Verfasser(?:in)?|Herausgeber|Bericht|Texte?|Texto|Testo"
    r"|Interview|Protokoll|Redaktion|Rédaction|Автор|Текст|Yazar|Författare) ?:|Autorin/Autor"
    r"|(?:Text|Bericht|Fotos?|Interview)(?:,? (?:und|and|&) (?:Text|Bericht|Fotos?|Interview))+ ?:"
    r"|[„(]?(?:Das |Die )?(?:Interview|Gespräch|Fragen) führten?(?=\s+[A-ZÀ-Þ]\S+\s+[A-ZÀ-Þv]))"
    r"\s+[A-ZÀ-ÞА-Я]"
)
_PLACED = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.]+|[A-ZÀ-Þ]\w+)(?:[ /-][A-ZÀ-Þ][\w.]*){0,2}\s*[-–—|·.:]\s+"
    r"(?=(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s+[A-ZÀ-Þ]\S+\s+[A-ZÀ-Þ])"
)
"""The place before a byline: "KIEL - von Ada Holm"."""
_CONTRIBUTED = re.compile(r"(?:Ein )?(?:Gast)?[Bb]eitrag von|Guest post by|(?:Une )?[Tt]ribune de")
_CHINESE = re.compile(
    r"(?:(?:作者|记者|記者|撰文|责任编辑|責任編輯|编辑|取材・文)\s*[:：／/]|[（(](?:记者|記者)\s)"
    r"(?:\s|&nbsp;|<[^<>]{1,200}>)*(?!佚名|匿名|本报|本站|本网|未知|网络|不详|综合|转载|编辑)([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
_COLUMN = re.compile(r"(?:Texte?|Texto|Testo|Words|Bericht|Interview|Protokoll)\s?:", re.I)
"""What may name who wrote it, and may as well begin a headline: "Interview: …"."""
_BY_NICKNAME = re.compile(
    r"(?:[^\W\d_]+ )?(?:by|von|par|por|door|di)\s+[^\W\d_][\w.-]+"
    r"(?:\s*(?:[|•·»,]|(?:am|on|um|at|le|el)\b).*)?",
    re.I,
)
_ENTRY = re.compile(
    r"(?:Dieser (?:Eintrag|Beitrag|Artikel) wurde|This (?:entry|post) was (?:posted|written)"
    r"|Cet article a été publié|Esta entrada (?:fue|se) public)"
)
_AT_RIGHT = re.compile(
    r"^right\b|text-align:\s*right|(?:^|[\s_-])(?:text-right|align-right|signature)(?:$|\s)", re.I
)
_BY_INSIDE = re.compile(
    r"(?:^|(?<=[\s,:]))(?:(?:[Pp]osted |[Ss]ubmitted |[Ww]ritten )?[Bb]y|[Vv]on|[Pp]ar|[Pp]or"
    r"|[Dd]oor|[Aa]utor(?:in)?:|[Aa]uthor:|[Tt]ext:)\s+(?=[^\W\d_][\w.-]+(?:$|\s[A-ZÀ-Þ]|[\s,]+(?:am|on|um|at|»|in)\b))"
)
_BETWEEN_PARTS = re.compile(r"\s+[|·•/–—-]\s+")
_OTHER_LABEL = re.compile(r"(?:datum|date|stand|quelle|source|rubrik|section|fecha)\s*:", re.I)
_LABELLED = re.compile(
    r"(?:^|\n)(?:autor(?:in|a|e)?|verfasser(?:in)?|text|author|by|auteure?|written by)\s*:\s*"
    r"(?P<name>[^\n:]{3,60})(?:\n|$)",
    re.I,
)
"""Lines of a box like "Date: 7 March 2024", "Author: Ada Holm", "Source: The Courier"."""
_BELOW_HEADLINE = 40
_DATED_BESIDE = 4, 6
"""Elements above and below a headline."""
_LONGEST_BYLINE, LONGEST_LOOSE, LONGEST_SIGNATURE = 180, 80, 30
"""Code points."""
_MAY_NAME = ("p", "div", "span", "h3", "h4", "h5", "h6", "li", "strong", "em", "i", "td")


def from_label(text: str) -> str:
    """Return a box's text from its label for who wrote it on, if it begins with another label."""
    found = _LABELLED.search(text) if _OTHER_LABEL.match(text) else None
    return found["name"] if found else text


def lines_by(tree: html.HtmlElement, found: Statements) -> Iterator[str]:
    """Yield the first line like "By Ada Holm" below the headline, or else anywhere."""
    for element in beside_headlines(tree, 0, _BELOW_HEADLINE):
        text = beginning(element, _LONGEST_BYLINE)
        is_short = len(text) < _LONGEST_BYLINE and _names_somebody(text)
        if is_short and BY.match(text) and not _is_of_others(element, found) and _is_signed(text):
            yield pieces(element)
            return
        if is_short and (placed := _PLACED.match(text)) and not _is_of_others(element, found):
            yield text[placed.end() :]
            return
    for element in tree.iter(*_MAY_NAME):
        begins = beginning(element, 40)
        if _ENTRY.match(begins) or posted_by(begins):
            line = beginning(element, _LONGEST_BYLINE)
            if posted_by(line) and not _is_of_others(element, found):
                yield line
                return
        if not (_BY_NAME.match(begins) and _names_somebody(begins)):
            continue
        lines = _to_first_break(element) or [begins]
        if _CONTRIBUTED.match(lines[0]):
            lines[0] = lines[0].partition(",")[0]
        text = " ".join(lines)
        is_short = len(text) < LONGEST_LOOSE and len(text.split()) < 9
        if is_short and _is_signed(text) and not _is_of_others(element, found):
            yield "\n".join(lines)
            return


def _is_of_others(element: html.HtmlElement, found: Statements) -> bool:
    return is_beside(element) or is_teased(element, found)


def _is_signed(text: str) -> bool:
    """Tell whether a line names a person, or somebody by one word: "By The Way" does not."""
    names = author_names(text)
    return (
        any(map(is_person, names))
        or bool(names and len(names[0].split()) == 1)
        or _BY_NICKNAME.fullmatch(text) is not None
    )


def _names_somebody(text: str) -> bool:
    """Tell whether a line is no headline: "Interview: Ada Holm", but not "Interview: Who pays?"."""
    return not _COLUMN.match(text) or any(map(is_person, author_names(text)))


def chinese_signatures(markup: str) -> Iterator[str]:
    """Yield the name behind the first word for an author or a reporter: "记者：王小明"."""
    if match := _CHINESE.search(markup):
        yield match[1]


def signatures(tree: html.HtmlElement) -> Iterator[str]:
    """Yield whose name stands alone at the right edge of a page, as below a letter."""
    for element in tree.iter("p", "div"):
        looks = f"{element.get('align', '')} {element.get('style', '')} {element.get('class', '')}"
        if _AT_RIGHT.search(looks) and _is_below_prose(element):
            text = beginning(element, LONGEST_SIGNATURE)
            if len(text) <= LONGEST_SIGNATURE and is_person(text) and not is_beside(element):
                yield text


def _is_below_prose(element: html.HtmlElement) -> bool:
    above = element.getprevious()
    is_linked = next(element.iter("a"), None) is not None
    return (
        not is_linked and above is not None and len(beginning(above, LONGEST_LOOSE)) > LONGEST_LOOSE
    )


def _to_first_break(element: html.HtmlElement) -> list[str]:
    """Return the text of an element, as `pieces` has it, up to its first line break."""
    lines: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and one.tag == "br":
            break
        text = one.text if event == "start" else one.tail if one is not element else ""
        lines += [" ".join(text.split())] if text and text.strip() else []
    return lines


def named_beside(dated: Iterable[tuple[bool, str]]) -> Iterator[str]:
    """Yield names that stand with the date beside the headline: "4 May | Ada Holm"."""
    for _, part in dated:
        name, _, role = part.partition(", ")  # "Ada Holm, harbour reporter"
        named = name if has_role(role) else part
        if is_person(named) and not (find_date(named) or is_rubric(named)):
            yield named


def named_above(tree: html.HtmlElement) -> Iterator[str]:
    """Yield names alone on a line near the headline, if a role or the date is on the next one."""
    for element in beside_headlines(tree, *_DATED_BESIDE):
        below = element.getnext()
        if below is None or len(text := beginning(element, LONGEST_SIGNATURE)) > LONGEST_SIGNATURE:
            continue
        if is_person(text) and not is_rubric(text) and not is_beside(element):
            follows = beginning(below, LONGEST_LOOSE)
            if len(follows) < LONGEST_LOOSE and (has_role(follows) or find_date(follows)):
                yield text


def signed_beside(dated: Iterable[tuple[bool, str]]) -> Iterator[str]:
    """Yield who is named by a word after the date beside the headline: "4 May by Ada Holm"."""
    for is_first, part in dated:
        if (by := _BY_INSIDE.search(part)) and (by.start() or not is_first):
            yield part[by.start() :]


def dated_parts(tree: html.HtmlElement) -> Iterator[tuple[bool, str]]:
    """Yield the parts of lines with a date beside the headline, and whether each is the first."""
    for element in beside_headlines(tree, *_DATED_BESIDE):
        text = beginning(element, LONGEST_LOOSE)
        if len(text) < LONGEST_LOOSE and find_date(text) and not is_beside(element):
            for at, part in enumerate(_BETWEEN_PARTS.split(text)):
                yield not at, part.strip()
