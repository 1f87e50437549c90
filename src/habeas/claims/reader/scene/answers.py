"""Questions of an interview, told by their answers.

"Were you beaten? – Yes." tells that one was, "– No." that one was not; "When did they
arrest you? – On 1 May." takes the arrest for done, and the answer gives its day. The
row of such a question is turned into the words of the one who answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader.grammar import finite
from habeas.claims.reader.scene.asked import by_somebody, held_yet, together, whom
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import PAST, inflect
from habeas.claims.reader.units import Unit

_YES = re.compile(
    r"\W*(?:(?:oh|well|me|sir|madam|i think),? )?(?:yes|yeah|yep|of course|correct|right|sure|certainly|"
    r"indeed|exactly|that is (?:true|right|correct)|(?:i|he|she|we|they) (?:did|was|were|had)(?=\W*(?:[.,;!]|\Z))|"
    r"many times|several times|both(?: of (?:us|them))?|all of (?:us|them)|every (?:day|night)|badly|a lot|twice|once(?! (?!or\b|on\b|in\b)\w))\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\W*(?:(?:oh|well|me|sir|madam),? )?(?:no\b|never\b|nope\b|not (?:me|him|her|at all|once|really|yet|that)\b|"
    r"nobody\b|no ?one\b|(?:i|he|she|we|they|it) (?:did|was|were|had|has|have)(?: not|n['’]t|"
    r" never)\b|(?:i|he|she|we|they) never\b|that is (?:not true|false|a lie|wrong))",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"[^.]{0,30}\b(?:do not|don['’]t|did not|didn['’]t|can(?:not|['’]t| not)|could not) "
    r"(?:know|remember|recall|say|tell|answer)\b",
    re.IGNORECASE,
)
# "Who says he was killed?", "That is what the police say."
_GAINSAYS = re.compile(
    r"\W*(?:who (?:says|said|told)\b|what do you mean|(?:yes,? )?(?:that is|so|that['’]s) what (?:they|the|"
    r"he|she)\b|(?:so )?they (?:say|said|claim)|(?:yes,? )?i (?:heard|think|believe|suppose|guess)\b|"
    r"maybe|perhaps|probably|why do you)|[^.]{0,60}\?",
    re.IGNORECASE,
)
# "Yes, that was the rumour", "Sure, in your dreams", "Yes, but they did not": no yes.
_NOT_MEANT = re.compile(
    r"\W*\w+(?: course)?[,.!]* (?:[^.?!\n]{0,40}\b(?:rumou?rs?|in your dreams|i wish|if only|they sa(?:y|id)|"
    r"people sa(?:y|id)|i heard|we heard|was told|were told|supposedly|allegedly|apparently|maybe|perhaps|but no|"
    r"no decision|according|as if|of course not|here we go|once|when|if|unless|after|as soon)\b|(?:but|though|although|only|"
    r"except|not)\b)",
    re.IGNORECASE,
)
_BE = frozenset(["were", "was", "are", "is", "have", "has", "had"])


def told_in_chat(found: Sequence[Line]) -> list[Line]:
    """Return the lines, each question of a chat as another's plain yes or no tells it."""
    made = list(found)
    for at, line in enumerate(made[:-1]):
        following = made[at + 1]
        other = following.sender and following.sender != line.sender
        if other and line.sender and (named := whom(line, following)):
            made[at] = named
            continue
        if not (line.sender and other and line.question) or line.urdu:
            continue
        if following.row and _PLAINLY.match(
            following.text, following.row[0].start, following.end
        ):
            after = made[at + 2] if at + 2 < len(made) else None
            told = _answered(line, following, after)
            begin = following.row[0].start
            answer = (begin, told.answer[1]) if told.answer else None
            made[at] = replace(told, answer=answer)
    return [_said_no(line) if line.sender else line for line in made]


_NO_BUT = frozenset(["no", "nope", "nah", "noo"])
_THEY = frozenset("they he she we i it".split())  # noqa: SIM905


def _said_no(line: Line) -> Line:
    """Return a message without its "no": "no they killed him" tells that they did."""
    said = [u.word for u in line.row[:2]]
    told = len(said) > 1 and said[0] in _NO_BUT and said[1] in _THEY
    return replace(line, row=line.row[1:]) if told else line


_PLAINLY = re.compile(
    r"(?:yes|yeah|yep|yea|no|nope|nah|confirmed|correct)\b(?! (?:idea|clue|one|news|word))",
    re.IGNORECASE,
)


def told_by_answers(found: Sequence[Line]) -> list[Line]:
    """Return the lines, each question of an interview as its answer tells it."""
    made = list(found)
    for at, line in enumerate(made[:-1]):
        following = made[at + 1]
        bids = line.asks and line.question or _told_when(line.row)
        if line.asks and bids and not following.asks:
            after = made[at + 2] if at + 2 < len(made) else None
            named = next(filter(None, (f(line, following) for f in _NAMING)), None)
            told = named or _answered(line, following, after)
            made[at] = told if told is not line else by_somebody(line, following)
    return made


_NAMING = (whom, together)


_SHORT = 12  # "Yes." and "No, never.": the next words are of the answer too


