"""Which place of the world a place is: suggested by the gazetteer, decided by people.

The gazetteer ranks what a name may mean, with reasons; an officer takes one of them,
chooses another, says that it is none or a building, or leaves it open. Each place is
decided on by itself, never many at once, and a decision is taken back at will. A place
that several states claim keeps all of them: nothing here says whose it is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import HabeasError
from habeas.records.choosing import ACCEPTED
from habeas.records.known import times
from habeas.records.models import LOCATED, Location, Place
from habeas.store.labels import INTERNAL, most_closed, up_to
from habeas.store.ledger import write
from habeas.text import gazetteer
from habeas.text.gazetteer import Ranked

THERE = "there"
CHOSEN_BEFORE = "chosen before for this name"
MOST = 12  # suggestions shown for one place
_NEAR = 40


class NotThere(HabeasError):
    """A place was to be located at one that the gazetteer does not have."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "place %(place)s: the gazetteer of this desk has no such place. Nothing "
            "was decided. Look the name up again, and choose from what is found.",
            place=place,
        )


class NoVerdict(HabeasError):
    """A place was to be located without saying where."""

    def __init__(self) -> None:
        super().__init__(
            "choose one of the places, or say that it is none of them. Nothing was "
            "decided; the place stays open."
        )


@dataclass(frozen=True)
class Suggested:
    """What the gazetteer says of a place: best first, and whether the first is clear."""

    ranked: tuple[Ranked, ...] = ()
    clear: bool = False


def suggested(officer: User, place: Place) -> Suggested:
    """Return what `place` may be, from its name and what its source tells beside it.

    Only what the officer may see of the source is asked: other places named in it, and
    the country of its dateline.
    """
    bare, parents = _parts(str(place.name))
    near = _near(officer, place)
    country = _country(officer, place, near)
    found = gazetteer.resolve(bare, parents=parents, near=near, country=country)
    clear = gazetteer.settled(found) is not None
    before = _chosen_before(officer, place, found)
    return Suggested((*before, *_but(found, before))[:MOST], clear or len(before) == 1)


def _chosen_before(
    officer: User, place: Place, found: list[Ranked]
) -> tuple[Ranked, ...]:
    """Return the places that officers chose for the same name in other sources."""
    if not place.name_lookup:
        return ()
    standing = {
        d.place_id: d.spot  # the last that stands for each
        for d in _decided(officer)
        .filter(
            place__name_lookup=place.name_lookup, place__withdrawn=False, undone=False
        )
        .exclude(place=place.pk)
        .order_by("entry", "id")
    }
    spots = {spot["id"]: spot for spot in standing.values() if spot}
    known = {r.place.id: r for r in found}
    made = []
    for identity, spot in sorted(spots.items()):
        one = known.get(identity)
        at = one.place if one else gazetteer.place_of(identity, spot["name"])
        if at is not None:
            reasons = (CHOSEN_BEFORE, *(one.reasons if one else ()))
            made.append(Ranked(at, one.score if one else 0.0, reasons))
    return tuple(made)


def _decided(officer: User) -> Any:
    """Return decisions that are seen, and whose place is."""
    return Location.objects.visible_to(officer).filter(
        place__label__in=up_to(officer.ceiling)
    )


def _but(found: list[Ranked], before: tuple[Ranked, ...]) -> tuple[Ranked, ...]:
    taken = {r.place.id for r in before}
    return tuple(r for r in found if r.place.id not in taken)


