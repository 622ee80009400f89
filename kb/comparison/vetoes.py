"""What holds two figures of one story apart, whatever else speaks for their being one."""

from kb.comparison.narrowing import contrasted, happened, parts_differ, restrictors
from kb.comparison.periods_overlap import PeriodRelation, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_subjects
from kb.comparison.stories import Story
from kb.comparison.units import unit_class
from kb.comparison.words import is_area

# How far back a sentence may look.
OTHER_TIME_DAYS = 200


def told_apart(a: Profile, b: Profile, story: Story) -> bool:
    """Something in the two sentences gives the figures to different times, places, parts or bearers."""
    if a.obs.article_id == b.obs.article_id or (story.main and all(is_area(name) for name in story.main)):
        return True
    if parts_differ(a, b) or a.elsewhen or b.elsewhen or a.earlier != b.earlier or a.added or b.added:
        return True
    if contrasted(a, b) or (a.expected != b.expected and "asserted" in (a.obs.modality, b.obs.modality)):
        return True
    if (days_between(happened(a), happened(b)) or 0) > OTHER_TIME_DAYS or a.other_year or b.other_year:
        return True
    if relation(a.obs.period, b.obs.period) is PeriodRelation.APART:
        return True
    if restrictors(a, b, story) or restrictors(b, a, story):
        return True
    # "The hall in Brill" is not any hall that the Brill Bears play in.
    if any(place not in story.main and place not in other.names for p, other in ((a, b), (b, a)) for place in p.places & p.near_names):
        return True
    if other_subjects(a, b):
        return True
    for name in ("adjustment", "base_period", "population", "counterpart_area", "ref_area"):
        x, y = getattr(a.obs, name), getattr(b.obs, name)
        if x != y and x is not None and y is not None and not (name == "ref_area" and {x.lower(), y.lower()} & story.main):
            return True
    if a.obs.kind != b.obs.kind and not ({a.obs.kind, b.obs.kind} <= {"level", "count"} or a.kind in ("change", "percent")):
        return True
    return unit_class(a.measure.dimension) == "time" and a.measure.factor != b.measure.factor
