-- What pages over a million figures are found along; each list that a page opens with is read in the order of an index.

-- The counts above the lists of findings, by kind and status.
CREATE INDEX finding_counts ON finding (kind, status, needs_person);
DROP INDEX finding_status;
CREATE INDEX finding_status ON finding (status, severity_rank, id);
CREATE INDEX finding_needs ON finding (needs_person, severity_rank, id);
CREATE INDEX finding_severity ON finding (severity);
-- What came in last, for the feed and for what is new.
CREATE INDEX finding_new ON finding (needs_person, first_seen);
CREATE INDEX arithmetic_check_new ON arithmetic_check (verdict, first_seen);
CREATE INDEX article_read ON article (read_at);

-- The lists of articles, all and of one outlet, without a look at the articles themselves, which are long.
CREATE INDEX article_newest ON article (is_current, published, num);
DROP INDEX article_publisher;
CREATE INDEX article_publisher ON article (publisher_id, is_current, published);

-- Figures by the values that they allow, whether or not a unit is asked for: all that the question needs lies in the index.
DROP INDEX figure_unit;
CREATE INDEX figure_unit ON figure (unit, low, high, low_open, high_open);
CREATE INDEX figure_interval ON figure (low, high, low_open, high_open);
-- The same value of one series side by side.
DROP INDEX figure_series;
CREATE INDEX figure_series ON figure (series_key, period, kind, unit, amount);

-- A view starts at its own rows and only then looks up what they point at, whatever the statistics say: outer joins, which lose
-- no row here because every one points at something that is there, and cross joins keep that order.
DROP VIEW figures_against_others;
DROP VIEW open_conflicts;
DROP VIEW conflict_sides;
CREATE VIEW conflict_sides AS
SELECT f.id, f.kind, f.severity, f.severity_rank, f.status, f.needs_person, f.explanation, f.differs, f.gap, f.unit, f.rule, f.first_seen,
    f.a_figure, a.article_id AS a_article, aa.ref AS a_ref, aa.publisher AS a_publisher, aa.published AS a_published,
    a.start AS a_start, a."end" AS a_end, a.printed AS a_printed,
    substr(aa.text, a.claim_start + 1, a.claim_end - a.claim_start) AS a_quote, sa.name AS a_origin,
    f.b_figure, b.article_id AS b_article, ba.ref AS b_ref, ba.publisher AS b_publisher, ba.published AS b_published,
    b.start AS b_start, b."end" AS b_end, b.printed AS b_printed,
    substr(ba.text, b.claim_start + 1, b.claim_end - b.claim_start) AS b_quote, sb.name AS b_origin
FROM finding f
LEFT JOIN figure a ON a.id = f.a_figure LEFT JOIN article aa ON aa.id = a.article_id LEFT JOIN source sa ON sa.id = a.origin_id
LEFT JOIN figure b ON b.id = f.b_figure LEFT JOIN article ba ON ba.id = b.article_id LEFT JOIN source sb ON sb.id = b.origin_id;

CREATE VIEW open_conflicts AS
SELECT id, kind, severity, a_printed, a_publisher, a_quote, b_printed, b_publisher, b_quote, explanation, differs, first_seen
FROM conflict_sides WHERE needs_person = 1 AND status = 'open' ORDER BY severity_rank, id;

CREATE VIEW figures_against_others AS
SELECT a_article AS article_id, a_publisher AS publisher, a_printed AS printed, a_quote AS quote, kind, status, b_printed AS other_printed,
    b_publisher AS other_publisher, b_published AS other_published, b_quote AS other_quote, b_article AS other_article, explanation,
    first_seen, a_figure AS figure_id, id
FROM conflict_sides
UNION ALL
SELECT b_article, b_publisher, b_printed, b_quote, kind, status, a_printed, a_publisher, a_published, a_quote, a_article, explanation,
    first_seen, b_figure, id
FROM conflict_sides;

DROP VIEW claims_by_source;
CREATE VIEW claims_by_source AS
SELECT s.name AS source, h.position AS hop, h.cue, h.kind AS how, h.state, f.printed, f.kind, f.measure, f.product, f.period,
    c.quote, a.publisher, a.published, f.id AS figure_id, f.claim_id, f.article_id, s.id AS source_id
FROM hop h CROSS JOIN figure f ON f.id = h.figure_id AND f.is_current = 1 LEFT JOIN source s ON s.id = h.source_id
LEFT JOIN article a ON a.id = f.article_id LEFT JOIN claim c ON c.id = f.claim_id;

DROP VIEW figures_without_source;
CREATE VIEW figures_without_source AS
SELECT f.id AS figure_id, f.printed, f.kind, f.unit, f.measure, f.product, f.period, c.quote, a.publisher, a.published, f.article_id
FROM figure f LEFT JOIN article a ON a.id = f.article_id LEFT JOIN claim c ON c.id = f.claim_id
WHERE f.origin_id IS NULL AND f.is_current = 1;

-- The figures of one value of a series are met together along the index, so that the first are told before the last are counted.
DROP VIEW single_origin_figures;
CREATE VIEW single_origin_figures AS
SELECT s.name AS origin, f.series_key, f.period, f.kind, f.unit, f.amount, count(DISTINCT f.article_id) AS articles,
    group_concat(DISTINCT a.publisher) AS publishers, min(f.id) AS figure_id
FROM figure f INDEXED BY figure_series CROSS JOIN article a ON a.id = f.article_id
CROSS JOIN source s ON s.id = coalesce(f.origin_id, a.publisher_id)
WHERE f.is_current = 1 AND f.series_key IS NOT NULL
GROUP BY f.series_key, f.period, f.kind, f.unit, f.amount
HAVING count(DISTINCT s.id) = 1 AND count(DISTINCT f.article_id) > 1;

DROP VIEW chains_in_the_air;
CREATE VIEW chains_in_the_air AS
SELECT s.name AS last_named, h.state, h.source_kind, f.printed, f.measure, f.period, c.quote, a.publisher, a.published,
    f.id AS figure_id, f.article_id
FROM hop h INDEXED BY hop_state CROSS JOIN figure f ON f.id = h.figure_id AND f.is_current = 1 LEFT JOIN source s ON s.id = h.source_id
LEFT JOIN article a ON a.id = f.article_id LEFT JOIN claim c ON c.id = f.claim_id
WHERE h.state IN ('named only', 'reported not found')
    AND NOT EXISTS (SELECT 1 FROM hop n WHERE n.figure_id = h.figure_id AND n.position > h.position);

-- Each part lies in the order of time already; they are only merged, as far as anybody reads.
DROP VIEW whats_new;
CREATE VIEW whats_new AS
SELECT first_seen AS at, 'finding' AS what, id AS target, kind AS kind, explanation AS summary FROM finding WHERE needs_person = 1
UNION ALL SELECT first_seen, 'check', id, rule, explanation FROM arithmetic_check WHERE verdict = 'fails'
UNION ALL SELECT read_at, 'article', id, CASE WHEN replaces IS NULL THEN 'new' ELSE 'new version' END, coalesce(title, ref) FROM article
UNION ALL SELECT created_at, 'review', target, verdict, actor || coalesce(': ' || note, '') FROM review
ORDER BY at DESC;
