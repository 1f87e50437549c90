"""The acts that a sentence of Urdu tells, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.claims.reader.nastaliq.clauses import LEADS_ON, Clause, clauses, one_form
from habeas.claims.reader.nastaliq.crowds import no_home
from habeas.claims.reader.nastaliq.denied import (
    ENDS,
    is_group,
    not_held,
    they_deny,
)
from habeas.claims.reader.nastaliq.hearsay import unsure
from habeas.claims.reader.nastaliq.mood import (
    FUTURE,
    GOT_OUT,
    is_or_else,
    mood,
    named_act,
)
from habeas.claims.reader.nastaliq.roles import Roles, children
from habeas.claims.reader.nastaliq.some import included, named_of
from habeas.claims.reader.nastaliq.sufferers import (
    NAMES,
    named_next,
    passive,
    told_roles,
    victims_of,
    without_whole,
)
from habeas.claims.reader.nastaliq.takers import only_took, worse
from habeas.claims.reader.nastaliq.those import (
    ACTIVE,
    MEANWHILE,
    PARTICIPLE,
    PROTESTS,
    called_so,
    kin_named,
    of_those,
)
from habeas.claims.reader.nastaliq.warned import warned
from habeas.claims.reader.nastaliq.ways import HARM, NAMED_ACTS, TRIGGERS, WEAK
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spans import trim

_WEAK_ONES = frozenset(pattern for _, pattern in WEAK)
_PROMISE = re.compile(r"یقین|وعدہ|\byaqee?n|\bwaa?da", re.IGNORECASE)
_LISTED_NEAR = 4


# "X chhoot gaya kya", "koi confirm kare X ..."
_ASKS = re.compile(
    r"\bkya\W*\Z|(?:\A|: ?)\W*(?:ky?a|kia) (?!baat|hua|hoga)|\b(?:ya|ke|k) nah?i?n?\W*\Z|\bkoi (?:\w+ )?(?:confirm|tasdee?q|bata) kar|\bkoi bata(?:ye|o|de)|کوئی (?:تصدیق کر|بتا(?:ئے|و))",
    re.IGNORECASE,
)


def deeds(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the acts that a sentence in Urdu tells, in order."""
    if line.whole.rstrip("”\"' )").endswith(("؟", "?")) or _ASKS.search(line.whole):
        return
    last: Deed | None = None
    found, told = clauses(line), list[Deed]()
    for clause in found:
        if line.resolution and not clause.relative and RESOLVES.search(line.whole):
            continue
        for deed in _of(scene, line, clause, last):
            last = deed
            told.append(deed)
            _note(scene, deed)
            yield deed
        yield from called_so(line, clause)
    yield from _too(line, found, last)
    yield from named_of(line, found, last)
    yield from included(line)
    yield from warned(scene, line, told)
    yield from not_held(scene, line, found)
    yield from _names(scene, line)


