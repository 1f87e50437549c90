"""The deeds that the verbs of a sentence tell.

Of the ways that fit a verb the best one tells, and those marked as also told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.clauses.shared_by import shared_by
from habeas.claims.reader.clauses.spent import spent
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.of_kin import of_kin
from habeas.claims.reader.scan.along import along, with_others
from habeas.claims.reader.scan.charged import only_accused
from habeas.claims.reader.scan.deed import COURT, Deed, Fit, court_of, how_told
from habeas.claims.reader.scan.forms import fits, month_name, noun_like
from habeas.claims.reader.scan.needs import enough
from habeas.claims.reader.scan.neither import neither_of
from habeas.claims.reader.scan.owners import without_owners
from habeas.claims.reader.scan.roles import nobody_does, set_apart, victims_and_doers
from habeas.claims.reader.scan.themselves import themselves
from habeas.claims.reader.scan.unnamed import unnamed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import BASE, ING, triggers
from habeas.claims.reader.units import Unit
from habeas.claims.reader.unproved import GRAVEST
from habeas.claims.reader.voices import official, spoken
from habeas.text.spotting import Spotter
from habeas.text.standing import standing

# Who speaks is not the nobody whom it is done to: "X said no one was beaten".
_NOBODY_SAID = Spotter(
    r"\b(?:said|says|claimed|claims|insisted|told [^.;,]{1,40}|stated|maintained) "
    r"(?:that )?(?:no ?one|nobody|none)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)


def verbs(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the deeds that the verbs of a sentence tell, in order of its words."""
    row = line.row
    ways = triggers(scene.doc.learnt.acts)
    known, shut = ways.verbs, ways.shut(line.spotted)
    for at in standing(known.keys(), line.said):
        unit, forms = row[at], known[line.said[at]]
        if unit.refs or month_name(line, at):
            continue
        if unit.word.endswith("ing") and line.text[unit.start - 1] in "\"“‘'":
            continue  # the words of a charge
        if unit.word.endswith("s") and at + 1 < len(row) and row[at + 1].word in _CALLS:
            continue  # "for urgent arrests call X"
        found = fits(line, at, forms, shut)
        if found and not noun_like(line, at, found[0].verb):
            found.sort(key=lambda f: (-f.score, f.way.number))
            told_once = False
            for fit in found:
                if told_once and "also" not in fit.way.marks:
                    continue
                deed = _deed(scene, line, fit)
                if deed is not None:
                    if deed.act in _HOLDS and deed.stance == Stance():
                        scene.hold(deed.victims)
                    yield deed
                    told_once = told_once or "also" not in fit.way.marks


_CALLS = frozenset(
    [
        "call",
        "contact",
        "ring",
        "phone",
        "dial",
        "message",
        "text",
        "whatsapp",
        "email",
        "inform",
        "notify",
        "ask",
    ]
)
_WITH_OTHERS = frozenset(
    """arrest detention abduction remand house_arrest assault torture injury killing release
    interrogation bail acquittal conviction prosecution transfer""".split()  # noqa: SIM905
)
_HOLDS = frozenset(["arrest", "detention", "abduction", "remand", "house_arrest"])


