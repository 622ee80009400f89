"""The evidence pack of a finding, as a page to hand on or as data that can be checked offline."""

import json
from typing import Any

from datasette.utils.asgi import NotFound, Response

from kb.browse.desk import Desk, reads
from kb.export.pack import NoSuchFinding
from kb.export.pack import pack as made_pack
from kb.export.pack import page as pack_page


@reads("finding", "figure", "article", "hop", "source", "review")
async def pack(desk: Desk) -> Response:
    key, wanted = desk.place("id"), desk.place("format")

    def make(conn: Any) -> dict[str, Any]:
        return made_pack(conn, key)

    try:
        made = await desk.at_one_moment(make)
    except NoSuchFinding as error:
        raise NotFound("There is no such finding here.") from error
    headers = {"content-disposition": f'attachment; filename="evidence-{made["finding"]["id"]}.{wanted}"'}
    if wanted == "json":
        body = json.dumps(made, ensure_ascii=False, indent=1)
        return Response(body, headers=headers, content_type="application/json; charset=utf-8")
    return Response(pack_page(made), headers=headers, content_type="text/html; charset=utf-8")
