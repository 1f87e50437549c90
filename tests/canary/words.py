"""Fifty strings that stand nowhere else, in scripts and forms that names have."""

from __future__ import annotations

import base64
import urllib.parse
from collections.abc import Iterator

PLAIN = [f"Qvanari{n:02d}xolt" for n in range(36)]
ACCENTED = [f"Čvañarí{n:02d}ßolt" for n in range(4)]
URDU = [f"قوانری{n}زولٹ" for n in range(4)]
PHONES = [f"+5196555071{n}" for n in range(2)]
MAILS = [f"qvanari{n}@xolt.example.org" for n in range(2)]
EMOJI = [f"Qv🕊️nari{n}xolt" for n in range(2)]
CANARIES = PLAIN + ACCENTED + URDU + PHONES + MAILS + EMOJI


def forms(word: str) -> Iterator[bytes]:
    """Yield a string as it could lie in a file: encodings, cases, base64, escapes."""
    for case in {word, word.lower(), word.casefold(), word.upper()}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
            yield case.encode(encoding)
        yield from _base64(case.encode())
        yield case.encode().hex().encode()
        yield urllib.parse.quote(case).encode()
        yield case.encode("unicode_escape")


def _base64(raw: bytes) -> Iterator[bytes]:
    """Yield what stands in base64 for sure, at each of the three offsets."""
    for offset in range(3):
        whole = raw[(3 - offset) % 3 :]
        kept = whole[: len(whole) // 3 * 3]
        if len(kept) >= 9:
            yield base64.b64encode(kept)
            yield base64.urlsafe_b64encode(kept)
