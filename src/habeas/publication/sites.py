"""Where places lie, as officers decided, for an audience that may be told.

A decision has a label of its own, internal from birth: an officer may know from closed
words where a place lies that open words only name. It is opened with its source
(`opening`), and what is decided after that is closed until the source is opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from habeas.accounts.models import User
from habeas.publication.evidence import Evidence
from habeas.publication.export import composed as c
from habeas.records.models import Location, Place

THERE = "there"
_WIDE = 20.0  # kilometres; of a wider area one decimal of a degree is enough


class Sites:
    """The decisions on where places lie that an audience may see.

    `refused` collects the ids of places of which the gazetteer's words hold something
    protected: they are told by name alone.
    """

    def __init__(self, seen: User, audience: str, evidence: Evidence) -> None:
        self._audience, self._evidence = audience, evidence
        self.refused: set[str] = set()
        self.told: set[str] = set()
        rows = Location.objects.visible_to(seen).filter(undone=False, verdict=THERE)
        self._rows: Mapping[str, Location] = {
            row.place_id: row for row in rows.order_by("entry", "id")
        }

    def site(self, place: Place) -> c.Site | None:
        """Return where `place` lies, no sharper than it is known; None if not told."""
        row = self._rows.get(place.pk)
        if row is None or not row.spot:
            return None
        spot = row.spot
        texts = (spot["id"], spot["name"], spot["admin1"] or "", *spot["countries"])
        if not all(map(self._evidence.clear, texts)):
            self.refused.add(place.pk)
            return None
        self._evidence.shown.add(row.pk)
        self.told.add(place.pk)
        return self._site(spot, row.label_of("spot"))

    def _site(self, spot: Mapping[str, Any], label: str) -> c.Site:
        def words(text: str) -> c.Words:
            return c.Words(text, label, self._audience)

        decimals = 1 if spot["radius_km"] >= _WIDE else 2
        return c.Site(
            gazetteer=words(spot["id"]),
            name=words(spot["name"]),
            kind=c.Code("site", spot["kind"]),
            within=words(spot["admin1"]) if spot["admin1"] else None,
            countries=tuple(map(words, spot["countries"])),
            lat=round(float(spot["lat"]), decimals),
            lon=round(float(spot["lon"]), decimals),
            radius_km=round(float(spot["radius_km"]), 1),
        )
