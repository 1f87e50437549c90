"""What a page weighs with all it loads, compressed, without fonts.

The figures of every page are printed with `pytest -s tests/web/test_weight.py`.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from habeas.web import door
from tests.web.conftest import Filled, tell_of_a_town

STATIC = Path(door.__file__).parent / "static"
KB = 1024
PAGES = {
    "/": 150,
    "/register": 150,
    "/demands": 150,
    "/explore": 150,
    "/explore/figures": 150,
    "/explore/map": 250,
    "/explore/network": 250,
    "/publish": 150,
}


def packed(content: bytes) -> int:
    return len(gzip.compress(content))


def loaded(text: str) -> set[str]:
    """Return the names of the files that a page loads, or may load."""
    return set(re.findall(r'"/static/([\w.-]+\.(?:js|css|svg|json))"', text))


@pytest.mark.parametrize(("path", "limit"), PAGES.items())
def test_pages_are_light(
    path: str, limit: int, filled: Filled, officer_in: Client
) -> None:
    """Everything a page loads comes to less than its limit, on an old computer too."""
    tell_of_a_town(filled.officer)
    content = officer_in.get(path, follow=True).content
    files = loaded(content.decode())
    assert {"app.js", "app.css"} <= files
    assert path != "/explore/map" or {"map.js", "land.json"} <= files
    weight = packed(content) + sum(packed((STATIC / f).read_bytes()) for f in files)
    print(f"{path}: {weight / KB:.0f} KB of {limit}")
    assert weight <= limit * KB
