"""Subtitles in XML, TTML and its older form DFXP: a transcript with who speaks as labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from index.errors import ReadError
from index.reading.draft import Draft
from index.reading.formats.subtitles import Said, paragraphs, seconds, voices
from index.reading.safe_xml import parse_xml, text_in
from index.reading.source import SourceFile

_METADATA = "http://www.w3.org/ns/ttml#metadata"
_CLOCK = re.compile(r"(?:\d+:)?\d+:\d+(?:\.\d+)?")
_COUNTED = re.compile(r"(?P<count>\d+(?:\.\d+)?)(?P<unit>h|m|s|ms|t|f)")
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "t": 1e-7, "f": 1 / 25}
"""Of each unit; of ticks and frames what most programs mean where the file names no rate."""


def read_timed_text(source: SourceFile) -> Iterator[Draft]:
    """Read a transcript; what is said without a pause becomes one paragraph.

    Raises:
        ReadError: It is unsafe or damaged, or nothing is said in it.
    """
    root = parse_xml(source.data(source.limits.text))
    draft = Draft()
    draft.offer("title", text_in(root, ".//{*}title"), "subtitles")
    language = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    draft.offer("language", language, "subtitles")
    draft.text = "\n\n".join(paragraphs(_said(root)))
    if not draft.text:
        raise ReadError("no subtitles in this file")
    yield draft


def _said(root: etree._Element) -> Iterator[Said]:
    """Yield what is said, cue by cue; captions that roll repeat themselves."""
    agents = {
        agent.get("{http://www.w3.org/XML/1998/namespace}id"): text_in(agent, "{*}name")
        for agent in root.iter("{*}agent")
    }
    before = ""
    for cue in root.iter("{*}p"):
        text = " ".join(_told(cue).split())
        if not text or text == before:
            continue
        before = text
        start = _time(cue.get("begin", ""))
        end = _time(cue.get("end", "")) or start + _time(cue.get("dur", ""))
        speaker = next((agents.get(one) for one in _agents(cue) if agents.get(one)), "") or ""
        for said in voices(text, start, end):
            yield Said(said.speaker or speaker, said.text, start, end, said.turn or bool(speaker))


def _agents(cue: etree._Element) -> Iterator[str]:
    for element in (cue, *cue.iterancestors(), *cue.iterdescendants(etree.Element)):
        yield from (element.get(f"{{{_METADATA}}}agent") or "").split()


def _told(cue: etree._Element) -> str:
    parts = [cue.text or ""]
    for child in cue.iterchildren(etree.Element):
        name = etree.QName(child).localname
        parts += [" "] if name == "br" else [] if name == "metadata" else [_told(child)]
        parts.append(child.tail or "")
    return "".join(parts)


def _time(stamp: str) -> float:
    if _CLOCK.fullmatch(stamp):
        return seconds(stamp)
    match = _COUNTED.fullmatch(stamp)
    return float(match["count"]) * _SECONDS[match["unit"]] if match else 0.0
