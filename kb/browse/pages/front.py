"""The front page: what needs a person now, what came in, what this base holds."""

import re
from datetime import UTC, datetime, timedelta

from datasette.utils.asgi import Response

from kb.browse.desk import Desk, Row, reads
from kb.browse.disputes import by_value, other_figures
from kb.browse.explaining import OF_CHECK
from kb.browse.figures import figures_by_id
from kb.browse.findings import findings_with_sides
from kb.disputes import disputes

_SHOWN = 6
_VISITS = "claimdesk_visits"
_REMEMBERED = 90 * 24 * 3600
_PAUSE = timedelta(minutes=30)
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_COOKIE = re.compile(r"(?:[0-9-]{10}T[0-9:]{8}Z)?_[0-9-]{10}T[0-9:]{8}Z")
# The head of the queue, from which disputes are made; a card is drawn only for the first pair of each.
_QUEUE = """
SELECT id, a_figure, b_figure FROM finding WHERE needs_person = 1 AND status = 'open' ORDER BY severity_rank, id LIMIT :limit
"""
_CONFLICTS = "SELECT finding.* FROM finding WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY severity_rank, id"
_LOOKED_AT = 120
_OTHERS = 24
_CALM = """
SELECT * FROM (SELECT finding.* FROM finding WHERE kind = 'rounding' ORDER BY severity_rank, id LIMIT 3)
UNION ALL SELECT * FROM (SELECT finding.* FROM finding WHERE kind = 'bound_compatible' ORDER BY severity_rank, id LIMIT 2)
UNION ALL SELECT * FROM (SELECT finding.* FROM finding WHERE kind = 'revision' ORDER BY severity_rank, id LIMIT 2)
UNION ALL SELECT * FROM (SELECT finding.* FROM finding WHERE kind = 'scope_differs' ORDER BY severity_rank, id LIMIT 2)
"""
_CHECKS = f"""
SELECT k.*, {OF_CHECK}, (SELECT a.title FROM check_input i JOIN figure f ON f.id = i.figure_id JOIN article a ON a.id = f.article_id
    WHERE i.check_id = k.id ORDER BY i.position LIMIT 1) AS title
FROM arithmetic_check k WHERE verdict = 'fails' AND status = 'open' ORDER BY flips_conclusion DESC, id LIMIT :limit
"""  # noqa: S608 - the column is ours
# A figure's origin is the last source of its chain; one that only passes on what others say is no origin.
_IN_THE_AIR = """
SELECT id, name, kind, group_concat(state, '; ') AS state, max(figures) AS figures FROM (
    SELECT s.id, s.name, s.kind, 'looked for and not found' AS state, count(*) AS figures
    FROM hop h JOIN figure f ON f.id = h.figure_id AND f.is_current = 1 JOIN source s ON s.id = h.source_id
    WHERE h.state = 'reported not found' GROUP BY s.id
    UNION ALL
    SELECT s.id, s.name, s.kind, 'only passes on', count(*) FROM source s CROSS JOIN figure f ON f.is_current = 1 AND f.origin_id = s.id
    WHERE (s.kind = 'agency' AND s.registered = 1)
        OR s.kind IN ('relay', 'vague', 'outlet', 'newspaper', 'magazine', 'newsletter', 'broadcaster', 'website')
    GROUP BY s.id)
GROUP BY id ORDER BY min(state), figures DESC, name LIMIT :limit
"""
_CAME_IN = """
SELECT id, coalesce(title, ref) AS title, publisher, published, read_at, replaces,
    (SELECT count(*) FROM figure f WHERE f.article_id = a.id) AS figures
FROM article a WHERE is_current = 1 ORDER BY read_at DESC, num DESC LIMIT :limit
"""
# What is new since a moment; each counted along the index of its time, and no further than anybody reads.
_NEW = """
SELECT (SELECT count(*) FROM (SELECT 1 FROM article WHERE is_current = 1 AND read_at > :since LIMIT :most)) AS articles,
    (SELECT count(*) FROM (SELECT 1 FROM finding WHERE first_seen > :since AND needs_person = 1 LIMIT :most)) AS findings,
    (SELECT count(*) FROM (SELECT 1 FROM arithmetic_check WHERE first_seen > :since AND verdict = 'fails' LIMIT :most)) AS checks,
    (SELECT count(*) FROM (SELECT 1 FROM review WHERE created_at > :since LIMIT :most)) AS reviews
"""
_MOST_COUNTED = 1000
_HOLDS = """
SELECT (SELECT value FROM stat WHERE name = 'articles') AS articles, (SELECT value FROM stat WHERE name = 'figures') AS figures,
    (SELECT count(*) FROM finding WHERE needs_person = 1 AND status = 'open') AS conflicts,
    (SELECT count(*) FROM finding WHERE kind IN ('agree', 'rounding', 'bound_compatible')) AS agreements,
    (SELECT count(*) FROM arithmetic_check WHERE verdict = 'fails' AND status = 'open') AS failing,
    (SELECT count(*) FROM arithmetic_check WHERE verdict IN ('holds', 'holds only within rounding')) AS holding,
    (SELECT count(*) FROM arithmetic_check WHERE verdict = 'cannot tell') AS cannot_tell,
    (SELECT min(published) FROM article) AS first, (SELECT max(published) FROM article) AS last
"""


