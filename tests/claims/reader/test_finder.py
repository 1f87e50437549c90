"""Acts told in words of no list: the learnt finder, its arithmetic and its bounds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader import tiers
from habeas.claims.reader.finder import find, marks, words
from habeas.claims.reader.finder.bounds import NEVER
from habeas.claims.reader.read import read

ROOT = Path(__file__).parents[3]
SNIPPETS = sorted((ROOT / "tools/finder").glob("*.txt"))
WAYS = {
    "denied", "negated", "feared", "intended", "committed", "hypothetical", "demanded",
}  # fmt: skip

_SOME = sorted(words.listed())[::500]


@given(
    st.lists(
        st.sampled_from([*_SOME, "PERSON", "#", "Aa", ","]), min_size=1, max_size=60
    )
)
def test_lanes_give_what_plain_sums_give(said: list[str]) -> None:
    """Rows added as one great integer are the same as added place by place."""
    net = marks.network()
    (kind,) = [("item",)]
    for got, told in zip(
        marks.odds(said, kind), marks.features(said, kind), strict=True
    ):
        places = [net.place[f] for f in told if f in net.place]
        sums = [
            max(0, b + sum(net.rows[p * net.size + n] - marks.ZERO for p in places))
            for n, b in enumerate(net.bias)
        ]
        plain = [
            net.scale
            * sum(
                v * (row >> 32 * c & 0xFFFFFFFF)
                for v, row in zip(sums, net.out, strict=True)
            )
            for c in range(len(net.codes))
        ]
        less = net.scale * marks.ZERO * sum(sums)
        odds = [v - less + b for v, b in zip(plain, net.out_bias, strict=True)]
        best = max(range(len(odds)), key=odds.__getitem__)
        if got:
            likely = max(got, key=lambda c: got[c])
            assert best == 0 or net.codes[best] == likely
        else:
            assert best == 0


def test_a_lane_holds_all_that_is_added() -> None:
    """No sum of rows runs over into the next lane."""
    assert marks.MOST * 255 < 1 << 8 * marks.LANE
    kinds = ("resolution", "item", "question", "heading", "sender")
    row = [word for word in words.listed() if len(word) > len("seven")][:60]
    assert max(map(len, marks.features(row, kinds))) == marks.MOST
    net = marks.network()
    most = max(net.rows) * marks.MOST * net.size * 255
    assert most < 1 << 8 * marks.WIDE


def test_no_text_is_kept() -> None:
    """What is kept between texts are words that the weights know, each by itself."""
    read(HEAD + "the woman zubeidakhala slept beside quintessabanu in a cell.")
    net = marks.network()
    for known in (*net._at.values(), net._near):
        assert not {"zubeidakhala", "quintessabanu"} & {*known}
        assert not any(" " in word for word in known)


HEAD = "Open Cells Watch, Lusaka, 12 May 2026\n\n"


def acts(text: str) -> list[dict[str, object]]:
    """Return the acts of a text under a heading."""
    found: list[dict[str, object]] = read(HEAD + text)["acts"]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "We ask the court to let Mutinta Hamoonga go home to her children.",
        "Do they keep Mutinta Hamoonga behind the depot, as people say?",
        "The lorry that took our men to the hospital came on time this month.",
        "The committee held its meeting at the depot and thanked the driver.",
        "The players were locked in at half past two for the weighing.",
        "Her book was picked up by a publisher in Ndola.",
        "",
    ],
)
def test_other_news_tells_no_act(text: str) -> None:
    """Demands, questions and other news are no acts."""
    assert acts(text) == []


def test_what_it_finds_is_marked_and_never_strong() -> None:
    """An act of no rule is marked; it and what hangs on it alone stay weak."""
    text = (ROOT / "tests/claims/reader/coded/r07.txt").read_text(encoding="utf-8")
    reading = read(text)
    found = [a for a in reading["acts"] if a.get("unforeseen")]
    assert found
    for act in found:
        assert act["tier"] == "weak" and act["score"] < tiers.STRONG
        for quote in act["quotes"]:
            assert text[quote["start"] : quote["end"]] == quote["exact"]


def ruled(reading: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    """Return the acts that the rules read, without their numbers and scores."""
    apart = ("id", "score", "tier", "voices")
    acts = [
        {key: told for key, told in act.items() if key not in apart}
        for act in reading["acts"]
        if not act.get("unforeseen")
    ]
    return sorted(acts, key=json.dumps)


CODED = sorted((ROOT / "tests/claims/reader/coded").glob("*.txt"))


@pytest.mark.parametrize("path", CODED, ids=lambda p: p.stem)
def test_it_changes_nothing_that_the_rules_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Acts, events and rows of the register that the rules read stay as they are."""
    text = path.read_text(encoding="utf-8")
    found = read(text)
    monkeypatch.setattr(find, "_asked", lambda line: False)
    plain = read(text)
    assert ruled(found) == ruled(plain)
    assert found["events"] == plain["events"]
    rows = {row["person"]: row for row in found["register"]}
    for row in plain["register"]:
        told = [(e["status"], e["date"], e["quotes"]) for e in row["history"]]
        again = rows.pop(row["person"])
        assert again["current"] == row["current"]
        assert [(e["status"], e["date"], e["quotes"]) for e in again["history"]] == told
    for row in rows.values():
        assert all(entry["unforeseen"] for entry in row["history"])
        assert all(entry["tier"] == "weak" for entry in row["history"])
        assert row["current"] not in ("released", "escaped", "deported", "missing")
    assert not {a["type"] for a in found["acts"] if a.get("unforeseen")} & NEVER


