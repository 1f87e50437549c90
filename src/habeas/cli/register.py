"""Who is held, what was demanded, what should be asked."""

from __future__ import annotations

import datetime
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from habeas.cli.opening import AsJson, Day, Desk, PassphraseFile, app, day, opened
from habeas.terminal import out, show_json, show_table


def _end_of(given: str | None) -> datetime.datetime | None:
    if given is None:
        return None
    end = datetime.time(23, 59, 59, 999999)
    return datetime.datetime.combine(day(given), end).astimezone()


@app.command(epilog="Example: habeas register --as-of 2026-03-06 --csv")
def register(
    as_of: Day = None,
    known_on: Day = None,
    as_json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Show who is held, who was released, and the three counts."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import counts, listing

        on, known = day(as_of), _end_of(known_on)
        rows = [_register_row(r) for r in listing.rows(officer, on, known)]
        figures = _counts(counts.counts(officer, on, known))
    if as_json:
        show_json({"as_of": on.isoformat(), "counts": figures, "rows": rows})
    elif csv:
        _show_csv(rows)
    else:
        columns = ("name", "heads", "value", "since", "as_of", "flags")
        show_table(columns, [[_flat(r[c]) for c in columns] for r in rows])
        names = ("reported", "located", "verified", "released", "watch", "historical")
        said = ", ".join(f"{name} {figures[name]}" for name in names)
        out.print(f"\n{on.isoformat()}: {said}")


def _counts(found: Any) -> dict[str, Any]:
    names = ("reported", "located", "verified", "released")
    apart = ("watch", "historical", "ended", "missing")
    return {n: getattr(found, n) for n in names + apart} | {"words": list(found.words)}


def _register_row(row: Any) -> dict[str, Any]:
    entry, liberty = row.entry, row.entry.liberty
    flags = [
        name
        for name in ("disputed", "stale", "flagged", "said_by_holder_only")
        if getattr(liberty, name, False)
    ]
    flags += ["historical"] if entry.historical else []
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "name": row.name,
        "heads": list(entry.heads),
        "value": liberty.value,
        "since": _iso(liberty.since),
        "as_of": _iso(liberty.as_of),
        "flags": flags,
        "taken_by": list(row.taken_by),
        "demands": list(row.demands),
    }


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join("" if v is None else str(v) for v in value)
    return value


def _show_csv(rows: list[dict[str, Any]]) -> None:
    import csv

    from habeas.publication.export.table import safe_cell

    if not rows:
        return
    writer = csv.writer(sys.stdout)
    writer.writerow(rows[0])
    writer.writerows([safe_cell(_flat(v)) for v in r.values()] for r in rows)


@app.command(epilog="Example: habeas demands --json")
def demands(
    desk: Desk = None, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List the demands that were made, whom they ask, and for whom."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import demands as asked

        rows = [_demand(d) for d in asked.listing(officer)]
    if as_json:
        show_json(rows)
        return
    columns = ("number", "addressee", "status", "subjects", "words")
    show_table(columns, [[_flat(r[c]) for c in columns] for r in rows])


def _demand(row: Any) -> dict[str, Any]:
    return {
        "id": row.demand.pk,
        "number": row.demand.number,
        "addressee": row.addressee or "not stated",
        "inferred": row.inferred,
        "status": row.status,
        "subjects": [str(p.name or p.words or p.pk) for p in row.subjects],
        "words": list(row.words),
    }


@app.command(epilog="Example: habeas questions --on 2026-03-07")
def questions(
    on: Day = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List what should be asked, the longest due first."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import questions as asking

        today = day(on)
        rows = [
            {
                "due": q.due.isoformat(),
                "overdue": q.overdue(today),
                "name": q.name,
                "kind": q.kind,
                "ask": str(q.ask),
                "entry": q.entry,
            }
            for q in asking.questions(officer, today)
        ]
    if as_json:
        show_json(rows)
        return
    show_table(("due", "name", "ask"), [(r["due"], r["name"], r["ask"]) for r in rows])


class Working(StrEnum):
    """What may be done with what the register is read from."""

    rebuild = "rebuild"
    go_on = "go-on"
    state = "state"


@app.command(epilog="Example: habeas lines go-on")
def lines(
    do: Annotated[
        Working,
        typer.Argument(help="Work all out anew, go on where it was left, or say how."),
    ],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Work the register out ahead of who looks; it is done by itself when needed.

    It is done in steps, between which others may write. What was done stays done.
    Worked out anew, how far each source was decided on is counted again as well.
    """
    with opened(desk, passphrase_file):
        from habeas.claims import reviewed
        from habeas.register import lines as drawn

        if do is Working.rebuild:
            reviewed.rebuild()
            drawn.forget()
        while do is not Working.state and not drawn.step():
            _say_how_far(*drawn.progress())
        whole = drawn.standing() is not None
        done, among = drawn.progress()
    if as_json:
        show_json({"whole": whole, "done": done, "among": among})
    elif whole:
        out.print(f"The register is worked out, of {done} people.")
    else:
        said = f"{done} of {among} people are worked out."
        out.print(f"{said} The rest is done when somebody looks at the register.")


def _say_how_far(done: int, among: int) -> None:
    if done % 10_000 == 0:
        sys.stderr.write(f"{done} of {among} people\n")
