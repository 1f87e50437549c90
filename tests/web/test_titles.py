"""What sources are called on pages: told apart, and only to those who may see them."""

from __future__ import annotations

from typing import Any

from django.test import Client, RequestFactory

from habeas.sources import preserve
from habeas.store.labels import INTERNAL, PUBLIC
from habeas.web import jobs, titles
from tests.web.conftest import Filled


def asked(officer: Any) -> Any:
    request = RequestFactory().get("/")
    request.officer = officer  # type: ignore[attr-defined]
    return request


def test_by_file_else_by_kind_and_time(filled: Filled) -> None:
    """Without a title of its own, its file's name; else what it is and when it came."""
    officer = filled.officer
    plain = preserve.keep(officer, b"Nobody came.", kind="file", name="letter.txt")
    note = preserve.note(officer, "They were taken.", "A caller").source
    ids = [filled.source.pk, plain.source.pk, note.pk]
    called = titles.titles_of(asked(officer), ids)
    assert called[filled.source.pk] == "statement.txt"
    assert called[plain.source.pk] == "letter.txt"
    assert called[note.pk].startswith("note, ") and "A caller" not in called[note.pk]
    assert called[note.pk] == titles.title_of(asked(officer), note)


def test_not_to_who_may_not_see_it(filled: Filled) -> None:
    """No name of a closed file, nor that there is one."""
    kept = preserve.keep(filled.officer, b"Nobody.", kind="file", name="letter.txt")
    filled.lower(PUBLIC)
    assert titles.titles_of(asked(filled.officer), [kept.source.pk]) == {}


def test_a_list_of_notes_tells_them_apart(desk: Any, visitor: Client) -> None:
    """By the minute they came, where all would be `note`."""
    for told in ("One was taken.", "Two were taken."):
        preserve.note(desk.officer, told, "A caller")
    assert visitor.get("/inbox").content.decode().count("note, ") >= 2


def test_a_pasted_text_is_called_by_how_it_begins(filled: Filled) -> None:
    """Where all of it is open to the officer; else by when it came, and so is a call."""
    told = "They took  two of us at the ferry, and nobody was told where to, not one."
    pasted = preserve.keep(filled.officer, told.encode(), kind="paste").source
    jobs.read_waiting()
    name = titles.title_of(asked(filled.officer), pasted)
    assert name.startswith(f"“{' '.join(told[:60].split())}…”, ")
    filled.lower(INTERNAL)
    name = titles.title_of(asked(filled.officer), pasted)
    assert name.startswith("pasted text, ")
