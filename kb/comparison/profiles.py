"""An observation as comparing sees it: its interval in base units, the concept it measures, and what its words say of that."""

import re
from dataclasses import dataclass, field

from kb.comparison import words
from kb.comparison.concepts import Concept, Register, standard
from kb.comparison.in_sentence import InSentence
from kb.comparison.nearest import MEASURES, nearest
from kb.comparison.once import once
from kb.comparison.units import Measure, is_count, is_money, measure, unit_class
from kb.recomputation.intervals import Interval, bounds
from kb.vocabulary import cue, load

COLOURLESS = frozenset(words.stems(load("words")["colourless"]))
_GENERIC = frozenset(words.stems("people persons victims number total toll figure count residents worth value amount pay paid price tune"))
AMOUNTS = frozenset({"level", "count"})
_PRODUCTS = frozenset({"product"})
PERCENTS = frozenset({"level", "count", "share", "rate"})
_MORE = re.compile(r"\w more\b(?! than)", re.IGNORECASE)
_OUT_OF = re.compile(r"\s(?:\w{1,15}\s)?(?:out )?of (?:the|its|their|those|these|them|all)\b")
_MODAL = re.compile(
    r"\b(?:will|would|shall|could|can|might|may|if|should|unless|expect\w{0,6}|set to|forecast\w{0,3}|to be|is to|are to)\b", re.I
)
_WILL = re.compile(r"\b(?:will|is to|are to)\b", re.IGNORECASE)
_ADDED = cue("added")
_WHOLE = cue("whole")
_DIGIT = re.compile("[0-9]")
_EXPECTED = cue("expected")
_SURVEY = cue("survey")


