"""What a sentence of Urdu asks for: each demand with its own words and people.

"kiya jaye", "chahiye", "karo" ask; a list under a demand or "mutalba" lets "kare" ask
too. One sentence can make several demands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.demands import Demand
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.addressed import spoken_to
from habeas.claims.reader.nastaliq.clauses import LEADS_ON, Clause, clauses, one_form
from habeas.claims.reader.nastaliq.meant import him
from habeas.claims.reader.nastaliq.mood import ASK, FUTURE, ORDER, WISH
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.units import Unit
from habeas.text.spans import trim

_NEED = re.compile(
    r"مطالب|اپیل|زور دیا|درخواست|\bm[ua]ta+l[bi]|\bapp?eal|\bzor diya|\bdarkhwa",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?<!جا )رہا(?=\s)|رہائی|آزاد|بازیاب|چھوڑ|\br[ie]h?a|\baa?zaad|\bba+z[iy]a+b|\bch?h?or",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"مقدم|ایف آئی آر|پرچ|کیس|\bmuqad|\bFIR\b|\bparch|\bcase", re.IGNORECASE
)
_UNDO = re.compile(
    r"واپس|ختم|خارج|منسوخ|\bwa+pi?s|\bkhat[ai]?m|\bkha+rij|\bmansoo?kh", re.IGNORECASE
)
_NOT_ASKED = re.compile(
    r"تاکہ|شاید|اگر|جب تک|بغیر|بجائے|خدش|اندیش|\btaa?ke\b|\bsha+ya?d|\bagar\b|\bjab tak|\bkhadsh|\bandesh",
    re.IGNORECASE,
)
# "If he has done wrong, let him be brought to court": it is asked all the same.
_IF_GUILTY = re.compile(
    r"^\W*(?:کہ )?(?:اگر|agar)\s.*?(?:جرم|قصور|گناہ|الزام|مطلوب|jurm|qasoor|guna+h|ilza+m).*?\s(?:تو|to|tou)\s(?=.*(?:پیش|رہا|سامنے|ثبوت|pesh|riha|samne))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:رہائی|بازیابی|واپسی|خاتم\w+|منسوخی|تحقیقات|فراہمی|گرفتاری|"
    r"\brihaa?i|\bba+z[iy]a+bi|\bwa+pa?si|\btehqee?qaa?t)(?: \w+){0,2}? (?:کا|ka) "
    r"(?:پرزور |\w+ )?(?:مطالب|mutaa?lb)",
    re.IGNORECASE,
)
_ASKED_OF = re.compile(
    r"\s(?:سے|se)\s(?:\S+\s){0,2}?(?:مطالب|اپیل|mutaa?l|app?eal)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"(?<!ان)(?<!اس)(?<!ان سب)\s(?:کو|ko)\s|(?:افراد|لوگوں|قیدیوں|کارکنوں|afraa?d|logo)",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\s(?:کو|ko)\s(?:چاہ|chah)", re.IGNORECASE)
_BIDS = re.compile(
    r"(?:دو|کرو|دیں|دیجیے)\s*(?:[۔،!]|$)|\b(?:do|karo|dein|kijiye)\s*(?:[.,!]|$)",
    re.IGNORECASE,
)
_ENDS = " ۔.،,؛!"
_RESOLVED = re.compile(r"قرارداد|\bqarardad|\bresolutions?\b", re.IGNORECASE)
_HEAD = 300
_POINT = re.compile(r"\W*(?P<n>[0-9۰-۹]{1,3})\W*")


def demands(scene: Scene, found: Sequence[Line]) -> list[Demand]:
    """Return the demands of sentences in Urdu, in order."""
    made: list[Demand] = []
    for line in found:
        begin = line.raw.rfind("\n", 0, line.start) + 1
        mark = _POINT.fullmatch(line.text[begin : line.start])
        made.extend(asked(scene, line, int(mark["n"]) if mark else None))
    return made


def asked(scene: Scene, line: Line, number: int | None) -> Iterator[Demand]:
    """Give the demands that a sentence in Urdu makes, in order."""
    words = one_form(line.whole)
    if words.rstrip("”\"' )").endswith(("؟", "?")):
        return
    need = line.resolution or _NEED.search(words) is not None
    need = need or line.item and _RESOLVED.search(line.raw[:_HEAD]) is not None
    found = _pieces(line)
    asking = [p for p in found if _asks(p, need)]
    whole = line.resolution and len(asking) == 1
    of = _asked_of(scene, line)
    for piece in asking:
        low, high = (line.start, line.end) if whole else _around(piece)
        made = _demand(scene, line, piece, (low, high), number, of)
        if made is not None:
            yield made
    if not asking and not line.heading:
        yield from _by_noun(scene, line, found, number, of)


def _pieces(line: Line) -> list[Clause]:
    """Return the clauses, each cut again where a wish ends ("kiya jaye aur ...")."""
    return [c for c in clauses(line) if not c.relative]


def _around(piece: Clause) -> tuple[int, int]:
    return piece.start, piece.start + len(LEADS_ON.sub("", piece.words))


def _asks(piece: Clause, need: bool) -> bool:
    words = _IF_GUILTY.sub("", piece.words)
    if _NOT_ASKED.search(words) or FUTURE.search(words):
        return False
    if ASK.search(words) or ORDER.search(words):
        return True
    return need and WISH.search(words) is not None


def _demand(
    scene: Scene,
    line: Line,
    piece: Clause,
    around: tuple[int, int],
    number: int | None,
    of: str | None,
) -> Demand | None:
    words = piece.words
    addressee = of or _head(line, piece, around)
    people = [
        k
        for k, u in enumerate(line.row)
        if u.person and around[0] <= u.start < around[1] and not _speaks(line, k)
    ]
    subjects = line.refs(people)
    undo = bool(_CASE.search(words) and _UNDO.search(words))
    release = _RELEASE.search(words) is not None and not undo
    if not subjects and release and not _OTHERS.search(words):
        subjects = _spoken(scene, line, piece)
    span = trim(line.text, *around, _ENDS)
    if span.start >= span.end:
        return None
    return Demand(
        addressee,
        tuple(s for s in subjects if s != addressee),
        ((span.start, span.end),),
        number,
        line.number,
        release,
        undo,
    )


def _spoken(scene: Scene, line: Line, piece: Clause) -> tuple[str, ...]:
    """Return whom "unko chhor do" means, where only one can be meant."""
    near = [k for k, u in enumerate(line.row) if u.person and u.end <= piece.start]
    named = [k for k in near if not _speaks(line, k)]
    if named:
        return line.refs(named[-1:])
    held = [r for r in scene.held if r not in scene.freed]
    if len(held) == 1:
        return tuple(held)
    pronoun = re.search(r"ان[ہھ]یں|اسے|\bun|\bus", piece.words, re.IGNORECASE)
    one = him(scene, line, piece.start) if pronoun and not scene.freed else ()
    return tuple(r for r in one if scene.was_held(r))


def _speaks(line: Line, k: int) -> bool:
    after = line.row[k + 1].word if k + 1 < len(line.row) else ""
    unit = line.row[k]
    return after in ("نے", "ne") or spoken_to(line.text, unit.start, unit.end)


def _head(line: Line, piece: Clause, around: tuple[int, int]) -> str | None:
    """Return who must act: the body at the head of an active clause."""
    if ASK.search(piece.words) or _BIDS.search(piece.words):
        return None
    for k, unit in enumerate(line.row):
        if not around[0] <= unit.start < around[1]:
            continue
        office = unit.person and unit.form == "description" and _official(line, unit)
        if (unit.sort == "organisation" or office) and unit.start - around[0] < 30:
            return None if _speaks(line, k) else unit.refs[0]
    return None


def _official(line: Line, unit: Unit) -> bool:
    """Whether a mention is of an office ("آئی جی سندھ"), one person without a name."""
    person = line.scene.cast.get(unit.refs[0])
    if not isinstance(person, Person) or person.name is not None:
        return False
    return person.kind == "individual" and person.heads == (1, 1)


def _asked_of(scene: Scene, line: Line) -> str | None:
    """Return of whom it is asked: "hukumat se mutalba", "hukumat ko chahiye"."""
    for unit in line.row:
        if unit.actor and (
            _ASKED_OF.match(line.text, unit.end) or _OUGHT.match(line.text, unit.end)
        ):
            return unit.refs[0]
    return None


def _by_noun(
    scene: Scene,
    line: Line,
    found: Sequence[Clause],
    number: int | None,
    of: str | None,
) -> Iterator[Demand]:
    """Give "X ki rihai ka mutalba kiya": a demand by its noun."""
    for piece in found:
        match = _NAMED.search(piece.words)
        if match is None:
            continue
        end = piece.start + match.end()
        near = [
            k
            for k, u in enumerate(line.row)
            if u.person and piece.start <= u.start < end and not _speaks(line, k)
        ]
        speak = [
            line.row[k + 1].end
            for k, u in enumerate(line.row)
            if u.actor and _speaks(line, k) and piece.start <= u.start < end
        ]
        low = max([piece.start, *speak])
        high = piece.start + match.start() + len(match[0].split(" ")[0])
        made = _demand(scene, line, piece, (low, high), number, of)
        if made is not None and (near or made.release):
            yield made
