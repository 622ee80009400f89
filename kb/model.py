"""What the base knows: observations taken from claims, and the findings between them."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """How two figures stand to each other; only the first four need a person."""

    CONTRADICTION = "contradiction"
    ARITHMETIC = "arithmetic"
    SUPERLATIVE = "superlative"
    TRANSLATION_SUSPECT = "translation_suspect"
    SCOPE_DIFFERS = "scope_differs"
    REVISION = "revision"
    ROUNDING = "rounding"
    BOUND_COMPATIBLE = "bound_compatible"
    AGREE = "agree"
    COINCIDENT = "coincident"


NEEDS_A_PERSON = frozenset({FindingKind.CONTRADICTION, FindingKind.ARITHMETIC, FindingKind.SUPERLATIVE, FindingKind.TRANSLATION_SUSPECT})


class Verdict(StrEnum):
    HOLDS = "holds"
    WITHIN_ROUNDING = "holds only within rounding"
    FAILS = "fails"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure of one article, flat, with all that comparing needs; the words are `article text[start:end]`.

    `amount` is signed decimal text; `low`/`high` are in `unit`, None is unbounded. Periods are ISO text as in
    `ingest.model.Period`. `origin` is the canonical primary source (end of the chain), None when the article
    speaks for itself. `quote` is the claim's sentence. `title` and `lead`, the opening of the text, are the article's:
    what it is about stands there, often in sentences without any figure.
    """

    id: str
    article_id: str
    ref: str
    publisher: str | None
    published: str | None
    start: int
    end: int
    printed: str
    quote: str
    claim_start: int
    claim_end: int
    amount: str | None
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    interval_basis: str
    comparator: str
    hedge: str | None
    unit: str | None
    dimension: str | None
    kind: str
    direction: str | None
    move: int | None
    role: str | None
    subject: str | None
    measure: str | None
    product: str | None
    ref_area: str | None
    counterpart_area: str | None
    flow: str | None
    population: str | None
    adjustment: str | None
    transformation: str | None
    period: str | None
    period_basis: str
    base_period: str | None
    as_of: str | None
    voice: str
    modality: str
    sources: tuple[str, ...] = ()
    title: str | None = None
    lead: str = ""

    @property
    def origin(self) -> str | None:
        return self.sources[-1] if self.sources else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How figures `a` and `b` (observation ids) stand to each other, and why.

    `gap` is the distance between the two intervals in `unit` (0 where they touch). `severity` is
    "high", "medium" or "low", and `severity_parts` says in words what it is made of.
    """

    id: str
    kind: FindingKind
    a: str
    b: str
    severity: str
    severity_parts: tuple[str, ...]
    explanation: str
    gap: float | None
    unit: str | None
    differs: tuple[str, ...]
    rule: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """A figure's part in a check: "new", "old", "percent", "part", "whole" ...; `observation` is an id, or a derived value's."""

    role: str
    observation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A recomputation: what the article reports against the interval that the inputs allow."""

    id: str
    rule: str
    verdict: Verdict
    inputs: tuple[CheckInput, ...]
    reported: str
    computed_low: float | None
    computed_high: float | None
    unit: str | None
    margin: float | None
    flips_conclusion: bool | None
    missing: tuple[str, ...]
    explanation: str
    across_articles: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedValue:
    """A value that nobody printed but the articles imply, as an interval with its derivation in words."""

    id: str
    series: str
    period: str
    low: float
    high: float
    unit: str | None
    inputs: tuple[str, ...]
    derivation: str
