"""JSON in one form only (RFC 8785), and salted commitments to what it says."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import rfc8785

from habeas.errors import HabeasError

_LARGE = 2**53
_AS_IT_IS = frozenset((str, bool, type(None)))
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
    if kind in _AS_IT_IS:
        return True
    if kind is int:
        return bool(-_LARGE < value < _LARGE)
    if kind is dict:
        for key in value:
            if type(key) is not str or not key.isascii():
                return False
        value = value.values()
    elif kind is not list and kind is not tuple:
        return False
    for inner in value:  # a loop, and a look ahead: this is asked of every value
        if type(inner) not in _AS_IT_IS and not _plain(inner):
            return False
    return True


def commitment(salt: bytes, plain: bytes) -> str:
    """Return what binds to `plain` and, without the salt, tells nothing of it."""
    return "hmac-sha256:" + hmac.digest(salt, plain, hashlib.sha256).hex()
