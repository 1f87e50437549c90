"""The demands that were made, as said, and what officers decided about them.

A demand is recorded until an officer chooses to follow it. Whom it asks is set only
where its words name someone; else it is "not stated", and what an officer concludes
stands beside it, marked as inferred.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote
from habeas.errors import HabeasError
from habeas.records.accepted import roots_of
from habeas.records.models import Person
from habeas.register.models import Demand, Subject
from habeas.store.ledger import write

# Recorded, until someone decides to follow it; then as far as it has come.
STATUSES = (
    "recorded",
    "followed",
    "sent",
    "acknowledged",
    "promised",
    "partly_met",
    "met",
    "refused",
    "no_answer",
    "moot",
    "withdrawn",
)


class UnknownStatus(HabeasError):
    """A demand was to get a status there is none of."""

    def __init__(self, demand: str) -> None:
        super().__init__(
            f"demand {demand}: there is no such status. Nothing was changed. "
            f"Choose one of: {', '.join(STATUSES)}."
        )


@dataclass(frozen=True)
class DemandRow:
    """A demand with its words, whom it asks, and for whom it is made.

    `addressee` is the body, or the person, that the words name; None where they name
    nobody: it is "not stated". `inferred` is what an officer concluded, in the
    officer's words.
    """

    demand: Demand
    words: tuple[str, ...]
    addressee: str | None
    inferred: str | None
    subjects: tuple[Person, ...]

    @property
    def status(self) -> str:
        return str(self.demand.status)


def listing(officer: User) -> list[DemandRow]:
    """Return the demands that `officer` may see, by source and place in the text."""
    found = Demand.objects.visible_to(officer).filter(withdrawn=False)
    demands = list(
        found.select_related("addressee", "claim").order_by(
            "claim__source_id", "position", "id"
        )
    )
    words, subjects = _words(officer), _subjects(officer)
    asked = _people_asked(officer, demands)
    return [
        DemandRow(
            demand,
            tuple(words[demand.claim_id]),
            str(demand.addressee.name) if demand.addressee else asked.get(demand.pk),
            demand.inferred,
            tuple(subjects[demand.pk]),
        )
        for demand in demands
    ]


def infer_addressee(
    officer: User, demand: Demand, words: str | None, *, key: str | None = None
) -> Demand:
    """Write whom an officer takes a demand to ask; None takes it back.

    The addressee that the demand's own words name, or do not, is left as it is.
    """
    with write(officer, "register.infer_addressee", key=key) as w:
        demand.inferred = words or None
        w.save(demand)
    return demand


def follow(
    officer: User, demand: Demand, status: str = "followed", *, key: str | None = None
) -> Demand:
    """Decide to follow a demand, or say how far it has come.

    Raises:
        UnknownStatus: If `status` is none of `STATUSES`.
    """
    if status not in STATUSES:
        raise UnknownStatus(demand.pk)
    with write(officer, "register.follow_demand", key=key) as w:
        demand.status = status
        w.save(demand)
    return demand


def _words(officer: User) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    quotes = Quote.objects.visible_to(officer).filter(claim__kind="demand")
    for quote in quotes.order_by("start", "id"):
        found[quote.claim_id].append(str(quote.exact))
    return found


def _people_asked(officer: User, demands: list[Demand]) -> dict[str, str]:
    """Return the names of people whom the words of a demand ask, by demand."""
    to_people = [
        d for d in demands if d.addressee is None and d.claim.value.get("addressee")
    ]
    found: dict[str, str] = {}
    for source in {d.claim.source_id for d in to_people}:
        rows = Claim.objects.whole("whom a demand asks").filter(source=source)
        roots = roots_of(rows)
        people = Person.objects.visible_to(officer).filter(
            claim__source=source, withdrawn=False
        )
        by_root = {roots[p.claim_id]: str(p.name or p.words or "") for p in people}
        for demand in to_people:
            asked = str(demand.claim.value["addressee"])
            if demand.claim.source_id == source and roots.get(asked) in by_root:
                found[demand.pk] = by_root[roots[asked]]
    return found


def _subjects(officer: User) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    rows = Subject.objects.visible_to(officer).filter(
        withdrawn=False, person__withdrawn=False
    )
    for row in rows.select_related("person", "person__claim").order_by(
        "person__claim__first", "id"
    ):
        found[row.demand_id].append(row.person)
    return found