def _parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name and what it says it lies in ("Hyderabad, Sindh")."""
    bare, *parents = (part.strip() for part in name.split(","))
    return bare, tuple(p for p in parents if p)


def _near(officer: User, place: Place) -> list[str]:
    rows = Place.objects.visible_to(officer).filter(
        claim__source=place.claim.source_id, withdrawn=False
    )
    listed = rows.exclude(pk=place.pk).order_by("claim__first", "id")[:_NEAR]
    return list(dict.fromkeys(_parts(str(p.name))[0] for p in listed))


def _country(officer: User, place: Place, near: list[str]) -> str | None:
    """Return the country of the dateline, where its place lies in one undisputed."""
    heads = Claim.objects.visible_to(officer).filter(
        source=place.claim.source_id, kind="header", state=ACCEPTED
    )
    told = [c.value for c in heads if c.value.get("field") == "dateline"]
    ids = [str(v["place"]) for v in told if v.get("place")]
    rows = Claim.objects.visible_to(officer).filter(pk__in=ids, kind="place")
    first = rows.order_by("entry", "id").first()
    if first is None:
        return None
    bare, parents = _parts(str(first.value.get("name") or ""))
    found = gazetteer.settled(gazetteer.resolve(bare, parents=parents, near=near))
    return found.countries[0] if found and len(found.countries) == 1 else None


def locate(
    officer: User,
    place: Place,
    verdict: str,
    reason: str = "",
    *,
    spot: str = "",
    called: str = "",
    key: str | None = None,
) -> Location:
    """Decide which place of the world `place` is, or that it is none.

    A decision that stood for it is taken back in the same entry.

    Args:
        officer: Who decides.
        place: The place.
        verdict: `there`, `building` or `none`.
        reason: Why; may be empty where a suggestion is taken.
        spot: For `there`, the id of the gazetteer's place.
        called: A name by which the gazetteer has it.
        key: An idempotency key.

    Raises:
        NotThere: If the gazetteer has no such place of that name.
        NoVerdict: If there is no such verdict.
    """
    if verdict not in LOCATED:
        raise NoVerdict
    found = gazetteer.place_of(spot, called) if verdict == THERE else None
    if verdict == THERE and found is None:
        raise NotThere(place.pk)
    made = Location(
        place=place,
        verdict=verdict,
        called=str(place.name),
        spot=_kept(officer, place, found) if found else None,
        reason=reason.strip() or None,
        key=place.key,
        label=most_closed((place.label, INTERNAL)),
    )
    with write(officer, "records.locate", key=key, about=(place.pk,)) as w:
        rows = Location.objects.whole("one decision for a place")
        for old in rows.filter(place=place, undone=False):
            old.undone = True
            w.save(old)
        w.save(made)
    return made


def _kept(officer: User, place: Place, spot: gazetteer.Place) -> dict[str, Any]:
    ranked = suggested(officer, place).ranked
    reasons = next((r.reasons for r in ranked if r.place.id == spot.id), ())
    return {
        "id": spot.id,
        "name": spot.name,
        "kind": spot.kind,
        "countries": list(spot.countries),
        "admin1": spot.admin1,
        "lat": spot.lat,
        "lon": spot.lon,
        "radius_km": spot.radius_km,
        "reasons": list(reasons),
    }


def undo(officer: User, decision: Location, *, key: str | None = None) -> Location:
    """Take a decision back; the place is open again, with its suggestions."""
    about = (decision.place_id,)
    with write(officer, "records.undo_locate", key=key, about=about) as w:
        decision.undone = True
        w.save(decision)
    return decision


def located(
    officer: User,
    places: Iterable[Place | str] | None = None,
    known_on: datetime.datetime | None = None,
) -> Mapping[str, Location]:
    """Return the decision that stands for each place (id), as far as it is decided.

    Args:
        officer: Who looks; the decision and its place have to be seen.
        places: Which, as rows or ids; None for all.
        known_on: The time of knowledge (aware; None: now).
    """
    rows = _decided(officer)
    if places is not None:
        rows = rows.filter(place__in=[getattr(p, "pk", p) for p in places])
    if known_on is None:
        listed = list(rows.filter(undone=False).order_by("entry", "id"))
        return {d.place_id: d for d in listed}
    made = list(rows.filter(recorded_at__lte=known_on).order_by("recorded_at", "id"))
    ends = times(d.entry for d in made if d.undone)
    standing = [d for d in made if not d.undone or ends[d.entry] > known_on]
    return {d.place_id: d for d in standing}
