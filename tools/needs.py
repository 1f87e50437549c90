"""Write down what each of the reader's expressions asks of a text.

usage: needs.py [FILE]

See `habeas.text.foretold`. The expressions are those that are made when the reader is
loaded; the file is a build's, ignored by git.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "src" / "habeas" / "text" / "data" / "needs.json"


def main(file: Path = FILE) -> None:
    """Load the reader with no file, so that all is worked out, and write the file."""
    file.unlink(missing_ok=True)
    from habeas.claims.reader.read import read
    from habeas.text import foretold

    read("On Monday police arrested Karim Soomro in Sukkur.")
    file.write_text(foretold.written(), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
