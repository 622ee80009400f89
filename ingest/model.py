"""What an article says: the records that readers and pipes make and everything else reads.

Offsets count Unicode code points of `Article.text`, end exclusive, and always point at literal words:
`article.text[start:end] == printed`. A field that the text does not settle is None, never a guess.
Records are immutable; `msgspec.to_builtins` and `msgspec.convert` turn them into plain JSON values and back.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Span = tuple[int, int]


class BlockKind(StrEnum):
    """What a stretch of an article's text is for; only the first five can yield claims."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    SUMMARY = "summary"
    LIST_ITEM = "list item"
    OPINION = "opinion"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class Comparator(StrEnum):
    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="


class Kind(StrEnum):
    """What a figure is: how much, by how much it moved, what part, how often, in what place."""

    LEVEL = "level"
    CHANGE = "change"
    DIFFERENCE = "difference"
    SHARE = "share"
    MULTIPLE = "multiple"
    RANK = "rank"
    COUNT = "count"
    RATE = "rate"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class IntervalBasis(StrEnum):
    """Which rule made a figure's interval."""

    PRECISION = "printed precision"
    TRAILING_ZEROS = "trailing zeros"
    EXACT = "exact count"
    HEDGE = "hedge"
    BOUND = "bound"
    RANGE = "range"


class Basis(StrEnum):
    """How a period is known."""

    PRINTED = "printed"
    RELATIVE = "relative"
    INHERITED = "inherited"
    UNKNOWN = "unknown"


class Voice(StrEnum):
    REPORT = "report"
    QUOTE = "quote"
    OPINION = "opinion"
    HEADLINE = "headline"
    SUMMARY = "summary"
    CAPTION = "caption"


class Modality(StrEnum):
    ASSERTED = "asserted"
    HEDGED = "hedged"
    NEGATED = "negated"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"


class HopKind(StrEnum):
    """By which kind of words one link of a source chain hands on to the next."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CITING = "citing"
    MENTIONED = "mentioned"
    INHERITED = "inherited"


class HopState(StrEnum):
    IN_CORPUS = "in corpus"
    NAMED = "named only"
    NOT_FOUND = "reported not found"
    LINKED = "linked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text between line breaks; blocks are in order and do not overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A read article. `text` never changes after reading.

    `ref` is the id or file name the article came with; `id` is made from its content.
    `published` is an ISO 8601 date that may stay partial; `published_basis` says where it was found
    ("metadata", "dateline", "text") and is None with it.
    """

    id: str
    ref: str
    text: str
    title: str | None = None
    published: str | None = None
    published_basis: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time expression. `iso` is a date, month, year, quarter ("2025-Q3") or "start/end"; partial dates stay partial.

    `iso` is None when the words are a time but cannot be placed ("in March" of an unknown year is "--03").
    `relation` is "own" for words that stand by themselves, "shifted" for those that count `shift` units from the
    period spoken of ("a year earlier": -1 "year"), "same" for the same part of another year, "to date" for an open
    stretch ("since January"). `rate` is True when the words name a comparison and no time ("year on year").
    """

    start: int
    end: int
    printed: str
    iso: str | None
    basis: Basis
    relation: str = "own"
    shift: int = 0
    unit: str | None = None
    rate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A printed number with its unit and the interval of true values that could be printed so.

    `amount` is the decimal as text, scale words multiplied out, None for a range; it is signed once a
    figure's direction is known. `low`/`high` are in `unit`; None is unbounded.
    """

    start: int
    end: int
    printed: str
    amount: str | None
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = True
    interval_basis: IntervalBasis = IntervalBasis.PRECISION
    comparator: Comparator = Comparator.EQUAL
    hedge: str | None = None
    unit: str | None = None
    dimension: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity that says something: what kind it is, which way it moved, and its place in a move.

    Figures of one move ("rose 60 % to 3.9 million from 2.4 million") share `move`; `role` is
    "new", "old", "difference", "percent" or "multiple".
    """

    quantity: Quantity
    kind: Kind
    direction: Direction | None = None
    move: int | None = None
    role: str | None = None

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTime:
    """When a figure holds (`period`) and what it is measured against (`base_period`), ISO as in `Period`."""

    period: str | None = None
    period_basis: Basis = Basis.UNKNOWN
    period_span: Span | None = None
    base_period: str | None = None
    base_basis: Basis = Basis.UNKNOWN
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a figure speaks of: the key of its series (after SDMX). Areas are ISO 3166 codes, "world", or a name."""

    subject: str | None = None
    measure: str | None = None
    product: str | None = None
    ref_area: str | None = None
    counterpart_area: str | None = None
    flow: str | None = None
    population: str | None = None
    adjustment: str | None = None
    transformation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a source chain, outermost first."""

    source: str
    canonical: str
    start: int
    end: int
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    kind: HopKind = HopKind.MENTIONED
    state: HopState = HopState.NAMED
    source_kind: str | None = None
    inherited_from: Span | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what. `source` is None when the words name nobody ("is expected").

    `content` covers `content_parts` from first to last; they differ for broken quotations.
    `manner` is "direct", "indirect" or "mixed". `chain` runs from the outermost relay to the primary source.
    """

    source: Span | None
    cue: Span | None
    content: Span
    content_parts: tuple[Span, ...] = ()
    source_text: str | None = None
    canonical: str | None = None
    source_kind: str | None = None
    resolved_from: Span | None = None
    manner: str = "indirect"
    chain: tuple[Hop, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A framing cue: `cue_class` is "hedge", "loaded", "causal" or "agency"; `speaker` is whose word it is (None: the article's)."""

    start: int
    end: int
    cue: str
    cue_class: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text and the entity it stands for (`kind`: person, organisation, place, product, event, unknown)."""

    start: int
    end: int
    printed: str
    canonical: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened: its trigger word, kind, time, place and participants (canonical names)."""

    start: int
    end: int
    trigger: str
    kind: str
    period: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclaimed:
    """A number that is no figure, and why."""

    start: int
    end: int
    printed: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim:
    """A figure with everything that the article says about it."""

    id: str
    figure: Figure
    time: FigureTime
    scope: Scope
    chain: tuple[Hop, ...]
    claim: Span
    voice: Voice
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence (or its headline, list item) that states figures; `id` is a hash of what it says."""

    id: str
    start: int
    end: int
    quote: str
    voice: Voice
    modality: Modality
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read out of one article, each list in text order."""

    article: Article
    figures: tuple[FigureClaim, ...]
    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    framing: tuple[Cue, ...]
    unclaimed: tuple[Unclaimed, ...]
