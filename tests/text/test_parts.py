"""Tests that the parts of statements of many kinds are told, and their voices."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.parts import Part, parts
from tests.text.corpus import Sample, samples

KINDS = {"furniture", "narrative", "resolution", "contact", "calendar", "signature"}
VOICES = {"site", "issuer", "meeting", "author"}
SAMPLES = samples()


def _at(found: list[tuple[str, str, int, int]], position: int) -> tuple[str, str]:
    return next((k, v) for k, v, start, end in found if start <= position < end)


def _share(sample: Sample, text: str) -> float:
    """Return the share of characters, space apart, whose kind and voice are right."""
    got = [(p.kind, p.voice, p.start, p.end) for p in parts(text, sample.language)]
    seen = [n for n, c in enumerate(sample.text) if not c.isspace()]
    moved = [n for n, c in enumerate(text) if not c.isspace()]
    right = sum(
        _at(got, b) == _at(sample.parts, a) for a, b in zip(seen, moved, strict=True)
    )
    return right / len(seen)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_parts_and_voices(sample: Sample) -> None:
    """Nine tenths of every document stand in the right part, said by the right voice."""
    assert _share(sample, sample.text) >= 0.9


def test_parts_of_all_kinds_of_text() -> None:
    """Over all documents at least 97 in 100 characters are right."""
    shares = [_share(sample, sample.text) for sample in SAMPLES]
    assert len(shares) >= 20
    assert sum(shares) / len(shares) >= 0.97


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_line_ends_of_another_system_change_nothing(sample: Sample) -> None:
    """CR LF, and blank lines that hold a no-break space, are read alike."""
    text = sample.text.replace("\n\n", "\n\u00a0\n").replace("\n", "\r\n")
    assert _share(sample, text) >= 0.9


def _whole(found: tuple[Part, ...], length: int) -> bool:
    ends = [0, *(part.end for part in found)]
    return ends[-1] == length and [part.start for part in found] == ends[:-1]


@given(st.text())
def test_parts_cover_the_text(text: str) -> None:
    """Every character stands in one part; no part is empty."""
    found = parts(text)
    assert _whole(found, len(text))
    assert all(p.end > p.start for p in found)
    assert {p.kind for p in found} <= KINDS and {p.voice for p in found} <= VOICES


_LINES = st.sampled_from(
    [s.text[a:b] for s in SAMPLES for _, _, a, b in s.parts] + ["\n", "---\n", "> x\n"]
)


@given(st.lists(_LINES, max_size=6))
def test_parts_in_any_order_cover_the_text(pieces: list[str]) -> None:
    """Parts put together in an order that no writer would choose are read too."""
    text = "".join(pieces)
    assert _whole(parts(text), len(text))


@pytest.mark.parametrize(
    "text",
    ["a" * 2_000_000, "\n" * 500_000, "- x\n" * 100_000, "We ask: " * 100_000,
     "\n\n".join(["Contact: 1234567 x@y.example"] * 10_000), "Room 1, " * 100_000],
    ids=["one line", "empty lines", "list", "asking", "contacts", "rooms"],
)  # fmt: skip
def test_time_grows_with_length(text: str) -> None:
    """What no one would write is read in seconds."""
    start = time.process_time()
    assert _whole(parts(text), len(text))
    assert time.process_time() - start < 30


def test_a_repeated_title_ends_the_head() -> None:
    """A browser's page title, then the site's lines, then the headline again."""
    text = (
        "Dockers of the Gulf, Crane crew locked out of the harbour at Assab\n\n"
        "Dockers of the Gulf » News\n\nCrane crew locked out of the harbour at Assab\n\n"
        "The crew of crane four was locked out on Sunday.\n"
    )
    found = parts(text)
    assert [p.kind for p in found] == ["furniture", "narrative"] or (
        found[-1].kind == "narrative"
    )
    assert text[found[-1].start :].startswith("Crane crew")
