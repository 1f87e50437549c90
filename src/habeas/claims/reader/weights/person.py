"""What speaks for a run being the name of a person."""

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
from habeas.claims.reader.seats import is_seat
from habeas.claims.reader.undergoing import suffers, undergoes
from habeas.claims.reader.vocabulary import common
from habeas.claims.reader.weights.around import (
    AIMED,
    IN_URDU,
    PLACED,
    POSTS,
    after_people,
    in_town,
    known,
)
from habeas.claims.reader.weights.work import employs, premises

_AGE = re.compile(r"\d{1,2}")
_WORK = 4.0


def _role_follows(run: Run) -> bool:
    """Whether ", convenor of", "(fisherman, 31" or ", a teacher," follows a run."""
    if run.after() not in (",", "(") or run.before() in ("in", "at", "near", "from"):
        return False
    following = [run.after(n) for n in range(2, 5)]
    if following[0] in ("a", "an", "the", "our", "its"):
        following = following[1:]
    return any(w in singulars() and w not in words("kin") for w in following[:2])


def _kin_follows(run: Run) -> bool:
    """Whether ", son of", "s/o" or ", widow of" and a name follow a run."""
    at = 2 if run.after() in (",", "(") else 1
    word, of = run.after(at), run.after(at + 1)
    if word in "sdw" and of == "/":
        return run.after(at + 2) == "o"
    if word not in words("kin") or of != "of" or run.before() in _WHERE:
        return False
    place = run.last + at + 1
    following = run.sentence.tokens[place : place + 1]
    return any(t.text[0].isupper() for t in following)


_WHERE = listed("in at near from to")


def person(run: Run, low: list[str]) -> float:
    """Return the weight; `low` are the run's names in small letters."""
    if run.caps and (not run.titles or run.tokens[-1].text.isupper()):
        return 0.0
    wished = len(low) > 1 and low[0] in people_known()
    plain = not any(common(w) for w in low[wished:] if len(w) > 2)
    weight = _titled(run, low) + _followed(run, low, plain=plain)
    weight += _spelt(run, low, plain=plain)
    weight += _preceded(run, low) + _led(run, low, plain=plain)
    return weight - _WORK * (employs(run) or premises(run))


def _titled(run: Run, low: list[str]) -> float:
    """What titles, fathers' names and an office before a run tell."""
    weight = 0.0
    if run.titles:
        weight += 3 - 4 * _posted(run, low) - 3 * in_town(run)
    if len(low) > 2 and not _CHILD_OF.isdisjoint(low[1:-1]):
        weight += 2
    before = run.before()
    if before in singulars() and before not in ("family", "people"):
        town = len(low) == 1 and low[0] in towns_known() or is_seat(" ".join(low))
        seat = before in POSTS and town
        weight += 0 if seat else 2.5
    return weight


# Between somebody's name and a parent's: "a/l" and "s/o" are two words each.
_CHILD_OF = listed(
    """bin binti a bint ibn s d w ould wuld weld wald uly oglu ogly oğlu qizi qyzy kizi kyzy
    gizi"""
)


def _followed(run: Run, low: list[str], *, plain: bool) -> float:
    """What follows a run: an age, a role, "who", what was done to it."""
    after, weight = run.after(), 0.0
    if after_people(run) and (plain or len(low) in (2, 3) and not common(low[0])):
        weight += 1.6
    if _aged(run):
        weight += 3
    if plain and len(low) in (2, 3) and _role_follows(run):
        weight += 1.6
    if _kin_follows(run):
        weight += 3
    if after in ("who", "whose") or after in words("say") and len(low) > 1:
        weight += 1
    if after in singulars() and run.possessive:
        weight += 1.5
    if plain and 2 <= len(low) <= 4:
        weight += 1
    if 2 <= len(low) <= 4 and (plain or not common(low[0])) and undergoes(run):
        weight += 1.2 if plain else 1.6
    return weight + 1.6 * unknown_but_told(run, low)


def unknown_but_told(run: Run, low: list[str]) -> bool:
    """Whether one word that no list knows stands where only people stand."""
    word = low[0]
    if len(low) > 1 or run.titles or len(word) < 3:
        return False
    if common(word) and word not in people_known():
        return False
    if run.names[0].isupper() or word in towns_known() or word in places_known():
        return False
    bodies = either("org_heads", "armed", "peoples", "demonyms", "not_names")
    return word not in bodies and word + "s" not in bodies and suffers(run)


