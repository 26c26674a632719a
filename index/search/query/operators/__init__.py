"""The operators of the query language: one record each, and the one list of them.

To add one, write its record (and its `Filter`, if it asks something new of an article) in a file
here, add it to the list below, and give an example in `index/search/QUERY.md`, which the tests run.
A value that is one of a few is read by `choice` of `index.search.query.values`.
"""

from __future__ import annotations

from index.search.query.operators.dates import AFTER, BEFORE, DATE
from index.search.query.operators.file import FILE
from index.search.query.operators.has import HAS
from index.search.query.operators.names import NAMES
from index.search.query.operators.operator import Operator
from index.search.query.operators.repeats import REPEATS
from index.search.query.operators.settings import DUPLICATES, REPORTED, SORT
from index.search.query.operators.texts import BODY, QUOTE, SAID, TITLE

_ALL = (
    TITLE,
    BODY,
    QUOTE,
    *NAMES,
    DATE,
    AFTER,
    BEFORE,
    SAID,
    HAS,
    FILE,
    REPEATS,
    SORT,
    DUPLICATES,
    REPORTED,
)

OPERATORS: dict[str, Operator] = {operator.name: operator for operator in _ALL}
"""Every name that may stand before a colon."""
