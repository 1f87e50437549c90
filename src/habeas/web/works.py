"""The sorts of long work: each says how far it is, and what came of it.

What comes of it is kept as codes, ids and counts, so that no row of a job holds words.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from habeas.accounts.models import User
from habeas.claims import propose, refers
from habeas.claims.learning import refit
from habeas.claims.quotes import quotations
from habeas.errors import HabeasError
from habeas.publication.search import file, queue
from habeas.publication.telling import keep
from habeas.records.chosen import chosen
from habeas.register import lines
from habeas.sources import waiting
from habeas.sources.drafts import drafts
from habeas.sources.models import Source
from habeas.store import jobs
from habeas.store import verify as verifying
from habeas.store.findings import Finding
from habeas.store.jobs import Tell
from habeas.store.models import Job
from habeas.store.vault import Locked
from habeas.web import door, giving, work
from habeas.web import jobs as reading
from habeas.web.work import Doing

VERIFY, MEASURE, LEARN, AGAIN = "verify", "measure", "learn", "again"
TELLINGS, LINES, INDEX = "tellings", "lines", "index"
# What is not gone on with where it was: a desk left alone waits for it (`door`).
KEPT_OPEN = (VERIFY, MEASURE, LEARN, AGAIN, *giving.OUT.values())
_LONGEST = 3600.0
PAUSE = 0.15  # seconds between two steps, so that who wants to write gets a turn


def verify(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Look at every byte, row and entry; `given` is a checkpoint, or None."""
    began = time.monotonic()
    with doing.heeding():
        found = verifying.verify(doing.given, progress=tell, more=(quotations, drafts))
    return {
        "findings": [_finding(f) for f in found],
        "seconds": round(time.monotonic() - began, 1),
        "with_checkpoint": bool(doing.given),
    }


def _finding(found: Finding) -> list[Any]:
    return [found.severity, found.check, jobs.packed(found.sentence), list(found.ids)]


def findings(told: Mapping[str, Any]) -> list[Finding]:
    """Return the findings that a verification's row keeps."""
    return [
        Finding(severity, check, jobs.unpacked(sentence), tuple(ids))
        for severity, check, sentence, ids in told.get("findings", ())
    ]


def measure(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Refit the model of names and measure it; nothing is kept of it but counts."""
    with doing.heeding():
        return {"figures": refit.fitted(tell, chosen()).figures}


def learn(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Refit, and let the new version stand."""
    refit.finish_forgetting()
    with doing.heeding():
        fit = refit.fitted(tell, chosen())
    made = refit.let_stand(doing.officer, fit)
    return {"number": made.number}


def again(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Read sources once more, one by one; a source that fails stops no other."""
    told = {"read": 0, "new": 0, "failed": 0}
    job.result = told
    rows = Source.objects.visible_to(doing.officer)
    for n, pk in enumerate(job.about):
        tell(AGAIN, n, len(job.about))
        source = rows.filter(pk=pk, reading="read").first()
        if source is None:
            continue
        try:
            told["new"] += propose.propose(doing.officer, source)
            told["read"] += 1
        except Locked:
            raise
        except HabeasError:
            told["failed"] += 1
    doing.done = len(job.about)
    return told


def read_again(
    officer: User, chosen: Sequence[Source], *, key: str | None = None
) -> tuple[int, Job | None]:
    """Let what was not read wait again; read what an older reader read, by a job.

    `key` is an idempotency key. Returns how many wait, and the job; None where none of
    them was read.
    """
    n = waiting.take_up(officer, [s.pk for s in chosen], key=key)
    reading.wake()
    read = [s.pk for s in chosen if s.reading == "read"]
    return n, work.ask(officer, AGAIN, read) if read else None


def tellings(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Make what Explore is made of, step by step."""
    while not keep.step():
        tell(TELLINGS, *keep.progress())
        time.sleep(PAUSE)
    doing.done, doing.total = keep.progress()
    return {}


def register_lines(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Make the lines of the register, step by step."""
    while not lines.step():
        tell(LINES, *lines.progress())
        time.sleep(PAUSE)
    doing.done, doing.total = lines.progress()
    return {}


def index(doing: Doing, job: Job, tell: Tell) -> Mapping[str, Any]:
    """Make the search index, or bring it up to date."""
    try:
        queue.settle(patience=_LONGEST, tell=tell)
    finally:
        file.leave()
    doing.done = doing.total
    return {}


work.WORKS.update(
    {
        VERIFY: verify,
        MEASURE: measure,
        LEARN: learn,
        AGAIN: again,
        TELLINGS: tellings,
        LINES: register_lines,
        INDEX: index,
    }
)
for forget in (work.forget, file.close, refers.forget):
    if forget not in door.forgetting:
        door.forgetting.append(forget)


def keep_open() -> bool:
    """Return whether work goes on that an idle desk is kept open for."""
    return any(work.goes_on(kind) for kind in KEPT_OPEN)


if keep_open not in door.keeping:
    door.keeping.append(keep_open)
