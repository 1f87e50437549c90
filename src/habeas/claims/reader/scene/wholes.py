"""Words for people told of before, opened to whom they mean: sets and titles.

"The three", "both" and "the other five" are people listed before in that number; "the
Secretary General" is whoever was named as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from habeas.claims.reader import grammar as g
from habeas.claims.reader.scene.scene import NUMBERS, ROLE_WORDS, SEX, Scene
from habeas.claims.reader.units import Unit, described, said
from habeas.text.standing import standing


def with_latter(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row with "the latter" and "the former" opened to whom they mean."""
    if _LATTER.isdisjoint(said(row)):
        return row
    made: list[Unit] = []
    at = 0
    while at < len(row):
        width, people = _one_of_two(scene, (*made, *row[at:]), len(made)) or (1, ())
        one = Unit(
            "", row[at].start, row[at + width - 1].end, people, "person", "title"
        )
        made.append(one if people else row[at])
        at += width if people else 1
    return tuple(made)


_LATTER = frozenset(["latter", "former"])


def with_sets(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row with "the three", "both" and "all four" opened to whom they mean.

    Only where people were listed before, in that number.
    """
    row = _counted(scene, row)
    made: list[Unit] = []
    done = 0
    words = said(row)
    opening = [k for k in standing(_OPENING, words) if _may_open(words, k)]
    for at in sorted({*opening, *described(row)}):
        if at < done:
            continue
        width, people = _one_of_two(scene, row, at) or _set_at(scene, row, at)
        if not people and row[at].form == "description":
            width, people = 1, _others(scene, row, at)
        if people:
            made.extend(row[done:at])
            first, last = row[at], row[at + width - 1]
            made.append(Unit("", first.start, last.end, people, "person", "pronoun"))
            done = at + width
    return (*made, *_them(made[-1], row[done:])) if made else row


def _them(told: Unit, after: Sequence[Unit]) -> Iterator[Unit]:
    """Give the units behind a set, "they" and "them" opened to it if nobody was found."""
    for unit in after:
        if unit.word in ("they", "them") and not unit.refs and len(told.refs) > 1:
            unit = unit._replace(refs=told.refs, sort="person", form="pronoun")
        yield unit


def _may_open(words: Sequence[str], at: int) -> bool:
    """Whether what stands behind "the", "all" or "these" may make it a set."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "both" or following in _SETS


def _counted(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row, a number at its begin opened to as many named behind a colon.

    "Three got bail and went home: A, B and C"; "2 are still inside: D, E".
    """
    words = said(row)
    colon = words.index(":") if ":" in words else -1
    if colon < 0:
        return row
    at = next((k for k, u in enumerate(row[:3]) if _number(scene, u)), -1)
    if at < 0 or colon < at + 2 or not any(g.finite(u.word) for u in row[at:colon]):
        return row
    if any(_told_of(row, k) for k in range(at + 1, colon)):
        return row
    names: list[str] = []
    for unit in row[colon + 1 :]:
        if unit.word in (";", "."):
            break
        names += unit.refs if unit.person and unit.form in ("name", "short") else ()
    people = tuple(dict.fromkeys(names))
    if len(people) != _number(scene, row[at]):
        return row
    if scene.by_station:
        scene.hold(people)
    one = Unit("", row[at].start, row[at].end, people, "person", "pronoun")
    return (*row[:at], one, *row[at + 1 :])


def _told_of(row: tuple[Unit, ...], k: int) -> bool:
    """Whether somebody is named who could be told of, and not by whom or from whom."""
    if not row[k].person or row[k].form == "pronoun":
        return False
    return not any(u.word in g.PREPOSITIONS for u in row[max(k - 3, 0) : k])


def _number(scene: Scene, unit: Unit) -> int:
    """Return the number that a unit is, of 2 and more, or 0."""
    word = scene.flat[unit.start : unit.end].lower()
    if unit.refs:
        return 0  # told as a group, of which those named are members
    number = int(word) if word.isdecimal() else NUMBERS.get(word, 0)
    return number if _TWO <= number <= _MANY else 0


_TWO, _MANY = 2, 60


def _one_of_two(
    scene: Scene, row: tuple[Unit, ...], at: int
) -> tuple[int, tuple[str, ...]] | None:
    """Return whom "the latter" or "the former" means of two told before, if it is one."""
    word = row[at + 1].word if row[at].word == "the" and at + 1 < len(row) else ""
    if word not in ("latter", "former"):
        return None
    after = row[at + 2].word if at + 2 < len(row) else "."
    if after.isalpha() and not (g.finite(after) or after in g.PREPOSITIONS | g.BE):
        return None
    before = [u for u in row[:at] if u.person and not u.owns and u.form != "title"]
    named = tuple(dict.fromkeys(r for u in before for r in u.refs))
    if len(named) > len("AB") and not any(
        scene.alone(r) for u in before for r in u.refs if u.form == "description"
    ):
        told = [u for u in before if u.form in ("name", "short")]
        named = tuple(dict.fromkeys(r for u in told for r in u.refs))
    recent = tuple(scene.recent) if len(scene.recent) == len("AB") else ()
    two = named or scene.set_of(len("AB")) or recent
    if len(two) != len("AB") or not all(scene.alone(r) for r in two):
        return None
    return len(("the", word)), two[-1:] if word == "latter" else two[:1]


def _set_at(
    scene: Scene, row: tuple[Unit, ...], at: int
) -> tuple[int, tuple[str, ...]]:
    if row[at].word not in _OPENING:
        return 0, ()
    words = [u.word for u in row[at : at + 3]]
    if words[:2] in (["the", "others"], ["the", "rest"]):
        told = at < _TWO and words[2:] and words[2] in _STAND
        return 2, scene.all_the_rest(row[:at]) if told else ()
    width = 1
    pair = scene.pair() if words[0] == "both" else ()
    if pair:
        return width, pair
    if words[0] != "both":
        while width < len(words) and words[width] in ("the", "other", "remaining"):
            width += 1
        if width >= len(words) or words[width] not in NUMBERS:
            return 0, ()
        width += 1
    number = NUMBERS[words[width - 1]]
    following = row[at + width] if at + width < len(row) else None
    if (
        following is not None
        and following.word.isalpha()
        and not (
            following.word in _AFTER_SET
            or g.finite(following.word)
            or following.word in g.PREPOSITIONS
            or following.word in g.BE
        )
    ):
        return 0, ()
    if "other" in words[:width] or "remaining" in words[:width]:
        return width, scene.rest_of(number, row[:at])
    sex = following.word[:1] if following and SEX.match(following.word) else ""
    if words[0] == "both" and row[at - 1].word == ";":
        return width, _two_before(scene, row[:at]) or scene.set_of(number, sex)
    return width, scene.set_of(number, sex)


def _two_before(scene: Scene, row: tuple[Unit, ...]) -> tuple[str, ...]:
    """Return the two named before a semicolon, if it is two: "A was beaten and B; both"."""
    told = [u for u in row if u.person and u.form in ("name", "short") and not u.owns]
    two = tuple(dict.fromkeys(r for u in told for r in u.refs))
    two_of_them = len(two) == len("AB") and all(scene.alone(r) for r in two)
    return two if two_of_them else ()


_STAND = frozenset(["are", "were", "remain", "remained", "have", "had", "stay", "got"])
_OPENING = frozenset(["the", "all", "both", "these", "those"])
_SETS = NUMBERS.keys() | {
    "latter", "former", "others", "rest", "the", "other", "remaining"
}  # fmt: skip
_AFTER_SET = frozenset(
    [
        "and",
        "named",
        "above",
        "men",
        "women",
        "were",
        "have",
        "had",
        "who",
        "are",
        "both",
    ]
)
# "A candidate for mayor", "named minister": the office, not who holds it.
_NO_HOLDER = frozenset(
    [
        "a",
        "an",
        "another",
        "for",
        "as",
        "become",
        "former",
        "ex",
        "elected",
        "appointed",
    ]
)
_OTHERS = re.compile(r"(?:the )?(?:other|remaining) (?P<number>\w+)$", re.IGNORECASE)


def _others(scene: Scene, row: tuple[Unit, ...], at: int) -> tuple[str, ...]:
    """Return whom "the other five" leaves of a list, some of whom are named before."""
    words = scene.doc.text[row[at].start : row[at].end]
    match = _OTHERS.match(words.strip())
    number = match["number"].lower() if match else ""
    count = int(number) if number.isdigit() else NUMBERS.get(number, 0)
    rest = scene.rest_of(count, row[:at]) if count else ()
    return scene.means(row[at].refs[0], rest) if row[at].refs else rest


def _apposed(row: tuple[Unit, ...], at: int) -> bool:
    """Whether "A, the secretary of the branch," tells who A is, and of nobody else."""
    before = row[max(0, at - 3) : at]
    if len(before) < len(("name", ",", "the")) or before[1].word != ",":
        return False
    return before[0].person and before[2].word in ("the", "a", "our", "its")


def _of_another(row: tuple[Unit, ...], at: int) -> bool:
    """Whether "the president of the owners' body, A," names who is meant."""
    if at >= len(row) or row[at].word != "of":
        return False
    for k in range(at + 1, min(at + 9, len(row) - 1)):
        if row[k].word == ",":
            return row[k + 1].person
    return False


def _a_new_one(row: Sequence[Unit], at: int) -> bool:
    """Whether "a" or "an" opens the phrase of an office: "a student leader"."""
    return any(u.word in ("a", "an") for u in row[max(0, at - 3) : at])


def with_titles(scene: Scene, row: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the row with "the Secretary General" opened to who was named so."""
    if ROLE_WORDS.isdisjoint(said(row)):
        return row
    made: list[Unit] = []
    at = 0
    while at < len(row):
        if row[at].word not in ROLE_WORDS:
            made.append(row[at])
            at += 1
            continue
        width = 1
        while at + width < len(row) and row[at + width].word in ROLE_WORDS:
            width += 1
        words = tuple(u.word for u in row[at : at + width])
        ref = scene.roles.get(words)
        following = row[at + width] if at + width < len(row) else None
        another = at > 0 and row[at - 1].word in _NO_HOLDER or _apposed(row, at)
        another = another or _of_another(row, at + width) or _a_new_one(row, at)
        if ref and not another and not (following is not None and following.person):
            first, last = row[at], row[at + width - 1]
            made.append(Unit("", first.start, last.end, (ref,), "person", "title"))
            at += width
            continue
        made.extend(row[at : at + width])
        at += width
    return tuple(made)
