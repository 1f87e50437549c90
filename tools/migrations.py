"""Write the migrations that the models ask for, or say that some are missing.

    python tools/migrations.py             writes them
    python tools/migrations.py --check     exit 1 if a model changed without one
    python tools/migrations.py --first     one new initial migration a stage: only
                                           while nothing was ever released

Django's own command would load the pages and open a desk; this needs neither.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

STAGES = (
    "store",
    "accounts",
    "sources",
    "claims",
    "records",
    "register",
    "publication",
)
SOURCE = Path(__file__).parents[1] / "src"


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--first", action="store_true")
    asked = parser.parse_args()
    sys.path.insert(0, str(SOURCE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"
    os.environ.pop("HABEAS_DATABASE_URL", None)
    if asked.first:
        _forget()
    django.setup()
    connections["default"].settings_dict["ENGINE"] = "django.db.backends.dummy"
    call_command(
        "makemigrations",
        *STAGES,
        check_changes=asked.check,
        include_header=False,
        verbosity=1,
    )


def _forget() -> None:
    for stage in STAGES:
        folder = SOURCE / "habeas" / stage / "migrations"
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
        for path in folder.glob("[0-9]*.py"):
            path.unlink()


if __name__ == "__main__":
    main()
