"""Threats told in the words of those who made them.

"Next time you are in it", said on the telephone, is a threat to whoever was told it, or
to the daughter it speaks of. The rules look for a quotation with menacing words whose
sentence tells of a call, a message, a visit or a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader.called_up import called_before
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import PAST

_QUOTE = re.compile(r"[\"“](?P<words>[^\"“”]{6,300})(?:[\"”]|$)")
_DEADLY = re.compile(
    r"\b(?:coffin|grave|kill|killed|dead|die|body|bodies|bullets?|shroud|bury|buried|"
    r"in pieces|(?:not|never) come back|funeral|corpse|canal|river|in it|head off|throat|burn(?:ed)? alive|murder|"
    r"(?:(?:him|her|them)|(?:son|daughter|brother|sister)(?: \w+){0,2}) (?:back|home) in a bag|body ?bags?|widow|orphans?|you (?:will|shall|would) (?:not|never) be found|you won['’]t be found|(?:no ?one|nobody) will (?:ever )?find (?:you|your|his|her|him)|(?:not|never) (?:live to )?see (?:tomorrow|the morning|daylight|your \w+ again)|last (?:day|warning|prayer)|finish you|shoot)\b",
    re.IGNORECASE,
)
_MENACE = re.compile(
    r"\b(?:(?:your|his|her|their) turn (?:is|will|comes)|you are next|"
    r"(?:room|place|space|bed|cell|spot|hole) (?:is |ready |waiting |left |free |here |there ){0,2}for you\b|"
    r"next (?:one|time|in line|will be|is you|is yours)|will follow|we know|"
    r"know (?:which|where|what)|or (?:else|read|you|we|your)|be careful|"
    r"careful|regret|consequences|remember what happened|watch (?:out|your)|"
    r"sweater|grow old|old people fall|dealt with|will (?:lift|pick|take|find|come|"
    r"get|break|see|pay|teach|disappear|sleep|rot|go to (?:jail|prison))|grader|"
    r"how long|no one will|nobody will|accident|teach (?:you|him|her|them)|"
    r"second child|stop (?:writing|talking|this)|leave (?:the|town|or)|bring the|"
    r"ready your|last chance|pay for|(?:will|would|going to) join (?:(?-i:[A-Z])[\w'’ -]+|(?:him|her|them|your \w+|the (?:dead|missing|disappeared|others?))(?=\W*$))|your turn|"
    r"(?:end up|finish|be) like (?:him|her|them|(?-i:[A-Z])\w*)|(?:same|share) (?:the |his |her |their )?fate|"
    r"same (?:thing )?(?:will|would|can|could|may) happen|happen to you|a lesson|will be finished|would be finished|"
    r"finish (?:him|her|them|it)|(?:will|would) be (?:taught|sorry|crushed|eliminated|burn(?:ed|t)|dealt))\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|tell|warned|warns?|texted|phoned|called|caller|call|calls|text|"
    r"messages?|sms|note|letter|paper|letters|leaflet|whatsapp|voice|shouted|"
    r"threaten\w*|said (?:to|that)|says? to|received|recieved|got|stopped|came to|"
    r"approached|sent|gate|words of|visited)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\byour (?:own )?(?:daughter|son|child|children|family|wife|husband|mother|"
    r"father|brother|sister|kids)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:minimum|no force|not in our|do not have|we have not)\b", re.IGNORECASE
)


# "I killed him because he ran", "A was shot dead on 3 May": told of what was done, it
# threatens nobody.
_CONFESSES = re.compile(
    r"\W*(?:i|we|he|she|they) (?:have |had |has |only |just )?(?:killed|shot|buried|burn(?:ed|t)|found|finished|murdered|"
    r"threw|hanged|saw|took)\b(?!.*\b(?:you|your|yours|next|too|also|will|would)\b)|"
    r"[^,;:?!]{2,90} (?:was|were|ha[sd] been|have been) (?:\w+ly )?(?:shot|killed|murdered|beaten|"
    r"hanged|buried|burn(?:ed|t)|stabbed|slain|gunned|lynched)\b"
    r"(?!.*\b(?:you|your|yours|next|too|also|will|would)\b)",
    re.IGNORECASE,
)


# "Write about X again, and you will not be found" threatens who is told so.
_OF_YOU = re.compile(
    r"\byou (?:will|would|shall|won['’]t)(?: never| not)? (?!see\b|know\b|hear\b|find\b|get (?:him|her)\b)|\byou['’]ll\b|"
    r"\b(?:finish|kill|shoot|bury|get|find) you\b",
    re.IGNORECASE,
)
# "You will join X", "you will end up like X": X is what became of somebody else.
_LIKE = re.compile(r"\b(?:join|like|fate|happened to)\b", re.IGNORECASE)


def threats(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the threats that a sentence quotes, in order."""
    for match in _QUOTE.finditer(line.whole):
        words = match["words"]
        deadly = _DEADLY.search(words) is not None
        if not (deadly or _MENACE.search(words)) or _NOT.search(words):
            continue
        if _CONFESSES.match(words):
            continue
        before = line.whole[: match.start()]
        after = line.whole[match.end() : match.end() + 60]
        spoken = _TOLD.search(before + " " + after)
        victims = (
            _whom(scene, line, line.start + match.start(), words)
            if spoken
            else called_before(scene, line, before)
        )
        if victims:
            yield _deed(line, match, victims, deadly=deadly)


