"""A passkey in software: makes and uses real keys, and lies where a test wants it to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

FLAG = AuthenticatorData.FLAG
SEEN, VERIFIED = FLAG.UP, FLAG.UV


@dataclass
class Authenticator:
    """Somebody's passkey for the desk at `host`, whose pages are at `origin`."""

    host: str = "localhost"
    origin: str = "http://localhost:8317"
    flags: FLAG = SEEN | VERIFIED
    number: bytes = b"one passkey of a test"
    handle: str = ""
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def _party(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()

    def _client(self, kind: str, options: Any) -> bytes:
        said = {
            "type": kind,
            "challenge": options["publicKey"]["challenge"],
            "origin": self.origin,
            "crossOrigin": False,
        }
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, str]) -> str:
        number = websafe_encode(self.number)
        told = {"id": number, "rawId": number, "type": "public-key"}
        return json.dumps({**told, "response": response})

    def make(self, options: Any) -> str:
        """Answer what a desk asks for a new passkey."""
        self.handle = websafe_decode(options["publicKey"]["user"]["id"]).decode()
        public = AttestedCredentialData.create(
            b"\0" * 16, self.number, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(self._party, self.flags | FLAG.AT, 0, public)
        response = {
            "clientDataJSON": websafe_encode(self._client("webauthn.create", options)),
            "attestationObject": websafe_encode(
                AttestationObject.create("none", data, {})
            ),
        }
        return self._answer(response)

    def show(self, options: Any) -> str:
        """Answer what a desk asks of who comes in."""
        client = self._client("webauthn.get", options)
        data = AuthenticatorData.create(self._party, self.flags, 0)
        signed = self.key.sign(
            bytes(data) + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256())
        )
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signed),
            "userHandle": websafe_encode(self.handle.encode()),
        }
        return self._answer(response)
