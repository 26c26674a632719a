"""The tables of the annotations, and how they came to be what they are."""

from __future__ import annotations

_FIRST = """
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL,  -- absolute, as it was when the mark was made
    part TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    starred INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '[]',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL DEFAULT 0,
    made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX marks_by_path ON marks (path, part);
CREATE INDEX marks_by_url ON marks (url) WHERE url <> '';
CREATE INDEX marks_by_revision ON marks (revision);
CREATE TABLE texts (  -- every text that these marks belong to: versions of one article
    hash TEXT PRIMARY KEY,
    mark_id INTEGER NOT NULL REFERENCES marks (id)
) WITHOUT ROWID;
CREATE INDEX texts_by_mark ON texts (mark_id);
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    mark_id INTEGER NOT NULL REFERENCES marks (id),
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    name TEXT,
    other TEXT NOT NULL,
    made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX corrections_by_mark ON corrections (mark_id)
"""

_ENCODINGS = """
CREATE TABLE encodings (  -- what the user says a file is encoded in
    path BLOB PRIMARY KEY,  -- absolute, as it was last
    content BLOB NOT NULL,  -- hash of its bytes, as they were last
    encoding TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX encodings_by_content ON encodings (content)
"""

_KEPT = """
CREATE TABLE kept (  -- quotes that the user collects
    mark_id INTEGER NOT NULL REFERENCES marks (id),
    start INTEGER NOT NULL,  -- where it began when it was kept
    words TEXT NOT NULL,  -- the quote itself, with its marks
    made TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (mark_id, words, start)
) WITHOUT ROWID
"""

_BATCHES = """
ALTER TABLE corrections ADD COLUMN batch INTEGER NOT NULL DEFAULT 0;
CREATE INDEX corrections_by_batch ON corrections (batch) WHERE batch > 0
"""
"""Corrections that were made in several articles at once carry one number, and go at once."""

MIGRATIONS = (_FIRST, _ENCODINGS, _KEPT, _BATCHES)
