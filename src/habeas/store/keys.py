"""The key file: a list of slots, each of which opens the desk's one data key.

A slot is `{kind, algorithm, parameters, wrapped}`: the passphrase (Argon2id), or the
recovery sheet (24 words of BIP 39, 256 bits, HKDF). Beside them lie, wrapped by the
data key, what signs checkpoints (Ed25519) and what backups are made for (X25519, an
age identity). A SHA-256 tells damage before anybody types; a MAC under the data key
tells a change made on purpose. The file has one form only (RFC 8785 and a line's
end), so that no byte of it can change unseen.
"""

from __future__ import annotations

import builtins
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from mnemonic import Mnemonic
from pyrage import x25519

from habeas.errors import HabeasError
from habeas.store import kdf
from habeas.store.canon import canonical
from habeas.store.folder import Layout, write_file
from habeas.store.kdf import Cost
from habeas.store.seal import ALGORITHM as SEALED
from habeas.store.seal import KEY, SealBroken, derive, seal, unseal

FORMAT = "habeas-keys/1"
PASSPHRASE, RECOVERY = "passphrase", "recovery"
HKDF = "hkdf-sha256"
ED25519, AGE = "ed25519", "age-x25519"
WORDS = 24
Body = dict[str, Any]


class WrongPassphrase(HabeasError):
    """No slot opens with what was typed."""

    def __init__(self) -> None:
        super().__init__(
            "this passphrase does not open the desk. Nothing was changed. "
            "Try again, or use the recovery sheet: `habeas recover`."
        )


class WrongWords(HabeasError):
    """The words are not those of the recovery sheet."""

    def __init__(self) -> None:
        super().__init__(
            "these words do not open the desk: one is misspelt or missing, they are "
            "in another order, or the sheet was replaced. Nothing was changed. "
            "Compare them with the sheet and try again."
        )


class NoRecovery(HabeasError):
    """The desk has no recovery sheet."""

    def __init__(self) -> None:
        super().__init__(
            "this desk has no recovery sheet, so only its passphrase opens it. "
            "Nothing was changed. Make a sheet with `habeas sheet`."
        )


class DamagedKeyFile(HabeasError):
    """The key file is not what the desk wrote."""

    def __init__(self) -> None:
        super().__init__(
            "the desk's key file (keys.json) is damaged or was changed. Nothing else "
            "was touched, and the passphrase is not at fault. Put the keys.json of "
            "the last backup in its place and try again."
        )


@dataclass(frozen=True, repr=False)
class Keys:
    """What opens a desk: its id, the data key, and its two key pairs."""

    desk: str
    data: bytes
    signing: Ed25519PrivateKey
    receiving: x25519.Identity


def create(
    root: Path, passphrase: str, *, recovery: bool = True, cost: Cost | None = None
) -> tuple[Keys, list[str]]:
    """Write a new desk's key file; return its keys and the words of its sheet.

    Without `recovery` there is no sheet, and the list is empty. `cost` is what
    Argon2id takes; by default about a second on this machine.
    """
    made = make()
    words = new_words() if recovery else []
    write(root, made, passphrase, words, cost=cost)
    return made, words


def make() -> Keys:
    """Return the keys of a new desk, written nowhere yet."""
    return Keys(
        str(uuid4()),
        secrets.token_bytes(KEY),
        Ed25519PrivateKey.generate(),
        x25519.Identity.generate(),
    )


def write(
    root: Path,
    keys: Keys,
    passphrase: str,
    words: Sequence[str] = (),
    *,
    cost: Cost | None = None,
) -> None:
    """Write a key file that opens with `passphrase`, and with `words` if given."""
    slots = [_passphrase_slot(keys, passphrase, cost or kdf.chosen())]
    if words:
        slots.append(_recovery_slot(keys, list(words)))
    put(root, _whole(keys, {"slots": slots, **_pairs(keys)}))