# What an item of a resolution decides, unlike what it tells.
RESOLVES = re.compile(
    r"مطالب|مذمت|قرار|(?<!\w)جائے|جائیں|اظہار|تشویش|اپیل|کرتا ہے|کرتی ہے|کرتے ہیں|یکجہتی|"
    r"\bm[ua]taa?l|\bmazz?am|\bqaraa?r|\bjaye|\bjayen|\bizhaa?r|\btashwee?sh|\bapp?eal|"
    r"\bkart[aei] ha",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^\W*(?:saa?th m\w+ )?(?:[\w'’]+ ){1,6}(?:bhi|بھی|shaa?mil|شامل)(?: (?:tha|thay|thi|تھا|تھے|تھی|hai))?\W*$",
    re.IGNORECASE,
)


_SHARED = frozenset(["arrest", "abduction", "release", "injury", "killing", "assault"])
_LISTING = _SHARED | {"dismissal", "prosecution", "detention", "enforced_disappearance"}
# "..., X bhi un mein hai"
_OF_THEM = re.compile(
    r"^\W*(?:[\w'’]+ ){1,6}(?:bhi|بھی) (?:un|in|ان|اُن) (?:m[aei]+n?|میں) "
    r"(?:hai|hain|tha|thay|thi|sha+mil|ہے|ہیں|تھا|تھے|تھی|شامل)\b",
    re.IGNORECASE,
)


def _too(line: Line, found: list[Clause], last: Deed | None) -> Iterator[Deed]:
    """Give an arrest again for one told only behind it: "..., Farzana ka bhai Waqas bhi"."""
    if last is None or last.act not in _LISTING or last.stance != Stance():
        return
    for clause in found:
        if clause.start > last.at and NAMES.match(clause.words):
            own = [
                k
                for k, u in enumerate(line.row)
                if u.person
                and u.form in ("name", "short")
                and clause.start <= u.start < clause.end
            ]
            named = [k for k in own if not kin_named(line, own, k)]
            told = line.refs(children(line.row, named))
            refs = tuple(r for r in told if r not in last.victims)
            if refs:
                span = trim(line.text, clause.start, _end(clause), ENDS)
                yield replace(
                    last, victims=refs, start=span.start, end=span.end, at=span.start
                )
            continue
        taken = last.act in ("arrest", "abduction") and _ALSO.match(clause.words)
        if clause.start <= last.at or not (taken or _OF_THEM.match(clause.words)):
            continue
        named = [
            k
            for k, u in enumerate(line.row)
            if u.person
            and u.form in ("name", "short")
            and clause.start <= u.start < clause.end
        ]
        refs = line.refs(named[-1:])
        if refs and not set(refs) & set(last.victims):
            unit = line.row[named[-1]]
            yield replace(
                last, victims=refs, start=unit.start, end=unit.end, at=unit.start
            )


def _note(scene: Scene, deed: Deed) -> None:
    if deed.stance == Stance() and deed.act in ("killing", "death_in_custody"):
        scene.dead.update(dict.fromkeys(deed.victims))
    if deed.stance == Stance() and deed.act == "release":
        scene.freed.update(dict.fromkeys(deed.victims))
    if deed.stance == Stance() and deed.act in ("arrest", "abduction", "detention"):
        scene.taken = (deed,)
    if deed.stance == Stance() and deed.act in ("acquittal", "bail"):
        scene.hold(deed.victims)  # who is acquitted may then be told to go home
    if deed.stance.polarity == "negated" and deed.act == "arrest":
        for ref in deed.victims:  # "Mehwish nahi pakri gai": a line before was wrong
            scene.held.pop(ref, None)


def _of(scene: Scene, line: Line, clause: Clause, last: Deed | None) -> Iterator[Deed]:
    words = clause.words
    found = [
        (m.start(), n, code, m, False)
        for n, (code, p) in enumerate(TRIGGERS)
        for m in p.finditer(words)
    ]
    found += [
        (m.start(), n, code, m, True)
        for n, (code, p) in enumerate(NAMED_ACTS)
        for m in p.finditer(words)
    ]
    taken = -1
    for at, _, code, match, noun in sorted(found, key=lambda f: f[:2]):
        if at < taken:
            continue
        how = (
            named_act(code, words, match.end())
            if noun
            else mood(code, _whole(clause), at, match.end())
        )
        if how is None:
            how = _promised(line, words, at, code)
        if how == Stance() and clause.joined and last is not None:
            how = Stance(frame=last.stance.frame)  # "... and was freed": of long ago
        open_ = how is None or how == Stance()
        if open_ and not noun and _denied(line, clause):
            how = Stance("denied") if code in HARM else None
            open_ = False
        if open_ and not noun and code in HARM and _feared(line, clause, at):
            how = Stance("feared")
        if how is not None and unsure(
            line.text, line.start, clause.start + at, line.end, code
        ):
            how = None
        if is_or_else(code, words[at:]):
            how = how if _or_else(line, clause.start + at) else None
        past = None if noun else PARTICIPLE.match(words, match.end())
        if past is not None and not (code not in PROTESTS and MEANWHILE.match(past[0])):
            taken = match.end()
            for one in of_those(line, clause, code, match, past.end()):
                last = one if ACTIVE.match(words, match.end()) else last
                yield one
            continue
        if how is None:
            if not noun:
                taken = match.end()
            continue
        deed = _deed(scene, line, clause, code, match, how, last, noun)
        if deed is None and not noun:
            taken = match.end()
        if deed is not None:
            taken = match.end()
            last = deed
            yield deed


def _whole(clause: Clause) -> str:
    """Return the words of a clause, with the verb that it leaves to the next."""
    words = clause.words
    return LEADS_ON.sub("", words) + clause.verb if clause.verb else words


_DREAD = re.compile(
    r"(?:خدش\w*|اندیش\w*|خطرہ|خوف|ڈر)(?: \S+){0,3}? (?:ہے|ہیں|تھا|کیا)(?: کہ)?\s*\Z|"
    r"\b(?:khadsh\w*|andesh\w*|khatra|khauf|dar)(?: \w+){0,3}? (?:hai|tha)(?: ke?h?)?\s*\Z",
    re.IGNORECASE,
)
# "He said: if you go to the media, you will get his body."
_OR_ELSE = re.compile(
    r"(?<!\S)(?:اگر|ورنہ|نہیں تو|تو|باز)(?!\S)|\b(?:agar|warnah?|nahi to|to|tou)\b",
    re.IGNORECASE,
)


def _or_else(line: Line, at: int) -> bool:
    """Whether words said to somebody lead to a threat at a position of the text."""
    spoken = _SPOKEN.search(line.text, line.start, at) is not None
    return spoken and _OR_ELSE.search(line.text, line.start, at) is not None


# Whose words a threat is: not our own.
_SPOKEN = re.compile(
    r"(?<!ہم نے )(?<!میں نے )(?<!\S)(?:کہا|کہتے|کہہ|بولا|بولے|بولی|دھمک\S+|فون|کال|پیغام|میسج|لکھا)(?!\S)|"
    r"(?<!hum ne )(?<!main ne )\b(?:kaha|kehte|keh|bola|boley?|dhamk\w*|call|phone|message|likha)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"(?<!\S)(?:نہیں|نہ)(?!\S)|\bna(?:h[ie]+n?)?\b", re.IGNORECASE)


def _feared(line: Line, clause: Clause, at: int) -> bool:
    """Whether a clause tells what the one before it dreads: "khadsha hai ke ..."."""
    before = one_form(line.text[max(line.start, clause.start - 60) : clause.start])
    rest = clause.words[at:]
    return bool(_DREAD.search(before) and not _NEVER.search(rest))


# "The spokesman denied that X was taken."
_DENIED = re.compile(
    r"(?:تردید (?:کی|کر دی|کرتے|کر رہ\w+)|(?:اس (?:بات|الزام|خبر|تاثر|امر) سے )انکار کیا|"
    r"(?:الزام|تاثر|دعویٰ|خبر\w*|اطلاع\w*|بات)(?: کو)? (?:مسترد|رد) (?:کیا|کر دیا|کرتے))(?: (?:ہے|ہیں|تھی|تھا))? کہ\s*\Z|"
    r"\b(?:tardee?d (?:ki|kar di)|is ba+t se inka+r kiya)(?: (?:hai|thi))? ke?h?\s*\Z",
    re.IGNORECASE,
)


def _denied(line: Line, clause: Clause) -> bool:
    """Whether a clause tells what the one before it denies: "tardeed ki ke ..."."""
    low = max(line.start, clause.start - 60)
    before = one_form(line.text[low : clause.start])
    return bool(_DENIED.search(before) and not _NEVER.search(clause.words))


def _promised(line: Line, words: str, at: int, code: str) -> Stance | None:
    """Return the promise of a release ("gave assurance that X will come home")."""
    soon = re.search(r"گھر آ جائ|\bghar aa? ja", words, re.IGNORECASE)
    if code != "release" and not soon:
        return None
    sure = _PROMISE.search(one_form(line.whole)) and FUTURE.search(words[at:])
    return Stance("committed", frame="future") if sure else None


def _deed(
    scene: Scene,
    line: Line,
    clause: Clause,
    code: str,
    match: re.Match[str],
    how: Stance,
    last: Deed | None,
    noun: bool,
) -> Deed | None:
    """Give the act of a trigger, or None where nobody is said to suffer it."""
    at = clause.start + match.start()
    if code == "search" and no_home(clause, match.start()):
        return None
    who = told_roles(line, clause, code, match, noun)
    if match.re in _WEAK_ONES and not (
        who.victims or who.said or clause.relative or line.topic
    ):
        return None
    victims = victims_of(scene, line, clause, code, at, who, how, last)
    if victims is None:
        return None
    by, victims = _sides(line, clause, code, at, who, victims, how, last, noun)
    if code == "arrest" and not by and _OWN_KIN.search(clause.words):
        return None
    silent = not (who.victims or who.said or clause.relative or line.topic)
    if silent and code == "arrest" and match[0].startswith("لے گ"):
        return None
    if (
        silent
        and code == "arrest"
        and _THING.search(line.text, line.start, clause.start)
    ):
        return None
    home = _HOME.match(match[0]) and not _LATER.search(clause.words)
    weak = silent or home or _WEAK.match(match[0])
    if code == "release" and how == Stance():
        held = _held_before(scene, match, victims, last, weak=bool(weak))
        if held is None:
            return None
        victims = held
    if code == "arrest" and only_took(scene, line, clause, match, by, who):
        return None
    negated = how.polarity == "negated"
    if negated and victims and they_deny(line, bool(by)):
        how = Stance("denied")  # they say that they did not
    start = (
        min(clause.start, who.first) if not clause.relative else _begin(line, clause)
    )
    span = trim(line.text, start, _end(clause), ENDS)
    victims = without_whole(scene, named_next(scene, line, victims))
    return Deed(
        worse(line, clause, code, at, who, how),
        tuple(v for v in victims if v not in by),
        by,
        how,
        span.start,
        max(span.end, at + 1),
        at,
        line.number,
        line.sender,
        noun=noun,
        nobody=negated,
    )


def _held_before(
    scene: Scene,
    match: re.Match[str],
    victims: tuple[str, ...],
    last: Deed | None,
    *,
    weak: bool,
) -> tuple[str, ...] | None:
    """Return those freed who were held before, or all where the words are strong.

    None where words that are weak or say "back" are told of nobody who was.
    """
    if weak:
        victims = tuple(v for v in victims if _met(scene, v, last))
        if not victims:
            return None
    if _BACK.match(match[0]):
        taken = last.victims if last and last.act in _SHARED else ()
        return tuple(v for v in victims if scene.was_held(v) or v in taken) or None
    return victims


def _sides(
    line: Line,
    clause: Clause,
    code: str,
    at: int,
    who: Roles,
    victims: tuple[str, ...],
    how: Stance,
    last: Deed | None,
    noun: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who did it and who suffered it, as the kind of act has them."""
    if code in ("protest", "strike"):
        return _protesters(line, clause, at, who), ()
    by = who.by
    joined = clause.joined or who.said and clause.start - line.start > 0
    joined = joined and not noun and not passive(clause.words)
    if not by and joined and last is not None:
        by = last.by
    if code == "refusal_to_register":
        victims = ()
    got = code == "bail" and by and how.polarity != "negated"
    if got and _GOT_BAIL.search(clause.words):
        by, victims = (), by
    if code == "release" and GOT_OUT.search(clause.words):
        by = ()
    return by, victims


# What frees only those who were told to be held: others too are sent home.
_WEAK = re.compile(
    r"گھر (?:واپس )?بھیج|جانے دی|جیل سے|\bghar (?:wapi?s )?bhej|\bghar drop|\bjaa?ne di|\bri?hai|پر اتار|"
    r"\b(?:pe|par|pas|paas|kinare|baa?har|qareeb) ch?h?or",
    re.IGNORECASE,
)
_BACK = re.compile(r"واپس|\bwa+pi?s", re.IGNORECASE)
# Who comes home after so many months was away against his will; others come home too.
_HOME = re.compile(r"گھر (?!واپس پہنچ)|\bghar", re.IGNORECASE)
_LATER = re.compile(
    r"(?:گھنٹ\w+|دن|دنوں|روز|ہفت\w+|ماہ|مہین\w+|سال|برس) (?:کے )?بعد|بازیاب|"
    r"\b(?:ghant\w+|din|dino?n|roz|haft\w+|mah|mahin\w+|sa+l) (?:ke )?ba+d\b|\bba+z[iy]a+b",
    re.IGNORECASE,
)
# "X ki gaari utha li, traffic police le gayi": a thing was taken.
_THING = re.compile(
    r"(?:گاڑی|موٹر ?سائیکل|رکشہ|ٹھیلا|سامان|فون|موبائل) (?:\S+ )?(?:اٹھا|پکڑ|ضبط|چھین)|"
    r"\b(?:gaa?ri|bike|motor ?cycle|rick?shaw?|thela|saman|phone|mobile|camera) (?:\w+ )?(?:utha|pakar|zabt|chh?een)",
    re.IGNORECASE,
)
_GOT_BAIL = re.compile(
    r"کرا لی|کروا لی|حاصل کر|\bkarw?a li|\bhaa?sil kar", re.IGNORECASE
)


# Who takes his own brother to the police station arrests nobody.
_OWN_KIN = re.compile(
    r"(?:\bapn[aei]|اپن[ےیا]) (?:(?!ke\b|ki\b|ka\b|کے|کی|کا)\S+ ){1,4}?(?:ko|کو) .*?(?:\ble ga|لے گ)",
    re.IGNORECASE,
)


def _end(clause: Clause) -> int:
    """Return where a clause ends without the word that leads on from it."""
    return clause.start + len(LEADS_ON.sub("", clause.words))


def _begin(line: Line, clause: Clause) -> int:
    before = [u.start for u in line.row if u.person and u.end <= clause.start]
    return before[-1] if before else clause.start


# "X ko uthane ke khilaf ehtejaj": X does not protest.
_AGAINST = re.compile(r"(?<!\S)(?:کو|پر) .*نے کے خلاف(?!\S)")


def _protesters(line: Line, clause: Clause, at: int, who: Roles) -> tuple[str, ...]:
    against = _AGAINST.search(clause.words, 0, at - clause.start)
    if who.by or who.victims and not against:
        return who.by or who.victims
    near = [
        k
        for k, u in enumerate(line.row)
        if u.sort == "organisation" and clause.start <= u.start < at
    ]
    return line.refs(near[:1])


def _met(scene: Scene, ref: str, last: Deed | None) -> bool:
    """Whether something was told to have been done to somebody just before."""
    told = (*scene.taken, *((last,) if last else ()))
    return (
        scene.was_held(ref)
        or ref in scene.spoken
        or any(ref in d.victims for d in told)
    )


_BY_NAME = ("name", "short")


def _names(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the act of a group again for those whom the next message names."""
    start = line.row[0].start if line.row else line.start
    if not scene.taken or not NAMES.match(line.text[start : line.end]):
        return
    told = scene.taken[0]
    groups = [v for v in told.victims if is_group(scene, v)]
    named = [k for k, u in enumerate(line.row) if u.person and u.form in _BY_NAME]
    if not groups or not named or line.number - told.sentence > _LISTED_NEAR:
        return
    refs = line.refs(named)
    for ref in refs:
        scene.within.setdefault(ref, groups[0])
    end = line.row[named[-1]].end
    yield replace(
        told, victims=refs, start=start, end=end, at=start, sentence=line.number
    )
