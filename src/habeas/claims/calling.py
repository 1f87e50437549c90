"""What a caller says, field by field, as a dated note and the claims that quote it.

Pure. The officer types what is heard; the note is composed of it, a line for each
field that was filled, and every claim quotes its own words in that note (positions are
code points). People stand "as heard": one claim a name, nobody is looked for or merged.
Whoever is counted and not named is one unnamed group.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from habeas.claims.items import LONGEST, Span
from habeas.store.labels import RESTRICTED
from habeas.store.rows import new_id
from habeas.text import contacts, spoken

Words = str | Promise
Heads = tuple[int | None, int | None]
# The fields in the order in which a caller talks, and how the note names them.
LABELS: Mapping[str, Words] = {
    "caller": gettext_lazy("Who calls"),
    "reach": gettext_lazy("How to reach them"),
    "consent": gettext_lazy("May we use it"),
    "purpose": gettext_lazy("What for"),
    "who": gettext_lazy("Who was taken"),
    "count": gettext_lazy("How many"),
    "day": gettext_lazy("Day"),
    "time": gettext_lazy("Time by the clock"),
    "place": gettext_lazy("Where from"),
    "manner": gettext_lazy("How"),
    "by": gettext_lazy("By whom"),
    "held_at": gettext_lazy("Where to"),
    "hurt": gettext_lazy("Hurt or ill"),
    "lawyer": gettext_lazy("Lawyer told"),
    "further": gettext_lazy("Further words"),
}
FIELDS = tuple(LABELS)
# May we use it: closed unless the caller said otherwise, and no label is lowered by it.
CONSENTS: Mapping[str, Words] = {
    "no": gettext_lazy("no: it stays closed"),
    "desk": gettext_lazy("within the desk"),
    "authorities": gettext_lazy("to ask the authorities"),
    "partners": gettext_lazy("with partners"),
    "public": gettext_lazy("in public, without the caller"),
}
# What a taking is called: the value of the register, and the type of the act.
MANNERS: Mapping[str, tuple[Words, str, str]] = {
    "agency": (gettext_lazy("by police or another agency"), "arrested", "arrest"),
    "unknown": (
        gettext_lazy("by people not known"),
        "abducted_by_unknown",
        "abduction",
    ),
    "missing": (gettext_lazy("has not come home; nobody saw it"), "missing", ""),
}
# Where nothing is said of the manner: held by report, and the holding is the act.
_UNSAID = ("reported_held", "detention")
_OF_TAKING = ("who", "count", "day", "time", "place", "manner", "by", "held_at")
_MANY_LINES = ("who",)
MOST = 20_000  # code points of one field
NAMES_MOST = 200


@dataclass(frozen=True)
class Call:
    """What was typed, by field, of a call that began at `at` (aware, local time)."""

    values: Mapping[str, str]
    at: datetime.datetime

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def names(self) -> list[str]:
        """The names as heard, one a line."""
        lines = self["who"].replace(";", "\n").replace("؛", "\n").split("\n")
        return [n for line in lines if (n := line.strip())][:NAMES_MOST]

    @property
    def told(self) -> bool:
        """Whether anything is said of somebody who was taken."""
        return any(self[name] for name in _OF_TAKING)

    @property
    def closed(self) -> bool:
        return self["consent"] == "no"

    @property
    def day(self) -> str | None:
        return spoken.day(self["day"], self.at.date()) if self["day"] else None

    @property
    def time(self) -> str | None:
        return spoken.clock(self["time"]) if self["time"] else None

    @property
    def heads(self) -> Heads:
        """How many were taken in all, at least and at most; names count."""
        named = len(self.names)
        told = self._counted
        if told is None:
            return (named, named) if named and not self["count"] else (named, None)
        low, high = told
        return max(low, named), None if high is None else max(high, named)

    @property
    def _counted(self) -> tuple[int, int | None] | None:
        """The number of the words for it; None where there is none, or it is nobody."""
        told = spoken.count(self["count"]) if self["count"] else None
        return None if told == (0, 0) else told

    @property
    def unnamed(self) -> Heads | None:
        """How many of them have no name; None where all have one."""
        named, (low, high) = len(self.names), self.heads
        if not self.told or (named and (low, high) == (named, named)):
            return None
        if self._counted is None:
            return None, None
        return (low or 0) - named, None if high is None else high - named


@dataclass(frozen=True)
class Note:
    """The note, and where the words of each field stand in it."""

    text: str
    spans: Mapping[str, tuple[Span, ...]]


@dataclass
class Saying:
    """A claim to be made: its kind and value, its words, and whom it is about."""

    kind: str
    value: dict[str, object]
    spans: list[Span]
    subject: str | None = None
    closed: bool = False
    sure: bool = True
    id: str = field(default_factory=new_id)


def clean(values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a form as they can be kept: known, and without a fault.

    Line ends become line feeds; NUL and half characters U+FFFD, one for one. A code
    that is none of its list is dropped.
    """
    found = {name: _plain(values.get(name, "")) for name in FIELDS}
    for name, listed in (("consent", CONSENTS), ("manner", MANNERS)):
        if found[name] not in listed:
            found[name] = ""
    return {name: value for name, value in found.items() if value}


