"""The character encoding of a page, by what its bytes show and what it declares.

A byte order mark decides; then bytes that are valid UTF-8 beyond ASCII, because text
in another encoding is hardly ever so by chance; then the page's own declaration in
its first 1024 bytes (HTML Standard, "prescan a byte stream"; labels as the WHATWG
Encoding Standard reads them); then what `habeas.text.decode` sees in the bytes.
"""

from __future__ import annotations

import codecs
import re
from encodings import normalize_encoding
from encodings.aliases import aliases

from habeas.text.decode import Decoded, decode

PRESCAN = 1024

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ASCII = bytes(range(128))
_READ_AS = {
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_1": "cp1252",
    "iso8859_9": "cp1254",
    "iso8859_11": "cp874",
    "windows_874": "cp874",
    "dos_874": "cp874",
    "tis_620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x_gbk": "gb18030",
    "shift_jis": "cp932",
    "x_sjis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "x_x_big5": "big5hkscs",
    "x_euc_jp": "euc_jp",
    "x_mac_cyrillic": "mac_cyrillic",
    "macintosh": "mac_roman",
    "utf_16": "utf_8",
    "utf_16_le": "utf_8",
    "utf_16_be": "utf_8",
}
_ALLOWED = frozenset(
    (
        *("utf_8", "cp866", "cp874", "cp932", "cp949", "gb18030", "big5hkscs"),
        *(f"cp125{n}" for n in range(9)),
        *(f"iso8859_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("koi8_r", "koi8_u", "mac_roman", "mac_cyrillic", "euc_jp", "iso2022_jp"),
    )
)


def page(data: bytes) -> Decoded:
    """Return the text of a page's bytes; what cannot be decoded becomes U+FFFD."""
    codec = _declared(data)
    if codec is None or data.startswith(_BOMS) or _wide(data):
        return decode(data)
    if codec != "iso2022_jp" and _is_utf8(data):
        return decode(data)
    text = data.decode(codec, "habeas.replace")
    if text.count("\ufffd") * 2 > len(data.translate(None, _ASCII)):
        return decode(data)
    text = text.replace("\0", "\ufffd")
    name = codecs.lookup(codec).name
    return Decoded(text, name, "the page declares it", text.count("\ufffd"))


def _declared(data: bytes) -> str | None:
    """Return the codec the page names, if it is one that pages may be written in."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:PRESCAN]))
    if match is None:
        return None
    label = normalize_encoding(match[1].decode("ascii", "replace")).lower()
    label = aliases.get(label, label)
    label = _READ_AS.get(label, label)
    return label if label in _ALLOWED else None


def _wide(data: bytes) -> bool:
    """Whether so many bytes are NUL that this can only be UTF-16."""
    head = data[:PRESCAN]
    return head.count(0) * 4 > len(head)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _one_for_one(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd" * (error.end - error.start), error.end


def load() -> None:
    """Load every codec, so that none is looked for once files cannot be opened."""
    wide = ("utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be")
    for name in (*_ALLOWED, *wide, "utf_8_sig", "latin_1", "ascii"):
        codecs.lookup(name)


codecs.register_error("habeas.replace", _one_for_one)
load()
