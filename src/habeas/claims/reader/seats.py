"""The seat of an office, which is no name: "Inspector General Punjab", "SP City".

In South Asia an office stands before the place it is for, and its holder, where he is
named, behind: "DC Quetta Asad Rind". The place is nobody's name, nor the first of it.
"""

from __future__ import annotations

import re

from habeas.claims.reader.lexicon import listed, people_known, places_known
from habeas.claims.reader.names import Run, bare

_OFFICE = re.compile(
    r"(?:(?:additional|addl|deputy|assistant|asst|senior|joint|sub|acting|former|vice) )*"
    r"(?:inspector general(?: (?:of )?(?:police|prisons))?|"
    r"(?:superintendent|commissioner|director general) of police|"
    r"director general(?: (?:rangers|police|health|prisons|fc|levies))?|"
    r"(?:chief|home|health|education|law|information|interior) (?:secretary|minister)|"
    r"(?:district |sessions |civil )*(?:judge|magistrate)|"
    r"superintendent(?: (?:jail|police|prisons?))?|station house officer|"
    r"district police officer|commissioner|collector|tehsildar|advocate general|"
    r"prosecutor general|corps commander|igp?|aig|ad?ig|dig|ss?p|dsp|asp|sho|"
    r"dpo|[cr]po|ccpo|a?d?c|adc|ac|dco|sdpo|sdm|dm) "
)
_QUARTERS = listed("city saddar malir cantt cantonment range rural kech")
_SERVICES = listed("police prisons")
_LONGEST = 6


def seat(run: Run) -> tuple[int, int] | None:
    """Return where the place after an office begins and ends in a run's sentence."""
    tokens = [t for t in run.tokens[:_LONGEST] if t.text != "."]
    said = [bare(t.text).lower() for t in tokens]
    of = said[0] in _SERVICES and run.before() == "of"  # "Inspector General of Police"
    words = " ".join(said) + " "
    match = re.match(r"\w+ ", words) if of else _OFFICE.match(words)
    if match is None:
        return None
    at = match[0].count(" ")
    for size in (2, 1):
        place = said[at : at + size]
        if len(place) == size and is_seat(" ".join(place)):
            begin = run.first + run.tokens.index(tokens[at])
            size += said[at + size : at + size + 1] in (["cantt"], ["cantonment"])
            return begin, begin + size
    return None


def is_seat(words: str) -> bool:
    """Whether lower-case words are a place that an office may be for."""
    words = words.removesuffix(" cantt").removesuffix(" cantonment")
    known = words in _QUARTERS or words in places_known()
    return known and words not in people_known()
