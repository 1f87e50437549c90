"""Measure an officer's decisions on a source that has very many claims.

usage: python -m tools.bench_decide [CLAIMS ...]   (300 and 10,000 where none is named)

A list of people who were taken: each has an act and a status of their own, and all acts
share an event, a place and who is alleged to have done them. Half of it is accepted;
then one decision after another is timed: the process's time of the whole decision, with
records, register, lists, figures and search index, which all stand when it returns.
Printed: the median and the worst of each kind of decision.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
os.environ.setdefault("HABEAS_DESK", "/nowhere")

import django

django.setup()

from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.claims import propose
from habeas.claims.models import Claim, Decision
from habeas.publication.search import queue
from habeas.publication.telling import keep
from habeas.register import decide, lines
from habeas.sources import preserve, read
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store.kdf import Cost

HEAD = "At the gate of Kodiaga the county police took these people to a post.\n"
LINE = "On Monday Docker {n} was arrested and is held, police said. "
TIMES = 7
Timed = tuple[str, Callable[[], Any]]


def reading(people: int, text: str) -> dict[str, Any]:
    """Return what such a list tells: a person, an act and a status in each line."""

    def at(words: str, start: int = 0) -> list[dict[str, Any]]:
        found = text.index(words, start)
        return [{"start": found, "end": found + len(words), "exact": words}]

    made: dict[str, Any] = {"format": "habeas-reading/1"}
    for name in ("people", "acts", "register"):
        made[name] = []
    made["organisations"] = [
        {"id": "o", "name": "county police", "quotes": at("county police")}
    ]
    made["places"] = [{"id": "l", "name": "Kodiaga", "quotes": at("Kodiaga")}]
    event: dict[str, Any] = {
        "id": "e",
        "title": "Arrests at the gate",
        "kind": "incident",
    }
    made["events"] = [{**event, "place": "l", "quotes": at("took these people")}]
    start = len(HEAD)
    for n in range(people):
        name, pk = f"Docker {n}", f"p{n}"
        start = text.index(f"On Monday {name} was", start)
        made["people"].append({"id": pk, "name": name, "quotes": at(name, start)})
        told = at(f"{name} was arrested", start)
        act: dict[str, Any] = {
            "id": f"a{n}",
            "type": "arrest",
            "victims": [pk],
            "by": ["o"],
        }
        act |= {"event": "e", "place": "l", "date": "2026-03-02", "quotes": told}
        made["acts"].append(act)
        status: dict[str, Any] = {
            "status": "arrested",
            "date": "2026-03-02",
            "derivation": "explicit",
        }
        row: dict[str, Any] = {"person": pk, "heads": [1, 1], "current": "arrested"}
        made["register"].append({**row, "history": [{**status, "quotes": told}]})
    return made


def of_kind(source: Source, kind: str, state: str) -> list[Claim]:
    """Return the claims of a source of one kind and state, in text order."""
    rows = Claim.objects.whole("bench").filter(source=source, kind=kind, state=state)
    return list(rows.order_by("first", "id"))


def last_of(claim: Claim) -> int:
    """Return the number of the last entry in which a claim was decided on."""
    rows = Decision.objects.whole("bench").filter(claim=claim)
    return int(max(rows.values_list("entry", flat=True)))


def decisions(officer: User, source: Source) -> Iterator[Timed]:
    """Yield decisions by name, each on other claims."""
    acts = iter(of_kind(source, "act", "suggested"))
    people = iter(of_kind(source, "person", "suggested")[-TIMES:])
    told = of_kind(source, "status", "accepted_as_attributed")
    done = of_kind(source, "act", "accepted_as_attributed")
    for old, other in list(zip(done, told, strict=False))[:TIMES]:
        act, accept = next(acts), partial(decide.accept, officer)
        yield "accept an act, its person and all", partial(accept, [act])
        yield "undo that", partial(undo, officer, act)
        yield "accept it again", partial(accept, [act])
        yield "accept a person", partial(accept, [next(people)])
        yield "misread an act", partial(decide.misread, officer, [old])
        value = {**other.value, "date": "2026-03-03"}
        yield "edit a status", partial(decide.edit, officer, other, value=value)
        if len(told) > 500:
            yield "accept twenty acts", partial(accept, list(islice(acts, 20)))


def undo(officer: User, claim: Claim) -> None:
    """Take back the last entry in which a claim was decided on."""
    decide.undo_entry(officer, last_of(claim))


def main() -> None:
    """Print a table for each number of claims."""
    for claims in [int(a) for a in sys.argv[1:]] or [300, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "desk"
            cost = Cost(memory=8 * 1024, passes=1, lanes=1)
            desks.create(root, "river boat seven lamp", cost=cost)
            measure(officers.found("Bench", "Bench"), claims)
            desks.lock()


def measure(officer: User, claims: int) -> None:
    """Print the table of one source."""
    people = max(70, claims // 3)
    text = HEAD + "".join(LINE.format(n=n) for n in range(people))
    source = preserve.keep(officer, text.encode(), kind="paste").source
    made = read.text_of(officer, source)
    propose.propose_reading(
        officer, source, made, reading(people, text), method="import"
    )
    lines.ensure()
    while keep.ensure() is None:
        pass
    queue.settle()
    half = [
        *of_kind(source, "act", "suggested"),
        *of_kind(source, "status", "suggested"),
    ]
    decide.accept(officer, [c for c in half if c.first < len(text) // 2])
    taken: dict[str, list[float]] = {}
    for name, do in decisions(officer, source):
        began = time.process_time()
        do()
        taken.setdefault(name, []).append((time.process_time() - began) * 1000)
    print(f"{Claim.objects.whole('bench').count():,} claims{'':<24} median ms   worst")
    for name, times in taken.items():
        print(f"{name:<36} {statistics.median(times):9.0f} {max(times):9.0f}")


if __name__ == "__main__":
    main()
