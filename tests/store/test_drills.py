"""Short forms of the drills: kills, power cuts, two programs on one desk at once.

The long forms are commands of their own: see `tools/drills/`.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tools.drills import desk as drilled
from tools.drills import kills, powercut

pytestmark = pytest.mark.skipif(
    os.environ.get("DB") == "postgres", reason="the drills are of a laptop's desk"
)


def _ended(do: str, *arguments: object, **options: object) -> str:
    done = subprocess.run(
        drilled.run(do, *arguments, **options),
        env=drilled.environment(),
        cwd=drilled.ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def test_killed_at_random_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    looks = kills.drill(tmp_path, kills=4, seed=1)
    assert all(one.good for one in looks), kills.told(looks)
    assert looks[-1].acknowledged


def test_two_programs_write_to_one_desk_at_once(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    _ended("make", root)
    writers = [
        subprocess.Popen(
            drilled.run("write", root, tmp_path / f"acks{n}", seed=n, most=30),
            env=drilled.environment(),
            cwd=drilled.ROOT,
        )
        for n in range(2)
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    for n in range(2):
        found = drilled.Look(**_look(root, tmp_path / f"acks{n}"))
        assert found.good, found
        # Two files of one byte may be the same, and are then one source.
        assert found.acknowledged == 30


def _look(root: Path, acks: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(_ended("look", root, acks))
    return found


def test_a_lost_acknowledgement_is_counted(tmp_path: Path) -> None:
    """The drill itself is tried: what is not there counts as lost."""
    root, acks = tmp_path / "desk", tmp_path / "acks"
    _ended("make", root)
    _ended("write", root, acks, most=2)
    with acks.open("a", encoding="ascii") as told:
        told.write(f"never-kept {'0' * 64}\n")
    found = drilled.Look(**_look(root, acks))
    assert (found.acknowledged, found.lost, found.good) == (3, 1, False)


def test_a_power_cut_loses_nothing_and_the_controls_do() -> None:
    if reason := powercut.cannot():
        pytest.skip(f"no power cuts here: {reason}")
    itself, *controls = powercut.drill(cuts=2, controls=1, seed=1)
    assert itself.good, itself.told()
    assert {c.spoil for c in controls if c.good} == set(), "the drill is void"
