"""The directions of import, proved on the code and on code that breaks them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.sources.formats.parsers import CHILD_ONLY, PARSERS

ROOT = Path(__file__).parents[1]
PURE = (
    "habeas.vocab",
    "habeas.text",
    "habeas.sources.formats",
    "habeas.claims.reader",
    "habeas.publication.export",
)
STAGES = ("store", "accounts", "sources", "claims", "records", "register")
STAGES += ("publication", "coalition")


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of a tree as `make check` does."""
    code = "import sys; from importlinter.cli import lint_imports_command as l; l()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--config", "pyproject.toml"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PATH": "", "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of the sources that a test may break."""
    shutil.copytree(ROOT / "src", tmp_path / "src")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    """Each folder imports only what stands before it; what thinks, thinks alone."""
    found = lint(ROOT)
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("sources/custody.py", "from habeas.claims import quotes"),
        ("text/spans.py", "import django"),
        ("claims/reader/document.py", "from habeas.sources import models"),
        ("publication/models.py", "from habeas.web import urls"),
    ],
)
def test_an_import_the_wrong_way_is_found(tree: Path, module: str, line: str) -> None:
    """The contracts are broken by an import against the direction."""
    path = tree / "src" / "habeas" / module
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    found = lint(tree)
    assert found.returncode == 1
    assert "BROKEN" in found.stdout


def test_a_module_without_a_place_is_found(tree: Path) -> None:
    """A new module of the package has to be put into the list of layers."""
    (tree / "src" / "habeas" / "stray.py").write_text("", "utf-8")
    assert lint(tree).returncode == 1


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_says_nothing_in_its_init(stage: str) -> None:
    """Importing a pure part of a stage never loads the stage's models."""
    path = ROOT / "src" / "habeas" / stage / "__init__.py"
    assert path.read_text("utf-8").strip() == ""


def modules(package: str) -> list[str]:
    """Return the names of the modules of a package, its own first."""
    folder = ROOT / "src" / package.replace(".", "/")
    found = sorted(folder.rglob("*.py"))
    names = (str(p.relative_to(ROOT / "src").with_suffix("")) for p in found)
    return [n.replace("/", ".").removesuffix(".__init__") for n in names]


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh Python has after running `code`."""
    tell = "import sys; print('\\n'.join({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT / "src",
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("package", PURE)
def test_what_thinks_runs_without_django(package: str) -> None:
    """Every module of the package can be imported, and none brings Django."""
    lines = "\n".join(f"import {name}" for name in modules(package))
    assert "django" not in loaded_by(lines)


def test_the_reading_command_loads_no_database() -> None:
    """`habeas read` needs no desk."""
    found = loaded_by("import habeas.reading, habeas.cli")
    assert not found & {"django", "sqlcipher3"}


def test_the_server_has_no_parser_in_memory() -> None:
    """With every page, view and stage imported, no parser of documents is loaded."""
    ours = [n for n in modules("habeas") if n not in CHILD_ONLY]
    apart = (".migrations", ".backend.postgres", "habeas.cli", "habeas.demo")
    names = [n for n in ours if not any(a in n for a in apart)]
    lines = "\n".join(f"import {name}" for name in names)
    setup = "import os, django\n"
    setup += "os.environ['DJANGO_SETTINGS_MODULE'] = 'habeas.settings'\n"
    setup += "django.setup()\n"
    assert not loaded_by(setup + lines) & set(PARSERS)
