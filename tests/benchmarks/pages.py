"""How much of each saved page's article is read: `python -m tests.benchmarks.pages`."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from index.reading import read_file
from tests.reading.pages.catalogue import all_pages
from tests.reading.test_pages import word_f


def main() -> int:
    """Print word F, title and date of each page, then the averages."""
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
    sys.exit(main())
