"""Searching: what is asked stays out of addresses, what is found opens where it is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from habeas.accounts.models import User
from habeas.claims.models import Claim, Quote
from habeas.publication.search import file, queue
from habeas.sources import preserve, read
from habeas.store.ledger import write
from tests.web.conftest import Filled


def text(response: Any) -> str:
    return str(response.content.decode())


def ask(client: Client, words: str, **more: str) -> str:
    return text(client.post("/search/ask", {"words": words, **more}, follow=True))


def test_an_empty_page_teaches(officer_in: Client) -> None:
    page = text(officer_in.get("/search"))
    assert "Look for a name" in page and 'type="search"' in page


def test_what_is_asked_is_in_no_address(officer_in: Client) -> None:
    answer = officer_in.post("/search/ask", {"words": "prison"})
    assert answer.status_code == 302 and answer.url == "/search"
    assert officer_in.get("/search/ask").status_code == 405
    assert 'value="prison"' in text(officer_in.get("/search"))


def test_results_are_grouped_and_marked(officer_in: Client) -> None:
    page = ask(officer_in, "prison*")
    assert "Passages in sources" in page and "<mark>Prison</mark>" in page
    assert page.index("People") < page.index("Passages in sources")


def test_a_name_opens_its_record_and_its_words(
    filled: Filled, officer_in: Client
) -> None:
    page = ask(officer_in, "Selim")
    person = re.search(r"/records/people/[0-9a-f-]{36}", page)
    words = re.search(r"/claims/[0-9a-f-]{36}/words", page)
    entry = re.search(r"/register/[0-9a-f-]{36}", page)
    assert person and words and entry
    assert officer_in.get(words[0]).status_code == 302
    assert officer_in.get(entry[0]).status_code == 200


def test_a_passage_opens_at_its_words(filled: Filled, officer_in: Client) -> None:
    """They are marked on the page of the source they stand on."""
    page = ask(officer_in, "prison*", kind="text")
    form = dict(re.findall(r'name="(text|start|end)" value="([^"]+)"', page))
    answer = officer_in.post("/search/open", form)
    where, _sep, anchor = answer.url.partition("#")
    assert anchor == "words-found" and filled.source.pk in where
    shown = text(officer_in.get(where))
    assert 'id="words-found"' in shown and "found found found" in shown


def test_only_a_passage_that_is_seen_opens(filled: Filled, officer_in: Client) -> None:
    other = "00000000-0000-4000-8000-000000000000"
    for form in (
        {"text": other, "start": "0", "end": "1"},
        {"text": filled.source.pk, "start": "x", "end": "1"},
        {},
    ):
        assert officer_in.post("/search/open", form).status_code == 404


def test_nothing_found_says_what_to_try(officer_in: Client) -> None:
    page = ask(officer_in, "zzqx", kind="text")
    assert "Nothing that you may see has these words" in page
    assert "without filters" in page
    assert "no word in this" in ask(officer_in, '-"')


@pytest.mark.parametrize("words", ['"', "a* AND (", "\x00", "😀", "NEAR(", "-", "%_"])
def test_any_words_are_answered(officer_in: Client, words: str) -> None:
    assert '<form method="post" action="/search/ask"' in ask(officer_in, words)


def test_bad_filters_are_left_out(officer_in: Client) -> None:
    page = ask(officer_in, "prison*", kind="spies", label="secret", since="soon")
    assert "That is no day" in page
    assert "<mark>Prison</mark>" in ask(officer_in, "prison*", kind="x", language="y")


def test_pages_go_on_and_back(filled: Filled, officer_in: Client) -> None:
    for n in range(25):
        source = preserve.keep(
            filled.officer, f"crate {n} at the quay".encode(), kind="paste"
        ).source
        read.text_of(filled.officer, source)
    first = ask(officer_in, "crate")
    assert "Show all 25" in first
    officer_in.post("/search/ask", {"kind": "text"})
    page = text(officer_in.get("/search"))
    (after,) = re.findall(r'name="after" value="(\d+)"', page)
    second = text(officer_in.post("/search/ask", {"after": after}, follow=True))
    assert "Page 2" in second and second.count("as-link") == 5
    again = text(officer_in.post("/search/ask", {"before": "1"}, follow=True))
    assert again.count("as-link") == 20
    assert officer_in.post("/search/ask", {"after": "x"}).status_code == 404
    forgotten = text(officer_in.post("/search/ask", {"forget": "1"}, follow=True))
    assert "Look for a name" in forgotten


def test_a_lower_ceiling_sees_less(filled: Filled, officer_in: Client) -> None:
    """Not found, not counted, not in a snippet; and no such filter is offered."""
    quote = Quote.objects.visible_to(filled.officer).filter(label="internal").first()
    claim = Claim.objects.visible_to(filled.officer).get(pk=quote.claim_id)
    with write(filled.officer, "tests.close") as w:
        claim.label = quote.label = "restricted"
        w.save(claim, quote)
    word = str(quote.exact).split()[0]
    before = ask(officer_in, word)
    assert "<mark>" in before and 'value="restricted"' in before
    officer = User.objects.whole("a test").get(pk=filled.officer.pk)
    with write(filled.officer, "tests.ceiling") as w:
        officer.ceiling = "internal"
        w.save(officer)
    after = text(officer_in.get("/search"))
    assert 'class="label is-restricted"' not in after
    assert 'value="restricted"' not in after


def test_not_signed_in(filled: Filled) -> None:
    for client, path in ((Client(), "/search"), (Client(), "/search/ask")):
        assert client.get(path).status_code == 423


def test_locking_closes_the_index(filled: Filled, officer_in: Client) -> None:
    ask(officer_in, "prison*")
    assert queue.is_ready()
    officer_in.post("/lock")
    assert not file.is_open()
