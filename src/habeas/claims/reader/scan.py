"""From the words of a sentence to what they tell was done, and to whom.

`told(scene, sentence)` finds each trigger of `triggers.yaml`, the one way of telling
that its surroundings fit best, and whom it was done to and by. Dates, places and what
is told twice come later (`acts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.members import included, listed
from habeas.claims.reader.mentions import Person, Place
from habeas.claims.reader.scene import Line, Scene
from habeas.claims.reader.stance import Stance, Told, stance
from habeas.claims.reader.triggers import BASE, ING, Form, Way, triggers
from habeas.claims.reader.units import Unit
from habeas.claims.reader.voices import spoken
from habeas.text.spotting import Spotter

_LIVE = re.compile(r"\b(?:alive|him|her|them)\b", re.IGNORECASE)
_GROUP_THINGS = frozenset(["crowd", "protesters", "demonstrators", "marchers"])


@dataclass(frozen=True)
class Deed:
    """An act as one sentence tells it, of all its victims together.

    `victims` and `by` are ids; `start` to `end` are its words, `at` where its trigger
    stands. `topic` says that the sentence names no victim, and lets one be supplied.
    """

    act: str
    victims: tuple[str, ...]
    by: tuple[str, ...]
    stance: Stance
    start: int
    end: int
    at: int
    sentence: int
    voices: tuple[str, ...] = ()
    noun: bool = False
    topic: bool = False
    nobody: bool = False


_REACH = 240
_SHORT = 4
_ENDS = " .!\"”')"


@dataclass(frozen=True)
class _Found:
    way: Way
    verb: Verb
    thing: int | None
    score: float


def told(scene: Scene, line: Line) -> list[Deed]:
    """Return what a sentence tells was done, in order of its words."""
    found = [*_verbs(scene, line), *_nouns(scene, line), *_phrases(scene, line)]
    found.sort(key=lambda d: d.at)
    later = [*(d.at for d in found[1:]), line.end]
    return [
        _with_list(scene, line, deed, until)
        for deed, until in zip(found, later, strict=False)
    ]


def _with_list(scene: Scene, line: Line, deed: Deed, until: int) -> Deed:
    """Return the deed; one without a victim is done to those listed after a colon.

    Those listed after the next deed of the sentence, at `until`, are of that one.
    """
    if deed.victims or not deed.topic:
        return deed
    named = [*listed(scene, line), *included(scene, line)]
    names = [(r, e) for r, s, e in named if s > deed.at]
    if any(s > until for _, s, _ in named):
        return deed
    if not names:
        return deed
    refs = tuple(dict.fromkeys(r for r, _ in names))
    return replace(deed, victims=refs, topic=False, end=max(e for _, e in names))


# --- verbs ---------------------------------------------------------------------------


def _verbs(scene: Scene, line: Line) -> Iterator[Deed]:
    row = line.row
    known = triggers(scene.doc.learnt.acts).verbs
    for at, unit in enumerate(row):
        if unit.refs or unit.word not in known or _month(line, at):
            continue
        if unit.word.endswith("ing") and line.text[unit.start - 1] in "\"“‘'":
            continue  # the words of a charge
        fits = [f for f in (_fit(line, at, form) for form in known[unit.word]) if f]
        if fits and not _noun_like(line, at, fits[0].verb):
            fits.sort(key=lambda f: (-f.score, f.way.number))
            told_once = False
            for fit in fits:
                if told_once and "also" not in fit.way.marks:
                    continue
                deed = _deed(scene, line, fit)
                if deed is not None:
                    if deed.act in _HOLDS and deed.stance == Stance():
                        scene.hold(deed.victims)
                    yield deed
                    told_once = told_once or "also" not in fit.way.marks


def _month(line: Line, at: int) -> bool:
    """Whether "March" is the month, and no verb."""
    return (
        at > 0
        and line.row[at].word == "march"
        and line.words(at) == "March"
        and line.row[at - 1].word not in ("the", "a", "long")
    )


_HOLDS = frozenset(["arrest", "detention", "abduction", "remand", "house_arrest"])


def _noun_like(line: Line, at: int, verb: Verb) -> bool:
    """Whether a word that could be a verb is a noun or an adjective here."""
    row = line.row
    left = at - 1
    while left > 0 and g.adverb(row[left].word):
        left -= 1
    before = row[left].word if left >= 0 else ""
    if verb.form in ("base", "third"):
        if before in g.DETERMINERS or before in g.PREPOSITIONS - {"to"}:
            return True
        if at and row[at - 1].owns:
            return True
        if verb.form == "third" and clauses.object_follows(row, verb.end):
            return False
        if verb.form == "base" and not (verb.to or verb.helper or verb.bare):
            return False
        noun = before.endswith("s") and len(before) > _SHORT and before.isalpha()
        plural = at and ((row[at - 1].refs and row[at - 1].actor) or noun)
        starts = at == 0
        return not (
            verb.to
            or verb.helper
            or plural
            or starts
            or before in g.RELATIVES
            or before in ("and", ",", "i", "we", "they", "you")
        )
    if verb.form == "ing" and before in ("the", "a", "an", "of the"):
        return True
    if verb.form in ("past", "done") and verb.bare and before in g.POSSESSIVES:
        return True
    if verb.form in ("past", "done") and verb.bare:
        after = row[at + 1] if at + 1 < len(row) else None
        if before in ("the", "those", "all", "any", "of") and before != "":
            return after is not None and not after.refs
    return False


def _fit(line: Line, at: int, form: Form) -> _Found | None:
    """Return how a form fits where it stands, or None where it does not."""
    row = line.row
    end = _particle(row, at, form.rest)
    if end is None:
        return None
    way = form.way
    verb = clauses.verb(row, at, end, form.form)
    after = line.text_between(end - 1, len(row))
    limit = _STOPPED.split(after[:_REACH], maxsplit=1)[0].rstrip(_ENDS)
    if way.after is not None and not way.after.search(limit):
        return None
    if way.unless is not None and way.unless.search(limit[:90]):
        return None
    if way.before is not None and not way.before.search(line.left(at)):
        return None
    if way.without is not None and way.without.search(line.left(at)):
        return None
    thing = None
    if way.things:
        thing = _thing(line, verb, way.things)
        if thing is None:
            return None
    if way.subjects is not None and not _subject_word(line, verb, way.subjects, limit):
        return None
    score = 2.0 * bool(way.after) + 2 * bool(way.things) + len(form.rest)
    if thing is not None:
        score -= min(abs(thing - at), 20) / 30
    score += 2 * bool(way.subjects) + 3 * bool(way.before) - 3 * ("bare" in way.marks)
    return _Found(way, verb, thing, score)


_STOPPED = re.compile(r"[;|?](?:\s|$)")


def _particle(row: Sequence[Unit], at: int, rest: tuple[str, ...]) -> int | None:
    """Return where a verb ends with its particle, which may follow the object."""
    if not rest:
        return at + 1
    if len(rest) == 1 and rest[0].endswith("ly"):
        return at + 1 if at and row[at - 1].word == rest[0] else None
    words = [u.word for u in row[at + 1 : at + 1 + len(rest)]]
    if words == list(rest):
        return at + 1 + len(rest)
    for k in range(at + 1, min(at + 7, len(row) - len(rest) + 1)):
        if [u.word for u in row[k : k + len(rest)]] == list(rest):
            between = row[at + 1 : k]
            if (
                len(rest) == 1
                and any(u.refs or u.word in _OBJECTS for u in between)
                and not any(
                    g.finite(u.word) or u.word in g.PREPOSITIONS or u.word in g.MARKS
                    for u in between
                )
            ):
                return at + 1
    return None


_OBJECTS = frozenset(["him", "her", "them", "us", "me"])


def _thing(line: Line, verb: Verb, things: frozenset[str]) -> int | None:
    """Return the unit of a listed thing that the verb is done to."""
    row = line.row
    if verb.passive:
        for k in range(verb.start - 1, max(verb.start - 14, -1), -1):
            word = row[k].word
            if word in (";", "|", ":") or (
                g.finite(word)
                and k < verb.start - 1
                and word not in g.BE
                and row[k - 1].word not in g.BE
            ):
                break
            if word == "march" and k and row[k - 1].word[:1].isdigit():
                continue
            if word in things:
                return k
        place = _place_thing(
            line, range(verb.start - 1, max(verb.start - 6, -1), -1), things
        )
        if place is not None:
            return place
        if not verb.bare:
            return None
    for k in range(verb.end, min(verb.end + 11, len(row))):
        word = row[k].word
        if word in (";", "|", ".", "?") or (g.finite(word) and k > verb.end):
            return None
        if word == "march" and row[k - 1].word[:1].isdigit():
            return None
        if word in ("in", "into", "with", "by", "from") and k > verb.end:
            return None
        if word in things:
            return k
        if row_place(line, k) and _ends_with(line, k, things):
            return k
    return None


def _place_thing(line: Line, reach: range, things: frozenset[str]) -> int | None:
    for k in reach:
        if row_place(line, k) and _ends_with(line, k, things):
            return k
        if g.finite(line.row[k].word):
            return None
    return None


def row_place(line: Line, k: int) -> bool:
    """Whether unit `k` is a mention of a place or a body."""
    return line.row[k].sort in ("place", "organisation")


def _ends_with(line: Line, k: int, things: frozenset[str]) -> bool:
    words = _HYPHENED.findall(line.words(k).lower())
    return any(w in things for w in words)


_HYPHENED = re.compile(r"[\w-]+")


def _subject_word(line: Line, verb: Verb, wanted: Spotter, limit: str) -> bool:
    """Whether the thing done ("a case", "bail") stands as subject or object."""
    low = max(verb.start - 12, 0)
    before = line.text_between(low - 1, verb.start)
    return bool(wanted.search(before) or wanted.search(limit[:80]))


def _deed(scene: Scene, line: Line, fit: _Found) -> Deed | None:
    way, verb, row = fit.way, fit.verb, line.row
    heads = clauses.subject(row, verb)
    done_to = [] if verb.passive else clauses.objects(row, verb)
    if not done_to and not verb.passive and heads and way.needs == "person":
        done_to = clauses.late_objects(row, verb)
    victims, by = _roles(line, fit, heads, done_to)
    nobody = _nobody(line, verb, heads)
    how = _stance(scene, line, fit, nobody)
    if how is None or how.modality == "none":
        return None
    if not _enough(scene, line, fit, victims, nobody, how, heads):
        return None
    if how.modality == "stated" and _asked_of_you(line, verb, heads):
        return None
    if way.frame == "order" and how.modality == "stated":
        how = replace(how, modality="intended")
    if way.frame == "neg" and victims and _COURT.search(line.words(victims[0])):
        return None
    if way.frame == "neg" and how.modality == "stated":
        how = replace(how, polarity="negated")
    if row[verb.at].word.startswith("accus") and not _by_law(line, verb, by):
        return None
    said = verb.form in ("third", "base") and verb.bare
    after = line.text_between(verb.end - 1, len(row))
    if way.act == "protest" and said and _AGAINST.match(after):
        return None
    if way.act == "arrest" and verb.at and row[verb.at - 1].word in ("shown", "show"):
        return None
    units = sorted({*heads, *done_to, *victims, *by, verb.at})
    low = min(u for u in units if _near(line, u, verb)) if units else verb.at
    high = max(u for u in units if _near(line, u, verb))
    start = row[min(low, verb.start)].start
    end = max(row[high].end, row[verb.end - 1].end)
    end = max(end, _tail(line, fit))
    voice = spoken(line.voices, verb.at, {})
    return Deed(
        way.act,
        _without_whole(scene, line.refs(victims)),
        line.refs(by) or court_of(line, way.act),
        how,
        start,
        end,
        row[verb.at].start,
        line.number,
        (*line.sender, *(voice.refs if voice else ())),
        nobody=nobody,
        topic=not victims and not nobody,
    )


def _asked_of_you(line: Line, verb: Verb, heads: Sequence[int]) -> bool:
    """Whether a verb in its plain form has no subject: it asks, and tells nothing."""
    if verb.form != BASE or verb.helper or verb.to or heads or line.topic:
        return False
    before = line.row[verb.start - 1].word if verb.start else ""
    return before in ("", "and", ",", ":", ";", "or", "to", "please", ")")


_LAW = Spotter(
    r"\b(?:police|prosecut\w+|courts?|authorities|state|government|ministry|magistrate|"
    r"judge|attorney|officers?|army|military|agency|bureau|commission)\b",
    re.IGNORECASE,
)


def _by_law(line: Line, verb: Verb, by: Sequence[int]) -> bool:
    """Whether those who accuse someone can bring a case; others only say so."""
    if verb.passive:
        return all(_LAW.search(line.words(k)) for k in by)
    return _LAW.search(line.left(verb.at)[-60:]) is not None


_AGAINST = re.compile(
    r"\W*(?:(?:strongly|also|firmly) )?(?:against|at|the|this|these|over|his|her|their)\b",
    re.IGNORECASE,
)
_COURTS = frozenset(["hearing", "remand", "bail", "conviction", "acquittal"])
_COURT = Spotter(
    r"\b(?:court|magistrate|tribunal|judge|sessions|coroner)\b", re.IGNORECASE
)


def court_of(line: Line, code: str) -> tuple[str, ...]:
    """Return the court of a sentence, where an act of a court names no other doer."""
    if code not in _COURTS:
        return ()
    found = [
        k for k, u in enumerate(line.row) if u.actor and _COURT.search(line.words(k))
    ]
    return line.refs(found[:1])


def _without_whole(scene: Scene, refs: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a group whose members are all named beside it ("two men, A and B")."""
    kept = list(refs)
    for n, ref in enumerate(refs):
        person = scene.cast.get(ref)
        heads = person.heads if isinstance(person, Person) else None
        if not isinstance(person, Person) or person.kind != "group" or not heads:
            continue
        if len(refs) - n - 1 >= heads[0] > 1:
            kept.remove(ref)
    return tuple(kept)