def open(root: Path, passphrase: str) -> Keys:
    """Return the keys of the desk at `root`.

    Raises:
        WrongPassphrase: If no passphrase slot opens.
        DamagedKeyFile: If the file is not what was written.
        kdf.NoDerivation: If there is not the memory to derive the key.
    """
    body = _read(root)
    for slot in _slots(body, PASSPHRASE):
        cost, salt = _argon2(slot)
        data = _unwrapped(kdf.derive(passphrase, salt, cost), slot, body["desk"])
        if data is not None:
            return _opened(body, data)
    raise WrongPassphrase


def recover(root: Path, words: list[str]) -> Keys:
    """Return the keys of the desk at `root` by the words of its recovery sheet.

    Raises:
        NoRecovery, WrongWords, DamagedKeyFile: Nothing is changed.
    """
    body = _read(root)
    slots = _slots(body, RECOVERY)
    if not slots:
        raise NoRecovery
    entropy = _entropy(words)
    for slot in slots:
        data = _unwrapped(derive(entropy, "recovery"), slot, body["desk"])
        if data is not None:
            return _opened(body, data)
    raise WrongWords


def with_recovery(root: Path, keys: Keys, words: list[str]) -> bytes:
    """Return the key file with `words` as its one sheet; `put` writes it."""
    check(root, keys)
    return _replaced(root, keys, RECOVERY, _recovery_slot(keys, words))


def with_passphrase(
    root: Path, keys: Keys, passphrase: str, *, cost: Cost | None = None
) -> bytes:
    """Return the key file with another passphrase; `put` writes it."""
    check(root, keys)
    slot = _passphrase_slot(keys, passphrase, cost or kdf.chosen())
    return _replaced(root, keys, PASSPHRASE, slot)


def put(root: Path, content: bytes) -> None:
    """Write the key file. Copies of the old one elsewhere open as they did."""
    write_file(Layout(root).keys, content)


def add_recovery(root: Path, keys: Keys, words: list[str]) -> None:
    """Make `words` the desk's recovery sheet; an older sheet stops working.

    On a desk with a ledger, `store.credentials` does this and says so there.
    """
    put(root, with_recovery(root, keys, words))


def change_passphrase(
    root: Path, keys: Keys, passphrase: str, *, cost: Cost | None = None
) -> None:
    """Make `passphrase` the desk's; the old one stops working on this file.

    On a desk with a ledger, `store.credentials` does this and says so there.
    """
    put(root, with_passphrase(root, keys, passphrase, cost=cost))


def has_recovery(root: Path) -> bool:
    """Return whether the desk has a recovery sheet. Raises `DamagedKeyFile`."""
    return bool(_slots(_read(root), RECOVERY))


def new_words() -> list[str]:
    """Return 24 random words (BIP 39, English)."""
    return str(Mnemonic("english").generate(strength=256)).split()


def check(root: Path, keys: Keys) -> None:
    """Raise `DamagedKeyFile` unless the file is what was written with these keys."""
    _opened(_read(root), keys.data)


