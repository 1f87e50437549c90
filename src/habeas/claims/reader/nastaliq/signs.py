"""Words of Urdu outside an act that tell where somebody stands now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.claims.reader.liberty import Sign
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.clauses import Clause, clauses
from habeas.claims.reader.nastaliq.deeds import RESOLVES
from habeas.claims.reader.nastaliq.mood import ASK, FUTURE
from habeas.claims.reader.nastaliq.roles import him
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.when import Times

_RULES = (
    (
        (
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
    refs = line.refs(_together(line, near)) or line.topic
    if not refs and status == "in_custody":
        refs = tuple(r for r in him(scene, line, clause.start) if scene.was_held(r))
        refs = tuple(r for r in refs if r not in scene.freed)
    if status == "in_custody":
        return tuple(r for r in refs if scene.was_held(r))
    if status == "missing":
        return tuple(r for r in refs if not scene.was_held(r))
    return refs


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


def _of_his(line: Line, k: int, at: int) -> bool:
    match = _OWNS.match(line.text, line.row[k].end, at)
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
