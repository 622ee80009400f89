"""Web pages: their words, and what their markup says about them."""

import pytest

from ingest.readers.errors import Unreadable
from ingest.readers.html import parse
from ingest.readers.page import metadata
from ingest.readers.reading import read

BODY = (
    "<article><h1>Storm kills three</h1><p>Three people died in a storm on Monday, <a href='https://x.example/p'>police</a> said.</p>"
    "<h2>What comes next</h2><p>More rain is on its way, the weather office warned.</p>"
    "<ul><li>Schools stay closed</li><li>Trains run late</li></ul></article>"
)


@pytest.fixture
def saved(tmp_path):
    def write(body, head=""):
        path = tmp_path / "page.html"
        path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        return path

    return write


def about(head, body=BODY, attributes=""):
    return metadata(parse(f"<html {attributes}><head>{head}</head><body>{body}</body></html>", "page"))


def test_the_article_is_laid_out_below_its_headline(saved):
    (article,) = read(saved(f"<nav><a href='/'>Home</a></nav>{BODY}<footer>Imprint</footer>"))
    assert article.text == (
        "Storm kills three\n\nThree people died in a storm on Monday, police said.\n\nWhat comes next\n\n"
        "More rain is on its way, the weather office warned.\n\n- Schools stay closed\n- Trains run late"
    )
    assert [block.kind.value for block in article.blocks] == ["heading", "paragraph", "heading", "paragraph", "list item", "list item"]
    assert [(article.text[start:end], address) for start, end, address in article.links] == [("police", "https://x.example/p")]


def test_linked_data_beats_meta_tags():
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Valley"}, {"@type": ["NewsArticle"], '
        '"headline": "Three die", "datePublished": "2024-05-03T09:00:00+02:00", "author": [{"name": "A. Roe"}, {"name": "B. Lee"}], '
        '"publisher": {"name": "Valley Post"}, "inLanguage": "en-GB"}]}</script>'
    )
    said = about(data + '<meta property="og:title" content="Other"><meta property="og:site_name" content="Other">')
    assert (said.title, said.published, said.publisher) == ("Three die", "2024-05-03T09:00:00+02:00", "Valley Post")
    assert (said.author, said.language) == ("A. Roe, B. Lee", "en")


def test_meta_tags_come_next_and_headings_last():
    said = about('<meta property="article:published_time" content="2024-05-03"><title>Storm | Valley Post</title>', attributes='lang="en"')
    assert (said.title, said.published, said.language) == ("Storm kills three", "2024-05-03", "en")
    assert about("<title>Storm</title>", body="<p>Rain.</p>").title == "Storm"


def test_a_date_nobody_can_read_does_not_hide_one_that_can_be_read():
    head = '<meta name="date" content="yesterday"><script type="application/ld+json">{"@type": "Article", "datePublished": "soon"}</script>'
    assert about(head, body=BODY.replace("</h1>", '</h1><time datetime="2024-05-03T10:00">today</time>')).published == "2024-05-03T10:00"


@pytest.mark.parametrize("data", ["{broken", "[" * 50_000, '{"@type": "Article", "headline": 7, "author": {"name": null}}', '"text"'])
def test_broken_linked_data_is_passed_over(data):
    said = about(f'<script type="application/ld+json">{data}</script>')
    assert (said.title, said.author) == ("Storm kills three", None)


def test_the_canonical_address_is_the_article_s():
    assert about('<link rel="canonical" href="https://valley.example/storm">').url == "https://valley.example/storm"


def test_deep_nesting_is_read_or_refused_but_never_cut_short(saved):
    words = "<p>Three people died in the storm on Monday, police in the valley said.</p>"
    (article,) = read(saved("<div>" * 500 + words + "</div>" * 500))
    assert "Three people died" in article.text
    with pytest.raises(Unreadable, match="too deep"):
        list(read(saved(words + "<div>" * 9_000 + words)))


def test_a_page_without_words_is_refused(saved):
    with pytest.raises(Unreadable, match="no article text"):
        list(read(saved("<script>let storms = 3;</script>")))
