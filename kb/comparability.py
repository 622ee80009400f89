"""Which figures speak of one thing, how sure that is, and what differs between them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kb.concepts import Concept, Relation, relate_phrases
from kb.periods_overlap import PeriodRelation, days, days_between, relation
from kb.profiles import COLOURLESS, Profile
from kb.stories import Story
from kb.units import is_count, is_money, same_head, subgroups, unit_class
from kb.words import is_area, name_key, stems

# A standing share is news for about a year; a figure without a period belongs to the days of its story.
STATE_DAYS = 400
STORY_DAYS = 7
EVENT_DAYS = 20
RECENT_DAYS = 100
# A sentence that speaks of a time further from its article than this tells of something else.
OTHER_TIME_DAYS = 200
# Shared words, numbers and keys that two sentences must bring before they speak of one thing (see `_by_words`).
LEAST_POINTS = 4.5
LEAST_SHARE = 0.3
FIRM_POINTS = 8
_NUMBER_WORD = "(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})"
_SPAN = re.compile(
    rf"\b(?:in|over|during|for) (?:the |their |its )?(?:past|last|first|previous)? ?{_NUMBER_WORD} \w{{1,12}}", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")
_AREAS = ("ref_area", "counterpart_area")


class Certainty(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures that can be set side by side.

    `scope` names the fields in which they speak of different things, so that no two values of theirs conflict;
    `differs` adds those that are close enough to be flagged. `because` gives the evidence of sameness in words,
    `points` its strength where only the words of two sentences speak for it (keys are worth 10). `soft`: one of the two
    may be a part of the other, which the words suggest but do not settle. `happening`: both count what one event did.
    """

    certainty: Certainty
    because: tuple[str, ...]
    scope: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    points: float = 10
    soft: bool = False
    happening: bool = False

    @property
    def one_thing(self) -> bool:
        return not self.scope


@dataclass(slots=True)
class _Evidence:
    """What has been found for and against sameness while two profiles are compared."""

    because: list[str]
    scope: list[str]
    close: list[str]
    soft: bool = False
    happening: bool = False

    def result(self, certainty: Certainty, points: float = 10) -> Comparison:
        if self.close and certainty is Certainty.HIGH:
            certainty = Certainty.MEDIUM
        differs = tuple(dict.fromkeys((*self.scope, *self.close)))
        return Comparison(certainty, tuple(self.because), tuple(dict.fromkeys(self.scope)), differs, points, self.soft, self.happening)


def compare(a: Profile, b: Profile, story: Story | None = None) -> Comparison | None:
    """How two figures stand as to what they speak of; None where there is no ground to set them side by side.

    `story` is what the two articles share, None for articles of different stories.
    """
    if not _same_sort(a, b):
        return None
    evidence = _Evidence([], [], [])
    measured = relate_measures(a, b)
    if measured is Relation.DIFFERENT:
        return None
    if measured is Relation.CLOSE:
        evidence.close.append("measure")
    elif measured in (Relation.NARROWER, Relation.BROADER):
        evidence.scope.append("measure")
    if a.expected != b.expected:
        evidence.scope.append("modality")
    concept = a.concept or b.concept
    if measured is not Relation.UNKNOWN and concept is not None and concept.kind in ("toll", "fact") and a.kind in ("amount", "percent"):
        told = _of_one_happening(a, b, story, evidence, concept)
        if told is not None or concept.unique or not a.companions & b.companions:
            return told
        return _by_words(a, b, story, _Evidence([f"both give {concept.name}"], [], [])) if story is not None else None
    sure = a.concept is not None and b.concept is not None
    placed = relation(a.obs.period, b.obs.period) is not PeriodRelation.UNKNOWN or a.obs.kind == "share"
    timed = unit_class(a.measure.dimension) == "time" and not (sure and a.concept is not None and a.concept.unit == "time")
    if measured is not Relation.UNKNOWN and not timed and _keyed(a) and _keyed(b) and (sure or placed):
        return _of_one_series(a, b, story, evidence)
    return _by_words(a, b, story, evidence) if story is not None else None


