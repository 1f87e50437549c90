"""Places: countries, towns, villages, streets, buildings, stations and prisons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.kept_in import kept_in
from habeas.claims.reader.lexicon import (
    listed,
    sections,
    singulars,
    somewhere_known,
    words,
)
from habeas.claims.reader.names import bare
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.vocabulary import tags
from habeas.text.spans import positions
from habeas.text.spotting import Spotter

_OF_NAME = listed("town city village")
_VENUES = listed(
    """club hall school hospital university faculty church mosque centre center
    college clinic parliament assembly museum theatre theater temple embassy
    stadium headquarters office campus division station command barracks works factory
    mill estate library house secretariat"""
)
_AT = listed("at in inside outside near before to from into opposite around")
_KIND = (
    r"(?:nearby|local|main|old|central|police|district|private|juvenile|army|military|"
    r"court|factory|federation|union|party|village|mission|monastery|public|regional|"
    r"provincial|mess|remand|detention|custodial|refugee|railway|bus|border)"
)
_GENERIC = Spotter(
    r"(?:\b(?:the|a|an|this|that|his|her|their|our|my|same|nearby)\s+|"
    r"(?<=\b(?:in|at|to|by) )(?=police (?:station|post)\b))"
    rf"(?:(?:same\s+)?(?:{_KIND}\s+)+(?:station|prison|jail|hospital|clinic|barracks|"
    r"post|office|house|gate|camp|centre|center|headquarters|detachment|lock-up|school|"
    r"dispensary|hajat|border|square|market)"
    r"|(?:same\s+)?(?:thana|airport|checkpoint|bridge|church|mosque|temple|convent|"
    r"monastery|hostel|roadblock|jetty|courthouse|dispensary|cemetery)"
    r"|(?:station|prison|jail|hospital|court|office)(?= (?:in|at) [A-Z]))"
    r"(?P<where> (?:in|at) [A-Z][\w-]+(?: [A-Z][\w-]+)*(?: street| road)?)?(?!['’\w])"
)
_BARE = Spotter(
    r"\b(?:the|same) (?P<noun>station|prison|jail|lock-up|hospital|"
    r"market|square|university|mosque|church|temple|factory|camp|hall|club|hostel)\b(?!['’])"
)


@dataclass
class Site:
    """A place as it is put together; `spans` are (start, end, form)."""

    name: str
    holding: bool = False
    spans: list[tuple[int, int, str]] = field(default_factory=list)


def sites(doc: Document, found: Sequence[Named]) -> list[Site]:
    """Return the places of a text, in order of first mention."""
    made: dict[str, Site] = {}
    longer, within = _chains(doc, found)
    for one in found:
        if one.start in within:
            continue
        if one.sort == "place":
            end, held = _extended(one)
            end = longer.get(one.start, end)
        elif one.sort == "organisation" and _venue(one):
            end, held = one.end, False
        else:
            continue
        name = " ".join(doc.text[one.start : end].split())
        site = made.setdefault(_key(name), Site(name, held))
        site.spans.append((one.start, end, "name"))
    _of_columns(doc, made)
    _shorter(made)
    _prisons(made)
    for start, end, name in _generic(doc, {s for m in made.values() for s in m.spans}):
        fuller = [k for k in made if k.startswith((f"{name} in ", f"{name} at "))]
        name = fuller[0] if len(fuller) == 1 else name
        site = made.setdefault(name, Site(name, _holds(name)))
        site.spans.append((start, end, "description"))
    _again(doc, made)
    return sorted(made.values(), key=lambda s: min(s.spans))


def _of_columns(doc: Document, made: dict[str, Site]) -> None:
    """Add the prisons that a column of a table names, where nothing else found them."""
    known = {(s, e) for m in made.values() for s, e, _ in m.spans}
    for span in kept_in(doc):
        if not any(s <= span.start and span.end <= e for s, e in known):
            if any(s == span.start for s, _ in known):
                continue  # "Evin prison, ward 209"
            name = " ".join(doc.text[span.start : span.end].split())
            site = made.setdefault(_key(name), Site(name, True))
            site.spans.append((span.start, span.end, "name"))
            short = _key(name).split()[0]
            same = [k for k in made if k.startswith(f"{short} ")]
            if len(same) == 1 and short in made and any(map(str.isdigit, short)):
                site.spans.extend(made.pop(short).spans)  # "SIZO-2" of "SIZO-2 Vitebsk"


def _shorter(made: dict[str, Site]) -> None:
    """Give "Press Club" to "Hillside Press Club", if there is only one."""
    ends: dict[str, list[str]] = {}
    for key in made:
        parts = key.split()
        for at in range(1, min(len(parts), 5)):
            ends.setdefault(" ".join(parts[at:]), []).append(key)
    for key in [k for k in made if " " in k]:
        longer = ends.get(key, [])
        if len(longer) == 1 and longer[0] in made:
            made[longer[0]].spans.extend(made.pop(key).spans)


def _prisons(made: dict[str, Site]) -> None:
    """Give "Evin" to "Evin prison", unless a town of that name is known."""
    for key in [k for k in made if k.split()[-1] in ("prison", "jail")]:
        short = " ".join(key.split()[:-1])
        if short in made and short not in somewhere_known():
            made[key].spans.extend(made.pop(short).spans)


def _again(doc: Document, made: dict[str, Site]) -> None:
    """Give "the station" to the last station told before."""
    ends: dict[str, list[tuple[int, Site]]] = {}
    for site in made.values():
        for start, _, _ in site.spans:
            ends.setdefault(site.name.casefold().split()[-1], []).append((start, site))
    for places in ends.values():
        places.sort(key=lambda pair: pair[0])
    taken = {p for s in made.values() for a, b, _ in s.spans for p in (a, b - 1)}
    for match in _BARE.finditer(doc.text):
        places = ends.get(match["noun"], [])
        at = bisect_left(places, match.start(), key=lambda pair: pair[0])
        if at and match.start() not in taken and match.end() - 1 not in taken:
            places[at - 1][1].spans.append((*match.span(), "description"))


def _chains(doc: Document, found: Sequence[Named]) -> tuple[dict[int, int], set[int]]:
    """Read "Hyderabad, Sindh" as one place.

    Returns the ends of places that go on so, by their start, and the starts of those
    that are only the last part of another.
    """
    longer: dict[int, int] = {}
    within: set[int] = set()
    last: Named | None = None
    begin = 0
    for one in (n for n in found if n.sort == "place"):
        wide = _lands() if last else frozenset()
        joined = last and doc.text[last.end : one.start] == ", "
        if last and joined and one.words.casefold() in wide:
            longer[begin] = one.end
            within.add(one.start)
        else:
            begin = one.start
        last = one
    return longer, within


def _lands() -> frozenset[str]:
    known = sections("places.txt")
    return known["countries"] | known["provinces"]


def _key(name: str) -> str:
    """Return what two mentions of one place have in common."""
    low = name.casefold().split()
    if len(low) > 1 and low[-1] in _OF_NAME and low[-2] not in words("modifiers"):
        low = low[:-1]
    return " ".join(low)


def _extended(one: Named) -> tuple[int, bool]:
    """Return the end with a lower-case head after it ("X police station")."""
    tokens = one.run.sentence.tokens
    heads, more = words("place_heads"), _MORE_HEADS
    prisons = words("prisons")
    at = one.run.last
    if one.run.possessive:
        return one.end, False
    if _numbered(one):
        return tokens[at + 2].end, bare(tokens[at - 1].text).lower() in prisons
    said = [bare(t.text).lower() for t in tokens[at : at + 4]]
    for count in (2, 1, 3):
        phrase = said[:count]
        if len(phrase) < count or phrase[-1] not in heads and phrase[-1] not in more:
            continue
        if said[count : count + 1] and said[count] in singulars():
            break
        if all(
            w.isalpha()
            and w not in _CASES
            and (tags(w)[:1] in ("N", "J") or w in _CUSTODIAL)
            for w in phrase[:-1]
        ):
            token = tokens[at + count - 1]
            whole = " ".join(phrase)
            held = whole in prisons or phrase[-1] in prisons
            return token.start + len(bare(token.text)), held
    return one.end, bare(tokens[at - 1].text).lower() in prisons


_MORE_HEADS = ("centre", "center")
_CASES = listed("mein ka ki ke ko se pe ne aur")  # Urdu: "Lahore mein Mall Road"
_CUSTODIAL = ("custodial", "correctional", "remand")


def _numbered(one: Named) -> bool:
    """Whether "No. 4" belongs to the name before it, as with prisons and schools."""
    tokens, at = one.run.sentence.tokens, one.run.last
    said = [t.text.lower() for t in tokens[at : at + 3]]
    if said[:2] != ["no", "."] or not said[2:] or not said[2].isdigit():
        return False
    return bare(tokens[at - 1].text).lower() in words("place_heads") | {"colony"}


def _venue(one: Named) -> bool:
    """Whether a body is named as the place where something was."""
    low = [n.lower() for n in one.run.names]
    if not low or low[-1] not in _VENUES and low[0] not in _VENUES:
        return False
    before = one.run.before()
    given = (one.run.before(2) if before == "the" else before) in ("to", "from")
    if given and low[-1] in ("office", "secretariat"):
        return False
    return (one.run.before(2) if before == "the" else before) in _AT


def _holds(name: str) -> bool:
    return name.split()[-1] in words("prisons") or name.endswith("police station")


def _generic(
    doc: Document, taken: set[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Give buildings told without a name ("the police station", "a checkpoint")."""
    inside = positions((s, e) for s, e, _ in taken)
    for sentence in doc.sentences:
        if sentence.part.kind not in ("narrative",):
            continue
        spotted = doc.spotted(sentence.start, sentence.end)
        here = doc.text, sentence.start, sentence.end
        for match in _GENERIC.among(spotted, *here):
            start, end = match.span()
            name = " ".join(doc.text[start:end].casefold().split())
            if match["where"] and end - 1 in inside:
                end = match.start("where")  # the town in it is a place of its own
            if (
                start in inside
                or end - 1 in inside
                or (not _placed(doc.text, sentence.start, start))
            ):
                continue
            yield start, end, re.sub(r"^(?:the|a|an|this|that|same)\s+", "", name)


def _placed(text: str, begin: int, start: int) -> bool:
    """Whether a building is told as where something happened."""
    before = text[max(begin, start - 12) : start].split()[-1:]
    return bool(before) and before[0].lower() in _AT | _ON


_ON = listed(
    "of through towards on surrounded raided stormed entered attacked reached besieged"
)
