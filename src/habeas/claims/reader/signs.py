"""Words outside an act that tell where somebody stands: still inside, hiding, missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.unsaid import gainsaid
from habeas.claims.reader.cells import UNSURE
from habeas.claims.reader.demands import Demand
from habeas.claims.reader.left_behind import of_families
from habeas.claims.reader.liberty import Sign
from habeas.claims.reader.members import named_from
from habeas.claims.reader.mentions import Cast, Person
from habeas.claims.reader.nastaliq.signs import signs as in_urdu
from habeas.claims.reader.of_kin import of_kin
from habeas.claims.reader.returned import by_name, found_alive, home_again, unsaid
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.tables import TableRow
from habeas.claims.reader.triggers import PAST
from habeas.claims.reader.when import Times
from habeas.text.spotting import Spotter

_STILL = Spotter(
    r"\b(?:(?:is|are|was|were) still (?:inside|in (?:custody|detention|jail|prison|"
    r"[\w' ]{2,30}(?:jail|prison))|held|being held|lodged|detained|there|behind bars)|"
    r"(?:remains?|remained|remaining) (?:in|at|inside|under|behind|detained|lodged|held)"
    r"[^.;,]{0,40}|still (?:dey )?(?:held|inside|lodged|detained|behind bars|in (?!(?:the |a )?"
    r"(?:[\w'’-]+ )?(?:hospital|coma|ICU|intensive|treatment|shock|pain|doubt|force|session|power|"
    r"office|touch|place|use|hiding)\b)[\w' ]{2,30})|"
    r"(?:has|have) not (?:yet )?been (?:let out|released|freed)|"
    r"(?:was|were) not (?:yet )?(?:released|freed|let (?:out|go))(?! (?:from (?:the )?"
    r"hospital|until|till|before))|"
    r"still (?:at|with) (?:the )?(?:[\w'’-]+ ){0,4}?(?:S?CID|DSS|NIA|TID|NBI|CTD|KGB|FSB|DB|"
    r"police|stations?|barracks|HQ|headquarters)\b|"
    r"(?:returned|(?:taken|brought|sent|went|gone) back) to (?:the same |his |her |their |the )?"
    r"(?:(?-i:[A-Z])[\w'’-]+ ){0,3}(?:custody|prison|jail|cells?|lock-?up|detention)|"
    r"(?:is|are|was) yet to be (?:released|freed)|not (?:yet )?(?:come|let|been let) out)\b",
    re.IGNORECASE,
)
_HIDING = Spotter(
    r"\b(?:in hiding|into hiding|underground|(?:left|fled) [A-Z]\w+ and (?:now )?(?:lodges|hides|shelters|is hidden) (?:with|at)\b|(?:presently|now|currently) (?:staying|"
    r"sleeping|living) (?:with|at|in)|(?:i|he|she|they) (?:now )?sleeps? in|"
    r"moved (?:from|out of|away)[^.;]{0,40}(?:staying|am at|is at|living|hidden)|"
    r"sleeps? (?:at|in) (?:a|different|the (?:house|home|room))[^.;]{0,30}|"
    r"left (?:his|her) home (?:and|for safety))",
    re.IGNORECASE,
)
_ESCAPED = Spotter(
    r"\b(?:escaped (?:from|custody)|fled (?:from )?(?:custody|the (?:cell|prison|jail|"
    r"vehicle)|from (?:the |a )?(?:\w+ )?(?:van|escort|guards?|truck|lorry)\b)|broke out of|could (?:leave|escape)|"
    r"slipped away from (?:the|his)|escaped(?= (?:(?:on|in|at) [\w ]{3,20} |yesterday |last \w+ )?(?:while|when|as) (?:\w+ )?"
    r"(?:being|(?:he|she|they) (?:was|were) being) (?:taken|moved|escorted|transferred|transported|shifted|produced|driven|brought)))\b",
    re.IGNORECASE,
)
_MISSING = Spotter(
    r"\b(?:(?:is|are|remains?|has been|have been|went|gone) (?:still )?missing|"
    r"(?<![\w] )(?:missing|unaccounted for)(?: (?:since|from|after|as of) [^.:;]{2,30})?:(?= )|"
    r"(?<=, )(?:still |reported )?missing (?:since|for) (?=[^,.;:]{2,30}[,.;])|"
    r"has not (?:come|returned) home|not (?:been )?(?:seen|heard (?:from|of)) since|"
    r"(?:has|have) not been (?:seen|heard (?:from|of))(?! by (?:an?|any|the) (?:[\w-]+ )?(?:doctors?|"
    r"physicians?|lawyers?|nurses?|medics?|magistrates?|judges?|specialists?|surgeons?)\b)|"
    r"\bno (?:word|news|sign|trace) (?:of|from|about) [^.;,]{2,40} since|"
    r"\bno (?:word|news|sign|trace) (?:of|from|about) [^.;]{2,60}?, (?:who was )?last (?:seen|heard (?:of|from))|"
    r"(?:nobody|no ?one) has (?:seen|heard (?:from|of)) [^.;,]{2,40} since|"
    r"whereabouts (?:of [^.;]{3,80}? )?(?:(?:are|is|remain) )?(?:still )?(?:not known|unknown)|"
    r"(?:never|not) (?:been )?seen again|"
    r"(?:was|were) last seen (?=(?:on|in|at|near|by|leaving|alive)\b)"
    r"(?![^;]{0,60}\b(?:being|police|custody|soldiers|army|men|getting|as)\b)|"
    r"(?:did not|didn['’]t|never|failed to) (?:come|return|reach|arrive)(?: back)? (?:home|house)\b|"
    r"(?<!forcibly )(?:disappeared|vanished)(?= (?:on|in|at|near|after|from|since|while)\b))\b",
    re.IGNORECASE,
)
_FOUND = Spotter(
    r"\b(?<!\bno )(?<!\bNo )(?:(?:body|bodies|corpses?|remains) (?:of [^.;]{3,40}(?:, whom? [^.;]{3,80},)? )?(?:was|were) (?:found|recovered|"
    r"discovered|dumped)|found dead|found hanged|"
    r"(?<![\w ] )(?:dead )?(?:body|corpse) (?:found|recovered|dumped|discovered))\b",
    re.IGNORECASE,
)
_ON_TRIAL = Spotter(
    r"\b(?:(?:is|are|now|still|currently|,|\|) (?:facing|awaiting|on) trial|"
    r"(?:faces?|facing|awaiting) trial|out on bail|"
    r"plead(?:s|ed) (?:not )?guilty)\b",
    re.IGNORECASE,
)
_SERVING = Spotter(
    r"(?<!after )(?<!having )(?<!upon )\b(?:is|are|was|were|still|now|currently)? ?"
    r"(?<!after )(?<!having )(?<!upon )serving (?:[\w-]+ ){0,3}"
    r"(?:sentences?|terms?|years?|months?|life)\b",
    re.IGNORECASE,
)
_RULES = (
    (_SERVING, "serving_sentence"),
    (_ON_TRIAL, "facing_case"),
    (_STILL, "in_custody"),
    (_HIDING, "in_hiding"),
    (_ESCAPED, "escaped"),
    (_MISSING, "missing"),
    (_FOUND, "found_dead"),
)


_GONE = Spotter(
    r"\b(?:released|discharged|freed|set free|let go|at liberty|bailed|on bail|acquitted|deported|"
    r"(?:came|come|got) (?:out|home)(?<!not come out)(?<!have come out)(?<!to come out)|"
    r"died|dead|killed|executed|escaped|sentence served|questioned only|only questioned|"
    r"(?:not|never|was not) (?:held|detained|arrested|taken|in custody))\b|"
    r"[|\t] ?at home(?= ?(?:[|\t,;]|\Z))|[|\t;.,] ?out (?:on |since )?\d|"
    r"(?<!جا )(?<!کر )(?<!ہو )رہا(?! نہیں)|(?<!\S)بری(?!\S)|انتقال|جاں بحق",
    re.IGNORECASE,
)
_DIED = Spotter(r"(?<!family )\b(?:died|deceased|dead)\b", re.IGNORECASE)
_LOST = Spotter(
    r"\b(?:whereabouts|no news|no trace|no information|not (?:seen|heard|known)|unknown|"
    r"nobody (?:of|by) (?:that|this)|died|deceased|missing|untraced|untraceable|back home|returned|reached home|body|bodies|corpse)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:died|dead|deceased|killed|executed|hanged|escaped|deported|body|missing|"
    r"house arrest|suicide|expelled|exiled)\b",
    re.IGNORECASE,
)
_TERM = Spotter(
    r"\b(?:(?:\d+|\w+)[ -](?:years?|months?)\b[^|]{0,25}\b(?:upheld|confirmed|final)|"
    r"serving (?:\w+ ){0,3}(?:years?|months?|sentence|life)|"
    r"sentenced (?:on [\w ]{3,20} |in [\w ]{3,20} )?to (?!death|pay)\w+|life sentence|"
    r"convicted\b[^\n]{0,20}\b\d+ ?(?:yrs?|years?|months?))|"
    r"(?:سال|ماہ|برس)(?: کی)? قید",
    re.IGNORECASE,
)


_DISOWNED = re.compile(
    r"\b(?:no such (?:person|name)|not (?:being )?(?:held|detained|in (?:any|their|its|our) "
    r"\w+|in custody)|den(?:y|ies|ied) (?:holding|having))\b[^|]*",
    re.IGNORECASE,
)
_NOBODY_OUT = re.compile(
    r"\W*(?:Nobody|No one|None(?: of them)?)(?: (?:has|have|was|were|is))?(?: yet)?(?: been)? "
    r"(?:released|freed|let (?:out|go))(?: (?:yet|so far|till now))?\W*\Z",
    re.IGNORECASE,
)
_PRETRIAL = Spotter(r"\bpre-?trial\b|\bon remand\b|\bremanded\b|ریمانڈ", re.IGNORECASE)
_PREVENTIVE = Spotter(r"\b(?:MPO|preventive detention)\b|ایم پی او|نظر ?بند")


def _preventive(scene: Scene, row: TableRow) -> bool:
    return _PREVENTIVE.search(scene.flat, row.name.end, row.end) is not None


def signs(scene: Scene, times: Times, found: Sequence[Line]) -> list[Sign]:
    """Return what sentences tell of a person's standing beside the acts."""
    made: list[Sign] = []
    for row in scene.tables:
        freed = row.freed is not None or (
            _GONE.search(scene.flat, row.name.end, row.end) is not None
        )
        died = _DIED.search(scene.flat, row.name.end, row.end)
        if died is not None and row.section == "held" and not _doubted(scene, died):
            when_ = times.near(scene.flat, died.span(), (row.name.end, row.end)).edtf
            spans = (died.span(),)
            made.append(
                Sign(row.person, "died_in_custody", when_, "explicit", spans, row.end)
            )
        if row.section == "ended" and not _ELSE.search(
            scene.flat, row.name.end, row.end
        ):
            spans = ((row.start, row.end),)
            made.append(Sign(row.person, "released", None, "explicit", spans, row.end))
        lost = any(p.search(scene.flat, row.name.end, row.end) for p in (_LOST, UNSURE))
        final = _TERM.search(scene.flat, row.name.end, row.end)
        made.extend(_disowned(scene, times, row) if not freed else ())
        if final is not None and not freed and row.section == "held":
            spans = ((row.start, row.end),)
            made.append(
                Sign(row.person, "serving_sentence", None, "explicit", spans, row.end)
            )
        elif (
            row.section == "held"
            and not freed
            and _PRETRIAL.search(scene.flat, row.name.end, row.end)
        ):
            spans = ((row.start, row.end),)
            made.append(Sign(row.person, "remanded", None, "explicit", spans, row.end))
        elif row.section == "held" and not freed and _preventive(scene, row):
            spans = ((row.start, row.end),)
            made.append(
                Sign(
                    row.person, "preventive_detention", None, "explicit", spans, row.end
                )
            )
        elif row.section == "held" and row.date is not None and not freed and not lost:
            spans = ((row.start, row.end),)
            made.append(
                Sign(
                    row.person, "in_custody", times.dateline, "explicit", spans, row.end
                )
            )
    false = gainsaid(found)
    for line in found:
        told = _of(scene, times, line)
        if line.number in false:
            told = (s for s in told if s.status not in _ENDS)
        made.extend(told)
        made.extend(_nobody_out(scene, times, line))
        gone = {s.person for s in made if s.status == "missing"}
        home = list(home_again(times, line, gone))
        safe = (_safe(line) | found_alive(line)) - {s.person for s in home}
        made = [s for s in made if s.status != "missing" or s.person not in safe]
        made.extend(home)
    return made


