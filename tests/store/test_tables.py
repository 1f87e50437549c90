"""Each table is a record, the ledger, or the machine's: none is anything else."""

from __future__ import annotations

from habeas.store import tables
from habeas.store.fields import SealedTextField


def test_every_model_is_in_a_list() -> None:
    assert tables.unlisted() == []


def test_free_text_of_records_is_sealed_or_bounded() -> None:
    """No record has an open text column: words go into sealed fields."""
    for model in tables.record_models():
        for field in model._meta.concrete_fields:
            kind = field.get_internal_type()
            assert kind != "TextField", (model, field)
            if isinstance(field, SealedTextField):
                assert kind == "BinaryField"
