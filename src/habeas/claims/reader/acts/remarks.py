"""What the remarks of a table of prisoners tell in three words: "3 years. Appeal 21.05".

A cell for remarks drops subject and verb: the term, the charge, the day of a hearing, a
flat searched, letters not given. Each piece between stops is read by itself, with the
day and the court that it names; it is of the one in the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.tables import TableRow
from habeas.claims.reader.when import Times

_PIECE = re.compile(
    r"(?:\([^()\n]*\)|[\"“][^\"“”\n]*(?:[\"”]|\Z)|[.,](?=\d)|(?<=\b[A-Za-z])\.(?=\s?\d)|[^.;,(\"“\n])+"
)
_SENTENCE = re.compile(
    r"(?:\([^()\n]*\)|[\"“][^\"“”\n]*(?:[\"”]|\Z)|\.(?=\d)|[^.;(\"“\n])+"
)
_COUNT = (
    r"(?:\d{1,2}(?:[.,]\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|twenty|thirty)"
)
_TERM = re.compile(
    r"\W*(?:(?:sentenced to|sentence(?: of)?:?|got|gets|given|term:?|verdict:?|another|plus|again|from|since)\W+)*"
    rf"{_COUNT}(?: and a half)?[ -]?(?:days?|months?|years?|yrs?)\b['’]?"
    r"(?:(?:,| and)? (?:\d{1,2}|six|three) months?)?"
    r"(?: (?:of|in|a|the|administrative|arrest|prison|imprisonment|jail|detention|hard|forced|labou?r|colony|"
    r"strict|general|regime|each|more|again|absentia|suspended|probation|both|now)\b)*"
    r"(?: for (?![^)]*\b(?:hospital|clinic|treatment|tests|work|study|rest|the union|paper)\b)[^()]{2,70}| under [^()]{2,60})?"
    r"(?: ?\((?![^)]*\b(?:remand|served|so far|ago|old|waiting|hospital)\b)[^()]*\))?\W*(?:from|on|since|of)?\W*",
    re.IGNORECASE,
)
_TERM_OF = re.compile(
    r"\b(?:sentence|term|prison|imprison\w*|arrest|court|colony|labou?r|regime|for [\"“]|each\b|more\b|absentia|"
    r"suspended|probation|years?\W*\Z|under)",
    re.IGNORECASE,
)
_HEARING = re.compile(
    r"\W*(?:(?:next|first|the|court|closed|open|new)\W+)*(?:trial|appeal|hearing|verdict|retrial|sentencing|cassation|"
    r"re-?hearing|preliminary hearing|inquest)\b(?!\W+(?:was |is )?(?:denied|rejected|refused|lost|dismissed|filed|"
    r"lodged|pending|postponed|put off|cancelled|adjourned|over|ended|not|lawyer|fee|costs?))",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\W*(?:charges?(?::| of|,)? ?[\"“(]|charges?: |charged (?:with|under|as)\b|accused of\b|accusation:|"
    r"suspect(?:ed)? (?:in|of|under)\b|(?:criminal )?case (?:under|opened|for)\b|(?:under )?art(?:icles?|s)?\b\.? ?\d)",
    re.IGNORECASE,
)
_NO_CHARGE = re.compile(
    r"\b(?:no|not|never|unknown|dropped|withdrawn|dismissed|cleared|closed|lifted|without|none|acquitted)\b",
    re.IGNORECASE,
)
_SUMMONED = re.compile(
    r"\W*(?:called|summoned|cited|ordered|told to (?:come|appear|report)|(?:must|has to|is to|had to) (?:appear|report|go))"
    r"(?: in)? (?:to|at|by|before) (?!(?:his|her|their|me|us|mind)\b)",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"\W*(?:(?:his|her|their|the|own) )?(?:flat|house|home|room|apartment|dacha|office|workplace|workshop|studio)s? "
    r"(?:(?:was|were|also|again|twice) )*(?:searched|raided|turned over|ransacked)\b",
    re.IGNORECASE,
)
_SEIZED = re.compile(
    r"\W*(?:(?:the|his|her|their|all|two|both|\d|and|work) )*(?:laptops?|phones?|computers?|tablets?|cameras?|hard drives?|"
    r"money|cash|savings|passports?|documents|papers|books|devices?|equipment|notebooks?|mobiles?|sim cards?)"
    r"(?:(?: and| &) (?:[\w-]+ ){0,2}?[\w-]+)? (?:(?:was|were|also|all|both|is|are) )*"
    r"(?:gone|taken(?: away)?|seized|confiscated|carried off|not (?:given|returned|handed) back|not returned)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\W*(?:(?:may|can|must) ?not (?:leave|travel|go)|(?:is |was )?not (?:allowed|permitted) to (?:leave|travel)|"
    r"(?:signed |gave )?(?:a )?(?:pledge|undertaking|promise|written)\b[^.;]{0,20}not to leave|travel ban|banned from (?:travel|leaving))\b"
    r"(?![^.;,]{0,20}\b(?:house|flat|home|room|cell|bed|ward)\b)",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"\W*(?:(?:gets?|has|had|receives?|is|given|allowed|still|and|with) )*(?:no|without|not (?:a|one|any)) (?:letters?|visits?|visitors|"
    r"(?:phone |telephone )?calls?|parcels?|contact|correspondence|lawyers?|meeting with (?:a |the )?lawyer)\b"
    r"(?:(?:,| or| and| nor) (?:no )?(?:letters?|visits?|(?:phone )?calls?|parcels?|news|lawyers?|contact))*"
    r"(?P<until> (?:so far|yet|until now|till now|to date|up to now))?"
    r"(?: (?:for|in|since|allowed|let in|admitted|was|were|has|from|with)\b[^.;,]*)?\W*",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:gets|has|since|until now|so far|yet|till now|to date|still)\b", re.IGNORECASE
)
_OUT = re.compile(
    r"\W*(?:(?:was|has been|is|got|then|and|now|he|she) )*(?:came out|c[oa]me home|out|released|freed|set free|"
    r"let (?:go|out)|(?:back )?home)(?: (?:on|since|at|again|with a fine|on (?:a )?(?:pledge|undertaking)))*\W*",
    re.IGNORECASE,
)
_EMPTY = Act(
    "", None, (), None, None, None, "stated", "affirmed", "explicit", "incident", (), (), 0
)  # fmt: skip


def with_remarks(
    scene: Scene, times: Times, line: Line, found: Sequence[Act], begun: int
) -> list[Act]:
    """Return the acts, those of `line` from `begun` on, with what its remarks tell.

    "At home" in another column is the release whose day the remarks give.
    """
    made = list(remarks(scene, times, line, found[begun:]))
    own = [a for a in found[begun:] if not _awaited(line, a)]
    told = [*own, *made]
    freed = {a.victim for a in told if a.type == "release" and a.date}
    kept = [
        a
        for a in found[:begun]
        if a.type != "release" or a.date is not None or a.victim not in freed
    ]
    row = _row_of(scene, line)
    if row is not None:
        own = [_in_row(scene, row, line, a) for a in own]
    return [*kept, *own, *made]


def _awaited(line: Line, act: Act) -> bool:
    """Whether "sentence expected in May" tells of a conviction that is to come."""
    return act.type == "conviction" and _TO_COME.match(line.text, act.at) is not None


_TO_COME = re.compile(
    r"(?:sentence|verdict|judge?ment|conviction)s? (?:is |was )?(?:expected|awaited|due|pending|postponed|put off|to (?:come|be))\b",
    re.IGNORECASE,
)


def _in_row(scene: Scene, row: TableRow, line: Line, act: Act) -> Act:
    """Return an act of a remark with the prison of its row, or with who took its one.

    What is done to who is held there is done there; "beaten at arrest" by those who came.
    """
    if act.victim != row.person or act.polarity != "affirmed":
        return act
    if act.type in _INSIDE and act.place is None:
        return replace(act, place=_prison(scene, row))
    if act.type in _AT_ONCE and not act.by and _AT_ARREST.search(line.whole):
        by = (
            scene.cast.in_span(row.by.start, row.by.end, "organisation")
            if row.by
            else ()
        )
        return replace(act, by=tuple(dict.fromkeys(m.ref for m in by)))
    return act


_INSIDE = frozenset(["incommunicado", "interrogation", "denial_of_medical_care"])
_AT_ONCE = frozenset(["assault", "torture", "injury"])
_AT_ARREST = re.compile(
    r"\b(?:at|during|on|upon) (?:(?:the|his|her|their) )?arrest\b|\b(?:when|while) (?:he was |she was |being )?(?:taken|arrested)\b",
    re.IGNORECASE,
)


def _prison(scene: Scene, row: TableRow) -> str | None:
    inside = (
        scene.cast.in_span(row.place.start, row.place.end, "place") if row.place else ()
    )
    return inside[0].ref if inside else None


def remarks(
    scene: Scene, times: Times, line: Line, told: Sequence[Act]
) -> Iterator[Act]:
    """Give what the pieces of a cell for remarks tell; `told` the sentence told itself."""
    row = _row_of(scene, line)
    if row is None or line.urdu or line.question:
        return
    known = {a.type for a in told if a.polarity == "affirmed"}
    day: str | None = None
    for piece in _pieces(times, line):
        day = piece.since or day
        for act in _of_piece(scene, times, row, piece, day):
            if act.type not in known:
                yield replace(act, victim=row.person, number=line.number)
        day = piece.day or day


class _Piece:
    """A piece of a cell: its words with and without its days, and those."""

    def __init__(self, times: Times, line: Line, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.words = line.text[start:end]
        self.dates = times.within(start, end)
        bare = list(self.words)
        for one in self.dates:
            bare[one.start - start : one.end - start] = " " * (one.end - one.start)
        self.bare = re.sub(r"\s+", " ", "".join(bare)).strip()
        gone = [d for d in self.dates if (times.age(d.bare) or 0) >= 0]
        self.ahead = next((d.bare for d in self.dates if d not in gone), None)
        self.day = gone[0].bare if len(gone) == 1 and not self.ahead else None
        lasts = self.day is not None and gone[0].lead == "since"
        self.since = self.day if lasts else None


def _pieces(times: Times, line: Line) -> Iterator[_Piece]:
    """Give whole sentences first that tell of a hearing, then the pieces of the others."""
    for sentence in _SENTENCE.finditer(line.text, line.start, line.end):
        if _HEARING.match(sentence[0]):
            yield _trimmed(times, line, *sentence.span())
            continue
        for match in _PIECE.finditer(line.text, *sentence.span()):
            yield _trimmed(times, line, *match.span())


def _trimmed(times: Times, line: Line, start: int, end: int) -> _Piece:
    words = line.text[start:end]
    start += len(words) - len(words.lstrip(" ,;."))
    return _Piece(
        times, line, start, max(start, end - len(words) + len(words.rstrip(" ,;.")))
    )


def _row_of(scene: Scene, line: Line) -> TableRow | None:
    """Return the row in whose cell for remarks a line stands."""
    if not line.topic or len(line.topic) != 1:
        return None
    for row in scene.tables:
        cell = row.remarks
        if cell and row.person == line.topic[0] and cell.start <= line.start < cell.end:
            return row
    return None


def _of_piece(
    scene: Scene, times: Times, row: TableRow, piece: _Piece, day: str | None
) -> Iterator[Act]:
    """Give what one piece tells; `day` is the day last told in the cell."""
    told = replace(
        _EMPTY, spans=((piece.start, piece.end),), at=piece.start, date=piece.day
    )
    if _is_term(row, piece):
        yield replace(told, type="conviction", by=_bodies(scene, piece))
    elif _HEARING.match(piece.bare) and piece.ahead:
        yield replace(
            told,
            type="hearing",
            by=_bodies(scene, piece),
            date=piece.ahead,
            time_frame="future",
        )
    elif _CHARGE.match(piece.words) and not _NO_CHARGE.search(piece.words):
        yield replace(told, type="prosecution")
    elif _OUT.fullmatch(piece.bare) and piece.day and row.date:
        yield replace(told, type="release")
    elif _SUMMONED.match(piece.bare) and (piece.ahead or _bodies(scene, piece)):
        yield replace(told, type="prosecution", by=_bodies(scene, piece))
    elif _SEARCHED.match(piece.bare):
        yield replace(told, type="search")
    elif _SEIZED.match(piece.bare):
        yield replace(told, type="confiscation", date=piece.day or day)
    elif _BOUND.match(piece.bare):
        began = piece.day or day or (row.day and _day_of(times, row))
        yield replace(
            told,
            type="travel_restriction",
            date=f"{began}/.." if began else None,
            time_frame="ongoing",
        )
    elif row.section == "held" and (cut := _CUT_OFF.fullmatch(piece.bare)):
        since = day and _NOW.search(piece.words)
        frame = "ongoing" if _NOW.search(piece.words) else "incident"
        until = (
            f"{_day_of(times, row)}/{times.dateline}"
            if cut["until"] and row.day and times.dateline
            else None
        )
        yield replace(
            told,
            type="incommunicado",
            place=_prison(scene, row),
            time_frame=frame,
            date=f"{day}/.." if since else until,
        )


def _is_term(row: TableRow, piece: _Piece) -> bool:
    """Whether a piece is the term that somebody who was taken was given."""
    if row.date is None or _TERM.fullmatch(piece.bare) is None:
        return False
    return _TERM_OF.search(piece.bare) is not None


def _day_of(times: Times, row: TableRow) -> str | None:
    found = times.within(row.day.start, row.day.end) if row.day else ()
    return found[0].bare if found else None


def _bodies(scene: Scene, piece: _Piece) -> tuple[str, ...]:
    """Return the court or the body that a piece names."""
    found = scene.cast.in_span(piece.start, piece.end, "organisation")
    return tuple(dict.fromkeys(m.ref for m in found[:1]))
