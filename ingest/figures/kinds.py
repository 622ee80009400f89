"""Says what kind of figure a quantity is: share, rate, rank, multiple, count or plain level."""

from spacy.tokens import Doc

from ingest.figures.definite import is_told_again
from ingest.figures.move_words import Reading
from ingest.model import Kind
from ingest.vocabulary import load

_WORDS = load("moves")
_RATE_NOUNS = frozenset(_WORDS["rate_nouns"]["words"])
_SHARE_WORDS = frozenset(_WORDS["share_words"]["words"])
_SHARE_VERBS = frozenset(_WORDS["share_words"]["verbs"])
_HELD = frozenset(_WORDS["share_words"]["held"])
_ENDS = frozenset(_WORDS["share_words"]["ends"])
_DASHES = frozenset(("-", "–", "—", "--"))
_FARTHEST_SUBJECT = 14
_FARTHEST_END = 10
# "Won by 555 votes" says how far apart two counts are.
_CONTESTS = frozenset(_WORDS["contests"]["verbs"])
_LEADS = frozenset(_WORDS["contests"]["leads"])
_APART = frozenset(_WORDS["contests"]["apart"])
_FARTHEST_CONTEST, _FARTHEST_LEAD = 8, 2
# "Led by an average of 20 points".
_AVERAGED = frozenset(("a", "an", "the", "average", "margin", "of", "just", "only", "some", "mere", "full"))
_MOST_NAMED = 6
_POINTING = frozenset(load("counted")["pronouns"]["pointing"])
_STREAKS = frozenset(_WORDS["ranks"]["streaks"])
_PLACES = frozenset(_WORDS["ranks"]["places"])
_RANKED = frozenset(_WORDS["ranks"]["verbs"])
_RUNS = frozenset(_WORDS["ranks"]["runs"])
_TALLIED = frozenset(_WORDS["ranks"]["tallied"])
_STANDING = frozenset(_WORDS["ranks"]["standing"])
_TABLE_WORDS = frozenset(_WORDS["ranks"]["after_standing"])
_MOVES_TALLIED = frozenset(_WORDS["ranks"]["moves_tallied"])
_LEAST_OF_SERIES = 2
_OCCASIONS = frozenset(("time", "day", "week", "month", "quarter", "year", "half", "round", "person", "man", "woman"))
_NEGATIONS = frozenset(("not", "n't", "n’t", "no"))
_CLOSERS = frozenset((".", ",", ";", ")", "\n"))
_CLAUSE_STARTS = frozenset((",", ";", "and"))


def told(doc: Doc, reading: Reading) -> bool:
    """Whether the number is told as a figure; sets the reason when it is not."""
    draft = reading.draft
    if draft.kind_hint == "rank" and not _is_rank(doc, reading):
        draft.reason = "ordinal"
    elif draft.number.form == "words" and draft.unit is None and _stands_for(doc, reading):
        draft.reason = "pronoun"
    elif draft.number.form == "words" and draft.number.value == 1 and _is_none(doc, reading.first - 1):
        draft.reason = "none"
    return draft.reason is None


def _is_none(doc: Doc, before: int) -> bool:
    """ "Not one of the bridges", "not a single one": `before` is the token before the number."""
    while before > 0 and doc[before].lower_ in ("a", "single", "even"):
        before -= 1
    return before >= 0 and doc[before].lower_ in _NEGATIONS


def _stands_for(doc: Doc, reading: Reading) -> bool:
    """Whether a small number word stands for persons or things named before: "one", "the two", "those three", "you two"."""
    draft = reading.draft
    if draft.number.value == 1 and draft.range_of is None:
        return True
    small = draft.number.value is not None and draft.number.value <= _MOST_NAMED and draft.kind_hint is None
    if small and is_told_again(doc, reading):
        return False
    return small and reading.first > 0 and doc[reading.first - 1].lower_ in _POINTING and reading.role is None


