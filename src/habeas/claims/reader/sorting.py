"""Decide what each capitalised run names: a person, an organisation or a place.

Every run gathers evidence from its own words, from what stands around it and from the
model; runs of the same words in one text decide together, so that a title in one
place tells for all. A run with too little evidence names nothing: a false name is
worse than a missed one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.layouts import Fixed
from habeas.claims.reader.lexicon import (
    listed,
    people_known,
    places_known,
    singulars,
    towns_known,
    words,
)
from habeas.claims.reader.model import end_of, tagged
from habeas.claims.reader.names import Run, bare, title_tokens
from habeas.claims.reader.vocabulary import common, tags

_AGE = re.compile(r"\d{1,2}")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&]{1,7}|[A-Z]{2}")
_LEAST = 1.5
_MODEL = 1.2
_SHARED = 0.8


@dataclass(frozen=True)
class Named:
    """A run and what it names; `words` is the name without titles."""

    run: Run
    sort: str
    text: str

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.run.sentence

    @property
    def first(self) -> int:
        """The place of its first token in the sentence."""
        return self.run.first

    @property
    def start(self) -> int:
        """Where the name begins, titles included."""
        return self.run.start

    @property
    def name_start(self) -> int:
        """Where the name begins without titles."""
        return self.run.tokens[self.run.titles].start

    @cached_property
    def end(self) -> int:
        """Where it ends."""
        return end_of(self.text, self.run.tokens[-1])

    @cached_property
    def words(self) -> str:
        """The name as it is written, without titles, on one line."""
        return " ".join(self.text[self.name_start : self.end].split())

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The words of the name for comparing, without case; initials apart."""
        return tuple(self.words.casefold().replace(".", ". ").split())

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles before it, lower case, without full stops."""
        head = self.run.tokens[: self.run.titles]
        return tuple(t.text.lower() for t in head if t.text[0].isalpha())


def named(
    doc: Document, found: Sequence[Run], given: Sequence[Fixed] = ()
) -> list[Named]:
    """Return what the runs of a text name, in order; runs that name nothing left out.

    `given` are spans that the form of the text gives to people.
    """
    people = _given(doc, given)
    inside = {p for one in given for p in range(one.start, one.end)}
    loose = [r for r in found if r.start not in inside and r.end - 1 not in inside]
    runs = [piece for run in loose for piece in _pieces(run)]
    heard = _heard(runs)
    own = [_evidence(run, heard.get((run.start, run.end))) for run in runs]
    pooled: dict[str, dict[str, float]] = defaultdict(dict)
    for run, evidence in zip(runs, own, strict=True):
        shared = pooled[_key(run)]
        for sort, weight in evidence.items():
            shared[sort] = max(shared.get(sort, 0.0), weight)
    sorts = [_choose(pooled[_key(r)], e) for r, e in zip(runs, own, strict=True)]
    _by_neighbours(runs, sorts, own)
    _by_parts(runs, sorts, own, people)
    _by_bodies(runs, sorts, own)
    runs, sorts = _in_headlines(runs, sorts)
    kept = [
        Named(run, sort, doc.text)
        for run, sort in zip(runs, sorts, strict=True)
        if sort and _may_stand(run, sort)
    ]
    return sorted([*people, *kept], key=lambda n: n.start)


def _given(doc: Document, given: Sequence[Fixed]) -> list[Named]:
    """Return the names that the form of the text gives, where one sentence holds them."""
    found = []
    within: Sentence | None = None
    starts: list[int] = []
    for one in given:
        sentence = doc.sentence_at(one.end - 1)
        if sentence is None or not one.name:
            continue
        starts = (
            [t.start for t in sentence.tokens] if sentence is not within else starts
        )
        within = sentence
        first, last = bisect_left(starts, one.start), bisect_left(starts, one.end)
        if any(t.text[0].isalnum() for t in sentence.tokens[first:last]):
            titles = title_tokens(sentence.tokens, first, last)
            run = Run(sentence, first, last, titles)
            found.append(Named(run, "person", doc.text))
    return found


def _may_stand(run: Run, sort: str) -> bool:
    """Whether a part of this kind names anybody: a site's own lines name places."""
    kind = run.sentence.part.kind
    if kind == "furniture":
        heads = [n.lower() for n in run.names]
        if sort == "organisation":
            known = words("org_heads") | words("org_starts")
            return run.caps or bool(set(heads) & known)
        return sort == "place" or run.before() == "by" and run.first < 3
    if kind in ("contact", "calendar") and sort == "person":
        return bool(run.titles) or run.names[0].lower() in people_known()
    return True


