"""Reads pasted articles in a process of their own: the desk itself never loads a language model."""

import asyncio
import json
import re
import sys
import tempfile
import time
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

LONGEST_TEXT = 2_000_000
_TIMEOUT = 600
_AT_ONCE = 1
_KEPT = 50
_COMMAND = (sys.executable, "-c", "from kb.cli import main; main()")
_HTML = re.compile(r"\s{0,200}<(?:!doctype|html|head|body|article|div|p)\b", re.I)


@dataclass(slots=True)
class Job:
    """One pasted article on its way: `state` is "reading", "read", "saving", "saved" or "refused"."""

    id: str
    actor: str
    text: str
    told: dict[str, str]
    state: str = "reading"
    extraction: dict[str, Any] = field(default_factory=dict)
    article: str | None = None
    refusal: str = ""
    began: float = field(default_factory=time.monotonic)

    @property
    def busy(self) -> bool:
        return self.state in {"reading", "saving"}

    @property
    def seconds(self) -> int:
        """How long the work has taken so far."""
        return int(time.monotonic() - self.began)

    @property
    def name(self) -> str:
        """What to call it before its headline is known."""
        return str(self.extraction.get("title") or self.told.get("title") or self.text[:80])


class Intake:
    """The jobs of one served claim base; the oldest are forgotten, nothing is saved before a person says so."""

    def __init__(self, base: Path):
        self._base = base
        self._jobs: dict[str, Job] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(_AT_ONCE)

    def job(self, id_: str, actor: str) -> Job | None:
        """Only the person who pasted it sees a job."""
        found = self._jobs.get(id_)
        return found if found and found.actor == actor else None

    def unsaved(self, actor: str) -> list[Job]:
        """What a person has begun and neither saved nor been refused, the last first."""
        return [job for job in reversed(self._jobs.values()) if job.actor == actor and job.state in {"reading", "read", "saving"}]

    def ahead(self, job: Job) -> int:
        """How many other articles are read or saved before this one."""
        return sum(other.busy and other.began < job.began for other in self._jobs.values())

    def read(self, text: str, told: dict[str, str], *, actor: str) -> Job:
        """Starts reading; the job can be left and looked at again."""
        job = Job(id=token_urlsafe(9), actor=actor, text=text, told=told)
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT:
            del self._jobs[next(iter(self._jobs))]
        self._start(self._read(job))
        return job

    def save(self, job: Job) -> None:
        job.state, job.began = "saving", time.monotonic()
        self._start(self._save(job))

    def _start(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _read(self, job: Job) -> None:
        lines, messages = await self._run(job, "extract")
        if lines:
            job.extraction, job.state = lines[0], "read"
        else:
            job.refusal, job.state = messages, "refused"

    async def _save(self, job: Job) -> None:
        lines, messages = await self._run(job, "ingest", "--db", str(self._base), "--format", "jsonl")
        if lines:
            job.article, job.state = lines[0]["id"], "saved"
        elif "known before" in messages:
            job.article, job.state = job.told["ref"], "saved"
        else:
            job.refusal, job.state = messages, "refused"

    async def _run(self, job: Job, command: str, *options: str) -> tuple[list[dict[str, Any]], str]:
        """The JSON lines that a command of ours prints over the pasted article, and its messages."""
        async with self._turn:
            with tempfile.TemporaryDirectory() as folder:
                process = await asyncio.create_subprocess_exec(
                    *_COMMAND,
                    command,
                    str(_as_file(job, Path(folder))),
                    *options,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.PIPE,
                )
                try:
                    out, err = await asyncio.wait_for(process.communicate(), _TIMEOUT)
                except TimeoutError:
                    process.kill()
                    await process.wait()
                    return [], "This took too long; try a shorter text."
        messages = err.decode(errors="replace").replace(str(folder), "").strip()
        return [json.loads(line) for line in out.splitlines() if line.startswith(b"{")], messages[-600:]


def _as_file(job: Job, folder: Path) -> Path:
    """A saved page is read as HTML, anything else as plain text with what the person told beside it."""
    if _HTML.match(job.text):
        path = folder / f"{job.told['ref']}.html"
        path.write_text(job.text, encoding="utf-8")
        return path
    path = folder / "pasted.jsonl"
    row = {"id": job.told["ref"], "text": job.text, **{name: value for name, value in job.told.items() if value and name != "ref"}}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


_INTAKES: weakref.WeakKeyDictionary[Any, Intake] = weakref.WeakKeyDictionary()


def intake_of(datasette: Any, base: Path) -> Intake:
    """The intake of one served base, made when it is first asked for."""
    if datasette not in _INTAKES:
        _INTAKES[datasette] = Intake(base)
    return _INTAKES[datasette]
