"""Says of numbers in a text that they are no figures, and why: dates, clock times, links, telephone numbers, names, scores."""

import re

from ingest.numerals import Number
from ingest.vocabulary import load

_NAMES = load("numbered_names")
_BEFORE_NAME = frozenset(_NAMES["before"])
_SOFT = frozenset(_NAMES["soft"])
_PREFIXES = frozenset(_NAMES["counting_prefixes"])
_MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_ZONE = r"(?:gmt|utc|bst|est|edt|et|cst|cdt|pst|pdt|pt|cet|cest|ist|jst|aest|aedt|hrs|hours local)"

# Each is searched over the whole text once; the order is the order of trust. Repeats are bounded.
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,400}|\b[a-z0-9-]{2,40}\.(?:com|org|net|gov|edu|co\.uk|io)/[^\s<>\"]{1,300}")),
    ("address", re.compile(r"\b[a-z0-9._%+-]{1,60}@[a-z0-9-]{1,60}\.[a-z.]{2,20}\b|(?<![\w@])[@#][a-z_]{0,40}[0-9][a-z0-9_]{0,40}")),
    (
        "telephone number",
        re.compile(
            r"(?<![0-9.,])(?:\+[0-9]{1,3}[ -]?)?(?:\([0-9]{2,5}\)[ -]?[0-9]{3,4}[ -][0-9]{3,4}|[0-9]{3}-[0-9]{3}-[0-9]{4}|1-[0-9]{3}-[0-9]{3}-[0-9]{4}|\+[0-9]{1,3}(?:[ -][0-9]{2,5}){2,4}|\+[0-9]{8,14}|\b0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4})(?![0-9])"
        ),
    ),
    (
        "clock time",
        re.compile(
            rf"\b[0-9]{{1,2}}[:.][0-9]{{2}} ?(?:a\.?m\b\.?|p\.?m\b\.?)(?: {_ZONE}\b)?|\b[0-9]{{1,2}}(?: ?(?:am|pm)\b| [ap]\.m\.)|\b[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?: ?{_ZONE}\b)?"
            rf"|\b[0-2][0-9][0-5][0-9] ?(?:gmt|utc|bst|est|edt|hrs)\b|\b[0-9]{{1,2}} ?{_ZONE}\b|\b(?:[0-9]{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock"
        ),
    ),
    (
        "date",
        re.compile(
            rf"\b{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?:(?: ?[-–] ?| to | and | or )[0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9]))?(?:,? {_YEAR})?\b(?![,.]?[0-9]|:| ?(?:%|percent|per cent|million|billion))"
            rf"|\b(?:the )?[0-9]{{1,2}}(?:st|nd|rd|th)?(?:(?: ?[-–] ?| to | and )[0-9]{{1,2}}(?:st|nd|rd|th)?)? (?:of )?{_MONTH}\b(?:,? {_YEAR}\b)?"
            rf"|\b{_MONTH},? (?:of )?{_YEAR}\b|\b[0-9]{{4}}-[01][0-9]-[0-3][0-9]\b|\b[0-9]{{1,2}}/[0-9]{{1,2}}/(?:[0-9]{{4}}|[0-9]{{2}})\b|\b[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:19|20)[0-9]{{2}}\b"
            rf"|\b(?:fy|fiscal(?: year)?|financial year) ?[’']?(?:20)?[0-9]{{2}}(?:[-/–][0-9]{{2,4}})?\b|\b(?:q[1-4]|[1-4]q|h[12]|[12]h)(?: ?(?:of )?[’']?(?:20)?[0-9]{{2}})?\b"
            rf"|\b(?:19|20)[0-9]{{2}} ?[-–/] ?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})\b(?![,.]?[0-9]| ?(?:%|percent|per cent|million|people))"
            rf"|\b(?:mid-?|early |late )?(?:1[0-9]|20)[0-9]{{2}}s\b|[’'][0-9]0s\b|\b[1-9]0s\b|[’'][0-9]{{2}}(?![0-9’'a-z])|\b(?:ad|a\.d\.|bc|b\.c\.) ?[0-9]{{1,4}}\b|\b[0-9,]{{1,7}} ?(?:bc|bce|b\.c\.|ad|a\.d\.)(?![a-z])"
            rf"|\b(?:first|second|third|fourth) (?:fiscal )?(?:quarter|half)\b|\b[0-9]{{1,2}}(?:st|nd|rd|th)[- ]century\b|\b(?:eighteenth|nineteenth|twentieth|twenty-first)[- ]century\b"
        ),
    ),
    (
        "section number",
        re.compile(
            r"(?:§|\bsections?|\barticles?|\bclause|\bparagraphs?|\bpara\.?|\bchapters?|\brule|\bpages?|\bpp?\.) ?[0-9]{1,4}(?:[.(][0-9a-z]{1,3}\)?){0,4}(?![0-9%,])"
        ),
    ),
)
_DOCKET = re.compile(r"\b[a-z]{1,4}[-.]?[0-9]{1,6}/[0-9]{1,6}\b")
_RATIO = re.compile(
    r"\b[0-9a-z]{1,5}[ -]to[ -](?:1|one)\b(?! (?:million|billion|in|of|percent|per|hundred|thousand))(?![.,][0-9]|[0-9])|\b[0-9]{1,3}:[0-9]{1,3}\b(?= (?:ratio|odds|margin))"
)
_EMERGENCY = re.compile(
    r"\b(?:911|999|112)(?= (?:call|caller|operator|dispatch))|\b(?:call|called|calling|dial|dialed|dialled|dialling) (?:911|999|112)\b"
)
_IDIOMS = re.compile(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, _NAMES["idioms"]), key=len, reverse=True))
    + r")\b(?!-(?:year|month|week|day|hour|third|quarter|fifth)|[’']s? | of the | of )|\b[0-9]-in-[0-9]\b"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]{0,8}(?:\(?[0-9]{1,3}[.):]|#[0-9]{1,3})(?=[ \t])")
_YEAR_ONLY = re.compile(r"(?:1[5-9]|2[01])[0-9]{2}")
_YEAR_JOINT = re.compile(r" ?[-–/] ?| and | to | or |, ")
_YEAR_LEAD = re.compile(
    r"\b(?:in|since|by|of|from|until|till|to|through|during|for|late|early|mid|before|after|and|or|year|season|spring|summer|autumn|fall|winter|christmas|the|his|her|its|their|this|that|"
    r"throughout|versus|vs|vs\.|than|[a-z]{3,12}day|olympics|cup|a|as|between|until|back|at|around|about|circa|into|with|on|previous|class of|\()[ (-]*$"
)
_BOUND_LEAD = re.compile(
    r"\b(?:more than|over|at least|nearly|almost|some|up to|fewer than|less than|roughly|approximately|all|total of|only|just|another|additional|with|has|have|had|killed|about|employs|around|sold|sales of|produced|maximum of) $"
)
_AMOUNT_LEAD = re.compile(
    r"\b(?:average|total|price|cost|sum|number|fee|capacity|population|maximum|minimum|crowd|attendance|fine|level|worth) of $|\b(?:over|nearly|almost|at least|more than|fewer than|less than|up to) $"
)
_COUNT_TAIL = re.compile(r" (?:[a-z-]{2,20} ){0,2}?[a-z-]{2,18}s\b")
_PLAIN_TAIL = re.compile(
    r"(?:[.,;:!?)\]\"”’']|\s*$|\n| -|-|–|—| (?:and|to|or|in|the|with|for|when|while|after|before|that|which|as|at|by|on|it|he|she|they|was|is|were|are|had|has|but|from|of|a|an|i|we|until|between|because|under|since|election|season|report|edition|study|survey|census|world|financial|global|presidential|law|budget|general|recession|pandemic|film|movie|album|deal|agreement|agreement|war|attack|season|tax|draft|model|general|olympic|olympics|results|revenue|sales|earnings|profit|production|version)\b)"
)
_SCORE_LEAD = re.compile(
    r"\b(?:beat|beats|beating|won|win|wins|winning|lost|lose|loses|losing|drew|draw|draws|drawn|led|lead|leads|leading|ahead|behind|trailed|trail|trailing|defeat|defeated|defeating|victory|"
    r"score|scored|finished|ended|tied|tie|level|levelled|leveled|series|set|sets|by|a|down|up|went|at|made it|is|are|was|goes|record|vote|voted|ruled|ruling|decision|to|against|over|despite|of|for|and|in|down to|thrashed|hammered|edged)\b[^.;\n]{0,30}$"
)
_SMALL_NUMBERS = frozenset(load("numbers")["units"]) | frozenset(load("numbers")["tens"])
_HYPHEN_WORD = re.compile(r"([A-Za-z0-9/&.]{1,20})[-‐‑]$")
_WORD_BEFORE = re.compile(r"([A-Za-z0-9.&’'/+-]{1,24})[ \u00a0]$")
_LOWER_WORD = re.compile(r"\b[a-z]{2,}")
_CAPITAL_NEXT = re.compile(r" [A-Z][a-z]")
_OPENING = frozenset(
    (
        "the",
        "in",
        "at",
        "on",
        "but",
        "and",
        "of",
        "for",
        "with",
        "from",
        "about",
        "over",
        "some",
        "nearly",
        "only",
        "just",
        "another",
        "all",
        "these",
        "those",
        "more",
        "up",
        "least",
        "by",
        "to",
        "as",
        "after",
        "than",
        "some",
        "when",
        "while",
        "if",
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "one",
    )
)
_GLUED_LETTERS = re.compile(r"[A-Za-z]{1,12}")

Place = tuple[int, int, str]


def places(text: str, low: str) -> list[Place]:
    """Stretches whose numbers are no figures whatever stands around them, in order and not overlapping: start, end, reason."""
    found = [(m.start(), m.end(), reason) for reason, pattern in _PLACES for m in pattern.finditer(low)]
    found += [(m.start(), m.end(), "idiom") for m in _IDIOMS.finditer(low)]
    found += [(m.start(), m.end(), "ratio") for m in _RATIO.finditer(low) if _counts(m.group())]
    found += [(m.start(), m.end(), "name") for m in _DOCKET.finditer(low)]
    found += [(m.start(), m.end(), "telephone number") for m in _EMERGENCY.finditer(low)]
    found += [(m.start(), m.end(), "list number") for m in _LIST_NUMBER.finditer(text)]
    return merged(found)


def _counts(words: str) -> bool:
    """Whether the first word of "four to one" is a number ("back to one" is no ratio)."""
    first = re.split(r"[ -]", words)[0]
    return first[0].isdigit() or first in _SMALL_NUMBERS


def merged(found: list[Place]) -> list[Place]:
    """The places in order; of two that overlap the one that starts first, then the longer, stays."""
    kept: list[Place] = []
    for place in sorted(found, key=lambda p: (p[0], -p[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept


def is_year(low: str, number: Number) -> bool:
    """Whether bare digits are a year by what stands around them."""
    if number.form != "digits" or not _YEAR_ONLY.fullmatch(number.digits) or number.scale != 1:
        return False
    before, after = low[max(0, number.start - 24) : number.start], low[number.end : number.end + 48]
    if _AMOUNT_LEAD.search(before) and not (re.search(r"(?:over|up to) $", before) and _PLAIN_TAIL.match(after)):
        return False
    if _BOUND_LEAD.search(before) and not _PLAIN_TAIL.match(after):
        return False
    if _PLAIN_TAIL.match(after):
        return bool(_YEAR_LEAD.search(before)) or "1900" <= number.digits <= "2060"
    if _COUNT_TAIL.match(after) and not _YEAR_LEAD.search(before):
        return False
    return "1900" <= number.digits <= "2060" and (not number.digits.endswith("00") or bool(_YEAR_LEAD.search(before)))


def is_second_year(low: str, year: Number, number: Number) -> bool:
    """Whether bare digits after a year are a year too ("between 1000 and 1260", "2014 or 2016")."""
    gap = low[year.end : number.start]
    return (
        number.form == "digits"
        and number.scale == 1
        and year.digits.isdigit()
        and number.digits.isdigit()
        and len(number.digits) in (2, 4)
        and bool(_YEAR_JOINT.fullmatch(gap))
        and (len(number.digits) == len(year.digits) == 4 or len(gap) == 1)
    )


def named_by_capitals(text: str, number: Number) -> bool:
    """Whether a number word is a capital word of a name ("Big Ten", "Five Guys") and not the start of a sentence or of a headline word."""
    start, end = number.start, number.end
    if not text[start].isupper() or number.form not in ("words", "multiple", "fraction", "ordinal"):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - 120) : end + 60]
    if len(_LOWER_WORD.findall(line)) < 3:
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 26), start)
    return bool(before and before[1][0].isupper() and before[1].lower() not in _OPENING and not before[1].endswith(".")) or bool(
        before and _CAPITAL_NEXT.match(text, end)
    )


