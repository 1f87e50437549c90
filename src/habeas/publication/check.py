"""What an officer should look at before something goes out. Nothing blocks in silence.

A check is a sentence with the ids it is about, never a name or the words of a source;
`stop` says that publishing will be refused, `warn` that someone could be harmed or
misled, `note` what is worth knowing. The officer decides; the sentences are kept with
the release.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import Sentence
from habeas.publication import naming, opening
from habeas.publication.export import composed as c
from habeas.publication.models import Naming, Release
from habeas.publication.projection import Composed, compose
from habeas.publication.sites import THERE
from habeas.records.models import Location
from habeas.sources.models import Source
from habeas.text import hidden

STOP, WARN, NOTE = "stop", "warn", "note"
SEVERITIES = (STOP, WARN, NOTE)
_UNDECIDED = ("suggested", "in_review", "doubted")


@dataclass(frozen=True)
class Check:
    """One thing to look at: how grave, in a sentence, about which rows of the desk.

    `code` is stable and tells the page which link to offer.
    """

    severity: str
    code: str
    sentence: Sentence
    ids: tuple[str, ...] = ()


def checks(
    officer: User, audience: str, on: datetime.date | None = None
) -> list[Check]:
    """Return what to look at before publishing to `audience`, gravest first.

    Raises:
        audience.NoSuchAudience: If there is no such audience.
    """
    return of(officer, compose(officer, audience, on))


def of(officer: User, made: Composed) -> list[Check]:
    """Return the same for what was composed already."""
    found = [c for each in _ALL for c in each(officer, made)]
    return sorted(found, key=lambda c: SEVERITIES.index(c.severity))


def _check(
    severity: str,
    code: str,
    ids: Iterable[str],
    one: Sentence,
    many: Sentence,
    **named: object,
) -> Iterator[Check]:
    """Give a check about `ids`, in the singular or with their number; none for none."""
    listed = tuple(dict.fromkeys(ids))
    if listed:
        if len(listed) == 1:
            said = Sentence(one.template, **named)
        else:
            said = Sentence(many.template, count=len(listed), **named)
        yield Check(severity, code, said, listed)


def _closed(officer: User, made: Composed) -> Iterator[Check]:
    audience = made.publication.audience
    state = opening.openness(officer, audience)
    shut = [o.source.pk for o in state if not o.open and o.closed]
    half = [o.source.pk for o in state if o.open and o.closed]
    yield from _check(
        NOTE,
        "closed",
        shut,
        Sentence(
            "One source with accepted claims is not open to this audience (%(audience)s): "
            "nothing of it goes out. Open it if it should."
        ),
        Sentence(
            "%(count)s sources with accepted claims are not open to this audience "
            "(%(audience)s): nothing of them goes out. Open those that should."
        ),
        audience=audience,
    )
    yield from _check(
        NOTE,
        "half_open",
        half,
        Sentence(
            "In one open source, claims accepted since it was opened are still closed."
        ),
        Sentence(
            "In %(count)s open sources, claims accepted since they were opened are still "
            "closed."
        ),
    )
    if not made.sources:
        said = Sentence(
            "Nothing can be shown to this audience: the output will say so."
        )
        yield Check(WARN, "empty", said)


def _online(officer: User, made: Composed) -> Iterator[Check]:
    rows = Source.objects.visible_to(officer).filter(pk__in=made.sources)
    online = [s.pk for s in rows if s.online or s.url]
    yield from _check(
        WARN,
        "online",
        online,
        Sentence(
            "One cited source is online: whoever searches for a quote finds all of it, "
            "with the words that are left out here."
        ),
        Sentence(
            "%(count)s cited sources are online: whoever searches for a quote finds all of "
            "them, with the words that are left out here."
        ),
    )


def _unnamed(officer: User, made: Composed) -> Iterator[Check]:
    people = naming.unnamed(officer, made.publication.audience)
    undecided = [u.person.pk for u in people if u.why == "undecided"]
    yield from _check(
        NOTE,
        "no_basis",
        undecided,
        Sentence(
            'One person has no basis to be named, and goes out as "a person, known to us".'
        ),
        Sentence(
            '%(count)s people have no basis to be named, and go out as "a person, known to '
            'us". A demand made by others is none.'
        ),
    )


def _by_list(officer: User, made: Composed) -> Iterator[Check]:
    rows = Naming.objects.visible_to(officer).filter(
        audience=made.publication.audience, withdrawn=False, demand__isnull=False
    )
    people = {n.person_id for n in rows if n.basis != naming.NONE}
    yield from _check(
        WARN,
        "named_by_list",
        sorted(people & set(made.shown)),
        Sentence(
            "One person is named by a choice made once for a list. Is that still right?"
        ),
        Sentence(
            "%(count)s people are named by a choice made once for a list. Is it right for "
            "each of them?"
        ),
    )


def _undecided(officer: User, made: Composed) -> Iterator[Check]:
    rows = Claim.objects.visible_to(officer).filter(
        source__in=made.sources, state__in=_UNDECIDED
    )
    withheld = rows.filter(kind__in=("withhold", "contact")).values_list(
        "pk", flat=True
    )
    others = rows.exclude(kind__in=("withhold", "contact"))
    yield from _check(
        NOTE,
        "undecided",
        others.values_list("pk", flat=True),
        Sentence("One claim of a cited source is not decided, and does not go out."),
        Sentence(
            "%(count)s claims of cited sources are not decided, and do not go out."
        ),
    )
    yield from _check(
        NOTE,
        "withheld_undecided",
        withheld,
        Sentence(
            "One proposal to withhold words is not decided; the words are left out."
        ),
        Sentence(
            "%(count)s proposals to withhold words are not decided; the words are left out."
        ),
    )


def _register(officer: User, made: Composed) -> Iterator[Check]:
    rows = [r for r in made.publication.register if not r.historical]
    disputed = [_inside(made, r.id) for r in rows if r.liberty.disputed]
    stale = [_inside(made, r.id) for r in rows if r.liberty.stale]
    holder = [_inside(made, r.id) for r in rows if r.liberty.holder_only]
    yield from _check(
        WARN,
        "disputed",
        disputed,
        Sentence("In one row of the register sources disagree; it goes out marked so."),
        Sentence(
            "In %(count)s rows of the register sources disagree; they go out marked so."
        ),
    )
    yield from _check(
        WARN,
        "stale",
        stale,
        Sentence(
            "In one row of the register the last word is old; it goes out marked so."
        ),
        Sentence(
            "In %(count)s rows of the register the last word is old; they go out marked so."
        ),
    )
    yield from _check(
        WARN,
        "holder_only",
        holder,
        Sentence("In one row an end is told only by those who held the person."),
        Sentence("In %(count)s rows an end is told only by those who held the person."),
    )


def _watch(officer: User, made: Composed) -> Iterator[Check]:
    told = [
        _inside(made, r.id)
        for r in made.publication.register
        if r.liberty.value and r.liberty.value.scheme == "watch"
    ]
    yield from _check(
        WARN,
        "watch_told",
        told,
        Sentence(
            "One watch entry, or an escape, goes out by a decision for that person."
        ),
        Sentence(
            "%(count)s watch entries or escapes go out, each by a decision for that person."
        ),
    )


_LEFT_OUT = {
    "names": (
        (
            Sentence(
                "One person could be named, but the name itself was proposed to be "
                "withheld. Call that misread if the name may be told."
            )
        ),
        (
            Sentence(
                "%(count)s people could be named, but their names themselves were proposed "
                "to be withheld. Call those misread whose names may be told."
            )
        ),
    ),
    "register": (
        (
            Sentence(
                "One row of the register is left out: the audience would read it otherwise "
                "than the desk, for want of something closed."
            )
        ),
        (
            Sentence(
                "%(count)s rows of the register are left out: the audience would read them "
                "otherwise than the desk, for want of something closed."
            )
        ),
    ),
    "acts": (
        (
            Sentence(
                "One act is left out, because it would tell of someone on the watch list or "
                "of a record that is closed."
            )
        ),
        (
            Sentence(
                "%(count)s acts are left out, because they would tell of someone on the watch "
                "list or of a record that is closed."
            )
        ),
    ),
    "events": (
        Sentence("One event is left out: it is told only in words that are withheld."),
        Sentence(
            "%(count)s events are left out: they are told only in words that are withheld."
        ),
    ),
    "demands": (
        Sentence("One demand is left out: too few of its words may be shown."),
        Sentence(
            "%(count)s demands are left out: too few of their words may be shown."
        ),
    ),
    "scheduled": (
        Sentence("One announced date is left out, for what its title holds."),
        Sentence("%(count)s announced dates are left out, for what their titles hold."),
    ),
    "sites": (
        Sentence(
            "One place is told without where it lies: what the gazetteer says of it holds "
            "something protected."
        ),
        Sentence(
            "%(count)s places are told without where they lie: what the gazetteer says of "
            "them holds something protected."
        ),
    ),
    "quotes": (
        Sentence(
            "One quote is left out: too few of its words may be shown, or it is lost."
        ),
        (
            Sentence(
                "%(count)s quotes are left out: too few of their words may be shown, or they "
                "are lost."
            )
        ),
    ),
}


def _left_out(officer: User, made: Composed) -> Iterator[Check]:
    for code, (one, many) in _LEFT_OUT.items():
        ids = made.left_out.get(code, ())
        yield from _check(NOTE, f"left_out_{code}", ids, one, many)


def _doers(officer: User, made: Composed) -> Iterator[Check]:
    named = [
        _inside(made, d.value.id)
        for i in made.publication.incidents
        for a in i.acts
        for d in a.doers
        if d.value.kind.value == "individual" and d.value.name
    ]
    if made.publication.audience != "internal":
        yield from _check(
            WARN,
            "doer_named",
            named,
            Sentence("One individual is named as alleged to have done an act."),
            Sentence("%(count)s individuals are named as alleged to have done an act."),
        )


def _located(officer: User, made: Composed) -> Iterator[Check]:
    """Name the places that are told with where they lie: a decision can tell more."""
    yield from _check(
        NOTE,
        "located",
        made.located,
        Sentence(
            "One place goes out with where it lies, as an officer decided. Look whether "
            "the decision rests on words that this audience may not read."
        ),
        Sentence(
            "%(count)s places go out with where they lie, as officers decided. Look whether "
            "a decision rests on words that this audience may not read."
        ),
    )
    there = Location.objects.visible_to(officer).filter(undone=False, verdict=THERE)
    decided = {*there.values_list("place", flat=True)} & {*made.inside.values()}
    yield from _check(
        NOTE,
        "location_closed",
        sorted(decided - {*made.located, *made.left_out.get("sites", ())}),
        Sentence(
            "Where one place lies was decided since its source was opened, and is still "
            "closed. Open the source again if it should go out."
        ),
        Sentence(
            "Where %(count)s places lie was decided since their sources were opened, and is "
            "still closed. Open those sources again if it should go out."
        ),
    )


def _small(officer: User, made: Composed) -> Iterator[Check]:
    small = [
        f
        for f in made.publication.figures
        if f.value is not None and 0 < f.value < c.SMALL
    ]
    ids = [_inside(made, i) for f in small for i in f.rows]
    yield from _check(
        NOTE,
        "small",
        ids,
        Sentence(
            "A figure counts one row alone: with a place and a day it can point at "
            "somebody who is not named."
        ),
        Sentence(
            "Some figures count fewer than five people (%(count)s rows): with a place and a "
            "day they can point at somebody who is not named."
        ),
    )


def _differences(officer: User, made: Composed) -> Iterator[Check]:
    """Compare with the last release: what changed by few can be told from the two."""
    audience = made.publication.audience
    rows = Release.objects.visible_to(officer).filter(audience=audience)
    before = rows.order_by("-entry").first()
    if before is None:
        return
    old = dict(before.manifest.get("figures") or {})
    changed = [
        f.code.value
        for f in made.publication.figures
        if f.value is not None
        and isinstance(old.get(f.code.value), int)
        and 0 < abs(f.value - old[f.code.value]) < c.SMALL
    ]
    if changed:
        said = Sentence(
            "Since the last release the figures changed by fewer than five: "
            "%(figures)s. Who compares the two can tell whom it is about.",
            figures=", ".join(changed),
        )
        yield Check(NOTE, "difference", said, (before.pk,))


def _unseen(officer: User, made: Composed) -> Iterator[Check]:
    odd = {
        _inside(made, q.source)
        for q in quotes_in(made.publication)
        for p in q.pieces
        if p and any(not h.ordinary for h in hidden.find(p.text))
    }
    yield from _check(
        WARN,
        "hidden_characters",
        sorted(odd),
        Sentence(
            "Quotes of one source hold characters that no reader sees; pages name them."
        ),
        Sentence(
            "Quotes of %(count)s sources hold characters that no reader sees; pages name "
            "them."
        ),
    )


def _dropped(officer: User, made: Composed) -> Iterator[Check]:
    ids = sorted({n.row for n in made.dropped})
    yield from _check(
        WARN,
        "not_searched",
        ids,
        Sentence(
            "A protected word of one row is also a word of ours, of a place or of a body; "
            "it was not searched for. Read the preview with that row in mind."
        ),
        Sentence(
            "Protected words of %(count)s rows are also words of ours, of a place or of a "
            "body; they were not searched for. Read the preview with those rows in mind."
        ),
    )


def quotes_in(publication: c.Publication) -> Iterator[c.Quote]:
    """Return every quote of a publication, in order."""
    yield from _quotes(publication)


def _quotes(value: object) -> Iterator[c.Quote]:
    if isinstance(value, c.Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _quotes(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _quotes(getattr(value, name))


def _inside(made: Composed, row: c.Id) -> str:
    return made.inside.get(row.value, "")


_ALL: tuple[Callable[[User, Composed], Iterator[Check]], ...] = (
    _closed,
    _online,
    _unnamed,
    _by_list,
    _doers,
    _watch,
    _register,
    _undecided,
    _left_out,
    _located,
    _small,
    _differences,
    _unseen,
    _dropped,
)
