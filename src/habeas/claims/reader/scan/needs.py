"""Whether a way of telling has what it needs to stand as a deed.

Most ways need a victim; one may be left out where the words or the case supply it.
"""

from __future__ import annotations

import re

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.mentions import Place
from habeas.claims.reader.scan.deed import Fit
from habeas.claims.reader.scan.roles import BODY_PARTS
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.vocabulary import tags
from habeas.text.spotting import Spotter


def enough(
    scene: Scene,
    line: Line,
    fit: Fit,
    victims: list[int],
    nobody: bool,
    how: Stance,
    heads: list[int],
) -> bool:
    """Whether a way's needs are met; a negated act may lack its victim."""
    way = fit.way
    if "denies" in way.marks:
        return how.modality == "denied" or how.polarity == "negated"
    if "passive" in way.marks and not fit.verb.passive:
        return False
    if _went_apart(line, fit):
        return False
    if "bare" in way.marks:
        return bool(victims) and _bare_take(line, fit, victims)
    if "live" in way.marks and not all(line.row[k].person for k in victims):
        return False
    if "where" in way.marks and not _in_place(scene, line, fit):
        return False
    if "violent" in way.marks:
        return bool(victims) and _after_violence(line, fit)
    if "promised" in way.marks:
        return how.modality == "committed" and bool(victims)
    if "held" in way.marks and line.topic and not victims:
        return all(scene.was_held(ref) for ref in line.topic)
    if "held" in way.marks:
        known = line.refs(victims)
        held = any(scene.was_held(ref) for ref in known)
        held = held or _taken_next(line, one=len(known) == 1)
        return held and bool(victims)
    if "parts" in way.marks:
        return (bool(victims) or bool(line.topic)) and _body_part(line, fit)
    if way.needs in ("person", "actor", "org"):
        return bool(victims) or nobody or _dropped(line, fit)
    return True


# "X is back home. She was kidnapped on 11 April": the end is told before the beginning.
_TAKEN_NEXT = re.compile(
    r"\s*(?:He|She|They|The (?:two|three|four|\w+)) (?:was|were|had been|has been)(?: first)? (?:kidnapped|"
    r"abducted|arrested|detained|picked up|rounded up|taken (?:away|from|by|in)|seized|"
    r"jailed|imprisoned|(?:being )?held)\b(?![^.;]*\b(?:later|afterwards?|again|soon|next|then|in the (?:film|novel|"
    r"play|story|book|series)|to a draw)\b)"
)
_ONE = re.compile(r"\s*(?:He|She)\b")


def _taken_next(line: Line, *, one: bool) -> bool:
    """Whether the sentence behind it says that those told of, or the one, had been taken."""
    if _TAKEN_NEXT.match(line.text, line.end) is None:
        return False
    return (_ONE.match(line.text, line.end) is not None) is one


def _went_apart(line: Line, fit: Fit) -> bool:
    """Whether "the crowd dispersed" tells of those who went, and of no force."""
    verb = fit.verb
    if line.row[verb.at].word not in ("dispersed", "disperse", "scattered"):
        return False
    if not verb.passive or not verb.bare or line.headline or line.fragment:
        return False
    after = {u.word for u in line.row[verb.end : verb.end + 8]}
    return after.isdisjoint(("by", "with", "using"))


