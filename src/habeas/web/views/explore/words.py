"""The words of timeline, map, network and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from habeas.accounts.models import User
from habeas.publication.figures import NOBODY, SOMEBODY
from habeas.publication.seen import DONE, Deed, Seen
from habeas.publication.telling import ask
from habeas.records.models import Organisation, Place
from habeas.web import days, terms
from habeas.web.terms import Words

NONE = "none"  # in an address, where acts are of no event, or of no place
KINDS: Mapping[str, Words] = {
    "event": gettext_lazy("Incidents and meetings"),
    "act": gettext_lazy("Acts, as sources tell them"),
    "threat": gettext_lazy("Threats"),
    "end": gettext_lazy("Ends of detention, in the register"),
    "claimed": gettext_lazy("Ends told only by those who held the person: not seen"),
    "unsaid": gettext_lazy("Denied, or said not to have been"),
    "wanted": gettext_lazy("Demanded, feared, pledged or supposed: not done"),
    "ahead": gettext_lazy("Announced"),
}
EVENTS: Mapping[str, Words] = {
    "incident": gettext_lazy("Incident"),
    "assembly": gettext_lazy("Assembly or meeting"),
    "background": gettext_lazy("Background"),
    "container": gettext_lazy("Series of incidents"),
    "other": gettext_lazy("Other event"),
    "ahead": gettext_lazy("Announced"),
}
COLUMNS: Mapping[str, Words] = {
    "before": gettext_lazy("earlier"),
    "after": gettext_lazy("later"),
    "wider": gettext_lazy("no one month"),
    "undated": gettext_lazy("not dated"),
    "acts": gettext_lazy("acts"),
    "demands": gettext_lazy("demands"),
}


def kind_of(deed: Deed) -> str:
    """Return the words for the sort of a deed: a type of act or a kind of event."""
    if deed.kind in ("event", "ahead"):
        return str(EVENTS.get(deed.code, EVENTS["other"]))
    if deed.kind in ("end", "claimed"):
        return terms.say(deed.code, "liberty")
    return terms.say(deed.code, "act")


def address(deed: Deed) -> str:
    """Return the page of what a mark stands for: its record, else its claim."""
    if deed.kind == "event":
        return f"/records/events/{deed.id}"
    if deed.kind in DONE:
        return f"/records/acts/{deed.id}"
    if deed.kind in ("end", "claimed"):
        return f"/explore/of/deed/{deed.id}"
    return f"/claims/{deed.claim}"


def line(deed: Deed, seen: Seen) -> str:
    """Return a deed in one line, for what is pointed at: when, what, where."""
    when = days.words(deed.date) or _("not dated")
    parts = [when, deed.title if deed.kind == "event" else "", kind_of(deed)]
    if deed.kind in ("unsaid", "wanted"):
        parts.append(terms.say(deed.modality, "modality"))
    parts.append(seen.places.get(deed.place, ""))
    return " · ".join(p for p in parts if p)


def cut(count: int) -> str:
    """Return how much time a cut of the scale leaves out."""
    if count < 60:
        return ngettext(
            "%(n)s day is left out here", "%(n)s days are left out here", count
        ) % {"n": count}
    if count < 730:
        months = round(count / 30.44)
        return ngettext(
            "%(n)s month is left out here", "%(n)s months are left out here", months
        ) % {"n": months}
    years = round(count / 365.25)
    return ngettext(
        "%(n)s year is left out here", "%(n)s years are left out here", years
    ) % {"n": years}


TITLES: Mapping[str, Words] = {
    "types": gettext_lazy("Acts by type and month"),
    "places": gettext_lazy("Acts by place"),
    "bodies": gettext_lazy("Acts by the organisation alleged to have done them"),
    "register": gettext_lazy("People in the register over time"),
    "demands": gettext_lazy("Demands by how far they have come"),
    "sources": gettext_lazy("Sources by the month they reached the desk"),
}
UNITS: Mapping[str, Words] = {
    "types": gettext_lazy(
        "Unit: acts, each one type of thing said to have been done to one person or one "
        "unnamed group. Not people, and not incidents."
    ),
    "places": gettext_lazy(
        "Unit: acts of all dates, by the place the source tells. Places spelt alike are "
        "counted together."
    ),
    "bodies": gettext_lazy(
        "Unit: acts of all dates, by whom sources allege. An act laid to two organisations counts "
        "under both. Individuals are not named here."
    ),
    "register": gettext_lazy(
        "Unit: heads, at least, on the last day of each month. A stock: the columns may "
        "not be added up."
    ),
    "demands": gettext_lazy("Unit: demands, as they stand today."),
    "sources": gettext_lazy("Unit: documents kept, by the day they were received."),
}


def title(code: str) -> str:
    """Return the title of a figure."""
    return str(TITLES[code])


def row_names(officer: User, code: str, keys: Sequence[str]) -> dict[str, str]:
    """Return the names of a figure's rows by their keys."""
    if code == "places":
        names = _names(officer, Place, keys)
        return {k: names.get(k) or _("place not told") for k in keys}
    if code == "bodies":
        names = _names(officer, Organisation, keys)
        names |= {NOBODY: _("nobody is named"), SOMEBODY: _("individuals, not named")}
        return {k: names.get(k, "") for k in keys}
    said = {"types": "act", "register": "figure", "demands": "demand"}
    if code in said:
        return {k: terms.say(k, said[code]) for k in keys}
    return {k: _("sources") for k in keys}


def _names(officer: User, model: type[Any], keys: Sequence[str]) -> dict[str, str]:
    ids = {k for k in keys if len(k) == ask.ID}
    rows = model.objects.visible_to(officer)
    return {
        row.pk: str(row.name)
        for part in ask.parts(ids)
        for row in rows.filter(pk__in=part)
    }


def column(key: str) -> str:
    """Return the name of a figure's column: a month, a day, or what is neither."""
    return days.words(key) if key[:1].isdigit() else str(COLUMNS.get(key, key))
