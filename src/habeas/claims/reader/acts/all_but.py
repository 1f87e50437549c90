"""Who of those held was set free where a sentence tells of all, or of all but some.

"All were released on Tuesday except X", "all but the first were freed", "everyone was
let go, X included": those told just before to be held are free, and whoever is set
apart stays where he was. Where only a number is set apart ("all but four") nobody is
freed: who the four are is told later, if at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import HELD, Act, is_group
from habeas.claims.reader.acts.deeds import DISPUTED
from habeas.claims.reader.acts.the_others import the_others
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.numbers import value
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_BACK = 3  # sentences
_SET_APART = (
    r"(?:except|excepting|excluding|but|save|barring|bar|apart from|other than|minus|"
    r"aside from|with the (?:sole |only )?exception of)(?: for)?(?: only)?"
)
_FREED = (
    r"(?:released|freed|set free|set at liberty|let (?:go|off|out|loose)|discharged|"
    r"allowed (?:to )?(?:go|leave|return)(?: home)?|sent home|permitted to leave|"
    r"bailed out|back home|home|at home|out|walked (?:free|out)|returned home|came out|"
    r"got out|gone home|went home)"
)
_ALL = Spotter(
    r"(?P<all>\b(?:all|everyone|everybody|each|both|they)\b)(?: (?:of (?:them|those|these)|"
    r"(?:the )?(?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w+teen|twenty)))?(?: (?:arrested|detained|held|people|persons|men|women|brothers|sisters))?"
    rf"(?P<but>,? (?:{_SET_APART}) [^.;:]{{2,80}}?)?,?"
    r" (?:(?:have|has|had)(?: now| since| all)?(?: been)?|were|was|are|is|got)?"
    r"(?: (?:now|since|later|then|all|subsequently|eventually|reportedly|already))*"
    rf" ?(?P<freed>{_FREED})\b",
    re.IGNORECASE,
)
_SOME_APART = Spotter(
    rf"\b(?:all|everyone|everybody|each|both|the (?:others?|rest|remainder|remaining)|{_SET_APART})\b",
    re.IGNORECASE,
)
# Where "all" opens a clause: in "the women were all freed" it says more of the women.
_OPENS = re.compile(
    r"(?:\A|[.;:–—]|\b(?:and|but|then|later|whereas|while|yesterday|today|fortunately|"
    r"(?:on|by|last|this) [\w ]{3,20}),?)\W*\Z",
    re.IGNORECASE,
)
_BUT = re.compile(rf"\b{_SET_APART}\s", re.IGNORECASE)
_TOO = re.compile(
    r"[, ](?P<who>[^.;]*?),? (?:included|too|as well|among them)\b|"
    r"\b(?:including|among them)\b(?P<whom>[^.;]*)",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|if|unless|until|till|will|would|shall|should|must|may|might|to|be|"
    r"deman\w+|rumou?rs?|promis\w+|that)\b[^.;:]{0,40}\Z",
    re.IGNORECASE,
)
# "All but X are to be released": the words for whom are wide enough to hold these.
_NOT_YET = re.compile(
    r"\b(?:to (?:be|have been)|not|never|will|would|shall|should|must|may|might|can|could|"
    r"be|being|yet|nearly|almost)(?: \w+){0,2} \Z",
    re.IGNORECASE,
)
# "All were home when ...", "both are out of danger", "discharged from hospital", "let out
# into the yard", "released on paper", "into the custody of": nobody is free by these.
_WEAK = re.compile(
    r"(?:back home|home|at home|out|let (?:off|out|loose)|came out|got out|walked out|"
    r"gone home|went home|discharged|allowed .*|permitted .*)\Z",
    re.IGNORECASE,
)
_AND_THEN = re.compile(
    r"\W*(?:\Z|[.;,:(–—]|(?:on|by|since|within|after|before|at (?:dawn|dusk|noon|mid|\d)|now|"
    r"again|today|yesterday|tonight|this|last|later|that|the (?:next|same|following)|except|"
    r"but|save|bar|barring|apart|other|minus|aside|with|excluding|on bail|free|safe\w*|un\w+|"
    r"and|of (?:jail|prison|custody|detention|the lock))\b)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\W*(?:only )?(?:(?:in)?to (?!(?:(?:his|her|their|the) )?(?:\w+ )?(?:famil|home|house|parent|"
    r"relative|mother|father|village|go\b|leave\b|return\b|freedom|world|lawyer))|on paper|"
    r"(?:home )?early\b|from (?:(?:the|an?|one|that|his|her|their) )?(?:\w+ )?(?:hospital|clinic|ward|"
    r"dut|service|case|post|job|office|school|class|work)|dead\b|as (?:dead|corpses)|of "
    r"(?:danger|breath|work|money|food|(?:his|her|their|the) (?:cells?|cages?|rooms?|cars?)))",
    re.IGNORECASE,
)
_IS_SO = re.compile(r"\b(?:have|has|had|were|was|are|is|got)\b", re.IGNORECASE)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "latter": -1}
_REST = re.compile(r"[.;:]|, (?:who|but|while|and (?:was|is|were))\b")
_NTH = re.compile(r"\bthe (first|second|third|fourth|last|latter)\b", re.IGNORECASE)


def all_but(
    scene: Scene,
    times: Times,
    line: Line,
    here: Sequence[Act],
    found: Sequence[Act],
) -> list[Act]:
    """Return the release of those whom a sentence calls all, and the taking of those
    whom it sets apart; `here` are the acts that it tells by itself."""
    if not line.may(_SOME_APART) or line.question or line.retracted:
        return []
    group = _group_freed(scene, line, here)
    if group is not None:
        held = _held(scene, line, found)
        apart = _named(line, *group)
        return list(_still(scene, line, apart, held, here))
    match = line.find(_ALL)
    if match is None:
        return list(the_others(scene, times, line, _told_held(line, found)))
    if line.question or line.resolution or line.retracted:
        return []
    if _NOT_SO.search(line.whole, 0, match.start()):
        return []
    if _NOT_YET.search(line.whole, match.start(), match.start("freed")):
        return []
    if _OPENS.search(line.whole[: match.start()]) is None or not _free(line, match):
        return []
    if match["all"].lower() == "they" and not match["but"]:
        return []
    held = _held_here(scene, line, match, here) or _held(scene, line, found)
    if match["number"] and _number(match["number"]) != _heads(scene, held):
        return []
    end = _end(line, match)
    apart, unnamed = _apart(scene, line, match, end, held)
    if not held or unnamed or (match["all"].lower() == "they" and not apart):
        return []
    told = {a.victim for a in here if a.type == "release"}
    freed = [a for a in held if a.victim not in apart and a.victim not in told]
    too = list(_too(line, held, match, end))
    freed += [a for a in too if a.victim not in told]
    span = (line.start + match.start(), end)
    day = times.near(line.text, span, (line.start, line.end))
    date = day.edtf if day.edtf and not day.edtf.endswith("/..") else None
    released = [
        replace(
            a, type="release", by=(), date=date, time=None, spans=(span,),
            at=span[0], number=line.number, carried=False, noun=False,
            time_frame=times.frame(date) or "incident",
        )
        for a in freed
    ]  # fmt: skip
    apart = (*apart, *(str(a.victim) for a in too))
    return [*_still(scene, line, apart, held, here), *released]


def _free(line: Line, match: re.Match[str]) -> bool:
    """Whether those who are "out" or "released" are at liberty, and nobody denies it."""
    freed, end = match["freed"], match.end()
    if _ELSEWHERE.match(line.whole, end) or line.find(DISPUTED):
        return False
    if not _WEAK.match(freed):
        return True
    told = _IS_SO.search(line.whole, match.start(), match.start("freed"))
    verb = (
        told is not None
        or " " in freed
        and not freed.lower().startswith(("at", "back"))
    )
    return verb and _AND_THEN.match(line.whole, end) is not None


def _group_freed(
    scene: Scene, line: Line, here: Sequence[Act]
) -> tuple[int, int] | None:
    """Return where those stand whom "the women were freed except ..." sets apart."""
    for act in here:
        who = scene.cast.get(act.victim or "")
        if act.type != "release" or not isinstance(who, Person):
            continue
        if who.kind != "individual":
            but = _BUT.match(line.text, _past_time(line, act.spans[0][1]))
            if but and (act.modality, act.polarity) == ("stated", "affirmed"):
                rest = _REST.search(line.text, but.end(), line.end)
                return but.end(), rest.start() if rest else line.end
    return None


def _past_time(line: Line, at: int) -> int:
    """Return where the words for a time end that begin at a position."""
    but = _BUT.search(line.text, at, min(line.end, at + 60))
    between = line.text[at : but.start()] if but else ";"
    return but.start() if but and not re.search(r"[.;:]", between) else at


def _named(line: Line, start: int, end: int) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            r
            for u in line.row
            if u.person and start <= u.start < end and u.form in ("name", "short")
            for r in u.refs
        )
    )


def _number(said: str) -> int:
    return int(said) if said.isdigit() else value(said.lower()) or 0


def _heads(scene: Scene, held: Sequence[Act]) -> int:
    people = [scene.cast.get(str(a.victim)) for a in held]
    return sum(p.heads[0] for p in people if isinstance(p, Person) and p.heads)


def _told_held(line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the takings that the sentences just before tell of."""
    return [
        a
        for a in found
        if a.type in HELD
        and a.victim
        and a.modality == "stated"
        and a.polarity == "affirmed"
        and a.time_frame not in ("historical", "pattern")
        and (a.time_frame != "background" or len(a.date or "") == len("2026-01-01"))
        and 0 <= line.number - a.number <= _BACK
        and a.at < line.start
    ]


