"""Names that the form of a text gives: rows of a table, senders, e-mail headers.

In these a person is told by the place on the line and not by the words around it. A
table needs a row of headings with one for names; a chat its time stamps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from habeas.claims.reader import cells as cell
from habeas.claims.reader.columns import lines
from habeas.claims.reader.document import Document
from habeas.claims.reader.headings import NAMES
from habeas.claims.reader.lexicon import either, listed, people_known, words
from habeas.text.chats import BEFORE_SENDER, BEHIND_SENDER, MARK
from habeas.text.spans import trim
from habeas.text.spotting import Spotter

_SENDER = re.compile(
    r"^(?:\[\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap]\.?[Mm]\.?)?, \d{1,4}[/.-]\d{1,2}"
    rf"[/.-]\d{{2,4}}\]|{BEFORE_SENDER}|"
    r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ \u202f]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[ \u202f]?[APap]\.?[Mm]\.?)?\]?)[ \u202f]*[-–:]?[ \u202f]*"
    r"(?P<sender>[^:\n]{2,48}?):[ \u202f]",
    re.MULTILINE,
)
_SENDER_FIRST = re.compile(
    rf"^(?P<sender>[^:\n{MARK}]{{2,48}})(?:{BEHIND_SENDER}:|:{MARK})", re.MULTILINE
)
_SENDER_ABOVE = re.compile(
    r"^(?P<sender>[^,\n]{2,40}), \[\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\][ \t]*$",
    re.MULTILINE,
)
_HEADER = re.compile(
    r"^>* ?(?:From|To|Cc|CC|Sender|Von|De|An):[ \t]*(?P<who>[^\n]{2,300})$",
    re.MULTILINE,
)
_WROTE = re.compile(
    r"^>* ?On [^\n]{6,60}?,? (?P<who>[A-Z][\w.'’ -]{1,40}) wrote:", re.MULTILINE
)
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d")
_CAPITALS = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*)(?: (?:(?:el|al|ul|ud|bin|binti?|ibn|abu|de|da|del|dos|la|van|von|der|di)"
    r"[ -]){0,2}[^\W\d_a-z][\w'’.-]*){0,5}"
)
_DESKS = frozenset(("desk", "cell", "team", "line", "hotline", "admin", "secretariat"))
_NUMBER = re.compile(r"\b(?:[Nn]os?\.?|[Nn]umbers?)[ \u00a0](?P<number>\d{1,4})\b(?!/)")
_MORE = re.compile(
    r"(?:, ?| and | & |, and )(?P<number>\d{1,3})(?=,? (?:and|&|\d|have|has|had|were|was|are|is|remains?|still)\b|, \d|[);])"
)
# "No. 11 in the last list" is no number of this one.
_OF_OLD = re.compile(
    r",? (?:\w+ )?(?:(?:in|on|of) )?(?:the|our|that|this) (?:last|previous|old|earlier|former|original|other|demands|points|resolutions|agenda|charter)\b"
)
_SURNAME_FIRST = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2}, ?"
    r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3}"
)
_ARABIC = re.compile(r"[\u0620-\u06d3]+(?: [\u0620-\u06d3]+){1,5}")
_NAMED = (_CAPITALS, _ARABIC, _SURNAME_FIRST)
_OF_THINGS = re.compile(
    r"\b(?:courts?|rooms?|wards?|cells?|gates?|blocks?|cases?|fir|platform|bench|house|"
    r"plot|mills?|mines?|camps?|lane|sector|district|branch|barracks?|writ|petition|suit|"
    r"complaint|ref|resolution|order|act|article|section|points?|items?|demands?|page|"
    r"jetty|depot|bus|route|registration|reg|regd|press release|statement|appeal|form)"
    r"\W*$",
    re.IGNORECASE,
)
_OLD = re.compile(r"\b(?P<age>\d{1,2})\b")


@dataclass(frozen=True)
class Fixed:
    """A span that the form of the text gives to a person; "" as name for none."""

    start: int
    end: int
    name: bool = True
    attributes: dict[str, object] = field(default_factory=dict)
    number: str = ""
    another: bool = False
    """Whether it is one more of that name: a table has two rows with it."""
    sender: bool = False
    """Whether it stands at the head of a message of a chat."""


def fixed(doc: Document) -> list[Fixed]:
    """Return the people that the form of a text gives, in order, none overlapping."""
    found = [*_rows(doc), *_senders(doc), *_headers(doc), *_entries(doc)]
    found += _labelled(doc)
    found += _themselves(doc.text)
    found += _concerned(doc.text)
    found += _clients(doc)
    found += _sworn(doc.text)
    kept: list[Fixed] = []
    for one in sorted(found, key=lambda f: f.start):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def numbers(doc: Document) -> Iterator[tuple[int, int, str]]:
    """Give the places where a text says "no. 3", or "nos. 3 and 5", with the number."""
    for match in _NUMBER.finditer(doc.text):
        before = doc.text[max(0, match.start() - 20) : match.start()]
        if _OF_THINGS.search(before) or _OF_OLD.match(doc.text, match.end()):
            continue
        yield match.start(), match.end(), match["number"]
        more = _MORE.match(doc.text, match.end())
        while more:
            yield *more.span("number"), more["number"]
            more = _MORE.match(doc.text, more.end())
    if len({c.number and doc.text[c.start : c.end] for c in _clients(doc)}) == 1:
        for match in _THE_CLIENT.finditer(doc.text):
            yield match.start(), match.end(), "client"
    for role in {one.number for one in _sworn(doc.text)}:
        for match in re.finditer(_THE_ROLE.format(role), doc.text):
            yield match.start(), match.end(), role


# --- tables -----------------------------------------------------------------


@dataclass(frozen=True)
class _Columns:
    """Which cell holds what; -1 where there is no such column."""

    name: int
    number: int
    about: int
    age: int


def _rows(doc: Document) -> Iterator[Fixed]:
    columns: _Columns | None = None
    seen: set[str] = set()
    bare = "\r" not in doc.text
    for _, _, cells in doc.lines if bare else lines(doc.text, _LINE):
        heading = _heading(doc.text, cells) if cells else None
        if heading:
            columns = heading
            seen = set()
        elif columns and cells:
            one = _row(doc.text, cells, columns)
            if one:
                said = doc.text[one.start : one.end].casefold()
                yield replace(one, another=said in seen)
                seen.add(said)


_LINE = re.compile(r"[^\r\n]+")


def _heading(text: str, cells: Sequence[tuple[int, int]]) -> _Columns | None:
    said = [text[s:e].strip(' *|"').replace("_", " ").casefold() for s, e in cells]
    name = next((i for i, s in enumerate(said) if NAMES.fullmatch(s)), -1)
    if name < 0:
        return None
    find = _finder(said)
    return _Columns(
        name,
        find(("no", "no.", "#", "nr", "s/n", "sl", "sl.", "number", "نمبر")),
        find(("occupation", "profession", "work", "job", "age, occupation")),
        find(("age", "age, occupation", "age / occupation", "age/occupation")),
    )


def _finder(said: list[str]):  # type: ignore[no-untyped-def]
    def find(heads: tuple[str, ...]) -> int:
        return next((i for i, s in enumerate(said) if s in heads), -1)

    return find


_ASIDE = re.compile(r" \([^()\n]{1,30}\)\W*$", re.MULTILINE)


# What a form asks for in its first column: "Father's name | |" is nobody.
_ASKED_FOR = re.compile(
    r"(?:(?:father|mother|husband|spouse|guardian)(?:['’]?s)? name|(?:home |present |permanent |postal )?address|age|sex|gender|"
    r"date(?: of \w+)?|place(?: of \w+)?|district|village|town|tribe|religion|education|occupation|profession|remarks|"
    r"phone(?: number)?|contact|next of kin|signature|"
    r"(?:والد|والدہ|شوہر|سرپرست)(?: کا نام)?|(?:موجودہ |مستقل )?پت[ہا]|عمر|جنس|تاریخ(?: \S+){0,2}|جائے?(?: \S+){1,2}|ضلع|تحصیل|گاؤں|"
    r"تعلیم|پیشہ|قوم|قبیلہ|مذہب|شناختی کارڈ(?: نمبر)?|فون(?: نمبر)?|موبائل(?: نمبر)?|رابطہ(?: نمبر)?|دستخط|کیفیت|سکونت|ولدیت)",
    re.IGNORECASE,
)


def _row(
    text: str, cells: Sequence[tuple[int, int]], columns: _Columns
) -> Fixed | None:
    if columns.name >= len(cells):
        return None
    low, high = cells[columns.name]
    aside = _ASIDE.search(text, low, high)
    span = trim(text, low, aside.start() if aside else high, also='*-–—"')
    said = text[span.start : span.end]
    if cell.sums(said) or not any(p.fullmatch(said) for p in _NAMED):
        return None
    if _ASKED_FOR.fullmatch(said):
        return None
    told: dict[str, object] = {}
    if 0 <= columns.age < len(cells):
        age = _OLD.search(text, *cells[columns.age])
        if age:
            told["age"] = [int(age["age"]), int(age["age"])]
    if 0 <= columns.about < len(cells):
        about = text[slice(*cells[columns.about])]
        rest = re.sub(r"^\W*\d{1,3}\W*", "", about)
        work = re.split(r"[,;(]", rest)[0].strip(" *")
        if work and not work[0].isdigit():
            told["occupation"] = work
    number = ""
    if 0 <= columns.number < len(cells):
        number = text[slice(*cells[columns.number])].strip(" *.")
    return Fixed(span.start, span.end, True, told, number)


def _labelled(doc: Document) -> Iterator[Fixed]:
    """Give those whom the fields of a list name, with age and occupation."""
    text = doc.text
    for one in doc.fields:
        span = trim(text, *one.name, also="*-–—")
        low = span.start
        match = _CAPITALS.match(text, low, span.end)
        if match is None:
            continue
        told: dict[str, object] = {}
        age = _OLD.search(text, *one.age) if one.age else None
        if age:
            told["age"] = [int(age["age"]), int(age["age"])]
        work = _WORK.search(text, *(one.work or one.age or (0, 0)))
        if work and (one.work or work["label"]):
            told["occupation"] = work["work"].strip(" .")
        yield Fixed(low, match.end(), True, told)


_WORK = re.compile(
    r"(?P<label>(?:[Oo]ccupation|[Pp]rofession|[Ww]ork)[:=]? )?(?P<work>[A-Za-z][^,;(.\n]{1,40})"
)


# --- lists ------------------------------------------------------------------


_ENTRY = re.compile(
    r"^[ \t]*(?:[*•·▪–—-][ \t]*|\(?\d{1,3}[.)][ \t]*)?"
    r"(?P<name>[^\W\d_a-z][^\W\d_]+(?:[ '’-][^\W\d_a-z][\w'’.-]*){1,3})"
    r"(?:, ?(?:aged? )?\d{1,2}\b(?=[,.;) ])| ?\((?:aged? )?\d{1,2}(?: years?)?[,;)]|"
    r" ?\((?:b\. ?|born )(?:\w+ ){0,2}(?:19|20)\d\d\b)",
    re.MULTILINE,
)


def _entries(doc: Document) -> Iterator[Fixed]:
    """Give those that the entries of a list begin with: "Name, 34," at two lines."""
    nobody = _NO_ENTRY | words("place_heads") | words("org_heads")
    found = [
        m
        for m in _ENTRY.finditer(doc.text)
        if m["name"].split()[0].lower() not in _BEFORE_PLACES
    ]
    if len(found) > 1:
        for match in found:
            if not {w.lower() for w in match["name"].split()} & nobody:
                yield Fixed(match.start("name"), match.end("name"))


# "In Swabi, 9 labourers": where it was, and nobody aged nine.
_BEFORE_PLACES = listed("in at on near from around outside inside by of to")
_NO_ENTRY = listed(
    """council union forum federation association committee held detained arrested
    released freed missing unknown untraced whereabouts custody"""
)


# "I am Kossi Amewou, I mend motorcycles", "it's me, Aleng", "Q1: Your name? A1: Somchai P., 33".
_MYSELF = Spotter(
    r"\b(?:My name is|my name is|I am called|I am|I['’]m|Mi nombre es) (?P<two>[A-Z][a-z][\w'’-]*(?: [A-Z][\w'’.-]*){1,3})"
    r"(?=[,.;:]|\n| and I\b| from\b| aged?\b)|\b[Ii]t(?: is|['’]s) me,? (?P<one>[A-Z][a-z]\w+)(?=[,.!;]|\W*\n)|"
    r"\b[Tt]hat(?: is| was|['’]s) (?P<that>[A-Z][a-z]{2,})(?=\. (?:He|She|They (?:took|arrested|shot|killed|beat))\b)|"
    r"\b(?i:(?:your|full) name\?)\s*(?:A\d{0,3}|[A-Z]\w+)[:.)] ?(?:My name is |I am )?"
    r"(?P<asked>[A-Z][a-z][\w'’-]*(?: [A-Z][\w'’-]*\.?){0,3})|"
    r"\b[Tt]he (?:respondent|interviewee|narrator|speaker|survivor), (?P<told>[A-Z][a-z][\w'’-]*(?: [A-Z][\w'’.-]*){1,3})(?=,)"
)


def _themselves(text: str) -> Iterator[Fixed]:
    """Give those who say their own names."""
    for match in _MYSELF.finditer(text):
        kind = match.lastgroup or ""
        if not {w.lower() for w in match[kind].split()} & _NO_SELVES:
            start, end = match.span(kind)
            yield Fixed(start, end, True)


# "Person concerned: Sok Chanthy (m, 38)", "Name of complainant: ...": a form's own labels.
CONCERNED = (
    r"(?:(?:full )?name(?: of (?:the )?(?:victim|detainee|prisoner|missing person|person(?: \w+)?))?|"
    r"(?:person|individual)s? (?:concerned|affected|held|detained|arrested|missing|taken)|"
    r"(?:missing|detained|arrested|abducted) person|victim(?:['’]s name| name)?|survivor|detainee|detenu?e|"
    r"prisoner|patient|client)"
)
_REPORTING = (
    r"(?:name of (?:the )?(?:complainant|informant|witness|deponent|applicant|caller|petitioner)|complainant|"
    r"deponent|informant|caller|reported by|(?:person )?reporting(?: person)?|interviewee|witness(?: name)?|"
    r"applicant|petitioner|contact person|next of kin)"
)
_OF_FORM = re.compile(
    rf"^[ \t]*(?:[-*•] ?|\d{{1,2}}[.)] ?)?(?i:{CONCERNED}|{_REPORTING})[ \t]*:[ \t]*"
    r"(?:(?:his|her|their) (?:[a-z]+ ){1,2})?(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})"
    r"(?=[ \t]*(?:$|[,(;]))",
    re.MULTILINE,
)


def _concerned(text: str) -> Iterator[Fixed]:
    """Give those whom the labels of a form name."""
    for match in _OF_FORM.finditer(text):
        said = {w.lower() for w in match["name"].split()}
        if not said & either("org_heads", "place_heads", "not_names"):
            yield Fixed(*match.span("name"), True)


_NO_SELVES = (
    listed("south north east west human new saudi sri costa")
    | words("place_heads")
    | words("not_names")
    | words("org_heads")
)
_CLIENT = Spotter(
    r"\b(?:(?i:our|my|the said|your) (?i:client|detainee)|(?i:client|petitioner|applicant|detenu))"
    r"(?: is|:|,)? ?(?:(?i:mr|mrs|ms|dr|miss)\.? )?"
    r"(?P<name>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’.-]+){1,3}|[A-Z][a-z'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3})"
)
_THE_CLIENT = re.compile(
    r"\b(?i:our|my|the|the said|said) (?i:client|above[- ]named)\b(?! [A-Z]|['’]s|,? (?:Mr|Ms|Mrs|Dr))"
)


def _clients(doc: Document) -> list[Fixed]:
    """Return the one whom a lawyer's letter writes for, where it names one."""
    return [
        Fixed(m.start("name"), m.end("name"), number="client")
        for m in _CLIENT.finditer(doc.text)
    ]


