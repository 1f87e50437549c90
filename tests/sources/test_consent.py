"""Nothing leaves without a consent in force, and not before custody says so."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.db import connection

from habeas.accounts import roles
from habeas.sources import consent, custody, preserve
from habeas.sources.consent import BadConsent, NoConsent, NotSent
from habeas.sources.models import Custody, Source
from habeas.store import desk as desks
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import history, write
from habeas.store.verify import verify
from tests.command import run

HOST = "reader.example.org"
TODAY = consent.today()
DAY = datetime.timedelta(days=1)


def given(desk: Any, host: str = HOST, **more: Any) -> Any:
    """A consent from today on, said as it must be."""
    said = {"who": "the chair", "why": "the texts of May", "since": TODAY, **more}
    return consent.give(desk.officer, host, **said)


def _sealed(row: Any) -> bytes:
    """What the database holds of a note."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM sources_custody WHERE id = %s", [row.pk])
        return bytes(cursor.fetchone()[0])


def kept(desk: Any) -> Source:
    """A source."""
    return preserve.keep(desk.officer, b"They took her.", kind="paste").source


def test_a_consent_stands_from_its_day_until_it_is_withdrawn(desk: Any) -> None:
    """Withdrawing is an entry of its own; what stood before can be read there."""
    assert consent.standing(HOST) is None
    one = given(desk)
    assert consent.standing(HOST) == one
    assert consent.standing(HOST, TODAY - DAY) is None
    assert consent.standing("other.example.org") is None
    assert consent.standing(f"{HOST}:8443") is None
    consent.withdraw(desk.officer, one)
    assert consent.standing(HOST) is None
    consent.withdraw(desk.officer, one)
    assert [state["withdrawn"] for _, state in history(one)] == [False, True]
    assert consent.consents(desk.officer) == [one]
    assert not [f for f in verify(None) if f.damaged]


def test_of_several_the_widest_stands(desk: Any) -> None:
    """Until it is withdrawn; then what is left."""
    narrow, wide = given(desk), given(desk, closed=True)
    assert consent.standing(HOST) == wide
    consent.withdraw(desk.officer, wide)
    assert consent.standing(HOST) == narrow


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"host": "https://reader.example.org/v1"}, "host"),
        ({"host": "reader example.org"}, "host"),
        ({"host": "user@reader.example.org"}, "host"),
        ({"host": ""}, "host"),
        ({"host": "x" * 300}, "host"),
        ({"who": "  "}, "who"),
        ({"why": ""}, "why"),
        ({"why": "x" * 500}, "why"),
        ({"why": "a\nb"}, "why"),
        ({"since": datetime.date(1999, 1, 1)}, "day"),
    ],
)
def test_a_consent_says_all_it_must(
    desk: Any, changed: dict[str, Any], field: str
) -> None:
    """Else nothing is recorded, and what was typed is not repeated."""
    before = desks.entries()
    with pytest.raises(BadConsent) as caught:
        given(desk, **{"host": HOST, **changed})
    assert caught.value.field == field
    assert "user@" not in str(caught.value)
    assert desks.entries() == before


def test_a_host_is_kept_one_way(desk: Any) -> None:
    """Small letters, without the usual port."""
    given(desk, " Reader.Example.org:443 ")
    assert consent.standing(HOST) is not None


def test_custody_says_it_before_anything_is_sent(desk: Any) -> None:
    """With host and version, under the source's own key."""
    source = kept(desk)
    with pytest.raises(NoConsent):
        consent.sending(desk.officer, source, HOST, "m 1")
    assert [c.action for c in custody.chain(desk.officer, source)][-1] != "sent"
    one = given(desk)
    assert consent.sending(desk.officer, source, HOST, "m 1") == one
    last = Custody.objects.visible_to(desk.officer).get(source=source, action="sent")
    assert str(last.note) == f"{HOST}, m 1" and last.key == source.key
    assert HOST.encode() not in _sealed(last)


def test_what_is_restricted_needs_more(desk: Any) -> None:
    """A consent that says so."""
    source = kept(desk)
    source.label = RESTRICTED
    with write(desk.officer, "sources.relabel") as w:
        w.save(source)
    given(desk)
    with pytest.raises(NotSent):
        consent.sending(desk.officer, source, HOST, "m 1")
    assert not Custody.objects.whole("test").filter(action="sent").exists()
    given(desk, closed=True)
    assert consent.sending(desk.officer, source, HOST, "m 1").closed


def test_a_keeper_of_keys_records_it() -> None:
    """In a team: neither who codes nor who gives out."""
    assert roles.right_of("sources.consent") == roles.KEEP
    assert roles.right_of("sources.sent") == roles.CODE


def test_the_commands(desk: Any) -> None:
    """Record, list, withdraw; a wrong host is refused with exit code 1 or 2."""
    desks.lock()
    to = {"passphrase": desk.passphrase}
    words = ("--who", "the chair", "--why", "the texts of May")
    done = run(desk.root, "consent", HOST, *words, **to)
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(run(desk.root, "consents", "--json", **to).stdout)
    assert (row["host"], row["withdrawn"], row["restricted"]) == (HOST, False, False)
    done = run(desk.root, "withdraw-consent", row["id"][:8], **to)
    assert "withdrawn" in done.stdout
    (row,) = json.loads(run(desk.root, "consents", "--json", **to).stdout)
    assert row["withdrawn"] is True
    done = run(desk.root, "consent", "https://x/", *words, **to)
    assert done.returncode in (1, 2) and "consent does not say" in done.stderr
