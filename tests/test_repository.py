"""What the repository may not hold: real people, hosts of registries, keys, copyleft.

Names and sentences of the statements that are kept apart are read at run time; none of
them stands here.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from habeas.text.fold import fold
from tests.conftest import shared

ROOT = Path(__file__).parents[1]
LARGEST = 5_000_000
# The one file that may be larger (decision 0014), in a wheel of its own.
WEIGHTS = Path("wheels/names-en/src/habeas_names_en/model/names.onnx")
HEAVIEST = 24_000_000
RUN = 9  # words in a row that no two people write by chance
TEXT = {".py", ".md", ".txt", ".toml", ".yaml", ".yml", ".json", ".html", ".css", ".ts"}
TEXT |= {".po", ".in", ".cfg", ".csv", ".svg", ".jsonl", ""}
# Each in two halves, so that this file does not hold what it looks for.
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com")
HOSTS += ("yarn" + "pkg.com", "deb.deb" + "ian.org", "/opt/" + "pypi")
WORDS = ("clau" + "de", "anthro" + "pic", "chat" + "gpt", "copi" + "lot")
WORDS += ("/work/" + "main", "/work/" + "shared", "/tmp/" + "brief")
KEYS = ("PRIVATE " + "KEY-----", "AGE-SECRET-" + "KEY-1")
VAGUE = {"utils", "util", "helpers", "common", "core", "managers", "services", "misc"}


@cache
def tracked() -> dict[Path, bytes]:
    """Return the files that git tracks, with what stands in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    )
    names = listed.stdout.decode().split("\0")
    paths = [ROOT / name for name in names if name]
    return {p.relative_to(ROOT): p.read_bytes() for p in paths if p.is_file()}


@cache
def texts() -> dict[Path, str]:
    """Return the tracked files that are text."""
    found = tracked().items()
    return {p: b.decode("utf-8", "replace") for p, b in found if p.suffix in TEXT}


