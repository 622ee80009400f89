-- Whether an article's series and blocks were kept when it was stored; articles of older versions are indexed before they are derived.
ALTER TABLE derivation ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0 CHECK (indexed IN (0, 1));
