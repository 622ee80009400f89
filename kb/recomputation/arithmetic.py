"""Every recomputation that a set of figures allows: inside sentences, inside articles, and across them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kb.comparison.profiles import Profile
from kb.model import Check
from kb.recomputation.answers import answer_checks
from kb.recomputation.beside import beside_checks
from kb.recomputation.changes import change_checks, move_checks, told_on_checks
from kb.recomputation.conversions import conversion_checks, exchange_checks
from kb.recomputation.derived import total_checks
from kb.recomputation.distances import distance_checks
from kb.recomputation.durations import duration_checks
from kb.recomputation.partitions import partition_checks
from kb.recomputation.rates import rate_checks
from kb.recomputation.ratios import ratio_checks
from kb.recomputation.records import record_checks
from kb.recomputation.sentences import joined, passages, sentences
from kb.recomputation.series import gather
from kb.recomputation.shares import share_checks
from kb.recomputation.streaks import streak_checks
from kb.recomputation.summaries import summary_checks
from kb.recomputation.sums import part_checks, sum_checks
from kb.recomputation.superlatives import rank_checks
from kb.recomputation.wholes import rest_checks, whole_checks


def checks_of(profiles: Sequence[Profile]) -> list[Check]:
    """All checks that the figures allow, each id once; the order of the figures does not matter."""
    found: dict[str, Check] = {}
    by_article: dict[str, list[Profile]] = defaultdict(list)
    for p in profiles:
        by_article[p.obs.article_id].append(p)
    for members in by_article.values():
        for check in within_article(sorted(members, key=lambda p: (p.obs.start, p.obs.id))):
            found.setdefault(check.id, check)
    for check in across_articles(profiles):
        found.setdefault(check.id, check)
    return list(found.values())


def within_article(members: Sequence[Profile]) -> Iterator[Check]:
    """The checks that need no other article; `members` in the order of the text. What words tie together comes before what comes out."""
    told: set[frozenset[str]] = set()
    for check in _tied(members):
        told.add(frozenset(given.observation for given in check.inputs))
        yield check
    for passage in passages(members):
        for check in beside_checks(passage):
            inputs = frozenset(given.observation for given in check.inputs)
            if inputs not in told:
                told.add(inputs)
                yield check


def _tied(members: Sequence[Profile]) -> Iterator[Check]:
    """The checks of figures that words tie together."""
    yield from move_checks(members)
    yield from told_on_checks(members)
    yield from exchange_checks(members)
    yield from duration_checks(members)
    for sentence in sentences(members):
        for rule in (summary_checks, distance_checks, share_checks, rate_checks, ratio_checks):
            yield from filter(sentence.sure, rule(sentence))
        for rule in (answer_checks, sum_checks, part_checks, partition_checks, whole_checks, conversion_checks):
            yield from rule(sentence)
    for two in joined(members):
        for rule in (summary_checks, share_checks, rate_checks, ratio_checks):
            yield from (found for found in rule(two) if two.joins(found) and two.sure(found))
        yield from rest_checks(two)


def across_articles(profiles: Sequence[Profile]) -> Iterator[Check]:
    """The checks by series. A series meets no others than its rivals and those that share a sentence with a rank."""
    series = gather(profiles)
    for one in series.values():
        yield from change_checks(one)
        yield from record_checks(one)
        yield from streak_checks(one)
    yield from rank_checks(series)
    yield from total_checks(profiles)
