"""Who is the victim and who the doer of a verb, by the way of telling.

A way names where its victim stands: as object, subject, owner of a thing, or after a
preposition.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.scan import firing
from habeas.claims.reader.scan.along import set_against
from habeas.claims.reader.scan.deed import Fit
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import DONE, PAST, Way
from habeas.claims.reader.turned import BUT_ONE, UNDENIED
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter


def victims_and_doers(
    line: Line, fit: Fit, heads: list[int], done_to: list[int]
) -> tuple[list[int], list[int]]:
    """Return the units of the victims and of the doers."""
    way, verb, row = fit.way, _active(line, fit), line.row
    if _attributive(row, verb) and way.victim == "object":
        return [verb.end], []
    doers = _doers(line, fit, verb, heads)
    behind = clauses.behind(row, verb)
    if behind:
        doers = [k for k in doers if k < behind[0]]
    victims = _victims(line, fit, verb, heads, done_to)
    victims = [m for k in victims for m in _identified(row, k)]
    victims = [k for k in victims if not set_against(row, k)]
    if way.act in _OTHER_LOT and len(victims) > 1:
        victims = [k for k in victims if not _OTHER_LOT[way.act].search(line.words(k))]
    victims = [k for k in victims if row[k].actor and k not in doers]
    if verb.passive and verb.bare and verb.start and row[verb.start - 1].person:
        victims = [k for k in victims if not _FAMILY_OF.match(line.words(k))]
    if way.act == "dispersal":
        victims = [k for k in victims if row[k].person]
        if way.frame == "order":
            victims = []
    victims = _needed(row, way, victims)
    doers = [k for k in doers if row[k].actor]
    if not verb.passive and row[verb.at].word not in _SELF:
        victims, doers = _two_sides(line, victims, doers)
    if way.victim == "none" and way.doer == "host":
        marched = verb.passive and not verb.bare and row[verb.at].word == "marched"
        doers = [] if marched else heads  # "A and B were marched to a wall"
    return victims, doers


def _doers(line: Line, fit: Fit, verb: Verb, heads: list[int]) -> list[int]:
    """Return who does it: the subject, or who stands behind "by"."""
    way, row = fit.way, line.row
    doers = clauses.agent(row, verb) if verb.passive else heads
    if way.victim == "subject":
        doers = clauses.agent(row, verb) or firing.fired(row, verb)
        doers = doers or firing.before(row, verb)
        if not doers and way.act in ("killing", "injury"):
            doers = firing.leading(row, verb) or firing.shot_by(row, verb)
    elif way.doer == "none":
        doers = []
    elif not doers and verb.passive:
        doers = (
            firing.fired(row, verb)
            or firing.before(row, verb)
            or firing.sent(row, verb)
        )
    elif not doers:
        doers = firing.weapon(row, verb)
    if not doers and way.act == "enforced_disappearance":
        doers = _given_to(row, verb)
    return doers


def _victims(
    line: Line, fit: Fit, verb: Verb, heads: list[int], done_to: list[int]
) -> list[int]:
    """Return who suffers it, where the way has them stand."""
    kind, row = fit.way.victim, line.row
    if kind == "object":
        victims = heads if verb.passive else done_to
        if verb.passive and verb.bare and not victims:
            victims = _apposed(row, verb) or _fronted(row, verb)
        if verb.passive and not victims:
            victims = clauses.behind(row, verb)
        return victims
    if kind == "subject":
        return heads
    if kind in ("owner", "media", "host"):
        return _owners(line, fit, heads)
    if kind == "crowd":
        return _crowd(line, verb, heads, done_to)
    return [] if kind == "none" else _behind(line, fit, verb, heads, done_to)


def _behind(
    line: Line, fit: Fit, verb: Verb, heads: list[int], done_to: list[int]
) -> list[int]:
    """Return who stands behind one of the prepositions that the way names."""
    row, named = line.row, tuple(fit.way.victim.split("|"))
    victims = clauses.after(row, verb.at, named)
    if victims:  # "shot at the deputy's car": not at the deputy
        return [k for k in victims if not row[k].owns]
    if verb.passive:
        things = fit.way.subjects is not None and verb.bare
        people = [] if things else [k for k in heads if row[k].person]
        found = people or _before_named(row, verb.start, named)
        return found or _chained(row, verb)
    words = [u.word for u in row[verb.end : done_to[0]]] if done_to else []
    people = [k for k in done_to if row[k].person and "," not in words]
    return people or _before_named(row, verb.start, ("for", "against"))


def _needed(row: Sequence[Unit], way: Way, victims: list[int]) -> list[int]:
    """Return the victims of the sort that the way needs, people before bodies."""
    if way.needs == "person":
        victims = [k for k in victims if row[k].person]
    if way.needs == "org":
        victims = [k for k in victims if row[k].sort == "organisation"]
    if len(victims) > 1 and any(row[k].person for k in victims):
        victims = [k for k in victims if row[k].person]
        victims = [k for k in victims if not row[k].owns] or victims
    return victims


def _two_sides(
    line: Line, victims: list[int], doers: list[int]
) -> tuple[list[int], list[int]]:
    """Return victims and doers without a pronoun that would be on both sides."""
    row = line.row
    done_to = {r for k in victims for r in row[k].refs}
    doers = [
        k
        for k in doers
        if row[k].word != "they"
        or not (done_to & {*row[k].refs} or _of_them(line, victims))
    ]
    acting = {r for k in doers for r in row[k].refs}
    victims = [
        k for k in victims if row[k].form not in _MEANT or not acting & {*row[k].refs}
    ]
    return victims, doers


# "Men of X beat the men": nobody who is only meant is on both sides.
_MEANT = ("pronoun", "description")


# "the family of a guard murdered by X" was not murdered.
_FAMILY_OF = re.compile(
    r"(?:the |his |her |their )?(?:famil(?:y|ies)|relatives|next of kin|parents|widows?|wife|"
    r"wives|mothers?|fathers?|children|kin|bod(?:y|ies)|house|lawyers?|friends) of\b",
    re.IGNORECASE,
)


# "left two dead and four injured": who is of the other lot by the words for him.
_OTHER_LOT = {
    "killing": re.compile(r"\b(?:injured|wounded|hurt)\Z", re.IGNORECASE),
    "injury": re.compile(r"\b(?:dead|killed)\Z", re.IGNORECASE),
}


def _attributive(row: Sequence[Unit], verb: Verb) -> bool:
    """Whether "the arrested X" only says of X what was done: who met him did not."""
    if not verb.bare or not verb.at or verb.end >= len(row):
        return False
    led = (
        row[verb.at - 1].word in ("the", "a", "an", "his", "her", "their")
        and not row[verb.at - 1].refs
    )
    return led and verb.form in (PAST, DONE) and row[verb.end].person


def _active(line: Line, fit: Fit) -> Verb:
    """Return the verb; "soldiers fired in the air" is told of those who fired."""
    verb, row = fit.verb, line.row
    helped = any(not g.adverb(u.word) for u in row[verb.start : verb.at])
    acted = fit.way.victim == "crowd" or row[verb.at].word in _GOES
    bare = acted and verb.passive and not helped
    by = verb.end < len(row) and row[verb.end].word == "by"
    if verb.passive and not helped and _threatens_to(row, verb):
        return verb._replace(passive=False)
    fires = row[verb.at].word in _FIRES or fit.way.subjects is not None
    if bare and not by and fires:
        return verb._replace(passive=False)
    return verb


def _threatens_to(row: Sequence[Unit], verb: Verb) -> bool:
    """Whether somebody "threatened to" do something: he is not the one threatened."""
    following = row[verb.end].word if verb.end < len(row) else ""
    return row[verb.at].word == "threatened" and following == "to"


def _of_them(line: Line, victims: Sequence[int]) -> bool:
    """Whether "they" did something to "both of them": two sets of people."""
    return any(line.words(k).lower().endswith((" of them", " them")) for k in victims)


_GOES = frozenset(
    """rushed swooped descended barged sprang pounced decamped absconded helped downed
    connived colluded""".split()  # noqa: SIM905
)
_FIRES = _GOES | frozenset(["fired", "resorted", "charged", "shot", "opened"])


def _chained(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return the subject of "were charged with X, held for Y and granted bail"."""
    joined = row[verb.start - 1].word in ("and", ",") if verb.start else False
    if not (joined and verb.passive and verb.bare):
        return []
    for k in range(verb.start - 2, 1, -1):
        if row[k].word in (";", ":", "|", "."):
            return []
        if row[k - 1].word in ("was", "were") and g.finite(row[k].word):
            first = clauses.verb(row, k, k + 1, "done")
            return [h for h in clauses.subject(row, first) if row[h].person]
    return []


