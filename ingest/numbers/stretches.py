"""Finds the stretches of a text whose numbers are no figures whatever stands around them: links, dates, clock times, set phrases."""

import re
from collections.abc import Iterable

from ingest.numbers.scores import SHAPES, contests
from ingest.vocabulary import load

Place = tuple[int, int, str]

_NUMBERS = load("numbers")
_SMALL_NUMBERS = frozenset((*_NUMBERS["units"], *_NUMBERS["tens"]))
_IDIOMS = "|".join(sorted(map(re.escape, load("numbered_names")["idioms"]), key=len, reverse=True))
_MONTH = rf"(?:{'|'.join(sorted(map(re.escape, load('years')['months']), key=len, reverse=True))})"
_ZONE = rf"(?:{'|'.join(load('years')['zones'])})"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}"
_NTH = r"(?:st|nd|rd|th)?"
_DAY = rf"[0-9]{{1,2}}{_NTH}"
_DAYS = rf"{_DAY}(?:(?: ?[-–] ?| to | and | or ){_DAY}(?![0-9]))?"
_NOT_AMOUNT = r"(?![,.]?[0-9]|:| ?(?:%|percent|per cent|million|billion|people))"
_TENS = "|".join(_NUMBERS["tens"])
_MOMENTS = "|".join(load("years")["moments"])
_HOUR_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"

# How far before and after a number the words may stand that make it no figure; a link may be longer, but has no blank.
_BEFORE, _AFTER, _LONGEST = 60, 80, 400

# What a shape may begin with: a word, or nothing of a kind before it.
_LEAD = re.compile(r"\\b|\(\?<!\[[^\]]{1,40}\]\)")

