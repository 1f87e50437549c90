"""Acts in Urdu told by a participle: "گرفتار ہونے والے چار مزدوروں", "... والوں میں X شامل"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.marked import OF_KIN
from habeas.claims.reader.nastaliq.roles import children
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.units import Unit

_FINITE = (
    r"نہ|نہیں|na\b|nahi|تھ|ہیں|ہے|اور|جب|کہ|مگر|لیکن|تاہم|پھر|تو(?!\S)|بلکہ|کیونکہ|چنانچہ|تاکہ|ورنہ|حالانکہ|"
    r"اس|جس|جن|یہ|وہ|ان|البتہ|بعد|اب(?!\S)|آج(?!\S)|[،۔,.;:)]|tha\b|thay?\b|the\b|thi\b|hai|aur|magar|lekin|phir|to\b|jab|ke\b"
)
# "گرفتار ہوئے تین ماہ گزر چکے ہیں": since then.
_SO_LONG = (
    r"(?:\S+ ){1,2}(?:دن|روز|ہفت\w+|ماہ|مہین\w+|سال|برس|گھنٹ\w+) (?:سے|گزر|ہو|بیت)"
)
PARTICIPLE = re.compile(
    r"\s*(?:ہونے|کیے جانے|کئے جانے|ہو جانے|جانے|کیے|ہوئے)\sوال(?:ے|ی|ا|وں)\s|"
    rf"\s*(?:کیے گئے|کئے گئے|کی گئی|کیا گیا|ہوئے)\s(?!{_FINITE}|{_SO_LONG}|\Z)|"
    r"\s*(?:hone|honay|kiye jane)\swal[aeyio]+n?\s|"
    rf"\s*(?:kiye gaye|kiye gay)\s(?!{_FINITE})|"
    r"\s*(?:دینے|کرنے|نکالنے|کرتے|دیے|دیتے)\s(?:وال\S+|ہوئے)\s|"
    r"\s*(?:dene|karne|nikalne|karte|dete)\s(?:wal\w+|hue)\s",
    re.IGNORECASE,
)
_WORDS_BETWEEN = re.compile(
    r"\s*(?:[^\s۔،,.]+\s){0,2}(?:(?:کی شناخت|کا نام|کی پہچان|ki shana+kht|ka na+m)\s(?:بطور\s)?)?"
    r"(?:[^\s۔،,.]+\s){0,2}"
)
# "زخمیوں میں", "گرفتار شدگان میں": those an act was done to, told by one noun.
_NOUNS = (
    ("arrest", r"گرفتار ?شدگان|گرفتار (?:افراد|کارکنوں|لوگوں|رہنماؤں|طلبہ)|\bgiraftar ?shudgan|\bpakre gaye logo?n"),
    ("injury", r"زخمیوں|زخمی افراد|\bzakh?miyon?"),
    ("killing", r"ہلاک شدگان|جاں بحق افراد|شہداء?|مقتولین|مرنے والوں|\bmarne walon?|\bshuhada"),
    ("enforced_disappearance", r"جبری گمشدگان|لاپتہ (?:کیے گئے )?افراد"),
    ("release", r"رہا شدگان|رہائی پانے والوں|\brihai pane walon?"),
)  # fmt: skip
_CALLED_SO = tuple((c, re.compile(rf"(?:{w})", re.IGNORECASE)) for c, w in _NOUNS)


# "X کو قتل کرنے والے Y": Y is who did it, and to X.
ACTIVE = re.compile(
    r"\s*(?:دینے|کرنے|نکالنے|مارنے|بنانے|چلانے|لگانے|karne|marne|chalane|dene)\s(?:وال|wal)",
    re.IGNORECASE,
)
# "ضمانت منظور کرتے ہوئے": told of who does it, not of whom it is done to.
MEANWHILE = re.compile(r"\s*(?:کرتے|دیتے|karte|dete)\s(?:ہوئے|hue)", re.IGNORECASE)
PROTESTS = ("protest", "strike")


# "مقتول کی شناخت X کے نام سے ہوئی": it was done to X.
_KNOWN_AS = re.compile(
    r"(?<!\S)(?:(?P<killing>مقتول(?:ہ|ین)?|جاں بحق (?:شخص|نوجوان|خاتون)|ہلاک شدہ (?:شخص|نوجوان)|maqtool)|"
    r"(?P<injury>زخمی (?:شخص|نوجوان|خاتون|ہونے والے)|مضروب)|(?P<arrest>گرفتار (?:شخص|نوجوان|ملزم|خاتون)))"
    r" (?:کی|کا|ki|ka) (?:شناخت|پہچان|نام|shana+kht|na+m)(?= )",
    re.IGNORECASE,
)


def identified(line: Line, clause: Clause) -> Iterator[Deed]:
    """Give the act of him whom a sentence only then names."""
    match = _KNOWN_AS.search(clause.words)
    if match is None:
        return
    low = clause.start + match.end()
    named = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form == "name" and low <= u.start < clause.end
    ]
    if named and is_whom(line, low, line.row[named[0]]):
        yield Deed(
            str(match.lastgroup), line.refs(named[:1]), (), Stance(derivation="presupposed"),
            clause.start + match.start(), line.row[named[0]].end, clause.start + match.start(),
            line.number, line.sender,
        )  # fmt: skip


_NEAR_WORDS = 7
_BY_THAT_NAME = re.compile(
    r"(?:\s(?:ولد|عرف|بنت|زوجہ)\s\S+(?:\s\S+)?)?\s(?:کے (?:نام|طور)|ke na+m)\s(?:سے|پر|se)\s(?!ہونے|کیے)(?!.{0,40}(?:غلط|(?<!\S)نہیں|تردید))",
    re.IGNORECASE,
)


def is_whom(line: Line, low: int, unit: Unit) -> bool:
    """Whether an identification, told up to `low`, is of who a unit names."""
    between = line.text[low : unit.start].split()
    so = _BY_THAT_NAME.match(line.text, unit.end, line.end)
    return len(between) < _NEAR_WORDS and (so is not None or between[:1] == ["بطور"])


def called_so(line: Line, clause: Clause) -> Iterator[Deed]:
    """Give the act of those whom a noun tells: "زخمیوں میں A اور B شامل ہیں"."""
    yield from identified(line, clause)
    if "شامل" not in clause.words and "shamil" not in clause.words.lower():
        return
    for code, noun in _CALLED_SO:
        for match in noun.finditer(clause.words):
            low = clause.start + match.end()
            members = _MEMBERS.match(line.text, low, line.end)
            if members and not members["none"]:
                at = clause.start + match.start()
                yield from _all_of_those(line, code, at, members)


def of_those(
    line: Line, clause: Clause, code: str, match: re.Match[str], past: int
) -> Iterator[Deed]:
    """Give the act that a participle tells: "گرفتار ہونے والے چار مزدوروں"."""
    low, at = clause.start + past, clause.start + match.start()
    members = _MEMBERS.match(line.text, low, line.end)
    if code not in PROTESTS and ACTIVE.match(clause.words, match.end()):
        yield from _by_those(line, clause, code, at, low)
        return
    if code in PROTESTS:
        yield from _protesting(line, code, at, low)
        return
    if members is not None:
        if not members["none"]:
            yield from _all_of_those(line, code, at, members)
        return
    for k, unit in enumerate(line.row):
        if unit.person and unit.start >= low:
            if _WORDS_BETWEEN.fullmatch(line.text, low, unit.start):
                yield Deed(
                    code, line.refs([k]), (), Stance(derivation="presupposed"), at,
                    unit.end, at, line.number, line.sender,
                )  # fmt: skip
            return


_DONE_TO = re.compile(
    r"\s*(?:(?:ولد|بنت|زوجہ) (?:[^\s،]+ ){1,2}?(?:سکنہ \S+ )?)?(?:کو|پر|ko|par|pe)\s(?:(?!نے\s|ne\s)\S+\s){0,5}\Z",
    re.IGNORECASE,
)
_OTHERS_DID = re.compile(r"(?<!\S)(?:نے|ne)\s", re.IGNORECASE)
_WAS_ABOUT = re.compile(rf"\s*(?:{_FINITE})")


def _by_those(
    line: Line, clause: Clause, code: str, at: int, low: int
) -> Iterator[Deed]:
    """Give what was done to X in "X کو قتل کرنے والے Y", by Y where Y is named."""
    if _WAS_ABOUT.match(line.text, low, line.end):
        return
    people = [k for k, u in enumerate(line.row) if u.person and u.form != "pronoun"]
    near = [
        k for k in people if clause.start <= line.row[k].start and line.row[k].end <= at
    ]
    to = [k for k in near[-1:] if _DONE_TO.match(line.text, line.row[k].end, at)]
    by = [
        k
        for k in people
        if line.row[k].start >= low
        and line.row[k].form in ("name", "short")
        and _WORDS_BETWEEN.fullmatch(line.text, low, line.row[k].start)
        and not _OTHERS_DID.search(line.text, low, line.row[k].start)
    ]
    if to:
        yield Deed(
            code, line.refs(to), line.refs(by[:1]), Stance(derivation="presupposed"),
            line.row[to[0]].start, low, at, line.number, line.sender,
        )  # fmt: skip


def _protesting(line: Line, code: str, at: int, low: int) -> Iterator[Deed]:
    """Give the protest of those whom a participle tells: "دھرنا دینے والے ملازمین"."""
    near = [
        k
        for k, u in enumerate(line.row)
        if u.person
        and u.start >= low
        and _WORDS_BETWEEN.fullmatch(line.text, low, u.start)
    ]
    end = line.row[near[0]].end if near else low
    yield Deed(
        code, (), line.refs(near[:1]), Stance(derivation="presupposed"), at, end, at,
        line.number, line.sender,
    )  # fmt: skip


# "گرفتار ہونے والوں میں A، B اور C شامل ہیں"; and who is not among them
_MEMBERS = re.compile(
    r"\s*(?:(?:طلبہ|طلباء?|طالبات|افراد|مظاہرین|ملازمین|خواتین|اساتذہ|(?:سیاسی |سماجی )?[^\s،۔]{2,}(?:وں|ان)|afra+d|logo?n)\s)?(?:میں|m[aei]+n?)\s(?P<who>[^۔؟!]*?)(?:شامل|\bshaa?mil\b)"
    r"(?P<none>\s(?:نہیں|نہ|na(?:h[ie]+n?)?)(?!\w))?",
    re.IGNORECASE,
)


def kin_named(line: Line, named: Sequence[int], k: int) -> bool:
    """Whether somebody only tells whose kin the next one is: "A کے بھائی B"."""
    after = [m for m in named if m > k]
    if not after or not OF_KIN.match(line.text, line.row[k].end):
        return False
    gap = line.text[line.row[k].end : line.row[after[0]].start].split()
    return len(gap) <= _WHOSE_KIN and not {*gap} & {"اور", "،", ",", "aur"}


_WHOSE_KIN = 4  # words of "کے چھوٹے بھائی"


def _all_of_those(
    line: Line, code: str, at: int, members: re.Match[str]
) -> Iterator[Deed]:
    """Give the act to each who is named as one of those it was done to."""
    low, high = members.span("who")
    named = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form in ("name", "short") and low <= u.start < high
    ]
    named = children(line.row, [k for k in named if not kin_named(line, named, k)])
    if named:
        yield Deed(
            code, line.refs(named), (), Stance(derivation="presupposed"), at,
            line.row[named[-1]].end, at, line.number, line.sender,
        )  # fmt: skip
