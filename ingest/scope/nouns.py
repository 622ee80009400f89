"""What one noun phrase says of a series: measure, whose it is, of what, where and towards whom."""

from spacy.tokens import Token

from ingest.scope.measures import Measure, named_by, register, word_set
from ingest.scope.phrases import (
    Inside,
    antecedent,
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
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))


def read_phrase(noun: Token, *, without: Inside = None) -> Reading:
    """Take a noun phrase apart. `without` are the tokens of the figure itself."""
    reading = Reading()
    if noun.pos_ == "PRON" or noun.lower_ in word_set("anaphora", "pronouns"):
        reading.anaphoric = True
        meant = antecedent(noun)
        return _meant(meant, without) if meant is not None else reading
    words = head_words(noun, without=without)
    holder = owner(noun)
    lead = leading_area(words[:-1]) if len(words) > 1 else None
    inner = words[lead[1] :] if lead else words
    preps = prepositions(noun)
    lemmas = [lemma(word) for word in inner if word.text not in ("-", "–")]
    found = named_by(lemmas)
    if noun.lower_ in ("share", "percent", "percentage", "%") and "of" in preps:
        return _share(noun, preps["of"], holder)
    if (
        found is None
        and lemma(noun) in word_set("properties", "shares")
        and (holder is not None or lead or "of" in preps or "in" in preps or len(inner) > 1)
    ):
        reading.measure, reading.of = "share price", "actor"
        if holder is None and not lead and "of" not in preps and "in" not in preps:
            reading.subject = text_of(inner[:-1]) if is_name(inner[-2]) else text_of(inner)
    elif found is not None:
        _apply(reading, found[0], inner, found[1])
    elif lemma(noun) in word_set("properties", "empty"):
        target = preps.get("of") or preps.get("in") or preps.get("for") or preps.get("on") or preps.get("across")
        if target is not None and not is_time(target) and (without is None or target.i not in without):
            reading = read_phrase(target, without=without)
            if noun.lower_ in ("number", "amount", "count") and reading.measure is None and reading.subject and target.pos_ == "NOUN":
                reading.measure, reading.of = reading.subject.lower(), "thing"
                reading.subject = reading.area.name if reading.area is not None else None
            if holder is not None and reading.subject is None:
                own(reading, holder)
            return reading
        if len(inner) > 1:
            inner_reading = read_phrase(inner[-2], without=without) if inner[-2].pos_ in ("NOUN", "PROPN") else Reading()
            if inner_reading.measure is None and lemma(noun) in ("level", "volume", "count") and inner[-2].pos_ == "NOUN":
                inner_reading = Reading(measure=text_of(trimmed(inner)).lower(), of="thing")
            reading.fill(inner_reading)
        elif holder is None and lead is None:
            reading.anaphoric = noun.tag_ == "NNS" or any(child.lower_ in _DEFINITE for child in noun.lefts)
            return reading
    elif lemma(noun) in word_set("properties", "nouns"):
        names = [word for word in inner[:-1] if word.pos_ == "PROPN"]
        if names and inner[0] == names[0] and holder is None and lead is None:
            reading.subject = text_of(inner[: len(names)])
            inner = inner[len(names) :]
        reading.measure, reading.of = text_of(trimmed(inner)).lower(), "thing"
    else:
        reading.subject = phrase(noun, without=without)
        reading.role = _role(noun, words)
        if holder is not None and is_name(holder) and not any(word.pos_ == "PROPN" for word in words):
            reading.subject = f"{text_of(head_words(holder))}'s {reading.subject}"
            owning = area_at(holder)
            reading.area = owning[0] if owning is not None else None
        area = area_at(noun)
        if reading.area is None and area is not None and area[0].kind != "people":
            reading.area = area[0]
        elif lead is not None:
            reading.area = lead[0]
        _complement(reading, preps, without)
        return reading
    if holder is not None:
        own(reading, holder)
        if lead is not None:
            reading.area = lead[0]
    elif lead is not None:
        reading.subject, reading.area = lead[0].name, lead[0]
    _complement(reading, preps, without)
    if reading.subject is None and any(child.lower_ in _DEFINITE for child in noun.lefts):
        reading.anaphoric = True
    return reading


def _role(noun: Token, words: list[Token]) -> str | None:
    if words[-1].pos_ == "PROPN" or not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return None
    for name, kind in (("places", "place"), ("roles", "body")):
        if lemma(noun) in word_set("anaphora", name):
            return kind
    return None


def _meant(noun: Token, without: Inside) -> Reading:
    """What a pronoun's antecedent says; still anaphoric, since the series in focus may know more."""
    reading = read_phrase(noun, without=without)
    reading.anaphoric = True
    return reading


def _apply(reading: Reading, measure: Measure, words: list[Token], size: int) -> None:
    """The measure, and what the words before its name add: the goods of a flow, or whose it is."""
    before = [word for word in words[: len(words) - size]]
    while before and before[-1].text in ("-", "–"):
        before = before[:-1]
    before = trimmed(before) if before else []
    if len(before) == 1 and before[0].lower_ != trimmed([*before, words[-1]])[0].lower_:
        before = []
    reading.measure, reading.of, reading.flow = measure.name, measure.of, measure.flow
    if not before:
        return
    if measure.keep:
        reading.measure = text_of([*before, *words[len(words) - size :]]).lower()
    elif measure.of == "goods":
        reading.product = goods(text_of(before))
    elif is_name(before[-1]):
        reading.subject = text_of(before)
    elif measure.of in ("actor", "thing"):
        reading.measure = f"{text_of(before).lower()} {measure.name}" if before[-1].pos_ == "ADJ" else measure.name
        if before[-1].pos_ == "NOUN":
            reading.subject = text_of(before)
    else:
        reading.product = text_of(before).lower()


def own(reading: Reading, holder: Token) -> None:
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
        found = area_at(target)
        place = found is not None and found[0].kind != "people"
        if word == "from" and reading.flow == "import":
            continue
        if word == "of" and reading.of == "goods" and not place:
            reading.product = reading.product or goods(text_of(trimmed(head_words(target, without=without))))
            origin = leading_area(head_words(target, without=without))
            if origin is not None and origin[0].kind in ("people", "country") and reading.product:
                words = head_words(target, without=without)[origin[1] :]
                if words:
                    reading.product = goods(text_of(words))
                    reading.subject, reading.area = reading.subject or origin[0].name, reading.area or origin[0]
            reading.fill(Reading(area=place_among(prepositions(target))))
            inner = prepositions(target)
            for key in ("from", "in", "by"):
                if key in inner and not is_time(inner[key]):
                    _hold(reading, inner[key])
            partner(reading, inner)
        elif word == "of" and reading.of == "people" and not place:
            reading.product = reading.product or text_of(trimmed(head_words(target, without=without)))
        elif (
            reading.subject is None
            and (word in ("of", "for", "by", "at") or place or (word == "in" and reading.measure == "share price"))
            and (reading.of in ("actor", "thing", "goods"))
        ):
            if word in ("for", "at") and not is_name(target) and reading.of == "goods":
                reading.product = reading.product or goods(text_of(trimmed(head_words(target))))
            else:
                _hold(reading, target)
        elif place and found is not None and reading.area is None:
            reading.area = found[0]
        elif word == "on" and reading.of == "thing" and reading.product is None:
            reading.product = goods(text_of(trimmed(head_words(target, without=without))))
    reading.area = reading.area or place_among(preps)
    partner(reading, preps)


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
