"""Numbers that stand for people by themselves: "four of the seven", "31 arrested"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import SAID, finite
from habeas.claims.reader.keeping import HARMED
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.numbers import APPROXIMATE, counted, value
from habeas.claims.reader.phrases import STATUS, View, through
from habeas.claims.reader.vocabulary import tags

SETS = listed("the them us these those its their our his her my which whom")
_UNITS = listed(
    """bn million billion m per percent % o'clock hours hour days day weeks week months
    month years year times km kg metres meters miles rounds am pm"""
)


def elliptic(view: View, at: int) -> Description | None:
    """Read "four of the seven", "the other six", "sixteen have", "11 arrested"."""
    low, word = view.low, view.low[at]
    if word in words("vague"):
        return _vague(view, at)
    number = value(word)
    if low[max(0, at - 2) : at] in (("no", "."), ("nos", "."), ("number", ":")):
        return None
    if set(low[max(0, at - 4) : at]) & _ARTICLES:
        return None
    if low[at + 1 : at + 3] == ("-", "year-old"):
        return _aged(view, at)
    if word == "dozen" or low[at + 1 : at + 2] == ("dozen",):
        return _dozen(view, at) if word == "dozen" else None
    if number is None or at + 1 > len(low) or low[max(0, at - 1)] in ("no", "nos"):
        return None
    first = at
    if (
        at
        and low[at - 1] in ("other", "remaining")
        or at
        and low[at - 1] in ("first", "another")
        and view.upper(at - 1)
    ):
        first = at - 1
    if first and low[first - 1] in ("the", "these", "those", "all"):
        first -= 1
    if low[at + 1 : at + 2] in (("-",), ("year-old",)) or word.endswith("-year-old"):
        return None
    last, subset, of = _tail(view, at, first, number)
    if last is None:
        return None
    heads, begin = counted(low, at, first, number)
    determiner = low[begin] if low[begin] in words("determiners") else ""
    kind = "individual" if number == 1 else "group"
    core = at + 1 + (low[at + 1 : at + 2] != () and low[at + 1] in STATUS)
    if _badly(view, at + 1) or low[at + 1 : at + 3] in _PAIRS:
        core = at + 3
    return Description(
        view.sentence, begin, last, core, "", number > 1, heads, determiner, kind,
        subset, of,
    )  # fmt: skip


def _aged(view: View, at: int) -> Description | None:
    """Read "killing a 14-year-old", "another 17-year-old was shot"."""
    low, end = view.low, at + 3
    if not at or low[at - 1] not in ("a", "an", "another"):
        return None
    after = low[end] if end < len(low) else "."
    alone = not after[:1].isalnum() or after in words("particles") or after in _AFTER
    if not alone or after == "-":
        return None
    return Description(
        view.sentence, at - 1, end, end, "", False, (1, 1), low[at - 1], "individual"
    )


_AFTER = listed(
    "was were is has had and in on at by who whom with from near outside during when died"
)


def _dozen(view: View, at: int) -> Description | None:
    """Read "arrested at least a dozen", "two dozen arrested"."""
    low, number = view.low, value(view.low[at - 1]) if at else None
    if number is None and low[at - 1 : at] != ("a",):
        return None
    half = low[max(0, at - 2) : at] == ("half", "a")
    heads, begin = counted(low, at - 1, at - 1, 6 if half else 12 * (number or 1))
    begin -= half and begin == at - 1
    following = low[at + 1] if at + 1 < len(low) else ""
    end = at + 1 + (following in STATUS)
    harmed = (
        begin and low[begin - 1] in HARMED and following not in _NOT_PEOPLE | {"of"}
    )
    if following in ("others", "more") and not _noun_at(view, at + 2):
        end = at + 2
    elif following not in STATUS and (not harmed or _noun_at(view, at + 1)):
        return None
    return Description(view.sentence, begin, end, end, "", True, heads, "", "group")


def _tail(
    view: View, at: int, first: int, number: int
) -> tuple[int | None, bool, int | None]:
    """Return where a number for people ends, if it is one; and of what it is a part."""
    low = view.low
    following = low[at + 1] if at + 1 < len(low) else ""
    second = low[at + 2] if at + 2 < len(low) else ""
    if following == "of" and second in ("whom", "which") and low[at] in ("both", "all"):
        return None, False, None
    if (following, second) == ("of", "which") and not _of_people(low, at):
        return None, False, None  # "mines, one of which killed a shepherd"
    if following == "of" and second in SETS:
        if second in ("them", "us", "these", "those") and not _noun_at(view, at + 3):
            return at + 3, True, None
        end = max(through(view, at + 2, 6), at + 3)
        if not _people_at(view, at + 2, end):
            return None, False, None
        of = next((v for w in low[at + 2 : end] if (v := value(w))), None)
        return end, True, of
    if following == "of" and low[at + 2 : at + 4] in (
        ("a", "family"),
        ("one", "family"),
    ):
        return at + 4, False, None
    if following in ("others", "more") and not _noun_at(view, at + 2):
        return at + 2, False, None
    if following in _UNITS:
        return None, False, None
    if following in STATUS:
        if first < at and low[first] in words("determiners"):
            return at + 1, False, None
        return _when(view, at + 2), False, None
    third = low[at + 3] if at + 3 < len(low) else "."
    if (following, second) in _PAIRS and third != "of" and _begins(low, first, ","):
        return _when(view, at + 3), False, None
    if _badly(view, at + 1) and (first == at or low[first] in words("determiners")):
        return at + 3, False, None
    if following == "lives" and _COSTS.intersection(low[max(0, at - 4) : at]):
        return at + 2, False, None
    if following == "lives" and "lost" in low[at + 2 : at + 5]:
        return at + 2, False, None
    if (following, second) == ("more", "lives") and "lost" in low[at + 3 : at + 6]:
        return at + 3, False, None
    verb = at - 1 - (2 if low[max(0, at - 2) : at] in _ABOUT else 0)
    one = verb >= 0 and low[verb] in HARMED and low[verb][-3:] == "ing"
    harmed = first == at and (number > 1 or one) and _harmed(low, verb)
    if harmed and following not in _NOT_PEOPLE and not _noun_at(view, at + 1):
        return at + 1, False, None
    definite = first < at and low[first] in ("the", "those", "these", "all", "other")
    if definite and not _noun_at(view, at + 1) and number > 1:
        return at + 1, first + 1 < at, None
    among = following == "," and second in _AMONG
    if among and number > 1 and (_begins(low, first) or low[first - 1] == ","):
        return at + 1, False, None
    start = counted(low, at, first, number)[1]
    if following in _DID and number > 1 and _begins(low, start, ","):
        return at + 1, False, None
    if following in _BE and number > 1 and _all_did(low, start, second):
        return at + 1, False, None
    return None, False, None


_AMONG = listed("among including amongst mainly mostly most all chiefly")
# "6 let go at dawn", "11 brought in".
_PAIRS = frozenset(
    [
        ("let", "go"),
        ("let", "off"),
        ("brought", "in"),
        ("locked", "up"),
        ("set", "free"),
        ("sent", "home"),
        ("still", "inside"),
        ("still", "held"),
        ("still", "in"),
        ("still", "missing"),
        ("in", "custody"),
        ("in", "detention"),
    ]
)


def _of_people(low: Sequence[str], at: int) -> bool:
    return any(word in singulars() for word in low[max(0, at - 8) : at])


def _badly(view: View, at: int) -> bool:
    """Whether "seriously wounded" stands at `at`, and no noun for whom behind it."""
    low = view.low[at : at + 2]
    how = len(low) == len("ab") and low[0] in _HOW_BADLY and low[1] in STATUS
    return how and not _noun_at(view, at + 2)


_HOW_BADLY = listed(
    "seriously badly critically severely gravely slightly lightly fatally reportedly"
)
_BE = frozenset(["have", "were", "are", "had", "remain", "ought"])
_CLEAR = frozenset([",", ";", "that", "and", ".", "by", ")"])


def _all_did(low: Sequence[str], first: int, second: str) -> bool:
    """Whether a number alone is told of: "of whom 12 were arrested"."""
    of_whom = low[max(0, first - 2) : first] == ("of", "whom")
    clear = of_whom or first == 0 or low[first - 1] in _CLEAR or low[first - 1] in SAID
    if not second or not clear:
        return False
    done = second == "been" or second.endswith("ed") or second in HARMED
    return done or not set(tags(second)).isdisjoint("VPGJI")


_HARMING = {w for w in HARMED if w.endswith(("ing", "s"))} | {"nab", "arrest", "kill"}
_HARMED = listed("killed wounded injured abducted kidnapped arrested detained captured")
_COSTS = listed(
    "claimed claim claims claiming cost costing costs took takes taking taken"
)
_ABOUT = (("at", "least"), ("up", "to"), ("more", "than"), ("as", "many"))
_NOT_PEOPLE = listed(
    """% percent - / : january february march april may june july august september october
    november december jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_DID = listed(
    """die dies walked went died disappeared remained returned escaped fled survived vanished
    surrendered collapsed perished sustained suffered received fell succumbed drowned bled"""
)


