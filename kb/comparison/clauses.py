"""What a sentence shows around a figure: its clause, and the places, speakers and pollsters that it names."""

import re
from functools import lru_cache

# How far from a figure a word may stand and still say what the figure counts.
NEAR_WORDS = 9
# Those who answer stand so many characters before their verb.
ASKED_WITHIN = 45
_TOKEN = re.compile(r"[^\W_]{1,40}(?:[.,'’-][^\W_]{1,40}){0,8}")
_REPORTS = r"\b(?:said|says|announced|told|stated|estimated that|according to)\b(?: that)?"
_BREAK = re.compile(
    _REPORTS
    + "|"
    + r"[;:—]| – |, (?:and|but|while|whereas|with|compared|against|up from|down from)\b| (?:while|whereas|but|compared|versus|vs) ",
    re.IGNORECASE,
)
_NAMED = r"[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}"
_MONTHS = "(?!(?:Mrs?|Ms|Dr|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,8}\\b)"
_NO_NAME = r"(?!(?:The|This|That|Our|Their|Its|His|Her|An?|Another|Each|Every|One|No|Any) )"
_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Aa]round)(?: the)?(?: [a-z-]{{3,15}}){{0,2}}(?: of)? {_MONTHS}({_NAMED})|"
    rf"\b{_NO_NAME}({_NAMED}) "
    r"(?:district|province|county|prefecture|state|village|town|city|region|governorate|municipality|hospital)\b"
)
_SPEAKER = re.compile(rf"({_NAMED}) (?:speaks?|spoke) of\b|({_NAMED}) (?:puts?|estimates?|estimated|counted|claims|claimed)\b")
_SPEAKING = re.compile("speak|spoke|put|estimate|counted|claim")
_SURVEYOR = re.compile(
    rf"\b(?:[Pp]oll|[Ss]urvey)s? (?:\w{{1,12}} )?(?:by|from|of) (?:the )?({_NAMED})|\b[Pp]ollsters? ({_NAMED})|"
    rf"\b(?!(?:Today|Yesterday|[A-Z][a-z]{{2,6}}day|Last|This|The|One|A|An|Another|New)\b)({_NAMED}) (?:poll|survey)\b|"
    rf"({_NAMED}),? (?:which|who|that)? ?(?:asked|questioned|interviewed|polled|surveyed)\b"
)


def around(quote: str, start: int, end: int) -> str:
    """The stretch around `quote[start:end]`, cut at clause marks and at most `NEAR_WORDS` words away on either side."""
    breaks = _breaks(quote)
    low = max((last for _, last in breaks if last <= start), default=0)
    after = (first for first, last in breaks if first >= end and not _asked(quote[end:first], quote[first:last]))
    high = next(after, len(quote))
    left = [m.start() for m in _TOKEN.finditer(quote, low, start)]
    right = [m.end() for m in _TOKEN.finditer(quote, end, high)]
    low = left[-NEAR_WORDS] if len(left) > NEAR_WORDS else low
    high = right[NEAR_WORDS - 1] if len(right) > NEAR_WORDS else high
    return quote[low:high]


@lru_cache(maxsize=1024)
def _breaks(quote: str) -> list[tuple[int, int]]:
    """Where the clause marks of a sentence start and end: the same for all its figures."""
    return [m.span() for m in _BREAK.finditer(quote)]


def _asked(between: str, mark: str) -> bool:
    """ "54 percent of the respondents said that": those counted say it themselves, and what they say is what is counted."""
    theirs = between.startswith(" of ") and ", " not in between and len(between) < ASKED_WITHIN
    return theirs and mark.lower().startswith(("said", "says", "told"))


def places(text: str) -> list[str]:
    """Names that a place word or "in" makes places."""
    return [m[1] or m[2] for m in _PLACE.finditer(text)]


def speakers(text: str) -> list[str]:
    """Names of those who count or estimate: "Medira speaks of", "Weru puts"."""
    # Few sentences have one of the verbs, which is quicker seen than that none follows a name.
    return [m[1] or m[2] for m in _SPEAKER.finditer(text)] if _SPEAKING.search(text) else []


def surveyors(text: str) -> list[str]:
    """Names beside the word poll or survey."""
    return [m[1] or m[2] or m[3] or m[4] for m in _SURVEYOR.finditer(text)]
