"""Noun phrases, subjects and places around a word, from shallow syntax that survives a wrong arc."""

from spacy.tokens import Token

from ingest.scope.areas import Area, area_of, government_of
from ingest.scope.measures import verb_lemma
from ingest.vocabulary import load

# Token positions of figures, which are no part of a phrase.
Inside = frozenset[int] | None
_INSIDE = frozenset(("ADJ", "NOUN", "PROPN"))
_CLAUSES = frozenset(("conj", "xcomp", "advcl", "pcomp", "acl", "prep", "dep", "ccomp", "acomp"))
_LONGEST = 12
_HYPHENS = frozenset(("-", "‐", "‑"))
_RELATIVE = frozenset(("which", "that", "who"))
_LINKS = frozenset(("ADP", "SCONJ"))
# Adjectives that say how many, which time or whose: no part of the name of a product or measure.
_LOOSE = frozenset(load("measures")["phrases"]["loose"])
_TIME = frozenset(load("measures")["phrases"]["times"])
# Times only where nothing is said of them: "in morning trade", but "trade fell".
_TIME_OR_TOPIC = frozenset(load("measures")["phrases"]["times_or_topics"])
_CONTROL = frozenset(load("measures")["control"]["verbs"])
_CONTINUING = frozenset(load("measures")["control"]["continuing"])


def lemma(token: Token) -> str:
    """The lemma in lower case; the lowered word where the sentence was not tagged."""
    found = (token.lemma_ or token.text).lower()
    return verb_lemma(token.lower_, found) if token.pos_ == "VERB" else found


def is_time(token: Token) -> bool:
    word = lemma(token)
    if word in _TIME_OR_TOPIC:
        return token.dep_ not in ("nsubj", "nsubjpass")
    return word in _TIME or (token.shape_ == "dddd" and token.text[:2] in ("18", "19", "20"))


def is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.text[:1].isupper() and not token.is_sent_start and token.pos_ != "PRON")


def head_words(noun: Token, *, without: Inside = None) -> list[Token]:
    """The noun with the words before it that belong to its name: compounds, adjectives, names; no articles, numbers or owners."""
    doc, first = noun.doc, noun.i
    sent = noun.sent
    stop, end = sent.start, sent.end
    while first > stop and noun.i - first < _LONGEST:
        token = doc[first - 1]
        if without is not None and token.i in without:
            break
        if token.tag_ == "POS" or token.dep_ in ("poss", "det", "case"):
            break
        participle = token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound")
        joined = token.text in ("-", "–", "&", "/") and first - 1 > stop
        if doc[first].text in ("-", "–") and not token.whitespace_:
            first -= 1
            continue
        numbered = token.pos_ == "NUM" and token.shape_ != "dddd" and first - 1 > stop and doc[first - 2].pos_ == "PROPN"
        if not (token.pos_ in _INSIDE or participle or joined or numbered):
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "npadvmod", "appos")
            and not joined
        ):
            break
        first -= 1
    last = noun.i
    while last + 1 < end and last - noun.i < _LONGEST:
        token = doc[last + 1]
        if without is not None and token.i in without:
            break
        if not (
            is_name(doc[last])
            and (token.pos_ in ("PROPN", "NUM") or token.text in ("&",))
            and token.dep_ != "npadvmod"
            and not is_time(token)
        ):
            break
        if token.pos_ == "NUM" and not token.text[:1].isdigit():
            break
        last += 1
    if last + 2 < end and doc[last + 1].text == "-" and not doc[last].whitespace_ and not doc[last + 1].whitespace_:
        last += 2
    words = [doc[i] for i in range(first, last + 1)]
    while len(words) > 1 and words[0].text in ("-", "–", "&", "/"):
        words = words[1:]
    return words


def trimmed(words: list[Token]) -> list[Token]:
    """Without leading words that only say how many or when."""
    while len(words) > 1 and (words[0].lower_ in _LOOSE or is_time(words[0]) or words[0].tag_ in ("JJR", "JJS")):
        words = words[1:]
    return words


