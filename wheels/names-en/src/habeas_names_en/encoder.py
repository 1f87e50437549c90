"""The encoder: a network of six layers in whole numbers, run by ONNX Runtime.

It is loaded from this package's folder and from nowhere else. One thread, since a desk
has other work to do; the same machine gives the same scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from habeas.claims.reader.model import LABELS
from habeas_names_en.marks import MARKS
from habeas_names_en.pieces import Vocabulary
from habeas_names_en.windows import Window, windows

FOLDER = Path(__file__).parent / "model"
NETWORK, PIECES = "names.onnx", "vocabulary.txt"
BATCH = 16  # windows at a time
_UNSEEN = (0.0, *[-9.0] * (len(LABELS) - 1))  # of a word that has no pieces

Array = Any  # of numpy, which has no types where it is not installed


class Encoder:
    """Array of each label for each word of a text."""

    def __init__(self, folder: Path = FOLDER) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = Vocabulary(folder / PIECES)

    def rows(self, sentences: Sequence[Sequence[str]]) -> list[list[Sequence[float]]]:
        """Return, for each word, the logarithms of the labels' probabilities."""
        found: list[list[Sequence[float]]] = [
            [_UNSEEN for _ in words] for words in sentences
        ]
        for batch in _batches(windows(sentences, self._pieces)):
            for window, scores in zip(batch, self._scored(batch), strict=True):
                for piece, sentence, at in window.words:
                    found[sentence][at] = scores[piece].tolist()
        return found

    def _scored(self, batch: Sequence[Window]) -> Array:
        ids, marks = arrays(batch)
        given = {"ids": ids, "mask": (ids != 0).astype(np.int64), "marks": marks}
        (told,) = self._session.run(None, given)
        return _logarithms(np.asarray(told, dtype=np.float32))


def arrays(batch: Sequence[Window]) -> tuple[Array, Array]:
    """Return the pieces and marks of windows, filled up with nought to one length."""
    size = max(len(window.ids) for window in batch)
    ids = np.zeros((len(batch), size), dtype=np.int64)
    told = np.zeros((len(batch), size, len(MARKS)), dtype=np.float32)
    for n, window in enumerate(batch):
        ids[n, : len(window.ids)] = window.ids
        for at, marks in enumerate(window.marks):
            told[n, at, marks] = 1
    return ids, told


def _batches(every: Sequence[Window]) -> Iterator[list[Window]]:
    """Give windows of about one length together: what fills them up costs time."""
    order = sorted(every, key=lambda window: len(window.ids))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _logarithms(scores: Array) -> Array:
    most = scores.max(axis=-1, keepdims=True)
    kept = scores - most
    return kept - np.log(np.exp(kept).sum(axis=-1, keepdims=True))
