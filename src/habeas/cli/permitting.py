"""What an audience may be given: opening sources, naming people, taking it back.

The same decisions as on the page "Publish"; each needs a reason, which is kept.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

from habeas.cli.giving import Audience
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

Reason = Annotated[str, typer.Option(help="Why; it is kept.")]


@app.command("open", epilog='Example: habeas open 529ee25f --audience public --reason "the board, 4 May"')  # fmt: skip
def open_(
    ids: Annotated[list[str], typer.Argument(help="Ids of sources.")],
    audience: Audience,
    reason: Reason,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Open to an audience what is accepted of sources; never what is restricted."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import opening

        found = [one_source(officer, given) for given in ids]
        opening.open_sources(officer, found, audience, reason)
        out.print(f"{len(found)} opened. What is accepted later stays closed.")


@app.command(epilog="Example: habeas close 529ee25f")
def close(
    source: Annotated[str, typer.Argument(help="The source's id.")],
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make everything of a source internal again; what is out stays out."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import opening

        count = opening.close_source(officer, one_source(officer, source))
        out.print(f"{count} rows closed")


@app.command(epilog="Example: habeas unnamed --audience public")
def unnamed(
    audience: Audience,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List who would be named to an audience, had they a basis."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import naming

        rows = [
            {
                "id": u.person.pk,
                "name": str(u.person.name),
                "why": u.why,
                "demands": list(u.demands),
                "acts": list(u.acts),
            }
            for u in naming.unnamed(officer, audience)
        ]
    if as_json:
        show_json(rows)
        return
    columns = ("id", "name", "why", "demands")
    show_table(columns, [[_flat(r[c]) for c in columns] for r in rows])


def _flat(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value


@app.command(epilog='Example: habeas name 6f1d0a4b --audience public --basis family --reason "by telephone, 4 May"')  # fmt: skip
def name(
    ids: Annotated[list[str], typer.Argument(help="Ids of people, or of demands.")],
    audience: Audience,
    basis: Annotated[
        str,
        typer.Option(help="own_consent, family, lawyer, already_public or none."),
    ],
    reason: Reason,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Decide whether people may be named; a demand's id decides for its whole list.

    That somebody demands a person's release is no consent of that person.
    """
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import naming
        from habeas.records.models import Person
        from habeas.register.models import Demand

        people = Person.objects.visible_to(officer).filter(withdrawn=False)
        demands = Demand.objects.visible_to(officer).filter(withdrawn=False)
        count = 0
        for given in ids:
            asked = demands.filter(pk__startswith=given)
            if asked.exists() and not people.filter(pk__startswith=given).exists():
                one = one_of(demands, given)
                made = naming.decide_list(officer, one, audience, basis, reason)
            else:
                one = one_of(people, given)
                made = naming.decide(officer, [one], audience, basis, reason)
            count += len(made)
        out.print(f"decided for {count}: {basis}")


@app.command(epilog="Example: habeas releases")
def releases(
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List what was given out, newest first."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import release

        rows = [
            {
                "id": r.pk,
                "at": r.recorded_at.isoformat(timespec="minutes")
                if r.recorded_at
                else "",
                "audience": r.audience,
                "form": r.form,
                "files": len(r.manifest["files"]),
                "withdrawn": r.withdrawn,
            }
            for r in release.releases(officer)
        ]
    if as_json:
        show_json(rows)
        return
    columns = ("id", "at", "audience", "form", "files", "withdrawn")
    show_table(columns, [[r[c] for c in columns] for r in rows])


@app.command(epilog='Example: habeas withdraw 90ab12cd --reason "a name too many"')
def withdraw(
    ids: Ids,
    reason: Reason,
    desk: Desk = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Say that releases no longer stand; their files are out all the same."""
    with opened(desk, passphrase_file) as officer:
        from habeas.publication import release
        from habeas.publication.models import Release

        visible = Release.objects.visible_to(officer)
        for given in ids:
            release.withdraw(officer, one_of(visible, given), reason)
        out.print(f"{len(ids)} withdrawn")
