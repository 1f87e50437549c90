"""Keeps what long work came to, in rows of ids, codes and counts.

How far a job is stands in memory while it is done, because its work may hold the
database; the row says how it began and how it ended. A job that another run of the
program left in the middle is `interrupted`: nothing goes on in silence.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from habeas.errors import Codes, Sentence
from habeas.store.models import Job
from habeas.store.rows import new_id

WAITING, RUNNING, DONE = "waiting", "running", "done"
FAILED, STOPPED, INTERRUPTED = "failed", "stopped", "interrupted"
ENDED = (DONE, FAILED, STOPPED, INTERRUPTED)
PROCESS = new_id()  # this run of the program
KEPT = 40  # jobs; of more, the oldest are forgotten
Tell = Callable[[str, int, int], None]


def untold(stage: str, done: int, total: int) -> None:
    """Tell no progress."""


def begin(kind: str, officer: str, about: Sequence[str] = ()) -> Job:
    """Write down that work is wanted."""
    old = Job.objects.order_by("-at").values_list("pk", flat=True)[KEPT:]
    Job.objects.filter(pk__in=list(old), state__in=ENDED).delete()
    return Job.objects.create(
        kind=kind,
        state=WAITING,
        officer=officer,
        process=PROCESS,
        about=list(about),
        total=len(about),
        at=_now(),
    )


def change(job: Job, state: str, **values: Any) -> None:
    """Write down that a job came to a state."""
    job.state, job.at = state, _now()
    for name, value in values.items():
        setattr(job, name, value)
    job.save(force_update=True)


def last(kind: str, officer: str) -> Job | None:
    """Return the last job of a kind that an officer had begun."""
    rows = Job.objects.filter(kind=kind, officer=officer)
    found: Job | None = rows.order_by("-at", "-pk").first()
    return found


def packed(sentence: Sentence) -> dict[str, Any]:
    """Return a sentence as JSON, to be said in any language later."""
    named = {k: _packed(v) for k, v in sentence.named.items()}
    return {"says": sentence.template, "of": named}


def _packed(value: object) -> Any:
    if isinstance(value, Sentence):
        return packed(value)
    if isinstance(value, Codes):
        return {"codes": list(value.codes), "of": value.of}
    return value if isinstance(value, int) else str(value)


def unpacked(told: Mapping[str, Any]) -> Sentence:
    """Return the sentence that `packed` made JSON of."""
    named = {k: _unpacked(v) for k, v in told.get("of", {}).items()}
    return Sentence(str(told.get("says", "")), **named)


def _unpacked(value: Any) -> object:
    if isinstance(value, dict) and "codes" in value:
        return Codes(value["codes"], value["of"])
    return unpacked(value) if isinstance(value, dict) else value


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
