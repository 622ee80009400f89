"""A figure as its sentence shows it, whatever it measures: its clause, the names and numbers around it, and words on how it stands."""

import re
from dataclasses import dataclass

from kb.comparison import clauses, words
from kb.comparison.once import once
from kb.comparison.periods_overlap import days, days_between, publication_day
from kb.model import Observation
from kb.vocabulary import cue

# A period that ended so many days before publication belongs to what the article tells as news.
CURRENT_DAYS = 45
_NUMBER_WORD = "(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})"
_SPAN = re.compile(
    rf"\b(?:in|over|during|for) (?:the |their |its )?(?:past|last|first|previous)? ?{_NUMBER_WORD} "
    r"(?:straight |consecutive )?(?:hour|day|night|week|weekend|month|quarter|year|decade|season|operation|raid|game|round)s?\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"([A-Z][\w-]{1,30})['’]s (?:own )?$")
_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")
_DATED = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b(?!-[a-z])")
_ELSEWHEN = cue("elsewhen")
_LOCAL = cue("local")
_PART = cue("part")
_PART_AHEAD = cue("part_ahead")
_RUNNING = cue("running")
_EARLIER = cue("earlier")
_MOVES = frozenset({"change", "difference", "multiple"})
_BASE = re.compile(
    r"\b(?:previous|earlier) (?:day|week|month|quarter|season|year|period)\b|\b(?:week|month|quarter|season|year|decade)s? earlier\b"
)
_STANDING = cue("standing")
_FORMER = cue("former")
_CORRECTED = cue("corrected")
_FINAL = cue("final")
_PROVISIONAL = cue("provisional")


@dataclass(eq=False)
class InSentence:
    """What the words around one observation say of it."""

    obs: Observation

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
    def words(self) -> frozenset[str]:
        return frozenset(words.stems(self.obs.quote))

    @once
    def names(self) -> frozenset[str]:
        """Names in the quote; a word that opens it is one where the figure's subject or source bears it out."""
        subject = self.obs.subject if self.obs.subject and words.is_compound_name(self.obs.subject) else None
        borne = {words.name_key(word) for name in (subject, *self.obs.sources) if name for word in name.split()[:1]}
        return words.names(self.obs.quote) | (words.openers(self.obs.quote) & borne)

    @once
    def names_said(self) -> str:
        """The names as one text, to look for a piece of one."""
        return " ".join(self.names)

    @once
    def name_words(self) -> frozenset[str]:
        """Stems of the names in the quote, which say whom it is about and not what is counted."""
        return frozenset(stem for name in self.names for stem in words.stems(name))

    @once
    def near_names(self) -> frozenset[str]:
        """Names in the clause that are not those of whoever is quoted."""
        said = self.clause[: self.aside_ends]
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
        return tuple(y for y in _DATED.findall(self.clause[: self.aside_ends]) if y != (self.obs.published or "")[:4])

    @once
    def other_year(self) -> bool:
        return bool(self.years)

    @once
    def happened(self) -> str | None:
        """When the figure's happening was: its period, else a year of another time printed in its sentence."""
        if self.obs.period is not None and self.obs.period_basis != "inherited" and days(self.obs.period) is not None:
            # What is counted since a day some weeks back is counted until now.
            gap = days_between(self.obs.period, self.obs.published)
            return self.obs.published if gap is not None and gap <= CURRENT_DAYS else self.obs.period
        return next(iter(self.years), self.obs.published)

    @once
    def span(self) -> str | None:
        """The stretch of time that the figure is told with; one that belongs to another verb of the sentence is not its own."""
        start, end = self.at
        for found in _SPAN.finditer(self.obs.quote):
            between = self.obs.quote[end : found.start()] if found.start() >= end else self.obs.quote[found.end() : start]
            if " and " not in between and "," not in between:
                return " ".join(words.stems(found[0]))
        return None

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
    def aside_ends(self) -> int | None:
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
        said = self.obs.quote[max(0, start - 90) : end + 40]
        if self.obs.kind in _MOVES:
            # "9 percent fewer than the previous year" is no former change.
            said = _BASE.sub("", said)
        return bool(_EARLIER.search(said) or _FORMER.search(before[-25:]))

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
    def part_words(self) -> str:
        """The words by which the clause gives the figure as that of a part or a place."""
        at = self.clause.find(self.obs.printed)
        found = _PART.search(self.clause) or _LOCAL.search(self.clause) or _PART_AHEAD.search(self.clause, 0, max(at, 0))
        return found[0] if found else ""

    @once
    def with_noun(self) -> bool:
        """The printed words end in the noun that is counted."""
        noun = words.stems(self.obs.unit)[-1:]
        return bool(noun) and words.stems(self.obs.printed)[-1:] == noun

    @once
    def owner(self) -> str | None:
        """Whose figure it is, where a possessive stands right before it ("Tesla's 1.64 million")."""
        found = _OWNER.search(self.obs.quote, max(0, self.at[0] - 40), self.at[0])
        return words.name_key(found[1]) if found else None

    @once
    def digits(self) -> str:
        """The significant digits printed."""
        return re.sub(r"[^0-9]", "", self.obs.amount or "").strip("0")

    @once
    def significant(self) -> int:
        return len(self.digits)