def _near(line: Line, k: int, verb: Verb) -> bool:
    return abs(k - verb.at) < 40


def _tail(line: Line, fit: _Found) -> int:
    """Return where the words end that made an `after` fit."""
    if fit.way.after is None:
        return 0
    base = line.row[fit.verb.end - 1].end
    match = fit.way.after.search(line.text[base : line.end])
    return base + match.end() if match else 0


def _roles(
    line: Line, fit: _Found, heads: list[int], done_to: list[int]
) -> tuple[list[int], list[int]]:
    """Return the units of the victims and of the doers."""
    way, verb, row = fit.way, fit.verb, line.row
    doers = clauses.agent(row, verb) if verb.passive else heads
    if not doers and verb.passive:
        doers = _when(line, verb)
    if way.doer == "none":
        doers = []
    kind = way.victim
    if kind == "object":
        victims = heads if verb.passive else done_to
        if verb.passive and verb.bare and not victims:
            victims = _apposed(row, verb)
    elif kind == "subject":
        victims, doers = heads, clauses.agent(row, verb)
    elif kind in ("owner", "media", "host"):
        victims = _owners(line, fit, heads)
    elif kind in ("none", "crowd"):
        victims = _crowd(line, verb, heads, done_to) if kind == "crowd" else []
    else:
        named = tuple(kind.split("|"))
        victims = clauses.after(row, verb.at, named)
        if not victims and verb.passive:
            victims = [k for k in heads if row[k].person]
            victims = victims or _before_named(row, verb.start, named)
            victims = victims or _chained(row, verb)
        if not victims and not verb.passive:
            victims = [k for k in done_to if row[k].person]
            victims = victims or _before_named(row, verb.start, ("for", "against"))
    victims = [k for k in victims if row[k].actor and k not in doers]
    if way.needs == "person":
        victims = [k for k in victims if row[k].person]
    if way.needs == "org":
        victims = [k for k in victims if row[k].sort == "organisation"]
    if len(victims) > 1 and any(row[k].person for k in victims):
        victims = [k for k in victims if row[k].person]
    doers = [k for k in doers if row[k].actor]
    if not verb.passive and row[verb.at].word not in _SELF:
        done_to_them = {r for k in victims for r in row[k].refs}
        doers = [
            k
            for k in doers
            if row[k].word != "they" or not done_to_them & {*row[k].refs}
        ]
        acting = {r for k in doers for r in row[k].refs}
        victims = [
            k
            for k in victims
            if row[k].form != "pronoun" or not acting & {*row[k].refs}
        ]
    if way.victim in ("none",) and way.doer == "host":
        doers = heads
    return victims, doers


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
    return [at - 1] if following in _TELLS else []


