"""What holds two figures of one story apart, whatever else speaks for their being one."""

from kb.comparison.concepts import Relation
from kb.comparison.narrowing import contrasted, likeness, moving, parts_differ, restrictors, size_apart
from kb.comparison.periods_overlap import PeriodRelation, days, days_between, relation
from kb.comparison.profiles import Profile
from kb.comparison.series_fields import other_subjects, relate_field
from kb.comparison.stories import Story
from kb.comparison.words import canonical, is_area, stems

# How far back a sentence may look.
OTHER_TIME_DAYS = 200
# Of one happening one sentence gives the day it was on, another the day of what was said about it.
TOLD_LATER = 3
# Two ages of which the elder is so many times the younger are those of two people.
ONE_AGE = 1.3


def told_apart(a: Profile, b: Profile, story: Story, *, alike: bool = False, guessed: bool = True) -> bool:
    """Something in the two sentences gives the figures to different times, places, parts or bearers.

    Where the values are `alike`, hints that hold for unlike values say nothing: a day's difference, another subject. If not
    `guessed`, the times that a sentence only inherits from those before it part nothing.
    """
    if a.obs.article_id == b.obs.article_id or (story.main and all(is_area(name) for name in story.main)):
        return True
    return never_one(a, b, story, guessed=guessed) or (not alike and hardly_one(a, b, story))


def never_one(a: Profile, b: Profile, story: Story, *, guessed: bool = False) -> bool:
    """Contrasts, times, places and fields that no likeness outweighs."""
    if a.obs.kind != b.obs.kind and not ({a.obs.kind, b.obs.kind} <= {"level", "count"} or a.kind in ("change", "percent")):
        return True
    for name in ("adjustment", "base_period", "counterpart_area", "ref_area"):
        x, y = getattr(a.obs, name), getattr(b.obs, name)
        if x != y and x is not None and y is not None and not (name == "ref_area" and {x.lower(), y.lower()} & story.main):
            return True
    if a.product is not None and b.product is not None and a.product != b.product and not likeness(a, b):
        return True
    if a.added != b.added or contrasted(a, b) or (a.expected != b.expected and "asserted" in (a.obs.modality, b.obs.modality)):
        return True
    if (days_between(a.happened, b.happened) or 0) > OTHER_TIME_DAYS or _times_apart(a, b, guessed=guessed):
        return True
    return not _telling_value(a, b) and bool(narrowing_names(a, b, story) and narrowing_names(b, a, story))


def hardly_one(a: Profile, b: Profile, story: Story) -> bool:
    if parts_differ(a, b) or a.elsewhen or b.elsewhen or a.earlier != b.earlier or a.added or b.added:
        return True
    if (a.other_year or b.other_year) and relation(a.obs.period, b.obs.period) is not PeriodRelation.SAME:
        return True
    # Of ages there are as many as people in a story.
    if "age" in (a.obs.measure, b.obs.measure) and size_apart(a, b) > ONE_AGE and relate_field(a, b, "subject") is not Relation.SAME:
        return True
    x, y = a.obs.population, b.obs.population
    parted = x != y and x is not None and y is not None and not {canonical(w) for w in stems(x)} & {canonical(w) for w in stems(y)}
    if parted or other_subjects(a, b):
        return True
    # "The hall in Brill" is not any hall that the Brill Bears play in.
    places = [(p, place) for p, other in ((a, b), (b, a)) for place in p.places & p.near_names if place not in story.main | other.names]
    names = [(p, name) for p, other in ((a, b), (b, a)) for name in narrowing_names(p, other, story)]
    # What an article opens with narrows no count that it carries on.
    return not all(counted_on(a, b) and story.opens(p, name) for p, name in places + names)


def counted_on(a: Profile, b: Profile) -> bool:
    """The later count says that it goes on."""
    earlier, later = sorted((a, b), key=lambda p: p.day or 0)
    return earlier.day != later.day and moving(a, b) and later.running


def _telling_value(a: Profile, b: Profile) -> bool:
    """One value of three digits, which chance hardly prints twice in a story."""
    return a.obs.amount is not None and a.obs.amount == b.obs.amount and a.significant > 2


def narrowing_names(p: Profile, other: Profile, story: Story) -> frozenset[str]:
    """Names that narrow `p` to a part; one that both articles speak of, and that is no place, is whom the story is about."""
    names = restrictors(p, other, story)
    about = all(story.knows(other, name) and not is_area(name) and name not in p.places for name in names)
    return frozenset() if about else names


def _times_apart(a: Profile, b: Profile, *, guessed: bool) -> bool:
    """The periods are apart, by more than the day on which something happened and the one on which it was told."""
    when = relation(a.obs.period, b.obs.period)
    # A change or share of a quarter is not that of the year.
    if a.kind != "amount" and "printed" in (a.obs.period_basis, b.obs.period_basis):
        return when not in (PeriodRelation.SAME, PeriodRelation.UNKNOWN)
    if when is not PeriodRelation.APART or (not guessed and a.kind == "amount" and "inherited" in (a.obs.period_basis, b.obs.period_basis)):
        return False
    gap = days_between(a.obs.period, b.obs.period) or 0
    return a.kind != "amount" or gap > TOLD_LATER or not (_of_these_days(a) and _of_these_days(b))


def _of_these_days(p: Profile) -> bool:
    """The period is a day, just before the article was published."""
    span, gap = days(p.obs.period), days_between(p.obs.period, p.obs.published)
    series = p.concept is not None and p.concept.kind == "series"
    return span is not None and span[0] == span[1] and gap is not None and gap <= TOLD_LATER and not series
