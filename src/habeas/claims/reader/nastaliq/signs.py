"""Words of Urdu outside an act that tell where somebody stands now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.liberty import Sign
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.asides import resumed
from habeas.claims.reader.nastaliq.clauses import Clause, clauses
from habeas.claims.reader.nastaliq.deeds import RESOLVES
from habeas.claims.reader.nastaliq.marked import offices
from habeas.claims.reader.nastaliq.meant import him
from habeas.claims.reader.nastaliq.mood import ASK, FUTURE
from habeas.claims.reader.nastaliq.those import is_whom
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.script import words
from habeas.claims.reader.when import Times

_RULES = (
    (
        (
            r"(?:آج تک|تاحال)(?: \w+){0,2}? (?:واپس|گھر)(?: \w+)? (?:نہیں|نہ) (?:آی|آئ|لوٹ|پہنچ)|(?:کچھ|کوئی) (?:سراغ|خبر|اطلاع|پتہ)(?: \w+)? (?:نہیں|نہ) (?:مل|لگ|چل)|"
            r"\b(?:aa?j tak)(?: \w+){0,2}? (?:wa+pi?s|ghar)(?: \w+)? nah[ie]+n? (?:aa?[iy]|lo+t|poh)|"
            r"(?:لاپتہ|لاپتا|غائب|گم) (?:ہے|ہیں|ہو گ)|(?:لاپتہ|لاپتا)(?=\s*(?:[،۔]|$))|(?:کچھ|کوئی) (?:پتہ|پتا|خبر|سراغ) نہیں|"
            r"\b(?:laa?pata+h?|gha?[iy]+a?b|gum) (?:hai|hain|ho ga)|\b(?:kuch|koi) (?:pata|khabar|suraa?gh) nah"
        ),
        "missing",
    ),
    (
        (
            r"(?:ابھی تک|اب تک|تاحال|اب بھی|بدستور)(?: \w+){0,4}? (?:رہا نہیں|نہیں چھوڑا|حراست|تحویل|قید|جیل|تھان[ےہ](?: \w+)? میں|حوالات|بند ہ)|"
            r"\b(?:abhi tak|ab tak|ta+ha+l|ab bhi)(?: \w+){0,4}? (?:riha+ nah|nah[ie]+n? ch?h?or|hirasa?t|qaid|jail|thane|andar|hawala+t)"
        ),
        "in_custody",
    ),
    (
        (
            r"(?:تھان[ےہ]|جیل|حوالات|لاک اپ)(?: \w+){0,2}? میں (?:ہے|ہیں|بند ہے|بند ہیں|قید ہے|قید ہیں)(?=\s*(?:[۔،]|$))|^\W*(?:\w+ )?(?:جیل|حوالات|حراست) میں\W*$|"
            r"\b(?:tha+n[ae]y?|jail|hawala+t|lock ?up)(?: \w+){0,2}? m[aei]+n? "
            r"(?:hai|hain|hay)(?=\s*(?:[.,!]|$))"
        ),
        "in_custody",
    ),
    (r"روپوش|چھپ(?:ا|ے|ی) ہو|\broo?posh|\bch?h?up[aei]y? hu", "in_hiding"),
    (
        r"لاش(?: \w+){0,7}? (?:ملی|برآمد)|\blaa?sh(?: \w+){0,4}? (?:mili|baraa?mad)",
        "found_dead",
    ),
)
_PATTERNS = tuple((re.compile(w, re.IGNORECASE), s) for w, s in _RULES)
# "lapata naujawan X", "jail mein band sahafi X": told before the name.
_OF_NAME = (
    (
        re.compile(
            r"(?<!\S)(?:جبری (?:طور پر )?)?(?:لاپتہ|لاپتا)(?: (?:ہونے|کیے گئے|کئے گئے|کی گئی)(?: وال[ےیا])?)?(?= )|"
            r"\bla+pata+h?(?: hone wal[aeiy]+)?(?= )",
            re.IGNORECASE,
        ),
        "missing",
    ),
    (
        re.compile(
            r"(?<!\S)(?:جیل|حوالات|حراست|تھان[ےہ]|تحویل)(?: \S+)? میں (?:قید|بند|موجود|نظر ?بند)(?= )|(?<!\S)(?:اسیر|زیر حراست|پابند سلاسل)(?= )|"
            r"\bjail m[aei]+n? (?:qaid|band)(?= )|\b(?:aseer|asir|zer e hirasat)(?= )",
            re.IGNORECASE,
        ),
        "in_custody",
    ),
)
_OUT = re.compile(
    r"بازیاب|رہا (?:ہو|کر)|گھر (?:پہنچ|آ)|واپس|مل گ|سابق|بے گناہ قرار|\bba+z[iy]a+b|\briha|\bwa+pi?s|\bmil ga",
    re.IGNORECASE,
)
_TITLE_WORDS = 4  # between the word and the name: "لاپتہ طالب علم رہنما X"
_UNSURE = re.compile(
    r"وارڈن|تعینات|ڈیوٹی|بھرتی|\bwarden|\bduty\b|\bbharti\b|"
    r"(?:گروپ|منظر|اجلاس|کلاس|دفتر|کالج|فیس ?بک|محفل|سکرین|اسکرین) سے (?:\S+ )?(?:غائب|گم)|"
    r"\b(?:group|grp|fb|facebook|whatsapp|twitter|class|college|school|office|uni|daftar|meeting|ijla+s|online|"
    r"screen|mehfil) se (?:\w+ )?(?:gha[iy]+a?b|gum|la+pata)|"
    r"\b(?:haha|hehe|lol)\w*|[😂🤣]|"
    r"اگر|افواہ|شاید|ہو سکت|تو نہیں|\bagar\b|\bafwa|\bsha+ya?d|\bsakt",
    re.IGNORECASE,
)


def signs(scene: Scene, times: Times, line: Line) -> Iterator[Sign]:
    """Give what a sentence tells of the standing of the person it names."""
    if line.resolution and RESOLVES.search(line.whole):
        return
    if line.whole.rstrip().endswith(("؟", "?")):
        return
    for clause in clauses(line):
        if _UNSURE.search(clause.words) or FUTURE.search(clause.words):
            continue
        if ASK.search(clause.words):
            continue
        for ref, status, at, end in _before_names(line, clause):
            day = times.dateline if status == "in_custody" else None
            yield Sign(ref, status, day, "explicit", ((at, end),), at)
        for ref, at, end in _body_of(line, clause):
            yield Sign(ref, "found_dead", None, "explicit", ((at, end),), at)
        for pattern, status in _PATTERNS:
            match = pattern.search(clause.words)
            if match is None:
                continue
            at = clause.start + match.start()
            for ref in _whom(scene, line, clause, at, status):
                end = clause.start + match.end()
                near = times.near(line.text, (at, end), (line.start, line.end)).edtf
                date = near or (times.dateline if status == "in_custody" else None)
                yield Sign(ref, status, date, "explicit", ((at, end),), at)


# "... laash mili. ... shanakht X ke naam se hui": the body is X's.
_FOUND = re.compile(
    r"(?:لاش|نعش|میت)\S*(?: \S+){0,7}? (?:ملی|برآمد|ملیں)|\bla+sh\w*(?: \w+){0,5}? (?:mili|bara+mad)",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    r"(?:مقتول\w*|لاش\w*|نعش\w*|متوفی|ایک|مرنے وال\S+|maqtool|la+sh\w*|ek)(?: \S+){0,2}? (?:کی|ki) (?:شناخت|پہچان|shana+kht)(?= )",
    re.IGNORECASE,
)
_BEFORE = 260


def _body_of(line: Line, clause: Clause) -> Iterator[tuple[str, int, int]]:
    """Give whose body was found, where the words tell it by an identification."""
    match = _IDENTITY.search(clause.words)
    if match is None or not _FOUND.search(
        line.text, max(0, line.start - _BEFORE), clause.end
    ):
        return
    end = clause.start + match.end()
    for unit in line.row:
        if unit.person and unit.form == "name" and end <= unit.start < clause.end:
            if not is_whom(line, end, unit):
                return
            yield unit.refs[0], clause.start + match.start(), unit.end
            return


def _before_names(line: Line, clause: Clause) -> Iterator[tuple[str, str, int, int]]:
    """Give who is called missing or held by a word right before the name."""
    if _OUT.search(clause.words):
        return
    for pattern, status in _OF_NAME:
        for match in pattern.finditer(clause.words):
            at, end = clause.start + match.start(), clause.start + match.end()
            for unit in line.row:
                if unit.start < end or not unit.person:
                    continue
                between = line.text[end : unit.start].split()
                titled = len(between) <= _TITLE_WORDS and all(
                    w in _BESIDE or w.isdigit() or w in offices() - _OF_OTHERS
                    for w in between
                )
                if unit.form == "name" and titled:
                    yield unit.refs[0], status, at, end
                break


_OF_OTHERS = frozenset(("کے", "کی", "کا", "وکیل", *words("kin")))
_BESIDE = frozenset(
    """نوجوان سالہ طالب علم معروف سینئر مقامی بلوچ سندھی پشتون پختون سابق مرکزی ضلعی صوبائی بزرگ خاتون
    naujawan saala talib ilm maroof senior sabiq sahafi karkun rehnuma student doctor Dr""".split()  # noqa: SIM905
)


def _whom(
    scene: Scene, line: Line, clause: Clause, at: int, status: str
) -> tuple[str, ...]:
    """Return who is meant; one taken by the State is not missing."""
    rest = _REST.match(clause.words)
    if rest is not None:
        return _the_rest(scene, rest["many"].lower()) if status == "in_custody" else ()
    near = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form != "pronoun" and clause.start <= u.start < at
    ]
    near = [k for k in near if not _speaks(line, k)]
    if near and status in ("missing", "found_dead") and _of_his(line, near[-1], at):
        return ()
    refs = line.refs(_together(line, near)) or _behind(line, clause) or line.topic
    if not refs and status == "in_custody":
        refs = tuple(r for r in him(scene, line, clause.start) if scene.was_held(r))
        refs = tuple(r for r in refs if r not in scene.freed)
    if status == "missing" and not refs and _OF_HIM.match(clause.words):
        refs = him(scene, line, clause.start)
    if status == "in_custody":
        return tuple(r for r in refs if scene.was_held(r))
    if status == "missing":
        return tuple(r for r in refs if not scene.was_held(r))
    return refs


def _behind(line: Line, clause: Clause) -> tuple[str, ...]:
    """Return who is told of by his bare name before an aside, or by "کا" behind it."""
    refs, mark = resumed(line, clause.start)
    owned = _OWNS.match(clause.words)
    another = owned is not None and _OF_SELF.match(owned["what"]) is None
    return () if mark or another or _OTHERS_NE.search(clause.words) else refs


_OTHERS_NE = re.compile(r"(?<!\S)(?:نے|سے ملاقات|ne)(?!\S)")
# "ان کا آج تک کوئی سراغ نہیں ملا"
_OF_HIM = re.compile(r"\W*(?:ان|اس) (?:کا|کی|کے) (?:آج|اب|ابھی|تاحال|کوئی|کچھ)")
# "baqi dono thane mein hain": those taken who were not let go, if they are as many.
_REST = re.compile(
    r"[\W]*(?:اور |جبکہ |aur |jabke )?(?:باقی|دیگر|baa?q[iy]|deegar|digar) (?P<many>\S+)",
    re.IGNORECASE,
)
_MANY = {
    "دونوں": 2, "تینوں": 3, "چاروں": 4, "dono": 2, "donon": 2, "teeno": 3, "teenon": 3,
    "charo": 4, "charon": 4, "do": 2, "teen": 3, "char": 4, "دو": 2, "تین": 3, "چار": 4,
}  # fmt: skip


def _the_rest(scene: Scene, many: str) -> tuple[str, ...]:
    held = dict.fromkeys(r for r in scene.held if r not in scene.freed)
    named = [r for r in held if not _is_group(scene, r)]
    return tuple(named) if len(named) == _MANY.get(many) else ()


def _is_group(scene: Scene, ref: str) -> bool:
    one = scene.cast.get(ref)
    return isinstance(one, Person) and one.kind != "individual"


# "X ka phone lapata hai", "X ke dost ki laash": of what is X's, not of X.
_OWNS = re.compile(
    r"\s*(?:کا|کی|کے|k[aei]) (?!بارے|متعلق|بعد|ساتھ|خلاف|baa?re|saa?th|baa?d|muta)(?P<what>\S+)",
    re.IGNORECASE,
)
_OF_SELF = re.compile(
    r"لاش|پتہ|پتا|خبر|کوئی|کچھ|\bla+sh|\bpat[ah]+|\bkhabar|\bkoi|\bkuch", re.IGNORECASE
)


# "X، جن کے دو بھائی لاپتہ ہیں"
_WHOSE = re.compile(
    r"\s*[،,]?\s*(?:جن|جس|jin|jis) (?:کا|کی|کے|k[aei]) (?P<what>[^\s،,]+)[^،,]*\Z",
    re.IGNORECASE,
)


def _of_his(line: Line, k: int, at: int) -> bool:
    end = line.row[k].end
    match = _OWNS.match(line.text, end, at) or _WHOSE.match(line.text[end:at])
    return match is not None and _OF_SELF.match(match["what"]) is None


def _together(line: Line, near: list[int]) -> list[int]:
    """Return the last of some units with those that "aur" joins to it."""
    found = near[-1:]
    for k in reversed(near[:-1]):
        between = line.text[line.row[k].end : line.row[found[0]].start].strip()
        if between not in ("،", ",", "اور", "aur"):
            break
        found.insert(0, k)
    return found


def _speaks(line: Line, k: int) -> bool:
    after = line.row[k + 1].word if k + 1 < len(line.row) else ""
    return after in ("نے", "ne", "مطابق")
