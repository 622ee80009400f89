-- Full-text search over articles and claims; `num` is the row number that both sides share and VACUUM keeps.

CREATE VIRTUAL TABLE article_fts USING fts5 (title, text, content="article", content_rowid='num', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER article_fts_insert AFTER INSERT ON article
BEGIN INSERT INTO article_fts (rowid, title, text) VALUES (new.num, new.title, new.text); END;
CREATE TRIGGER article_fts_delete AFTER DELETE ON article
BEGIN INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', old.num, old.title, old.text); END;
CREATE TRIGGER article_fts_update AFTER UPDATE OF title ON article
BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, text) VALUES ('delete', old.num, old.title, old.text);
    INSERT INTO article_fts (rowid, title, text) VALUES (new.num, new.title, new.text);
END;

CREATE VIRTUAL TABLE claim_fts USING fts5 (quote, content="claim", content_rowid='num', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim
BEGIN INSERT INTO claim_fts (rowid, quote) VALUES (new.num, new.quote); END;
CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim
BEGIN INSERT INTO claim_fts (claim_fts, rowid, quote) VALUES ('delete', old.num, old.quote); END;
