"""What one noun phrase says of a series: measure, whose it is, of what, where and towards whom."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.scope.anaphora import antecedent, named_before
from ingest.scope.areas import Area
from ingest.scope.measures import Measure, named_by, register, word_set
from ingest.scope.phrases import (
    Inside,
    area_at,
    head_words,
    is_name,
    is_time,
    leading_area,
    lemma,
    owner,
    phrase,
    prepositions,
    text_of,
    trimmed,
)
from ingest.scope.places import partner, place_among
from ingest.scope.reading import Reading, goods
from ingest.scope.wholes import share_of

_HOLDERS = ("of", "for", "by", "at", "in", "on", "across", "from")
_PRICE = "price"
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))


@dataclass(slots=True)
class _View:
    """A noun with its words; `inner` leaves out a leading area ("South Korean | car exports"), `holder` is whose it is."""

    noun: Token
    words: list[Token]
    inner: list[Token]
    holder: Token | None
    lead: Area | None
    preps: dict[str, Token]
    without: Inside

    @property
    def bare(self) -> bool:
        return self.holder is None and self.lead is None


def read_phrase(noun: Token, *, without: Inside = None) -> Reading:
    """Take a noun phrase apart. `without` are the tokens of the figure itself."""
    if noun.pos_ == "PRON" or noun.lower_ in word_set("anaphora", "pronouns"):
        meant = antecedent(noun)
        reading = read_phrase(meant, without=without) if meant is not None else Reading()
        reading.anaphoric = True
        return reading
    view = _view(noun, without)
    if noun.lower_ in ("share", "percent", "percentage", "%") and "of" in view.preps:
        return _share(noun, view.preps["of"], view.holder)
    named = named_by([lemma(word) for word in view.inner if word.text not in ("-", "–")])
    if named is not None:
        reading = _named(view, named[0], named[1])
    elif lemma(noun) in word_set("properties", "shares") and not (
        view.bare and len(view.inner) == 1 and not {"of", "in"} & set(view.preps)
    ):
        reading = _shares(view)
    elif lemma(noun) in word_set("properties", "empty"):
        return _amount_of(view)
    elif lemma(noun) in word_set("properties", "nouns"):
        reading = _property(view)
    else:
        return _plain(view)
    return _finish(reading, view)


def _view(noun: Token, without: Inside) -> _View:
    words = head_words(noun, without=without)
    lead = leading_area(words[:-1]) if len(words) > 1 else None
    inner = words[lead[1] :] if lead else words
    return _View(noun, words, inner, owner(noun), lead[0] if lead else None, prepositions(noun), without)


def _finish(reading: Reading, view: _View) -> Reading:
    """Whose measure it is, and what hangs on it; "the exports" with nothing more take up the exports spoken of."""
    if view.holder is not None:
        own(reading, view.holder)
        reading.area = view.lead or reading.area
    elif view.lead is not None:
        reading.subject, reading.area = view.lead.name, view.lead
    _complement(reading, view.preps, view.without)
    if reading.subject is None and _definite(view.noun):
        reading.anaphoric = True
    return reading


def _definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE for child in noun.lefts)


def _shares(view: _View) -> Reading:
    """Shares of a company have a price; "the medical technology stock" names the company by what it does."""
    reading = Reading(measure="share price", of="actor")
    if view.bare and not {"of", "in"} & set(view.preps):
        reading.subject = text_of(view.inner[:-1]) if is_name(view.inner[-2]) else text_of(view.inner)
    return reading


def _amount_of(view: _View) -> Reading:
    """A noun that only says how much or which way: what it is an amount of is measured."""
    noun, preps = view.noun, view.preps
    target = next((preps[word] for word in ("of", "in", "for", "on", "across") if word in preps), None)
    if target is not None and not is_time(target) and (view.without is None or target.i not in view.without):
        reading = read_phrase(target, without=view.without)
        if noun.lower_ in ("number", "amount", "count") and reading.measure is None and reading.subject and target.pos_ == "NOUN":
            reading.measure, reading.of = reading.subject.lower(), "thing"
            reading.subject = reading.area.name if reading.area is not None else None
        if view.holder is not None and reading.subject is None:
            own(reading, view.holder)
        return reading
    if len(view.inner) > 1:
        before = view.inner[-2]
        reading = read_phrase(before, without=view.without) if before.pos_ in ("NOUN", "PROPN") else Reading()
        if reading.measure is None and lemma(noun) in ("level", "volume", "count") and before.pos_ == "NOUN":
            reading = Reading(measure=text_of(trimmed(view.inner)).lower(), of="thing")
        return _finish(reading, view)
    if view.bare:
        return Reading(anaphoric=noun.tag_ == "NNS" or _definite(noun))
    # "The state's tally": of the state, and of what was tallied before.
    reading = _finish(Reading(), view)
    reading.anaphoric = True
    return reading


def _property(view: _View) -> Reading:
    """ "The Harlow budget": the budget, of Harlow."""
    reading, inner = Reading(of="thing"), view.inner
    names = [word for word in inner[:-1] if word.pos_ == "PROPN"]
    if names and inner[0] == names[0] and view.bare:
        reading.subject = text_of(inner[: len(names)])
        inner = inner[len(names) :]
    reading.measure = text_of(trimmed(inner)).lower()
    return reading


def _plain(view: _View) -> Reading:
    """A noun that names no measure is who or what the figure is about."""
    reading = Reading(subject=phrase(view.noun, without=view.without), role=_role(view.noun, view.words))
    if reading.role == "body" and (named := named_before(view.noun)) is not None:
        reading.stands_for = phrase(named)
    if view.holder is not None and is_name(view.holder) and not any(word.pos_ == "PROPN" for word in view.words):
        reading.subject = f"{text_of(head_words(view.holder))}'s {reading.subject}"
        owning = area_at(view.holder)
        reading.area = owning[0] if owning is not None else None
    area = area_at(view.noun)
    if reading.area is None and area is not None and area[0].kind != "people":
        reading.area = area[0]
    reading.area = reading.area or view.lead
    _complement(reading, view.preps, view.without)
    return reading


def _role(noun: Token, words: list[Token]) -> str | None:
    if words[-1].pos_ == "PROPN" or not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return None
    for name, kind in (("places", "place"), ("roles", "body")):
        if lemma(noun) in word_set("anaphora", name):
            return kind
    return None


def _named(view: _View, measure: Measure, size: int) -> Reading:
    """The measure, and what the words before its name add: the goods of a flow, or whose it is."""
    reading = Reading(measure=measure.name, of=measure.of, flow=measure.flow)
    words = view.inner
    before = list(words[: len(words) - size])
    while before and before[-1].text in ("-", "–"):
        before.pop()
    if before and (before := trimmed(before)) and before[0] == trimmed([*before, words[-1]])[0]:
        _modified(reading, measure, before, words[len(words) - size :])
    return reading


def _modified(reading: Reading, measure: Measure, before: list[Token], name: list[Token]) -> None:
    if measure.keep:
        reading.measure = text_of([*before, *name]).lower()
    elif measure.of == "goods" or (measure.name == _PRICE and before[-1].pos_ == "NOUN" and name[-1].lower_.startswith(_PRICE)):
        reading.product = goods(text_of(before)).lower()
    elif is_name(before[-1]):
        reading.subject = text_of(before)
    elif measure.of in ("actor", "thing"):
        if before[-1].pos_ == "ADJ":
            reading.measure = f"{text_of(before).lower()} {measure.name}"
        elif before[-1].pos_ == "NOUN":
            reading.subject = text_of(before)
    else:
        reading.product = text_of(before).lower()


def own(reading: Reading, holder: Token) -> None:
    """Take `holder` as whose it is; "a year's supply" has no owner."""
    if is_time(holder):
        return
    if holder.pos_ == "PRON" or holder.tag_ == "PRP$":
        meant = antecedent(holder)
        if meant is None or meant.pos_ != "PROPN":
            reading.anaphoric = reading.subject is None
            return
        holder = meant
    found = area_at(holder)
    reading.role = _role(holder, head_words(holder))
    reading.subject = found[0].name if found and found[0].kind in ("country", "part", "people") else phrase(holder)
    if found is not None:
        reading.area = found[0]


def _share(noun: Token, whole: Token, holder: Token | None) -> Reading:
    reading = share_of(whole)
    if holder is not None:
        own(reading, holder)
    return reading


def _complement(reading: Reading, preps: dict[str, Token], without: Inside) -> None:
    """What hangs on the noun by prepositions: goods and owner by "of", places by "in", partners by "to" and "from"."""
    for word in _HOLDERS:
        target = preps.get(word)
        if target is None or is_time(target) or (without is not None and target.i in without):
            continue
        if (word == "from" and reading.flow == "import") or target.pos_ == "VERB":
            continue
        found = area_at(target)
        place = found[0] if found is not None and found[0].kind != "people" else None
        things = goods(text_of(trimmed(head_words(target, without=without))))
        if word == "of" and reading.of == "goods" and place is None:
            _goods_of(reading, target, things, without)
        elif word == "of" and reading.of == "people" and place is None:
            reading.product = reading.product or things
        elif reading.subject is None and reading.of in ("actor", "thing", "goods") and _holds(word, reading, place):
            if word in ("for", "at") and not is_name(target) and reading.of == "goods":
                _goods_of(reading, target, things, without)
            else:
                _hold(reading, target)
        elif word == "on" and reading.of == "thing" and place is None:
            reading.product = reading.product or things
        else:
            reading.area = reading.area or place
    if "among" in preps and reading.of != "goods":
        reading.population = text_of(head_words(preps["among"], without=without))
    reading.area = reading.area or place_among(preps)
    partner(reading, preps)


def _holds(word: str, reading: Reading, place: Area | None) -> bool:
    return word in ("of", "for", "by", "at") or place is not None or (word == "in" and reading.measure == "share price")


def _goods_of(reading: Reading, target: Token, things: str, without: Inside) -> None:
    """ "Exports of Chilean copper from Antofagasta to Japan": the goods, where they come from, where they go."""
    words = head_words(target, without=without)
    origin = leading_area(words)
    if reading.product is None and origin is not None and origin[0].kind in ("people", "country") and words[origin[1] :]:
        things = goods(text_of(words[origin[1] :]))
        reading.subject, reading.area = reading.subject or origin[0].name, reading.area or origin[0]
    reading.product = reading.product or things
    inner = prepositions(target)
    reading.area = reading.area or place_among(inner)
    for key in ("from", "in", "by"):
        if key in inner and not is_time(inner[key]):
            _hold(reading, inner[key])
    partner(reading, inner)


def _hold(reading: Reading, target: Token) -> None:
    if reading.subject is not None or target.pos_ == "PRON":
        return
    found = area_at(target)
    if found is not None and found[0].kind in ("country", "part"):
        reading.subject = found[0].name
    else:
        reading.subject = phrase(target)
    if found is not None:
        reading.area = reading.area or found[0]


def label(words: list[Token]) -> Reading:
    """What a list item's words before its colon name: "Deaths", "Homes destroyed", "Car exports"."""
    state = register().states.get(words[-1].lower_)
    if state is not None and state.of == "people":
        things = trimmed(words[:-1]) if len(words) > 1 else []
        return Reading(measure=state.name, of=state.of, product=text_of(things).lower() if things else None)
    if words[-1].pos_ not in ("NOUN", "PROPN"):
        return Reading()
    named = named_by([lemma(word) for word in words])
    return read_phrase(words[-1]) if named is not None else Reading()
