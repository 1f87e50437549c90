"""A QR code as an SVG of one path: black on white in both colour schemes."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.constants import ERROR_CORRECT_M  # type: ignore[import-untyped]
from qrcode.main import QRCode  # type: ignore[import-untyped]

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks for


def svg(text: str) -> SafeString:
    """Return the code of `text`; it is a picture of letters that stand beside it."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, black in enumerate(row)
        if black
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true" '
        'shape-rendering="crispEdges"><path d="{1}"/></svg>',
        len(rows),
        path,
    )
