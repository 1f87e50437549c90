"""Prints every value that a desk holds, opened: `python -m tests.canary.held DESK`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
os.environ["HABEAS_DESK"] = str(ROOT)
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"

import django

django.setup()

from habeas.store import desk as desks
from habeas.store.tables import record_models


def main() -> None:
    """Open the desk, print, lock it."""
    desks.unlock(ROOT, sys.stdin.readline().strip())
    for model in record_models():
        fields = [f.attname for f in model._meta.concrete_fields]
        for row in model.objects.whole("a test looks for what was planted"):
            print(model.__name__, [str(getattr(row, name)) for name in fields])
    desks.lock()


if __name__ == "__main__":
    main()
