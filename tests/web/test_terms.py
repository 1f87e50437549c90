"""Every code of the desk has words on its pages."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.utils.translation import override

from habeas.claims.kinds import CONTACTS, PEOPLE, STATUSES, WITHHELD
from habeas.claims.models import KINDS, VERBS, Claim
from habeas.publication.models import AUDIENCES, BASES
from habeas.publication.release import FORMS
from habeas.register import asks
from habeas.register.counts import FIGURES
from habeas.register.demands import STATUSES as DEMANDS
from habeas.register.due import Clock
from habeas.register.models import AXES
from habeas.sources.models import CUSTODY, READING
from habeas.sources.models import KINDS as SOURCE_KINDS
from habeas.store.labels import LABELS
from habeas.vocab.terms import acts, claims, register
from habeas.web import terms
from habeas.web.telling import according, tell
from habeas.web.templatetags import show
from habeas.web.views import errors
from tests.web.conftest import Filled

SAID = {
    "liberty": STATUSES,
    "legal": register().legal,
    "acknowledgement": register().acknowledgement,
    "verification": register().verification,
    "axis": AXES,
    "end_basis": register().end_basis,
    "release_type": register().release_type,
    "kind": KINDS,
    "modality": tuple(claims().modality),
    "polarity": tuple(claims().polarity),
    "derivation": tuple(claims().derivation),
    "time_frame": tuple(claims().time_frame),
    "review": tuple(claims().review_state),
    "method": claims().method,
    "verb": VERBS,
    "label": LABELS,
    "audience": AUDIENCES,
    "naming": BASES,
    "reading": READING,
    "source_kind": SOURCE_KINDS,
    "custody": CUSTODY,
    "demand": DEMANDS,
    "whom": asks.WHOM,
    "answer": asks.ANSWERS,
    "why": WITHHELD,
    "contact": CONTACTS,
    "person_kind": PEOPLE,
    "figure": FIGURES,
    "form": FORMS,
}


@pytest.mark.parametrize("name", SAID)
def test_every_code_is_said(name: str) -> None:
    """A code that is added to the desk is added to its words."""
    assert set(SAID[name]) - set(terms.LISTS[name]) == set()


def test_every_act_is_said() -> None:
    """Acts are said by the label of the vocabulary."""
    assert all(terms.say(code, "act") for code in acts())


def test_a_code_without_words_is_shown() -> None:
    """Nothing is hidden because it is new."""
    assert terms.say("some_new_thing", "liberty") == "some new thing"
    assert terms.say("some_new_act", "act") == "some new act"


def test_voices_are_told_outermost_first() -> None:
    """Who says that who said."""
    assert according(["the union", "her brother", "police"]) == (
        "the union says that her brother said that police said"
    )
    assert according(["issuer"]) == "the issuer says"
    assert according([]) == ""


def test_every_claim_is_told(filled: Filled) -> None:
    """Each kind of claim says what it is, in words and without a bare id."""
    for kind in KINDS:
        for claim in filled.claims(kind):
            told = tell(claim)
            assert told.kind
            assert claim.pk not in told.head


def test_a_range_of_ages_is_told_once() -> None:
    """A least and a most that are the same are one number."""
    for value, said in (([34, 34], "34"), ([30, 40], "30 to 40"), ("shoemaker", "")):
        claim = Claim(kind="attribute", value={"property": "age", "value": value})
        shown = (("value", said or str(value)),)
        assert tell(claim, shown).head == (said or value)
    job = {"property": "occupation", "value": "shoemaker"}
    with override("ur"):
        facts = dict(tell(Claim(kind="attribute", value=job)).facts)
        assert "occupation" not in facts.values()


def test_why_it_was_read_so_is_said_in_the_language_of_the_page() -> None:
    """Each reason is one that the program gives, and none is left in English."""
    package = Path(terms.__file__).parents[1]
    given = "".join(
        (package / name).read_text("utf-8")
        for name in ("claims/reader/head/stamp.py", "text/decode.py")
    )
    with override("ur"):
        for reason in terms.READ_SO:
            assert f'"{reason}"' in given
            assert terms.say(reason, "read_so") != reason


def test_why_a_date_was_read_so_is_said_too() -> None:
    """Also on the claim of a date, whose other values are written in figures."""
    reason = next(iter(terms.READ_SO))
    value = {"field": "stamp", "value": "2026-05-06", "reason": reason}
    with override("ur"):
        told = tell(Claim(kind="header", value=value))
        assert terms.say(reason, "read_so") in dict(told.facts).values()
        assert reason not in dict(told.facts).values()


def test_a_fault_of_ours_is_a_sentence(filled: Filled, officer_in: Client) -> None:
    """The page of a failure says what became of the work, and what to do."""
    request = RequestFactory().get("/")
    request.session = officer_in.session
    response = errors.failed(request)
    assert response.status_code == 500
    assert "What was acknowledged before is kept" in response.content.decode()


def test_a_clock_says_its_day_once() -> None:
    """Between when and when it ends, or ended."""
    at = datetime.datetime(2026, 5, 6, 0, 0).astimezone()
    later = at.replace(hour=23, minute=59)
    clock = Clock(None, at, later, True, False)  # type: ignore[arg-type]
    assert show.ending(clock) == "end on 6 May 2026, between 00:00 and 23:59"
    assert show.ending(clock, "over").startswith("ended on 6 May 2026")
    two = Clock(None, at, later.replace(day=7), True, False)  # type: ignore[arg-type]
    assert show.ending(two, "over").startswith("ended between 6 May 2026, 00:00")
