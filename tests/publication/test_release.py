"""Giving out: searched before it is written, a whole folder or nothing, remembered."""

from __future__ import annotations

import hashlib
import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.publication import leaks, naming, release
from habeas.publication.audience import NoSuchAudience
from habeas.publication.export.words import NoSuchLanguage
from habeas.publication.folder import NotEmpty, placed
from habeas.publication.models import Release
from habeas.sources import custody
from habeas.store.ledger import AlreadyDone, write
from habeas.store.verify import verify

from .conftest import HEALTH, MAIL, NAMES, ON, PHONE, PROTECTIVE, TEXT, Statement

FORMS = ("site", "bundle", "csv", "drawn")
SECRETS = (HEALTH, PROTECTIVE, PHONE, MAIL, "old mill", "inhaler", "Officer Nobody")


def publish(house: Any, form: str = "site", **more: Any) -> tuple[Any, Path]:
    """Publish to the public, and return the release and the folder."""
    out = house.root / f"out-{len(list(house.root.iterdir()))}"
    more.setdefault("audience", "public")
    made = release.publish(house.officer, out=out, form=form, on=ON, **more)
    return made, out


def read(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.iterdir()}


@pytest.mark.parametrize("audience", ["public", "partner", "internal"])
@pytest.mark.parametrize("form", FORMS)
def test_no_published_byte_holds_what_is_protected(
    house: Any, form: str, audience: str
) -> None:
    """In every form, for every audience; checked apart from the gate."""
    house.open(house.tell(), to=audience)
    _, out = publish(house, form, audience=audience)
    whole = b"\n".join([*read(out).values(), *(n.encode() for n in read(out))])
    text = " ".join(whole.decode().split())
    assert ("likoni" if form == "drawn" else "ferry") in text.lower()
    assert not [s for s in SECRETS if " ".join(s.split()) in text]
    if audience != "internal":
        assert not [n for n in NAMES if n in text or n.split()[1] in text]


def test_a_release_is_remembered(house: Any) -> None:
    """With each file's name, size and sum, the checkpoint, and what it rests on."""
    source = house.tell()
    house.open(source)
    made, out = publish(house)
    kept = Release.objects.visible_to(house.officer).get(pk=made.pk)
    files = {f["name"]: f for f in kept.manifest["files"]}
    assert set(files) == set(read(out))
    for name, data in read(out).items():
        assert files[name]["size"] == len(data)
        assert files[name]["sha256"] == hashlib.sha256(data).hexdigest()
    assert kept.manifest["checkpoint"]["size"] == kept.entry
    assert kept.manifest["figures"]["reported"] == 6
    assert source.pk in kept.shown and release.showing(source.pk) == [made.pk]
    assert kept.checks and all(set(c) >= {"severity", "sentence"} for c in kept.checks)
    actions = [c.action for c in custody.chain(house.officer, source)]
    assert actions[-1] == "exported"
    assert not [f for f in verify() if f.damaged]