_ENDS = frozenset(["found_dead", "escaped", "died_in_custody"])


def _doubted(scene: Scene, said: re.Match[str]) -> bool:
    """Whether "dead" is doubted in its cell: "dead?", "died (not confirmed)"."""
    end = scene.flat.find("|", said.end(), said.end() + _BESIDE)
    end = end if end >= 0 else said.end() + _BESIDE
    return UNSURE.search(scene.flat, said.end(), end) is not None


_BESIDE = 25


def _nobody_out(scene: Scene, times: Times, line: Line) -> Iterator[Sign]:
    """Give the group just told of, where a sentence says that nobody was released."""
    if _NOBODY_OUT.match(line.whole) is None or line.question:
        return
    before = [
        m.ref
        for m in scene.cast.in_span(max(0, line.start - _JUST_BEFORE), line.start)
        if m.sort == "person" and scene.was_held(m.ref)
    ]
    for ref in before[-1:]:
        spans = ((line.start, line.end),)
        yield Sign(ref, "in_custody", times.dateline, "explicit", spans, line.start)


_JUST_BEFORE = 120


def _disowned(scene: Scene, times: Times, row: TableRow) -> Iterator[Sign]:
    """Give whom a row tells to be taken, and not acknowledged by those asked."""
    match = _DISOWNED.search(scene.flat, row.name.end, row.end)
    if match is None or row.date is None or row.section != "held":
        return
    dates = times.within(row.date.end, row.end)
    day = dates[-1].edtf if dates else None
    spans = ((match.start(), match.end()),)
    yield Sign(row.person, "held_unacknowledged", day, "explicit", spans, row.end)


