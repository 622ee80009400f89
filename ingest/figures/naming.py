"""Names what a bare number counts: the noun after it, its label, the verb that only people undergo."""

from spacy.tokens import Doc, Span

from ingest.figures.counted import counted_noun
from ingest.figures.move_words import Reading
from ingest.figures.named_persons import is_age_of_somebody, is_surname
from ingest.figures.numbered import is_called, is_numbered, is_tied_name
from ingest.figures.parallel import shares_verb
from ingest.figures.picked import counted_of
from ingest.model import Comparator
from ingest.numbers.units import CALENDAR, denominator, singular, word_unit
from ingest.vocabulary import load

_WORDS = load("counted")
_IMPLIED: dict[str, str] = _WORDS["implied_units"]
_OBJECTS: dict[str, str] = _WORDS["implied_objects"]
_TOLL_VERBS = frozenset(_WORDS["toll"]["verbs"])
_TOLL_STATES = frozenset(_WORDS["toll"]["states"])
_TOLL_BETWEEN = frozenset(_WORDS["toll"]["between"])
_SCALES = frozenset(_WORDS["magnitude"]["scales"])
_QUAKES = frozenset(_WORDS["magnitude"]["heads"])
# "211 in favour, 140 opposed".
_BALLOTS = frozenset(_WORDS["ballots"]["after"])
_PEOPLE = frozenset(("who", "whom", "whose"))
_GROUPS = frozenset(_WORDS["groups"]["of_people"])
_LEVEL_WORDS = frozenset(_WORDS["groups"]["before_level"])
_FARTHEST_NUMBER = 20
_CUSTODY = frozenset(_WORDS["toll"]["custody_verbs"])
_CUSTODIANS = frozenset(_WORDS["toll"]["custodians"])
_TOLL_PHRASES = frozenset(_WORDS["toll"]["phrases"])
_MARGINS = frozenset(_WORDS["margins"]["leads"])
_CHILDREN: dict[str, str] = _WORDS["children_of"]
_JOINED: dict[str, str] = _WORDS["joined"]
_PLACES = frozenset(_WORDS["capacity"]["places"])
_HOLDING = frozenset(_WORDS["capacity"]["verbs"])
_CAPACITY = frozenset(_WORDS["capacity"]["leads"])
_LABEL_STARTS = ("-", "*", "•", "–", ".", ";", "(")
_LONGEST_LABEL = 9
_ASIDE = frozenset(("(", ")", "-", "--", "–", "—", ","))
_COMPARED = frozenset(("compared", "with", "to", "against", "versus"))
_BOUNDS_AFTER = {"more": Comparator.AT_LEAST, "fewer": Comparator.AT_MOST, "less": Comparator.AT_MOST}
_LONGEST_RATE = 4
_RATE_WORDS = frozenset(("a", "an", "per"))


def name_unit(doc: Doc, reading: Reading, limit: int, before: Reading | None) -> None:
    """Gives a bare number the unit that it counts, or the reason why it is no figure.

    `limit` ends its sentence; `before` is the figure before it there.
    """
    draft = reading.draft
    if draft.unit is not None:
        return
    if draft.named == "hard":
        draft.reason = "name"
        return
    household = reading.first > 1 and doc[reading.first - 2 : reading.first].text.lower() == "family of"
    nothing = household or draft.number.form == "fraction"
    noun = None if nothing else counted_noun(doc, reading.last, limit, single=draft.number.value == 1)
    if noun is not None:
        _take_noun(doc, reading, *noun)
    elif is_age_of_somebody(doc, reading, limit):
        draft.unit, draft.dimension, draft.kind_hint = "year", "time", "age"
    elif draft.named and draft.hedge is None:
        toll = draft.named == "capital" and _of_people(doc, reading, doc[reading.first].sent.start, limit)
        if not (toll or (draft.named == "capital" and shares_verb(doc, before, reading))):
            draft.reason = "name"
    elif (
        draft.number.form != "fraction"
        and not _is_picked(doc, reading)
        and (unit := counted_of(doc, reading.last, limit, single=draft.number.value == 1))
    ):
        draft.unit, draft.counted = unit, True
    if draft.unit is None and draft.reason is None:
        _imply(doc, reading, limit)
    if draft.unit is None and draft.reason is None and is_numbered(doc, reading):
        draft.reason = "name"
    elif draft.reason is None and (is_tied_name(doc, reading) or is_called(doc, reading)):
        draft.reason, draft.end = "name", draft.number.end


def _is_picked(doc: Doc, reading: Reading) -> bool:
    """Whether "one" stands for a thing named before: "the final one of the season"."""
    before = doc[reading.first - 1] if reading.first else None
    picked = before is not None and before.tag_ in ("JJ", "JJS", "DT") and before.lower_ != "only"
    return picked and reading.draft.number.value == 1 and reading.draft.number.form == "words"


