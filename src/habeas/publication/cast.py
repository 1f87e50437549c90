"""The people of an output: who is named in it, and of whom which matter is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.publication.naming import Names, names
from habeas.records.models import Involvement, Person
from habeas.register.entries import DEPRIVATION, WATCH
from habeas.register.models import Episode, Status
from habeas.store.labels import permits


@dataclass(frozen=True)
class Cast:
    """What stands on every person of the desk, by cluster, for one audience.

    `watched` have a watch entry, `held` a deprivation of liberty that is no precedent,
    `doers` are individuals alleged to have done an act, `escaped` have that status:
    whatever their label, for a decision rests on all that the desk knows.
    """

    audience: str
    names: Names
    watched: frozenset[str]
    held: frozenset[str]
    doers: frozenset[str]
    escaped: frozenset[str]

    def root(self, person: str) -> str:
        """Return the id that stands for a person's cluster."""
        return self.names.root.get(person, person)

    def told(self, person: str, matter: str) -> bool:
        """Return whether the audience may be told `matter` of a person."""
        return self.names.told(person, matter)

    def may_name(self, person: Person) -> bool:
        """Return whether a person's name may go out.

        An individual doer and someone of whom only a watch entry is known need a
        decision of their own besides.
        """
        root = self.root(person.pk)
        if not person.name or not permits(self.audience, person.label_of("name")):
            return False
        if self.audience != "internal" and root in self.doers:
            return self.told(person.pk, "doer")
        if not self.names.may(person.pk):
            return False
        only_watched = root in self.watched and root not in self.held
        return not only_watched or self.told(person.pk, "watch")


def cast(audience: str) -> Cast:
    """Return the cast of an output to `audience`, from all that the desk knows."""
    standing = names(audience)
    why = "who may be named"
    episodes = Episode.objects.whole(why).filter(withdrawn=False)
    watched = episodes.filter(kind=WATCH).values_list("person_id", flat=True)
    held = episodes.filter(kind=DEPRIVATION, historical=False)
    doers = Involvement.objects.whole(why).filter(withdrawn=False, person__isnull=False)
    escaped = Status.objects.whole(why).filter(withdrawn=False, value="escaped")

    def roots(people: Iterable[str]) -> frozenset[str]:
        return frozenset(standing.root.get(p, p) for p in people)

    return Cast(
        audience=audience,
        names=standing,
        watched=roots(watched),
        held=roots(held.values_list("person_id", flat=True)),
        doers=roots(doers.values_list("person_id", flat=True)),
        escaped=roots(escaped.values_list("episode__person_id", flat=True)),
    )