_SAFE = Spotter(
    r"\b(?:found safe|turned up|came (?:back )?home|(?:is|was) (?:now )?(?:safe|at home|"
    r"at (?:his|her) (?:sister|brother|friend|uncle|aunt|mother|father)\S*)|mil ga[yi]\w*|"
    r"mil gya|ghar pe hai|ghar par hai)\b|مل گ[یئ]",
    re.IGNORECASE,
)


def _safe(line: Line) -> frozenset[str]:
    """Return whom a sentence tells to be safe after all: nobody misses them."""
    match = None if line.question else line.find(_SAFE)
    if match is None or unsaid(line.whole[: match.start()]):
        return frozenset()
    return frozenset(r for u in line.row if u.person for r in u.refs)


def presupposed(
    asked: Sequence[Demand],
    cast: Cast,
    date: str | None,
    dead: frozenset[str] = frozenset(),
) -> Iterator[Sign]:
    """Give what demands take for granted: who is to be freed is said to be held.

    Nobody of those told `dead` is.
    """
    for demand in asked:
        if not (demand.release or demand.undo):
            continue
        status = "reported_held" if demand.release else "facing_case"
        for ref in demand.subjects:
            person = cast.get(ref)
            if ref in demand.beside or ref in dead:
                continue
            if (
                isinstance(person, Person)
                and person.kind != "class"
                and (person.name or person.kind == "group")
                and not _ALL.match(person.words or "")
            ):
                spans = (demand.spans[0],)
                yield Sign(ref, status, date, "presupposed", spans, demand.spans[0][0])


