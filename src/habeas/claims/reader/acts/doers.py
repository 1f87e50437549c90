"""Who did an act: as its sentence says, or as its paragraph said just before.

A threat or a denial is its speaker's; a case is the complainant's; a crowd that was
counted is the one dispersed, and kin take nobody away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from habeas.claims.reader import clauses
from habeas.claims.reader.acts.act import FORCED, HELD, PHYSICAL, whole
from habeas.claims.reader.acts.alongside import alongside
from habeas.claims.reader.acts.forces import UNIFORMED
from habeas.claims.reader.acts.thread import Thread
from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scan.asking import asks
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter


def doers_of(
    scene: Scene,
    thread: Thread,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
) -> tuple[str, ...]:
    """Return who did it: as its sentence says, or as its paragraph said just before.

    "They" are those who came or acted last; who is let go or questioned without a
    word by whom, by those who took them.
    """
    by = deed.by
    if deed.act not in _GATHERED:
        by = with_bodies(scene, by, deed.end)
    if by and set(by) <= thread.captives and deed.act in PHYSICAL:
        by = ()
    if by or alongside(line, deed):
        return by
    told = deed.stance.modality == "stated" and deed.stance.polarity == "affirmed"
    if not told:
        return _speaking(scene, line, deed, victims)
    if deed.act == "prosecution":
        return _complainants(line, deed)
    if deed.act in _OF_COURTS and thread.court_at == thread.paragraph:
        return thread.court if deed.topic or not deed.victims else ()
    if deed.act in _HURT or deed.act == "abduction" and deed.victims:
        found = _attackers(scene, thread, line, deed, victims)
        found = found or _who_had_come(scene, thread, line, deed, victims)
        if found or deed.act in _HURT or not _they(line, deed.at):
            return found
    if deed.act == "assault" and deed.victims and _beaten(line, deed):
        found = _attackers(scene, thread, line, deed, victims)
        found = found or _raiders(thread, line, deed)
        if found and all(_uniformed(scene, ref) for ref in found):
            return found
    if thread.force_at != thread.paragraph:
        return ()
    theirs = victims and {whole(scene, v) for v in victims} <= thread.captives
    they = _they(line, deed.at)
    if deed.act in FORCED or they or (theirs and deed.act in _CAPTIVE):
        return tuple(r for r in thread.force if r not in victims)
    return ()


_HURT = frozenset(["injury", "killing"])
# "Doors were broken and the men beaten up": by those who had just come in.
_BEATEN = re.compile(
    r"(?:beat\w*|thrash\w*|drag\w*|kick\w*|can(?:ed|ing)|slap\w*|manhandl\w*|rough\w*|hit|lined|"
    r"club\w*|clobber\w*|pull\w*|push\w*|shov\w*|punch\w*|flogg\w*|whipp\w*|assaulted)\b",
    re.IGNORECASE,
)


def _beaten(line: Line, deed: Deed) -> bool:
    """Whether people were beaten with no word of who did it."""
    return _BEATEN.match(line.text, deed.at) is not None


def _raiders(thread: Thread, line: Line, deed: Deed) -> tuple[str, ...]:
    """Return who had just searched, seized or arrested in the same paragraph."""
    paragraph, number = thread.raid_at
    if paragraph != thread.paragraph or line.number - number > _SOON:
        return ()
    return () if _apart(line, deed, line.number == number) else thread.raid


_SOON = 2  # sentences


def _who_had_come(
    scene: Scene,
    thread: Thread,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
) -> tuple[str, ...]:
    """Return who "they" are that killed: those who came, if no one else is told of there."""
    if thread.force_at != thread.paragraph:
        return ()
    they = _THEY.search(line.text, line.start, deed.at)
    if they is None or line.quoted(deed.at):
        return ()
    before = [u for u in line.row if u.start < deed.at and u.actor]
    if any(u.form != "pronoun" for u in before):
        return ()
    fits = any(_uniformed(scene, r) or fights(scene, r) for r in thread.force)
    return tuple(r for r in thread.force if r not in victims) if fits else ()


def _attackers(
    scene: Scene,
    thread: Thread,
    line: Line,
    deed: Deed,
    victims: tuple[str | None, ...],
) -> tuple[str, ...]:
    """Return who attacked just before, by whom those told to be hurt were hurt.

    Not where an officer is hurt and officers attacked: he may be one of those who did it;
    nor where a time, an attack or a doer of its own is told.
    """
    paragraph, number = thread.attack_at
    if paragraph != thread.paragraph or line.number - number > _SOON:
        return ()
    if _apart(line, deed, line.number == number):
        return ()
    if _CROSSFIRE.search(line.text, line.start, line.end):
        return ()
    lawful = any(_uniformed(scene, ref) for ref in thread.attack)
    armed = any(fights(scene, ref) for ref in thread.attack)
    for ref in victims:
        if armed and fights(scene, ref):
            return ()
        if ref in thread.attack or lawful and _uniformed(scene, ref):
            return ()
    return thread.attack


def _apart(line: Line, deed: Deed, same: bool) -> bool:
    """Whether a deed is told of another time than the attack, or with its own doer.

    Where both stand in one sentence (`same`), only its own clause tells of it.
    """
    low = line.start
    if same:
        low = max(
            low, *(line.text.rfind(s, low, deed.at) for s in (" and ", "; ", ", "))
        )
    if _WHO_DID.search(line.text[max(line.start, deed.at - 40) : deed.at + 10]):
        return True
    stop = _STOPS.search(line.text, deed.at, line.end)
    high = stop.start() if stop else line.end
    return bool(
        _OTHER_TIME.search(line.text, low, high) or _BY.search(line.text, deed.at, high)
    )


_STOPS = re.compile(r"[.;:,](?=\s|$)| and (?:was|were|had|has|he|she|they)\b")
_OTHER_TIME = Spotter(
    r"\b(?:so far this (?:year|month|week)|this (?:year|month)|since (?:[\w'’-]+ ){0,6}?"
    r"(?:19|20)\d\d|in (?:(?:early|mid|late)[ -])?(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December)\b|in (?:19|20)\d\d|last (?:week|month|"
    r"year|January|February|March|April|May|June|July|August|September|October|November|"
    r"December)|(?:weeks?|months?|years?) (?:ago|earlier|before|later)|(?:another|a separate|"
    r"a previous|an earlier|a different|a second|similar|other) (?:[\w-]+ )?(?:attacks?|"
    r"incidents?|ambush|bombing|shooting|raid|clash|explosion)|elsewhere|on \d{1,2} (?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December)|(?:over|in|"
    r"during) the (?:past|last) (?:[\w-]+ )?(?:months?|years?|weeks?|decade))\b",
    re.IGNORECASE,
)
# "X, who had killed two of them": he did it, if nobody the reader knows.
_WHO_DID = re.compile(
    r"\b(?:who|which|that)(?: (?:had|has|have|also|then|once|later|himself|earlier)){0,2} "
    r"(?:kill|shot|stabb|murder|wound|injur|abduct|kidnap|attack|gunned|beat)",
    re.IGNORECASE,
)
# "have been killed by rightist groups": somebody, if nobody the reader knows.
_BY = re.compile(
    r"\bby (?!(?:the |a |an |two |three |several |some |stray )?(?:[\w-]+ ){0,2}?(?:bullets?|"
    r"shells?|bombs?|explosions?|blasts?|gunfire|shots?|rounds|grenades?|shrapnel|rockets?|"
    r"mines?|missiles?|mortars?|fire|knives|machetes?|debris|glass|stones?|pellets?)\b|"
    r"\w+ing\b|the time\b|then\b|now\b|noon\b|night\b|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)",
    re.IGNORECASE,
)


_CROSSFIRE = Spotter(
    r"\b(?:crossfire|cross-fire|stray (?:bullets?|shells?)|caught in the|exchange of fire|"
    r"friendly fire|shoot-?out|gun ?battle|fighting|clash(?:es)?)\b",
    re.IGNORECASE,
)


def fights(scene: Scene, ref: str | None) -> bool:
    """Whether an id stands for an armed group, or for men of one."""
    one = scene.cast.get(ref) if ref else None
    words = one.words or "" if isinstance(one, Person) else one.name if one else ""
    return _ARMED_BODY.search(words) is not None


def _uniformed(scene: Scene, ref: str | None) -> bool:
    """Whether an id stands for officers or soldiers, or a body that may be theirs."""
    one = scene.cast.get(ref) if ref else None
    if one is None:
        return False
    if not isinstance(one, Person):
        return _ARMED_BODY.search(one.name) is None
    words = one.words or ""
    return UNIFORMED.search(words) is not None and not _ARMED_BODY.search(words)


_ARMED_BODY = Spotter(
    r"\b(?:militants?|rebels?|insurgents?|guerrillas?|gunmen|fighters|bandits|jihadists?|"
    r"terrorists?|extremists?|mobs?|settlers|herders|attackers|assailants|subversives|column|JNIM|ISWAP|"
    r"al-?shabaab|boko haram|taliban|FARC|ELN|shining path|sendero|LTTE|maoists?|naxal\w*|"
    r"dacoits?|raiders|militia\w*)\b",
    re.IGNORECASE,
)


def with_bodies(scene: Scene, by: tuple[str, ...], end: int) -> tuple[str, ...]:
    """Return the doers, and the body that the words for them name ("men of X").

    Only what is said of them before `end` of the text counts.
    """
    made: dict[str, None] = {}
    for ref in by:
        made[ref] = None
        one = scene.cast.get(ref)
        if not isinstance(one, Person) or one.name is not None:
            continue
        if ref not in scene.bodies:
            scene.bodies[ref] = tuple(_bodies(scene, one))
        made.update((body, None) for at, body in scene.bodies[ref] if at <= end)
    return tuple(made)


def _bodies(scene: Scene, one: Person) -> Iterator[tuple[int, str]]:
    """Give the bodies that words for somebody name, each once, with where they begin."""
    found: set[str] = set()
    for mention in sorted(one.mentions, key=lambda m: m.start):
        if mention.form != "description":
            continue
        told = [*scene.cast.in_span(mention.start, mention.end, _BODY)]
        reach = mention.end + len(_OF_BODY)
        for body in scene.cast.in_span(mention.start, reach, _BODY):
            joint = scene.flat[mention.end : body.start].strip()
            if body.end <= mention.end or joint in ("of the", "of", "for", "("):
                told.append(body)
        own = _NAMED_THEMSELVES.match(scene.flat, mention.end)
        if own:
            near = scene.cast.in_span(own.end(), own.end() + _LONGEST, _BODY)
            told.extend(b for b in near if b.start == own.end())
        for ref in (body.ref for body in told):
            if ref not in found:
                found.add(ref)
                yield mention.start, ref


_OF_BODY = " of the "
_BODY: Final = "organisation"
_LONGEST = 90
# "men who identified themselves as members of X": X, as far as the source tells.
_NAMED_THEMSELVES = re.compile(
    r",?(?: (?:who|that|which|and|whom|in|plain|clothes|civilian|dress)){0,4} "
    r"(?:call(?:s|ed|ing)? (?:itself|themselves)|known as|(?:identified|introduced|"
    r"described|presented|announced|named|identifying|introducing|describing) themselves "
    r"(?:as|to be)|(?:claimed|claiming|believed|"
    r"thought|suspected|said|alleged|known|understood) to be(?: from)?|"
    r"(?:said|saying) (?:that )?they were|(?:presumably|allegedly|apparently|supposedly|"
    r"reportedly|probably)(?: belonging to)?)(?: from)? (?:the )?"
    r"(?:(?:\w+ ){0,2}?(?:members|officers|officials|agents|personnel|men|police|staff) "
    r"(?:of|from|with) (?:the )?)?",
    re.IGNORECASE,
)


def _speaking(
    scene: Scene, line: Line, deed: Deed, victims: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Return who makes a threat or a promise, or says that they do not hold someone."""
    stance = deed.stance
    says = stance.threat or deed.act in ("threat", "death_threat")
    says = says or (stance.modality == "committed" and deed.act == "release")
    denies = stance.modality == "denied" and deed.act in HELD
    if not says and not denies:
        return ()
    before = [v for v in line.voices if line.row[v.at].start <= deed.end and v.refs]
    before = [v for v in before if not (denies and asks(line, line.row[v.at].start))]
    refs = before[-1].refs if before else ()
    if not refs and denies and line.official:
        heads = [u for u in line.row if u.sort == "organisation" and u.end <= deed.at]
        refs = tuple(dict.fromkeys(r for u in heads for r in u.refs))
    known = tuple(r for r in refs if r not in victims and r != scene.issuer)
    return () if denies and any(scene.was_held(r) for r in known) else known