def is_multiple(low: str, number: Number) -> bool:
    """Whether "double", "twice" and the like multiply something, and are not an adjective ("double-digit", "doubles final")."""
    word = low[number.start : number.end]
    if word.endswith(("ed", "ing", "fold")) or number.digits:
        return not (word in ("doubling", "doubled") and low.startswith((" down", "-"), number.end))
    if word in ("twice", "thrice"):
        return bool(re.match(r" (?:as|the|that|those|what|its|their|his|her|more|of)\b", low[number.end : number.end + 8]))
    lead = low[max(0, number.start - 24) : number.start]
    if re.search(
        r"\b(?:to|will|would|could|should|may|might|can|than|nearly|almost|about|over|roughly|at least|did|is|are|was|were|at) $", lead
    ) and not low.startswith("-", number.end):
        return True
    return bool(
        re.match(r" (?:the|that|those|what|its|their|his|her|from|in|to|by|since|last|this)\b|[.,]", low[number.end : number.end + 7])
    )


def is_part(low: str, number: Number) -> bool:
    """Whether "half" or "quarter" names a part of a game or a year ("this half", "half-time", "half brother")."""
    if number.form != "fraction" or low[number.start : number.end] not in ("half", "halves"):
        return False
    lead = low[max(0, number.start - 14) : number.start]
    named = re.search(r"\b(?:this|first|second|last|next|latter|opening|either|each|both|same|previous|other) $", lead)
    return bool(named and not low.startswith(" of the", number.end)) or bool(
        re.match(
            r"[- ](?:time|year|yearly|term|brother|sister|brothers|sisters|marathon|century|centuries|measures|mast|life|hearted|back|backs|volley)\b",
            low[number.end : number.end + 12],
        )
    )


