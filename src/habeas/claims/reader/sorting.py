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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from habeas.claims.reader.chatnames import FEWEST, in_chats
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.evidence import LEAST, evidence, is_office
from habeas.claims.reader.hearing import LEAST as LEAST_SAID
from habeas.claims.reader.hearing import SURE, Said, Told
from habeas.claims.reader.layouts import Fixed
from habeas.claims.reader.lexicon import (
    either,
    people_known,
    singulars,
    words,
)
from habeas.claims.reader.model import Tagged, Weights, end_of, together
from habeas.claims.reader.names import Run, bare, title_tokens
from habeas.claims.reader.pieces import pieces
from habeas.claims.reader.stations import by_station, station
from habeas.claims.reader.vocabulary import common, tags
from habeas.text.once import once
from habeas.text.spans import positions

_SHARED = 0.8
_TAUGHT = 1.7
_VOICED = 1.3  # enough by itself, where nothing speaks against it
_MARK = re.compile(r"\s*(?:\(?\w{1,3}[.)]|[-*•·–])?\s*")


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

    @once
    def end(self) -> int:
        """Where it ends."""
        return end_of(self.text, self.run.tokens[-1])

    @once
    def words(self) -> str:
        """The name as it is written, without titles, on one line."""
        return " ".join(self.text[self.name_start : self.end].split())

    @once
    def parts(self) -> tuple[str, ...]:
        """The words of the name for comparing, without case; initials apart."""
        return tuple(self.words.casefold().replace(".", ". ").split())

    @once
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
    people = placed_names(doc, given)
    inside = positions((one.start, one.end) for one in given)
    loose = [r for r in found if r.start not in inside and r.end - 1 not in inside]
    runs = [piece for run in loose for piece in pieces(run)]
    heard = _heard(runs, doc.learnt.weights, doc.voiced)
    doc.heard.update((at, sort) for at, (sort, share) in heard.items() if share >= 1)
    own = [evidence(run, heard.get((run.start, run.end))) for run in runs]
    pooled: dict[str, dict[str, float]] = defaultdict(dict)
    for run, told in zip(runs, own, strict=True):
        shared = pooled[_key(run)]
        for sort, weight in told.items():
            shared[sort] = max(shared.get(sort, 0.0), weight)
    sorts = [_choose(pooled[_key(r)], e) for r, e in zip(runs, own, strict=True)]
    _by_neighbours(runs, sorts, own)
    _alike(runs, sorts, own)
    _by_parts(runs, sorts, own, people)
    if sum(one.sender for one in given) >= FEWEST:
        in_chats(runs, sorts)
    _by_headings(doc, runs, sorts)
    _between(runs, sorts)
    _by_bodies(runs, sorts, own)
    runs, sorts = _in_headlines(runs, sorts)
    kept = [
        Named(run, sort, doc.text)
        for run, sort in zip(runs, sorts, strict=True)
        if sort and _may_stand(run, sort)
    ]
    return sorted([*people, *kept], key=lambda n: n.start)


def placed_names(doc: Document, given: Sequence[Fixed]) -> list[Named]:
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
            turned = any(t.text == "," for t in sentence.tokens[first:last])
            titles = 0 if turned else title_tokens(sentence.tokens, first, last)
            run = Run(sentence, first, last, titles)
            found.append(Named(run, "person", doc.text))
    return found


def _may_stand(run: Run, sort: str) -> bool:
    """Whether a part of this kind names anybody: a site's own lines name places."""
    kind = run.sentence.part.kind
    if kind == "furniture":
        heads = [n.lower() for n in run.names]
        if sort == "organisation":
            known = either("org_heads", "org_starts") | _FIRMS
            return run.caps or bool(set(heads) & known)
        of_whom = run.before() in _OF_WHOM and _TELLINGS & set(run.sentence.low[:3])
        by = run.before() == "by" and run.first < 3
        return sort == "place" or by or bool(of_whom and sort == "person")
    if kind in ("contact", "calendar") and sort == "person":
        return bool(run.titles) or run.names[0].lower() in people_known()
    return True


_OF_WHOM = frozenset(["of", "by", "from", "with"])
_TELLINGS = frozenset(
    ["testimony", "affidavit", "account", "deposition", "interview", "story"]
)
_FIRMS = frozenset({"clinic", "chambers", "cell"})


def _heard(
    runs: Iterable[Run], weights: Weights, voiced: Told | None
) -> dict[tuple[int, int], tuple[str, float]]:
    """Return what the model calls each run, and how well its span agrees.

    What a desk's decisions taught it to call otherwise counts for more. Where it hears
    nothing, with or without what it was taught, a voice is heard.
    """
    found: dict[tuple[int, int], tuple[str, float]] = {}
    rows = [list(s) for _, s in groupby(runs, key=lambda run: id(run.sentence))]
    asked = [(s[0].sentence.tokens, [(r.first, r.last) for r in s]) for s in rows]
    every = together(asked, weights)
    plain = together(asked) if weights else every
    for same, names, untaught in zip(rows, every, plain, strict=True):
        found.update(_heard_in(same, names, untaught))
        if voiced:
            said = voiced.names[same[0].sentence.number]
            found.update(_heard_besides(same, said, names, untaught))
    return found