_TELLS = frozenset(
    [
        "by", "since", "in", "at", "on", "without", "from", "last", "yesterday", "after",
        "during", "earlier", "this", "again", "two", "three", "four", "five", "when",
        "outside", "near", "along", "for", "under", "and", ",",
    ]
)  # fmt: skip
_SELF = frozenset(["protested", "protest", "marched", "struck"])
_SHOOTING = frozenset(
    ["opened", "fired", "shot", "charged", "shelled", "attacked", "raided"]
)


def _when(line: Line, verb: Verb) -> list[int]:
    """Return who is said to have fired: "was killed when police opened fire"."""
    row = line.row
    for k in range(verb.end, min(verb.end + 12, len(row) - 1)):
        fired = row[k].actor and row[k + 1].word in _SHOOTING
        between = {row[m].word for m in range(verb.end, k)}
        if fired and between & {"when", "as", "after"}:
            return [k]
    return []


def _before_named(row: Sequence[Unit], start: int, named: tuple[str, ...]) -> list[int]:
    """Return who is named in "the case against X" before a passive."""
    for k in range(start - 1, max(start - 14, -1), -1):
        if row[k].word in named:
            return clauses.after(row, k, named, 2)
        if row[k].word in (";", "|", "."):
            return []
    return []


def _owners(line: Line, fit: _Found, heads: list[int]) -> list[int]:
    row = line.row
    if "parts" in fit.way.marks:
        near = range(max(fit.verb.start - 5, 0), min(fit.verb.end + 5, len(row)))
        parts = [k for k in near if row[k].word in _PARTS]
        return clauses.owner(row, parts[0]) if parts else []
    if fit.thing is not None:
        found = clauses.owner(row, fit.thing)
        if found:
            return found
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


