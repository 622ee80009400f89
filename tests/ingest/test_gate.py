"""The gate saves time and loses nothing: what is read with it is what is read when every sentence is parsed."""

from contextlib import closing

import pytest
from click.testing import CliRunner

from ingest.claims import extract
from ingest.contract import as_json
from ingest.gate import may_hold_claim, takes_up
from ingest.language import Reader
from ingest.model import Article
from kb.base import open_base
from kb.cli import main
from tests.gold_corpus import gold_articles


@pytest.fixture(scope="module")
def both(reader):
    """Every gold text, read with the gate and without it."""
    articles = gold_articles()
    return [
        (as_json(gated), as_json(whole))
        for gated, whole in zip(extract(reader, articles), extract(Reader(parse="all"), articles), strict=True)
    ]


def test_the_texts_are_many(both):
    assert len(both) > 500
    assert sum(len(whole["figures"]) for _, whole in both) > 1500


def test_the_gate_keeps_something_out(reader):
    parsed = [not token.is_space and token.dep != 0 for doc in reader.docs(gold_articles()) for token in doc]
    assert 0.5 < sum(parsed) / len(parsed) < 0.99


def test_no_figure_changes(both):
    changed = [(one, other) for gated, whole in both for one, other in zip(gated["figures"], whole["figures"], strict=True) if one != other]
    assert not changed


def test_no_other_number_changes(both):
    assert [gated["unclaimed"] for gated, _ in both] == [whole["unclaimed"] for _, whole in both]


def test_no_attribution_is_lost(both):
    lost = [
        (whole["text"][slice(*row["content"])], row["source_text"])
        for gated, whole in both
        for row in whole["attributions"]
        if row not in gated["attributions"]
    ]
    assert not lost


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices rose 4 %.",
        "Nobody scored twice.",
        "The referee apologised.",
        "“Run!”",
        "In her view the dam is safe.",
        "MINISTER:",
        "MINISTER: We will pay.",
        "Some £ signs.",
    ],
)
def test_what_may_hold_a_claim_is_parsed(sentence):
    assert may_hold_claim(sentence)


def test_what_can_hold_none_is_not():
    assert not may_hold_claim("The sun came out over the harbour.")
    assert not may_hold_claim("Nobody came to the old harbour in the small hours of a long and very cold morning: it rained.")


def test_what_follows_a_label_is_parsed(reader):
    [doc] = reader.docs([Article(id="a", ref="a", text="MODERATOR:\nWould the towns agree to it?\n\nThe sun came out.")])
    assert [token.dep != 0 for token in doc if token.text in ("agree", "came")] == [True, False]


def test_a_sentence_is_parsed_for_the_pronoun_of_the_next(reader):
    assert takes_up("She won by 12 votes.")
    assert not takes_up("Sheila won by 12 votes.")
    text = "The harbour lies in fog. It handles 40 ships a day."
    (found,) = extract(reader, [Article(id="a", ref="a", text=text)])
    assert found.figures[0].scope.subject == "harbour"


@pytest.mark.parametrize("parse", ["numbers", "all"])
def test_a_base_says_which_sentences_were_parsed(tmp_path, parse):
    (tmp_path / "storm.txt").write_text("A storm killed 12 people.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["ingest", str(tmp_path / "storm.txt"), "--db", str(tmp_path / "kb.db"), "--parse", parse])
    assert result.exit_code == 0, result.output
    with closing(open_base(tmp_path / "kb.db")) as conn:
        assert [tuple(row) for row in conn.execute("SELECT kind, parse FROM run")] == [("ingest", parse)]