def _spelt(run: Run, low: list[str], *, plain: bool) -> float:
    """What a run's own words tell: listed names, initials, words of no name."""
    weight = known(low)
    if len(low) == 1 and run.after() in _CASES and known(low) and not run.titles:
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
    seat = low[-1] in towns_known() and low[-1] not in people_known()
    if seat and len(low) > 1 and not run.titles:
        weight -= 1.5
    return weight


# "Nothing new on A", "the whereabouts of A": somebody is missed.
_TIDINGS = frozenset(["new", "word", "trace", "whereabouts", "fate"])


def _preceded(run: Run, low: list[str]) -> float:
    """What the word before a run tells against a person: a place, a count, a group."""
    before, weight = run.before(), 0.0
    if before == "at" and run.before(2) in AIMED and len(low) > 1:
        weight += 1.5
    elif before in ("in", "at") and not run.titles:
        weight -= 1.5
    if before == "from" and len(low) == 1 and run.before(2) in singulars():
        weight -= 1.5
    titled = run.titles and before in ("district", "township")
    if before in PLACED and not titled:
        weight -= 5
    if _counted(run, low):
        weight -= 4
    if before in ("group", "faction", "militia", "cartel") and not run.titles:
        weight -= 4
    news = before in ("on", "of", "about") and run.before(2) in _TIDINGS
    if news and len(low) > 1:
        weight += 1.5
    elif before in ("on", "over", "bombed") or before.isdigit() and len(low) == 1:
        weight -= 1
    if before == "[" and run.after() == "]" and not run.titles:
        weight -= 2
    if before in ("a", "an") and not run.titles:
        weight -= 3
    if run.after() in IN_URDU and not run.titles:
        weight -= 3
    labelled = run.after() in (":", "ne") or run.after(2) in ("naam", "nam")
    if low[0] in _LABELS and len(low) == 1 and labelled and not run.first:
        weight -= 4  # "Umar: 24 saal", in a form
    if low == ["peer"] and run.after() in ("ke", "ko", "ki") and not run.titles:
        weight -= 3  # "Peer ke din": on Monday
    return weight


def _counted(run: Run, low: list[str]) -> bool:
    """Whether a word says of which people others are: "seven Munda women"."""
    if len(low) > 1 or run.possessive or run.after() not in singulars():
        return False
    before = run.before()
    return before in words("determiners") or value(before) is not None


def _led(run: Run, low: list[str], *, plain: bool) -> float:
    """What leads up to a run: kin, "one", an office and a comma, "by" at the head."""
    before, after, weight = run.before(), run.after(), 0.0
    if _in_commas_after_kin(run):
        weight += 3
    if before == "one" and plain and after in (",", "s", "of", "was", "alias", "@"):
        weight += 1.6  # "one Priyankara,"
    if before == "," and run.before(2) in POSTS and " ".join(low) in towns_known():
        weight -= 4  # "the SP, Nuwara Eliya"
    if before == "," and run.before(2) in singulars() and after == ",":
        weight += 3 if 2 <= len(low) <= 4 else 0
    if before == "by" and run.first == 1 and len(low) > 1:
        weight += 2
    if (
        plain
        and len(low) in (2, 3)
        and before == "year-old"
        and after not in singulars()
    ):
        weight += 3  # "arrested 32-year-old A B"
    return weight


_CASES = listed("ko ne wala wali wale ki ka ke se par aur bhi sahab sb bhai baji")


def _posted(run: Run, low: Sequence[str]) -> bool:
    """Whether "SSP Keamari" is the office of a district, and no name."""
    last = [t.text.lower() for t in run.tokens[: run.titles] if t.text[0].isalpha()]
    return (
        len(low) == 1
        and last[-1:] != []
        and last[-1] in POSTS
        and (low[0] in towns_known() or low[0] not in people_known())
    )


_STREETS = listed(
    """parish hurricane cyclone typhoon nagar road street colony sector block marg mohalla goth deh mauza chowk lane thana tehsil zila
    gaon basti killi taluka"""
)


_LABELS = listed("umar walid walida pesha halat kis jagah tareekh pata shohar")


_NEVER = listed("court police ministry university hospital station union party office")
_LANDS = listed("us uk un eu uae usa dc ngo po ps hq ussr drc am pm")


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
