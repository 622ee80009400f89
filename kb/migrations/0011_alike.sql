-- Who else prints a figure of an article: figures of one unit and kind by their values, so that the many others need no look.
CREATE INDEX figure_alike ON figure (unit, kind, low, high, amount, is_current, article_id);
