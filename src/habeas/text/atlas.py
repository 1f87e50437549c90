"""The gazetteer's file: names of places, in order, and what each is.

Made by `tools/gazetteer.py`, shipped in the package, ignored by git. The first bytes
are a line that names the format, and the length of the index. The index (JSON, zlib)
holds the first name and the place of each block; a block (zlib) holds some hundred
lines. A look-up opens one block, so that the whole file is never in memory. Data of
GeoNames, Creative Commons Attribution 4.0.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from habeas.text.fold import LETTERS

Kind = Literal["city", "admin1", "admin2", "country"]

FILE = Path(__file__).parent / "data" / "gazetteer.bin"
FORMAT = b"habeas-gazetteer/1\n"
_BLOCK = 200
_WORD = re.compile(r"[^\W_]+")
_KINDS: dict[str, Kind] = {
    "c": "city",
    "1": "admin1",
    "2": "admin2",
    "l": "country",
}
_LETTER = {kind: letter for letter, kind in _KINDS.items()}


@dataclass(frozen=True)
class Place:
    """A place of the gazetteer; `countries` holds every state that claims it.

    Countries are ISO 3166-1 codes in order of the alphabet: more than one says that it
    is claimed by each of them, or lies in all, and that none comes first. `lat` and
    `lon` are the middle in degrees (WGS 84); `radius_km` holds most of it.
    """

    id: str
    name: str
    kind: Kind
    lat: float
    lon: float
    countries: tuple[str, ...]
    admin1: str | None
    radius_km: float


@dataclass(frozen=True)
class Entry:
    """One name of a place; `own` where it is the place's first, or our list gives it."""

    place: Place
    people: int
    own: bool


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return what two writings of one place's name have in common.

    No case, marks, blanks or punctuation; Arabic and Urdu letters that are written for
    one another made one. So "Mirpurkhas" is "Mirpur Khas".
    """
    plain = unicodedata.normalize("NFKC", name).casefold().translate(LETTERS)
    bare = unicodedata.normalize("NFD", plain.translate(LETTERS))
    kept = "".join(c for c in bare if not unicodedata.category(c).startswith("M"))
    whole = unicodedata.normalize("NFC", kept).translate(LETTERS).replace("'", "")
    return "".join(_WORD.findall(whole))


def available(file: Path = FILE) -> bool:
    """Whether the gazetteer was made and can be read; a source checkout may lack it."""
    return bool(_index(file).names)


def entries(name: str, file: Path = FILE) -> tuple[Entry, ...]:
    """Return what bears a name, in the order of the file; () without a gazetteer."""
    return _entries(key(name), file)


@lru_cache(maxsize=4096)
def _entries(wanted: str, file: Path) -> tuple[Entry, ...]:
    index = _index(file)
    if not wanted or not index.names:
        return ()
    at = max(bisect_right(index.names, wanted) - 1, 0)
    begins = f"{wanted}\t"
    return tuple(_read(line) for line in _block(file, at) if line.startswith(begins))


def beginning(
    name: str, most: int = 4000, file: Path = FILE
) -> Iterator[tuple[str, Entry]]:
    """Give what bears a name that begins so, with the name's key, in the file's order.

    At most `most` names are looked at: a single letter begins very many.
    """
    wanted, index = key(name), _index(file)
    if not wanted or not index.names:
        return
    looked = 0
    for at in range(max(bisect_right(index.names, wanted) - 1, 0), len(index.names)):
        for line in _block(file, at):
            folded = line.partition("\t")[0]
            if folded < wanted:
                continue
            looked += 1
            if not folded.startswith(wanted) or looked > most:
                return
            yield folded, _read(line)


def written(folded: str, place: Place, people: int, *, own: bool) -> str:
    """Return the line of one name."""
    fields = (
        folded,
        "=" if own else "~",
        place.id,
        place.name,
        _LETTER[place.kind],
        f"{place.lat:g}",
        f"{place.lon:g}",
        " ".join(place.countries),
        place.admin1 or "",
        f"{place.radius_km:g}",
        str(people),
    )
    return "\t".join(fields)


def pack(lines: Iterable[str]) -> bytes:
    """Return the file's bytes; all lines of one name come into one block."""
    blocks: list[list[str]] = []
    last = ""
    for line in sorted(set(lines)):
        name = line.partition("\t")[0]
        if not blocks or len(blocks[-1]) >= _BLOCK and name != last:
            blocks.append([])
        blocks[-1].append(line)
        last = name
    packed = [zlib.compress("\n".join(b).encode("utf-8"), 9) for b in blocks]
    names = [block[0].partition("\t")[0] for block in blocks]
    index = json.dumps([names, [len(p) for p in packed]], ensure_ascii=False)
    squeezed = zlib.compress(index.encode("utf-8"), 9)
    return b"".join((FORMAT, len(squeezed).to_bytes(4, "big"), squeezed, *packed))


@dataclass(frozen=True)
class _Index:
    names: tuple[str, ...]
    starts: tuple[int, ...]


@cache
def _index(file: Path) -> _Index:
    if not file.is_file():
        return _Index((), ())
    with file.open("rb") as opened:
        if opened.read(len(FORMAT)) != FORMAT:
            return _Index((), ())
        length = int.from_bytes(opened.read(4), "big")
        names, lengths = json.loads(zlib.decompress(opened.read(length)))
    starts = [len(FORMAT) + 4 + length]
    for size in lengths:
        starts.append(starts[-1] + size)
    return _Index(tuple(names), tuple(starts))


@lru_cache(maxsize=64)
def _block(file: Path, at: int) -> tuple[str, ...]:
    starts = _index(file).starts
    with file.open("rb") as opened:
        opened.seek(starts[at])
        packed = opened.read(starts[at + 1] - starts[at])
    return tuple(zlib.decompress(packed).decode("utf-8").split("\n"))


def _read(line: str) -> Entry:
    _, own, identity, name, kind, lat, lon, lands, admin1, radius, people = line.split(
        "\t"
    )
    place = Place(
        id=identity,
        name=name,
        kind=_KINDS[kind],
        lat=float(lat),
        lon=float(lon),
        countries=tuple(lands.split()),
        admin1=admin1 or None,
        radius_km=float(radius),
    )
    return Entry(place, int(people), own == "=")