def _crowd(line: Line, verb: Verb, heads: list[int], done_to: list[int]) -> list[int]:
    if verb.passive:
        return heads
    return done_to or clauses.after(line.row, verb.end, ("on", "at", "against"))


def _nobody(line: Line, verb: Verb, heads: list[int]) -> bool:
    """Whether the subject is "nobody" or "no arrests"."""
    low = max(0, (heads[-1] if heads else verb.start) - 4)
    words = [u.word for u in line.row[low : verb.start]]
    after = [u.word for u in line.row[verb.end : verb.end + 2]]
    if (
        any(w in g.NOBODY for w in words[-4:])
        or "nobody" in after[: 1 if "," in after else 2]
        or ("anybody" in after and verb.negated)
    ):
        return True
    start = line.row[low].start
    return bool(
        re.search(
            r"\b(?:no|not a single|not one|none of the|not any) [\w-]+(?: [\w-]+){0,2} *$",
            line.text[start : line.row[verb.start].start],
            re.IGNORECASE,
        )
    )


def _enough(
    scene: Scene,
    line: Line,
    fit: _Found,
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
    if "bare" in way.marks:
        return bool(victims) and _bare_take(line, fit, victims)
    if "live" in way.marks and not all(line.row[k].person for k in victims):
        return False
    if "where" in way.marks and not _in_place(scene, line, fit):
        return False
    if "promised" in way.marks:
        return how.modality == "committed" and bool(victims)
    if "held" in way.marks and line.topic and not victims:
        return all(scene.was_held(ref) for ref in line.topic)
    if "held" in way.marks:
        known = line.refs(victims)
        return any(scene.was_held(ref) for ref in known) and bool(victims)
    if "parts" in way.marks:
        return (bool(victims) or bool(line.topic)) and _body_part(line, fit)
    if way.needs in ("person", "actor", "org"):
        return bool(victims) or nobody or _dropped(line, fit)
    return True


def _dropped(line: Line, fit: _Found) -> bool:
    """Whether the subject is left out ("released 12 Jan", "sentenced to 4 years")."""
    legal = fit.way.act in _LEGAL
    if legal and _definite(line, fit):
        return True
    legal = legal or fit.way.act == "house_arrest"
    if legal and not fit.verb.passive and _BY_COURT.search(line.left(fit.verb.start)):
        return True
    if line.topic or _counted(line, fit):
        return True
    before = line.row[fit.verb.start - 1].word if fit.verb.start else ";"
    if before in (";", ":", ".") and fit.verb.passive and fit.verb.bare:
        return fit.way.act in _LEGAL or fit.way.act == "release"
    return (
        line.fragment
        and fit.verb.passive
        and fit.verb.bare
        and not clauses.subject(line.row, fit.verb)
    )


def _counted(line: Line, fit: _Found) -> bool:
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


def _definite(line: Line, fit: _Found) -> bool:
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


def _in_place(scene: Scene, line: Line, fit: _Found) -> bool:
    """Whether a place follows the verb, to say where somebody is held."""
    for unit in line.row[fit.verb.end : fit.verb.end + 6]:
        if unit.sort == "place":
            return isinstance(scene.cast.get(unit.refs[0]), Place)
        if unit.refs or unit.word in g.JOINERS:
            return False
    return False


_PARTS = frozenset(
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
    ]
)