_ANY = sum(1 << pattern.number for pattern, _ in _RULES)
_ALL = re.compile(r"all\b", re.IGNORECASE)


def _of(scene: Scene, times: Times, line: Line) -> Iterator[Sign]:
    if line.urdu:
        yield from in_urdu(scene, times, line)
        return
    if not line.spotted & _ANY:
        return
    for pattern, status in _RULES:
        for match in line.finds(pattern):
            start, end = line.start + match.start(), line.start + match.end()
            if _supposed(line, match.start()) or _of_things(line, start, end, status):
                continue
            if status in _OF_CHOICE and _NOT_DONE.search(line.whole[: match.start()]):
                continue
            whom = _whom(scene, line, start, end, status)
            if not whom and status in ("serving_sentence", "missing", "found_dead"):
                whom = line.topic
            whom = by_name(line, whom, end) if status == "missing" else whom
            for ref in of_kin(line, whom, start):
                yield Sign(
                    ref,
                    status,
                    _date(times, line, start, end, status),
                    "explicit",
                    ((start, end),),
                    start,
                )


# "Will not go into hiding", "denies that she escaped from": no such thing is told.
_OF_CHOICE = frozenset(["in_hiding", "escaped", "serving_sentence"])
_NOT_DONE = re.compile(
    r"(?:\b(?:not|never|nor|neither|refus\w+|den(?:y|ies|ied)|will|would|without|rather than|"
    r"instead of)|n['’]t)(?: [\w'’]+){0,3} ?\Z",
    re.IGNORECASE,
)


