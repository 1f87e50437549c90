"""What is meant and not said again: "I was not beaten, but Asif was"; "Asif finally home".

Testimonies, answers and messages leave out what was just said. The row of such a line
gets the words that are meant, from the clause, the line or the question before it, so
that the rules read it like any other. Only what stands close by is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.scene.asked import DONE, at_place, only_named
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.that_of import with_that_of
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter

_TAKEN = listed(
    "arrested detained taken abducted kidnapped jailed imprisoned held beaten"
)
_BE = frozenset(["was", "were"])
_NOT = listed("not never n't wasn't weren't")
_ALONE = listed("too also twice once badly again")
_TIMES = listed("every many several")
_TIME = listed("time times day days night nights week hour hours")
_WITH = listed(
    """stick sticks belt belts rifle rifles butt butts cane canes pipe pipes cable cables
    wire wires rod rods whip whips strap lathi lathis baton batons hose chain chains"""
)
_ENDS = frozenset(".,;!")
_MAY = Spotter(
    r"\b(?:was|were)\b|\btoo\b|\b(?:only|not)\b|\bthat of\b|\bwith (?:me|us)\b",
    re.IGNORECASE,
)
_UNSAID = Spotter(
    r"\b(?:out|home|free|back|inside|missing)\b", re.IGNORECASE
)  # of who is named just before


def with_elided(found: Sequence[Line]) -> list[Line]:
    """Return the lines, with what each leaves out and the one before it tells."""
    made = list(found)
    for at, line in enumerate(made):
        if line.urdu or not line.row or not line.may(_MAY):
            continue
        before = _before(made, at)
        row = line.row
        for fill in (_only, _was, _with_me):
            row = fill(row, before)
        row = with_that_of(row)
        if row is not line.row:
            made[at] = replace(line, row=row)
    return made


_NEAR = 25  # letters from one line to the next
_BRIEF = 4  # units of "Not me.": the question before it tells what is meant


def _before(made: Sequence[Line], at: int) -> Sequence[Unit]:
    """Return the row of the line just before one, or before its "No." or "Not me."."""
    back = at - 1
    if back < 0 or made[at].start - made[back].end >= _NEAR:
        return ()
    near = back and made[back].start - made[back - 1].end < _NEAR
    if near and made[back - 1].asks and len(made[back].row) <= _BRIEF:
        refused = {u.word for u in made[back].row[:1]} & _REFUSES
        return made[back - 1].row if refused else made[back].row
    return made[back].row


_REFUSES = frozenset(["no", "not", "never"])


def _only(row: tuple[Unit, ...], before: Sequence[Unit]) -> tuple[Unit, ...]:
    """Fill in "Only Asif." behind "I was not beaten." """
    if not row or row[0].word not in ("only", "just"):
        return row
    named, said = only_named(row), [u.word for u in before]
    done = _participle(before) if named else None
    denied = {"not", "n't", "wasn't", "weren't"} & {*said}
    if (
        done is None
        or not denied
        or len(said) > _PLAIN
        or {"by", "when", "if"} & {*said}
    ):
        return row
    return (*named, at_place(Unit("was", 0, 0), named[-1]), at_place(done, named[-1]))


_PLAIN = 8  # units of "I was not beaten."


def _person(unit: Unit) -> bool:
    return unit.person and not unit.owns


def _participle(row: Sequence[Unit]) -> Unit | None:
    """Return the participle of the last passive of a row ("I was not beaten")."""
    for k in range(len(row) - 1, 0, -1):
        if row[k].word in DONE and not row[k].refs:
            before = [u.word for u in row[max(0, k - 3) : k]]
            if any(w in _BE or w in ("been", "wasn't", "weren't") for w in before):
                return row[k]
    return None


_ASKED = frozenset(
    ["who", "where", "what", "how", "whoever", "which", "why", "wherever", "whether"]
)


def _was(row: tuple[Unit, ...], before: Sequence[Unit]) -> tuple[Unit, ...]:
    """Fill in "Asif was." and "Asif was, with a stick"."""
    for k in range(1, len(row)):
        if row[k].word not in _BE or not _person(row[k - 1]):
            continue
        if k > 1 and row[k - 2].word in _ASKED:
            continue  # "cannot say who they were": nobody tells what was done
        end = k + 1
        if end < len(row) and row[end].word in _NOT:
            continue  # "He was not.": nothing is told as done
        if not _ends_so(row, end):
            continue
        done = _participle(row[: k - 1]) or _participle(before)
        if done is not None:
            return (*row[:end], at_place(done, row[end - 1]), *row[end:])
    return row


def _ends_so(row: Sequence[Unit], at: int) -> bool:
    """Whether a clause ends at a unit, or "too", "many times", "with a stick" end it."""
    words = [u.word for u in row[at : at + 7]] + ["."]
    if words[0] == "," and words[1] in _WITH_OR_BY:
        return "," not in words[1:] and _ends_so(row, at + 1)
    if words[0] == ",":
        return words[1] in ("but", "and", "while")
    if words[0] in _ENDS or words[0] in _ALONE and words[1] in _ENDS:
        return True
    if words[0] in _TIMES:
        return words[1] in _TIME and words[2] in _ENDS
    if words[0] == "with":
        return not _WITH.isdisjoint(words)
    return words[0] == "by" and any(u.actor for u in row[at + 1 : at + 5])


_WITH_OR_BY = frozenset(["with", "by", "many", "several"])


def _with_me(row: tuple[Unit, ...], before: Sequence[Unit]) -> tuple[Unit, ...]:
    """Fill in "Asif was arrested with me": both were."""
    for k in range(2, len(row) - 2):
        near = row[k + 1 : k + 4]
        words = [u.word for u in near]
        at = next((n for n, w in enumerate(words[:-1]) if w == "with"), -1)
        if row[k].word not in _TAKEN or at < 0 or words[at + 1] not in ("me", "us"):
            continue
        if row[k].word in ("held", "taken") and _not_inside(
            row[k + at + 3 : k + at + 9]
        ):
            continue
        if (
            words[:at] not in ([], ["together"], ["along"])
            or row[k - 1].word not in _BE
        ):
            continue
        if _person(row[k - 2]) and near[at + 1].refs:
            joined = at_place(near[at + 1], row[k - 2])._replace(word="i")
            also = Unit("and", joined.start, joined.end)
            return (
                *row[: k - 1],
                also,
                joined,
                *row[k - 1 : k + 1],
                *row[k + 1 + at + 2 :],
            )
    return row


def _not_inside(behind: Sequence[Unit]) -> bool:
    """Whether "to the wedding", "in high esteem" tell of no prison."""
    words = [u.word for u in behind]
    if words[:1] not in (["to"], ["in"], ["for"], ["on"], ["as"]):
        return False
    return _PRISON.isdisjoint(words) and all(u.sort != "place" for u in behind)


_PRISON = listed(
    "custody police station jail prison thana cell cells lock-up lockup barracks camp"
)


# --- messages -----------------------------------------------------------------

_LEADS = listed("finally now also just still back already safe and is")
_STATES = frozenset(["out", "home", "free", "back"])
_AFTER = _ENDS | listed(
    "now safe alhamdulillah thank finally today tonight and but by with after at since ?"
) - {"?"}


def with_is(line: Line) -> Line:
    """Return a message with the "is" that it leaves out: "Asif finally home"."""
    row = line.row
    if not line.may(_UNSAID):
        return line
    for k, unit in enumerate(row[:-1]):
        if not (_person(unit) and unit.form in ("name", "short")) or (
            k and row[k - 1].word in _GOVERNS
        ):
            continue
        at = k + 1
        while at < len(row) and row[at].word in _LEADS - _STATES:
            at += 1
        if (
            at < len(row)
            and row[at].word in _STATES
            and "is" not in {u.word for u in row[k:at]}
        ):
            following = row[at + 1].word if at + 1 < len(row) else "."
            if following in _AFTER or following in _STATES:
                helper = Unit("is", unit.start, unit.end)
                return replace(line, row=(*row[: k + 1], helper, *row[k + 1 :]))
    return line


_GOVERNS = listed(
    "get got getting want wants bring let keep kept to take took drag dragged not never if until till when is"
)
