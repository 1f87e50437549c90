"""How well a reader reads a folder of references. Needs no desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas import terminal
from habeas.cli.opening import AsJson, app
from habeas.terminal import FOUND, out, show_json, show_table

if TYPE_CHECKING:
    from habeas.claims.reader.evaluate import Evaluation, Figure
    from habeas.claims.reader.readers import Reader

ReaderName = Annotated[
    str,
    typer.Option("--reader", help="rules, keywords, endpoint, or another package's."),
]
Address = Annotated[
    str | None,
    typer.Option("--endpoint", help="Where a model of this machine answers, to /v1."),
]
FarAddress = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        help="Where a model answers, to /v1: of this machine, or where the owner "
        "consented.",
    ),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(help="A file whose first line is the endpoint's key."),
]
Model = Annotated[str | None, typer.Option("--model", help="The endpoint's model.")]


@app.command(epilog="Example: habeas evaluate references --reader rules")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of NAME.txt and NAME.json.")],
    reader: ReaderName = "rules",
    endpoint: Address = None,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Compare a reader with references that a person coded, keywords beside it."""
    with terminal.sentences():
        from habeas.claims.reader import evaluate as scoring
        from habeas.claims.reader.readers import keywords

        asked = chosen(reader, endpoint, model)
        given = scoring.references(gold)
        found = scoring.evaluate(asked, given)
        beside = scoring.evaluate(keywords(), given)
        if as_json:
            both = (scoring.as_data(found), scoring.as_data(beside))
            show_json({"evaluation": both[0], "baseline": both[1]})
        else:
            _show(found, beside)
        if found.sums.broken:
            raise typer.Exit(FOUND)


def chosen(name: str, address: str | None, model: str | None) -> Reader:
    """Return the reader that the options name."""
    from habeas.claims.reader.endpoint.client import Endpoint
    from habeas.claims.reader.readers import reader

    told = Endpoint(address, model) if address and model else None
    return reader(name, told)


def _show(found: Evaluation, beside: Evaluation) -> None:
    from habeas.claims.reader.evaluate import DRAWS
    from habeas.claims.reader.scoring import DETAILS, KINDS

    count = len(found.documents)
    out.print(f"{found.reader} ({found.version}) on {count} documents", markup=False)
    out.print(f"ranges: 95 % of {DRAWS} draws over documents", markup=False)
    show_table(
        ("", "precision", "recall", "F1", "", "right/read/wanted", "keywords"),
        [_kind(k, found.figures[k], beside.figures[k]) for k in KINDS],
    )
    show_table(
        ("", "share", "", "right/wanted", "keywords"),
        [_detail(k, found.figures[k], beside.figures[k]) for k in DETAILS],
    )
    for one in (beside, found):
        out.print(
            f"false records of {one.reader}: "
            f"{len(one.sums.false)} of {one.sums.traps} traps",
            markup=False,
        )
    _show_wrong(found)


def _show_wrong(found: Evaluation) -> None:
    """List the false records and the loose acts of a reader, all of them."""
    for name, score in zip(found.documents, found.scores, strict=True):
        for why in score.false:
            out.print(f"  {name}: {why}", markup=False)
    loose = len(found.sums.loose)
    out.print(f"unmatched stated acts on named people: {loose}", markup=False)
    for name, score in zip(found.documents, found.scores, strict=True):
        for act in score.loose:
            words = " ".join(act.words.split())
            out.print(f"  {name}: {act.type} of {act.name}: {words}", markup=False)
    if found.sums.broken:
        out.print(f"quotes that do not stand: {found.sums.broken}", markup=False)


def _kind(name: str, figure: Figure, beside: Figure) -> list[Any]:
    c = figure.counts
    return [
        name,
        f"{c.precision:.3f}",
        f"{c.recall:.3f}",
        f"{figure.value:.3f}",
        _interval(figure),
        f"{c.right}/{c.read}/{c.wanted}",
        f"{beside.value:.3f}, {_interval(beside)}",
    ]


def _detail(name: str, figure: Figure, beside: Figure) -> list[Any]:
    c = figure.counts
    measure = f"{name}, F1" if figure.measure == "f1" else name
    return [
        measure,
        f"{figure.value:.3f}",
        _interval(figure),
        f"{c.right}/{c.wanted}",
        f"{beside.value:.3f}, {_interval(beside)}",
    ]


def _interval(figure: Figure) -> str:
    return f"{figure.low:.2f}-{figure.high:.2f}"
