"""The acts of a text: one for each victim, with its date, place, doers and time frame.

`scan` finds what each sentence tells; here a sentence without a victim is given the
one it speaks of, dates and places are carried where only order is told, and what is
told twice becomes one act with several quotes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace

from habeas.claims.reader.acts.act import ANSWERED, CROWD, DEATHS, HELD, LEGAL, Act
from habeas.claims.reader.acts.again import (
    all_named,
    fatal,
    now_named,
    of_members,
    refuted,
    standing,
)
from habeas.claims.reader.acts.all_but import all_but
from habeas.claims.reader.acts.chatter import another, put_right
from habeas.claims.reader.acts.claimed import claimed
from habeas.claims.reader.acts.deeds import deeds, under
from habeas.claims.reader.acts.doers import gathered, is_kin, of_this_entry
from habeas.claims.reader.acts.followed import followed
from habeas.claims.reader.acts.forces import acknowledged, who_came
from habeas.claims.reader.acts.gapped import gapped
from habeas.claims.reader.acts.helped import (
    in_plain_clothes,
    lets_go_of_none,
    rescued,
)
from habeas.claims.reader.acts.kept_back import kept_back
from habeas.claims.reader.acts.living import living
from habeas.claims.reader.acts.made_by import made_by
from habeas.claims.reader.acts.measures import measures
from habeas.claims.reader.acts.messages import told_of_each
from habeas.claims.reader.acts.moments import each_day, frame_of, moment_of
from habeas.claims.reader.acts.not_dead import not_dead
from habeas.claims.reader.acts.not_he import not_he
from habeas.claims.reader.acts.notes import noted
from habeas.claims.reader.acts.officials import not_the_officer
from habeas.claims.reader.acts.one_each import one_each
from habeas.claims.reader.acts.own_story import mine
from habeas.claims.reader.acts.presumed import presumed
from habeas.claims.reader.acts.redated import redated
from habeas.claims.reader.acts.remarks import with_remarks
from habeas.claims.reader.acts.rolls import Rolls
from habeas.claims.reader.acts.rolls.standings import overtaken
from habeas.claims.reader.acts.settled import settled
from habeas.claims.reader.acts.spots import (
    MOVES,
    break_out,
    keep,
    place_of,
    scene_of,
    shared_out,
)
from habeas.claims.reader.acts.tabled import of_rows
from habeas.claims.reader.acts.thread import Thread, carry, remember
from habeas.claims.reader.acts.unsaid import unsaid
from habeas.claims.reader.acts.whereabouts import whereabouts
from habeas.claims.reader.acts.who_did import who_did
from habeas.claims.reader.acts.windows import with_days
from habeas.claims.reader.announced import meant
from habeas.claims.reader.charges import OF_COURTS, charge_cells
from habeas.claims.reader.finder import find
from habeas.claims.reader.finder.beside import only_heard
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scan.asking import asked_after
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.lines import lines
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.when import Moment, Times

_PERSONAL = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "release",
        "bail",
        "remand",
        "acquittal",
        "conviction",
        "transfer",
        "prosecution",
        "hearing",
        "interrogation",
        "denial_of_medical_care",
        "incommunicado",
        "torture",
        "assault",
        "death_in_custody",
        "house_arrest",
    ]
)
_FEW = 2
_IMPERSONAL = frozenset(
    [
        "assembly_ban",
        "assembly_restriction",
        "curfew",
        "censorship",
        "blockade",
        "dispersal",
        "strike",
        "protest",
        "speech_ban",
        "association_ban",
        "refusal_to_register",
        "failure_to_protect",
    ]
)


def acts(scene: Scene, times: Times, read: Sequence[Line] | None = None) -> list[Act]:
    """Return the acts that a text tells, in order, before what is told twice is put
    together (`merge`); last those that no rule found, which change no other."""
    thread = Thread()
    charged = charge_cells(scene.doc.text, scene.doc.lines)
    read = lines(scene) if read is None else read
    found: list[Act] = list(of_rows(scene, times))
    tabled: dict[int, list[Act]] = defaultdict(list)
    for act in found:
        tabled[act.number].append(act)
    older = before = begun = len(found)
    rolls, gone = Rolls(times), set[tuple[str | None, str, int]]()
    heard: list[Act] = []
    for number, line in enumerate(read):
        older, before, begun = before, begun, len(found)
        _enter(scene, thread, line)
        scene.hold(rolls.enter(line))
        near, told = read[max(0, number - 2) : number + 1], list[Deed]()
        for deed in _deeds(scene, thread, line, found):
            told.append(deed)
            if rolls.over(deed.at):
                continue
            if _spoken_of_again(line, deed, found) or _charged(charged, deed):
                continue
            meant = presumed(scene, deed, near, found) if deed.victims else deed
            if meant is None:
                continue
            made = list(_acts(scene, times, thread, line, meant))
            found.extend(made)
            keep(scene, thread, line, made)
            remember(scene, thread, made)
        for deed in () if rolls.listed else find.found(scene, line, told):
            if not rolls.over(deed.at) and not _charged(charged, deed):
                heard.extend(_acts(scene, times, copy(thread), line, deed))
        if line.heading and not line.people and line.whole.endswith(":"):
            found = [a for n, a in enumerate(found) if n < begun or not a.victim]
        found.extend(rolls.acts(line, found[begun:]))
        if scene.tables and line.topic:
            found = with_remarks(scene, times, line, found, begun)
        here = tabled[line.number] + found[begun:]
        named = [] if rolls.listed else of_members(scene, thread, line, here, found)
        spent = all_named(scene, named, here)
        if spent:
            found = [
                a for a in found if a.victim not in spent or a.number != line.number
            ]
        gone |= now_named(scene, line, named)
        found.extend(named)
        if ": " in line.whole and len(found) > begun:
            found[begun:] = told_of_each(scene, line, found[begun:])
        again = list(gapped(times, line, found[begun:], found[older:begun]))
        found.extend(again)
        found[begun:] = measures(times, line, found[begun:])
        scene.hold(a.victim for a in again if a.victim and a.type in HELD)
        found.extend(all_but(scene, times, line, found[begun:], found))
        found.extend(kept_back(scene, line, found))
        beside = [a for n in (line.number - 1, line.number) for a in tabled[n]]
        found.extend(refuted(line, beside + found[older:]))
        carry(times, thread, line)
        quiet = thread.placed and not any(a.type in MOVES for a in found[begun:])
        spot = scene_of(scene, line) if quiet else None
        thread.place = spot or thread.place
    found = [a for a in found if (a.victim, a.type, a.at) not in gone]
    ruled = _standing(scene, times, read, found, rolls)
    if not heard:
        return ruled
    return [*ruled, *only_heard(_standing(scene, times, read, [*found, *heard], rolls))]


def _enter(scene: Scene, thread: Thread, line: Line) -> None:
    """Begin a sentence: who breaks out in it, who comes, and where."""
    thread.enter(line)
    scene.now = line.start
    break_out(scene, thread, line)
    came = who_came(scene, line)
    if came:
        thread.force, thread.force_at = came, thread.paragraph
        spots = [u.refs[0] for u in line.row if u.sort == "place"]
        if spots:
            thread.place = spots[0]


def _standing(
    scene: Scene, times: Times, read: Sequence[Line], found: list[Act], rolls: Rolls
) -> list[Act]:
    """Return the acts that stand when the whole text is read, corrected and dated."""
    earlier = frozenset(line.number for line in read if line.repeated)
    found = not_he(read, found)
    stand = put_right(
        read, unsaid(read, another(read, standing(scene.doc.text, found, earlier)))
    )
    stand = overtaken(redated(times, read, stand), rolls.stood)
    scene.stood = tuple(rolls.stood)
    told = claimed(scene, read, living(read, fatal(scene, stand)))
    told = not_dead(read, settled(read, made_by(scene, read, told)))
    told = followed(scene, times, read, told)
    return with_days(scene, times, acknowledged(scene, told))


def _deeds(
    scene: Scene, thread: Thread, line: Line, found: Sequence[Act]
) -> Iterator[Deed]:
    """Give the deeds of a sentence; a note tells what no other rule finds in it."""
    told = [*one_each(line, deeds(scene, line)), *under(thread, line)]
    yield from told
    known = {d.act for d in told}
    more = [d for d in noted(scene, line, found) if d.act not in known]
    more += [d for d in whereabouts(line, found) if d.act not in known]
    yield from more


def _qualifies(scene: Scene, deed: Deed, ref: str | None) -> bool:
    """Whether a body only tells whose somebody is: "Press Club employee, beaten"."""
    text = scene.doc.text
    for mention in scene.cast.in_span(deed.start, deed.end, "organisation"):
        noun = _NOUN.match(text, mention.end) if mention.ref == ref else None
        if noun and noun[1] in singulars():
            return True
    return False


_NOUN = re.compile(r" ([a-z]+)\b")


def _charged(charged: Sequence[tuple[int, int]], deed: Deed) -> bool:
    """Whether a deed is only what somebody of a table is charged with."""
    return deed.act not in OF_COURTS and any(
        low <= deed.at < high for low, high in charged
    )


def _victims(
    scene: Scene, thread: Thread, line: Line, deed: Deed
) -> tuple[str | None, ...] | None:
    """Return whom a deed was done to, named or meant; None where it tells no act."""
    victims: tuple[str | None, ...] = deed.victims
    if deed.act in ANSWERED and victims:
        victims = tuple(v for v in victims if not _qualifies(scene, deed, v))
    if (
        not victims
        and deed.act in ANSWERED
        and (deed.stance.modality == "denied" and not deed.nobody)
    ):
        victims = _spoken_of(scene, line, deed) or thread.hurt
    if not victims and deed.act in CROWD and deed.stance.modality == "stated":
        crowd = [*scene.crowd, *gathered(scene, line)][:1]
        victims = tuple(
            v for v in crowd if v not in deed.by and of_this_entry(scene, line, v)
        )
    if not victims and line.topic and deed.act not in _IMPERSONAL:
        if _OF_OTHERS.search(line.text, max(line.start, deed.at - 40), deed.at):
            return None
        victims = line.topic
    elif not victims and deed.topic and deed.act in _PERSONAL:
        if deed.at - line.start < _OPENS and _LISTS.match(line.text, deed.end):
            return None
        if _LABEL.match(line.text, deed.end) and deed.act in LEGAL or mine(line, deed):
            return None
        victims = _him(line, deed) or _from_him(line, deed)
        if deed.stance.modality == "denied" and deed.act in HELD:
            victims = victims or asked_after(line)
        victims = victims or thread.people
        if deed.stance.modality == "denied" and len(victims) > _FEW:
            return None
        if not victims and deed.stance.polarity == "affirmed":
            return None
    if deed.act in LEGAL:
        victims = tuple(v for v in victims if not (v and scene.court(v))) or (None,)
        if victims == (None,) and deed.victims:
            return None
    return victims


_HOME = re.compile(r"\bhome\b", re.IGNORECASE)


def _spoken_of(scene: Scene, line: Line, deed: Deed) -> tuple[str, ...]:
    """Return the one held whom a denial goes on to name: "no torture, and X fell"."""
    named = {
        ref
        for unit in line.row
        if unit.person and unit.form in ("name", "short") and unit.start > deed.at
        for ref in unit.refs
    }
    return tuple(named) if len(named) == 1 and scene.was_held(*named) else ()


def _acts(
    scene: Scene, times: Times, thread: Thread, line: Line, deed: Deed
) -> Iterable[Act]:
    victims = _victims(scene, thread, line, deed)
    if victims is not None and line.voices:
        victims = not_the_officer(scene, line, deed.act, victims)
    if victims is None:
        return
    victims = tuple(v for v in victims if v not in deed.by) or victims
    if set(deed.by) <= set(victims):
        deed = replace(deed, by=())  # "was hit and saved himself"
    moment, carried = moment_of(times, thread, line, deed)
    if line.answer:
        moment, carried = _of_answer(times, line.answer, moment, carried)
    where = place_of(scene, thread, line, deed, carried)
    frame = frame_of(times, thread, line, deed, moment)
    by = who_did(scene, thread, line, deed, victims, None if carried else moment.edtf)
    type_, modality = _named(deed)
    modality = meant(scene, type_, by, frame, modality)
    told = deed.stance == Stance() and not deed.unforeseen
    if type_ == "injury" and thread.dead and told:
        type_ = "killing"
    if type_ == "arrest" and frame == "ongoing":
        type_ = "detention"
    home = type_ == "release" and _HOME.search(scene.flat, deed.start, deed.end)
    if home and not deed.by and modality == "stated":
        by = ()  # who came home was not let go by those who took them; they may promise it
    if type_ == "release" and lets_go_of_none(scene, by, victims):
        return
    if type_ in _TAKINGS and rescued(scene, line, deed, by):
        return
    if type_ in HELD | {"release"}:
        by = tuple(r for r in by if not scene.was_held(r) and not is_kin(scene, r))
        by = deed.by if _of_attackers(scene, victims) else by
    if type_ in _BY_CAPTORS and by:
        by = () if all(scene.was_held(r) or r in scene.freed for r in by) else by
    if type_ in HELD and len(victims) > 1:
        victims = tuple(v for v in victims if not in_plain_clothes(scene, v))
    apart = shared_out(scene, line, deed, victims)
    days = each_day(times, line, deed, victims)
    if scene.witness and type_ in DEATHS - {"torture", "enforced_disappearance"}:
        victims = tuple(v for v in victims if v != scene.witness)
        if not victims and deed.victims:
            return
    for victim in victims or (None,):
        yield Act(
            type_,
            victim,
            by,
            days.get(victim, moment.edtf),
            moment.time,
            apart.get(victim, where),
            modality,
            deed.stance.polarity,
            deed.stance.derivation,
            frame,
            deed.voices,
            ((_asked_at(line), line.end), line.answer)
            if line.answer
            else ((deed.start, deed.end),),
            deed.at,
            deed.stance.attempt,
            carried,
            line.number,
            deed.noun,
            line.headline,
            thread.day,
            deed.unforeseen,
        )


def _of_attackers(scene: Scene, victims: Sequence[str | None]) -> bool:
    """Whether those held are told of as the attackers, whom their own did not take."""
    held = [scene.cast.get(v) for v in victims if v]
    return any(isinstance(p, Person) and _ATTACKERS.search(p.words or "") for p in held)


_ATTACKERS = re.compile(
    r"\b(?:attackers?|assailants?|raiders|intruders?|perpetrators?|culprits?|looters?|hooligans|rioters|arsonists?|"
    r"thugs|goons)\b",
    re.IGNORECASE,
)
_TAKINGS = frozenset(["arrest", "abduction"])


def _asked_at(line: Line) -> int:
    """Return where a question begins, behind the sender of a message."""
    return min(u.start for u in line.row) if line.sender and line.row else line.start


def _of_answer(
    times: Times, answer: tuple[int, int], moment: Moment, carried: bool
) -> tuple[Moment, bool]:
    """Return the day that an answer gives to what was asked, or the one known."""
    told = [d for d in times.within(*answer) if (times.age(d.edtf) or 0) >= 0]
    if not told or moment.edtf and not carried:
        return moment, carried
    one = told[-1] if len(told[0].edtf or "") == len("2019") else told[0]
    return Moment(one.edtf, one.time), False


def _spoken_of_again(line: Line, deed: Deed, found: Sequence[Act]) -> bool:
    """Whether "the eviction" is the one told before, and tells of no victim, doer or place."""
    if not deed.noun or deed.victims or deed.by or deed.topic or line.headline:
        return False
    if not _THE.search(line.text, max(line.start, deed.at - 12), deed.at):
        return False
    if any(unit.sort == "place" for unit in line.row):
        return False
    same = [a for a in found if a.type == deed.act and not a.headline]
    return any((a.modality, a.polarity) == ("stated", "affirmed") for a in same)


_THE = re.compile(r"\b(?:the|this|that) \Z", re.IGNORECASE)
_LABEL = re.compile(r" ?:\s")
# "Found innocent in the inquiry: 6. A": those who follow, not those told of before.
_LISTS, _OPENS = re.compile(r"[a-z ,'()-]{0,50}: ?(?:\(?\d{1,2}[.)] ?)?[A-Z]"), 12
# Who was held or let go did none of these in the same breath: "they" are others.
_BY_CAPTORS = ANSWERED | {"destruction", "search", "office_raid", "confiscation"}
# "Family threatened", "her brother was arrested": not done to the one of the row.
_OF_OTHERS = re.compile(
    r"\b(?:famil(?:y|ies)|relatives?|wife|husband|brothers?|sisters?|father|mother|parents|sons?|daughters?|"
    r"cousins?|uncle|aunt|nephew|niece|child(?:ren)?|kids|friends?|lawyers?|colleagues?|neighbou?rs?|others?|"
    r"witness\w*|co-?accused|namesake)(?: (?:also|was|were|is|are|has|have|had|been|being|got|reportedly|allegedly|"
    r"later|then|too))* \Z",
    re.IGNORECASE,
)


def _him(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return whom "denies that it holds him" means: the one named in the sentence."""
    if (
        deed.stance.modality != "denied"
        or _PRONOUN.search(line.text, deed.at, deed.end) is None
    ):
        return ()
    named = [u for u in line.row if u.person and u.form == "name" and u.end < deed.at]
    return named[-1].refs if named else ()


def _from_him(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return whom "insulin was withheld from him" means, where the words tell it."""
    behind = [u for u in line.row if u.word in ("him", "her") and u.start > deed.at]
    own = [u.refs for u in behind if u.refs and not u.owns]
    return own[0] if own and len(own[0]) == 1 else ()


_PRONOUN = re.compile(r"\b(?:him|her)\b", re.IGNORECASE)


def _named(deed: Deed) -> tuple[str, str]:
    """Return the act's code: a threat of something is a threat, not that."""
    if not deed.stance.threat:
        modality = deed.stance.modality
        if deed.act in ("threat", "death_threat") and modality == "stated":
            modality = "intended"
        return deed.act, modality
    deadly = deed.act in ("killing", "extrajudicial_execution", "death_in_custody")
    return ("death_threat" if deadly else "threat"), "intended"
