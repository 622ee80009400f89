"""From observations to findings: what stands against what, what adds up, and what follows that nobody printed."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from ingest.model import Voice
from kb.comparison.blocks import likely_pairs, meeting_keys, series_keys, story_keys
from kb.comparison.comparability import compare
from kb.comparison.concepts import Register, standard
from kb.comparison.evidence import Certainty, Comparison
from kb.comparison.exchange import as_converted, in_one_currency, in_two_currencies
from kb.comparison.opposed import turns
from kb.comparison.profiles import Profile
from kb.comparison.stories import MOST_DAYS, Story, shared_story
from kb.comparison.tellings import Telling, two_origins
from kb.conflicts import finding
from kb.model import Check, DerivedValue, Finding, FindingKind, Observation
from kb.recomputation.arithmetic import checks_of
from kb.recomputation.derived import derive_values
from kb.unexplained import RECONCILED, Pair, unexplained

# In a block of more figures than this, equal ones are listed once: with the first to print them.
LISTED_IN_FULL = 60
# An article with more figures than this is a table or a hoax: pairs grow with the square. What says the same is then
# compared once, and of what is left so many figures from the top.
MOST_COMPARED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on two observations: `same` sets them side by side, otherwise they are never compared."""

    a: str
    b: str
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that is derived from a set of observations, each list in the order of its ids."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    derived: tuple[DerivedValue, ...]


def derive(observations: Iterable[Observation], *, judgements: Iterable[Judgement] = (), concepts: Register | None = None) -> Findings:
    """Everything that follows from the observations; their order does not matter."""
    tellings = tell(observations, concepts or standard())
    profiles = [p for t in tellings.values() for p in t.profiles]
    return Findings(
        findings=tuple(findings_of(tellings, judgements=judgements)),
        checks=tuple(sorted(checks_of(profiles), key=lambda c: c.id)),
        derived=tuple(sorted(derive_values(profiles), key=lambda d: d.id)),
    )


def findings_of(
    tellings: dict[str, Telling], *, judgements: Iterable[Judgement] = (), around: Container[str] | None = None
) -> list[Finding]:
    """The findings between figures of these articles, in the order of their ids; if given, only those with a side in `around`.

    `tellings` must then hold all articles that share a block with one of `around`, or a judgement.
    """
    judged = {frozenset((j.a, j.b)): j.same for j in judgements}
    found: dict[str, Finding] = {}
    of_one_story: set[tuple[str, str]] = set()
    for a, b, story in story_pairs(tellings, around=around):
        of_one_story.add((a.article_id, b.article_id))
        for one in between(a, b, story, judged):
            found.setdefault(one.id, one)
    for one in across_stories(tellings, of_one_story, judged, around=around):
        found.setdefault(one.id, one)
    chosen = {p.obs.id for key, t in tellings.items() if around is None or key in around for p in t.profiles}
    for one in joined_by_people((p for t in tellings.values() for p in t.profiles), judged):
        if one.a in chosen or one.b in chosen:
            found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda f: f.id)


def joined_by_people(profiles: Iterable[Profile], judged: dict[frozenset[str], bool]) -> Iterator[Finding]:
    """Findings between figures that people said are one thing, whatever the rules hold of them."""
    by_id = {p.obs.id: p for p in profiles}
    for pair, same in judged.items():
        ids = sorted(pair & by_id.keys())
        if same and len(ids) == 2:
            joined = _judge(by_id[ids[0]], by_id[ids[1]], None, judged)
            if joined is not None:
                yield joined.finding


def tell(observations: Iterable[Observation], register: Register) -> dict[str, Telling]:
    """The observations article by article, each once; of an article that is full of them, the first MOST_COMPARED."""
    by_article: dict[str, dict[str, Observation]] = defaultdict(dict)
    for o in observations:
        by_article[o.article_id][o.id] = o
    return {key: Telling(key, (Profile(o, register) for o in compared(told.values()))) for key, told in sorted(by_article.items())}


