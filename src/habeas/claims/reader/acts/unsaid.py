"""What a later line takes back: it was of somebody else, or the news was false.

"Sorry, X nahi, Y", "galat khabar, X zinda hai", "fake news, he is still inside": what a
line before told of X is told no more. What else is known of X stands: that somebody is
alive undoes a death alone, that he is inside still a release.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from habeas.claims.reader.acts.act import DEATHS, HELD, WORST, Act
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

# "We were wrong about X, it was Y", "sorry, X nahi, Y": what was told of X is unsaid.
_WRONG = Spotter(
    r"\bwrong about\b|\bmistaken about\b|\bmis(?:informed|led) about\b|"
    r"\b(?:sorry|correction|corrected|maa?zrat|ghalti|tas-?heeh)\b|تصحیح|معذرت|غلطی|"
    r"(?:\A|: )(?:no,? )?not (?:[\w'’-]+ ){0,2}[\w'’-]+[,;]? (?:only|just|but|it)\b|"
    r"(?:\A|: )(?:no,? )?not (?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?, (?:its? |it['’]s )?(?-i:[A-Z])[\w'’-]+",
    re.IGNORECASE,
)
_NOT_HE = re.compile(
    r"\s*(?:(?:(?P<of>k[aei]|کا|کی|کے)|ko|se|کو) )?(?:nah[ie]+n?|nhi|nai|not|نہیں|نہ)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_HIM = re.compile(r"\b(?:about|not|no) (?:the |mr |ms |dr )?\Z", re.IGNORECASE)
# Of the news before, by whoever writes next: near the begin, and nobody named before.
_FALSE = Spotter(
    r"\b(?:galat|ghalat|galt|ghalt|jh[ou]o?t[ih]*|fake|false|wrong) (?:khabar|news|info|information|"
    r"report|baa?t|ittila)\b(?=\W*$|[,.:;!]| (?:h|th)|\W+(?:guys|yaar|bhai|he|she|it))|"
    r"\b(?:khabar|news|(?:th|previous |last |my )(?:at|is)? ?(?:news|report|message|post))"
    r" (?:was |is )?(?:galat|ghalat|galt|ghalt|false|fake|wrong|untrue|not true|jhoo?t\w*)\b|"
    r"\b(?:that|this|it) (?:was|is) (?:wrong|a mistake|an error), it (?:is|was)\b|"
    r"(?:\A|: )(?:no,? |sorry,? )?(?:that|this|it) (?:was|is) (?:all )?(?:an? (?:mistake|error|misunderstanding|false alarm)|"
    r"a wrong (?:name|person))(?=\W*[,.;:!]|\W*\Z)|"
    r"(?:\A|: )(?:no,? )?(?:s?he is|s?he['’]s) (?:still )?alive\b|"
    r"(?:\A|: )(?:(?:nahi+n?|are+|yaar|bhai|ye+h?|yeh sab|sab),? )*(?:jh[ou]o?th?|galat|ghalat|galt|ghalt|afwa+h|bakwa+s|fake)"
    r"(?: (?:hai|h|he|tha|thi|hain))?(?: (?:ye+h?|yeh sab))?(?= *(?:[,.!;]|\Z|\n))|"
    r"\b(?:abhi|ab) (?:tak |bhi )?(?:to |tou )?(?:andar|thane|thana|jail|hawala+t|lock ?up)(?: m[aei]+n?)?(?: hi)?"
    r" (?:hain?|he|h)\b|"
    r"\b(?:kisi ko(?: bhi)? (?:nah[ie]+n?|nhi)|koi(?: bhi)? (?:nah[ie]+n?|nhi)) (?:chh?o+[rdt]\w*|ri[hy]a\w*)|"
    r"\b(?:i|we) (?:could|can|have|was|were)(?: ?not| never|n['’]t| unable to)(?: yet)?"
    r"(?: been able to)? (?:confirm|verify)(?:ed)? (?:it|this|that)\b|"
    r"(?:غلط|جھوٹی) (?:خبر|اطلاع)(?=\W*$|[،۔,.:!]| (?:ہے|تھی|ہیں))|"
    r"(?:خبر|اطلاع) (?:غلط|جھوٹی|درست نہیں)",
    re.IGNORECASE,
)
_NEAR = 80  # a chat's line begins with its hour and sender
_ALIVE = Spotter(r"\b(?:alive|lives|zindah?|not dead)\b|زندہ", re.IGNORECASE)
_UNPROVED = Spotter(r"\b(?:confirm|verif)\w*\b", re.IGNORECASE)
_IS_ALIVE = re.compile(
    r"\W*(?:\w+ ){0,3}?(?:alive|lives|zindah?|not dead|زندہ)\b", re.IGNORECASE
)
_INSIDE = Spotter(
    r"\b(?:released?|freed|ri[hy]a+i?)\b|رہا|رہائی|"
    r"\bkisi ko|\bkoi nah|\b(?:still|abhi|ab bhi|custody|jail|prison|thane|thana|inside|andar|lock-?up|"
    r"held|hawala+t)\b|جیل|تھان|حراست|اندر|ابھی|اب بھی|حوالات",
    re.IGNORECASE,
)
_ANOTHER = Spotter(r"\bit(?: is|['’]s| was)\b", re.IGNORECASE)
_SAYS = Spotter(
    r"\b(?:said|says|claim(?:s|ed)|told|according|denie[sd]|insist(?:s|ed)|kaha|bataya)\b|"
    r"کہا|کہنا|مطابق|بتایا|دعوی",
    re.IGNORECASE,
)
_UNSAID = HELD | WORST | {"release", "injury", "conviction", "bail"}
_FREED = frozenset(["release", "bail"])
_DEAD = DEATHS - {"torture", "enforced_disappearance"}
_HIS = frozenset(["injury"])  # "the arm was not X's": of his body alone
_BACK = 6
_BACK_IN_CHAT = 20

_Gone = Mapping[tuple[int, str], frozenset[str]]


def unsaid(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts without those that a later line takes back."""
    told: dict[int, list[Act]] = defaultdict(list)
    for act in found:
        if act.type in _UNSAID and act.modality == "stated" and act.victim:
            told[act.number].append(act)
    gone: dict[tuple[int, str], frozenset[str]] = {}
    for line in read:
        back = _BACK_IN_CHAT if line.sender else _BACK
        before = range(max(line.number - back, 0), line.number)
        if not any(map(told.__contains__, before)):
            continue  # there is nothing to take back
        for ref, codes in (
            *_of_another(line),
            *_false(line, told),
            *_unseen(line, told),
            *_still_held(line),
            *_beside_me(line),
        ):
            for number in before:
                gone[number, ref] = gone.get((number, ref), frozenset()) | codes
    stand = [a for a in found if not _taken_back(a, gone)] if gone else list(found)
    rung = _rang(read, told)
    stand = [a for a in stand if not _taken_back(a, rung)] if rung else stand
    slips = _slips(read, told)
    stand = [a for a in stand if not _slipped(a, slips)] if slips else stand
    stand = _never_held(read, stand)
    stand = [a for a in stand if not _was_not(read, a)]
    return _dead_stay(read, stand)


