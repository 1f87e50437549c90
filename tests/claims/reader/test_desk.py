"""What comes to a desk: testimonies, interviews, chats, mails, tables, lists, tallies.

The texts and what a careful officer reads in them are in `desk/`, set by set, written
before they were read. A false record fails by name; a text must give at least `SHARE`
of what is expected, or the `share` that it has of its own where less is read so far.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from habeas.claims.reader.read import read
from tests.claims.reader.test_unseen import is_made, missed_of

HERE = Path(__file__).parent / "desk"
EXPECTED: dict[str, Any] = {
    name: one
    for path in sorted(HERE.glob("*.yaml"))
    for name, one in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}
SHARE = 0.6
FALSE = [(n, f) for n, e in EXPECTED.items() for f in e.get("never", [])]


@cache
def reading(name: str) -> dict[str, Any]:
    """Return what the reader makes of a text."""
    return read(EXPECTED[name]["text"])


@pytest.mark.parametrize(
    ("name", "false"), FALSE, ids=[f"{n}-{i}" for i, (n, _) in enumerate(FALSE)]
)
def test_no_false_record(name: str, false: dict[str, Any]) -> None:
    """Inventing something can cost a person."""
    wanted = {**false, "value": str(false["value"])} if "value" in false else false
    assert not is_made(reading(name), wanted)


@pytest.mark.parametrize("name", EXPECTED)
def test_enough_is_read(name: str) -> None:
    """Most of what a careful officer reads is proposed; what is not, is named."""
    lost, of = missed_of(reading(name), EXPECTED[name])
    share = EXPECTED[name].get("share", SHARE)
    assert len(lost) <= of * (1 - share), "\n".join(lost)


INTERVIEW = (
    "Interview with a driver, Multan, 4 May 2026\n\nQ: How are you?\n"
    "A: I am well. I was afraid. I was at home.\n"
)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Q: When did they arrest you?\nA: On 1 May.", ("arrest", "affirmed")),
        ("Q: Were you beaten?\nA: Yes, many times.", ("assault", "affirmed")),
        ("Q: Were you beaten?\nA: No.", ("assault", "negated")),
        ("Q: Did they beat you?\nA: No, never.", ("assault", "negated")),
        ("Q: When did they let you go?\nA: At midnight.", ("release", "affirmed")),
        ("Q: Did they release you?\nA: I do not know.", None),
        ("Q: They say you were released.\nA: That is not true.", None),
    ],
)
def test_a_question_is_told_by_its_answer(
    words: str, told: tuple[str, str] | None
) -> None:
    """What is asked is no news; with the answer it may be, or its denial."""
    found = [(a["type"], a["polarity"]) for a in read(INTERVIEW + words)["acts"]]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("He's been arrested.", ["arrest"]),
        ("They've arrested him.", ["arrest"]),
        ("Asad Mirza's been released.", ["release"]),
        ("Asad Mirza's released brother spoke.", []),
        ("Officers came to Asad Mirza's home.", []),
    ],
)
def test_words_written_as_one_are_two(words: str, told: list[str]) -> None:
    """Chats and testimonies say "he's", "they've" and "Asad's"."""
    found = read(f"Multan, 4 May 2026. Asad Mirza is a driver. {words}")["acts"]
    assert [a["type"] for a in found] == told