def _heard(runs: Iterable[Run]) -> dict[tuple[int, int], tuple[str, float]]:
    """Return what the model calls each run, and how well its span agrees."""
    found: dict[tuple[int, int], tuple[str, float]] = {}
    last: Sentence | None = None
    names: list[tuple[int, int, str]] = []
    at = 0
    for run in runs:
        if run.sentence is not last:
            last, at = run.sentence, 0
            names = [(t.first, t.last, t.sort) for t in tagged(last.tokens)]
        while at < len(names) and names[at][1] <= run.first:
            at += 1
        if at < len(names) and names[at][0] < run.last:
            first, end, sort = names[at]
            same = end == run.last and first in (run.first, run.first + run.titles)
            found[(run.start, run.end)] = (sort, 1.0 if same else 0.5)
    return found


def _key(run: Run) -> str:
    return " ".join(run.names).casefold()


def _choose(pooled: dict[str, float], own: dict[str, float]) -> str:
    total = {s: max(own.get(s, 0.0), _SHARED * w) for s, w in pooled.items()}
    if not total:
        return ""
    sort, weight = max(total.items(), key=lambda item: item[1])
    return sort if weight >= _LEAST else ""


def _by_neighbours(
    runs: Sequence[Run], sorts: list[str], own: Sequence[dict[str, float]]
) -> None:
    """In a list of names, one of no clear sort is of the sort of those beside it."""
    for at, run in enumerate(runs):
        if sorts[at] or run.caps or not _may_be_name(run):
            continue
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(runs) and sorts[beside] == "person":
                low, high = sorted((at, beside))
                if _joined(runs[low], runs[high]) and not _plainly_other(run, own[at]):
                    sorts[at] = "person"


def _may_be_name(run: Run) -> bool:
    low = [n.lower() for n in run.names]
    if _office(low) or low[-1] in singulars() or low[-1] in words("not_names"):
        return False
    if len(run.names) == 1:
        listed = low[0] in people_known()
        return listed or not common(low[0]) and run.names[0].istitle()
    return 2 <= len(run.names) <= 4


def _joined(one: Run, two: Run) -> bool:
    if one.sentence is not two.sentence:
        return False
    between = [t.text.lower() for t in one.sentence.tokens[one.last : two.first]]
    return between in ([","], ["and"], [",", "and"], [";"])


def _plainly_other(run: Run, evidence: dict[str, float]) -> bool:
    return max(evidence.get("organisation", 0), evidence.get("place", 0)) > 1.4


def _by_parts(
    runs: Sequence[Run],
    sorts: list[str],
    own: Sequence[dict[str, float]],
    people: Sequence[Named],
) -> None:
    """One word alone that is part of one full name of the text is of that person."""
    parts = {p for one in people for p in one.parts if len(p) > 2}
    for run, sort in zip(runs, sorts, strict=True):
        if sort == "person" and (len(run.names) > 1 or run.titles):
            parts.update(n.casefold() for n in run.names if len(n) > 2)
    for at, run in enumerate(runs):
        if sorts[at] == "person" or run.caps or not 1 <= len(run.names) <= 2:
            continue
        if all(n.casefold() in parts for n in run.names) and (
            own[at].get("organisation", 0) < 2 and _not_place(run, own[at])
        ):
            sorts[at] = "person"


def _by_bodies(
    runs: Sequence[Run], sorts: list[str], own: Sequence[dict[str, float]]
) -> None:
    """Words that begin the name of a body of the text, alone, are of that body."""
    begun: set[str] = set()
    for run, sort in zip(runs, sorts, strict=True):
        if sort == "organisation" and len(run.names) > 1:
            low = _key(run).split()
            begun.update(" ".join(low[:n]) for n in range(1, len(low)))
            begun.update({low[-1]} & words("org_heads"))
    for at, run in enumerate(runs):
        if _key(run) not in begun or own[at].get("person", 0) >= 4.5 or run.titles:
            continue
        alone = len(run.names) == 1 and common(run.names[0].lower())
        if alone and run.before() not in ("the", "our", "this"):
            continue
        if sorts[at] != "place" or _key(run) in words("org_heads"):
            sorts[at] = "organisation"