# Reason and the patterns for it, each searched in the text in lower case: every repeat is bounded, and no shape is two at its top.
_SHAPES: dict[str, tuple[str, ...]] = {
    "link": (
        r"(?:https?://|www\.)[^\s<>\"]{1,400}",
        r"\b[a-z0-9-]{2,40}\.(?:com|org|net|gov|edu|co\.uk|io)/[^\s<>\"]{1,300}",
    ),
    "address": (
        r"\b[a-z0-9._%+-]{1,60}@[a-z0-9-]{1,60}\.[a-z.]{2,20}\b",
        r"(?<![\w@])[@#][a-z_]{0,40}[0-9][a-z0-9_]{0,40}",
    ),
    "telephone number": (
        r"(?<![0-9.,])(?:\+[0-9]{1,3}[ -]?)?\([0-9]{2,5}\)[ -]?[0-9]{3,4}[ -][0-9]{3,4}(?![0-9])",
        r"(?<![0-9.,])(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}(?![0-9])",
        r"(?<![0-9.,])\+(?:[0-9]{1,3}(?:[ -][0-9]{2,5}){2,4}|[0-9]{8,14})(?![0-9])",
        r"\b0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}(?![0-9])",
        r"\b(?:number|hotline|helpline|dial|dialling|dialing|call|calling|text|texting) (?:is )?"
        r"[0-9]{2,5}(?: [0-9]{2,5}){1,4}(?![0-9%]|[,.][0-9])",
        r"\btext(?:ing)? [“\"']?[a-z]{2,12}[”\"']? to [0-9]{4,6}\b",
        r"\b(?:911|999|112)(?= (?:call|caller|operator|dispatch))",
        r"\b(?:calls?|called|calling|dial|dialed|dialled|dialling) (?:to )?(?:[2-9]11|999|112|101|111)\b(?! [a-z]{3,20}s\b)",
        r"\b(?:dial|dialling|dialing) [0-9]{3,6}\b(?![,.][0-9]|%)",
    ),
    "clock time": (
        rf"\b[0-9]{{1,2}}[:.][0-9]{{2}} ?(?:a\.?m\b\.?|p\.?m\b\.?)(?: {_ZONE}\b)?",
        r"\b[0-9]{1,2}(?: ?(?:am|pm)\b| [ap]\.m\.)",
        rf"\b[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?: ?{_ZONE}\b)?",
        rf"\b(?:[0-2][0-9][0-5][0-9]|[0-9]{{1,2}}) ?{_ZONE}\b",
        r"\b(?:opens?|opened|closes?|starts?|begins?|began|kicks? off|lands?|departs?|arrives?) at (?:[1-9]|1[0-2])"
        r"(?=[.,;](?![0-9])| (?:on|and|today|tomorrow|tonight|sharp)\b)",
        rf"\b(?:[0-9]{{1,2}}|{_HOUR_WORDS}) o[’']clock",
        r"(?<!\bby )(?<!\bby a )\b(?:half|quarter|(?:five|ten|twenty|twenty-five)(?: minutes)?) (?:past|to) "
        rf"(?:1[0-2]|[1-9]|{_HOUR_WORDS})\b"
        r"(?!(?: [a-z]{3,20}s\b|[,.][0-9]| ?%| percent| per cent| million| billion| trillion| thousand))",
    ),
    "date": (
        rf"\b{_MONTH} {_DAYS}(?:,? {_YEAR})?\b{_NOT_AMOUNT}",
        rf"\b{_DAYS} (?:of )?{_MONTH}\b(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        r"\b[0-9]{4}-[01][0-9]-[0-3][0-9]\b",
        r"\b[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})\b",
        r"\b[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}\b",
        r"(?<![0-9/.,])(?:0?[1-9]|1[0-2])/20[0-9]{2}\b",
        r"\b(?:fy|fiscal(?: year)?|financial year) ?[’']?(?:20)?[0-9]{2}(?:[-/–][0-9]{2,4})?\b",
        r"\b(?:q[1-4]|[1-4]q|h[12]|[12]h)(?: ?(?:of )?[’']?(?:20)?[0-9]{2})?\b",
        rf"\b(?:19|20)[0-9]{{2}} ?[-–/] ?(?:(?:19|20)[0-9]{{2}}|[0-9]{{1,2}})\b{_NOT_AMOUNT}",
        r"\b(?:mid-?|early |late )?(?:1[0-9]|20)[0-9]{2}s\b",
        r"\b[1-9]0s\b",
        r"[’'][0-9]0s\b",
        r"[’'][0-9]{2}(?![0-9’'a-z])",
        r"\b(?:ad|a\.d\.|bc|b\.c\.) ?[0-9]{1,4}\b",
        r"\b[0-9,]{1,7} ?(?:bc|bce|b\.c\.|ad|a\.d\.)(?![a-z])",
        r"\b(?:first|second|third|fourth) (?:fiscal )?(?:quarter|half)\b",
        r"\b(?:[0-9]{1,2}(?:st|nd|rd|th)|eighteenth|nineteenth|twentieth|twenty-first)[- ]century\b",
    ),
    "section number": (
        r"(?:§|\b(?:sections?|articles?|clause|paragraphs?|para\.?|chapters?|rule|pages?|pp?\.)) ?"
        r"[0-9]{1,4}(?:[.(][0-9a-z]{1,3}\)?){0,4}(?![0-9%,])",
    ),
    # "A 501(c)(3) charity", "her 401(k)".
    "plan number": (r"[0-9]{3} ?(?:\([a-z]\)|[a-z](?=\(|[0-9]\b)|(?<=40[13])[kb]s?\b)(?: ?\(?[0-9]{1,2}\b\)?)?",),
    "code": (r"(?<![0-9.,-])[0-9]{1,4}(?:-[0-9]{1,4}){2,4}(?![0-9%-])", r"\b(?:e|error |status |promo |zip )codes?:? [0-9]{1,6}\b"),
    "name": (
        r"\b(?:case|docket|file|law|act|flight|reference|number|claim|complaint) (?:no\.? )?[0-9]{1,4}-[0-9]{1,7}(?![0-9%-])",
        r"(?<![a-z0-9] )\bno [0-9]{1,4}(?![0-9%]|[.,][0-9]| [a-z]{3,20}s\b)",
        r"(?<=[a-z] )no [0-9]{1,4}(?=[.,;)]| (?:in|of|for|on|at|and|was|is)\b)",
        r"\b[a-z]{1,4}[-.]?[0-9]{1,6}/[0-9]{1,6}\b",
        r"\b(?:ref|reference|case|file|application|notice|order|resolution|law|decree|regulation|directive) (?:no\.? )?"
        r"[0-9]{1,6}/[0-9]{1,6}\b",
        r"\b[a-z]{2,6}-[0-9]{4}-[0-9]{3,7}\b",
        r"\b(?:10|8|20|6)-[kqf]\b",
        r"\bisbn(?:-1[03])?:? [0-9-]{9,17}[0-9x]\b",
        r"\b4 ?[x×] ?[0-9]{2,4} ?(?:m|metres?|meters?)\b",
        r"\b(?:part|page|step|game|episode|chapter|volume|stage|phase|round|slide|question) [0-9]{1,3} of [0-9]{1,3}\b",
        rf"\b(?:grades?|chapter|phase|stage|tier|category|act|episode|verse) (?:{_HOUR_WORDS})\b(?: (?:through|to|and) (?:{_HOUR_WORDS}))?"
        r"(?!-|[a-z]| (?:million|hundred|thousand|dozen|of\b|[a-z]{3,20}s\b))",
        r"\bnumbers (?:drawn )?(?:are|were) [0-9]{1,2}(?:,? (?:and )?[0-9]{1,2}){2,7}(?:,? (?:with|and) [0-9]{1,2})?(?![0-9%]|[.,][0-9])",
        r"\b(?:s\.?&p\.?|standard (?:&|and) poor[’']s) [0-9]{2,4}(?:-stocks?)?\b",
        r"(?<![0-9])\.?[0-9]{1,3}[- ]calib(?:er|re)\b",
        r"\b7[0-8]7-[0-9]{2,3}(?:er|lr|f)?\b",
        r"\b7[0-8]7s?(?= (?:max|jets?|planes?|aircraft|dreamliners?|freighters?|fleet)\b)",
        r"\b(?:last|final) (?:four|eight|sixteen|16|32)(?=[.,;)]| (?:of the|for the|in the|with|against|by|when|where)\b)",
    ),
    "ratio": (
        r"(?<![0-9/.,-])[0-9]{2,3}/[0-9]{2,3}(?![0-9/%-])",
        r"(?<![0-9/.,-])[0-9]{1,3}/1\b(?![0-9/%-])",
        r"(?<![0-9/.,-])[0-9]{1,2}/[0-9]{1,2}(?= (?:favourites?|favorites?|joint|shots?|chances?|outsiders?|odds|on)\b)",
        r"(?<![0-9:.,])[0-9]{1,3}:[0-9](?![0-9:])",
        # A date without its year, odds or a mark, and no part of a whole: "updated 5/12", "scored 7/10".
        r"(?<![0-9/.,$£€-])(?<![0-9] )(?!9/11\b)(?:[1-9]|1[0-2])/(?:[679]|1[0-57-9]|2[0-9]|3[01])"
        r"(?![0-9/%]|[.,][0-9]|[- ](?:of|inch(?:es)?|miles?|cups?)\b)",
    ),
    "reference": (r"\[[0-9]{1,4}\.?\]",),
    "idiom": (
        rf"\b(?:{_IDIOMS})\b(?!-(?:year|month|week|day|hour|third|quarter|fifth|on-)|[’']s? | of the | of | per ?cent\b"
        rf"| in (?:every )?(?:[0-9]{{1,6}}|{_HOUR_WORDS})\b)",
        r"\b[0-9]-in-[0-9]\b",
        r"\ban? [a-z]{2,20} or two\b",
        # "Another week or two", "the one rule or two on which they agree".
        rf"\b(?!(?:{_HOUR_WORDS})\b)[a-z]{{2,20}} or two"
        r"(?=[.,;:?!)\n]|$| (?:[a-z]{1,3}|that|which|from|with|after|before|until|where|when)\b)",
        rf"\b(?:[2-9]0|{_TENS})[- ]somethings?\b(?! per)",
        # "One chilly night a guard slept", and not "one night in jail".
        rf"(?:^|(?<=[.“\"‘,] )|(?<=[\n“\"‘]))one (?:[a-z]{{3,12}} ){{0,2}}(?:{_MOMENTS})\b(?! (?:of|is|was|per|later|before|after|for)\b)",
        r"\b(?:four|five|six|seven|eight|nine|ten)[- ]figures?(?: sums?)?\b",
        r"\b(?:two|three|four|five|six)-way\b",
        r"\b(?:[1-7]|one|two|three|four|five|six|seven)-star(?:red)?\b",
        r"\bone [a-z]{2,20} or another\b",
        r"\btop-(?:two|three|four|five|six|eight|ten)\b",
    ),
    "score": SHAPES,
    # "3. Wash it", "it is cheap, and 2) it works", "Nora Quill (4.)".
    "list number": (
        r"\((?:[1-9]|[1-4][0-9])\.\)",
        r"^[ \t]{0,8}(?:\(?[0-9]{1,3}[.):]|#[0-9]{1,3})(?=[ \t])",
    ),
    # "For two reasons: 1) it is cheap and 2) it works".
    "numbered point": (r"[1-9]\)(?<=[:;,.?!d] [1-9]\))(?= [a-z“‘\"'])",),
}


