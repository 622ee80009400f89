"""A desk served in a process of its own, and visitors who ask it for pages over HTTP and take the time."""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Self
from urllib.parse import urlencode, urlsplit

PROGRAM = "from kb.cli import main; main()"
_LONGEST_WAIT = 60
# The status of a page that did not come in that many seconds.
NO_ANSWER = 0


@contextmanager
def served(base: Path) -> Iterator[str]:
    """The address (host:port) of `claimdesk serve` over a base; it is stopped at the end."""
    command = [sys.executable, "-c", PROGRAM, "serve", "--db", str(base), "--port", "0", "--user", "ann"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        complaining = None
        try:
            line = process.stderr.readline() if process.stderr else ""
            if "http://" not in line:
                raise RuntimeError(f"the desk did not start: {line}")
            # A desk whose complaints nobody reads stands still once the pipe is full.
            complaining = threading.Thread(target=shutil.copyfileobj, args=(process.stderr, sys.stderr))
            complaining.start()
            yield urlsplit(line.split(" at ")[1].split()[0]).netloc
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()
            if complaining:
                complaining.join()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`took` is in seconds, from sending the request to the last byte of the answer."""

    status: int
    took: float
    body: bytes


class Visitor:
    """One person's browser: a connection that is kept open, and the cookie of its forms."""

    def __init__(self, address: str):
        self._address = address
        self._connection = HTTPConnection(address, timeout=_LONGEST_WAIT)
        self._cookies: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> Answer:
        """Sends a form as a browser does, with the token that the last page gave."""
        return self._ask("POST", path, urlencode({**form, "csrftoken": self._cookies.get("ds_csrftoken", "")}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers |= {"content-type": "application/x-www-form-urlencoded", "origin": f"http://{self._address}"}
        began = time.perf_counter()
        try:
            self._connection.request(method, path, body=body, headers=headers)
            response = self._connection.getresponse()
            read = response.read()
        except TimeoutError:
            self._connection.close()
            return Answer(status=NO_ANSWER, took=time.perf_counter() - began, body=b"")
        took = time.perf_counter() - began
        for cookie in response.headers.get_all("set-cookie") or ():
            name, _, value = cookie.split(";")[0].partition("=")
            self._cookies[name] = value
        return Answer(status=response.status, took=took, body=read)