def _apposed(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return the one that ", held by the police" or ", arrested on Monday" follows."""
    at = verb.start - 1
    named = at > 0 and row[at].word == "," and row[at - 1].person
    if not named or row[at - 1].form == "pronoun":
        return []
    following = row[verb.end].word if verb.end < len(row) else ""
    dated = following[:1].isdigit() or following in _MONTHS
    return [at - 1] if dated or following in _TELLS else []


def _fronted(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return X in "Freed on Sunday, X asked ...": the participle opens the sentence."""
    if verb.start or not verb.passive:
        return []
    for k in range(verb.end, min(verb.end + 9, len(row) - 2)):
        if row[k].word == ",":
            named = row[k + 1].person and not row[k + 1].owns
            return [k + 1] if named and row[k + 2].word != "," else []
        if row[k].actor or row[k].word in g.MARKS:
            return []
    return []


_MONTHS = frozenset(
    """january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()  # noqa: SIM905
)
_TELLS = frozenset(
    [
        "by", "since", "in", "at", "on", "without", "from", "last", "yesterday", "after",
        "during", "earlier", "this", "again", "two", "three", "four", "five", "when",
        "outside", "near", "along", "for", "under", "and", ",",
    ]
)  # fmt: skip
_SELF = frozenset(["protested", "protest", "marched", "struck"])
_GIVEN = frozenset(["surrendered", "surrendering", "handed", "over"])


def _given_to(row: Sequence[Unit], verb: Verb) -> list[int]:
    """Return to whom one who is not seen since gave himself up or was handed over."""
    for k in range(verb.end, min(verb.end + 8, len(row) - 1)):
        if row[k].word in _GIVEN and row[k + 1].word == "to":
            return clauses.after(row, k + 1, ("to",), 1)
        if row[k].word in (";", ".", ":"):
            return []
    return []


def _identified(row: Sequence[Unit], k: int) -> list[int]:
    """Return those named in "two men, later identified as X and Y", or unit `k`."""
    if row[k].form != "description":
        return [k]
    words = [u.word for u in row[k + 1 : k + 5]]
    for ahead, word in enumerate(words[:-1], k + 1):
        if word in ("identified", "named", "known") and words[ahead - k] == "as":
            named = row[ahead + 2] if ahead + 2 < len(row) else None
            if named is None or named.form != "name":
                return [k]
            return clauses.joined(row, ahead + 2, ahead + 2, len(row))
        if word not in _NAMED_SO:
            return [k]
    return [k]


_NAMED_SO = frozenset(
    [
        ",",
        "later",
        "since",
        "been",
        "who",
        "was",
        "has",
        "popularly",
        "locally",
        "better",
    ]
)


def _before_named(row: Sequence[Unit], start: int, named: tuple[str, ...]) -> list[int]:
    """Return who is named in "the case against X" before a passive."""
    for k in range(start - 1, max(start - 14, -1), -1):
        if row[k].word in named:
            return clauses.after(row, k, named, 2)
        if row[k].word in (";", "|", "."):
            return []
    return []


def _owners(line: Line, fit: Fit, heads: list[int]) -> list[int]:
    row = line.row
    if "parts" in fit.way.marks:
        near = range(max(fit.verb.start - 5, 0), min(fit.verb.end + 5, len(row)))
        parts = [k for k in near if row[k].word in BODY_PARTS]
        return clauses.owner(row, parts[0]) if parts else []
    if fit.thing is not None:
        found = clauses.owner(row, fit.thing)
        if found:
            return _who_had(row, found[0]) or found
        if row[fit.thing].refs and row[fit.thing].sort == "organisation":
            return [fit.thing]
        from_whom = clauses.after(row, fit.verb.end, ("from", "of"), 10)
        return [k for k in from_whom if row[k].person or row[k].word in ("her", "him")]
    if fit.way.subjects is not None:
        for k in range(fit.verb.start - 1, max(fit.verb.start - 6, -1), -1):
            if fit.way.subjects.fullmatch(row[k].word):
                return clauses.owner(row, k) or clauses.after(row, k, ("to", "for"))
        return clauses.after(row, fit.verb.end, ("to", "for"))
    return []


def _who_had(row: Sequence[Unit], k: int) -> list[int]:
    """Return the subject of "had" in "a reporter had his phone taken": his own it was."""
    had = k - 1
    if had < 1 or row[had].word not in ("had", "has", "have") or row[k].form == "name":
        return []
    if row[k].word not in g.POSSESSIVES and row[k].word not in ("his", "her", "their"):
        return []
    heads = clauses.subject(row, clauses.verb(row, had, had + 1, PAST))
    return [m for m in heads if row[m].person]


def _crowd(line: Line, verb: Verb, heads: list[int], done_to: list[int]) -> list[int]:
    row = line.row
    if verb.passive:
        return heads or clauses.after(row, verb.end, _TO_BREAK_UP[:-4])
    found = done_to or clauses.after(row, verb.end, ("on", "at", "against"))
    low, high = verb.end, min(verb.end + 18, len(row) - 1)
    ends = (k for k in range(low, high) if row[k].word == "and" and _acts_on(row, k))
    reach = next(ends, high) - low
    return found or clauses.after(row, verb.end, _TO_BREAK_UP, max(reach, 0))


def _acts_on(row: Sequence[Unit], k: int) -> bool:
    """Whether another deed follows "and": "scare away the mob and picked up nine men"."""
    return g.finite(row[k + 1].word) and not row[k + 1].refs


_TO_BREAK_UP = (
    "disperse", "scatter", "control", "quell", "contain", "chase", "up", "clear",
    "stop", "prevent", "on", "at", "against", "upon", "into",
)  # fmt: skip


_OPENS = frozenset(["when", "while", "after", "because", "as", "until", "before"])


_UNKNOWN = Spotter(
    r"\b(?:no ?(?:one|body)|none of \w+) (?:\w+ )?(?:knows?|knew|saw|sees|has seen|tells?|"
    r"told|can say|will say|says|understands?|was told|has been told) [^.;]*\Z",
    re.IGNORECASE,
)


def set_apart(line: Line, verb: Verb, units: list[int]) -> list[int]:
    """Return the units; only those behind "but" in "none of them but X was freed"."""
    match = BUT_ONE.search(line.left(verb.at)) if len(units) > 1 else None
    if match is None:
        return units
    return [k for k in units if line.row[k].start >= line.start + match.end("but")]


def nobody_does(line: Line, verb: Verb, heads: list[int]) -> bool:
    """Whether the subject is "nobody" or "no arrests"."""
    low = max(0, (heads[-1] if heads else verb.start) - 4)
    opens = (k for k in range(verb.start - 1, low, -1) if line.row[k].word in _OPENS)
    low = next(opens, low)
    words = [u.word for u in line.row[low : verb.start]]
    begin = line.start
    for k in range(len(words) - 1, 0, -1):
        void = words[k] in _NO_USE and words[k - 1] in ("no", "any")
        if words[k] in _THEY or void:
            words = words[k + 1 :]  # "when this had no effect they fired"
            if void and low + k + 1 < verb.start:
                low += k + 1
                begin = line.row[low].start
            break
    after = [u.word for u in line.row[verb.end : verb.end + 2]]
    if any(w in g.NOBODY for w in words):
        left = line.left(verb.at)
        if _UNKNOWN.search(left) or UNDENIED.search(left) or BUT_ONE.search(left):
            return False
    if (
        any(w in g.NOBODY for w in words[-4:])
        or not verb.passive
        and "nobody" in after[: 1 if "," in after else 2]
        or ("anybody" in after and verb.negated)
    ):
        return True
    start = line.row[low].start
    before = line.text[start : line.row[verb.start].start]
    whole = line.text[begin : line.row[verb.start].start]
    return bool(_NO_SUCH.search(before) or _NO_ONE_OF.search(whole))


_THEY = frozenset(["they", "he", "she", "we"])
_NO_USE = frozenset(
    """effect avail response choice option alternative result use reason warrant permit permission licence
    warning notice provocation explanation evidence trial answer time doubt hurry mercy""".split()  # noqa: SIM905
)


# "No officer under my command has arrested him."
_NO_ONE_OF = re.compile(
    r"(?:^|[,;:.)] )(?:no(?! (?:they|he|she|we|i|it)\b)|not one|not a single) (?:(?!who\b|that\b|one\b|longer\b|doubt\b|matter\b|"
    r"sooner\b|less\b|more\b|and\b|but\b|reason\b|charge\b|warning\b)[\w'’-]+ ){1,7}$",
    re.IGNORECASE,
)
_NO_SUCH = Spotter(
    r"\b(?:no(?! (?:they|he|she|we|i|it)\b)|not a single|not one|none of the|not any) [\w-]+(?: [\w-]+){0,2} *$",
    re.IGNORECASE,
)


BODY_PARTS = frozenset(
    [
        "arm",
        "arms",
        "leg",
        "legs",
        "hand",
        "hands",
        "rib",
        "ribs",
        "nose",
        "jaw",
        "finger",
        "fingers",
        "tooth",
        "teeth",
        "wrist",
        "wrists",
        "foot",
        "feet",
        "skull",
        "collarbone",
        "bone",
        "bones",
        "ankle",
        "ear",
        "ears",
        "tongue",
        "toes",
        "limbs",
    ]
)
