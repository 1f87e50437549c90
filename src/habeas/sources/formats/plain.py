"""Plain text: decoded in the server's own process, nothing parsed."""

from __future__ import annotations

from habeas.sources.formats.extracted import Extracted
from habeas.text.decode import decode

METHOD = "plain"
VERSION = "1"


def read(data: bytes) -> Extracted:
    """Return the text of `data` as it stands, line ends included.

    A byte order mark is dropped; NUL and undecodable bytes become U+FFFD.
    """
    decoded = decode(data)
    return Extracted(
        text=decoded.text,
        media_type="text/plain",
        encoding=decoded.encoding,
        reason=decoded.reason,
        replacements=decoded.replacements,
        method=METHOD,
        version=VERSION,
    )
