"""A source and its claims: decided in the list, told otherwise, made by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation

from habeas.claims import propose
from habeas.claims.models import Claim, Decision, Quote
from habeas.claims.quotes import Words
from habeas.records import identify
from habeas.records.models import Person
from habeas.register import decide
from habeas.sources import preserve, read
from habeas.sources.boundary import UnreadableSource
from habeas.sources.models import Source
from habeas.store.ledger import write
from habeas.web import listed, marks
from habeas.web.templatetags import show
from habeas.web.views import claim as claim_page
from habeas.web.views import source as page
from tests.web.conftest import Filled


def path(filled: Filled) -> str:
    return f"/sources/{filled.source.pk}"


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def state(claim: Claim) -> str:
    return str(Claim.objects.whole("test").get(pk=claim.pk).state)


def test_a_claim_is_decided_in_the_list_and_taken_back(
    filled: Filled, officer_in: Client
) -> None:
    """One press decides one claim; another takes it back."""
    one = filled.claims("demand")[0]
    before = state(one)
    address = f"{path(filled)}/claims"
    answer = officer_in.post(address, {"do": f"doubt:{one.pk}"})
    assert answer["Location"] == f"{path(filled)}#claim-{one.pk}"
    assert state(one) == "doubted"
    part = officer_in.post(address, {"do": "undo"}, headers={"hx-request": "true"})
    assert state(one) == before
    assert b'id="claims"' in part.content and b"<html" not in part.content


def test_what_one_saw_decides_what_clashes(filled: Filled, officer_in: Client) -> None:
    """Two officers on one claim, unseen: both decisions stay, and both are shown."""
    one = filled.claims("act")[0]
    seen = one.entry
    with write(filled.officer, "accounts.make_officer") as w:
        second = type(filled.officer)(
            name="Second Officer", name_lookup="second", roles=filled.officer.roles
        )
        w.save(second)
    decide.undo(filled.officer, one)
    now = Claim.objects.whole("test").get(pk=one.pk)
    decide.set_aside(second, [now])
    given = {"do": f"accept:{one.pk}", f"seen-{one.pk}": str(seen)}
    ask(filled, officer_in, given, page.decide, filled.source.pk)
    assert state(one) == "doubted"
    verbs = Decision.objects.whole("test").filter(claim=one).order_by("entry")
    assert [d.verb for d in verbs][-2:] == ["set_aside", "accept"]
    for view, pk in ((claim_page.claim, one.pk), (page.source, filled.source.pk)):
        told = ask(filled, officer_in, None, view, pk).content.decode()
        assert "Two officers decided differently" in told
        assert "Second Officer" in told


def ask(filled: Filled, client: Client, given: Any, view: Any, pk: str) -> Any:
    """Answer a request of the first officer of two, who came in by their own way."""
    make = RequestFactory()
    request: Any = make.get("/") if given is None else make.post("/", given)
    request.session, request.officer = client.session, filled.officer
    return view(request, pk)


def about_tessowe(filled: Filled, claim: Claim) -> bool:
    """Return whether a claim is about Amara Tessowe."""
    named = {
        c.pk for c in filled.claims("person") if c.value.get("name") == "Amara Tessowe"
    }
    return claim.subject_id in named


def other_source(filled: Filled, date: str) -> Claim:
    """Keep another statement that dates the arrest of Amara Tessowe otherwise."""
    text = "Amara Tessowe was arrested at the bus park."
    kept = preserve.keep(filled.officer, text.encode(), kind="paste").source
    made = read.text_of(filled.officer, kept)
    quote = [{"exact": text, "start": 0, "end": len(text)}]
    told = {
        "format": "habeas-reading/1",
        "people": [{"id": "p", "name": "Amara Tessowe", "quotes": quote}],
        "acts": [
            {"type": "arrest", "victims": ["p"], "date": date, "quotes": quote},
        ],
    }
    propose.propose_reading(filled.officer, kept, made, told, method="import")
    rows: list[Claim] = list(Claim.objects.whole("test").filter(source=kept))
    decide.accept(filled.officer, rows)
    return next(c for c in rows if c.kind == "act")


@pytest.mark.parametrize("same", [True, False])
def test_what_another_source_tells_otherwise_stands_beside(
    same: bool, filled: Filled, officer_in: Client
) -> None:
    """Only of those whom an officer decided to be the same."""
    act = other_source(filled, "2026-03-05")
    people = [
        p
        for p in Person.objects.visible_to(filled.officer)
        if p.name == "Amara Tessowe" and not p.withdrawn
    ]
    assert len(people) == 2
    (identify.same if same else identify.different)(filled.officer, *people)
    first = next(
        c
        for c in filled.claims("act")
        if c.value.get("type") == "arrest" and about_tessowe(filled, c)
    )
    told = shown(officer_in, f"/claims/{first.pk}")
    assert (f'href="/claims/{act.pk}"' in told) == same
    assert ("Told otherwise" in told) == same
    assert ("in another source" in told) == same


def test_words_are_found_by_copying_and_counted(
    filled: Filled, officer_in: Client
) -> None:
    """Words that stand several times are asked for by number; line ends may differ."""
    address = f"{path(filled)}/words"
    told = officer_in.post(address, {"quote": "Kisumu"}, follow=True)
    assert "2 times" in told.content.decode()
    officer_in.post(address, {"quote": "Kisumu", "which": "2"})
    officer_in.post(address, {"quote": "at the bus\r\n  park"})
    form = shown(officer_in, f"{path(filled)}/claim")
    assert form.count('class="chosen-words"') == 2
    asked = officer_in.post(f"{path(filled)}/claim/make", {"do": "kind:place"})
    assert 'name="claim_kind" value="place"' in shown(officer_in, asked["Location"])
    made_of = {"claim_kind": "place", "name": "Kisumu", "do": "make"}
    officer_in.post(f"{path(filled)}/claim/make", made_of)
    made = Claim.objects.whole("test").get(method="person")
    text = str(made.text.text)
    quotes = Quote.objects.whole("test").filter(claim=made).order_by("start")
    assert [q.exact for q in quotes] == ["Kisumu", "at the bus\npark"] or [
        q.exact for q in quotes
    ] == ["at the bus\npark", "Kisumu"]
    assert quotes[0].start == min(text.index("at the bus"), text.rindex("Kisumu"))


def test_what_is_missing_is_named_and_kept(filled: Filled, officer_in: Client) -> None:
    """The sentence names the field; what was typed is in the form again."""
    officer_in.post(f"{path(filled)}/words", {"spans": "0-4"})
    wrong = {"claim_kind": "scheduled", "title": "A hearing", "start": "soon"}
    told = officer_in.post(
        f"{path(filled)}/claim/make", {**wrong, "do": "make"}, follow=True
    ).content.decode()
    assert "“From” is missing" in told
    assert 'value="A hearing"' in told and 'value="soon"' in told


def test_positions_are_believed_in_nothing(filled: Filled, officer_in: Client) -> None:
    """Outside the text there are no words."""
    for spans in ("0-99999999", "7-7", "9-3"):
        told = officer_in.post(
            f"{path(filled)}/words", {"spans": spans}, follow=True
        ).content.decode()
        assert "is-refused" in told, spans


def test_an_edit_that_was_typed_is_there_again(
    filled: Filled, officer_in: Client
) -> None:
    """A draft comes back, and goes when the form is sent."""
    one = filled.claims("person")[0]
    typed = {"form": f"edit:{one.pk}", "name": "Amara T.", "reason": "as printed"}
    assert officer_in.post("/drafts", typed).status_code == 204
    told = shown(officer_in, f"/claims/{one.pk}")
    assert 'value="Amara T."' in told and "not sent yet" in told
    officer_in.post(f"/claims/{one.pk}/edit", typed)
    new = Claim.objects.whole("test").get(supersedes=one)
    assert new.value["name"] == "Amara T."
    assert "not sent yet" not in shown(officer_in, f"/claims/{new.pk}")
    assert officer_in.post("/drafts", {"form": "x"}).status_code == 400
    long = {"form": f"edit:{one.pk}", "name": "x" * 200_000}
    assert officer_in.post("/drafts", long).status_code == 413


def test_a_long_list_goes_on_page_by_page(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every claim is on one page of the list, and its address leads there."""
    monkeypatch.setattr(listed, "MOST_CLAIMS", 4)
    wanted = {
        c.pk
        for kind in ("person", "act", "status", "demand", "header")
        for c in filled.claims(kind)
        if c.state != "superseded"
    }
    found: list[str] = []
    back: list[str] = []
    asked = [""]
    while asked:
        told = shown(officer_in, f"{path(filled)}{asked[0]}")
        found += re.findall(r'id="claim-([0-9a-f-]+)"', told)
        back += re.findall(r'href="[^"?]+(\??[^"]*)">Claims before', told)
        asked = re.findall(r'href="[^"?]+(\?[^"]*)">More claims', told)
        one = filled.claims("demand")[0]  # deciding on one moves none in the list
        decide.doubt(filled.officer, [one]) if one.state == "suggested" else None
    assert len(found) == len(set(found)) and wanted <= set(found)
    assert back[0] == "" and len(back) == (len(found) - 1) // 4
    assert "More claims" in shown(officer_in, f"{path(filled)}?from=200")
    for claim in filled.claims("demand"):
        where = officer_in.get(f"/claims/{claim.pk}/words")["Location"]
        address, _sep, anchor = where.partition("#")
        assert anchor == f"words-{claim.pk}"
        assert f'id="claim-{claim.pk}"' in shown(officer_in, address)


