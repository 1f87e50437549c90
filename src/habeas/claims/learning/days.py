"""What decided dates teach: which of day and month comes first in a sort of text.

A date that was accepted, as it was read or put right, shows how its text writes days,
where the text alone leaves both readings open. What was set aside, doubted, withdrawn
or is not decided teaches nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.claims.deciding import ACCEPTED
from habeas.claims.learning.lessons import is_held
from habeas.claims.models import Claim
from habeas.claims.reader import habits
from habeas.claims.reader.document import document
from habeas.claims.reader.header import header
from habeas.claims.reader.learnt import Learnt
from habeas.sources.models import Text
from habeas.store.keyring import KeyErased
from habeas.text.dates import dates

_WHY = "what the desk learns from"
_DATED = {"act": "date", "status": "date", "event": "date", "header": "value"}


@dataclass(frozen=True)
class Days:
    """How a text's decided dates are written; `held` if it is never learnt from.

    `told` says for the place of each of its unsure dates the day that was decided.
    """

    source: str
    held: bool
    text: str
    shown: habits.Shown
    corrected: bool
    told: Mapping[int, str]


def days() -> list[Days]:
    """Return the texts whose decided dates show an order, by the texts' ids."""
    rows = Claim.objects.whole(_WHY).filter(kind__in=_DATED, state=ACCEPTED)
    by_text: dict[str, list[Claim]] = defaultdict(list)
    for claim in rows.select_related("supersedes"):
        if claim.kind != "header" or claim.value.get("field") == "dateline":
            by_text[claim.text_id].append(claim)
    found: list[Days] = []
    for text in Text.objects.whole(_WHY).filter(pk__in=list(by_text)).order_by("pk"):
        try:
            found.extend(_of(text, by_text[text.pk]))
        except KeyErased:  # destroyed by another process just now
            continue
    return found


def _of(text: Text, decided: Iterable[Claim]) -> Iterator[Days]:
    words = str(text.text)
    doc = document(words)
    unsure = habits.unsure(doc)
    if not unsure:
        return
    claims = list(decided)
    order = habits.shown(unsure, map(_date, claims))
    if not order:
        return
    edited = any(c.supersedes and _date(c.supersedes) != _date(c) for c in claims)
    told = {m.start: str(m.edtf if order == "dmy" else m.other) for m in unsure}
    said = habits.Shown(text.pk, habits.sort(doc), order)
    yield Days(text.source_id, is_held(text), words, said, edited, told)


def _date(claim: Claim) -> str:
    return str(claim.value.get(_DATED[claim.kind]) or "")


def counted(held: Sequence[Days], known: Learnt) -> tuple[int, int, int]:
    """Return how many days of the texts held out are read rightly, read, and there."""
    hits = said = there = 0
    for one in held:
        doc = document(one.text, known)
        found = dates(doc, header(doc).base, habits.usual(doc))
        read = {d.start: d.bare or "[" for d in found if d.start in one.told}
        there += len(one.told)
        said += sum(not day.startswith("[") for day in read.values())
        hits += sum(day == one.told[start] for start, day in read.items())
    return hits, said, there
