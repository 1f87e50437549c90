"""Every message is in Urdu too, with the same values in it."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pickle
import re
import textwrap
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from django.utils import translation

from habeas.accounts import roles
from habeas.claims.deciding import NotPossible
from habeas.errors import HabeasError, Sentence
from habeas.publication import audience, meanwhile, naming, release
from habeas.register import asks, demands
from habeas.sources import consent
from habeas.store import jobs
from tools import catalogues

VALUE = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def urdu() -> Catalog:
    path = catalogues.LOCALE / "ur" / "LC_MESSAGES" / "django.po"
    with path.open("rb") as handle:
        return read_po(handle, locale="ur")


def test_nothing_is_untranslated() -> None:
    """The catalogue has no empty place."""
    assert catalogues.missing("ur") == []


def test_the_catalogue_has_every_message(urdu: Catalog) -> None:
    """What pages say is in the catalogue; `python -m tools.catalogues update` gathers it."""
    known = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in urdu}
    wanted = {
        (m if isinstance(m, str) else m[0], context)
        for m, context, _ in catalogues.found()
    }
    assert sorted(map(str, wanted - known)) == []


def test_the_same_values_stand_in_it(urdu: Catalog) -> None:
    """No translation names a value that the message does not give, or drops one."""
    wrong = []
    for message in urdu:
        if not message.id:
            continue
        one = message.id if isinstance(message.id, str) else message.id[1]
        told = message.string
        for text in told if isinstance(told, tuple) else (told,):
            if set(VALUE.findall(one)) != set(VALUE.findall(str(text))):
                wrong.append(one)
    assert wrong == []


@pytest.fixture
def in_urdu() -> Iterator[None]:
    with translation.override("ur"):
        yield


def test_every_error_that_a_page_may_show_is_translated(urdu: Catalog) -> None:
    """An error composes its sentence of a literal, so that it can be said again."""
    known = {m.id for m in urdu}
    silent = [
        f"{kind.__module__}.{kind.__name__}"
        for kind in errors_of_pages()
        if not told_by(kind) & known
    ]
    assert silent == []


def errors_of_pages() -> Iterator[type[HabeasError]]:
    """Yield the errors of the modules that are loaded with the pages."""
    importlib.import_module("habeas.web.urls")
    seen, waiting = set(), [HabeasError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            path = kind.__module__.removeprefix("habeas.").replace(".", "/") + ".py"
            if kind in seen or not kind.__module__.startswith("habeas."):
                continue
            seen.add(kind)
            waiting.append(kind)
            if "__init__" in vars(kind) and not path.startswith(catalogues.TERMINAL):
                yield kind


def told_by(kind: type[HabeasError]) -> set[str]:
    """Return the literals with a space that a class holds, f-strings left out."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    parts = {
        id(p) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for p in n.values
    }
    return {
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
        if " " in n.value and id(n) not in parts
    }


def test_an_error_speaks_the_language_of_the_page(in_urdu: None) -> None:
    """Kept in English, said in Urdu, its inner sentences too."""
    error = NotPossible("c-1", "accept", "set_aside")
    assert error.sentence.startswith("claim c-1 is set aside")
    assert str(error).startswith("دعویٰ c-1") and "قبول" in str(error)
    assert "set aside" not in str(error)
    with translation.override("en"):
        assert str(error) == error.sentence == error.args[0]


def test_codes_in_a_sentence_are_said_in_the_language_of_the_page(
    in_urdu: None,
) -> None:
    """As they are typed in English; in Urdu no Latin letter of ours is left."""
    errors = (
        audience.NoSuchAudience(),
        naming.NoSuchBasis(),
        release.NoSuchForm(),
        asks.NoSuchAnswer(Sentence("whom was asked")),
        demands.UnknownStatus("7"),
        roles.NotAllowed("decide"),
        consent.BadConsent("who"),
        meanwhile.ChangedMeanwhile(meanwhile.INSIDE),
    )
    for error in errors:
        told = re.sub(r"CSV|JSON-LD|example\.org|192\S+", "", str(error))
        assert not re.search(r"[A-Za-z]{3}", told), told
        kept = jobs.unpacked(json.loads(json.dumps(jobs.packed(error.sentence))))
        assert kept.said() == str(error) and kept == error.sentence
    with translation.override("en"):
        assert "public, partner, internal" in str(errors[0])


def test_a_sentence_is_its_english_wherever_it_is_kept(in_urdu: None) -> None:
    """Pickled, compared and joined it is a string like any other; 100 % stays."""
    told = Sentence("%(n)s of 100 %% kept", n=3)
    assert told == "3 of 100 % kept" and pickle.loads(pickle.dumps(told)) == told  # noqa: S301
    assert Sentence("100 %").said() == "100 %" and Sentence("").said() == ""