def _is_rank(doc: Doc, reading: Reading) -> bool:
    """ "second-highest", "third largest", "ranked fifth", "third place", "sixth straight"; takes the word after into the figure."""
    last = reading.last
    while last < len(doc) and doc[last].text in ("-", "–"):
        last += 1
    if last < len(doc):
        after = doc[last]
        if after.tag_ in ("JJS", "RBS") or after.lower_ in _STREAKS or (after.lower_ in _PLACES and after.tag_ == "NN"):
            reading.draft.end = after.idx + len(after)
            return True
    return any(token.lower_ in _RANKED for token in doc[max(0, reading.first - 2) : reading.first]) or _in_series(doc, reading)


def _in_series(doc: Doc, reading: Reading) -> bool:
    """Whether an ordinal tells how long a run or a tally is, or a place in a table.

    "For a third month", "the fifth quarter running", "the third such swap", "her 23rd title", "up to 29th", "19th in the league".
    "For the second time" and "her second child" tell none of these.
    """
    value = reading.draft.number.value or 0
    if value < _LEAST_OF_SERIES or reading.last >= len(doc):
        return False
    before = [t.lower_ for t in doc[max(0, reading.first - 2) : reading.first]]
    after = [t.lower_ for t in doc[reading.last : reading.last + 10]]
    if after[0] == "such" or after[1:2] == ["running"] or after[1:4] == ["in", "a", "row"]:
        return True
    if after[:3] in (["of", "the", "season"], ["of", "the", "year"], ["of", "his", "career"], ["of", "her", "career"]):
        return before[-1:] == ["the"] or doc[reading.first - 1].tag_ in ("PRP$", "POS") or before[-1:] == ["and"]
    if before[-1:] == ["the"] and after[0] in _MOVES_TALLIED and after[1:2] and after[1] in ("in", "since", "this"):
        return True
    if before[-1:] == ["the"] and after[0] not in _OCCASIONS and "since" in after[1:5]:
        # "The third mass abduction since Friday".
        return True
    if (before in (["for", "a"], ["for", "the"]) or before[-1:] == ["for"]) and after[0] in _RUNS:
        return True
    if any(after[i : i + 3] == ["in", "as", "many"] for i in range(1, 8)):
        return True
    if doc[reading.first - 1].text in _CLAUSE_STARTS and (after[:2] == ["in", "the"] or _is_named_place(doc, reading.last)):
        return True
    if before[-1:] == ["the"] and after[0] == "day" and after[1:3] == ["of", "the"]:
        return True
    if doc[reading.first - 1].tag_ in ("PRP$", "POS"):
        return not _TALLIED.isdisjoint(after[:3])
    closed = doc[reading.last].text in _CLOSERS or after[0] in _TABLE_WORDS
    return closed and bool(before) and before[-1] in _STANDING


def _is_named_place(doc: Doc, index: int) -> bool:
    """ "; third was Halvorsen": who came in that place."""
    return doc[index].lower_ in ("was", "went", "came") and index + 1 < len(doc) and doc[index + 1].tag_ in ("NNP", "TO")


def kind_of(doc: Doc, reading: Reading) -> Kind:
    """What the figure is, by its move, its unit and the words around it."""
    draft = reading.draft
    if reading.kind is not None:
        return reading.kind
    if draft.kind_hint in ("rank", "multiple", "share"):
        return Kind(draft.kind_hint)
    if draft.unit == "%":
        return Kind.DIFFERENCE if _is_error(doc, reading.first) else _percent_kind(doc, reading)
    if draft.unit in ("pp", "basis point"):
        return Kind.DIFFERENCE
    if draft.unit is not None and "/" in draft.unit and draft.dimension != "speed":
        return Kind.RATE
    if (draft.counted or draft.unit == "point") and _is_margin(doc, reading):
        return Kind.DIFFERENCE
    return Kind.COUNT if draft.counted else Kind.LEVEL


def _is_error(doc: Doc, first: int) -> bool:
    """ "Plus or minus 3 percent"."""
    return doc[max(0, first - 3) : first].text.lower() == "plus or minus" or doc[first - 1].text == "±"


