"""The terms of the field: types of act, words that qualify claims, register values.

They are data in this folder (`acts.yaml`, `claims.yaml`, `register.yaml`). A code is
stable for ever; a label may be reworded or translated. Read once a process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml


@dataclass(frozen=True)
class Act:
    """A type of act: its code, English label, and codes of other schemes.

    `huridocs` is a code of the HURIDOCS micro-thesaurus, list 4, where one was
    verified; `plover` is `(category, mode)`; `adverse` says that it is done to the
    person. Whether it was a violation is an assessment, never part of the type.
    """

    code: str
    label: str
    adverse: bool
    huridocs: str | None = None
    plover: tuple[str, str] | None = None
    note: str = ""


@dataclass(frozen=True)
class Claims:
    """The closed lists in which a claim is qualified; each maps code to meaning."""

    modality: Mapping[str, str]
    polarity: Mapping[str, str]
    derivation: Mapping[str, str]
    time_frame: Mapping[str, str]
    method: tuple[str, ...]
    review_state: Mapping[str, str]


@dataclass(frozen=True)
class Liberty:
    """The values of the liberty axis, by what they mean for an entry."""

    watch: tuple[str, ...]
    watch_end: tuple[str, ...]
    held: tuple[str, ...]
    ended: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Produced:
    """Within how many hours of a taking a judge must see whoever was taken.

    It runs while one of `values` stands, from an act of one of the types `acts`.
    """

    hours: int
    values: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """The four axes of the register and the rules of their histories."""

    liberty: Liberty
    end_basis: tuple[str, ...]
    release_type: tuple[str, ...]
    remand_type: tuple[str, ...]
    legal: tuple[str, ...]
    acknowledgement: tuple[str, ...]
    verification: tuple[str, ...]
    stale_after: Mapping[str, str]
    produced: Produced
    next: Mapping[str, tuple[str, ...]]


@cache
def acts() -> Mapping[str, Act]:
    """Return the types of act by code, in the order of the file."""
    listed = _load("acts")["acts"]
    return MappingProxyType({code: _act(code, item) for code, item in listed.items()})


@cache
def claims() -> Claims:
    """Return the words that qualify a claim."""
    found = _load("claims")
    method = tuple(found.pop("method"))
    return Claims(
        method=method, **{k: MappingProxyType(dict(v)) for k, v in found.items()}
    )


@cache
def register() -> Register:
    """Return the register's axes, stale limits and usual next values."""
    found = _load("register")
    liberty = {k: tuple(found["liberty"][k]) for k in Liberty.__dataclass_fields__}
    lists = ("end_basis", "release_type", "remand_type")
    axes = ("legal", "acknowledgement", "verification")
    clock = found["produced"]
    return Register(
        produced=Produced(clock["hours"], tuple(clock["values"]), tuple(clock["acts"])),
        liberty=Liberty(**liberty),
        stale_after=MappingProxyType(
            {k: str(v) for k, v in found["stale_after"].items()}
        ),
        next=MappingProxyType({k: tuple(v) for k, v in found["next"].items()}),
        **{name: tuple(found[name]) for name in lists + axes},
    )


def _act(code: str, item: dict[str, Any]) -> Act:
    plover = item.get("plover")
    return Act(
        code=code,
        label=item["label"],
        adverse=bool(item["adverse"]),
        huridocs=item.get("huridocs"),
        plover=(plover[0], plover[1]) if plover else None,
        note=item.get("note", ""),
    )


def _load(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath(f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
