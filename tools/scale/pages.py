"""The pages that are measured, and how each is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.publication.search import queue
from habeas.records.models import Act, Event, Organisation, Person, Place
from habeas.register import lines
from habeas.register.models import Demand, Line
from habeas.sources.models import Source

Ask = Callable[[Client, int], int]  # the n-th request of a page: its status
patience = [3_600]  # seconds for which the search's index is made, at most


def pages(officer: User) -> Iterator[tuple[str, Ask]]:
    """Yield each page's name, and how it is asked for."""
    yield "today", at("/")
    yield "call", at("/call")
    yield from _sources(officer)
    yield from _register(officer)
    yield from _records(officer)
    yield "same person?", at("/people")
    yield from _demands(officer)
    yield from _named()
    yield "search", indexed("/search", "/search/ask", {"words": "Amara"})
    yield "search, no filter", indexed("/search", "/search/ask", {"words": "arrested"})
    for audience in ("public", "partner"):
        yield f"publish, {audience}", at(f"/publish/{audience}")
    for part in ("", "/map", "/network", "/figures"):
        yield f"explore{part}", at(f"/explore{part}")
    yield "about", at("/about")


def at(address: str, *ids: str) -> Ask:
    """Ask for an address, or for those of several ids in turn."""

    def ask(client: Client, n: int) -> int:
        named = address.format(ids[n * 7 % len(ids)]) if ids else address
        return client.get(named).status_code

    return ask


def turned(address: str, to: str, told: dict[str, str], pages: int = 0) -> Ask:
    """Ask for a list that was narrowed, and turned so many pages on."""

    def ask(client: Client, n: int) -> int:
        if n == 0:
            client.post(to, {"reset": "1"})
            client.post(to, told)
            for _ in range(pages):
                client.post(to, {"turn": "older" if to.startswith("/so") else "next"})
        return client.get(address).status_code

    return ask


def after(to: str, told: dict[str, str], ask: Ask) -> Ask:
    """Ask for a page once something was chosen."""

    def asked(client: Client, n: int) -> int:
        if n == 0:
            client.post(to, told)
        return ask(client, n)

    return asked


def indexed(address: str, to: str, told: dict[str, str]) -> Ask:
    """Ask for a list that was narrowed by a name, once the search's index stands.

    Where it does not within the patience of this run, 503 is the status.
    """
    asked = turned(address, to, told)

    def ask(client: Client, n: int) -> int:
        if n == 0 and patience[0]:
            queue.settle(patience=patience[0])
        return asked(client, n) if queue.is_ready() else 503

    return ask


def last(address: str, to: str, key: str, cursor: list[Any]) -> Ask:
    """Ask for a list's last page: from a cursor that is near its end."""

    def ask(client: Client, n: int) -> int:
        if n == 0:
            client.post(to, {"reset": "1"})
            session = client.session
            session[key] = {**session.get(key, {}), "cursors": [cursor]}
            session.save()
        return client.get(address).status_code

    return ask


def some(officer: User, model: Any, **which: Any) -> list[str]:
    """Return ids of rows that were written."""
    rows = model.objects.visible_to(officer).filter(**which)
    listed = rows.exclude(pk__startswith="zzz").values_list("pk", flat=True)[:400]
    return list(listed)


def _sources(officer: User) -> Iterator[tuple[str, Ask]]:
    inbox, look = "/inbox", "/sources/look"
    yield "inbox", at(inbox)
    yield "inbox, page 3", turned(inbox, look, {"reset": "1"}, 2)
    old = Source.objects.visible_to(officer).order_by("received_at")[20]
    cursor = [old.received_at.isoformat(), old.pk]
    yield "inbox, last page", last(inbox, look, "inbox", cursor)
    for name, told in (
        ("undecided", {"review": "undecided"}), ("decided", {"review": "done"}),
        ("partly", {"review": "partly"}), ("nothing", {"review": "nothing"}),
        ("failed", {"reading": "failed"}),
        ("by language", {"language": "en"}), ("from whom", {"whom": "nobody"}),
        ("mine", {"holder": "mine"}),
    ):  # fmt: skip
        yield f"inbox, {name}", turned(inbox, look, told)
    large = (
        Source.objects.visible_to(officer)
        .order_by("-size")
        .exclude(pk__startswith="zzz")[0]
    )
    ids = some(officer, Source)
    yield "source", at("/sources/{}", *ids)
    yield "source's custody", at("/sources/{}/custody", *ids)
    yield "review", at("/sources/{}/review", *ids)
    yield "source, the long one", at(f"/sources/{large.pk}")
    theirs = Claim.objects.visible_to(officer).filter(source=large)
    listed = list(theirs.order_by("first", "id").values_list("pk", flat=True))
    for name, n in (("second", 200), ("last", len(listed) - 100)):
        yield (
            f"its {name} list",
            at(f"/sources/{large.pk}?from={listed[max(0, min(n, len(listed) - 1))]}"),
        )
    yield "its review", at(f"/sources/{large.pk}/review")
    yield "claim", at("/claims/{}", *some(officer, Claim))
    yield "claim of the long one", at("/claims/{}", *some(officer, Claim, source=large))


