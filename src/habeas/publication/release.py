"""Gives out: composes in memory, searches every byte, then writes a new folder at once.

Either a whole folder stands there, with a release that says so, or nothing does. What
was cited is remembered, so that a source that was given out cannot be erased unawares.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from habeas.accounts.models import User
from habeas.errors import Codes, HabeasError
from habeas.publication import check, leaks, meanwhile
from habeas.publication.audience import NoSuchAudience, parts, require_audience
from habeas.publication.drawing import drawn
from habeas.publication.export import composed as c
from habeas.publication.export.bundle import bundle
from habeas.publication.export.site import site
from habeas.publication.export.table import tables
from habeas.publication.export.words import language as require_language
from habeas.publication.folder import NotEmpty, placed, require_free
from habeas.publication.meanwhile import ChangedMeanwhile, Stand
from habeas.publication.models import Release
from habeas.publication.naming import NoReason
from habeas.publication.projection import Composed, compose
from habeas.sources import custody
from habeas.sources.models import Source
from habeas.store import stopping
from habeas.store.jobs import Tell, untold
from habeas.store.ledger import Writer, write

_PIECE = 1 << 20
FORMS = ("site", "bundle", "csv", "drawn")


class NoSuchForm(HabeasError):
    """Something was to be given out in a form there is none of."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such form. Nothing was written. Choose one of: %(forms)s.",
            forms=Codes(FORMS, "form"),
        )


class AlreadyWithdrawn(HabeasError):
    """A release was to be withdrawn that was withdrawn before."""

    def __init__(self, release: str) -> None:
        super().__init__(
            "release %(release)s was withdrawn before. Nothing was changed; its reason "
            "stands in the release.",
            release=release,
        )


@dataclass(frozen=True)
class Prepared:
    """What was composed and searched, and what it stands on.

    It is given out by `put` or `handed_out`, unless something of that was changed
    since (`meanwhile`).
    """

    release: Release
    files: Mapping[str, bytes]
    sources: tuple[str, ...]
    stand: Stand


@dataclass(frozen=True)
class Preview:
    """What would be written, byte for byte, and what to look at before.

    `files` maps names to bytes. `leak` is the sentence with which publishing would be
    refused, None where it would not be; then `files` must not leave the desk. Without
    one, `prepared` is what can be given out as it is for as long as it stands.
    """

    publication: c.Publication
    files: Mapping[str, bytes]
    checks: tuple[check.Check, ...]
    leak: str | None
    stand: Stand
    cited: tuple[str, ...] = ()
    prepared: Prepared | None = None


def preview(
    officer: User,
    audience: str,
    form: str = "site",
    language: str = "en",
    on: datetime.date | None = None,
    tell: Tell = untold,
) -> Preview:
    """Return what `publish` would write; nothing is written.

    Args:
        officer: Who would give it out.
        audience: public, partner or internal.
        form: site, bundle, csv or drawn.
        language: en or ur, for a site and for what is drawn.
        on: The day of the register; None is today, by this computer.
        tell: Called again and again with what is done and how far that is.

    Raises:
        audience.NoSuchAudience, NoSuchForm, export.words.NoSuchLanguage: By name.
    """
    made, files = _compose(officer, audience, form, language, on, tell)
    hits = leaks.search(files, made.finder, tell)
    tell("checking", 0, 0)
    found = list(check.of(officer, made))
    leak = None
    if hits:
        leak = leaks.Leak((h.row for h in hits), len({h.file for h in hits})).sentence
        stop = check.Check(check.STOP, "leak", leak, tuple({h.row for h in hits}))
        found.insert(0, stop)
    ready = None
    if leak is None:
        release = _release(made, files, form, language, found)
        ready = Prepared(release, files, made.sources, made.stand)
    return Preview(
        made.publication, files, tuple(found), leak, made.stand, made.sources, ready
    )


def publish(
    officer: User,
    audience: str,
    out: Path,
    form: str = "site",
    language: str = "en",
    on: datetime.date | None = None,
    *,
    key: str | None = None,
) -> Release:
    """Write what `audience` may see into the new or empty folder `out`.

    Args:
        officer: Who gives it out.
        audience: public, partner or internal.
        out: The folder; folders above it are made.
        form: site, bundle, csv or drawn.
        language: en or ur, for a site and for what is drawn.
        on: The day of the register; None is today, by this computer.
        key: An idempotency key; the same a second time raises `ledger.AlreadyDone`
            and writes nothing.

    Raises:
        audience.NoSuchAudience, NoSuchForm, export.words.NoSuchLanguage: By name.
        NotEmpty: If `out` holds something; it is left as it is.
        meanwhile.ChangedMeanwhile: If what it stands on was changed meanwhile.
        leaks.Leak: If protected words would have been written; nothing was.
        OSError: If the folder cannot be written; no half of it is left.
    """
    ready = prepared(officer, audience, form, language, on)
    return put(officer, ready, out, key=key)


def packed(
    officer: User,
    audience: str,
    form: str = "site",
    language: str = "en",
    on: datetime.date | None = None,
    *,
    key: str | None = None,
) -> tuple[Release, bytes]:
    """Return a release and its files as one zip file, made in memory alone.

    It is remembered as one written into a folder is; arguments and errors are those of
    `publish`. The names in the zip and its bytes hold no time and no name.
    """
    ready = prepared(officer, audience, form, language, on)
    whole = zipped(ready.files)
    return handed_out(officer, ready, key=key), whole