@reads("article", "figure", "finding", "arithmetic_check", "source", "hop", "review")
async def front(desk: Desk) -> Response:
    shown = await desk.kept("front", lambda: _shown(desk))
    now = datetime.now(UTC)
    since, visits = visits_after(desk.request.cookies.get(_VISITS, ""), now)
    marked = {"came_in": _fresh(shown["came_in"], "read_at", since), "conflicts": _fresh(shown["conflicts"], "first_seen", since)}
    answer = await desk.page(
        "front.html",
        **(shown | marked),
        since=since,
        new=await desk.one("claim base", _NEW, since=since, most=_MOST_COUNTED) if since else None,
        most=_MOST_COUNTED,
    )
    answer.set_cookie(_VISITS, visits, max_age=_REMEMBERED, httponly=True, samesite="lax")
    return answer


async def _shown(desk: Desk) -> Row:
    """What everybody sees here."""
    return {
        "conflicts": await _disputes(desk),
        "checks": await desk.rows(_CHECKS, limit=_SHOWN),
        "calm": await findings_with_sides(desk, _CALM, drawn=False, limit=_SHOWN),
        "in_the_air": await desk.rows(_IN_THE_AIR, limit=_SHOWN),
        "came_in": await desk.rows(_CAME_IN, limit=10),
        "holds": await what_it_holds(desk),
    }


def _fresh(rows: list[Row], time: str, since: str | None) -> list[Row]:
    """The rows, each marked as `fresh` if it is newer than the last visit."""
    return [{**row, "fresh": since is not None and str(row[time]) > since} for row in rows]


async def _disputes(desk: Desk) -> list[Row]:
    """The first pair of each dispute at the head of the queue, with `pairs` (how many it has) and `others` (who else prints what)."""
    groups = disputes(await desk.rows(_QUEUE, limit=_LOOKED_AT))[:_SHOWN]
    shown = await findings_with_sides(desk, _CONFLICTS, ids=[group[0]["id"] for group in groups])
    of = {group[0]["id"]: group for group in groups}
    others = {id_: other_figures(group)[:_OTHERS] for id_, group in of.items()}
    figures = await figures_by_id(desk, [figure for ids in others.values() for figure in ids])
    for finding in shown:
        finding["pairs"] = len(of[finding["id"]])
        finding["others"] = by_value([figures[figure] for figure in others[finding["id"]]])
    return shown


def visits_after(cookie: str, now: datetime) -> tuple[str | None, str]:
    """When the visit before this one ended (None if there was none), and the cookie to keep.

    The cookie holds the end of the visit before and the last time this page was seen; a pause makes a new visit.
    """
    written = now.strftime(_TIME)
    if not _COOKIE.fullmatch(cookie):
        return None, f"_{written}"
    before, last = cookie.split("_")
    if last < (now - _PAUSE).strftime(_TIME):
        before = last
    return before or None, f"{before}_{written}"


async def what_it_holds(desk: Desk) -> Row:
    """Counts of what the base holds and of what waits for a person."""
    found = await desk.one("claim base", _HOLDS)
    return {**found, "articles": found["articles"] or 0, "figures": found["figures"] or 0}
