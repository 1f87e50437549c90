"""What officers located, for a refit of the reader: names and places, nothing else."""

from __future__ import annotations

from habeas.claims.reader.habits import Chosen
from habeas.records.locate import THERE
from habeas.records.models import Location
from habeas.store.keyring import KeyErased
from habeas.store.labels import INTERNAL, up_to

_LABELS = (
    "label__in",
    "place__label__in",
    "place__claim__label__in",
    "place__claim__source__label__in",
)


def chosen() -> list[Chosen]:
    """Return the decisions that stand, in the order in which they were made.

    A place told to be a building, or none, is no place of the gazetteer: ''. What is
    restricted teaches nothing: a suggestion would tell of it to who may not see it.
    """
    rows = Location.objects.whole("what the desk learns from").filter(
        undone=False, place__withdrawn=False, **dict.fromkeys(_LABELS, up_to(INTERNAL))
    )
    found = []
    for one in rows.select_related("place__claim").order_by("entry", "id"):
        try:
            spot = str((one.spot or {}).get("id") or "")
            name, source = str(one.called), str(one.place.claim.source_id)
        except KeyErased:  # destroyed by another process just now
            continue
        if bool(spot) == (one.verdict == THERE):
            found.append(Chosen(source, name, spot))
    return found
