"""Who suffers an act that a clause of Urdu tells, also where it names nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq import crowds
from habeas.claims.reader.nastaliq.asides import told_of
from habeas.claims.reader.nastaliq.clauses import Clause, one_form
from habeas.claims.reader.nastaliq.denied import (
    all_but,
    all_numbered,
    all_of_them,
    is_group,
    named_together,
)
from habeas.claims.reader.nastaliq.hands import handed
from habeas.claims.reader.nastaliq.kinfolk import kin_did, the_dead, told_by_kin
from habeas.claims.reader.nastaliq.marked import CHILD_OF, offices
from habeas.claims.reader.nastaliq.meant import him, questioned, uniformed
from habeas.claims.reader.nastaliq.roles import (
    HIS_OWN,
    Roles,
    children,
    others_before,
    roles,
)
from habeas.claims.reader.nastaliq.speaking import only_speaks, owners
from habeas.claims.reader.nastaliq.ways import ALONE
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.entries import labels
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.script import counts
from habeas.claims.reader.stance import Stance

NAMES = re.compile(
    r"^\W*(?:un|in|jin|ان|جن) (?:m[aei]+n?|میں) (?=.*(?:\bshaa?mil|شامل|\bbhi (?:hai|tha|thi)|بھی (?:ہی?ں?|ہے|تھ)))|"
    r"^\W*(?:(?:un|in|us|is) ?ke |(?:ان|جن) ک[ےا] |ان میں |larko?n ke )?(?:naa?ms?|names?|نام)(?!\w)",
    re.IGNORECASE,
)
_THINGS = ("confiscation", "destruction")
_LIGHT = 4  # letters behind a root that hold its light verb: "utha kar le" + "gaye"
_SOME_OF = re.compile(
    r"\s*(?:اور )?(?:(?:جن|ان) میں سے|باقی|دیگر|\b(?:jin|in|un) m[aei]+n? se\b|\bbaa?q[iy]\b)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"[،,]\s*(?:جن میں|jin m[aei]+n?)\s(?P<who>[^،,]*(?:[،,][^،,]*){0,6}?)\s(?:شامل|shaa?mil)\s\S+[،,]?\s*\Z",
    re.IGNORECASE,
)


def _aside(line: Line, clause: Clause) -> tuple[str, ...]:
    """Return who is named in an aside before a verb: "X, jin mein A aur B hain, zakhmi"."""
    before = one_form(line.text[line.start : clause.start])
    match = _AMONG.search(before)
    if match is None:
        return ()
    low, high = line.start + match.start("who"), line.start + match.end("who")
    named = [
        k
        for k, u in enumerate(line.row)
        if u.person
        and (u.form in ("name", "short") and low <= u.start < high)
        or u.person
        and u.end == line.start + match.start()
    ]
    return line.refs(named)


def _behind_colon(line: Line, clause: Clause, at: int) -> tuple[str, ...]:
    """Return those named behind the colon or the dash that a clause ends with."""
    colon = line.text.find(":", at, clause.end)
    if colon < 0:
        return _behind_dash(line, clause)
    named = [
        k
        for k, u in enumerate(line.row)
        if u.person and u.form == "name" and colon < u.start < clause.end
    ]
    return line.refs(named)


_LISTS = frozenset(("،", ",", "اور", "aur", "&"))


def _behind_dash(line: Line, clause: Clause) -> tuple[str, ...]:
    """Return the names that alone stand behind a dash: "teen ko utara - A, B aur C"."""
    if not clause.words.rstrip().endswith(("-", "–", "—")):
        return ()
    found: list[int] = []
    for k, unit in enumerate(line.row):
        if unit.start < clause.end:
            continue
        if unit.person and unit.form in ("name", "short"):
            found.append(k)
        elif unit.word not in _LISTS:
            return () if unit.word not in (".", "۔") else line.refs(found)
    return line.refs(found)


def told_roles(
    line: Line, clause: Clause, code: str, match: re.Match[str], noun: bool
) -> Roles:
    """Return who does and who suffers, as the clause's cases tell it."""
    at = clause.start + match.start()
    done = clause.start + match.end() if code in _THINGS else at
    root = clause.words[match.start() : match.end() + _LIGHT]
    who = roles(line, clause, code, done, root)
    if noun:
        who = _owners(line, clause, at, who)
    elif who.by and (
        _CONDEMNED.match(clause.words, match.end())
        or only_speaks(clause.words, match.end())
    ):
        who = replace(who, by=handed(line, clause, at) or owners(line, clause, at))
    tried = who.by and _TRIED.search(line.text[clause.start : at])
    if tried and passive(clause.words):
        return replace(who, victims=who.by, by=(), said=False)
    return who if noun else told_of(line, clause, code, at, who)


