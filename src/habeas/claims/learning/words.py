"""The desk's own lists: names, short forms, titles, verbs, and words that are no name.

An officer puts each word there and takes it away, each time by an entry of the ledger.
A verb is put to the proof before: in sentences that demand, threaten, promise or deny
it, the reader may see no event. A list leaves the desk as a rule list without what is
restricted, and comes in only through the same door.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.accounts.models import User
from habeas.claims.models import Word
from habeas.claims.reader.learnt import KINDS, folded, learnt
from habeas.claims.reader.read import read
from habeas.claims.reader.triggers import triggers
from habeas.errors import HabeasError, Sentence
from habeas.sources.models import Source
from habeas.store.labels import INTERNAL, RESTRICTED
from habeas.store.ledger import AlreadyDone, write
from habeas.vocab.terms import acts

FORMAT = "habeas-lists/1"
LONGEST = 120  # code points
MOST = 5000  # words of one list
_VERB = re.compile(r"[a-z]{3,30}")
# Verbs that say how a thing is told: none of them can tell an act.
_GOVERNING = frozenset(
    [
        "accuse",
        "advise",
        "afraid",
        "allege",
        "announce",
        "appeal",
        "ask",
        "assure",
        "attempt",
        "beg",
        "believe",
        "blame",
        "call",
        "campaign",
        "can",
        "cancel",
        "choose",
        "claim",
        "condemn",
        "consider",
        "continue",
        "could",
        "decide",
        "demand",
        "deny",
        "deserve",
        "do",
        "doubt",
        "end",
        "expect",
        "fail",
        "fear",
        "feel",
        "forbid",
        "get",
        "have",
        "hear",
        "hope",
        "insist",
        "intend",
        "know",
        "let",
        "may",
        "mean",
        "might",
        "must",
        "need",
        "offer",
        "order",
        "ought",
        "plan",
        "plead",
        "pledge",
        "praise",
        "pray",
        "prepare",
        "prevent",
        "promise",
        "propose",
        "protest",
        "recommend",
        "refuse",
        "reject",
        "report",
        "request",
        "require",
        "resolve",
        "say",
        "seek",
        "shall",
        "should",
        "stop",
        "suggest",
        "swear",
        "tell",
        "thank",
        "think",
        "threaten",
        "try",
        "urge",
        "vow",
        "wait",
        "want",
        "warn",
        "will",
        "wish",
        "would",
    ]
)
_PROBES = (
    "We demand that the police must not {0} Amina Chandio.",
    "The police must {0} Amina Chandio.",
    "They threatened to {0} Amina Chandio.",
    "The minister promised not to {0} Amina Chandio.",
    "Officers planned to {0} Amina Chandio.",
    "The family fears that police will {0} Amina Chandio.",
    "We call on the police not to {0} Amina Chandio.",
)


class BadWord(HabeasError):
    """A word cannot stand in the list it was meant for; `why` says the reason."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            "this word cannot be put on the list: %(why)s. Nothing was changed. "
            "Correct it and try again.",
            why=_WHY[why],
        )


_WHY = {
    "kind": Sentence("there is no list of this kind"),
    "words": Sentence("it is empty, too long, or has no letter"),
    "means": Sentence("say the whole name that the short form stands for"),
    "title": Sentence("a title is one word"),
    "verb": Sentence("a verb is one English word in its plain form"),
    "act": Sentence("choose an act that is done to somebody"),
    "known": Sentence("the reader knows this verb already"),
    "governs": Sentence("it would make an event of a demand, a fear or a denial"),
    "full": Sentence("the list is full"),
}


class BadList(HabeasError):
    """A rule list was to be taken in that is none."""

    def __init__(self) -> None:
        super().__init__(
            "this is no list of the form %(form)s. Nothing was taken in. Give a file "
            "that `habeas words --export` wrote.",
            form=FORMAT,
        )


@dataclass(frozen=True)
class Taken:
    """How many words of a rule list are new, and the places of those refused."""

    new: int
    refused: tuple[int, ...]


def listed(officer: User, *, refused: bool = False) -> list[Word]:
    """Return the words that `officer` may see, by kind, then by their letters."""
    rows = Word.objects.visible_to(officer).filter(refused=refused)
    return sorted(rows, key=lambda w: (KINDS.index(w.kind), str(w.words).casefold()))


