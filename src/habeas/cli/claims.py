"""What sources say, and what people decide about it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from habeas.cli.opening import (
    AsJson,
    Desk,
    Ids,
    PassphraseFile,
    app,
    one_of,
    one_source,
    opened,
)
from habeas.terminal import out, show_json, show_table


def _some_claims(officer: Any, given: list[str]) -> list[Any]:
    from habeas.claims.models import Claim

    visible = Claim.objects.visible_to(officer)
    return [one_of(visible, g) for g in given]


@app.command(epilog="Example: habeas claims 529ee25f --state suggested")
def claims(
    source: Annotated[str, typer.Argument(help="The source's id.")],
    state: Annotated[
        str | None, typer.Option(help="Only claims in this state.")
    ] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List what a source is proposed, or decided, to say."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims import quotes, told
        from habeas.claims.models import Claim

        one = one_source(officer, source)
        found = Claim.objects.visible_to(officer).filter(source=one)
        found = found.filter(state=state) if state else found
        claims = list(found.order_by("first", "id"))
        words = quotes.read(officer, claims)
        hidden = told.closed_voices(officer, claims)
        listed = [
            {**_claim(c, words[c.pk]), "voices": told.voices(c, hidden)} for c in claims
        ]
        if as_json:
            show_json(listed)
            return
        show_table(
            ("id", "kind", "state", "value", "words"),
            [
                (
                    c["id"][:8],
                    c["kind"],
                    c["state"],
                    json.dumps(c["value"], ensure_ascii=False),
                    " … ".join(q["exact"] or "(lost)" for q in c["quotes"]),
                )
                for c in listed
            ],
        )


def _claim(claim: Any, words: Any) -> dict[str, Any]:
    return {
        "id": claim.pk,
        "kind": claim.kind,
        "value": claim.value,
        "subject": claim.subject_id,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "derivation": claim.derivation,
        "time_frame": claim.time_frame,
        "voices": claim.voices,
        "method": claim.method,
        "state": claim.state,
        "label": claim.label,
        "quotes": [
            {"start": w.start, "end": w.end, "exact": None if w.lost else w.exact}
            for w in words
        ],
    }


def _decided(count: int, word: str) -> None:
    out.print(f"{count} {'claim' if count == 1 else 'claims'} {word}")


@app.command(epilog="Example: habeas accept 3f2a9c01")
def accept(ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Accept that the source says this (and what it stands on)."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = decide.accept(officer, _some_claims(officer, ids))
        _decided(len(made), "accepted")


@app.command(epilog="Example: habeas misread 3f2a9c01")
def misread(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Say that the source does not say this."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = decide.misread(officer, _some_claims(officer, ids))
        _decided(len(made), "marked as misread")


@app.command("set-aside", epilog="Example: habeas set-aside 3f2a9c01 77b0e4d2")
def set_aside(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Leave claims that are read rightly but not needed here."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = decide.set_aside(officer, _some_claims(officer, ids))
        _decided(len(made), "set aside")


@app.command(epilog="Example: habeas doubt 3f2a9c01 --reason 'two men have this name'")
def doubt(
    ids: Ids,
    reason: Annotated[str | None, typer.Option(help="What is doubtful.")] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Doubt a reading, so that a second person looks."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = decide.doubt(officer, _some_claims(officer, ids), reason)
        _decided(len(made), "doubted")


@app.command(
    epilog="Example: habeas retract 3f2a9c01 --reason 'the union took it back'"
)
def retract(
    ids: Ids,
    reason: Annotated[str, typer.Option(help="Why it is withdrawn.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Withdraw claims that were accepted, for a reason."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = decide.retract(officer, _some_claims(officer, ids), reason)
        _decided(len(made), "retracted")


@app.command(epilog="Example: habeas undo 3f2a9c01")
def undo(ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Take back the last decision on claims."""
    with opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        made = [decide.undo(officer, c) for c in _some_claims(officer, ids)]
        _decided(len(made), "as before")
