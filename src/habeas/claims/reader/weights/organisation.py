"""What speaks for a run being the name of an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.lexicon import (
    either,
    listed,
    people_known,
    words,
)
from habeas.claims.reader.names import Run
from habeas.claims.reader.vocabulary import common, tags
from habeas.claims.reader.weights.around import PAPERS
from habeas.claims.reader.weights.work import employs

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&]{1,7}|[A-Z]{2}")


def organisation(run: Run, low: list[str]) -> float:
    heads, starts = words("org_heads"), words("org_starts")
    said = [t.text.lower() for t in run.tokens]
    weight = 5.0 if employs(run) else 0.0
    if run.caps and any(tags(w)[:1] in ("I", "V") and w not in _LINKS for w in said):
        return 0.0
    if run.caps and set(low) & PAPERS and low[0] not in heads:
        return 0.0
    if low[-1] in heads or low[-1] + "s" in heads:
        weight += 3 if len(low) > 1 else 0.5
    elif low[0] in starts and len(low) > 2 or _head_before_link(said):
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 1
    if low[0] in _ALWAYS and len(low) > 1:
        weight += 2
    if not run.caps and " ".join(low) in words("armed"):
        weight += 2.5
    if set(low[1:-1]) & _INNER:
        weight += 5
    firm = [run.after(n) for n in (1, 2, 3)]
    if low[-1] in ("clinic", "cell") and low[-2:-1] and low[-2] in _SERVICES:
        weight += 6
    if low[-1] == "chambers" and len(low) > 1:
        weight += 6
    told = run.before() == "the" and run.before(2) in _TOLD
    if told and len(low) > 1 and low[-1] not in words("place_heads"):
        weight += 2.5
    if low[-2:] in (["s", "a"], ["sdn", "bhd"]) and len(low) > 2 or firm in _FIRMS:
        weight += 5
    if run.before() in _MEDIA:
        weight += 3 + 3 * _titled(run, low)
    if run.before() == "the" and "responsibility" in firm and _CLAIMS & {*firm}:
        weight += 3  # "the Desert Lions claimed responsibility for it"
    body = run.before() in _BODIES and not run.titles
    if body and (run.before() in _SURE or not set(low) & people_known().keys()):
        weight += 6  # "the oil firm X", "the unregistered party X"
    if (
        _self_styled(run)
        or run.before() == "the"
        and (run.after() in _COMMANDS and run.after(2) == "of")
    ):
        weight += 4  # "a group calling itself Red Dawn", "the X command of the Y"
    if run.after() in _SMALL_HEADS and not run.possessive:
        weight += 1.6
    if len(low) == 1 and _ACRONYM.fullmatch(run.names[0]) and not run.caps:
        weight += 2 - 3 * _no_body(run, low[0])
    if run.titles:
        weight -= 2
    return weight


def _titled(run: Run, low: Sequence[str]) -> bool:
    """Whether a name is what a paper, a page or a show is called: "the page X".

    Not where somebody does something to it: "the page Karim Soomro runs".
    """
    if run.titles or run.before(2) not in _BEFORE_MEDIA:
        return False
    return not (low[0] in people_known() and low[-1] in people_known())


def _self_styled(run: Run) -> bool:
    """Whether a band is said to call itself so: "the self-styled Sons of the Valley"."""
    one, two = run.before(), run.before(2)
    if one in ("itself", "themselves"):
        return two in ("calling", "called", "calls", "styling", "call")
    styled = one == "styled" and run.before(3) == "self"
    return styled or one in (
        "so-called",
        "self-styled",
        "self-named",
        "self-proclaimed",
    )


_COMMANDS = listed(
    "command commando column front bloc battalion brigade cell squad unit"
)
_CLAIMS = listed("claimed claims took taken assumed accepted claiming")
_SERVICES = listed("law legal justice aid rights media women support crisis complaint")
_LINKS = listed("of for on and against to")
_ALWAYS = listed("radio tv colectivo corporación fundación comité sindicato")
_INNER = listed("frente ejército autodefensas colectivo comité partido sindicato")


def _head_before_link(said: Sequence[str]) -> bool:
    """Whether "of", "for" or "on" stands after a word for a body."""
    heads = either("org_heads", "org_starts")
    at = next((i for i, w in enumerate(said) if w in _OF | _FOR), 0)
    return any(w in heads for w in said[:at])


_FOR = listed("for on against to")


def _no_body(run: Run, word: str) -> bool:
    """Whether capitals stand for an office, a law, a sum or a shouted word."""
    known = word in either("titles", "not_names", "roles")
    if known or common(word) or word[-1].isdigit() or word.endswith("ing"):
        return True
    law = run.before() == "under" or run.before() == "the" and run.before(2) == "under"
    after = run.after()
    shouted = run.first == 0 and len(word) > 5
    return law or shouted or after in ("act", "law", "laws", "detention", "case", "no")


_FIRMS = (
    ["(", "pvt", ")"],
    ["(", "private", ")"],
    ["(", "pty", ")"],
    ["(", "pvt", "."],
)


_OF = listed("de del des di do da ng wa ya of")


_TOLD = listed("told tells telling")


_MEDIA = listed(
    """portal newspaper magazine website channel daily weekly brand company group gang
    faction militia cartel page blog site programme program show outlet platform band
    movement monthly fortnightly quarterly podcast newsletter station newswire kanal canal
    campaign album song film play novel"""
)
_BODIES = listed(
    """firm company party centre center shelter union association foundation network coalition
    movement organisation organization ngo charity cooperative agency alliance federation
    committee initiative collective"""
)
_SURE = listed("firm party centre center shelter ngo movement coalition")
# "The page X", "of the online portal X", "for daily X".
_BEFORE_MEDIA = listed(
    """the a an of for at with from online independent local popular facebook youtube
    telegram regional private community satirical web internet radio tv television its
    his her their"""
)


_SMALL_HEADS = listed(
    """committee party union federation council court ministry alliance coalition front
    association initiative collective network foundation movement"""
)