@pytest.mark.parametrize(
    "text",
    [
        "The warder Mutinta Hamoonga slept in a cell at Lusaka Central. Mutinta Hamoonga returned home on Friday.",
        "Police arrested Mutinta Hamoonga. Mutinta Hamoonga slept in a cell at Lusaka Central for five hours.",
        "Kabwe: death of Musa Banda - hit in the eye.",
        "The border was open; Musa Banda walked back across the bridge at Chirundu by night.",
        "Musa Banda was wounded. He is dead. He has a bullet in the neck.",
    ],
)
def test_nobody_is_free_dead_or_gone_by_it(text: str) -> None:
    """What follows from what it heard frees, kills and deports nobody."""
    reading = read(HEAD + text)
    heard = [a for a in reading["acts"] if a["type"] in NEVER]
    assert not [a for a in heard if a.get("unforeseen")]
    for row in reading["register"]:
        assert row["current"] not in ("released", "deported", "died_in_custody")


def test_it_gives_nothing_to_an_act_that_the_rules_read() -> None:
    """The day and the place of a later sentence stay out of an arrest."""
    reading = read(
        HEAD + "Mutinta Hamoonga was arrested. That is all we know of her. "
        "Mutinta Hamoonga slept two nights on the floor of a cell at Lusaka Central on 5 May 2026."
    )
    (arrest,) = [a for a in reading["acts"] if a["type"] == "arrest"]
    assert arrest["date"] is None and arrest["place"] is None


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda p: p.stem)
def test_labels_stand_in_their_snippets(path: Path) -> None:
    """Each act of a snippet has a code we know and words that stand in it."""
    vocabulary = (ROOT / "src/habeas/vocab/acts.yaml").read_text(encoding="utf-8")
    codes = set(yaml.safe_load(vocabulary)["acts"])
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        rows = block.split("\n")
        text = " ".join(r for r in rows if not r.startswith("+ ") and r.strip() != "-")
        told = [r[2:].split("|") for r in rows if r.startswith("+ ")]
        assert text and (told or "-" in [r.strip() for r in rows]), block
        for code, victims, said, *way in told:
            assert code.strip() in codes, block
            assert said.strip() and said.strip() in text, block
            assert all(v.strip() in text for v in victims.split(";")), block
            assert not way or way[0].strip() in WAYS | {"", "stated"}, block


def test_weights_hold_what_the_network_reads() -> None:
    """Every row has its key, and every code is one of the vocabulary."""
    folder = ROOT / "src/habeas/claims/reader/data/finder"
    keys = (folder / "keys.txt").read_text(encoding="utf-8").split("\n")[:-1]
    told = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    assert len(set(keys)) == len(keys)
    assert (folder / "rows.bin").stat().st_size == len(keys) * len(told["bias"])
    assert told["codes"][0] == marks.NONE
