"""`habeas read`: a text in, its reading out, without a desk and without a database."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from habeas import reading
from habeas.reading import READ_LIMIT
from tests.command import run

TEXT = "Nakuru, 3 May 2026\r\n\r\nPolice arrested Zuwena Achungo on Monday. 😀\r\n"
NOWHERE = Path("/nonexistent")


def one(data: bytes, name: str = "a.txt") -> dict[str, object]:
    """The reading of a file's bytes."""
    out = io.StringIO()
    reading.one(io.BytesIO(data), name, out)
    found: dict[str, object] = json.loads(out.getvalue())
    return found


def quotes(value: object) -> list[dict[str, object]]:
    """Every quote in a reading."""
    if isinstance(value, list):
        return [q for v in value for q in quotes(v)]
    if not isinstance(value, dict):
        return []
    own = [value] if {"exact", "start", "end"} <= value.keys() else []
    return own + [q for v in value.values() for q in quotes(v)]


def test_a_reading_quotes_the_decoded_text() -> None:
    """Code points of the text as it was decoded, line ends and emoji included."""
    for data in (TEXT.encode(), TEXT.encode("utf-16"), b"\xef\xbb\xbf" + TEXT.encode()):
        found = one(data)
        assert found["format"] == "habeas-reading/1"
        assert quotes(found)
        for quote in quotes(found):
            assert TEXT[quote["start"] : quote["end"]] == quote["exact"]  # type: ignore[misc]


def test_a_page_is_read_behind_the_boundary(proven: None) -> None:
    """Its text, not its markup."""
    page = f"<html><body><p>{TEXT}</p><script>x()</script></body></html>".encode()
    assert "<" not in json.dumps(one(page, "a.html"))


def test_lines_give_lines_in_the_same_order() -> None:
    """One for one; a bad line gives an error in its place and stops nothing."""
    given = [
        json.dumps({"id": 1, "text": TEXT}).encode(),
        b"not json",
        b"",
        json.dumps({"id": "b", "text": 7}).encode(),
        json.dumps({"id": "long", "text": "x" * (READ_LIMIT + 1)}).encode(),
        json.dumps({"id": "c", "text": ""}).encode(),
    ]
    out = io.StringIO()
    assert reading.lines(given, out) == 3
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [a["id"] for a in answers] == [1, None, "b", "long", "c"]
    assert ["reading" in a for a in answers] == [True, False, False, False, True]
    assert "longer than" in answers[3]["error"]


def test_the_command_needs_no_desk(tmp_path: Path) -> None:
    """A file, standard input, JSON lines; wrong use is exit code 2."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    whole = run(NOWHERE, "read", str(path))
    assert whole.returncode == 0 and json.loads(whole.stdout)["text_sha256"]
    assert run(NOWHERE, "read", "-", stdin=TEXT.encode()).stdout == whole.stdout
    lines = json.dumps({"id": "x", "text": TEXT}).encode() + b"\noops\n"
    done = run(NOWHERE, "read", "--lines", stdin=lines)
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["reading"] == json.loads(whole.stdout) and second["id"] is None
    assert run(NOWHERE, "read").returncode == 2
    missing = run(NOWHERE, "read", str(tmp_path / "none"))
    assert missing.returncode == 2 and "none" not in missing.stderr


@pytest.fixture
def proven() -> None:
    """Skip where this system cannot lock the process that reads pages."""
    from habeas.sources import boundary

    if not boundary.probe().holds:
        pytest.skip("this system cannot lock a process")
