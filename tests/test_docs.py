"""The manual is true: nothing is undocumented, and its tutorial runs as printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import typer.main

from habeas.claims.models import VERBS
from habeas.cli import NO_SHEET, app
from habeas.publication.models import BASES, MATTERS
from habeas.register.asks import ANSWERS, WHOM
from habeas.register.demands import STATUSES
from habeas.sources.formats.parsers import IN_PROCESS, READERS
from habeas.sources.models import CUSTODY, READING
from habeas.store import findings
from habeas.store.labels import AUDIENCES, LABELS
from habeas.vocab import terms
from tools import reference

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCES = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
SOURCES += [ROOT / "Makefile", ROOT / "tests" / "conftest.py"]


def page(name: str) -> str:
    """Return the text of a page of the manual."""
    return (DOCS / name).read_text("utf-8")


def undocumented(codes: Iterable[str], name: str) -> list[str]:
    """Return the codes that do not stand, as code, on a page."""
    text = page(name)
    return sorted(c for c in codes if f"`{c}`" not in text and f"`{c} " not in text)


def in_sources(pattern: str) -> set[str]:
    """Return what a pattern finds in the code."""
    found = re.compile(pattern)
    return {m for path in SOURCES for m in found.findall(path.read_text("utf-8"))}


# --- nothing is undocumented -------------------------------------------------------


def test_the_generated_pages_are_fresh() -> None:
    """`make docs` was run after the last change of commands or vocabulary."""
    assert reference.main(check=True) == 0


def test_every_command_and_option_is_documented() -> None:
    """The page of commands knows each command and each option, with a purpose."""
    text = page("reference/commands.md")
    for name, command in typer.main.get_command(app).commands.items():
        section = text.partition(f"## `habeas {name}`\n")[2].partition("\n## ")[0]
        options = [o for p in command.params for o in p.opts if o.startswith("-")]
        assert section, name
        assert not [o for o in options if f"`{o}`" not in section]


def test_every_setting_is_documented() -> None:
    """Each name of the environment and each key of `desk.toml`."""
    names = in_sources(r"\b(HABEAS_[A-Z]+(?:_[A-Z]+)*)\b")
    keys = in_sources(r"(?:_configured\(\)|tomllib\.loads\(.*\))\.get\(\"(\w+)\"")
    assert "HABEAS_DESK" in names
    assert keys
    assert not undocumented(names | keys, "reference/settings.md")


def test_every_format_is_documented() -> None:
    """Each format that carries our name, and each kind of source that is read."""
    ours = in_sources(r"\b(habeas-[a-z]+(?:-[a-z]+)*/\d+)\b")
    assert "habeas-reading/1" in ours
    assert not undocumented(ours, "reference/formats.md")
    assert not undocumented([*READERS, *IN_PROCESS], "reference/formats.md")


@pytest.mark.parametrize(
    "codes",
    [
        READING,
        CUSTODY,
        VERBS,
        STATUSES,
        BASES,
        MATTERS,
        WHOM,
        ANSWERS,
        LABELS,
        AUDIENCES,
        tuple(terms.claims().review_state),
        (findings.OK, findings.WARNING, findings.DAMAGE),
    ],
)
def test_every_state_is_documented(codes: tuple[str, ...]) -> None:
    """Each state, status, label and basis has its line."""
    assert not undocumented(codes, "reference/states.md")


def test_every_value_of_the_register_is_documented() -> None:
    """The four axes, with ends and releases."""
    found = terms.register()
    liberty = (v for g in vars(found.liberty).values() for v in g)
    axes = (found.legal, found.acknowledgement, found.verification)
    rest = (found.end_basis, found.release_type, found.remand_type, *axes)
    codes = [*liberty, *(v for axis in rest for v in axis)]
    assert not undocumented(codes, "reference/vocabulary.md")


def test_a_missing_word_would_be_seen() -> None:
    """The comparison finds a code that no page has."""
    assert undocumented(["surely_not_a_state"], "reference/states.md")


# --- the pages around it -----------------------------------------------------------


def recipes() -> Iterator[tuple[str, list[str]]]:
    """Yield each target of the Makefile with its commands as typed."""
    text = (ROOT / "Makefile").read_text("utf-8")
    for target, lines in re.findall(
        r"^([a-z]+):.*##.*\n((?:\t.*\n)+)", text, re.MULTILINE
    ):
        typed = [line.strip() for line in lines.splitlines()]
        typed = [t.replace("$(BIN)/", "").replace(" $(ARGS)", "") for t in typed]
        yield target, [t for t in typed if not t.startswith(("$(SETUP)", "@"))]


def filled(line: str) -> str:
    """Return a command with what its variables hold if nobody says otherwise."""
    return line.replace("$(PORT)", "8317").replace("$(EXAMPLES)", "20")


def test_contributing_prints_every_command_as_typed() -> None:
    """`make` is a convenience: whoever has none can type what it runs."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = dict(recipes())
    assert {"setup", "run", "test", "check", "docs", "bench", "size"} <= found.keys()
    for target, lines in found.items():
        row = text.partition(f"| `{target}` | ")[2].partition("\n")[0]
        assert row or target == "help", target
        assert not [x for x in lines if filled(x) not in row], target