def test_spans_are_those_of_the_page() -> None:
    """A claim a piece, its quotes together; what is elsewhere is left out."""
    found = [
        marks.Mark(0, 4, "a", "suggested", kind="act"),
        marks.Mark(6, 9, "a", "suggested", kind="act", now=True),
        marks.Mark(50, 60, "b", "doubted", "restricted", kind="status"),
    ]
    assert marks.spans(found, 0, 20) == "a suggested act internal 0 0-4,6-9"
    assert marks.spans(found, 55, 70) == "b doubted status restricted 0 50-60"


def test_the_view_is_kept(filled: Filled, officer_in: Client) -> None:
    """Marks are drawn until text was asked for; the spans are there all the same."""
    drawn: dict[str, Any] = {}
    for asked in ("", "?view=text", "", "?view=marks", "?view=nothing"):
        told = shown(officer_in, f"{path(filled)}{asked}")
        drawn[asked] = (told.count("<mark "), "data-spans=" in told)
    assert drawn["?view=text"][0] < drawn["?view=marks"][0]
    assert drawn["?view=nothing"] == drawn["?view=marks"]
    assert all(spans for _count, spans in drawn.values())


def test_the_form_of_a_claim_of_a_long_source_offers_what_stands_nearest(
    filled: Filled, officer_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And always what the claim refers to itself; a short source's offers everything."""
    rows = Claim.objects.visible_to(filled.officer).filter(source=filled.source)
    act = rows.filter(kind="act", subject__isnull=False).order_by("-first")[0]
    people = set(rows.filter(kind="person").values_list("pk", flat=True))
    whole = officer_in.get(f"/claims/{act.pk}").content.decode()
    assert "what stands nearest" not in whole
    assert all(f'<option value="{pk}"' in whole for pk in people)
    monkeypatch.setattr(listed, "OFFERED", 1)
    page = officer_in.get(f"/claims/{act.pk}").content.decode()
    assert "what stands nearest" in page
    assert f'<option value="{act.subject_id}" selected' in page
    assert sum(f'<option value="{pk}"' in page for pk in people) < len(people)


def test_what_cannot_be_read_says_what_to_do_next(
    filled: Filled, officer_in: Client
) -> None:
    """No name of an error: a place to type the text, which is then read and told."""
    kept = preserve.keep(filled.officer, b"\x89PNG\r\n\x1a\n" + bytes(99), kind="file")
    with pytest.raises(UnreadableSource):
        read.text_of(filled.officer, kept.source)
    address = f"/sources/{kept.source.pk}"
    before = shown(officer_in, address)
    assert "Type or paste what stands in it" in before
    assert "UnreadableSource" not in before
    assert "Type its text" in shown(officer_in, "/inbox")
    officer_in.post("/drafts", {"form": f"type:{kept.source.pk}", "words": "half a"})
    assert "half a</textarea>" in shown(officer_in, address)
    words = "Police arrested Amara Tessowe in Nauta on 4 May 2026."
    officer_in.post(f"{address}/type", {"words": words})
    propose.propose(filled.officer, Source.objects.whole("test").get(pk=kept.source.pk))
    after = shown(officer_in, address)
    assert words in re.sub(r"<[^>]+>", "", after)
    assert "type-out" not in after and "not kept" not in after
    assert "typed by a person" in after
    assert "Amara Tessowe" in after[after.index('id="claims"') :]
    assert "typed by a person" in shown(officer_in, f"{address}/custody")
    officer_in.post(f"{address}/type", {"words": "other words"})
    refused = shown(officer_in, address)
    assert "has a text already" in refused and "other words</textarea>" in refused


def test_the_label_of_words_does_not_turn_them_round(filled: Filled) -> None:
    """English words stay so behind an Urdu label, and nothing is between the two."""
    closed = Words("a", 0, 5, "Nauta", "restricted", False)
    with translation.override("ur"):
        page = Template("{% load show %}{% quote w %}").render(Context({"w": closed}))
    assert re.search(r'<span class="closed-to" lang="ur" dir="auto">', page)
    assert '</span><span class="exact">Nauta' in page.replace("\n", "")


def test_words_said_often_are_shown_once(filled: Filled) -> None:
    """The same words once, with how often; lost ones each by itself."""
    one = Words("a", 0, 4, "Nauta", "internal", False)
    two = Words("b", 9, 13, "Nauta", "internal", False)
    lost = Words("c", 0, 0, "", "internal", True)
    told = show.each_once([one, lost, two, lost])
    assert [(w.id, n) for w, n in told] == [("a", 2), ("c", 1), ("c", 1)]
