"""Nothing leaves the computer, whatever page is looked at."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command import environment
from tests.conftest import PASSPHRASE

pytestmark = [pytest.mark.browser, pytest.mark.network_namespace]
WALK = Path(__file__).with_name("isolated.py")


def test_no_packet_goes_out(template: Any, tmp_path: Path, capsys: Any) -> None:
    """In a network of its own, with every way out open, none is taken."""
    if not shutil.which("unshare") or os.geteuid() != 0:
        pytest.skip("network namespaces are made by root, on Linux")
    root = tmp_path / "desk"
    shutil.copytree(template.root, root)
    done = subprocess.run(
        ["unshare", "--net", sys.executable, str(WALK), str(root), PASSPHRASE],
        check=False,
        env=environment(root),
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    with capsys.disabled():
        print(f"\npackets sent out: {told['sent']} in {told['pages']} pages")
    assert told["probe"] >= 1
    assert told["pages"] >= 13
    assert told["foreign"] == []
    assert told["sent"] == 0
