"""What an edit did to the sentences of an article."""

from kb.browse.versions import changes


def told(before: list[str], after: list[str]) -> list[tuple[str, str]]:
    marks = {"gone": "[-{}-]", "added": "[+{}+]", "": "{}"}
    return [(change.kind, "".join(marks[mark].format(text) for text, mark in change.pieces)) for change in changes(before, after)]


STAYED = "The court fined two firms."


def test_a_reworded_sentence_shows_its_words() -> None:
    before = [STAYED, "The flood killed 12 people on Monday."]
    after = [STAYED, "The flood killed 19 people on Monday."]
    assert told(before, after) == [("changed", "The flood killed [-12-][+19+] people on Monday.")]


def test_sentences_come_and_go_in_the_order_of_the_text() -> None:
    before = ["Prices rose 3% in May.", STAYED, "Turnout was 61%."]
    after = [STAYED, "A strike closed four mines.", "Turnout was 61.4%."]
    assert [kind for kind, _ in told(before, after)] == ["gone", "added", "changed"]


def test_nothing_is_told_of_what_stayed() -> None:
    assert told([STAYED] * 3, [STAYED] * 3) == []
    assert told([], []) == []


def test_a_sentence_said_twice_is_not_lost() -> None:
    assert told([STAYED, STAYED], [STAYED]) == [("gone", f"[-{STAYED}-]")]