def _body_part(line: Line, fit: _Found) -> bool:
    row, verb = line.row, fit.verb
    near = [*row[max(verb.start - 5, 0) : verb.start], *row[verb.end : verb.end + 5]]
    return any(u.word in _PARTS for u in near)


def _bare_take(line: Line, fit: _Found, victims: list[int]) -> bool:
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


# --- nouns ---------------------------------------------------------------------------


def _nouns(scene: Scene, line: Line) -> Iterator[Deed]:
    known = triggers().nouns
    row = line.row
    for at, unit in enumerate(row):
        if unit.refs or unit.word not in known:
            continue
        for form in sorted(known[unit.word], key=lambda f: -len(f.rest)):
            words = [u.word for u in row[at + 1 : at + 1 + len(form.rest)]]
            if words != list(form.rest):
                continue
            deed = _noun(scene, line, at, form)
            if deed is not None:
                yield deed
            break


def _noun(scene: Scene, line: Line, at: int, form: Form) -> Deed | None:
    row, way = line.row, form.way
    end = at + 1 + len(form.rest)
    if row[at].word in ("arrest", "attack") and at and row[at - 1].word in _NOT_ALONE:
        return None
    if row[at].word == "custody" and _DEATH_IN.search(line.left(at)):
        return None
    victims = _noun_victims(line, at, end, way)
    if way.after is not None and not way.after.search(line.text_between(at, len(row))):
        return None
    way_ok = way.needs in ("person", "actor")
    victims = [
        k for k in victims if row[k].person or (way.needs == "actor" and row[k].actor)
    ]
    verb = Verb(at, at, end, "noun", False)
    if way.act not in _OF_LAW and _CHARGED.search(line.left(at)[-60:]):
        return None
    how = _stance(scene, line, _Found(way, verb, None, 0), nobody=False)
    if way.frame == "given" and victims and (how is None or how.modality == "none"):
        how = Stance(derivation="presupposed")
    if (
        how is None
        or how.modality == "none"
        or (
            not victims
            and way_ok
            and how.polarity == "affirmed"
            and how.modality != "denied"
            and not line.topic
        )
    ):
        return None
    if way.act == "release" and not _after_release(line, at):
        if not _ordered(line, at):
            return None
        how = Stance("committed", frame="future")
    by = clauses.agent(row, replace(verb, end=end))
    units = [at, *victims, *by]
    return Deed(
        way.act,
        line.refs(victims),
        line.refs(by) or court_of(line, way.act),
        how,
        min(row[k].start for k in units),
        max(row[end - 1].end, *(row[k].end for k in units)),
        row[at].start,
        line.number,
        noun=True,
    )


