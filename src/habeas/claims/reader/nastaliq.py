"""Acts and demands told in Urdu, in its own script or in Roman letters.

The verb stands last; who does it is marked by "ne", whom it is done to by "ko". A clause
is read from its trigger back: the marked people before it are the victims and doers.
What "kiya jaye" (be done) asks is a demand, "tardeed" a denial, "yaqeen" a promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.demands import Demand
from habeas.claims.reader.mentions import Organisation
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene import Line, Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spans import trim

_WAYS = (
    (
        "arrest",
        (
            r"گرفتار (?:کر|ہو|کی)|حراست میں (?:لے|لیا|رکھ)|اٹھا (?:لیا|کر لے گ)|"
            r"\bgir[ai]f?ta+r (?:kar|kiya|kiye|ho)|\bhirasat m(?:ei|e)n l|"
            r"\butha (?:liya|kar le)|\bpakar liya"
        ),
    ),
    ("release", r"رہا (?:کر|کیا گ|ہو)|چھوڑ دی|\briha (?:kar|kiya ga|ho)|\bchh?or di"),
    ("remand", r"ریمانڈ|جیل بھیج|\b(?:jismani )?remand|\bjail bhej"),
    ("torture", r"اذیت|بدترین تشدد|بجلی کے جھٹکے|\baziyat|\bbijli ke jhatke"),
    (
        "assault",
        (
            r"مارا (?:گیا|پیٹا)|تشدد (?:کیا|کا نشانہ)|مار پیٹ|پیٹا گیا|"
            r"\bmara peeta|\btashaddud|\bpeeta|\bmaar peet"
        ),
    ),
    (
        "killing",
        (
            r"قتل (?:ہو|کر|کیا)|ہلاک (?:ہو|کر|کیا)|شہید (?:ہو|کر)|"
            r"\bqatl (?:ho|kar|kiya)|\bhalak (?:ho|kar)|\bshaheed (?:ho|kar)"
        ),
    ),
    ("threat", r"دھمکی|دھمکیاں|\bdhamk(?:i|iyan)"),
    (
        "confiscation",
        r"ساتھ لے گ|ضبط کر|چھین ل|قبضے میں ل|\bsath le ga|\bzabt kar|\bchheen l",
    ),
    ("injury", r"زخمی|\bzakhmi"),
    (
        "prosecution",
        (
            r"مقدمہ درج|مقدمات درج|مقدمے (?:درج|بنا)|ایف آئی آر درج|"
            r"\bmuqadd?ma(?:t)? darj|\bparcha (?:kata|darj)|\bFIR darj"
        ),
    ),
    (
        "detention",
        (
            r"جیل میں (?:ہ|قید|بند)|قید (?:ہیں|ہے|میں)|نظر بند|"
            r"\bjail m(?:ei|e)n (?:hai|qaid|band)|\bqaid (?:hai|mein)"
        ),
    ),
    ("dispersal", r"لاٹھی چارج|آنسو گیس|\blathi charge|\baansu gas|\bshelling"),
    ("search", r"چھاپہ|تلاشی|\bchhapa|\btalashi"),
    ("abduction", r"اغوا|\baghwa"),
    (
        "enforced_disappearance",
        (
            r"جبری (?:طور پر )?(?:لاپتہ|گمشدہ)|لاپتہ کر|\blapata kar|"
            r"\bjabri (?:gumshud|lapata)"
        ),
    ),
    (
        "protest",
        r"مظاہرہ|دھرنا|احتجاج کر|\bmuzahira|\bdharna|\behtejaj kar|\bihtijaj kar",
    ),
    ("strike", r"ہڑتال|\bhartal"),
    ("conviction", r"سزا (?:سنا|دی)|\bsaza (?:suna|di)"),
    ("bail", r"ضمانت (?:منظور|ہو)|\bzamanat (?:manzoor|ho)"),
)
_TRIGGER = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in _WAYS)
_ASK = re.compile(
    r"(?:کیا|کی|کیے|دیا|دی|لیا) جائ(?:ے|یں)|(?:کرے|کریں|دے|دیں|لے|لیں|روکے)\s*[۔.]?\s*$|"
    r"\b(?:kiya|ki|kiye|diya|di|liya) ja(?:ye|yen|ey|ein|e)\b|\b(?:kare|karen|karein)\W*$",
    re.IGNORECASE,
)
_NEED = re.compile(r"مطالب|اپیل|\bmutalb|\bmutalib|\bappeal", re.IGNORECASE)
_DENY = re.compile(r"تردید|انکار|\btardeed|\binkaar|\binkar", re.IGNORECASE)
_NOT = re.compile(r"نہیں|\bnah(?:i|ee)n?\b", re.IGNORECASE)
_PROMISE = re.compile(r"یقین|وعدہ|\byaqeen|\bwada\b|\bwaada", re.IGNORECASE)
_FREE_SOON = re.compile(
    r"(?:گھر آ|رہا ہو|چھوڑ دیا) جائ|\bghar aa jaye|\briha ho jaye", re.IGNORECASE
)
_FUTURE = re.compile(
    r"(?:گا|گی|گے)\s*[۔.]?\s*[)\"”]?$|\b(?:ga|gi|ge)\W*$", re.IGNORECASE
)
_HABIT = re.compile(r"معمول|اکثر|ہمیشہ|\bmaamool|\baksar|\bhamesha", re.IGNORECASE)
_NOBODY = re.compile(r"کوئی|کسی|\bkoi\b|\bkisi\b", re.IGNORECASE)
_WITH = re.compile(
    r"(?:کے پاس|کی تحویل میں|حراست میں) نہیں|\bke pas nah", re.IGNORECASE
)
_NE = frozenset({"نے", "ne"})
_KO = frozenset({"کو", "ko", "پر", "par", "کی", "ki", "کا", "ka", "سے", "se"})
_CLAUSE = re.compile(r"[۔؟!;؛]|(?<=\s)(?:مگر|لیکن|magar|lekin)(?=\s)|کہ\s|\bkeh?\s")


def deeds(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the acts that a sentence in Urdu tells, in order."""
    words = line.whole
    wanted = line.resolution or _NEED.search(words) is not None
    if wanted and not re.search(r"جو |\bjo\b", words):
        return
    taken = -1
    found = [(m.start(), c, m) for c, p in _TRIGGER for m in p.finditer(words)]
    for at, code, match in sorted(found, key=lambda f: f[0]):
        if at < taken:
            continue
        taken = match.end()
        deed = _deed(scene, line, code, match)
        if deed is not None:
            yield deed
    yield from _not_held(scene, line)
    yield from _promised(scene, line)


