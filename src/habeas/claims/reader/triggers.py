"""The words that tell of acts: `triggers.yaml` made ready to look up.

A way of telling is one row of that file. Verbs are found in all their forms, nouns in
both numbers; a phrase is an expression over the words of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any

import yaml

from habeas.text.spotting import Cues, Spotted, Spotter, places

BASE, THIRD, ING, PAST, DONE = "base", "third", "ing", "past", "done"

_IRREGULAR = {
    "be": "is being was been",
    "bear": "bears bearing bore borne",
    "bite": "bites biting bit bitten",
    "draw": "draws drawing drew drawn",
    "fly": "flies flying flew flown",
    "freeze": "freezes freezing froze frozen",
    "have": "has having had had",
    "lie": "lies lying lay lain",
    "quiz": "quizzes quizzing quizzed quizzed",
    "run": "runs running ran run",
    "sell": "sells selling sold sold",
    "sling": "slings slinging slung slung",
    "string": "strings stringing strung strung",
    "swear": "swears swearing swore sworn",
    "wear": "wears wearing wore worn",
    "beat": "beats beating beat beaten",
    "beg": "begs begging begged begged",
    "begin": "begins beginning began begun",
    "bind": "binds binding bound bound",
    "bleed": "bleeds bleeding bled bled",
    "blow": "blows blowing blew blown",
    "break": "breaks breaking broke broken",
    "bring": "brings bringing brought brought",
    "burn": "burns burning burnt burnt",
    "burst": "bursts bursting burst burst",
    "cast": "casts casting cast cast",
    "catch": "catches catching caught caught",
    "come": "comes coming came come",
    "cut": "cuts cutting cut cut",
    "die": "dies dying died died",
    "deal": "deals dealing dealt dealt",
    "do": "does doing did done",
    "drag": "drags dragging dragged dragged",
    "drive": "drives driving drove driven",
    "fall": "falls falling fell fallen",
    "find": "finds finding found found",
    "fling": "flings flinging flung flung",
    "forbid": "forbids forbidding forbade forbidden",
    "get": "gets getting got got",
    "give": "gives giving gave given",
    "go": "goes going went gone",
    "grab": "grabs grabbing grabbed grabbed",
    "grow": "grows growing grew grown",
    "gun": "guns gunning gunned gunned",
    "hang": "hangs hanging hung hung",
    "hear": "hears hearing heard heard",
    "hit": "hits hitting hit hit",
    "hold": "holds holding held held",
    "hurt": "hurts hurting hurt hurt",
    "keep": "keeps keeping kept kept",
    "lay": "lays laying laid laid",
    "lead": "leads leading led led",
    "leave": "leaves leaving left left",
    "let": "lets letting let let",
    "lose": "loses losing lost lost",
    "make": "makes making made made",
    "put": "puts putting put put",
    "remand": "remands remanding remanded remanded",
    "sack": "sacks sacking sacked sacked",
    "seek": "seeks seeking sought sought",
    "send": "sends sending sent sent",
    "set": "sets setting set set",
    "shoot": "shoots shooting shot shot",
    "show": "shows showing showed shown",
    "shut": "shuts shutting shut shut",
    "sit": "sits sitting sat sat",
    "slay": "slays slaying slew slain",
    "sleep": "sleeps sleeping slept slept",
    "slit": "slits slitting slit slit",
    "spend": "spends spending spent spent",
    "spit": "spits spitting spat spat",
    "stand": "stands standing stood stood",
    "steal": "steals stealing stole stolen",
    "strike": "strikes striking struck struck",
    "ride": "rides riding rode ridden",
    "swing": "swings swinging swung swung",
    "take": "takes taking took taken",
    "tear": "tears tearing tore torn",
    "tell": "tells telling told told",
    "throw": "throws throwing threw thrown",
    "undergo": "undergoes undergoing underwent undergone",
    "walk": "walks walking walked walked",
    "wind": "winds winding wound wound",
    "win": "wins winning won won",
    "withdraw": "withdraws withdrawing withdrew withdrawn",
    "wring": "wrings wringing wrung wrung",
    "withhold": "withholds withholding withheld withheld",
    "write": "writes writing wrote written",
}
# Forms of the past that no passive has: "drove", "took".
STRICT_PAST = frozenset(
    past
    for _, _, past, done in (forms.split() for forms in _IRREGULAR.values())
    if past != done
)
_DOUBLED = frozenset(
    [
        "nab",
        "char",
        "machinegun",
        "machine-gun",
        "acquit",
        "permit",
        "admit",
        "refer",
        "kidnap",
        "club",
        "drop",
        "stop",
        "slap",
        "kick-off",
        "ban",
        "bar",
        "bug",
        "trap",
        "strip",
        "flog",
        "rob",
        "transfer",
        "commit",
        "whip",
        "cordon-off",
        "wiretap",
        "shut",
        "red-tag",
        "tag",
        "stab",
        "drag",
        "grab",
        "lob",
        "jam",
        "step",
        "plan",
        "submit",
        "rip",
        "hit",
        "chop",
        "net",
        "mob",
        "begin",
        "tap",
        "swap",
        "scrap",
        "gut",
        "clap",
        "bag",
        "gag",
        "drub",
        "disbar",
        "debar",
        "sjambok",
        "horsewhip",
        "pistol-whip",
        "pen",
        "prod",
        "ram",
        "slam",
        "pat",
        "pin",
        "tar",
        "strap",
        "cram",
        "jab",
        "rag",
        "rub",
        "hem",
        "rot",
        "squat",
        "kneecap",
        "garrot",
        "dun",
    ]
)


@dataclass(frozen=True)
class Way:
    """One way of telling an act; see the head of `triggers.yaml`."""

    act: str
    number: int
    victim: str = "object"
    needs: str = "none"
    doer: str = "subject"
    frame: str = ""
    of: str = "of"
    things: frozenset[str] = frozenset()
    after: Spotter | None = None
    before: Spotter | None = None
    unless: Spotter | None = None
    without: Spotter | None = None
    subjects: Spotter | None = None
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Form:
    """A form of a trigger's first word; `rest` are the words that must follow."""

    way: Way
    form: str
    rest: tuple[str, ...] = ()
    bit: int = 0
    """That of its way among those that ask for words behind (`Triggers.shut`)."""


