"""Reading files of every kind, and refusing what is none."""

import io
import json

import pytest

from ingest.readers.errors import Unreadable
from ingest.readers.files import LARGEST_ARTICLE
from ingest.readers.reading import read


@pytest.fixture
def put(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def one(path):
    (article,) = read(path)
    return article


def refusals(path):
    refused = []
    articles = list(read(path, refused=refused.append))
    return articles, [str(error) for error in refused]


def test_text_is_kept_as_it_is(put):
    article = one(put("storm.txt", "Storm kills three\n\nThree people died  in the storm — police.\n"))
    assert article.text == "Storm kills three\n\nThree people died  in the storm — police.\n"
    assert (article.ref, article.title) == ("storm.txt", "Storm kills three")


def test_line_ends_become_one_and_a_byte_order_mark_goes(put):
    assert one(put("a.txt", "\ufeffOne.\r\nTwo.\rThree.")).text == "One.\nTwo.\nThree."


def test_short_lines_of_one_paragraph_are_joined_without_moving_a_word(put):
    wrapped = (
        "The council voted on Monday to close the harbour for two\nweeks, which will cost the town some 400,000 euros and\n"
        "half of its summer guests.\n\nNobody spoke against it.\n"
    )
    article = one(put("a.txt", wrapped))
    assert len(article.text) == len(wrapped)
    assert article.text.replace("\n", " ") == wrapped.replace("\n", " ")
    assert len(article.blocks) == 2


def test_the_same_words_give_the_same_id_wherever_they_lie(put):
    first, second = one(put("a.txt", "Ten died.")), one(put("b/c.txt", "Ten died."))
    assert first.id == second.id
    assert one(put("d.txt", "Eleven died.")).id != first.id


def test_front_matter_becomes_metadata(put):
    article = one(
        put(
            "fees.md",
            "---\nHeadline: Fees up\ndate: May 3, 2024\noutlet: Quay News\nbyline: A. Roe\nlang: en\ndesk: no\n---\n"
            "# Fees *up*\n\nFees rose by [4 percent](https://quay.example/fees) in\nMay.\n\n- one **bold** item\n",
        )
    )
    assert article.text == "Fees up\n\nFees rose by 4 percent in May.\n\n- one bold item"
    assert (article.title, article.published, article.published_basis) == ("Fees up", "2024-05-03", "metadata")
    assert (article.publisher, article.author, article.language, article.extra) == ("Quay News", "A. Roe", "en", {"desk": "no"})
    assert [(article.text[start:end], address) for start, end, address in article.links] == [("4 percent", "https://quay.example/fees")]
    assert [block.kind.value for block in article.blocks] == ["heading", "paragraph", "list item"]


def test_a_rule_at_the_top_is_no_front_matter(put):
    assert one(put("a.md", "---\n\nIt rained for 3 days.\n\n---\n\nThen it stopped.")).text == "It rained for 3 days.\n\nThen it stopped."


def test_a_table_gives_a_line_a_row(put):
    assert one(put("a.md", "| Town | Dead |\n|---|---|\n| Ash | 12 |\n\nMore below.")).text == "Town Dead\nAsh 12\n\nMore below."


def test_front_matter_that_is_broken_is_refused(put):
    _, (message,) = refusals(put("a.md", "---\ntitle: [unclosed\n---\nIt rained."))
    assert "a.md" in message
    assert "front matter" in message


def test_json_lines_keep_the_text_and_other_keys_as_given(put):
    row = {"id": "x1", "text": "It rained.\r\nThree died. ", "published": "2024-05-03T22:10:00-05:00", "desk": {"n": 1}}
    article = one(put("a.jsonl", json.dumps(row)))
    assert article.text == row["text"]
    assert (article.ref, article.published, article.extra) == ("x1", "2024-05-03", {"desk": {"n": 1}})


def test_a_date_that_is_none_is_kept_but_not_believed(put):
    article = one(put("a.jsonl", '{"text": "It rained.", "published": "03/04/2025"}'))
    assert article.published is None
    assert article.extra == {"published": "03/04/2025"}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{broken", "no"),
        ("[1]", "no object"),
        ('{"id": 1}', '"text"'),
        ('{"text": 5}', '"text"'),
        ('{"text": "a\\u0000b"}', "NUL"),
        ('{"text": "  "}', "holds no words"),
        ('{"text": "\\ud800"}', "JSON"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_is_read(put, line, what):
    articles, (message,) = refusals(put("feed.jsonl", f'{{"text": "One died."}}\n{line}\n\n{{"text": "Two died."}}\n'))
    assert [article.text for article in articles] == ["One died.", "Two died."]
    assert "feed.jsonl:2: " in message
    assert what in message


def test_a_line_that_is_not_utf8_is_refused_alone(put):
    articles, (message,) = refusals(put("feed.jsonl", b'{"text": "caf\xe9"}\n{"text": "Two died."}\n'))
    assert len(articles) == 1
    assert "feed.jsonl:1: is not valid UTF-8" in message


def test_standard_input_is_json_lines(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "One died."}\n')))
    assert [article.ref for article in read("-")] == ["a"]


def test_a_directory_is_read_to_the_bottom_in_order_without_its_readme(put, tmp_path):
    put("b.txt", "It rained.")
    put("a/c.md", "It snowed.")
    put("README.md", "# About")
    put("picture.png", b"\x89PNG")
    assert [article.ref for article in read(tmp_path)] == ["a/c.md", "b.txt"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n", "is empty"),
        ("a.txt", b"PK\x03\x04\x00\x00", "is a binary file"),
        ("a.txt", b"caf\xe9 au lait", "is not valid UTF-8 (byte 3)"),
        ("a.pdf", b"%PDF-1.7", "is of a kind that is not read"),
        ("a.md", b"---\ntitle: x\n---\n", "holds no words"),
        ("a.md", b"[" * 1_000_000, "has more brackets"),
        ("a.html", b"<html></html>", "has no article text"),
        ("a.txt", b"a" * (LARGEST_ARTICLE + 1), "is larger than 10 MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence_and_the_rest_is_done(put, tmp_path, name, content, what):
    bad = put(name, content)
    put("good.txt", "It rained.")
    _, (message,) = refusals(bad)
    assert name in message
    assert what in message
    articles, _ = refusals(tmp_path)
    assert [article.ref for article in articles] == ["good.txt"]


def test_a_directory_without_articles_and_a_name_without_a_file_are_refused(tmp_path):
    assert "holds no articles" in refusals(tmp_path)[1][0]
    assert "is no file" in refusals(tmp_path / "gone.txt")[1][0]


def test_without_somebody_to_tell_the_first_refusal_is_raised(tmp_path):
    with pytest.raises(Unreadable, match=r"gone\.txt"):
        list(read(tmp_path / "gone.txt"))


def test_an_article_without_metadata_is_dated_by_its_own_words(put):
    article = one(put("a.txt", "ASH, May 3, 2024 - Three people died in a storm on Thursday."))
    assert (article.published, article.published_basis) == ("2024-05-03", "dateline")
    assert one(put("b.txt", "Three people died in a storm.")).published is None
