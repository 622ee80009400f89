"""Reads which part each time in a sentence plays: the time of a figure, what it is measured against, or when it was told. Pure."""

import re
from collections.abc import Sequence

from ingest.calendar import iso_periods as iso
from ingest.model import Figure, Kind, Period
from ingest.times.clauses import FINITE, RELATIVE, STARTS, TELLING, Sentence
from ingest.vocabulary import load

_WORDS = load("times")


def _phrase(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


_SMALL = rf"(?:(?:{_phrase(_WORDS['comparison']['between'])})[\s-]){{0,4}}"
_COMPARED = re.compile(rf"\b(?:{_phrase(_WORDS['comparison']['words'])})\s{_SMALL}$", re.IGNORECASE)
_WEAK = re.compile(rf"\b(?:{_phrase(_WORDS['comparison']['weak'])})\s(?:the\s|its\s|a\s)?$", re.IGNORECASE)
_COMPARED_LEVEL = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs)\s(?:[\w'’-]{1,20}\s){0,4}$|\bfrom\s(?:[\w'’-]{1,20}\s){1,3}of\s(?:[a-z]{4,10}\s)?$",
    re.IGNORECASE,
)
FROM = re.compile(r"\bfrom\s(?:[\w'’-]{1,20}\s){0,4}$", re.IGNORECASE)
AS_OF = re.compile(rf"\b(?:{_phrase(_WORDS['telling']['as_of'])})\s(?:the\s|late\s|early\s)?$", re.IGNORECASE)
_SUPERLATIVE = re.compile(rf"\b(?:{_phrase(_WORDS['superlatives']['words'])})\b[^.;,]{{0,40}}$", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    rf"(?<!\w)(?P<frame>(?:{_phrase(_WORDS['attributes']['frames'])})\s(?:the\s)?(?:[\w-]{{1,20}}\s)?)?(?P<noun>[\w-]{{1,30}})\sof\s$",
    re.IGNORECASE,
)
_FRAMED = re.compile(rf"\b(?:{_phrase(_WORDS['attributes']['frames'])})\s(?:the\s|its\s|their\s)?$", re.IGNORECASE)
_ENDS = re.compile(rf"\b(?:{_phrase(_WORDS['attributes']['ends'])})\s(?:the\s)?$", re.IGNORECASE)
# "Since its opening in 1994": where a stretch begins.
_SINCE = re.compile(r"\bsince\s(?:[\w'’-]{1,20}\s){1,5}(?:in|on|of)\s$", re.IGNORECASE)
_PARTS = frozenset(_WORDS["attributes"]["parts"])
_YEAR_ONLY = re.compile(r"[0-9]{4}s?")
CUMULATIVE = re.compile(rf"\b(?:{_phrase(_WORDS['cumulative']['words'])})\b", re.IGNORECASE)
_TELLING_NOUNS = frozenset(_WORDS["telling"]["nouns"])
_LONGEST_LOOK = 60
_TELLING_REACH = 6
# A time opens a clause when no more than so many words stand before it.
_OPENING = 3
_POSSESSIVE_GAP = re.compile(r"['’]?s?(?:\s[\w-]{1,20}){0,3}\s?[(]?$")
# What has a size has it whatever is still to be done with it.
_SIZES = frozenset(("length", "area", "mass", "volume"))
CHANGES = (Kind.CHANGE, Kind.DIFFERENCE, Kind.MULTIPLE)
# Words right after a figure, within so many of which a time belongs to it.
_WIDEST_BRACKET = 60
_CLOSE = 8


