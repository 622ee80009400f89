"""The list of articles, the newest first, with what each holds."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, reads
from kb.browse.permission import INGEST, may

# The page is picked first, along an index; only its articles are read further.
_LIST = """
SELECT a.id, coalesce(a.title, a.ref) AS title, a.publisher, a.publisher_id, a.published, a.read_at, a.replaces,
    (SELECT count(*) FROM figure f WHERE f.article_id = a.id) AS figures,
    (SELECT count(*) FROM figure f WHERE f.article_id = a.id AND f.origin_id IS NULL) AS without_source,
    (SELECT count(*) FROM unclaimed u WHERE u.article_id = a.id) AS unclaimed,
    (SELECT count(*) FROM (SELECT x.id FROM figure f JOIN finding x ON x.a_figure = f.id WHERE f.article_id = a.id AND x.needs_person = 1
            AND x.status = 'open'
        UNION SELECT x.id FROM figure f JOIN finding x ON x.b_figure = f.id WHERE f.article_id = a.id AND x.needs_person = 1
            AND x.status = 'open')) AS conflicts
FROM (SELECT id FROM article WHERE is_current = 1 ORDER BY published DESC, num DESC LIMIT :limit OFFSET :skip) picked
JOIN article a ON a.id = picked.id ORDER BY a.published DESC, a.num DESC
"""
_PAGE = 40


@reads("article", "figure", "finding", "unclaimed")
async def articles(desk: Desk) -> Response:
    page = max(1, desk.whole("page", 1, largest=100_000))
    found = await desk.rows(_LIST, limit=_PAGE + 1, skip=(page - 1) * _PAGE)
    may_add = await may(desk.datasette, desk.request, INGEST)
    return await desk.page("articles.html", articles=found[:_PAGE], page_number=page, has_next=len(found) > _PAGE, may_add=may_add)