@dataclass(frozen=True)
class Phrase:
    """An expression; a sentence without any of its `words` cannot meet it."""

    way: Way
    pattern: Spotter
    words: tuple[str, ...]


@dataclass(frozen=True)
class Triggers:
    """Every way, by the word that it begins with, and the phrases."""

    verbs: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    cues: Cues = field(default_factory=lambda: Cues(()))  # the words of the phrases
    needs: tuple[Cues, ...] = ()  # those of their patterns
    behind: Cues = field(default_factory=lambda: Cues(()))  # what ways ask for

    def shut(self, spotted: Spotted) -> int:
        """Return the bits of those ways whose words behind a sentence cannot hold."""
        return self.behind.met(spotted) ^ self.behind.all

    def possible(self, spotted: Spotted) -> Iterator[Phrase]:
        """Give the phrases that a sentence may meet, in their order.

        Each needs one of its `words` there and what its pattern needs
        (`habeas.text.spotting`).
        """
        met = self.cues.met(spotted)
        for cues in self.needs:
            met &= cues.met(spotted)
        likely = map(self.phrases.__getitem__, places(met))
        return (phrase for phrase in likely if phrase.pattern.met(spotted))


def triggers(acts: tuple[tuple[str, str], ...] = ()) -> Triggers:
    """Return the triggers, read once a process; with a desk's own, if it has any.

    `acts` are verbs in their plain form, each with the code of the act it tells: only
    where a person is its object. A verb that is known already stays as it is.
    """
    return _with(acts) if acts else _of_file()


@lru_cache(maxsize=4)
def _with(acts: tuple[tuple[str, str], ...]) -> Triggers:
    known = _of_file()
    verbs = {word: list(forms) for word, forms in known.verbs.items()}
    for number, (verb, act) in enumerate(acts, _OWN):
        _add_verb(verbs, Way(act, number, needs="person"), verb)
    return Triggers(
        {word: tuple(forms) for word, forms in verbs.items()},
        known.nouns,
        known.phrases,
        known.cues,
        known.needs,
        known.behind,
    )


_OWN = 100_000  # numbers of a desk's own ways, after all others


