"""What one noun phrase says of a series: measure, whose it is, of what, where and towards whom."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.scope.anaphora import antecedent, named_before
from ingest.scope.areas import Area
from ingest.scope.holders import DEFINITE, complement, own, role_of
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
from ingest.scope.reading import Reading, goods
from ingest.scope.wholes import share_of

_PRICE = "price"


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
        return _taken_up(noun, without)
    if noun.tag_ in ("JJR", "RBR") or noun.lower_ in word_set("phrases", "degrees"):
        return Reading()
    view = _view(noun, without)
    if lemma(noun) in word_set("phrases", "portions") and (content := view.preps.get("of")) is not None and not is_time(content):
        return read_phrase(content, without=without)
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
        meant = _apposed(noun, without)
        return _plain(_view(meant, without) if meant is not None else view)
    return _finish(reading, view)


def _taken_up(pronoun: Token, without: Inside) -> Reading:
    """What a pronoun stands for; "those in Harlow" are the same things as before, of Harlow."""
    if pronoun.lower_ == "those" and any(child.dep_ in ("relcl", "acl") or child.lower_ == "who" for child in pronoun.rights):
        # "Those who named a candidate": whoever did, nobody spoken of before.
        return Reading()
    preps = prepositions(pronoun) if pronoun.lower_ in ("that", "those") else {}
    if preps:
        reading = _same_measure(pronoun) if "of" in preps and not is_time(preps["of"]) else Reading(of="actor")
        complement(reading, preps, without)
    else:
        meant = antecedent(pronoun)
        reading = read_phrase(meant, without=without) if meant is not None else Reading()
    reading.anaphoric = True
    return reading


def _same_measure(pronoun: Token) -> Reading:
    """The measure that "those of X" are more of: that of the last subject before it."""
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if token.dep_ in ("nsubj", "nsubjpass"):
            named = named_by([lemma(token)])
            return Reading(measure=named[0].name, of=named[0].of, flow=named[0].flow) if named is not None else Reading(of="actor")
    return Reading(of="actor")


def read_property(noun: Token, *, without: Inside = None) -> Reading:
    """Take a noun as the name of what is measured: "knife attacks" that rose 9 %."""
    view = _view(noun, without)
    return _finish(_property(view), view)


def _apposed(noun: Token, without: Inside) -> Token | None:
    """Who or what "a 1.2 kg machine" describes in "Vexa's laptop, a 1.2 kg machine, ..."."""
    if noun.dep_ != "appos" or noun.head.pos_ not in ("NOUN", "PROPN") or not any(child.lower_ in ("a", "an") for child in noun.lefts):
        return None
    before = noun.left_edge.i - 1
    if before < 0 or noun.doc[before].text != "," or (without is not None and noun.head.i in without):
        return None
    return noun.head


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
    complement(reading, view.preps, view.without)
    if reading.subject is None and _definite(view.noun):
        reading.anaphoric = True
    return reading


def _definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in noun.lefts)


def _shares(view: _View) -> Reading:
    """Shares of a company have a price; "the medical technology stock" names the company by what it does."""
    reading = Reading(measure="share price", of="actor")
    if view.bare and not {"of", "in"} & set(view.preps):
        reading.subject = text_of(view.inner[:-1]) if is_name(view.inner[-2]) else text_of(view.inner)
    return reading


def _amount_of(view: _View) -> Reading:
    """A noun that only says how much or which way: what it is an amount of is measured."""
    noun, preps = view.noun, view.preps
    targets = (preps[word] for word in ("of", "in", "for", "on", "across") if word in preps)
    target = next((t for t in targets if view.without is None or t.i not in view.without), None)
    # "Water levels in the dam": the words before say of what, those after where.
    compound = len(view.inner) > 1 and view.inner[-2].pos_ == "NOUN" and target is not preps.get("of")
    if target is not None and not is_time(target) and not compound:
        reading = read_phrase(target, without=view.without)
        if noun.lower_ in ("number", "amount", "count") and reading.measure is None and reading.subject and target.pos_ == "NOUN":
            reading.measure, reading.of = reading.subject.lower(), "thing"
            reading.subject = reading.area.name if reading.area is not None else None
        if reading.measure is None and reading.subject is None and reading.word is not None:
            # "The forecast for growth": growth is forecast.
            reading.measure, reading.of = reading.word, "actor"
        if view.holder is not None and reading.subject is None:
            own(reading, view.holder)
        return reading
    if len(view.inner) > 1:
        before = view.inner[-2]
        reading = read_phrase(before, without=view.without) if before.pos_ in ("NOUN", "PROPN") else Reading()
        if reading.measure is None and lemma(noun) in ("level", "volume", "count") and before.pos_ == "NOUN":
            reading = Reading(measure=text_of(trimmed(view.inner)).lower(), of="thing")
        if reading.measure is None and reading.subject is None and reading.word is not None:
            # "Its growth forecast": growth is forecast.
            reading.measure, reading.of = reading.word, "actor"
        elif reading.measure is None and reading.subject is None:
            reading.word = text_of(trimmed(view.inner)).lower()
        return _finish(reading, view)
    if view.bare:
        return Reading(anaphoric=noun.tag_ == "NNS" or _definite(noun), word=noun.lower_)
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
    reading = Reading(subject=phrase(view.noun, without=view.without), role=role_of(view.noun, view.words))
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
    complement(reading, view.preps, view.without)
    return reading


def _named(view: _View, measure: Measure, size: int) -> Reading:
    """The measure, and what the words before its name add: the goods of a flow, or whose it is."""
    reading = Reading(measure=measure.name, of=measure.of, flow=measure.flow)
    words = view.inner
    before = list(words[: len(words) - size])
    while before and before[-1].text in ("-", "–"):
        before.pop()
    if before and is_time(before[-1]):
        # "Third-quarter revenue": the quarter is when, not whose.
        before = []
    if before and (before := trimmed(before)) and before[0] == trimmed([*before, words[-1]])[0]:
        held = view.holder is not None or bool({"of", "at", "by"} & set(view.preps))
        _modified(reading, measure, before, words[len(words) - size :], held=held)
    return reading


def _modified(reading: Reading, measure: Measure, before: list[Token], name: list[Token], *, held: bool) -> None:
    """What the words `before` a measure's name add to it; where it is `held` by someone named beside it, they are no owner."""
    if measure.keep:
        reading.measure = text_of([*before, *name]).lower()
    elif measure.of == "goods" or (measure.name == _PRICE and before[-1].pos_ == "NOUN" and name[-1].lower_.startswith(_PRICE)):
        while len(before) > 1 and before[0].lower_ in word_set("phrases", "averages"):
            before = before[1:]
        reading.product = goods(text_of(before)).lower()
    elif is_name(before[-1]):
        reading.subject = text_of(before)
    elif measure.of in ("actor", "thing"):
        if before[-1].pos_ == "ADJ" or before[-1].lower_ in word_set("phrases", "qualifiers"):
            reading.measure = f"{text_of(before).lower()} {measure.name}"
        elif before[-1].pos_ == "NOUN" and held:
            reading.product = text_of(before).lower()
        elif before[-1].pos_ == "NOUN":
            reading.subject = text_of(before)
    else:
        reading.product = text_of(before).lower()


def _share(noun: Token, whole: Token, holder: Token | None) -> Reading:
    reading = share_of(whole)
    if holder is not None:
        own(reading, holder)
    return reading


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