# "X, who the radio says was arrested, was not."
_WAS_NOT = re.compile(
    r"[^.;!?]{0,80}, (?:in fact |actually )?(?:(?:is|are|was|were|has|have|had|did) not|"
    r"(?:is|are|was|were|has|have|had|did)n['’]t)(?: been)?(?: in fact| at all| after all)?"
    r"(?=[.;:!]|, (?:and|but)\b|\Z)"
)


def _was_not(read: Sequence[Line], act: Act) -> bool:
    """Whether a sentence tells an act of somebody in an aside, and ends by denying it."""
    if act.type not in _UNSAID or not _done(act) or act.number >= len(read):
        return False
    line = read[act.number]
    first = next((u for u in line.row if u.person), None)
    if first is None or act.victim not in first.refs or first.start > act.at:
        return False
    return _WAS_NOT.match(line.text, act.at, line.end) is not None


# "He is not arrested, he is at home" frees nobody; "not held any more, released" does.
_AT_HOME = re.compile(
    r"\b(?:home|back with|with (?:his|her|their)|ghar|safe|fine)\b|گھر",
    re.IGNORECASE,
)
_SET_FREE = re.compile(
    r"\b(?:releas\w+|freed|let|sent|discharged|bail\w*|ri[hy]a+|chh?o[rd]\w*)\b|رہا|چھوڑ",
    re.IGNORECASE,
)


