-- What people decided. These rows are only ever added: no rebuild touches them, and they point at
-- content-made ids without a foreign key, so that they outlive the rows they speak of.

CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('finding', 'check', 'figure', 'claim', 'article', 'source', 'entity', 'event', 'series')),
    target TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirm', 'dismiss', 'scope', 'revision', 'correct', 'second look', 'reopen')),
    actor TEXT NOT NULL CHECK (length(trim(actor)) > 0),
    note TEXT,
    correction TEXT CHECK (correction IS NULL OR json_valid(correction)),
    created_at TEXT NOT NULL,
    CHECK (verdict <> 'dismiss' OR length(trim(coalesce(note, ''))) > 0),
    CHECK (verdict <> 'correct' OR correction IS NOT NULL)
) STRICT;
CREATE INDEX review_target ON review (target_kind, target, id);
CREATE INDEX review_actor ON review (actor, created_at);
CREATE INDEX review_verdict ON review (verdict);
CREATE INDEX review_created ON review (created_at);

CREATE TRIGGER review_never_changes BEFORE UPDATE ON review
BEGIN SELECT raise(ABORT, 'reviews are only added, never changed'); END;
CREATE TRIGGER review_never_deleted BEFORE DELETE ON review
BEGIN SELECT raise(ABORT, 'reviews are only added, never deleted'); END;

-- Whether two names (entities, series, sources) are one thing; the last judgement on a pair is in force.
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('figure', 'series', 'entity', 'source', 'event')),
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    judgement TEXT NOT NULL CHECK (judgement IN ('positive', 'negative', 'unsure')),
    actor TEXT NOT NULL CHECK (length(trim(actor)) > 0),
    note TEXT,
    created_at TEXT NOT NULL,
    CHECK (a < b)
) STRICT;
CREATE INDEX judgement_pair ON judgement (kind, a, b, id);
CREATE INDEX judgement_b ON judgement (kind, b);

CREATE TRIGGER judgement_never_changes BEFORE UPDATE ON judgement
BEGIN SELECT raise(ABORT, 'judgements are only added, never changed; add another that takes it back'); END;
CREATE TRIGGER judgement_never_deleted BEFORE DELETE ON judgement
BEGIN SELECT raise(ABORT, 'judgements are only added, never deleted; add another that takes it back'); END;

-- A finding's status is its last review's verdict, also when the finding is derived anew.
CREATE TRIGGER review_sets_finding_status AFTER INSERT ON review WHEN new.target_kind = 'finding'
BEGIN UPDATE finding SET status = CASE new.verdict WHEN 'reopen' THEN 'open' ELSE new.verdict END WHERE id = new.target; END;
CREATE TRIGGER review_sets_check_status AFTER INSERT ON review WHEN new.target_kind = 'check'
BEGIN UPDATE arithmetic_check SET status = CASE new.verdict WHEN 'reopen' THEN 'open' ELSE new.verdict END WHERE id = new.target; END;
CREATE TRIGGER finding_keeps_status AFTER INSERT ON finding
WHEN EXISTS (SELECT 1 FROM review WHERE target_kind = 'finding' AND target = new.id)
BEGIN
    UPDATE finding SET status = (SELECT CASE verdict WHEN 'reopen' THEN 'open' ELSE verdict END FROM review
        WHERE target_kind = 'finding' AND target = new.id ORDER BY id DESC LIMIT 1) WHERE id = new.id;
END;
CREATE TRIGGER check_keeps_status AFTER INSERT ON arithmetic_check
WHEN EXISTS (SELECT 1 FROM review WHERE target_kind = 'check' AND target = new.id)
BEGIN
    UPDATE arithmetic_check SET status = (SELECT CASE verdict WHEN 'reopen' THEN 'open' ELSE verdict END FROM review
        WHERE target_kind = 'check' AND target = new.id ORDER BY id DESC LIMIT 1) WHERE id = new.id;
END;
