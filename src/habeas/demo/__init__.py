"""A throw-away desk with a worked example: kept, read, half decided, open.

The statement and the note are ours: their people and organisations are invented, their
places real. The desk's key is cheap on purpose; nobody's safety hangs on it.
"""

from __future__ import annotations

import signal
import sys
from importlib.resources import files
from pathlib import Path
from types import FrameType

from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.claims import propose
from habeas.claims.cards import cards
from habeas.register import decide
from habeas.sources import preserve
from habeas.sources.models import Source
from habeas.store import desk as desks
from habeas.store.kdf import Cost
from habeas.web import serve

PASSPHRASE = "river boat seven lamp"  # noqa: S105 - of a desk that is thrown away
CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)
OFFICER, ORGANISATION = "Practice Officer", "Practice Desk"
VOICE = "a neighbour of the harbour, by telephone"


def run(root: Path, *, port: int = 8317, browser: bool = True) -> None:
    """Make the practice desk in the empty folder `root` and serve it until stopped.

    SIGTERM ends it as Ctrl-C does, so that whoever made the folder can remove it.
    """
    signal.signal(signal.SIGTERM, _stop)
    sys.stderr.write("Making a practice desk; it goes when you stop it ...\n")
    officer = make(root)
    half(officer)
    sys.stderr.write(f"If it has locked itself, it opens with: {PASSPHRASE}\n")
    serve.serve(root, port=port, browser=browser)


def make(root: Path) -> User:
    """Make the desk, keep the statement and the note, and read both."""
    desks.create(root, PASSPHRASE, cost=CHEAP)
    officer = officers.found(OFFICER, ORGANISATION)
    kept = preserve.keep(
        officer,
        paper("statement"),
        kind="file",
        name="statement.txt",
        received_from="the federation's mailing list",
    )
    noted = preserve.note(officer, paper("note").decode(), VOICE)
    for source in (kept.source, noted.source):
        propose.propose(officer, source)
    return officer


def paper(name: str) -> bytes:
    """Return one of the two papers of the example, `statement` or `note`, in UTF-8."""
    return files(__package__).joinpath(f"{name}.txt").read_bytes()


def half(officer: User) -> int:
    """Accept the first half of the statement's cards, the riskiest first.

    Returns how many cards were accepted; the rest is left to whoever practises.
    """
    statement = Source.objects.visible_to(officer).get(kind="file")
    dealt = cards(officer, statement)
    first = dealt[: (len(dealt) + 1) // 2]
    for card in first:
        decide.accept_card(officer, card)
    return len(first)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