_VIOLENCE = Spotter(
    r"\b(?:bomb\w*|blasts?|explo\w+|detonat\w+|shell(?:s|ed|ing)?|mortars?|rockets?|"
    r"grenades?|missiles?|air ?strikes?|drones?|gunfire|firing|opened fire|fired|live rounds|"
    r"live ammunition|ambush\w*|attack(?:s|ed)?|raid(?:s|ed)?|clash(?:es|ed)?|stabb\w+|"
    r"mines?|IED|gunmen|shot|shootings?|bullets?|strafed|fighting|overr[au]n|battles?|"
    r"gun ?battles?|skirmish\w*|offensive|storm(?:s|ed)|counter-?attack\w*)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = 260  # letters: the sentence before


def _after_violence(line: Line, fit: Fit) -> bool:
    """Whether who "died" did so in what the sentence, or the one before, tells of."""
    start = line.row[fit.verb.start].start
    low = max(line.text.rfind("\n\n", 0, line.start), line.start - _JUST_BEFORE, 0)
    return _VIOLENCE.search(line.text, low, start) is not None


def _dropped(line: Line, fit: Fit) -> bool:
    """Whether the subject is left out ("released 12 Jan", "sentenced to 4 years")."""
    legal = fit.way.act in _LEGAL
    if legal and _definite(line, fit):
        return True
    legal = legal or fit.way.act == "house_arrest"
    if legal and not fit.verb.passive and _BY_COURT.search(line.left(fit.verb.start)):
        return True
    if line.topic and _of_a_thing(line, fit):
        return False
    if line.topic or _counted(line, fit):
        return True
    following = line.row[fit.verb.end].word if fit.verb.end < len(line.row) else ""
    if following == ":" and fit.verb.passive and not fit.verb.bare:
        return fit.way.needs == "person" and _names_follow(line, fit.verb.end)
    before = line.row[fit.verb.start - 1].word if fit.verb.start else ";"
    if before in (";", ":", ".") and fit.verb.passive and fit.verb.bare:
        return fit.way.act in _LEGAL or fit.way.act == "release"
    return (
        line.fragment
        and fit.verb.passive
        and fit.verb.bare
        and not clauses.subject(line.row, fit.verb)
    )


def _names_follow(line: Line, colon: int) -> bool:
    """Whether two people or more are named behind "two were killed:"."""
    named = [u for u in line.row[colon:] if u.person and u.form == "name"]
    return len(named) > 1


def _of_a_thing(line: Line, fit: Fit) -> bool:
    """Whether a thing stands right before a taking: "inhaler taken away"."""
    if fit.way.act not in ("arrest", "abduction") or not fit.verb.start:
        return False
    word = line.row[fit.verb.start - 1].word
    noun = word.isalpha() and (tags(word) or "N")[:1] == "N"
    return noun and word not in singulars()


def _counted(line: Line, fit: Fit) -> bool:
    """Whether a bare number is the subject of a passive, with names to follow."""
    at = fit.verb.start - 1
    word = line.row[at].word if at >= 0 else ""
    counted = word[:1].isdigit() or word in _COUNTS
    return counted and fit.verb.passive and ":" in line.text_between(at, len(line.row))


_COUNTS = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
)
_LEGAL = frozenset(["acquittal", "bail", "remand", "hearing", "conviction"])
_BY_COURT = Spotter(
    r"\b(?:court|magistrate|judge|tribunal)\b[^.;:]{0,20},? (?:who|which|also|then|later)?"
    r" ?\Z",
    re.IGNORECASE,
)
_THE_CASE = re.compile(
    r"\W*(?:the|his|her|their) (?:\w+ )?(?:cases?|charges?|prosecution)\b(?! against)",
    re.IGNORECASE,
)


def _definite(line: Line, fit: Fit) -> bool:
    """Whether "the case" or "her bail" is spoken of, of someone known."""
    before = line.text_between(max(fit.verb.start - 8, 0) - 1, fit.verb.start)
    after = line.text_between(fit.verb.end - 1, fit.verb.end + 4)
    if fit.way.act == "acquittal" and _THE_CASE.match(after):
        return True
    return bool(
        re.search(
            r"\b(?:the|his|her|their|that) (?:\w+ ){0,2}?(?:case|"
            r"charges?|bail|petition)\b",
            before,
            re.IGNORECASE,
        )
    )


def _in_place(scene: Scene, line: Line, fit: Fit) -> bool:
    """Whether a place follows the verb, to say where somebody is held."""
    for unit in line.row[fit.verb.end : fit.verb.end + 6]:
        if unit.sort == "place":
            return isinstance(scene.cast.get(unit.refs[0]), Place)
        if unit.refs or unit.word in g.JOINERS:
            return False
    return False


def _body_part(line: Line, fit: Fit) -> bool:
    row, verb = line.row, fit.verb
    near = [*row[max(verb.start - 5, 0) : verb.start], *row[verb.end : verb.end + 5]]
    return any(u.word in BODY_PARTS for u in near)


def _bare_take(line: Line, fit: Fit, victims: list[int]) -> bool:
    """Whether "they took me" stands alone, with nothing that turns it."""
    row, verb = line.row, fit.verb
    will = verb.helper in ("will", "would", "'ll")
    if verb.passive or not (will or verb.form in ("past", "done")):
        return False
    last = max(victims)
    if any(row[k].sort != "person" for k in victims) or victims[0] > verb.end + 3:
        return False
    following = row[last + 1].word if last + 1 < len(row) else "."
    if following == "in" and will:
        return True
    return following not in ("to", "for", "on", "home", "with", "as", "back", "in")