def _harmed(low: Sequence[str], verb: int) -> bool:
    """Whether somebody is harmed: "killing nine", "the bomb killed nine"; no tally's."""
    if verb < 0 or low[verb] in _HARMING:
        return verb >= 0
    return low[verb] in _HARMED and verb > 0 and low[verb - 1].isalpha()


def _begins(low: Sequence[str], first: int, *also: str) -> bool:
    """Whether a number opens a sentence or a clause."""
    return first == 0 or low[first - 1] in (".", ";", ":", "and", "but", *also)


def _people_at(view: View, at: int, end: int) -> bool:
    """Whether "of the ..." goes on with people, a number or nothing else."""
    nouns = [w for w in view.low[at:end] if _may_be_noun(w)]
    return not nouns or nouns[-1] in singulars() or nouns[-1] in STATUS


def _may_be_noun(word: str) -> bool:
    """Whether a word is a noun, or one not known ("two of my ribs")."""
    if word in singulars():
        return True
    kinds = tags(word)
    known = word in SETS or word in STATUS or value(word) is not None
    return kinds[:1] == "N" or not kinds and word.isalpha() and not known


def _noun_at(view: View, at: int) -> bool:
    """Whether a noun phrase goes on at `at` ("the two gates", "three more gates")."""
    for here in range(at, min(at + 3, len(view.low))):
        word = view.low[here]
        if not word[0].isalnum() or finite(word):
            return False
        kinds = tags(word)[:1]
        if kinds == "N" or word in singulars() or kinds == "" and word.isalpha():
            return True
        if kinds not in ("J", "P") and word not in words("modifiers"):
            return False
    return False


