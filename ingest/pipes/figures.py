"""Component that writes an article's figures, and every other number with the reason why it is none."""

from bisect import bisect_left
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ingest.drafts import Draft, quantity, unclaimed
from ingest.model import Article, BlockKind, Figure, Kind, Period, Unclaimed
from ingest.pipes import records
from ingest.pipes.counted import counted_noun, counted_of
from ingest.pipes.moves import Reading, read_moves
from ingest.quantities import drafts
from ingest.stretches import Place
from ingest.units import singular, word_unit
from ingest.vocabulary import load

_WORDS = load("moves")
_RATE_NOUNS = frozenset(_WORDS["rate_nouns"]["words"])
_SHARE_WORDS = frozenset(_WORDS["share_words"]["words"])
_SHARE_VERBS = frozenset(_WORDS["share_words"]["verbs"])
_IMPLIED: dict[str, str] = _WORDS["implied_units"]
_AGAINST = frozenset(("compared", "against", "versus", "from"))
_PEOPLE = frozenset(("who", "whom", "whose"))
_TOLL_VERBS = frozenset(_WORDS["toll"]["verbs"])
_TOLL_BETWEEN = frozenset(_WORDS["toll"]["between"])
_OBJECTS: dict[str, str] = _WORDS["implied_objects"]
_CLOSERS = frozenset(("and", "or", "on", "in", "next", "more", "instead"))
_QUAKES = frozenset(("quake", "earthquake", "tremor", "temblor", "aftershock"))
_SHIFTS = frozenset(("move", "change", "go", "shift", "edge", "swing"))
_UNREAD = {BlockKind.BOILERPLATE: "boilerplate", BlockKind.CAPTION: "caption"}


NAME = "claimdesk_figures"


@Language.component(NAME, assigns=["doc.spans"], requires=["token.tag"])
def claimdesk_figures(doc: Doc) -> Doc:
    """Writes "figures" (Figure) and "unclaimed" (Unclaimed)."""
    found, rest = figures(doc, article=records.article_of(doc), periods=records.read(doc, "periods", Period))
    records.write(doc, "figures", found)
    records.write(doc, "unclaimed", rest)
    return doc


def figures(doc: Doc, *, article: Article, periods: Iterable[Period]) -> tuple[list[Figure], list[Unclaimed]]:
    """The figures of a parsed article and its other numbers, each in text order; together they hold every number once."""
    text = article.text
    taken: list[Place] = [(b.start, b.end, _UNREAD[b.kind]) for b in article.blocks if b.kind in _UNREAD]
    taken += [(p.start, p.end, "date") for p in periods]
    found = drafts(text, taken=taken)
    if not found:
        return [], []
    starts = [token.idx for token in doc]
    sentences: dict[tuple[int, int], list[Reading]] = {}
    rest: list[Draft] = []
    reached = 0
    for draft in found:
        if draft.reason is not None:
            rest.append(draft)
            continue
        if draft.start < reached:
            continue
        reading, bounds = _place(doc, draft, starts)
        _name_unit(doc, text, reading, bounds[1])
        reading.last = max(reading.last, bisect_left(starts, draft.end))
        if draft.reason is not None:
            rest.append(draft)
        else:
            reached = draft.end
            sentences.setdefault(bounds, []).append(reading)
    made: list[Figure] = []
    moves = 0
    for bounds, readings in sentences.items():
        readings = _split_moves(doc, bounds, readings, starts)
        _fill_units(doc, readings)
        read_moves(doc, *bounds, readings)
        _repeat_units(doc, readings)
        kept = []
        for reading in readings:
            kept.append(reading) if _keep(doc, reading) else rest.append(reading.draft)
        numbers: dict[int, int] = {}
        shared = [r.trigger for r in kept if r.trigger is not None]
        for reading in kept:
            move = None
            if reading.trigger is not None and shared.count(reading.trigger) > 1:
                if reading.trigger not in numbers:
                    numbers[reading.trigger] = moves = moves + 1
                move = numbers[reading.trigger]
            made.append(_figure(doc, text, reading, move))
    made.sort(key=lambda f: f.start)
    others = sorted((unclaimed(text, draft) for draft in rest), key=lambda u: u.start)
    return made, others


