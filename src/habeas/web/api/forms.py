"""What programs send: the forms of requests, and of the answers that all share."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
EntryId = Annotated[
    str, Field(pattern=r"^[0-9a-f-]{36}(\+[0-9a-f-]{36})?$", max_length=73)
]
Text = Annotated[str, Field(min_length=1, max_length=1_000_000)]
Short = Annotated[str, Field(min_length=1, max_length=10_000)]
Position = Annotated[int, Field(ge=0, le=2**53)]
Code = Annotated[str, Field(min_length=1, max_length=64)]
Limit = Annotated[int, Field(ge=1, le=200)]
Number = Annotated[int, Field(ge=1, le=10**6)]  # of a page
Filter = Annotated[str, Field(max_length=64)]
Heard = Annotated[str, Field(max_length=20_000)]
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


class Choose(Form):
    """Which accepted claim tells a field of a record, and why this one."""

    field: Code
    claim: Id
    reason: Short


class Enter(Form):
    """What an officer knows of a field: the value as `words` have it, and who said it.

    Dates are EDTF, heads as "4" or "3-5". Without `voice` it is the officer's own
    knowledge.
    """

    field: Code
    value: Annotated[str, Field(min_length=1, max_length=1000)]
    words: Short
    voice: Short | None = None
    reason: Short


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


class Demanded(Form):
    """Which demands; '' narrows nothing. `addressee` '-' is: it names nobody."""

    addressee: Annotated[str, Field(max_length=1000)] = ""
    status: Annotated[str, Field(max_length=16)] = ""
    topic: Annotated[str, Field(max_length=80)] = ""
    due: Literal["", "due", "overdue"] = ""
    after: Id | None = None
    limit: Limit = 50


class Topic(Form):
    """What a demand is put under, to find it again."""

    words: Annotated[str, Field(min_length=1, max_length=80)]


class Infer(Form):
    """Whom an officer takes a demand to ask; null takes it back."""

    addressee: Annotated[str, Field(min_length=1, max_length=1000)] | None


class Ask(Form):
    """About what of an entry the desk asked, whom, and on which day."""

    field: Code
    whom: Code
    on: datetime.date
    note: Short | None = None


class Settle(Form):
    """What became of an asking; `undone` takes it back."""

    state: Literal["asked", "answered", "no_answer", "refused", "undone"]


class Sift(Form):
    """Which sources of the inbox; an empty filter lets everything through.

    `reading` and `review` are states, `holder` is `mine`, `nobody` or an officer's id,
    `whom` a part of the name of who gave or said it.
    """

    reading: Annotated[str, Field(max_length=16)] = ""
    review: Annotated[str, Field(max_length=16)] = ""
    kind: Annotated[str, Field(max_length=16)] = ""
    language: Annotated[str, Field(pattern=r"^[A-Za-z-]{0,16}$")] = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    whom: Annotated[str, Field(max_length=100)] = ""
    holder: Annotated[str, Field(pattern=r"^(mine|nobody|[0-9a-f-]{36})?$")] = ""


class SiftPage(Sift):
    """The same, and which page of it; `after` is the id the page before ended at."""

    after: Id | None = None


class SavedSearch(Form):
    """A search of the inbox under a name; the same name again takes the new filters."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    asked: Sift


class Sources(Form):
    """Sources, to do one thing with."""

    sources: Annotated[list[Id], Field(min_length=1, max_length=500)]


class Assign(Sources):
    """Sources, and the officer (an id) to work on them; null: nobody."""

    to: Id | None


class Word(Form):
    """A word for a list of the reader's.

    `means` is the whole name of an alias, or the code of the act that a verb tells.
    """

    kind: Literal["person", "organisation", "place", "alias", "title", "act", "never"]
    words: Annotated[str, Field(min_length=1, max_length=1000)]
    means: Annotated[str, Field(max_length=1000)] = ""


class Words(Form):
    """A rule list, as `GET /learning/list` gives it."""

    format: Annotated[str, Field(max_length=64)]
    words: Annotated[list[dict[str, Any]], Field(max_length=10_000)]


class Offer(Form):
    """Whether a word that a correction offers goes on its list, or is not wanted."""

    offer: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}:[a-z]{1,16}$")]
    take: bool


class Stand(Form):
    """The number of the version that is to stand; 0 is the reader as it is shipped."""

    version: Annotated[int, Field(ge=0, le=999_999)]


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


class NameList(Form):
    """A demand whose whole list of names may be named, on which basis, and why."""

    demand: Id
    basis: Code
    reason: Short


class Tell(Form):
    """What may be told of one person, and why."""

    person: Id
    matter: Code
    reason: Short


class Why(Form):
    """A reason."""

    reason: Short


class Looking(Form):
    """What of Explore is looked at; an empty filter lets everything through.

    `status` is a value of the register that stands today for whoever an act was done
    to. Days are both included; what has no date fits any.
    """

    code: Filter = ""
    place: Id | None = None
    modality: Filter = ""
    source: Id | None = None
    status: Filter = ""
    first: datetime.date | None = None
    last: datetime.date | None = None


class Timeline(Looking):
    """The same, of one kind, and which page of what has a date, and of what has none."""

    kind: Filter = ""
    page: Number = 1
    apart: Number = 1


class Network(Looking):
    """The same, and which page of the groups of acts, the largest first."""

    page: Number = 1


class Cell(Looking):
    """A cell of a figure, by the keys that the figure has, as it was looked at."""

    figure: Literal["types", "places", "bodies", "register", "demands", "sources"]
    row: Annotated[str, Field(max_length=64)]
    column: Code
    page: Number = 1


class Acts(Looking):
    """The acts of one node of the network, as it was looked at.

    `act` is the node's code, `event` what it is within, else `spot` its place. With
    `body` or `at` those alone that an edge to this body, or this place, stands for.
    """

    act: Code
    event: Id | None = None
    spot: Id | None = None
    body: Id | None = None
    at: Id | None = None
    page: Number = 1


class Today(Form):
    """The day asked about (today), after how many days nobody was heard of, how many."""

    as_of: datetime.date | None = None
    silent_for: Annotated[int, Field(ge=1, le=3650)] = 14
    limit: Limit = 50


class Called(Form):
    """What was said in a call, field by field, each in the words as heard.

    `who` has one name a line. `consent` left out is not asked yet; "no" closes all
    that the caller said. `began_at` is when the call began (with its zone), else now.
    """

    caller: Heard = ""
    reach: Heard = ""
    consent: Literal["", "no", "desk", "authorities", "partners", "public"] = ""
    purpose: Heard = ""
    who: Heard = ""
    count: Heard = ""
    day: Heard = ""
    time: Heard = ""
    place: Heard = ""
    manner: Literal["", "agency", "unknown", "missing"] = ""
    by: Heard = ""
    held_at: Heard = ""
    hurt: Heard = ""
    lawyer: Heard = ""
    further: Heard = ""
    began_at: AwareDatetime | None = None


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