def _held(scene: Scene, line: Line, found: Sequence[Act]) -> list[Act]:
    """Return the takings of those told last before to be held, one for each of them."""
    before = _told_held(line, found)
    last = max((a.number for a in before), default=-1)
    groups = [a for a in before if is_group(scene.cast, str(a.victim))]
    chosen = groups if groups else [a for a in before if a.number == last]
    if len({a.victim for a in chosen}) == 1 and not groups:
        return []
    newest = {a.victim: a for a in chosen}
    return list(newest.values())[-1:] if groups else list(newest.values())


def _held_here(
    scene: Scene, line: Line, match: re.Match[str], here: Sequence[Act]
) -> list[Act]:
    """Return the takings of "14 were picked up; all were released" and no others."""
    told = {
        a.victim: a
        for a in here
        if a.type in HELD
        and a.victim
        and (a.modality, a.polarity) == ("stated", "affirmed")
        and a.at < line.start + match.start()
    }
    groups = [a for a in told.values() if is_group(scene.cast, str(a.victim))]
    if groups:
        return groups[-1:]
    return list(told.values()) if len(told) > 1 else []


def _end(line: Line, match: re.Match[str]) -> int:
    """Return where what is told of all ends: with whom it sets apart."""
    stop = _REST.search(line.text, line.start + match.end(), line.end)
    return stop.start() if stop else line.end