def _deed(scene: Scene, line: Line, fit: Fit) -> Deed | None:
    way, verb, row = fit.way, fit.verb, line.row
    heads = [] if _who_asked(line, verb) else clauses.subject(row, verb)
    done_to = [] if verb.passive else clauses.objects(row, verb)
    if not done_to and not verb.passive and heads and way.needs == "person":
        done_to = clauses.late_objects(row, verb)
    if not done_to and not verb.passive:
        done_to = _fronted(line, verb) or _shifted(line, verb)
    done_to = _them(row, verb, heads, done_to)
    victims, by = victims_and_doers(line, fit, heads, done_to)
    victims, by = without_owners(line, victims), without_owners(line, by)
    victims = set_apart(line, verb, victims)
    if verb.passive and victims:
        victims = list(dict.fromkeys([*neither_of(line, verb), *victims]))
    if way.act in _WITH_OTHERS and victims:
        beside = along(row, verb, victims) or with_others(line, verb, victims)
        victims = [*victims, *(k for k in beside if k not in victims)]
    nobody = nobody_does(line, verb, heads) or _denied_of_any(line, verb)
    if nobody and _NOBODY_SAID.search(line.text, line.start, row[verb.start].start):
        victims = [k for k in victims if row[k].start > row[verb.start].start]
    how = how_told(scene, line, fit, nobody)
    if how is None or how.modality == "none":
        return None
    untold = False
    if not enough(scene, line, fit, victims, nobody, how, heads):
        untold = unnamed(line, fit, how, by)
        if not untold:
            return None
    if how.modality == "stated" and (
        _asked_of_you(line, verb, heads) or _guessed(line, way.act, verb)
    ):
        return None
    if not by:
        by = _of_chain(line, fit, victims) or themselves(line, verb)
        by = by or _called_before(line, fit)
        by = by or _pointed(scene, line, fit, how, victims)
    if scene.witness or line.sender:
        by = [k for k in by if not _friends(line, k)]
    by, charge = only_accused(line, verb, victims, by)
    if charge or _tells_another(line, fit, victims, by):
        return None
    how = _framed(fit, how)
    start, end = _extent(line, fit, {*heads, *done_to, *victims, *by, verb.at})
    voice = spoken(line.voices, verb.at, {})
    return Deed(
        way.act,
        of_kin(line, _without_whole(scene, line.refs(victims)), row[verb.start].start),
        line.refs(by) or court_of(line, way.act),
        how,
        start,
        end,
        row[verb.at].start,
        line.number,
        (*line.sender, *(voice.refs if voice else ())),
        nobody=nobody,
        topic=not (victims or nobody or untold or _of_some(row, verb))
        and way.victim != "none",
    )


