"""Write what `train_encoder.py` learnt as the wheel carries it, and choose its mixing.

usage: write_encoder.py BASE ENCODER.pt [ENCODER.pt ...]
       write_encoder.py --held FILE.iob2
       write_encoder.py --choose

The mean of the given weights is written as ONNX, with weights of eight bits, beside the
vocabulary, into the wheel's folder. `--held` writes the training text without the
documents that the encoder did not see. `--choose` prints how well both models together
find the names of those documents, for several shares: the small model must then be one
learnt from that file alone (`train.py FILE.iob2`; put the shipped weights back after).
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "wheels/names-en/src")]

from habeas_names_en.encoder import FOLDER, NETWORK, PIECES, Encoder
from habeas_names_en.marks import MARKS
from habeas_names_en.mix import Row, Shares
from habeas_names_en.voice import Names
from tools import train
from tools.train_encoder import HELD, Network, documents, held

SMALL, ALONE, TOGETHER = (40, 60, 80, 100, 130, 160), (-500, 0, 500), (True, False)


def write(base: Path, learnt: list[Path]) -> None:
    """Write the mean of what was learnt into the wheel's folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(mean(base, learnt), whole)
        shorten(whole, FOLDER / NETWORK)
    shutil.copyfile(base / "vocab.txt", FOLDER / PIECES)
    print(f"{NETWORK}: {(FOLDER / NETWORK).stat().st_size / 1e6:.1f} MB")


def mean(base: Path, learnt: list[Path]) -> Network:
    """Return a network with the mean of several weights."""
    import torch

    every = [torch.load(path, weights_only=True) for path in learnt]
    network = Network(base)
    network.load_state_dict(
        {
            name: sum(one[name] for one in every) / len(every)
            if every[0][name].is_floating_point()
            else every[0][name]
            for name in every[0]
        }
    )
    network.eval()
    return network


def export(network: Network, to: Path) -> None:
    """Write a network as ONNX, for any number of windows of any length."""
    import torch

    windows, pieces = torch.export.Dim("windows"), torch.export.Dim("pieces", max=512)
    ids = torch.full((3, 40), 1000)
    with torch.no_grad():
        torch.onnx.export(
            network,
            (ids, torch.ones_like(ids), torch.zeros(3, 40, len(MARKS))),
            str(to),
            input_names=["ids", "mask", "marks"],
            output_names=["scores"],
            dynamic_shapes=({0: windows, 1: pieces},) * 3,
            external_data=False,
            dynamo=True,
            opset_version=18,
        )


def shorten(whole: Path, to: Path) -> None:
    """Write weights of eight bits, but for the marks' and the head's.

    Seven of the bits are used, since processors without VNNI cut sums of eight off.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain = without_traces(onnx.load(whole))
    onnx.save(plain, whole)
    products = [n.name for n in plain.graph.node if n.op_type in ("MatMul", "Gemm")]
    quantize_dynamic(
        whole,
        to,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=[products[0], products[-1]],
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )


def without_traces(network: Any) -> Any:
    """Return a network without the lines of code that each step was made by."""
    graph = network.graph
    values = (*graph.input, *graph.output, *graph.value_info, *graph.initializer)
    for part in (network, graph, *graph.node, *values):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return network


def write_held(to: Path) -> None:
    """Write the training text without the documents that are held back."""
    number = -1
    text = (train.DATA / "en_ewt-ud-train.iob2").read_text(encoding="utf-8")
    with to.open("w", encoding="utf-8") as file:
        for line in text.splitlines():
            number += line.startswith("# newdoc")
            if number % HELD:
                file.write(line + "\n")


def choose() -> None:
    """Print the F1 on the documents held back, for several shares."""
    docs = held(documents(train.DATA / "en_ewt-ud-train.iob2"))
    print(f"small model alone {train.measured(docs, train.by_model)['all'].f1:.4f}")
    encoder = Kept(Encoder())
    for shares in every_share():
        voice = Names(encoder, shares)
        found = train.measured(docs, train.by_voice(voice))["all"]
        print(f"{found.f1:.4f} {shares}")


def every_share() -> Iterator[Shares]:
    """Give the shares that are tried."""
    for small, alone, together in product(SMALL, ALONE, TOGETHER):
        yield Shares(small=small, alone=alone, together=together)


class Kept:
    """An encoder that is asked once for each document."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[tuple[tuple[str, ...], ...], list[list[Row]]] = {}

    def rows(self, sentences: Sequence[Sequence[str]]) -> list[list[Row]]:
        """Return what the encoder says of the words of a document."""
        key = tuple(tuple(words) for words in sentences)
        if key not in self._rows:
            self._rows[key] = self._encoder.rows(sentences)
        return self._rows[key]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", type=Path)
    parser.add_argument("learnt", nargs="*", type=Path)
    parser.add_argument("--held", type=Path)
    parser.add_argument("--choose", action="store_true")
    said = parser.parse_args()
    if said.held:
        write_held(said.held)
    elif said.choose:
        choose()
    elif said.base and said.learnt:
        write(said.base, said.learnt)
    else:
        parser.error("name BASE and what was learnt, or --held, or --choose")


if __name__ == "__main__":
    main()