def _supposed(line: Line, at: int) -> bool:
    before = line.whole[:at].lower()
    return (
        line.retracted
        or line.question
        or line.asks
        or bool(
            re.search(
                r"\b(?:if|unless|whether|rumou?rs?|not true|may|might)\b[^,;:]*$",
                before,
            )
        )
    )


# "would be found dead", "those who disappeared", "X's phone went missing", "is missing his
# children", "was found, but it was not that of X".
_TO_COME = re.compile(
    r"\bwhose (?:[\w-]+ ){1,3}(?:(?:has|have|had|also|then) )*\Z|"
    r"\b(?:would|will|could|should|shall|to|not|n['’]t)(?: (?:have|be|been|soon|also))* \Z|"
    r"(?<!among )(?<!one of )\b(?:those|people|persons|anyone|all) (?:who|that) (?:\w+ ){0,2}\Z",
    re.IGNORECASE,
)
_GOODS = (
    r"(?:phones?|mobiles?|files?|cars?|accounts?|papers?|records?|names?|passports?|laptops?|"
    r"cameras?|bags?|money|house|books?|documents?|belongings|motorbike|motorcycle|van|"
    r"wallet|diary|diaries|notebooks?|photos?|videos?|website|posts?|page|shoes?|cattle)"
)
_OWN_GOODS = re.compile(
    rf"(?:['’]s?|\b(?:his|her|their|my)) (?:[\w-]+ )?{_GOODS}(?: (?:and \w+|has|have|had|also))*[\s,]*\Z|"
    rf"\b{_GOODS} of [^.;,]{{2,50}}(?:, )?\Z",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r" (?:his|her|their|my|our|out|school|classes|work|meals|home)\b(?! (?:home|house))|"
    r" (?:the|a|an|this|that|every|all|some|most|both) (?:[\w-]+ )?(?:meetings?|calls?|class|lectures?|"
    r"party|match|game|bus|train|flight|deadline|point|exams?|training|rehearsals?|dinner|lunch|fun|"
    r"session|event|march|rally|wedding|hearing|show)\b|"
    r" from (?:the |a |his |her )?(?:list|records?|files?|rolls?|register|meeting|match|"
    r"team|front|photo\w*|parade|rally|march|web|site)\b|"
    r" from (?:public (?:life|view)|view|sight|politics|the (?:scene|screen|market|map|headlines))\b",
    re.IGNORECASE,
)
_NOT_HIS = re.compile(
    r"\bnot (?:that|those) of\b|\b(?:is|was|were) not (?:his|hers|him|her|(?-i:[A-Z])[\w'’-]+"
    r"(?: (?-i:[A-Z])[\w'’-]+)*['’]s)(?!\w)",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r" (?:in|at|on) (?:the |a |any |his |her )?(?:assembly|parliament|senate|team|office|stage|public|"
    r"television|TV|screen|field|pitch|match|meeting|rally|work|school)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"(?:has|have) not|not |no|whereabouts|never", re.IGNORECASE)


def _of_things(line: Line, start: int, end: int, status: str) -> bool:
    """Whether words of the dead or missing tell of a thing, of others or of a day to come."""
    if status == "found_dead":
        after = _NOT_HIS.search(line.text, end, line.end)
        return (
            after is not None
            or _TO_COME.search(line.text[line.start : start]) is not None
        )
    if status != "missing":
        return False
    before = line.text[line.start : start]
    if _NOT_THERE.match(line.text, end):
        return True
    other = _TO_COME.search(before) or _MISSED.match(line.text, end)
    if other and _UNSEEN.match(line.text, start) is None:
        return True
    return _OWN_GOODS.search(before) is not None


_TAKEN_TOO = re.compile(
    r", (?:who (?:was|were|has been|had been) )?(?:taken|arrested|picked up|detained|abducted|"
    r"kidnapped|seized|last seen)\b[^,;.]*\Z"
)


def _whom(
    scene: Scene, line: Line, start: int, end: int, status: str
) -> tuple[str, ...]:
    before = [
        k
        for k, u in enumerate(line.row)
        if u.person
        and u.end <= start
        and (u.form != "pronoun" or not u.owns or status == "found_dead")
    ]
    at = next((k for k, u in enumerate(line.row) if u.start >= start), -1)
    chosen: list[int] = []
    if at >= 0 and line.row[at].word in ("is", "are", "was", "were", "has", "have"):
        chosen = clauses.subject(line.row, clauses.verb(line.row, at, at + 1, PAST))
        chosen = [k for k in chosen if line.row[k].person]
        if not chosen and status != "found_dead":
            return ()
    near = [k for k in before if not _after_preposition(line, k)]
    chosen = chosen or (
        clauses.joined(line.row, near[-1], 0, near[-1] + 1) if near else before[-1:]
    )
    if not chosen and status in ("found_dead", "missing"):
        later = [
            k
            for k, u in enumerate(line.row)
            if u.person and u.start >= start and not (u.owns and u.form == "pronoun")
        ]
        if line.text[end - 1] == ":":
            return tuple(
                dict.fromkeys(r for r, _, _ in named_from(line.scene, line, end))
            )
        aside = line.text.find(", who", start, end)
        until = aside if aside > 0 else end
        inside = [k for k in later if line.row[k].end <= until]
        inside = [k for k in inside if not clauses.of_him(line.row, k)]
        several = line.text[start : start + 6].lower() == "bodies"
        last = inside if several else inside[-1:]
        chosen = last if status == "found_dead" and inside else later[:1]
    if status == "missing" and before and chosen != before[-1:]:
        gap = line.text[line.row[before[-1]].end : start]
        beside = gap == ", " and before[-1] not in chosen  # "the family of A, missing"
        chosen = before[-1:] if beside or _TAKEN_TOO.match(gap) else chosen
    refs = line.refs(chosen)
    if (
        status == "missing"
        and chosen
        and line.text[line.row[chosen[-1]].end : start] == ", "
    ):
        refs = of_families(line, chosen) or refs
    if status == "in_hiding":
        inside = [
            k
            for k, u in enumerate(line.row)
            if u.person and start <= u.start < end and not u.owns
        ]
        return line.refs(inside[:1]) or refs or _own(line, start)
    if status in ("in_custody", "escaped"):
        words = line.text[start:end].lower()
        sure = status == "in_custody" and (
            words.startswith(("is still", "are still")) or " not " in f" {words}"
        )
        return tuple(r for r in refs if sure or scene.was_held(r))
    return refs


def _own(line: Line, start: int) -> tuple[str, ...]:
    """Return who sent a message, where it tells of "I" or, in short, of nobody."""
    said = line.text[start : start + 3]
    return line.sender if said.startswith(("I ", "I'", "I’", "mov")) else ()


def _after_preposition(line: Line, k: int) -> bool:
    if k == 0:
        return False
    return line.row[k - 1].word in ("of", "by", "with", "from", "to", "for", "against")


def _date(times: Times, line: Line, start: int, end: int, status: str) -> str | None:
    near = times.near(line.text, (start, end), (line.start, line.end)).edtf
    if status in ("in_custody", "in_hiding"):
        return near if near and times.frame(near) == "" else times.dateline
    return near
