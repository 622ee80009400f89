"""Tells the uses of a reporting verb in which somebody says or thinks something from those in which something is done."""

from ingest.attribution.frames import Reading
from ingest.attribution.lexicon import Lexicon
from ingest.attribution.naming import DATES
from ingest.attribution.parse import Parse
from ingest.attribution.subjects import FINITE

# With one of these behind it no verb reports, with "out" none of counting ("pointed out" does).
_PARTICLES = frozenset(("off", "away", "over", "apart", "around", "together", "aside", "in", "down"))
_HOURS = frozenset((",", "a.m.", "p.m.", "am", "pm", "noon", "midnight", "o'clock"))
_WHOLE = ("clause", "passive_clause")
_NAMES = ("NNP", "NNPS", "DT", "CD", "HYPH", "POS", ",")


def reports(parse: Parse, lexicon: Lexicon, verb: int, reading: Reading) -> bool:
    """True where the verb reports what the reading takes for its content."""
    frame, lemma, content = reading.frame, reading.lemma, reading.content
    if frame in ("object", "prep:to") and _is_deed(parse, lexicon, verb, reading):
        return False
    if frame == "infinitive" and lemma == "call" and parse.words[verb + 1] in ("in", "up", "out"):
        # "Called in the army to clear the roads"
        return False
    if frame not in _WHOLE and reading.source_head is not None and parse.lemmas[reading.source_head] in lexicon.mute:
        # "The climb demands strong legs", "the frost denied them a harvest"
        return False
    if lemma in lexicon.finding and frame == "object":
        # "The lab found no trace of the virus" tells a finding; "found a body" does not.
        return reading.source is not None and parse.words[content[0]] in ("no", "little")
    if lemma in lexicon.counting and frame in ("object", "passive_subject"):
        # "The port recorded 90 arrivals" tells what somebody counted; "recorded a song" does not.
        return _has_number(parse, content) and (frame == "passive_subject" or _counted_by_somebody(parse, reading))
    if not lexicon.reports(lemma, frame) and not (frame == "clause" and _says_that(parse, lexicon, lemma, content)):
        return False
    if _is_of_nobody(parse, lexicon, verb, reading) or _is_no_content(parse, lexicon, verb, reading):
        return False
    # Without a subject an active verb mostly names a purpose ("to show", "opposing it") and reports nothing.
    return reading.source is not None or frame.startswith("passive")


def _is_of_nobody(parse: Parse, lexicon: Lexicon, verb: int, reading: Reading) -> bool:
    """True where the words of the sentence leave no one who could have said it."""
    frame = reading.frame
    if frame == "passive_subject" and reading.source is None and (parse.deps[verb] == "acl" or parse.words[verb - 1] == "as"):
        # "The farm estimated at 40 hectares was sold", "went ahead as announced"
        return True
    if frame == "clause" and parse.tags[verb] == "VBD" and parse.words[verb + 1 : verb + 2] == ["by"]:
        # "The plumber suggested by a friend charged 80 euros", with a participle taken for the verb.
        return True
    by = reading.source_head
    if frame == "passive_prep:of" and by is None and parse.deps[verb] == "acl":
        # "The officers accused of the beating were suspended" says which officers.
        return True
    if frame.startswith("passive") and by is not None and not parse.children[by] and parse.lemmas[by] in lexicon.means:
        # "Announced by loudspeaker", "confirmed by letter"
        return True
    if frame == "passive_subject" and reading.source is None and not _is_statement(parse, lexicon, reading.content):
        # "He was confirmed", "they were rejected": it is a person or left unsaid whom something happened to.
        return True
    if parse.tags[verb] == "VBG" and parse.words[verb - 1] in ("without", "worth"):
        # "It goes without saying that ...", "it is worth noting that ..."
        return True
    # "Anyone wanting to borrow" is whoever does, not somebody who said so.
    return frame == "infinitive" and parse.tags[verb] == "VBG" and parse.deps[verb] == "acl"


