"""The guide: six steps on the real pages, left and taken up, and never written by looking."""

from __future__ import annotations

from typing import Any

from django.test import Client

from habeas.accounts import guide
from habeas.claims import review
from habeas.claims.models import Claim
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.web import door, guiding, jobs
from tests.accounts.members import gather
from tests.web.conftest import came_in
from tests.web.test_team import come_in

NAMES = [str(name) for name in guiding.NAMES]


def step(client: Client, path: str = "/inbox") -> str:
    """Return what the panel of a page says, '' where there is none."""
    page = client.get(path).content.decode()
    _, there, rest = page.partition('<aside class="guide"')
    return rest.partition("</aside>")[0] if there else ""


def test_an_empty_desk_offers_the_sample(desk: Any, visitor: Client) -> None:
    """On Today and in the inbox; no panel before."""
    for path in ("/", "/inbox"):
        page = visitor.get(path).content.decode()
        assert 'action="/guide/begin"' in page and 'class="guide"' not in page


def test_the_whole_way(desk: Any, visitor: Client) -> None:
    """Each step follows what was done; looking writes nothing."""
    visitor.post("/guide/begin")
    (source,) = Source.objects.visible_to(desk.officer)
    assert f"Step 2 of 6: {NAMES[1]}" in step(visitor)
    jobs.read_waiting()
    told = step(visitor)
    assert f"Step 3 of 6: {NAMES[2]}" in told and f"/sources/{source.pk}/review" in told
    assert "Go there" not in step(visitor, f"/sources/{source.pk}/review")
    claims = Claim.objects.visible_to(desk.officer).filter(source=source)
    review.misread(desk.officer, [claims.filter(kind="header")[0]])
    before = desks.entries()
    assert "Step 4 of 6" in step(visitor)
    assert "Step 4 of 6" in step(visitor, "/records/people")
    assert "Step 5 of 6" in step(visitor)
    assert "Step 5 of 6" in step(visitor, "/register")
    assert "Step 6 of 6" in step(visitor, "/publish")
    end = step(visitor)
    assert "Done" in end and f"/sources/{source.pk}/custody" in end
    assert desks.entries() == before
    visitor.post("/guide/leave", {"next": "/register"})
    assert step(visitor) == ""
    one = guide.of(desk.officer)
    assert one is not None and one.left and one.step == guide.DONE
    assert "/guide/take-up" not in visitor.get("/help").content.decode()


def test_left_and_taken_up_in_another_session(desk: Any, visitor: Client) -> None:
    """It goes on at its step, also after the desk was opened anew."""
    visitor.post("/guide/begin")
    jobs.read_waiting()
    assert visitor.post("/guide/leave", {"next": "/inbox"})["Location"] == "/inbox"
    assert step(visitor) == ""
    later = came_in()
    assert step(later) == ""
    if guiding_page := later.get("/help").content.decode():
        assert "/guide/take-up" in guiding_page or "was not built" in guiding_page
    later.post("/guide/take-up")
    assert "Step 3 of 6" in step(later)


def test_the_sample_twice_is_one_source(desk: Any, visitor: Client) -> None:
    """Kept once; nothing in the guide is lost by pressing again."""
    for _ in range(2):
        visitor.post("/guide/begin")
    assert Source.objects.visible_to(desk.officer).count() == 1
    came_in().post("/guide/leave")


def test_each_officer_has_their_own_guide(desk: Any) -> None:
    """A reader is offered no sample; nobody sees another's panel."""
    door.at(desk.root)
    found = gather(desk.officer)
    coder, reader = come_in(found, "coder"), come_in(found, "reader")
    assert reader.post("/guide/begin").status_code == 403
    assert 'action="/guide/begin"' not in reader.get("/inbox").content.decode()
    coder.post("/guide/begin")
    assert step(coder) and not step(reader)
    assert coder.post("/guide/take-up").status_code == 302
    assert reader.post("/guide/leave").status_code == 302