@dataclass(eq=False)
class Profile(InSentence):
    """One observation, ready to compare. `register` is the concept register in force; `rate` are the words that give the rate of
    exchange at which its amount was converted into another currency."""

    register: Register = field(default_factory=standard)
    rate: str | None = None

    @once
    def measure(self) -> Measure:
        return measure(self.obs.unit)

    @once
    def interval(self) -> Interval:
        """In base units, signed: a fall lies below zero."""
        o = self.obs
        printed = bounds(o.low, o.high, low_open=o.low_open, high_open=o.high_open)
        falls = o.direction == "down" and o.kind in ("change", "difference")
        if self._counted_change:
            printed = -printed if printed.middle < 0 else printed
        elif falls and printed.middle > 0:
            printed = -printed
        return self.measure.to_base(printed)

    @once
    def size(self) -> float:
        """How large the value is, whichever way it points."""
        return abs(self.interval.middle)

    @once
    def kind(self) -> str:
        """Levels and counts are one kind of thing, shares and rates in percent another; the others each their own."""
        if self.obs.unit == "%" and self.obs.kind in PERCENTS:
            return "percent"
        # "12 % more" is a change, whether it was read as one or as a difference; points of percent have a unit of their own.
        if self.obs.unit == "%" and self.obs.kind == "difference":
            return "change"
        if self.obs.kind == "rate" and unit_class(self.measure.dimension) == "speed":
            return "amount"
        if self._counted_change:
            return "amount"
        return "amount" if self.obs.kind in AMOUNTS else self.obs.kind

    @once
    def sort(self) -> tuple[str, str]:
        """Kind and class of unit: figures of two sorts are never one. A raise of 4 percent and 4 percent more are one sort."""
        return ("percent" if self.obs.unit == "%" and self.kind == "change" else self.kind), unit_class(self.measure.dimension)

    @once
    def _counted_change(self) -> bool:
        """Jobs cut are a count of jobs, although they are printed as a change."""
        counted = self.obs.kind == "change" and unit_class(self.measure.dimension) == "count"
        return counted and self.concept is not None and self.concept.kind == "fact"

    @once
    def concept(self) -> Concept | None:
        """What is measured, when the register knows it: by the measure field, else by the label nearest to the figure."""
        named = self.register.named(self.obs.measure, kinds=MEASURES)
        if named is not None and self._counts(named):
            return named
        # A measure that the register does not know is still a measure, unless it only repeats the noun that is counted.
        said = set(words.stems(self.obs.measure)) - _GENERIC - set(words.stems(self.obs.unit)) - set(words.stems(self.obs.printed))
        return None if said and named is None else nearest(self.register, self.obs, self.at, self._counts)

    def _counts(self, concept: Concept) -> bool:
        """The concept is counted in units of this figure's class (changes of anything are in percent)."""
        counted = unit_class(self.measure.dimension) == "count"
        if concept.unit is None or (self.obs.kind in ("change", "difference", "multiple") and not counted):
            return True
        return concept.unit == unit_class(self.measure.dimension)

    @once
    def product(self) -> Concept | None:
        """The registered product that the figure is of: by its field, else by the noun that is counted."""
        found = self.register.named(self.obs.product, kinds=_PRODUCTS)
        return found or (self.register.named(self.obs.unit, kinds=_PRODUCTS) if is_count(self.measure.dimension) else None)

    @once
    def near(self) -> frozenset[str]:
        """Content stems of the clause, without the figure's own words, names of speakers and words of every toll or trend."""
        counted = words.stems(self.obs.unit) if is_count(self.measure.dimension) else ()
        # The head of what is counted is its unit; what it is told by ("nursing posts") speaks for sameness.
        own = frozenset(words.stems(self.obs.printed)) - frozenset(counted[:-1])
        return frozenset(words.canonical(word) for word in frozenset(words.stems(self.clause)) - own) - COLOURLESS

    @once
    def sayings(self) -> frozenset[str]:
        """All that clause, measure and unit say, one stem for each aspect."""
        return frozenset(words.canonical(word) for text in (self.clause, self.obs.measure, self.obs.unit) for word in words.stems(text))

    @once
    def expected(self) -> bool:
        """A forecast, target or possibility, not a count. What "will" or "would" be spent or cut is a plan, not a guess."""
        planned = is_money(self.measure.dimension) or (self.concept is not None and self.concept.kind == "fact")
        said = self.clause[: self.aside_ends]
        will = self.concept is None and bool(_WILL.search(said))
        guessed = self.obs.modality == "conditional" or (self.obs.modality == "forecast" and not planned and not will)
        return (guessed and bool(_MODAL.search(self.obs.quote[: self.at[1]]))) or bool(_EXPECTED.search(said))

    @once
    def surveyed(self) -> bool:
        """What people answered when they were asked."""
        return self.kind in ("percent", "difference") and bool(_SURVEY.search(self.obs.quote))

    @once
    def named_subject(self) -> str | None:
        """The subject when it is a name; "the company" or "officials" says nothing to another article."""
        subject = self.obs.subject
        return subject if subject is not None and subject[:1].isupper() and len(subject) > 1 else None

    @once
    def keyed(self) -> bool:
        """The series key says enough to stand without its story: what is measured, and of whom or of what."""
        o = self.obs
        counted = is_count(self.measure.dimension) and self.concept is None
        if o.measure is None or (counted and set(words.stems(o.measure)) <= set(words.stems(o.unit))):
            return False
        return self.named_subject is not None or o.product is not None or o.ref_area is not None

    @once
    def part(self) -> bool:
        """The words say that this is a part of something, or somewhere else, or on top of a figure given before."""
        added = self.added and (self.concept is None or self.concept.name == "deaths")
        # "Three of the houses" are a part; "19 percent of them" and "200 drivers of the railway" are not.
        counted_out = self.kind != "percent" and not self.with_noun and _OUT_OF.match(self.obs.quote, self.at[1])
        return added or bool(counted_out) or bool(self.part_words)

    @once
    def total(self) -> bool:
        """The clause gives the figure as the whole count."""
        before = self.obs.quote[max(0, self.at[0] - 110) : self.at[0]]
        return bool(_WHOLE.search(before) or _WHOLE.search(self.clause)) and not self.part

    @once
    def added(self) -> bool:
        """ "Another 170": counted on top of a figure given before, so never the whole."""
        start = self.at[0]
        # "7 percent more" and "555 votes more than" are differences, not further parts.
        more = self.obs.unit != "%" and self.kind != "difference" and _MORE.search(self.obs.quote[start : self.at[1] + 6])
        return bool(_ADDED.search(self.obs.quote[max(0, start - 22) : start]) or more)

    @once
    def vague(self) -> bool:
        """ "Thousands", "dozens": an order of magnitude, which no exact count contradicts."""
        return not _DIGIT.search(self.obs.printed) and self.interval.high >= 5 * max(self.interval.low, 1.0)
