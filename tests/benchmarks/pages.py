"""How well saved pages are read: `python -m tests.benchmarks.pages [FOLDER [PREFIX…]]`.

Without a folder, the invented pages of the tests are read. A FOLDER holds `expected.jsonl`, a line
for each page with its `key` and what is right (`text`, `title`, `author`, `date`, `with` and
`without`: snippets that must and must not be there), and the page itself as `html/KEY.gz`, `/` in
the key written `__`. Our reader and plain trafilatura read each page in one run; each PREFIX names
a group of keys that is scored for itself.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import time
from pathlib import Path

import trafilatura

from index.article import Article
from index.reading.contents import read_file
from index.reading.html.page import decode_page
from tests.benchmarks.page_scores import Record, field_scores, text_scores
from tests.reading.pages.catalogue import all_pages
from tests.reading.test_pages import word_f


def main(arguments: list[str]) -> int:
    """Print the scores of a folder of pages, or of the invented ones."""
    if not arguments:
        return invented_pages()
    compare(Path(arguments[0]), arguments[1:] or [""])
    return 0


def compare(folder: Path, prefixes: list[str]) -> None:
    """Print a line of scores for our reader and one for trafilatura, group by group."""
    lines = (folder / "expected.jsonl").read_text().splitlines()
    expected: list[dict[str, object]] = [json.loads(line) for line in lines]
    ours: dict[str, Record] = {}
    plain: dict[str, Record] = {}
    used = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "page.html"
        for row in expected:
            key = str(row["key"])
            path.write_bytes(gzip.decompress((folder / "html" / f"{_file(key)}.gz").read_bytes()))
            for number, (read, into) in enumerate(((_ours, ours), (_plain, plain))):
                started = time.process_time()
                into[key] = read(path)
                used[number] += time.process_time() - started
    for prefix in prefixes:
        rows = [row for row in expected if str(row["key"]).startswith(prefix)]
        print(f"{prefix or 'all'}: {len(rows)} pages")
        for name, read_by in (("pullquote", ours), ("trafilatura", plain)):
            pairs = [(row, read_by[str(row["key"])]) for row in rows]
            scores = {**text_scores(pairs), **field_scores(pairs)}
            told = "; ".join(f"{measure} {value:.3f}" for measure, value in scores.items())
            print(f"  {name:12}{told}")
    print(f"CPU: {used[0] / used[1]:.2f} times trafilatura's")


def _file(key: str) -> str:
    return key.replace("/", "__")


def _ours(path: Path) -> Record:
    article = next((one for one in read_file(path, root=path.parent)), None)
    if not isinstance(article, Article):
        return {}
    date = "" if article.origins.get("published") == "file" else article.published
    authors = ", ".join(article.authors)
    return {"text": article.text, "title": article.title, "author": authors, "date": date}


def _plain(path: Path) -> Record:
    markup = decode_page(path.read_bytes())[0]
    document = trafilatura.bare_extraction(markup, include_comments=False, with_metadata=True)
    if document is None or isinstance(document, dict):
        return {}
    return {
        "text": document.text,
        "title": document.title,
        "author": document.author,
        "date": document.date,
    }


def invented_pages() -> int:
    """Print word F, title and date of each invented page, then the averages."""
    scores: list[float] = []
    wrong = 0
    used = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        for page in all_pages():
            path.write_bytes(page.data)
            started = time.process_time()
            [article] = read_file(path, root=path.parent)
            used += time.process_time() - started
            scores.append(word_f(article.text, page.text))
            right = (article.title == page.title, article.published[:10] == page.published)
            wrong += right.count(False)
            title, date = ("ok" if one else "WRONG" for one in right)
            print(f"{scores[-1]:.3f}  title {title}  date {date}  {page.name}")
    mean = sum(scores) / len(scores)
    print(f"{len(scores)} pages: word F {mean:.3f} on average, {min(scores):.3f} at worst;")
    print(f"{wrong} wrong titles and dates; {1000 * used / len(scores):.1f} ms of CPU a page")
    return int(mean < 0.95 or min(scores) < 0.85 or wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