def _take_noun(doc: Doc, reading: Reading, end: int, unit: str) -> None:
    draft, following = reading.draft, doc[reading.last]
    plural = following.tag_ in ("NNS", "JJ") or unit != following.lower_
    sentence = doc[reading.first].sent
    mass = following.lower_.endswith("s") and singular(following.lower_) == following.lower_
    singular_name = (following.tag_ != "NNS" or mass) and unit == sentence.text[
        draft.number.end - sentence.start_char : end - sentence.start_char
    ].strip()
    if draft.named and draft.hedge is None and (singular_name or mass or not plural or not following.text.islower()):
        draft.reason = "name"
    elif unit in _TOLL_STATES or unit.split(" ", 1)[0] in _JOINED:
        draft.unit, draft.counted = _JOINED.get(unit.split(" ", 1)[0], "people"), True
        if unit not in _TOLL_STATES:
            draft.end = end
    elif "." in draft.number.digits and unit.rsplit(" ", 1)[-1] in _QUAKES:
        draft.unit = "magnitude"
    elif unit == "magnitude":
        draft.unit, draft.end = unit, end
    elif standard := word_unit(unit):
        draft.end, (draft.unit, draft.dimension) = end, standard
    else:
        draft.end, draft.unit, draft.counted = end, unit, True
        _take_rate(doc, reading)
        _take_bound(doc, reading)


def _take_bound(doc: Doc, reading: Reading) -> None:
    """Takes in a bound printed after what is counted: "five units or more"."""
    draft, last = reading.draft, reading.last
    while last < len(doc) and doc[last].idx < draft.end:
        last += 1
    sign = _BOUNDS_AFTER.get(doc[last + 1].lower_) if last + 1 < len(doc) and doc[last].lower_ == "or" else None
    if sign is not None and draft.comparator is Comparator.EQUAL:
        draft.comparator, draft.hedge = sign, doc[last : last + 2].text
        draft.end = doc[last + 1].idx + len(doc[last + 1])


def _take_rate(doc: Doc, reading: Reading) -> None:
    """Joins the unit of a counted thing with what it is counted per: "one million parcels a week".

    "40,000 homes a year" keeps its unit, for homes of one year are what it is compared with.
    """
    draft = reading.draft
    last = reading.last
    while last < len(doc) and doc[last].idx < draft.end:
        last += 1
    if last >= len(doc) or doc[last].lower_ not in _RATE_WORDS:
        return
    tail = " " + doc[last : last + _LONGEST_RATE].text
    if (rate := denominator(tail.lower(), tail, 0)) and rate[1] not in CALENDAR:
        draft.end, draft.unit = draft.end + rate[0], f"{draft.unit}{'' if rate[1].startswith('/') else '/'}{rate[1]}"


def _imply(doc: Doc, reading: Reading, limit: int) -> None:
    """The unit that no noun after the number prints, but the words around it do."""
    draft, first = reading.draft, reading.first
    if draft.number.form == "fraction":
        return
    start = doc[first].sent.start
    if first - start > 1 and doc[first - 1].lower_ in ("of", "-") and (kin := _child_of(doc, first)):
        unit: str | None = kin
    elif _of_people(doc, reading, start, limit):
        unit = "people"
    elif reading.last < limit and doc[reading.last].lower_ == "strong":
        # "Crowds 15,000 strong".
        unit = "people"
    elif _of_runs(doc, reading, start, limit):
        unit = "run"
    elif most := _of_most(doc, reading, start, limit):
        unit = most
    elif reading.last < limit and (doc[reading.last].lower_ in _BALLOTS or doc[reading.last : reading.last + 2].text.lower() in _BALLOTS):
        unit = "vote"
    else:
        unit = _labelled(doc, reading) or (_OBJECTS.get(doc[first - 1].lemma_) if first else None) or _numbered_things(doc, start, first)
    if unit is None and any(t.lower_ in _SCALES for t in doc[reading.last : min(limit, reading.last + 4)]):
        draft.unit = "magnitude"
        return
    if unit is None and " ".join(t.lower_ for t in doc[max(start, first - 2) : first]) in _MARGINS:
        unit = "point"
    if unit is not None:
        draft.unit, draft.counted = unit, True
        return
    before = " ".join(t.lower_ for t in doc[max(start, first - 14) : first])
    draft.unit = next((unit for word, unit in _IMPLIED.items() if f" {word} " in f" {before} "), None)
    draft.counted = draft.unit == "people"


def _is_compared(doc: Doc, first: int) -> bool:
    """ "520 delegates, compared with 39 who": the other side says what is counted."""
    return first > 1 and doc[first - 1].lower_ in _COMPARED and doc[first - 2].lower_ in _COMPARED | {","}


def _of_runs(doc: Doc, reading: Reading, start: int, limit: int) -> bool:
    """ "Made 112 off 171 balls", "chasing 251 to win", "lost seven wickets and need 399 to win"."""
    after = [t.lower_ for t in doc[reading.last : min(limit, reading.last + 3)]]
    if after[:1] == ["off"]:
        return after[2:] in (["balls"], ["deliveries"])
    if after[:2] != ["to", "win"] or reading.first == start:
        return False
    return doc[reading.first - 1].lower_ == "chasing" or any(t.lower_ in ("wickets", "wicket", "overs") for t in doc[start:limit])


