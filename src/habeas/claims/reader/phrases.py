"""Phrases for people: where one begins, what it holds and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from habeas.claims.reader.document import Sentence
from habeas.claims.reader.grammar import BE, HAVE, SAID, finite
from habeas.claims.reader.lexicon import (
    listed,
    people_known,
    several_people,
    singulars,
    words,
)
from habeas.claims.reader.names import bare
from habeas.claims.reader.numbers import LOTS, value
from habeas.claims.reader.vocabulary import tags

STATUS = listed(
    """arrested detained released charged injured wounded killed missing held remanded
    dead abducted inside remain freed discharged picked taken convicted sentenced
    summoned beaten shot hospitalised hospitalized disappeared bailed rescued hurt
    deported fined named accused captured produced bundled rounded nabbed whisked dragged hauled"""
)
_WIDEST = 7
_CLOTHES = listed(
    """mufti uniform uniforms duty motorbikes motorcycles fatigues fatigue plain civilian
    masks black khaki helmets overalls civvies vehicles charge office custody hiding
    exile front camouflage balaclavas hoods"""
)


_VEHICLES = listed(
    """car cars van vans jeep jeeps truck trucks pickup pick-up vehicle vehicles hilux
    toyota noah prado bus motorcycle motorcycles motorbike motorbikes suv lorry"""
)
_OFFICES = listed("minister secretary commissioner spokesperson member")


_NOW = listed("today yesterday tonight tomorrow last this")


@dataclass(frozen=True)
class View:
    """A sentence as its rules need it; `taken` are the starts of tokens of names."""

    sentence: Sentence
    low: tuple[str, ...]
    taken: AbstractSet[int]
    used: set[int] = field(default_factory=set)

    def upper(self, at: int) -> bool:
        return self.sentence.tokens[at].text[0].isupper()

    def owns(self, at: int) -> bool:
        word = self.sentence.tokens[at].text
        following = self.low[at + 1 : at + 2]
        return bare(word) != word or word[-1] in "sz" and following in (("'",), ("’",))


def right(view: View, at: int) -> int:
    """Return where the phrase ends: with "of ...", "who ..." and the like."""
    low, here = view.low, at + 1
    if view.owns(at) or here >= len(low):
        return here
    word = low[here]
    following = low[here + 1] if here + 1 < len(low) else ""
    if word == "of" and _GOVERN_OF.intersection(low[max(0, at - 7) : at]):
        return here  # "accused two hawkers of rioting", "relieved them of their posts"
    if word == "of" and value(following) is None:
        return through(view, here + 1)
    if word == "of":
        unit = low[here + 2] if here + 2 < len(low) else ""
        return here + 2 + (unit in ("years", "months", "weeks", "days"))
    if word == "for" and following and view.upper(here + 1) and low[at] in _OFFICES:
        return through(view, here + 1, 4)
    told = word == "that" and not _TELLS.isdisjoint(low[max(0, at - 8) : at])
    if word in ("who", "whom", "whose") or word == "that" and not told and following in (
        "i", "he", "she", "we", "they",
    ):  # fmt: skip
        end = _clause(view, here)
        inner = low[here + 1 : end]
        acts = any(w in singulars() for w in inner)
        if word == "whom" and not _DONE_TO.isdisjoint(inner):
            return here
        acts = acts or _undergone(inner) and low[left(view, at)] not in _KNOWN
        return here if acts and word == "who" else end
    if word in ("he", "she", "we", "i", "they") and tags(following)[:1] == "V":
        return here if following in BE or following in HAVE else here + 2
    if word == "in" and following in ("a", "an", "two", "three", "unmarked"):
        near = low[here + 2 : here + 5]
        last = next((n for n, w in enumerate(near) if w in _VEHICLES), None)
        if last is not None:
            end = here + 3 + last
            return end + (end < len(low) and view.upper(end))
    if word in ("in", "on") and following in _CLOTHES:
        return here + 2 + (view.low[here + 2 : here + 3] in (("clothes",), ("dress",)))
    if word in ("in", "on", "with", "from", "at") and _belongs(view, at, here):
        return through(view, here + 1, 7)
    return here


_GOVERN_OF = listed(
    """accused accuse accuses accusing convicted convict convicts convicting acquitted
    acquit acquits acquitting cleared clear clears clearing relieved relieve relieving
    stripped strip strips stripping robbed rob robs robbing deprived deprive deprives
    depriving absolved suspected dispossessed exonerated"""
)


def _undergone(told: Sequence[str]) -> bool:
    """Whether a clause says what was done to people: "who had been kidnapped"."""
    return any(
        word in _DONE_TO and not _BEEN.isdisjoint(told[max(0, at - 2) : at])
        for at, word in enumerate(told)
    )


_KNOWN = listed("the those these they all")
_BEEN = listed("was were been is are being")
# It is told by the verb, and stands in no words for them.
_DONE_TO = listed(
    """killed injured wounded arrested detained abducted kidnapped tortured murdered
    executed raped evicted displaced held captured seized disappeared"""
)
# What is told to somebody follows them: "warned his father that they would come".
_TELLS = listed(
    "told warned informed assured reminded notified promised tell warn tells"
)


def _belongs(view: View, at: int, here: int) -> bool:
    """Whether what follows "in" or "on" is of the people, not of the deed."""
    low = view.low
    if here + 1 >= len(low):
        return False
    if set(low[here + 1 : here + 4]) & _CLOTHES:
        return low[here + 1 : here + 3] != ("front", "of")
    if low[here] == "from":
        return view.upper(here + 1)
    end = through(view, here + 1, 7)
    after = low[end] if end < len(low) else ""
    begins = left(view, at)
    subject = begins == 0 or low[begins - 1] in (",", ".", ":", "and", ")", "that")
    verb = after[:1].isalpha() and tags(after)[:1] in ("V", "M")
    return (
        subject and verb and not view.upper(here + 1) and value(low[here + 1]) is None
    )


def through(view: View, at: int, most: int = 9) -> int:
    """Return the end of a simple noun phrase that begins at `at`, else `at - 1`."""
    low, here = view.low, at
    while here < len(low) and here - at < most:
        word = low[here]
        if (
            word in ("this", "last")
            and low[here + 1 : here + 2]
            and (low[here + 1] in _OF_DAY)
        ):
            break  # "a group of men this evening wounded X"
        past = tags(word)[:1] in ("V", "P") and low[here - 1] not in words(
            "determiners"
        )
        told = word in SAID and low[here + 1 : here + 2] == ("that",)
        if told or here > at and _did_to_name(view, here):
            break
        if word in _HARMED and here > at and view.upper(here - 1) and _does(view, here):
            break
        if word in words("determiners") or word in words("modifiers") and not past:
            here += 1
        elif (
            word in words("not_names") or word in _NOW or here > at and _did(low, here)
        ):
            break
        elif (
            view.upper(here)
            or value(word) is not None
            or word in ("'", "’")
            or (
                word == "and"
                and here > at
                and view.upper(here - 1)
                and (here + 1 < len(low) and view.upper(here + 1))
                and not _someone(view, here + 1)
            )
        ):
            here += 1
        elif word in ("of", "with", "in") and at < here < len(low) - 1:
            if word == "in" and not view.upper(here + 1):
                break
            here += 1
        elif view.upper(here - 1) and (_is_verb(word) or _does(view, here)):
            break
        elif tags(word)[:1] in ("N", "J", "") and word.isalpha():
            here += 1
        else:
            break
    while here > at and (
        low[here - 1] in ("of", "with", "in") or low[here - 1] in words("determiners")
    ):
        here -= 1
    return here if here > at else at - 1


def _someone(view: View, at: int) -> bool:
    """Whether a person's name begins: "men of the CTD and Ali Khan", not "Law and Order"."""
    if view.low[at] in words("titles"):
        return True
    known = view.low[at] in people_known()
    return known and view.sentence.tokens[at].start in view.taken