_OF_LAW = frozenset(["prosecution", "conviction", "hearing", "bail", "remand"])
_CHARGED = Spotter(
    r"\b(?:charged? with|charges? of|guilty of|convicted of|counts? of|suspicion of|"
    r"sentenced for|charged? (?:under|for)|offences? of)\b[^.;:]*\Z",
    re.IGNORECASE,
)


_DEATH_IN = re.compile(
    r"\b(?:deaths?|died|dies|dying|killed) in (?:\w+ ){0,2}\Z", re.IGNORECASE
)
_NOT_ALONE = frozenset(["house", "heart", "asthma", "panic", "under"])


def _noun_victims(line: Line, at: int, end: int, way: Way) -> list[int]:
    row = line.row
    before = clauses.owner(row, at, 4)
    named = tuple(way.of.split("|"))
    if end < len(row) and row[end].word in named:
        found = clauses.after(row, end, named, 1)
        if not found and _YEARS.match(line.text_between(end, len(row))):
            found = clauses.after(row, end + 1, ("on", "against"), 6)
        return found
    if end + 2 < len(row) and row[end].word in ("and", "or", ","):
        for k in range(end + 1, min(end + 6, len(row))):
            if row[k].word in named:
                return clauses.after(row, k, named, 1)
            if row[k].refs or g.finite(row[k].word):
                break
    return before if before and row[before[0]].owns else []


