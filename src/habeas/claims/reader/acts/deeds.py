"""The deeds of one sentence, as every rule finds them, without those that are none.

`scan` and its fellows find them; here what is disputed, menaced, counted under a
heading or only the way to another deed is sorted out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from habeas.claims.reader import nastaliq
from habeas.claims.reader.acts.act import HELD
from habeas.claims.reader.acts.beside import without_bystanders
from habeas.claims.reader.acts.games import but_games
from habeas.claims.reader.acts.rumoured import rumoured
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.scan import Deed, told
from habeas.claims.reader.scan.cellmates import cellmates
from habeas.claims.reader.scene.corrected import recalled
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.scene.titles import of_some
from habeas.claims.reader.semicolons import listed_on
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.tally import (
    among,
    free,
    labelled,
    let_out,
    not_among,
    seen,
    stations,
    tally,
    total,
)
from habeas.claims.reader.threats import of_his_kin, threats
from habeas.text.spotting import Spotter

_TALLY_LINE = re.compile(
    r"\W*[A-Z][^:–—\n\d]{2,40}?\s*[:–—-]\s*(?P<count>[1-9]\d*)\b[^:;.\n]{0,40}?"
    r"(?:[-–—:]|,? ?\b(?:among them|including|namely|they are)\b:?)"
)


def under(thread: Thread, line: Line) -> Iterable[Deed]:
    """Give the act of a heading for those named in a line "Place: 8, among them X"."""
    match = _TALLY_LINE.match(line.whole) if thread.tally else None
    act = thread.tally
    if match is None and line.scene.by_station:
        match, act = _AT_STATION.match(line.whole), "detention"
    if match is None:
        return
    named = [
        u
        for u in line.row
        if u.person and u.form == "name" and u.start >= line.start + match.end()
    ]
    if named:
        refs = tuple(dict.fromkeys(r for u in named for r in u.refs))
        yield Deed(
            act, refs, (), Stance(), line.start, named[-1].end, line.start,
            line.number,
        )  # fmt: skip


_AT_STATION = re.compile(r"\W*(?:At|In) [A-Z][^:\n\d]{2,40}: (?=[A-Z])")


_THINGS = frozenset(["confiscation", "destruction", "search"])
_THEIRS = frozenset(
    [
        "search",
        "office_raid",
        "arrest",
        "abduction",
        "assault",
        "blockade",
        "travel_restriction",
    ]
)


_OTHERS = re.compile(r"\b(?:who|which|that|while|when|as)\b", re.IGNORECASE)


def _of_others(line: Line, last: Deed, deed: Deed) -> bool:
    """Whether a clause of its own tells of a deed: "beat X, who was filming a fire"."""
    between = line.text[min(last.at, deed.at) : deed.at]
    return _OTHERS.search(_AS_TOLD.sub(",", between)) is not None


# "They searched the house, as my wife told me; they carried away": of the same one.
_AS_TOLD = re.compile(
    r",? as (?:[\w'’-]+ ){1,4}?(?:told|said|says|saw|recalls?|recalled|reports?|reported|learnt|heard|found)\b"
    r"[^.;,]{0,30}[,;]"
)


def _of_whom(line: Line, found: list[Deed]) -> list[Deed]:
    """Return the deeds; what is taken or broken without a word whose it is belongs to
    the one that the sentence told of just before."""
    made: list[Deed] = []
    last: Deed | None = None
    met: set[str] = set()
    for number, deed in enumerate(found):
        if deed.act in _THINGS and met.intersection(deed.by):
            deed = replace(deed, by=tuple(r for r in deed.by if r not in met))
        sought = found[number + 1] if number + 1 < len(found) else None
        aimed = sought is not None and sought.stance.attempt
        if sought and aimed and deed.act == "search" and not deed.victims:
            made.append(replace(deed, victims=sought.victims))
            continue
        if deed.act in _THINGS and not deed.victims and last is not None:
            if deed.stance == last.stance and not _of_others(line, last, deed):
                deed = replace(deed, victims=last.victims)
        elif deed.act in _THEIRS and deed.victims:
            last = deed
        if deed.act in _THEIRS:
            met.update(deed.victims)
        made.append(deed)
    return made


# Who is said to be free, and by others not to be, is not shown as free.
DISPUTED = Spotter(
    r"(?:,|;|–|—|\bbut|\byet|\bthough)(?: which| something| a claim| a version)?(?: that)? (?:his|her|"
    r"their|the|its|whose) (?:[\w'’]+ ){1,4}?(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|"
    r"contradict(?:s|ed)?|refut(?:es?|ed)|doubt(?:s|ed)?)(?: (?:it|this))?\W*\Z|"
    r"[,;] (?:but )?(?:his|her|their) \w+ says? no\b|\bno sooner\b[^.;]{3,80} than\b|"
    r"\b(?:but|yet|though|;)[^.;]{1,50}?\b(?:says?|said|calls?|called|insist\w*)(?: that)? (?:it|this|"
    r"that)(?: (?:is|was))?(?: all)? (?:an? (?:\w+ )?(?:lie|rumou?r|hoax)|lies|false|untrue|not true|not so)\b|"
    r"\bbut (?:[\w'’]+ ){1,5}(?:den(?:y|ies|ied)|disput(?:e|es|ed)|contradicts?|"
    r"contradicted|rejects?|rejected) (?:it|this|that)\b|\b(?:but|yet|though)\b[^.;]{0,50}"
    r"\b(?:is|are|remains?) (?:still )?(?:inside|held|detained|locked|in (?:custody|jail|"
    r"prison|detention|the cells?))\b|(?:\bbut|\byet|\bthough|\bhowever|;),? "
    r"(?:(?:he|she|they|(?:his|her|their) \w+|nobody|no ?one|none of \w+) )?(?:(?:has|have|had|did|was|"
    r"were|is)(?: not|n['’]t| never)|never|(?<=nobody )has|(?<=no one )has)\b[^.;]{0,20}"
    r"\b(?:come|came|return\w*|reach\w*|arriv\w*|seen|heard|turned up|back home)\b",
    re.IGNORECASE,
)
# "Police say they freed X. He never reached home."
_NEVER_CAME = re.compile(
    r"\W{1,4}(?:But |Yet |However,? )?(?:He|She|They|His|Her|Their)\b(?: \w+)? (?:(?:has|have|had|did)(?: not|n['’]t"
    r"| never)|never)(?: \w+)? (?:c[oa]me (?:back|home|out)|return\w*|reach\w* home|arriv\w* home|been seen|seen)\b|"
    r"[\"”]?(?: he said| she said)?\W{1,4}[^.]{3,60}\b(?:saw|met|visited|spoke to|found) (?:him|her|them) (?:in|at|inside) [^.]{0,30}"
    r"\b(?:jail|prison|cells?|stations?|lock-?up|camp|barracks)\b"
)
_SAID_SO = re.compile(
    r"\b(?:says?|said|claim\w*|told|insist\w*|according)\b", re.IGNORECASE
)


def _never_came(line: Line) -> bool:
    """Whether others say that they freed somebody who is told not to have come home."""
    return bool(_SAID_SO.search(line.whole) and _NEVER_CAME.match(line.text, line.end))


# Whose body is found is not set free.
_CORPSE = Spotter(
    r"\b(?:body|bodies|corpses?|remains|skeleton)\b[^.;]{0,40}"
    r"\b(?:found|recovered|discovered|dumped|handed|thrown|released)\b",
    re.IGNORECASE,
)
_NEITHER = Spotter(
    r"\b(?:has|have|had|did|was|were) neither (?!been\b)\w+[^.;]{3,120}\bnor\b",
    re.IGNORECASE,
)
# "We hold the Minister responsible" holds nobody, "left the prison gate" frees nobody.
_NO_DEED = re.compile(
    r"(?:no ?one|none|nobody) of (?:them|these|those|us|the)\b|"
    r"(?:hold|holds|held|holding)\b[^;:]{1,200}\b(?:responsible|accountable|answerable|"
    r"liable)\b|(?:left|leave|leaves|leaving)\b[^.;,]{0,30}\b(?:gates?|entrance|visiting|"
    r"car park)\b",
    re.IGNORECASE,
)
_NEGATABLE = frozenset(
    ["arrest", "killing", "injury", "assault", "detention", "death_in_custody"]
)


def _produced(line: Line, deed: Deed) -> bool:
    """Whether a hearing is only the way to a remand ("produced before ...")."""
    words = line.text[deed.at : deed.at + 8].lower()
    if deed.act != "hearing" or not words.startswith("produced"):
        return False
    return _RULED.match(line.text, deed.end, line.end) is None


# "Produced at a court on Monday, which gave police a week": both are told.
_RULED = re.compile(r"[^.;,]{0,40}, (?:which|who|where)\b")


_UNTOLD = frozenset(["threat", "death_threat", "dispersal"])  # where negated


def deeds(scene: Scene, line: Line) -> list[Deed]:
    """Return the deeds that a sentence tells, in its order."""
    title = line.heading or line.item and not line.whole.endswith(".")
    if title and line.whole.isupper() and not line.topic:
        return []
    if untrue := list(rumoured(scene, line)):
        return untrue
    if total(line) or line.retracted or line.unsure or recalled(line):
        return []
    if line.urdu:
        return list(nastaliq.deeds(scene, line))
    found = _that_stand(line, _by_every_rule(scene, line))
    found = without_bystanders(line, found)
    if line.headline:
        found = [
            d for d in found if d.victims or not of_some(line.text, line.start, d.at)
        ]
        found = [replace(d, noun=True, topic=False) for d in found]
    found = _of_whom(line, sorted(found, key=lambda d: d.at))
    if any(d.act == "remand" for d in found):
        found = [d for d in found if not _produced(line, d)]
    denied = [
        d for d in found if d.act == "detention" and d.stance.modality == "denied"
    ]
    found = [
        d
        for d in found
        if d.stance.polarity == "affirmed"
        or d.act not in HELD
        or not any(
            x.start < d.end and d.start < x.end or not d.victims and x.at >= d.at
            for x in denied
        )
    ]
    codes = {d.act for d in found}
    if "assembly_restriction" in codes:
        found = [d for d in found if d.act != "blockade"]
    if any(d.stance.threat for d in found):
        found = [of_his_kin(line, d) for d in found]
    return sorted(_stopped_and_held(found), key=lambda d: d.at)


def _stopped_and_held(found: list[Deed]) -> list[Deed]:
    """Return the deeds; who was stopped at a checkpoint and locked up was taken there."""
    held = [d for d in found if d.act in HELD and d.stance == Stance()]
    return [
        replace(d, act="arrest")
        if d.act == "blockade"
        and d.victims
        and d.stance == Stance()
        and any(d.at < o.at and set(d.victims) == set(o.victims) for o in held)
        else d
        for d in found
    ]


def _by_every_rule(scene: Scene, line: Line) -> list[Deed]:
    """Return the deeds that each rule finds in a sentence, bar what its words undo."""
    lists = [*labelled(scene, line), *among(scene, line)]
    found = [*told(scene, line), *tally(scene, line)]
    found = [d for d in found if d.victims or not any(_heads(o, d) for o in lists)]
    found = [d for d in found if not any(_says_whom(o, d) for o in found)]
    found.extend([*lists, *seen(scene, line), *free(scene, line)])
    if "(" in line.whole:
        found = [d for d in found if not _of_another_one(line, d)]
    found = _but_for(line, let_out(scene, line, found))
    if ";" in line.whole:
        found = [listed_on(line, d) for d in found]
    if line.find(_NEITHER):
        found = [d for d in found if d.act in HELD]
    found = [d for d in found if not _NO_DEED.match(line.text, d.at, line.end)]
    found.extend([*not_among(scene, line), *stations(scene, line)])
    found.extend(cellmates(scene, line))
    found = but_games(line, found)
    freed = any(d.act == "release" for d in found)
    if freed and (line.find(DISPUTED) or line.find(_CORPSE) or _never_came(line)):
        found = [d for d in found if d.act != "release"]
    menaces = [
        d for d in found if d.act in ("threat", "death_threat") or d.stance.threat
    ]
    found += [
        t
        for t in threats(scene, line)
        if not any(t.start < m.end and m.start < t.end for m in menaces)
    ]
    return found


def _says_whom(one: Deed, other: Deed) -> bool:
    """Whether the same words tell an act once with whom, once of those before them."""
    same = one.act == other.act and one.at == other.at
    return same and bool(one.victims) and one.start < one.at == other.start


_ANOTHER = re.compile(r"(?<![\w.])[A-Z][\w'’-]+|[,;]")


def _of_another_one(line: Line, deed: Deed) -> bool:
    """Whether a deed told in brackets is of the one right before them, not of these:

    "Moussa Faye (Médina), Awa Ndiaye (let out at 6)" frees Awa Ndiaye alone.
    """
    opened = line.text.rfind("(", line.start, deed.at)
    if opened < 0 or ")" in line.text[opened : deed.at]:
        return False
    own = [u for u in line.row if u.person and set(u.refs) & set(deed.victims)]
    if not own or any(u.start > opened for u in own):
        return False
    last = max(u.end for u in own if u.end <= opened) if own else opened
    return _ANOTHER.search(line.text, last, opened) is not None


def _heads(listed: Deed, deed: Deed) -> bool:
    """Whether a deed without victims is the word that heads those listed with it."""
    return listed.start <= deed.at <= listed.at + 1


# "They were all released, X excepted."
_EXCEPTED = Spotter(
    r"\b(?:excepted|excluded|apart|aside|not included)\b", re.IGNORECASE
)


def _but_for(line: Line, found: list[Deed]) -> list[Deed]:
    """Return the deeds, nobody in them who is named right before "excepted"."""
    match = line.find(_EXCEPTED)
    if match is None:
        return found
    at = line.start + match.start()
    named = [u for u in line.row if u.person and u.end <= at and at - u.end < 2]
    apart = {r for u in named for r in u.refs}
    return [
        replace(d, victims=tuple(v for v in d.victims if v not in apart)) for d in found
    ]


def _left_alone(line: Line, deed: Deed) -> bool:
    """Whether one person "walked out": that is no strike."""
    walked = deed.act == "strike" and line.text.startswith("walk", deed.at)
    return walked and len(deed.by) == 1 and line.scene.alone(deed.by[0])


def _once_taken(found: list[Deed]) -> list[Deed]:
    """Return the deeds; a taking by which somebody disappeared is told once."""
    gone = [d for d in found if d.act == "enforced_disappearance"]
    return [
        d
        for d in found
        if d.act != "arrest"
        or not any(
            g.at < d.at < g.end and set(d.victims) <= set(g.victims) for g in gone
        )
    ]


def _that_stand(line: Line, found: list[Deed]) -> list[Deed]:
    """Return the deeds whose kind, victims and stance go together."""
    found = [
        d
        for d in found
        if d.victims or d.stance.polarity == "affirmed" or d.act in _NEGATABLE
    ]
    found = [
        d
        for d in found
        if d.victims or d.topic or d.stance.modality != "denied" or d.act not in HELD
    ]
    found = [
        d
        for d in found
        if d.act != "release"
        or d.stance.polarity == "affirmed"
        or d.stance.modality != "stated"
    ]
    found = [
        d
        for d in found
        if d.act != "strike" or d.by or not line.sender or d.stance.frame
    ]
    found = [d for d in _once_taken(found) if not _left_alone(line, d)]
    tried = [d for d in found if d.act == "attempted_killing"]
    found = [
        d
        for d in found
        if not (d.act == "killing" and d.stance.attempt and tried)
        and not (d.act in _UNTOLD and d.stance.polarity == "negated")
    ]
    return found
