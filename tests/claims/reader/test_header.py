"""Tests that a statement's title, issuer, dateline and page stamp are told."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.document import Document, document
from habeas.claims.reader.header import header
from tests.conftest import shared
from tests.text.corpus import samples

SAMPLES = samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_datelines(sample: Any) -> None:
    """The day a document gives as its own; none where it gives none."""
    found = header(Document(sample.text, sample.language))
    (wanted,) = sample.keys.get("dateline", ["None"])
    assert str(found.dateline) == wanted


@pytest.mark.parametrize("key", ["title", "place", "issuer"])
def test_what_it_says_of_itself(key: str) -> None:
    """The headline, the place of the dateline and the body that speaks."""
    for sample in SAMPLES:
        if key in sample.keys:
            doc = Document(sample.text, sample.language)
            span = getattr(header(doc), key)
            assert span is not None, sample.name
            words = doc.words(span)
            assert words.casefold() == sample.keys[key][0].casefold(), sample.name


BODY = "Yesterday police arrested two porters at the gate of the harbour.\n"
HEADED = {
    f"# Two porters taken\n\nAden, 3 April 2026\n\n{BODY}": "Two porters taken",
    "Two porters taken | The Aden Star\n\nHome | News\n\nTwo porters taken\n\n"
    f"3 April 2026\n\n{BODY}": "Two porters taken",
    "No,Name,Held at,Status\n1,Amara Tessowe,Aden,held\n2,Yusuf Orm,Aden,held\n": None,
}


@pytest.mark.parametrize("text", HEADED)
def test_a_headline_is_neither_a_menu_nor_the_heads_of_columns(text: str) -> None:
    """Without the mark before a heading, the site behind it, or the page's menu."""
    doc = document(text)
    found = header(doc).title
    assert (doc.words(found) if found else None) == HEADED[text]


STAMPED = """Harbour News » Letters
{stamp}

Four porters barred from the harbour

Aden, 3 April 2026

The four were barred on Thursday.
"""


@pytest.mark.parametrize(
    ("stamp", "taken"),
    [
        ("4/5/26, 2:58 PM", "2026-04-05T14:58"),
        ("5/4/26, 14:58", "2026-04-05T14:58"),
        ("4/15/26, 9:01 AM", "2026-04-15T09:01"),
        ("15/4/2026, 09:01", "2026-04-15T09:01"),
        ("7/8/26, 09:01", None),
    ],
)
def test_page_stamps(stamp: str, taken: str | None) -> None:
    """Month first with AM and PM; else the reading near the dateline; else neither.

    Both readings are kept, with the reason for the one that is taken.
    """
    found = header(document(STAMPED.format(stamp=stamp)))
    assert found.dateline == date(2026, 4, 3)
    assert found.stamp is not None
    assert found.stamp.taken == taken
    assert found.stamp.readings and found.stamp.reason
    if taken:
        assert taken[:10] in found.stamp.readings


def test_a_stamp_serves_where_there_is_no_dateline() -> None:
    """Relative dates are told from the day a page was printed, never from today."""
    text = "Letters » Archive\n4/5/26, 2:58 PM\n\nThe four were barred on Thursday.\n"
    found = header(document(text))
    assert found.dateline is None and found.base == date(2026, 4, 5)


def test_nothing_is_made_up() -> None:
    """A note without a head has none."""
    found = header(document("They came again last night and took the boat."))
    assert found.dateline is None and found.base is None
    assert found.issuer is None and found.place is None and found.stamp is None


@given(st.text())
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever is found, it stands in the text."""
    found = header(document(text))
    for span in (found.title, found.place, *found.issuers, *found.dates):
        assert span is None or 0 <= span.start < span.end <= len(text)


def test_the_hand_coded_documents() -> None:
    """Every dateline, and every headline, as coders read them."""
    paths = [shared("documents", "seed", "statement.json")]
    paths += sorted(shared("documents", "practice").glob("p*.json"))
    titles = 0
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        doc = document(path.with_suffix(".txt").read_bytes().decode("utf-8"))
        found = header(doc)
        assert str(found.dateline) == gold["dateline"]["date"], path.stem
        titles += (
            found.title is not None and doc.words(found.title) == gold["title"]["exact"]
        )
    print(f"headlines: {titles} of {len(paths)} right")
    assert titles >= 0.9 * len(paths)
