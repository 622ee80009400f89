"""What the program wrote down about figures, in a reader's words: outlets instead of file names, names instead of codes."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ingest.vocabulary import load
from kb.browse.wording import period

_QUOTED = re.compile(r"(“[^”]*”)")
_CODE = re.compile(r"(?<=\()[A-Z]{2}(?=\))")
_DAY = r"(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?"
_PERIOD = re.compile(rf"(?<![\w-]){_DAY}(?:/{_DAY})?(?![\w-])")
_FIELDS = {
    "counterpart area": "place on the other side",
    "ref area": "place",
    "base period": "what it is measured against",
}
_FORMS = {
    "level": "a level",
    "YoY": "against a year before",
    "MoM": "against the month before",
    "QoQ": "against the quarter before",
    "YTD": "since the year began",
}


def place(code: str | None) -> str:
    """The name of a country that is kept by its code: "CN" is "China"; what is no code stays as it is."""
    return _names().get(code or "", code or "")


def form(transformation: str | None) -> str:
    """Against what a change is counted: "YoY" is "against a year before"."""
    return _FORMS.get(transformation or "", transformation or "")


def outlets(figures: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For each article of these figures the name that readers know: ref -> outlet."""
    return {figure["ref"]: figure["publisher"] for figure in figures if figure["publisher"]}


def explained(text: str, names: Mapping[str, str] | str | None) -> str:
    """An explanation or a derivation for readers; `names` are the outlets of its articles by ref, or that as JSON.

    What it quotes stays as printed.
    """
    names = json.loads(names or "{}") if isinstance(names, str | None) else names
    refs = "|".join(re.escape(ref) for ref in sorted(names, key=len, reverse=True))
    its_refs = re.compile(rf"(?<=\()(?:{refs})(?=[),])|(?<=, )(?:{refs})(?=\))|(?<=^In )(?:{refs})(?=:)") if refs else None

    def in_words(words: str) -> str:
        if its_refs:
            words = its_refs.sub(lambda found: names[found[0]], words)
        words = _CODE.sub(lambda found: place(found[0]), words)
        for field, plain in _FIELDS.items():
            words = words.replace(field, plain)
        return _PERIOD.sub(lambda found: period(found[0]), words)

    return "".join(piece if piece.startswith("“") else in_words(piece) for piece in _QUOTED.split(text))


# The outlets of the articles that have part in the check `k`, as `explained` takes them.
OF_CHECK = """(SELECT json_group_object(ra.ref, ra.publisher) FROM check_input ri JOIN figure rf ON rf.id = ri.figure_id
    JOIN article ra ON ra.id = rf.article_id WHERE ri.check_id = k.id AND ra.publisher IS NOT NULL) AS outlets"""


@cache
def _names() -> dict[str, str]:
    return {code: entry["names"][0] for code, entry in load("areas")["countries"].items()}
