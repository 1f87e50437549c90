"""Looking for words from the command line, and making the index anew."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from habeas import terminal
from habeas.cli.opening import AsJson, Desk, PassphraseFile, app, opened, unlocked
from habeas.errors import HabeasError
from habeas.terminal import out, show_json


class Doing(StrEnum):
    """What may be done with the index."""

    rebuild = "rebuild"
    state = "state"


class NoKind(HabeasError):
    """A kind of result was named that there is none of."""

    def __init__(self, kinds: tuple[str, ...]) -> None:
        super().__init__(
            "there is no such kind of result. Nothing was looked for. "
            f"Name one of: {', '.join(kinds)}."
        )


class NoWords(HabeasError):
    """A search was begun without a word that must be there."""

    def __init__(self) -> None:
        super().__init__(
            "there is no word to look for. Nothing was looked for. "
            "Give a word that must be there, or type it after starting with `-`."
        )


@app.command(epilog="Example: habeas search - --kind person")
def search(
    words: Annotated[
        str,
        typer.Argument(
            help='Words that must all be there; "in order", begin*, -without. '
            "`-` reads them from stdin, so that no shell history has them."
        ),
    ],
    kind: Annotated[
        str, typer.Option(help="One kind of result alone.", show_default=False)
    ] = "",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Look for words in all that the desk holds, newest first in each kind."""
    with terminal.sentences():
        asked = sys.stdin.readline() if words == "-" else words
    with opened(desk, passphrase_file) as officer:
        from habeas.publication.search import look, pieces

        if kind and kind not in pieces.KINDS:
            raise NoKind(pieces.KINDS)
        found = look.search(officer, look.Ask(asked, kind))
        if not found.asked:
            raise NoWords
        rows = [_row(hit) for group in found.groups for hit in group.hits]
    if as_json:
        show_json(rows)
        return
    for row in rows:
        out.print(f"{row['kind']:<12} {row['id']}", markup=False, highlight=False)
        out.print(f"    {row['words']}", markup=False, highlight=False)
    more = "+" if found.more_than else ""
    out.print(f"\n{found.count}{more} found, {len(rows)} shown.", highlight=False)


def _row(hit: Any) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "source": hit.source,
        "label": hit.label,
        "start": hit.start,
        "end": hit.end,
        "otherwise": hit.otherwise,
        "words": " ".join("".join(bit.words for bit in hit.snippet).split()),
    }


@app.command(epilog="Example: habeas index rebuild")
def index(
    do: Annotated[
        Doing,
        typer.Argument(help="Make the index anew, or say how it stands."),
    ],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Make the search index anew from the records; it does so by itself when needed."""
    with unlocked(desk, passphrase_file):
        from habeas.publication.search import queue

        made = None
        if do is Doing.rebuild:
            with queue.turn():
                made = queue.rebuild()
        told = {"stands": queue.is_ready(), "waiting": queue.waiting()}
    if as_json:
        show_json({**told, "made_of": made})
    elif made is not None:
        out.print(f"The search index was made anew, of {made} things.")
    elif told["stands"]:
        out.print(f"The search index stands; {told['waiting']} changes wait for it.")
    else:
        out.print("There is no search index yet. The first search makes it.")
