"""The tables of a map file, and how such a file is recognised."""

APPLICATION_ID = 0x52454D54  # "REMT", in the header of the file
VERSION = 2

# What brings a map of an earlier format to the next one, by the format it has.
_DECISIONS = """
CREATE TABLE decisions (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL, verdict TEXT NOT NULL, value TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL);
CREATE INDEX decisions_about ON decisions (about);
CREATE INDEX decisions_value ON decisions (value) WHERE value <> '';
CREATE INDEX claims_verdict ON claims (verdict) WHERE verdict <> '';
"""
_DECIDED = """
ALTER TABLE documents ADD COLUMN layout TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN verdict TEXT NOT NULL DEFAULT '';
INSERT INTO meta SELECT 'content', value FROM meta WHERE name = 'generation';
"""
UPGRADES = {1: _DECIDED + _DECISIONS}

# Types are declared throughout: an undeclared column once switched an index off. Numbers (n) join tables and become
# array indexes in the view; ids are what people and projections see. Nothing is ever deleted, so n has no gaps.
# A claim's verdict is derived from the decisions (graph/settling.py): the status that they give it, or nothing.
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL, text TEXT NOT NULL, layout TEXT NOT NULL DEFAULT '');
CREATE TABLE things (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL);
CREATE INDEX things_key ON things (key);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, relation TEXT NOT NULL,
    subject INTEGER NOT NULL REFERENCES things (n), kind TEXT NOT NULL, object INTEGER REFERENCES things (n),
    value TEXT NOT NULL, modality TEXT NOT NULL, status TEXT NOT NULL, share TEXT NOT NULL, scope TEXT NOT NULL,
    valid_from TEXT NOT NULL, valid_to TEXT NOT NULL, verdict TEXT NOT NULL DEFAULT '');
CREATE INDEX claims_subject ON claims (subject);
CREATE INDEX claims_object ON claims (object) WHERE object IS NOT NULL;
CREATE INDEX claims_name ON claims (value COLLATE NOCASE) WHERE kind IN ('alias', 'name');
CREATE TABLE evidence (
    claim INTEGER NOT NULL REFERENCES claims (n), document INTEGER NOT NULL REFERENCES documents (n),
    spans TEXT NOT NULL, page INTEGER NOT NULL, cell TEXT NOT NULL, quote TEXT NOT NULL, loader TEXT NOT NULL,
    rule TEXT NOT NULL, PRIMARY KEY (claim, document, spans, page, cell)) WITHOUT ROWID;
CREATE TABLE snapshot (name TEXT PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (label, content='things', content_rowid='n', tokenize='porter unicode61');
INSERT INTO meta VALUES ('generation', '0');
"""
TABLES += _DECISIONS
