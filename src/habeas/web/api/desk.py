"""The desk itself: what it is, its vocabulary, its search, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from ninja import Router

from habeas import __version__
from habeas.accounts import roles, switches
from habeas.accounts.officers import organisation
from habeas.claims.models import Claim
from habeas.claims.quotes import quotations
from habeas.publication.search import look
from habeas.sources.drafts import drafts
from habeas.sources.models import Source
from habeas.store import verify as verifying
from habeas.vocab import terms
from habeas.web.api.door import READ, ApiRequest
from habeas.web.api.forms import Search

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
def search(request: ApiRequest, asked: Search) -> dict[str, Any]:
    """Look for words in all that the officer may see; no score is told."""
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
def verify(request: ApiRequest) -> dict[str, Any]:
    """Compare every record with the ledger, every blob with its hash."""
    findings = verifying.verify(more=(quotations, drafts))
    return {
        "sound": not any(f.damaged for f in findings),
        "findings": [asdict(f) for f in findings],
    }