def _never_held(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, nobody freed by being home in a sentence that denies the taking."""
    denied = {
        (a.number, a.victim): a.at
        for a in found
        if a.type in HELD and a.polarity == "negated" and a.modality == "stated"
    }
    if not denied:
        return list(found)
    text = read[0].text if read else ""
    return [
        a
        for a in found
        if not (
            a.type == "release"
            and denied.get((a.number, a.victim), a.at) < a.at
            and _only_home(text, a)
        )
    ]


def _only_home(text: str, act: Act) -> bool:
    said = " ".join(text[start:end] for start, end in act.spans)
    return _AT_HOME.search(said) is not None and _SET_FREE.search(said) is None


# After these a release may be told behind a death, though it came before.
_EARLIER = re.compile(
    r"\b(?:after|since|upon|following|having|once|when|had|(?:hour|day|week|month|year)s?|"
    r"baad|pehle|jab)\b|بعد|پہلے|جب|دن|ماہ|سال",
    re.IGNORECASE,
)


def _dead_stay(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts, nobody freed by a sentence that just told him to be dead."""
    died: dict[tuple[int, str], int] = {}
    for act in found:
        if act.type in _DEAD and act.victim and _done(act):
            died.setdefault((act.number, act.victim), act.at)
    lines = {line.number: line for line in read} if died else {}
    return [a for a in found if not _raised(a, lines, died)]


def _raised(
    act: Act, lines: Mapping[int, Line], died: Mapping[tuple[int, str], int]
) -> bool:
    at = died.get((act.number, act.victim or ""))
    line = lines.get(act.number)
    if act.type not in _FREED or at is None or line is None or not at < act.at:
        return False
    return _done(act) and _EARLIER.search(line.text, at, act.at) is None


def _done(act: Act) -> bool:
    return act.modality == "stated" and act.polarity == "affirmed"


def _taken_back(act: Act, gone: _Gone) -> bool:
    codes = gone.get((act.number, act.victim or ""), frozenset())
    return act.type in codes and act.modality == "stated"


def _of_another(line: Line) -> Iterator[tuple[str, frozenset[str]]]:
    """Give who a line says it was not, and what of him is unsaid."""
    match = line.find(_WRONG)
    if match is None:
        return
    start = line.start + match.start()
    for unit in line.row:
        if not unit.person or unit.start < start or _counts(line, unit.start):
            continue
        before = line.text[max(start, unit.start - 12) : unit.start]
        not_he = _NOT_HE.match(line.text, unit.end)
        if _BEFORE_HIM.search(before) or not_he:
            codes = _HIS if not_he and not_he["of"] else _UNSAID
            yield from ((ref, codes) for ref in unit.refs)
        elif _IS_ALIVE.match(line.text, unit.end):
            yield from ((ref, DEATHS) for ref in unit.refs)


def _counts(line: Line, start: int) -> bool:
    """Whether a number stands for a group: "sorry, 12 not 10" is of no other people."""
    return line.text[start : start + 1].isdigit()


# "We were told that X was taken. He rang us: he is at home."
_HEARD = Spotter(
    r"\b(?:(?:we|i) (?:were|was|have been|had been) (?:told|informed)|(?:we|i) (?:have )?hear[d]?|"
    r"somebody (?:says|said)|someone (?:says|said)|reports? (?:that|say)|it (?:is|was) (?:said|reported))\b",
    re.IGNORECASE,
)
_RANG = re.compile(
    r"\W*(?:he|she|they|[A-Z][\w'’-]+) (?:has |have )?(?:(?:just|since|himself|herself|then) )?(?:rang|called|phoned|"
    r"texted|wrote|answered|replied|messaged|spoke|picked up)\b",
    re.IGNORECASE,
)


def _rang(read: Sequence[Line], told: Mapping[int, Sequence[Act]]) -> _Gone:
    """Return what was only heard of somebody who then rang from home, by sentence."""
    gone: dict[tuple[int, str], frozenset[str]] = {}
    for line, following in pairwise(read):
        held = [a for a in told.get(line.number, ()) if a.type in HELD]
        if not held or line.find(_HEARD) is None or not _RANG.match(following.whole):
            continue
        if _AT_HOME.search(following.whole) and not _SET_FREE.search(following.whole):
            for act in held:
                gone[line.number, str(act.victim)] = HELD
                gone[following.number, str(act.victim)] = _FREED
    return gone


# "They freed Elvis, no sorry, not Elvis": who speaks puts right what he has just said.
_SLIP = Spotter(
    r"\b(?:no|sorry|wait|i mean|rather|pardon)\b[^.!?\w]*(?:(?:no|sorry|wait|i mean|it (?:is|was)|it['’]s),? )*"
    r"not (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


def _slips(
    read: Sequence[Line], told: Mapping[int, Sequence[Act]]
) -> dict[tuple[int, str], int]:
    """Return of whom a sentence takes back what it told before a place in it."""
    found: dict[tuple[int, str], int] = {}
    for line in read:
        match = line.find(_SLIP) if line.number in told else None
        if match is not None:
            at = line.start + match.end()
            named = next((u for u in line.row if u.person and u.start == at), None)
            found.update({(line.number, r): at for r in named.refs} if named else {})
    return found


def _slipped(act: Act, slips: Mapping[tuple[int, str], int]) -> bool:
    at = slips.get((act.number, act.victim or ""), -1)
    return act.at < at and act.type in _UNSAID and _done(act)


# "X is still at Area F": a release told of him before was none.
_STILL = re.compile(
    r"\W{0,3}(?:is|are|was|were|['’]s|remains?)(?: both| all)? still (?:(?:being )?(?:held|detained|locked|kept)|inside|"
    r"behind bars|in (?:there|(?:[\w'’-]+ ){0,4}?(?:custody|jail|prison|detention|cells?|lock-?up|isolator|sizo|remand))\b|"
    r"(?:at|in) (?:[\w'’-]+ ){0,4}?(?:station|thana|police|barracks|camp|centre|center|headquarters|hq|post)\b|"
    r"at (?-i:[A-Z])|with (?:them|the (?:police|army|soldiers))|there\b)|"
    r" (?:to |toh |tou )?(?:abhi|ab)(?: tak| bhi)? (?:andar|thane|thana|jail|hawala+t|lock ?up|qaid|custody)\b",
    re.IGNORECASE,
)
_STILL_WORD = Spotter(r"\b(?:still|abhi|ab)\b", re.IGNORECASE)


def _still_held(line: Line) -> Iterator[tuple[str, frozenset[str]]]:
    """Give who is told to be held still, though somebody told that they were freed."""
    if line.find(_STILL_WORD) is None or line.question or line.repeated:
        return
    for unit in line.row:
        named = unit.person and unit.form in ("name", "short")
        if named and _STILL.match(line.text, unit.end):
            yield from ((ref, _FREED) for ref in unit.refs)


# "They say that X is arrested." "X is sitting next to me, who says that?"
_BESIDE_ME = re.compile(
    r"(?: is|['’]s| was)(?: (?:just|right|now|here|still|in fact|actually|sitting|standing|sat|having \w+|talking)){0,3} "
    r"(?:next to|beside|with|in front of|opposite) (?:me|us)\b(?! (?:in|at) (?:the |a )?(?:cell|jail|prison|station|lock|van|custody))",
    re.IGNORECASE,
)
_ME = Spotter(r"\b(?:me|us)\b", re.IGNORECASE)


def _beside_me(line: Line) -> Iterator[tuple[str, frozenset[str]]]:
    """Give who is with the one who writes a message, and so was not taken."""
    if not line.sender or line.question or line.find(_ME) is None:
        return
    for unit in line.row:
        named = unit.person and unit.form in ("name", "short")
        if named and _BESIDE_ME.match(line.text, unit.end):
            yield from ((ref, HELD) for ref in unit.refs)


def gainsaid(read: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines whose news a message behind them calls false."""
    found: set[int] = set()
    for line in read:
        match = line.find(_FALSE) if line.sender else None
        if match is not None and match.start() <= _NEAR and not line.find(_SAYS):
            found.update(range(line.number - 2, line.number))
    return frozenset(found)


_OWN = frozenset(["i", "me", "my", "we", "us", "our"])


def _false(
    line: Line, told: Mapping[int, Sequence[Act]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Give of whom a line says that the news just told was false, and what of it."""
    back = range(line.number - 1, line.number - _BACK // 2 - 1, -1)
    latest = next((told[n] for n in back if n in told), ())
    match = line.find(_FALSE) if latest else None
    if match is None or match.start() > _NEAR or line.find(_SAYS):
        return
    start = line.start + match.start()
    named = {ref for u in line.row if u.person and u.word not in _OWN for ref in u.refs}
    told_of = (u for u in line.row if u.person and u.form in ("name", "short"))
    if any(line.start < u.start < start for u in told_of):
        return
    whom = {str(a.victim) for a in latest}
    codes = of_it(line)
    if named and not line.find(_ANOTHER):
        whom &= named
    codes &= alike(latest)
    yield from ((ref, codes) for ref in (whom & named or whom))


def alike(latest: Sequence[Act]) -> frozenset[str]:
    """Return the kinds of what was just told: news of a release is no news of a taking."""
    kinds = {a.type for a in latest}
    families = (HELD, DEATHS | _HIS, _FREED)
    return frozenset(kinds).union(*(f for f in families if kinds & f))


# "Police say that they let X go. His family have not seen him since."
_UNSEEN = Spotter(
    r"\b(?:not|never|yet to|nobody|no one|none) (?:has |have |had )?(?:been )?(?:seen?|"
    r"heard|come|came|returned|reached|arrived)\b|\bno (?:news|word|trace|sign) of\b|"
    r"گھر نہیں (?:پہنچ|آ|لوٹ)|نہیں لوٹ|کسی نے نہیں دیکھا|تاحال لاپتہ|"
    r"\b(?:ghar|wapi?s) nah[ie]+n? (?:poh|pah|aa?y|lot|laut)|"
    r"\bwhereabouts\b|\bstill (?:missing|held|inside)\b",
    re.IGNORECASE,
)


# "Police say that they freed X. His wife denies it", "... That is a lie, she says."
_GAINSAID = Spotter(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|contradict(?:s|ed)?|"
    r"refut(?:es?|ed)|rubbish(?:es|ed)?)(?: (?:it|this|that|(?:the|this|that|their|the police|"
    r"police) (?:claims?|reports?|news|statement|version|account|story))\b(?! \w+ (?:was|is|"
    r"were|had)))|\b(?:it|this|that|which)(?: is| was|['’]s)(?: all)? (?:an? (?:\w+ )?(?:lie|hoax|"
    r"rumou?r)|lies|false|untrue|not true|not so)\b",
    re.IGNORECASE,
)


def _unseen(
    line: Line, told: Mapping[int, Sequence[Act]]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Give whom somebody claims to have freed, and whom nobody has seen since."""
    before = told.get(line.number - 1, ())
    claimed = [
        a
        for a in before
        if a.type in _FREED
        and (a.voices or _SAYS.search(line.text, max(0, a.at - _NEAR), a.at))
    ]
    if not claimed:
        return
    whom = {str(a.victim) for a in claimed}
    if line.find(_GAINSAID):
        named = {r for u in line.row if u.form in ("name", "short") for r in u.refs}
        yield from ((ref, _FREED) for ref in (whom & named or whom))
        return
    if line.find(_UNSEEN) is None:
        return
    named = {ref for u in line.row if u.person for ref in u.refs}
    yield from ((ref, _FREED) for ref in (whom & named if named else whom))


def of_it(line: Line) -> frozenset[str]:
    """Return which acts are meant by a line that calls the news before it false."""
    if line.find(_ALIVE) or line.find(_UNPROVED):
        return DEATHS
    return DEATHS | _FREED if line.find(_INSIDE) else _UNSAID