def _complainants(line: Line, deed: Deed) -> tuple[str, ...]:
    """Return who brought a case: "in a case filed by X", "on the complaint of X"."""
    for k in range(len(line.row) - 1):
        words = (line.row[k].word, line.row[k + 1].word)
        near = deed.start <= line.row[k].start <= deed.end + 120
        if near and (words in _FILED or words == ("complaint", "of")):
            found = clauses.after(line.row, k + 1, ("by", "of"), 1)
            return line.refs(found or _told_with_office(line, k + 2))
    return ()


def _told_with_office(line: Line, at: int) -> tuple[int, ...]:
    """Return the body and the one named in "the company's manager, Mr. X"."""
    found: list[int] = []
    for k in range(at, min(at + 9, len(line.row))):
        unit = line.row[k]
        if unit.actor:
            found.append(k)
            if unit.person and unit.form == "name":
                return tuple(found)
        elif unit.word != "," and not clauses.qualifies(unit):
            break
    return ()


_FILED = frozenset(
    (verb, "by") for verb in ("filed", "lodged", "registered", "brought", "made")
)
_OF_COURTS = frozenset(["bail", "remand", "conviction"])
_GATHERED = frozenset(["protest", "strike"])
_CAPTIVE = frozenset(["release", "interrogation"])


