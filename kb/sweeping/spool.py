"""What was derived, set aside in a temporary file until it is written to the base in one transaction."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from types import TracebackType

import msgspec

from kb.recording import Batch

_LENGTH_BYTES = 8


def packed(batch: Batch) -> bytes:
    return msgspec.msgpack.encode(batch)


class Spool:
    """Packed batches, given back in the order in which they were added. Memory holds one of them at a time."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed by `close`, with the spool

    def add(self, batch: bytes) -> None:
        self._file.write(len(batch).to_bytes(_LENGTH_BYTES, "big"))
        self._file.write(batch)

    def __iter__(self) -> Iterator[Batch]:
        self._file.seek(0)
        decoder = msgspec.msgpack.Decoder(Batch)
        while head := self._file.read(_LENGTH_BYTES):
            yield decoder.decode(self._file.read(int.from_bytes(head, "big")))

    def clear(self) -> None:
        self._file.seek(0)
        self._file.truncate()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