def add(
    officer: User,
    kind: str,
    words: str,
    means: str = "",
    *,
    source: Source | None = None,
    restricted: bool = False,
    refused: bool = False,
    key: str | None = None,
) -> Word:
    """Put a word on one of the lists; one that stands there already is returned.

    Args:
        officer: Who decides it.
        kind: One of `reader.learnt.KINDS`.
        words: The name, title or verb.
        means: For an alias the whole name, for a verb the code of an act.
        source: Whose correction offered it; the word goes when the source does.
        restricted: Whether the words are restricted; then the list's word is too.
        refused: Whether the officer does not want it: it is not offered again.
        key: An idempotency key.

    Raises:
        BadWord: If it cannot stand there.
    """
    told, meant = plain(kind, words, means)
    standing = _standing(officer)
    found = standing.get((kind, folded(told)))
    if found and (str(found.means or ""), found.refused) == (meant, refused):
        return found
    if len(standing) >= MOST:
        raise BadWord("full")
    word = found or Word(
        kind=kind,
        source=source,
        key=source.key if source else "",
        label=RESTRICTED if restricted else INTERNAL,
    )
    word.words, word.means, word.refused = told, meant or None, refused
    with write(officer, "claims.word", key=key) as w:
        w.save(word)
    return word


def remove(officer: User, word: Word, *, key: str | None = None) -> None:
    """Take a word from its list; what it was stays in the ledger."""
    with write(officer, "claims.word", key=key) as w:
        w.remove(word)


def plain(kind: str, words: str, means: str = "") -> tuple[str, str]:
    """Return a word and its meaning as they are kept. Raises `BadWord`."""
    told, meant = " ".join(words.split()), " ".join(means.split())
    if kind not in KINDS:
        raise BadWord("kind")
    if not folded(told) or len(told) > LONGEST or not any(c.isalpha() for c in told):
        raise BadWord("words")
    if kind == "alias":
        same = not folded(meant) or folded(meant) == folded(told)
        if same or len(meant) > LONGEST:
            raise BadWord("means")
        return told, meant
    if kind == "act":
        return _verb(told.lower()), _act(told.lower(), meant)
    if kind == "title" and len(folded(told)) > 1:
        raise BadWord("title")
    return told, ""


def _verb(verb: str) -> str:
    if not _VERB.fullmatch(verb):
        raise BadWord("verb")
    if verb in triggers().verbs:
        raise BadWord("known")
    if verb in _GOVERNING:
        raise BadWord("governs")
    return verb


def _act(verb: str, code: str) -> str:
    """Return the code of an act that a verb may tell, where no demand becomes one."""
    if code not in acts() or not acts()[code].adverse:
        raise BadWord("act")
    known = learnt([("act", verb, code)])
    for probe in _PROBES:
        for act in read(probe.format(verb), known)["acts"]:
            told = (act["modality"], act["polarity"]) == ("stated", "affirmed")
            if told and act["type"] == code:
                raise BadWord("governs")
    return code


def _standing(officer: User) -> dict[tuple[str, tuple[str, ...]], Word]:
    rows = Word.objects.visible_to(officer)
    return {(w.kind, folded(str(w.words))): w for w in rows}


# --- rule lists ---------------------------------------------------------------------


def export(officer: User) -> dict[str, Any]:
    """Return the lists as a rule list: nothing restricted, and no weights."""
    rows = [w for w in listed(officer) if w.label != RESTRICTED]
    return {
        "format": FORMAT,
        "words": [
            {"kind": w.kind, "words": str(w.words), "means": str(w.means or "")}
            for w in rows
        ],
    }


def take_in(officer: User, given: object, *, key: str | None = None) -> Taken:
    """Take in a rule list, each word as if it was typed; count those refused.

    Under an idempotency `key` each is taken in once, also where it broke off between.

    Raises:
        BadList: If it is none.
    """
    new, refused = 0, []
    before = set(_standing(officer))
    for number, item in enumerate(_items(given), 1):
        try:
            word = add(
                officer,
                str(item.get("kind", "")),
                str(item.get("words", "")),
                str(item.get("means", "")),
                key=f"{key}:{number}" if key else None,
            )
        except BadWord:
            refused.append(number)
            continue
        except AlreadyDone:
            continue
        mark = (word.kind, folded(str(word.words)))
        new += mark not in before
        before.add(mark)
    return Taken(new, tuple(refused))


def _items(given: object) -> Iterable[Mapping[str, Any]]:
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise BadList
    found = given.get("words")
    if not isinstance(found, list) or len(found) > MOST:
        raise BadList
    if not all(isinstance(item, dict) for item in found):
        raise BadList
    return found