def holding(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the files that hold one of `words`, in any case, with the word."""
    return [
        (str(path), word)
        for path, text in texts().items()
        for word in words
        if word.lower() in text.lower()
    ]


def documents() -> list[Path]:
    """Return the texts that are kept apart."""
    return sorted(shared("documents").rglob("*.txt"))


def readings() -> Iterator[Any]:
    """Yield the hand-coded readings that are kept apart."""
    for path in sorted(shared("documents").rglob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def people(value: Any) -> Iterator[str]:
    """Yield the names of people in a reading: of theirs, and of their relatives."""
    for person in value.get("people", value.get("persons", ())):
        given = [person.get("name")] + person.get("other_names", [])
        relative = (person.get("attributes") or {}).get("relative") or {}
        given += [relative.get("name")] if isinstance(relative, dict) else []
        unnamed = person.get("kind") in ("group", "class") or person.get("count")
        yield from (n for n in given if n and not unnamed)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, without markup."""
    return re.findall(r"\w+", fold(text))


def test_no_person_of_the_statements_is_named() -> None:
    """No personal name of the seed or the practice set stands in a tracked file."""
    names = {fold(n) for reading in readings() for n in people(reading)}
    names = {n for n in names if sum(len(w) > 2 for w in words(n)) > 1}
    assert len(names) > 100
    held = {p: " ".join(words(in_lines(p, t))) for p, t in texts().items()}
    whole = {n: f" {' '.join(words(n))} " for n in names}
    found = [
        (str(path), f"name {number}")
        for path, text in held.items()
        for number, name in enumerate(whole.values())
        if name in f" {text} "
    ]
    assert not found


def contacts(value: Any) -> Iterator[str]:
    """Yield the phones and mail addresses of a reading, phones as digits."""
    for contact in value.get("contacts", ()):
        given = str(contact.get("value", ""))
        digits = re.sub(r"\D", "", given)
        if "@" in given and "//" not in given:
            yield given.lower()
        elif contact.get("kind") in ("phone", "fax", "mobile") and len(digits) > 7:
            yield digits[-8:]


def test_no_contact_of_the_statements_stands_here() -> None:
    """No phone and no mail address of the statements, however it is written."""
    known = {c for r in readings() for c in contacts(r) if "555" not in c}
    assert len(known) > 3
    found = [
        (str(path), number)
        for path, text in texts().items()
        if path.suffix not in (".json", ".txt") or "tests" in path.parts
        for number, contact in enumerate(sorted(known))
        if contact in re.sub(r"(?<=\d)[ ()+-]+(?=\d)", "", text.lower())
    ]
    assert not found


def in_lines(path: Path, text: str) -> str:
    """Return the text; in lists of single words, with a word between the lines."""
    listed = path.suffix == ".txt" and "data" in path.parts
    return text.replace("\n", " nextline ") if listed else text


def test_the_search_for_names_finds_one() -> None:
    """The comparison would see a name: in other case, over a line break."""
    name = next(n for r in readings() for n in people(r) if len(n.split()) > 1)
    planted = "x " + "\n".join(name.upper().split()) + ", y"
    assert f" {' '.join(words(name))} " in f" {' '.join(words(planted))} "


def test_no_sentence_of_the_statements_is_copied() -> None:
    """No nine words in a row of a statement that is kept apart stand in a file."""
    runs: set[tuple[str, ...]] = set()
    for path in documents():
        runs |= set(in_a_row(words(path.read_text("utf-8"))))
    copied = [
        (str(path), at)
        for path, text in texts().items()
        for at, run in enumerate(in_a_row(words(text)))
        if run in runs and not all(w.isdigit() for w in run)
    ]
    assert not copied


def in_a_row(found: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each run of nine words."""
    return zip(*(found[i:] for i in range(RUN)), strict=False)


def test_no_registry_is_named() -> None:
    """Locks and documents name packages and hashes, never where they come from."""
    assert not holding(HOSTS)


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of a developer's machine and no name of a tool that wrote it."""
    # Word lists, in which it may be somebody's name.
    listed = ("lists", "names", "vocabulary.txt")
    found = [x for x in holding(WORDS) if not set(listed) & set(Path(x[0]).parts)]
    assert not found


def test_no_key_is_tracked() -> None:
    """Private keys stay out, also as examples."""
    assert not holding(KEYS)


def test_no_file_is_large() -> None:
    """A clone stays small on a slow line, but for one file that is named."""
    sizes = {p: len(b) for p, b in tracked().items()}
    assert sizes.pop(WEIGHTS, 0) < HEAVIEST
    assert not {str(p): n for p, n in sizes.items() if n > LARGEST}
    assert sum(sizes.values()) < 37_000_000


def test_no_open_question_is_left_in_the_code() -> None:
    """An open question is an issue."""
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    python = {p: t for p, t in texts().items() if p.suffix in (".py", ".ts")}
    assert not [str(p) for p, t in python.items() if marks.search(t)]


def test_modules_say_what_they_are() -> None:
    """No module is called after nothing in particular."""
    assert not [str(p) for p in texts() if p.suffix == ".py" and p.stem in VAGUE]


# --- what the desk stands on -------------------------------------------------------

COPYLEFT = re.compile(r"\b[AL]?GPL|GNU", re.IGNORECASE)
# Packages whose own metadata name no licence; read in their files.
READ_BY_HAND = {"pyrage": "MIT", "sqlcipher3": "zlib"}
# Packages that are needed and imported under another name, or by Django alone.
MODULES = {
    "argon2-cffi": "argon2",
    "django": "django",
    "django-htmx": "django_htmx",
    "django-ninja": "ninja",
    "phonenumberslite": "phonenumbers",
    "pyyaml": "yaml",
}
NEVER_IMPORTED = {"tzdata"}  # the time zones of machines that have none


def locked(layer: str) -> list[str]:
    """Return the names of packages in a lock."""
    text = (ROOT / "requirements" / f"{layer}.txt").read_text("utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)


def licence(name: str) -> str:
    """Return what a package's metadata say of its licence."""
    told = importlib.metadata.metadata(name)
    classified = [c for c in told.get_all("Classifier", []) if "License" in c]
    given = [told.get("License-Expression"), *classified]
    first = (told.get("License") or "").partition("\n")[0]
    return " ".join(filter(None, [*given, first])) or READ_BY_HAND.get(name, "")


@pytest.mark.parametrize("name", locked("base"))
def test_the_core_is_free_of_copyleft(name: str) -> None:
    """No dependency of the core is under GPL, AGPL or LGPL; each licence is known."""
    try:
        found = licence(name)
    except importlib.metadata.PackageNotFoundError:
        return  # for another system
    assert found
    assert not COPYLEFT.search(found)


def test_copyleft_would_be_seen() -> None:
    """The extra that is under the LGPL is recognised as such."""
    assert COPYLEFT.search(licence("psycopg"))


def test_every_dependency_is_used() -> None:
    """What the core asks for is imported somewhere in it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[^A-Za-z0-9._-]", d)[0] for d in project["dependencies"]}
    wanted = {MODULES.get(n.lower(), n) for n in asked - NEVER_IMPORTED}
    unused = wanted - set(imported())
    assert not unused


def imported() -> Iterator[str]:
    """Yield the top-level modules that the package names, also as Django apps."""
    settings = (ROOT / "src/habeas/settings.py").read_text("utf-8")
    yield from re.findall(r'"(\w+)[.\w]*"', settings)
    line = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
    for path in (ROOT / "src/habeas").rglob("*.py"):
        yield from line.findall(path.read_text("utf-8"))


@pytest.mark.parametrize("layer", ["base", "build", "node", "postgres", "dev", "docs"])
def test_every_locked_file_has_a_hash(layer: str) -> None:
    """Each pin of each lock carries hashes."""
    text = (ROOT / "requirements" / f"{layer}.txt").read_text("utf-8")
    pins = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
