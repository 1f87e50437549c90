"""The owner's written consent that sources are sent to a reader on another machine.

Sources name people at risk; so nothing leaves without a record that says who agreed,
to which host, why, and from which day. It can be withdrawn. Before a source is sent its
custody says so: nothing leaves before that is durable.
"""

from __future__ import annotations

import datetime
import re

from habeas.accounts.models import User
from habeas.errors import HabeasError, Sentence
from habeas.sources import custody
from habeas.sources.models import Consent, Source
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import write

_HOST = re.compile(
    r"(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?::\d{1,5})?"
)
_FIELDS = {
    "host": Sentence("host it goes to"),
    "who": Sentence("name of who consents"),
    "why": Sentence("reason why"),
    "day": Sentence("first day"),
    "consent": Sentence("consent itself"),
}
MOST = 400  # code points of a name or a reason
LOCAL = ("localhost",)


class BadConsent(HabeasError):
    """A consent was to be recorded that does not say what it must."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            "the consent does not say its %(field)s as it must. Nothing was recorded "
            "and nothing may be sent. A host is written alone, as example.org or "
            "192.0.2.7:8443; who consents and why are written out; a day is not "
            "before 2000.",
            field=_FIELDS[field],
        )


class NoConsent(HabeasError):
    """A reader on another machine was asked for without the owner's consent."""

    def __init__(self) -> None:
        super().__init__(
            "the desk's owner has not consented in writing that sources are sent to "
            "this host, or no longer. Nothing was sent. Record the consent first, or "
            "use a model on this machine."
        )


class NotSent(HabeasError):
    """A source is restricted, and the consent does not cover that."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source)s is restricted, and the consent does not cover what is "
            "restricted. Nothing of it was sent.",
            source=source_id,
        )


def give(
    officer: User,
    host: str,
    *,
    who: str,
    why: str,
    since: datetime.date,
    closed: bool = False,
) -> Consent:
    """Record a consent; it is in force from `since` on, until it is withdrawn.

    Args:
        officer: Who records it; in a team a keeper of keys.
        host: Host, or host:port, in small letters; port 443 goes without saying.
        who: Who consents, as they sign.
        why: For what.
        since: The first day on which sources may be sent (of this computer's clock).
        closed: Whether what is restricted may be sent too.

    Raises:
        BadConsent: If one of them does not say it.
    """
    host, who, why = host.strip().lower(), who.strip(), why.strip()
    if not _HOST.fullmatch(host):
        raise BadConsent("host")
    for name, given in (("who", who), ("why", why)):
        if not given or len(given) > MOST or not given.isprintable():
            raise BadConsent(name)
    if since.year < 2000:
        raise BadConsent("day")
    made = Consent(
        host=host.removesuffix(":443"), who=who, why=why, since=since, closed=closed
    )
    with write(officer, "sources.consent") as w:
        w.save(made)
    return made


def withdraw(officer: User, consent: Consent) -> None:
    """Withdraw a consent; from now on nothing is sent by it."""
    if not consent.withdrawn:
        consent.withdrawn = True
        with write(officer, "sources.consent") as w:
            w.save(consent)


def consents(officer: User) -> list[Consent]:
    """Return all consents that were ever given, the newest first."""
    return list(Consent.objects.visible_to(officer).order_by("-recorded_at", "id"))


def standing(host: str, on: datetime.date | None = None) -> Consent | None:
    """Return the consent that is in force for `host` on a day (today here), if any.

    Of several the one that covers most.
    """
    day = on or today()
    rows = Consent.objects.whole("whether the owner consented").filter(
        withdrawn=False, since__lte=day
    )
    fitting = [c for c in rows if str(c.host) == host]
    return max(fitting, key=lambda c: (c.closed, c.entry), default=None)


def is_in_force(on: datetime.date | None = None) -> bool:
    """Return whether sources may be sent to any reader elsewhere on a day (today)."""
    rows = Consent.objects.whole("whether the owner consented")
    return bool(rows.filter(withdrawn=False, since__lte=on or today()).exists())


def today() -> datetime.date:
    """Return the day on this computer's clock."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def sending(officer: User, source: Source, host: str, version: str) -> Consent:
    """Say in a source's custody that it goes to `host`, and return the consent for it.

    It is durable on return; only then may the source be sent.

    Args:
        officer: Who has it read there.
        source: The source.
        host: Host, or host:port.
        version: Which reader it is sent to.

    Raises:
        NoConsent: If no consent is in force now.
        NotSent: If the source is restricted and the consent does not cover that.
    """
    consent = standing(host)
    if consent is None:
        raise NoConsent
    if source.label == RESTRICTED and not consent.closed:
        raise NotSent(source.pk)
    custody.did(officer, source, "sent", f"{host}, {version}")
    return consent
