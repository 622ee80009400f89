"""An Atom feed of the findings and failing checks that came in last (RFC 4287)."""

from xml.etree import ElementTree as ET

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, address, reads
from kb.browse.findings import KIND_WORDS
from kb.browse.wording import visible

# The last ones of each kind, along the index of their time, then the last of both.
_NEW = """
SELECT f.first_seen AS at, 'conflict' AS page, f.id, f.kind AS kind, f.explanation, a.printed || ' against ' || b.printed AS title
FROM (SELECT * FROM finding WHERE needs_person = 1 ORDER BY first_seen DESC LIMIT 50) f
JOIN figure a ON a.id = f.a_figure JOIN figure b ON b.id = f.b_figure
UNION ALL SELECT first_seen, 'check', id, 'arithmetic', explanation, reported
FROM (SELECT * FROM arithmetic_check WHERE verdict = 'fails' ORDER BY first_seen DESC LIMIT 50)
ORDER BY at DESC, id LIMIT 50
"""
_ATOM = "http://www.w3.org/2005/Atom"


@reads("finding", "figure", "arithmetic_check")
async def feed(desk: Desk) -> Response:
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    home = desk.datasette.absolute_url(desk.request, desk.datasette.urls.instance())
    rows = await desk.rows(_NEW)
    _add(root, "title", "New findings – claimdesk")
    _add(root, "id", home)
    _add(root, "updated", rows[0]["at"] if rows else "1970-01-01T00:00:00Z")
    ET.SubElement(_add(root, "author", ""), f"{{{_ATOM}}}name").text = "claimdesk"
    ET.SubElement(
        root, f"{{{_ATOM}}}link", href=desk.datasette.absolute_url(desk.request, desk.datasette.urls.path("/feed.atom")), rel="self"
    )
    for row in rows:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", f"{KIND_WORDS[row['kind']]}: {visible(row['title'], 200)}")
        _add(entry, "id", f"urn:claimdesk:{row['page']}:{row['id']}")
        _add(entry, "updated", row["at"])
        _add(entry, "summary", visible(row["explanation"], 2000))
        link = desk.datasette.absolute_url(desk.request, desk.datasette.urls.path(address(row["page"], row["id"])))
        ET.SubElement(entry, f"{{{_ATOM}}}link", href=link)
    body = ET.tostring(root, encoding="unicode", xml_declaration=True)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}")
    element.text = text
    return element
