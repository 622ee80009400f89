"""Framing cues, whose words they are, and how a clause puts its figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims import extract
from ingest.framing import cues
from ingest.language import Reader
from ingest.model import Article, Attribution, Modality
from ingest.phrases import Phrases, verb_forms
from ingest.readers.assemble import Metadata, article


def _article(text: str) -> Article:
    return article(text, ref="t", metadata=Metadata())


@pytest.mark.parametrize(
    ("text", "cue", "cue_class"),
    [
        ("The bridge reportedly failed.", "reportedly", "hedge"),
        ("The minister slammed the plan.", "slammed", "loaded"),
        ("The strike led to delays.", "led to", "causal"),
        ("The town banned diesel buses.", "banned", "agency"),
        ("Prices skyrocketed.", "skyrocketed", "loaded"),
        ("The council may close the pool.", "may", "hedge"),
    ],
)
def test_cue_is_found(text: str, cue: str, cue_class: str) -> None:
    assert [(c.cue, c.cue_class) for c in cues(_article(text), [])] == [(cue, cue_class)]


def test_a_month_is_no_hedge() -> None:
    assert cues(_article("It rained in May."), []) == []


def test_the_speaker_is_the_innermost_source() -> None:
    text = "Holm said the union claimed the cuts were brutal."
    outer = Attribution(source=(0, 4), cue=(5, 9), content=(9, len(text)), source_text="Holm")
    inner = Attribution(source=(10, 19), cue=(20, 27), content=(28, len(text)), source_text="the union")
    (cue,) = cues(_article(text), [outer, inner])
    assert (cue.cue, cue.speaker) == ("brutal", "the union")


def test_words_outside_every_attribution_are_the_articles() -> None:
    (cue,) = cues(_article("The brutal winter is over."), [])
    assert cue.speaker is None


def test_longer_phrases_win() -> None:
    phrases = Phrases([("no", "negated"), ("no more than", "bound")])
    assert [label for *_, label in phrases.find("There were no more than five, no, four.")] == ["bound", "negated"]


def test_verb_forms() -> None:
    assert {"ban", "bans", "banned", "banning"} <= verb_forms("ban")
    assert {"force", "forces", "forced", "forcing"} == verb_forms("force")
    assert {"deny", "denies", "denied", "denying"} == verb_forms("deny")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The firm closed 40 shops.", Modality.ASSERTED),
        ("The firm will close 40 shops.", Modality.FORECAST),
        ("The firm is expected to close 40 shops.", Modality.FORECAST),
        ("The firm may have closed 40 shops.", Modality.HEDGED),
        ("The firm reportedly closed 40 shops.", Modality.HEDGED),
        ("The firm did not close 40 shops.", Modality.NEGATED),
        ("If rents rise again, the firm could close 40 shops.", Modality.CONDITIONAL),
        ("The firm closed no more than 40 shops.", Modality.ASSERTED),
        ("The medics - they were not named - saw 600 coffins.", Modality.ASSERTED),
        ("The union has not given up on its demand for 40 shops.", Modality.ASSERTED),
        ("No, the fans did not cheer: 40,000 booed.", Modality.ASSERTED),
        ("Analysts forecast that the firm closes 40 shops.", Modality.FORECAST),
    ],
)
def test_modality_of_a_figure(reader: Reader, sentence: str, expected: Modality) -> None:
    (extraction,) = extract(reader, [_article(sentence)])
    assert [figure.modality for figure in extraction.figures] == [expected]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=100))
def test_cues_are_literal(text: str) -> None:
    made = Article(id="t", ref="t", text=text)
    assert all(text[cue.start : cue.end] == cue.cue for cue in cues(made, []))