_YEARS = re.compile(r"\W*[\w-]+ (?:years?|months?|lashes|days?)\b", re.IGNORECASE)


def _ordered(line: Line, at: int) -> bool:
    """Whether a release is ordered or promised: "has directed the release of"."""
    return bool(
        re.search(
            r"\b(?:direct|order|promis|assur|announc|agre|pledg|approv)\w*"
            r"(?: [\w'’]+){0,4} $",
            line.left(at),
            re.IGNORECASE,
        )
    )


def _after_release(line: Line, at: int) -> bool:
    """Whether a release is told as done: "upon his release", "since her release"."""
    before = line.left(at)[-60:]
    return bool(
        re.search(
            r"\b(?:upon|after|since|following|on|before|until|secured|led to|won|"
            r"welcom\w+)\b(?: [\w.'’-]+){0,6} $",
            before if before.endswith(" ") else before + " ",
            re.IGNORECASE,
        )
    )


# --- phrases -------------------------------------------------------------------------


def _phrases(scene: Scene, line: Line) -> Iterator[Deed]:
    words = line.whole
    for phrase in triggers().possible(words.lower()):
        for match in phrase.pattern.finditer(words):
            deed = _phrase(scene, line, phrase.way, match)
            if deed is not None:
                yield deed


def _phrase(scene: Scene, line: Line, way: Way, match: re.Match[str]) -> Deed | None:
    start, end = line.start + match.start(), line.start + match.end()
    row = line.row
    inside = [k for k, u in enumerate(row) if start <= u.start and u.end <= end]
    if not inside:
        return None
    verb = Verb(inside[0], inside[0], inside[-1] + 1, "past", True)
    how = _stance(scene, line, _Found(way, verb, None, 0), nobody=way.frame == "no")
    if how is None or how.modality == "none":
        return None
    if way.frame == "deny":
        how = Stance("denied")
    victims = _phrase_victims(scene, line, way, inside)
    called = () if victims or way.victim != "known" else _of_this_name(scene, line)
    if (
        way.needs in ("person", "actor")
        and not victims
        and not (
            line.fragment
            or way.frame in ("no", "deny")
            or (way.victim in ("deep", "list") and not _own_side(line, inside))
        )
    ):
        return None
    by: list[int] = []
    if way.doer == "near":
        by = [k for k in inside if row[k].actor][:1] or [
            k for k in range(inside[0] - 1, max(inside[0] - 8, -1), -1) if row[k].actor
        ][:1]
        victims = []
    return Deed(
        way.act,
        line.refs(victims) or called,
        line.refs(by) or court_of(line, way.act),
        how,
        start,
        end,
        start,
        line.number,
        topic=not victims and way.frame != "no",
        nobody=way.frame == "no",
    )


_THIS_NAME = re.compile(r"\b(?:this|that|such a|the said) name\b", re.IGNORECASE)
_NAME_BACK = 700


