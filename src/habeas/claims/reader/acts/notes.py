"""Short notes of a diary or a log of custody: "Bail granted.", "Sohail back home.".

They have no verb that rules could go from. Only an entry of a diary, a log by the clock
or a list of entries is read so; a note that names nobody is of the only one who is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader.acts.act import HELD, Act, is_group
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.text.spotting import Spotter

# What may stand before a note in its sentence: the stamp of its entry.
_STAMP = r"(?:\W*(?:\d{1,2}[:.]\d\d\W*(?:hrs|[ap]\.?m\.?)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})(?:,? \d{4})?\s*[-–—:.)]\s*)?"
_NOTE = Spotter(
    _STAMP + r"(?:"
    r"(?P<bail>(?:(?:[Ii]nterim|[Pp]re-arrest|[Pp]ost-arrest|[Pp]rotective) )?[Bb]ail (?:was |is )?(?:granted|allowed|accepted|approved)|[Gg]ranted (?:interim )?bail|[Gg]ot bail)"
    r"|(?P<remand>(?:[\w-]+ days?['’]? (?:of )?|[Ff]urther )?(?:[Pp]hysical|[Jj]udicial|[Pp]olice) remand)"
    r"|(?P<transfer>(?:[Ss]hifted|[Mm]oved|[Tt]ransferred) to (?:the )?(?:[A-Z][\w'’-]+ ){0,3}(?:[Jj]ail|[Pp]rison|[Ll]ock-?up|PS|[Tt]hana|[Pp]olice [Ss]tation))"
    r"|(?P<prosecution>(?:[Cc]harged|[Bb]ooked) (?:under|with|u/s)|FIR (?:[Nn]o\.? ?)?\d+[/-]\d+,? (?:registered|lodged|(?:for |u/s |under |sections? )?[^.;]{0,30}(?:\d{3}|PPC|ATA|PECA|possession|illegal|unlawful)))"
    r"|(?P<release>(?:[Nn]ow |[Ss]afely )?(?:[Bb]ack home|[Rr]eached home|[Cc]ame home)(?=\s*(?:[.,;!(]|\Z| at | by | after | with )))"
    r"|(?P<detention>[Ss]till (?:in|at|inside) (?:the )?(?:[A-Z][\w'’-]+ ){0,3}(?:[Jj]ail|[Pp]rison|[Ll]ock-?up|[Cc]ustody|PS|[Tt]hana|[Pp]olice [Ss]tation))"
    r")\b"
)
_NAMED = Spotter(
    r"\s*(?:(?P<release>(?:is |now |safely |also )*(?:back home\b(?! to\b)|home(?=\s*(?:[.;!]|\Z| at \d| by \d))))"
    r"|(?P<detention>still (?:in|at|inside) (?:the )?(?:[A-Z][\w'’-]+ ){0,3}(?:[Jj]ail|[Pp]rison|[Ll]ock-?up|[Cc]ustody|PS|[Tt]hana|[Pp]olice [Ss]tation)\b))"
)
_APPOSED = re.compile(
    r", [^.;:\n]{3,60}, (?P<word>suspended|dismissed|arrested|released|freed|remanded)(?=\s*(?:\.|\Z))"
)
_WORDS = {
    "suspended": "dismissal", "dismissed": "dismissal", "arrested": "arrest",
    "released": "release", "freed": "release", "remanded": "remand",
}  # fmt: skip
_NOT_SO = re.compile(
    r"\b(?:not|never|no|refused|rejected|declined|denied|dismissed|sought|applied|application|plea|petition|if|"
    r"hope\w*|expected|likely|to be|will|would|should|must|may|might|pending|adjourned|against|ended|expired|"
    r"expires?|over|cancelled|withdrawn|family|mother|father|brother|wife|relatives|complaint|complainant|withdrew|to (?:protest|meet|see|visit|wait|look|ask|deliver|collect|others?|two|three|the (?:other|rest))|visit\w*|with police|other|batons?|sticks|lathis?|quashed|stayed|rumou?r\w*|unconfirmed|says?|said|claims?)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_LONGEST = 120
_CLOCK = re.compile(r"[\[(]?\d{1,2}[:.]\d\d")


def noted(scene: Scene, line: Line, found: Sequence[Act]) -> Iterator[Deed]:
    """Give what a note of a diary or a log tells; `found` are the acts told so far."""
    if len(line.whole) > _LONGEST or line.question or line.sender or line.urdu:
        return
    if not (line.may(_NOTE) or line.may(_NAMED) or _ends_so(line)):
        return
    if not _is_note(scene, line):
        return
    yield from _of_named(scene, line)
    match = _NOTE.compiled.match(line.whole)
    act = match.lastgroup if match else None
    if match is None or act is None or _NOT_SO.search(line.whole):
        return
    first = next((u for u in line.row if u.person and u.form != "pronoun"), None)
    inside = first is not None and first.start < line.start + match.end()
    who = () if inside else _only_held(scene, found)
    if act == "release" and not _was_to_go(who, found):
        return
    if who:
        start = line.start + match.start(act)
        yield Deed(act, who, (), Stance(), start, line.start + match.end(), start, line.number)  # fmt: skip


def _was_to_go(who: Sequence[str], found: Sequence[Act]) -> bool:
    """Whether bail or an acquittal was told: who writes may be the one who is home."""
    return any(a.victim in who and a.type in ("bail", "acquittal") for a in found)


def _ends_so(line: Line) -> bool:
    return line.whole.rstrip(" .").rsplit(" ", 1)[-1] in _WORDS


def _of_named(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give what a note tells of the one whom it begins with: "Sohail back home"."""
    first = next((u for u in line.row if u.refs), None)
    if first is None or not first.person or first.form not in ("name", "short"):
        return
    if _LEADS.fullmatch(line.text, line.start, first.start) is None:
        return
    if _NOT_SO.search(line.text, first.end, line.end):
        return
    match = _NAMED.compiled.match(line.text, first.end, line.end)
    apposed = _APPOSED.match(line.text, first.end, line.end)
    act = match.lastgroup if match else _WORDS[apposed["word"]] if apposed else None
    end = match.end() if match else apposed.end() if apposed else 0
    if act is None or act == "release" and not all(map(scene.was_held, first.refs)):
        return
    yield Deed(act, first.refs, (), Stance(), first.start, end, first.start, line.number)  # fmt: skip


_LEADS = re.compile(_STAMP + r"\W*(?:[A-Z]{2,4} |[A-Z][a-z]+\. )?")


def _is_note(scene: Scene, line: Line) -> bool:
    """Whether a line is of an entry that is led by a day, by the clock or by a name."""
    if line.topic:
        return True
    if any(start <= line.start < end for start, end in scene.doc.diary.items()):
        return True
    begin = line.raw.rfind("\n", 0, line.start) + 1
    return _CLOCK.match(line.raw, begin) is not None


def _only_held(scene: Scene, found: Sequence[Act]) -> tuple[str, ...]:
    """Return the only one who was taken and is not told to be free, or nobody."""
    if any(a.victim is None and a.type in _TAKINGS for a in found):
        return ()
    held: dict[str, None] = {}
    for act in found:
        if act.victim is None or (act.modality, act.polarity) != _DONE:
            continue
        if act.type in HELD:
            held[act.victim] = None
        elif act.type == "release":
            held.pop(act.victim, None)
    if len(held) != 1 or any(is_group(scene.cast, ref) for ref in held):
        return ()
    return tuple(held)


_DONE = ("stated", "affirmed")
_TAKINGS = HELD - {"detention"}  # of somebody who may be one more than those named
