"""Reads the label of a line as who says what stands behind its colon: "MINISTER: We will pay", "Poll: most want change"."""

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.speech import Found, QuotedText, is_break
from ingest.attribution.subjects import FINITE, noun_phrase, subject_of, trim

# In tokens: a label, and what it hands on; a text of colons without a line break must not cost its square.
_LONGEST_LABEL = 8
_LONGEST_TOLD = 400
# A list item's label names what the item is about, not who says it.
_BULLETS = ("-", "•", "*", "–", "—", "·")


def colon_attribution(parse: Parse, quoted: QuotedText, lexicon: Lexicon, colon: int) -> Found | None:
    """ "MINISTER: We will pay", "Poll: most want change": a short name at the head of a line and a colon; `colon` is its token."""
    behind = colon + 1 if not parse.words[colon + 1 : colon + 2] or not parse.words[colon + 1].isspace() else colon + 2
    if behind + 1 < len(parse.words) and quoted.inside[behind] >= 0 and not is_break(parse, behind - 1) and not is_break(parse, behind):
        return _before_quotation(parse, quoted, lexicon, colon, behind)
    if behind + 1 < len(parse.words) and is_break(parse, colon + 1) and (below := _told_below(parse, lexicon, colon)) is not None:
        return below
    begin = colon
    while begin - 1 >= 0 and colon - begin <= _LONGEST_LABEL and not is_break(parse, begin - 1):
        begin -= 1
    if colon - begin > _LONGEST_LABEL or begin == colon or (begin > 0 and not is_break(parse, begin - 1)):
        return None
    while begin < colon and parse.words[begin].isspace():
        begin += 1
    if parse.words[begin] in _BULLETS:
        return None
    label = range(begin, colon)
    if not label or parse.words[begin + (parse.tags[begin] == "DT")].lower() in lexicon.labels:
        return None
    if any(parse.tags[i] in FINITE or parse.words[i] == ":" or quoted.inside[i] >= 0 for i in label) or _is_topic(parse, begin, colon - 1):
        return None
    if not all(
        parse.text[parse.starts[i]].isupper() or parse.tags[i] in ("IN", "DT", "CC", "POS", ",") or not parse.words[i].isalpha()
        for i in label
    ):
        return None
    # "SOARING: energy bills": what happens speaks to nobody.
    if not parse.words[colon - 1][:1].isalnum() or parse.tags[colon - 1] in ("VBG", "VBN", "JJ", "RB"):
        return None
    last = colon
    while last + 1 < min(len(parse.words), colon + _LONGEST_TOLD) and not is_break(parse, last + 1):
        last += 1
    if last - colon < 4 or not (_has_verb(parse, colon + 1, last) or parse.lemmas[colon - 1].lower() in lexicon.documents):
        return None
    first, last = trim(parse, colon + 1, last)
    return Found(colon, (colon, colon), (begin, colon - 1), colon - 1, ((first, last),), "colon")


def _told_below(parse: Parse, lexicon: Lexicon, colon: int) -> Found | None:
    """ "Beside the picture the mayor wrote:", and below it a paragraph without quotation marks."""
    begin = max(parse.sents[parse.sent_of[colon]][0], colon - _LONGEST_LABEL)
    verb = next((i for i in range(colon - 1, begin, -1) if parse.tags[i] in ("VBD", "VBZ")), None)
    subject = subject_of(parse, verb) if verb is not None and parse.lemmas[verb] in lexicon.frames["quote"] else None
    if verb is None or subject is None or subject > verb or parse.words[colon + 2] in _BULLETS:
        return None
    last = colon + 1
    while last + 1 < min(len(parse.words), colon + _LONGEST_TOLD) and not is_break(parse, last + 1):
        last += 1
    if last - colon < _LONGEST_LABEL or not _has_verb(parse, colon + 2, last):
        return None
    return Found(colon, (verb, verb), noun_phrase(parse, subject, before=verb), subject, (trim(parse, colon + 2, last),), "colon")


def _is_topic(parse: Parse, first: int, last: int) -> bool:
    """True for a letter ("A: Yes") and for what the text elsewhere writes small, as no name is ("Grandkids: ...", "Name: ...")."""
    label = parse.phrase(first, last)
    if len(label) == 1:
        return True
    return first == last and parse.tags[first].startswith("NNP") and not label.isupper() and f" {label.lower()} " in parse.text


def _has_verb(parse: Parse, first: int, last: int) -> bool:
    return any(parse.tags[i].startswith(("VB", "MD")) and parse.tags[i] != "VBN" for i in range(first, last + 1))


def _before_quotation(parse: Parse, quoted: QuotedText, lexicon: Lexicon, colon: int, behind: int) -> Found | None:
    """ "Rivera and Holm: "The price ..."": a name at the start of a sentence, a colon, a quotation."""
    begin = colon
    lowest = max(0, colon - _LONGEST_LABEL - 1)
    while begin - 1 >= lowest and (_is_capital(parse, begin - 1) or parse.words[begin - 1] in ("and", "of", "&")):
        begin -= 1
    if begin == colon or colon - begin > _LONGEST_LABEL or parse.words[begin].lower() in lexicon.labels:
        return None
    before = begin - 1
    if before >= 0 and not (
        is_break(parse, before) or parse.words[before] in (".", "!", "?", "-", "–", "—", "--", "from") or quoted.inside[before] >= 0
    ):
        return None
    return Found(colon, (colon, colon), (begin, colon - 1), colon - 1, (quoted.tokens[quoted.inside[behind]],), "colon")


def _is_capital(parse: Parse, token: int) -> bool:
    return parse.tags[token].startswith("NN") and parse.text[parse.starts[token]].isupper()
