"""Columns that can hold words of a source or a person's name, phone or place.

What is in such a column is sealed (ChaCha20-Poly1305) and bound to its table,
column and row, so that a value copied into another row does not open. The column
holds bytes on SQLite and PostgreSQL alike.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from habeas.store import stopping, vault
from habeas.store.canon import canonical
from habeas.store.seal import seal, unseal


class Sealed(bytes):
    """A sealed value as the database gave it, not opened yet."""


class SealedAttribute(DeferredAttribute):
    """Opens a sealed value when it is first looked at."""

    field: SealedTextField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = self.field.open(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedTextField(models.BinaryField):  # type: ignore[type-arg]
    """A text, sealed under the row's key. `None` is stored as NULL."""

    descriptor_class = SealedAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def bound(self, instance: Any) -> bytes:
        """Return what the value is bound to: table, column and row."""
        return f"{instance._meta.db_table}.{self.column}:{instance.pk}".encode()

    def to_plain(self, value: Any) -> bytes:
        return str(value).encode("utf-8", "surrogatepass")

    def from_plain(self, plain: bytes) -> Any:
        return plain.decode("utf-8", "surrogatepass")

    def open(self, instance: Any, value: Sealed) -> Any:
        stopping.step()
        key = vault.sealing_key(instance.key)
        return self.from_plain(unseal(key, bytes(value), self.bound(instance)))

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        key = vault.sealing_key(model_instance.key)
        return Sealed(seal(key, self.to_plain(value), self.bound(model_instance)))

    def get_db_prep_value(
        self, value: Any, connection: Any, prepared: bool = False
    ) -> Any:
        if value is not None and not isinstance(value, Sealed):
            raise TypeError(f"{self.name} is sealed; look it up by its keyed hash")
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Sealed(bytes(value))

    def get_default(self) -> Any:
        return self.default if self.has_default() else None

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, path, args, kwargs

    def value_to_string(self, obj: Any) -> str:
        raise TypeError("a sealed column is never serialised")


class SealedJSONField(SealedTextField):
    """A JSON value, sealed under the row's key, written as RFC 8785."""

    def to_plain(self, value: Any) -> bytes:
        return canonical(value)

    def from_plain(self, plain: bytes) -> Any:
        return json.loads(plain)