def victims_of(
    scene: Scene,
    line: Line,
    clause: Clause,
    code: str,
    at: int,
    who: Roles,
    how: Stance,
    last: Deed | None,
) -> tuple[str, ...] | None:
    """Return who suffers, also from words around the clause; None: the act is not told."""
    negated = how.polarity == "negated"
    victims = who.victims or _behind_colon(line, clause, at) or _aside(line, clause)
    if who.victims and is_group(scene, who.victims[-1]):
        victims = _behind_dash(line, clause) or victims
    if _SOME_OF.match(clause.words) and not victims:
        return None
    if code == "release" and not victims:
        victims = all_but(scene, line, clause.start, clause.end)
    if code == "release" and not victims and who.others:
        victims = all_of_them(scene, clause.words)
    if code in _OF_HELD and not victims:
        victims = all_numbered(scene, clause.words)
    if code in _OF_BOTH and not victims:
        victims = named_together(scene, line, clause.words)
    if code in _OF_COURT and not victims and _ACCUSED.search(clause.words):
        victims = tuple(r for r in scene.accused() if not uniformed(scene, r))
    if clause.relative:
        if not who.victims and _of_another(line, clause):
            return None
        victims = _antecedent(line, clause) or victims
    theirs = who.said and crowds.meant(line, clause, at) or kin_did(line, clause, at)
    if theirs and not who.victims:
        who = replace(who, others=True, said=False)
    if code == "incommunicado":  # "the family" are those who may not see them
        who = replace(who, others=False)
    bare = not victims and (code not in ALONE or who.said) and not who.others
    if code == "prosecution" and bare and not who.said and last is None:
        return None
    he = negated and _HE.search(clause.words) is not None
    if bare and how.frame != "pattern" and (not negated or code == "bail" or he):
        victims = _supplied(scene, line, clause, code, at, who, last)
    if not victims and not negated and code not in ALONE:
        return None
    officers = victims and all(uniformed(scene, v) for v in victims)
    return None if code == "incommunicado" and officers else victims


_OF_COURT = frozenset(["remand", "hearing", "bail"])
_ACCUSED = re.compile(
    r"(?:(?:دونوں|تینوں|چاروں) )?(?:ملزمان|ملزموں) (?:کا|کو|کی|کے)(?!\S)|"
    r"\b(?:mulzima+n|mulzimo+n) (?:ka|ko|ki|ke)\b",
    re.IGNORECASE,
)
_OF_BOTH = frozenset(
    ["arrest", "abduction", "killing", "injury", "prosecution", "detention"]
)
_OF_HELD = frozenset(["release", "remand", "bail", "assault", "torture", "prosecution"])
# "He was not arrested", in a message that named him just before.
_HE = re.compile(
    r"\A\W*(?:اور )?(?:نہ ہی )?(?:وہ|(?:ان|اس) (?:پر|کو|کے خلاف)|wo+h?|(?:un|us) (?:par|pe|ko|ke khilaf))\s",
    re.IGNORECASE,
)


# Who tried to hinder them had it done to them: "X ne rokna chaha to unhein maara gaya".
_TRIED = re.compile(
    r"(?:کوشش کی|روکنا چاہا|مزاحمت کی|احتجاج کیا) تو|"
    r"\b(?:koshish ki|rokna chaha|muzahmat ki|ehtejaj kiya) to\b",
    re.IGNORECASE,
)


