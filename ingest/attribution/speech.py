"""Reads reported speech around its verb: quotations with "X said" before, after or between, and clauses with ", X said" behind them."""

from bisect import bisect_left
from dataclasses import dataclass

from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.quotes import Quotation
from ingest.attribution.subjects import FINITE, cue_of, is_passive, is_verb, names_from, noun_phrase, subject_of, trim

Tokens = tuple[int, int]
_REACH = 40
_BACK = 16
_LONGEST_TITLE = 8
STOPS = frozenset((".", ";", "!", "?"))
_QUOTE_SIGNS = frozenset(('"', "“", "”", "''", "``", "«", "»", "'", "‘", "’"))
_ENDS_SPEECH = (",", "?", "!", "-", "--", "–", "—", "…")


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in tokens (both ends included), content in parts; `frame` says which rule read it."""

    verb: int
    cue: Tokens
    source: Tokens | None
    source_head: int | None
    parts: tuple[Tokens, ...]
    frame: str


@dataclass(frozen=True, slots=True)
class QuotedText:
    """The quotations of a parse in tokens; `inside[i]` is the number of the quotation that token i stands in, or -1."""

    tokens: list[Tokens]
    inside: list[int]
    quotations: list[Quotation]


def quoted_text(parse: Parse, quotations: list[Quotation]) -> QuotedText:
    inside = [-1] * len(parse.words)
    tokens: list[Tokens] = []
    kept = []
    for quotation in quotations:
        first = bisect_left(parse.ends, quotation.start + 1)
        last = bisect_left(parse.starts, quotation.end) - 1
        if last < first:
            continue
        inside[first : last + 1] = [len(tokens)] * (last + 1 - first)
        tokens.append((first, last))
        kept.append(quotation)
    return QuotedText(tokens, inside, kept)


def is_break(parse: Parse, token: int) -> bool:
    return "\n" in parse.words[token]


def quoted_speech(parse: Parse, quoted: QuotedText, lexicon: Lexicon) -> list[Found]:
    """One Found for each verb that hands a quotation on, with all the quotations that it hands on."""
    found: list[Found] = []
    for number, (first, last) in enumerate(quoted.tokens):
        words = sum(1 for i in range(first, last + 1) if parse.words[i][:1].isalnum())
        if not words or _is_title(parse, first, last):
            continue
        here = None
        if _ends_speech(parse, quoted, last):
            here = _cue_after(parse, quoted, last + 1, lexicon)
            if here is None:
                here = _named_behind_dash(parse, quoted, last)
        if here is None:
            here = _cue_before(parse, quoted, first, lexicon, words=words)
        if here is None:
            _join_to_last(parse, quoted, found, number)
            continue
        verb, source_head, source, frame = here
        same = next((i for i, f in enumerate(found[-2:], max(0, len(found) - 2)) if f.verb == verb), None)
        if frame == "after":
            part = (_begin_of_speech(parse, quoted, first, found, lexicon), last)
        else:
            part = _part_before(parse, quoted, (first, last), verb, source)
        if same is not None:
            old = found[same]
            found[same] = Found(old.verb, old.cue, old.source, old.source_head, (*old.parts, part), old.frame)
        else:
            found.append(Found(verb, cue_of(parse, verb), source, source_head, (part,), f"quote_{frame}"))
    return found


def _is_title(parse: Parse, first: int, last: int) -> bool:
    """ "On "The Early Show," Kahn said": capitals and a preposition before them name a broadcast or a book, which is no speech."""
    if first == 0 or parse.tags[first - 1] != "IN" or last - first > _LONGEST_TITLE:
        return False
    inner = [i for i in range(first + 1, last) if parse.words[i][:1].isalnum()]
    return all(parse.text[parse.starts[i]].isupper() or parse.tags[i] in ("IN", "DT", "CC", "TO") for i in inner)


def _ends_speech(parse: Parse, quoted: QuotedText, last: int) -> bool:
    """True when the quotation ends as speech does before its speaker: a comma, a question mark, a dash, inside or outside."""
    inner = last - 1 if parse.words[last] in _QUOTE_SIGNS else last
    if parse.words[inner].endswith(_ENDS_SPEECH):
        return True
    return last + 1 < len(parse.words) and parse.words[last + 1] in (",", "–", "—", "-", "--")


def _cue_after(parse: Parse, quoted: QuotedText, begin: int, lexicon: Lexicon) -> tuple[int, int | None, Tokens | None, str] | None:
    """The reporting verb behind a quotation, if its phrase starts right there."""
    count = len(parse.words)
    token = begin
    while token < count and (
        parse.words[token] in (",", "-", "--", "–", "—") or (parse.words[token].isspace() and not is_break(parse, token))
    ):
        token += 1
    if parse.words[token - 1 : token] and token < count and is_break(parse, token):
        return None
    start = token
    # After a comma inside the marks any verb hands the quotation on ("...," he groused); else only verbs known for it.
    comma = parse.words[max(0, begin - 2)].endswith(",") and parse.words[begin - 1] in _QUOTE_SIGNS
    while token < min(count, begin + _REACH):
        if is_break(parse, token) or quoted.inside[token] >= 0 or parse.words[token] in STOPS:
            return None
        known = _hands_on(parse, lexicon, token) or (comma and token > start and _is_bare(parse, token))
        if known and is_verb(parse, token) and parse.deps[token] not in ("aux", "auxpass"):
            subject = subject_of(parse, token)
            if is_passive(parse, token) and subject is not None and subject < token:
                saying = _as_saying(parse, token)
                if saying is None or subject < start:
                    return None
                return saying, subject, noun_phrase(parse, subject, before=token), "after"
            if subject is not None and subject >= start and quoted.inside[subject] < 0:
                first, last = noun_phrase(parse, subject, before=token)
                source = (max(first, start) if first < start <= last else first, last)
                if min(source[0], token) - start <= 2:
                    return token, subject, source, "after"
            if token - start <= 2 and parse.tags[token] != "VBG":
                named = names_from(parse, quoted.inside, token + 1)
                if named is not None:
                    return token, named[1], named, "after"
            if 0 < token - start <= 6 and parse.tags[token] in ("VBD", "VBZ", "VBP"):
                return token, token - 1, (start, token - 1), "after"
        token += 1
    return None


def _hands_on(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """True for a verb that quotes, by itself or with the word behind it ("went on", "put it")."""
    lemma = parse.lemmas[verb]
    return lemma in lexicon.frames["quote"] or "".join(parse.words[verb + 1 : verb + 2]) in lexicon.quoting.get(lemma, ())


def _as_saying(parse: Parse, verb: int) -> int | None:
    """The "saying" of "was quoted as saying", "was cited by the Courier as telling"; None behind other passives."""
    end = min(parse.sents[parse.sent_of[verb]][1], verb + _LONGEST_TITLE)
    return next((i + 1 for i in range(verb + 1, end - 1) if parse.words[i] == "as" and parse.tags[i + 1] == "VBG"), None)


def _named_behind_dash(parse: Parse, quoted: QuotedText, last: int) -> tuple[int, int | None, Tokens | None, str] | None:
    """ "We were slow" – captain Tom Hale: a name between a dash and the end of the line or sentence."""
    dash = last + 1
    if parse.words[dash : dash + 1] not in (["–"], ["—"], ["--"], ["―"]):
        return None
    named = names_from(parse, quoted.inside, dash + 1)
    if named is None or not any(parse.tags[i].startswith("NNP") for i in range(named[0], named[1] + 1)):
        return None
    behind = named[1] + 1
    if behind < len(parse.words) and not is_break(parse, behind) and parse.words[behind] not in (".", ","):
        return None
    return dash, named[1], named, "after"


def _is_bare(parse: Parse, verb: int) -> bool:
    """True for a finite verb that nothing but a stop, a comma or a preposition follows."""
    following = min(verb + 1, len(parse.words) - 1)
    return parse.tags[verb] in ("VBD", "VBZ") and (parse.words[following] in (".", ",") or is_break(parse, following))


def _cue_before(
    parse: Parse, quoted: QuotedText, first: int, lexicon: Lexicon, *, words: int
) -> tuple[int, int | None, Tokens | None, str] | None:
    """The reporting verb in front of a quotation: directly, or with a comma, a colon, "that" between."""
    token = first - 1
    divided = ""
    while token >= 0 and (parse.words[token] in (",", ":", "that", "–", "—", "-", "--") or parse.words[token].isspace()):
        if is_break(parse, token) and parse.words[max(0, token - 1)] != ":":
            return None
        if parse.words[token] in (",", ":"):
            divided = parse.words[token]
        token -= 1
    lowest = max(0, token - _BACK)
    if not divided and token >= 1 and parse.words[token] == "." and parse.lemmas[token - 1] in lexicon.frames["quote"]:
        # "The coach agreed. "We were slow.""
        token -= 1
        divided = "."
    while token >= lowest:
        if is_break(parse, token) or quoted.inside[token] >= 0 or parse.words[token] in STOPS:
            return None
        if is_verb(parse, token) and parse.deps[token] not in ("aux", "auxpass"):
            near = divided or token >= first - 2
            known = _hands_on(parse, lexicon, token) or (
                divided and token >= first - 2 and words >= (2 if divided == ":" else 4) and parse.tags[token] in ("VBD", "VBZ")
            )
            # "The mayor made the following remark: ..."
            known = known or (divided == ":" and any(parse.lemmas[i] in lexicon.spoken for i in range(token + 1, first)))
            if known and near and (divided or words >= 3 or _is_call(parse, quoted, first)):
                subject = _outside(parse, quoted, subject_of(parse, token), token)
                passive = is_passive(parse, token)
                source = noun_phrase(parse, subject, before=token) if subject is not None and not passive else None
                return token, subject if source else None, source, "before"
            if parse.tags[token] in ("VBD", "VBZ", "VBP") or not divided:
                return None
        token -= 1
    return None


def _is_call(parse: Parse, quoted: QuotedText, first: int) -> bool:
    """ "Count again!" is speech however short: it opens with a capital and ends as a sentence does."""
    last = quoted.tokens[quoted.inside[first]][1]
    return last - first > 2 and parse.words[last - 1] in ("!", "?", ".") and parse.text[parse.starts[first + 1]].isupper()


def _begin_of_speech(parse: Parse, quoted: QuotedText, first: int, found: list[Found], lexicon: Lexicon) -> int:
    """Where content starts that has unquoted words of the speaker before a quotation in the same sentence."""
    begin = parse.sents[parse.sent_of[first]][0]
    for token in range(first - 1, begin - 1, -1):
        if is_break(parse, token):
            return first
        if parse.words[token] in STOPS:
            begin = token + 1
            break
    if begin == first or quoted.inside[begin] >= 0:
        return first
    if any(begin <= f.verb < first for f in found[-2:]) or any(
        parse.lemmas[i] in lexicon.speech and is_verb(parse, i) for i in range(begin, first)
    ):
        return first
    while begin < first and (parse.words[begin].isspace() or parse.tags[begin] == "CC" or parse.words[begin] == ","):
        begin += 1
    return begin


def _outside(parse: Parse, quoted: QuotedText, subject: int | None, verb: int) -> int | None:
    """A subject that the parse put into a quotation gives way to the first subject of the verb's own sentence."""
    if subject is None or quoted.inside[subject] < 0:
        return subject
    begin = parse.sents[parse.sent_of[verb]][0]
    return next((i for i in range(begin, verb) if parse.deps[i] == "nsubj" and quoted.inside[i] < 0), None)


