"""Pack the wheel, install it into an empty environment, and print its size.

usage: python -m tools.size [--try]

With `--try` the installed command is run too, and a page is opened from it: what is
tried is what officers get, not the source folder.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tools.served import served

ROOT = Path(__file__).resolve().parents[1]
MOST = 240  # MB
NOT_OURS = ("pip", "setuptools", "_distutils_hack", "pkg_resources", "wheel")


class TooLarge(Exception):
    """The core weighs more than it may."""


def main(try_it: bool) -> None:
    """Print the wheel's and the installed core's size; open a page if asked."""
    with tempfile.TemporaryDirectory(prefix="habeas-size-") as folder:
        wheel = pack(Path(folder) / "dist")
        environment = Path(folder) / "environment"
        install(environment, wheel)
        print(f"wheel: {wheel.stat().st_size / 1e6:.1f} MB")
        core = weigh(environment)
        print(f"core installed in an empty environment: {core:.0f} MB (< {MOST} MB)")
        if core >= MOST:
            raise TooLarge(f"{core:.0f} MB")
        if try_it:
            run_it(environment, Path(folder))


def pack(to: Path) -> Path:
    """Build the wheel of the working tree and return its path."""
    command = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(to)]
    subprocess.run(
        [sys.executable, *command, str(ROOT)], check=True, stdout=subprocess.DEVNULL
    )
    return next(to.glob("*.whl"))


def install(environment: Path, wheel: Path) -> None:
    """Make an environment with the locked core and the wheel, and nothing else."""
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    pip = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    lock = ROOT / "requirements" / "base.txt"
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    subprocess.run([python, "-m", "pip", "check", "-q"], check=True)


def weigh(environment: Path) -> float:
    """Return the MB of what was installed, as files lie on disk, without pip."""
    packages = next(environment.glob("lib/python*/site-packages"))
    files = (p for p in packages.rglob("*") if p.is_file() and not p.is_symlink())
    ours = (f for f in files if _name(f, packages) not in NOT_OURS)
    return sum(f.stat().st_size for f in ours) / 1e6


def _name(file: Path, packages: Path) -> str:
    return file.relative_to(packages).parts[0].partition("-")[0]


def run_it(environment: Path, elsewhere: Path) -> None:
    """Run the installed command away from the sources, and open pages from it."""
    command = str(environment / "bin" / "habeas")
    subprocess.run([command, "--version"], check=True, cwd=elsewhere)
    demo = [command, "demo", "--port", "0", "--no-browser"]
    with served(demo, cwd=elsewhere) as desk:
        status, text = desk.get("/")
        others = [desk.get(path)[0] for path in desk.links(text)[:8]]
        style = desk.get("/static/app.css")[0]
    if {status, style, *others} != {200}:
        raise SystemExit(f"the installed desk answered {status}, {style}, {others}")
    print(
        f"the installed desk answered {len(others) + 2} pages, the first after "
        f"{desk.seconds:.1f} s"
    )


if __name__ == "__main__":
    main("--try" in sys.argv[1:])