def _in_headlines(
    runs: Sequence[Run], sorts: Sequence[str]
) -> tuple[list[Run], list[str]]:
    """Find, in lines of capitals, the names that the text has elsewhere."""
    known = {
        tuple(_key(run).split()): sort
        for run, sort in zip(runs, sorts, strict=True)
        if sort and not run.caps
    }
    found: list[tuple[Run, str]] = []
    for run, sort in zip(runs, sorts, strict=True):
        if sort or not run.caps:
            found.append((run, sort))
            continue
        tokens, at = run.sentence.tokens, run.first
        while at < run.last:
            for end in range(min(run.last, at + 6), at, -1):
                said = tuple(bare(t.text).casefold() for t in tokens[at:end])
                if said in known and (len(said) > 1 or known[said] != "person"):
                    found.append((Run(run.sentence, at, end, 0, True), known[said]))
                    at = end - 1
                    break
            at += 1
    return [run for run, _ in found], [sort for _, sort in found]


def _not_place(run: Run, evidence: dict[str, float]) -> bool:
    if evidence.get("place", 0) >= 3:
        return False
    return run.before() not in ("in", "at", "near") or bool(run.titles)


# --- splitting --------------------------------------------------------------


def _pieces(run: Run) -> list[Run]:
    """Split "CPP Secretary General Comrade X" before the title or after the office."""
    tokens = run.sentence.tokens
    said = [t.text.lower() for t in run.tokens]
    event = next((i for i, w in enumerate(said[:3]) if w in _EVENTS), -1)
    counted = run.before()[:1].isdigit()
    if (
        event >= 0
        and (counted or event == 0 and said[0] != "congress")
        and said[event + 1 : event + 2] == ["of"]
    ):
        begin = run.first + event + 2 + (said[event + 2 : event + 3] == ["the"])
        return _split(run, begin, begin)[1:]
    if run.caps or "of" in said or "for" in said:
        return [run]
    for at in range(run.last - 2, run.first + run.titles - 1, -1):
        low = bare(tokens[at].text).lower()
        if at > run.first and low in _strong_titles() and _whole(tokens[at].text):
            begin = at
            while begin - 1 > run.first and tokens[begin - 1].text.lower() in (
                words("titles") | {"."}
            ):
                if tokens[begin - 2].text.lower() in singulars():
                    break
                begin -= 1
            if tokens[begin].text == ".":
                begin += 1
            if not _heading(tokens[at + 1].text):
                return _split(run, begin, begin)
        if low in singulars() and low not in words("titles") and not _bodily(run, at):
            return _split(run, at, at + 1)
    return [run]


def _strong_titles() -> frozenset[str]:
    return words("titles") - words("weak_titles")


def _heading(word: str) -> bool:
    low = word.lower()
    return low in words("org_heads") or low in singulars() or low in ("of", "for")


def _bodily(run: Run, at: int) -> bool:
    """Whether the words from `at` on are part of the name of a body or an office."""
    later = [bare(t.text).lower() for t in run.sentence.tokens[at : run.last]]
    heads = words("org_heads") | words("place_heads")
    if any(w in heads for w in later[1:]) or later[1] in ("of", "for", "'", "’", "and"):
        return True
    return bare(run.sentence.tokens[at].text) != run.sentence.tokens[at].text


def _whole(word: str) -> bool:
    return len(word) > 2 and not word.isupper()


def _split(run: Run, end: int, begin: int) -> list[Run]:
    tokens = run.sentence.tokens
    pieces = []
    if end > run.first:
        pieces.append(Run(run.sentence, run.first, end, 0, run.caps))
    if begin < run.last:
        titles = title_tokens(tokens, begin, run.last)
        pieces.append(Run(run.sentence, begin, run.last, titles, run.caps))
    return pieces


# --- evidence ---------------------------------------------------------------


