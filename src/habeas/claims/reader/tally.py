"""Counts that tell an act by themselves: "31 arrested", "9 released without charge".

In tallies, chats and headlines the people and what was done to them are one phrase.
Where the mention of the group holds the word that tells, the act is read from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.hands import told_by
from habeas.claims.reader.members import listed, named_from, whose
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import Deed, court_of
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.stations import station
from habeas.claims.reader.tables import TableRow
from habeas.claims.reader.triggers import ING, PAST
from habeas.claims.reader.units import Unit
from habeas.text.spotting import Spotter, opening

_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:-\w+)?"
)
_COUNTED = re.compile(
    rf"^(?:at least |about |around |another |a further |the |first |all |over |nearly |some |"
    rf"more than |almost |up to |an estimated )*(?:(?:half )?a dozen|{_NUMBER}(?: dozen)?|several|dozens|scores|hundreds)"
    r"(?: more| others?| people| persons?| men| women| students| workers)?"
    r"(?: (?:were|are|was|is|have been|has been|still|now))* "
    r"(?:(?:seriously|badly|critically|severely|gravely|slightly|lightly|fatally) )?"
    r"(?P<word>arrested|captured|detained|picked up|taken|held|inside|in custody|remain|"
    r"remaining|released|freed|let (?:go|off|out)|charged|killed|dead|injured|wounded|"
    r"missing|remanded|bailed|sentenced|convicted|dismissed|deported|suspended|sacked|"
    r"fired(?! (?:at|on|upon|into|in)\b)|beaten|abducted|kidnapped|evicted|tortured|hurt|"
    r"shot dead|bundled|rounded up|nabbed|"
    r"(?:whisked|dragged|hauled) away)\b(?P<tail>\s*(?:[,.;:()]|\Z|(?:at|in|for|"
    r"on|by|since|without|so|from|near|outside|under|after|today|yesterday|last|this|into)\b))?",
    re.IGNORECASE,
)
_ACTS = {
    "arrested": "arrest",
    "detained": "arrest",
    "captured": "arrest",
    "picked up": "arrest",
    "brought in": "arrest",
    "taken": "arrest",
    "held": "detention",
    "inside": "detention",
    "in custody": "detention",
    "remain": "detention",
    "remaining": "detention",
    "released": "release",
    "freed": "release",
    "let go": "release",
    "let off": "release",
    "let out": "release",
    "charged": "prosecution",
    "killed": "killing",
    "dead": "killing",
    "injured": "injury",
    "wounded": "injury",
    "remanded": "remand",
    "bailed": "bail",
    "sentenced": "conviction",
    "convicted": "conviction",
    "dismissed": "dismissal",
    "deported": "deportation",
    "suspended": "dismissal",
    "sacked": "dismissal",
    "fired": "dismissal",
    "beaten": "assault",
    "assaulted": "assault",
    "tortured": "torture",
    "questioned": "interrogation",
    "interrogated": "interrogation",
    "abducted": "abduction",
    "kidnapped": "abduction",
    "evicted": "eviction",
    "hurt": "injury",
    "shot dead": "killing",
    "bundled": "arrest",
    "rounded up": "arrest",
    "nabbed": "arrest",
    "whisked away": "arrest",
    "dragged away": "arrest",
    "hauled away": "arrest",
}
_TOTAL = Spotter(
    r"\b(?:summary|totals?|day total|running totals?|in all|altogether|to date|re[ck]ap(?:itulation)?|"
    r"(?:sum|tally|count|score|balance)(?: (?:now|so far|today|tonight|up to now|until now|at \d[\d:.]*))?(?= ?:)|"
    r"highlights|since 1(?= [A-Z]\w+(?: \d{4})?\)?:)|overall)\b",
    re.IGNORECASE,
)


def tally(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the acts that counts tell by themselves, of a line that is no `total`."""
    if line.find(_BASELESS):
        return
    for unit in map(line.row.__getitem__, line.people):
        match = _counted(line, unit)
        code = _ACTS.get(" ".join(match["word"].lower().split())) if match else None
        if match is None or code is None:
            continue
        end = max(unit.end, unit.start + match.end())
        rest = line.text[end : min(line.end, end + 60)]
        if match["word"].lower() in ("remain", "remaining") and _NOT_HELD.match(rest):
            continue
        if match["word"].lower() == "taken":
            if re.search(r"\b(?:hospital|clinic|part)\b", rest, re.IGNORECASE):
                continue
            if re.search(r"\b(?:court|magistrate)\b", rest, re.IGNORECASE):
                code = "hearing"
        names = tuple(
            dict.fromkeys(r for r, s, _ in listed(scene, line) if s > unit.start)
        )
        counted = _all_named(scene, line, unit, end)
        yield Deed(
            code,
            counted or (names if len(names) > 2 else tuple(unit.refs)),
            court_of(line, code) or _left_by(line, unit) or told_by(line, end),
            Stance(),
            unit.start,
            end,
            unit.start,
            line.number,
        )


