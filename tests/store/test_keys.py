"""The key file: slots that open one key, wrong ones told from a damaged file."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from habeas.store import kdf, keys
from habeas.store.folder import Layout
from habeas.store.kdf import Cost
from habeas.store.keys import DamagedKeyFile, Keys, WrongPassphrase, WrongWords

CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


def _made(root: Path) -> tuple[Keys, list[str]]:
    return keys.create(root, "a passphrase", cost=CHEAP)


def _same(one: Keys, two: Keys) -> bool:
    return (
        one.desk == two.desk
        and one.data == two.data
        and one.signing.private_bytes_raw() == two.signing.private_bytes_raw()
        and str(one.receiving) == str(two.receiving)
    )


def test_both_slots_open_the_same_keys(tmp_path: Path) -> None:
    made, words = _made(tmp_path)
    assert len(words) == 24
    assert _same(keys.open(tmp_path, "a passphrase"), made)
    assert _same(keys.recover(tmp_path, words), made)
    assert _same(keys.recover(tmp_path, [w.upper() + " " for w in words]), made)


def test_every_slot_and_wrapped_key_names_its_algorithm(tmp_path: Path) -> None:
    _made(tmp_path)
    body = json.loads(Layout(tmp_path).keys.read_bytes())
    assert [s["kind"] for s in body["slots"]] == ["passphrase", "recovery"]
    assert [s["algorithm"].split("+")[0] for s in body["slots"]] == [
        "argon2id",
        "hkdf-sha256",
    ]
    assert set(body["slots"][0]) == {"kind", "algorithm", "parameters", "wrapped"}
    assert (body["signing"]["kind"], body["receiving"]["kind"]) == (
        "ed25519",
        "age-x25519",
    )
    assert body["mac"].startswith("hmac-sha256:")


def test_no_key_lies_in_the_file_in_clear(tmp_path: Path) -> None:
    made, words = _made(tmp_path)
    lying = Layout(tmp_path).keys.read_bytes()
    secrets = [made.data, made.signing.private_bytes_raw()]
    assert not any(s in lying or s.hex().encode() in lying for s in secrets)
    assert str(made.receiving).encode() not in lying
    assert " ".join(words).encode() not in lying
    assert "data" not in repr(made)


def test_a_wrong_passphrase_is_said_and_changes_nothing(tmp_path: Path) -> None:
    _made(tmp_path)
    before = Layout(tmp_path).keys.read_bytes()
    for wrong in ("", "a passphrase ", "A passphrase", "another"):
        with pytest.raises(WrongPassphrase, match="Nothing was changed"):
            keys.open(tmp_path, wrong)
    assert Layout(tmp_path).keys.read_bytes() == before


def test_wrong_words_are_said(tmp_path: Path) -> None:
    _, words = _made(tmp_path)
    swapped = [words[1], words[0], *words[2:]]
    for wrong in (swapped, words[:-1], [], ["abandon"] * 24, keys.new_words()):
        if wrong != words:
            with pytest.raises(WrongWords):
                keys.recover(tmp_path, wrong)


def test_a_changed_passphrase_opens_and_the_old_does_not(tmp_path: Path) -> None:
    made, words = _made(tmp_path)
    keys.change_passphrase(tmp_path, made, "a better one", cost=CHEAP)
    assert _same(keys.open(tmp_path, "a better one"), made)
    assert _same(keys.recover(tmp_path, words), made)
    with pytest.raises(WrongPassphrase):
        keys.open(tmp_path, "a passphrase")


def test_a_new_sheet_replaces_the_old(tmp_path: Path) -> None:
    made, _ = keys.create(tmp_path, "a passphrase", recovery=False, cost=CHEAP)
    assert not keys.has_recovery(tmp_path)
    with pytest.raises(keys.NoRecovery, match="habeas sheet"):
        keys.recover(tmp_path, keys.new_words())
    first, second = keys.new_words(), keys.new_words()
    keys.add_recovery(tmp_path, made, first)
    assert keys.has_recovery(tmp_path)
    assert _same(keys.recover(tmp_path, first), made)
    keys.add_recovery(tmp_path, made, second)
    assert _same(keys.recover(tmp_path, second), made)
    with pytest.raises(WrongWords):
        keys.recover(tmp_path, first)
    assert _same(keys.open(tmp_path, "a passphrase"), made)


def test_any_changed_byte_is_found_before_anybody_is_doubted(tmp_path: Path) -> None:
    """A damaged file is not told as a wrong passphrase."""
    made, words = _made(tmp_path)
    path = Layout(tmp_path).keys
    lying = path.read_bytes()
    for at in range(len(lying)):
        path.write_bytes(lying[:at] + bytes([lying[at] ^ 1]) + lying[at + 1 :])
        with pytest.raises(DamagedKeyFile, match=r"keys\.json"):
            keys.recover(tmp_path, words)
        with pytest.raises(DamagedKeyFile):
            keys.check(tmp_path, made)
    for changed in (b"", lying[:-1], lying + b"\n", b" " + lying, b"[]", b"\xff"):
        path.write_bytes(changed)
        with pytest.raises(DamagedKeyFile):
            keys.open(tmp_path, "a passphrase")


def test_a_change_made_on_purpose_is_found_too(tmp_path: Path) -> None:
    """Who changes the file and its sum, but has no key, is found by the MAC."""
    made, _ = _made(tmp_path)
    other, _ = keys.create(_folder(tmp_path), "another", cost=CHEAP)
    path = Layout(tmp_path).keys
    body = json.loads(path.read_bytes())
    theirs = json.loads(Layout(tmp_path / "other").keys.read_bytes())
    for changed in (
        body | {"slots": body["slots"][:1]},
        body | {"slots": body["slots"][::-1]},
        body | {"receiving": theirs["receiving"]},
        body | {"desk": theirs["desk"]},
        body | {"more": 1},
    ):
        changed["sha256"] = keys._sum(changed)
        path.write_bytes(keys.canonical(changed) + b"\n")
        with pytest.raises(DamagedKeyFile):
            keys.check(tmp_path, made)
    assert other.desk != made.desk


def test_a_hostile_cost_is_refused(tmp_path: Path) -> None:
    _made(tmp_path)
    path = Layout(tmp_path).keys
    body = json.loads(path.read_bytes())
    for name, value in (("memory", 2**40), ("passes", 10**6), ("memory", "8")):
        body["slots"][0]["parameters"][name] = value
        body["sha256"] = keys._sum(body)
        path.write_bytes(keys.canonical(body) + b"\n")
        with pytest.raises(DamagedKeyFile):
            keys.open(tmp_path, "a passphrase")


def test_random_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(1)
    path = Layout(tmp_path).keys
    shapes = [
        {},
        {"format": keys.FORMAT},
        {"format": keys.FORMAT, "desk": "x", "mac": "y", "slots": [{}], "sha256": "z"},
        {"format": keys.FORMAT, "desk": 1, "mac": "y", "slots": 7, "sha256": "z"},
        None,
        [1],
    ]
    contents = [json.dumps(s).encode() for s in shapes]
    contents += [chance.randbytes(chance.randrange(300)) for _ in range(50)]
    for content in contents:
        path.write_bytes(content)
        with pytest.raises(DamagedKeyFile):
            keys.open(tmp_path, "a passphrase")


def test_by_default_the_cost_is_chosen_for_the_machine(tmp_path: Path) -> None:
    keys.create(tmp_path, "a passphrase", recovery=False)
    body = json.loads(Layout(tmp_path).keys.read_bytes())
    assert body["slots"][0]["parameters"]["memory"] >= kdf.LEAST


def _folder(tmp_path: Path) -> Path:
    made = tmp_path / "other"
    made.mkdir()
    return made