def _evidence(run: Run, heard: tuple[str, float] | None) -> dict[str, float]:
    low = [n.lower() for n in run.names]
    if not low or _office(low) or low[-1] in words("no_name_ends"):
        return {}
    if low[0] in ("yang", "di-pertua", "of", "and", "for"):
        return {}
    if _beside_slash(run):
        return {}
    if run.titles and all(w in _strong_titles() for w in low):
        return {}
    listed = run.titles or low[0] in people_known() and len(low) > 1
    if low[-1] in words("not_names") and not listed:
        return {}
    if len(low) == 1 and len(low[0]) == 1 and not run.titles:
        return {}
    found = {
        "person": _person(run, low),
        "organisation": _organisation(run, low),
        "place": _place(run, low),
    }
    if heard and not run.caps:
        found[heard[0]] += _MODEL * heard[1]
        if len(low) == 1 and found["person"] < _LEAST + 1.5 and not _cued(run, low):
            found["person"] = min(found["person"], _LEAST - 0.1)
    return {sort: weight for sort, weight in found.items() if weight > 0}


_EVENTS = listed("conference congress convention summit march rally session")


def _beside_slash(run: Run) -> bool:
    """Whether a single word is a part of a reference ("7/GC/04")."""
    return len(run.names) == 1 and run.before() == "/" and run.after() == "/"


def _cued(run: Run, low: Sequence[str]) -> bool:
    """Whether one word alone has anything but the model to call it a person."""
    listed = low[0] in people_known() or run.before() in singulars()
    return bool(run.titles) or listed or _after_people(run)


def _after_people(run: Run) -> bool:
    """Whether a run stands after "my colleagues," or "the widow:"."""
    return run.before() in (",", ":", "–") and run.before(2) in singulars()


def _office(low: Sequence[str]) -> bool:
    """Whether a run is an office ("District Magistrate", "Minister of Transport")."""
    if low[-1] in words("org_heads") and len(low) > 1:
        return False
    if low[-1] in singulars() and low[-1] not in people_known():
        return low[-1] in words("roles") or len(low) == 1
    return low[0] in words("roles") and "of" in low[1:3]


def _person(run: Run, low: list[str]) -> float:
    if run.caps:
        return 0.0
    before, after = run.before(), run.after()
    plain = not any(common(w) for w in low if len(w) > 2)
    weight = 0.0
    if run.titles:
        weight += 3
    if any(w in ("bin", "binti", "a", "bint", "ibn") for w in low[1:]) and len(low) > 2:
        weight += 2
    if before in singulars() and before not in ("family", "people"):
        weight += 2.5
    if _after_people(run) and plain:
        weight += 1.6
    if _aged(run):
        weight += 3
    if after in ("who", "whose") or after in words("say") and len(low) > 1:
        weight += 1
    if after in singulars() and run.possessive:
        weight += 1.5
    if plain and 2 <= len(low) <= 4:
        weight += 1
    weight += _known(low)
    if len(low) > 1 and all(len(w) == 1 for w in low[:-1]) and len(low[-1]) > 2:
        weight += 1.5
    if len(low) > 1 and all(len(w) == 1 for w in low) and "".join(low) not in _LANDS:
        weight += 2
    if low[-1] in words("org_heads") | words("place_heads"):
        weight -= 2.5
    if set(low) & _STREETS:
        weight -= 3
    if " ".join(low) in places_known() and not run.titles:
        weight -= 2
    if before in ("in", "at") and not run.titles:
        weight -= 1.5
    if before in _PLACED:
        weight -= 5
    if before in ("on", "over", "bombed") or before.isdigit() and len(low) == 1:
        weight -= 1
    if before == "[" and run.after() == "]" and not run.titles:
        weight -= 2
    if before == "by" and run.first == 1 and len(low) > 1:
        weight += 2
    return weight


_STREETS = listed("nagar road street colony sector block marg mohalla goth chowk lane")
_LANDS = listed("us uk un eu uae usa dc ngo po ps hq ussr drc am pm")
_PLACED = listed("village town city township district sitio barangay hamlet")


def _known(low: Sequence[str]) -> float:
    """What the lists of personal names tell of a run."""
    listed = [people_known().get(w, "") for w in low]
    if not any(listed):
        return 0.0
    if len(low) == 1:
        return 0.7 if listed[0] in ("g", "b") else 0.3
    return min(1.5, 0.8 * sum(map(bool, listed)))


def _aged(run: Run) -> bool:
    """Whether an age follows: ", 41," or "(58)" or ", who is 62 years old"."""
    near = [run.after(n) for n in range(1, 7)]
    if near[0] in (",", "(") and _AGE.fullmatch(near[1]):
        return near[2] in (",", ")", ";", ".")
    return near[:3] == [",", "who", "is"] and near[4:5] == ["years"]


