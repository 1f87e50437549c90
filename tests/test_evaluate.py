"""`habeas evaluate`: references in, figures with their intervals out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from habeas.claims.reader.evaluate import (
    BadReference,
    NoReferences,
    evaluate,
    references,
)
from habeas.claims.reader.readers import Plain, default, keywords
from tests.command import run

NOWHERE = Path("/nonexistent")
TOLD = "Police arrested Zuwena Achungo on 1 May 2026.\n"
ASKED = "We demand the release of Zuwena Achungo.\n"


def gold(kind: str, words: str) -> dict[str, Any]:
    """A reference with one act, or none."""
    person = {
        "id": "p1",
        "name": "Zuwena Achungo",
        "kind": "individual",
        "quotes": ["Zuwena Achungo"],
    }
    act = {
        "id": "a1",
        "type": kind,
        "victims": ["p1"],
        "by": [],
        "date": "2026-05-01",
        "modality": "stated",
        "polarity": "affirmed",
        "time_frame": "incident",
        "quotes": [words],
    }
    trap = {"kind": "act", "type": "release", "victim": "p1", "why": "it was asked"}
    return {"people": [person], "acts": [act] if kind else [], "must_not": [trap]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two references."""
    for name, text, made in (
        ("one", TOLD, gold("arrest", "arrested Zuwena Achungo")),
        ("two", ASKED, gold("", "")),
    ):
        (tmp_path / f"{name}.txt").write_text(text, newline="")
        (tmp_path / f"{name}.json").write_text(json.dumps(made))
    (tmp_path / "alone.json").write_text("{}")
    return tmp_path


def test_the_command_prints_figures_and_what_is_wrong(folder: Path) -> None:
    """A table with the keywords beside it; each false record by its reason."""
    done = run(NOWHERE, "evaluate", str(folder))
    assert done.returncode == 0, done.stderr
    assert "false records of rules: 0 of 2 traps" in done.stdout
    assert "unmatched stated acts on named people: 0" in done.stdout
    done = run(NOWHERE, "evaluate", str(folder), "--reader", "keywords")
    assert "false records of keywords: 1 of 2 traps" in done.stdout
    assert "two: it was asked" in done.stdout
    assert "two: release of Zuwena Achungo" in done.stdout


def test_the_command_gives_json(folder: Path) -> None:
    """The same for a program."""
    done = run(NOWHERE, "evaluate", str(folder), "--json")
    found = json.loads(done.stdout)
    acts = found["evaluation"]["figures"]["acts"]
    assert (acts["right"], acts["read"], acts["wanted"]) == (1, 1, 1)
    assert found["evaluation"]["documents"] == ["one", "two"]
    (false,) = found["baseline"]["false_records"]
    assert false == {"document": "two", "why": "it was asked"}


def test_intervals_hold_their_figure_and_are_the_same_again(folder: Path) -> None:
    """1,000 draws of the same chance; low to high around the value."""
    given = references(folder)
    one, again = (evaluate(keywords(), given) for _ in range(2))
    assert one.figures == again.figures
    for figure in one.figures.values():
        assert 0 <= figure.low <= figure.value <= figure.high <= 1
    assert one.figures["acts"].low < one.figures["acts"].high


@pytest.mark.parametrize(
    ("json_text", "text"),
    [(b"[]", b"x"), (b"{", b"x"), (b"{}", b"\xff"), (b'{"acts": [{}]}', b"x")],
)
def test_a_bad_reference_is_said_by_its_number(
    tmp_path: Path, json_text: bytes, text: bytes
) -> None:
    """No name of a file in the sentence."""
    (tmp_path / "secret.json").write_bytes(json_text)
    (tmp_path / "secret.txt").write_bytes(text)
    with pytest.raises(BadReference) as caught:
        evaluate(default(), references(tmp_path))
    assert "reference 1 " in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_reading_out_of_form_is_said(folder: Path) -> None:
    """A reader of another package that does not keep the format."""
    odd = Plain("odd", "1", lambda _: {"acts": [{"no": "type"}]})
    with pytest.raises(BadReference):
        evaluate(odd, references(folder))


def test_wrong_use_is_exit_code_2(tmp_path: Path) -> None:
    """An empty folder, no such reader, an endpoint without or beyond this machine."""
    with pytest.raises(NoReferences):
        references(tmp_path)
    empty = run(NOWHERE, "evaluate", str(tmp_path))
    assert empty.returncode == 2 and "holds no NAME.txt" in empty.stderr
    for more, said in (
        (("--reader", "other"), "no reader of that name"),
        (("--reader", "endpoint"), "off until"),
        (
            ("--reader", "endpoint", "--model", "m")
            + ("--endpoint", "http://192.0.2.7:80/v1"),
            "not a plain http address of this machine",
        ),
    ):
        done = run(NOWHERE, "evaluate", str(tmp_path), *more)
        assert done.returncode == 2 and said in done.stderr