def _answered(line: Line, answer: Line, after: Line | None) -> Line:
    begin = answer.row[0].start if answer.row else answer.end
    words = answer.text[begin : answer.end]
    asked = [u.word for u in line.row if u.word.isalpha()]
    polar = bool(asked) and asked[0] in _BE | {"did"}
    if _UNKNOWN.match(words) or _GAINSAYS.match(words):
        return line
    begun = _told_when(line.row)
    if begun and not _NO.match(words):
        return replace(line, row=line.row[begun:], answer=(answer.start, answer.end))
    if held_yet(asked, words) and not polar:
        return line
    if asked[:1] == ["who"]:
        return _named(line, answer)
    if _asks_who(asked) or polar and "or" in asked:
        return line
    if (
        _NO.match(words)
        and asked[1:2] in (["you"], ["i"])
        and set(asked[2:4]) & _KNOWING
    ):
        return line
    threat = "threaten" in asked  # "Yes, they said that ...": that is the threat
    if polar and not threat and _YES.match(words) and _hedged(words, answer, after):
        return line
    if polar and not (_YES.match(words) or _NO.match(words)):
        return line
    if not polar and (
        _NO.match(words) or not set(asked[:3]) & {"when", "where", "how", "why"}
    ):
        return line
    asked_row = tuple(
        u for u in line.row if u.word not in ("myself", "yourself", "himself")
    )
    row = _as_told(asked_row, denied=polar and _NO.match(words) is not None)
    end = answer.end
    if len(words) < _SHORT and after and "\n" not in answer.raw[end : after.start]:
        end = after.end
    span = (answer.start, end)
    return replace(line, row=row, answer=span) if row else line


# "Are you sure they killed him?" - "No.": nobody says that they did.
_KNOWING = frozenset(
    "sure certain aware told know hear heard see think believe say tell".split()  # noqa: SIM905
)
_TELLING = frozenset(["tell", "remember", "say", "describe", "recall", "explain"])


def _told_when(row: Sequence[Unit]) -> int:
    """Return where the words go on behind "please tell us when", or 0."""
    told = next((k for k, u in enumerate(row[:5]) if u.word in _TELLING), -1)
    if told < 0:
        return 0
    for k in range(told + 1, min(told + 5, len(row) - 2)):
        if row[k].word in ("when", "where", "how"):
            return 0 if row[k + 1].word in _HOW else k + 1
    return 0


_HOW = frozenset(["many", "much", "long", "often", "old", "do", "did", "to"])
_WHO_ELSE = frozenset(
    ["says", "said", "told", "is", "was", "were", "are", "knows", "else"]
)
_LONGEST = 7


def _named(line: Line, answer: Line) -> Line:
    """Return "who arrested me?" told with those whom the answer names."""
    first = next((k for k, u in enumerate(line.row) if u.word == "who"), 0)
    rest = line.row[first + 1 :]
    end = next(
        (k for k, u in enumerate(answer.row) if u.word in _ENDS), len(answer.row)
    )
    named = answer.row[:end]
    if len(rest) < 2 or rest[0].word in _WHO_ELSE or not 0 < end <= _LONGEST:
        return line
    if _SAID_SO.search(answer.text, answer.start, answer.end):
        return line
    told = [u for u in named if u.actor]
    if not told or named[0].word in ("no", "not", "nobody", "i", "maybe", "perhaps"):
        return line
    if (
        len(told) == 1
        and told[0].form == "pronoun"
        or any(finite(u.word) for u in named)
    ):
        return line
    return replace(line, row=(*named, *rest), answer=(answer.start, answer.end))


_ENDS = frozenset(".,;!")
_SAID_SO = re.compile(
    r"\b(?:sa(?:y|ys|id)|claims?|claimed|heard|think|guess|believe|maybe|perhaps|probably|apparently|according)\b",
    re.IGNORECASE,
)


def _hedged(words: str, answer: Line, after: Line | None) -> bool:
    """Whether a yes is taken back, or not meant, by what goes on behind it."""
    if after is not None and "\n" not in answer.raw[answer.end : after.start]:
        words = f"{words.rstrip()} {after.text[after.start : after.end]}"
    return _NOT_MEANT.match(words) is not None


def _asks_who(asked: Sequence[str]) -> bool:
    return bool(
        {"who", "whom", "whose", "which", "will", "would", "can", "could"}
        & set(asked[:3])
    )


def _as_told(row: Sequence[Unit], *, denied: bool) -> tuple[Unit, ...]:
    """Return the row of a question in the order of a statement, or none.

    "When did they arrest me" is "they arrested me", "were I beaten" is "I were beaten".
    """
    helper = next((k for k, u in enumerate(row[:6]) if u.word in _BE | {"did"}), -1)
    if helper < 0 or helper + 2 >= len(row) or any(u.refs for u in row[:helper]):
        return ()
    end = helper + 2  # "were I and Asif beaten": both of them
    while end + 2 < len(row) and row[end].word == "and" and row[end + 1].person:
        end += 2
    subject, rest = row[helper + 1 : end], row[end:]
    negation = (row[helper]._replace(word="not"),) if denied else ()
    if row[helper].word != "did":
        return (*subject, row[helper], *negation, *rest)
    if denied:
        return (*subject, row[helper], *negation, *rest)
    past = [w for w, form in inflect(rest[0].word).items() if form == PAST]
    if rest[0].refs or not past:
        return ()
    return (*subject, rest[0]._replace(word=past[0]), *rest[1:])
