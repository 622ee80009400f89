"""What a share is a share of: "the global supply of X", "70 % of the share"."""

from spacy.tokens import Token

from ingest.scope.measures import word_set
from ingest.scope.phrases import head_words, leading_area, lemma, owner, phrase, prepositions, text_of, trimmed
from ingest.scope.reading import Reading, goods

_REACH = 40


def share_of(whole: Token, *, made: str | None = None) -> Reading:
    """ "the global supply of X", "the global X market" -> share of global supply, of X.

    `made` names the whole where the text names only the goods: who makes 80 % of the world's X has that share of its production.
    """
    words = head_words(whole)
    reading = Reading(of="actor")
    if lemma(whole) == "share":
        topic = _share_topic(whole)
        return share_of(topic) if topic is not None else reading
    if lemma(whole) not in word_set("properties", "whole"):
        reading.product = goods(text_of(trimmed(words)))
        reading.measure = " ".join(["share of", *(["global"] if _worldwide(whole) else []), made or lemma_plural(whole)])
        return reading
    wide = [word for word in words[:-1] if word.lower_ in ("global", "worldwide", "world", "domestic", "national", "total")]
    goods_words = [word for word in words[:-1] if word not in wide]
    while goods_words and goods_words[0].text in ("-", "–"):
        goods_words = goods_words[1:]
    lead = leading_area(goods_words) if goods_words else None
    holder = owner(whole)
    scope = ["global"] if any(w.lower_ in ("global", "worldwide", "world") for w in wide) else []
    if _worldwide(whole):
        scope = ["global"]
    elif holder is not None:
        scope = [phrase(holder)]
    elif lead is not None:
        scope, goods_words = [lead[0].name], goods_words[lead[1] :]
    reading.measure = " ".join(["share of", *scope, lemma_plural(whole)])
    target = prepositions(whole).get("of") or prepositions(whole).get("for")
    if goods_words:
        reading.product = goods(text_of(goods_words))
    elif target is not None:
        reading.product = goods(text_of(trimmed(head_words(target))))
    return reading


def _worldwide(whole: Token) -> bool:
    holder = owner(whole)
    return holder is not None and lemma(holder) in ("world", "globe")


def _share_topic(whole: Token) -> Token | None:
    """The whole that "70 % of the share" leaves to the clause: its subject, or what the sentence opens with ("In global output, ...")."""
    known = word_set("properties", "whole")
    for token in whole.doc[max(whole.sent.start, whole.i - _REACH) : whole.i]:
        if lemma(token) in known and (token.dep_ in ("nsubj", "pobj")) and token.head.lower_ != "of":
            nearest = [t for t in whole.doc[token.i + 1 : whole.i] if lemma(t) in known and t.dep_ == "nsubj"]
            return nearest[-1] if nearest else token
    return None


def lemma_plural(noun: Token) -> str:
    return noun.lower_ if lemma(noun) in ("sale", "export", "import") or noun.tag_ == "NNS" else lemma(noun)
