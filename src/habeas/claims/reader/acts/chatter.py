"""What a message of a chat takes back of the messages before it.

People write first and put right later: "*Asad Mirani", "scratch that, only Bilal",
"wait, Asad is with me. It was his brother Fahad", "False. Nobody was shot", "pls dont
forward". What was told of the one named so, or in the message meant, is told no more;
where somebody else is named in his place, it is told of him.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from habeas.claims.reader.acts.act import DEATHS, HELD, WORST, Act
from habeas.claims.reader.acts.messages import still_there
from habeas.claims.reader.acts.retractions import SIGN, WAS_HE, WELL
from habeas.claims.reader.acts.unsaid import alike, of_it
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_TOLD = (
    HELD | WORST | {"release", "injury", "assault", "bail", "transfer", "conviction"}
)
_TAKEN = frozenset({"arrest", "abduction", "detention"})
_FREED = frozenset({"release"})
_REACH = 40  # sentences back, for one who is named
_NEAR = 6  # for the news last told
_JUST = 3  # for the news just told, where nobody is named
_STAR = re.compile(r"\*\s?\Z")
_NO_ONE_OF = re.compile(r"\b(?:not|never|n['’]t)\b", re.IGNORECASE)
_ALL_WRONG = Spotter(
    r"\b(?:scratch that|ignore (?:that|my (?:last|previous|message)|the (?:last|previous|above))|"
    r"disregard (?:that|my|the)|false alarm|wrong group|ignore above)\b",
    re.IGNORECASE,
)
# "Shot dead at the checkpoint" - "injured only, thank God".
_ONLY_HURT = Spotter(
    r"\b(?:injured|wounded|hurt|zakhmi) only\b|\b(?:only|just|sirf) (?:slightly |badly )?"
    r"(?:injured|wounded|hurt|zakhmi)\b|(?:\A|: )(?:no,? |nope,? )*not (?:dead|killed)\b",
    re.IGNORECASE,
)
_FALSE = Spotter(
    r"(?:\A|: |\n)\W{0,9}(?:(?:no|nope|nah|guys|pls|please|this is|that is|that['’]s|its|it['’]s|it is|100%|"
    r"totally|all),? )*(?:fake|false|untrue|not true|hoax|rumou?rs?|lies?|nonsense|bogus)\b"
    r"(?! (?:charges?|cases?|fir|imprisonment|names?|statements?|news|reports?|info\w*|"
    r"khabar|that|about|of))|"
    r"\b(?:do not|don['’]?t|dont|stop|no need to|please no|never) (?:\w+ )?(?:forward|shar|"
    r"spread|post|circulat)\w*(?! (?:(?:the|his|her|their|any|my|our) )?(?:\w+ )?(?:names?|pictures?|"
    r"photos?|pics?|videos?|locations?|address\w*|numbers?|here|hospitals?|details|in|on|where)\b)"
    r"(?![^.!?]*\b(?:until|till|before|yet)\b)|"
    r"\b(?:just|we just|i just) (?:spoke|talked|chatted) (?:to|with) (?:him|her|them)\b|"
    r"\b(?:don['’]?t|do not) (?:believe|trust) (?:it|this|that|them|him|her)\b|"
    r"\b(?:this|that|it)(?: is|['’]?s| was) (?:from|an? old|old|of) (?:news|post|video|(?:19|20)\d\d|"
    r"last (?:year|month)|years? ago|another|pic\w*)\b|\bold (?:news|post|video|message|pic\w*)\b|"
    r"\b(?:turns out|actually|thank god|luckily) (?:s?he|they)(?:['’]s| is| are|['’]re) (?:alive|"
    r"safe|fine|ok(?:ay)?|not dead)\b|"
    r"\b(?:different|another|not the same) (?:man|person|guy|one|woman|boy|girl)\b|"
    r"\b(?:it|that|this)(?: was| is|['’]s) (?:another|a different|some other) (?-i:[A-Z])\w+|"
    r"\b(?:tv|radio|fb|facebook|media|channels?|bbc|news|papers?|twitter)(?: (?:is|was|are|were|always|again|just|only))* "
    r"(?:lie|lies|lied|lying|liars|wrong)\b|"
    r"\b(?:delete|remove) (?:that|this|it|your (?:message|post)|the (?:message|post))\b|"
    r"\bit was (?:only |just )?(?:a |an )?(?:drill|joke|prank|test|exercise|rehearsal|film|movie|play|scene)\b|"
    r"\b(?:just )?(?:jk|just kidding|was (?:only )?(?:joking|a joke)|kidding|prank|april fool\w*)\b",
    re.IGNORECASE,
)
_NOT_YET = Spotter(
    r"\b(?:not yet|still not (?:out|free|home|released|here)|no sign of (?:him|her|them))\b",
    re.IGNORECASE,
)
_MAIL_WRONG = Spotter(
    r"\b(?:disregard|ignore|delete|correction to) (?:my|our) (?:first|last|previous|earlier|"
    r"other|yesterday['’]s) (?:e-?mail|mail|message|update|report|note|letter)\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\bby who(?:m)?\b|\bwho (?:took|picked|got|came)\b", re.IGNORECASE
)
_BY_KIN = re.compile(
    r"\W*(?:by )?(?:his|her|their|my|our) (?:own )?(?:dad|father|mum|mom|mother|brother|sister|uncle|"
    r"aunt|wife|husband|cousin|friends?|driver|son|daughter|parents|grand\w+)\b",
    re.IGNORECASE,
)
_NEITHER = Spotter(
    r"\b(?:neither|none)(?: of (?:them|these|those|the (?:two|three|four)))?(?: (?:one|man|woman))?"
    r" (?:has|have|had|was|were|is|are)(?: (?:yet|so far|ever|actually))?(?: been)? "
    r"(?P<what>released|freed|bailed|let go|arrested|killed|detained|taken|out|dead)\b",
    re.IGNORECASE,
)
_KINDS = {
    "arrested": HELD,
    "detained": HELD,
    "taken": HELD,
    "killed": DEATHS,
    "dead": DEATHS,
}
# "Police lied": they give nobody a release who do not say so; of a death they tell.
_OFFICE_LIES = Spotter(
    r"\b(?:police|minister|ministry|government|army)(?: (?:is|was|are|were|always|again|just|only))* "
    r"(?:lie|lies|lied|lying|liars|wrong)\b",
    re.IGNORECASE,
)
# "They haven't released anyone": of all who were just told to be out.
_NOBODY_WAS = Spotter(
    r"\b(?:(?:have|has|had|did|do|does|is|are|was|were)(?:n['’]?t| not)|never) (?:yet |even |actually |been )*"
    r"(?:releas\w*|freed?|let)(?: go| out)?(?: of)? (?:anyone|anybody|any of them|a single (?:person|one|man|soul))\b"
    r"(?! else)|\b(?:nobody|no ?one|none of them|not one of them) (?:has |have |had |was |were |is |are |got )*"
    r"(?:been |yet |actually )*(?:releas\w*|freed|let(?! (?:in|us|me|him|her|them|you|know)\b)|out)\b(?! from\b)",
    re.IGNORECASE,
)
_TO_WHERE = re.compile(
    r"\W*to (?:the |a |an |his |her |my |our )?(?:\w+ ){0,2}?(?:wedding|party|market|movies?|cinema|school|"
    r"airport|hospital|clinic|doctor|mosque|church|temple|office|beach|park|match|lunch|dinner|"
    r"home|grandma\w*|village|shop|mall|gym|dentist)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Undone:
    """What a message takes back: of whom (None: of all), which, and who it was."""

    ref: str | None
    codes: frozenset[str]
    reach: int
    instead: str | None = None
    keep: frozenset[str] = frozenset()


def put_right(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts without those that later messages take back, or of whom they were."""
    made = list(found)
    numbers = sorted({a.number for a in made if a.type in _TOLD})
    for at, line in enumerate(read if numbers else ()):
        if not (line.sender or line.may(_NEITHER) or line.may(_MAIL_WRONG)):
            continue
        before = bisect_left(numbers, line.number)
        if not before or numbers[before - 1] < line.number - _REACH:
            continue
        urdu = line.urdu
        for undone in _unharmed(line, made) if urdu else _undone(read, at, made):
            made = _without(made, line, undone)
    return _never_held(read, made) if any(line.sender for line in read) else made


