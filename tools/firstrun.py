"""Measure the first run on a bare machine: bytes fetched, seconds to the first page.

usage: python -m tools.firstrun

The tree's committed state is cloned to an empty folder. What `make run` will fetch is
fetched first and weighed; then `make run` is timed without the network's share.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.served import served

ROOT = Path(__file__).resolve().parents[1]
MOST = 180  # seconds
LAYERS = ("base", "build", "gazetteer")


def main() -> int:
    """Print bytes and seconds; return 1 if the first page came too late."""
    with tempfile.TemporaryDirectory(prefix="habeas-first-") as folder:
        bare = Path(folder)
        clone = bare / "habeas"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        wheels, node = fetch_packages(clone, bare), fetch_pages(clone, bare)
        print(f"fetched by pip: {wheels / 1e6:.1f} MB; by npm: {node / 1e6:.1f} MB")
        seconds = first_page(clone, bare)
        print(
            f"make run to the first page: {seconds:.0f} s without fetching (< {MOST} s)"
        )
        again = first_page(clone, bare)
        print(f"make run again: {again:.0f} s")
    return int(seconds >= MOST)


def fetch_packages(clone: Path, bare: Path) -> int:
    """Fetch the locked packages into a folder of their own; return their bytes."""
    to = bare / "wheels"
    for layer in LAYERS:
        lock = clone / "requirements" / f"{layer}.txt"
        command = [sys.executable, "-m", "pip", "download", "-qq", "--no-cache-dir"]
        command += ["--require-hashes", "--no-deps", "--disable-pip-version-check"]
        subprocess.run([*command, "-d", str(to), "-r", str(lock)], check=True)
    return weigh(to)


def fetch_pages(clone: Path, bare: Path) -> int:
    """Fetch the front end's packages into an empty cache; return their bytes."""
    cache = bare / "npm"
    subprocess.run(
        ["npm", "ci", "--silent", "--cache", str(cache)], cwd=clone, check=True
    )
    subprocess.run(["rm", "-r", str(clone / "node_modules")], check=True)
    return weigh(cache / "_cacache" / "content-v2")


def weigh(folder: Path) -> int:
    """Return the bytes of the files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def first_page(clone: Path, bare: Path) -> float:
    """Return the seconds from `make run` to the first page."""
    os.environ |= {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(bare / "wheels"),
        "npm_config_cache": str(bare / "npm"),
        "npm_config_prefer_offline": "true",
        "BROWSER": "true",
    }
    start = time.monotonic()
    with served(["make", "--no-print-directory", "run", "PORT=0"], cwd=clone) as desk:
        status, _ = desk.get("/")
        seconds = time.monotonic() - start
    if status != 200:
        raise SystemExit(f"the first page answered {status}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