def _of_most(doc: Doc, reading: Reading, start: int, limit: int) -> str | None:
    """ "Took the most seats -- 123 -- on Sunday", "the fewest cases (12)": the number says how many those were."""
    first, last = reading.first, reading.last
    if first - start < 2 or last >= limit or doc[first - 1].text not in _ASIDE or doc[last].text not in _ASIDE:
        return None
    noun = doc[first - 2]
    most = noun.tag_ == "NNS" and any(t.lower_ in ("most", "fewest", "least") for t in doc[max(start, first - 5) : first - 2])
    return singular(noun.lower_) if most else None


def _child_of(doc: Doc, first: int) -> str | None:
    """ "A father of seven", "mum-of-three": the number is of children."""
    return next((_CHILDREN[t.lower_] for t in doc[max(0, first - 5) : first - 1] if t.lower_ in _CHILDREN), None)


def _labelled(doc: Doc, reading: Reading) -> str | None:
    """The unit of "New cases: 379" is what the label counts: its first plural noun."""
    if reading.first < 2 or doc[reading.first - 1].text != ":":
        return None
    start = reading.first - 2
    while start > 0 and reading.first - start < _LONGEST_LABEL:
        before = doc[start - 1].text
        if before in _LABEL_STARTS or "\n" in before:
            break
        start -= 1
    label = doc[start : reading.first - 1]
    for token in label:
        # A label is no sentence: its first word may be tagged as a verb ("Doses given"), and a name as a plural ("Sanders: 46").
        if token.i == label.end - 1 and is_surname(doc, token):
            return None
        if token.tag_ in ("NNS", "NNPS") or (token.i == start and token.is_alpha and singular(token.lower_) != token.lower_):
            return singular(token.lower_)
    return "people" if any(t.lower_ in _TOLL_STATES or (t.tag_ == "VBN" and t.lemma_ in _TOLL_VERBS) for t in label) else None


def _numbered_things(doc: Doc, start: int, first: int) -> str | None:
    """ "a crew of 23" are people, "the number of visitors fell to 400" counts visitors."""
    if first - start < 2:
        return None
    last = doc[first - 1]
    if last.lower_ == "of" and doc[first - 2].lower_ in _GROUPS:
        return "people"
    if last.lower_ not in _LEVEL_WORDS:
        return None
    for index in range(first - 3, max(start, first - _FARTHEST_NUMBER) - 1, -1):
        if doc[index].text == ";":
            return None
        if doc[index].lower_ == "number" and doc[index + 1].lower_ == "of":
            return _numbered(doc[index + 2 : min(first, index + 6)])
    return None


def _numbered(phrase: Span) -> str | None:
    """What "the number of" counts: "visitors to the park", "injured being treated" but "injured soldiers"."""
    for token in phrase:
        if token.lower_ in _TOLL_STATES and token.nbor().tag_ not in ("NNS", "NNPS"):
            return "people"
        if token.tag_ in ("NNS", "NNPS"):
            return singular(token.lower_)
    return None


def _of_people(doc: Doc, reading: Reading, start: int, limit: int) -> bool:
    """ "killed at least 12", "120 died", "12 were injured": verbs that only people undergo say what is counted."""
    draft = reading.draft
    after = doc[reading.last : min(limit, reading.last + 4)]
    if (draft.number.value == 1 and not draft.number.digits) or draft.number.form == "fraction":
        return False
    if len(after) > 0 and after[0].lower_ in _PEOPLE and draft.number.value != 1 and not _is_compared(doc, reading.first):
        return True
    if (
        len(after) > 2
        and after[0].lower_ == "of"
        and (after[2].lower_ in _TOLL_STATES or after[1].lower_ == "us" or after[1:3].text.lower() == "those who")
    ):
        return True
    before = [t.lower_ for t in doc[max(start, reading.first - 4) : reading.first]]
    if " ".join(before[-2:]) in _TOLL_PHRASES or " ".join(before[-2:]) in _CAPACITY:
        return True
    if before[-1:] and before[-1] in _HOLDING and not _PLACES.isdisjoint(before):
        return True
    if reading.first > start and doc[reading.first - 1].lemma_ in _CUSTODY and not _CUSTODIANS.isdisjoint(before):
        return True
    if reading.first > start and doc[reading.first - 1].lemma_ in _TOLL_VERBS and doc[reading.first - 1].tag_.startswith("V"):
        return True
    if doc[reading.last : reading.last + 2].text.lower().startswith(("aboard", "on board")):
        return True
    for token in after:
        if token.lemma_ in _TOLL_VERBS or token.lower_ in _TOLL_STATES:
            return True
        if token.lower_ not in _TOLL_BETWEEN:
            return False
    return False
