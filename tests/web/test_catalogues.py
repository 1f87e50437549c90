"""Every message is in Urdu too, with the same values in it."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

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