def _of_this_name(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the one whose name was told last, where "this name" is spoken of.

    Those who speak or answer, with a colon or a bracket after their names, are passed
    over.
    """
    if _THIS_NAME.search(line.whole) is None:
        return ()
    low = max(0, line.start - _NAME_BACK)
    for mention in reversed(scene.cast.in_span(low, line.start, "person")):
        after = scene.flat[mention.end : mention.end + 3]
        if mention.form == "name" and ":" not in after and ")" not in after:
            return (mention.ref,)
    return ()


def _own_side(line: Line, inside: list[int]) -> bool:
    """Whether a phrase is of one who says "I" and is not known."""
    return any(
        line.row[k].word in ("my", "me", "i", "we", "our", "us")
        and not line.row[k].refs
        for k in range(max(inside[0] - 3, 0), inside[-1] + 1)
    )


def _phrase_victims(scene: Scene, line: Line, way: Way, inside: list[int]) -> list[int]:
    row = line.row
    within = [k for k in inside if row[k].person]
    before = [k for k in range(inside[0]) if row[k].person]
    later = [k for k in range(inside[-1] + 1, len(row)) if row[k].person]
    if way.victim == "none":
        return []
    if line.topic and way.victim != "known":
        return []
    if any(row[k].word in ("my", "me", "i") and not row[k].refs for k in inside):
        return []
    if way.victim == "list":
        return within[:1]
    if way.victim == "inside":
        return _inside(scene, line, within, before)
    if way.victim == "known":
        held = [k for k in (*within, *before[::-1]) if _held(scene, line, k)]
        return (
            held[:2]
            if held and row[held[0]].form != "pronoun"
            else (held[:1] or [k for k in within if row[k].form == "name"][:1])
        )
    if way.victim == "deep":
        if inside[0] and row[inside[0] - 1].owns and row[inside[0] - 1].person:
            return [inside[0] - 1]
        held = [k for k in within if _held(scene, line, k)]
        held = held or [k for k in before[::-1] if _held(scene, line, k)][:1]
        spoken_of = [k for k in before if row[k].form in ("pronoun", "name", "short")]
        named = [
            k
            for k in within
            if row[k].owns
            or (row[k].form == "name" and _MEET.search(line.left(k)[-16:]))
        ]
        return held or spoken_of[-1:] or named[-1:]
    if way.victim == "near":
        owners = [k for k in inside if row[k].owns and row[k].person]
        if owners:
            return owners[:1]
        left = row[inside[0] - 1] if inside[0] else None
        if left is not None and left.word in ("he", "she", "they") and not left.refs:
            return []
        if before:
            return clauses.joined(row, before[-1], 0, inside[0])
        return within[-1:] or later[:1]
    named = clauses.after(row, inside[0], tuple(way.victim.split("|")), 14)
    found = [k for k in named if row[k].person]
    return (
        found
        or [k for k in within if row[k].owns][:1]
        or [k for k in before if row[k].owns][:1]
    )


def _inside(
    scene: Scene, line: Line, within: list[int], before: list[int]
) -> list[int]:
    """Return the one that a phrase's own words name, else the one spoken of before."""
    row = line.row
    named = [k for k in within if row[k].form in ("name", "short")]
    own = named or [k for k in within if not _by_office(scene, row[k])]
    if own:
        return clauses.joined(row, own[0], own[0], own[-1] + 1)
    spoken_of = [k for k in before if not _by_office(scene, row[k])]
    return spoken_of[-1:]


def _by_office(scene: Scene, unit: Unit) -> bool:
    """Whether a unit stands for officers, lawyers or kin told without a name."""
    if unit.form in ("name", "short", "pronoun"):
        return False
    return _OFFICIAL.search(scene.flat, unit.start, unit.end) is not None


_OFFICIAL = Spotter(
    r"\b(?:police\w*|officers?|soldiers?|guards?|men|agents?|gunmen|lawyers?|advocate|"
    r"counsel|famil(?:y|ies)|relatives|parents|troops|wardens?|doctors?|authorities)\b",
    re.IGNORECASE,
)
_MEET = Spotter(r"\b(?:see|meet|visit|visiting|meeting|seeing)\W+(?:\w+\W+)?$")


def _held(scene: Scene, line: Line, k: int) -> bool:
    return any(scene.was_held(ref) for ref in line.refs([k]))


# --- how -----------------------------------------------------------------------------


def _stance(scene: Scene, line: Line, fit: _Found, nobody: bool) -> Stance | None:
    verb, row = fit.verb, line.row
    start = row[verb.start].start
    voice = spoken(line.voices, verb.at, {})
    before = line.text[line.start : start]
    return stance(
        Told(
            act=fit.way.act,
            before=line.lead + before,
            after=line.text[row[verb.end - 1].end : line.end],
            helper=verb.helper,
            to=verb.to,
            form=verb.form,
            passive=verb.passive,
            helpers=" ".join(u.word for u in row[verb.start : verb.at]),
            negated=verb.negated,
            nobody=nobody,
            resolution=line.resolution,
            item=line.item,
            question=line.question,
            official=bool(voice and voice.official) or line.official,
            reported=voice is not None or line.quoted(start),
            quoted=line.quoted(start),
        )
    )


__all__ = ["ING", "Deed", "court_of", "told"]