def _does(view: View, at: int) -> bool:
    """Whether a verb has an object behind it: "men of the CTD shot dead a teacher"."""
    word, following = view.low[at], view.low[at + 1] if at + 1 < len(view.low) else ""
    if not (finite(word) or word in _HARMED) or not following:
        return False
    begins = (
        following in ("dead", "and")
        or following in words("determiners")
        or following in singulars()
    )
    return begins or view.upper(at + 1) or value(following) is not None


_HARMED = listed("arrested detained injured wounded imprisoned")


def _did_to_name(view: View, at: int) -> bool:
    """Whether a verb has somebody named as object: "a group of men wounded Ana Soto"."""
    if at + 1 >= len(view.low) or not view.upper(at + 1) or view.upper(at):
        return False
    people = view.low[at - 1] in singulars() or view.low[at - 1] in _BODY_NOUNS
    return people and finite(view.low[at]) and view.low[at] not in _CALLED


_BODY_NOUNS = listed(
    """party union company contractor firm agency force brigade station regiment battalion
    department movement council tribe clan gang group committee mill mills"""
)
_CALLED = listed("named called nicknamed known styled")


def _did(low: Sequence[str], at: int) -> bool:
    """Whether a verb in the past has an object: "of X village buried nine men"."""
    word, following = low[at], low[at + 1] if at + 1 < len(low) else ""
    if not finite(word) or tags(word)[:1] == "N":
        return False
    if following in words("determiners") or value(following) is not None:
        return True
    went = word.endswith("ed") and not tags(word) and word not in words("modifiers")
    return went and following in _WHERE and tags(low[at - 1])[:1] in ("N", "")


