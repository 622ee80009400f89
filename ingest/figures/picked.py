"""Names what some are picked of: "one of the best speakers", "two of its rivals", "14 of them children"."""

from spacy.tokens import Doc

from ingest.figures.counted import counted_noun, is_begun, unit_name
from ingest.vocabulary import load

_PHRASE = load("counted")["phrase"]
_DETERMINERS = frozenset(_PHRASE["before_whole"])
# "One of dozens of cases".
_MANY = frozenset(_PHRASE["many"])
_CLOSING_QUOTES = frozenset(("”", "’", '"', "''"))
_APOSTROPHES = frozenset(("'", "’"))
# "One of a half-dozen boats".
_HALF_DOZEN = frozenset(("a", "half", "-", "dozen"))
_PARTS_OF = frozenset(("them", "whom"))
_WHOLES = frozenset(("which", "whom", "them", "us", "it"))


def counted_of(doc: Doc, index: int, limit: int, *, single: bool = False) -> str | None:
    """The unit of "one of the best speakers", "two of its rivals" whose "of" is token `index`.

    `single` asks for several things to pick one of: "one of fear" counts nothing.
    """
    if index + 2 < limit and doc[index].lower_ == "of" and doc[index + 1].lower_ in _PARTS_OF and doc[index + 2].tag_ == "NNS":
        # "60 wounded, 14 of them children".
        return unit_name([doc[index + 2]])
    if index + 1 < limit and doc[index].text in _CLOSING_QUOTES and doc[index + 1].lower_ == "of":
        index += 1
    if index >= limit or doc[index].lower_ != "of" or (index + 1 < limit and doc[index + 1].lower_ in _WHOLES):
        return None
    position = index + 1
    many = position + (position < limit and doc[position].lower_ in ("a", "the"))
    if many + 1 < limit and doc[many].lower_ in _MANY and doc[many + 1].lower_ == "of":
        # "One of dozens of cases", "one of a string of cases".
        position = many + 2
    while position + 1 < limit and doc[position].lower_ in _HALF_DOZEN:
        position += 1
    while position < limit and (
        doc[position].lower_ in _DETERMINERS
        or (
            doc[position].tag_ in ("CD", "POS", "PRP$", "DT", "RBS", "RBR", "JJS")
            and position < index + 5
            and not is_begun(doc, doc[position])
        )
    ):
        position += 1
    for step in range(position, min(limit, position + 6)):
        if (
            doc[step].tag_ == "POS"
            or doc[step].lower_ in ("'s", "’s")
            or (doc[step].text in _APOSTROPHES and doc[step - 1].text[-1] == "s")
        ):
            position = step + 1
            while position < limit and (
                (doc[position].tag_ in ("RBS", "JJS", "CD") and not is_begun(doc, doc[position])) or doc[position].lower_ in _DETERMINERS
            ):
                position += 1
            break
        if doc[step].tag_ not in ("NN", "NNS", "NNP", "NNPS", "JJ"):
            break
    found = counted_noun(doc, position, limit, listed=True) or _first_plural(doc, position, limit)
    if found and found[1] + "s" in _MANY:
        # "One of the thousands who live there".
        return "people" if doc[min(position + 1, limit - 1)].lower_ == "who" else None
    if found and single and position == index + 1 and doc[position].tag_ not in ("NNS", "NNPS"):
        return None
    return found[1] if found else None


def _first_plural(doc: Doc, index: int, limit: int) -> tuple[int, str] | None:
    """The first plural noun within a few words, past a name that was taken for something else ("thousands of COVID -19 tests")."""
    for token in doc[index : min(limit, index + 4)]:
        if token.tag_ in ("NNS", "NNPS"):
            return token.idx + len(token), unit_name([token])
        if token.is_punct or token.tag_ in ("IN", "CC", "PRP", "MD", "VBD", "VBZ", "VBP", "WP", "DT"):
            return None
    return None
