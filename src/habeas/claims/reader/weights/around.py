"""What the words of a run and those around it tell, whatever it names."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.lexicon import (
    listed,
    people_known,
    singulars,
    words,
)
from habeas.claims.reader.names import Run

POSTS = listed(
    "sp ssp dc ig dig igp asp dpo rpo cpo adc ac sho dsp aig commissioner collector dm sdm"
)
PAPERS = listed(
    """digest bulletin tally roll list statement appeal table report timeline incidents
    update resolutions register minutes affidavit testimony"""
)


IN_URDU = ("mein", "mn")  # "Matta mein": behind a place


def after_people(run: Run) -> bool:
    """Whether a run stands after "my colleagues," or "the widow:"."""
    return run.before() in (",", ":", "–") and run.before(2) in singulars()


def in_town(run: Run) -> bool:
    """Whether "in Mir Ali" is where something was, and begins with no title."""
    told = [t.text.lower() for t in run.tokens[: run.titles]]
    led = run.before() in ("in", "near", "at") and not run.possessive
    return led and all(w in words("weak_titles") for w in told)


# "Fired at X": X is whom they shot at.
AIMED = listed(
    """fired fire firing shot shoot shoots shooting shots bullets aimed pointed hurled thrown
    stones bottles grenade grenades shouted yelled screamed spat sworn lunged"""
)
PLACED = listed("village town city township district sitio barangay hamlet")


def known(low: Sequence[str]) -> float:
    """What the lists of personal names tell of a run."""
    listed = [people_known().get(w, "") for w in low]
    if not any(listed):
        return 0.0
    if len(low) == 1:
        return 0.7 if listed[0] in ("g", "b") else 0.3
    return min(1.5, 0.8 * sum(map(bool, listed)))
