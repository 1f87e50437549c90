"""The pages as a browser shows them: open to everybody, nothing complained of."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.publication.export.drawn.sheet import files
from habeas.publication.export.site import site
from habeas.publication.export.words import LANGUAGES
from habeas.publication.export.words import language as words

from .sample import publication
from .test_sheet import LAND, sheet

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
LOOKED = Path(__file__).parent / "looked.py"


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_keep_nobody_out(language: str, tmp_path: Path) -> None:
    """axe and the console say nothing, in both lights; nothing is cut off at 320 px."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no browser: install the system's package `chromium`")
    pages = site(publication(), language) | files(sheet(), words(language), LAND)
    for name, data in pages.items():
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(LOOKED), found, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == {}
