"""The tables of the store, and how they came to be what they are."""

from __future__ import annotations

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path BLOB PRIMARY KEY,  -- from the folder, or absolute, in the file system's own bytes
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,  -- 0: too fresh to be trusted, look at the content next time
    content BLOB NOT NULL,  -- hash of the bytes; empty where they were not looked at
    stale INTEGER NOT NULL DEFAULT 0  -- could not be read the last time; its articles are older
) WITHOUT ROWID;
CREATE TABLE problems (
    path BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    reason TEXT NOT NULL,
    hint TEXT NOT NULL,
    skipped INTEGER NOT NULL,
    PRIMARY KEY (path, ordinal)
) WITHOUT ROWID;
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    words INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: a screen may still hold it
    identity BLOB NOT NULL UNIQUE,  -- equal for exact duplicates
    text_id INTEGER NOT NULL REFERENCES texts (id),
    published TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    tags TEXT NOT NULL,
    origins TEXT NOT NULL,
    warnings TEXT NOT NULL
);
CREATE INDEX articles_by_text ON articles (text_id);
CREATE INDEX articles_by_date ON articles (published, id);
CREATE TABLE locations (
    path BLOB NOT NULL,
    part TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (path, part)
) WITHOUT ROWID;
CREATE INDEX locations_by_article ON locations (article_id);
CREATE TABLE analyses (
    text_id INTEGER PRIMARY KEY REFERENCES texts (id) ON DELETE CASCADE,
    pipeline TEXT NOT NULL,
    quotes INTEGER NOT NULL,  -- those that are listed by default
    data BLOB NOT NULL  -- Analysis.to_json, deflated, as the pipeline gave it
);
CREATE TABLE spare_analyses (  -- of texts that are gone, which may come back
    hash TEXT PRIMARY KEY,
    pipeline TEXT NOT NULL,
    data BLOB NOT NULL,
    since INTEGER NOT NULL
);
CREATE TABLE quotes (  -- from here on: as the user has corrected it
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    PRIMARY KEY (text_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX quotes_by_name ON quotes (name, text_id) WHERE name IS NOT NULL;
CREATE TABLE entities (
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (text_id, kind, name)
) WITHOUT ROWID;
CREATE INDEX entities_by_name ON entities (name, kind, text_id);
CREATE TABLE near (
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    likeness REAL NOT NULL,
    PRIMARY KEY (text_id, other_id)
) WITHOUT ROWID;
CREATE TABLE sketches (
    value INTEGER NOT NULL,
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    PRIMARY KEY (value, text_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_text ON sketches (text_id);
CREATE TABLE pending (  -- what the search index has not been told yet
    article_id INTEGER PRIMARY KEY
)
"""

_LINKS = """
ALTER TABLE articles ADD COLUMN page TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN own_published TEXT;
ALTER TABLE articles ADD COLUMN own_tags TEXT;
CREATE INDEX articles_by_page ON articles (page) WHERE page <> '';
CREATE TABLE links (
    path BLOB NOT NULL,  -- of the list
    ordinal INTEGER NOT NULL,
    page TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    saved TEXT NOT NULL,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (path, ordinal)
) WITHOUT ROWID;
CREATE INDEX links_by_page ON links (page)
"""
"""`page` is a link without what varies from one copy of it to the next. `own_published` and
`own_tags` are what an article's file says, where lists of links have told more."""

_ENCODINGS = """
ALTER TABLE files ADD COLUMN encoding TEXT NOT NULL DEFAULT ''
"""
"""The encoding that the user had chosen when the file was read; empty where it was guessed."""

_UTTERANCES = """
CREATE TABLE heard (  -- the texts whose quotes are among the sayings
    text_id INTEGER PRIMARY KEY REFERENCES texts (id) ON DELETE CASCADE
);
CREATE TABLE sayings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: shingles may still name it
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,  -- of the quote in its analysis
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    state INTEGER NOT NULL  -- 2: compare it with the others, 1: once more, 0: done
);
CREATE INDEX sayings_by_text ON sayings (text_id);
CREATE INDEX sayings_waiting ON sayings (state) WHERE state > 0;
CREATE TABLE shingles (
    bucket INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
);
CREATE TABLE alike (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    again INTEGER NOT NULL,  -- 0: one utterance, 1: said again on another occasion
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TRIGGER forget_saying BEFORE DELETE ON sayings BEGIN
    DELETE FROM alike WHERE other = old.id AND one IN (SELECT other FROM alike WHERE one = old.id)
    ; DELETE FROM alike WHERE one = old.id
    ; END
"""
"""Quotes that are compared with one another. Of a pair that is alike both directions are kept."""

_FORMS = """
ALTER TABLE sayings ADD COLUMN form INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sayings_by_form ON sayings (form) WHERE form <> 0;
UPDATE sayings SET form = -1 WHERE id IN (SELECT one FROM alike WHERE NOT again);
DROP TRIGGER forget_saying;
CREATE TRIGGER forget_saying BEFORE DELETE ON sayings BEGIN
    UPDATE sayings SET form = -1 WHERE id IN (SELECT other FROM alike WHERE one = old.id)
    ; DELETE FROM alike WHERE other = old.id AND one IN (SELECT other FROM alike WHERE one = old.id)
    ; DELETE FROM alike WHERE one = old.id
    ; END
"""
"""What a quote is beside the others of its utterance, see `Form`; -1: to be looked at. SQLite takes
the index only for a query that says `form <> 0`, too."""

_AGREEMENTS = """
CREATE TABLE named (  -- the texts whose people are among the persons
    text_id INTEGER PRIMARY KEY REFERENCES texts (id) ON DELETE CASCADE
);
CREATE TABLE persons (  -- as the analysis names them, without agreements and corrections
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    family TEXT NOT NULL,
    given TEXT NOT NULL,  -- empty where the family name stands alone
    roles TEXT NOT NULL,
    gender TEXT NOT NULL,
    PRIMARY KEY (text_id, name)
) WITHOUT ROWID;
CREATE INDEX persons_by_family ON persons (family, given);
CREATE TABLE families_touched (family TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER person_comes AFTER INSERT ON persons BEGIN
    INSERT OR IGNORE INTO families_touched VALUES (new.family)
    ; END;
CREATE TRIGGER person_goes AFTER DELETE ON persons BEGIN
    INSERT OR IGNORE INTO families_touched VALUES (old.family)
    ; END;
CREATE TABLE agreements (  -- what other articles know of a text's names
    text_id INTEGER NOT NULL REFERENCES texts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    full TEXT NOT NULL,
    kind TEXT NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (text_id, name)
) WITHOUT ROWID
"""

_OUTBOX = """
CREATE TABLE publications (  -- the shared archives that are told of every change
    id INTEGER PRIMARY KEY,
    publication TEXT NOT NULL UNIQUE,  -- what tells it from others, even of the same name
    name TEXT NOT NULL UNIQUE,  -- its address
    changes INTEGER NOT NULL  -- the number of the latest change
);
CREATE TABLE outbox (  -- what they have not acknowledged
    publication_id INTEGER NOT NULL REFERENCES publications (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (publication_id, article_id)
) WITHOUT ROWID
"""

_READING = """
ALTER TABLE files ADD COLUMN reading INTEGER NOT NULL DEFAULT 0
"""
"""The version of the readers by which the file was read; 0: one before they had a number."""

_COMPARED = """
CREATE TABLE gone_sayings (  -- quotes whose fingerprints are still among the shingles
    id INTEGER PRIMARY KEY,
    words TEXT NOT NULL
);
CREATE TRIGGER saying_goes BEFORE DELETE ON sayings WHEN EXISTS (SELECT 1 FROM shingles) BEGIN
    INSERT INTO gone_sayings SELECT old.id, substr(text, old.start + 1, old.end - old.start)
        FROM texts WHERE id = old.text_id
    ; END;
CREATE TRIGGER text_goes BEFORE DELETE ON texts BEGIN
    DELETE FROM sayings WHERE text_id = old.id
    ; END;
CREATE TRIGGER article_comes AFTER INSERT ON articles BEGIN
    DELETE FROM heard WHERE text_id = new.text_id
    ; END;
CREATE TRIGGER article_goes AFTER DELETE ON articles BEGIN
    DELETE FROM heard WHERE text_id = old.text_id
    ; END;
CREATE TRIGGER article_changes AFTER UPDATE OF text_id, published, origins ON articles
    WHEN (old.text_id, old.published, old.origins) <> (new.text_id, new.published, new.origins)
    BEGIN DELETE FROM heard WHERE text_id IN (old.text_id, new.text_id)
    ; END;
DELETE FROM meta WHERE key = 'utterance_rules'
"""
"""What a quote has told about others is to be compared again when it goes, or its date changes. A
text that goes takes its quotes along while its words are still there."""

MIGRATIONS = (
    _FIRST,
    _LINKS,
    _ENCODINGS,
    _UTTERANCES,
    _FORMS,
    _AGREEMENTS,
    _OUTBOX,
    _READING,
    _COMPARED,
)
