"""Parts and wholes in one sentence: do the listed parts add up to the total, and is no part larger than its whole?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kb.comparison.profiles import Profile
from kb.comparison.units import is_human
from kb.conflicts import interval_words, number
from kb.model import Check, Verdict
from kb.recomputation.checks import Calculation, check, printed_value, recomputed
from kb.recomputation.intervals import point, total
from kb.recomputation.sentences import Sentence

MOST_PARTS = 11
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?: of)?|altogether|in all|combined|overall|sum of|totall?ing)\W{0,3}(?:[a-z]{1,12}\W{1,2}){0,3}$", re.IGNORECASE
)
_TOTAL_AFTER = re.compile(
    r"^\W{0,2}(?:\w{1,14}\W{1,2}){0,3}(?:in total|in all|altogether|overall|combined|(?:taken )?together|between them)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?::|\bmade up of\b|\bconsisting of\b|\bcomprising\b|\bsplit\b|\bbroken down\b|—)", re.IGNORECASE)
# "14 people: nine men and four women": a list set off from its total by a mark or a verb, and nothing left open in it.
_OPENS = re.compile(
    r"(?: [\w'’-]{1,20}){0,5}(?:: ?| ?[—–] ?|(?:,| is| was)? made up of |,? consist(?:ing|s|ed) of |,? compris(?:ing|es|ed) )"
    r"(?:the |some |about )?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?: [\w'’-]{1,20}){0,6}(?:,|,? and|, as well as|,? plus) (?:the |some |about |another )?", re.IGNORECASE)
_OPEN_LIST = re.compile(
    r"\b(?:includ\w{1,4}|among|such as|mostly|mainly|at least|like|others?|rest|remaining|some of|more|several|many|"
    r"dozens|scores|hundreds)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?: (?!and\b)[\w'’-]{1,20}){0,6}(?P<ones>(?:,? (?:and )?(?:an?|one) [a-z]{3,20}(?: (?!and\b)[a-z]{3,20})?){0,4})"
    r"(?:[.;]|,? [\"”]|,(?! (?:and|plus|as|along|together|with|an?|one|their|his|her|its)\b)|$)"
)
_CLOSED = re.compile(r"\b(?:and|plus|as well as)\b")
_ONE = re.compile(r"\b(?:an?|one) ")
# "Of the 200 workers, 120 are local and the remaining 80 …"
_OF_WHOLE = re.compile(r"(?:^|[.,;:] )[Oo](?:ut o)?f (?:the |its |their |all |a total of |some )?(?:\w{1,14} )?$")
_REST = re.compile(r"[^.;:]{0,80}\b(?:the|its|another) (?:remaining|other|rest(?: of)?)(?: \w{1,14})? $")
_OUT_OF = re.compile(r"(?: [\w'’-]{1,20}){0,3} (?:out )?of (?:the |its |their |his |her |all )?", re.IGNORECASE)
_LEAVING = re.compile(
    r"[^.;:0-9]{0,40}, (?:which |and )?(?:leaving|leaves|left|with) (?:just |only |about |another |the other )?", re.IGNORECASE
)
_WHO = re.compile(r"(?: [\w-]{1,20}){0,2},? (?:who|whose|whom|which|that)\b")
_NESTED = re.compile(r"\b(?:includ\w{1,4}|among|of (?:whom|which|them)|aged|or)\b", re.IGNORECASE)
_FOR_A_TOTAL = re.compile(
    r"(?: [\w'’-]{1,20}){0,6}(?:,? (?:for|making|giving)|,| [-–—]) an? (?:\w{1,14} )?total of (?:about )?", re.IGNORECASE
)
_APART = re.compile(r"(?: [\w'’-]{1,20}){0,3},(?: or| for| making)? ")
_INCLUDING = re.compile(r"(?: [\w'’-]{1,20}){0,6}(?:,| \()? ?including (?:the |some |about |at least |as many as )?", re.IGNORECASE)


def sum_checks(sentence: Sentence) -> Iterator[Check]:
    """A total and at least two parts of one unit. Only a sentence that lists its parts can fail."""
    claims: dict[str, list[Profile]] = defaultdict(list)
    for p in sentence.figures:
        if p.kind == "amount" and p.interval.bounded:
            claims[dimension(p)].append(p)
    for _, figures in sorted(claims.items()):
        if not 3 <= len(figures) <= MOST_PARTS + 1:
            continue
        wholes = [p for p in figures if _is_total(sentence, p)]
        if len(wholes) == 1:
            parts = [p for p in figures if p is not wholes[0]]
            found = add_up(wholes[0], parts)
            closed = _lists(sentence, wholes[0], parts) or (_adds_up(sentence, parts, wholes[0]) and sentence.sure(found))
            if closed or _could_be(wholes[0], parts):
                yield found
        elif not wholes and (parts := _set_off(sentence, figures)) and (more := _tail(sentence, parts[-1])) is not None:
            yield add_up(figures[0], parts, more=more)
    yield from _listed(sentence)
    yield from _totalled(sentence)
    yield from _remainders(sentence)
    yield from filter(sentence.sure, _leavings(sentence))


def _totalled(sentence: Sentence) -> Iterator[Check]:
    """ "310 playing members and 124 supporters, for a total of 434": counts of two kinds, where they come to it."""
    for a, b, whole in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        counts = all(p.kind == "amount" and p.measure.dimension.startswith(("count:", "number")) for p in (a, b, whole))
        tied = counts and " and " in sentence.between(a, b) and _FOR_A_TOTAL.fullmatch(sentence.between(b, whole))
        if tied and a.measure.dimension != b.measure.dimension and _GOES_ON.fullmatch(sentence.between(a, b)) and _could_be(whole, (a, b)):
            yield add_up(whole, [a, b])


def _listed(sentence: Sentence) -> Iterator[Check]:
    """ "Nine people: five climbers, three guides and a rescuer", "26 aircraft: 15 jets, …": each part by a noun of its own.

    Trades are those of people; whether jets are all of the aircraft, only a sum that comes out can say.
    """
    amounts = [p for p in sentence.figures if p.kind == "amount" and p.interval.bounded]
    nouns = [dimension(p) for p in amounts]
    if not 3 <= len(amounts) <= MOST_PARTS + 1 or len(set(nouns)) == 1 or not all(noun.startswith("count:") for noun in nouns):
        return
    parts = _set_off(sentence, amounts)
    more = _tail(sentence, parts[-1]) if parts else None
    if more is not None:
        found = add_up(amounts[0], parts, more=more)
        if nouns[0] == "count:people" or found.verdict is not Verdict.FAILS:
            yield found


def _tail(sentence: Sentence, last: Profile) -> int | None:
    """How many parts of one follow the last printed part; None where something uncounted may follow ("and their driver")."""
    found = _TAIL.match(sentence.quote[sentence.at(last)[1] :])
    closed = found is not None and _CLOSED.search(
        sentence.quote[max(0, sentence.at(last)[0] - 20) : sentence.at(last)[1] + found.end("ones")]
    )
    return len(_ONE.findall(found["ones"])) if found is not None and closed else None


def _remainders(sentence: Sentence) -> Iterator[Check]:
    """A whole, its parts, and "the remaining" or "the other" part, which closes them."""
    amounts = [p for p in sentence.figures if p.kind == "amount" and p.interval.bounded]
    for i, whole in enumerate(amounts):
        if not _OF_WHOLE.search(sentence.quote[: sentence.at(whole)[0]]):
            continue
        parts = amounts[i + 1 :]
        closing = [k for k, p in enumerate(parts) if k and _REST.fullmatch(sentence.between(parts[k - 1], p))]
        parts = parts[: closing[0] + 1] if closing else []
        if parts and _WHO.match(sentence.after(parts[-1])):
            continue
        if parts and _NESTED.search(sentence.between(whole, parts[-1])):
            continue
        if (
            2 <= len(parts) <= MOST_PARTS
            and all("number" in (dimension(p), dimension(whole)) or dimension(p) == dimension(whole) for p in parts)
            and all(p.interval.low <= whole.interval.high for p in parts)
        ):
            yield add_up(whole, parts)


def _leavings(sentence: Sentence) -> Iterator[Check]:
    """ "320 million of its 500 million euros, leaving 180 million"."""
    for part, whole, rest in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        alike = part.kind == whole.kind == rest.kind == "amount" and dimension(part) == dimension(whole)
        if (
            not alike
            or dimension(rest) not in (dimension(whole), "number")
            or not whole.interval.bounded
            or part.interval.low > whole.interval.high
        ):
            continue
        if _OUT_OF.fullmatch(sentence.between(part, whole)) and _LEAVING.fullmatch(sentence.between(whole, rest)):
            yield add_up(whole, [part, rest])


def dimension(p: Profile) -> str:
    """Men, women and children are people, who can be added."""
    noun = p.measure.dimension.removeprefix("count:")
    return "count:people" if noun != p.measure.dimension and is_human(noun) else p.measure.dimension


def _is_total(sentence: Sentence, p: Profile) -> bool:
    return bool(_TOTAL_BEFORE.search(sentence.before(p, 40)) or _TOTAL_AFTER.match(sentence.after(p, 50)))


def _could_be(whole: Profile, parts: Sequence[Profile]) -> bool:
    return not total(p.interval for p in parts).disjoint(whole.interval)


def _lists(sentence: Sentence, whole: Profile, parts: Sequence[Profile]) -> bool:
    """The sentence says that what follows the total is all of it."""
    if sentence.at(whole)[1] > sentence.at(parts[0])[0] or _OPEN_LIST.search(sentence.quote[sentence.at(whole)[1] :]):
        return False
    return bool(_LIST.search(sentence.between(whole, parts[0]))) and all(p.interval.high <= whole.interval.high for p in parts)


def _adds_up(sentence: Sentence, parts: Sequence[Profile], whole: Profile) -> bool:
    """ "30 shops in the first half and 45 in the second, for a total of 75"."""
    steps = [sentence.between(a, b) for a, b in pairwise(parts)]
    if sentence.at(parts[-1]) > sentence.at(whole):
        return False
    tie = sentence.between(parts[-1], whole)
    told = _FOR_A_TOTAL.fullmatch(tie) or (_APART.fullmatch(tie) and _TOTAL_AFTER.match(sentence.after(whole, 50)))
    return told is not None and " and " in steps[-1] and all(_GOES_ON.fullmatch(step) for step in steps)


def _set_off(sentence: Sentence, figures: Sequence[Profile]) -> list[Profile]:
    """The parts where the first figure is followed by a closed list of the others; otherwise none."""
    whole, *parts = figures
    steps = [(_OPENS, whole, parts[0]), *((_GOES_ON, a, b) for a, b in pairwise(parts))]
    closed = all(pattern.fullmatch(sentence.between(a, b)) for pattern, a, b in steps)
    if not closed or _OPEN_LIST.search(sentence.quote[sentence.at(whole)[1] :]) or any(p.interval.low > whole.interval.high for p in parts):
        return []
    return parts


def add_up(whole: Profile, parts: Sequence[Profile], *, more: int = 0) -> Check:
    """The parts against the whole; `more` parts of one are told in words that are no figures."""
    factor = whole.measure.factor
    # A part without a unit is in that of the whole: "five of her 12 years, leaving seven".
    scales = [factor if p.measure.dimension == "number" else 1.0 for p in parts]
    values = [*(printed_value(p) * p.measure.factor * scale / factor for p, scale in zip(parts, scales, strict=True)), *([1.0] * more)]
    done = Calculation(
        rule="sum of parts",
        words=" + ".join(number(value) for value in values),
        best=sum(values),
        computed=total([*(p.interval.scaled(s) for p, s in zip(parts, scales, strict=True)), point(more * factor)]).scaled(1 / factor),
        unit=whole.obs.unit,
    )
    return recomputed(done, ("whole", whole), [("part", p) for p in parts], whole.interval.scaled(1 / factor))


def part_checks(sentence: Sentence) -> Iterator[Check]:
    """ "12 people, including 15 children": a part that is larger than its whole."""
    for whole, part in pairwise(sentence.figures):
        alike = whole.kind == part.kind == "amount" and dimension(whole) == dimension(part)
        if not alike or not _INCLUDING.fullmatch(sentence.between(whole, part)):
            continue
        factor = whole.measure.factor
        verdict = Verdict.FAILS if part.interval.low > whole.interval.high else Verdict.HOLDS
        held = "is more than" if verdict is Verdict.FAILS else "is not more than"
        yield check(
            "part within its whole",
            verdict,
            [("part", part), ("whole", whole)],
            reported=part.obs.printed,
            computed=None,
            unit=whole.obs.unit,
            margin=_margin(whole, part, factor),
            words=f"A part cannot be more than its whole, {interval_words(None, whole.interval.high / factor, whole.obs.unit)}; "
            f"{number(round(printed_value(part) * part.measure.factor / factor, 4))} {held} {number(printed_value(whole))}: {verdict}.",
        )


def _margin(whole: Profile, part: Profile, factor: float) -> float:
    return round((whole.interval.middle - part.interval.middle) / factor, 6)
