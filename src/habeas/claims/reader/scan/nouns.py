"""The deeds that nouns tell: "the arrest of X", "X's trial", "her release"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.scan import firing
from habeas.claims.reader.scan.deed import Deed, Fit, court_of, how_told
from habeas.claims.reader.scan.owners import without_owners
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.stance import Stance
from habeas.claims.reader.triggers import Form, Way, triggers
from habeas.claims.reader.units import Unit
from habeas.claims.reader.unproved import unproved
from habeas.text.spotting import Spotter
from habeas.text.standing import standing


def nouns(scene: Scene, line: Line) -> Iterator[Deed]:
    """Give the deeds that the nouns of a sentence tell, in order of its words."""
    known = triggers().nouns
    row = line.row
    for at in standing(known.keys(), line.said):
        if row[at].refs:
            continue
        for form in sorted(known[row[at].word], key=lambda f: -len(f.rest)):
            words = [u.word for u in row[at + 1 : at + 1 + len(form.rest)]]
            if words != list(form.rest):
                continue
            deed = _noun(scene, line, at, form)
            if deed is not None:
                yield deed
            if deed is not None or form.way.after is None:
                break


def _noun(scene: Scene, line: Line, at: int, form: Form) -> Deed | None:
    row, way = line.row, form.way
    end = at + 1 + len(form.rest)
    if row[at].word in ("arrest", "attack") and at and row[at - 1].word in _NOT_ALONE:
        return None
    if row[at].word == "custody" and _NOT_HELD.search(line.left(at)):
        return None
    orders = end < len(row) and row[end].word in ("order", "orders")
    if orders and any(u.owns for u in row[max(0, at - 2) : at]):
        return None  # "the Commissioner's own detention orders" hold others
    if end < len(row) and row[end].word in _SITES and at and row[at - 1].owns:
        return None  # "their detention facility" holds others than them
    if way.act == "conviction" and _undone(line, at, end):
        return None
    victims = _noun_victims(line, at, end, way)
    if way.after is not None and not way.after.search(line.text_between(at, len(row))):
        return None
    way_ok = way.needs in ("person", "actor")
    if way.before is not None and not way.before.search(line.left(at)):
        return None
    victims = [
        k for k in victims if row[k].person or (way.needs == "actor" and row[k].actor)
    ]
    verb = Verb(at, at, end, "noun", False)
    if way.act not in _OF_LAW and _CHARGED.search(line.left(at)[-60:]):
        return None
    if way.act in _DEATHS and _BLAMED_FOR.search(line.left(at)):
        return None
    how = how_told(scene, line, Fit(way, verb, None, 0), nobody=False)
    untold = how is None or how.modality == "none"
    if way.frame == "given" and victims and untold and not _disowned(line, verb, way):
        how = Stance(derivation="presupposed")
    if (
        how is None
        or how.modality == "none"
        or (
            not victims
            and way_ok
            and how.polarity == "affirmed"
            and how.modality != "denied"
            and not line.topic
        )
    ):
        return None
    if way.act == "release" and not _after_release(line, at):
        if not _ordered(line, at):
            return None
        how = Stance("committed", frame="future")
    by = _noun_doers(line, at, verb, way, victims)
    units = [at, *victims, *by]
    return Deed(
        way.act,
        line.refs(victims),
        line.refs(by) or court_of(line, way.act),
        how,
        min(row[k].start for k in units),
        max(row[end - 1].end, *(row[k].end for k in units)),
        row[at].start,
        line.number,
        noun=True,
    )


def _noun_doers(
    line: Line, at: int, verb: Verb, way: Way, victims: list[int]
) -> list[int]:
    """Return the units of those who did what a noun tells."""
    row = line.row
    by = without_owners(line, clauses.agent(row, verb))
    if not by and victims and way.act == "killing":
        by = firing.fired(row, verb)
    if not by and way.act == "dispersal" and at and row[at - 1].sort == "organisation":
        by = [at - 1]
    if by and any(row[k].word in triggers().nouns for k in range(verb.end, by[0])):
        return []  # of another deed: "the arrest of X and the beating of Y by Z"
    return by


def _disowned(line: Line, verb: Verb, way: Way) -> bool:
    """Whether nobody vouches for what a noun takes for granted: a tale made it up."""
    after = line.text[line.row[verb.end - 1].end : line.end]
    return unproved(
        way.act, "noun", "", line.left(verb.at), after, line.spotted, passive=False
    )


# "Overturned the conviction of X", "had his sentence quashed": nobody convicts there.
_UNDOES = re.compile(
    r"\b(?:overturn\w*|quash\w*|set(?:s|ting)? aside|revers(?:e|es|ed|ing)|annul\w*|"
    r"vacat(?:e|es|ed|ing)|str(?:ikes?|uck|iking) down|nullif\w+)(?: [\w'’-]+){0,3} \Z",
    re.IGNORECASE,
)
_IS_UNDONE = re.compile(
    r"\W*(?:(?:was|were|has been|had been|be) )?(?:overturned|quashed|set aside|reversed|"
    r"annulled|vacated|struck down|nullified)\b",
    re.IGNORECASE,
)


def _undone(line: Line, at: int, end: int) -> bool:
    """Whether a court takes a sentence back."""
    after = line.text_between(end - 1, len(line.row))
    before = line.left(at)
    before = before if before.endswith(" ") else before + " "
    return bool(_UNDOES.search(before) or _IS_UNDONE.match(after))


_DEATHS = frozenset(["killing", "death_in_custody", "extrajudicial_execution"])
# "Her husband was accused of her death" tells of no death of his.
_BLAMED_FOR = Spotter(
    r"\b(?:accused of|suspected of|blamed for|tried for|on trial for|arrested for|jailed for|sentenced for|"
    r"responsible for|guilty of|convicted of|cleared of|acquitted of|charged with|questioned (?:about|over)|"
    r"wanted (?:for|over)|confess(?:ed|ing) to|part in|role in) (?:his|her|their) (?:\w+ )?\Z",
    re.IGNORECASE,
)
_OF_LAW = frozenset(["prosecution", "conviction", "hearing", "bail", "remand"])
_CHARGED = Spotter(
    r"\b(?:charged? with|charges? of|guilty of|convicted of|counts? of|suspicion of|"
    r"sentenced for|charged? (?:under|for)|offences? of)\b[^.;:]*\Z",
    re.IGNORECASE,
)
# Who dies in custody, or whose custody somebody is in, is not held by these words.
_NOT_HELD = re.compile(
    r"\b(?:(?:deaths?|died|dies|dying|killed|(?:ill-?|mis)treat\w*|tortured?|beaten|abused?|harmed|"
    r"assaulted|injured)\b[^.;]{0,25}\bin (?:\w+ ){0,2}|"
    r"(?:in|from|into|out of) (?:their|our|its) (?:\w+ )?|(?:took|takes?|taking|given|gave|granted|"
    r"won|lost|seek\w*|sought|gain\w*|got|share\w*|joint|sole|full) (?:\w+ )?|"
    r"(?:gave|gives?|given|grant(?:s|ed)?|award(?:s|ed)?|allow(?:s|ed)?) (?:[\w'’-]+ ){1,6})\Z",
    re.IGNORECASE,
)
_SITES = listed(
    "facility facilities centre centres center centers camp camps site sites cell cells"
)
_NOT_ALONE = frozenset(["house", "heart", "asthma", "panic", "under"])


def _noun_victims(line: Line, at: int, end: int, way: Way) -> list[int]:
    row = line.row
    before = clauses.owner(row, at, 4)
    named = tuple(way.of.split("|"))
    if way.victim == "crowd":
        return clauses.after(row, end, ("on", "against", "upon"), 7)
    if end < len(row) and row[end].word in named:
        found = clauses.after(row, end, named, 1)
        if not found and _YEARS.match(line.text_between(end, len(row))):
            found = clauses.after(row, end + 1, ("on", "against"), 6)
        return _of_both(row, at, found)
    if end + 2 < len(row) and row[end].word in ("and", "or", ","):
        for k in range(end + 1, min(end + 6, len(row))):
            if row[k].word in named:
                return clauses.after(row, k, named, 1)
            if row[k].refs or g.finite(row[k].word):
                break
    if before and row[before[0]].owns:
        return before
    of = _past_adjuncts(line, end)
    return clauses.after(row, of, ("of",), 1) if of and "of" in named else []


_ADJUNCTS = frozenset(
    ["on", "in", "at", "since", "near", "under", "by", "during", "outside", "last"]
)
_LAW_WORDS = re.compile(
    r"(?:.* )?(?:acts?|ordinance|laws?|regulations?|orders?|code|decree|sections?|rules|(?-i:[A-Z]{2,6})|"
    r"maintenance|public|safety|security|national|gunpoint|unlawful|activities|prevention|"
    r"terrorism|anti-terrorism|emergency|\d+[A-Z]?)",
    re.IGNORECASE,
)
_TAKERS = re.compile(
    r"\b(?:police\w*|gunmen|soldiers|troops|army|forces|militants|unknown|unidentified|"
    r"officers|masked|armed|agents|rangers|militia\w*|rebels)\b",
    re.IGNORECASE,
)


def _past_adjuncts(line: Line, end: int) -> int:
    """Return where "of" stands in "the arrest in X on 3 May under the Y Act of Z"; or 0.

    Nothing may stand between but days, places, laws and those who did it.
    """
    row = line.row
    end = _past_aside(line, end)
    if end < len(row) and row[end].word == "of":
        return end if end + 1 < len(row) else 0
    if end >= len(row) or row[end].word not in _ADJUNCTS:
        return 0
    for k in range(end + 1, min(end + 16, len(row))):
        unit = row[k]
        if unit.word == "of":
            return k if k + 1 < len(row) and not _belongs(line, k) else 0
        if unit.sort == "place" and line.words(k)[:1].isupper():
            continue
        if unit.refs:
            taker = unit.form == "description" or unit.sort == "organisation"
            words = line.words(k)
            if taker and (_TAKERS.search(words) or _LAW_WORDS.fullmatch(words)):
                continue
            return 0
        plain = unit.word in _ADJUNCTS | g.DETERMINERS | _OF_TIME
        dated = clauses.time_word(unit.word) or unit.word[:1].isdigit()
        if not (plain or dated or _LAW_WORDS.fullmatch(line.words(k))):
            return 0
    return 0


def _past_aside(line: Line, end: int) -> int:
    """Return where the words go on behind ", now in its seventh week,"; else `end`."""
    row = line.row
    if end >= len(row) or row[end].word != ",":
        return end
    for k in range(end + 1, min(end + 9, len(row) - 1)):
        if row[k].word == ",":
            return k + 1
        if row[k].refs or g.finite(row[k].word):
            return end
    return end


_OF_TIME = frozenset(["this", "early", "late", "same", "mid", "the"])


def _belongs(line: Line, of: int) -> bool:
    """Whether "of" goes on with a month or a law: "on the 3rd of May"."""
    following = line.row[of + 1]
    return clauses.time_word(following.word) or following.sort == "place"


def _of_both(row: Sequence[Unit], at: int, found: list[int]) -> list[int]:
    """Return both of "The detention of A and B was extended": one thing was."""
    k = found[-1] if found else len(row)
    held = [k for k in range(at) if row[k].word == "that"]
    begin = (
        held[-1] + 1 if held else 0
    )  # "the court held that the detention of A and B"
    opens = at - begin < len(found) + 4
    opens = opens and not any(g.finite(u.word) for u in row[begin:at])
    if not opens or k + 3 >= len(row) or row[k + 1].word != "and":
        return found
    m = k + 2
    while m < len(row) - 2 and not row[m].refs and clauses.qualifies(row[m]):
        m += 1  # "the detention of poet A and journalist B was"
    named = row[m].person and row[m].form == row[k].form == "name"
    return [*found, m] if named and g.finite(row[m + 1].word) else found


_YEARS = re.compile(r"\W*[\w-]+ (?:years?|months?|lashes|days?)\b", re.IGNORECASE)


def _ordered(line: Line, at: int) -> bool:
    """Whether a release is ordered or promised: "has directed the release of"."""
    return bool(
        re.search(
            r"\b(?:direct|order|promis|assur|announc|agre|pledg|approv)\w*"
            r"(?: [\w'’]+){0,4} $",
            line.left(at),
            re.IGNORECASE,
        )
    )


# A bulletin's own way: "Release of both the same night without charges."
_SET_FREE = re.compile(
    r"\bof [^.;:]{2,60}? (?:the (?:same|next|following) (?:night|day|evening|morning|afternoon)|"
    r"after (?:\w+ ){1,3}(?:hours?|days?|weeks?|months?))\b"
    r"(?![^.;]*\b(?:demand|call|ask|expect|promis|await|must|will|would|if)\w*)",
    re.IGNORECASE,
)


# "The release of X came after protests", "X's release was confirmed by ...".
_CAME = re.compile(
    r"\W*(?:of [^.;:'’]{2,60}? )?(?:came (?:after|on (?:\d|the\b|\w+day)|in (?!for\b|handy|question)|yesterday|late|early|at|days|hours|weeks|a|following|two|three)|"
    r"was confirmed by (?!(?:the |its |his |her )?(?:label|club|studio|company|record)))\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\W*(?:the |[\w'’ -]{2,40}['’]s? )?\Z", re.IGNORECASE)


def _after_release(line: Line, at: int) -> bool:
    """Whether a release is told as done: "upon his release", "since her release"."""
    before = line.left(at)[-60:]
    if _OPENS.match(before) and _CAME.match(line.text, line.row[at].end, line.end):
        return True
    if _SET_FREE.search(line.text, line.row[at].end, line.end) and not before.strip():
        return True
    return bool(
        re.search(
            r"\b(?:upon|after|since|following|on|before|until|secur(?:ed|ing)|led to|won|winning|obtain(?:ed|ing)|"
            r"welcom\w+)\b(?: [\w.'’-]+){0,6} $",
            before if before.endswith(" ") else before + " ",
            re.IGNORECASE,
        )
    )
