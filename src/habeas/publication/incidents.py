"""Composes the incidents of an output: events with the acts done in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from habeas.publication.export import composed as c
from habeas.publication.frame import Frame
from habeas.records.build import THREATS
from habeas.records.models import Act, Event, Involvement, Person

# Done where people live: the place of such an act tells where to find them.
_AT_HOME = (*THREATS, "search", "eviction", "surveillance", "summons", "listing")
# Events that are shown without an act of theirs; others are only background.
_SHOWN = ("incident", "assembly", "container")
_BY_PEOPLE = ("person", "import")
# Acts that tell that their victim is watched.
_TELLING = (*THREATS, "summons", "listing", "prosecution")


def incidents(frame: Frame) -> Iterator[c.Incident]:
    """Return the events that the audience is shown, then acts that have none.

    An event that is told only in closed words is not shown, whatever its title; an
    act whose event is not shown stands alone.
    """
    acts = _acts(frame)
    events: dict[str, Event] = frame.load(Event, with_claim=True)
    for event in events.values():
        if not frame.evidence.mentioned(event.claim_id):
            frame.left["events"].add(event.pk)
            continue
        theirs = tuple(acts.pop(event.pk, ()))
        cited = event.kind in _SHOWN and frame.evidence.cites(event.claim_id)
        if theirs or cited:
            yield _incident(frame, event, theirs)
    for alone in acts.values():
        for act in alone:
            yield _alone(frame, act)


def _incident(frame: Frame, event: Event, acts: tuple[c.Act, ...]) -> c.Incident:
    kind = event.kind if event.kind in c.codes("event") else "other"
    quotes = frame.evidence.of(event, "title", "kind")
    return c.Incident(
        id=frame.id(event.pk),
        kind=c.Code("event", kind),
        title=c.Field(_title(frame, event), quotes),
        date=frame.date(event),
        place=frame.place(event, event.place_id),
        acts=acts,
    )


def _title(frame: Frame, event: Event) -> c.Words | None:
    """Return a title that a person wrote; one that was cut by a machine is not told.

    Without one an incident goes by what was done in it.
    """
    written = event.claim.method in _BY_PEOPLE
    return frame.evidence.words(event, "title") if written else None


def _alone(frame: Frame, act: c.Act) -> c.Incident:
    past = act.time_frame.value != "incident"
    return c.Incident(
        id=frame.id(f"{frame.inside[act.id.value]} alone"),
        kind=c.Code("event", "background" if past else "other"),
        title=c.Field(None, act.type.quotes),
        date=act.date,
        place=act.place,
        acts=(act,),
    )


def _acts(frame: Frame) -> dict[str, list[c.Act]]:
    """Return the acts by the id of their event, or by their own."""
    doers: dict[str, list[Involvement]] = defaultdict(list)
    for row in frame.load(Involvement).values():
        doers[row.act_id].append(row)
    found: dict[str, list[c.Act]] = defaultdict(list)
    for act in frame.load(Act).values():
        composed = _act(frame, act, doers[act.pk])
        if composed is None:
            frame.left["acts"].add(act.pk)
        else:
            found[act.event_id or act.pk].append(composed)
    return found


def _act(frame: Frame, act: Act, doers: Iterable[Involvement]) -> c.Act | None:
    """Return an act, or None where it may not be told.

    An act on someone whose record is closed is no act without a victim: it waits.
    """
    victim = frame.people.get(act.victim_id or "")
    if act.victim_id and victim is None:
        return None
    if victim is not None and _would_tell_a_watch(frame, act, victim):
        return None
    if not frame.evidence.cites(act.claim_id):
        return None
    evidence = frame.evidence
    laid = [(frame.doer(d), evidence.of(d, "actor")) for d in doers]
    return c.Act(
        id=frame.id(act.pk),
        type=c.Field(c.Code("act", act.type), evidence.of(act, "type")),
        date=frame.date(act),
        place=_place(frame, act, victim),
        victim=c.Field(
            frame.person(victim) if victim else None,
            evidence.of(act, "victim") if victim else (),
        ),
        doers=tuple(c.Field(body, quotes) for body, quotes in laid if body),
        modality=c.Code("modality", act.modality),
        derivation=c.Code("derivation", act.derivation),
        time_frame=c.Code("time_frame", act.time_frame),
    )


def _would_tell_a_watch(frame: Frame, act: Act, victim: Person) -> bool:
    """Whether an act tells that its victim is on the watch list, undisclosed.

    Other acts on someone who is watched are told of "a person, known to us".
    """
    watched = frame.cast.root(victim.pk) in frame.cast.watched
    hidden = watched and not frame.cast.told(victim.pk, "watch")
    return hidden and act.type in _TELLING


def _place(frame: Frame, act: Act, victim: Person | None) -> c.Field[c.Place | None]:
    at_home = victim is not None and act.type in _AT_HOME
    if victim and at_home and not frame.cast.told(victim.pk, "whereabouts"):
        return c.Field(None)
    return frame.place(act, act.place_id)
