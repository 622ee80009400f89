-- Names by each of their words in small letters, so that a name is found by the beginning of any word of any alias.
CREATE TABLE alias_word (
    word TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (word, entity_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_word_alias ON alias_word (entity_id, name);

-- The name as a JSON text, cut at its blanks into an array of texts.
INSERT OR IGNORE INTO alias_word (word, entity_id, name)
SELECT part.value, a.entity_id, a.name
FROM alias a, json_each('[' || replace(json_quote(lower(a.name)), ' ', '","') || ']') part WHERE part.value <> '';

CREATE TRIGGER alias_words_insert AFTER INSERT ON alias
BEGIN
    INSERT OR IGNORE INTO alias_word (word, entity_id, name)
    SELECT part.value, new.entity_id, new.name
    FROM json_each('[' || replace(json_quote(lower(new.name)), ' ', '","') || ']') part WHERE part.value <> '';
END;
CREATE TRIGGER alias_words_delete AFTER DELETE ON alias
BEGIN DELETE FROM alias_word WHERE entity_id = old.entity_id AND name = old.name; END;
