-- A map as format 1 wrote it. Kept as it is: the test of upgrades reads it.
PRAGMA application_id = 1380273492; PRAGMA user_version = 1;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE things (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL, key TEXT NOT NULL);
CREATE INDEX things_key ON things (key);
CREATE TABLE claims (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, relation TEXT NOT NULL,
    subject INTEGER NOT NULL REFERENCES things (n), kind TEXT NOT NULL, object INTEGER REFERENCES things (n),
    value TEXT NOT NULL, modality TEXT NOT NULL, status TEXT NOT NULL, share TEXT NOT NULL, scope TEXT NOT NULL,
    valid_from TEXT NOT NULL, valid_to TEXT NOT NULL);
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
INSERT INTO documents VALUES (1, 'd', 'a.txt', 'text/plain', 'd', 'The clerk keeps it.');
INSERT INTO things VALUES (1, 'post/clerk', 'Post', 'clerk', 'clerk'), (2, 'responsibility/keep', 'Responsibility', 'keep it', 'keep-it');
INSERT INTO claims VALUES (1, 'c', 'Assignment', 2, 'accountable', 1, '', 'actual', 'asserted', 'sole', '', '', '');
INSERT INTO evidence VALUES (1, 1, '0-19', 0, '', 'The clerk keeps it.', 'report', 'duty');