class Roles:
    """One sentence with its figures and times, and the part each time plays in it."""

    def __init__(self, text: str, sentence: Sentence, figures: Sequence[Figure], periods: Sequence[Period]):
        self.text, self.sentence, self.figures = text, sentence, figures
        self.old = [self._is_old(figure, periods) for figure in figures]
        self.telling: list[Period] = []
        self.bases: list[Period] = []
        self.frames: list[Period] = []
        # Times of day tell figures apart only where one day has several and the day itself goes without saying.
        clocks = len(periods) > 1 and all(period.iso is not None and period.iso.startswith("T") for period in periods)
        changes = any(figure.kind in CHANGES or figure.role in ("new", "old") for figure in figures)
        for period in periods:
            if period.iso is not None and period.iso.startswith("T"):
                if clocks:
                    self.frames.append(period)
                continue
            if self._is_told(period):
                self.telling.append(period)
            elif (
                self._is_part_of_a_word(period)
                or _ENDS.search(self.before(period.start))
                or _SINCE.search(self.before(period.start))
                or (period.relation == "to date" and period.iso is None)
            ):
                continue
            elif period.rate or self._is_base(period, changes):
                self.bases.append(period)
            elif not self._is_record(period):
                self.frames.append(period)

    def before(self, offset: int) -> str:
        return self.text[max(self.sentence.start, offset - _LONGEST_LOOK) : offset]

    def _is_old(self, figure: Figure, periods: Sequence[Period]) -> bool:
        if figure.role == "old":
            return True
        if figure.kind in CHANGES:
            return False
        start = next((p.start for p in periods if p.end <= figure.start and self._possessive(p, figure)), figure.start)
        before = self.before(start)
        level = _COMPARED_LEVEL.search(before)
        if level and not any(start - len(before) + level.start() <= other.start < start for other in self.figures):
            return True
        return _COMPARED.search(before) is not None and _WEAK.search(before) is None

    def _is_base(self, period: Period, changes: bool) -> bool:
        if period.printed.startswith(("from", "between")) or period.relation == "to date" or self.is_stretch_from(period):
            return False
        before = self.before(period.start)
        if _WEAK.search(before):
            return changes and (period.relation in ("shifted", "same") or iso.level(period.iso or "") in ("month", "quarter", "year"))
        if _COMPARED.search(before):
            return True
        return any(old and self.adjacent(figure, period) for figure, old in zip(self.figures, self.old, strict=True))

    def is_stretch_from(self, period: Period) -> bool:
        """ "from February to March"."""
        return (
            period.iso is not None
            and "/" in period.iso
            and period.relation == "own"
            and self.before(period.start).lower().endswith("from ")
        )

    def _is_told(self, period: Period) -> bool:
        """True when a word for telling stands right before the time, or leads the clause that the time opens."""
        if period.relation != "own":
            return False
        sentence = self.sentence
        i = sentence.at(period.start)
        day = period.iso is None or iso.level(period.iso.partition("/")[0]) in ("day", "partial")
        reach = _TELLING_REACH if day else 1 + (i > 0 and sentence.tokens[i - 1].tag == "IN")
        for j in range(i - 1, max(-1, i - 1 - reach), -1):
            token = sentence.tokens[j]
            if token.lower in TELLING or (day and token.lower in _TELLING_NOUNS):
                return not self._figure_between(j, i)
            if token.tag in FINITE or token.lower in STARTS or token.lower == ";":
                break
        if not day:
            return False
        end = sentence.at(period.end - 1) + 1
        if self._names_a_report(end):
            return True
        following = next((j for j in sentence.finite if j >= end), None)
        if i - sentence.clause_start(i) > _OPENING:
            return False
        if following is None or self._figure_between(end, following) or sentence.finite_between(0, i):
            return False
        return sentence.tokens[following].lower in TELLING and following - end <= 12

    def _names_a_report(self, end: int) -> bool:
        """ "Thursday's jobs report", "a Friday release": the words from token `end` on are what came out that day."""
        following = self.sentence.tokens[end : end + _TELLING_REACH]
        if not following or (following[0].tag != "POS" and following[0].lower not in _TELLING_NOUNS):
            return False
        return any(token.lower in _TELLING_NOUNS for token in following)

    def _figure_between(self, first: int, last: int) -> bool:
        if last <= first:
            return False
        low, high = self.sentence.tokens[first].start, self.sentence.tokens[last - 1].end
        return any(low <= figure.start < high for figure in self.figures)

    def _is_record(self, period: Period) -> bool:
        """ "the highest since January": the reach of a superlative, not the time of the figure."""
        before = self.before(period.start)
        since = period.relation == "to date" or before.rstrip().endswith("since")
        return since and _SUPERLATIVE.search(before) is not None

    def _possessive(self, period: Period, figure: Figure) -> bool:
        gap = self.text[period.end : figure.start]
        return 0 < len(gap) <= 40 and gap[0] in "'’" and _POSSESSIVE_GAP.match(gap) is not None

    def adjacent(self, figure: Figure, period: Period) -> bool:
        """True when the time stands right by the figure: "656 tons shipped in October", "September's 5,774 tons"."""
        if period.end <= figure.start:
            return self._possessive(period, figure)
        if period.start < figure.end:
            return False
        gap = self.text[figure.end : period.start]
        if len(gap) > 80 or ";" in gap or ", " in gap or "(" in gap or ")" in gap:
            return False
        first, last = self.sentence.at(figure.end), self.sentence.at(period.start)
        words = self.sentence.tokens[first:last]
        if len(words) > _CLOSE or self.sentence.finite_between(first, last):
            return False
        if any(token.lower in STARTS or token.lower in TELLING for token in words):
            return False
        return not any(figure.end <= other.start < period.start for other in self.figures)

    def _is_part_of_a_word(self, period: Period) -> bool:
        """ "a 1970s-era law"."""
        return self.text[period.end : period.end + 1] == "-" and self.text[period.end + 1 : period.end + 2].isalpha()

    def _is_of_another(self, period: Period) -> bool:
        """ "the tsunami of 2004", "the 2004 tsunami": a year that only names another happening."""
        if not _YEAR_ONLY.fullmatch(period.printed):
            return False
        before = self.before(period.start)
        named = _OF_ANOTHER.search(before)
        if named:
            return named["frame"] is None and named["noun"].lower() not in _PARTS
        after = self.sentence.at(period.end)
        noun = self.sentence.tokens[after]
        return noun.start == period.end + 1 and noun.tag in ("NN", "NNS", "NNP") and _FRAMED.search(before) is None

    def _in_brackets_of_another(self, period: Period, figure: Figure) -> bool:
        """ "61 million (2022: 48 million)": the time belongs to the figure beside it in the brackets."""
        opened = self.text.rfind("(", max(self.sentence.start, period.start - _WIDEST_BRACKET), period.start)
        closed = self.text.find(")", period.end, period.end + _WIDEST_BRACKET)
        if opened < figure.end or closed < 0 or ")" in self.text[opened : period.start]:
            return False
        return any(opened < other.start < closed for other in self.figures)

    def _defines_another(self, period: Period, figure: Figure) -> bool:
        """ "9.1 million trips, short of the 9.6 million in 2019": the time says which number the later one is."""
        return any(
            figure.end <= other.start < period.start
            and other.quantity.unit in (None, figure.quantity.unit)
            and self.before(other.start).lower().endswith(" the ")
            and self.adjacent(other, period)
            for other in self.figures
        )

    def score(self, figure: Figure, period: Period) -> float:
        """How strongly the time frames the figure; nothing at or below 0."""
        if period.start >= figure.end and (
            self._is_of_another(period) or self._in_brackets_of_another(period, figure) or self._defines_another(period, figure)
        ):
            return 0.0
        sentence = self.sentence
        f, p = sentence.at(figure.start), sentence.at(period.start)
        if p > f and figure.quantity.dimension in _SIZES and self._infinitive_between(f, p):
            # "A two-mile tunnel to be opened in 2031" has its length at any time.
            return 0.0
        if self.adjacent(figure, period):
            return 10.0
        near = -0.02 * abs(f - p)
        crossed = sum(1 for other in self.figures if min(f, p) < sentence.at(other.start) < max(f, p))
        if sentence.clause[f] == sentence.clause[p]:
            between = sentence.finite_between(min(f, p), max(f, p))
            before = sentence.finite_between(sentence.clause_start(f), f)
            if p > f and between and before:
                return 0.0
            return 5.0 + near - 0.5 * crossed
        if p > f:
            return self._later_clause(f, p, figure) + near
        if sentence.clause[p] in sentence.relative:
            return 0.0
        leading = sentence.finite_between(0, p) == 0
        return (3.0 if leading else 2.0) + near - 0.1 * crossed

    def _infinitive_between(self, first: int, last: int) -> bool:
        tokens = self.sentence.tokens
        return any(tokens[i].tag == "TO" and tokens[i + 1].tag == "VB" for i in range(first, last - 1))

    def _later_clause(self, f: int, p: int, figure: Figure) -> float:
        """A time after the figure's own clause frames it where that clause describes what is counted or has no verb of its own."""
        sentence = self.sentence
        start = sentence.clause_start(p)
        first = sentence.tokens[start]
        if (
            start in range(f, sentence.at(figure.end) + 3)
            and first.lower in RELATIVE
            and not self._figure_between(sentence.at(figure.end), p)
        ):
            return 8.0
        if first.lower in RELATIVE or first.lower in STARTS:
            return 0.0
        return 0.5 if sentence.finite_between(sentence.clause_start(f), f) == 0 else 0.0

    def best(self, figure: Figure, periods: Sequence[Period]) -> Period | None:
        scored = [(self.score(figure, period), -i) for i, period in enumerate(periods)]
        best = max(scored, default=(0.0, 0))
        return periods[-best[1]] if best[0] > 0 else None