def text_of(words: list[Token]) -> str:
    """The words as printed, with single blanks."""
    return " ".join("".join(word.text_with_ws for word in words).split())


def phrase(noun: Token, *, without: Inside = None, complement: bool = True) -> str:
    """The noun phrase of `noun` as printed, with an "of" complement of at most four words; a name in the gazetteer in its own form."""
    words = head_words(noun, without=without)
    text = text_of(words)
    area = area_of(text)
    if area is not None and area.kind in ("country", "part"):
        return area.name
    inner = prepositions(noun).get("of") if complement else None
    if inner is not None and (without is None or inner.i not in without):
        rest = head_words(inner, without=without)
        if rest and len(rest) <= 4 and rest[0].i > words[-1].i:
            between = noun.doc[words[-1].i + 1 : rest[0].i]
            if len(between) <= 2 and is_name(rest[-1]):
                text = f"{text} {' '.join(between.text.split())} {text_of(rest)}"
    return text


def prepositions(token: Token) -> dict[str, Token]:
    """The first object of each preposition that hangs on `token` to its right."""
    found: dict[str, Token] = {}
    for child in token.rights:
        if child.dep_ in ("prep", "agent", "dative") or (child.pos_ == "ADP" and child.dep_ != "prt"):
            target = next((c for c in child.rights if c.dep_ in ("pobj", "pcomp")), None)
            if target is not None:
                found.setdefault(child.lower_, target)
    return found


def owner(noun: Token) -> Token | None:
    """Whose it is: the possessive before the noun."""
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, what its relative clause describes, or that of a clause it shares its subject with."""
    for _ in range(5):
        own = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")]
        # A label ("Comment: exports rose ...") is taken for a subject by the parser.
        own = [child for child in own if child.doc[child.i + 1].text != ":"]
        # "A pipe off Point Arden leaked", "profit before tax fell": the parser may take the place or the tax for a second subject.
        found = next((child for child in reversed(own) if child is own[0] or child.doc[child.left_edge.i - 1].pos_ not in _LINKS), None)
        if found is not None and found.lower_ in _RELATIVE:
            return described(found, verb)
        if found is not None:
            return found if found.dep_ != "expl" else next((c for c in verb.rights if c.dep_ in ("attr", "nsubj")), found)
        if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            if verb.tag_ == "VB" and verb.dep_ == "acl" and not any(child.dep_ in ("auxpass", "nsubj") for child in verb.lefts):
                # "The firm's plan to hire 90": whose plan it is, or who has it.
                planner = owner(verb.head)
                if planner is None and verb.head.dep_ == "dobj":
                    verb = verb.head.head
                    continue
                return planner or verb.head
            if verb.tag_ == "VBG" and verb.head.dep_ == "dobj" and lemma(verb) in _CONTINUING:
                # "Entered the match averaging 15": the one who entered averages.
                verb = verb.head.head
                continue
            return verb.head
        if verb.dep_ == "xcomp" and verb.tag_ == "VB" and lemma(verb.head) in _CONTROL:
            told_to = next((child for child in verb.head.rights if child.dep_ in ("dobj", "nsubj") and child.i < verb.i), None)
            if told_to is not None:
                return told_to
        mark = next((child for child in verb.lefts if child.dep_ == "mark" and child.lower_ != "to"), None)
        # What is said has a subject of its own, wherever the parser put it; the subject of "said" is the one who says it.
        told = verb.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ", "VBP", "MD")
        if mark is not None or told or verb.dep_ not in _CLAUSES or verb.head == verb:
            return _left_of(verb, mark.i + 1 if mark is not None else verb.sent.start)
        if verb.dep_ == "conj" and (near := _between(verb)) is not None:
            return near
        verb = verb.head
        if verb.pos_ == "NOUN" and is_time(verb):
            # "Was jailed for nine years for smuggling": the parse hangs the reason on the years.
            verb = verb_above(verb) or verb
    return None


def _between(verb: Token) -> Token | None:
    """The subject of a second clause that the parse hung elsewhere: "2 litres, and the pressure in it was 5 bar"."""
    near = _left_of(verb, verb.head.i + 1)
    if near is not None and verb.doc[verb.i - 1] == near:
        return near
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for token in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        joined = token.dep_ == "conj" and token.right_edge.i == verb.i - 1
        if token.pos_ in ("NOUN", "PROPN") and (joined or (token.dep_ == "nsubj" and token.head.tag_ == "VBG")):
            return token
    return None


def described(relative: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for: the noun its clause hangs on, else the noun before it."""
    near = relative.doc[relative.i - 2] if relative.i > relative.sent.start + 1 and relative.doc[relative.i - 1].text == "," else None
    if near is not None and near.pos_ == "PROPN":
        return near
    if verb.dep_ == "relcl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    before = [token for token in relative.doc[max(relative.sent.start, relative.i - 4) : relative.i] if token.pos_ in ("NOUN", "PROPN")]
    return before[-1] if before else None


