"""Feeds mutated files to every reader: `python -m tests.benchmarks.fuzz_reading [COUNT] [SEED]`.

Each file must end as articles or as a `ReadError` with a reason; what comes out must be clean. A
reader that failed with another error, crashed or hung is a finding: its file is kept and named.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from index.clean import clean_text
from index.errors import ReadError
from index.reading.contents import Contents
from index.reading.limits import Limits
from index.reading.pool import ReaderPool
from tests.reading import printed, samples
from tests.reading.pages.catalogue import all_pages
from tests.reading.pages.story import make_story
from tests.reading.test_bad_formats import FILES

_SUFFIXES = (
    ".txt", ".md", ".html", ".xhtml", ".mhtml", ".jsonl", ".json", ".csv", ".tsv", ".zip", ".eml",
    ".mbox", ".epub", ".pdf", ".docx", ".warc", ".warc.gz", ".wacz",
)  # fmt: skip
_TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"&#27;", b"&#xD800;", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<script>", b"<table><tr><td>",
    b"<div>" * 400, b"</p>" * 50, b"---\n", b"\n---\n", b": [", b"{" * 300, b"[" * 300, b'"', b"'",
    b"\\u0000", b"\\ud800", b"\r", b"\n\n", b"\nFrom x\n\n", b"=?utf-8?q?=ff?=",
    b"Content-Type: multipart/mixed; boundary=x\n\n", b"%PDF-1.4", b"1 0 obj", b"endobj",
    b"<< /Length 99999999 >>", b"stream\n", b"/Kids [1 0 R]", b"PK\x03\x04", b"PK\x05\x06",
    b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"0" * 400,
    b"-9e999", b"2024-02-31", b"\xe2\x80\xae", b"\xcc\x81" * 200, b"\xf0\x9f\x8f\xb4", b"NaN",
    b"null", b",,,,", b";\t|",
)  # fmt: skip
_BUGS = ("failed on it", "crashed", "timed out", "too much memory")


def seeds() -> list[tuple[str, bytes]]:
    """Return sound files of every format."""
    story, other = make_story(7, 6), make_story(8, 6)
    found = [(".html", page.data) for page in all_pages()]
    record = b'{"title": "Levy", "text": "Put off.", "date": "2024-03-07", "tags": ["a"]}\n'
    head = f"{story.title}\nBy {story.author}\nArco, {story.worded}\n\n"
    rows = b'Levy,"Off, again",2024-03-07,https://a.example\n' * 9
    found += [
        (".txt", f"{head}{story.text}".encode()),
        (".md", samples.markdown(story)),
        (".xhtml", b'<?xml version="1.0"?>' + samples.page(story)),
        (".mhtml", samples.mhtml(story)),
        (".jsonl", record * 20),
        (".json", b"[" + record.strip() + b"," + record.strip() + b"]"),
        (".json", b'{"list": {"1": ' + record.strip() + b"}}"),
        (".csv", b"title,text,date,url\n" + rows),
        (".tsv", b"title\turl\ttags\n" + b"Levy\thttps://a.example\ta|b\n" * 9),
        (".eml", samples.mail(story).as_bytes()),
        (".mbox", (b"From a\n" + samples.mail(story).as_bytes() + b"\n") * 3),
        (".epub", samples.epub(story, other)),
        (".docx", samples.docx(story)),
        (".pdf", printed.pdf(story)),
        (".pdf", printed.pdf(story, columns=2)),
        (".warc", samples.warc(story, packed=False)),
        (".warc.gz", samples.warc(story)),
        (".wacz", samples.zipped({"archive/a.warc.gz": samples.warc(story)})),
        (".zip", samples.zipped({"a.csv": b"url,title\nhttps://a.example,Levy\n"})),
        (".zip", samples.zipped({"metadata_0_to_1.json": b"[" + record.strip() + b"]"})),
    ]  # fmt: skip
    return found + [("".join(Path(name).suffixes), data) for name, data in FILES.items()]


def mutate(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """Return a damaged copy."""
    damaged = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 3, 8, 30))):
        at = dice.randrange(len(damaged) + 1)
        length = dice.choice((1, 1, 4, 40, 400, 4000))
        match dice.randrange(7):
            case 0 if damaged:
                damaged[min(at, len(damaged) - 1)] = dice.randrange(256)
            case 1:
                del damaged[at : at + length]
            case 2:
                damaged[at:at] = damaged[at : at + length] * dice.choice((1, 1, 2, 20))
            case 3:
                damaged[at:at] = dice.choice(_TOKENS)
            case 4:
                damaged[at:at] = dice.randbytes(length)
            case 5:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                damaged[at : at + length] = other[start : start + length]
            case 6:
                del damaged[at:]
    return bytes(damaged[:2_000_000])


def mutate_member(data: bytes, dice: random.Random, others: list[bytes]) -> bytes:
    """Return an archive that is sound itself, with a damaged file in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(members))
    members[name] = mutate(members[name], dice, others)
    return samples.zipped(members)


