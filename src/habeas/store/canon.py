"""JSON in one form only (RFC 8785), and salted commitments to what it says."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import rfc8785

from habeas.errors import HabeasError

_LARGE = 2**53
_SAME = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
        if _plain(value):
            return _SAME.encode(value).encode()
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise NotCanonical from error


def _plain(value: Any) -> bool:
    """Return whether Python's own, faster encoder writes the same form.

    It does where there are no fractions, no large numbers, and only keys whose order
    is the same in UTF-16.
    """
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_LARGE < value < _LARGE)
    if kind is dict:
        keys = all(type(key) is str and key.isascii() for key in value)
        return keys and all(map(_plain, value.values()))
    return (kind is list or kind is tuple) and all(map(_plain, value))


def commitment(salt: bytes, plain: bytes) -> str:
    """Return what binds to `plain` and, without the salt, tells nothing of it."""
    return "hmac-sha256:" + hmac.digest(salt, plain, hashlib.sha256).hex()
