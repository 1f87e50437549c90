"""Passkeys (WebAuthn level 2): made for one address of the desk, verified by `fido2`.

A passkey tells its provider no name: the account in it is called after four letters
of a random id. It is found by the browser itself, and the person is verified at it
(finger, face or PIN), so that it stands for two factors. Counters are not kept: keys
that are copied between devices, as most are, count nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from habeas.accounts.models import Credential, User
from habeas.errors import HabeasError

_VERIFIED = UserVerificationRequirement.REQUIRED
LONGEST = 64 * 1024  # characters of an answer


class BadPasskey(HabeasError):
    """What a passkey answered does not fit what was asked."""

    def __init__(self) -> None:
        super().__init__(
            "the passkey's answer does not fit. Nothing was opened or changed. Try "
            "again in this window, or come in another way."
        )


@dataclass(frozen=True)
class Place:
    """Where passkeys are good: a host's name, and the origin of its pages."""

    host: str
    origin: str

    @property
    def server(self) -> Fido2Server:
        """Return what verifies for this place: the very origin, no subdomain."""
        party = PublicKeyCredentialRpEntity(id=self.host, name="Habeas")
        return Fido2Server(party, verify_origin=lambda given: given == self.origin)


def ask_new(officer: User, place: Place) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a browser is asked for a new passkey, and what to keep till then."""
    called = f"habeas-{officer.pk[:4]}"
    options, state = place.server.register_begin(
        PublicKeyCredentialUserEntity(
            id=officer.pk.encode(), name=called, display_name=called
        ),
        credentials=[_public(c) for c in of(officer)],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=_VERIFIED,
    )
    return dict(options), state


def answered_new(place: Place, state: dict[str, Any], answer: str) -> dict[str, str]:
    """Return what is kept of a new passkey. Raises `BadPasskey`."""
    try:
        made = place.server.register_complete(state, _read(answer)).credential_data
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPasskey from error
    if made is None:
        raise BadPasskey
    return {"public": websafe_encode(bytes(made)), "host": place.host}


def ask(place: Place) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a browser is asked to come in; it names nobody."""
    options, state = place.server.authenticate_begin(user_verification=_VERIFIED)
    return dict(options), state


def answered(place: Place, state: dict[str, Any], answer: str) -> Credential:
    """Return the passkey that answered, of an officer who works here.

    Raises `BadPasskey`, the same whatever does not fit.
    """
    try:
        read = _read(answer)
        handle = websafe_decode(read["response"]["userHandle"]).decode()
        kept = {bytes(_public(c)): c for c in _kept(handle)}
        public = [AttestedCredentialData(raw) for raw in kept]
        found = place.server.authenticate_complete(state, public, read)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadPasskey from error
    return kept[bytes(found)]


def of(officer: User) -> list[Credential]:
    """Return the passkeys of `officer`, oldest first."""
    return _kept(officer.pk)


def _kept(officer_id: str) -> list[Credential]:
    rows = Credential.objects.whole("who came in").select_related("holder")
    own = rows.filter(
        holder=officer_id, kind=Credential.PASSKEY, holder__is_active=True
    )
    return list(own.order_by("entry", "id"))


def _public(kept: Credential) -> AttestedCredentialData:
    return AttestedCredentialData(websafe_decode(kept.data["public"]))


def _read(answer: str) -> Mapping[str, Any]:
    if len(answer) > LONGEST:
        raise ValueError("too long")
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise TypeError("no object")
    return read