def _deed(scene: Scene, line: Line, code: str, match: re.Match[str]) -> Deed | None:
    low, high = _clause(line.whole, match.start(), match.end())
    clause = line.whole[low:high]
    victims, doers = _roles(scene, line, code, low, match.start())
    how = _how(line, code, clause, match, low)
    if how is None:
        return None
    negated = how.polarity == "negated"
    if not victims and not negated and code not in _ALONE:
        victims = () if how.frame == "pattern" else _him(scene, line, low)
        if not victims:
            return None
    if code in ("protest", "strike"):
        doers, victims = doers or victims or _first(line), ()
    start = line.start + low
    span = trim(line.text, start, line.start + high, ' ،,۔."”')
    return Deed(
        code,
        victims,
        doers,
        how,
        span.start,
        span.end,
        line.start + match.start(),
        line.number,
        topic=not victims and code not in _ALONE,
        nobody=negated,
    )


_ALONE = frozenset(["protest", "strike", "dispersal", "injury", "search"])


def _clause(words: str, start: int, end: int) -> tuple[int, int]:
    low, high = 0, len(words)
    for match in _CLAUSE.finditer(words):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.start()
            break
    return low, high


def _roles(
    scene: Scene, line: Line, code: str, low: int, at: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom it is done to and who does it, among those before the trigger."""
    doers: list[int] = []
    marked: list[int] = []
    plain: list[int] = []
    row = line.row
    for k, unit in enumerate(row):
        if not unit.actor or not line.start + low <= unit.start < line.start + at:
            continue
        mark = _mark(row, k)
        if mark in _NE:
            doers.append(k)
        elif mark in _KO and unit.person:
            marked.append(k)
        elif unit.person and mark not in ("مطابق", "ہاں"):
            plain.append(k)
    victims = marked or ([] if code in ("remand",) else plain)
    victims = [*(p for p in plain if _joined(row, p, victims)), *victims]
    victims = [k for k in sorted(set(victims)) if k not in doers]
    return line.refs(victims), line.refs(doers)


def _mark(row: Sequence[object], k: int) -> str:
    for unit in row[k + 1 : k + 4]:
        word = getattr(unit, "word", "")
        if word in _NE | _KO or word == "مطابق":
            return str(word)
        if getattr(unit, "refs", ()) or word in ("اور", "aur", "،", ","):
            return ""
    return ""


def _joined(row: Sequence[object], k: int, marked: Sequence[int]) -> bool:
    """Whether one without a mark is joined to one with it ("A aur B ko")."""
    for m in marked:
        if k < m and all(
            getattr(u, "word", "") in ("اور", "aur", "،", ",") or getattr(u, "refs", ())
            for u in row[k + 1 : m]
        ):
            return True
    return False


def _him(scene: Scene, line: Line, low: int) -> tuple[str, ...]:
    """Return the one last named before in the sentence, or last told of at all."""
    before = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form in ("name", "short") and u.end <= line.start + low
    ]
    last = [k for k in before if _mark(line.row, k) in _NE] or before
    if last:
        return line.refs(last[-1:])
    return scene.spoken[-1:] if scene.spoken else ()


def _first(line: Line) -> tuple[str, ...]:
    found = [k for k, u in enumerate(line.row) if u.sort == "organisation"]
    return line.refs(found[:1])


def _how(
    line: Line, code: str, clause: str, match: re.Match[str], low: int
) -> Stance | None:
    if code == "threat":
        return Stance("intended")
    if _DENY.search(clause):
        return Stance("denied")
    rest = line.whole[match.start() :]
    if _FUTURE.search(line.whole) and code in ("protest", "strike"):
        return Stance("committed", frame="future")
    if code in ("protest", "strike") and not re.search(r"کی[اے]?\b|\bkiya", rest[:30]):
        return None
    if _ASK.search(re.split(r"[،,]", rest[:40], maxsplit=1)[0]) or _FUTURE.search(
        clause
    ):
        return None
    if _NOT.search(rest[:24]):
        return Stance(polarity="negated") if _NOBODY.search(clause) else None
    if _HABIT.search(clause):
        return Stance(frame="pattern")
    return Stance()


def _not_held(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give "X is not with the police": custody that is denied."""
    match = _WITH.search(line.whole)
    if match is None:
        return
    low, high = _clause(line.whole, match.start(), match.end())
    people = [
        k
        for k, u in enumerate(line.row)
        if u.person and line.start + low <= u.start < line.start + match.start()
    ]
    if people:
        yield Deed(
            "detention",
            line.refs(people),
            (),
            Stance("denied"),
            line.start + low,
            line.start + high,
            line.start + match.start(),
            line.number,
        )


def _promised(scene: Scene, line: Line) -> Iterator[Deed]:
    if not (_PROMISE.search(line.whole) and _FREE_SOON.search(line.whole)):
        return
    match = _FREE_SOON.search(line.whole)
    if match is None:
        return
    low, high = _clause(line.whole, match.start(), match.end())
    people = [
        k
        for k, u in enumerate(line.row)
        if u.person and line.start + low <= u.start < line.start + match.start()
    ]
    if people:
        yield Deed(
            "release",
            line.refs(people),
            (),
            Stance("committed", frame="future"),
            line.start + low,
            line.start + high,
            line.start + match.start(),
            line.number,
        )


def demands(scene: Scene, found: Sequence[Line]) -> list[Demand]:
    """Return the demands of sentences in Urdu, in order."""
    made: list[Demand] = []
    for line in found:
        begin = line.raw.rfind("\n", 0, line.start) + 1
        mark = re.search(r"[0-9۰-۹]+", line.text[begin : line.start])
        made.extend(asked(scene, line, int(mark[0]) if mark else None))
    return made


def asked(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demand that a sentence in Urdu makes, if it makes one."""
    match = None
    for match in _ASK.finditer(line.whole):
        pass
    if match is None or not (line.resolution or _NEED.search(line.whole)):
        return
    span = trim(line.text, line.start, line.end, " ۔.،")
    people = [k for k, u in enumerate(line.row) if u.person]
    subjects = line.refs(people)
    addressee = _addressee(scene, line, match)
    release = (
        re.search(r"رہا|آزاد|\briha|\bazad", line.whole, re.IGNORECASE) is not None
    )
    undo = re.search(r"مقدم|\bmuqad", line.whole, re.IGNORECASE) is not None
    yield Demand(
        addressee,
        tuple(s for s in subjects if s != addressee),
        ((span.start, span.end),),
        number,
        line.number,
        release,
        undo and not release,
    )


def _addressee(scene: Scene, line: Line, match: re.Match[str]) -> str | None:
    """Return who must act: the body at the head of an active sentence."""
    if re.search(r"جائ|\bja[ey]", match[0], re.IGNORECASE):
        return None
    for unit in line.row:
        if unit.sort == "organisation" and unit.start - line.start < 30:
            return unit.refs[0]
        one = scene.cast.get(unit.refs[0]) if unit.refs else None
        if isinstance(one, Organisation):
            return one.id
    return None
