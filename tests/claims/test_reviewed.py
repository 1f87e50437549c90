"""What lists of sources are read from is what the claims say, for every ceiling."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.claims import reviewed
from habeas.claims.models import Claim, Reviewed
from habeas.claims.reviewed import GONE, OPEN
from habeas.errors import HabeasError
from habeas.register import decide
from habeas.sources import erase, preserve
from habeas.sources.models import Source
from habeas.store.labels import LABELS, up_to
from habeas.store.ledger import write
from tests.register.conftest import Desk, statement


def kept() -> dict[tuple[str, int], tuple[Any, ...]]:
    return {
        (r.source_id, r.ceiling): (r.open, r.decided, r.review, r.received_at)
        for r in Reviewed.objects.all()
    }


def counted() -> dict[tuple[str, int], tuple[Any, ...]]:
    """Return the same, of each claim looked at."""
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    claims = list(Claim.objects.whole("a test"))
    for source in Source.objects.whole("a test"):
        for ceiling, label in enumerate(LABELS):
            seen = [
                c
                for c in claims
                if c.source_id == source.pk and c.label in up_to(label)
            ]
            states = Counter(c.state for c in seen if c.state != GONE)
            waiting = sum(states[s] for s in OPEN)
            decided = states.total() - waiting
            review = {
                (True, False): "undecided",
                (True, True): "partly",
                (False, True): "done",
                (False, False): "nothing",
            }[waiting > 0, decided > 0]
            row = (waiting, decided, review, source.received_at)
            found[source.pk, ceiling] = row
    return found


def take(house: Desk, step: str, a: int, b: int) -> None:
    """Do one thing that an officer may do; what is refused changes nothing."""
    officer = house.officer
    claims = list(Claim.objects.visible_to(officer).order_by("pk"))
    claim = claims[a * 41 % len(claims)] if claims else None
    sources = list(Source.objects.visible_to(officer).order_by("received_at", "pk"))
    try:
        if step == "read":
            text = f"{statement().text}\n{a} {b}."
            made = statement()
            made.text = text
            house.read(made)
        elif step == "keep":
            preserve.note(officer, f"a note of {a}, {b}", "A neighbour")
        elif step == "destroy":
            erase.destroy(officer, sources[b % len(sources)], "asked to")
        elif claim is None:
            pass
        elif step == "label":
            with write(officer, "test.label") as w:
                claim.label = LABELS[b % len(LABELS)]
                w.save(claim)
        elif step == "edit":
            decide.edit(officer, claim, value=dict(claim.value))
        else:
            _decide(house, step, claims[a : a + b + 1] or [claim])
    except HabeasError:
        pass


def _decide(house: Desk, step: str, claims: list[Claim]) -> None:
    if step == "retract":
        decide.retract(house.officer, claims[:1], reason="taken back")
    elif step == "undo":
        decide.undo(house.officer, claims[0])
    else:
        getattr(decide, step)(house.officer, claims)


STEPS = (
    "read", "keep", "destroy", "label", "edit", "retract", "undo", "accept", "misread",
    "set_aside", "doubt",
)  # fmt: skip


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    chosen=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60)),
        min_size=1,
        max_size=6,
    )
)
def test_in_step_whatever_is_done(
    house: Desk, chosen: list[tuple[str, int, int]]
) -> None:
    """Decisions, labels, edits, withdrawals and destroyed sources, in any order."""
    for step, a, b in chosen:
        take(house, step, a, b)
    assert kept() == counted()


def test_made_anew_it_is_the_same(house: Desk) -> None:
    """Thrown away and made whole, as kept from the first entry."""
    house.tell(statement())
    preserve.note(house.officer, "a note that nobody read", "A neighbour")
    before = kept()
    assert {r[2] for r in before.values()} >= {"done", "nothing"}
    assert reviewed.rebuild() == 2
    assert kept() == before == counted()


def test_an_older_desk_is_counted_when_it_is_brought_up(house: Desk) -> None:
    """The schema's change fills it, by the claims as they stand."""
    source = house.read(statement())
    house.accept(source, "person")
    preserve.note(house.officer, "a note that nobody read", "A neighbour")
    before = kept()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE claims_reviewed")
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'claims' AND name = %s",
            ["0006_reviewed"],
        )
    call_command("migrate", "claims", verbosity=0)
    assert kept() == before == counted()


def test_a_lower_ceiling_is_told_only_of_what_it_sees(house: Desk) -> None:
    """Of a source of which all is restricted, nothing is to be decided."""
    source = house.read(statement())
    with write(house.officer, "test.label") as w:
        for claim in house.claims(source):
            claim.label = "restricted"
            w.save(claim)
    reviews = {r.ceiling: r.review for r in Reviewed.objects.all()}
    assert reviews == {0: "nothing", 1: "nothing", 2: "nothing", 3: "undecided"}