# Of whom nothing else says it: these are never told of the one before in silence.
_NOT_SUPPLIED = frozenset(
    ["killing", "death_in_custody", "dismissal", "summons", "transfer"]
    + ["enforced_disappearance", "eviction", "conviction"]
)


# "Faraz wala case alag hai": of one whom no mention stands for.
_OTHER_CASE = re.compile(
    r"\b\w+ wa+l[aei] (?:case|ma+mla|masla|qissa)\b|\S+ وال[ےا] (?:کیس|معاملہ|قصہ)",
    re.IGNORECASE,
)
# "..., jis se us ka bazu toot gaya": of the one just told of.
_RESULT = re.compile(
    r"\W*(?:جس|jis) (?:سے|کے نتیجے|کے باعث|کی وجہ|se|ke nateeje|ki waja)(?!\w)",
    re.IGNORECASE,
)


# What is done to a place or to all: never to the last one named.
_OF_NOBODY = frozenset(["office_closure", "censorship", "curfew", "assembly_ban"])


def _supplied(
    scene: Scene,
    line: Line,
    clause: Clause,
    code: str,
    at: int,
    who: Roles,
    last: Deed | None,
) -> tuple[str, ...]:
    """Return whom a clause means that names nobody: who was told of just before."""
    if code in _OF_NOBODY or not who.said and HIS_OWN.search(clause.words):
        return ()
    if line.topic:
        return line.topic
    if not who.said and (_opens(line, clause) or _counted(line, clause, at)):
        return ()
    if not who.said and crowds.right_before(clause, at - clause.start):
        return ()
    if who.said and (meant := questioned(scene, line)):
        return meant
    if who.said and (dead := the_dead(scene, line, at)) is not None:
        return dead
    if who.said and (meant := told_by_kin(line, at, code)):
        return meant
    if _OTHER_CASE.search(clause.words):
        return ()
    if last is not None and last.victims and _RESULT.match(clause.words):
        return last.victims
    if last is not None and last.victims and _goes_on(line, clause, at, last):
        return last.victims
    if code in _NOT_SUPPLIED and not who.said and not clause.joined:
        return ()
    if not who.said and others_before(line, clause.start, last.end if last else 0):
        return ()
    if not who.said and _names_another(line, clause, who):
        return ()
    if (
        last is not None
        and last.victims
        and (clause.joined or not who.said or last.start >= clause.start)
    ):
        between = {
            r
            for u in line.row
            if u.person and u.form == "name" and last.end <= u.start < clause.start
            for r in u.refs
        }
        if not (who.said and between - set(last.victims)):
            return last.victims
    end = at if who.by else clause.start
    return tuple(r for r in him(scene, line, end, who.by) if r not in who.by)


# "X par tashaddud kar ke riha kar diya": one is told right behind the other.
_THEN = re.compile(r"\s(?:کر ?کے|کرکے|(?:بنا|دے|لے|مار) کر)\s")


def _goes_on(line: Line, clause: Clause, at: int, last: Deed) -> bool:
    """Whether an act follows one of the same clause, with nobody named between."""
    if last.at < clause.start or _THEN.search(line.text, last.at, at) is None:
        return False
    return not any(u.actor and last.at < u.start < at for u in line.row)


def _opens(line: Line, clause: Clause) -> bool:
    """Whether a clause opens a line that is no message: it goes on with nobody."""
    begins = line.start == 0 or line.raw[line.start - 1] in "\n•-* "
    head = line.raw[line.raw.rfind("\n", 0, line.start) + 1 : line.start]
    fresh = begins and not head.strip(" \t•*·-–—")
    return fresh and clause.start <= line.start and not labels(line.raw, line.start)


