"""Hand-coded documents, read at run time: nothing they withhold goes out.

No name and no word of them stands here.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from habeas.claims import propose
from habeas.publication import release
from habeas.publication.leaks import letters
from habeas.register import decide
from habeas.sources import preserve, read
from tests.conftest import SHARED

DOCUMENTS = SHARED / "documents"
CODED = [
    DOCUMENTS / "seed" / "statement.json",
    *sorted((DOCUMENTS / "practice").glob("p*.json")),
]
ON = datetime.date(2026, 6, 1)
pytestmark = pytest.mark.skipif(
    not CODED[0].exists(),
    reason="the hand-coded documents are kept apart; set HABEAS_SHARED to their folder",
)


def publish(officer: Any, coded: Path, audience: str) -> tuple[Any, str]:
    """Tell a desk a hand-coded document, open it all, and return what would go out."""
    reading = json.loads(coded.read_text("utf-8"))
    data = coded.with_suffix(".txt").read_bytes()
    source = preserve.keep(officer, data, kind="file", name="x.txt").source
    text = read.text_of(officer, source)
    propose.propose_reading(officer, source, text, reading, method="import")
    from habeas.claims.models import Claim
    from habeas.publication import opening

    decide.accept(officer, list(Claim.objects.visible_to(officer)))
    opening.open_sources(officer, [source], audience, "a test")
    whole = ""
    for form in ("site", "bundle", "csv", "drawn"):
        seen = release.preview(officer, audience, form, on=ON)
        assert seen.leak is None
        whole += "\n".join(d.decode() for d in seen.files.values())
    return reading, whole


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("coded", CODED, ids=lambda p: p.stem)
def test_nothing_withheld_goes_out(desk: Any, coded: Path, audience: str) -> None:
    """No withheld words, no contact; to the public no name without a basis."""
    reading, whole = publish(desk.officer, coded, audience)
    plain = letters(whole)
    kept = [q["exact"] for w in reading["withhold"] for q in w["quotes"]]
    kept += [c["value"] for c in reading["contacts"]]
    found = [k for k in kept if len(letters(k)) > 12 and letters(k) in plain]
    assert not found, f"{len(found)} of {len(kept)} withheld passages went out"
    if audience == "public":
        names = [p["name"] for p in reading["people"] if p["name"]]
        told = [n for n in names if len(letters(n)) > 7 and letters(n) in plain]
        assert not told, f"{len(told)} of {len(names)} names went out"
