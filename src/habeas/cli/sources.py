"""Keeping sources, reading them, and listing what the desk keeps."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from habeas import terminal
from habeas.cli.evaluating import FarAddress, KeyFile, Model, ReaderName, chosen
from habeas.cli.opening import AsJson, Desk, PassphraseFile, app, one_source, opened
from habeas.errors import HabeasError
from habeas.terminal import FOUND, REFUSED, err, out, show_json, show_table

if TYPE_CHECKING:
    from habeas.claims.reader.readers import Reader

READER = "habeas.claims.consult"


@app.command(
    epilog="Example: habeas add statement.txt --from 'the union' --url https://example.org/a"
)
def add(
    files: Annotated[list[str], typer.Argument(help="Files, or - for stdin.")],
    desk: Desk = None,
    received_from: Annotated[
        str | None, typer.Option("--from", help="Whom they came from.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where it stands online.")] = None,
    no_read: Annotated[
        bool, typer.Option("--no-read", help="Stop after keeping; see `propose`.")
    ] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Keep files, acknowledge each, then propose what they say."""
    if terminal.STDIN in files and passphrase_file == terminal.STDIN:
        err.print("habeas: stdin cannot give both the passphrase and a file.")
        raise typer.Exit(REFUSED)
    with opened(desk, passphrase_file, ahead=READER) as officer:
        kept, failed = _keep_all(officer, files, received_from, url, as_json)
        if not no_read:
            new = [k.source for k in kept if not k.duplicate]
            failed += _propose(officer, new, quiet=as_json)
        if as_json:
            show_json([_kept(k) for k in kept])
    if failed:
        raise typer.Exit(FOUND)


def _keep_all(
    officer: Any,
    files: list[str],
    received_from: str | None,
    url: str | None,
    quiet: bool,
) -> tuple[list[Any], int]:
    kept, failed = [], 0
    for number, name in enumerate(files, 1):
        try:
            with bytes_of(name) as handle:
                found = _keep(officer, handle, name, received_from, url)
        except (HabeasError, OSError) as error:
            failed += 1
            what = (
                terminal.storage_sentence(error)
                if isinstance(error, OSError)
                else str(error)
            )
            err.print(f"habeas: file {number}: {what}", markup=False)
            continue
        kept.append(found)
        if not quiet:
            state = "already kept as" if found.duplicate else "kept"
            out.print(f"{state} {found.source.pk}  sha256 {found.source.sha256}")
            sys.stdout.flush()
    return kept, failed


@contextlib.contextmanager
def bytes_of(name: str) -> Iterator[Any]:
    """Open a file, or standard input for `-`, for reading bytes."""
    if name == "-":
        yield sys.stdin.buffer
        return
    with open(name, "rb") as handle:
        yield handle


def _keep(
    officer: Any, handle: Any, name: str, received_from: str | None, url: str | None
) -> Any:
    from habeas.sources import preserve

    return preserve.keep(
        officer,
        handle,
        kind="paste" if name == "-" else "file",
        name=None if name == "-" else Path(name).name,
        received_from=received_from,
        url=url,
        online=bool(url),
    )


def _propose(
    officer: Any, sources: list[Any], *, quiet: bool, reader: Reader | None = None
) -> int:
    from habeas.claims.consult import consult
    from habeas.claims.reader.readers import default

    reader = reader or default()
    failed = 0
    with terminal.progress(len(sources), "Reading") as step:
        for source in sources:
            try:
                count = consult(officer, source, reader)
            except HabeasError as error:
                failed += 1
                err.print(f"habeas: {source.pk}: {error}", markup=False)
                count = 0
            step()
            if not quiet:
                source.refresh_from_db()
                failed += _say_reading(source, count)
    return failed


def _say_reading(source: Any, count: int) -> int:
    if source.reading == "read":
        left = f", {source.rejected} left out" if source.rejected else ""
        out.print(f"read {source.pk}  {count} claims proposed{left}")
    elif source.reading != "kept":
        out.print(f"{source.reading.replace('_', ' ')} {source.pk}  {source.failure}")
    if source.near_id:
        percent = source.near_percent
        out.print(f"  {percent}% like {source.near_id}, which came earlier; both kept")
    return int(source.reading not in ("read", "kept"))