def _deed(
    line: Line, match: re.Match[str], victims: tuple[str, ...], *, deadly: bool
) -> Deed:
    start = line.start + match.start()
    second = re.search(r"\byou|your\b", match["words"], re.IGNORECASE) is not None
    return Deed(
        "death_threat" if deadly and second else "threat",
        victims,
        _by(line, start, victims),
        Stance("intended"),
        start,
        line.start + match.end(),
        start,
        line.number,
    )


def _whom(scene: Scene, line: Line, start: int, words: str) -> tuple[str, ...]:
    """Return whom the harm would hit: the kin spoken of, else the one who was told."""
    inside = [
        k
        for k, u in enumerate(line.row)
        if u.person
        and start <= u.start < start + len(words) + 2
        and u.form != "pronoun"
    ]
    named = [k for k in inside if not line.row[k].owns and not _any_one(line, k)]
    if named and _LIKE.search(words) is None and _OF_YOU.search(words) is None:
        return line.refs(named[:1])
    if _KIN.search(words):
        return ()
    before = [k for k, u in enumerate(line.row) if u.end <= start]
    told = _told(line, before)
    if told:
        return _whose(line, told, words) or line.refs(told)
    found = _pronouns(line, start, words)[:1]
    if not found and re.search(r"\b(?:left|paper|note|letter|wall)\b", line.whole):
        found = [k for k in before if line.row[k].person][-1:]
    return line.refs(found)


def _any_one(line: Line, k: int) -> bool:
    """Whether nobody is meant: "a body is easier to find than a brother"."""
    said = line.words(k).lower()
    return line.row[k].form == "description" and said.startswith(("a ", "an "))


def of_his_kin(line: Line, deed: Deed) -> Deed:
    """Return a threat told to somebody's kin as one to him: "we will take him"."""
    opens = max(line.text.rfind(mark, line.start, deed.at) for mark in ('"', "“"))
    if not deed.stance.threat or opens < 0:
        return deed
    told = _told(line, [k for k, u in enumerate(line.row) if u.end <= opens])
    whose = _whose(line, told, line.text[opens : line.end]) if told else ()
    return replace(deed, victims=whose) if whose else deed


def _whose(line: Line, told: list[int], words: str) -> tuple[str, ...]:
    """Return whose kin is told "we will take him": the one named before them."""
    if not _HIM.search(words) or not _HIS_KIN.match(line.words(told[0])):
        return ()
    names = [
        u
        for u in line.row[: told[0]]
        if u.person and u.form in ("name", "short") and len(u.refs) == 1
    ]
    return names[-1].refs if names else ()


_HIM = re.compile(r"\b(?:him|her|he|she)\b", re.IGNORECASE)
_HIS_KIN = re.compile(
    r"(?:his|her) (?:[\w-]+ ){0,2}(?:father|mother|wife|husband|brother|sister|son|daughter|parents|"
    r"family|uncle|aunt|in-laws|children|grandmother|grandfather)\b",
    re.IGNORECASE,
)


def _pronouns(line: Line, start: int, words: str) -> list[int]:
    return [
        k
        for k, u in enumerate(line.row)
        if u.form == "pronoun"
        and u.word in ("he", "she", "him", "her")
        and start <= u.start < start + len(words) + 2
    ]


def _told(line: Line, before: list[int]) -> list[int]:
    """Return the units of the one who was told, called or sent the words."""
    row = line.row
    for k in reversed(before):
        word = row[k].word
        if word in ("told", "warned", "texted", "phoned", "threatened", "informed"):
            verb = clauses.verb(row, k, k + 1, PAST)
            heads = clauses.subject(row, verb) if verb.passive else []
            found = heads or clauses.objects(row, verb)
            if found:
                return found
        spoken = {row[m].word for m in before[:k]} & {"said", "says", "sent", "came"}
        if word == "to" and spoken and k + 1 < len(row) and row[k + 1].person:
            return [k + 1]
        if word in ("received", "recieved", "got", "receives", "gets"):
            found = clauses.subject(row, clauses.verb(row, k, k + 1, PAST))
            if found:
                return found
    return []


def _by(line: Line, start: int, victims: tuple[str, ...]) -> tuple[str, ...]:
    before = [v for v in line.voices if line.row[v.at].start < start and v.refs]
    named = [r for v in before[-1:] for r in v.refs if r not in victims]
    if named:
        return tuple(named)
    heads = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.end <= start and u.form == "description"
    ]
    callers = [
        k
        for k in heads
        if re.search(r"\bcaller|number|man|men|person\b", line.words(k), re.IGNORECASE)
    ]
    return tuple(r for r in line.refs(callers[:1]) if r not in victims)
