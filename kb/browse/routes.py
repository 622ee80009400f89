"""The addresses of the desk's pages."""

from kb.browse.desk import View
from kb.browse.pages.add import add, added
from kb.browse.pages.article import article
from kb.browse.pages.articles import articles
from kb.browse.pages.audit import audit
from kb.browse.pages.check import check, checks
from kb.browse.pages.conflict import conflict, conflicts
from kb.browse.pages.correction import correction
from kb.browse.pages.entity import entity
from kb.browse.pages.event import event
from kb.browse.pages.export import export
from kb.browse.pages.feed import feed
from kb.browse.pages.figure import figure
from kb.browse.pages.front import front
from kb.browse.pages.graph import graph
from kb.browse.pages.pack import pack
from kb.browse.pages.questions import questions
from kb.browse.pages.review import review
from kb.browse.pages.same import same
from kb.browse.pages.search import search
from kb.browse.pages.series import series, series_list
from kb.browse.pages.source import source, sources, to_do

_ID = r"(?P<id>[^/]{1,300})"

ROUTES: tuple[tuple[str, View], ...] = (
    (r"^/$", front),
    (rf"^/article/{_ID}$", article),
    (rf"^/audit/{_ID}$", audit),
    (r"^/conflicts$", conflicts),
    (rf"^/conflict/{_ID}$", conflict),
    (r"^/checks$", checks),
    (rf"^/check/{_ID}$", check),
    (r"^/articles$", articles),
    (r"^/sources$", sources),
    (r"^/sources/to-retrieve$", to_do),
    (rf"^/source/{_ID}$", source),
    (r"^/series$", series_list),
    (rf"^/series/{_ID}$", series),
    (rf"^/entity/{_ID}$", entity),
    (rf"^/event/{_ID}$", event),
    (rf"^/figure/{_ID}$", figure),
    (r"^/search$", search),
    (r"^/questions$", questions),
    (rf"^/graph/(?P<kind>[a-z]{{1,20}})/{_ID}$", graph),
    (rf"^/pack/{_ID}\.(?P<format>html|json)$", pack),
    (r"^/feed\.atom$", feed),
    (r"^/review$", review),
    (rf"^/correct/{_ID}$", correction),
    (r"^/same$", same),
    (rf"^/export/{_ID}\.(?P<format>claims|claimreview|annotations|prov|csv|graphml)$", export),
    (r"^/add$", add),
    (rf"^/add/{_ID}$", added),
)
