"""Reads all attributions of a parsed text: one for each reporting word, the best frame of each."""

from ingest.attribution.frames import Reading, is_verb, verb_readings
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.parse import Parse
from ingest.attribution.phrases import according_to
from ingest.attribution.speech import Found, QuotedText, quoted_speech, aside_speech

_ORDER = ("clause", "passive_clause", "infinitive", "passive_infinitive", "prep", "passive_prep", "object_wide", "small", "passive_subject")


def read_attributions(parse: Parse, quoted: QuotedText, lexicon: Lexicon) -> list[Found]:
    """All attributions in text order of their content."""
    found = quoted_speech(parse, quoted, lexicon)
    by_verb = {f.verb: f for f in found}
    for verb, lemma in enumerate(parse.lemmas):
        if quoted.inside[verb] >= 0:
            continue
        if parse.words[verb] == "according":
            phrase = according_to(parse, quoted, verb)
            if phrase is not None:
                found.append(phrase)
        elif lemma in lexicon.verbs and is_verb(parse, verb) and parse.deps[verb] not in ("aux", "auxpass", ""):
            if verb in by_verb:
                continue
            one = verb_attribution(parse, quoted, lexicon, verb)
            if one is not None:
                found.append(one)
    return sorted(found, key=lambda f: (f.parts[0][0], f.verb))


def verb_attribution(parse: Parse, quoted: QuotedText, lexicon: Lexicon, verb: int) -> Found | None:
    readings = verb_readings(parse, verb)
    lemma = parse.lemmas[verb]
    behind = any(r.frame in ("clause", "infinitive") and r.content[0] > verb for r in readings)
    if not behind and lexicon.reports(lemma, "aside"):
        aside = aside_speech(parse, quoted, verb)
        if aside is not None:
            return aside
    readings = [r for r in readings if _reports(lexicon, r)]
    if not readings:
        return None
    best = min(readings, key=lambda r: _ORDER.index(r.frame.split(":")[0]))
    return Found(verb, best.cue, best.source, best.source_head, (best.content,), best.frame)


def _reports(lexicon: Lexicon, reading: Reading) -> bool:
    frame = "object" if reading.frame == "object_wide" else reading.frame
    return reading.frame != "object" and lexicon.reports(reading.lemma, frame)
