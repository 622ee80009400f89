"""An observation as comparing sees it: its interval in base units, the concept it measures, and the words and names around it."""

import re
from dataclasses import dataclass, field

from kb.comparison import clauses, words
from kb.comparison.concepts import Concept, Register, standard
from kb.comparison.nearest import MEASURES, nearest
from kb.comparison.once import once
from kb.comparison.periods_overlap import publication_day
from kb.comparison.units import Measure, is_count, is_money, measure, unit_class
from kb.model import Observation
from kb.recomputation.intervals import Interval, bounds
from kb.vocabulary import cue, load

COLOURLESS = frozenset(words.stems(load("words")["colourless"]))
_GENERIC = frozenset(words.stems("people persons victims number total toll figure count residents worth value amount pay paid price tune"))
AMOUNTS = frozenset({"level", "count"})
PERCENTS = frozenset({"level", "count", "share", "rate"})
_MORE = re.compile(r"\w more\b(?! than)", re.IGNORECASE)
_OUT_OF = re.compile(r"\s(?:\w{1,15}\s)?(?:out )?of (?:the|its|their|those|these|them|all)\b")
_OWNER = re.compile(r"([A-Z][\w-]{1,30})['’]s (?:own )?$")
_MODAL = re.compile(
    r"\b(?:will|would|shall|could|can|might|may|if|should|unless|expect\w{0,6}|set to|forecast\w{0,3}|to be|is to|are to)\b", re.I
)
_WILL = re.compile(r"\b(?:will|is to|are to)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")
_DATED = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b(?!-[a-z])")
_ADDED = cue("added")
_ELSEWHEN = cue("elsewhen")
_LOCAL = cue("local")
_PART = cue("part")
_PART_AHEAD = cue("part_ahead")
_WHOLE = cue("whole")
_DIGIT = re.compile("[0-9]")
_RUNNING = cue("running")
_EARLIER = cue("earlier")
_STANDING = cue("standing")
_FORMER = cue("former")
_CORRECTED = cue("corrected")
_FINAL = cue("final")
_PROVISIONAL = cue("provisional")
_EXPECTED = cue("expected")
_SURVEY = cue("survey")


