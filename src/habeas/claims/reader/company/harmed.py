"""Whether those who are named together are told of as harmed.

"Two engineers were murdered. Engineers A and B were shot in the yard": the two of the
first sentence are they. "Teachers A and B said ..." tells nothing of who was murdered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from habeas.claims.reader.company.company import Company
from habeas.claims.reader.grammar import SAID
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.people import Figure

_JOINED = re.compile(r"(?:, \d{1,3}| \(\d{1,3}\))?(?:,? and |, |,? & )\Z")
_WORD = re.compile(r"[a-z][a-z-]+")
_SAYS = re.compile(
    r"(?:, \d{1,3},?| \(\d{1,3}\))?,? (?:who )?(?:have |had |also )?(\w+)"
)
_FATAL = listed(
    """killed murdered slain shot stabbed hacked executed assassinated lynched massacred
    slaughtered died dead bodies corpses killing murder"""
)
_TAKEN = listed(
    "arrested detained abducted kidnapped seized nabbed captured taken held"
)
_HURT = listed("injured wounded hurt beaten tortured assaulted thrashed")
_LIVES = listed(
    "hospital survived injured wounded escaped treated recovering freed released"
)


def harmed_together(company: Company, group: Figure, named: Sequence[Figure]) -> bool:
    """Whether figures first stand joined where the harm is told that befell their group."""
    firsts = sorted(min(f.spans) for f in named)
    here = company.doc.sentence_at(firsts[0][0])
    lead = company.doc.sentence_at(group.first)
    if here is None or lead is None or firsts[-1][0] >= here.end:
        return False
    text = company.doc.text
    gaps = pairwise(firsts)
    if not all(_JOINED.match(text[one[1] : two[0]]) for one, two in gaps):
        return False
    first = _words(text[lead.start : lead.end])
    return _alike(first, _words(text[here.start : here.end]))


def only_say(company: Company, named: Sequence[Figure]) -> bool:
    """Whether those named are the ones who tell of what befell others."""
    last = max(min(f.spans)[1] for f in named)
    says = _SAYS.match(company.doc.text, last)
    return says is not None and says[1].lower() in SAID


def _words(sentence: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sentence.lower()))


def _alike(lead: frozenset[str], here: frozenset[str]) -> bool:
    """Whether two sentences tell of harm of one kind; who lives was not killed."""
    if lead & _FATAL:
        return bool(here & _FATAL) and not here & _LIVES
    if lead & _TAKEN:
        return bool(here & _TAKEN)
    return bool(lead & _HURT and here & _HURT)