def _is_margin(doc: Doc, reading: Reading) -> bool:
    """Whether a count says how far apart two rivals are: "won the state by 555 votes", "a three-point lead", "ten points clear"."""
    after = [t.lower_ for t in doc[reading.last : reading.last + _FARTHEST_LEAD]]
    if after[:1] and after[0] in _APART:
        return reading.draft.unit == "point"
    start, by = doc[reading.first].sent.start, reading.first - 1
    while by > start and doc[by].lower_ in _AVERAGED:
        by -= 1
    if doc[by].lower_ == "by" and by > start:
        clause = doc[max(start, by - _FARTHEST_CONTEST) : by]
        # "Beaten by three guards" is no margin.
        return reading.draft.unit == "point" or any(t.lemma_ in _CONTESTS and t.tag_ != "VBN" for t in clause)
    tied = "-" in doc[reading.first : reading.last].text
    return tied and not _LEADS.isdisjoint(after)


def _of_share(doc: Doc, start: int, reading: Reading) -> bool:
    """Whether the subject of the level is a share ("its share of the world's copper is about 70 %")."""
    verb = next((t for t in reversed(doc[max(start, reading.first - 4) : reading.first]) if t.tag_ in ("VBZ", "VBD", "VBP")), None)
    return verb is not None and any(
        t.lower_ in _SHARE_WORDS and doc[t.i + 1].lower_ == "of" for t in doc[max(start, verb.i - _FARTHEST_SUBJECT) : verb.i]
    )


def other_end(doc: Doc, level: Kind, reading: Reading, before: Reading, kind: Kind) -> Kind:
    """The kind of a percentage that is the other end of the one before, whose `kind` says more ("83 % of homes, up from 71 %")."""
    words = {t.lower_ for t in doc[before.last : reading.first]}
    near = reading.first - before.last <= _FARTHEST_END and not words.isdisjoint(("from", "against", "versus", "than"))
    linked = near or is_one_move(before, reading)
    both = reading.draft.unit == before.draft.unit == "%"
    return kind if both and linked and level is Kind.LEVEL and kind in (Kind.SHARE, Kind.RATE) else level


def is_one_move(before: Reading, reading: Reading) -> bool:
    """Whether two percentages are the two ends of one move ("from 48 % to 53 %")."""
    ends = {before.role, reading.role} == {"old", "new"} and before.trigger == reading.trigger
    return ends and before.draft.unit == reading.draft.unit == "%"


def _is_held(doc: Doc, index: int, end: int) -> bool:
    """Whether those who are a percentage say, want or do something: "72 percent now believe it", "the 64 % who said so"."""
    while index < end and doc[index].tag_ in ("RB", "MD"):
        index += 1
    return index < end and (doc[index].lower_ == "who" or (doc[index].tag_ in ("VBP", "VBD", "VB", "VBG") and doc[index].lemma_ in _HELD))


def _percent_kind(doc: Doc, reading: Reading) -> Kind:
    """A share of a whole, a rate that has a name, or else a level in percent."""
    sent = doc[reading.first].sent
    after = [t.lower_ for t in doc[reading.last : min(sent.end, reading.last + 5)]]
    before = doc[max(sent.start, reading.first - 6) : reading.first]
    words = [t.lower_ for t in before]
    after = after[: next((i for i, word in enumerate(after) if word in _DASHES), len(after))]
    if _is_held(doc, reading.last, sent.end) or (words[-1:] and words[-1] in _ENDS):
        return Kind.SHARE
    if words[-2:-1] == ["of"] and words[-1] in ("which", "whom", "these", "them"):
        return Kind.SHARE
    if _of_share(doc, sent.start, reading):
        return Kind.SHARE
    if after[:1] == ["of"] or _SHARE_WORDS & set(after) or any(t.lower_ in _SHARE_WORDS or t.lemma_ in _SHARE_VERBS for t in before):
        return Kind.SHARE
    if any(t.lemma_.lower() in _RATE_NOUNS for t in before) or _RATE_NOUNS & set(after):
        return Kind.RATE
    return Kind.LEVEL
