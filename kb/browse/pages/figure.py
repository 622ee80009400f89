"""Leads from a figure's id to its place in its article."""

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, address, reads

_FIGURE = "SELECT id, article_id FROM figure WHERE id = :id"


@reads("figure", "article")
async def figure(desk: Desk) -> Response:
    found = await desk.one("figure", _FIGURE, id=desk.place("id"))
    return Response.redirect(desk.datasette.urls.path(f"{address('article', found['article_id'])}#figure-{found['id']}"))