def _organisation(run: Run, low: list[str]) -> float:
    heads, starts = words("org_heads"), words("org_starts")
    said = [t.text.lower() for t in run.tokens]
    weight = 0.0
    if run.caps and any(tags(w)[:1] in ("I", "V") and w != "of" for w in said):
        return 0.0
    if low[-1] in heads or low[-1] + "s" in heads:
        weight += 3 if len(low) > 1 else 0.5
    elif (
        (
            low[0] in starts
            and len(low) > 2
            or "of" in said
            and any(w in heads or w in starts for w in low[: said.index("of")])
        )
        or low[0] in heads
        and set(low) & _OF
    ):
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 1
    if low[0] in ("radio", "tv", "colectivo") and len(low) > 1:
        weight += 2
    firm = [run.after(n) for n in (1, 2, 3)]
    if low[-2:] in (["s", "a"], ["sdn", "bhd"]) and len(low) > 2 or firm in _FIRMS:
        weight += 5
    if run.before() in _MEDIA:
        weight += 3
    if run.after() in _SMALL_HEADS and not run.possessive:
        weight += 1.6
    if len(low) == 1 and _ACRONYM.fullmatch(run.names[0]) and not run.caps:
        weight += 2 - 3 * _no_body(run, low[0])
    if run.titles:
        weight -= 2
    return weight


def _no_body(run: Run, word: str) -> bool:
    """Whether capitals stand for an office, a law, a sum or a shouted word."""
    known = word in words("titles") | words("not_names") | words("roles")
    if known or common(word) or word[-1].isdigit() or word.endswith("ing"):
        return True
    law = run.before() == "under" or run.before() == "the" and run.before(2) == "under"
    after = run.after()
    shouted = run.first == 0 and len(word) > 5
    return law or shouted or after in ("act", "law", "laws", "detention", "case", "no")


_FIRMS = (
    ["(", "pvt", ")"],
    ["(", "private", ")"],
    ["(", "pty", ")"],
    ["(", "pvt", "."],
)
_OF = listed("de del des di do da ng wa ya of")
_MEDIA = listed("portal newspaper magazine website channel daily weekly brand company")
_SMALL_HEADS = listed(
    "committee party union federation council court ministry alliance coalition front"
)


def _place(run: Run, low: list[str]) -> float:
    heads, starts = words("place_heads"), words("place_starts")
    whole = " ".join(low)
    weight = 0.0
    if whole in places_known():
        weight += 2.5
    elif whole in towns_known() and not run.caps:
        weight += 0.8
    if run.caps and any(tags(w)[:1] in ("I", "V") and w != "of" for w in low):
        return 0.0
    if low[-1] in heads and len(low) > 1:
        weight += 3
    elif low[0] in starts and len(low) > 1:
        weight += 2
    after = "" if run.after(2) in singulars() else run.after()
    if (
        after in heads
        and after not in ("state", "police")
        and not run.possessive
        or run.after(2) in heads | _CENTRES
        and after in _KINDS
        and not run.possessive
    ):
        weight += 2.5
    if run.before() in words("place_preps") and not run.caps:
        weight += _PREPOSED.get(run.before(), 1.2)
    if run.before() in ("of", "village", "town", "city") and run.before(2) in heads:
        weight += 2
    if run.before() in _PLACED and not common(low[0]):
        weight += 3
    elif run.before() in heads and not common(low[0]):
        weight += 1
    if run.before() == "[" and run.after() == "]" and run.first > 2:
        weight += 2
    if run.before() == "of" and run.before(2) in _SEATED:
        weight += 2.5
    if run.titles and run.before() not in _PLACED:
        weight -= 3
    if len(low) == 1 and tags(low[0]) and whole not in places_known():
        weight -= 0 if run.before() in ("at", "near") and run.first > 1 else 1.5
    return weight


_SEATED = listed("mayor governor bishop archbishop diocese municipality")
_PREPOSED = {"in": 2.0, "at": 2.0, "near": 2.0, "from": 1.6}
_CENTRES = listed("centre center")
_KINDS = listed(
    """police custodial detention central district juvenile army refugee railway grain
    court correctional remand training bus metro fish vegetable cattle"""
)
