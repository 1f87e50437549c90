"""JSON in one form only (RFC 8785), and salted commitments to what it says."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import rfc8785

from habeas.errors import HabeasError


class NotCanonical(HabeasError):
    """A value has no RFC 8785 form."""

    def __init__(self) -> None:
        super().__init__(
            "a value cannot be written down exactly (half a character, a number that "
            "is too large, or one that is none). Nothing was changed. "
            "Write it in another way and try again."
        )


def canonical(value: Any) -> bytes:
    """Return the one RFC 8785 form of a JSON value, UTF-8, without a line's end.

    Raises:
        NotCanonical: For NaN, whole numbers beyond 2**53 and lone surrogates.
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonical from error


def commitment(salt: bytes, plain: bytes) -> str:
    """Return what binds to `plain` and, without the salt, tells nothing of it."""
    return "hmac-sha256:" + hmac.digest(salt, plain, hashlib.sha256).hex()
