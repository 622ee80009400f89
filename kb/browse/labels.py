"""Gives the controls of Datasette's own templates the names that a screen reader needs (WCAG 4.1.2)."""

import re

from jinja2.ext import Extension

# The control as the template writes it, up to its name, and what it is called.
_NAMES = {
    "_filter_column": "Column to filter by",
    "_filter_op": "Comparison",
    "_filter_value": "Value",
    "_sort": "Column to sort by",
}
_CONTROL = re.compile(r'<(?P<tag>select|input type="text") name="(?P<name>_filter_(?:column|op|value)|_sort)(?=["_])')
_EDITOR = re.compile(r'<textarea id="sql-editor"')


class LabelExtension(Extension):
    """Changes the source of templates only, never what is printed in them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        named = _CONTROL.sub(lambda found: f'<{found["tag"]} aria-label="{_NAMES[found["name"]]}" name="{found["name"]}', source)
        return named if name and name.endswith("database.html") else _EDITOR.sub('<textarea aria-label="SQL query" id="sql-editor"', named)