def _kept(kept: Any) -> dict[str, Any]:
    kept.source.refresh_from_db()
    return {**_source(kept.source), "duplicate": kept.duplicate}


def _source(source: Any) -> dict[str, Any]:
    return {
        "id": source.pk,
        "name": source.name,
        "kind": source.kind,
        "media_type": source.media_type,
        "size": source.size,
        "sha256": source.sha256,
        "received_at": source.received_at.isoformat(),
        "reading": source.reading,
        "failure": source.failure,
        "rejected": source.rejected,
        "near": source.near_id,
        "near_percent": source.near_percent,
    }


@app.command(
    epilog="Example: habeas note 'They took him at noon.' --voice 'his sister'"
)
def note(
    words: Annotated[str, typer.Argument(help="What was said, or - for stdin.")],
    voice: Annotated[str, typer.Option(help="Who said it.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Keep a note taken at the desk, with who said it."""
    with opened(desk, passphrase_file) as officer:
        from habeas.sources import preserve

        text = sys.stdin.read() if words == "-" else words
        kept = preserve.note(officer, text, voice)
        out.print(f"kept {kept.source.pk}  sha256 {kept.source.sha256}")
        _propose(officer, [kept.source], quiet=False)


@app.command(epilog="Example: habeas propose")
def propose(
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of sources; all that wait, if none is given."),
    ] = None,
    desk: Desk = None,
    reader: ReaderName = "rules",
    endpoint: FarAddress = None,
    model: Model = None,
    key_file: KeyFile = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Read sources that were kept and not read yet; or ask another reader as well."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims import propose as proposing

        asked = _asked(reader, endpoint, model, key_file)
        sources = (
            [one_source(officer, i) for i in ids]
            if ids
            else list(proposing.pending(officer))
        )
        failed = _propose(officer, sources, quiet=False, reader=asked)
    if failed:
        raise typer.Exit(FOUND)


def _asked(
    name: str, address: str | None, model: str | None, key_file: Path | None
) -> Reader:
    """Return the reader that the options name; another machine's by consent."""
    from habeas.claims.consult import endpoint
    from habeas.claims.reader.readers import ENDPOINT
    from habeas.claims.reader.readers import reader as reader_of

    if name != ENDPOINT or not (address and model):
        return chosen(name, address, model)
    key = key_file.read_text("utf-8").partition("\n")[0].strip() if key_file else ""
    return reader_of(name, endpoint(address, model, key))


@app.command(epilog="Example: habeas sources --json")
def sources(
    desk: Desk = None, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List what the desk keeps."""
    with opened(desk, passphrase_file) as officer:
        from habeas.claims.closed import closed_to
        from habeas.claims.told import covers
        from habeas.sources.models import Source

        found = list(Source.objects.visible_to(officer).order_by("received_at", "id"))
        on = covers(officer, found)
        listed = [{**_source(s), "name": on[s.pk].name} for s in found]
        dark = closed_to(officer, [s.pk for s in found])
        listed = [
            {**s, "size": None, "sha256": None} if s["id"] in dark else s
            for s in listed
        ]
        if as_json:
            show_json(listed)
            return
        columns = ("id", "received_at", "size", "reading", "name")
        show_table(columns, [[s[c] for c in columns] for s in listed])


@app.command(
    epilog="Example: habeas destroy 529ee25f --reason 'asked to by her family'"
)
def destroy(
    source: Annotated[str, typer.Argument(help="The source's id.")],
    reason: Annotated[
        str, typer.Option(help="Why; it is kept. Name nobody in it.", prompt=True)
    ],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Destroy a source and all that was made of it; a tombstone stays."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication.models import Release
        from habeas.publication.release import showing
        from habeas.sources import erase

        one = one_source(officer, source)
        out_there = Release.objects.whole("what cites a source").filter(
            pk__in=showing(one.pk), withdrawn=False
        )
        citing = list(out_there.values_list("pk", flat=True))
        erase.destroy(officer, one, reason, cited_by=citing)
        out.print(f"destroyed {one.pk}")