def _compiled(shapes: Iterable[str]) -> re.Pattern[str]:
    """One pattern of many. Those that begin with one test of what stands before share it: a search spends most of its time there."""
    by_lead: dict[str, list[str]] = {}
    for shape in shapes:
        lead = _LEAD.match(shape)
        by_lead.setdefault(lead[0] if lead else "", []).append(shape[lead.end() :] if lead else shape)
    return re.compile("|".join(f"{lead}(?:{'|'.join(rest)})" for lead, rest in by_lead.items()), re.MULTILINE)


_PATTERNS = {reason: _compiled(shapes) for reason, shapes in _SHAPES.items()}
_RATIO = re.compile(
    r"\b([0-9a-z]{1,5})[ -]to[ -](?:1|one)\b(?! (?:million|billion|in (?!favou?r)|of|percent|per|hundred|thousand)|[.,]?[0-9])"
    r"|\b([0-9]{1,3}):[0-9]{1,3}\b(?= (?:ratio|odds|margin))"
)
# "By more than three to one" tells how many times.
_HEDGED = re.compile(r"\b(?:by|than|nearly|almost|about|roughly|around|over) $")


def places(low: str, numbers: Iterable[tuple[int, int]]) -> list[Place]:
    """Start, end and reason of each stretch of a text in lower case that holds one of the `numbers`, in order and not overlapping.

    Searched is only around the numbers, given as start and end in order: most of a text is far from any.
    """
    found: list[Place] = []
    for start, end in _windows(low, numbers):
        found += [(m.start(), m.end(), reason) for reason, pattern in _PATTERNS.items() for m in pattern.finditer(low, start, end)]
        found += [(first, last, "score") for first, last in contests(low, start, end)]
        # "Back to one" is no ratio: the first word must be a number.
        found += [
            (m.start(), m.end(), "ratio")
            for m in _RATIO.finditer(low, start, end)
            if (m[2] or m[1][0].isdigit() or m[1] in _SMALL_NUMBERS) and not _HEDGED.search(low, max(0, m.start() - 12), m.start())
        ]
    return merged(found)


