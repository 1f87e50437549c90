"""Tells whether what was put together still stands, after the desk went on meanwhile.

An output is read from the database as it is at many moments, while others go on
working. It stands if nothing was written since its first moment that it read, or that
could have made it another: each entry of the ledger since is looked at, row by row.

It ends by: a change of what its sources, their claims or records are, or a decision on
them; what was opened to, or for an inner audience accepted for it; a decision on, or
anything recorded of, somebody who stands in it; another release to the audience; a
change of the officer's roles or sight, of the desk's name; any row of a table that is
not known here. It does not end by what another source says, by who looked at what, by a
login, or by decisions on what is not in it: but the words that are to be protected
since are searched for in every byte, as all the others were.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from habeas.accounts.models import (
    Assignment,
    Credential,
    Guide,
    Owner,
    Renewal,
    SavedSearch,
    Switch,
    Token,
    User,
)
from habeas.claims.closed import NOT_SAID
from habeas.claims.models import Claim, Decision, Quote, Version, Word
from habeas.errors import HabeasError, Sentence
from habeas.publication import leaks
from habeas.publication.audience import parts, viewer
from habeas.publication.frame import Clear
from habeas.publication.leaks import Finder, Needle, name_needles
from habeas.publication.models import Disclosure, Naming, Opening, Release
from habeas.publication.protected import heard, of_source
from habeas.records import identify
from habeas.records.accepted import ACCEPTED
from habeas.records.models import (
    Basis,
    Choice,
    Location,
    Person,
    Record,
    Sameness,
)
from habeas.register.models import Asking, Contact, Episode, FollowUp, Topic
from habeas.sources.models import Custody, Source, Text
from habeas.store import vault
from habeas.store.jobs import Tell, untold
from habeas.store.keyring import KeyErased
from habeas.store.ledger import frontier
from habeas.store.merkle import Frontier
from habeas.store.models import Entry
from habeas.store.seal import lookup
from habeas.text.fold import fold

ROUNDS = 4  # searches for new words while others write; the last is done alone
_WHY = "what was written while a release was put together"

INSIDE = Sentence(
    "a source, claim or record that it rests on was changed or decided on"
)
OPENED = Sentence("something was opened to this audience, or accepted for it")
PERSON = Sentence("something was decided on, or recorded of, somebody who stands in it")
PROTECTED = Sentence("words came to the desk that must not be told, and stand in it")
GONE = Sentence("a decision was destroyed with a source, and may bear on it")
OFFICER = Sentence("your roles, or how much you may see, were changed")
AUDIENCE = Sentence(
    "something was decided on, given out to or taken back from this audience"
)
UNKNOWN = Sentence("something was written that may bear on it")


class ChangedMeanwhile(HabeasError):
    """Something was written while a release was made that could have changed it."""

    def __init__(self, why: Sentence) -> None:
        self.why = why
        super().__init__(
            "it was stopped, because since this was begun %(why)s. Nothing was given "
            "out. Look at the preview and publish again.",
            why=why,
        )


@dataclass(frozen=True)
class Stand:
    """What an output rests on, as the ledger stood at `at`.

    `sources` are those of whose claims any may be shown; `holder` is what the officer
    was then: owner, ceiling, roles, whether at work. `own` are releases made of it.
    """

    at: Frontier
    officer: User
    audience: str
    holder: tuple[Any, ...]
    sources: frozenset[str] = frozenset()
    clear: Clear = field(default_factory=Clear)
    own: frozenset[str] = frozenset()

    @property
    def seen(self) -> User:
        return viewer(self.officer, self.audience)


def holder(officer: User) -> tuple[Any, ...]:
    """Return what an officer may do and see, to be compared with later."""
    return officer.owner, officer.ceiling, tuple(officer.roles), officer.is_active


def settled(
    stand: Stand,
    files: Callable[[], Mapping[str, bytes]],
    tell: Tell = untold,
    rounds: int = ROUNDS,
) -> Stand:
    """Return the same as at the last entry, where it still stands.

    Called once more inside the entry that remembers the release, with one round, it
    tells for sure: nobody writes then.

    Args:
        stand: What the output rests on.
        files: Gives its files; asked for where new words are to be searched for.
        tell: Called again and again with what is done and how far that is.
        rounds: How often more is looked for while new words came in during a search.

    Raises:
        ChangedMeanwhile: If it does not stand any more; it says why.
    """
    for _ in range(rounds):
        now = frontier()
        needles = _since(stand, now.size)
        if needles and leaks.search(files(), Finder(needles), tell):
            raise ChangedMeanwhile(PROTECTED)
        stand = replace(stand, at=now)
        if not needles:
            break
    return stand


def stands(stand: Stand) -> bool:
    """Return whether nothing ended it yet, but for words that are not searched for."""
    try:
        _since(stand, frontier().size)
    except ChangedMeanwhile:
        return False
    return True


def _since(stand: Stand, upto: int) -> list[Needle]:
    """Return what is to be searched for of what was written since.

    Raises:
        ChangedMeanwhile: If any of it ends the output.
    """
    now = User.objects.whole(_WHY).filter(pk=stand.officer.pk).first()
    if now is None or holder(now) != stand.holder:
        raise ChangedMeanwhile(OFFICER)
    if upto == stand.at.size:
        return []
    changed, keys = _changed(stand, upto)
    found: list[Needle] = []
    for model, ids in changed.items():
        found += _rules().get(model, _unknown)(stand, model, ids)
    if keys & stand.sources:
        raise ChangedMeanwhile(INSIDE)
    return stand.clear.sought(found)[0]


def _changed(stand: Stand, upto: int) -> tuple[dict[type[Model], list[str]], set[str]]:
    """Return the rows that were written since, and the keys they are under.

    The key of a source's rows is its id. Left out are tables no output reads.
    """
    found: dict[type[Model], dict[str, None]] = defaultdict(dict)
    keys: set[str] = set()
    entries = Entry.objects.filter(seq__gte=stand.at.size, seq__lt=upto)
    for body in entries.order_by("seq").values_list("body", flat=True):
        told = json.loads(body)
        keys |= {*told["about"]} if not told["rows"] else set()
        for table, row, op, _made, key in told["rows"]:
            model = _tables().get(table)
            if model in _NEVER:
                continue
            keys.add(row if model is Source else key)
            if model is None:
                raise ChangedMeanwhile(UNKNOWN)
            if op == "del" and model in _REACHING:
                raise ChangedMeanwhile(GONE)
            found[model].setdefault(row)
    return {model: list(ids) for model, ids in found.items()}, keys


def _tables() -> dict[str, type[Model]]:
    return {m._meta.db_table: m for m in apps.get_models()}


def _rows(model: Any, ids: Collection[str]) -> Iterator[Any]:
    """Return rows by their ids, whole; those that were removed since are not there."""
    rows = model.objects.whole(_WHY)
    return (row for part in parts(ids) for row in rows.filter(pk__in=part))


# What each table's rows come to: they end the output, or give words to search for.
def _unknown(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    raise ChangedMeanwhile(UNKNOWN)


def _of_audience(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    for row in _rows(model, ids):
        made_of_it = row.pk in stand.own and not row.withdrawn
        if row.audience == stand.audience and not made_of_it:
            raise ChangedMeanwhile(AUDIENCE)
    return []


def _owner(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    raise ChangedMeanwhile(AUDIENCE)


def _users(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    rows = _rows(model, ids)
    return [n for user in rows for n in name_needles(str(user.name), user.pk)]


def _sources(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    return [n for source in _rows(model, ids) for n in of_source(source)]


def _nothing(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    return []


def _claims(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    seen = Claim.objects.visible_to(stand.seen).filter(state=ACCEPTED)
    if any(seen.filter(pk__in=part).exists() for part in parts(ids)):
        raise ChangedMeanwhile(OPENED)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    rows = Quote.objects.whole(_WHY)
    for part in parts(ids):
        for quote in rows.filter(claim__in=part):
            quotes[quote.claim_id].append(quote)
    found: list[Needle] = []
    withheld: set[str] = set()
    for claim in _rows(Claim, ids):
        found += _heard(claim, quotes[claim.pk])
        withheld |= _withheld(claim, quotes[claim.pk])
    _require_unwithheld(stand, withheld)
    return found


def _withheld(claim: Claim, quotes: Iterable[Quote]) -> set[str]:
    """Return the words, folded, that a claim asks to be withheld."""
    if claim.kind != "withhold" or claim.state in NOT_SAID:
        return set()
    try:
        return {fold(str(quote.exact)) for quote in quotes}
    except KeyErased:
        return set()


def _require_unwithheld(stand: Stand, withheld: set[str]) -> None:
    """Raise where a name that may be told is now asked to be withheld.

    No basis lets such a name out (`Protected.nameless`), of whomever it is one with.
    """
    hashed = {lookup(vault.key("lookup"), words) for words in withheld if words}
    rows = Person.objects.whole(_WHY)
    for part in parts(sorted(hashed)):
        called = rows.filter(name_lookup__in=part).values_list("pk", flat=True)
        _of_people(stand, {*called})


def _heard(claim: Claim, quotes: Iterable[Quote]) -> list[Needle]:
    try:
        return list(heard(claim, quotes))
    except KeyErased:
        return []  # nothing is left of it that could be told


def _quotes(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    claims = {quote.claim_id for quote in _rows(model, ids)}
    return _claims(stand, Claim, claims)


def _records(stand: Stand, model: Any, ids: Collection[str]) -> list[Needle]:
    """Look at records, and at what hangs on them, whoever wrote them."""
    if issubclass(model, Record) and _shown(stand, model, ids):
        raise ChangedMeanwhile(OPENED)
    named = _named(model, ids)
    people = named.pop(Person, set())
    for part in parts(named.pop(Episode, set())):
        episodes = Episode.objects.whole(_WHY).filter(pk__in=part)
        people |= {*episodes.values_list("person_id", flat=True)}
    for other, theirs in named.items():
        if issubclass(other, Record) and _shown(stand, other, theirs):
            raise ChangedMeanwhile(INSIDE)
    if _sources_of(named.get(Claim, ())) & stand.sources:
        raise ChangedMeanwhile(INSIDE)
    return _of_people(stand, people)


def _named(model: Any, ids: Collection[str]) -> dict[Any, set[str]]:
    """Return the ids of the rows that rows name, themselves too, by their models."""
    found: dict[Any, set[str]] = defaultdict(set)
    found[model] |= {*ids}
    columns = [c for c in model._meta.concrete_fields if c.related_model]
    for row in _rows(model, ids):
        for column in columns:
            if value := getattr(row, column.attname):
                found[column.related_model].add(str(value))
    return found


def _shown(stand: Stand, model: Any, ids: Collection[str]) -> bool:
    """Return whether any of these records may be shown to the audience."""
    seen = model.objects.visible_to(stand.seen).filter(withdrawn=False)
    return any(seen.filter(pk__in=part).exists() for part in parts(ids))


def _sources_of(claims: Collection[str]) -> set[str]:
    rows = Claim.objects.whole(_WHY)
    return {
        source
        for part in parts(claims)
        for source in rows.filter(pk__in=part).values_list("source_id", flat=True)
    }


def _of_people(stand: Stand, people: set[str]) -> list[Needle]:
    """Return the names of people; whoever is one with them must not be in it."""
    if not people:
        return []
    bonds = identify.bonds_of(people)
    whole = {*people, *bonds.everyone}
    seen = Person.objects.visible_to(stand.seen)
    if any(seen.filter(pk__in=part).exists() for part in parts(whole)):
        raise ChangedMeanwhile(PERSON)
    return [n for p in _rows(Person, people) for n in _called(p)]


def _called(person: Person) -> list[Needle]:
    try:
        return name_needles(str(person.name), person.pk) if person.name else []
    except KeyErased:
        return []


Rule = Callable[[Stand, Any, Collection[str]], list[Needle]]
# Decisions that reach beyond the source they are under: destroyed with it, they cannot
# be read any more, to tell whom they were on.
_REACHING: frozenset[type[Model] | None] = frozenset(
    {Choice, Disclosure, FollowUp, Location, Naming, Sameness}
)
# Rows of these change no output: who looked, came in or was given work, what was learnt.
_NEVER: frozenset[type[Model] | None] = frozenset(
    {Assignment, Credential, Custody, Guide, Renewal, SavedSearch, Switch, Token}
    | {Version, Word}
)


@cache
def _rules() -> dict[type[Model], Rule]:
    from_table: dict[type[Model], Rule] = {
        Owner: _owner,
        User: _users,
        Source: _sources,
        Text: _nothing,  # what is read of a text, claims quote
        Decision: _nothing,  # the claim that was decided on is written with it
        Claim: _claims,
        Quote: _quotes,
        Naming: _of_audience,
        Disclosure: _of_audience,
        Opening: _of_audience,
        Release: _of_audience,
        **dict.fromkeys((Asking, Basis, Choice, Contact), _records),
        **dict.fromkeys((FollowUp, Location, Sameness, Topic), _records),
    }
    records = (m for m in apps.get_models() if issubclass(m, Record))
    return {**from_table, **dict.fromkeys(records, _records)}
