"""The words of what is given out, in each language, as data (`words.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from habeas.errors import HabeasError
from habeas.vocab.terms import acts

LANGUAGES = ("en", "ur")


class NoSuchLanguage(HabeasError):
    """Something was to be written in a language there are no words for."""

    def __init__(self) -> None:
        super().__init__(
            "there are no words for that language. Nothing was written. Choose one of: "
            "%(languages)s.",
            languages=", ".join(LANGUAGES),
        )


@dataclass(frozen=True)
class Language:
    """One language: its code (BCP 47), its direction and its words."""

    code: str
    table: Mapping[str, Any]

    @property
    def direction(self) -> str:
        return str(self.table["dir"])

    def say(self, key: str, **values: object) -> str:
        """Return the words of `key` with `values` put in; falls back to English."""
        found = self.table.get(key)
        return str(_tables()["en"][key] if found is None else found).format(**values)

    def code_of(self, scheme: str, code: str) -> str:
        """Return the label of a code of a list; acts fall back to the vocabulary."""
        table = self.table.get(scheme) or {}
        if code in table:
            return str(table[code])
        if scheme == "act":
            return acts()[code].label
        return str(_tables()["en"][scheme][code])

    def count(self, key: str, count: int) -> str:
        """Return "1 person", "4 people" and the like, in the language's own numbers."""
        forms = self.table[key]
        return str(forms["one" if count == 1 else "other"]).format(count=count)

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(self.table["months"])


def language(code: str) -> Language:
    """Return a language by its code; raises `NoSuchLanguage`."""
    if code not in LANGUAGES:
        raise NoSuchLanguage
    return Language(code, _tables()[code])


@cache
def _tables() -> dict[str, dict[str, Any]]:
    text = files(__package__).joinpath("words.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return loaded


@cache
def interface() -> tuple[str, ...]:
    """Return all words that stand in an output by themselves, of every language.

    A protected word that is one of them cannot be told from ours.
    """
    labels = [act.label for act in acts().values()]
    return (*_strings(_tables()), *labels, *_OWN, stylesheet(), colours())


@cache
def stylesheet() -> str:
    """Return the one style sheet of the pages."""
    return files(__package__).joinpath("site.css").read_text("utf-8")


@cache
def colours() -> str:
    """Return the style of what is drawn."""
    return files(__package__).joinpath("drawn", "drawn.css").read_text("utf-8")


# What formats write: elements, attributes and keys.
_OWN = (
    """html head title meta link body header main footer nav section article aside
    details summary blockquote table caption thead tbody figure time dialog small
    class charset viewport content style stylesheet referrer index register demands
    incident incidents about sources context type value quotes person people victim
    doers date place known heads name kind source number subjects addressee status
    label audience public partner internal historical liberty legal acknowledgement
    verification since taken figure value least most words pieces voices Habeas
    individual group class true false null""",
    """svg xmlns viewBox class g rect circle line path text title defs stop offset
    linearGradient cx cy rx fill stroke width height anchor start middle end direction
    ltr rtl aria hidden focusable scroll region role tabindex label drawn timeline map
    types places bodies soft mark within lasting open one of day key code status decided
    open parted found as lies in site gazetteer geonames countries radius km lat lon
    geometry Point coordinates Feature FeatureCollection properties note before after
    wider undated acts event act threat ahead""",
)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
