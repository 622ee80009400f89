"""Gives templates their filters and the nonce of the answer they are part of."""

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment

from kb.browse import wording
from kb.browse.compat import query_path
from kb.browse.desk import address
from kb.browse.explaining import explained, form, outlets, place
from kb.browse.figures import speaks_of
from kb.browse.findings import KIND_WORDS, STATUS_WORDS
from kb.browse.labels import LabelExtension
from kb.browse.metadata import tables
from kb.browse.security import NONCE, NonceExtension
from kb.comparison.units import after_number
from kb.unseen import printed

_ANY = (("second look", "Ask for a second pair of eyes", "e"), ("reopen", "Reopen", "o"))
# For each thing judged: a verdict's value, its words on the form, and the key that picks it.
VERDICTS = {
    "finding": (
        ("confirm", "Confirm: both sides say this", "c"),
        ("dismiss", "Dismiss", "d"),
        ("scope", "They speak of different things", "s"),
        ("revision", "One revises the other", "r"),
        *_ANY,
    ),
    "check": (("confirm", "Confirm: this is what the articles print", "c"), ("dismiss", "Dismiss", "d"), *_ANY),
}
_COMPARATORS = {"=": "stated", "~": "about", ">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
_BASES = {
    "printed": "as printed",
    "relative": "counted from the article's date",
    "inherited": "from the text before",
    "unknown": "not stated",
}
_VOICES = {"report": "the article's own words", "quote": "in quotation marks", "opinion": "an opinion", "headline": "in a headline",
    "summary": "in the summary", "caption": "in a caption"}  # fmt: skip
# Why a printed figure allows what it allows.
_INTERVALS = {
    "printed precision": "rounded to its last printed digit",
    "trailing zeros": "its last zeros may be rounded",
    "exact count": "a count of single things",
    "hedge": "its hedge leaves room",
    "bound": "only one end is stated",
    "range": "both ends are stated",
}
_MODALITIES = {
    "asserted": "stated as fact",
    "hedged": "with a hedge",
    "negated": "denied",
    "forecast": "a forecast",
    "conditional": "on a condition",
}
# What the fields of a figure that are kept as codes say to a reader.
_WORDS: dict[str, Callable[[str], str]] = {
    "comparator": _COMPARATORS.__getitem__,
    "voice": _VOICES.__getitem__,
    "modality": _MODALITIES.__getitem__,
    "transformation": form,
    "ref_area": place,
    "counterpart_area": place,
    **dict.fromkeys(("period", "base_period", "as_of"), wording.period),
}


def prepare(env: Environment) -> None:
    """Called once by Datasette."""
    env.add_extension(NonceExtension)
    env.add_extension(LabelExtension)
    # Whatever a template prints, Datasette's own ones too: no word of an article may hide or turn the page round.
    env.finalize = printed
    env.globals.update(csp_nonce=NONCE.get, address=address, asset_version=_asset_version())
    env.globals.update(kinds=KIND_WORDS, statuses=STATUS_WORDS, verdicts=VERDICTS)
    env.globals.update(told_of_tables=tables(), query_path=query_path)
    env.filters.update(
        number=wording.number,
        measured=wording.measured,
        period_words=wording.period,
        happening=wording.happening,
        counted=wording.counted,
        visible=wording.visible,
        moment=wording.moment,
        field=field,
        basis=_BASES.__getitem__,
        interval_words=_INTERVALS.__getitem__,
        voice_words=_VOICES.__getitem__,
        modality_words=_MODALITIES.__getitem__,
        speaks_of=speaks_of,
        place=place,
        explained=explained,
        outlets=outlets,
        allowed_values=lambda f: wording.interval(
            f["low"],
            f["high"],
            low_open=bool(f["low_open"]),
            high_open=bool(f["high_open"]),
            unit=after_number(f["unit"]),
            bound=f.get("interval_basis") == "bound",
        ),
    )


def _asset_version() -> str:
    """Changes with our style and script, so that browsers take the new ones."""
    from_disk = [files("kb.browse").joinpath("static", name).read_bytes() for name in ("claimdesk.css", "claimdesk.js")]
    return sha256(b"".join(from_disk)).hexdigest()[:10]


def field(value: Any, name: str) -> str:
    """A field of a figure as a reader expects it; what the text leaves open is said to be open."""
    if value is None or value == "":
        return "not stated"
    return _WORDS[name](value) if name in _WORDS else str(value)
