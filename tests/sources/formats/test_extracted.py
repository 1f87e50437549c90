"""Tests that what comes off the pipe is checked, piece by piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.formats.extracted import (
    METADATA,
    Extracted,
    NotAnExtracted,
    pack,
    unpack,
)
from habeas.sources.formats.limits import DEFAULT

LINES = st.text(st.characters(blacklist_categories=("Cc", "Cs")), max_size=50)
EXTRACTED = st.builds(
    Extracted,
    text=st.text().map(lambda t: t.replace("\0", "")),
    media_type=st.just("text/html"),
    encoding=st.sampled_from(("utf-8", "cp1252")),
    reason=LINES,
    replacements=st.integers(0, 1000),
    metadata=st.dictionaries(st.sampled_from(METADATA), LINES),
    notes=st.lists(st.sampled_from(("images:3", "hidden:0-9", "language:ur:1-2"))),
    method=st.just("m"),
    version=st.just("1-2.3"),
)


@given(EXTRACTED)
def test_the_pipe_changes_nothing(extracted: Extracted) -> None:
    """What is packed is unpacked the same."""
    assert unpack(*pack(extracted), DEFAULT) == extracted


@given(st.binary(), st.binary())
def test_other_bytes_are_refused(line: bytes, text: bytes) -> None:
    """Bytes that are not packed raise the one error, whatever they are."""
    with pytest.raises(NotAnExtracted):
        unpack(line, text, DEFAULT)
