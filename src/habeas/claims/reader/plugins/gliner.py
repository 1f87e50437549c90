"""A reader of names around a GLiNER model (`pip install gliner`, and a model's folder).

GLiNER is loaded when the reader is asked for, never by `habeas` itself, and only from a
folder that is already here: nothing is fetched. Which folder: `HABEAS_GLINER`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from habeas.claims.reader.document import document
from habeas.claims.reader.plugins.names import Named, reading

LABELS = {"person": "person", "organization": "organisation", "location": "place"}
LEAST = 0.6  # what the model's own score must reach
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


class Model(Protocol):
    """What `GLiNER.from_pretrained` gives, as far as it is used here."""

    def predict_entities(
        self, text: str, labels: list[str], threshold: float
    ) -> list[dict[str, Any]]:
        """Return `start`, `end` (code points), `label` and `score` of each name."""


class GlinerReader:
    """Names by a GLiNER model, a sentence at a time: its window is short."""

    name = "gliner"

    def __init__(self, model: Model, version: str) -> None:
        self._model = model
        self.version = version

    def read(self, text: str) -> dict[str, Any]:
        """Return the names of `text`, as `habeas-reading/1`."""
        return reading(text, self._named(text))

    def _named(self, text: str) -> Iterator[Named]:
        for sentence in document(text).sentences:
            words = text[sentence.start : sentence.end]
            for one in self._model.predict_entities(words, list(LABELS), LEAST):
                sort = LABELS.get(str(one.get("label")))
                start, end = one.get("start"), one.get("end")
                if sort and type(start) is int and type(end) is int:
                    yield Named(sentence.start + start, sentence.start + end, sort)


def reader() -> GlinerReader:
    """Load the model; the entry point `gliner` of `habeas.readers`.

    Raises:
        ImportError: If GLiNER is not installed, or `HABEAS_GLINER` names no folder.
    """
    folder = Path(os.environ.get("HABEAS_GLINER", ""))
    if not os.environ.get("HABEAS_GLINER") or not folder.is_dir():
        raise ImportError("HABEAS_GLINER names no folder with a model")
    os.environ.update(dict.fromkeys(_OFFLINE, "1"))
    from gliner import GLiNER  # a package of its own, installed by who wants it

    model = GLiNER.from_pretrained(str(folder), local_files_only=True)
    return GlinerReader(model, folder.name)