def _place(doc: Doc, draft: Draft, starts: list[int]) -> tuple[Reading, tuple[int, int]]:
    """The tokens of a draft and the bounds of its sentence."""
    first = max(0, bisect_left(starts, draft.start + 1) - 1)
    last = max(first + 1, bisect_left(starts, draft.end))
    sentence = doc[first].sent
    return Reading(draft, first, last), (sentence.start, sentence.end)


def _name_unit(doc: Doc, text: str, reading: Reading, limit: int) -> None:
    """Gives a bare number the noun that it counts, or the reason why it is no figure."""
    draft, number = reading.draft, reading.draft.number
    if draft.unit is not None:
        return
    if draft.named == "hard":
        draft.reason = "name"
        return
    following = doc[reading.last] if reading.last < limit else None
    noun = counted_noun(doc, reading.last, limit)
    if (
        number.form in ("vague", "words", "digits", "range", "fraction")
        and noun is None
        and following is not None
        and following.lower_ == "of"
    ):
        unit = counted_of(doc, reading.last, limit)
        if unit and number.form != "fraction":
            draft.unit, draft.counted = unit, True
    elif noun is not None and number.form != "fraction":
        if (
            draft.named in ("capital", "soft")
            and draft.hedge is None
            and not (
                following is not None
                and following.text.islower()
                and (following.tag_ in ("NNS", "JJ") or noun[1] != doc[reading.last].lower_)
                and noun[1] != text[reading.draft.number.end : noun[0]].strip()
            )
        ):
            draft.reason = "name"
            return
        if "." in number.digits and noun[1].rsplit(" ", 1)[-1] in _QUAKES:
            draft.unit = "magnitude"
            return
        draft.end, draft.unit, draft.counted = noun[0], noun[1], True
        if standard := word_unit(noun[1]):
            draft.unit, draft.dimension = standard
            draft.counted = False
    elif draft.named and (draft.hedge is None or draft.named == "hard"):
        draft.reason = "name"
    if draft.unit is None and draft.reason is None and following is not None and following.lower_ in _PEOPLE and number.value != 1:
        draft.unit, draft.counted = "people", True
    if draft.unit is None and draft.reason is None:
        draft.unit = _labelled(doc, reading) or _OBJECTS.get(doc[reading.first - 1].lemma_ if reading.first else "")
        draft.counted = draft.unit is not None
    if draft.unit is None and draft.reason is None:
        sentence = doc[reading.first].sent
        before = " ".join(t.lower_ for t in doc[max(sentence.start, reading.first - 8) : reading.first])
        draft.unit = next((unit for word, unit in _IMPLIED.items() if word in before), None)


def _split_moves(doc: Doc, bounds: tuple[int, int], readings: list[Reading], starts: list[int]) -> list[Reading]:
    """Takes "from A to B" apart again where a verb says that something moved: two levels, not one range."""
    split: list[Reading] = []
    for reading in readings:
        draft = reading.draft
        if draft.lead == "from" and draft.range_of is not None and _moved(doc, bounds[0], reading):
            for end in draft.range_of:
                end.counted = draft.counted
                if end.unit is None:
                    end.unit = draft.unit
                if end is draft.range_of[1]:
                    end.end = max(end.end, draft.end)
                split.append(_place(doc, end, starts)[0])
        else:
            split.append(reading)
    return split


def _moved(doc: Doc, start: int, reading: Reading) -> bool:
    for index in range(reading.first - 1, max(start, reading.first - 14) - 1, -1):
        token = doc[index]
        lemma = token.lemma_.lower()
        if token.tag_.startswith("V") and lemma in _SHIFTS:
            return True
        for way in ("up", "down"):
            table = _WORDS[way]
            if (
                (token.tag_.startswith("V") and (lemma in table["free"] or lemma in table["pushed"]))
                or (token.tag_ in ("NN", "NNS") and lemma in table["nouns"])
                or token.lower_ in table["adverbs"]
            ):
                return True
        if lemma in ("range", "vary") or token.lower_ in (";", "."):
            return False
    return False


