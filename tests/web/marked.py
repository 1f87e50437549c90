"""A desk in which every kind of row has a closed one, with a word that stands there alone.

Every such word begins with `MARK`. What is closed is closed after it was made, bar a
call that was closed from its first moment: by then lists, indexes, lines and figures
had been made of it.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from habeas.accounts import assign, searches
from habeas.accounts.models import User
from habeas.claims import calling, propose
from habeas.claims.calling import Call
from habeas.claims.cards import cards
from habeas.claims.learning import words
from habeas.claims.models import Claim
from habeas.publication import naming, opening
from habeas.records import correct, identify, locate
from habeas.records.models import Act, Event, Organisation, Person, Place
from habeas.register import asks, calls, change, decide, demands, protect, questions
from habeas.register.models import Demand, Episode
from habeas.sources import custody, preserve, read
from habeas.sources.models import Source, Text
from habeas.store.labels import RESTRICTED
from habeas.store.ledger import write
from habeas.web import days
from tests.register.conftest import Statement
from tests.web.conftest import Filled

MARK = "zwent"
BOUND = "Paste of the zwentborn: nobody may know that the desk has this at all. " * 4
TOLD = """Zwentcouncil of Elders

Zwenttown | 8 March 2026

Zwenttitle of the day
On 7 March Zwentrangers arrested Amara Tessowe and Zwentilda Quorra at Zwentquay.
Zwentilda Quorra, a zwentwelder, hid in the zwentbarn with zwentfever.
Eleven zwentworkers were taken too. Amara Tessowe was released on 8 March.
Selim Odhuno died in custody at Zwentquay. They would arrest Zwentvexil Ombra.
Rehema Walukho was moved to Zwentyard. All that was zwentillegal.
The Zwentcouncil will see to it: zwentpromise. Zwentilda is of the Zwentguild.
It is case Zwentcase 12 at Zwentstation in Zwentcourt under Zwentlaw.
We demand: Zwentilda Quorra and Selim Odhuno must be released by the Zwentbureau.
The Zwentvigil is on 9 January 2027 at Zwenthall. Call 0719555013, Zwentroad 5.
"""


def file() -> SimpleUploadedFile:
    """Return a file that the desk has, closed."""
    return SimpleUploadedFile("born.txt", BOUND.encode())


def told() -> Statement:
    """Return the reading of the text that is closed."""
    s = Statement(TOLD)
    s.reading["title"] = {
        "value": "Zwenttitle of the day",
        "quotes": s.at("Zwenttitle"),
    }
    s.reading["issuer"] = "o1"
    s.reading["dateline"] = {
        "date": "2026-03-08", "place": None, "quotes": s.at("Zwenttown | 8 March 2026"),
    }  # fmt: skip
    for id, name in (
        ("p1", "Amara Tessowe"), ("p3", "Selim Odhuno"), ("p4", "Zwentvexil Ombra"),
        ("p5", "Rehema Walukho"),
    ):  # fmt: skip
        s.person(id, name)
    s.person("p2", "Zwentilda Quorra", attributes={"occupation": "zwentwelder"})
    s.person("g", "Eleven zwentworkers", name=None, kind="group", heads=[11, 11],
             words="Eleven zwentworkers")  # fmt: skip
    for id, name in (
        ("o1", "Zwentcouncil of Elders"), ("o2", "Zwentrangers"), ("o3", "Zwentbureau"),
        ("o4", "Zwentguild"),
    ):  # fmt: skip
        s.add("organisations", name, id=id, name=name, acronym=None)
    for id, name in (("l1", "Zwentquay"), ("l2", "Zwentyard"), ("l3", "Zwenthall")):
        s.add("places", name, id=id, name=name)
    s.add("events", "at Zwentquay", id="e1", title="Zwentraid", kind="incident",
          date="2026-03-07", place="l1")  # fmt: skip
    taken = "Zwentrangers arrested Amara Tessowe and Zwentilda Quorra at Zwentquay"
    s.act("arrest", taken, ["p1", "p2"], by=["o2"], place="l1", date="2026-03-07")
    s.act("arrest", "Eleven zwentworkers were taken too", ["g"], by=["o2"], place="l1")
    s.act("death_in_custody", "Selim Odhuno died in custody at Zwentquay", ["p3"],
          place="l1", date="2026-03-07")  # fmt: skip
    s.act("threat", "They would arrest Zwentvexil Ombra", ["p4"], by=["o2"],
          modality="intended", date=None)  # fmt: skip
    for who, heads, status, words_ in (
        ("p1", 1, "released", "Amara Tessowe was released on 8 March"),
        ("p2", 1, "arrested", taken),
        ("g", 11, "arrested", "Eleven zwentworkers were taken"),
        ("p3", 1, "died_in_custody", "Selim Odhuno died in custody"),
        ("p4", 1, "at_risk", "They would arrest Zwentvexil Ombra"),
        ("p5", 1, "in_custody", "Rehema Walukho was moved to Zwentyard"),
    ):
        s.row(who, [heads, heads], (status, "2026-03-08", "explicit", words_))
    s.reading["register"][-1]["place"] = "l2"
    s.demand(1, "Zwentilda Quorra and Selim Odhuno must be released by the Zwentbureau",
             subjects=["p2", "p3"], addressee_explicit="o3")  # fmt: skip
    s.add("scheduled", "The Zwentvigil is on 9 January 2027", title="Zwentvigil",
          start="2027-01-09", end=None, place="l3")  # fmt: skip
    s.add("contacts", "Zwentroad 5", kind="postal", value="Zwentroad 5", owner="o1")
    s.add("withhold", "hid in the zwentbarn", why="protective_detail")
    s.add("withhold", "zwentfever", why="health")
    s.add("relations", "Zwentilda is of the Zwentguild", subject="p2",
          type="member of", object="o4")  # fmt: skip
    s.add("characterisations", "zwentillegal", of="a0", words="zwentillegal", by="o1")
    s.add("commitments", "zwentpromise", by="o1")
    s.add("cases", "Zwentcase 12", number="Zwentcase 12", police_station="Zwentstation",
          court="Zwentcourt", laws=["Zwentlaw"], accused=["p2"])  # fmt: skip
    return s


def open_more(filled: Filled, names: dict[str, str]) -> dict[str, str]:
    """Do on the desk what may be seen and `test_routes.named` leaves out."""
    officer, today = filled.officer, days.today()
    held = Episode.objects.visible_to(officer).get(pk=filled.entry("Selim").id)
    asks.still_so(officer, held, today - datetime.timedelta(3), voice="a cousin")
    asks.asked(officer, held, "jail", "denied", today, words="Not here, they say")
    person = Person.objects.visible_to(officer).get(pk=names["person"])
    source = Source.objects.visible_to(officer).get(pk=names["source"])
    demands.infer_addressee(officer, filled.demands[1], "the court")
    word = words.add(officer, "title", "Kamdar")
    opening.open_sources(officer, [source], "public", "agreed")
    named = naming.decide(officer, [person], "public", "family", "her sister")
    told_ = naming.disclose(officer, person, "partner", "watch", "her own wish")
    search = searches.keep(officer, "Notes", {"kind": "note"})
    assign.assign(officer, [source.pk], officer)
    return {
        **names,
        "named": named[0].pk,
        "told": told_.pk,
        "word": word.pk,
        "search": search.pk,
    }


def by_name(officer: User, source: str) -> dict[str, Any]:
    """Return the records of a source by their names, titles or words."""
    found: dict[str, Any] = {}
    for model in (Person, Organisation, Place, Event):
        rows = model.objects.visible_to(officer).filter(withdrawn=False)
        for row in rows.filter(claim__source=source):
            called = (getattr(row, n, None) for n in ("name", "title", "words"))
            found[str(next(filter(None, called)))] = row
    return found


def close_more(filled: Filled) -> dict[str, str]:
    """Put what is closed beside what may be seen; return its ids by their sort."""
    officer = filled.officer
    source = preserve.keep(
        officer, TOLD.encode(), kind="file", name="Zwentfile.txt",
        received_from="Zwentgiver", url="https://example.org/zwenturl", online=True,
    ).source  # fmt: skip
    text = read.text_of(officer, source)
    propose.propose_reading(officer, source, text, told().reading, method="import")
    decide.accept(officer, claims_of(officer, source))
    made = {"source": source.pk, "text": text.pk, **_beside(filled, source)}
    custody.did(officer, source, "viewed", "zwentcustody")
    assign.assign(officer, [source.pk], officer)
    call = {"who": "Zwentcalled Ombra", "reach": "Zwentreach 7", "consent": "no",
            "caller": "Zwentcaller", "place": "Zwentcorner"}  # fmt: skip
    taken = calls.take(
        officer, Call(calling.clean(call), datetime.datetime.now().astimezone())
    )
    made |= {"note": taken.source.pk, "card": cards(officer, source)[0].id}
    close(officer, source)
    return made


def mixed(today: datetime.date) -> Statement:
    """Return a statement that may be seen, in which every name but one is closed.

    It tells of a day so long ago that no clock runs, which would tell the minutes.
    """
    day, soon = (today + datetime.timedelta(n) for n in (-60, 2))
    taken = f"Zwenttakers took Wekesa Otuoma from Zwentfield on {day}"
    s = Statement(
        f"{taken}.\nThe Zwentmeeting went on. He is in Zwentcell.\n"
        "Wekesa Otuoma and Zwentsubject Omba must be freed by the Zwentoffice.\n"
        f"The next vigil is on {soon} at Zwentsquare.\n"
        "Wekesa Otuoma is of the Zwentlodge.\n"
    )
    s.person("p1", "Wekesa Otuoma")
    s.person("p2", "Zwentsubject Omba")
    for id, name in (
        ("o1", "Zwenttakers"),
        ("o2", "Zwentoffice"),
        ("o3", "Zwentlodge"),
    ):
        s.add("organisations", name, id=id, name=name, acronym=None)
    for id, name in (("l1", "Zwentfield"), ("l2", "Zwentcell"), ("l3", "Zwentsquare")):
        s.add("places", name, id=id, name=name)
    s.add("events", "Zwentmeeting", id="e1", title="Zwentmeeting", kind="assembly",
          date=f"{day}", place="l1")  # fmt: skip
    s.act("arrest", taken, ["p1"], by=["o1"], place="l1", event="e1", date=f"{day}")
    s.row("p1", [1, 1], ("in_custody", f"{day}", "explicit", "He is in Zwentcell"))
    s.reading["register"][-1]["place"] = "l2"
    s.demand(1, "Wekesa Otuoma and Zwentsubject Omba must be freed by the Zwentoffice",
             subjects=["p1", "p2"], addressee_explicit="o2")  # fmt: skip
    s.add("scheduled", f"The next vigil is on {soon} at Zwentsquare",
          title="The next vigil", start=f"{soon}", end=None, place="l3")  # fmt: skip
    s.add("relations", "Wekesa Otuoma is of the Zwentlodge", subject="p1",
          type="member of", object="o3")  # fmt: skip
    return s


def mix(filled: Filled) -> dict[str, str]:
    """Let rows that may be seen rest on rows that are closed; return the rows' ids."""
    officer, today = filled.officer, days.today()
    told_ = mixed(today)
    source = preserve.keep(officer, told_.text.encode(), kind="paste").source
    text = read.text_of(officer, source)
    propose.propose_reading(officer, source, text, told_.reading, method="import")
    decide.accept(officer, claims_of(officer, source))
    demand = Demand.objects.visible_to(officer).get(claim__source=source)
    demands.follow_up(officer, demand, "sent", today, due=today)
    for claim in claims_of(officer, source):
        if str(claim.value.get("name") or claim.value.get("title")).startswith("Zwent"):
            protect.restrict(officer, claim)
    born = preserve.keep(officer, BOUND.encode(), kind="paste", label=RESTRICTED).source
    demands.follow_up(officer, filled.demands[2], "partly_met", today, source=born)
    own, far = (by_name(officer, pk) for pk in (source.pk, filled.source.pk))
    his, office, county = (
        own["Wekesa Otuoma"], own["Zwentoffice"], far["County Government"],
    )  # fmt: skip
    correct.choose(
        officer, county, "name", office.claim, "zwentso", after=decide.rebuild_in
    )
    return {
        "source": source.pk,
        "text": text.pk,
        "claim": demand.claim_id,
        "demand": demand.pk,
        "person": his.pk,
        "entry": Episode.objects.visible_to(officer).get(person=his).pk,
        "act": Act.objects.visible_to(officer).get(claim__source=source).pk,
    }


