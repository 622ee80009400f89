-- One article's figures beside all others: each finding once from either side, to filter by article.
CREATE VIEW figures_against_others AS
SELECT a_article AS article_id, a_publisher AS publisher, a_printed AS printed, a_quote AS quote, kind, status, b_printed AS other_printed,
    b_publisher AS other_publisher, b_published AS other_published, b_quote AS other_quote, b_article AS other_article, explanation,
    first_seen, a_figure AS figure_id, id
FROM conflict_sides
UNION ALL
SELECT b_article, b_publisher, b_printed, b_quote, kind, status, a_printed, a_publisher, a_published, a_quote, a_article, explanation,
    first_seen, b_figure, id
FROM conflict_sides;

-- Which sources are only named is counted along one index.
DROP INDEX hop_state;
CREATE INDEX hop_state ON hop (state, source_id);