def _when(view: View, at: int) -> int:
    """Take in "without charge", "on Friday night" after "24 released"."""
    low, here = view.low, at
    if low[here : here + 2] == ("without", "charge"):
        here += 2
    if here < len(low) and low[here] in ("on", "this", "last"):
        end = here + 1
        while end < len(low) and low[end] in _TIMES:
            end += 1
        here = end if end > here + 1 else here
    return here


_ARTICLES = listed("article articles section sections rule clause paragraph page art")
_TIMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday morning afternoon
    evening night noon yesterday today"""
)


_MANY = listed("dozens scores hundreds thousands lakhs")
_MASSED = listed(
    """marched rallied protested demonstrated gathered fled converged poured defied staged
    assembled chanted blocked"""
)
_SUFFERED = listed(
    "killed injured wounded hurt arrested detained displaced evicted abducted"
)


def _many_alone(view: View, at: int) -> Description | None:
    """Read "thousands marched", "hundreds were arrested", "injuring dozens"."""
    low = view.low
    if low[at] not in _MANY:
        return None
    first = at
    if low[max(0, at - 2) : at] == ("tens", "of"):
        first = at - 2
    elif at and low[at - 1] in APPROXIMATE | {"many"}:
        first = at - 1
    following, second = (*low[at + 1 : at + 3], "", "")[:2]
    told = following in _MASSED | _SUFFERED or (following, second) == ("took", "to")
    told = told or following in _BE and second in _SUFFERED | {"been"}
    begins = _begins(low, first, ",", "as", "when", "that", "while")
    if not (begins and told) and not (
        first and low[first - 1] in HARMED and not following.isalpha()
    ):
        return None
    return Description(
        view.sentence, first, at + 1, at + 1, "", True, None, "", "group", False, None,
        True,
    )  # fmt: skip


def _others(view: View, at: int) -> Description | None:
    """Read "several others were injured", "injuring dozens more"."""
    low, end = view.low, at + 2
    if low[at + 1 : end] not in (("others",), ("more",)) or low[at] == "a":
        return None
    after = (*low[end : end + 2], "", "")[:2]
    told = after[0] in _BE and after[1] in HARMED | {"been"} or after[0] in STATUS
    if not told and (not at or low[at - 1] not in HARMED or _noun_at(view, end)):
        return None
    return Description(
        view.sentence, at, end, end, "", True, None, "", "group", False, None, True
    )


def _vague(view: View, at: int) -> Description | None:
    """Read "hundreds of other political workers", "dozens of people"."""
    low = view.low
    if at + 2 >= len(low) or low[at + 1] != "of":
        return _others(view, at) or _many_alone(view, at)
    last = through(view, at + 2, 6)
    heads = [i for i in range(at + 2, max(last, at + 2)) if low[i] in singulars()]
    if not heads:
        return None
    noun = singulars()[low[heads[-1]]]
    first = at - 1 if at and low[at - 1] in APPROXIMATE | {"many"} else at
    return Description(
        view.sentence, first, heads[-1] + 1, heads[-1] + 1, noun, True, None, "",
        "group", False, None, True,
    )  # fmt: skip
