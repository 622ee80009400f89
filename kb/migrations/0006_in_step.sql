-- What is needed to derive anew only what a newly stored article touches.

-- Whether an article's figures are counted in what is derived, and whether it was stored, replaced or judged since (stale).
-- An article that was read anew is counted no longer as it is, so that everything must be derived.
CREATE TABLE derivation (
    article_id TEXT PRIMARY KEY NOT NULL REFERENCES article (id),
    counted INTEGER NOT NULL DEFAULT 0 CHECK (counted IN (0, 1)),
    stale INTEGER NOT NULL DEFAULT 1 CHECK (stale IN (0, 1)),
    read_anew INTEGER NOT NULL DEFAULT 0 CHECK (read_anew IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX derivation_stale ON derivation (stale) WHERE stale = 1;
INSERT INTO derivation (article_id, read_anew) SELECT id, 1 FROM article;

-- The blocks of each counted article: `key` is the hash of a block's name. Articles that share none cannot meet in a finding or check.
CREATE TABLE article_block (
    key INTEGER NOT NULL,
    article_num INTEGER NOT NULL REFERENCES article (num),
    PRIMARY KEY (key, article_num)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_block_article ON article_block (article_num);

CREATE INDEX figure_current ON figure (is_current, origin_id);
