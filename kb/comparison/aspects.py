"""Sameness within one story by the aspect that two figures give: the noun they count, or words that no figure beside them shares."""

from kb.comparison.concepts import Relation
from kb.comparison.evidence import Certainty, Comparison, Evidence
from kb.comparison.narrowing import contrasted, happened, one_spans, restrictors
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import named_subject, short_form
from kb.comparison.stories import Story
from kb.comparison.units import unit_class
from kb.comparison.words import is_area

# The days within which articles give the aspects of one story, and how far back a sentence may look.
ASPECT_DAYS = 4
OTHER_TIME_DAYS = 200
# Two values of one aspect are rarely further apart than this; where only the counted noun speaks for it, than that.
MOST_APART, MOST_APART_BY_NOUN = 5.0, 2.5
LEAST_POINTS = 2.5
_EVERYWHERE = frozenset({"money", "%", "time", "length"})
_PLAIN = frozenset({"number", "count:people", "count:number"})


def by_aspect(a: Profile, b: Profile, story: Story, measured: Relation) -> Comparison | None:
    """Two articles of a few days, two figures of one sort and like size; None unless noun and words tie them together."""
    if story.days is None or story.days > ASPECT_DAYS or _told_apart(a, b, story):
        return None
    x, y = abs(a.interval.middle), abs(b.interval.middle)
    if min(x, y) <= 0:
        return None
    ratio = max(x, y) / min(x, y)
    noun = a.measure.dimension == b.measure.dimension and a.measure.dimension not in _PLAIN
    noun = noun and unit_class(a.measure.dimension) not in _EVERYWHERE
    lone = story.lone(a) and story.lone(b)
    if one_spans(a, b) and not (noun and lone):
        return None
    shared = story.aspects(a) & story.aspects(b)
    if ratio > (MOST_APART if shared else MOST_APART_BY_NOUN) or not (shared or (noun and lone)):
        return None
    both_known = a.concept is not None and b.concept is not None
    if measured is Relation.DIFFERENT and not (noun and lone and shared):
        return None
    points = min(len(shared), 3) + 2 * (measured is Relation.SAME) + (ratio <= 2) / 2 + (ratio <= 1.25)
    points += 2 * (noun and lone) + (noun or lone) / 2 + 2 * _permuted(a, b) - both_known * (measured is Relation.UNKNOWN)
    if points < LEAST_POINTS:
        return None
    evidence = Evidence()
    if noun and lone:
        evidence.because.append(f"each article counts but one number of {a.obs.unit}")
    if shared:
        evidence.because.append("of the figures of their kind, only these two stand with " + ", ".join(sorted(shared)))
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM, points)


def _told_apart(a: Profile, b: Profile, story: Story) -> bool:
    if a.obs.article_id == b.obs.article_id or not any(not is_area(name) for name in story.main):
        return True
    if a.part != b.part or a.elsewhen or b.elsewhen or a.earlier != b.earlier or a.added or b.added:
        return True
    if contrasted(a, b) or (a.expected != b.expected and "asserted" in (a.obs.modality, b.obs.modality)):
        return True
    if (days_between(happened(a), happened(b)) or 0) > OTHER_TIME_DAYS or a.other_year or b.other_year:
        return True
    if relation(a.obs.period, b.obs.period) is PeriodRelation.APART:
        return True
    if restrictors(a, b, story) or restrictors(b, a, story):
        return True
    x, y = named_subject(a), named_subject(b)
    if x and y and not short_form(x, y) and x.lower() not in b.obs.quote.lower() and y.lower() not in a.obs.quote.lower():
        return True
    for name in ("adjustment", "base_period", "population", "counterpart_area", "ref_area"):
        x, y = getattr(a.obs, name), getattr(b.obs, name)
        if x != y and x is not None and y is not None and not (name == "ref_area" and {x.lower(), y.lower()} & story.main):
            return True
    if a.obs.kind != b.obs.kind and not {a.obs.kind, b.obs.kind} <= {"level", "count"}:
        return True
    return unit_class(a.measure.dimension) == "time" and a.measure.factor != b.measure.factor


def _permuted(a: Profile, b: Profile) -> bool:
    """The same digits in another order: 310 and 301 are one number miscopied."""
    x, y = ("".join(c for c in p.obs.amount or "" if c.isdigit()).strip("0") for p in (a, b))
    return len(x) >= 2 and x != y and sorted(x) == sorted(y)