@dataclass(eq=False)
class Profile:
    """One observation, ready to compare. `register` is the concept register in force."""

    obs: Observation
    register: Register = field(default_factory=standard)

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
    def day(self) -> int | None:
        return publication_day(self.obs.published)

    @once
    def at(self) -> tuple[int, int]:
        """Where the figure stands in the quote."""
        start = self.obs.start - self.obs.claim_start
        if self.obs.quote[start : start + len(self.obs.printed)] != self.obs.printed:
            start = max(0, self.obs.quote.find(self.obs.printed))
        return start, start + len(self.obs.printed)

    @once
    def clause(self) -> str:
        """The stretch of the quote around the figure."""
        return clauses.around(self.obs.quote, *self.at)

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
        return self.register.named(self.obs.product, kinds=frozenset({"product"}))

    @once
    def words(self) -> frozenset[str]:
        return frozenset(words.stems(self.obs.quote))

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
    def names(self) -> frozenset[str]:
        """Names in the quote; a word that opens it is one where the figure's subject or source bears it out."""
        subject = self.obs.subject if self.obs.subject and words.is_compound_name(self.obs.subject) else None
        borne = {words.name_key(word) for name in (subject, *self.obs.sources) if name for word in name.split()[:1]}
        return words.names(self.obs.quote) | (words.openers(self.obs.quote) & borne)

    @once
    def name_words(self) -> frozenset[str]:
        """Stems of the names in the quote, which say whom it is about and not what is counted."""
        return frozenset(stem for name in self.names for stem in words.stems(name))

    @once
    def near_names(self) -> frozenset[str]:
        """Names in the clause that are not those of whoever is quoted."""
        said = self.clause[: self._aside_ends]
        sources = {words.name_key(s) for s in self.obs.sources} | set(map(words.name_key, clauses.speakers(said)))
        return frozenset(n for n in words.names(said) if not any(n in s or s in n for s in sources))

    @once
    def origin(self) -> str | None:
        """Who is behind the figure: the end of its chain, else whoever the sentence says counted or estimated it."""
        if self.obs.origin is not None:
            return self.obs.origin
        return next(reversed(clauses.speakers(self.obs.quote[: self.at[0] + 1])), None)

    @once
    def dated(self) -> bool:
        """The sentence names a year."""
        return bool(_YEAR.search(self.obs.quote))

    @once
    def years(self) -> tuple[str, ...]:
        """Years other than that of publication that the figure's part of the clause names; "the 1996-built tanker" dates only the ship."""
        return tuple(y for y in _DATED.findall(self.clause[: self._aside_ends]) if y != (self.obs.published or "")[:4])

    @once
    def other_year(self) -> bool:
        return bool(self.years)

    @once
    def places(self) -> frozenset[str]:
        """Places that the sentence ties its figures to: "in Bener Meriah", "at the port of Izmir", "Central Aceh district".

        What a later clause names ("while in Karvin") belongs to that clause.
        """
        at = self.obs.quote.find(self.clause)
        said = self.obs.quote[: at + len(self.clause)] if at >= 0 else self.obs.quote
        return frozenset(key for place in clauses.places(said) if (key := words.name_key(place)))

    @once
    def companions(self) -> frozenset[str]:
        """Other numbers printed in the same sentence."""
        start, end = self.at
        return words.numbers(self.obs.quote[:start] + " " + self.obs.quote[end:])

    @once
    def expected(self) -> bool:
        """A forecast, target or possibility, not a count. What "will" or "would" be spent or cut is a plan, not a guess."""
        planned = is_money(self.measure.dimension) or (self.concept is not None and self.concept.kind == "fact")
        said = self.clause[: self._aside_ends]
        will = self.concept is None and bool(_WILL.search(said))
        guessed = self.obs.modality == "conditional" or (self.obs.modality == "forecast" and not planned and not will)
        return (guessed and bool(_MODAL.search(self.obs.quote[: self.at[1]]))) or bool(_EXPECTED.search(said))

    @once
    def _aside_ends(self) -> int | None:
        """Where in the clause a comma or an "and" ends what the figure belongs to: "valued at 7 million, could lead to closures"."""
        own = self.clause.find(self.obs.printed) + len(self.obs.printed)
        ends = [at for mark in (",", " and ") if (at := self.clause.find(mark, own)) > 0]
        return min(ends, default=None)

    @once
    def running(self) -> bool:
        """The sentence says that the count is still moving."""
        return bool(_RUNNING.search(self.obs.quote))

    @once
    def standing(self) -> bool:
        """The clause tells how things stand when it is printed, and names no period of its own."""
        return self.obs.period_basis != "printed" and bool(_STANDING.search(self.clause))

    @once
    def earlier(self) -> bool:
        """The sentence gives the figure as a former one."""
        start, end = self.at
        before = self.obs.quote[max(0, start - 90) : start]
        return bool(_EARLIER.search(self.obs.quote[max(0, start - 90) : end + 40]) or _FORMER.search(before[-25:]))

    @once
    def surveyed(self) -> bool:
        """What people answered when they were asked."""
        return self.kind in ("percent", "difference") and bool(_SURVEY.search(self.obs.quote))

    @once
    def surveyor(self) -> str | None:
        """Who asked, where the sentence names them beside the word, else where the article's opening does."""
        for text in (self.obs.quote, self.obs.lead):
            found = {key for printed in clauses.surveyors(text) if words.names(f"x {(key := words.name_key(printed)).title()}")}
            if found:
                # Two pollsters in one opening leave open whose figure a later sentence gives.
                return found.pop() if len(found) == 1 else None
        return None

    @once
    def corrected(self) -> bool:
        return bool(_CORRECTED.search(self.obs.quote))

    @once
    def final(self) -> bool:
        """The sentence gives the figure as the last word."""
        return bool(_FINAL.search(self.obs.quote))

    @once
    def provisional(self) -> bool:
        """The sentence says that the figure may change."""
        return bool(_PROVISIONAL.search(self.obs.quote))

    @once
    def elsewhen(self) -> bool:
        """The sentence looks back at another time, and no period says at which."""
        return self.obs.period is None and bool(_ELSEWHEN.search(self.obs.quote))

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
        counted_out = self.kind != "percent" and not self._with_noun and _OUT_OF.match(self.obs.quote, self.at[1])
        return added or bool(counted_out) or bool(self.part_words)

    @once
    def part_words(self) -> str:
        """The words by which the clause gives the figure as that of a part or a place."""
        at = self.clause.find(self.obs.printed)
        found = _PART.search(self.clause) or _LOCAL.search(self.clause) or _PART_AHEAD.search(self.clause, 0, max(at, 0))
        return found[0] if found else ""

    @once
    def _with_noun(self) -> bool:
        """The printed words end in the noun that is counted."""
        noun = words.stems(self.obs.unit)[-1:]
        return bool(noun) and words.stems(self.obs.printed)[-1:] == noun

    @once
    def total(self) -> bool:
        """The clause gives the figure as the whole count."""
        before = self.obs.quote[max(0, self.at[0] - 110) : self.at[0]]
        return bool(_WHOLE.search(before) or _WHOLE.search(self.clause)) and not self.part

    @once
    def owner(self) -> str | None:
        """Whose figure it is, where a possessive stands right before it ("Tesla's 1.64 million")."""
        found = _OWNER.search(self.obs.quote, max(0, self.at[0] - 40), self.at[0])
        return words.name_key(found[1]) if found else None

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

    @once
    def digits(self) -> str:
        """The significant digits printed."""
        return re.sub(r"[^0-9]", "", self.obs.amount or "").strip("0")

    @once
    def significant(self) -> int:
        return len(self.digits)
