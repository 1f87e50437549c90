"""A claim in words: what it says, the facts beside it, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.claims.models import Claim
from habeas.web import days, terms
from habeas.web.terms import Words

Fields = tuple[tuple[str, str], ...]

FIELDS: Mapping[str, Words] = {
    "accused": gettext_lazy("Accused"),
    "acronym": gettext_lazy("Short form"),
    "addressee": gettext_lazy("Asked of"),
    "by": gettext_lazy("By"),
    "court": gettext_lazy("Court"),
    "date": gettext_lazy("When"),
    "end": gettext_lazy("Until"),
    "end_basis": gettext_lazy("End known from"),
    "event": gettext_lazy("In"),
    "heads": gettext_lazy("How many"),
    "kind": gettext_lazy("Kind"),
    "laws": gettext_lazy("Laws"),
    "name": gettext_lazy("Name"),
    "number": gettext_lazy("Number"),
    "object": gettext_lazy("With"),
    "of": gettext_lazy("Said of"),
    "organisation": gettext_lazy("Organisation"),
    "other": gettext_lazy("Other reading"),
    "owner": gettext_lazy("Whose"),
    "person": gettext_lazy("Who"),
    "place": gettext_lazy("Where"),
    "police_station": gettext_lazy("Police station"),
    "property": gettext_lazy("What"),
    "reason": gettext_lazy("Reason"),
    "release_type": gettext_lazy("How released"),
    "start": gettext_lazy("From"),
    "subject": gettext_lazy("Who"),
    "subjects": gettext_lazy("For"),
    "time": gettext_lazy("Time of day"),
    "title": gettext_lazy("Title"),
    "type": gettext_lazy("Type"),
    "value": gettext_lazy("Value"),
    "victim": gettext_lazy("Done to"),
    "why": gettext_lazy("Why"),
    "words": gettext_lazy("Words"),
}
# Which field of a value says what the claim is, for each kind.
_HEAD: Mapping[str, str] = {
    "header": "value",
    "person": "name",
    "attribute": "value",
    "organisation": "name",
    "place": "name",
    "event": "title",
    "act": "type",
    "status": "value",
    "scheduled": "title",
    "contact": "value",
    "withhold": "why",
    "relation": "type",
    "characterisation": "words",
    "case": "number",
    "demand": "number",
}
_DATES = ("date", "start", "end", "other")
_MACHINE = (
    "order",
    "axis",
    "field",
    "episode",
    "record",
    "resolution",
    "corrects",
    "desk",
)
# What is ordinary and need not be said, for every kind and for some.
_ORDINARY = {
    "modality": "stated",
    "polarity": "affirmed",
    "derivation": "explicit",
    "time_frame": "incident",
}
_ORDINARY_OF: Mapping[str, Mapping[str, str]] = {
    "demand": {"modality": "demanded", "time_frame": "ongoing"},
    "scheduled": {"time_frame": "future"},
}
# What is told of an act or a status that is not said to have come about.
_MANNER: Mapping[tuple[str, str], Words] = {
    ("modality", "denied"): gettext_lazy("denied: said not to have happened"),
    ("modality", "feared"): gettext_lazy("feared, not said to have happened"),
    ("modality", "intended"): gettext_lazy("meant, not said to have happened"),
    ("modality", "demanded"): gettext_lazy("demanded, not said to have happened"),
    ("modality", "committed"): gettext_lazy("promised, not said to have been done"),
    ("modality", "hypothetical"): gettext_lazy("supposed, not said to have happened"),
    ("polarity", "negated"): gettext_lazy("said not to be so"),
}


@dataclass(frozen=True)
class Telling:
    """A claim to be read: `kind` is its sort in words, `head` what it says.

    `facts` are `(name, text)`; `manner` how it is said where that is out of the
    ordinary; `according` the voices, outermost first.
    """

    kind: str
    head: str
    facts: tuple[tuple[str, str], ...]
    manner: tuple[str, ...]
    according: str


def tell(claim: Claim, shown: Fields = (), voices: Iterable[str] = ()) -> Telling:
    """Return a claim in words.

    Args:
        claim: The claim.
        shown: Its values with ids replaced by names, as `claims.cards` gives them.
        voices: Who asserts it, by name, outermost first.
    """
    values = dict(shown) or _plain(claim)
    head = _HEAD.get(claim.kind, "")
    if claim.kind == "person" and not values.get("name"):
        head = "words"
    said = _say(claim, head, values.get(head, "")) if head else ""
    facts = tuple(
        (str(FIELDS.get(name, name.replace("_", " "))), _say(claim, name, text))
        for name, text in values.items()
        if text
        and name != head
        and name not in _MACHINE
        and not _idle(claim, name, text)
    )
    sort = (
        terms.say(claim.value.get("field"), "header") if claim.kind == "header" else ""
    )
    kind = sort or terms.say(claim.kind, "kind")
    return Telling(kind, said, facts, manner(claim), according(voices))


# What a card says anyway, or what is as it mostly is.
_REPEATED = (
    ("act", "victim"),
    ("status", "person"),
    ("status", "heads"),
    ("attribute", "person"),
    ("relation", "subject"),
)
_MOSTLY = (
    ("person", "kind", "individual"),
    ("person", "heads", "1, 1"),
    ("status", "end_basis", "not_stated"),
    ("status", "release_type", "not_stated"),
)


def _idle(claim: Claim, name: str, text: str) -> bool:
    return (claim.kind, name) in _REPEATED or (claim.kind, name, text) in _MOSTLY


def _plain(claim: Claim) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in claim.value.items()
        if isinstance(value, str | int) and value != ""
    }


def _say(claim: Claim, name: str, text: str) -> str:
    if name == "reason":  # also of a date, which is written in figures
        return "; ".join(terms.say(one, "read_so") for one in text.split("; "))
    if name in _DATES or (claim.kind == "header" and _is_date(claim)):
        return days.words(text) or text
    if (claim.kind, name) == ("demand", "number"):
        return _("Point %(number)s") % {"number": text} if text else ""
    if claim.kind == "status" and name == "value":
        return terms.say(text, str(claim.value.get("axis") or "liberty"))
    listed = {
        ("act", "type"): "act",
        ("withhold", "why"): "why",
        ("status", "end_basis"): "end_basis",
        ("status", "release_type"): "release_type",
        ("person", "kind"): "person_kind",
        ("event", "kind"): "event_kind",
        ("contact", "kind"): "contact",
        ("attribute", "property"): "property",
    }.get((claim.kind, name))
    if listed:
        return terms.say(text, listed)
    if (claim.kind, name) == ("attribute", "value"):
        return _range(claim.value.get("value")) or text
    return _range(claim.value.get("heads")) if name == "heads" else text


def _is_date(claim: Claim) -> bool:
    return claim.value.get("field") in ("dateline", "stamp")


def _range(value: object) -> str:
    """Return a least and a most number in words, one where they are the same."""
    if not (isinstance(value, list) and len(value) == 2):
        return ""
    low, high = value
    if low == high or high is None:
        return str(low or "")
    return _("%(low)s to %(high)s") % {"low": low or 0, "high": high}


def manner(claim: Claim) -> tuple[str, ...]:
    """Return how a claim is said where that is out of the ordinary, in words."""
    mostly = {**_ORDINARY, **_ORDINARY_OF.get(claim.kind, {})}
    return tuple(
        str(
            _MANNER.get((axis, getattr(claim, axis)))
            or terms.say(getattr(claim, axis), axis)
        )
        for axis, ordinary in mostly.items()
        if getattr(claim, axis) != ordinary
    )


def according(voices: Iterable[str]) -> str:
    """Return a chain of voices in words: "A says that B said that C said"."""
    spoken = {**terms.LISTS["whom"], **terms.VOICES}
    chain = [str(spoken.get(v, v)) for v in voices if v]
    if not chain:
        return ""
    said = ""
    for voice in reversed(chain[1:]):
        inner = {"who": voice, "said": said}
        said = (
            _("%(who)s said that %(said)s") % inner
            if said
            else _("%(who)s said") % inner
        )
    if not said:
        return _("%(who)s says") % {"who": chain[0]}
    return _("%(who)s says that %(said)s") % {"who": chain[0], "said": said}