def _register(officer: User) -> Iterator[tuple[str, Ask]]:
    page, look = "/register", "/register/look"
    yield "register", at(page)
    yield "register, page 3", turned(page, look, {"reset": "1"}, 2)
    line = Line.objects.order_by("-rank", "spoke", "-entry")[0]
    cursor = [line.rank, line.spoke.isoformat(), ""]
    yield "register, last page", last(page, look, "register", cursor)
    for name, told in (
        ("reported", {"show": "reported"}), ("stale", {"flag": "stale"}),
        ("by value", {"axis": "liberty:released"}), ("since", {"since": "2024-01-01"}),
        ("as of", {"as_of": "2023-05-01"}), ("known on", {"known_on": "2026-06-01"}),
    ):  # fmt: skip
        yield f"register, {name}", turned(page, look, told)
    yield "register, all", turned(page, look, {"reset": "1"})
    now = Line.objects.filter(now=True, ceiling=lines.number_of(officer))
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    now = now.filter(last__gte=today).exclude(entry__startswith="zzz")
    ids = list(now.order_by("cluster").values_list("entry", flat=True)[:400])
    for name, when in (
        ("", {}), (", as of", {"as_of": "2026-11-01"}), (", known on", {"known_on": today}),
    ):  # fmt: skip
        days = {"as_of": "", "known_on": "", **when}
        yield (
            f"entry of the register{name}",
            after(look, days, at("/register/{}", *ids)),
        )
    yield (
        "register, on one day again",
        after(look, {"as_of": "", "known_on": ""}, at(page)),
    )


def _records(officer: User) -> Iterator[tuple[str, Ask]]:
    for sort, model in (
        ("people", Person), ("organisations", Organisation), ("places", Place),
        ("events", Event), ("acts", Act),
    ):  # fmt: skip
        page, look = f"/records/{sort}", f"/records/{sort}/look"
        yield f"list of {sort}", at(page)
        yield f"{sort}, page 3", turned(page, look, {"reset": "1"}, 2)
        old = model.objects.visible_to(officer).order_by("recorded_at")[20]
        first = getattr(old, "earliest", None) or old.recorded_at
        cursor = [first.isoformat(), old.pk]
        yield f"{sort}, last page", last(page, look, f"records {sort}", cursor)
        yield f"page of {sort}", at(f"/records/{sort}/{{}}", *some(officer, model))
    yield "acts, of a type", turned("/records/acts", "/records/acts/look",
                                    {"kind": "abduction"})  # fmt: skip


def _named() -> Iterator[tuple[str, Ask]]:
    """Yield what asks the search's index, which is made before it is asked."""
    for name, told in (
        ("part of a name", {"words": "essow"}), ("place", {"place": "wend"}),
        ("taken by", {"holder": "ompany"}),
    ):  # fmt: skip
        yield f"register, {name}", indexed("/register", "/register/look", told)
    for sort in ("people", "organisations", "places", "events"):
        page = f"/records/{sort}"
        told = {"words": "esso"}
        yield f"{sort}, part of a name", indexed(page, f"{page}/look", told)


def _demands(officer: User) -> Iterator[tuple[str, Ask]]:
    page, look = "/demands", "/demands/look"
    yield "demands", at(page)
    yield "demands, page 3", turned(page, look, {"status": ""}, 2)
    yield "demands, recorded", turned(page, look, {"status": "recorded"})
    yield "demands, not stated", turned(page, look, {"addressee": "-"})
    yield "demands, a topic", turned(page, look, {"topic": "none"})
    yield "demand", at("/demands/{}", *some(officer, Demand))
