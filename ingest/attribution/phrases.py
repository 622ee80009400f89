"""Reads attributions without a reporting verb: "according to", reporting nouns, transcripts' colons."""

from ingest.attribution.frames import noun_phrase, trim
from ingest.attribution.parse import Parse
from ingest.attribution.speech import Found, QuotedText, is_break


def according_to(parse: Parse, quoted: QuotedText, token: int) -> Found | None:
    """The rest of the sentence as content of "according to X"; `token` is "according"."""
    if token + 2 >= len(parse.words) or parse.words[token + 1] != "to":
        return None
    to = token + 1
    head = parse.child(to, "pobj") if parse.deps[to] else None
    if head is None:
        head = parse.child(token, "pobj")
    source = noun_phrase(parse, head) if head is not None and head > to else _words_after(parse, to)
    if source is None:
        return None
    begin, end = parse.sents[parse.sent_of[token]]
    first, last = trim(parse, source[0], source[1])
    before = _has_words(parse, begin, token)
    if before:
        content = trim(parse, _skip_joiner(parse, begin, token), token - 1)
    else:
        if last + 1 >= end:
            return None
        content = trim(parse, last + 1, end - 1)
    return Found(token, (token, to), (first, last), head if head is not None else last, (content,), "according to")


def _words_after(parse: Parse, to: int) -> tuple[int, int] | None:
    end = parse.sents[parse.sent_of[to]][1]
    last = to
    while last + 1 < end and parse.words[last + 1] not in (",", ".", ";", ":") and not is_break(parse, last + 1):
        last += 1
    return (to + 1, last) if last > to else None


def _has_words(parse: Parse, begin: int, token: int) -> bool:
    return sum(parse.words[i][:1].isalnum() for i in range(begin, token)) >= 3


def _skip_joiner(parse: Parse, begin: int, stop: int) -> int:
    while begin < stop - 1 and (parse.words[begin].isspace() or parse.tags[begin] == "CC"):
        begin += 1
    return begin
