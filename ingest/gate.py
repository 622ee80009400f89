"""Which sentences need the full parse: those that can hold a number or an attribution."""

import re

_NUMBER_WORD = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores?|lakhs?|crores?|"
    "half|halves|halv\\w+|third|thirds|quarters?|fifths?|tenths?|first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    "doubl\\w+|tripl\\w+|trebl\\w+|quadrupl\\w+|twice|thrice|\\w+fold|several|handful|couple|pair|percent|percentage|record|highest|lowest"
)
_CUE = (
    "sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according|report\\w*|cit(?:e|es|ed|ing)|quot\\w+|estimat\\w+|announc\\w+|claim\\w*|"
    "warn\\w*|add(?:s|ed|ing)?|not(?:e|es|ed|ing)|argu\\w+|expect\\w*|believ\\w+|th(?:ink|inks|ought|inking)|ask\\w*|urg(?:e|es|ed|ing)|call\\w*|"
    "accus\\w+|den(?:y|ies|ied|ying)|show\\w*|f(?:ind|inds|ound|inding)|predict\\w*|forecast\\w*|suggest\\w*|admit\\w*|insist\\w*|"
    "wr(?:ite|ites|ote|itten|iting)|tweet\\w*|explain\\w*|acknowledg\\w+|confirm\\w*|reveal\\w*|describ\\w+|declar\\w+|poll\\w*|survey\\w*|stud(?:y|ies)|data|source\\w*|"
    "kn(?:ow|ows|ew|own)|hop(?:e|es|ed|ing)|pledg\\w+|endors\\w+|question\\w*|critici\\w+|vow\\w*|oppos(?:e|es|ed|ing)|defend\\w*|recogni[sz]\\w+|agree\\w*|"
    "respond\\w*|point(?:s|ed|ing)?|declin(?:ed|es)|tout\\w*|promis\\w+|want(?:s|ed)?|refus\\w+|fear\\w*|reject\\w*|caution\\w*|recall\\w*|blam\\w+|"
    "stat(?:es|ed|ing)|propos(?:e|es|ed|ing)|assert\\w*|threaten\\w*|learned|complain\\w*|disclos\\w+|denounc\\w+|express\\w*|concern\\w*|talk\\w*|"
    "conclud\\w+|emphasi\\w+|stress\\w*|concede\\w*|alleg\\w+|worr(?:y|ies|ied)|doubt\\w*|convinced|confident|decided|repeated|"
    "suspect\\w*|discover\\w*|order(?:s|ed)|recommend\\w*|attribut\\w+|hail(?:s|ed)|wonder\\w*|assur(?:e|es|ed)|thank\\w*|dismiss\\w*|prais\\w+|consider(?:s|ed)|"
    "offer(?:s|ed)?|celebrat\\w+|rul(?:es|ed|ing)|views?|apologi[sz]\\w+|lov(?:e|es|ed)|highlight(?:s|ed)|hint(?:s|ed)?|remind(?:s|ed)?|"
    "underscor(?:e|es|ed)|regard(?:s|ed)|aim(?:s|ed)?|planned|forc(?:es|ed|ing)"
)
# A sentence that ends with a colon may be nothing but the label of who speaks next ("MINISTER:").
_WANTED = re.compile(rf"[0-9%$£€¥\"“”«»‘]|:\s{{0,4}}\Z|\b(?:{_NUMBER_WORD}|{_CUE})\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\s{0,4}(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


def may_hold_claim(sentence: str) -> bool:
    """True when the sentence has a digit, a number word, a money or quotation mark, a reporting word or a label. Linear in its length."""
    return _WANTED.search(sentence) is not None


def takes_up(sentence: str) -> bool:
    """True when the sentence opens with a pronoun, so that what it speaks of stands in the sentence before it."""
    return _TAKES_UP.match(sentence) is not None