def _heard_besides(
    runs: Sequence[Run],
    said: Sequence[Said],
    names: Sequence[Tagged],
    untaught: Sequence[Tagged],
) -> Iterator[tuple[tuple[int, int], tuple[str, float]]]:
    """Yield what a voice calls the runs that the model calls nothing.

    A sure voice is heard also where the model calls the same words another sort, unless
    a desk taught it so.
    """
    for one, score in said:
        sure = score >= SURE
        if score < LEAST_SAID or _spoken(one, names, untaught, sort_too=sure):
            continue
        for run in runs:
            if run.last == one.last and one.first in (
                run.first,
                run.first + run.titles,
            ):
                yield (run.start, run.end), (one.sort, _VOICED if sure else 1.0)


def _spoken(
    one: Tagged, names: Sequence[Tagged], untaught: Sequence[Tagged], *, sort_too: bool
) -> bool:
    """Whether the model speaks against it; not by the sort alone, with `sort_too`."""
    for name in (*names, *untaught):
        if one.first < name.last and name.first < one.last:
            same = (one.first, one.last) == (name.first, name.last)
            own = name in names and name in untaught
            if not (sort_too and same and own and one.sort != name.sort):
                return True
    return False


def _heard_in(
    runs: Sequence[Run], names_: Sequence[Tagged], untaught: Sequence[Tagged]
) -> Iterator[tuple[tuple[int, int], tuple[str, float]]]:
    """Yield what the model calls the runs of one sentence."""
    names = [(t.first, t.last, t.sort) for t in names_]
    plain = {(t.first, t.last, t.sort) for t in untaught}
    at = 0
    for run in runs:
        while at < len(names) and names[at][1] <= run.first:
            at += 1
        if at < len(names) and names[at][0] < run.last:
            first, end, sort = names[at]
            same = end == run.last and first in (run.first, run.first + run.titles)
            sure = 1.0 if names[at] in plain else _TAUGHT
            yield (run.start, run.end), (sort, sure if same else 0.5)


def _key(run: Run) -> str:
    return " ".join(run.names).casefold()


def _choose(pooled: dict[str, float], own: dict[str, float]) -> str:
    total = {s: max(own.get(s, 0.0), _SHARED * w) for s, w in pooled.items()}
    if not total:
        return ""
    sort, weight = max(total.items(), key=lambda item: item[1])
    return sort if weight >= LEAST else ""


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


def _alike(
    runs: Sequence[Run], sorts: list[str], own: Sequence[dict[str, float]]
) -> None:
    """One given name that a list of names told is a person's wherever it stands."""
    known = {
        _key(run)
        for run, sort in zip(runs, sorts, strict=True)
        if sort == "person" and len(run.names) == 1 and _key(run) in people_known()
    }
    for at, run in enumerate(runs):
        if not sorts[at] and _key(run) in known and not _plainly_other(run, own[at]):
            sorts[at] = "" if run.caps else "person"


def _may_be_name(run: Run) -> bool:
    low = [n.lower() for n in run.names]
    if is_office(low) or low[-1] in singulars() or low[-1] in words("not_names"):
        return False
    if len(run.names) == 1:
        listed = low[0] in people_known()
        return listed or not common(low[0]) and not run.names[0].isupper()
    return 2 <= len(run.names) <= 4


def _joined(one: Run, two: Run) -> bool:
    if one.sentence is not two.sentence:
        return False
    between = [t.text.lower() for t in one.sentence.tokens[one.last : two.first]]
    return between in ([","], ["and"], [",", "and"], [";"], ["aur"])


def _plainly_other(run: Run, told: dict[str, float]) -> bool:
    return max(told.get("organisation", 0), told.get("place", 0)) > 1.4


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


def _by_headings(doc: Document, runs: Sequence[Run], sorts: list[str]) -> None:
    """Where paragraphs begin "Van." and "Osh:", what begins others so is a place."""
    heads = [at for at, run in enumerate(runs) if _heads(doc, run)]
    counted: set[str] = set()
    for at in heads if by_station(doc.text) else ():
        if station(doc.text, runs[at].start, len(doc.text)):
            counted.add(_key(runs[at]))
    for at, run in enumerate(runs if counted else ()):
        if _key(run) in counted and not run.titles:
            sorts[at] = "place"
    told = [sorts[at] for at in heads]
    if told.count("place") < 2 or told.count("person") >= told.count("place"):
        return
    for at in heads:
        if not sorts[at]:
            sorts[at] = "place"


def _heads(doc: Document, run: Run) -> bool:
    """Whether a run of one to three words begins a line and a mark follows it."""
    if run.first or run.titles or run.caps or len(run.names) > 3:
        return False
    if common(run.names[0].lower()) or run.names[0].lower() in words("not_names"):
        return False
    begin = doc.text.rfind("\n", 0, run.start) + 1
    line = doc.text[max(begin, run.start - 8) : run.start]
    if _MARK.fullmatch(line) is None:
        return False
    after = doc.text[run.end : run.end + 2]
    return after in (": ", ". ", " –", " —", " (")


def _between(runs: Sequence[Run], sorts: list[str]) -> None:
    """Read "between Caloto and X", "in Lyari and X": the second is a place too."""
    for at in range(1, len(runs)):
        one, two = runs[at - 1], runs[at]
        if sorts[at] or sorts[at - 1] != "place" or not _joined(one, two):
            continue
        led = one.before() in ("between", "in", "at", "near", "from")
        plain = len(two.names) < 3 and not any(common(n.lower()) for n in two.names)
        verb = set(tags(two.after())) & set("VPM")
        if led and plain and not verb and not two.titles and not two.caps:
            sorts[at] = "place"


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


def _not_place(run: Run, told: dict[str, float]) -> bool:
    if told.get("place", 0) >= 3:
        return False
    return run.before() not in ("in", "at", "near") or bool(run.titles)


# --- splitting --------------------------------------------------------------


# --- evidence ---------------------------------------------------------------
