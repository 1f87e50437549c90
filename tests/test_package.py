"""What a wheel is made of, and that it is not made without it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hatch_build import ASSETS, missing, sentence
from tools import setup

ROOT = Path(__file__).parents[1]
PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of what a wheel is packed from, with its assets."""
    skip = shutil.ignore_patterns("__pycache__", "static", "*.mo")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=skip)
    for name in PARTS:
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "LICENSES", tmp_path / "LICENSES")
    package = tmp_path / "src" / "habeas"
    static = package / "web" / "static"
    static.mkdir()
    for name in ASSETS:
        (static / name).write_text("/* built */", "utf-8")
    for catalogue in package.rglob("locale/**/*.po"):
        catalogue.with_suffix(".mo").write_bytes(b"compiled")
    return tmp_path


def pack(tree: Path) -> subprocess.CompletedProcess[str]:
    """Build the tree's wheel as a packer does."""
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"],
        cwd=tree,
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_wheel_holds_what_officers_need(tree: Path) -> None:
    """Pages' assets, vocabulary, example and catalogues are in; sources of pages out."""
    done = pack(tree)
    assert done.returncode == 0, done.stderr
    names = zipfile.ZipFile(next((tree / "dist").glob("*.whl"))).namelist()
    for wanted in (
        "web/static/app.js",
        "vocab/acts.yaml",
        "demo/statement.txt",
        "text/data/needs.json",
    ):
        assert f"habeas/{wanted}" in names
    assert not [n for n in names if n.startswith("habeas/web/assets/")]
    assert not [n for n in names if not n.startswith(("habeas/", "habeas-"))]
    for given in ("LICENSE", "NOTICE", "LICENSES/OFL-1.1.txt"):
        assert [n for n in names if n.endswith(f"licenses/{given}")]


@pytest.mark.parametrize("name", ASSETS)
def test_no_wheel_without_built_assets(tree: Path, name: str) -> None:
    """Packing stops with a sentence that names what is missing."""
    (tree / "src" / "habeas" / "web" / "static" / name).unlink()
    done = pack(tree)
    assert done.returncode != 0
    assert f"static/{name}" in done.stderr + done.stdout
    assert "make build" in done.stderr + done.stdout
    assert not list(tree.glob("dist/*.whl"))


def test_no_wheel_without_compiled_catalogues(tree: Path) -> None:
    """A catalogue that was not compiled stops packing too."""
    folder = tree / "src" / "habeas" / "locale" / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text("", "utf-8")
    assert missing(tree) == ["src/habeas/locale/xx/LC_MESSAGES/django.mo"]
    assert pack(tree).returncode != 0


def test_the_sentence_says_what_to_do() -> None:
    """What is missing, what became of it, what to do next."""
    said = sentence(["a.js"])
    assert "a.js" in said
    assert "Nothing was written" in said
    assert "make build" in said


# --- the environment is made once --------------------------------------------------


def test_a_step_is_done_again_only_when_its_input_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stamp holds the hash of what a step was made from."""
    monkeypatch.setattr(setup, "STAMPS", tmp_path)
    done: list[str] = []
    for made_from in (b"1", b"1", b"2", b"2"):
        setup.step("thing", made_from, lambda: done.append("made"))
    assert done == ["made", "made"]


def test_a_lost_result_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stamp alone does not prove that the thing is there."""
    monkeypatch.setattr(setup, "STAMPS", tmp_path)
    result = tmp_path / "result"
    for _ in range(2):
        setup.step("thing", b"1", lambda: result.write_text("x") and None, result)
        assert result.exists()
        result.unlink()


def test_a_machine_without_venv_is_told_so_in_one_sentence(tmp_path: Path) -> None:
    """Where Debian has split venv off, the package to install is named."""
    (tmp_path / "ensurepip.py").write_text("raise ImportError", "utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "setup.py"), "run"],
        env={"PYTHONPATH": str(tmp_path), "HABEAS_VENV": str(tmp_path / "env")},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "python3-venv" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "env").exists()


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Below 3.11 the sentence names the version that was found."""
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 2))
    with pytest.raises(setup.CannotSetUp, match=r"3\.9"):
        setup.require_python()


def test_a_team_without_the_driver_is_told_so(tmp_path: Path) -> None:
    """PostgreSQL without the extra is refused in a sentence, not in a traceback."""
    for name in ("psycopg", "psycopg2"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('none')", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "habeas.cli", "doctor", "--desk", str(tmp_path / "d")],
        env={
            "PYTHONPATH": f"{tmp_path}:{ROOT / 'src'}",
            "HABEAS_DATABASE_URL": "postgresql://nobody@localhost/none",
        },
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "habeas[postgres]" in done.stderr
    assert "Traceback" not in done.stderr
