"""Score whole articles of MUC-4: whom the reader calls victim, and whom doer.

usage: score_muc.py [FILE.jsonl] [--written lower|upper] [--show N]

The measure is CEAF-REE as Du, Rush and Cardie define it ("GRIT", EACL 2021): an article
has for each role a set of entities, an entity is a set of mentions; one that is read
counts as right where all its mentions are among those of one reference, at most one for
each; precision and recall are of entities, summed over articles. Mentions are compared
in small letters without articles and punctuation. References of several incidents of an
article are one set, as there. Three of the five roles are scored: Victim (people by
name, as the set has it), PerpInd and PerpOrg, and their micro average; the reader gives
no targets and no weapons. Articles without any incident count too.

The texts (United States government, without a licence) are read where they lie, by
default in the shared folder; nothing shipped may learn from them. They are in small
letters; `--written upper` puts them in capitals, as the agency sent them.
"""

from __future__ import annotations

import argparse
import json
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from habeas.claims.reader.read import read

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data" / "muc4" / "dev.jsonl"
ROLES = ("Victim", "PerpInd", "PerpOrg")
Entity = frozenset[str]
Roles = dict[str, list[Entity]]
# What the set calls an attack, a bombing, a kidnapping, an arson or a robbery; what is
# only threatened counts there as well.
TYPES = frozenset(
    (
        "killing", "extrajudicial_execution", "attempted_killing", "injury", "assault",
        "torture", "abduction", "enforced_disappearance", "destruction", "death_threat",
    )
)  # fmt: skip
_ARTICLE = re.compile(r"\b(a|an|the)\b")
_TAIL = re.compile(
    r"(?<!members)(?<!member)(?<!group)(?<!groups) "
    r"(?:of the|of|who|that|wearing|carrying|riding|driving|in|on|from|with)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = str.maketrans("", "", string.punctuation)


def plain(words: str) -> str:
    """Return a mention as it is compared."""
    low = words.lower().translate(_MARKS)
    return " ".join(_ARTICLE.sub(" ", low).split())


def wanted(article: Mapping[str, Any]) -> Roles:
    """Return the entities of an article, those of several incidents once."""
    found: Roles = {}
    for role in ROLES:
        kept: list[Entity] = []
        for template in article["templates"]:
            for mentions in template[role]:
                new = frozenset(plain(words) for words, _ in mentions)
                if not any(new <= old or old <= new for old in kept):
                    kept.append(new)
        found[role] = kept
    return found


def said(reading: Mapping[str, Any]) -> Roles:
    """Return whom a reading calls victim and doer of what the set tells of."""
    people = {p["id"]: p for p in reading["people"]}
    bodies = {o["id"]: o for o in reading["organisations"]}
    found: dict[str, dict[str, None]] = {role: {} for role in ROLES}
    for act in reading["acts"]:
        if act["type"] not in TYPES:
            continue
        if act["polarity"] != "affirmed" and act["modality"] == "stated":
            continue
        for ref in act["victims"]:
            if people.get(ref, {}).get("name"):
                found["Victim"][ref] = None
        for ref in act["by"]:
            found["PerpOrg" if ref in bodies else "PerpInd"][ref] = None
    every = {**people, **bodies}
    told = {role: [_told(every[ref]) for ref in refs] for role, refs in found.items()}
    return {role: [frozenset([w]) for w in dict.fromkeys(told[role])] for role in ROLES}


def _told(one: Mapping[str, Any]) -> str:
    """Return the name, or the words for somebody without what follows their noun."""
    words = one.get("name") or one.get("words") or ""
    return plain(words if one.get("name") else _TAIL.sub("", words))


def matched(read_: Sequence[Entity], right: Sequence[Entity]) -> int:
    """Return how many pairs can be made, each entity in one, mentions all among them."""
    taken: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for other, mentions in enumerate(right):
            if other in seen or not read_[one] <= mentions:
                continue
            seen.add(other)
            if other not in taken or place(taken[other], seen):
                taken[other] = one
                return True
        return False

    return sum(place(one, set()) for one in range(len(read_)))


def articles(path: Path, written: str) -> Iterator[tuple[dict[str, Any], Roles]]:
    """Give each article with what the reader says of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["doctext"]
        yield article, said(read(text.upper() if written == "upper" else text))


def score(found: Iterable[tuple[Mapping[str, Any], Roles]]) -> dict[str, list[int]]:
    """Return, by role and over all, how many are right, read and to be read."""
    counts = {role: [0, 0, 0] for role in (*ROLES, "micro")}
    for article, read_ in found:
        right = wanted(article)
        for role in ROLES:
            row = (
                matched(read_[role], right[role]),
                len(read_[role]),
                len(right[role]),
            )
            for name in (role, "micro"):
                counts[name] = [a + b for a, b in zip(counts[name], row, strict=True)]
    return counts


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=DATA)
    parser.add_argument("--written", choices=("lower", "upper"), default="lower")
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    if not given.file.exists():
        parser.error(f"{given.file} is not there: name a file to score")
    found = list(articles(given.file, given.written))
    for article, read_ in found[: given.show]:
        _show(article, read_)
    for name, (hits, count, there) in score(found).items():
        p, r = hits / max(count, 1), hits / max(there, 1)
        f1 = 2 * hits / max(count + there, 1)
        print(f"{name:8} P {p:.3f} R {r:.3f} F1 {f1:.3f} ({hits}/{count}/{there})")


def _show(article: Mapping[str, Any], read_: Roles) -> None:
    print(article["docid"])
    right = wanted(article)
    for role in ROLES:
        print(f"  {role}: read {[sorted(e) for e in read_[role]]}")
        print(f"  {role}: right {[sorted(e) for e in right[role]]}")


if __name__ == "__main__":
    main()
