"""What is open and what is not: sources, claims, places."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.accounts.models import User
from habeas.claims.models import Claim
from habeas.errors import Codes, Sentence
from habeas.publication import opening
from habeas.publication.checking.told import NOTE, WARN, Check, about
from habeas.publication.projection import Composed
from habeas.publication.sites import THERE
from habeas.records.models import Location
from habeas.sources.models import Source

_UNDECIDED = ("suggested", "in_review", "doubted")


def closed(officer: User, made: Composed) -> Iterator[Check]:
    """Yield how much is not open to the audience, and whether nothing is."""
    audience = made.publication.audience
    state = opening.openness(officer, audience)
    shut = [o.source.pk for o in state if not o.open and o.closed]
    half = [o.source.pk for o in state if o.open and o.closed]
    yield from about(
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
        audience=Codes(audience, "audience"),
    )
    yield from about(
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


def online(officer: User, made: Composed) -> Iterator[Check]:
    """Yield the cited sources that anybody can find."""
    rows = Source.objects.visible_to(officer).filter(pk__in=made.sources)
    online = [s.pk for s in rows if s.online or s.url]
    yield from about(
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


def undecided(officer: User, made: Composed) -> Iterator[Check]:
    """Yield what of the cited sources nobody decided on."""
    rows = Claim.objects.visible_to(officer).filter(
        source__in=made.sources, state__in=_UNDECIDED
    )
    withheld = rows.filter(kind__in=("withhold", "contact")).values_list(
        "pk", flat=True
    )
    others = rows.exclude(kind__in=("withhold", "contact"))
    yield from about(
        NOTE,
        "undecided",
        others.values_list("pk", flat=True),
        Sentence("One claim of a cited source is not decided, and does not go out."),
        Sentence(
            "%(count)s claims of cited sources are not decided, and do not go out."
        ),
    )
    yield from about(
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


def located(officer: User, made: Composed) -> Iterator[Check]:
    """Name the places that are told with where they lie: a decision can tell more."""
    yield from about(
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
    yield from about(
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
