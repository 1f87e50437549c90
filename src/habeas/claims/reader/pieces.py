"""Split a run of capitals where an office ends and a name begins.

"ABC Secretary General Comrade X" is a body, an office and a person; "the 9th Congress
of the CP of X" tells of a body.
"""

from __future__ import annotations

import re
from functools import cache

from habeas.claims.reader.lexicon import (
    either,
    listed,
    people_known,
    singulars,
    somewhere_known,
    words,
)
from habeas.claims.reader.names import Run, bare, given_too, title_tokens
from habeas.claims.reader.seats import seat
from habeas.claims.reader.vocabulary import common

EVENTS = listed("conference congress convention summit march rally session")


def pieces(run: Run) -> list[Run]:
    """Split "ABC Secretary General Comrade X" before the title or after the office."""
    tokens = run.sentence.tokens
    said = [t.text.lower() for t in run.tokens]
    event = next((i for i, w in enumerate(said[:3]) if w in EVENTS), -1)
    counted = run.before()[:1].isdigit()
    if (
        event >= 0
        and (counted or event == 0 and said[0] != "congress")
        and said[event + 1 : event + 2] == ["of"]
    ):
        begin = run.first + event + 2 + (said[event + 2 : event + 3] == ["the"])
        return _split(run, begin, begin)[1:]
    office = seat(run)
    if office:
        return _seated(run, *office)
    if run.caps or "of" in said or "for" in said:
        return [run]
    if run.last - run.first > 1 and _people_name(said[0]) and _of_people(run):
        run = _split(run, run.first, run.first + 1)[0]
    apart = _name_and_body(run) or _town_and_name(run)
    if apart:
        return _split(run, apart, apart)
    for at in range(run.last - 2, run.first + run.titles - 1, -1):
        low = bare(tokens[at].text).lower()
        written = _whole(tokens[at].text) or low in _LETTERS
        if at > run.first and low in strong_titles() and written:
            begin = at
            while begin - 1 > run.first and _titled(tokens[begin - 1].text.lower()):
                if tokens[begin - 2].text.lower() in singulars():
                    break
                begin -= 1
            if tokens[begin].text == ".":
                begin += 1
            if not _heading(tokens[at + 1].text):
                return _split(run, begin, begin)
        kin = low in singulars() and low not in words("titles")
        if kin and not given_too(tokens, at) and not _bodily(run, at):
            return _split(run, at, at + 1)
    return [run]


def _seated(run: Run, begin: int, end: int) -> list[Run]:
    """Return the place of an office by itself, and its holder where he is named."""
    place = Run(run.sentence, begin, end, 0, run.caps)
    return [place, *_split(run, run.first, end)]


_STATE = listed(
    """department police court ministry rangers army navy government commission
    directorate bureau agency secretariat"""
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")


def _name_and_body(run: Run) -> int:
    """Return where "Waheed CTD" and "Home Department Waheed Rind" part, or 0.

    A name before the letters of a body, or a body before a full name: no comma is
    written in haste.
    """
    tokens = run.sentence.tokens[run.first : run.last]
    said = [bare(t.text) for t in tokens]
    known = [w.lower() in people_known() and not w.isupper() for w in said]
    letters = _ACRONYM.fullmatch(said[-1]) and said[-1].lower() not in words("titles")
    late = said[-1].lower() in either("late_titles", "roles")
    if letters and not late and len(said) > 1 and all(known[:-1]):
        return run.last - 1
    for at in range(len(said) - 2):
        if said[at].lower() in _STATE and all(known[at + 1 :]):
            return run.first + at + 1
    return 0


# "In Badin Ali Khan was arrested": a town, and whom the verb is told of.
_TOLD_OF = listed("was were is are had has have and who ,")
_IN = listed("in at near of to from")


def _town_and_name(run: Run) -> int:
    """Return where a town that "in" leads and a full name part, or 0."""
    if run.before() not in _IN or run.after() not in _TOLD_OF or run.titles:
        return 0
    said = [bare(t.text).lower() for t in run.tokens]
    known = somewhere_known()
    if " ".join(said) in known:
        return 0
    for at in range(len(said) - 2, 0, -1):
        town, name = " ".join(said[:at]), said[at:]
        if town in known and name[0] in people_known() and name[-1] not in known:
            heads = either("place_heads", "org_heads")
            return 0 if heads & {*name} else run.first + at
    return 0


def _people_name(word: str) -> bool:
    """Whether a word names a people, or those of it."""
    return word in words("demonyms") or word.removesuffix("s") in words("demonyms")


def _of_people(run: Run) -> bool:
    """Whether what follows the name of a people can be somebody's name or title."""
    later = [bare(t.text).lower() for t in run.tokens[1:]]
    if any(w in either("org_heads", "place_heads") or w == "." for w in later):
        return False
    if later[0] in words("titles"):
        return True
    named = bare(run.tokens[0].text).lower() in people_known()
    return not named and not any(common(w) for w in later)


_LETTERS = listed("mp mna mpa mla dsp ssp asp csp dpo sho dig asi mep")


def _titled(word: str) -> bool:
    """Whether a word, or the point behind it, can be part of what one is called."""
    return word == "." or word in words("titles")


@cache
def strong_titles() -> frozenset[str]:
    return words("titles") - words("weak_titles")


def _heading(word: str) -> bool:
    low = word.lower()
    return low in words("org_heads") or low in singulars() or low in ("of", "for")


def _bodily(run: Run, at: int) -> bool:
    """Whether the words from `at` on are part of the name of a body or an office."""
    later = [bare(t.text).lower() for t in run.sentence.tokens[at : run.last]]
    heads = either("org_heads", "place_heads")
    if any(w in heads for w in later[1:]) or later[1] in ("of", "for", "'", "’", "and"):
        return True
    return bare(run.sentence.tokens[at].text) != run.sentence.tokens[at].text


def _whole(word: str) -> bool:
    return len(word) > 2 and not word.isupper()


def _split(run: Run, end: int, begin: int) -> list[Run]:
    tokens = run.sentence.tokens
    pieces = []
    if end > run.first:
        pieces.append(Run(run.sentence, run.first, end, 0, run.caps))
    if begin < run.last:
        titles = title_tokens(tokens, begin, run.last)
        pieces.append(Run(run.sentence, begin, run.last, titles, run.caps))
    return pieces
