"""Tells the ages of people from other bare numbers: ", 66,", "aged 25", "she will be 35", "the oldest was 88"."""

import re

from ingest.numbers.numerals import Number

_AGE = re.compile(r"(?<=[a-z.’']), $")
_AGE_LEAD = re.compile(
    r"\b(?:(?:aged|age|ages|ages of|aged between|under the age of|over the age of|age of)"
    r"|(?:died|dies|dead|retired|retires|retire|retiring|married|widowed|orphaned|debuted) at(?: the age of| just| only)?"
    r"|(?:children|people|adults|women|men|those|anyone|girls|boys|kids|voters|residents) (?:under|over|above|below)"
    r"|(?:younger|older) than|as (?:young|old) as) $"
)
_AGE_OF_PERSON = re.compile(
    r"\b(?:(?:oldest|youngest|eldest)(?: [a-z]{1,20}){0,3} (?:was|is|being|only|just)(?: only| just)?"
    r"|(?:joined|left school|married|enlisted|emigrated|quit school|wed)\b[^.;,0-9]{0,24} at(?: just| only)?"
    r"|(?:most|many|some|all|both|several) of (?:them|whom) (?:over|under|above|below)"
    r"|(?:[a-z]{2,12}(?:ers|ors|ants|ents|ees|ians|ists)|persons|of (?:them|whom|those)(?: [0-9][0-9,]{0,8})?)"
    r" (?:over|under|above|below|aged)"
    r"|(?:turned|turning|turns|turn)(?: just)?"
    r"|(?:is|are|was|were|be|being) (?:under|over|aged)) $"
)
_PERSON_IS = re.compile(
    r"(?:\b(?:(?:he|she|who)(?:[’']s| is| was| will be| would be| would have been)|i[’']m|i am)"
    r"(?: (?:just|now|only|already|still|about|around|nearly|almost))?"
    r"|\b(?:when|until|since|time) (?:i|you|he|she|they|we)(?:[’'](?:re|m|s)| was| were| are| is)(?: (?:only|just|about))?"
    r"|(?:^|[\n.“\"] ?)now) $"
)
# "Mr. Ortiz, then 38, said".
_THEN = re.compile(r"[a-z.’'], then $")
_YOUNGEST = 10
# "The sisters Ada and Nora Quill, 22 and 19, left": of two people, the ages of both.
_BOTH_BEFORE = re.compile(r"\b[a-z]{2,15} and [a-z]{2,15} [a-z’'-]{2,20}, (?:[0-9]{1,2} and )?$")
_BOTH_AFTER = re.compile(r"(?: and [0-9]{1,2})?, (?!respectively)")
# "Of the 200 patients, 50 (25 %) died": a part of what was counted, and no age.
_PART_LEAD = re.compile(r"(?:^|[.;:\n]|, |and |but |while )\s?(?:of|among|out of) [^.;,\n]{0,40}[^.;\n]{0,40}, $")
_REST_LEAD = re.compile(r"\b(?:rest|others|remainder|remaining|latter|former), $")
_SHARE_AFTER = re.compile(r" \([0-9]{1,3}(?:\.[0-9]{1,2})? ?(?:%|percent|per cent)")
_AGE_END = re.compile(
    r"[.,;!?\n]|$| (?:to [a-z]{2,12}|by|when|and|at|in|next|this|on|now|but|or so|years old|before|prior|after|during|while|since)\b"
)
OLD = re.compile(r" ?[ -](?:years?|months?|weeks?|days?)[ -](?:olds?|of age)\b")


def is_age(low: str, number: Number) -> bool:
    """Whether a bare number is a person's age: ", 66,", "aged 25", "she will be 35"."""
    if number.value is None or number.scale != 1 or number.value > 120 or number.form not in ("digits", "words"):
        return False
    if number.digits and _AGE.search(low, max(0, number.start - 4), number.start):
        after = low[number.end : number.end + 2]
        listed = low[number.end : number.end + 3].lstrip(", ")[:1].isdigit()
        part = _SHARE_AFTER.match(low, number.end) or _PART_LEAD.search(low, max(0, number.start - 90), number.start)
        part = part or _REST_LEAD.search(low, max(0, number.start - 12), number.start)
        if part is None and ((after[:1] in (",", ".", ";", "!", "?", "\n", "") and not listed) or after in (" (", " -", " –", " —", " ―")):
            return True
    if number.digits and _THEN.search(low, max(0, number.start - 9), number.start) and low[number.end : number.end + 1] in (",", ")", "."):
        return number.value >= _YOUNGEST
    if number.digits and _BOTH_AFTER.match(low, number.end) and _BOTH_BEFORE.search(low, max(0, number.start - 64), number.start):
        return True
    if _AGE_LEAD.search(low, max(0, number.start - 24), number.start):
        return True
    if _AGE_OF_PERSON.search(low, max(0, number.start - 50), number.start) and _AGE_END.match(low, number.end):
        return True
    return bool(_PERSON_IS.search(low, max(0, number.start - 34), number.start)) and bool(_AGE_END.match(low, number.end))
