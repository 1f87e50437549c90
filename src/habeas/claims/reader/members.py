"""Who is told to be among a group that something was done to.

"They include A and B", "among them C", "one of them, D", and lists of names after a
colon ("Held: A, B and C") put those named into the act of the group before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses.heads import KIN
from habeas.claims.reader.lexicon import singulars
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter

_CUE = Spotter(
    r"\b(?:they (?:include|included|(?:are|were)(?! (?:not |still |also |being )?\w+(?:ing|ed)\b))|(?:these|those|who) include|(?:killed|dead|"
    r"died|perished|injured|wounded|arrested|detained|abducted|kidnapped|taken|disappeared)"
    r"\b[^.;:,]{0,60}? included?\b(?! (?:in|on|by)\b)|"
    r"(?:the|those|these) (?:\w+ )?(?:names?|arrested|detained|detainees|injured|dead|deceased|slain|accused|three|two|"
    r"four|five|six|seven)(?: \w+){0,3} (?:are|is|include|were)|among (?:them|those|"
    r"whom)(?: (?:are|is|were|was)\b)?|including|one of (?:them|whom)|(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"several|some|both) of (?:them|those|whom)[^:,.]{0,40}[:,]|^\W*(?:one|two|three|four|five|"
    r"six|several|some) of the (?:dead|deceased|slain|injured|wounded|victims),|"
    r"names?(?: so far| of)?:?|names [a-z][a-z ]{2,40}:|namely|such as|identified as|"
    r"they are|one (?:is|was)(?= (?-i:[A-Z]))|(?:known|identified|confirmed)(?: so far)?:)[:,]?",
    re.IGNORECASE,
)
# "Missing since the raid: A and B" tells of others than those taken.
_OTHERWISE = re.compile(
    r"(?:^|[.;,] )\W*(?:still |also |now )?(?:missing|unaccounted|injured|wounded|hurt|killed|"
    r"dead|released|freed|let go|safe|at large|wanted|witnesses|present|signed|contacts?)\b"
    r"[^.;:]{0,50}$|"
    r"(?:^|[.;,] )\W*(?:but |and |while )?(?:another |at least )?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|some)"
    r"(?: more| others?| of (?:them|these)| [a-z]+s)? (?:is|are|remains?|was|were|have been) (?:still |also |now )?"
    r"(?:missing|unaccounted for|untraced|safe|at large|wanted|in hiding|absent)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
# What stands behind a dateline's colon in Urdu is a sentence, no list of names.
_TOLD = re.compile(
    r"(?<!\S)(?:نے|کہ|ہے|ہیں|گیا|گئے|ne|keh|hai|hain)(?!\w)", re.IGNORECASE
)


def included(scene: Scene, line: Line) -> Iterator[tuple[str, int, int]]:
    """Give each one that a sentence names as a member, with the span of the name.

    Only where the names follow the cue one after another.
    """
    for match in line.finds(_CUE):
        if _ANOTHER.search(line.whole, 0, match.start()) and match[0][:4] == "name":
            continue  # "they looked for a priest named X"
        yield from named_from(scene, line, line.start + match.end())
    among = line.find(_AMONG)
    if among is None or line.question or line.unsure or line.retracted:
        return
    if " that " not in line.whole[: among.start()]:
        yield from _named_before(scene, line, line.start + among.start())


_ANOTHER = re.compile(r"\ban? (?:[\w-]+ ){1,3}\Z")
# "A, B and C are among the 14": those named before it, one after another.
_AMONG = Spotter(
    r"\b(?:is|are|was|were) (?:also |all |both )?among (?:them|those(?: arrested| detained| held| taken| abducted)?(?=\W*(?:$|[.,;]))|(?:the|these|those) (?:\d+|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|arrested|detained|detainees|held|taken|injured|wounded|"
    r"abducted))\b(?! (?:who|that|which|whose|people who|remaining|still|released|freed))"
    r"(?!,? (?:but|though|although|yet)\b)",
    re.IGNORECASE,
)
_OF_THEM = Spotter(
    r"\b(?:is|are|was|were) (?:also |all |both )?among them\b", re.IGNORECASE
)
# "The judge A, who freed B, was among the 12": B is another's.
_OF_ONE = frozenset(["who", "whom", "whose", "which", "that"])


def of_them(line: Line) -> bool:
    """Whether a sentence puts somebody among "them": those of the sentence before."""
    return line.find(_OF_THEM) is not None


def _named_before(
    scene: Scene, line: Line, position: int
) -> Iterator[tuple[str, int, int]]:
    """Give those named behind the last verb before `position`, in order."""
    row = _by_itself([unit for unit in line.row if unit.start < position])
    begin = next((k for k in range(len(row), 0, -1) if _tells(row[k - 1])), 0)
    for unit in row[begin:]:
        if _named(unit):
            person = scene.cast.get(unit.refs[0])
            if isinstance(person, Person) and person.kind == "individual":
                yield unit.refs[0], unit.start, unit.end


def _by_itself(row: list[Unit]) -> list[Unit]:
    """Return units without what "who ..." adds; none where that names somebody."""
    kept: list[Unit] = []
    within = False
    for unit in row:
        within = unit.word in _OF_ONE or (within and unit.word != ",")
        if within and _named(unit):
            return []
        if not within:
            kept.append(unit)
    return kept


def _tells(unit: Unit) -> bool:
    return not unit.refs and (g.finite(unit.word) or unit.word in _SHOWING)


_SHOWING = frozenset(["say", "says", "show", "shows", "tells", "confirm", "confirms"])


# "Nine workers arrested, A and B among them."
_BEHIND = Spotter(r"(?<=\w)(?:,? too,?)? among them(?=\W*(?:$|[.;]))", re.IGNORECASE)
_JOINS = frozenset([",", "and", "&"])
_STARTS = (",", "–", "—", "-", ";")


def named_behind(
    scene: Scene, line: Line, victims: frozenset[str]
) -> Iterator[tuple[str, int, int]]:
    """Give A and B of "nine workers arrested, A and B among them".

    Only where nobody but the nine, `victims`, is told of before without a name.
    """
    match = line.find(_BEHIND)
    if match is None or line.question or line.unsure or line.retracted:
        return
    row = [u for u in line.row if u.start < line.start + match.start()]
    at = len(row)
    while at and (_named(row[at - 1]) or row[at - 1].word in _JOINS):
        at -= 1
    named = [u for u in row[at:] if _named(u)]
    others = [u for u in row[:at] if u.person and victims.isdisjoint(u.refs)]
    if not named or others or not any(u.person for u in row[:at]):
        return
    if line.text[line.start : named[0].start].rstrip()[-1:] not in _STARTS:
        return
    for unit in named:
        person = scene.cast.get(unit.refs[0])
        if isinstance(person, Person) and person.kind == "individual":
            yield unit.refs[0], unit.start, unit.end


def listed(scene: Scene, line: Line) -> Iterator[tuple[str, int, int]]:
    """Give those named one after another behind a colon, two or more."""
    for match in re.finditer(r":\s", line.whole):
        if _OTHERWISE.search(line.whole, 0, match.start()):
            continue
        found = list(named_from(scene, line, line.start + match.end()))
        low = line.start + match.end()
        if line.urdu and found and _TOLD.search(line.text, low, found[-1][1]):
            continue
        if len(found) > 1:
            yield from found


_LEADS = frozenset([",", ":", "-", "–", "—", "("])
_LINKS = frozenset([",", "and", "&", "n", "(", ")"])


def apposed(scene: Scene, line: Line) -> Iterator[tuple[str, int, int]]:
    """Give those named at the end of a sentence, as many as the group that it tells of.

    "Two boys from our hall were taken, Seyi and Tobi."
    """
    row = line.row
    at = len(row) - 1
    while at > 0 and not row[at].refs and row[at].word in _STOPS:
        at -= 1
    last = at
    while at > 0 and (_named(row[at]) or row[at].word in _LINKS):
        at -= 1
    first = next((k for k in range(at + 1, last + 1) if _named(row[k])), 0)
    if first < 2 or row[first - 1].word not in _LEADS:
        return
    if _OTHERWISE.search(line.whole, 0, row[first - 1].start - line.start):
        return
    told = [row[k] for k in range(first, last + 1) if _named(row[k])]
    refs = {r for u in told for r in u.refs}
    for unit in row[: first - 1]:
        for ref in unit.refs:
            group = scene.cast.get(ref)
            if len(refs) > 1 and _is_of(group, len(refs)):
                yield from ((r, u.start, u.end) for u in told for r in u.refs)
                return


def _is_of(group: object, count: int) -> bool:
    return isinstance(group, Person) and group.heads == (count, count)


_STOPS = frozenset([".", "!", ";"])


def _named(unit: Unit) -> bool:
    return unit.person and unit.form in ("name", "short") and not unit.owns


def named_from(
    scene: Scene, line: Line, position: int
) -> Iterator[tuple[str, int, int]]:
    """Give those named one after another from `position` of the text on.

    And the group that closes such a list: "A, B and four workers of a mill".
    """
    gap, named = 0, False
    for k, unit in enumerate(line.row):
        if unit.start < position:
            continue
        if unit.person and unit.form != "pronoun" and not unit.owns:
            if _acts(line.row, k):
                return
            for ref in () if whose(line, unit) else unit.refs:
                person = scene.cast.get(ref)
                if not isinstance(person, Person):
                    continue
                closes = named and k > 0 and line.row[k - 1].word == "and"
                if person.kind == "individual" or person.heads and closes:
                    yield ref, unit.start, unit.end
                    named = True
            gap = 0
            continue
        gap += 1
        if unit.word == ";" and _goes_on(line.row, k):
            continue
        if gap > 12 or unit.word in (";", ".") or unit.word in g.RELATIVES and gap > 6:
            return
        if g.finite(unit.word) or unit.word in g.BE:
            return


# "A (husband of B), C": B only says whose husband A is, and is none of those listed.
_OF_SOMEBODY = re.compile(
    r"([\w-]+) of (?:the late |late )?(?:[A-Z]\w{0,11}\.? ){0,2}\Z|\b[swdm]/o\.? \Z|"
    r"\bwhose (?:[\w-]+ ){1,3}\Z"
)


def whose(line: Line, unit: Unit) -> bool:
    """Whether one is named only to say whose kin, lawyer or driver another is."""
    near = line.text[max(line.start, unit.start - 60) : unit.start]
    match = _OF_SOMEBODY.search(near)
    if match is None or unit.form not in ("name", "short"):
        return False
    noun = (match[1] or "").lower()
    return not noun or noun in KIN or singulars().get(noun) == noun


def _goes_on(row: Sequence[Unit], k: int) -> bool:
    """Whether the next name of a list follows: "A, 34; B; and C"."""
    after = k + 2 if k + 1 < len(row) and row[k + 1].word == "and" else k + 1
    return after < len(row) and row[after].person and row[after].form == "name"


def _acts(row: Sequence[object], k: int) -> bool:
    """Whether the one named does something of their own in the sentence."""
    following = row[k + 1] if k + 1 < len(row) else None
    word = getattr(following, "word", "")
    return bool(word) and (
        word in g.SAID or word in g.MODALS or word in g.HAVE or word in g.BE
    )
