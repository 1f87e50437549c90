"""Who speaks as "I" in a testimony, a letter or a statement, by its own words."""

from __future__ import annotations

import re

from habeas.text.spotting import Spotter

_HEAD = 700
_OF = Spotter(
    r"\b(?i:testimony|statement|affidavit|deposition|account|letter|complaint|"
    r"declaration|testimonio|narrative|story|words|message|interview)\s+"
    r"(?:\(?no\.? ?\d+\)?,? )?(?:of|by|from|given by|with)\s+"
    r"(?:(?:the|a|an|our)\s+)?(?:[a-z][\w-]*,?\s+){0,4}(?=[A-Z\"“])"
)
_SIGNED = re.compile(
    r"\b(?:[Mm]y name(?: (?:for|in|on|here)[\w ]{0,24}?)? is|I,|I am called|I am)\s+(?=[A-Z“\"])"
)
_FALSE_NAME = re.compile(
    r"\b(?:(?:he|she|they|the witness) (?:is|are|will be|appears? as|goes by)"
    r"(?: (?:called|named|known as|here|given as))*|(?:called|named|known as|name of|"
    r"referred to (?:here )?as|pseudonym)(?: here)?)[: ]+[\"“](?P<name>[^\W\d_][\w'’-]+"
    r"(?: [A-Z][\w'’.-]*){0,2})[.,]?[\"”]"
)
_ME = re.compile(r"(?<![\w.])(?:I|me|my|My|myself)(?![\w.])")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_OFTEN = 3


# "Testimony of a weaver", "Interview with a student": who tells, by what they are.
_OF_ONE = re.compile(
    r"\b(?:testimony|statement|affidavit|deposition|account|narrative|story|words|"
    r"message|interview|conversation)(?: \(?no\.? ?\d+\)?)?,? "
    r"(?:of|by|from|given by|told by|with) \Z",
    re.IGNORECASE,
)


def tells(text: str, start: int) -> bool:
    """Whether words for somebody at `start` are of the one who tells as "I"."""
    if start > _HEAD or _OF_ONE.search(text[max(0, start - 40) : start]) is None:
        return False
    if not text[start : start + 3].lower().startswith(("a ", "an ")):
        return False
    return speaks(text) and not (_SIGNED.search(text[:20_000]) or false_name(text))


def speaks(text: str) -> bool:
    """Whether a text is told by one who says "I", outside of what it quotes."""
    return len(_ME.findall(_QUOTED.sub(" ", text[:20_000]))) >= _OFTEN


def named_at(text: str) -> list[int]:
    """Return where the name of the one who tells may begin, the likeliest first."""
    if not speaks(text):
        return []
    found = [m.end() for m in _OF.finditer(text[:_HEAD])]
    return [*found, *(m.end() for m in _SIGNED.finditer(text[:20_000]))]


def false_name(text: str) -> tuple[int, int] | None:
    """Return where a text says by what other name it calls the one who tells."""
    match = _FALSE_NAME.search(text[: 2 * _HEAD])
    return match.span("name") if match else None