def prepared(
    officer: User,
    audience: str,
    form: str = "site",
    language: str = "en",
    on: datetime.date | None = None,
    tell: Tell = untold,
) -> Prepared:
    """Return what is to be given out, searched for what must not; in memory alone.

    Arguments and errors are those of `publish`, but for the folder's.
    """
    made, files = _compose(officer, audience, form, language, on, tell)
    leaks.require_clean(files, made.finder, tell)
    tell("checking", 0, 0)
    release = _release(made, files, form, language, check.of(officer, made))
    return Prepared(release, files, made.sources, made.stand)


def put(
    officer: User, ready: Prepared, out: Path, *, key: str | None = None
) -> Release:
    """Write what was prepared into the new or empty folder `out`; see `publish`."""
    require_free(out)
    with placed(out, ready.files) as place:
        return _released(officer, ready, place, key)


def handed_out(officer: User, ready: Prepared, *, key: str | None = None) -> Release:
    """Remember that what was prepared is handed out now; see `packed`."""
    return _released(officer, ready, lambda: None, key)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip file; its names and its bytes hold no time."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with folder.open(entry, "w") as to:
                for start in range(0, len(data), _PIECE):
                    stopping.step()
                    to.write(data[start : start + _PIECE])
    return whole.getvalue()


def unzipped(whole: bytes) -> dict[str, bytes]:
    """Return the files of what `zipped` made."""
    with zipfile.ZipFile(io.BytesIO(whole)) as folder:
        return {name: folder.read(name) for name in folder.namelist()}


def _released(
    officer: User, ready: Prepared, place: Callable[[], None], key: str | None
) -> Release:
    """Remember a release and put it where it goes, unless it stands no more."""
    release = copy(ready.release)  # where this fails, what is prepared is as it was
    stand = meanwhile.settled(ready.stand, lambda: ready.files)
    with write(officer, "publication.release", key=key, about=(release.pk,)) as w:
        meanwhile.settled(stand, lambda: ready.files, rounds=1)
        w.save(release)
        _exported(w, ready.sources)
        place()
    return release


def withdraw(
    officer: User, release: Release, reason: str, *, key: str | None = None
) -> Release:
    """Say that a release no longer stands, and why; its files are out all the same.

    `key` is an idempotency key.

    Raises:
        AlreadyWithdrawn: If it was withdrawn before.
        naming.NoReason: If `reason` is empty.
    """
    if release.withdrawn:
        raise AlreadyWithdrawn(release.pk)
    if not reason.strip():
        raise NoReason
    with write(officer, "publication.withdraw", key=key) as w:
        release.withdrawn, release.withdrawn_reason = True, reason
        w.save(release)
    return release


def releases(officer: User) -> list[Release]:
    """Return what was given out, newest first."""
    return list(Release.objects.visible_to(officer).order_by("-entry", "id"))


def showing(source: str) -> list[str]:
    """Return the ids of releases that cite source `source` (an id), withdrawn or not.

    For those who are about to erase it: what is out cannot be called back.
    """
    rows = Release.objects.whole("what was given out").order_by("entry", "id")
    return [r.pk for r in rows if source in r.shown]


def _compose(
    officer: User,
    audience: str,
    form: str,
    language: str,
    on: datetime.date | None,
    tell: Tell,
) -> tuple[Composed, dict[str, bytes]]:
    require_audience(audience)
    if form not in FORMS:
        raise NoSuchForm
    require_language(language)
    made = compose(officer, audience, on, tell)
    tell("writing", 0, 0)
    if form == "site":
        return made, site(made.publication, language)
    if form == "drawn":
        return made, drawn(made.publication, language)
    return made, bundle(made.publication) if form == "bundle" else tables(
        made.publication
    )


def _release(
    made: Composed,
    files: Mapping[str, bytes],
    form: str,
    language: str,
    checks: Iterable[check.Check],
) -> Release:
    return Release(
        audience=made.publication.audience,
        form=form,
        manifest=_manifest(made, files, form, language),
        shown=list(made.shown),
        checks=[
            {"severity": k.severity, "code": k.code, "sentence": k.sentence}
            for k in checks
        ],
    )


def _manifest(
    made: Composed, files: Mapping[str, bytes], form: str, language: str
) -> dict[str, object]:
    tree = made.stand.at
    return {
        "format": "habeas-release/1",
        "form": form,
        "language": language,
        "on": made.publication.on.edtf,
        "files": [
            {
                "name": name,
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for name, data in sorted(files.items())
        ],
        "figures": {f.code.value: f.value for f in made.publication.figures},
        "checkpoint": {"size": tree.size, "root": tree.root().hex()},
    }


def _exported(w: Writer, sources: Iterable[str]) -> None:
    every = Source.objects.whole("custody of what is given out")
    for part in parts(sources):
        for source in every.filter(pk__in=part):
            custody.log(w, source, "exported")


__all__ = [
    "FORMS",
    "ChangedMeanwhile",
    "NoSuchAudience",
    "NotEmpty",
    "Prepared",
    "Preview",
    "handed_out",
    "packed",
    "prepared",
    "preview",
    "publish",
    "put",
    "releases",
    "require_audience",
    "withdraw",
    "zipped",
]
