"""Who may do what: rights, the roles that give them, and which entry needs which.

The table is `roles.yaml`; this module asks it. In a team no role, and no set of roles
that may be held together, gives every right with an open ceiling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import yaml

from habeas.errors import Codes, HabeasError, Sentence
from habeas.store.labels import LABELS

READ, CODE, DECIDE = "read", "code", "decide"
OPEN, PUBLISH, KEEP = "open", "publish", "keep"
ANY = "any"  # whoever works here, for what is their own


class Holder(Protocol):
    """Somebody who holds roles."""

    roles: Any
    is_active: bool


@dataclass(frozen=True)
class Table:
    """The table of `roles.yaml`."""

    rights: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    ceilings: Mapping[str, str]
    apart: tuple[frozenset[str], ...]
    at_most: Mapping[str, str]
    alone: str
    verbs: Mapping[str, str]


class BadRoles(HabeasError):
    """Roles were to be given that no officer of a team may hold so."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "these roles cannot be given: %(why)s. Nothing was changed. Choose again.",
            why=why,
        )


class NotAllowed(HabeasError):
    """An officer's roles do not allow what was asked."""

    def __init__(self, right: str) -> None:
        self.right = right
        super().__init__(
            "your roles do not include '%(right)s', which this needs. Nothing was "
            "changed. Ask a keeper of keys, or a colleague whose roles include it.",
            right=Codes(right, "right"),
        )


@cache
def table() -> Table:
    """Return the table, read once a process."""
    read = yaml.safe_load(files("habeas.accounts").joinpath("roles.yaml").read_bytes())
    return Table(
        rights=read["rights"],
        roles={name: frozenset(r["rights"]) for name, r in read["roles"].items()},
        ceilings={name: r["ceiling"] for name, r in read["roles"].items()},
        apart=tuple(frozenset(pair) for pair in read["apart"]),
        at_most=read["at_most"],
        alone=read["alone"],
        verbs=read["verbs"],
    )


def rights(officer: Holder) -> frozenset[str]:
    """Return what `officer` may do now; nothing once they do not work here."""
    if not officer.is_active:
        return frozenset()
    known = table()
    if known.alone in officer.roles:
        return frozenset(known.rights)
    return frozenset().union(*(known.roles.get(r, frozenset()) for r in officer.roles))


def may(officer: Holder, right: str) -> bool:
    """Return whether the officer's roles include `right`."""
    return right in rights(officer) or (right == ANY and officer.is_active)


def require(officer: Holder, right: str) -> None:
    """Raise `NotAllowed` unless the officer's roles include `right`."""
    if not may(officer, right):
        raise NotAllowed(right)


def right_of(verb: str) -> str | None:
    """Return the right that an entry of `verb` needs; None where nobody has it."""
    known = table().verbs
    fitting = [begun for begun in known if verb.startswith(begun)]
    return known[max(fitting, key=len)] if fitting else None


def fit(chosen: Iterable[str], ceiling: str | None = None) -> tuple[list[str], str]:
    """Return roles in the table's order and the ceiling that goes with them.

    Without `ceiling` it is the widest of the roles' own; with it, it is
    kept, but never above what a role allows at most.

    Raises:
        BadRoles: If there is none, one is unknown, or two may not be held together.
    """
    known, wanted = table(), set(chosen)
    if not wanted or not wanted <= known.roles.keys():
        raise BadRoles(
            Sentence("choose from %(roles)s", roles=Codes(known.roles, "role"))
        )
    for pair in known.apart:
        if pair <= wanted:
            raise BadRoles(
                Sentence(
                    "nobody is %(roles)s at once", roles=Codes(sorted(pair), "role")
                )
            )
    if ceiling is not None and ceiling not in LABELS:
        raise BadRoles(
            Sentence("a ceiling is one of %(labels)s", labels=Codes(LABELS, "label"))
        )
    own = ceiling or max((known.ceilings[r] for r in wanted), key=LABELS.index)
    most = [known.at_most[r] for r in wanted if r in known.at_most]
    kept = min([own, *most], key=LABELS.index)
    return [r for r in known.roles if r in wanted], kept