def _windows(low: str, numbers: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The text around the numbers, from white space to white space, none overlapping."""
    windows: list[tuple[int, int]] = []
    for start, end in numbers:
        runs_on = bool(windows) and start - _BEFORE <= windows[-1][1]
        first = windows.pop()[0] if runs_on else _blank_before(low, start - _BEFORE)
        windows.append((first, _blank_after(low, end + _AFTER)))
    return windows


def _blank_before(low: str, at: int) -> int:
    """Where the word at `at` begins; of a word that never ends, so far back as any stretch may reach."""
    at = max(0, at)
    furthest = max(0, at - _LONGEST)
    return max(low.rfind(" ", furthest, at) + 1, low.rfind("\n", furthest, at) + 1, furthest)


def _blank_after(low: str, at: int) -> int:
    blanks = [found for mark in " \n" if (found := low.find(mark, at, at + _LONGEST)) >= 0]
    return min(blanks, default=min(len(low), at + _LONGEST))


def merged(found: list[Place]) -> list[Place]:
    """The places in order; of two that overlap the one that starts first, then the longer, stays."""
    kept: list[Place] = []
    for place in sorted(found, key=lambda p: (p[0], -p[1])):
        if not kept or place[0] >= kept[-1][1]:
            kept.append(place)
    return kept
