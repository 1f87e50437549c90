"""Write requirements/*.txt: every version and hash, and no host name.

usage: python tools/lock.py [--upgrade]

One file a purpose, each for every platform and Python from 3.11 on. The layers bind
each other (`-c`), so a package has one version in all of them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAYERS = {
    "base": "pyproject.toml",
    "build": "requirements/build.in",
    "node": "requirements/node.in",
    "gazetteer": "requirements/gazetteer.in",
    "postgres": "requirements/postgres.in",
    "dev": "requirements/dev.in",
    "docs": "requirements/docs.in",
}
ALONE = ("gazetteer",)  # read, never run: what they depend on is left out
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
]
HOST = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")


def lock(layer: str, upgrade: bool) -> Path:
    """Resolve one layer, keeping the versions it has unless asked to upgrade."""
    target = ROOT / "requirements" / f"{layer}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", LAYERS[layer], *OPTIONS]
    command += ["--output-file", str(target.relative_to(ROOT))]
    command += ["--upgrade"] if upgrade else []
    command += ["--no-deps"] if layer in ALONE else []
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"NO_COLOR": "1"})
    return target


def hosts(text: str) -> list[str]:
    """Return the lines that would tell where packages were fetched from."""
    return [line for line in text.splitlines() if HOST.search(line)]


def main() -> int:
    """Write each layer and refuse one that names a host."""
    for layer in LAYERS:
        target = lock(layer, "--upgrade" in sys.argv[1:])
        text = target.read_text("utf-8")
        if found := hosts(text):
            print(f"{target.name} names a host: {found[0]}. Nothing else was changed.")
            return 1
        pins = len(re.findall(r"^[A-Za-z0-9][^#\s]*==", text, re.MULTILINE))
        print(f"{target.relative_to(ROOT)}: {pins} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
