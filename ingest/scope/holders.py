"""Whose a measure is, of what, where and towards whom: what possessives and prepositions add to a noun phrase."""

from spacy.tokens import Token

from ingest.scope.anaphora import antecedent
from ingest.scope.areas import Area
from ingest.scope.measures import word_set
from ingest.scope.phrases import (
    Inside,
    area_at,
    described,
    head_words,
    is_name,
    is_time,
    leading_area,
    lemma,
    phrase,
    prepositions,
    text_of,
    trimmed,
    verb_above,
)
from ingest.scope.places import partner, place_among
from ingest.scope.reading import Reading, goods

_HOLDERS = ("of", "for", "by", "at", "in", "on", "across", "from")
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their"))


def complement(reading: Reading, preps: dict[str, Token], without: Inside) -> None:
    """What hangs on the noun by prepositions: goods and owner by "of", places by "in", partners by "to" and "from"."""
    if reading.measure is not None and "of" in preps and (name := _long_name(preps["of"])) is not None:
        reading.measure = name
        preps = {word: target for word, target in preps.items() if word != "of"}
    for word in _HOLDERS:
        target = contents(preps.get(word))
        if target is None or is_time(target) or _is_of_figure(target, without):
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
        elif reading.subject is None and reading.of in ("actor", "thing", "goods") and _holds(word, reading, place, target):
            if word in ("for", "at") and not is_name(target) and reading.of == "goods":
                _goods_of(reading, target, things, without)
            else:
                _hold(reading, target)
        elif word == "on" and reading.of == "thing" and place is None:
            reading.product = reading.product or things
        else:
            reading.area = reading.area or place
    if reading.subject is None and (given := preps.get("to")) is not None and is_name(given) and _is_given(given.head.head):
        _hold(reading, given)
    _narrow(reading, preps, without)
    reading.area = reading.area or place_among(preps)
    partner(reading, preps)


def _is_given(noun: Token) -> bool:
    """ "Donations to X", "visits to X", "damage to X": the amount is of whoever or whatever gets it."""
    return lemma(noun) in word_set("properties", "given")


def contents(portion: Token | None) -> Token | None:
    """The diesel of "a litre of diesel"; any other noun is its own content."""
    if portion is None or lemma(portion) not in word_set("phrases", "portions"):
        return portion
    return prepositions(portion).get("of", portion)


def _narrow(reading: Reading, preps: dict[str, Token], without: Inside) -> None:
    if "per" in preps and reading.measure is not None and (without is None or preps["per"].i not in without):
        # Profit per share and GDP per capita are no profit and no GDP.
        reading.measure = f"{reading.measure} per {preps['per'].lower_}"
    if "among" in preps and reading.of != "goods":
        reading.population = text_of(head_words(preps["among"], without=without))


def _long_name(target: Token) -> str | None:
    """ "Margin of error", "cost of living": the "of" goes on with the name."""
    name = f"{lemma(target.head.head)} of {lemma(target)}"
    return name if name in word_set("phrases", "names_with_of") else None


def _is_of_figure(target: Token, without: Inside) -> bool:
    """The figure itself, or what the parse ran together with it: "revenue of $410 million and net income"."""
    return without is not None and any(i in without for i in range(target.head.i + 1, target.i + 1))


def _holds(word: str, reading: Reading, place: Area | None, target: Token) -> bool:
    if word in ("of", "for", "by", "at") or place is not None or (word == "in" and reading.measure == "share price"):
        return True
    # "Rents in Port Ellery": a place that no gazetteer knows.
    named = reading.measure is not None and reading.of in ("actor", "thing")
    beside = target.head.i - target.head.head.i == 1
    return word == "in" and named and beside and any(part.pos_ == "PROPN" for part in head_words(target))


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
    if reading.subject is not None or target.pos_ in ("PRON", "ADV"):
        return
    found = area_at(target)
    if found is not None and found[0].kind in ("country", "part"):
        reading.subject = found[0].name
    else:
        reading.subject = phrase(target)
    if found is not None:
        reading.area = reading.area or found[0]


def role_of(noun: Token, words: list[Token]) -> str | None:
    """ "place" or "body" where the noun only describes someone or somewhere named before ("the country", "the carmaker")."""
    if words[-1].pos_ == "PROPN" or not any(child.lower_ in DEFINITE for child in noun.lefts):
        return None
    for name, kind in (("places", "place"), ("roles", "body")):
        if lemma(noun) in word_set("anaphora", name):
            return kind
    return None


def own(reading: Reading, holder: Token) -> None:
    """Take `holder` as whose it is; "a year's supply" has no owner."""
    if is_time(holder):
        return
    if holder.tag_ == "WP$":
        verb = verb_above(holder.head)
        meant = described(holder, verb) if verb is not None else None
        if meant is None:
            return
        holder = meant
    if holder.pos_ == "PRON" or holder.tag_ == "PRP$":
        meant = antecedent(holder)
        if meant is None or meant.pos_ != "PROPN":
            reading.anaphoric = reading.subject is None
            return
        holder = meant
    found = area_at(holder)
    reading.role = role_of(holder, head_words(holder))
    reading.subject = found[0].name if found and found[0].kind in ("country", "part", "people") else phrase(holder)
    if found is not None:
        reading.area = found[0]