# "2 attackers too were caught", "remand of the accused": of others than the last.
_SOME_FOLK = re.compile(
    r"(?<!\S)(\w+) (?!(?:din|dino|ghant|baj|sa+l|ma+h|mahin|haft|roz|minut|martaba|dafa|ba+r|lakh|hazar|rup)|"
    r"(?:دن|گھنٹ|ماہ|مہین|سال|روز|بج|ہفت|منٹ|بار|مرتبہ|دفعہ|لاکھ|ہزار|روپ|نومبر|جنور|فرور|مارچ|اپریل|مئی|جون|جولا|اگست|ستمبر|اکتوبر|دسمبر))"
    r"[^\W\d]\w*(?: (?!ko|کو|se|سے|ne|نے)\w+)?(?: (?:bhi|بھی))? \Z",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"(?:ملزمان|ملزموں|گرفتار شدگان|مظاہرین|قیدیوں|کارکنوں|طلبہ|مزدوروں|\bmulzim\w*n|\bqaidiyo?n|\bmazdooro?n) (?:کا|کی|کے|k[aei]) [^،,]*\Z",
    re.IGNORECASE,
)


@cache
def _numbers() -> frozenset[str]:
    roman = (
        "do teen char chaar paanch panch chay saat aath nau das darjano darjanon kai"
    )
    return frozenset([*counts(), *roman.split()])


_NUMBER = re.compile(r"(?<!\S)(\S+)\s*\Z")


def _counted(line: Line, clause: Clause, at: int) -> bool:
    """Whether a number right before a verb tells of others: "nine arrested"."""
    before = one_form(line.text[clause.start : at])
    match = _NUMBER.search(before)
    word = match[1].strip("،,") if match else ""
    if word.isdigit() or word in counts() or _THEIRS.search(before):
        return True
    some = _SOME_FOLK.search(before)
    return some is not None and (some[1].isdigit() or some[1].lower() in _numbers())


def _names_another(line: Line, clause: Clause, who: Roles) -> bool:
    """Whether a clause names somebody who neither does it nor suffers it."""
    refs = {
        r
        for u in line.row
        if u.person
        and u.form in ("name", "short")
        and clause.start <= u.start < clause.end
        for r in u.refs
    }
    return bool(refs - {*who.by, *who.victims})


# "X ne Y ko maarne ki mazammat ki": X only condemns.
_CONDEMNED = re.compile(
    r"\S*\s*(?:\S+\s)?(?:کر|کیے جا|کئے جا|ہو|دی|دیے جا|لے جا|لی|لے|دے|جا|بنا|مار)?نے (?:کی|پر) (?:\S+ ){0,6}?"
    r"(?:مذمت|احتجاج|افسوس|تشویش|غم و غصے|غصے)|"
    r"\S*\s*(?:\w+\s)?\w*ne (?:ki|par) (?:\w+ ){0,6}?(?:mazz?am|ehtejaj|afsos|tashwee?sh)",
    re.IGNORECASE,
)


def _owners(line: Line, clause: Clause, at: int, who: Roles) -> Roles:
    """Return whose arrest it is: those right before "ki giraftari"."""
    near = [
        k
        for k, u in enumerate(line.row)
        if u.person and clause.start <= u.start and u.end <= at
    ]
    own = [k for k in near[-1:] if _right_before(line, k, at)]
    for k in reversed(near[:-1]):
        gap = line.text[line.row[k].end : line.row[own[0]].start] if own else "x"
        if own and (_listed_with(gap) or gap.strip() in CHILD_OF):
            own.insert(0, k)
    own = children(line.row, own)
    return replace(who, victims=line.refs(own), by=handed(line, clause, at))


def _listed_with(gap: str) -> bool:
    """Whether words between two people are of a list: "A aur sha'ir B ki giraftari"."""
    said = gap.split()
    if said and said[0] in CHILD_OF:  # "A ولد B اور C": B only tells whose son A is
        said = said[next((k for k, w in enumerate(said) if w in _LISTS), 0) :]
    if not said or said[0] not in _LISTS | {"سمیت"}:
        return False
    return all(w in offices() or w in _THEIR or w in counts() for w in said[1:])


_THEIR = frozenset({"ان", "اس", "کے", "مقامی", "سینئر"})