def _fill_units(doc: Doc, readings: list[Reading]) -> None:
    """Fills a unit that is printed only at the other end: "from 208 pounds to 193", "460 cars, compared with 63"."""
    for reading in readings:
        if reading.draft.unit is None and _of_people(doc, reading):
            reading.draft.unit, reading.draft.counted = "people", True
    for before, after in pairwise(readings):
        one, two = before.draft, after.draft
        gap = doc[before.last : after.first]
        words = [t.lower_ for t in gap]
        from_lead = any(t.lower_ == "from" for t in doc[max(0, before.first - 2) : before.first])
        if two.unit is None and one.unit is not None and one.kind_hint is None and two.number.form in ("digits", "words"):
            near = len(words) <= 2 and ("or" in words or ("to" in words and from_lead))
            if (near or (len(words) <= 16 and _AGAINST & set(words))) and not (
                one.dimension == "money" and two.number.scale == 1 < one.number.scale
            ):
                two.unit, two.dimension, two.counted = one.unit, one.dimension, one.counted
        if two.unit is None and one.unit == "point" and "to" in words and len(words) <= 6:
            two.unit, two.counted = "point", True
        elif one.unit is None and two.unit is not None and from_lead and words == ["to"] and one.number.form in ("digits", "words"):
            one.unit, one.dimension, one.counted = two.unit, two.dimension, two.counted
            _take_scale(one, two)
        if (
            one.unit is None
            and two.kind_hint == "age"
            and words in (["and"], ["or"], ["-", "to"])
            and one.number.form in ("digits", "words")
        ):
            one.unit, one.dimension, one.kind_hint = two.unit, two.dimension, "age"
        if (
            two.unit is not None
            and "/" in two.unit
            and one.unit is not None
            and two.unit.startswith(one.unit + "/")
            and len(words) <= 3
            and {"to", "and", "or"} & set(words)
        ):
            one.unit, one.dimension = two.unit, two.dimension
        elif (
            one.unit is not None
            and "/" in one.unit
            and two.unit is not None
            and one.unit.startswith(two.unit + "/")
            and {"to", "from"} & set(words)
        ):
            two.unit, two.dimension = one.unit, one.dimension


def _repeat_units(doc: Doc, readings: list[Reading]) -> None:
    """Gives a bare number that ends its clause the unit of the figure before, when both are printed alike: "3.1 %, then 2.7".

    A level that a percentage led to ("rose 8 % to 3.65") is in another unit, and keeps none.
    """
    one: Draft | None = None
    for reading in readings:
        two = reading.draft
        if two.unit is not None:
            if two.kind_hint not in ("rank", "multiple") and (two.dimension != "time" or two.kind_hint == "age"):
                one = two
            continue
        closed = reading.last >= len(doc) or doc[reading.last].is_punct or doc[reading.last].lower_ in _CLOSERS
        if one is None or reading.role == "new" or not closed or doc[reading.first - 1].lower_ in ("at", "to", "of"):
            continue
        if _printed_alike(one, two):
            two.unit, two.dimension, two.counted, two.kind_hint = one.unit, one.dimension, one.counted, one.kind_hint


def _printed_alike(one: Draft, two: Draft) -> bool:
    """Whether two numbers have the same precision and scale and are within a tenfold of each other."""
    first, second = one.number, two.number
    if not first.value or second.value is None or second.form not in ("digits", "words"):
        return False
    return first.scale == second.scale and first.step == second.step and Decimal("0.1") <= second.value / first.value <= 10


def _labelled(doc: Doc, reading: Reading) -> str | None:
    """The unit of "New cases: 379" is what the label counts: its first plural noun."""
    if reading.first < 2 or doc[reading.first - 1].text != ":":
        return None
    start = reading.first - 2
    while (
        start > 0
        and doc[start - 1].text not in ("-", "*", "•", "–", ".", ";")
        and "\n" not in doc[start - 1].text
        and reading.first - start < 9
    ):
        start -= 1
    return next((singular(t.lower_) for t in doc[start : reading.first - 1] if t.tag_ == "NNS"), None)