def _never_held(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts; "all released" frees nobody whom a message said not to be held."""
    free: dict[str, int] = {}
    for act in found:
        if act.type in HELD and act.victim and act.polarity == "negated":
            free.setdefault(act.victim, act.number)
    named = {
        line.number: {
            r for u in line.row if u.form in ("name", "short") for r in u.refs
        }
        for line in read
        if free
    }
    return [
        a
        for a in found
        if a.type != "release"
        or a.number <= free.get(a.victim or "", a.number)
        or a.victim in named.get(a.number, ())
    ]


def _undone(read: Sequence[Line], at: int, found: Sequence[Act]) -> Iterable[_Undone]:
    line = read[at]
    yield from _neither(line)
    if line.find(_MAIL_WRONG) and not line.question:
        named = [u for u in line.row if u.person and u.form in ("name", "short")]
        yield _Undone(
            None, _TOLD, _NEAR, None, frozenset(r for u in named for r in u.refs)
        )
    if not line.sender or line.question:
        return
    yield from _unharmed(line, found)
    yield from _answered(read, at)
    yield from _starred(read, at, found)
    yield from _whom_not(line, found)
    star = _STAR_WORD.fullmatch(line.raw, _row_start(line), line.end)
    if star:
        yield _Undone(None, _TOLD - _KINDS.get(star[1].lower(), frozenset()), _JUST)
    if line.find(_NOBODY_WAS) or line.find(_OFFICE_LIES):
        yield _Undone(None, frozenset({"release", "bail"}), _NEAR)
    named = [u for u in line.row if u.person and u.form in ("name", "short")]
    yield from (_Undone(r, _FREED, _REACH) for r in still_there(line, named))
    new = next((u.refs[0] for u in named if _is_meant(line, u.start)), None)
    near = read[at + 1] if at + 1 < len(read) else None
    if new is None and near is not None and _goes_on(line, near):
        later = [u for u in near.row if u.person and u.form in ("name", "short")]
        new = next((u.refs[0] for u in later if _is_meant(near, u.start)), None)
    prior = read[at - 1] if at and _goes_on(read[at - 1], line) else line
    if new is None and prior is not line:
        new = next(
            (u.refs[0] for u in prior.row if u.person and _is_meant(prior, u.start)),
            None,
        )
    signed = new is not None or any(one.find(SIGN) for one in (line, prior))
    if line.find(_ONLY_HURT):
        whom = [r for u in named for r in u.refs]
        yield from (_Undone(r, DEATHS, _NEAR) for r in whom or (None,))
    if line.find(_ALL_WRONG):
        keep = frozenset(r for u in named for r in u.refs if r == new)
        yield _Undone(None, _TOLD, _NEAR, None, keep)
    for unit in named:
        well = WELL.match(line.text, unit.end, line.end)
        if well and (signed or _NO_ONE_OF.search(well[0])):
            yield from (_Undone(r, HELD | WORST, _REACH, new) for r in unit.refs)
    if line.find(_FALSE):
        spoken = frozenset(r for u in named for r in u.refs)
        whom = [r for r in spoken if any(a.victim == r for a in found)]
        if whom or not any(_doubts(o) for o in read[max(0, at - _JUST) : at]):
            codes = of_it(line)
            for r in whom:
                yield _Undone(r, codes & _just_told(line, found, r), _NEAR)
            if not whom:
                yield _Undone(None, codes, _JUST)
    if _TO_WHERE.match(_said(line)):
        yield _Undone(None, _TAKEN, _JUST)


# "No he is with me", "nahi wo to mere sath hai": who was just said to be taken.
_WITH_ME = re.compile(
    r"(?:\A|: |\n)\W*(?:(?:no+|nope|nah|what|wait|sorry|guys|arr?e+|nah?i+n?|nai|yaa?r),? )+(?:(?:s?he|they|wo+h?|vo)(?:['’]?s|['’]?re| is| are| to| tou| abhi)? )"
    r"(?:right here|here )?(?:w(?:ith)? (?:me|us)|next to (?:me|us)|right here|(?:(?:mer|hama?r|humar)e|apne) (?:saa?th|paa?s|ghar))\b(?!.*\b(?:now|ab|again|wapi?s)\b)",
    re.IGNORECASE,
)
# The one named writes himself: "i wasn't taken", "mujhe kisi ne nahi uthaya".
_NOT_I = re.compile(
    r"\b(?:i(?: am|['’]?m| was|was)(?:n['’]?t| not)|(?:nobody|no ?one)(?: has| had)?|they did(?:n['’]?t| not)) (?:been )?"
    r"(?:taken|take|took|arrest(?:ed)?|picked|detain(?:ed)?|dead|shot|hurt|injured)\b|"
    r"\bmujh(?:e|ko|y) (?:to |tou )?(?:kisi ne )?(?:\w+ )?na(?:h[ie]+n?|hi|i) (?:utha|pakr|giraf|arrest|maa?r)|"
    r"\bmujhe kuch na(?:h[ie]+n?|hi|i) hua",
    re.IGNORECASE,
)


def another(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts; what a message puts right is told of the one it names instead."""
    made = list(found)
    for line in read:
        if line.sender and len(line.row) <= _BRIEF:
            for undone in _another(line, made):
                made = _without(made, line, undone)
    return made


def _another(line: Line, found: Sequence[Act]) -> Iterable[_Undone]:
    """Give of whom it was told wrongly, and of whom it is true: "sorry not Asif, Bilal"."""
    names = [u for u in line.row if u.person and u.form in ("name", "short")]
    named = [] if line.question else names
    told = {a.victim for a in found if a.type in _TOLD and a.number < line.number}
    for one, two in pairwise(named):
        between = line.text[one.end : two.start]
        before = line.text[line.start : one.start]
        behind = line.text[two.end : line.end]
        if _SAYS.match(behind):
            continue
        turned = _BUT_NOT.fullmatch(between) is not None
        rather = _NOT_BEFORE.search(before) and _RATHER.fullmatch(between)
        if not (turned or rather or _NOT_URDU.fullmatch(between)):
            continue
        wrong, right = (two, one) if turned else (one, two)
        if len(wrong.refs) == len(right.refs) == 1 and wrong.refs[0] in told:
            if any(
                a.number == line.number and a.victim == right.refs[0] for a in found
            ):
                yield _Undone(wrong.refs[0], _TOLD, _NEAR)
            else:
                codes = _just_told(line, found, wrong.refs[0]) & _TOLD
                yield _Undone(wrong.refs[0], codes, _NEAR, right.refs[0])


_NOT_BEFORE = re.compile(r"\bnot (?:for )?\Z", re.IGNORECASE)
_RATHER = re.compile(
    r"(?i)\W*(?:(?:who|that) (?:was|were|is|got|has been|had been) (?:\w+ ){0,2}?\w+\W+)?"
    r"(?:(?:but|its|it['’]s|it was|sorry|i mean|i meant|meant)\W+){0,2}"
)
_BUT_NOT = re.compile(r"(?i)\W*(?:and )?not ")
_NOT_URDU = re.compile(
    r"(?i) (?:ko )?na(?:hi+n?|hin|i)\b,? ?(?:(?:balke|bulke|woh?) )?"
)
_SAYS = re.compile(
    r"(?i)\W*(?:says?|said|told|tells|wrote|reports?|reported|ne (?:kaha|bataya))\b"
)


def _unharmed(line: Line, found: Sequence[Act]) -> Iterable[_Undone]:
    """Give what those beside whom he is, or he himself, say not to have befallen him."""
    said = _said(line) if line.sender and not line.question else ""
    last = [a for a in found if a.number < line.number and a.type in _TOLD]
    if said and last and _WITH_ME.search(line.whole) and last[-1].type in HELD | WORST:
        yield _Undone(None, HELD | WORST, _JUST)
    if said and _NOT_I.search(said):
        yield from (_Undone(r, HELD | WORST, _NEAR) for r in line.sender)


def _answered(read: Sequence[Line], at: int) -> Iterable[_Undone]:
    """Give what a short answer takes back: "not yet", "by whom?" - "his dad"."""
    line = read[at]
    if line.find(_NOT_YET) and not any(u.form in ("name", "short") for u in line.row):
        yield _Undone(None, frozenset({"release"}), _NEAR)
    asked = read[at - 1] if at else None
    asks = asked is not None and asked.sender and _BY_WHOM.search(asked.whole)
    if asks and _BY_KIN.match(_said(line)):
        yield _Undone(None, _TAKEN, _NEAR)


def _whom_not(line: Line, found: Sequence[Act]) -> Iterable[_Undone]:
    """Give what a message takes back that is no more than "not Murad", "only Javed"."""
    last = _last_told(line, found) if len(line.row) <= _BRIEF else set()
    names = {str(v): _names(line, str(v)) for v in last}
    said = [" ".join(p.split()) for p in _PIECES.split(_said(line).casefold())]
    said = [p.strip(" .!") for p in said if p and p.strip(" .!")]
    answers = [_answer_of(piece, names) for piece in said] if names else []
    told = [one for one in answers if one is not None]
    if not told or len(told) < len(answers):
        return
    only = any(kind == "only" for kind, _ in told)
    gone = {r for kind, r in told if kind == "no"}
    kept = {r for _, r in told} - gone
    if only:
        gone |= set(names) - kept
    yield from (_Undone(r, _TOLD, _NEAR) for r in sorted(gone - {""}))


_BRIEF = 14  # units of a message that says no more
_PIECES = re.compile(r"[,;\n]|\.\s|\b(?:but|and|aur|magar|lekin|or|nor)\b")
_NO_SIDE = re.compile(
    r"(?:(?:no|nope|sorry|wait|actually|nahi+n?|guys),? ){0,9}(?:(?:not|except|bar|minus)(?: for)? (?P<one>.+?)|"
    r"(?P<two>.+?):? (?:not(?: yet| him| her)?|no|nahi+n?|nhi|isn['’]?t|wasn['’]?t|hasn['’]?t))(?: (?:though|tho|yet|pls))?"
)
_YES_SIDE = re.compile(
    r"(?:(?:no|nope|sorry|wait|actually|yes),? )*(?:(?P<only>only|just|sirf) )?(?P<who>.+?)"
    r"(?: (?:yes|yeah|haan|only|though|so far|is|was))*"
)


def _answer_of(
    piece: str, names: Mapping[str, Collection[str]]
) -> tuple[str, str] | None:
    """Return no, only or yes with the one whom a piece of a message names, or None."""
    if piece in ("no", "nope", "nah", "sorry", "wait", "yes", "nahi", "nahin"):
        return "", ""
    no = _NO_SIDE.fullmatch(piece)
    who = (no["one"] or no["two"] or "") if no else ""
    meant = [r for r, own in names.items() if who in own]
    if len(meant) == 1:
        return "no", meant[0]
    yes = _YES_SIDE.fullmatch(piece)
    meant = [r for r, own in names.items() if yes and yes["who"] in own]
    if len(meant) != 1 or yes is None:
        return None
    return "only" if yes["only"] else "yes", meant[0]


def _names(line: Line, ref: str) -> frozenset[str]:
    """Return what somebody may be called in short, casefolded."""
    one = line.scene.cast.get(ref)
    name = (one.name or "").casefold() if isinstance(one, Person) else ""
    return frozenset([name, *name.split()]) - {""}


def _just_told(line: Line, found: Sequence[Act], ref: str) -> frozenset[str]:
    """Return the kinds of what was told last of somebody before a message."""
    own = [a for a in found if a.victim == ref and a.number < line.number]
    last = max((a.number for a in own), default=-1)
    return alike([a for a in own if a.number == last])


def _last_told(line: Line, found: Sequence[Act]) -> set[str | None]:
    """Return of whom the sentence told that last told something before a message."""
    near = [
        a for a in found
        if 0 < line.number - a.number <= _NEAR and a.type in _TOLD and a.victim
    ]  # fmt: skip
    last = max((a.number for a in near), default=-1)
    return {a.victim for a in near if a.number == last}


# "*summoned": the word that was meant, for the one just written.
_STAR_WORD = re.compile(
    r"\*\s?(summoned|questioned|stopped|fined|searched|threatened|injured|hurt|released|freed|charged|bailed|"
    r"called|invited|warned|interviewed|arrested|detained|taken|killed)\*?\W*",
    re.IGNORECASE,
)


def _row_start(line: Line) -> int:
    """Return where the words of a message begin, with a star before them."""
    start = line.row[0].start if line.row else line.end
    before = line.raw[max(line.start, start - 2) : start]
    return start - len(before) + before.index("*") if "*" in before else start


def _doubts(line: Line) -> bool:
    """Whether a line tells a rumour or asks: it is that which the next calls false."""
    return line.retracted or line.unsure


def _said(line: Line) -> str:
    """Return the words of a message behind its sender."""
    return line.text[line.row[0].start : line.end] if line.row else ""


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence stands in the same message."""
    return (
        following.start - line.end < 3
        and "\n" not in line.raw[line.end : following.start]
    )


def _is_meant(line: Line, start: int) -> bool:
    """Whether it is said that it was the one named at a place."""
    return WAS_HE.search(line.text, max(line.start, start - 60), start) is not None


def _neither(line: Line) -> Iterable[_Undone]:
    """Give what "neither has been released" takes back."""
    match = line.find(_NEITHER)
    if match is not None and not line.question:
        codes = _KINDS.get(match["what"].lower(), frozenset({"release", "bail"}))
        yield _Undone(None, codes, _NEAR)


def _starred(read: Sequence[Line], at: int, found: Sequence[Act]) -> Iterable[_Undone]:
    """Give whom "*Asad Mirani" puts right: the one of a like name just told of."""
    line = read[at]
    first = next((u for u in line.row[:3] if u.form in ("name", "short")), None)
    if first is None or not first.person:
        return
    if _STAR.search(line.raw, max(line.start, first.start - 2), first.start) is None:
        return
    for act in reversed(found):
        near = 0 < line.number - act.number <= _NEAR
        if near and act.victim not in (None, *first.refs):
            if _like(line, act.victim, first.refs[0]):
                yield _Undone(act.victim, _TOLD, _NEAR, first.refs[0])
            return


def _like(line: Line, one: str | None, other: str) -> bool:
    """Whether two people share a word of their names, or begin alike."""
    names = [line.scene.cast.get(r) for r in (one or "", other)]
    if not all(isinstance(p, Person) and p.name for p in names):
        return False
    a, b = (str(getattr(p, "name", "")).casefold() for p in names)
    return bool(set(a.split()) & set(b.split())) or a[:3] == b[:3]


def _without(found: Sequence[Act], line: Line, undone: _Undone) -> list[Act]:
    told = [a for a in found if _may_undo(a, line, undone)]
    if undone.ref is None:
        last = max((a.number for a in told), default=-1)
        whom = {a.victim for a in told if a.number == last} - undone.keep
        told = [a for a in told if a.victim in whom]
    gone = {id(a) for a in told}
    made = []
    for act in found:
        if id(act) not in gone:
            made.append(act)
        elif undone.instead and undone.instead != act.victim:
            spans = tuple(
                sorted({*act.spans, (_names_from(line, undone.instead), line.end)})
            )
            made.append(replace(act, victim=undone.instead, spans=spans))
    return made


def _names_from(line: Line, ref: str) -> int:
    """Return where a line begins, or its message, where that names somebody before it."""
    if any(ref in unit.refs for unit in line.row):
        return line.start
    begin = line.raw.rfind("\n", 0, line.start) + 1
    named = [
        m for m in line.scene.cast.in_span(begin, line.start, "person") if m.ref == ref
    ]
    return min((m.start for m in named), default=line.start)


def _may_undo(act: Act, line: Line, undone: _Undone) -> bool:
    if act.type not in undone.codes or (act.modality, act.polarity) != _DONE:
        return False
    if undone.ref is not None and act.victim != undone.ref:
        return False
    return line.number - undone.reach <= act.number < line.number


_DONE = ("stated", "affirmed")