def _apart(
    scene: Scene, line: Line, match: re.Match[str], end: int, held: Sequence[Act]
) -> tuple[tuple[str, ...], bool]:
    """Return whom a sentence sets apart, and whether it sets apart others unnamed."""
    if match["but"]:
        start, stop = (line.start + p for p in match.span("but"))
    else:
        but = _BUT.search(line.text, line.start + match.end(), end)
        if but is None:
            return (), False
        start, stop = but.end(), end
    named = dict.fromkeys(
        _named(line, start, stop) or _told_next(scene, line, start, held)
    )
    nth = _NTH.search(line.text, start, stop)
    order = [str(a.victim) for a in held if not is_group(scene.cast, str(a.victim))]
    place = _ORDINALS[nth[1].lower()] if nth else 0
    if nth and place < len(order):
        named[order[place]] = None
    return tuple(named), not named


# "All but four were let go. The four are A, B, C and D": who they are is told next.
_FEW = re.compile(
    r"(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_THE_FEW = re.compile(
    r"\W+(?:The|Those|These) (?:other |remaining |last )?(?P<number>\w+)"
    r"(?: (?:who (?:are|were|remain) )?(?:still )?(?:held|inside|detained|in custody|men|"
    r"people|women|persons|others))*(?: (?:are|were)(?: named)?:?|,|:| [-–—]) (?=[A-Z])"
)


def _told_next(
    scene: Scene, line: Line, start: int, held: Sequence[Act]
) -> tuple[str, ...]:
    """Return those whom the sentence behind names as the few that "all but" leaves.

    Only where it names as many as were left, and each was told before to be held.
    """
    few = _FEW.search(line.text, start, line.end)
    told = _THE_FEW.match(line.text, line.end - 1) if few else None
    if few is None or told is None:
        return ()
    stop = re.compile(r"[.;\n]|, (?:were|are|who)\b").search(line.text, told.end())
    end = stop.start() if stop else len(line.text)
    near = scene.cast.in_span(told.end(), end, "person")
    named = dict.fromkeys(m.ref for m in near if m.form in ("name", "short"))
    number = _number(few["number"])
    known = {str(a.victim) for a in held}
    same = number == len(named) == _number(told["number"])
    return tuple(named) if same and set(named) <= known else ()


def _too(
    line: Line, held: Sequence[Act], match: re.Match[str], end: int
) -> Iterator[Act]:
    """Give those who are named as free too: "everyone was freed, X included"."""
    said = _TOO.search(line.text, line.start + match.end(), end)
    if said is None or match["but"]:
        return
    low, high = said.span("who" if said["who"] else "whom")
    for unit in line.row:
        if unit.person and low <= unit.start < high and unit.form in ("name", "short"):
            yield from (replace(held[-1], victim=ref) for ref in unit.refs)


def _still(
    scene: Scene,
    line: Line,
    apart: Sequence[str],
    held: Sequence[Act],
    here: Sequence[Act],
) -> Iterator[Act]:
    """Give the taking of the group again for those who were set apart of it."""
    groups = [a for a in held if is_group(scene.cast, str(a.victim))]
    done = {a.victim for a in here if a.type in HELD}
    for ref in apart if groups else ():
        own = [u for u in line.row if ref in u.refs]
        scene.within.setdefault(ref, str(groups[-1].victim))
        scene.hold([ref])
        if ref not in done:
            spans = tuple(sorted({*groups[-1].spans, (own[0].start, own[0].end)}))
            yield replace(groups[-1], victim=ref, spans=spans)
