"""The addresses of the desk's pages."""

from kb.browse.desk import View
from kb.browse.pages.article import article
from kb.browse.pages.check import check, checks
from kb.browse.pages.conflict import conflict, conflicts
from kb.browse.pages.front import front
from kb.browse.pages.review import review

_ID = r"(?P<id>[^/]{1,300})"

ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", front),
    (rf"^/article/{_ID}$", article),
    (r"^/conflicts$", conflicts),
    (rf"^/conflict/{_ID}$", conflict),
    (r"^/checks$", checks),
    (rf"^/check/{_ID}$", check),
    (r"^/review$", review),
)
