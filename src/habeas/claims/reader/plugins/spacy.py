"""A reader of names around a spaCy pipeline (`pip install spacy`, and a pipeline).

spaCy is loaded when the reader is asked for, never by `habeas` itself. Which pipeline:
`HABEAS_SPACY`, a package or a folder, `en_core_web_sm` where it is not set.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from habeas.claims.reader.plugins.names import Named, reading

SORTS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
PIPELINE = "en_core_web_sm"
PIECE = 500_000  # characters at a time: spaCy refuses more than a million


class Entity(Protocol):
    """A span of `Doc.ents`; positions count code points of what was read."""

    start_char: int
    end_char: int
    label_: str


class Pipeline(Protocol):
    """What `spacy.load` gives, as far as it is used here."""

    meta: dict[str, Any]

    def __call__(self, text: str) -> Any:
        """Return a `Doc` with `ents`."""


class SpacyReader:
    """Names by a spaCy pipeline; what they are is for the desk's own reader to tell."""

    name = "spacy"

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        told = pipeline.meta
        self.version = f"{told.get('lang', '')}_{told.get('name', '')} " + str(
            told.get("version", "")
        )

    def read(self, text: str) -> dict[str, Any]:
        """Return the names of `text`, as `habeas-reading/1`."""
        return reading(text, self._named(text))

    def _named(self, text: str) -> Iterator[Named]:
        for start in range(0, len(text), PIECE):
            entities: Iterable[Entity] = self._pipeline(
                text[start : start + PIECE]
            ).ents
            for one in entities:
                sort = SORTS.get(one.label_)
                if sort:
                    yield Named(start + one.start_char, start + one.end_char, sort)


def reader() -> SpacyReader:
    """Load the pipeline; the entry point `spacy` of `habeas.readers`.

    Raises:
        ImportError: If spaCy, or the pipeline, is not installed.
    """
    import spacy  # a package of its own, installed by who wants it

    wanted = os.environ.get("HABEAS_SPACY", PIPELINE)
    try:
        return SpacyReader(spacy.load(wanted))
    except OSError as error:
        raise ImportError("no such spaCy pipeline") from error