def _they(line: Line, at: int) -> bool:
    """Whether "they" do what stands at `at`: right before it, or first in the sentence."""
    near = _THEY.search(line.text, line.start, at) is not None
    return near or _THEY_FIRST.fullmatch(line.text, line.start, at) is not None


_THEY_FIRST = re.compile(
    r"\W*They (?!(?:say|said|told|are|were)\b)(?:(?!\b(?:he|she|I|we|who|it|which|that|[A-Z]\w+ (?:was|were|had|has|came|went|said))\b)[^;:.]){0,90}\band "
)
_THEY = Spotter(r"\bthey(?: [\w-]+){0,2} \Z", re.IGNORECASE)
_KIN_WORDS = re.compile(
    r"\b(?:father|mother|brother|sister|wife|husband|son|daughter|uncle|aunt|cousin|"
    r"nephew|niece|grandfather|grandmother)(?:-in-law)?\b",
    re.IGNORECASE,
)


def is_kin(scene: Scene, ref: str) -> bool:
    """Whether an id stands for kin told without a name: they take nobody away."""
    one = scene.cast.get(ref)
    if not isinstance(one, Person) or one.name is not None:
        return False
    return _KIN_WORDS.search(one.words or "") is not None


_MANY_HEADS = 50
_NO_CROWD = Spotter(
    r"\b(?:unknown|unnamed|accused|police\w*|officers|soldiers|troops|arrest\w*|"
    r"detain\w*|delegates|members|voters|prisoners|signatories|households|families|killed|injured)\b",
    re.IGNORECASE,
)


# "04 | TJ, Khorog", "7. Lahore": another entry of a digest tells of other crowds.
_ENTRY = re.compile(r"\n[ \t]*(?:\[?\d{1,3}\]?[ \t]*\||#{1,4} )")


def of_this_entry(scene: Scene, line: Line, ref: str) -> bool:
    """Whether somebody is told of in the entry of a digest in which a line stands."""
    one = scene.cast.get(ref)
    told = [m.start for m in one.mentions if m.start < line.start] if one else []
    return not told or _ENTRY.search(line.raw, max(told), line.start) is None


def gathered(scene: Scene, line: Line) -> tuple[str, ...]:
    """Return the crowd that was counted last before a line, if one was.

    A resolution speaks of what was told above, and those counted there are of many things.
    """
    if line.resolution:
        return ()
    for person in reversed(scene.cast.people):
        first = person.mentions[0].start if person.mentions else line.end
        many = person.heads is not None and person.heads[0] >= _MANY_HEADS
        if many and first < line.end and not _NO_CROWD.search(person.words or ""):
            return (person.id,)
    return ()
