"""The acts that the rows of tables tell by their columns: taken when and by whom, freed, dead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.acts.forces import NAMELESS
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.tables import Cell, TableRow
from habeas.claims.reader.when import Times


def of_rows(scene: Scene, times: Times) -> Iterable[Act]:
    """Return the acts that the rows of tables tell by their columns."""
    made: list[Act] = []
    for row in scene.tables:
        told = row.date or (row.by if row.seized and row.section != "free" else None)
        if told is not None:
            made.append(_taken(scene, times, row, told))
        if told is not None or row.freed is not None:
            scene.hold([row.person])
        for type_, cell in (("release", row.freed), ("death_in_custody", row.died)):
            if cell is not None and (told is not None or type_ == "release"):
                made.extend(_ended(times, row, type_, cell))
    return made


def _taken(scene: Scene, times: Times, row: TableRow, date: Cell) -> Act:
    """Return the arrest that a row tells, with the doer and place of its columns."""
    day = row.day or date
    moment = times.within(day.start, day.end)
    by = scene.cast.in_span(row.by.start, row.by.end) if row.by else ()
    doers = tuple(dict.fromkeys(m.ref for m in by if m.sort != "place"))
    words = scene.doc.text[row.by.start : row.by.end] if row.by else ""
    unknown = row.nameless or NAMELESS.search(words) is not None
    held = "house_arrest" if row.section == "house" else "arrest"
    kind = "abduction" if unknown or row.abducted else held
    if row.section == "lost" and any(m.sort == "organisation" for m in by):
        kind = "enforced_disappearance"
    cell = scene.doc.text[day.start : day.end]
    return _of_row(
        row,
        kind,
        doers,
        _first_day(moment[0].edtf if moment else None, cell),
        _where(scene, row.taken),
        (row.name, row.by if row.by and row.by.start > row.start else date),
    )


def _ended(times: Times, row: TableRow, type_: str, cell: Cell) -> Iterator[Act]:
    """Give the end that a cell tells of, unless its day is still to come."""
    moment = times.within(cell.start, cell.end)
    day = moment[0].edtf if moment else None
    if (times.age(day) or 0) >= 0:
        yield _of_row(row, type_, (), day, None, (row.name, cell))


def _of_row(
    row: TableRow,
    type_: str,
    by: tuple[str, ...],
    day: str | None,
    place: str | None,
    told: tuple[Cell, Cell],
) -> Act:
    start = min(cell.start for cell in told)
    end = max(cell.end for cell in told)
    return Act(
        type_,
        row.person,
        by,
        day,
        None,
        place,
        "stated",
        "affirmed",
        "explicit",
        "incident",
        (),
        ((start, end),),
        start,
    )


def _first_day(told: str | None, cell: str) -> str | None:
    """Return the day of the taking: the first of "12 May – 3 June", a year alone."""
    if told and "/" in told and ".." not in told:
        return told.split("/")[0]
    year = _YEAR.fullmatch(cell)
    return told or (year[1] if year else None)


_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")


def _where(scene: Scene, cell: Cell | None) -> str | None:
    """Return the place that a cell of a table names, by id."""
    named = scene.cast.in_span(cell.start, cell.end, "place") if cell else ()
    return named[0].ref if named else None
