"""Tables of prisoners: what each column says of the one in the row.

A table is a row of headings with one for names, and rows with as many cells. The
column of a date of arrest, of who took them and of the place make one act a row; the
words of the other columns are read as sentences about the one in the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader import cells as of
from habeas.claims.reader.document import Document
from habeas.claims.reader.headings import headed
from habeas.claims.reader.mentions import Cast

_NEWSLESS = re.compile(
    r"\b(?:no (?:news|trace|information)|missing|untraced|whereabouts|not (?:seen|heard))\b|لاپتہ|لاپتا",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\W*(?:not known|unknown|unidentified|not identified)(?: (?:men|persons?|people))?\W*",
    re.IGNORECASE,
)
_NOT_TAKEN = re.compile(
    r"\W*(?:not|never|was not|nobody)(?: (?:yet|been))* "
    r"(?:arrested|detained|held|taken|in custody)\b",
    re.IGNORECASE,
)
_SECTION = (
    (
        re.compile(
            r"\b(?:not (?:yet )?(?:been )?traced|untraced|still missing|missing\W*\Z|"
            r"whereabouts (?:are )?(?:still )?(?:unknown|not known)|forcibly disappeared)\b",
            re.IGNORECASE,
        ),
        "lost",
    ),
    (re.compile(r"\bhouse arrest\b", re.IGNORECASE), "house"),
    (
        re.compile(
            r"\b(?:no longer held|(?<!not )(?<!not yet )(?<!be )(?:released|freed)|ended)\b",
            re.IGNORECASE,
        ),
        "ended",
    ),
    (
        re.compile(
            r"\b(?:summon\w*|(?:not|never|none|nobody|without being) (?:now |yet |currently |presently |any ?more )?"
            r"(?:held|detained|arrested|imprisoned|jailed|in (?:custody|prison|detention|jail))|at risk|wanted|"
            r"at (?:liberty|large)|(?<!set )free)\b",
            re.IGNORECASE,
        ),
        "free",
    ),
    (
        re.compile(
            r"\b(?:held|detained|arrested|in (?:custody|prison|detention)|prisoners)\b",
            re.IGNORECASE,
        ),
        "held",
    ),
)


@dataclass(frozen=True)
class Cell:
    """A cell by position, without outer space."""

    start: int
    end: int


@dataclass(frozen=True)
class TableRow:
    """A row: whose it is, and the cells that tell; `section` is held, free,
    house (arrest), ended or lost (not traced).

    `told` are the cells of words; a cell that is not there or is empty is None.
    `nameless` says that the table knows not who took them, nor where they are.
    """

    person: str
    start: int
    end: int
    name: Cell
    date: Cell | None
    by: Cell | None
    place: Cell | None
    told: tuple[Cell, ...]
    section: str
    nameless: bool = False
    taken: Cell | None = None
    """The cell that says where they were taken; not where they are held."""
    day: Cell | None = None
    """The cell that holds the date: `date` itself, or one above it ("ditto")."""
    freed: Cell | None = None
    died: Cell | None = None
    abducted: bool = False
    """Whether the column of the day is one of abductions."""
    remarks: Cell | None = None
    seized: bool = False
    """Whether a column says who took them: the row tells that they were taken."""


def table_rows(doc: Document, cast: Cast) -> list[TableRow]:
    """Return the rows of the tables of `doc` that stand for a person, in order."""
    found: list[TableRow] = []
    columns: dict[str, int] | None = None
    width, section = 0, "held"
    above: list[Cell] = []
    seized = abducted = False
    title = "held"
    for start, end, cut in doc.lines:
        cells = [_trimmed(doc.text, *cell) for cell in cut]
        if len(cells) < 3:
            above_it = _section(doc.text[start:end])
            title, section = above_it or "held", above_it or section
            continue
        said = [doc.text[c.start : c.end] for c in cells]
        heads = headed(said, doc.text[max(0, start - _ABOVE) : start])
        if heads is not None:
            columns, width, section = heads, len(cells), title
            columns["taken"] = _where_taken(doc.text, cells, heads)
            if "by" not in heads and _AND_BY.search(
                said[heads["date"]] if "date" in heads else ""
            ):
                columns["by"] = heads["date"]
            seized = "by" in heads and bool(_SEIZED.search(said[heads["by"]]))
            abducted = _ABDUCTED.search(" ".join(said)) is not None
            above = []
            continue
        if columns is not None and abs(len(cells) - width) <= 1:
            above = [_meant(doc.text, c, above, n) for n, c in enumerate(cells)]
            row = _row(doc, cast, cells, above, columns, section)
            if row is not None:
                took = seized and _took(doc.text, row)
                found.append(replace(row, seized=took, abducted=abducted))
    return sorted([*found, *_upright(doc, cast)], key=lambda row: row.start)


def _upright(doc: Document, cast: Cast) -> Iterator[TableRow]:
    """Give the rows of lists of people by fields ("Name: X")."""
    for one in doc.fields:
        named = cast.in_span(*one.name, "person")
        if not named:
            continue
        by = doc.text[slice(*one.by)] if one.by else ""
        words = doc.text[one.start : one.end]
        taken = one.date and not _is_no_day(doc.text[slice(*one.date)])
        yield TableRow(
            named[0].ref,
            one.start,
            one.end,
            Cell(*one.name),
            Cell(*one.date) if one.date and taken else None,
            Cell(*one.by) if one.by else None,
            None,
            tuple(Cell(*cell) for cell in one.told),
            "held" if taken or not one.date else "free",
            bool(_UNKNOWN.fullmatch(by)) and _NEWSLESS.search(words) is not None,
        )


def _trimmed(text: str, start: int, end: int) -> Cell:
    piece = text[start:end]
    low = start + len(piece) - len(piece.lstrip(_OUTSIDE))
    return Cell(low, max(low, start + len(piece.rstrip(_OUTSIDE))))


_OUTSIDE = ' \t\r\u00a0"'


def _meant(text: str, cell: Cell, above: list[Cell], number: int) -> Cell:
    """Return the cell, or the one above that its "ditto" stands for."""
    if number < len(above) and of.ditto(text[cell.start : cell.end]):
        return above[number]
    return cell


_ABOVE = 400
# "Taken (when, by whom)", "Arrested on/by": one column for the day and the force.
_AND_BY = re.compile(r"\bby\b|\bwho took\b|\bforce\b|\bagency\b", re.IGNORECASE)
_ABDUCTED = re.compile(r"\b(?:abduct|kidnap)", re.IGNORECASE)
_SEIZED = re.compile(r"\b(?:arrest|detain|tak|took|abduct|seiz|picked)", re.IGNORECASE)


_TAKEN_AT = re.compile(
    r"\W*(?:(?:place|location|point) of (?:arrest|detention|abduction)|"
    r"(?:arrested|taken|detained|picked up|abducted) (?:at|in|from)|where taken|"
    r"from where|taken from|مقام ?گرفتاری|جائے گرفتاری|گرفتاری کا مقام|کہاں سے|اٹھائے جانے کا مقام)\W*",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\W*(?:where|place|location|town|village|area|مقام|علاقہ|جگہ)\W*", re.IGNORECASE
)


def _where_taken(text: str, cells: list[Cell], heads: dict[str, int]) -> int:
    """Return the column for where they were taken, or -1.

    "Where" tells it right behind the day of the arrest.
    """
    for number, cell in enumerate(cells):
        words = text[cell.start : cell.end]
        if _TAKEN_AT.fullmatch(words):
            return number
        if _WHERE.fullmatch(words) and number == heads.get("date", -_FAR) + 1:
            return number
    return -1


_FAR = 9


def _row(
    doc: Document,
    cast: Cast,
    cells: list[Cell],
    meant: list[Cell],
    columns: dict[str, int],
    section: str,
) -> TableRow | None:
    def cell(kind: str, among: list[Cell]) -> Cell | None:
        number = columns.get(kind, -1)
        if not 0 <= number < len(cells):
            return None
        words = doc.text[among[number].start : among[number].end]
        bare = of.empty(words) or kind == "date" and _is_no_day(words)
        return None if bare else among[number]

    name = cell("name", cells)
    named = cast.in_span(name.start, name.end, "person") if name else ()
    if name is None or not named:
        return None
    day = cell("date", meant)
    end = max(one.end for one in cells)  # a last cell that is empty has no place
    told = tuple(_told(doc.text, cells, columns))
    return TableRow(
        named[0].ref,
        cells[0].start,
        end,
        name,
        cell("date", cells) if day else None,
        cell("by", meant),
        cell("place", meant),
        told,
        section,
        _nameless(doc.text, cells, columns.get("by", -1))
        and _NEWSLESS.search(doc.text, cells[0].start, end) is not None,
        cell("taken", meant),
        day,
        None
        if _NO_FREEING.search(doc.text, cells[0].start, end)
        else _freed(doc.text, cells, columns.get("freed", -1)),
        _died(doc.text, cells, columns.get("died", -1)) or _said_dead(doc.text, told),
        remarks=cell("status", cells),
    )


# Who got away or was found dead was not let go, whatever day stands in that column.
_NO_FREEING = re.compile(
    r"\b(?:escaped|got away|ran away|not (?:been )?(?:freed|released)|(?:never|not) released|body|corpse|"
    r"release(?:d)? (?:was )?(?:false|wrong|not true|a mistake|an error))\b",
    re.IGNORECASE,
)


def _took(text: str, row: TableRow) -> bool:
    """Whether a cell for who took them names a force, and no kin, nobody or denial."""
    words = text[row.by.start : row.by.end] if row.by else ""
    return bool(words) and _NOT_FORCE.search(words) is None


_NOT_FORCE = re.compile(
    r"\b(?:nobody|no ?one|not|never|none|came|went|home|his|her|their|uncle|aunt|brother|sister|"
    r"mother|father|family|friends?|himself|herself|unsure|hospital|ambulance)\b|\?",
    re.IGNORECASE,
)


def _is_no_day(words: str) -> bool:
    """Whether the cell for the day of a taking says that it is not known or was none."""
    if of.empty(words) or _NOT_TAKEN.match(words) or _POINTS_AWAY.match(words):
        return True
    return of.unsure(words) or of.no(words)


# "see no. 4", "denied by the ministry", "refused to say": no day of a taking.
_POINTS_AWAY = re.compile(
    r"\W*(?:see|vide|cf|refer|check|denied|denies|refus\w+|not (?:told|given|stated|yet)|no (?:date|record|arrest)|"
    r"wrong|error|mistake|removed|deleted|withdrawn|duplicate|same person|summon\w*|at large|hiding|"
    r"free|released|escaped|fled|abroad|wanted)\b",
    re.IGNORECASE,
)


def _befell(text: str, cells: list[Cell], number: int) -> Cell | None:
    """Return the cell of a column that tells of an end, where it tells of one."""
    if not 0 <= number < len(cells):
        return None
    cell = cells[number]
    return cell if of.befell(text[cell.start : cell.end]) else None


def _freed(text: str, cells: list[Cell], number: int) -> Cell | None:
    cell = _befell(text, cells, number)
    if cell and _ELSEWHERE.search(text, cell.start, cell.end):
        return None
    return cell


def _died(text: str, cells: list[Cell], number: int) -> Cell | None:
    """As `_befell`, but "in custody 5 May" says where it was."""
    found = _befell(text, cells, number)
    if found or not 0 <= number < len(cells):
        return found
    cell = cells[number]
    held = _HELD_IN.match(text, cell.start, cell.end)
    return cell if held and of.befell(text[held.end() : cell.end]) else None


def _said_dead(text: str, told: Sequence[Cell]) -> Cell | None:
    """Return the cell that begins with "Died", with a day or alone."""
    for cell in told:
        if _DEAD.match(text, cell.start, cell.end) and not of.unsure(
            text[cell.start : cell.end]
        ):
            return cell
    return None


_DEAD = re.compile(
    r"\W*(?:died|deceased|expired)\b(?! (?:of|from|before|after))(?![^|\t\n]{0,30}custody)",
    re.IGNORECASE,
)
_HELD_IN = re.compile(
    r"\W*in (?:(?:police|army|military) )?(?:custody|prison|jail|detention|hospital)\W+",
    re.IGNORECASE,
)
# "To court on 9 May", "passport 6 May": neither came home that day.
_ELSEWHERE = re.compile(
    r"\b(?:back )?(?:to|into|in) (?:the |a |an )?(?:[\w'’-]+ )?(?:court|prison|jail|cells?|custody|station|police|"
    r"barracks|remand|detention)\b|\b(?:passport|phone|car|motorbike|belongings|documents|money)\b",
    re.IGNORECASE,
)


def _told(text: str, cells: list[Cell], columns: dict[str, int]) -> Iterator[Cell]:
    """Give the cells of words about the one in the row."""
    known = {columns.get(k, -1) for k in ("name", "date", "by", "freed", "died")}
    for number, cell in enumerate(cells):
        words = text[cell.start : cell.end]
        before = number < columns["name"] and number != columns.get("status", -1)
        if number in known or before or len(words) <= _FEW:
            continue
        if not of.ditto(words) and not of.unsure(words):
            yield cell


_FEW = 3
_ITEM = re.compile(r"[ \t]*(?:[-*•–—]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]")


def _nameless(text: str, cells: list[Cell], number: int) -> bool:
    """Whether the cell for who took someone says that it is not known."""
    if not 0 <= number < len(cells):
        return False
    words = text[cells[number].start : cells[number].end]
    return _UNKNOWN.fullmatch(words) is not None


def _section(words: str) -> str | None:
    """Return what a heading between rows says of those under it; an entry of a list none."""
    if len(words) > 80 or words.rstrip()[-1:] in (".", ";") or _ITEM.match(words):
        return None
    return next((name for cue, name in _SECTION if cue.search(words)), None)
