"""What programs send: the forms of requests, and of the answers that all share."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
EntryId = Annotated[
    str, Field(pattern=r"^[0-9a-f-]{36}(\+[0-9a-f-]{36})?$", max_length=73)
]
Text = Annotated[str, Field(min_length=1, max_length=1_000_000)]
Short = Annotated[str, Field(min_length=1, max_length=10_000)]
Position = Annotated[int, Field(ge=0, le=2**53)]
Code = Annotated[str, Field(min_length=1, max_length=64)]
Limit = Annotated[int, Field(ge=1, le=200)]
Audience = Literal["public", "partner", "internal"]


class Form(Schema):
    """The base of what is sent: a name that is not known is a mistake, not nothing."""

    model_config = ConfigDict(extra="forbid")


class Said(Schema):
    """A sentence about what could not be done, and the class of the error."""

    error: str
    said: str


class Page(Schema):
    """A page of a list. `next` begins the next one; `more`: there are over `total`.

    `partly`: a part of a name was not looked for in all of them; give more of it.
    """

    items: list[dict[str, Any]]
    next: str | None = None
    total: int
    more: bool = False
    partly: bool = False


class Kept(Schema):
    """A source that is durable. `duplicate`: these bytes had been kept before."""

    id: str
    sha256: str
    duplicate: bool


class Done(Schema):
    """What was decided: the ids of the decisions and the number of their entry."""

    ids: list[str]
    entry: int | None


class Pasted(Form):
    """A text to be kept as it is."""

    text: Text
    received_from: Short | None = None


class Note(Form):
    """Words taken down at the desk, and who said them."""

    words: Text
    voice: Short | None = None


class Reading(Form):
    """A `habeas-reading/1` of the source's text, made by another reader."""

    reading: dict[str, Any]
    version: Annotated[str, Field(min_length=1, max_length=48)]


class Which(Form):
    """Which claims: by kind and state; `after` is the id the page before ended at."""

    kind: Code | None = None
    state: Code | None = None
    after: Id | None = None
    limit: Limit = 50


class Decide(Form):
    """A decision on claims. `seen` maps a claim to the last entry that was seen of it."""

    verb: Literal["accept", "set_aside", "misread", "doubt", "retract"]
    claims: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    seen: dict[str, int] | None = None
    reason: Short | None = None
    bulk: bool = False


class Span(Form):
    """Where words stand: code points, end exclusive."""

    start: Position
    end: Position


class Make(Form):
    """A claim coded by hand: its value, and where its words stand."""

    kind: Code
    value: dict[str, Any]
    spans: Annotated[list[Span], Field(min_length=1, max_length=50)]
    subject: Id | None = None
    voices: Annotated[tuple[Short, ...], Field(max_length=20)] = ()
    modality: Code = "stated"
    polarity: Code = "affirmed"
    derivation: Code = "explicit"
    time_frame: Code = "incident"


class Edit(Form):
    """What is put in a claim's place; what is left out stays as it was."""

    value: dict[str, Any] | None = None
    spans: Annotated[list[Span], Field(min_length=1, max_length=50)] | None = None
    voices: Annotated[list[Short], Field(max_length=20)] | None = None
    reason: Short | None = None
    modality: Code | None = None
    polarity: Code | None = None
    derivation: Code | None = None
    time_frame: Code | None = None


class Look(Form):
    """Which records: part of a name, a kind or type, days; `after` as a page gave it."""

    words: Annotated[str, Field(max_length=200)] = ""
    kind: Annotated[str, Field(max_length=64)] = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    after: Annotated[str, Field(max_length=100)] | None = None


class Locate(Form):
    """Where a place is decided to be: a place of the gazetteer, or that it is none.

    For `there`, `spot` is the gazetteer's id and `called` a name by which it has it.
    """

    verdict: Literal["there", "building", "none"]
    spot: Code | None = None
    called: Short | None = None
    reason: Short | None = None


class Gazetteer(Form):
    """What to look for among the places of the gazetteer."""

    name: Short
    country: Annotated[str, Field(max_length=200)] = ""
    admin1: Annotated[str, Field(max_length=200)] = ""


class Same(Form):
    """Two people, and why they are the same or are not."""

    first: Id
    second: Id
    same: bool
    reason: Short | None = None


class Days(Form):
    """The day asked about, and the last day of knowledge (UTC); neither is now."""

    as_of: datetime.date | None = None
    known_on: datetime.date | None = None


class Register(Days):
    """The same, and which page of it; `after` as a page gave it."""

    after: Annotated[str, Field(max_length=120)] | None = None
    limit: Limit = 50


class Still(Form):
    """That a value still stands: on which day, by whose word."""

    on: datetime.date
    voice: Short
    words: Short | None = None


class Asked(Form):
    """Whom the desk asked, when (EDTF; '' is a day not known), and the answer."""

    whom: Code
    answer: Code
    on: Annotated[str, Field(max_length=64)]
    words: Short | None = None
    place: Short | None = None


class Change(Form):
    """A dated change of the register, with the words it rests on."""

    axis: Code
    value: Code
    on: Annotated[str, Field(min_length=1, max_length=64)]
    words: Short
    voice: Short | None = None
    end_basis: Annotated[str, Field(max_length=16)] = ""
    release_type: Annotated[str, Field(max_length=16)] = ""
    reason: Short | None = None
    place: Short | None = None


class Follow(Form):
    """How far a demand has come; that it is met needs the source that says so."""

    status: Code
    on: datetime.date | None = None
    due: datetime.date | None = None
    note: Short | None = None
    source: Id | None = None


class Give(Form):
    """What is to be given out, and how."""

    form: Literal["site", "bundle", "csv", "drawn"] = "site"
    language: Literal["en", "ur"] = "en"
    as_of: datetime.date | None = None


class Open(Form):
    """Sources whose accepted claims are opened to an audience, and why."""

    sources: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    reason: Short


class Name(Form):
    """People who may be named to an audience, on which basis, and why."""

    people: Annotated[list[Id], Field(min_length=1, max_length=1000)]
    basis: Code
    reason: Short


class Why(Form):
    """A reason."""

    reason: Short


class Search(Form):
    """What is looked for, and where; an empty filter lets everything through."""

    words: Annotated[str, Field(max_length=400)]
    kind: Annotated[str, Field(max_length=32)] = ""
    language: Annotated[str, Field(max_length=16)] = ""
    label: Annotated[str, Field(max_length=16)] = ""
    state: Annotated[str, Field(max_length=24)] = ""
    source_kind: Annotated[str, Field(max_length=16)] = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    after: Position | None = None