def make_files(folder: Path, count: int, dice: random.Random) -> Iterator[Path]:
    """Write damaged files one after another, and yield them."""
    sound = seeds()
    others = [data for _, data in sound]
    # As many of each format, though there are far more pages.
    suffixes = sorted({suffix for suffix, _ in sound})
    by_suffix = {one: [data for suffix, data in sound if suffix == one] for one in suffixes}
    for number in range(count):
        if number % 10 == 0:
            suffix, data = dice.choice(_SUFFIXES), dice.randbytes(dice.choice((1, 9, 99, 9999)))
        else:
            suffix = dice.choice(suffixes)
            data = dice.choice(by_suffix[suffix])
            inside = suffix in (".epub", ".docx", ".wacz", ".zip") and dice.random() < 0.6
            data = (mutate_member if inside else mutate)(data, dice, others)
        path = folder / f"{number:06}{suffix}"
        path.write_bytes(data)
        yield path


def unclean(contents: Contents) -> str:
    """Return what is wrong with what was read; nothing if it is as it should be."""
    for article in contents.articles:
        if clean_text(article.text) != (article.text, 0):
            return "unclean text"
        if not article.title or clean_text(article.title) != (article.title, 0):
            return "unclean title"
        for line in (article.source, article.url, *article.authors, *article.tags):
            if clean_text(line) != (line, 0) or "\n" in line:
                return "unclean field"
        if not article.text and not article.warnings:
            return "empty without a warning"
        article.text.encode("utf-8")
    return ""


def main() -> int:
    """Run, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-reading-"))
    outcomes: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    slowest = (0.0, "")
    started = last = time.monotonic()
    with ReaderPool(folder, limits=Limits()) as pool:
        for path, result in pool.read_many(make_files(folder, options.count, dice)):
            now = time.monotonic()
            slowest = max(slowest, (now - last, path.name))
            last = now
            finding = ""
            if isinstance(result, ReadError):
                outcomes["refused"] += 1
                if any(bug in result.message for bug in _BUGS):
                    finding = result.message
            else:
                outcomes["read, with warnings" if result.warnings else "read"] += 1
                finding = unclean(result)
                finding = finding or next((one for one in result.warnings if "failed" in one), "")
            if finding:
                findings[f"{''.join(path.suffixes)}: {finding}"] += 1
                kept = folder / "findings"
                kept.mkdir(exist_ok=True)
                shutil.copy(path, kept)
            path.unlink()
    seconds = time.monotonic() - started
    print(f"{sum(outcomes.values()):,} files in {seconds:.0f} s; slowest {slowest[0]:.1f} s")
    print(", ".join(f"{count:,} {outcome}" for outcome, count in outcomes.items()))
    for finding, times in findings.most_common():
        print(f"{times:6} {finding}")
    if not findings:
        shutil.rmtree(folder)
        return 0
    print(f"kept in {folder / 'findings'}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
