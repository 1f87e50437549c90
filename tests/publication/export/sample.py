"""A publication composed by hand, with what is hard to write down."""

from __future__ import annotations

from typing import Any

from habeas.publication.export import composed as c

KEY = b"sample key of thirty-two bytes.."
FORMULA = '=HYPERLINK("https://example.org","x")'
OVERRIDE = "signed\u202egnihton\u202c by all"
MARKUP = "<script>alert(1)</script> & \"so on\" 'too'"
URDU = "پولیس نے چار مزدوروں کو گرفتار کیا"


def id_(row: str, audience: str = "public") -> c.Id:
    """Return the id of a row of the sample."""
    return c.derive(KEY, audience, row)


def words(text: str, audience: str = "public") -> c.Words:
    """Return public words."""
    return c.Words(text, "public", audience)


RAMP = c.Site(
    words("geonames:000001"), words("Ramp Town"), c.Code("site", "city"),
    words("Coast"), (words("KE"),), -4.07, 39.66, 3.0,
)  # fmt: skip


def place(row: str, name: str, at: c.Site | None = None) -> c.Place:
    """Return a place of the sample."""
    return c.Place(id_(row), words(name), at)


def quote(*pieces: str | None, language: str = "en", voices: Any = ()) -> c.Quote:
    """Return a quote of the first source."""
    told = tuple(words(p) if p else None for p in pieces)
    return c.Quote(id_("s1"), told, c.Tag(language), voices)


def person(row: str, name: str | None = None, **more: Any) -> c.Person:
    """Return a person of the sample."""
    told = words(name) if name else None
    return c.Person(id_(row), c.Code("person", more.pop("kind", "individual")), told,
                    more.pop("known", True), **more)  # fmt: skip


def body(row: str, name: str | None, kind: str = "body") -> c.Body:
    """Return a body of the sample."""
    return c.Body(id_(row), c.Code("body", kind), words(name) if name else None)


def axis(value: str | None, scheme: str = "liberty", **more: Any) -> c.Axis:
    """Return an axis of the sample."""
    code = c.Code(scheme, value) if value else None
    return c.Axis(code, c.Day("2026-03-10"), c.Day("2026-03-12"), **more)


def row(number: int, who: c.Person, liberty: c.Axis, **more: Any) -> c.Row:
    """Return a row of the register."""
    return c.Row(
        id=id_(f"r{number}"),
        person=who,
        historical=more.pop("historical", False),
        liberty=liberty,
        legal=axis("charged", "legal", quotes=(quote("charged with rioting"),)),
        acknowledgement=axis("denied", "acknowledgement"),
        verification=axis("claimed", "verification"),
        place=c.Field(place("l1", "Shimo la Tewa Prison"), (quote("to the prison"),)),
        taken_by=(c.Field(body("o2", "police"), (quote("police"),)),),
        sources=2,
        demands=(id_("d1"),),
        **more,
    )


def act(number: int, code: str, victim: c.Person, **more: Any) -> c.Act:
    """Return an act of the sample."""
    return c.Act(
        id=id_(f"a{number}"),
        type=c.Field(c.Code("act", code), (quote("they beat ", None, " there"),)),
        date=c.Field(c.Day("[2026-03-10,2026-03-11]")),
        place=c.Field(place("l2", "Likoni ramp", RAMP)),
        victim=c.Field(victim, (quote("a worker"),)),
        doers=(
            c.Field(body("x", "Marine Police Unit", "unit")),
            c.Field(body("y", None, "individual")),
            c.Field(body("o9", None)),
        ),
        modality=c.Code("modality", more.pop("modality", "stated")),
        derivation=c.Code("derivation", "explicit"),
        time_frame=c.Code("time_frame", more.pop("time_frame", "incident")),
    )


def publication() -> c.Publication:
    """Return the sample."""
    named = person("p1", MARKUP)
    group = person("g", kind="group", heads=(3, 5), known=False)
    crowd = person("h", kind="group", heads=(None, None), known=False)
    everyone = person("c", kind="class", heads=(None, None), known=False)
    unnamed = person("p2")
    voices = (body("o1", "Likoni Ferry Workers' Association"), unnamed,
              c.Code("voice", "meeting"))  # fmt: skip
    incident = c.Incident(
        id=id_("e1"),
        kind=c.Code("event", "incident"),
        title=c.Field(words(FORMULA), (quote(URDU, language="ur", voices=voices),)),
        date=c.Field(c.Day("2026-03-10"), (quote("On 10 March"),)),
        place=c.Field(place("l2", "Likoni ramp", RAMP), (quote("at the ramp"),)),
        acts=(act(1, "arrest", named), act(2, "threat", group, modality="intended")),
    )
    past = c.Incident(
        id=id_("e2"), kind=c.Code("event", "background"), title=c.Field(None),
        date=c.Field(None), place=c.Field(None),
        acts=(act(3, "death_in_custody", unnamed, time_frame="historical"),),
    )  # fmt: skip
    rows = (
        row(1, named, axis("in_custody", stale=True, disputed=True,
                           quotes=(quote(OVERRIDE, voices=voices),))),
        row(2, group, axis("reported_held", holder_only=True,
                           derivation=c.Code("derivation", "presupposed"))),
        row(3, crowd, axis("arrested")),
        row(4, unnamed, axis("died_in_custody"), historical=True),
        row(5, unnamed, axis("at_risk", "watch")),
    )  # fmt: skip
    demand = c.Demand(
        id=id_("d1"), number=11, words=(quote("@all must be released"),),
        addressee=c.Field(None), subjects=(named, unnamed, everyone),
        status=c.Code("demand", "refused"), date=c.Day("2026-03-12"), source=id_("s1"),
    )  # fmt: skip
    source = c.Source(
        id=id_("s1"), kind=c.Code("source", "note"),
        issuer=c.Field(body("o1", "Likoni Ferry Workers' Association")),
        title=c.Field(words("+1 for the hearing"), (quote("for the hearing"),)),
        date=c.Field(c.Day("2026-03-12")),
    )  # fmt: skip
    figures = (
        c.Figure(c.Code("figure", "reported"), 4, True, 6, (id_("r1"), id_("r2"))),
        c.Figure(c.Code("figure", "located"), 0, True, 0),
        c.Figure(c.Code("figure", "verified"), None, False),
        c.Figure(c.Code("figure", "released"), 7, False, 7),
    )
    ahead = c.Scheduled(id_("c1"), words("Hearing"), c.Day("2026-04-01"),
                        c.Day("2026-04-02"), place("l3", "Mombasa"), (quote("a hearing"),))  # fmt: skip
    return c.Publication(
        audience="public", on=c.Day("2026-03-13"), publisher=words("Desk of Mombasa"),
        incidents=(incident, past), register=rows, figures=figures, unnumbered=1,
        demands=(demand,), scheduled=(ahead,), sources=(source,),
    )  # fmt: skip
