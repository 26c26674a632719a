"""Forwarded mail: the original message inside the one that somebody sent on."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENT_ON = re.compile(r"^\s*(?:fwd?|wg|tr|rv|i|enc|doorst|vs|vb|fw)\s*:", re.I)
"""Subjects of forwarded mail in several languages."""
_MARKER = re.compile(
    r"^\W*(?:begin |anfang der |début du |inicio del? |inizio )?(?:forwarded message"
    r"|(?:der )?weitergeleiteten? nachricht|message (?:transféré|réexpédié)|mensaje reenviado"
    r"|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|vidarebefordrat meddelande"
    r"|пересылаемое сообщение)\W*$",
    re.I,
)
_MARKER_AND_MORE = re.compile(r"\W*Forwarded message\W*(?=From: )", re.I)
_ANSWERED = re.compile(
    r"^\W*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original"
    r"|messaggio originale|oorspronkelijk bericht)\W*$",
    re.I,
)
"""Above the original in answers too, so that it counts only under a forwarder's subject."""
_NAMES = {
    "from": "from von de da van från fra mittente remitente от",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden skickat дата",
    "subject": "subject betreff objet sujet asunto oggetto onderwerp assunto ämne emne тема",
    "to": "to an à pour para a aan til till destinatario cc kopie bcc кому",
    "reply-to": "reply-to",
}
_NAME_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_HEADER = re.compile(
    r"^\W{0,3}(?P<name>[^\W\d_][\w-]{0,12})(?: le| el| em)?\s?:\*?\s*"
    r"(?P<value>.*)$"
)
_RUN_TOGETHER = re.compile(r"(?<=\S)(?=(?:To|Cc|Sent|Date|Subject): )")
_DEEPEST = 5
_WITHIN = 6
"""Fields that the header of an original has at most."""
_LONGEST_HEADER = 30
"""Lines, those between fields included."""


@dataclass(frozen=True, slots=True)
class Original:
    """A message that was sent on."""

    text: str
    sender: str
    subject: str
    date: str
    note: str
    """What who sent it on wrote above it."""


def original_in(text: str, subject: str) -> Original | None:
    """Return the message that a text sends on; nothing if it sends none on.

    Args:
        text: The body of the message.
        subject: The message's subject, as it was sent.
    """
    found: Original | None = None
    for _ in range(_DEEPEST):  # what was sent on twice
        inner = _original(text, is_sent_on=found is not None or bool(_SENT_ON.match(subject)))
        if inner is None:
            break
        found, text = inner, inner.text
    return found


def _original(text: str, *, is_sent_on: bool) -> Original | None:
    text = text.replace("\r\n", "\n").replace("\u00a0", " ")
    lines = [one for line in text.split("\n") for one in _fields_apart(line)]
    for at, line in enumerate(lines):
        bare = _unquoted(line)
        marked = _MARKER.match(bare) or (is_sent_on and _ANSWERED.match(bare))
        start = at + 1 if marked else at
        while marked and start < len(lines) and not _unquoted(lines[start]).strip():
            start += 1
        if not marked and not (is_sent_on and _field(bare) == "from"):
            continue
        if header := _header(lines, start):
            fields, end = header
            rest = lines[end:]
            return Original(
                text="\n".join(_body(rest)).strip(),
                sender=fields["from"],
                subject=fields.get("subject", ""),
                date=fields.get("date", ""),
                note="\n".join(lines[:at]).strip(),
            )
    return None


def _fields_apart(line: str) -> list[str]:
    """Return the fields of a header as lines: Yahoo writes all of them on one."""
    if marker := _MARKER_AND_MORE.match(line):
        return [marker[0], *_fields_apart(line[marker.end() :])]
    if _HEADER.match(_unquoted(line)) and len(pieces := _RUN_TOGETHER.split(line)) > 2:
        return pieces
    return [line]


def _header(lines: list[str], start: int) -> tuple[dict[str, str], int] | None:
    """Return the header that stands at a line, and where it ends; nothing if none stands there."""
    fields: dict[str, str] = {}
    last = ""
    at = start
    while at < min(len(lines), start + _LONGEST_HEADER):
        line = _unquoted(lines[at])
        if not line.strip():
            after = _unquoted(lines[at + 1]) if at + 1 < len(lines) else ""
            if len(fields) > 1 and not (_field(after) and len(fields) < _WITHIN):
                break
            at += 1  # pages put each line of the header into a paragraph of its own
            continue
        if name := _field(line):
            if name == "from" and "from" in fields:
                break
            match = _HEADER.match(line)
            last = name
            value = re.sub(r"^\*([^*]+)\*", r"\1", match["value"]) if match else ""
            fields.setdefault(name, value.strip(" *"))
        elif last and len(fields) < _WITHIN and at - start <= 2 * _WITHIN:
            fields[last] = f"{fields[last]} {line.strip()}"  # a long line, broken
        else:
            break
        at += 1
    complete = "from" in fields and ("subject" in fields or "date" in fields)
    return (fields, at) if complete else None


def _field(line: str) -> str:
    match = _HEADER.match(line)
    return _NAME_OF.get(match["name"].casefold(), "") if match else ""


def _unquoted(line: str) -> str:
    return re.sub(r"^(?:>\s?)+", "", line)


def _body(lines: list[str]) -> list[str]:
    """Return the lines of the original, without the marks of quoting that some programs put."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in filled)
    return [_unquoted(line) for line in lines] if quoted > 0.8 * len(filled) else lines