def _same_sort(a: Profile, b: Profile) -> bool:
    if a.obs.id == b.obs.id or a.kind != b.kind or a.kind == "rank":
        return False
    if "negated" in (a.obs.modality, b.obs.modality):
        return False
    if a.obs.article_id == b.obs.article_id and a.obs.start < b.obs.end and b.obs.start < a.obs.end:
        return False
    if a.kind == "change" and a.obs.direction and b.obs.direction and a.obs.direction != b.obs.direction and a.obs.base_period is None:
        return False
    x, y = a.measure.dimension, b.measure.dimension
    if x == y or same_head(x, y):
        return True
    return is_count(x) and is_count(y) and a.concept is not None and a.concept == b.concept


def relate_measures(a: Profile, b: Profile) -> Relation:
    """How the things measured stand: by the register where it knows both, else by the words of the measure fields."""
    x, y = a.concept, b.concept
    if x is not None and y is not None:
        return Relation.SAME if mirrored(a, b) else a.register.relate(x, y)
    if x is not None or y is not None:
        return Relation.UNKNOWN
    by_words = relate_phrases(a.obs.measure, b.obs.measure)
    # Verbs and loose nouns name one thing in many ways: only the same words say something.
    return by_words if by_words in (Relation.SAME, Relation.NARROWER, Relation.BROADER) else Relation.UNKNOWN


def mirrored(a: Profile, b: Profile) -> bool:
    """One side's exports to the other are the other's imports from it."""
    pair = {p.concept.name for p in (a, b) if p.concept}
    if pair != {"exports", "imports"}:
        return False
    out, back = (a, b) if a.concept and a.concept.name == "exports" else (b, a)
    seller, buyer = _area(out, "ref_area") or _name(out.obs.subject), _area(out, "counterpart_area")
    importer, origin = _area(back, "ref_area") or _name(back.obs.subject), _area(back, "counterpart_area")
    return None not in (seller, buyer, importer) and buyer == importer and origin in (None, seller)


def _name(text: str | None) -> str | None:
    return name_key(text) if text else None


def _area(p: Profile, which: str) -> str | None:
    return _name(getattr(p.obs, which))


def _keyed(p: Profile) -> bool:
    """The series key says enough to stand without its story: what is measured, and of whom or of what."""
    o = p.obs
    return o.measure is not None and (named_subject(p) is not None or o.product is not None or o.ref_area is not None)


def _of_one_happening(a: Profile, b: Profile, story: Story | None, evidence: _Evidence, concept: Concept) -> Comparison | None:
    if story is None:
        return None
    gap = days_between(happened(a), happened(b))
    if a.elsewhen != b.elsewhen or (gap is not None and gap > EVENT_DAYS):
        return None
    alike = likeness(a, b)
    if concept.kind == "fact" and not alike and not _surely_one(a, b, story, concept):
        return None
    if is_money(a.measure.dimension) and not alike and not (a.near & b.near) - story.words_of_main and not a.companions & b.companions:
        return None
    x, y = restrictors(a, b, story), restrictors(b, a, story)
    if x and y:
        return None
    hard = len(evidence.scope)
    if _one_spans(a, b):
        evidence.scope.append("period")
    if is_count(a.measure.dimension) and concept.unit == "count" and concept.name != "magnitude" and _nouns_part(a, b):
        evidence.scope.append("population")
    if x or y:
        evidence.scope.append("ref_area")
    evidence.soft = len(evidence.scope) == hard
    counted = concept.kind == "fact" or (story.whole(a) and story.whole(b)) or (a.earlier and b.earlier)
    if a.part != b.part or not counted:
        evidence.scope.append("population")
    evidence.happening = True
    evidence.because.append(f"both give {concept.name} of one happening")
    evidence.because.append(story.words)
    return evidence.result(Certainty.HIGH if gap == 0 and not evidence.scope else Certainty.MEDIUM)


