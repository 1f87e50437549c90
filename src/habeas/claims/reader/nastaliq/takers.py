"""Who takes somebody along in Urdu: the State, an unknown hand, or only a brother.

"X bhai ko thane le gaya" tells of no arrest where no police, no agency and no unknown
men are named: people take each other to stations and doctors. Where a landlord's men
take somebody, it is an abduction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.nastaliq.clauses import Clause, one_form
from habeas.claims.reader.nastaliq.roles import UNKNOWN, Roles
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance

_FORCE = re.compile(
    r"پولیس|اہلکار|حکام|ایجنس|سی ٹی ڈی|ایف آئی اے|ایف سی|رینجرز|لیویز|فوج|فرنٹیئر|ایس ایچ او|"
    r"انسپکٹر|وردی|سپاہی|کوسٹ گارڈ|(?:گاڑی|ڈالے|ویگو) وال|"
    r"\b(?:police|polis|ahl?a?lkar|agenc|rangers|levies|fauj|army|frontier|inspector|wardi|"
    r"sipahi|coast ?guard|(?:CTD|FIA|FC|SHO|ISI|MI|ASI|DSP|SSP)\b)|"
    r"\b(?:vigo|dala|dalay|gaa?ri|gadi|mobile|van|sa+d[ae] kapr\w*|sa+d[ae] liba+s) (?:m\w+n? )?(?:wal|log|aa)",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"گارڈز|محافظوں نے|\bguards?\b|وڈیر|سردار کے (?:لوگ|آدم|کارند)|زمیندار|جاگیردار|غنڈ|ڈاکو|بلڈر|مافیا|بدمعاش|قبیلے کے|\b(?:wader|sardar ke|sarda+r ke log|zami+nda+r|zameenda+r|ja+gi+rda+r|"
    r"gh?und|da+ku|dacoit|builder|mafia|badma+sh)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:le ga|لے گ|pick)", re.IGNORECASE)
_CAUGHT = re.compile(r"(?:پکڑ|pakr|اٹھا[یئ]|utha)", re.IGNORECASE)
_DRAGGED = re.compile(r"گھسیٹ")  # a mob drags, too
_ONE_MAN = re.compile(r"\S*(?:le gaya|le gya|لے گیا)", re.IGNORECASE)
_THEY = re.compile(r"\A\W*(?:وہ|انہوں نے|wo+h?|unho?n ne)\s", re.IGNORECASE)
_DEADLY = re.compile(
    r"جان سے|مار د(?:یں|ے|یا)|قتل|لاش|\bjaa?n se|\bmaa?r d|\bqat[ai]?l", re.IGNORECASE
)
_SEIZED = re.compile(r"گرفتار|حراست|\bg[ir]|\barrest|\bdetain|\bhirasat", re.IGNORECASE)
_NEAR = 200


def only_took(
    scene: Scene,
    line: Line,
    clause: Clause,
    match: re.Match[str],
    by: Sequence[str],
    who: Roles,
) -> bool:
    """Whether somebody is only taken along, by nobody who could arrest."""
    if _DRAGGED.match(match[0]) and not who.unknown:
        return not _FORCE.search(line.text, line.start, clause.end)
    caught = _CAUGHT.match(match[0]) is not None
    if _BARE.match(match[0]) is None and not caught:
        return False
    if who.unknown or _FORCE.search(line.text, line.start, clause.end):
        return False
    if _PRIVATE.search(line.text, line.start, clause.end):
        return False
    if any(_is_named(scene, ref) for ref in by):
        return True
    if caught:
        return False
    end = clause.words[match.start() : match.end() + 4]
    urdu = not match[0].isascii() or match[0].lower().startswith("pick")
    return urdu or _ONE_MAN.match(end) is not None


def _is_named(scene: Scene, ref: str) -> bool:
    one = scene.cast.get(ref)
    return isinstance(one, Person) and one.name is not None


_INSIDE = re.compile(
    r"(?:حراست|تحویل|حوالات|لاک اپ) (?:میں|کے دوران)|(?:دوران|زیر) حراست|\b(?:hira+sa?t|custody|hawala+t|lock ?up) m[aei]+n?\b|\bzer ?e ?hira+sat",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"دم توڑ|جاں بحق|ہلاک ہو|چل بس|\bdam tor|\bja+n ?bahaq|\bhala+k ho", re.IGNORECASE
)


def worse(
    line: Line, clause: Clause, code: str, at: int, who: Roles, how: Stance
) -> str:
    """Return the code, or that of the graver act which the words around it tell."""
    others = (
        code == "arrest"
        and who.unknown
        or how == Stance()
        and _by_others(line, clause, at, who)
    )
    if code == "killing" and not who.by and _INSIDE.search(clause.words):
        return "death_in_custody" if _DIED.match(line.text, at) else code
    if code in ("arrest", "detention") and others:
        return "abduction"
    if code == "threat" and _DEADLY.search(line.text, at, line.end):
        return "death_threat"
    return code


def _by_others(line: Line, clause: Clause, at: int, who: Roles) -> bool:
    """Whether a landlord's men take, or "they", of whom only that they hid was told."""
    if _SEIZED.match(line.text, at):
        return False
    low = max(0, line.start - _NEAR, line.text.rfind("\n", 0, line.start))
    before = one_form(line.text[low:at])
    if who.by or _FORCE.search(before):
        return False
    if _PRIVATE.search(before):
        return True
    return bool(_THEY.match(clause.words) and UNKNOWN.search(before))
