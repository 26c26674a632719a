"""Subtitles, SRT, WebVTT and SBV: a transcript, who speaks as a label before what is said.

By hand, since the libraries drop WebVTT's voices, and with them who speaks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import ReadError
from index.reading.draft import Draft
from index.reading.source import SourceFile

_TIMES = re.compile(
    r"^\s*(?P<start>(?:\d+:)?\d+:\d\d[,.]\d+)(?:\s*-->\s*|(?<=\.\d{3}),)(?P<end>(?:\d+:)?\d+:\d\d[,.]\d+)"
)
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+(?P<name>[^<>]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]*>|\{\\[^{}]{0,100}\}")
_LABEL = re.compile(r"^(?:>>+\s*)?\[?(?P<name>[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4})\]?:\s+(?=\S)")
_DASH = re.compile(r"^\s*(?:[-–—]|>>+)\s*(?=\S)")
_NOT_SAID = re.compile(r"^(?:WEBVTT|NOTE|STYLE|REGION)\b")
_HEADER = re.compile(r"^(?P<key>title|language|date)\s*:\s*(?P<value>.+)$", re.I)
_PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins."""
_LONGEST = 600
"""Code points, after which a new paragraph begins where a sentence ends."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said in one go, and when, in seconds."""

    speaker: str
    text: str
    start: float
    end: float
    turn: bool
    """Somebody else begins to speak, as a dash or a name tells."""


def read_subtitles(source: SourceFile) -> Iterator[Draft]:
    """Read a transcript; what is said without a pause becomes one paragraph.

    Raises:
        ReadError: Nothing is said in it.
    """
    decoded = source.decoded(source.limits.text)
    draft = Draft(warnings=list(decoded.warnings))
    lines = decoded.text.replace("\r\n", "\n").split("\n")
    for line in lines[:10]:
        if match := _HEADER.match(line):
            _offer(draft, match["key"].lower(), match["value"])
    draft.text = "\n\n".join(paragraphs(_said(lines)))
    if not draft.text:
        raise ReadError("no subtitles in this file")
    yield draft


def _offer(draft: Draft, key: str, value: str) -> None:
    if key == "title":
        draft.offer("title", value, "subtitles")
    elif key == "language":
        draft.offer("language", value, "subtitles")
    else:
        draft.offer("published", value, "subtitles")


def _said(lines: list[str]) -> Iterator[Said]:
    """Yield what is said, cue by cue."""
    start = end = 0.0
    within = False
    before = ""
    for at, line in enumerate(lines):
        if match := _TIMES.match(line):
            start, end, within = seconds(match["start"]), seconds(match["end"]), True
        elif not line.strip():
            within = False
        elif within and not _NOT_SAID.match(line):
            number = line.strip().isdigit() and any(map(_TIMES.match, lines[at + 1 : at + 2]))
            for said in [] if number else voices(line, start, end):
                if said.text and said.text != before:  # captions that roll repeat their lines
                    yield said
                    before = said.text


def voices(line: str, start: float, end: float) -> Iterator[Said]:
    """Yield what each voice says in a line."""
    pieces = _VOICE.split(line)
    for speaker, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        text = html.unescape(_TAG.sub("", piece)).strip()
        label = _LABEL.match(text)
        turn = bool(speaker or label or _DASH.match(text))
        if label:
            speaker, text = speaker or label["name"], text[label.end() :]
        yield Said(speaker, _DASH.sub("", text).strip(), start, end, turn)


def paragraphs(cues: Iterator[Said]) -> Iterator[str]:
    """Yield what is said without a pause, who speaks before it."""
    speaker, text, end = "", "", 0.0
    for cue in cues:
        ended = text.endswith((".", "!", "?", "…", "”", '"'))
        new = cue.speaker and cue.speaker != speaker
        paused = cue.start - end > _PAUSE or (ended and len(text) > _LONGEST)
        if text and (new or (cue.turn and not cue.speaker) or paused):
            yield text
            text = ""
        if not text and (new or not cue.turn):
            speaker = cue.speaker or speaker
            text = f"{speaker}: {cue.text}" if speaker else cue.text
        elif not text:
            speaker, text = cue.speaker, cue.text
            text = f"{speaker}: {text}" if speaker else text
        else:
            text = f"{text} {cue.text}"
        end = cue.end
    if text:
        yield text


def seconds(stamp: str) -> float:
    """Return a time like `01:02:03.5` in seconds."""
    parts = stamp.replace(",", ".").split(":")
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(parts)))
