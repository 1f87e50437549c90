"""The guide through a first statement: a slim panel that follows the real pages.

What was done is read from the desk and from the pages that were opened in this session;
nothing is written while looking. The officer's row keeps the step when they leave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from habeas.accounts import guide, roles
from habeas.accounts.guide import DONE, STEPS
from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.claims.reviewed import OPEN
from habeas.sources.models import Source
from habeas.web.terms import Words

SAMPLE = "statement.txt"
_KEY = "guide"
NAMES: tuple[Words, ...] = (
    _("Keep"),
    _("Read"),
    _("Decide"),
    _("See the record"),
    _("The register"),
    _("What may go out"),
)
SAID: tuple[Words, ...] = (
    _("Keep a statement: drop it into the inbox, or load the sample."),
    _("It is kept, untouched, and is being read. When its row says “read”, go on."),
    _(
        "The desk only proposes. Compare one card with its words, then accept it, or "
        "say that it is misread."
    ),
    _("What you accepted became a record. Each value opens to the words it rests on."),
    _("The register says what stands now, by which source, and since when."),
    _(
        "Everything is closed until you open it. Look at what would go out; nothing is "
        "given out by looking."
    ),
    _(
        "That is the whole way, from words to what is given out. The sample is invented: "
        "destroy it under Custody before real work, so that no figure counts it."
    ),
)
# Where the next step is done, and the beginning of the pages that show it.
_PAGES = ("/inbox", "/inbox", "", "/records/", "/register", "/publish")


@dataclass(frozen=True)
class Panel:
    """The guide on a page: which step of `STEPS` comes next, `DONE` after the last."""

    step: int
    said: Words
    href: str
    names: tuple[Words, ...] = NAMES
    here: bool = False

    @property
    def number(self) -> int:
        return self.step + 1

    @property
    def done(self) -> bool:
        return self.step >= DONE

    @property
    def name(self) -> Words:
        return "" if self.done else NAMES[self.step]


def sample() -> bytes:
    """Return the invented press statement."""
    return files("habeas").joinpath("demo", SAMPLE).read_bytes()


def panel(request: HttpRequest) -> Panel | None:
    """Return the guide for this page; None where there is none, or it was left."""
    officer = getattr(request, "officer", None)
    reads = officer is not None and roles.may(officer, roles.READ)
    told = _told(request, officer) if reads else None
    if officer is None or not told or told["left"]:
        return None
    step = _step(officer, request, told)
    if step >= DONE:
        return Panel(DONE, SAID[DONE], f"/sources/{told['source']}/custody")
    href = _PAGES[step] or f"/sources/{told['source']}/review"
    href = f"{href}people" if href == "/records/" else href
    here = _path(request).startswith(_PAGES[step] or href)
    return Panel(step, SAID[step], href, here=here)


def _path(request: HttpRequest) -> str:
    """Return the path of the page; of a part of it, the page that the part is on."""
    page = request.headers.get("HX-Current-URL", "")
    return urlsplit(page).path if page else request.path


def step_of(request: HttpRequest) -> int:
    """Return how far the officer is; 0 where no guide was begun."""
    officer: Any = getattr(request, "officer", None)
    told = _told(request, officer)
    return _step(officer, request, told) if told else 0


def is_left(request: HttpRequest) -> bool:
    """Return whether a guide was begun and left before its end."""
    told = _told(request, getattr(request, "officer", None))
    return bool(told and told["left"] and told["step"] < DONE)


def forget(request: HttpRequest) -> None:
    """Look at the officer's row again at the next page."""
    request.session.pop(_KEY, None)


def _told(request: HttpRequest, officer: User | None) -> dict[str, Any]:
    """Return the guide as this session knows it, read from the desk once."""
    if _KEY not in request.session:
        one = guide.of(officer) if officer else None
        request.session[_KEY] = (
            {"source": one.source, "step": one.step, "left": one.left} if one else {}
        )
    kept: dict[str, Any] = request.session[_KEY]
    return kept


def _step(officer: User, request: HttpRequest, told: dict[str, Any]) -> int:
    step = max(1, int(told["step"]))
    if step == STEPS.index("read") and _is_read(officer, told["source"]):
        step += 1
    if step == STEPS.index("decide") and _is_decided(officer, told["source"]):
        step += 1
    opened = _PAGES[step] if STEPS.index("record") <= step < DONE else ""
    if opened and request.path.startswith(opened):
        request.session[_KEY] = {**told, "step": step + 1}
        return step  # this page still says what it shows
    if step == DONE - 1 and not _may_publish(officer):
        step = DONE
    if step != told["step"]:
        request.session[_KEY] = {**told, "step": step}
    return step


def _is_read(officer: User, source: str) -> bool:
    rows = Source.objects.visible_to(officer).filter(pk=source)
    return rows.exclude(reading="kept").exists()


def _is_decided(officer: User, source: str) -> bool:
    rows = Claim.objects.visible_to(officer).filter(source=source)
    return rows.exclude(state__in=(*OPEN, "superseded")).exists()


def _may_publish(officer: User) -> bool:
    return roles.may(officer, roles.PUBLISH) or roles.may(officer, roles.OPEN)