_WHERE = listed("in on at to from through into outside near against for over")


def _is_verb(word: str) -> bool:
    """Whether a word after a name ends its phrase: a verb, or one not known."""
    kinds = tags(word)
    return "V" in kinds or not kinds and word not in words("particles")


def _clause(view: View, at: int) -> int:
    """Return the end of a relative clause: at a mark, or at the main verb."""
    low, here = view.low, at
    verbs = int(low[at] == "who")
    if verbs:
        here = min(at + 2, len(low))
    while here < len(low) and here - at < 9:
        if not low[here][0].isalnum() and low[here] not in ("'", "’"):
            break
        if low[here] in ("and", "but") and here > at + 1:
            break
        if tags(low[here])[:1] in ("V", "M") and low[here - 1] not in ("to", "not"):
            verbs += not (verbs and tags(low[here - 1])[:1] in ("V", "M"))
            if verbs > 1:
                break
        elif verbs and finite(low[here]) and tags(low[here - 1])[:1] == "N":
            break
        here += 1
    return here


_OF_DAY = listed("day morning evening night afternoon week month year weekend")
_NEXT = listed("next same following previous that this last first second third fourth")


def left(view: View, at: int) -> int:
    """Return where the phrase begins whose head noun stands at `at`."""
    low, here, best = view.low, at, at
    while here > 0 and at - here < _WIDEST:
        word, token = low[here - 1], view.sentence.tokens[here - 1]
        if token.start in view.taken:
            lower = not token.text[0].isupper() and word[:2] not in ("al", "el")
            if lower or word == "and":
                break
            here -= 1
            best = here
            continue
        short = _of_state(view, here) or _short_of_name(view, here)
        if short:
            here -= short
            best = here
            continue
        if word in words("determiners"):
            many = singulars()[low[at]] != low[at] or low[at] in words("many")
            if word in ("that", "this") and many:
                return best
            return (
                here - 2
                if here > 1 and low[here - 2] in ("all", "both")
                else (here - 1)
            )
        if word == "-" and here > 1 and low[here].startswith("year"):
            here -= 2
            best = here
            continue
        number = value(word)
        if number is not None:
            return _numbered(view, here - 1)
        if word in _OF_DAY and here > 1 and low[here - 2] in _NEXT:
            return best  # "the next day soldiers came"
        if (
            not _modifies(view, here - 1)
            or _told_of(low, here - 1)
            or word in STATUS
            and here > 1
            and several_people(low[here - 2])
            or word in _SPELLS
            and not _of_person(view, here)
        ):
            return best
        here -= 1
        if word in STATUS:
            continue
        if (
            word in words("modifiers")
            or view.upper(here)
            or view.owns(here)
            or word in _HOW
        ):
            best = here
    return _whole_name(view, best)


def _whole_name(view: View, first: int) -> int:
    """Return where the name begins that a phrase would begin in the midst of."""
    tokens = view.sentence.tokens
    while 0 < first < len(tokens) - 1 and (
        tokens[first].start in view.taken and tokens[first - 1].start in view.taken
    ):
        first -= 1
    return first