# "I, X, wife of Y, do hereby solemnly affirm ... that the deponent is ... of the detenue Y".
_SWORN = Spotter(
    r"\b(?:solemnly|on oath|affidavit|deponent|hereby (?:state|declare))\b",
    re.IGNORECASE,
)
_DEPONENT = re.compile(
    r"\bI,? (?P<name>(?:(?:Mst|Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}),? "
    r"\(?(?:(?:son|daughter|wife|widow|mother|father|brother|sister) of|[sdw]/o|aged?|the (?:undersigned|deponent)|"
    r"(?:a )?(?:resident|citizen|national)|residing|muslim|christian|hindu|adult)\b"
)
_DETENU = re.compile(
    r"\b[Tt]he (?:said )?(?P<role>detenue?|abductee|missing person|detainee),? (?:(?:namely|Mr\.?),? )?"
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3})"
)
_THE_ROLE = r"\b(?:[Tt]he (?:said )?|[Ss]aid )(?:{0})\b(?! (?:is )?(?:[A-Z]|namely)|,? (?:Mr|Ms|namely)|['’]s? )"


def _sworn(text: str) -> list[Fixed]:
    """Return who swears an affidavit, and of whom it is, where it names them."""
    if _SWORN.search(text) is None:
        return []
    found = [
        Fixed(*m.span("name"), number="deponent") for m in _DEPONENT.finditer(text)
    ]
    held = list(_DETENU.finditer(text))
    if len({m["name"] for m in held}) == 1:
        found += [Fixed(*m.span("name"), number=m["role"]) for m in held[:1]]
    return found if len({one.number for one in found}) == len(found) else []


