"""Commands of the desk. Each parses, calls a stage, and shows what came of it.

`habeas read` needs no desk and loads no database. Every other command takes
`--desk DIR`, asks for the passphrase, and closes the desk when it ends.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from habeas import __version__, terminal
from habeas.errors import HabeasError
from habeas.terminal import FOUND, REFUSED, err, out, show_json, show_table

app = typer.Typer(
    name="habeas",
    help="A documentation desk for people who monitor human rights.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Desk = Annotated[
    Path | None, typer.Option("--desk", help="The desk's folder.", show_default=False)
]
PassphraseFile = Annotated[
    str | None,
    typer.Option(
        help="Read the passphrase from a file, `-` (stdin) or `fd:N`.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Day = Annotated[
    str | None, typer.Option(help="A day, as YYYY-MM-DD.", show_default=False)
]
Ids = Annotated[list[str], typer.Argument(help="Ids, or their first letters.")]


class NotADay(HabeasError):
    """A day was given that is none."""

    def __init__(self) -> None:
        super().__init__(
            "a day was given that is none. Nothing was changed. Write it as YYYY-MM-DD."
        )


@app.callback(invoke_without_command=True)
def main_options(
    version: Annotated[bool, typer.Option("--version")] = False,
) -> None:
    """Who did what to whom, when, where, according to whom, and who is still held."""
    if version:
        out.print(f"habeas {__version__}")
        raise typer.Exit


def _set_up(desk: Path | None) -> Path:
    """Point Django at the desk's folder and load the models."""
    root = (desk or terminal.default_desk()).expanduser().absolute()
    os.environ["HABEAS_DESK"] = str(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
    os.umask(0o077)
    import django
    from django.apps import apps

    from habeas.store import harden

    harden.harden()
    if not apps.ready:
        django.setup()
    return root


@contextlib.contextmanager
def _opened(desk: Path | None, passphrase_file: str | None) -> Iterator[Any]:
    """Unlock the desk, yield its officer, lock it again."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.accounts.officers import the_officer
        from habeas.store import desk as desks
        from habeas.store import keys

        desks.require(root)
        desks.unlock(root, terminal.passphrase(passphrase_file))
        try:
            if not keys.has_recovery(root):
                err.print(NO_SHEET)
            yield the_officer()
        finally:
            desks.lock()


NO_SHEET = (
    "This desk has no recovery sheet: if the passphrase is forgotten, everything "
    "is lost. Make one with `habeas sheet`."
)


# --- the desk itself -----------------------------------------------------------


@app.command()
def init(
    desk: Desk = None,
    organisation: Annotated[str, typer.Option(prompt="Your organisation")] = "",
    officer: Annotated[str, typer.Option(prompt="Your name")] = "",
    language: Annotated[str, typer.Option(help="en or ur.")] = "en",
    sheet: Annotated[bool, typer.Option(help="Make the recovery sheet now.")] = True,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a desk: its folder, keys, recovery sheet and first officer."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.accounts.officers import found, has_officer
        from habeas.store import desk as desks

        if desks.is_desk(root):
            desks.unlock(root, terminal.passphrase(passphrase_file))
            if has_officer():
                raise desks.DeskExists
        else:
            desks.create(root, terminal.new_passphrase(passphrase_file))
        found(officer, organisation, language=language)
        out.print("The desk is made.")
        if sheet:
            _make_sheet(root)
        else:
            err.print(NO_SHEET)
        desks.lock()


@app.command()
def sheet(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Make a new recovery sheet; an older one stops working."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.store import desk as desks

        desks.unlock(root, terminal.passphrase(passphrase_file))
        _make_sheet(root)
        desks.lock()


def _make_sheet(root: Path) -> None:
    import secrets

    from habeas.store import keys, vault

    words = keys.new_words()
    out.print("\nRECOVERY SHEET. Write it on paper; it opens the desk. Keep it apart.\n")
    for row in range(0, len(words), 4):
        line = words[row : row + 4]
        out.print("  ".join(f"{row + i + 1:>2} {w:<10}" for i, w in enumerate(line)))
    out.print("")
    for number in sorted(secrets.SystemRandom().sample(range(len(words)), 3)):
        for _ in range(3):
            said = typer.prompt(f"Word {number + 1} of the sheet", err=True)
            if said.strip().lower() == words[number]:
                break
            err.print("That is another word. Look at the sheet again.")
        else:
            raise SheetNotCopied
    keys.add_recovery(root, vault.keys(), words)
    out.print("The sheet is good. Clear this window when it is on paper.")


class SheetNotCopied(HabeasError):
    """The words asked back were not those of the sheet."""

    def __init__(self) -> None:
        super().__init__(
            "the words did not match the sheet. The desk stands, and has no recovery "
            "sheet yet. Run `habeas sheet` to make one."
        )


@app.command()
def recover(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Open a desk with its recovery sheet and give it a new passphrase."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.store import desk as desks
        from habeas.store import keys

        desks.require(root)
        words = typer.prompt("The words of the sheet", hide_input=True, err=True)
        opened = keys.recover(root, words.split())
        keys.change_passphrase(
            root, opened, terminal.new_passphrase(passphrase_file)
        )
        out.print("The desk has a new passphrase; the old one no longer opens it.")


@app.command()
def passphrase(
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: PassphraseFile = None,
) -> None:
    """Change the passphrase."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.store import desk as desks
        from habeas.store import keys

        desks.require(root)
        opened = keys.open(root, terminal.passphrase(passphrase_file))
        keys.change_passphrase(
            root, opened, terminal.new_passphrase(new_passphrase_file)
        )
        out.print("The passphrase is changed.")


# --- sources and claims ---------------------------------------------------------


@app.command()
def add(
    files: Annotated[list[str], typer.Argument(help="Files, or - for stdin.")],
    desk: Desk = None,
    received_from: Annotated[str | None, typer.Option("--from")] = None,
    url: Annotated[str | None, typer.Option(help="Where it stands online.")] = None,
    no_read: Annotated[bool, typer.Option("--no-read")] = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Keep files, acknowledge each, then propose what they say."""
    if passphrase_file == "-" and "-" in files:
        err.print("habeas: stdin cannot give both the passphrase and a file.")
        raise typer.Exit(REFUSED)
    with _opened(desk, passphrase_file) as officer:
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
            with _bytes_of(name) as handle:
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
            _flush()
    return kept, failed


@contextlib.contextmanager
def _bytes_of(name: str) -> Iterator[Any]:
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


def _flush() -> None:
    sys.stdout.flush()


def _propose(officer: Any, sources: list[Any], *, quiet: bool) -> int:
    from habeas.claims import propose as proposing

    failed = 0
    with terminal.progress(len(sources), "Reading") as step:
        for source in sources:
            try:
                count = proposing.propose(officer, source)
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
        out.print(f"read {source.pk}  {count} claims proposed")
    else:
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
        "near": source.near_id,
        "near_percent": source.near_percent,
    }


@app.command()
def note(
    words: Annotated[str, typer.Argument(help="What was said, or - for stdin.")],
    voice: Annotated[str, typer.Option(help="Who said it.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Keep a note taken at the desk, with who said it."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.sources import preserve

        text = sys.stdin.read() if words == "-" else words
        kept = preserve.note(officer, text, voice)
        out.print(f"kept {kept.source.pk}  sha256 {kept.source.sha256}")
        _propose(officer, [kept.source], quiet=False)


@app.command()
def propose(
    ids: Annotated[list[str] | None, typer.Argument()] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Read sources that were kept and not read yet."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.claims import propose as proposing

        sources = (
            [_one_source(officer, i) for i in ids]
            if ids
            else list(proposing.pending(officer))
        )
        failed = _propose(officer, sources, quiet=False)
    if failed:
        raise typer.Exit(FOUND)


@app.command()
def sources(
    desk: Desk = None, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List what the desk keeps."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.sources.models import Source

        found = Source.objects.visible_to(officer).order_by("received_at", "id")
        listed = [_source(s) for s in found]
        if as_json:
            show_json(listed)
            return
        columns = ("id", "received_at", "size", "reading", "name")
        show_table(columns, [[s[c] for c in columns] for s in listed])


def _one_source(officer: Any, given: str) -> Any:
    from habeas.sources.models import Source

    visible = Source.objects.visible_to(officer)
    ids = list(visible.values_list("pk", flat=True))
    return visible.get(pk=terminal.pick(ids, given))


def _some_claims(officer: Any, given: list[str]) -> list[Any]:
    from habeas.claims.models import Claim

    visible = Claim.objects.visible_to(officer)
    ids = list(visible.values_list("pk", flat=True))
    return [visible.get(pk=terminal.pick(ids, g)) for g in given]


@app.command()
def claims(
    source: Annotated[str, typer.Argument(help="The source's id.")],
    state: Annotated[str | None, typer.Option(help="Only claims in this state.")] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List what a source is proposed, or decided, to say."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.claims import quotes
        from habeas.claims.models import Claim

        one = _one_source(officer, source)
        found = Claim.objects.visible_to(officer).filter(source=one)
        found = found.filter(state=state) if state else found
        listed = [_claim(c, quotes) for c in found.order_by("first", "id")]
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


def _claim(claim: Any, quotes: Any) -> dict[str, Any]:
    found = claim.quotes.whole("quotes of a claim the officer sees").order_by("start")
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
            {
                "start": q.start,
                "end": q.end,
                "exact": str(q.exact) if quotes.stands(q) else None,
            }
            for q in found
        ],
    }


def _decided(count: int, word: str) -> None:
    out.print(f"{count} {'claim' if count == 1 else 'claims'} {word}")


@app.command()
def accept(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Accept that the source says this (and what it stands on)."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        decide.accept(officer, _some_claims(officer, ids))
        _decided(len(ids), "accepted")


@app.command()
def misread(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Say that the source does not say this."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        decide.misread(officer, _some_claims(officer, ids))
        _decided(len(ids), "marked as misread")


@app.command("set-aside")
def set_aside(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Leave claims that are read rightly but not needed here."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        decide.set_aside(officer, _some_claims(officer, ids))
        _decided(len(ids), "set aside")


@app.command()
def doubt(
    ids: Ids,
    reason: Annotated[str | None, typer.Option()] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Doubt a reading, so that a second person looks."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        decide.doubt(officer, _some_claims(officer, ids), reason)
        _decided(len(ids), "doubted")


@app.command()
def retract(
    ids: Ids,
    reason: Annotated[str, typer.Option(help="Why it is withdrawn.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Withdraw claims that were accepted, for a reason."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        decide.retract(officer, _some_claims(officer, ids), reason)
        _decided(len(ids), "retracted")


@app.command()
def undo(
    ids: Ids, desk: Desk = None, passphrase_file: PassphraseFile = None
) -> None:
    """Take back the last decision on claims."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import decide

        for claim in _some_claims(officer, ids):
            decide.undo(officer, claim)
        _decided(len(ids), "as before")


# --- what stands -----------------------------------------------------------------


def _day(given: str | None) -> datetime.date:
    if given is None:
        return datetime.datetime.now(datetime.UTC).astimezone().date()
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise NotADay from None


def _end_of(given: str | None) -> datetime.datetime | None:
    if given is None:
        return None
    end = datetime.time(23, 59, 59, 999999)
    return datetime.datetime.combine(_day(given), end).astimezone()


@app.command()
def register(
    as_of: Day = None,
    known_on: Day = None,
    as_json: AsJson = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Show who is held, who was released, and the three counts."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import counts, listing

        day, known = _day(as_of), _end_of(known_on)
        rows = [_register_row(r) for r in listing.rows(officer, day, known)]
        figures = _counts(counts.counts(officer, day, known))
    if as_json:
        show_json({"as_of": day.isoformat(), "counts": figures, "rows": rows})
    elif csv:
        _show_csv(rows)
    else:
        columns = ("name", "heads", "value", "since", "as_of", "flags")
        show_table(columns, [[_flat(r[c]) for c in columns] for r in rows])
        names = ("reported", "located", "verified", "released", "watch", "historical")
        said = ", ".join(f"{name} {figures[name]}" for name in names)
        out.print(f"\n{day.isoformat()}: {said}")


def _counts(found: Any) -> dict[str, Any]:
    names = ("reported", "located", "verified", "released")
    apart = ("watch", "historical", "ended", "missing")
    return {n: getattr(found, n) for n in names + apart} | {"words": list(found.words)}


def _register_row(row: Any) -> dict[str, Any]:
    entry, liberty = row.entry, row.entry.liberty
    flags = [
        name
        for name in ("disputed", "stale", "flagged", "said_by_holder_only")
        if getattr(liberty, name, False)
    ]
    flags += ["historical"] if entry.historical else []
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "name": row.name,
        "heads": list(entry.heads),
        "value": liberty.value,
        "since": _iso(liberty.since),
        "as_of": _iso(liberty.as_of),
        "flags": flags,
        "taken_by": list(row.taken_by),
        "demands": list(row.demands),
    }


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join("" if v is None else str(v) for v in value)
    return value


def _show_csv(rows: list[dict[str, Any]]) -> None:
    import csv

    from habeas.publication.export.table import safe_cell

    if not rows:
        return
    writer = csv.writer(sys.stdout)
    writer.writerow(rows[0])
    writer.writerows([safe_cell(_flat(v)) for v in r.values()] for r in rows)


@app.command()
def demands(
    desk: Desk = None, passphrase_file: PassphraseFile = None, as_json: AsJson = False
) -> None:
    """List the demands that were made, whom they ask, and for whom."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import demands as asked

        rows = [_demand(d) for d in asked.listing(officer)]
    if as_json:
        show_json(rows)
        return
    columns = ("number", "addressee", "status", "subjects", "words")
    show_table(columns, [[_flat(r[c]) for c in columns] for r in rows])


def _demand(row: Any) -> dict[str, Any]:
    return {
        "id": row.demand.pk,
        "number": row.demand.number,
        "addressee": row.addressee or "not stated",
        "inferred": row.inferred,
        "status": row.status,
        "subjects": [str(p.name or p.words or p.pk) for p in row.subjects],
        "words": list(row.words),
    }


@app.command()
def questions(
    on: Day = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List what should be asked, the longest due first."""
    with _opened(desk, passphrase_file) as officer:
        from habeas.register import questions as asking

        day = _day(on)
        rows = [
            {
                "due": q.due.isoformat(),
                "overdue": q.overdue(day),
                "name": q.name,
                "kind": q.kind,
                "ask": str(q.ask),
                "entry": q.entry,
            }
            for q in asking.questions(officer, day)
        ]
    if as_json:
        show_json(rows)
        return
    show_table(("due", "name", "ask"), [(r["due"], r["name"], r["ask"]) for r in rows])


# --- what leaves -----------------------------------------------------------------

Audience = Annotated[str, typer.Option(help="public, partner or internal.")]
Out = Annotated[Path, typer.Option("-o", "--out", help="An empty folder, or a new one.")]


@app.command()
def publish(
    audience: Audience,
    to: Out,
    language: Annotated[str, typer.Option(help="en or ur.")] = "en",
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write the pages that an audience may see."""
    _give_out(desk, passphrase_file, audience, to, "site", language)


@app.command()
def export(
    format_: Annotated[str, typer.Option("--format", help="bundle or csv.")],
    audience: Audience,
    to: Out,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Write a JSON-LD bundle or CSV tables that an audience may see."""
    if format_ not in ("bundle", "csv"):
        err.print("habeas: there is no such format. Nothing was written. "
                  "Choose bundle or csv.")
        raise typer.Exit(REFUSED)
    _give_out(desk, passphrase_file, audience, to, format_, "en")


def _give_out(
    desk: Path | None,
    passphrase_file: str | None,
    audience: str,
    to: Path,
    form: str,
    language: str,
) -> None:
    with _opened(desk, passphrase_file) as officer:
        from habeas.publication import check, release

        release.require_audience(audience)
        for found in check.checks(officer, audience):
            err.print(f"{found.severity}: {found.sentence}", markup=False)
        made = release.publish(officer, audience, to, form, language=language)
        files = made.manifest["files"]
        size = sum(f["size"] for f in files)
        out.print(f"release {made.pk}: {len(files)} files, {size} bytes")


# --- proofs and copies -------------------------------------------------------------


@app.command()
def verify(
    checkpoint: Annotated[Path | None, typer.Option(help="Kept elsewhere.")] = None,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Look for any changed, missing or reordered byte, row or entry."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.store import desk as desks
        from habeas.store.findings import DAMAGE

        desks.require(root)
        kept = checkpoint.read_text("utf-8") if checkpoint else None
        findings = desks.look(root, terminal.passphrase(passphrase_file), kept)
        if as_json:
            show_json([vars(f) | {"ids": list(f.ids)} for f in findings])
        else:
            for f in findings:
                out.print(f"{f.severity:<8} {f.sentence}", markup=False)
    if any(f.severity == DAMAGE for f in findings):
        raise typer.Exit(FOUND)


@app.command()
def checkpoint(desk: Desk = None, passphrase_file: PassphraseFile = None) -> None:
    """Print a signed checkpoint of the ledger, to be kept elsewhere."""
    with _opened(desk, passphrase_file):
        from habeas.store import desk as desks

        sys.stdout.write(desks.signed_checkpoint())


@app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="A folder, on another disk.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a backup, open it again and check it."""
    with _opened(desk, passphrase_file):
        from habeas.store import backup as backups

        made = backups.backup(to)
        out.print(f"backup {made.name}: opened and checked, {made.entries} entries")


@app.command()
def restore(
    backup_folder: Annotated[Path, typer.Argument(help="The backup's folder.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Restore a backup into a folder that has no desk, and check it."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.store import backup as backups

        entries = backups.restore(
            backup_folder, root, terminal.passphrase(passphrase_file)
        )
        out.print(f"restored and checked: {entries} entries")


@app.command()
def doctor(
    desk: Desk = None,
    as_json: AsJson = False,
) -> None:
    """Say what this machine gives the desk, and what it does not. Needs no passphrase."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas import doctor as doctors

        findings = doctors.look(root)
        if as_json:
            show_json([vars(f) | {"ids": list(f.ids)} for f in findings])
        else:
            for f in findings:
                out.print(f"{f.severity:<8} {f.sentence}", markup=False)
    if any(f.severity == "damage" for f in findings):
        raise typer.Exit(FOUND)


# --- pages and reading ---------------------------------------------------------------


@app.command()
def serve(
    desk: Desk = None,
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8317,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Show the desk's pages on this machine; the browser asks for the passphrase."""
    with terminal.sentences():
        root = _set_up(desk)
        from habeas.web import serve as pages

        pages.serve(root, port=port, browser=browser)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 8317,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open a throw-away desk with a worked example; it goes when you stop it."""
    import tempfile

    with terminal.sentences(), tempfile.TemporaryDirectory(prefix="habeas-") as folder:
        root = _set_up(Path(folder) / "desk")
        from habeas import demo as demos

        demos.run(root, port=port, browser=browser)


@app.command()
def read(
    file: Annotated[str | None, typer.Argument(help="A text file, or -.")] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help='JSON lines {"id", "text"} on stdin.')
    ] = False,
) -> None:
    """Print what a text says, as one `habeas-reading/1` object. Needs no desk."""
    with terminal.sentences():
        from habeas import reading

        if lines:
            failed = reading.lines(sys.stdin.buffer, sys.stdout)
            raise typer.Exit(FOUND if failed else terminal.DONE)
        if file is None:
            err.print("habeas: name a file, or - for stdin, or give --lines.")
            raise typer.Exit(REFUSED)
        with _bytes_of(file) as handle:
            reading.one(handle, Path(file).name, sys.stdout)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