def _left_of(verb: Token, first: int) -> Token | None:
    """The last noun before a finite verb where the parse gives it no subject."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "MD"):
        return None
    for token in reversed(verb.doc[max(first, verb.i - 6) : verb.i]):
        if token.pos_ in ("AUX", "ADV", "PART"):
            continue
        if token.is_upper and len(token) > 1 and token.is_alpha:
            return token
        return token if token.pos_ == "PROPN" or (token.pos_ == "NOUN" and verb.tag_ != "VBN" and not is_time(token)) else None
    return None


def bearer_by_with(noun: Token) -> Token | None:
    """The mine of "bought a mine with a staff of 90", where the parse hangs the "with" on the verb."""
    link = noun.head
    if link.lower_ != "with" or noun.dep_ != "pobj" or link.head.pos_ != "VERB" or link.i == link.sent.start:
        return None
    found = link.nbor(-1)
    while found.dep_ == "pobj" and found.head.pos_ == "ADP" and found.head.head.pos_ in ("NOUN", "PROPN"):
        found = found.head.head
    new = any(child.lower_ in ("a", "an") for child in found.lefts)
    return found if found.pos_ == "NOUN" and new and found.i > link.head.i and not is_time(found) else None


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts) or (
        verb.dep_ in ("acl", "relcl", "amod") and verb.tag_ == "VBN" and not any(child.dep_ == "nsubj" for child in verb.lefts)
    )


def area_at(token: Token, *, as_government: bool = False) -> tuple[Area, list[Token]] | None:
    """The known area whose name ends at or runs through `token`, with its words."""
    # "In Kenya 40 people died": the number may be taken for a part of the name.
    words = [word for word in head_words(token) if not word.like_num]
    for start in range(len(words)):
        area = area_of(text_of(words[start:]))
        if area is not None and not _hyphenated(words[start], words[-1]):
            if as_government and area.kind == "city":
                area = government_of(text_of(words[start:])) or area
            return area, words[start:]
    return None


def verb_above(token: Token) -> Token | None:
    """The nearest verb that a word hangs on, or is."""
    for _ in range(_LONGEST):
        if token.pos_ == "VERB":
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def leading_area(words: list[Token]) -> tuple[Area, int] | None:
    """An area or people named by the first words of a phrase ("South Korean car exports"), and how many words that takes."""
    for size in range(min(4, len(words)), 0, -1):
        area = area_of(text_of(words[:size]))
        if area is not None and not _hyphenated(words[0], words[size - 1]):
            return area, size
    return None


def _hyphenated(first: Token, last: Token) -> bool:
    """Whether a hyphen ties the words to others: "Asian-American" and "Turkish-German" are nobody's country."""
    doc = first.doc
    before = first.i > 0 and doc[first.i - 1].text in _HYPHENS and not doc[first.i - 1].whitespace_
    after = last.i + 1 < len(doc) and doc[last.i + 1].text in _HYPHENS and not last.whitespace_ and not doc[last.i + 1].whitespace_
    return before or after
