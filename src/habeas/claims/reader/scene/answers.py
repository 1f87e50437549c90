"""Questions of an interview, told by their answers.

"Were you beaten? – Yes." tells that one was, "– No." that one was not; "When did they
arrest you? – On 1 May." takes the arrest for done, and the answer gives its day. The
row of such a question is turned into the words of the one who answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.claims.reader import narrator
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.triggers import PAST, inflect
from habeas.claims.reader.units import Unit

_YES = re.compile(
    r"\W*(?:(?:oh|well|me|sir|madam|i think),? )?(?:yes|yeah|yep|of course|correct|right|sure|certainly|"
    r"indeed|exactly|that is (?:true|right|correct)|(?:i|he|she|we|they) (?:did|was|were|had)(?=\W*(?:[.,;!]|\Z))|"
    r"many times|several times|every (?:day|night)|badly|a lot|twice|once(?! (?!or\b|on\b|in\b)\w))\b",
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
    r"people sa(?:y|id)|i heard|we heard|was told|were told|supposedly|allegedly|apparently|maybe|perhaps|"
    r"according|as if|of course not|here we go|once|when|if|unless|after|as soon)\b|(?:but|though|although|only|"
    r"except|not)\b)",
    re.IGNORECASE,
)
_BE = frozenset(["were", "was", "are", "is", "have", "has", "had"])
_WH = frozenset(
    [
        "when",
        "where",
        "how",
        "why",
        "what",
        "long",
        "time",
        "day",
        "date",
        "did",
        "and",
        "so",
    ]
)


def told_by_answers(found: Sequence[Line]) -> list[Line]:
    """Return the lines, each question of an interview as its answer tells it."""
    made = list(found)
    for at, line in enumerate(made[:-1]):
        following = made[at + 1]
        if line.asks and line.question and not following.asks:
            after = made[at + 2] if at + 2 < len(made) else None
            made[at] = _answered(line, following, after)
    return made


_SHORT = 12  # "Yes." and "No, never.": the next words are of the answer too


def _answered(line: Line, answer: Line, after: Line | None) -> Line:
    turn = narrator.turn(answer.raw, answer.start, answer.end)
    words = answer.text[turn[1] if turn else answer.start : answer.end]
    asked = [u.word for u in line.row if u.word.isalpha()]
    polar = bool(asked) and asked[0] in _BE | {"did"}
    if _UNKNOWN.match(words) or _GAINSAYS.match(words) or _asks_who(asked):
        return line
    if polar and _YES.match(words) and _hedged(words, answer, after):
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
    subject, rest = row[helper + 1], row[helper + 2 :]
    negation = (row[helper]._replace(word="not"),) if denied else ()
    if row[helper].word != "did":
        return (subject, row[helper], *negation, *rest)
    if denied:
        return (subject, row[helper], *negation, *rest)
    past = [w for w, form in inflect(rest[0].word).items() if form == PAST]
    if rest[0].refs or not past:
        return ()
    return (subject, rest[0]._replace(word=past[0]), *rest[1:])