def claims_of(officer: User, source: Source) -> list[Claim]:
    return list(Claim.objects.visible_to(officer).filter(source=source))


def close(officer: User, source: Source) -> None:
    """Close all that a source says, and then the source."""
    for claim in claims_of(officer, source):
        protect.restrict(officer, claim)
    with write(officer, "sources.mark") as w:
        texts = Text.objects.whole("test").filter(source=source)
        for row in (Source.objects.whole("test").get(pk=source.pk), *texts):
            row.label = RESTRICTED
            w.save(row)


def _beside(filled: Filled, source: Source) -> dict[str, str]:
    """Decide about records that will be closed all that can be decided, with words."""
    officer, today = filled.officer, days.today()
    mine, theirs = (by_name(officer, pk) for pk in (source.pk, filled.source.pk))
    her, quay = mine["Zwentilda Quorra"], mine["Zwentquay"]
    for name in ("Amara Tessowe", "Selim Odhuno", "Rehema Walukho"):
        identify.same(officer, theirs[name], mine[name], "zwentreason")
    identify.same(officer, her, theirs["five dock workers"], "zwentmember")
    apart = identify.different(officer, theirs["Jonah Kipruwet"], her, "zwentother")
    held = Episode.objects.visible_to(officer).get(person=her, withdrawn=False)
    asks.still_so(officer, held, today, voice="Zwentcousin")
    asks.asked(officer, held, "jail", "refused", today, words="zwentasked",
               time="zwenttime")  # fmt: skip
    change.record(officer, held, "legal", "charged", today, words="zwentcharged",
                  voice="Zwentclerk", reason="zwentwhy")  # fmt: skip
    correct.enter(officer, her, "name", "Zwentilda", words="Zwentilda it is",
                  voice="Zwentaunt", reason="zwentspelt", after=decide.rebuild_in)  # fmt: skip
    demand = Demand.objects.visible_to(officer).get(claim__source=source)
    topic = demands.put_under(officer, demand, "zwenttopic")
    demands.infer_addressee(officer, demand, "zwentaddressee")
    scheduled = [c for c in claims_of(officer, source) if c.kind == "scheduled"]
    decide.doubt(officer, scheduled, "zwentdoubt")
    opening.open_sources(officer, [source], "partner", "zwentopened")
    naming.decide_list(officer, demand, "internal", "family", "zwentlist")
    acts = Act.objects.visible_to(officer).filter(claim__source=source, victim=her)
    choice = correct.choose(officer, mine["Zwentraid"], "title",
                            mine["Zwentraid"].claim, "zwentchosen",
                            after=decide.rebuild_in)  # fmt: skip
    return {
        "claim": her.claim_id,
        "entry": held.pk,
        "person": her.pk,
        "other": mine["Zwentvexil Ombra"].pk,
        "sameness": apart.pk,
        "demand": demand.pk,
        "organisation": mine["Zwentbureau"].pk,
        "place": quay.pk,
        "event": mine["Zwentraid"].pk,
        "act": acts[0].pk,
        "choice": choice.pk,
        "location": locate.locate(officer, quay, "building", "zwentlocated").pk,
        "asking": questions.ask(
            officer, held, "warrant", "jail", today, note="zwentnote"
        ).pk,
        "step": demands.follow_up(
            officer, demand, "sent", today, due=today, note="zwentletter"
        ).pk,
        "topic": topic.pk if topic else "",
        "named": naming.decide(officer, [her], "public", "family", "zwentnamed")[0].pk,
        "told": naming.disclose(
            officer, mine["Zwentvexil Ombra"], "partner", "watch", "zwentdisclosed"
        ).pk,
        "word": words.add(officer, "place", "Zwentquay", source=source).pk,
    }