def test_readme_names_the_two_commands() -> None:
    """A newcomer finds how to run and how to test in the first screen."""
    first = (ROOT / "README.md").read_text("utf-8")[:3000]
    assert "make run" in first
    assert "make test" in first


def test_decisions_are_pages_of_one_form() -> None:
    """Numbered without a gap, each with its context, decision, costs and reopening."""
    pages = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [int(p.name[:4]) for p in pages]
    assert numbers == list(range(1, len(pages) + 1))
    for path in pages:
        text = path.read_text("utf-8")
        assert text.startswith(f"# {path.name[:4]} "), path.name
        parts = ("**Context.**", "**Decision.**", "**Costs.**", "**Reopen if**")
        assert [p for p in parts if p in text] == list(parts), path.name
        assert len(text.splitlines()) < 60, path.name


def test_each_protection_is_marked() -> None:
    """In `threats.md` each promise is tested, built or planned, and each heading has
    said what is not covered.
    """
    text = page("threats.md").partition("## From whom")[2]
    for section in text.partition("\n## When")[0].split("\n### ")[1:]:
        title = section.partition("\n")[0]
        assert re.search(
            r"\*(Tested|Built|Planned)|\*(planned|built|tested)", section
        ), title
        assert "**Not covered" in section, title


def test_the_manual_builds_without_a_warning(tmp_path: Path) -> None:
    """Sphinx, offline, warnings are errors: links, headings and tables are right."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", str(DOCS)]
        + ["-d", str(tmp_path / "trees"), str(tmp_path / "html")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "html" / "tutorial.html").exists()


# --- the tutorial runs ---------------------------------------------------------------

MARK = "---- command of the tutorial ----"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps(text: str) -> list[tuple[str, str]]:
    """Return each command of a page with the output printed below it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return [(command, "\n".join(lines)) for command, lines in found]


def as_printed(expected: str, got: str) -> bool:
    """Return whether output is as printed: `…` is any text, alone it is any lines."""
    pattern = ""
    for line in expected.strip().splitlines():
        parts = ".*".join(re.escape(part) for part in line.split("…"))
        pattern += r"(?:.*\n)*" if line == "…" else f"{parts}\n"
    text = f"{got.strip()}\n" if got.strip() else ""
    return re.fullmatch(pattern, text) is not None


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        ("kept …", "kept 12", True),
        ("kept …", "lost 12", False),
        ("", "", True),
        ("", "a warning", False),
        ("…\nend", "a\nb\nend", True),
        ("a\n…\nend", "a\nend", True),
        ("a … c", "a b\nc", False),
    ],
)
def test_output_is_compared_as_printed(expected: str, got: str, right: bool) -> None:
    """What a page prints is what a command has to print."""
    assert as_printed(expected, got) is right


def test_the_tutorial_runs_as_printed(tmp_path: Path) -> None:
    """Each command of the tutorial, in order, in an empty folder, as a reader would."""
    printed = steps(page("tutorial.md"))
    assert len(printed) > 15
    shutil.copy(ROOT / "src/habeas/demo/statement.txt", tmp_path)
    command = tmp_path / "bin" / "habeas"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m habeas.cli "$@"\n')
    command.chmod(0o755)
    lines = [f"{c} || echo exit $?\necho '{MARK}'" for c, _ in printed]
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)],
        cwd=tmp_path,
        env={
            "PATH": f"{command.parent}:{Path(sys.executable).parent}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT / "src"),
            "HOME": str(tmp_path),
            "COLUMNS": "200",
            "LC_ALL": "C.UTF-8",
        },
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    got = done.stdout.replace(f"{NO_SHEET}\n", "").split(f"{MARK}\n")
    wrong = [
        f"$ {command}\n{output}"
        for (command, expected), output in zip(printed, got, strict=False)
        if not as_printed(expected, output)
    ]
    assert not wrong, "\n".join(wrong)
    assert len(got) == len(printed) + 1