def _is_no_content(parse: Parse, lexicon: Lexicon, verb: int, reading: Reading) -> bool:
    """True where what the reading takes for content is a name, a state, a time or the doer."""
    frame, lemma, content = reading.frame, reading.lemma, reading.content
    if frame not in _WHOLE and lexicon.anything.issuperset(parse.words[content[0] : content[1] + 1]):
        # "Complained of nothing", "suggested it", "blamed no one"
        return True
    if (
        frame == "clause"
        and parse.tags[content[0]] in FINITE
        and content[0] > verb
        and parse.tags[verb] == "VBZ"
        and lemma in lexicon.plurals
    ):
        # "Bank notes were burned", with the noun taken for a verb.
        return True
    if frame == "passive_prep:as" and all(parse.tags[i] in _NAMES for i in range(content[0], content[1] + 1)):
        # "Known as the Old Lady" gives a name.
        return True
    if frame in ("clause", "object", "object_predicate", "prep:as") and _is_found_state(parse, lexicon, verb):
        return True
    if lemma == "cite" and any(parse.words[c] == "for" and c > verb for c in parse.children[verb]):
        # "The officer cited two drivers for speeding" is a summons.
        return True
    if frame == "prep:for" and lemma == "call" and _is_only_people(parse, lexicon, content):
        # "Called for a doctor" fetches one, "called for the mayor to go" does not.
        return True
    if "prep:" in frame and all(
        parse.tags[i] == "CD" or parse.words[i] in DATES or parse.words[i] in _HOURS or parse.lemmas[i] in lexicon.durations
        for i in range(content[0], content[1] + 1)
    ):
        # "Called a vote for June 5", "argued for six hours": a time is nothing that anybody says.
        return True
    # "The company announced itself" with something, "he found himself alone".
    return frame in ("object", "clause") and parse.words[content[0]].endswith(("self", "selves"))


def _is_only_people(parse: Parse, lexicon: Lexicon, content: tuple[int, int]) -> bool:
    return parse.lemmas[content[1]] in lexicon.people and not any(parse.tags[i].startswith("VB") for i in range(content[0], content[1] + 1))


def _says_that(parse: Parse, lexicon: Lexicon, lemma: str, content: tuple[int, int]) -> bool:
    return parse.words[content[0]] == "that" and lexicon.reports(lemma, "that")


def _is_deed(parse: Parse, lexicon: Lexicon, verb: int, reading: Reading) -> bool:
    """By its particle, by what or whom it is done to, the verb does something else: "warned off 30 boats", "claimed 12 lives",
    "said a prayer", "admitted 60 patients", "asks 30 euros", "thanked the coach", "pointed to the door"."""
    lemma = reading.lemma
    particles = [parse.words[c] for c in (*parse.children[verb], verb + 1) if c < len(parse.words) and parse.tags[c] in ("RP", "RB")]
    if not _PARTICLES.isdisjoint(particles) or ("out" in particles and lemma in lexicon.counting):
        return True
    thing = parse.child(verb, "dobj")
    if thing is None and reading.frame == "prep:to":
        thing = reading.content[1]
    if thing is None:
        return False
    if parse.lemmas[thing] in lexicon.deeds.get(lemma, ()):
        return True
    told_to = parse.child(verb, "xcomp", "ccomp") is not None
    # "The engineers counted 5,300 sleepers", "the list shows 46 tanks"
    counts = lemma in lexicon.counting or lemma in lexicon.showing or lemma in lexicon.foretelling
    counted = counts and _has_number(parse, (parse.left[thing], thing))
    if (
        lemma in lexicon.deeds["people"]
        and not (told_to or counted)
        and (parse.lemmas[thing] in lexicon.people or parse.tags[thing] in ("PRP", "WP", "NNP"))
    ):
        return True
    if lemma in lexicon.deeds["things"] and parse.lemmas[thing] in lexicon.things and not counted:
        return True
    given = parse.child(verb, "dative")
    if given is not None and (lemma in lexicon.deeds["recipient"] or parse.words[given].endswith(("self", "selves"))):
        # "Denied them a harvest", "promised herself a rest"
        return True
    if lemma == "thank" and not any(parse.words[c] == "for" for c in (*parse.children[verb], *parse.children[thing])):
        # Thanks that are given for nothing tell nothing.
        return True
    if lemma in lexicon.deeds["money"] and (parse.lemmas[thing] in lexicon.money or parse.tags[thing - 1] == "$"):
        return True
    return lemma in lexicon.deeds["counted"] and parse.tags[thing] == "NNS" and _has_number(parse, (parse.left[thing], thing))


def _has_number(parse: Parse, content: tuple[int, int]) -> bool:
    return any(parse.tags[i] == "CD" for i in range(content[0], content[1] + 1))


def _counted_by_somebody(parse: Parse, reading: Reading) -> bool:
    return reading.source is not None and not any(parse.tags[i] in ("CD", "PRP") for i in range(reading.source[0], reading.source[1] + 1))


def _is_statement(parse: Parse, lexicon: Lexicon, content: tuple[int, int]) -> bool:
    """True for a noun phrase that may stand for what is said: no pronoun, no bare name, nobody."""
    first, last = content
    if parse.tags[last] in ("PRP", "WP", "WDT", "NNP", "NNPS") or (first == last and parse.tags[first] == "DT"):
        return False
    return parse.lemmas[last] not in lexicon.people or _has_number(parse, content)


def _is_found_state(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """ "Found the trader guilty", "found two hikers alive": a verdict or a state that something is in."""
    thing = parse.child(verb, "dobj", "nsubj")
    near = [*parse.children[verb], *(parse.children[thing] if thing is not None else ())]
    return parse.lemmas[verb] == "find" and any(c > verb and parse.words[c] in lexicon.states for c in near)