def test_the_sums_are_those_of_sha256sum(house: Any) -> None:
    """A reader checks a copy with the command that every system has."""
    house.open(house.tell())
    _, out = publish(house)
    done = subprocess.run(
        ["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=out, check=False
    )
    assert done.returncode == 0


def test_a_source_that_is_not_cited_is_not_shown(house: Any) -> None:
    """Nothing is remembered of what did not go out."""
    source = house.tell()
    made, _ = publish(house)
    assert made.shown == [] and release.showing(source.pk) == []
    actions = [c.action for c in custody.chain(house.officer, source)]
    assert "exported" not in actions


@pytest.mark.parametrize("form", FORMS)
def test_the_same_desk_gives_the_same_bytes(house: Any, form: str) -> None:
    """Publishing twice writes equal folders."""
    house.open(house.tell())
    (_, first), (_, second) = publish(house, form), publish(house, form)
    assert read(first) == read(second)


def test_audiences_share_no_id(house: Any) -> None:
    """Nothing in two outputs of one desk can be joined by a name of a row."""
    house.open(house.tell())
    _, public = publish(house, "csv", audience="public")
    _, partner = publish(house, "csv", audience="partner")

    def ids(out: Path) -> set[str]:
        text = b" ".join(d for n, d in read(out).items() if n != "SHA256SUMS").decode()
        words = text.replace(",", " ").replace("|", " ").split()
        return {w for w in words if len(w) == 32 and set(w) <= set("0123456789abcdef")}

    assert len(ids(public)) > 10 and not ids(public) & ids(partner)
    assert not {p.stem for p in public.iterdir()} & ids(partner)


def test_an_empty_folder_is_taken(house: Any) -> None:
    """An empty folder, or one that is not there yet, below others that are not."""
    house.open(house.tell())
    empty, deep = house.root / "empty", house.root / "a" / "b"
    empty.mkdir()
    release.publish(house.officer, "public", empty, on=ON)
    release.publish(house.officer, "public", deep, on=ON)
    assert read(empty) == read(deep)


def test_what_stands_in_a_folder_is_left_alone(house: Any) -> None:
    """A folder that holds anything, a file, or a link is refused and not touched."""
    house.open(house.tell())
    full = house.root / "full"
    full.mkdir()
    (full / ".kept").write_bytes(b"mine")
    file = house.root / "file"
    file.write_bytes(b"mine")
    link = house.root / "link"
    link.symlink_to(house.root / "elsewhere")
    for out in (full, file, link):
        with pytest.raises(NotEmpty, match="nothing in it was changed"):
            release.publish(house.officer, "public", out, on=ON)
    assert read(full) == {".kept": b"mine"} and file.read_bytes() == b"mine"
    assert not release.releases(house.officer)


def test_a_leak_stops_it_before_anything_is_written(house: Any) -> None:
    """A fault of composing is caught by the gate; the sentence names rows by id."""
    house.open(house.tell())
    made = house.compose()
    person = house.person("Hawa Mbetera")
    files = {"index.html": b"<p>HAWA&#32;MBETERA</p>"}
    with pytest.raises(leaks.Leak) as caught:
        leaks.require_clean(files, made.finder)
    assert person.pk in caught.value.rows and "Mbetera" not in str(caught.value)


def test_the_gate_stops_what_composing_let_through(house: Any) -> None:
    """A name that our own pages happen to say is a hit, and nothing is written."""
    s = Statement(f"{TEXT}\nReported Held was seen in the crowd.\n")
    s.person("p1", "Reported Held")
    s.person("p2", "Peter Nyalasiro")
    s.demand(3, "The County Government must pay the wages that are owed")
    house.open(house.tell(s))
    out = house.root / "out"
    with pytest.raises(leaks.Leak) as caught:
        release.publish(house.officer, "public", out, on=ON)
    assert house.person("Reported Held").pk in caught.value.rows
    assert not out.exists() and not release.releases(house.officer)
    seen = release.preview(house.officer, "public", on=ON)
    assert seen.leak == str(caught.value) and seen.checks[0].severity == "stop"


def test_a_failure_leaves_no_half_folder(house: Any) -> None:
    """Neither files nor a release, whatever fails in between."""
    house.open(house.tell())
    inside = house.root / "file" / "out"
    (house.root / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        release.publish(house.officer, "public", inside, on=ON)
    for empty in (False, True):
        out = house.root / f"out-{empty}"
        if empty:
            out.mkdir()
        with (
            pytest.raises(RuntimeError),
            placed(out, {"a": b"1"}) as put,
            write(house.officer, "test.fails", about=("x",)),
        ):
            put()
            assert read(out) == {"a": b"1"}
            raise RuntimeError
        assert out.exists() == empty and not (empty and read(out))
    assert not [p for p in house.root.iterdir() if p.name.startswith(".")]
    assert not release.releases(house.officer)


def test_what_was_prepared_is_given_out_after_the_disk_refused(house: Any) -> None:
    """A second try is remembered as one that was the first."""
    house.open(house.tell())
    ready = release.prepared(house.officer, "public", on=ON)

    def full() -> None:
        raise OSError(28, "no space left")

    with pytest.raises(OSError, match="no space"):
        release._released(house.officer, ready, full, None)
    assert not Release.objects.whole("test").exists()
    done = release.put(house.officer, ready, house.root / "again")
    (kept,) = Release.objects.whole("test")
    assert kept.pk == done.pk and (house.root / "again" / "SHA256SUMS").exists()
    assert not [f for f in verify() if f.damaged]


def test_a_preview_is_what_would_be_written(house: Any) -> None:
    """Byte for byte, and nothing is written or remembered."""
    house.open(house.tell())
    seen = release.preview(house.officer, "public", on=ON)
    assert seen.leak is None and not release.releases(house.officer)
    _, out = publish(house)
    assert dict(seen.files) == read(out)
    assert seen.checks


def test_the_same_key_gives_out_once(house: Any) -> None:
    """A second try of one and the same release writes nothing."""
    house.open(house.tell())
    first, second = house.root / "first", house.root / "second"
    release.publish(house.officer, "public", first, on=ON, key="one and the same")
    with pytest.raises(AlreadyDone):
        release.publish(house.officer, "public", second, on=ON, key="one and the same")
    assert not second.exists() and len(release.releases(house.officer)) == 1


def test_withdrawing(house: Any) -> None:
    """A release is marked with the reason; it still says what it showed."""
    source = house.tell()
    house.open(source)
    made, out = publish(house)
    with pytest.raises(naming.NoReason):
        release.withdraw(house.officer, made, "")
    release.withdraw(house.officer, made, "she asked us to")
    (kept,) = release.releases(house.officer)
    assert kept.withdrawn and kept.withdrawn_reason == "she asked us to"
    assert release.showing(source.pk) == [made.pk] and read(out)
    with pytest.raises(release.AlreadyWithdrawn):
        release.withdraw(house.officer, kept, "again")


def test_what_there_is_none_of_is_refused(house: Any) -> None:
    """An audience, a form or a language; nothing is written."""
    out = house.root / "out"
    with pytest.raises(NoSuchAudience):
        release.publish(house.officer, "press", out)
    with pytest.raises(release.NoSuchForm):
        release.publish(house.officer, "public", out, "pdf")
    with pytest.raises(NoSuchLanguage):
        release.publish(house.officer, "public", out, language="xx")
    assert not out.exists()


NAME = st.from_regex(r"[A-Z][a-zéüñ]{3,9} [A-Z][a-zåøł]{4,10}", fullmatch=True)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(names=st.lists(NAME, min_size=2, max_size=2, unique=True), named=st.booleans())
def test_no_byte_holds_a_name_without_basis(
    house: Any, names: list[str], named: bool
) -> None:
    """Whatever people are called: with a basis the name goes out, else never."""
    text = TEXT.replace("Lucia Achola", names[0]).replace("Daudi Mkangi", names[1])
    s = Statement(text)
    s.person("p1", names[0])
    s.person("p2", names[1])
    first = f"{names[0]} and {names[1]} and all other prisoners"
    for who in ("p1", "p2"):
        s.row(who, [1, 1], ("reported_held", "2026-03-12", "presupposed", first))
    s.demand(1, first, subjects=["p1", "p2"])
    source = house.tell(s)
    house.open(source)
    if named:
        house.name(names[0])
    seen = release.preview(house.officer, "public", "bundle", on=ON)
    assert seen.leak is None
    whole = b"".join(seen.files.values()).decode().casefold()
    assert names[1].casefold() not in whole
    assert not named or names[0].casefold() in whole
    release_all(house, source)


def release_all(house: Any, source: Any) -> None:
    """Close the source again, so that the next example stands alone."""
    from habeas.publication import opening

    opening.close_source(house.officer, source)


def test_a_zip_is_the_folder_made_in_memory(house: Any) -> None:
    """The same files, remembered alike, and no time or name in the archive."""
    house.open(house.tell())
    _, out = publish(house)
    made, whole = release.packed(house.officer, "public", on=ON)
    with zipfile.ZipFile(io.BytesIO(whole)) as folder:
        assert {n: folder.read(n) for n in folder.namelist()} == read(out)
        assert {i.date_time for i in folder.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [f["name"] for f in made.manifest["files"]] == sorted(read(out))
    assert len(release.releases(house.officer)) == 2


def test_a_desk_that_went_on_meanwhile_gives_nothing_out(house: Any) -> None:
    """A name withdrawn while the pages were made must not be on them."""
    house.open(house.tell())
    out = house.root / "late"
    ready = release.prepared(house.officer, "public", "site", "en", ON)
    (person,) = [u.person for u in naming.unnamed(house.officer, "public")][:1]
    naming.decide(house.officer, [person], "public", "none", "asked us not to")
    with pytest.raises(release.ChangedMeanwhile), placed(out, ready.files) as put:
        release._released(house.officer, ready, put, None)
    assert not out.exists() and release.releases(house.officer) == []