def digest(content: bytes) -> str:
    """Return what names a key file in the ledger; it tells nothing of its secrets."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _opened(body: Body, data: bytes) -> Keys:
    if not hmac.compare_digest(str(body["mac"]), _mac(data, body)):
        raise DamagedKeyFile
    try:
        signing, receiving = (
            unseal(data, bytes.fromhex(body[name]["wrapped"]), _bound(body, name))
            for name in ("signing", "receiving")
        )
        return Keys(
            body["desk"],
            data,
            Ed25519PrivateKey.from_private_bytes(signing),
            x25519.Identity.from_str(receiving.decode()),
        )
    except (SealBroken, ValueError, KeyError, TypeError) as error:
        raise DamagedKeyFile from error


def _pairs(keys: Keys) -> Body:
    parts = {
        "signing": (ED25519, keys.signing.private_bytes_raw()),
        "receiving": (AGE, str(keys.receiving).encode()),
    }
    return {
        name: {
            "kind": kind,
            "algorithm": SEALED,
            "wrapped": seal(keys.data, secret, f"{keys.desk}:{name}".encode()).hex(),
        }
        for name, (kind, secret) in parts.items()
    }


def _bound(body: Body, name: str) -> bytes:
    return f"{body['desk']}:{name}".encode()


def _passphrase_slot(keys: Keys, passphrase: str, cost: Cost) -> Body:
    salt = secrets.token_bytes(kdf.SALT)
    parameters = {
        "salt": salt.hex(),
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
    }
    key = kdf.derive(passphrase, salt, cost)
    return _slot(keys, key, PASSPHRASE, f"{kdf.ALGORITHM}+{SEALED}", parameters)


def _recovery_slot(keys: Keys, words: list[str]) -> Body:
    key = derive(_entropy(words), "recovery")
    return _slot(keys, key, RECOVERY, f"{HKDF}+{SEALED}", {"words": WORDS})


def _slot(keys: Keys, key: bytes, kind: str, algorithm: str, parameters: Body) -> Body:
    bound = f"{keys.desk}:{kind}".encode()
    return {
        "kind": kind,
        "algorithm": algorithm,
        "parameters": parameters,
        "wrapped": seal(key, keys.data, bound).hex(),
    }


def _unwrapped(key: bytes, slot: Body, desk: str) -> bytes | None:
    bound = f"{desk}:{slot['kind']}".encode()
    try:
        return unseal(key, bytes.fromhex(slot["wrapped"]), bound)
    except SealBroken:
        return None


def _argon2(slot: Body) -> tuple[Cost, bytes]:
    given = slot["parameters"]
    cost = Cost(given["memory"], given["passes"], given["lanes"])
    if not cost.possible():
        raise DamagedKeyFile
    return cost, bytes.fromhex(given["salt"])


def _entropy(words: list[str]) -> bytes:
    said = " ".join(word.strip().lower() for word in words)
    try:
        entropy = bytes(Mnemonic("english").to_entropy(said))
    except (ValueError, LookupError) as error:
        raise WrongWords from error
    if len(entropy) != KEY:
        raise WrongWords
    return entropy


def _replaced(root: Path, keys: Keys, kind: str, slot: Body) -> bytes:
    body = _read(root)
    others = [s for s in body["slots"] if s["kind"] != kind]
    slots = sorted([*others, slot], key=lambda s: (s["kind"] != PASSPHRASE, s["kind"]))
    return _whole(keys, body | {"slots": slots})


def _whole(keys: Keys, body: Body) -> bytes:
    body = body | {"format": FORMAT, "desk": keys.desk}
    body |= {"mac": _mac(keys.data, body)}
    return canonical(body | {"sha256": _sum(body)}) + b"\n"


def _read(root: Path) -> Body:
    content = Layout(root).keys.read_bytes()
    try:
        body = json.loads(content)
        same = canonical(body) + b"\n" == content
        said = body.pop("sha256")
        known = body["format"] == FORMAT and _formed(body)
    except (ValueError, HabeasError, KeyError, TypeError, AttributeError) as error:
        raise DamagedKeyFile from error
    if not (same and known and said == _sum(body)):
        raise DamagedKeyFile
    return dict(body)


def _formed(body: Body) -> bool:
    strings = all(isinstance(body[name], str) for name in ("desk", "mac"))
    slots = all({"kind", "parameters", "wrapped"} <= s.keys() for s in body["slots"])
    return strings and slots


def _slots(body: Body, kind: str) -> builtins.list[Body]:
    return [slot for slot in body["slots"] if slot["kind"] == kind]


def _sum(body: Body) -> str:
    return hashlib.sha256(canonical(_without(body, "sha256"))).hexdigest()


def _mac(data: bytes, body: Body) -> str:
    signed = canonical(_without(_without(body, "sha256"), "mac"))
    made = hmac.digest(derive(data, "key file"), signed, hashlib.sha256)
    return "hmac-sha256:" + made.hex()


def _without(body: Body, name: str) -> Body:
    return {k: v for k, v in body.items() if k != name}
