-- Counts of what fills the largest tables, kept with each row, so that one more article need not count a million others.

DELETE FROM stat WHERE name IN ('articles', 'versions', 'claims', 'figures', 'figures without source', 'numbers that are no claims');
INSERT INTO stat VALUES
    ('articles', (SELECT count(*) FROM article WHERE is_current = 1)),
    ('versions', (SELECT count(*) FROM article WHERE is_current = 0)),
    ('claims', (SELECT count(*) FROM claim)),
    ('figures', (SELECT count(*) FROM figure WHERE is_current = 1)),
    ('figures without source', (SELECT count(*) FROM figure WHERE is_current = 1 AND origin_id IS NULL)),
    ('numbers that are no claims', (SELECT count(*) FROM unclaimed));

CREATE TRIGGER article_comes AFTER INSERT ON article BEGIN
    UPDATE stat SET value = value + 1 WHERE name = CASE new.is_current WHEN 1 THEN 'articles' ELSE 'versions' END;
END;
CREATE TRIGGER article_goes AFTER DELETE ON article BEGIN
    UPDATE stat SET value = value - 1 WHERE name = CASE old.is_current WHEN 1 THEN 'articles' ELSE 'versions' END;
END;
CREATE TRIGGER article_turns AFTER UPDATE OF is_current ON article WHEN new.is_current <> old.is_current BEGIN
    UPDATE stat SET value = value + new.is_current - old.is_current WHERE name = 'articles';
    UPDATE stat SET value = value + old.is_current - new.is_current WHERE name = 'versions';
END;

CREATE TRIGGER claim_comes AFTER INSERT ON claim BEGIN
    UPDATE stat SET value = value + 1 WHERE name = 'claims';
END;
CREATE TRIGGER claim_goes AFTER DELETE ON claim BEGIN
    UPDATE stat SET value = value - 1 WHERE name = 'claims';
END;

CREATE TRIGGER figure_comes AFTER INSERT ON figure WHEN new.is_current = 1 BEGIN
    UPDATE stat SET value = value + 1 WHERE name = 'figures' OR (new.origin_id IS NULL AND name = 'figures without source');
END;
CREATE TRIGGER figure_goes AFTER DELETE ON figure WHEN old.is_current = 1 BEGIN
    UPDATE stat SET value = value - 1 WHERE name = 'figures' OR (old.origin_id IS NULL AND name = 'figures without source');
END;
CREATE TRIGGER figure_turns AFTER UPDATE OF is_current, origin_id ON figure BEGIN
    UPDATE stat SET value = value + new.is_current - old.is_current WHERE name = 'figures';
    UPDATE stat SET value = value + (new.is_current AND new.origin_id IS NULL) - (old.is_current AND old.origin_id IS NULL)
    WHERE name = 'figures without source';
END;

CREATE TRIGGER unclaimed_comes AFTER INSERT ON unclaimed BEGIN
    UPDATE stat SET value = value + 1 WHERE name = 'numbers that are no claims';
END;
CREATE TRIGGER unclaimed_goes AFTER DELETE ON unclaimed BEGIN
    UPDATE stat SET value = value - 1 WHERE name = 'numbers that are no claims';
END;
