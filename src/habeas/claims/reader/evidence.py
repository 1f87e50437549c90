"""What speaks for a run being a person, an organisation or a place.

Weights from the run's own words, from what stands around it and from the model; they
were set by hand on texts of our own. What is left below the least names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.lexicon import (
    either,
    listed,
    people_known,
    places_known,
    singulars,
    towns_known,
    words,
)
from habeas.claims.reader.names import Run
from habeas.claims.reader.numbers import value
from habeas.claims.reader.pieces import strong_titles
from habeas.claims.reader.undergoing import undergoes
from habeas.claims.reader.vocabulary import common, tags

_AGE = re.compile(r"\d{1,2}")


_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&]{1,7}|[A-Z]{2}")


LEAST = 1.5


_MODEL = 1.2


def evidence(run: Run, heard: tuple[str, float] | None) -> dict[str, float]:
    low = [n.lower() for n in run.names]
    if (
        not low
        or is_office(low)
        or low[-1] in words("no_name_ends")
        and (len(low) < 3 or not set(low) & words("org_heads"))
    ):
        return {}
    if low[0] in ("yang", "di-pertua", "of", "and", "for"):
        return {}
    if _beside_slash(run) or _of_a_people(run, low) or _agency(run):
        return {}
    if run.titles and all(w in strong_titles() for w in low):
        return {}
    known = low[0] in people_known() or low[-1] in people_known()
    listed = run.titles or known and (len(low) > 1 or run.after() in ("ko", "ne"))
    if low[-1] in words("not_names") and not listed:
        return {}
    if len(low) == 1 and len(low[0]) == 1 and not run.titles:
        return {}
    found = {
        "person": _person(run, low),
        "organisation": _organisation(run, low),
        "place": _place(run, low),
    }
    if heard and not run.caps:
        found[heard[0]] += _MODEL * heard[1]
        if len(low) == 1 and found["person"] < LEAST + 1.5 and not _cued(run, low):
            found["person"] = min(found["person"], LEAST - 0.1)
    return {sort: weight for sort, weight in found.items() if weight > 0}


def _of_a_people(run: Run, low: Sequence[str]) -> bool:
    """Whether a word only tells of which people: "the Dalit settlement"."""
    people = len(low) == 1 and low[0] + "s" in words("peoples")
    return people and not run.titles and run.after() in _OF_PEOPLES


_OF_PEOPLES = listed(
    """settlement families family houses homes locality colony hamlet village quarter
    community villagers youths men women girls boys farmers labourers traders shops"""
)


def _agency(run: Run) -> bool:
    """Whether letters in brackets end a dateline: "(EFE) --"."""
    closed = run.before() == "(" and run.after() == ")" and len(run.names) == 1
    return closed and run.first < _IN_DATELINE and run.after(2) in ("--", "-", "–", "—")


_IN_DATELINE = 12


def _beside_slash(run: Run) -> bool:
    """Whether a single word is a part of a reference ("7/GC/04")."""
    return len(run.names) == 1 and run.before() == "/" and run.after() == "/"


def _cued(run: Run, low: Sequence[str]) -> bool:
    """Whether one word alone has anything but the model to call it a person."""
    listed = low[0] in people_known() or run.before() in singulars()
    return bool(run.titles) or listed or _after_people(run)


def _role_follows(run: Run) -> bool:
    """Whether ", convenor of", "(fisherman, 31" or ", a teacher," follows a run."""
    if run.after() not in (",", "(") or run.before() in ("in", "at", "near", "from"):
        return False
    following = [run.after(n) for n in range(2, 5)]
    if following[0] in ("a", "an", "the", "our", "its"):
        following = following[1:]
    return any(w in singulars() and w not in words("kin") for w in following[:2])


def _after_people(run: Run) -> bool:
    """Whether a run stands after "my colleagues," or "the widow:"."""
    return run.before() in (",", ":", "–") and run.before(2) in singulars()


def is_office(low: Sequence[str]) -> bool:
    """Whether a run is an office ("District Magistrate", "Minister of Transport")."""
    at = low.index("of") if "of" in low[1:4] else 0
    if at and low[0] in words("roles") and not set(low[1:at]) & words("org_heads"):
        return True
    if low[-1] in words("org_heads") and len(low) > 1:
        return False
    if low[-1] in singulars() and low[-1] not in people_known():
        return low[-1] in words("roles") or len(low) == 1
    return low[0] in words("roles") and "of" in low[1:3]


def _person(run: Run, low: list[str]) -> float:
    if run.caps and (not run.titles or run.tokens[-1].text.isupper()):
        return 0.0
    before, after = run.before(), run.after()
    plain = not any(common(w) for w in low if len(w) > 2)
    weight = 0.0
    if run.titles:
        weight += 3 - 4 * _posted(run, low) - 3 * _in_town(run)
    if any(w in ("bin", "binti", "a", "bint", "ibn") for w in low[1:]) and len(low) > 2:
        weight += 2
    if before in singulars() and before not in ("family", "people"):
        seat = before in _POSTS and len(low) == 1 and low[0] in towns_known()
        weight += 0 if seat else 2.5
    if _after_people(run) and (plain or len(low) in (2, 3) and not common(low[0])):
        weight += 1.6
    if _aged(run):
        weight += 3
    if plain and len(low) in (2, 3) and _role_follows(run):
        weight += 1.6
    if after in ("who", "whose") or after in words("say") and len(low) > 1:
        weight += 1
    if after in singulars() and run.possessive:
        weight += 1.5
    if plain and 2 <= len(low) <= 4:
        weight += 1
    if 2 <= len(low) <= 4 and (plain or not common(low[0])) and undergoes(run):
        weight += 1.2 if plain else 1.6
    weight += _known(low)
    if len(low) == 1 and after in _CASES and _known(low) and not run.titles:
        weight += 1  # "Sanam ko", in Urdu's Roman letters
    if len(low) > 1 and all(len(w) == 1 for w in low[:-1]) and len(low[-1]) > 2:
        weight += 1.5
    if len(low) > 1 and all(len(w) == 1 for w in low) and "".join(low) not in _LANDS:
        weight += 2
    if low[-1] in either("org_heads", "place_heads"):
        weight -= 2.5
    if set(low) & _STREETS or set(low[:-1]) & _NEVER:
        weight -= 3
    if " ".join(low) in places_known() and not run.titles:
        weight -= 2
    if before in ("in", "at") and not run.titles:
        weight -= 1.5
    if before == "from" and len(low) == 1 and run.before(2) in singulars():
        weight -= 1.5
    titled = run.titles and before in ("district", "township")
    if before in _PLACED and not titled:
        weight -= 5
    if (
        len(low) == 1
        and after in singulars()
        and not run.possessive
        and (before in words("determiners") or value(before) is not None)
    ):
        weight -= 4  # "seven Munda women", "a Meghwar boy"
    seat = low[-1] in towns_known() and low[-1] not in people_known()
    if seat and len(low) > 1 and not run.titles:
        weight -= 1.5
    if before in ("group", "faction", "militia", "cartel") and not run.titles:
        weight -= 4
    if before in ("on", "over", "bombed") or before.isdigit() and len(low) == 1:
        weight -= 1
    if before == "[" and run.after() == "]" and not run.titles:
        weight -= 2
    if before in ("a", "an") and not run.titles:
        weight -= 3
    if _in_commas_after_kin(run):
        weight += 3
    if before == "one" and plain and after in (",", "s", "of", "was", "alias", "@"):
        weight += 1.6  # "one Priyankara,"
    if before == "," and run.before(2) in _POSTS and " ".join(low) in towns_known():
        weight -= 4  # "the SP, Nuwara Eliya"
    if run.before() == "," and run.before(2) in singulars() and after == ",":
        weight += 3 if 2 <= len(low) <= 4 else 0
    if before == "by" and run.first == 1 and len(low) > 1:
        weight += 2
    return weight


def _in_town(run: Run) -> bool:
    """Whether "in Mir Ali" is where something was, and begins with no title."""
    told = [t.text.lower() for t in run.tokens[: run.titles]]
    led = run.before() in ("in", "near", "at") and not run.possessive
    return led and all(w in words("weak_titles") for w in told)


_CASES = listed("ko ne ki ka ke se par aur bhi sahab sb bhai baji")
_POSTS = listed(
    "sp ssp dc ig dig igp asp dpo rpo cpo adc ac commissioner collector dm sdm"
)


def _posted(run: Run, low: Sequence[str]) -> bool:
    """Whether "SSP Keamari" is the office of a district, and no name."""
    last = [t.text.lower() for t in run.tokens[: run.titles] if t.text[0].isalpha()]
    return (
        len(low) == 1
        and last[-1:] != []
        and last[-1] in _POSTS
        and (low[0] in towns_known() or low[0] not in people_known())
    )


_STREETS = listed("nagar road street colony sector block marg mohalla goth chowk lane")


_NEVER = listed("court police ministry university hospital station union party office")
_LANDS = listed("us uk un eu uae usa dc ngo po ps hq ussr drc am pm")


_PLACED = listed("village town city township district sitio barangay hamlet")


def _known(low: Sequence[str]) -> float:
    """What the lists of personal names tell of a run."""
    listed = [people_known().get(w, "") for w in low]
    if not any(listed):
        return 0.0
    if len(low) == 1:
        return 0.7 if listed[0] in ("g", "b") else 0.3
    return min(1.5, 0.8 * sum(map(bool, listed)))


def _in_commas_after_kin(run: Run) -> bool:
    """Whether a run stands between commas after a word of kin ("his wife, Joy,")."""
    kin = run.before(2) in words("kin") and run.before() == ","
    return kin and run.after() in (",", "(") and len(run.names) < 4


def _aged(run: Run) -> bool:
    """Whether an age follows: ", 41," or "(58)" or ", who is 62 years old"."""
    if run.after() not in (",", "("):
        return False
    near = [run.after(n) for n in range(1, 7)]
    if near[0] in (",", "(") and _AGE.fullmatch(near[1]):
        return near[2] in (",", ")", ";", ".")
    return near[:3] == [",", "who", "is"] and near[4:5] == ["years"]


def _organisation(run: Run, low: list[str]) -> float:
    heads, starts = words("org_heads"), words("org_starts")
    said = [t.text.lower() for t in run.tokens]
    weight = 0.0
    if run.caps and any(tags(w)[:1] in ("I", "V") and w not in _LINKS for w in said):
        return 0.0
    if run.caps and set(low) & _PAPERS and low[0] not in heads:
        return 0.0
    if low[-1] in heads or low[-1] + "s" in heads:
        weight += 3 if len(low) > 1 else 0.5
    elif low[0] in starts and len(low) > 2 or _head_before_link(said):
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 1
    if low[0] in _ALWAYS and len(low) > 1:
        weight += 2
    if not run.caps and " ".join(low) in words("armed"):
        weight += 2.5
    if set(low[1:-1]) & _INNER:
        weight += 5
    firm = [run.after(n) for n in (1, 2, 3)]
    if low[-1] in ("clinic", "cell") and low[-2:-1] and low[-2] in _SERVICES:
        weight += 6
    if low[-1] == "chambers" and len(low) > 1:
        weight += 6
    told = run.before() == "the" and run.before(2) in _TOLD
    if told and len(low) > 1 and low[-1] not in words("place_heads"):
        weight += 2.5
    if low[-2:] in (["s", "a"], ["sdn", "bhd"]) and len(low) > 2 or firm in _FIRMS:
        weight += 5
    if run.before() in _MEDIA:
        weight += 3
    if run.after() in _SMALL_HEADS and not run.possessive:
        weight += 1.6
    if len(low) == 1 and _ACRONYM.fullmatch(run.names[0]) and not run.caps:
        weight += 2 - 3 * _no_body(run, low[0])
    if run.titles:
        weight -= 2
    return weight


_SERVICES = listed("law legal justice aid rights media women support crisis complaint")
_LINKS = listed("of for on and against to")
_PAPERS = listed(
    """digest bulletin tally roll list statement appeal table report timeline incidents
    update resolutions register minutes affidavit testimony"""
)
_ALWAYS = listed("radio tv colectivo corporación fundación comité sindicato")
_INNER = listed("frente ejército autodefensas colectivo comité partido sindicato")


def _head_before_link(said: Sequence[str]) -> bool:
    """Whether "of", "for" or "on" stands after a word for a body."""
    heads = either("org_heads", "org_starts")
    at = next((i for i, w in enumerate(said) if w in _OF | _FOR), 0)
    return any(w in heads for w in said[:at])


_FOR = listed("for on against to")


def _no_body(run: Run, word: str) -> bool:
    """Whether capitals stand for an office, a law, a sum or a shouted word."""
    known = word in either("titles", "not_names", "roles")
    if known or common(word) or word[-1].isdigit() or word.endswith("ing"):
        return True
    law = run.before() == "under" or run.before() == "the" and run.before(2) == "under"
    after = run.after()
    shouted = run.first == 0 and len(word) > 5
    return law or shouted or after in ("act", "law", "laws", "detention", "case", "no")


_FIRMS = (
    ["(", "pvt", ")"],
    ["(", "private", ")"],
    ["(", "pty", ")"],
    ["(", "pvt", "."],
)


_OF = listed("de del des di do da ng wa ya of")


_TOLD = listed("told tells telling")


_MEDIA = listed(
    """portal newspaper magazine website channel daily weekly brand company group gang
    faction militia cartel"""
)


_SMALL_HEADS = listed(
    """committee party union federation council court ministry alliance coalition front
    association initiative collective network foundation movement"""
)


def _place(run: Run, low: list[str]) -> float:
    heads, starts = words("place_heads"), words("place_starts")
    whole = " ".join(low)
    before, before2 = run.before(), run.before(2)
    weight = 0.0
    if whole in places_known():
        weight += 2.5
    elif whole in towns_known() and not run.caps:
        weight += 0.8
    if run.caps and any(tags(w)[:1] in ("I", "V") and w != "of" for w in low):
        return 0.0
    if run.caps and set(low) & _PAPERS:
        return 0.0
    if low[-1] in heads and len(low) > 1:
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 2
    after = "" if run.after(2) in singulars() else run.after()
    if (
        after in heads
        and after not in ("state", "police")
        and not run.possessive
        or run.after(2) in heads | _CENTRES
        and after in _KINDS
        and not run.possessive
    ):
        weight += 2.5
    if before in words("place_preps") and not run.caps:
        weight += _PREPOSED.get(before, 1.2)
    if before in ("to", "into") and before2 in _BROUGHT:
        weight += 1.5
    if before == "of" and before2 in _DWELLERS and len(low) == 1:
        weight += 1.7 if not _known(low) and not common(low[0]) else 0
    if before == "the" and low[-1] in _OFFICES:
        weight -= 1
    if before in ("a", "an"):
        weight -= 3
    if _dateline(run) and not run.caps:
        weight += 3
    if low[-1] in _COLONIES and run.after() == "no":
        weight += 4
    if before == "," and before2.isdigit() and run.before(4) == "no":
        weight += 3
    if before in ("of", "village", "town", "city") and before2 in heads:
        weight += 2
    titled = run.titles and before in ("", "district", "township")
    if before == "of" and before2 == "," and run.before(3).isdigit():
        weight += 0 if run.before(4) == "no" else 3
    if before in ("from", "to", "through") and before2 in _WALKED:
        weight += 3
    if before in _PLACED and not common(low[0]) and not titled:
        weight += 3
    elif before in heads and not common(low[0]):
        weight += 1
    if before == "[" and run.after() == "]" and run.first > 2:
        weight += 2
    alone = len(run.sentence.tokens) == len(run.tokens) + 1
    if (
        alone
        and not run.caps
        and run.after() == "."
        and len(low) < 3
        and len(low[0]) > 2
        and not _known(low)
    ):
        weight += 2.5
    if before == "of" and before2 in _SEATED:
        weight += 2.5
    if run.titles and (titled or before not in _PLACED) and not _in_town(run):
        weight -= 3
    if run.after() == "(" and before in _ATTACKED and not run.titles:
        weight += 3  # "attacked Gidan Barau (Kajuru, Kaduna)"
    if len(low) == 1 and tags(low[0]) and whole not in places_known():
        weight -= 0 if before in ("at", "near") and run.first > 1 else 1.5
    return weight


def _dateline(run: Run) -> bool:
    """Whether a run begins a line and a day and a month follow it."""
    if run.first:
        return False
    near = [run.after(n) for n in (1, 2, 3)]
    day = near[0] == "," and near[1].isdigit() and near[2] in _MONTHS
    return day


_ATTACKED = listed(
    "attacked raided stormed entered shelled bombed besieged burned torched ransacked"
)
_MONTHS = listed(
    """january february march april may june july august september october november
    december"""
)
_WALKED = listed("marched walked rallied paraded march rally procession")
_BROUGHT = listed(
    """moved transferred taken brought driven sent posted deported shifted returned
    removed flown marched exiled banished travelled fled"""
)
_OFFICES = listed("office bureau secretariat")
_COLONIES = listed("colony prison jail")
_DWELLERS = listed(
    """residents villagers inhabitants people farmers workers fishermen traders families
    elders women mothers youths townspeople peasants herders dwellers"""
)
_SEATED = listed(
    """mayor governor bishop archbishop diocese municipality resident native sho oc ocs
    dpo oic tehsildar"""
)


_PREPOSED = {"in": 2.0, "at": 2.0, "near": 2.0, "from": 1.6}


_CENTRES = listed("centre center")


_KINDS = listed(
    """police custodial detention central district juvenile army refugee railway grain
    court correctional remand training bus metro fish vegetable cattle"""
)