def compose(call: Call, officer: str) -> Note:
    """Return the note of a call, taken down by `officer`.

    It begins with the day and the time of the call on this computer's clock, with
    their distance from UTC.
    """
    parts = [_("Call"), " ", call.at.date().isoformat()]
    spans: dict[str, list[Span]] = {}
    _span(spans, "call", parts)
    parts.append(f" {call.at:%H:%M} (UTC{call.at:%z}). {_('Taken down by')} {officer}.")
    for name in FIELDS:
        for shown in _shown(call, name):
            parts += ["\n", str(LABELS[name]), ": ", shown]
            _span(spans, name, parts)
    if call.told and call.unnamed is not None:
        parts += ["\n", _("Without a name"), ": ", _unnamed(call)]
        _span(spans, "unnamed", parts)
    parts.append("\n")
    return Note("".join(parts), {n: tuple(s) for n, s in spans.items()})


def sayings(call: Call, note: Note) -> list[Saying]:
    """Return the claims of a call, each after those that it refers to."""
    made = _Made(call, note)
    made.caller()
    made.taking()
    return made.found


class _Made:
    """The claims of one call under construction."""

    def __init__(self, call: Call, note: Note) -> None:
        self.call, self.note = call, note
        self.found: list[Saying] = []
        day = note.text[slice(*note.spans["call"][0])]
        self._add("header", {"field": "dateline", "value": day, "place": None}, "call")

    def _add(
        self, kind: str, value: Mapping[str, object], *of: str, **more: object
    ) -> str:
        spans = [s for name in of for s in self.note.spans.get(name, ())]
        one = Saying(kind, dict(value), _cut(spans), **more)  # type: ignore[arg-type]
        self.found.append(one)
        return one.id

    def caller(self) -> None:
        """Who calls, how to reach them, and what they allow: all restricted."""
        call, owner = self.call, None
        if call["caller"]:
            value = _person(call["caller"][:LONGEST], None, "individual", (1, 1))
            owner = self._add("person", value, "caller", closed=True)
        if call["reach"]:
            value = {**_reach(call["reach"]), "owner": owner}
            self._add("contact", value, "reach", closed=True)
        if call["consent"] or call["purpose"]:
            value = {"property": "consent", "value": self._consent()}
            of = ("consent", "purpose")
            self._add("attribute", value, *of, subject=owner, closed=True)

    def _consent(self) -> str:
        """Return what was allowed: the scope, the purpose as said, and the day."""
        scope, purpose = self.call["consent"] or "no", self.call["purpose"][:LONGEST]
        day = self.call.at.date().isoformat()
        return "; ".join(p for p in (scope, purpose, day) if p)

    def taking(self) -> None:
        """Who was taken, and what is said of it."""
        call = self.call
        if not call.told:
            return
        victims = self._victims()
        place = self._place("place")
        held_at = self._place("held_at")
        by = self._by()
        event = self._event(place) if place else None
        for person, heads, words in victims:
            self._act(person, words, place, by, event)
            self._status(person, heads, words, held_at)
        self._attributes([person for person, _heads, _words in victims])

    def _victims(self) -> list[tuple[str, list[int | None], list[Span]]]:
        found: list[tuple[str, list[int | None], list[Span]]] = []
        for name, span in zip(
            self.call.names, self.note.spans.get("who", ()), strict=True
        ):
            value = _person(name[:LONGEST], None, "individual", (1, 1))
            one = Saying("person", value, _cut([span]))
            self.found.append(one)
            found.append((one.id, [1, 1], [span]))
        rest = self.call.unnamed
        if rest is not None:
            words = self.note.text[slice(*self.note.spans["unnamed"][0])]
            value = _person(None, words[:LONGEST], "group", rest)
            one = Saying("person", value, _cut(list(self.note.spans["unnamed"])))
            self.found.append(one)
            found.append((one.id, list(rest), list(self.note.spans["unnamed"])))
        return found

    def _place(self, name: str) -> str | None:
        if not self.call[name]:
            return None
        return self._add("place", {"name": self.call[name][:LONGEST]}, name)

    def _by(self) -> list[str]:
        if not self.call["by"]:
            return []
        value: dict[str, object] = {"name": self.call["by"][:LONGEST], "acronym": None}
        return [self._add("organisation", value, "by")]

    def _event(self, place: str) -> str:
        value: dict[str, object] = {
            "title": self.call["place"][:LONGEST],
            "kind": "incident",
            "date": self.call.day,
            "place": place,
        }
        return self._add("event", value, "place")

    def _act(
        self,
        person: str,
        words: list[Span],
        place: str | None,
        by: list[str],
        event: str | None,
    ) -> None:
        kind = MANNERS[self.call["manner"]][2] if self.call["manner"] else _UNSAID[1]
        if not kind:
            return
        value: dict[str, object] = {
            "type": kind,
            "event": event,
            "by": by,
            "date": self.call.day,
            "time": self.call.time,
            "place": place,
            "victim": person,
        }
        spans = [*words, *self._spans("manner", "by", "day", "time", "place")]
        self.found.append(Saying("act", value, _cut(spans), subject=person))

    def _status(
        self,
        person: str,
        heads: list[int | None],
        words: list[Span],
        held_at: str | None,
    ) -> None:
        code = MANNERS[self.call["manner"]][1] if self.call["manner"] else _UNSAID[0]
        value: dict[str, object] = {
            "person": person,
            "value": code,
            "date": self.call.day,
            "heads": None if heads == [None, None] else heads,
            "order": 0,
        }
        if held_at is not None:
            value["place"] = held_at
        spans = [*words, *self._spans("manner", "day", "held_at")]
        self.found.append(Saying("status", value, _cut(spans), subject=person))

    def _attributes(self, victims: list[str]) -> None:
        """What is said of their health, and of a lawyer.

        Of several people nobody is picked to be the one who is hurt: that claim waits
        for a person to say whom it is about.
        """
        call = self.call
        if call["hurt"]:
            value = {"property": "health", "value": call["hurt"][:LONGEST]}
            one = victims[0] if len(victims) == 1 else None
            self._add(
                "attribute", value, "hurt", subject=one, closed=True, sure=bool(one)
            )
        for person in victims if call["lawyer"] else ():
            value = {"property": "lawyer", "value": call["lawyer"][:LONGEST]}
            self._add("attribute", value, "lawyer", subject=person)

    def _spans(self, *names: str) -> Iterator[Span]:
        for name in names:
            yield from self.note.spans.get(name, ())