def compared(told: Iterable[Observation]) -> list[Observation]:
    """One article's observations that are held against others."""
    ordered = sorted(told, key=lambda o: (o.start, o.end, o.id))
    if len(ordered) <= MOST_COMPARED:
        return ordered
    says = {(o.amount, o.low, o.high, o.unit, o.kind, o.subject, o.measure, o.product, o.ref_area, o.period): o for o in reversed(ordered)}
    return sorted(says.values(), key=lambda o: (o.start, o.end, o.id))[:MOST_COMPARED]


def blocks_touched(observations: Iterable[Observation], *, concepts: Register | None = None) -> set[str]:
    """The blocks in which an article's observations can meet others. What lies in no common block is never compared,
    so adding or removing an article can change only findings whose both figures lie in one of these."""
    keys: set[str] = set()
    for telling in tell(observations, concepts or standard()).values():
        keys.update((*story_keys(telling), *meeting_keys(telling)))
        for p in telling.profiles:
            keys.update(series_keys(p))
    return keys


def story_pairs(tellings: dict[str, Telling], *, around: Container[str] | None = None) -> Iterator[tuple[Telling, Telling, Story]]:
    """Each two articles that tell one story, and each article with itself; if given, only pairs with one of `around`."""
    blocks: dict[str, list[str]] = defaultdict(list)
    told_on = {t.day // MOST_DAYS for key, t in tellings.items() if t.day is not None and (around is None or key in around)}
    for key, telling in tellings.items():
        if telling.day is not None and not told_on.isdisjoint(range(telling.day // MOST_DAYS - 1, telling.day // MOST_DAYS + 2)):
            for block in story_keys(telling):
                blocks[block].append(key)
    for key, telling in sorted(tellings.items()):
        if around is not None and key not in around:
            continue
        met = {other for block in meeting_keys(telling) for other in blocks.get(block, ())}
        # Of two that are both looked at, the earlier finds the later.
        for other in sorted(one for one in met | {key} if one >= key or (around is not None and one not in around)):
            first, second = tellings[min(key, other)], tellings[max(key, other)]
            story = shared_story(first, second)
            if story is not None:
                yield first, second, story


def between(a: Telling, b: Telling, story: Story, judged: dict[frozenset[str], bool]) -> list[Finding]:
    """The findings between two articles of one story (or inside one)."""
    kept = _pairs(a, b, story, judged)
    full = a is b and len(a.profiles) > LISTED_IN_FULL
    return [p.finding for p in kept if not full or _telling_inside(p)] + _across_currencies(a, b, story, judged)


def _pairs(a: Telling, b: Telling, story: Story, judged: dict[frozenset[str], bool]) -> list[Pair]:
    pairs = []
    for x, y in _alike_sorts(a, b):
        pair = _judge(x, y, story, judged)
        if pair is not None and (a is not b or _clear_inside(pair)):
            pairs.append(pair)
    own = {t.article_id: t for t in (a, b)}
    return unexplained(pairs, rivals=lambda x, y: _rivals(x, y, own[x.obs.article_id], judged))


def _across_currencies(a: Telling, b: Telling, story: Story, judged: dict[frozenset[str], bool]) -> list[Finding]:
    """The findings between sums of two currencies. What its own article prints in both is contradicted in its own currency only."""
    exchanged = in_one_currency(a, b, story)
    if exchanged is None:
        return []
    twice = {p.obs.id for telling in (a, b) for pair in in_two_currencies(telling.money) for p in pair}
    found = [p for p in _pairs(*exchanged, judged) if p.a.obs.unit != p.b.obs.unit]
    return [p.finding for p in found if p.finding.kind in RECONCILED or twice.isdisjoint((p.a.obs.id, p.b.obs.id))]


def _telling_inside(pair: Pair) -> bool:
    """What of a table or a hoax is worth a row: what a person must see, what was revised, and what two sources say alike.

    That its figures differ in scope is plain to see there, and said of each two of them grows with the square.
    """
    if pair.finding.kind in RECONCILED:
        return two_origins(pair.a.origin, pair.b.origin)
    return pair.finding.kind not in (FindingKind.SCOPE_DIFFERS, FindingKind.COINCIDENT)


def _rivals(x: Profile, y: Profile, own: Telling, judged: dict[frozenset[str], bool]) -> bool:
    """Their own article prints both against each other."""
    pair = _judge(x, y, shared_story(own, own), judged)
    return pair is not None and pair.finding.kind is FindingKind.CONTRADICTION and _clear_inside(pair)


def _alike_sorts(a: Telling, b: Telling) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of one kind and one class of unit; no others can be compared."""
    for sort, members in a.sorts.items():
        yield from combinations(members, 2) if a is b else product(members, b.sorts.get(sort, ()))


def _judge(x: Profile, y: Profile, story: Story | None, judged: dict[frozenset[str], bool]) -> Pair | None:
    word = judged.get(frozenset((x.obs.id, y.obs.id))) if judged else None
    if word is False:
        return None
    comparison = compare(x, y, story)
    if word and x.measure.dimension == y.measure.dimension:
        comparison = Comparison(Certainty.HIGH, ("a person judged them to be one thing",))
    if comparison is None:
        return None
    converted = tuple(words for p in (x, y) if (words := as_converted(p)))
    if converted:
        comparison = replace(comparison, because=(*comparison.because, *converted))
    made = finding(x, y, comparison)
    return Pair(x, y, comparison, made) if made is not None else None


def _clear_inside(pair: Pair) -> bool:
    """Inside one article two values are a contradiction only where two named sources stand against each other on one series, or
    the headline against what stands below it."""
    if pair.finding.kind not in (FindingKind.CONTRADICTION, FindingKind.TRANSLATION_SUSPECT):
        return True
    if pair.comparison.opposed:
        return True
    a, b = pair.a.obs, pair.b.obs
    if pair.a.earlier or pair.b.earlier:
        return False
    if (a.voice == Voice.HEADLINE) != (b.voice == Voice.HEADLINE):
        return True
    running = pair.comparison.happening and pair.a.concept is not None and pair.a.concept.kind == "toll"
    if running or a.claim_start == b.claim_start or not two_origins(pair.a.origin, pair.b.origin):
        return False
    return (pair.comparison.happening or pair.comparison.certainty is Certainty.HIGH) and not turns(pair.a, pair.b)


def across_stories(
    tellings: dict[str, Telling],
    of_one_story: set[tuple[str, str]],
    judged: dict[frozenset[str], bool],
    *,
    around: Container[str] | None = None,
) -> Iterator[Finding]:
    """Findings between figures of one series in articles that share no story (`of_one_story` holds pairs of articles that do).

    If `around` is given, only those with a side in one of these articles; `tellings` must then hold all that share a block with them.
    """
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for telling in tellings.values():
        for p in telling.profiles:
            for key in series_keys(p):
                blocks[key].append(p)
    for _, members in sorted(blocks.items()):
        yield from across_block(members, of_one_story, judged, around=around)


def across_block(
    members: list[Profile],
    of_one_story: Container[tuple[str, str]],
    judged: dict[frozenset[str], bool],
    *,
    around: Container[str] | None = None,
) -> Iterator[Finding]:
    """The findings between the figures of one series block, given in the order of article ids and of the text."""
    listed = members if len(members) <= LISTED_IN_FULL else distinct(members)
    for x, y in likely_pairs(listed, [around is None or p.obs.article_id in around for p in listed]):
        articles = (min(x.obs.article_id, y.obs.article_id), max(x.obs.article_id, y.obs.article_id))
        pair = None if articles[0] == articles[1] or articles in of_one_story else _judge(x, y, None, judged)
        if pair is not None:
            yield pair.finding


def distinct(members: Iterable[Profile]) -> list[Profile]:
    """One figure for each thing said and value printed: the first to print it."""
    first: dict[tuple[object, ...], Profile] = {}
    for p in sorted(members, key=lambda p: (p.day or 0, p.obs.article_id, p.obs.start)):
        o = p.obs
        key = (o.measure, o.product, o.ref_area, o.counterpart_area, o.flow, o.population, o.period, o.base_period, o.modality, p.interval)
        first.setdefault(key, p)
    return list(first.values())
