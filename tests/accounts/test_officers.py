"""Officers: who works at the desk, and who signs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError

from habeas.accounts import officers
from habeas.accounts.models import Owner, User
from habeas.store import desk as desks
from habeas.store.guard import NotThroughLedger, Unscoped
from habeas.store.kdf import Cost
from habeas.store.ledger import write
from habeas.store.models import Entry
from habeas.store.rows import new_id

CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


def test_the_first_officer_signs_the_first_entry(no_desk: Path) -> None:
    """Officer and organisation, in one entry, by the officer's own id."""
    desks.create(no_desk, "a passphrase", cost=CHEAP)
    assert not officers.has_officer()
    with pytest.raises(officers.NoOfficer, match="habeas init"):
        officers.the_officer()
    made = officers.found("Zuwena Achungo", "Harbour Watch", language="ur")
    entry = json.loads(Entry.objects.get(seq=0).body)
    assert entry["officer"] == made.pk and entry["verb"] == "accounts.found"
    assert "Zuwena" not in Entry.objects.get(seq=0).body
    found = officers.the_officer()
    assert (found.name, found.language, found.get_full_name()) == (
        "Zuwena Achungo",
        "ur",
        "Zuwena Achungo",
    )
    assert officers.organisation(found) == "Harbour Watch"
    assert officers.has_officer() and not found.has_usable_password()


def test_an_officer_is_a_record_like_any_other(desk: Any) -> None:
    """Not written outside the ledger, not read by nobody, one of a name."""
    with pytest.raises(NotThroughLedger):
        desk.officer.save()
    with pytest.raises(Unscoped):
        list(User.objects.all())
    twin = User(id=new_id(), name="x", name_lookup=desk.officer.name_lookup)
    with pytest.raises(IntegrityError), write(desk.officer, "test.twin") as w:
        w.save(twin)
    assert Owner.objects.visible_to(desk.officer).count() == 1
