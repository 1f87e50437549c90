"""How the manual is built: `make docs`, offline, warnings are errors."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_init = (ROOT / "src" / "habeas" / "__init__.py").read_text("utf-8")

project = "Habeas"
author = "The Habeas maintainers"
copyright = "the Habeas maintainers, Apache-2.0"
release = re.findall(r'__version__ = "(.+)"', _init)[0]

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Habeas"
html_show_sourcelink = False
html_copy_source = False
