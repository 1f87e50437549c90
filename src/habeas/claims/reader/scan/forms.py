"""How the forms of a trigger fit the words around a verb.

A word that could be a verb may be a noun ("the charge", "in March"); its particle may
follow the object; the thing it is done to ("house", "case") must be near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from habeas.claims.reader import clauses
from habeas.claims.reader import grammar as g
from habeas.claims.reader.clauses import Verb
from habeas.claims.reader.clauses.chains import past_quality
from habeas.claims.reader.scan.deed import Fit
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import DONE, PAST, Form, Way, triggers
from habeas.claims.reader.units import Unit
from habeas.text.once import once
from habeas.text.spotting import Spotter, opening

_REACH = 240
_SHORT = 4
_NEAR = 7  # units, beyond which no particle is looked for
_ENDS = " .!\"”')"


def month_name(line: Line, at: int) -> bool:
    """Whether "March" is the month, and no verb."""
    return (
        at > 0
        and line.row[at].word == "march"
        and line.words(at) == "March"
        and line.row[at - 1].word not in ("the", "a", "long")
    )


_HELD_OF = frozenset(
    """vigil vigils meeting meetings conference conferences protest protests rally rallies
    hearing hearings ceremony demonstration demonstrations gathering gatherings session
    sessions election elections convention congress seminar workshop assembly dharna sit-in
    procession talks briefing funeral prayers inquiry""".split()  # noqa: SIM905
)


def noun_like(line: Line, at: int, verb: Verb) -> bool:
    """Whether a word that could be a verb is a noun or an adjective here."""
    row = line.row
    if row[at].word in ("is", "are", "was", "were", "include"):
        return False
    left = at - 1
    while left > 0 and g.adverb(row[left].word):
        left -= 1
    before = row[left].word if left >= 0 else ""
    if verb.form in ("base", "third"):
        if before in g.DETERMINERS or before in g.PREPOSITIONS - {"to"}:
            return True
        if at and (row[at - 1].owns or _their_deed(row, at)):
            return True
        if verb.form == "third" and clauses.object_follows(row, verb.end):
            return False
        if verb.form == "base" and not (verb.to or verb.helper or verb.bare):
            return False
        noun = before.endswith("s") and len(before) > _SHORT and before.isalpha()
        noun = noun or before == "cops"
        noun = noun and not before.endswith("ss")
        plural = at and ((row[at - 1].refs and row[at - 1].actor) or noun)
        starts = at == 0
        return not (
            verb.to
            or verb.helper
            or plural
            or starts
            or before in g.RELATIVES
            or before in ("and", ",", "but", "yet", "i", "we", "they", "you")
        )
    if verb.form == "ing" and before in ("the", "a", "an", "of the"):
        return True
    if row[at].word == "held" and verb.bare and before in _HELD_OF:
        return True  # "in connection with a vigil held there"
    if row[at].word in _FIRE_AS_NOUN and (before in _DURING or _their_deed(row, at)):
        return True  # "wounded in shelling near X", "killed in police firing at Y"
    if row[at].word == "burning" and before in ("with", "behind", "between", "over"):
        return True  # "blocked the road with burning tyres"
    if verb.form == "ing" and at and line.words(at - 1).lower().endswith(" of the"):
        return True  # "one of the attacking guerrillas"
    if verb.form in ("past", "done") and verb.bare and before in g.POSSESSIVES:
        return True
    if verb.form in ("past", "done") and verb.bare and _attributive(row, at, before):
        return True
    if verb.form in ("past", "done") and verb.bare and _of_old(row, at, left):
        return True
    if verb.form in ("past", "done") and verb.bare:
        after = row[at + 1] if at + 1 < len(row) else None
        if before in _BEFORE_THINGS and after is not None and not after.refs:
            return row[at].word in _SPOILT
        if before in ("the", "those", "all", "any", "of") and before != "":
            return after is not None and not after.refs
    return False


_FIRE_AS_NOUN = frozenset(["firing", "shelling", "shooting", "bombing", "bombarding"])
_DURING = frozenset(["in", "during", "under"])


def _their_deed(row: Sequence[Unit], at: int) -> bool:
    """Whether a body only says whose deed it is: "injured in the police lathi-charge"."""
    left = at - 2 - (at > 1 and row[at - 2].word in g.DETERMINERS)
    bodied = row[at - 1].sort == "organisation"
    return bodied and left >= 0 and row[left].word in g.PREPOSITIONS - {"to"}


# "found in a burnt house", "men in stolen uniforms", "a broken rib": no deed is told.
_SPOILT = frozenset(
    """burnt burned broken stolen looted damaged destroyed ruined gutted charred seized
    confiscated smashed demolished torched ransacked shattered abandoned""".split()  # noqa: SIM905
)
_BEFORE_THINGS = frozenset(
    """a an from in of with for near inside outside on into at under behind through some
    two three four several many""".split()  # noqa: SIM905
)


_QUALITIES = frozenset(
    """injured wounded detained arrested imprisoned jailed displaced evicted kidnapped
    abducted murdered slain tortured convicted""".split()  # noqa: SIM905
)


def _attributive(row: Sequence[Unit], at: int, before: str) -> bool:
    """Whether a participle only says which people: "had treated injured protesters"."""
    after = row[at + 1] if at + 1 < len(row) else None
    if row[at].word not in _QUALITIES or after is None or after.form != "description":
        return False
    return before in g.PREPOSITIONS - {"by", "after", "before", "since"} or (
        g.finite(before) and before not in g.BE | g.HAVE and not row[at - 1].refs
    )


def _of_old(row: Sequence[Unit], at: int, left: int) -> bool:
    """Whether a participle tells what he was to whom a verb is done: "shot dismissed A"."""
    left -= left > 0 and row[left].word in g.DETERMINERS | g.POSSESSIVES
    before = row[left].word if left >= 0 else ""
    forms = triggers().verbs.get(before, ())
    acting = g.finite(before) or any(f.form in (PAST, DONE) for f in forms)
    acting = acting and before not in g.BE | g.HAVE and not row[left].refs
    return (acting or before in ("by", "that")) and past_quality(row, at) > at


def fits(line: Line, at: int, forms: Iterable[Form], shut: int) -> list[Fit]:
    """Return how forms of the word at `at` fit there, in their order.

    `shut` are the ways that the sentence holds no words for (`Triggers.shut`).
    """
    near = line.said[at + 1 : at + _NEAR]
    open_ = [form for form in forms if not form.bit & shut]
    open_ = [f for f in open_ if not f.rest or f.rest[0] in near or _leads(f)]
    if not open_:
        return []
    there = _There(line, at)
    tried = [_fit(there, form) for form in open_]
    return [fit for fit in tried if fit is not None]


def _leads(form: Form) -> bool:
    """Whether the other word of a form may stand before it: "forcibly taken"."""
    return form.rest[0].endswith("ly")


_AT_LEAST = (" at least ", " at most ")


class _There:
    """A place in a sentence, and what more than one form asks of it."""

    def __init__(self, line: Line, at: int) -> None:
        self.line, self.at = line, at
        self._limits: dict[int, str] = {}
        self._verbs: dict[tuple[int, str], Verb] = {}

    @once
    def left(self) -> str:
        """The words of the sentence before it."""
        return self.line.left(self.at)

    def limit(self, end: int) -> str:
        """Return the words after unit `end` that a form may ask for."""
        if end not in self._limits:
            after = self.line.text_between(end - 1, len(self.line.row))
            if after.startswith(_AT_LEAST):
                after = after[len(" at ") :]  # "shot at least six": at nobody
            stop = _STOPPED.search(after[:_REACH])
            until = stop.start() if stop else _REACH
            self._limits[end] = after[:until].rstrip(_ENDS)
        return self._limits[end]

    def verb(self, end: int, form: str) -> Verb:
        """Return the verb that stands here with its particle up to `end`."""
        if (end, form) not in self._verbs:
            made = clauses.verb(self.line.row, self.at, end, form)
            self._verbs[end, form] = made
        return self._verbs[end, form]

    def takes(self, way: Way, end: int) -> bool:
        """Whether the words before and after are those that a way asks for."""
        limit, may = self.limit(end), self.line.may
        after, unless, before, without = way.after, way.unless, way.before, way.without
        if after and not (may(after) and after.compiled.search(limit)):
            return False
        if unless and may(unless) and unless.compiled.search(opening(limit, 90)):
            return False
        if before and not (may(before) and before.compiled.search(self.left)):
            return False
        return not (without and may(without) and without.compiled.search(self.left))


def _fit(there: _There, form: Form) -> Fit | None:
    """Return how a form fits where it stands, or None where it does not."""
    line, at, way = there.line, there.at, form.way
    end = _particle(line.row, at, form.rest)
    if end is None or not there.takes(way, end):
        return None
    verb, limit = there.verb(end, form.form), there.limit(end)
    thing = None
    if way.things:
        thing = _thing(line, verb, way.things)
        if thing is None:
            return None
    if way.subjects is not None and not _subject_word(line, verb, way.subjects, limit):
        return None
    score = 2.0 * bool(way.after) + 2 * bool(way.things) + len(form.rest)
    if thing is not None:
        score -= min(abs(thing - at), 20) / 30
    score += 2 * bool(way.subjects) + 3 * bool(way.before) - 3 * ("bare" in way.marks)
    return Fit(way, verb, thing, score)


_STOPPED = re.compile(r"[;|?](?:\s|$)")


def _particle(row: Sequence[Unit], at: int, rest: tuple[str, ...]) -> int | None:
    """Return where a verb ends with its particle, which may follow the object."""
    if not rest:
        return at + 1
    if len(rest) == 1 and rest[0].endswith("ly"):
        return at + 1 if at and row[at - 1].word == rest[0] else None
    words = [u.word for u in row[at + 1 : at + 1 + len(rest)]]
    if words == list(rest):
        some = row[at + len(rest) : at + len(rest) + 2]
        least = [u.word for u in some] in (["at", "least"], ["at", "most"])
        return None if least else at + 1 + len(rest)  # "charged at least six"
    if rest[-1] in ("on", "at", "upon") and row[at].word.startswith(("fir", "sh")):
        return None  # "the army fired General X on Monday": dismissed
    for k in range(at + 1, min(at + _NEAR, len(row) - len(rest) + 1)):
        if [u.word for u in row[k : k + len(rest)]] == list(rest):
            between = row[at + 1 : k]
            if (
                (len(rest) == 1 or rest == ("to", "death"))
                and any(u.refs or u.word in _OBJECTS for u in between)
                and not any(
                    g.finite(u.word) or u.word in g.PREPOSITIONS or u.word in g.MARKS
                    for u in between
                )
            ):
                return at + 1
    return None


_OBJECTS = frozenset(["him", "her", "them", "us", "me"])


def _thing(line: Line, verb: Verb, things: frozenset[str]) -> int | None:
    """Return the unit of a listed thing that the verb is done to."""
    row = line.row
    if verb.passive:
        for k in range(verb.start - 1, max(verb.start - 14, -1), -1):
            word = row[k].word
            if word in (";", "|", ":") or (
                g.finite(word)
                and k < verb.start - 1
                and word not in g.BE
                and row[k - 1].word not in g.BE
            ):
                break
            if word == "march" and k and row[k - 1].word[:1].isdigit():
                continue
            if word in things and not _by_means(row, k):
                return k
        place = _place_thing(
            line, range(verb.start - 1, max(verb.start - 6, -1), -1), things
        )
        if place is not None:
            return place
        if not verb.bare:
            return None
    for k in range(verb.end, min(verb.end + 11, len(row))):
        word = row[k].word
        if word in (";", "|", ".", "?") or (g.finite(word) and k > verb.end):
            return None
        if word == "march" and row[k - 1].word[:1].isdigit():
            return None
        if word in _ASIDE and k > verb.end:
            return None
        if word in things:
            return k
        if row_place(line, k) and _ends_with(line, k, things):
            return k
        if "a place" in things and row[k].sort == "place" and k == verb.end:
            return k
    return None


# What stands behind them tells where or by what means, not what it was done to.
_ASIDE = frozenset(
    """in into with by from near outside behind beside opposite alongside after over following
    because when amid""".split()  # noqa: SIM905
)


def _by_means(row: Sequence[Unit], k: int) -> bool:
    """Whether a thing is what another deed was done with: "beaten with rifle butts"."""
    near = row[max(0, k - 2) : k]
    return any(u.word in ("with", "by", "using") for u in near)


def _place_thing(line: Line, reach: range, things: frozenset[str]) -> int | None:
    for k in reach:
        if row_place(line, k) and _ends_with(line, k, things):
            return k
        if g.finite(line.row[k].word):
            return None
    return None


def row_place(line: Line, k: int) -> bool:
    """Whether unit `k` is a mention of a place or a body."""
    return line.row[k].sort in ("place", "organisation")


def _ends_with(line: Line, k: int, things: frozenset[str]) -> bool:
    words = _HYPHENED.findall(line.words(k).lower())
    return any(w in things for w in words)


_HYPHENED = re.compile(r"[\w-]+")


def _subject_word(line: Line, verb: Verb, wanted: Spotter, limit: str) -> bool:
    """Whether the thing done ("a case", "bail") stands as subject or object."""
    low = max(verb.start - 12, 0)
    before = line.text_between(low - 1, verb.start)
    return bool(wanted.search(before) or wanted.search(limit[:80]))