# --- senders ----------------------------------------------------------------


def _senders(doc: Document) -> Iterator[Fixed]:
    first = _SENDER_FIRST.finditer(doc.text) if MARK in doc.text else ()
    above = _SENDER_ABOVE.finditer(doc.text) if "]\n" in doc.text else ()
    for match in (*_SENDER.finditer(doc.text), *first, *above):
        start, sender = match.start("sender"), match["sender"]
        if _PHONE.fullmatch(sender.strip()):
            yield Fixed(start, start + len(sender.rstrip()), False, sender=True)
            continue
        length = sender_name(sender)
        if length:
            yield Fixed(start, start + length, sender=True)


def sender_name(sender: str) -> int:
    """Return how much of the label of a sender is his name.

    "Asha (Night Line)", "Juma court team", "Dr Sara medics" and "Kito Ring Rd" are
    one word, or title and word; "Okoth B." and "Sara Wanja" are whole.
    """
    label = sender.split(" (")[0].rstrip()
    parts = label.split(" ")
    if not parts or not parts[0][:1].isupper():
        return 0
    if parts[0].lower() in words("org_heads") | _DESKS:
        return 0
    keep = 2 if parts[0].rstrip(".").lower() in words("titles") and parts[1:] else 1
    rest = parts[keep:]
    initials = rest and all(len(w.rstrip(".")) == 1 for w in rest)
    names = rest and all(w[:1].isupper() for w in rest) and len(rest) < 4
    if names and rest[-1].lower() in either("place_heads", "org_heads"):
        names = False
    if names and not any(w.lower() in people_known() for w in rest):
        names = len(rest) > 1
    late = rest and rest[0].lower().rstrip(".") in words("late_titles")
    if initials or names or late and len(rest) == 1:
        return len(label)
    return len(" ".join(parts[:keep]))


def _headers(doc: Document) -> Iterator[Fixed]:
    for match in _HEADER.finditer(doc.text):
        at = match.start("who")
        for piece in re.split(r"(,|;)", match["who"]):
            name = piece.split("<")[0]
            span = trim(doc.text, at, at + len(name), also="\"'")
            at += len(piece)
            said = doc.text[span.start : span.end]
            office = said.split(" ")[-1].lower() in words("org_heads") | _DESKS
            if said and "@" not in said and _CAPITALS.fullmatch(said) and not office:
                yield Fixed(span.start, span.end)
    for match in _WROTE.finditer(doc.text):
        yield Fixed(*match.span("who"))
