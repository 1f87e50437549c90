"""The desk itself: what it is, its vocabulary, its search, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from ninja import Router

from habeas import __version__
from habeas.accounts import roles, switches
from habeas.accounts.officers import organisation
from habeas.claims.models import Claim
from habeas.publication.search import look, queue
from habeas.sources.models import Source
from habeas.store.jobs import DONE
from habeas.vocab import terms
from habeas.web import work
from habeas.web.api.door import READ, ApiRequest
from habeas.web.api.forms import Search
from habeas.web.api.jobs import accepted, begin, verified
from habeas.web.works import INDEX, VERIFY

router = Router(tags=["desk"], auth=READ)
MOST = 1_000  # totals are counted so far


@router.get("/desk")
def desk(request: ApiRequest) -> dict[str, Any]:
    """Whose desk it is, what this token may do, and how much its officer may see."""
    officer = request.officer
    sources = Source.objects.visible_to(officer)
    waiting = Claim.objects.visible_to(officer).filter(state="suggested")
    return {
        "version": __version__,
        "organisation": organisation(officer),
        "scopes": sorted(request.scopes),
        "rights": sorted(roles.rights(officer)),
        "ceiling": officer.ceiling,
        "read_only": switches.standing().read_only,
        "sources": sources[: MOST + 1].count(),
        "suggested": waiting[: MOST + 1].count(),
    }


@router.get("/vocabulary")
def vocabulary(request: ApiRequest) -> dict[str, Any]:
    """The codes that values are told in: acts, claims, the register."""
    return {
        "acts": _plain(terms.acts()),
        "claims": _plain(terms.claims()),
        "register": _plain(terms.register()),
    }


def _plain(value: Any) -> Any:
    """Return a table of terms as JSON has it."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    return [_plain(x) for x in value] if isinstance(value, list | tuple) else value


@router.post("/search")
def search(request: ApiRequest, asked: Search) -> Any:
    """Look for words in all that the officer may see; no score is told.

    Where the index is not made yet a job makes it: 202 with its address, if that takes
    longer than a moment. Once it is done, ask here again.
    """
    if not queue.is_ready():
        begun = work.ask(request.officer, INDEX)
        if not queue.is_ready():
            return accepted(begun)
    found = look.search(request.officer, look.Ask(**asked.dict()))
    return {
        "count": found.count,
        "more": found.more_than,
        "groups": [
            {
                "kind": group.kind,
                "count": group.count,
                "more": group.more_than,
                "after": group.after,
                "hits": [_hit(h) for h in group.hits],
            }
            for group in found.groups
        ],
    }


def _hit(hit: look.Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "source": hit.source or None,
        "label": hit.label,
        "start": hit.start,
        "end": hit.end,
        "snippet": [{"words": b.words, "marked": b.marked} for b in hit.snippet],
        "otherwise": hit.otherwise,
    }


@router.post("/verify")
def verify(request: ApiRequest) -> Any:
    """Compare every record with the ledger, every blob with its hash.

    A job does it: 202 with its address, where it takes longer than a moment. Once that
    is done, what was found stands in its `result`, as it is answered here.
    """
    begun = begin(request, lambda: work.ask(request.officer, VERIFY))
    return verified(begun.result) if begun.state == DONE else accepted(begun)