def _surely_one(a: Profile, b: Profile, story: Story, concept: Concept) -> bool:
    """Two values far apart of one fact: the happening must have but one such fact, or the words must tie them together."""
    if a.dated or b.dated:
        return False
    if concept.unique:
        return True
    named = {stem for label in a.register.labels(concept) for stem in label}
    return relation(a.obs.period, b.obs.period) is PeriodRelation.SAME or bool((a.near & b.near) - story.words_of_main - named)


def _one_spans(a: Profile, b: Profile) -> bool:
    """Only one of the two speaks of a stretch ("in five operations so far", "over four nights")."""
    spans = [_SPAN.search(p.obs.quote) for p in (a, b)]
    words = [" ".join(stems(found[0])) if found else None for found in spans]
    return words[0] != words[1]


def happened(p: Profile) -> str | None:
    """When the figure's happening was: its period, else a year of another time printed in its sentence."""
    if p.obs.period is not None and p.obs.period_basis != "inherited" and days(p.obs.period) is not None:
        return p.obs.period
    here = (p.obs.published or "")[:4]
    other = [y for y in _YEAR.findall(p.clause) if y != here]
    return other[0] if other else p.obs.published


def restrictors(p: Profile, other: Profile, story: Story) -> frozenset[str]:
    """Names that narrow `p` to a part which the other figure's sentence does not name: a district, a nationality."""
    staged = any(n in m or m in n for n in p.near_names for m in story.main)
    own = set(p.near_names if staged else p.near_names | p.places)
    own.update(n for n in (_area(p, "ref_area"), _name(p.obs.population)) if n and n != "world")
    said = " ".join(other.names)
    return frozenset(n for n in own if not any(n in m or m in n for m in story.main) and n not in said)


def _nouns_part(a: Profile, b: Profile) -> bool:
    """One counts a group of people that the other does not: children and people, soldiers and civilians.

    "Demonstrators" or "passengers" beside "people" are simply those whom the story is about.
    """
    x, y = (p.measure.dimension.removeprefix("count:") for p in (a, b))
    if x == y:
        return False
    whole = {"people", "number", ""} | {" ".join(stems(concept.name)) for concept in (a.concept, b.concept) if concept}
    groups = subgroups()
    if x in whole or y in whole:
        return bool({x.split()[-1:][0] if x else "", y.split()[-1:][0] if y else ""} & groups)
    return not same_head(a.measure.dimension, b.measure.dimension)


def _of_one_series(a: Profile, b: Profile, story: Story | None, evidence: _Evidence) -> Comparison | None:
    evidence.because.append(f"both measure {a.obs.measure}" if a.obs.measure == b.obs.measure else f"{a.obs.measure} and {b.obs.measure}")
    mirror = mirrored(a, b)
    if mirror:
        evidence.scope.append("flow")
    known = 0
    for name in ("subject", "product", *_AREAS, "flow", "population", "adjustment"):
        if mirror and name in ("subject", *_AREAS, "flow"):
            known += 1
            continue
        if name == "flow" and a.concept is not None and a.concept.name in ("exports", "imports"):
            continue
        how = relate_field(a, b, name)
        if how is Relation.DIFFERENT:
            return None
        if how is Relation.SAME:
            known += name in ("subject", "product", "ref_area")
            evidence.because.append(f"the same {name.replace('_', ' ')} ({getattr(a.obs, name)})")
        elif how is Relation.CLOSE:
            known += 1
            evidence.close.append(name)
        elif how is not Relation.UNKNOWN:
            evidence.scope.append(name)
    if known == 0:
        return None
    return _timed(a, b, story, evidence, known)


