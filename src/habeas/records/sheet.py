"""Brings the records of one source to what its accepted claims ask for.

A builder puts every row it wants; on closing, new and changed rows are saved, rows
nobody asked for are withdrawn (never deleted), and `Basis` ties each field to its
claims. Doing it twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Q

from habeas.claims.models import Claim
from habeas.claims.refers import parts
from habeas.records.accepted import Accepted
from habeas.records.choosing import Chosen
from habeas.records.models import Basis, Record
from habeas.sources.models import Source
from habeas.store.labels import INTERNAL, most_closed
from habeas.store.ledger import Writer

R = TypeVar("R", bound=Record)
Bases = Mapping[str, Sequence[Claim]]
Rows = dict[type[Record], list[Any]]
Key = tuple[str, str, tuple[str, ...]]


class Sheet:
    """The rows of a source as they stand, and as they are wanted."""

    def __init__(
        self,
        said: Accepted,
        extra: Mapping[type[Record], Sequence[str]],
        *,
        rows: Rows | None = None,
        renewed: Mapping[type[Record], Sequence[str]] | None = None,
    ) -> None:
        """Load the standing rows.

        Args:
            said: The source's accepted claims, or a part of them.
            extra: The models to bring up to date, each with the columns that tell
                apart several rows of one claim.
            rows: The standing rows of each model that the part is about; None loads
                those of the whole source.
            renewed: Models whose rows are never rewritten, bar these columns: where
                a row would change it is withdrawn, with the time, and another takes
                its place.
        """
        self._said = said
        self._extra = extra
        self._renewed = renewed or {}
        self._whole = rows is None
        self._rows = rows or {m: _of_source(m, said.source) for m in extra}
        self._keys = {self._key(row): row for row in self.all() if self._may_stay(row)}
        self._wanted: dict[str, Record] = {}
        self._changed: dict[str, Record] = {}
        self._bases: set[tuple[str, str, str, str]] = set()
        self._chosen = Chosen()

    def choose(self, chosen: Chosen) -> None:
        """Let the rows take what officers chose for them (`records.choosing`)."""
        self._chosen = chosen

    def standing(self, model: type[R]) -> list[R]:
        """Return the rows of `model` as they were loaded, withdrawn ones too."""
        return self._rows[model]

    def put(
        self,
        model: type[R],
        claim: Claim,
        values: Mapping[str, Any],
        bases: Bases,
        *,
        label: str | None = None,
        row: R | None = None,
        fresh: bool = False,
    ) -> R:
        """Ask for a row of `model` that rests on `claim`, and return it.

        The row found by the claim's root and the model's extra columns is kept, with
        its id, unless `row` names another; where it names none and `fresh`, a new one
        is made. A label is given at birth; afterwards it is only ever closed.
        """
        extra = tuple(str(values[name]) for name in self._extra[model])
        key = (model._meta.db_table, self._said.root(claim.pk), extra)
        found = row or (None if fresh else self._keys.get(key))
        asked = most_closed((label or claim.label, claim.label))
        if found is not None and self._must_renew(found, claim, values):
            found = None
        if found is None:
            found = model(key=self._said.source.key, label=asked)
            self._succeed(found, claim)
        values = {**values, "label": most_closed((found.label, asked))}
        values, bases = self._as_chosen(found, values, bases)
        self._keys[key] = found
        self._set(found, {**values, "claim_id": claim.pk, "withdrawn": False})
        self._wanted[found.pk] = found
        self.rest(found, bases)
        return found  # type: ignore[return-value]

    def _as_chosen(
        self, row: Record, values: dict[str, Any], bases: Bases
    ) -> tuple[dict[str, Any], Bases]:
        """Return what `row` is asked to hold once officers' choices are taken.

        A value from elsewhere is as closed as its claim, whatever the record is, and
        the record no less than what it holds.
        """
        fields = self._chosen.of(row)
        columns = self._chosen.columns(row)
        closed = {name: claim.label for name, claim in fields.items()}
        if fields or row.field_labels:
            label = most_closed((values["label"], *closed.values()))
            values = {**values, "field_labels": closed, "label": label}
        kept = {n: c for n, c in bases.items() if n not in (*fields, *columns)}
        taken = {name: [claim] for name, claim in fields.items()}
        return {**values, **columns}, {**kept, **taken}

    def wanted(self, model: type[R], claim_id: str) -> R | None:
        """Return the row of `model`, asked for so far, that the claim is root of.

        For models of one row a claim.
        """
        key = (model._meta.db_table, self._said.root(claim_id), ())
        row = self._keys.get(key)
        return row if row is not None and row.pk in self._wanted else None  # type: ignore[return-value]

    def asked(self, model: type[R]) -> list[R]:
        """Return the rows of `model` asked for so far."""
        return [r for r in self._wanted.values() if isinstance(r, model)]

    def is_wanted(self, row: Record) -> bool:
        """Return whether `row` was asked for."""
        return row.pk in self._wanted

    def close(self, w: Writer) -> int:
        """Save what changed, withdraw what nobody asked for; return how many rows."""
        gone = [r for r in self.all() if r.pk not in self._wanted and not r.withdrawn]
        for row in gone:
            row.withdrawn = True
            row.label = most_closed((row.label, INTERNAL))
            if type(row) in self._renewed:
                setattr(row, "withdrawn_at", w.at)  # noqa: B010 - statuses have one
        w.save_all(self._changed.values())
        w.save_all(gone)
        return len(self._changed) + len(gone) + self._close_bases(w)

    def all(self) -> Iterable[Record]:
        """Return the rows of every model as they were loaded, withdrawn ones too."""
        return (row for rows in self._rows.values() for row in rows)

    def _key(self, row: Record) -> Key:
        extra = tuple(str(getattr(row, name)) for name in self._extra[type(row)])
        return (row._meta.db_table, self._said.root(row.claim_id), extra)

    def _may_stay(self, row: Record) -> bool:
        return type(row) not in self._renewed or not row.withdrawn

    def _must_renew(self, row: Record, claim: Claim, values: Mapping[str, Any]) -> bool:
        free = self._renewed.get(type(row))
        if free is None:
            return False
        fixed = {n: v for n, v in values.items() if n not in free}
        moved = any(getattr(row, n) != v for n, v in fixed.items())
        return moved or row.claim_id != claim.pk

    def _succeed(self, new: Record, claim: Claim) -> None:
        """Let a new status name the one of the same saying that it takes over from."""
        if type(new) not in self._renewed:
            return
        root = self._said.root(claim.pk)
        for old in reversed(self._rows[type(new)]):
            if self._said.root(old.claim_id) == root and old.pk not in self._wanted:
                setattr(new, "supersedes_id", old.pk)  # noqa: B010 - statuses have one
                return

    def _set(self, row: Record, values: Mapping[str, Any]) -> None:
        different = [n for n, v in values.items() if getattr(row, n) != v]
        for name in different:
            setattr(row, name, values[name])
        if different or row._state.adding:
            self._changed[row.pk] = row

    def rest(self, row: Record, bases: Bases) -> None:
        """Let the fields of `row` rest on the claims named as well."""
        for field, claims in bases.items():
            for claim in claims:
                own = claim.source_id == self._said.source.pk
                if own or claim.pk in self._chosen.claims:  # others rest elsewhere
                    self._bases.add((row._meta.db_table, row.pk, field, claim.pk))

    def _close_bases(self, w: Writer) -> int:
        tables = [model._meta.db_table for model in self._extra]
        own = {row.pk for row in (*self.all(), *self._wanted.values())}
        standing = {
            (b.table, b.row, b.field, b.claim_id): b
            for b in self._standing_bases(tables, own)
            if b.row in own
        }
        new = self._bases - standing.keys()
        old = standing.keys() - self._bases
        w.save_all(self._basis(*name) for name in sorted(new))
        for name in sorted(old):
            w.remove(standing[name])
        return len(new) + len(old)

    def _standing_bases(self, tables: list[str], own: set[str]) -> Iterator[Basis]:
        """Yield what rests on claims of the source, or on such as were chosen."""
        rows = Basis.objects.whole("building records").filter(table__in=tables)
        chosen = self._chosen.claims
        if self._whole:
            yield from rows.filter(
                Q(claim__source=self._said.source) | Q(claim__in=chosen)
            )
            return
        for part in _parts(rows, "row", sorted(own)):
            for basis in part:
                if basis.claim_id in self._said.roots or basis.claim_id in chosen:
                    yield basis

    def _basis(self, table: str, row: str, field: str, claim: str) -> Basis:
        label = self._wanted[row].label
        return Basis(
            table=table,
            row=row,
            field=field,
            claim_id=claim,
            key=self._said.source.key,
            label=label,
        )


def standing(model: type[R], name: str, ids: Iterable[str]) -> list[R]:
    """Return the rows of which column `name` is one of `ids`, withdrawn ones too.

    They come in the order in which they were written.
    """
    rows = model.objects.whole("building records")
    return _ordered(row for part in _parts(rows, name, sorted(ids)) for row in part)


def _of_source(model: type[R], source: Source) -> list[R]:
    rows = model.objects.whole("building records")
    return _ordered(rows.filter(claim__source=source))


def _ordered(rows: Iterable[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.entry, row.pk))


def _parts(rows: Any, name: str, ids: Sequence[str]) -> Iterator[Any]:
    return (rows.filter(**{f"{name}__in": part}) for part in parts(ids))
