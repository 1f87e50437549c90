"""Which place of the world a name may mean, with the reasons, or that it stays open.

For suggesting alone: a person decides. Buildings, stations, prisons and press clubs are
no places of the gazetteer. What weighs, in this order: what the words themselves say it
lies in ("Hyderabad, Sindh"), the country of the dateline or the issuer, provinces and
cities named nearby, how many people live there. Needs the file that `habeas.text.atlas`
reads; without it every name stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from habeas.text.atlas import (
    Entry,
    Kind,
    Place,
    available,
    beginning,
    entries,
    key,
)

__all__ = [
    "Place",
    "Ranked",
    "available",
    "place_of",
    "resolve",
    "search",
    "settled",
]

MARGIN = 1.0
_PARENT, _OTHER_PARENT = 6.0, -6.0
_COUNTRY, _PROVINCE, _NEIGHBOUR, _LAND = 3.0, 1.5, 0.8, 1.5
_OTHER_NAME = -2.0
_NEAR_KM = 200.0
_EARTH_KM = 6371.0
_FEWEST = 1000
_PRIOR: dict[Kind, float] = {"city": 0.0, "admin1": -0.2, "admin2": -0.4, "country": 0}
_SAID: tuple[tuple[re.Pattern[str], tuple[Kind, ...]], ...] = (
    (
        re.compile(r"^(?:district (?:of )?)(?P<a>.+)|(?P<b>.+) (?:district|agency)$"),
        ("admin2",),
    ),
    (
        re.compile(
            r"^(?:(?:province|state|region) of )(?P<a>.+)|"
            r"(?P<b>.+) (?:province|state|region|oblast|governorate)$"
        ),
        ("admin1", "admin2"),
    ),
    (
        re.compile(r"^(?:(?:city|town) of )(?P<a>.+)|(?P<b>.+) (?:city|town|village)$"),
        ("city", "admin2"),
    ),
    (re.compile(r"^(?P<a>ضلع .+)|(?P<b>.+) ضلع$"), ("admin2",)),
)

# What a text calls a place without naming one. Somewhere in the world a town is called
# so (Court, Home, Thāne), and it is not meant.
_COMMON_NOUNS = """
    bank bridge camp cantonment church city college colony country court district
    factory farm field garden gate hall home hospital hotel house jail lockup
    market mill mosque office park port post prison province road river school
    square station street tent thana town university village warehouse تھانہ تھانے
    تھانوں جیل حوالات عدالت کچہری ہسپتال اسپتال گھر دفتر سڑک گلی گاؤں شہر بازار
    چوک چوکی محلہ کیمپ پل مسجد مدرسہ سکول اسکول یونیورسٹی کالونی چھاؤنی ضلع تحصیل
    صوبہ ملک میدان بندرگاہ فیکٹری کارخانہ ہوٹل سرحد
"""
_COMMON = frozenset(key(noun) for noun in _COMMON_NOUNS.split())


@dataclass(frozen=True)
class Ranked:
    """A place a name may mean; `reasons` are words of a closed list, strongest first.

    Reasons: "named with it", "country of the statement", "country named nearby",
    "province named nearby", "place named nearby", "the only one", "most people",
    "another name of it".
    """

    place: Place
    score: float
    reasons: tuple[str, ...]


def resolve(
    name: str,
    *,
    parents: Sequence[str] = (),
    near: Sequence[str] = (),
    country: str | None = None,
) -> list[Ranked]:
    """Return the places that `name` may mean, best first; [] where none is known.

    A common noun ("the court", "تھانے") means none, unless `parents` say where it lies.

    Args:
        name: The name as it is written, in Latin or Arabic letters.
        parents: What the words say it lies in, such as "Sindh" in "Hyderabad, Sindh".
        near: Other places named in the same text; ambiguous ones weigh nothing.
        country: ISO 3166-1 code of the dateline's or the issuer's country.
    """
    if not parents and _common(name):
        return []
    found = list(_candidates(name))
    around = tuple(n for n in dict.fromkeys(near) if key(n) != key(name))
    ranked = [_ranked(e, tuple(parents), around, country, found) for e in found]
    ranked.sort(key=lambda r: (-r.score, r.place.id))
    return ranked


def search(
    name: str, *, country: str = "", admin1: str = "", most: int = 25
) -> list[Place]:
    """Return the places whose name begins with `name`, the whole name first.

    Then those with most people. A place that several states claim is found by each.

    Args:
        name: The beginning of a name, in Latin or Arabic letters.
        country: An ISO 3166-1 code, or a country's name; '' for any.
        admin1: The name of a province, or its beginning; '' for any.
        most: How many at most.
    """
    lands = _lands(country)
    if country.strip() and not lands:
        return []
    province = key(admin1)
    found: dict[str, tuple[bool, int, Place]] = {}
    for folded, entry in beginning(name):
        place = entry.place
        if lands and not lands & set(place.countries):
            continue
        within = place.name if place.kind == "admin1" else place.admin1 or ""
        if province and not key(within).startswith(province):
            continue
        rank = (folded != key(name), -entry.people, place)
        kept = found.get(place.id)
        if kept is None or rank[:2] < kept[:2]:
            found[place.id] = rank
    listed = sorted(found.values(), key=lambda r: (*r[:2], r[2].id))
    return [place for *_, place in listed[:most]]


def place_of(identity: str, name: str) -> Place | None:
    """Return the gazetteer's place of an id, by a name that it bears; None if none."""
    return next((e.place for e in entries(name) if e.place.id == identity), None)