def name_reason(text: str, number: Number, *, has_unit: bool, has_money: bool) -> str | None:
    """Why the number belongs to a name or code by what is glued to it or stands before it; None when it does not."""
    if has_money:
        return None
    start, end = number.start, number.end
    before = text[start - 1] if start else " "
    if text[max(0, start - 2) : start] == " -" and number.digits and re.search(r"\b[A-Z]{3,10} -$", text[max(0, start - 13) : start]):
        return "name"
    if before.isalpha() and number.form != "vague" and number.digits:
        return "name"
    if before in "-‐‑" and number.digits and (hyphen := _HYPHEN_WORD.search(text, max(0, start - 21), start)):
        word = hyphen[1]
        if not word[-1].isdigit() and (word.lower() not in _PREFIXES or word.isupper()):
            return "name"
    if number.digits and not has_unit and end < len(text) and (text[end].isalpha() and _GLUED_LETTERS.match(text, end)):
        return "name"
    if number.letter and number.letter in "KT" and start and before in " \n(-" and number.digits in ("4", "8"):
        return "name"
    return None


def numbered_word(text: str, number: Number) -> str | None:
    """The word before the number when it is one that numbers are the names of ("Section", "Boeing"): "hard" or "soft" by how sure that is."""
    match = _WORD_BEFORE.search(text, max(0, number.start - 26), number.start)
    if not match or number.scale != 1 or "," in number.digits:
        return None
    word = match[1]
    if word.lower() in _BEFORE_NAME and (word != word.lower() or word.lower() not in _SOFT):
        return "soft" if word.lower() in _SOFT else "hard"
    if (word[0].isupper() or any(c.isupper() for c in word)) and number.digits and "." not in number.digits and len(number.digits) <= 4:
        return "capital"
    return None


def is_score(low: str, first: Number, second: Number, after: str) -> bool:
    """Whether two numbers joined by a dash are a result ("2-1", "54-46") and not a range."""
    if first.value is None or second.value is None or first.form != "digits" or second.form != "digits":
        return False
    if max(first.value, second.value) > 200 or (first.value * 2) % 1 or (second.value * 2) % 1:
        return False
    if after[:1] in "%$€£" and after[:1]:
        return False
    if first.value >= second.value:
        return True
    return bool(
        re.match(
            r"[.,;)]|$| (?:defeat|loss|win|victory|draw|record|down|up|lead|deficit|score|scoreline|on|at|to|in|against|with|and|home|away)\b",
            after,
        )
    ) and bool(
        re.search(
            r"\b(?:lost|loss|beaten|defeat|trail|trailed|trailing|down|behind|score|scoreline|voted|fell|drew|draw|finished|record)\b[^.;\n]{0,25}$",
            low[max(0, first.start - 45) : first.start],
        )
    )
