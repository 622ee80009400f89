"""How the fields of two figures stand to each other: measure, subject, product, areas."""

import re

from kb.comparison.concepts import Concept, Relation, relate_phrases
from kb.comparison.profiles import Profile
from kb.comparison.words import canonical, is_area, name_key, stems

_OWNED = re.compile("['’]s? ")
_MIRRORS = frozenset({"exports", "imports"})
# Subjects by which news name whomever the story is about.
_NO_BEARERS = frozenset(stems("company firm group country nation government city number total figure rate level it they people victims"))


def relate_measures(a: Profile, b: Profile) -> Relation:
    """How the things measured stand: by the register where it knows both, else by the words of the measure fields."""
    x, y = a.concept, b.concept
    if x is not None and y is not None:
        if x.name == y.name:
            return Relation.SAME
        return Relation.SAME if mirrored(a, b) else a.register.relate(x, y)
    if x is not None or y is not None:
        return Relation.UNKNOWN
    by_words = relate_phrases(a.obs.measure, b.obs.measure)
    # Verbs and loose nouns name one thing in many ways: only the same words say something.
    return by_words if by_words in (Relation.SAME, Relation.NARROWER, Relation.BROADER) else Relation.UNKNOWN


def mirrored(a: Profile, b: Profile) -> bool:
    """One side's exports to the other are the other's imports from it."""
    if a.concept is None or b.concept is None or {a.concept.name, b.concept.name} != _MIRRORS:
        return False
    out, back = (a, b) if a.concept and a.concept.name == "exports" else (b, a)
    seller, buyer = area(out, "ref_area") or name_of(out.obs.subject), area(out, "counterpart_area")
    importer, origin = area(back, "ref_area") or name_of(back.obs.subject), area(back, "counterpart_area")
    return None not in (seller, buyer, importer) and buyer == importer and origin in (None, seller)


def name_of(text: str | None) -> str | None:
    return name_key(text) if text else None


def area(p: Profile, which: str) -> str | None:
    return name_of(getattr(p.obs, which))


def relate_field(a: Profile, b: Profile, name: str) -> Relation:
    """How one field of two series keys stands. UNKNOWN: neither says it; NARROWER: only `a` says it."""
    x, y = getattr(a.obs, name), getattr(b.obs, name)
    if name == "subject":
        x, y = a.named_subject, b.named_subject
        if x is not None and y is not None and _sides(a) & _sides(b):
            return Relation.SAME
    if name == "product" and a.product is not None and b.product is not None:
        return _register_relation(a, b, a.product, b.product)
    if x is None and y is None:
        return Relation.UNKNOWN
    if x is None or y is None:
        if name in ("subject", "ref_area") and _sides(a) & _sides(b):
            return Relation.SAME
        if name == "subject" or (name == "ref_area" and a.obs.subject == b.obs.subject):
            return Relation.UNKNOWN
        return Relation.NARROWER if y is None else Relation.BROADER
    if name == "product":
        return relate_phrases(x, y)
    if name_key(x) == name_key(y) or (name == "subject" and short_form(x, y)):
        return Relation.SAME
    if name in ("ref_area", "counterpart_area", "flow", "adjustment"):
        return Relation.DIFFERENT
    return relate_phrases(x, y)


def other_subjects(a: Profile, b: Profile) -> bool:
    """Each names whom its figure is about, and neither sentence has the other's name."""
    x, y = a.named_subject, b.named_subject
    return x is not None and y is not None and not short_form(x, y) and not (_told_in(x, b) or _told_in(y, a))


def other_bearers(a: Profile, b: Profile) -> bool:
    """Each sentence is about another kind of thing: the zoo of a town and its art hall."""
    x, y = a.obs.subject, b.obs.subject
    if x is None or y is None or a.named_subject or b.named_subject:
        return False
    bearers = [{canonical(word) for word in stems(text)} - _NO_BEARERS for text in (x, y)]
    return all(bearers) and not bearers[0] & bearers[1]


def _told_in(name: str, p: Profile) -> bool:
    """The sentence has the last word of the name; of "Krell's campaign" it is Krell."""
    return _OWNED.split(name)[0].rsplit(maxsplit=1)[-1].lower() in p.obs.quote.lower()


def _sides(p: Profile) -> set[str]:
    """Subject and area: readers of text put "Norland's inflation" now under the one, now under the other."""
    return {name_key(n) for n in (p.named_subject, p.obs.ref_area) if n}


def short_form(x: str, y: str) -> bool:
    """ "Orvell" and "Orvell Semiconductor"."""
    short, long = sorted((name_key(x).split(), name_key(y).split()), key=len)
    return bool(short) and long[: len(short)] == short and not is_area(" ".join(short))


def _register_relation(a: Profile, b: Profile, one: Concept, other: Concept) -> Relation:
    by_register = a.register.relate(one, other)
    # One concept, but a phrase may say more than the concept does ("magnets including semi-finished products").
    x, y = set(stems(a.obs.product)), set(stems(b.obs.product))
    if by_register is not Relation.SAME or x == y or not (x and y):
        return by_register
    return Relation.NARROWER if x - y else Relation.BROADER