def _of_people(doc: Doc, reading: Reading) -> bool:
    """ "killed at least 12", "120 died", "12 were injured": verbs that only people undergo say what is counted."""
    if reading.draft.number.value == 1 or reading.draft.number.form not in ("digits", "words", "vague", "range"):
        return False
    sent = doc[reading.first].sent
    before = doc[max(sent.start, reading.first - 1) : reading.first]
    after = doc[reading.last : min(sent.end, reading.last + 4)]
    if any(t.lemma_ in _TOLL_VERBS and t.tag_.startswith("V") for t in before):
        return True
    for token in after:
        if token.lemma_ in _TOLL_VERBS or token.lower_ in ("dead", "wounded", "injured", "missing"):
            return True
        if token.lower_ not in _TOLL_BETWEEN:
            return False
    return False


def _take_scale(one: Draft, two: Draft) -> None:
    """Gives a bare first end the scale word of the second: "from 24.2 to 33 billion"."""
    number, scale = one.number, two.number.scale
    if number.value is not None and number.scale == 1 and scale >= 1000 and number.value < 1000:
        number.value, number.step, number.scale = number.value * scale, number.step * scale, scale


def _keep(doc: Doc, reading: Reading) -> bool:
    """Whether the number is told as a figure; sets the reason when it is not."""
    draft = reading.draft
    if draft.kind_hint == "rank" and not _is_rank(doc, reading):
        draft.reason = "ordinal"
    elif draft.number.form == "words" and draft.number.value == 1 and draft.unit is None and draft.range_of is None:
        draft.reason = "pronoun"
    return draft.reason is None


def _is_rank(doc: Doc, reading: Reading) -> bool:
    """ "second-highest", "third largest", "ranked fifth", "third place"."""
    last = reading.last
    while last < len(doc) and doc[last].text in ("-", "–"):
        last += 1
    if last < len(doc) and doc[last].tag_ in ("JJS", "RBS"):
        reading.draft.end = doc[last].idx + len(doc[last])
        return True
    if last < len(doc) and doc[last].lower_ in ("straight", "consecutive", "successive"):
        reading.draft.end = doc[last].idx + len(doc[last])
        return True
    if last < len(doc) and doc[last].lower_ in ("place", "spot", "position") and doc[last].tag_ == "NN":
        reading.draft.end = doc[last].idx + len(doc[last])
        return True
    before = [t.lower_ for t in doc[max(0, reading.first - 2) : reading.first]]
    return any(w in ("ranked", "ranks", "ranking", "placed", "rank", "finished", "finishing") for w in before)


def _kind(doc: Doc, reading: Reading) -> Kind:
    draft = reading.draft
    if reading.kind is not None:
        return reading.kind
    if draft.kind_hint in ("rank", "multiple", "share"):
        return Kind(draft.kind_hint)
    if draft.unit == "%":
        return _percent_kind(doc, reading)
    if draft.unit in ("pp", "basis point"):
        return Kind.DIFFERENCE
    if draft.unit is not None and "/" in draft.unit:
        return Kind.RATE
    return Kind.COUNT if draft.counted else Kind.LEVEL


def _percent_kind(doc: Doc, reading: Reading) -> Kind:
    """A share of a whole, a rate that has a name, or else a level in percent."""
    sent = doc[reading.first].sent
    after = [t.lower_ for t in doc[reading.last : min(sent.end, reading.last + 5)]]
    before = doc[max(sent.start, reading.first - 6) : reading.first]
    if after[:1] == ["of"] or _SHARE_WORDS & set(after) or any(t.lower_ in _SHARE_WORDS or t.lemma_ in _SHARE_VERBS for t in before):
        return Kind.SHARE
    if any(t.lemma_.lower() in _RATE_NOUNS for t in before) or _RATE_NOUNS & set(after):
        return Kind.RATE
    return Kind.LEVEL


def _figure(doc: Doc, text: str, reading: Reading, move: int | None) -> Figure:
    kind = _kind(doc, reading)
    down = kind in (Kind.CHANGE, Kind.DIFFERENCE) and reading.direction is not None and reading.direction.value == "down"
    value = reading.draft.value
    printed = quantity(text, reading.draft, share=kind is Kind.SHARE, sign=-1 if down and (value is None or value > 0) else 1)
    return Figure(
        quantity=printed,
        kind=kind,
        direction=reading.direction,
        move=move,
        role=reading.role,
    )
