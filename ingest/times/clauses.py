"""Divides a sentence into clauses by its words and tags alone, so that one wrong arc of a parser changes nothing."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ingest.model import BlockKind
from ingest.vocabulary import load

_WORDS = load("times")
STARTS = frozenset(_WORDS["clauses"]["starts"])
RELATIVE = frozenset(_WORDS["clauses"]["relative"])
TELLING = frozenset(_WORDS["telling"]["verbs"])
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
PRESENT = frozenset(("VBZ", "VBP"))
FUTURE = frozenset(_WORDS["future"]["auxiliaries"])
_PERFECT = frozenset(_WORDS["perfect"]["auxiliaries"])
CONJUNCTIONS = frozenset(("and", "but", "or", "while", "whereas", "nor", "yet"))
_EARLIER = frozenset(("after", "before", "since", "until"))
# How far after a conjunction its own verb may stand for it to begin a clause.
_VERB_REACH = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its offsets, its fine-grained tag ("VBD"; "" where the sentence was not tagged) and its lower-case form."""

    start: int
    end: int
    tag: str
    lower: str


@dataclass(slots=True)
class Sentence:
    """A sentence's tokens, what kind of block it stands in, and which clause each token belongs to.

    `block` numbers the paragraph, heading or list item; `clause[i]` numbers the clauses from 0; `finite` and `relative` hold
    token indices of finite verbs and clause numbers of relative clauses.
    """

    start: int
    end: int
    tokens: list[Token]
    block: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH
    clause: list[int] = field(default_factory=list)
    finite: list[int] = field(default_factory=list)
    relative: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.starts = [token.start for token in self.tokens]
        self.finite = [i for i, token in enumerate(self.tokens) if token.tag in FINITE]
        self._divide()

    def at(self, offset: int) -> int:
        """The index of the token that holds or follows the character `offset`."""
        i = bisect_right(self.starts, offset) - 1
        return max(i, 0) if i < 0 or offset < self.tokens[i].end else min(i + 1, len(self.tokens) - 1)

    def finite_between(self, first: int, last: int) -> int:
        """How many finite verbs stand among the tokens from `first` to `last` (exclusive)."""
        return bisect_left(self.finite, last) - bisect_left(self.finite, first)

    def clause_start(self, i: int) -> int:
        return bisect_left(self.clause, self.clause[i])

    def clause_end(self, i: int) -> int:
        return bisect_right(self.clause, self.clause[i])

    def is_general(self, i: int) -> bool:
        """True when the verb that governs token `i` is present or modal: it tells what holds or may come, not what happened."""
        first, last = self.clause_start(i), self.clause_end(i)
        here = [j for j in self.finite if first <= j < last]
        before = [j for j in here if j < i]
        verb = before[-1] if before else here[0] if here else None
        if verb is None:
            later = [j for j in self.finite if j >= last]
            verb = later[0] if later else self.finite[-1] if self.finite else None
        if verb is None or self.tokens[verb].tag not in PRESENT:
            return verb is not None and self.tokens[verb].tag == "MD"
        if self.tokens[verb].lower not in _PERFECT:
            return True
        return not any(token.tag == "VBN" for token in self.tokens[verb + 1 : verb + 5])

    def is_future(self, i: int) -> bool:
        """True when the clause of token `i` tells of what will be."""
        return any(token.lower in FUTURE for token in self.tokens[self.clause_start(i) : self.clause_end(i)])

    def is_perfect(self, i: int) -> bool:
        """True when the clause of token `i` is in the present perfect: it tells how things stand by now."""
        clause = self.tokens[self.clause_start(i) : self.clause_end(i)]
        return any(a.lower in _PERFECT and any(b.tag == "VBN" for b in clause[j + 1 : j + 4]) for j, a in enumerate(clause))

    def is_background(self, i: int) -> bool:
        """True when the clause of token `i` tells of a time before the one in hand: in the pluperfect, or opened by "after"."""
        clause = self.tokens[self.clause_start(i) : self.clause_end(i)]
        return clause[0].lower in _EARLIER or any(
            a.lower == "had" and any(b.tag == "VBN" for b in clause[j + 1 : j + 4]) for j, a in enumerate(clause)
        )

    def _divide(self) -> None:
        number = 0
        clause = []
        finite_here = False
        for i, token in enumerate(self.tokens):
            begins = i > 0 and self._begins_clause(i, finite_here)
            if begins:
                number += 1
                finite_here = False
                if token.lower in RELATIVE and token.tag not in ("IN", "DT"):
                    self.relative.add(number)
            clause.append(number)
            finite_here = finite_here or token.tag in FINITE
        self.clause = clause

    def _begins_clause(self, i: int, finite_here: bool) -> bool:
        token, previous = self.tokens[i], self.tokens[i - 1]
        if previous.lower == ";":
            return True
        if token.lower in STARTS and token.tag != "DT":
            return token.lower != "as" or (self.finite_between(i, i + _VERB_REACH) > 0 and finite_here)
        if token.lower in CONJUNCTIONS:
            return finite_here and self.finite_between(i, i + _VERB_REACH) > 0
        if previous.lower in TELLING and previous.tag[:1] == "V" and token.tag not in ("IN", "TO", ",", "."):
            return self.finite_between(i, len(self.tokens)) > 0
        return previous.lower == "," and finite_here and token.lower not in CONJUNCTIONS and self._subject_and_verb(i)

    def _subject_and_verb(self, i: int) -> bool:
        """True when a subject and a finite verb follow within a few words, with no comma between."""
        for j in range(i, min(i + _VERB_REACH, len(self.tokens))):
            if self.tokens[j].lower == ",":
                return False
            if self.tokens[j].tag in FINITE:
                return j > i
        return False