# "The spokesman denied that anyone was beaten": denied of no one in particular.
_OF_ANY = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[^.;]{0,24}? (?:anyone|anybody|any (?:person|prisoner|detainee|protester|journalist|"
    r"civilian|student|worker|inmate|reporter)s?)(?: (?:at|in|from|there)(?: [\w-]+){0,4})? (?:was|were|ha[sd] been|have been) \Z",
    re.IGNORECASE,
)


def _denied_of_any(line: Line, verb: Verb) -> bool:
    """Whether it is denied that a deed was done to anybody at all."""
    return verb.passive and _OF_ANY.search(line.left(verb.at)) is not None


def _of_some(row: Sequence[Unit], verb: Verb) -> bool:
    """Whether a noun for people that is no mention stands right before: "nationals held"."""
    if not (verb.passive and verb.bare and verb.start):
        return False
    before = row[verb.start - 1]
    return not before.refs and before.word in singulars()


def _of_chain(line: Line, fit: Fit, victims: Sequence[int]) -> list[int]:
    """Return those behind the "by" of the first deed of a chain that this one is of."""
    if fit.way.act not in _BY_HAND:
        return []
    return [k for k in shared_by(line.row, fit.verb, line.text) if k not in victims]


_BY_HAND = frozenset(
    """assault torture injury killing abduction detention arrest sexual_violence
    confiscation destruction interrogation""".split()  # noqa: SIM905
)


def _tells_another(line: Line, fit: Fit, victims: list[int], by: list[int]) -> bool:
    """Whether a verb tells something else than its deed: "showed arrest", "protests that"."""
    way, verb, row = fit.way, fit.verb, line.row
    if way.act == "dispersal" and not victims and _riot(line, by):
        return True
    if way.frame == "neg" and victims and COURT.search(line.words(victims[0])):
        return True
    if row[verb.at].word.startswith("accus") and not _by_law(line, verb, by):
        return True
    said = verb.form in ("third", "base") and verb.bare
    after = line.text_between(verb.end - 1, len(row))
    if way.act == "protest" and said and _AGAINST.match(after):
        return True
    shown = verb.at and row[verb.at - 1].word in ("shown", "show")
    return way.act == "arrest" and bool(shown)


def _framed(fit: Fit, how: Stance) -> Stance:
    """Return how a deed is told, with what the verb itself says: ordered, or not done."""
    if fit.way.frame == "order" and how.modality == "stated":
        return replace(how, modality="intended")
    if fit.way.frame == "neg" and how.modality == "stated":
        return replace(how, polarity="negated")
    return how


def _extent(line: Line, fit: Fit, told: set[int]) -> tuple[int, int]:
    """Return where the words of a deed begin and end: those told of near, and the verb."""
    verb, row = fit.verb, line.row
    near = [u for u in told if _near(line, u, verb)]
    start = row[min(*near, verb.start)].start
    end = max(row[max(near)].end, row[verb.end - 1].end, _tail(line, fit))
    return start, end


# In what one tells of oneself "they" who do harm are not those named or told of as held.
_HARMING = re.compile(
    r"\b(?:men|gunmen|masked|armed|goons|thugs|fighters|boys|interrogators?|agents|mob|"
    r"supporters|members|crowd|cadres|attackers|hooligans|guards?|youths)\b",
    re.IGNORECASE,
)


def _friends(line: Line, k: int) -> bool:
    """Whether "they" are only people who are named, or told of by no word of force."""
    unit = line.row[k]
    if unit.form != "pronoun" or unit.word not in ("they", "we"):
        return False
    cast = line.scene.cast
    for ref in unit.refs:
        one = cast.get(ref)
        if not isinstance(one, Person) or official(ref, cast):
            return False
        if one.name is None and _HARMING.search(one.words or ""):
            return False
    return bool(unit.refs)


def _them(
    row: Sequence[Unit], verb: Verb, heads: Sequence[int], done_to: list[int]
) -> list[int]:
    """Return whom "dragged A and B out and shot them" means: no one does it to himself."""
    if len(done_to) != 1 or row[done_to[0]].word not in _PLURAL or not heads:
        return done_to
    acting = {r for k in heads for r in row[k].refs}
    if not acting.intersection(row[done_to[0]].refs):
        return done_to
    for k in range(verb.start - 1, max(heads), -1):
        unit = row[k]
        if unit.word in (";", ":") or unit.word in g.RELATIVES:
            break
        if unit.person and not unit.owns and unit.form != "pronoun":
            told = clauses.joined(row, k, max(heads) + 1, verb.start)
            many = len(told) > 1 or row[k].form == "description"
            return told if many else done_to
    return done_to


_RIOT = Spotter(
    r"\b(?:mobs?|crowds?|rioters?|protest[eo]rs?|demonstrators?|agitators?|arsonists|looters|"
    r"strikers|attackers|militants?|rebels|insurgents|guerrillas|naxal\w*|maoists?|"
    r"terrorists?|gunmen|robbers|dacoits?|assailants|motorcyclists|bandits|"
    r"(?:unidentified|unknown) (?:persons?|men|people|individuals))\b",
    re.IGNORECASE,
)


def _riot(line: Line, by: Sequence[int]) -> bool:
    """Whether those who "used lathis" or "fired in the air" are no force of the law."""
    return bool(by) and all(_RIOT.search(line.words(k)) for k in by)


_PLURAL = frozenset(["them"])


def _shifted(line: Line, verb: Verb) -> list[int]:
    """Return who stands behind "took into custody" and the like."""
    row, at = line.row, verb.end
    if at + 1 >= len(row) or row[at].word not in ("into", "under", "in"):
        return []
    for k in range(at + 1, min(at + 4, len(row))):
        if row[k].word in ("custody", "arrest", "detention"):
            return clauses.objects(row, verb._replace(end=k + 1))
    return []


def _fronted(line: Line, verb: Verb) -> list[int]:
    """Return who stands before the subject: "My brother they released on Friday"."""
    row, at = line.row, verb.start - 2
    if at < 0 or row[at + 1].word not in ("they", "he", "she") or verb.to:
        return []
    if not row[at].person or row[at].owns or row[at].word in _OPEN:
        return []
    left = at - 1
    while left >= 0 and row[left].word.isalpha() and row[left].word not in _BEGINS:
        if g.finite(row[left].word) or at - left > _SHORT_NAME:
            return []
        left -= 1
    return [at] if left < 0 or row[left].word in _BEGINS else []


_BEGINS = frozenset(["and", "but", ";", ":", "."])
_SHORT_NAME = 3
_OPEN = frozenset(["they", "he", "she", "i", "we", "it", "you"])


def _called_before(line: Line, fit: Fit) -> list[int]:
    """Return the body of the law that somebody is called or summoned to."""
    if fit.way.act not in ("prosecution", "summons") or not fit.verb.passive:
        return []
    found = clauses.after(line.row, fit.verb.end, ("to", "before"), 3)
    return [k for k in found if line.row[k].actor and _LAW.search(line.words(k))]


def _pointed(
    scene: Scene, line: Line, fit: Fit, how: Stance, victims: Sequence[int]
) -> list[int]:
    """Return whom the role model calls the doer, where the rules find nobody.

    It is asked only of what is told as done, by a verb whose subject would do it.
    """
    way, verb = fit.way, fit.verb
    menaces = how.threat or way.frame == "threat" or way.act == "threat"
    if how.modality != "stated" or menaces or way.doer != "subject":
        return []
    before = line.row[verb.start - 1] if verb.start else None
    left_open = before is not None and before.word in _OPEN and not before.refs
    if way.victim == "subject" or verb.passive or left_open:
        return []
    if before is not None and not before.refs and before.word in singulars():
        return []  # "the prison staff beat X": somebody told of by no name
    if verb.form == ING and verb.bare:
        return []  # "the convoy was attacked, damaging a truck"
    could = [
        k
        for k, unit in enumerate(line.row[: verb.start])
        if unit.actor and unit.form != "pronoun" and k not in victims
    ]
    could = [
        k
        for k in could
        if not (
            _governed(line, k)
            or clauses.in_between(line.row, k, 0)
            or (
                verb.start
                and line.row[verb.start - 1].word == "and"
                and spent(line.row, k)
            )
        )
    ]
    said = scene.doc.roles.doer(line.row[verb.at].start) if could else None
    if said is None:
        return []
    low, high = said
    return [k for k in could if low <= line.row[k].start and line.row[k].end <= high]


def _governed(line: Line, k: int) -> bool:
    """Whether a preposition stands before a unit: "the attack on X left two dead"."""
    row, left = line.row, k - 1
    while left > max(k - _LED, 0) and clauses.qualifies(row[left]):
        if row[left].word[:1].isdigit():
            return False
        if row[left].word.endswith("ing") and not clauses.time_word(row[left].word):
            return True  # "troops pursuing the attackers", "a bus carrying police"
        left -= 1
    return left >= 0 and row[left].word in _ON


_LED = 4  # words in which a preposition may stand before
_ON = frozenset(["on", "against", "at", "to", "for", "with", "over", "near"])


def _who_asked(line: Line, verb: Verb) -> bool:
    """Whether "Who killed X?" begins before a verb: its "who" is nobody named before.

    Not where the answer has named him: the row then begins with the name.
    """
    if line.answer is not None and line.row[max(verb.start - 1, 0)].person:
        return False
    at = line.row[verb.start - 1].start if verb.start else line.start
    return line.text.startswith("Who ", at)


_GUESSES = frozenset(
    [
        "presumably",
        "probably",
        "possibly",
        "perhaps",
        "supposedly",
        "apparently",
        "maybe",
    ]
)


def _guessed(line: Line, act: str, verb: Verb) -> bool:
    """Whether somebody "was presumably killed": no more than what is thought."""
    words = {u.word for u in line.row[max(verb.start - 1, 0) : verb.at]}
    return act in GRAVEST and verb.passive and not words.isdisjoint(_GUESSES)


def _asked_of_you(line: Line, verb: Verb, heads: Sequence[int]) -> bool:
    """Whether a verb in its plain form has no subject: it asks, and tells nothing."""
    if verb.form != BASE or verb.helper or verb.to or heads or line.topic:
        return False
    before = line.row[verb.start - 1].word if verb.start else ""
    return before in ("", "and", ",", ":", ";", "or", "to", "please", ")")


_LAW = Spotter(
    r"\b(?:FIRs?|first information report|charge-? ?sheet|challan|indictment|police|prosecut\w+|courts?|authorities|state|government|ministry|magistrate|"
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


def _tail(line: Line, fit: Fit) -> int:
    """Return where the words end that made an `after` fit."""
    if fit.way.after is None:
        return 0
    base = line.row[fit.verb.end - 1].end
    match = fit.way.after.search(line.text[base : line.end])
    return base + match.end() if match else 0