def _lands(country: str) -> set[str]:
    """Return the codes of the country that is named, or whose code is given."""
    told = country.strip()
    by_name = {
        c for e in entries(told) if e.place.kind == "country" for c in e.place.countries
    }
    is_code = len(told) == 2 and told.isascii() and told.isalpha()
    return by_name | ({told.upper()} if is_code else set())


def settled(ranked: Sequence[Ranked]) -> Place | None:
    """Return the place of a ranking, None where another is too near to it.

    A district around a town of its name is no rival of it.
    """
    if not ranked:
        return None
    best = ranked[0]
    for other in ranked[1:]:
        if best.score - other.score >= MARGIN:
            break
        if not _twins(best.place, other.place):
            return None
    return best.place


def _common(name: str) -> bool:
    first, _, rest = name.strip().partition(" ")
    return key(rest if first.casefold() in ("the", "a", "an") else name) in _COMMON


def _candidates(name: str) -> Iterator[Entry]:
    """Give what bears the name, and of a place and its twins the one that is meant."""
    bare, kinds = _designated(name)
    found = [e for e in entries(bare) if not kinds or e.place.kind in kinds]
    if not found:
        found = list(entries(name))
    for entry in found:
        rivals = (o for o in found if o is not entry and _twins(entry.place, o.place))
        if not any(_meant(o, entry, bool(kinds)) for o in rivals):
            yield entry


def _designated(name: str) -> tuple[str, tuple[Kind, ...]]:
    """Return the name without "district" and the like, and what such a word says."""
    low = " ".join(name.split()).casefold()
    for pattern, kinds in _SAID:
        match = pattern.match(low)
        if match:
            return match["a"] or match["b"], kinds
    return name, ()


def _twins(one: Place, other: Place) -> bool:
    """Whether one place lies in the other and shares its name, or is its main town."""
    if one.kind == other.kind or not set(one.countries) & set(other.countries):
        return False
    return _km(one, other) <= max(one.radius_km, other.radius_km, 30.0)


def _meant(one: Entry, other: Entry, said: bool) -> bool:
    """Whether the plain name means `one` rather than its twin `other`."""
    order = ("country", "city", "admin1", "admin2")
    if said:
        order = ("country", "admin1", "admin2", "city")
    return order.index(one.place.kind) < order.index(other.place.kind)


def _ranked(
    entry: Entry,
    parents: tuple[str, ...],
    near: tuple[str, ...],
    country: str | None,
    found: Sequence[Entry],
) -> Ranked:
    place = entry.place
    score = log10(max(entry.people, _FEWEST)) + _PRIOR[place.kind]
    reasons: list[str] = []
    for parent in parents:
        within = _lies_in(place, parent)
        score += _PARENT if within else _OTHER_PARENT
        reasons += ["named with it"] if within else []
    if country and country in place.countries:
        score += _COUNTRY
        reasons.append("country of the statement")
    gain, why = _around(place, near)
    score += gain
    reasons += why
    if len(found) == 1:
        reasons.append("the only one")
    elif entry.people == max(e.people for e in found):
        reasons.append("most people")
    if not entry.own:
        score += _OTHER_NAME
        reasons.append("another name of it")
    return Ranked(place, round(score, 2), tuple(dict.fromkeys(reasons)))


def _lies_in(place: Place, parent: str) -> bool:
    """Whether a place lies in one that bears a name."""
    bare, _ = _designated(parent)
    if place.admin1 and key(place.admin1) in (key(parent), key(bare)):
        return True
    return any(_inside(place, e.place) for e in entries(bare))


def _inside(place: Place, wide: Place) -> bool:
    if place.id == wide.id or not set(place.countries) & set(wide.countries):
        return False
    if wide.kind == "country":
        return True
    if wide.kind == "admin1":
        return place.admin1 == wide.name
    return place.admin1 == wide.admin1 and _km(place, wide) <= 1.5 * wide.radius_km


def _around(place: Place, near: tuple[str, ...]) -> tuple[float, list[str]]:
    """Return what the other names say for a place: each kind of reason counts once."""
    gains: dict[str, float] = {}
    for name in near:
        other = _certain(name)
        if other is None or other.id == place.id:
            continue
        if not set(place.countries) & set(other.countries):
            continue
        gains["country named nearby"] = _LAND
        province = other.name if other.kind == "admin1" else other.admin1
        own = place.name if place.kind == "admin1" else place.admin1
        if province and province == own:
            gains["province named nearby"] = _PROVINCE
        if other.kind in ("city", "admin2") and _km(place, other) <= _NEAR_KM:
            gains["place named nearby"] = _NEIGHBOUR
    order = sorted(gains, key=lambda reason: -gains[reason])
    return sum(gains.values()), order


@lru_cache(maxsize=1024)
def _certain(name: str) -> Place | None:
    """Return the place of a name that needs nothing around it to be told."""
    return settled(resolve(name))


def _km(one: Place, other: Place) -> float:
    """Return the way between two places over the globe."""
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
