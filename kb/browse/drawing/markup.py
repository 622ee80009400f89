"""Writes SVG elements with every value escaped."""

import itertools
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

_NUMBERS = itertools.count(1)


def picture(*, height: float, title: str, description: str, css: str, width: float | None = None, links: bool = False) -> ET.Element:
    """An `svg` element with its title and description; without `width` it is as wide as its place, x given in percent.

    With `links` it is a group of its parts, else one image.
    """
    name = f"pic{next(_NUMBERS)}"
    attributes = {"class": css, "role": "group" if links else "img", "aria-labelledby": f"{name}t {name}d", "height": f"{height:g}"}
    attributes["width"] = "100%" if width is None else f"{width:g}"
    if width is not None:
        attributes["viewBox"] = f"0 0 {width:g} {height:g}"
    root = ET.Element("svg", attributes)
    ET.SubElement(root, "title", {"id": f"{name}t"}).text = title
    ET.SubElement(root, "desc", {"id": f"{name}d"}).text = description
    return root


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: Any) -> ET.Element:
    """Adds an element; `_` in a name stands for `-`, `css` for `class`."""
    plain = {("class" if k == "css" else k.replace("_", "-")): _value(v) for k, v in attributes.items() if v is not None}
    element = ET.SubElement(parent, tag, plain)
    element.text = text
    return element


def percent(share: float) -> str:
    return f"{100 * share:.3f}%"


def written(root: ET.Element) -> Markup:
    """The picture as text that a template may print as it is: the tree's writer has escaped every value."""
    return Markup(ET.tostring(root, encoding="unicode", short_empty_elements=False))


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _value(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