# "Two remain missing", "three remain in hospital": not in the hands of those who took them.
_NOT_HELD = re.compile(
    r"\W*(?:still )?(?:missing|unaccounted|untraced|unknown|unidentified|unburied|unpaid|free|out|at (?:large|home)|"
    r"in (?:hiding|exile|(?:the |a )?(?:\w+ )?(?:hospital|intensive|danger|critical|doubt|office|power|force|place))|"
    r"on (?:bail|leave|strike|the run)|critical|to be|under (?:treatment|observation|threat)|silent|unemployed|"
    r"suspended|dismissed|homeless|displaced|alive|members?|open|closed|here|there)\b",
    re.IGNORECASE,
)
_BASELESS = Spotter(
    r"\b(?:rumou?rs?|talk|reports?|news|claims?|posts?|stories|messages?|lists?) (?:of|about|"
    r"that|with)\b[^.;]{0,80}\b(?:is|are|was|were) (?:\w+ly )?(?:baseless|false|fake|"
    r"wrong|untrue|not true|incorrect|not correct|lies|a lie|old|last year)",
    re.IGNORECASE,
)


def _left_by(line: Line, unit: Unit) -> tuple[str, ...]:
    """Return who fired, leaving so many dead."""
    row = line.row
    k = row.index(unit) - 1
    low = max(k - 8, 0)
    while k > low and row[k].word not in ("leaving", "left"):
        if g.finite(row[k].word) or row[k].word in g.MARKS:
            return ()
        k -= 1
    if k < 1 or row[k].word not in ("leaving", "left"):
        return ()
    form = ING if row[k].word == "leaving" else PAST
    found = clauses.subject(row, clauses.verb(row, k, k + 1, form))
    return line.refs([m for m in found if row[m].actor])


