-- Reading, reviewing and ingesting at once.

-- A number that is raised whenever an article is marked as changed or counted in: what was derived from the claims before is out of
-- date then, and only then; a review leaves it as it is.
CREATE TABLE claims_change (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL
) STRICT;
INSERT INTO claims_change VALUES (1, 0);

-- The few figures whose interval is wide beside its lower end or open at one end: all others lie near that end in `figure_alike`.
CREATE INDEX figure_wide ON figure (unit, kind, low, high, amount, is_current, article_id)
WHERE (high <= low + abs(low) / 4) IS NOT 1;
