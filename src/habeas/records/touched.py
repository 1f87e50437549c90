"""What of a source a decision touches, so that nothing else of it is built anew.

Everything that is built of a claim is built of what it refers to; of an act or a status
the register builds it together with all others about the same person. So what hangs on
the claims that were decided on, and what that stands on, is all that can change. A part
built anew is as the whole would be: a test lets the whole find nothing to change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from habeas.claims import refers
from habeas.claims.models import Claim, Quote
from habeas.claims.refers import Web, parts, reach
from habeas.records.accepted import ACCEPTED
from habeas.sources.models import Source

SMALL = 150  # claims up to which a source is built whole: that is as quick
_WHY = "what a decision touches"


@dataclass(frozen=True)
class Part:
    """The claims of a source of which records and register are built anew, by roots.

    `hung` are those that were decided on and those that hang on them; `people` those of
    whom the register is built; `records` and `register` are what each is built of.
    """

    web: Web
    hung: frozenset[str]
    people: frozenset[str]
    records: frozenset[str]
    register: frozenset[str]


def part_of(source: Source, decided: Collection[str] | None) -> Part | None:
    """Return the part that claims (ids) touch, in their entry; None is the whole.

    The whole is built of a small source, of one that tells of records of others, and
    where it is decided when the source speaks.
    """
    if decided is None:
        return None
    claims = Claim.objects.whole(_WHY).filter(source=source)
    if claims.count() <= SMALL:
        return None
    web = refers.web(source.pk, decided)
    roots = web.roots(decided)
    if web.beyond or not web.datelines.isdisjoint(roots):
        return None
    hung = _hung(source, web, roots)
    people = {p for r in hung for p in web.about.get(r, ())} | (hung & web.told.keys())
    told = {r for p in people for r in web.told.get(p, ())}
    built = reach(hung, web.down)
    of_people = reach({*hung, *told}, web.down)
    inside = _places_within(web, {*hung, *told})
    return Part(
        web=web,
        hung=frozenset(hung),
        people=frozenset(people),
        records=frozenset(built),
        register=frozenset(of_people | inside | web.datelines),
    )


def _hung(source: Source, web: Web, roots: set[str]) -> set[str]:
    """Return `roots`, and what was accepted that hangs on them."""
    start = roots | _around(source, web, roots)
    above = reach(start, web.up) - roots
    if not above:
        return start
    accepted = web.roots(_accepted(source, web.ids(above)))
    up = {r: web.up.get(r, set()) & accepted for r in (*start, *accepted)}
    return reach(start & (roots | accepted), up)


def _accepted(source: Source, ids: list[str]) -> Iterable[str]:
    """Return which of the claims (ids) of a source are accepted."""
    rows = Claim.objects.whole(_WHY).filter(state=ACCEPTED)
    if len(ids) > 2 * refers.AT_ONCE:
        return list(rows.filter(source=source).values_list("pk", flat=True))
    found: list[str] = []
    for part in parts(ids):
        found += rows.filter(pk__in=part).values_list("pk", flat=True)
    return found


def _around(source: Source, web: Web, roots: set[str]) -> set[str]:
    """Return the statuses whose words have those of places among `roots` in them."""
    spots = [(start, end) for start, end, root in web.spots if root in roots]
    if not spots:
        return set()
    rows = Quote.objects.whole(_WHY).filter(
        claim__source=source, claim__kind="status", claim__state=ACCEPTED
    )
    spans = rows.values_list("claim_id", "start", "end")
    return web.roots(
        pk
        for pk, start, end in spans
        if any(start <= first and last <= end for first, last in spots)
    )


def _places_within(web: Web, roots: set[str]) -> set[str]:
    """Return the places whose words stand in those of the statuses among `roots`."""
    if not web.spots:
        return set()
    rows = Quote.objects.whole(_WHY)
    return {
        place
        for part in parts(web.ids(roots, "status"))
        for start, end in rows.filter(claim__in=part).values_list("start", "end")
        for place in web.within(start, end)
    }