def _of_state(view: View, end: int) -> int:
    """Return how many words right before `end` are "U.S." or "US", or 0."""
    if view.low[max(0, end - 4) : end] in _STATES:
        return 4
    short = view.sentence.tokens[end - 1].text
    if short == "IS":  # "three IS fighters"
        return int(view.sentence.tokens[end].text.islower())
    return int(short in ("US", "UN", "UK", "EU"))


def _short_of_name(view: View, end: int) -> int:
    """Return 3 where "(FLN)" stands right before `end` behind a name, or 0."""
    low, tokens = view.low, view.sentence.tokens
    if end < _NAMED_SHORT or (low[end - 1], low[end - 3]) != (")", "("):
        return 0
    named = tokens[end - 4].start in view.taken and tokens[end - 4].text[0].isupper()
    return 3 if named and tokens[end - 2].text.isupper() else 0


_NAMED_SHORT = 4
_STATES = (("u", ".", "s", "."), ("u", ".", "n", "."), ("u", ".", "k", "."))


def _of_person(view: View, here: int) -> bool:
    """Whether "night" says what somebody is: "a night watchman"."""
    by_night = view.low[here - 1] in ("night", "day", "morning")
    return (
        by_night
        and view.low[here : here + 1][0] in singulars()
        and here > 1
        and view.low[here - 2] in words("determiners")
    )


_SPELLS = listed("hours days weeks months years minutes morning night")


def _told_of(low: Sequence[str], at: int) -> bool:
    """Whether a participle is the verb of a plural before it: "rebels released X"."""
    done = tags(low[at])[:1] == "P" or finite(low[at])
    if at < 1 or not done and (tags(low[at]) or low[at][-2:] != "ed"):
        return False
    before = low[at - 1]
    if low[at] == "accused" and before in singulars():
        return True  # "the mayor accused soldiers of theft"
    return before in _BODIES or several_people(before)


_BODIES = listed("police army military mob crowd gang patrol navy squad personnel")


def _numbered(view: View, at: int) -> int:
    """Return the start of a phrase whose number stands at `at`."""
    low = view.low
    if at and low[at] in LOTS and value(low[at - 1]) is not None:
        at -= 1
    if at and low[at - 1] in ("other", "remaining", "first", "last"):
        at -= 1
    if at and low[at - 1] in words("determiners") and low[at - 1] not in ("that",):
        return at - 1
    return at


_HOW = listed("heavily well lightly")
_ARMED = listed("armed guarded built dressed")


# No name of anybody, and yet what people are: "two French priests", "Hazara men".
_OF_A_PEOPLE = words("demonyms") | listed(
    """baluch kurdish turk arab persian azeri pashtun sindhi hazara tajik uzbek uyghur
    rohingya oromo amhara somali tigrayan igbo hausa yoruba english spanish french bengali
    malay burmese serbian tamil sinhala punjabi german russian"""
)


def _modifies(view: View, at: int) -> bool:
    word, token = view.low[at], view.sentence.tokens[at]
    if word == "said":
        return at > 0 and view.low[at - 1] in words("determiners")
    if (
        word in words("not_names")
        and token.text[0].isupper()
        and not (token.text.isupper() or word in _OF_A_PEOPLE)
        or not token.text[0].isalpha()
    ):
        return word in ("'", "’") and at > 0 and view.owns(at - 1)
    if word in words("modifiers") or word in singulars():
        return True
    if word in ("al", "el") and view.upper(at + 1):
        return True  # "an al Qaeda commander"
    if at and word == "charged" and view.low[at - 1] in ("a", "the", "highly"):
        return view.low[at + 1] in ("mob", "crowd", "youth", "youths")
    if word in _HOW and view.low[at + 1] in _ARMED:
        return True
    kinds = tags(word)
    if token.text[0].isupper() and at:
        return not kinds or kinds[0] in "NJP"
    if not kinds:
        plain = word.replace("-", "").isalpha()
        return word not in words("particles") and plain and len(word) > 2
    return kinds[0] in "NJ" and not set(kinds) & set("DIMCS")
