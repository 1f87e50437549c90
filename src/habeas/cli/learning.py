"""What corrections teach the reader: the desk's own lists, and refits of its model."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from habeas.cli.opening import AsJson, Desk, Ids, PassphraseFile, app, one_of, opened
from habeas.terminal import REFUSED, err, out, show_json, show_table

_FIGURES = ("version", "stands", "made", "officer", "corrected", "held out",
            "F1 before", "F1 after", "note")  # fmt: skip


@app.command(epilog="Example: habeas words --offered")
def words(
    offered: Annotated[
        bool, typer.Option(help="What corrections offer, to be taken or not.")
    ] = False,
    export: Annotated[
        str | None,
        typer.Option(help="Write a rule list to a file, `-` is stdout."),
    ] = None,
    take_in: Annotated[
        Path | None, typer.Option("--import", help="Take a rule list in.")
    ] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List the desk's own words: names, short forms, titles, verbs, and no names.

    A rule list holds nothing that is restricted.
    """
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.learning import offered as offering
        from habeas.claims.learning import words as lists

        if export is not None:
            _write(export, lists.export(officer))
            return
        if take_in is not None:
            taken = lists.take_in(officer, _read(take_in))
            out.print(f"{taken.new} new")
            if taken.refused:
                places = ", ".join(map(str, taken.refused))
                err.print(f"refused: number {places} of the list")
            return
        rows = (
            [(o.id, o.kind, o.words, o.means) for o in offering.offered(officer)]
            if offered
            else [
                (w.pk, w.kind, str(w.words), str(w.means or ""))
                for w in lists.listed(officer)
            ]
        )
    columns = ("id", "kind", "words", "means")
    if as_json:
        show_json([dict(zip(columns, row, strict=True)) for row in rows])
        return
    show_table(columns, rows)


def _write(to: str, told: dict[str, Any]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    if to == "-":
        sys.stdout.write(text)
        return
    try:
        with open(to, "x", encoding="utf-8") as handle:
            handle.write(text)
    except OSError:
        err.print(
            "habeas: the file could not be written, or is there already. Nothing "
            "was changed. Name another."
        )
        raise typer.Exit(REFUSED) from None


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None


@app.command("add-word", epilog='Example: habeas add-word alias SSJ --means "Sath Sujag Jamaat"')  # fmt: skip
def add_word(
    kind: Annotated[
        str,
        typer.Argument(help="person, organisation, place, alias, title, act or never."),
    ],
    said: Annotated[str, typer.Argument(help="The word or words.", metavar="WORDS")],
    means: Annotated[
        str,
        typer.Option(help="For an alias the whole name, for a verb the act's code."),
    ] = "",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Put a word on one of the desk's lists; the next reading knows it."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.learning import words as lists

        word = lists.add(officer, kind, said, means)
        out.print(f"word {word.pk}")


@app.command("take-word", epilog="Example: habeas take-word 529ee25f-1c77-4f0e-9f5e-0d6a2d3b9c10:alias")  # fmt: skip
def take_word(
    ids: Annotated[
        list[str], typer.Argument(help="Ids of `habeas words --offered`, whole.")
    ],
    refuse: Annotated[
        bool, typer.Option("--refuse", help="Do not take them, and offer them no more.")
    ] = False,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Take to the lists what corrections offer, or refuse it for good."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.learning import offered as offering

        for given in ids:
            offering.answer(officer, given, take=not refuse)
        out.print(f"{len(ids)} {'refused' if refuse else 'taken'}")


@app.command("remove-word", epilog="Example: habeas remove-word 3f2a9c01")
def remove_word(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Take words off the desk's lists; what was read with them stays."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.learning import words as lists
        from habeas.claims.models import Word

        visible = Word.objects.visible_to(officer)
        for given in ids:
            lists.remove(officer, one_of(visible, given))
        out.print(f"{len(ids)} removed")


@app.command(epilog="Example: habeas learn --dry-run")
def learn(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Measure, and change nothing.")
    ] = False,
    listed: Annotated[
        bool, typer.Option("--list", help="List the versions and their figures.")
    ] = False,
    back: Annotated[
        int | None,
        typer.Option(help="Let version N stand again; 0 is the reader as shipped."),
    ] = None,
    forget: Annotated[
        int | None,
        typer.Option(help="Destroy version N with its key; it must not stand."),
    ] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Refit the reader from what was accepted, corrected or marked as misread.

    Names, who did what to whom, how far words that tell acts can be leant on, the order
    of day and month, and which places names mean, each by itself. Every fifth corrected text is only measured. What would lose more than a
    point is refused. Nothing leaves the desk.
    """
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.learning import refit
        from habeas.records.chosen import chosen

        if listed:
            found = refit.versions(officer)
            gone = refit.tainted(found)
            rows = [_version(v, refit, v.number in gone) for v in found]
            if as_json:
                show_json(rows)
            else:
                show_table(_FIGURES, [[row[c] for c in _FIGURES] for row in rows])
        elif back is not None:
            refit.back(officer, back)
            out.print(f"version {back} stands")
        elif forget is not None:
            refit.forget(officer, forget)
            out.print(f"version {forget} is destroyed, with its key")
        elif dry_run:
            _say(refit.fitted(located=chosen()).figures, refit)
            out.print("nothing was changed")
        else:
            made = refit.learn(officer, located=chosen())
            _say(made.figures, refit)
            out.print(f"version {made.number} stands")


def _say(figures: dict[str, Any], refit: Any) -> None:
    out.print(
        f"learnt from {figures['corrected']} corrected texts "
        f"({figures['names']} names, {figures['misread']} misread)"
    )
    for where, called in (("held", "held out"), ("kept", "the reader's own sentences")):
        told = figures[where]
        before, after = (refit.percent(told[k]) for k in ("before", "after"))
        names = told["after"][2]
        out.print(f"{called}: F1 {before} before, {after} after ({names} names)")
    _say_more(figures, refit)


def _say_more(figures: dict[str, Any], refit: Any) -> None:
    roles, words = figures["roles"], figures["words"]
    before, after = (refit.percent(roles["held"][k]) for k in ("before", "after"))
    out.print(
        f"doer and done to: {roles['status'].replace('_', ' ')}; "
        f"{roles['corrected']} corrected texts, F1 {before} before, {after} after"
    )
    out.print(
        f"words that tell acts: {words['status'].replace('_', ' ')}; "
        f"{words['doubted']} doubted, {words['trusted']} trusted"
    )
    for name, called in (
        ("dates", "sorts of text by their dates"),
        ("places", "names of places"),
    ):
        told = figures[name]
        before, after = (refit.percent(told["held"][k]) for k in ("before", "after"))
        out.print(
            f"{called}: {told['status'].replace('_', ' ')}; {told['learnt']} known, "
            f"F1 {before} before, {after} after"
        )


def _version(version: Any, refit: Any, gone: bool) -> dict[str, Any]:
    from habeas.accounts.models import User

    told = version.figures
    maker = User.objects.whole("who made a version").filter(pk=version.maker).first()
    made = version.recorded_at
    return {
        "version": version.number,
        "stands": "yes" if version.current else "",
        "made": made.isoformat(timespec="minutes") if made else "",
        "officer": str(maker.name) if maker else "",
        "corrected": told["corrected"],
        "held out": told["held_out"],
        "F1 before": refit.percent(told["held"]["before"]),
        "F1 after": refit.percent(told["held"]["after"]),
        "note": "a source it learnt from was destroyed: learn again" if gone else "",
    }
