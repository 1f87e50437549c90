"""What every answer carries, and which requests are refused before any view.

No inline script or style, nothing from elsewhere, nothing kept by the browser. The
referrer policy is `same-origin`: under `no-referrer` browsers send `Origin: null` with
a form of our own, and the check of the origin could tell nothing; to other origins
both send nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from habeas.web.views.errors import page

SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types default"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class HeadersMiddleware:
    """Refuses foreign hosts and origins, and sets the headers of every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = refusal(request) or self.get_response(request)
        if response.status_code == 405:
            response = _not_in_this_way(request, response)
        return dress(request, response)


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to a request from elsewhere, None if it is ours.

    The host is checked against DNS rebinding, the origin of what changes something
    against pages of other sites and of other users of this machine.
    """
    try:
        host = request.get_host()
    except DisallowedHost:
        said = _("This desk answers on this computer alone, under localhost.")
        return page(request, 400, said, bare=True)
    if request.method not in SAFE and is_foreign(request, host):
        said = _("This came from another page than the desk's own.")
        return page(request, 403, said, bare=True)
    return None


def _not_in_this_way(request: HttpRequest, old: HttpResponse) -> HttpResponse:
    said = _("This address does not answer to that. Nothing was changed.")
    response = page(request, 405, said)
    response.headers["Allow"] = old.headers.get("Allow", "")
    return response


def is_foreign(request: HttpRequest, host: str) -> bool:
    """Return whether a browser says that the request was made by another page."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin is not None and origin != own_origin(request, host):
        return True
    return site not in ("same-origin", "none")


def own_origin(request: HttpRequest, host: str) -> str:
    """Return the origin of our pages: a team's address, behind its proxy, or this."""
    named = settings.TEAM_ADDRESS
    if named and host == named.partition("://")[2]:
        return str(named)
    return f"{request.scheme}://{host}"


def dress(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Set the headers that are not set yet; static files may be kept."""
    static = request.path_info.startswith("/static/") and response.status_code == 200
    for name, value in HEADERS.items():
        if static and name == "Cache-Control":
            response.headers[name] = "public, max-age=3600"
        elif name not in response.headers:
            response.headers[name] = value
    return response