def relate_field(a: Profile, b: Profile, name: str) -> Relation:
    """How one field of two series keys stands. UNKNOWN: neither says it; NARROWER: only `a` says it."""
    x, y = getattr(a.obs, name), getattr(b.obs, name)
    if name == "subject":
        x, y = named_subject(a), named_subject(b)
    if x is None and y is None:
        return Relation.UNKNOWN
    if x is None or y is None:
        crossed = {name_key(n) for p in (a, b) for n in (named_subject(p), p.obs.ref_area) if n}
        if name in ("subject", "ref_area") and len(crossed) == 1:
            return Relation.SAME
        if name == "subject" or (name == "ref_area" and a.obs.subject == b.obs.subject):
            return Relation.UNKNOWN
        return Relation.NARROWER if y is None else Relation.BROADER
    if name == "product":
        if a.product is not None and b.product is not None:
            return _register_relation(a, b)
        return relate_phrases(x, y)
    if name_key(x) == name_key(y) or (name == "subject" and _short_form(x, y)):
        return Relation.SAME
    if name in ("ref_area", "counterpart_area", "flow", "adjustment"):
        return Relation.DIFFERENT
    return relate_phrases(x, y)


def named_subject(p: Profile) -> str | None:
    """The subject when it is a name; "the company" or "officials" says nothing to another article."""
    subject = p.obs.subject
    return subject if subject is not None and subject[:1].isupper() and len(subject) > 1 else None


def _short_form(x: str, y: str) -> bool:
    """ "Orvell" and "Orvell Semiconductor"."""
    short, long = sorted((name_key(x).split(), name_key(y).split()), key=len)
    return bool(short) and long[: len(short)] == short and not is_area(" ".join(short))


def _register_relation(a: Profile, b: Profile) -> Relation:
    if a.product is None or b.product is None:
        return Relation.UNKNOWN
    by_register = a.register.relate(a.product, b.product)
    if by_register is not Relation.SAME:
        return by_register
    # One concept, but a phrase may say more than the concept does ("magnets including semi-finished products").
    x, y = set(stems(a.obs.product)), set(stems(b.obs.product))
    return Relation.SAME if x == y else Relation.NARROWER if x - y else Relation.BROADER


def _timed(a: Profile, b: Profile, story: Story | None, evidence: _Evidence, known: int) -> Comparison | None:
    when = relation(a.obs.period, b.obs.period)
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else None
    if when is PeriodRelation.APART:
        return None
    if when in (PeriodRelation.WITHIN, PeriodRelation.COVERS, PeriodRelation.OVERLAPS):
        evidence.scope.append("period")
    elif when is PeriodRelation.UNKNOWN:
        if (
            a.obs.period is None
            and b.obs.period is None
            and "share" in (a.obs.kind, b.obs.kind)
            and apart is not None
            and apart <= STATE_DAYS
        ):
            evidence.because.append(f"both are standing shares, printed {apart} days apart")
        elif story is None or apart is None or apart > STORY_DAYS:
            return None
        elif a.obs.period == b.obs.period:
            evidence.because.append("neither says a period, and both belong to one story")
        elif _recent(a) and _recent(b) and likeness(a, b):
            evidence.because.append("one names no period, the other a recent one, and their sizes are alike")
            evidence.close.append("period")
        else:
            evidence.scope.append("period")
    else:
        evidence.because.append(f"the same period ({a.obs.period})")
    if a.kind in ("change", "difference", "multiple"):
        base = relation(a.obs.base_period, b.obs.base_period)
        if base is PeriodRelation.APART:
            return None
        if base is not PeriodRelation.SAME and (a.obs.base_period or b.obs.base_period):
            evidence.scope.append("base_period")
    if when is not PeriodRelation.SAME and _specific(a) and _specific(b) and a.obs.transformation != b.obs.transformation:
        return None
    return evidence.result(Certainty.HIGH if known >= 2 and when is PeriodRelation.SAME else Certainty.MEDIUM)


def _recent(p: Profile) -> bool:
    """The figure's period lies right before its publication, or is not said."""
    gap = days_between(p.obs.period, p.obs.published)
    return p.obs.period is None or (gap is not None and gap <= RECENT_DAYS)