def _right_before(line: Line, k: int, at: int) -> bool:
    between = one_form(line.text[line.row[k].end : at])
    return re.fullmatch(r"\s*[،,]?\s*(?:(?:ولد|بنت|زوجہ|دختر)(?: \S+){1,3}? )?(?:(?:سکنہ|ساکن|نامی) \S+ )?(?:سمیت (?:\S+ ){1,3})?(?:کی|کے|پر|کا|ki|ke|par|ka)\s(?:(?:خلاف|khila+f)\s(?:\S+\s){0,3})?(?:\S+\s){0,3}", between) is not None  # fmt: skip


_ONE_WHO = re.compile(r"\W*(?:جسے|jise)\s", re.IGNORECASE)


def _antecedent(line: Line, clause: Clause) -> tuple[str, ...]:
    before = [k for k, u in enumerate(line.row) if u.person and u.end <= clause.start]
    found = before[-1:]
    singular = _ONE_WHO.match(clause.words)
    for k in reversed(before[:-1]):
        gap = line.text[line.row[k].end : line.row[found[0]].start]
        if gap.strip() in CHILD_OF or not singular and _listed_with(gap):
            found.insert(0, k)
    return line.refs(children(line.row, found))


_OWNED = re.compile(
    r"\s+(?:کے|کی|کا|ke|ki|ka)\s+(?:\w+ ){0,2}?"
    r"(?:دوست\w*|ساتھی\w*|شاگرد\w*|وکیل\w*|والد\w*|بھائی\w*|بہن\w*|بیٹ\w+|شوہر|اہلیہ|بیوی|چچا|ماموں|کزن|بھتیج\w+|"
    r"بھانج\w+|داماد|سسر|رشتہ ?دار\w*|پڑوسی\w*|ملازم\w*|ڈرائیور|محافظ\w*|"
    r"dost\w*|sa+thi\w*|shagird\w*|wakee?l\w*|wa+lida?|bha+i\w*|beh[ae]n\w*|bet[aei]\w*|shohar|biwi|chacha|mamu|"
    r"cousin|bha[tn]+i?j[aei]\w*|rishteda+r\w*|parosi|driver)\W*\Z",
    re.IGNORECASE,
)


def _of_another(line: Line, clause: Clause) -> bool:
    """Whether "who" tells of somebody of the one named: "X ke dost, jinhein ..."."""
    before = [u for u in line.row if u.person and u.end <= clause.start]
    return bool(before) and bool(_OWNED.match(line.text, before[-1].end, clause.start))


def named_next(scene: Scene, line: Line, victims: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that the next message gives for a whole group, or the group."""
    if len(victims) != 1:
        return victims
    group = scene.cast.get(victims[0])
    names = _next_names(scene, line)
    if not isinstance(group, Person) or group.kind != "group" or not names:
        return victims
    if group.heads and len(names) >= group.heads[0]:
        return names
    return victims


def without_whole(scene: Scene, victims: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a group all of whose members are named beside it."""
    for ref in victims:
        one = scene.cast.get(ref)
        group = isinstance(one, Person) and one.kind == "group" and one.heads
        if group and isinstance(one, Person) and one.heads == (len(victims) - 1,) * 2:
            return tuple(v for v in victims if v != ref)
    return victims


def _next_names(scene: Scene, line: Line) -> tuple[str, ...]:
    for sentence in scene.doc.sentences[line.number + 1 : line.number + 2]:
        found = scene.cast.in_span(sentence.start, sentence.end, "person")
        named = [m for m in found if m.form in ("name", "short")]
        words = scene.doc.text[sentence.start : sentence.end]
        told = words.rpartition(": ")[2] if "]" in words else words
        if NAMES.match(told):
            low = sentence.end - len(told)
            return tuple(dict.fromkeys(m.ref for m in named if m.start >= low))
    return ()


def passive(words: str) -> bool:
    return (
        re.search(
            r"(?<!لے )(?<!چلے )(?:گیا|گئے|گئی)|(?<!\ble )(?<!chale )\bga(?:ya|ye|yi|i)\b|\bgay[ei]\b",
            words,
            re.IGNORECASE,
        )
        is not None
    )