@cache
def _of_file() -> Triggers:
    text = files(__package__).joinpath("triggers.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader, in C or not
    verbs: dict[str, list[Form]] = {}
    nouns: dict[str, list[Form]] = {}
    phrases: list[Phrase] = []
    behind: list[Sequence[str]] = []
    for number, row in enumerate(loaded["ways"]):
        way, bit = _way(number, row, loaded["things"]), 0
        if way.after is not None:
            bit = 1 << len(behind)
            behind.append((way.after.needs or [()])[0])
        for verb in row.get("verbs", ()):
            _add_verb(verbs, way, verb, bit)
        for noun in row.get("nouns", ()):
            _add_noun(nouns, way, noun)
        for phrase in row.get("phrases", ()):
            words = tuple(sorted(_needed(phrase)))
            told = Spotter(told_of_me(phrase), re.IGNORECASE)
            phrases.append(Phrase(way, told, words))
    return Triggers(
        {k: tuple(v) for k, v in verbs.items()},
        {k: tuple(v) for k, v in nouns.items()},
        tuple(phrases),
        Cues([phrase.words for phrase in phrases]),
        tuple(
            map(Cues, zip_longest(*[p.pattern.needs for p in phrases], fillvalue=()))
        ),
        Cues(behind),
    )


_COMMON = frozenset(
    [
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "the",
        "his",
        "her",
        "their",
        "with",
        "from",
        "that",
        "and",
        "for",
        "any",
        "not",
        "are",
        "its",
        "our",
        "him",
        "them",
        "she",
        "they",
        "who",
        "all",
        "out",
        "one",
        "two",
    ]
)


_TWO_PASTS = frozenset(["burn", "hang"])


def _needed(phrase: str) -> set[str]:
    """Return the words of an expression of which it needs one, in lower case."""
    letters = re.sub(r"\\.|\[[^\]]*\]|[a-zA-Z]\?", " ", phrase)
    return {w for w in re.findall(r"[a-z]{3,}", letters.lower()) if w not in _COMMON}


def inflect(verb: str) -> dict[str, str]:
    """Return the forms of an English verb: word to the kind of form it is.

    Where the past and the participle are one word it is kept as the past.
    """
    if verb in _IRREGULAR:
        third, ing, past, done = _IRREGULAR[verb].split()
        forms = {done: DONE, past: PAST, ing: ING, third: THIRD}
        if verb in _TWO_PASTS:
            forms[_past(verb)] = PAST
        if verb == "be":
            forms.update({"are": THIRD, "were": PAST, "am": THIRD})
        forms.setdefault(verb, BASE)
        return forms
    forms = {_past(verb): PAST, _ing(verb): ING, _third(verb): THIRD, verb: BASE}
    if verb.endswith(("l", "er")):
        forms[verb + verb[-1] + "ed"] = PAST
        forms[verb + verb[-1] + "ing"] = ING
    if verb == "kidnap":  # as news agencies of the United States write it
        forms.update({"kidnaped": PAST, "kidnaping": ING})
    return forms


_OF_OTHERS = (
    (re.compile(r"\bhis\|her\|their\b(?!\|my)"), "his|her|their|my"),
    (re.compile(r"\bhis \|her \|their (?!\|my)"), "his |her |their |my "),
    (re.compile(r"\bhim\|her\|them\b(?!\|me)"), "him|her|them|me"),
)


def told_of_me(expression: str) -> str:
    """Return an expression that is met too where one tells it of oneself: "my", "me"."""
    for pattern, words in _OF_OTHERS:
        expression = pattern.sub(words, expression)
    return expression


def _way(number: int, row: Mapping[str, Any], things: Mapping[str, Any]) -> Way:
    def compiled(name: str) -> Spotter | None:
        return Spotter(told_of_me(row[name]), re.IGNORECASE) if name in row else None

    listed = row.get("things", ())
    wanted = things[listed] if isinstance(listed, str) else listed
    subjects = (
        Spotter(rf"\b(?:{row['subjects']})\b", re.IGNORECASE)
        if ("subjects" in row)
        else None
    )
    return Way(
        act=row["act"],
        number=number,
        victim=row.get("victim", "object"),
        needs=row.get("needs", "none"),
        doer=row.get("doer", "subject"),
        frame=row.get("frame", ""),
        of=row.get("of", "of"),
        things=frozenset(wanted),
        after=compiled("after"),
        before=compiled("before"),
        unless=compiled("unless"),
        without=compiled("without"),
        subjects=subjects,
        marks=frozenset(
            name
            for name in (
                "bare",
                "live",
                "held",
                "parts",
                "either",
                "denies",
                "passive",
                "where",
                "violent",
                "promised",
                "also",
            )
            if row.get(name)
        ),
    )


def _add_verb(found: dict[str, list[Form]], way: Way, verb: str, bit: int = 0) -> None:
    first, *rest = verb.split()
    if rest and first.endswith("ly"):
        first, rest = rest[0], [first]
    for word, form in inflect(first).items():
        found.setdefault(word, []).append(Form(way, form, tuple(rest), bit))


def _add_noun(found: dict[str, list[Form]], way: Way, noun: str) -> None:
    *first, last = noun.split()
    for word in (last, _third(last)):
        words = (*first, word)
        found.setdefault(words[0], []).append(Form(way, "noun", words[1:]))


def _third(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and verb[-2] not in "ey" else verb) + "ing"


def _past(verb: str) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")