def stations(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the holding of those whom a line of a tally by station counts."""
    match = station(line.raw, line.start, line.end) if scene.by_station else None
    start = match.start("count") if match else -1
    for unit in line.row if match else ():
        if match and unit.start == start and unit.person:
            word = (match["word"] or "").strip()
            code = "arrest" if word in ("brought in", "taken") else "detention"
            yield Deed(
                code, unit.refs, (), Stance(), line.start, match.end(), start,
                line.number,
            )  # fmt: skip


def let_out(scene: Scene, line: Line, found: list[Deed]) -> list[Deed]:
    """Return the deeds; of "41 in, 6 out on bail" only the six are let out."""
    match = station(line.raw, line.start, line.end) if scene.by_station else None
    if match is None:
        return found
    whole = {r for u in line.row if u.start == match.start("count") for r in u.refs}
    return [
        replace(d, victims=tuple(v for v in d.victims if v not in whole))
        if len(d.victims) > 1
        else d
        for d in found
    ]


def _all_named(scene: Scene, line: Line, unit: Unit, end: int) -> tuple[str, ...]:
    """Return those named after a colon, groups too, if they are as many as counted."""
    whole = scene.cast.get(unit.refs[0])
    colon = line.text.find(":", end, min(line.end, end + 120))
    if colon < 0 or not isinstance(whole, Person) or whole.heads is None:
        return ()
    found: list[str] = []
    heads = 0
    for other in line.row:
        if other.start > colon and other.person:
            person = scene.cast.get(other.refs[0])
            if isinstance(person, Person) and person.heads and person.id not in found:
                found.append(person.id)
                heads += person.heads[0]
            if heads >= whole.heads[0]:
                break
    return tuple(found) if heads == whole.heads[0] and len(found) > 1 else ()


_LABEL = Spotter(
    r"(?:(?:^|[.;]\s+|\n)\s*(?:still |those |people |names of (?:those |the )?)*|"
    r"\b(?:names|list|identities) of (?:the |those |all )?)"
    r"(?P<word>remaining|held|inside|in custody|detained|arrested|released|freed|"
    r"killed|dead|injured|wounded|charged|missing)(?: (?:are|include|so far|today|yesterday|tonight|last night|"
    r"this (?:morning|afternoon|evening)|(?:at|in|since|from) [^:.]{2,30}|"
    r"on (?:(?:the|last) )?(?:\d|mon|tues|wed|thurs|fri|sat|sun|(?-i:[A-Z])[a-z]+ \d)[^:.]{0,28}|"
    r"by (?:[\w-]+ ){0,3}?(?:police\w*|army|soldiers?|troops?|forces|men|gunm[ae]n|"
    r"militi\w+|guards?|officers?|security|gendarmes?|rangers|navy|mob|(?-i:[A-Z]{3,5}))\b[^:.]{0,20}))?"
    r":\s|"
    r"(?:^|[.;]\s+|\n)\s*(?P<moved>taken|picked up|brought in|let go|let off|taken away)"
    r"(?: on [^:.]{2,20})?:\s(?:\d+(?: \w+)?(?:,|:)? ?(?:namely|viz\.?|i\.e\.)?:? ?)?"
    r"(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)


# "Released today: the report by X" tells of no X.
_THING = re.compile(
    r"\W*(?:the|an?|his|her|their|our|its) [\w' -]*\b(?:by|of|on|for|about|against|from|with) ",
    re.IGNORECASE,
)


def labelled(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the acts of lists under a label: "Released: A, B and C"."""
    for match in line.finds(_LABEL) if ":" in line.whole else ():
        said = "word" if match["word"] else "moved"
        code = _ACTS.get(match[said].lower().removesuffix(" away"))
        end = line.start + match.end()
        names = [(r, s, e) for r, s, e in named_from(scene, line, end)]
        if code is None or not names or _THING.match(line.text, end, names[0][1]):
            continue
        yield Deed(
            code,
            tuple(dict.fromkeys(r for r, _, _ in names)),
            (),
            Stance(),
            line.start + match.start(said),
            max(e for _, _, e in names),
            line.start + match.start(said),
            line.number,
        )


# "Those freed do not include X" says nothing of the kind of X.
_NOT = re.compile(
    r"\b(?:not|never|no|none|neither|nor|hardly)\b|n['’]t\b", re.IGNORECASE
)
_AMONG = Spotter(
    r"^\W*(?:also )?(?:among|amongst) (?:the |those |people )*(?:\d+ |\w+ )?"
    r"(?P<word>in custody|arrested|detained|detainees|held|taken|released|freed|killed|"
    r"dead|injured|wounded|charged|abducted|missing|beaten|tortured|assaulted|dismissed|sacked|"
    r"convicted|remanded|deported|questioned|interrogated)\b[^:;]{0,30}? (?:are|were|is|was) |"
    r"^\W*(?:also )?(?:the |those |people )*(?:seriously |badly |critically |shot )?"
    r"(?P<also>arrested|detained|held|taken|released|freed|abducted|kidnapped|hurt|"
    r"killed|dead|injured|wounded|charged)\b[^:;,]{0,40}? (?:was|are|were|include[sd]?|ha(?:ve|s|d) been "
    r"(?:\w+ly |later |since )?(?:identified|named) as) |"
    r"^\W*(?:the |those |people )(?:people )?(?P<hurt>beaten|tortured|assaulted|dismissed|sacked|"
    r"convicted|remanded|deported|questioned|interrogated)\b[^:;,]{0,40}? "
    r"(?:include[sd]?|(?:are|were)(?= (?-i:[A-Z]))) |"
    r"^\W*(?:(?:those|the (?:other )?(?:\w+|\d+)) )?(?:still|also|now) (?P<still>held|detained|in (?:the )?"
    r"(?:custody|cells?|jail|prison|lock-?up|detention|camp)|missing|inside)\b"
    r"[^:;.]{0,70}? (?:are|is|remain) ",
    re.IGNORECASE,
)


def among(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the act of those named in "Among those in custody are A and B"."""
    match = line.find(_AMONG)
    said = (
        match["word"] or match["also"] or match["hurt"] or match["still"]
        if match
        else ""
    )
    word = (said or "").lower()
    code = "arrest" if word == "detainees" else _ACTS.get(word)
    code = "detention" if word.startswith("in ") else code
    if match is None or code is None or line.question or _NOT.search(match[0]):
        return
    at = line.start + match.start(match.lastgroup or 0)
    begin = line.start + match.end()
    names = [(r, e) for r, s, e in _names_after(scene, line, begin)]
    names = names or _group_at(line, begin)
    if names:
        yield Deed(
            code,
            tuple(dict.fromkeys(r for r, _ in names)),
            (),
            Stance(),
            line.start,
            max(e for _, e in names),
            at,
            line.number,
        )


_NOT_AMONG = Spotter(
    r"\s*(?:was|is|were|are) (?:in fact |actually )?not (?:one of|among|amongst) "
    r"(?:the |those )?(?:(?:\d+|people|persons|men|women|students|workers|\w+) ){0,2}?"
    r"(?:arrested|detained|held|taken|picked up|detainees)\b",
    re.IGNORECASE,
)


def not_among(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the arrest that is taken back in "X was not among those arrested"."""
    if line.question or "mong" not in line.whole and "one of" not in line.whole:
        return
    for unit in line.row:
        match = _NOT_AMONG.match(line.text, unit.end, line.end) if unit.person else None
        if match:
            yield Deed(
                "arrest", unit.refs, (), Stance(polarity="negated"), unit.start,
                match.end(), unit.start, line.number, line.sender, nobody=True,
            )  # fmt: skip


def _names_after(
    scene: Scene, line: Line, position: int
) -> Iterator[tuple[str, int, int]]:
    """Give those named from a position on, past what is said of each of them."""
    opened, last = False, position
    for k, unit in enumerate(line.row):
        if unit.start < position:
            continue
        before = line.row[k - 1].word if k else ""
        named = unit.person and unit.form in ("name", "short") and not unit.owns
        gap = line.text[position : unit.start]
        if named and _of_its_own(line, k, opened=opened):
            return
        first = not opened and _UP_TO.fullmatch(gap) is not None
        next_ = opened and _AND_A.fullmatch(line.text, last, unit.start) is not None
        if (
            named
            and not whose(line, unit)
            and (first or next_ or before in (",", "and", ";", "&"))
        ):
            opened, last = True, unit.end
            for ref in unit.refs:
                yield ref, unit.start, unit.end


def _of_its_own(line: Line, k: int, *, opened: bool) -> bool:
    """Whether one named says so, or is told of by a verb of its own: "; B was freed"."""
    row = line.row
    near = [u.word for u in row[max(k - 3, 0) : k]]
    says = not g.SAID.isdisjoint([*near, *(u.word for u in row[k + 1 : k + 2])])
    behind = row[k + 1].word if k + 1 < len(row) else ""
    own = opened and near[-1:] == [";"] and behind in g.BE | g.HAVE
    nobody = {u.word for u in row[max(k - _NEAR, 0) : k]} & _NOBODY
    return says or own or (not opened and bool(nobody))


_NOBODY = frozenset(["nobody", "none"])
_NEAR = 9


def _group_at(line: Line, position: int) -> list[tuple[str, int]]:
    """Return those told without a name at a position: "also killed were two guards"."""
    told = [u for u in line.row if u.start == position and u.form == "description"]
    return [(ref, u.end) for u in told if u.person and not u.owns for ref in u.refs]


_AND_A = re.compile(
    r"(?:,|;| and|, and) (?:the |a |an )?(?:(?!(?:not|never|from|by|with|to|in|at|for|who|of)\b)"
    r"[a-z][\w'’-]+ ){0,3}"
)
_UP_TO = re.compile(
    r"(?:(?!(?:not|never|known|told|from|by|with|to|in|at|for|also|being|been)\b)"
    r"[\w'’-]+,? ){0,5}"
)
_SEEN_AT = Spotter(
    r"\b(?:they are|they're|seen them|found them|all|held)\b[^:.]{0,40}\b(?:at|in) "
    r"[^:.\n]{0,30}\b(?:stations?|stn|S?CID|prison|jail|cells?|police|barracks|custody|"
    r"headquarters|HQ)\b[^:.\n]{0,20}:\s",
    re.IGNORECASE,
)


_FREE = re.compile(
    r"\s*(?:is |are |now |already |just )*(?:out|free|released|freed|back home|home now)"
    r"(?: now)?\s*(?:[!.,]|\Z)",
    re.IGNORECASE,
)


_HOME = re.compile(
    r"\W*(?:is |was |safely |now )*(?:back home|came (?:back )?home|returned(?: home)?(?! to)|"
    r"reached home|at home)\b",
    re.IGNORECASE,
)


def free(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the release that a message tells of in two words: "Musa out!!"."""
    rows = [r for r in scene.tables if r.person in line.topic]
    stays = any(r.section == "house" or not _was_taken(r) for r in rows)
    if line.topic and not stays and (back := _HOME.match(line.whole)):
        yield Deed(
            "release", line.topic, (), Stance(), line.start, line.start + back.end(),
            line.start, line.number,
        )  # fmt: skip
        return
    first = line.row[0] if line.row else None
    if first is None or not first.person or first.form not in ("name", "short"):
        return
    match = _FREE.match(line.text, first.end, line.end + 1)
    if match and line.sender and all(scene.was_held(r) for r in first.refs):
        yield Deed(
            "release",
            first.refs,
            (),
            Stance(),
            first.start,
            match.end(),
            first.start,
            line.number,
        )


def _was_taken(row: TableRow) -> bool:
    """Whether a row tells that its one was taken, so that "at home" tells of a release."""
    return row.seized or any(c is not None for c in (row.date, row.taken, row.freed))


def seen(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the holding of those listed behind "they are at the police station:"."""
    match = line.find(_SEEN_AT) if ":" in line.whole else None
    if match is None:
        return
    names = list(named_from(scene, line, line.start + match.end()))
    if names:
        yield Deed(
            "detention",
            tuple(dict.fromkeys(r for r, _, _ in names)),
            (),
            Stance(),
            line.start + match.start(),
            max(e for _, _, e in names),
            line.start + match.start(),
            line.number,
        )


def _counted(line: Line, unit: Unit) -> re.Match[str] | None:
    if unit.form == "pronoun":
        return None
    match = _COUNTED.match(line.text[unit.start : line.end])
    if match is None:
        return None
    inside = unit.start + match.start("word") < unit.end
    after = unit.start + match.start("word") == unit.end + 1 and match["tail"]
    new = match["word"].lower() in _NEW_WORDS and match["tail"]
    return match if inside or (after and new) else None


_NEW_WORDS = frozenset(
    ["suspended", "sacked", "fired", "beaten", "abducted", "kidnapped", "evicted"]
)


def total(line: Line) -> bool:
    """Whether a line gives totals: what it counts is told elsewhere."""
    if not line.may(_TOTAL):
        return False
    words = line.whole
    if line.sender and line.row:
        words = words[line.row[0].start - line.start :]
    found = _TOTAL.compiled.search(opening(words, 40))
    return found is not None and _SENTENCE.match(words) is None


# "In all, 34 people were arrested" is told as the news itself, no line under a table.
_SENTENCE = re.compile(
    r"(?:In (?:all|total)|Altogether|Overall|To date),? [^:|=\n]*\b(?:was|were|have been|has been|had been)\b",
    re.IGNORECASE,
)