def _part_before(parse: Parse, quoted: QuotedText, quotation: Tokens, verb: int, source: Tokens | None) -> Tokens:
    """The content around a quotation behind its verb: to the end of the sentence that it only begins, from the start of one it ends."""
    first, last = quotation
    end = parse.sents[parse.sent_of[last]][1]
    following = last + 1
    if (
        verb >= first - 2
        and following < end
        and parse.words[following][:1].isalpha()
        and not parse.words[last - 1].endswith((".", "!", "?", ","))
    ):
        while following < end and quoted.inside[following] < 0 and not is_break(parse, following):
            following += 1
        return trim(parse, first, following - 1)
    begin = parse.sents[parse.sent_of[verb]][0]
    opens = parse.text[parse.starts[min(first + 1, last)]]
    if (
        source is not None
        and begin + 2 < source[0] < verb
        and parse.words[source[0] - 1] == ","
        and parse.words[first - 1] == ","
        and (opens.islower() or parse.words[min(first + 1, last)] == "i")
    ):
        return begin, last
    return quotation


def _join_to_last(parse: Parse, quoted: QuotedText, found: list[Found], number: int) -> None:
    """A quotation without a speaker of its own that follows the last one in the same paragraph goes on with it."""
    if not found:
        return
    first, last = quoted.tokens[number]
    old = found[-1]
    behind = max(old.parts[-1][1], old.verb, old.source[1] if old.source else 0)
    if behind >= first or first - behind > _REACH:
        return
    between = range(behind + 1, first)
    if any(is_break(parse, i) for i in between) or sum(parse.words[i] in STOPS for i in between) > 1:
        return
    if parse.words[first - 1] not in STOPS and any(parse.tags[i] in FINITE for i in between):
        return
    if parse.words[first - 1] not in (".", ",", ":", ";", "!", "?", "–", "—", "-", "--") and not parse.words[first - 1].isspace():
        return
    found[-1] = Found(old.verb, old.cue, old.source, old.source_head, (*old.parts, (first, last)), old.frame)