def restricted(call: Call, one: Saying, label: str) -> str:
    """Return the label a claim is born with; "no" closes all that the caller said."""
    return RESTRICTED if one.closed or call.closed else label


def _person(
    name: str | None, words: str | None, kind: str, heads: Heads
) -> dict[str, object]:
    told = None if heads == (None, None) else list(heads)
    return {"name": name, "kind": kind, "heads": told, "words": words}


def _reach(words: str) -> dict[str, object]:
    found = contacts.reaches(words)
    if len(found) == 1:
        return {"kind": found[0].kind, "value": found[0].value}
    digits = sum(c.isdecimal() for c in words)
    return {"kind": "phone" if digits >= 5 else "messenger", "value": words[:LONGEST]}


def _plain(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in lines)
    return whole.strip()[:MOST]


_CODED: Mapping[str, Callable[[str], Words]] = {
    "consent": lambda code: CONSENTS[code],
    "manner": lambda code: MANNERS[code][0],
}


def _shown(call: Call, name: str) -> list[str]:
    if not call[name]:
        return []
    if name in _MANY_LINES:
        return call.names
    return [str(_CODED[name](call[name]))] if name in _CODED else [call[name]]


def _unnamed(call: Call) -> str:
    """Return the words for those without a name: the caller's, or what is left."""
    low, high = call.unnamed or (None, None)
    if low is None or not call.names:
        told = call["count"] or _("how many is not told")
        return _("%(told)s, not named") % {"told": told}
    if high is None:
        return _("%(n)s or more others, not named") % {"n": low}
    if low == high:
        said = ngettext("%(n)s other, not named", "%(n)s others, not named", low)
        return said % {"n": low}
    return _("%(low)s to %(high)s others, not named") % {"low": low, "high": high}


def _span(spans: dict[str, list[Span]], name: str, parts: list[str]) -> None:
    """Note where the last part stands in the parts so far."""
    end = sum(map(len, parts))
    spans.setdefault(name, []).append((end - len(parts[-1]), end))


def _cut(spans: list[Span]) -> list[Span]:
    """Return spans no longer than the longest value, each once."""
    return list(dict.fromkeys((a, min(b, a + LONGEST)) for a, b in spans))
