"""Who and what a text names: people, groups, organisations, places, as one cast.

`cast(doc)` is pure. It finds capitalised runs (`names`), decides what each names
(`sorting`), finds people without a name (`groups`), puts the mentions of one person,
body or place together, and gives each an id. Names that are alike in part are one
only where nothing speaks against it; two people of one surname stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader import folk, roman, urdu
from habeas.claims.reader.company.figures import figures
from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document
from habeas.claims.reader.groups import descriptions
from habeas.claims.reader.layouts import fixed, numbers
from habeas.claims.reader.mentions import (
    Cast,
    Mention,
    Organisation,
    Person,
    Place,
    Relation,
)
from habeas.claims.reader.names import runs
from habeas.claims.reader.organisations import Body, bodies
from habeas.claims.reader.people import Figure
from habeas.claims.reader.places import Site, sites
from habeas.claims.reader.pronouns import pronouns
from habeas.claims.reader.relations import origins, relations, relatives
from habeas.claims.reader.sorting import Named, named, placed_names
from habeas.claims.reader.stations import counted
from habeas.claims.reader.taught import joined, taught, titled

__all__ = ["Cast", "Mention", "Organisation", "Person", "Place", "Relation", "cast"]


def cast(doc: Document) -> Cast:
    """Return all who and what `doc` names, in order of first mention."""
    if doc.language in _URDU:
        return _in_urdu(doc)
    given = fixed(doc)
    plain = named(doc, titled(doc, runs(doc)), given)
    beside = urdu.named(doc)  # of sentences in Urdu between others
    if beside:
        plain = sorted([*plain, *beside], key=lambda n: n.start)
    if doc.language == _LATIN_URDU:
        more = roman.listed(doc, [(n.start, n.end) for n in plain])
        plain = sorted([*plain, *more], key=lambda n: n.start)
    found = taught(doc, plain)
    companies = joined(doc, bodies(doc, found))
    spots = sites(doc, found)
    taken = [(n.start, n.end) for n in found] + [(g.start, g.end) for g in given]
    taken.extend(s[:2] for b in companies for s in b.spans if _long(doc.text, s))
    taken.extend(
        (start, end)
        for start, end, said in numbers(doc)
        if said.isalpha() or doc.text[start:end] == said
    )
    told = descriptions(doc, taken)
    counts = counted(doc)
    if counts:
        told = sorted([*_outside(told, counts), *counts], key=lambda d: d.start)
    if beside:
        own = folk.descriptions(doc, taken)
        told = sorted([*_outside(told, own), *own], key=lambda d: d.start)
    if doc.language == _LATIN_URDU:
        own = roman.groups(doc, taken)
        told = sorted([*_outside(told, own), *own], key=lambda d: d.start)
    people = figures(doc, found, told, given)
    return _numbered(doc, people, companies, spots)


def _outside(
    told: Sequence[Description], own: Sequence[Description]
) -> list[Description]:
    inside = {p for d in own for p in range(d.start, d.end)}
    return [d for d in told if d.start not in inside]


_URDU = ("ur", "sd")
_LATIN_URDU = "ur-Latn"


def _long(text: str, span: tuple[int, int, str]) -> bool:
    return " " in text[span[0] : span[1]]


def _in_urdu(doc: Document) -> Cast:
    given = fixed(doc)
    told_by_form = placed_names(doc, given)
    taken_by = {p for n in told_by_form for p in range(n.start, n.end)}
    free = [n for n in (*urdu.named(doc), *_latin(doc)) if n.start not in taken_by]
    found = taught(doc, sorted([*told_by_form, *free], key=lambda n: n.start))
    taken = sorted((n.start, n.end) for n in found)
    told = folk.descriptions(doc, taken)
    return _numbered(
        doc,
        figures(doc, found, told, given),
        joined(doc, bodies(doc, found)),
        sites(doc, found),
    )


def _latin(doc: Document) -> list[Named]:
    """Return what the sentences in Latin letters name, of a text in Urdu."""
    if not _LATIN.search(doc.text):
        return []
    spans = [
        (s.start, s.end)
        for s in doc.sentences
        if not urdu.is_written(doc, s) and s.part.kind == "narrative"
    ]
    found = named(doc, titled(doc, runs(doc)), []) if spans else []
    return [n for n in found if any(s <= n.start < e for s, e in spans)]


_LATIN = re.compile(r"(?:[A-Za-z]{3,}\s){4}")


def _numbered(
    doc: Document,
    people: Sequence[Figure],
    bodies: Sequence[Body],
    sites: Sequence[Site],
) -> Cast:
    """Give ids, resolve what is said by position, and lay all mentions in order."""
    refs = {id(figure): f"p{n}" for n, figure in enumerate(people, 1)}
    organisations = tuple(
        Organisation(ref, b.name, b.acronym, _mentions(b.spans, ref, _BODY), b.generic)
        for ref, b in ((f"o{n}", b) for n, b in enumerate(bodies, 1))
    )
    places = tuple(
        Place(ref, s.name, _mentions(s.spans, ref, _PLACE), s.holding)
        for ref, s in ((f"l{n}", s) for n, s in enumerate(sites, 1))
    )
    _complete(doc, people, {m.start: m.ref for p in places for m in p.mentions})
    by_pronoun: dict[str, list[Mention]] = {}
    for mention in pronouns(doc, people, refs):
        by_pronoun.setdefault(mention.ref, []).append(mention)
    persons = tuple(_person(f, refs, by_pronoun) for f in people)
    every = [
        *(m for person in persons for m in person.mentions if m.form != "wide"),
        *(m for organisation in organisations for m in organisation.mentions),
        *(m for place in places for m in place.mentions),
    ]
    every.sort()
    told = tuple(relations(people, refs, every))
    return Cast(persons, organisations, places, tuple(every), told)


_BODY = "organisation"
_PLACE = "place"


def _complete(doc: Document, people: Sequence[Figure], places: dict[int, str]) -> None:
    """Add to people where they are from and whose children or wives they are."""
    homes = origins(doc, people, places)
    for figure in people:
        if id(figure) in homes:
            figure.attributes["from"] = homes[id(figure)]
        if figure.name and (relative := relatives(doc, figure)):
            figure.attributes["relative"] = relative


def _person(
    figure: Figure, refs: dict[int, str], by_pronoun: dict[str, list[Mention]]
) -> Person:
    ref = refs[id(figure)]
    own = (*_mentions(figure.spans, ref, "person"), *by_pronoun.get(ref, ()))
    return Person(
        ref,
        figure.name,
        figure.kind,
        figure.heads if figure.kind != "class" else None,
        figure.words,
        figure.attributes,
        tuple(sorted(own)),
        refs.get(id(figure.part_of)),
        tuple(refs[id(m)] for m in figure.members if id(m) in refs),
    )


def _mentions(
    spans: Sequence[tuple[int, int, str]], ref: str, sort: str
) -> tuple[Mention, ...]:
    unique = sorted({(start, end): form for start, end, form in spans}.items())
    return tuple(Mention(s, e, ref, sort, form) for (s, e), form in unique)
