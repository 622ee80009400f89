-- Ready questions, as views that people read and export.

CREATE VIEW conflict_sides AS
SELECT f.id, f.kind, f.severity, f.severity_rank, f.status, f.needs_person, f.explanation, f.differs, f.gap, f.unit, f.rule, f.first_seen,
    f.a_figure, a.article_id AS a_article, aa.ref AS a_ref, aa.publisher AS a_publisher, aa.published AS a_published,
    a.start AS a_start, a."end" AS a_end, a.printed AS a_printed,
    substr(aa.text, a.claim_start + 1, a.claim_end - a.claim_start) AS a_quote, sa.name AS a_origin,
    f.b_figure, b.article_id AS b_article, ba.ref AS b_ref, ba.publisher AS b_publisher, ba.published AS b_published,
    b.start AS b_start, b."end" AS b_end, b.printed AS b_printed,
    substr(ba.text, b.claim_start + 1, b.claim_end - b.claim_start) AS b_quote, sb.name AS b_origin
FROM finding f
JOIN figure a ON a.id = f.a_figure JOIN article aa ON aa.id = a.article_id LEFT JOIN source sa ON sa.id = a.origin_id
JOIN figure b ON b.id = f.b_figure JOIN article ba ON ba.id = b.article_id LEFT JOIN source sb ON sb.id = b.origin_id;

CREATE VIEW open_conflicts AS
SELECT id, kind, severity, a_printed, a_publisher, a_quote, b_printed, b_publisher, b_quote, explanation, differs, first_seen
FROM conflict_sides WHERE needs_person = 1 AND status = 'open' ORDER BY severity_rank, id;

CREATE VIEW claims_by_source AS
SELECT s.name AS source, h.position AS hop, h.cue, h.kind AS how, h.state, f.printed, f.kind, f.measure, f.product, f.period,
    c.quote, a.publisher, a.published, f.id AS figure_id, f.claim_id, f.article_id, s.id AS source_id
FROM hop h JOIN source s ON s.id = h.source_id JOIN figure f ON f.id = h.figure_id JOIN article a ON a.id = f.article_id
LEFT JOIN claim c ON c.id = f.claim_id WHERE f.is_current = 1;

CREATE VIEW figures_without_source AS
SELECT f.id AS figure_id, f.printed, f.kind, f.unit, f.measure, f.product, f.period, c.quote, a.publisher, a.published, f.article_id
FROM figure f JOIN article a ON a.id = f.article_id LEFT JOIN claim c ON c.id = f.claim_id
WHERE f.origin_id IS NULL AND f.is_current = 1;

CREATE VIEW single_origin_figures AS
SELECT s.name AS origin, f.series_key, f.period, f.kind, f.unit, f.amount, count(DISTINCT f.article_id) AS articles,
    group_concat(DISTINCT a.publisher) AS publishers, min(f.id) AS figure_id
FROM figure f JOIN article a ON a.id = f.article_id JOIN source s ON s.id = coalesce(f.origin_id, a.publisher_id)
WHERE f.is_current = 1 AND f.series_key IS NOT NULL
GROUP BY f.series_key, f.period, f.kind, f.unit, f.amount
HAVING count(DISTINCT s.id) = 1 AND count(DISTINCT f.article_id) > 1;

CREATE VIEW failing_checks AS
SELECT k.id, k.rule, k.verdict, k.reported, k.computed_low, k.computed_high, k.unit, k.explanation, k.across_articles,
    k.flips_conclusion, k.status, k.first_seen
FROM arithmetic_check k WHERE k.verdict = 'fails';

CREATE VIEW whats_new AS
SELECT first_seen AS at, 'finding' AS what, id AS target, kind AS kind, explanation AS summary FROM finding WHERE needs_person = 1
UNION ALL SELECT first_seen, 'check', id, rule, explanation FROM arithmetic_check WHERE verdict = 'fails'
UNION ALL SELECT read_at, 'article', id, CASE WHEN replaces IS NULL THEN 'new' ELSE 'new version' END, coalesce(title, ref) FROM article
UNION ALL SELECT created_at, 'review', target, verdict, actor || coalesce(': ' || note, '') FROM review;

CREATE VIEW chains_in_the_air AS
SELECT s.name AS last_named, h.state, h.source_kind, f.printed, f.measure, f.period, c.quote, a.publisher, a.published,
    f.id AS figure_id, f.article_id
FROM hop h JOIN figure f ON f.id = h.figure_id JOIN source s ON s.id = h.source_id JOIN article a ON a.id = f.article_id
LEFT JOIN claim c ON c.id = f.claim_id
WHERE f.is_current = 1 AND h.state IN ('named only', 'reported not found')
    AND NOT EXISTS (SELECT 1 FROM hop n WHERE n.figure_id = h.figure_id AND n.position > h.position);

CREATE VIEW article_coverage AS
SELECT a.id AS article_id, a.title, a.publisher, a.published,
    (SELECT count(*) FROM figure f WHERE f.article_id = a.id) AS figures,
    (SELECT count(*) FROM unclaimed u WHERE u.article_id = a.id) AS not_claims,
    (SELECT count(*) FROM figure f WHERE f.article_id = a.id AND f.origin_id IS NULL) AS without_source
FROM article a WHERE a.is_current = 1;