def _specific(p: Profile) -> bool:
    return p.obs.transformation not in (None, "change", "level")


def _by_words(a: Profile, b: Profile, story: Story, evidence: _Evidence) -> Comparison | None:
    """Sameness shown by the sentences themselves, where the keys say too little."""
    if story.days is None or story.days > STORY_DAYS or _told_apart(a, b):
        return None
    when = relation(a.obs.period, b.obs.period)
    if when not in (PeriodRelation.SAME, PeriodRelation.UNKNOWN):
        evidence.scope.append("period")
    words = _shared_words(a, b, story, together=when is PeriodRelation.SAME)
    if words.points < LEAST_POINTS or not (words.companions or (words.near and words.share >= LEAST_SHARE)):
        return None
    if (a.elsewhen != b.elsewhen and not words.companions) or (restrictors(a, b, story) and restrictors(b, a, story)):
        return None
    if a.part != b.part:
        evidence.scope.append("population")
    if _one_spans(a, b):
        evidence.scope.append("period")
    if words.near:
        evidence.because.append("the sentences share " + ", ".join(sorted(words.near)))
    if words.companions:
        evidence.because.append("both sentences also print " + ", ".join(sorted(words.companions)))
    evidence.because.append(story.words)
    return evidence.result(Certainty.MEDIUM if words.firm else Certainty.LOW, words.points)


@dataclass(frozen=True, slots=True)
class _SharedWords:
    """What two sentences have in common: stems near both figures (`share` of the shorter side), other numbers, points in all."""

    near: frozenset[str]
    companions: frozenset[str]
    share: float
    points: float
    firm: bool


def _shared_words(a: Profile, b: Profile, story: Story, *, together: bool) -> _SharedWords:
    common = story.words_of_main
    near = (a.near & b.near) - common
    wider = (a.words & b.words) - near - common - COLOURLESS
    companions = a.companions & b.companions
    keys = [relate_measures(a, b) is Relation.SAME, relate_field(a, b, "subject") is Relation.SAME]
    telling_noun = is_count(a.measure.dimension) and a.measure.dimension not in ("number", "count:people", "count:number")
    alike = likeness(a, b)
    points = len(near) + min(len(wider), 4) / 2 + 2 * len(companions) + together + 2 * sum(keys)
    points += (relate_field(a, b, "product") is Relation.SAME) + 2 * telling_noun + alike
    firm = (alike > 0 or points >= FIRM_POINTS or keys[0]) and bool(companions or len(near) >= 2 or all(keys))
    return _SharedWords(near, companions, len(near) / (min(len(a.near - common), len(b.near - common)) or 1), points, firm)


def _told_apart(a: Profile, b: Profile) -> bool:
    """The sentences give the two figures to different times, owners, or values of one field."""
    gap = days_between(happened(a), happened(b))
    if a.obs.article_id == b.obs.article_id or relation(a.obs.period, b.obs.period) is PeriodRelation.APART or (gap or 0) > OTHER_TIME_DAYS:
        return True
    if a.owner != b.owner and (a.owner or "") not in b.names and (b.owner or "") not in a.names:
        return True
    for name in ("counterpart_area", "population", "adjustment", "transformation", "base_period"):
        x, y = getattr(a.obs, name), getattr(b.obs, name)
        if x != y and x is not None and y is not None:
            return True
    return a.product is not None and b.product is not None and a.register.relate(a.product, b.product) is not Relation.SAME


def likeness(a: Profile, b: Profile) -> int:
    """Values of two different things are rarely this close: evidence of sameness, worth up to two points."""
    x, y = abs(a.interval.middle), abs(b.interval.middle)
    if min(x, y) <= 0 or (min(a.significant, b.significant) < 2 and a.obs.amount != b.obs.amount):
        return 0
    if a.obs.amount == b.obs.amount or max(x, y) <= 1.05 * min(x, y):
        return 2
    return int(max(x, y) <= 1.25 * min(x, y))
