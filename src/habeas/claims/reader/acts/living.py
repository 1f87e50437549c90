"""Who is told to be alive after all was not killed.

"They said that she had been killed, but she was found alive": the sentence itself, or
the one right after, takes the death back. Only where one death is told there, so that
nobody lives by another's pronoun; "was alive when they came for him" takes nothing back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from habeas.claims.reader.acts.act import Act
from habeas.claims.reader.scene.line import Line
from habeas.text.spotting import Spotter

_DEATHS = frozenset(["killing", "extrajudicial_execution", "death_in_custody"])
_BETWEEN = r"(?:(?:in fact|later|then|now|still|actually|however|since|also)\s+)?"
_LIVES = (
    rf"{_BETWEEN}(?:(?:is|are|am)\s+{_BETWEEN}|(?:was|were|has been|had been|have been)\s+"
    rf"{_BETWEEN}(?:found|seen|rescued|discovered)\s+{_BETWEEN}|(?:came|returned|got|walked|"
    rf"turned up)\s+(?:(?:home|back|out)\s+)?)(?:well and\s+)?alive\b"
    r"(?! (?:when|until|till|then|at (?:the|that) time|only))"
)
_ALIVE = Spotter(
    rf"(?:\A\W*|[,;:.]\s+|\b(?:but|and|though|yet|while|that|because|since)\s+)"
    rf"(?:(?:s?he|they|who)\s+{_LIVES}|(?<=, ){_LIVES})",
    re.IGNORECASE,
)


# "X learnt from the radio that she had been killed": who learns of it lives.
_LEARNT = Spotter(
    r"(?: (?:later|then|himself|herself|only|first|had|has))* (?:learnt|learned|heard|hears|read|reads|discovered|found out|was told|"
    r"saw)\b[^.;,]{0,60}? that (?P<who>s?he) (?:had|has|was)\b(?! (?:to be|about|going|sentenced|wanted)\b)",
    re.IGNORECASE,
)
# "Then he coughed", "But he was snoring beside me": of him who was just told to be dead.
_STIRS = re.compile(
    r"\W*(?:(?:Then|But|Yet|And then|But then|However|Only then|Next morning|A moment later|Suddenly),? (?:he|she) (?:was (?:snoring|asleep|breathing|"
    r"there|sitting|laughing|smiling|back)|coughed|phoned|rang|called (?:me|us|home)|stood (?:up|at|in)|sat up|walked in|opened (?:his|her) eyes|moaned|"
    r"groaned|breathed|stirred|moved|answered|laughed|waved|texted|wrote|spoke|came (?:in|back|home|out|round|through|up|down|running|walking|strolling))|(?:An? (?:hour|minute|moment|day|week|month|year)|The next (?:day|morning|week)|"
    r"(?:Ten|Five|Two|Three) (?:minutes|hours|days|weeks|months)|(?:In|On|At) \w+|That (?:evening|night|morning|afternoon)|Minutes|Hours|Days) (?:later,? )?(?:s?he|[A-Z]\w+(?: [A-Z]\w+)?) "
    r"(?:came (?:round|home|back|in|through|out|walking|up the)|walked (?:in|up|through|back)|stood (?:at|in|before)|rang|phoned|called (?:me|us|home|from)|opened (?:the|his|her)|sat (?:at|down|up))\b|"
    r"(?:Then|But|But then) (?:I|we) (?:heard|saw) (?:him|her) (?:cough|breathe?|move|moan|groan|stir|laugh|talk|walk|sitting|walking|alive)|"
    r"(?:I|We) (?:have )?just (?:had (?:\w+ ){0,3}?with|spoke(?:n)? (?:to|with)|met|saw|seen|rang|ate with|eaten with|left|talked to) (?:him|her)\b|"
    r"(?:He|She) (?:has )?just (?:rang|phoned|called|texted|answered|walked in|came in|messaged)\b)"
)


def _lives_on(line: Line, deaths: Sequence[Act]) -> list[Act]:
    """Return the deaths that the one who is told to be dead learns of."""
    found: list[Act] = []
    for match in line.finds(_LEARNT):
        at = line.start + match.start()
        who = next((u for u in line.row if u.person and u.end == at), None)
        if who is not None and who.form in ("name", "short"):
            found += [a for a in deaths if a.victim in who.refs and a.at > at]
    return found


def _stirs(line: Line, deaths: Mapping[int, Sequence[Act]]) -> list[Act]:
    """Return the deaths just told of one who is seen to live, as a sentence says."""
    prior = [a for n in (1, 2) for a in deaths.get(line.number - n, ())]
    if len({a.victim for a in prior}) != 1:
        return []
    match = _STIRS.match(line.whole)
    end = line.start + match.end() if match else line.start
    seen = {r for u in line.row if u.start < end for r in u.refs}
    return [a for a in prior if a.victim in seen]


def living(read: Sequence[Line], found: Sequence[Act]) -> list[Act]:
    """Return the acts without the deaths that are taken back."""
    deaths: dict[int, list[Act]] = defaultdict(list)
    for act in found:
        if act.type in _DEATHS and act.victim and act.modality == "stated":
            deaths[act.number].append(act)
    gone: set[int] = set()
    for line in read if deaths else ():
        gone.update(map(id, _lives_on(line, deaths.get(line.number, ()))))
        gone.update(map(id, _stirs(line, deaths)))
        for match in line.finds(_ALIVE):
            if _other(line.whole, match):
                continue
            at = line.start + match.start()
            here = [a for a in deaths[line.number] if a.at < at]
            told = here or _right_before(deaths[line.number - 1], match.start())
            if len({a.victim for a in told}) == 1:
                gone.update(map(id, told))
    return [a for a in found if id(a) not in gone] if gone else list(found)


def _other(whole: str, match: re.Match[str]) -> bool:
    """Whether "who is alive" is said of the one by whom it was done."""
    who = re.search(r"\bwho\b", match[0], re.IGNORECASE)
    return bool(who and re.search(r"\bby\b[^,;]*$", whole[: match.start()]))


def _right_before(earlier: list[Act], at: int) -> list[Act]:
    """Return the deaths of the sentence before, if this one begins with who lives."""
    return earlier if at == 0 else []
