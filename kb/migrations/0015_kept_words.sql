-- What comparing works out of an article's words, kept so that it is worked out once.

-- `version` names the rules and the vocabulary that worked it out; what others worked out is passed over.
CREATE TABLE article_words (
    article_num INTEGER PRIMARY KEY REFERENCES article (num),
    version TEXT NOT NULL,
    packed BLOB NOT NULL
) STRICT;
