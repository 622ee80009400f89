"""Reads what a form sends, with the text of a file that was chosen in it."""

from collections.abc import Mapping
from secrets import compare_digest
from typing import Any

from datasette.utils.asgi import Forbidden, Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, create_form_parser

from ingest.readers.errors import Unreadable
from ingest.readers.files import LARGEST_ARTICLE, decode, too_large
from kb.browse.compat import V1

# The words of a form beside its file, in bytes.
_BESIDE = 64_000
_LIMITS = {
    "MAX_BODY_SIZE": LARGEST_ARTICLE + _BESIDE,
    "MAX_FIELDS": 20,
    "MAX_FIELD_SIZE": LARGEST_ARTICLE,
    "MAX_MEMORY_FILE_SIZE": LARGEST_ARTICLE,
}
_WITH_FILE = "multipart/form-data"


def has_file(scope: Mapping[str, Any]) -> bool:
    """Whether a request sends the one form that takes a file; its token is looked at here, as Datasette 0.65 cannot read such a form."""
    kinds = [value for name, value in scope["headers"] if name == b"content-type"]
    return (
        scope["method"] == "POST"
        and scope["path"].endswith("/add")
        and kinds[:1] != []
        and kinds[0].lower().startswith(_WITH_FILE.encode())
    )


async def sent_words(request: Request) -> dict[str, str]:
    """The fields of a form by name; a file counts as the text that it holds, and only if one was chosen.

    Raises Unreadable for a form that is too large or broken, and for a file that is no text; Forbidden where its token is not ours.
    """
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith(_WITH_FILE):
        return {name: value.strip() for name, value in (await request.post_vars()).items()}
    fields: dict[str, bytes] = {}
    files: dict[str, tuple[str, bytes]] = {}

    def on_field(field: Field) -> None:
        fields[_plain(field.field_name)] = field.value or b""

    def on_file(file: File) -> None:
        file.file_object.seek(0)
        files[_plain(file.field_name)] = _plain(file.file_name), file.file_object.read()

    try:
        parser = create_form_parser({"Content-Type": kind.encode("latin-1", "replace")}, on_field, on_file, dict(_LIMITS))
        more, size = True, 0
        while more:
            message = await request.receive()
            part, more = message.get("body", b""), message.get("more_body", False)
            size += len(part)
            if size > _LIMITS["MAX_BODY_SIZE"]:
                raise too_large("the form")
            parser.write(part)
        parser.finalize()
    except (FormParserError, ValueError) as error:
        raise Unreadable("the form", "could not be taken apart", "choose the file again and send it once more") from error
    if not V1 and not compare_digest(fields.get("csrftoken", b""), (request.cookies.get("ds_csrftoken") or "none").encode()):
        raise Forbidden("This form was not sent from a page of this desk. Open the page again and send it once more.")
    words = {name: value.decode("utf-8", "replace").strip() for name, value in fields.items()}
    return {**words, **{name: decode(data, file or "the file").strip() for name, (file, data) in files.items() if file or data}}


def _plain(name: bytes | None) -> str:
    return (name or b"").decode("utf-8", "replace")[:200]
