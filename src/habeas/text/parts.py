"""The parts of a statement and whose voice speaks in each.

A page carries more than the statement: the site's own lines, a letterhead, the
resolutions of a meeting, a block of addresses, coming events. Each is told by its
lines (headings, list marks, labels) and by where it stands; what nothing tells is
narrative. Every line is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from habeas.text import cues
from habeas.text.once import once
from habeas.text.sentences import LIST_MARK, sentences

_HEAD_LINES = 8
_HEAD_BLOCKS = 4
_HEAD_LENGTH = 700
_SHORT = 100
_LABELLED = 25
_NAME = 60


@dataclass(frozen=True)
class Part:
    """A stretch of a text, what kind of part it is, and whose voice speaks in it.

    `kind` is furniture, narrative, resolution, contact, calendar or signature;
    `voice` is site (the page that carries the statement), issuer, meeting (those who
    adopted a resolution) or author (a witness, or each sender of a chat).
    """

    kind: str
    voice: str
    start: int
    end: int


@dataclass(frozen=True)
class _Line:
    """A line with the blank lines after it; `words` are stripped."""

    start: int
    end: int
    words: str

    @once
    def site(self) -> bool:
        """Whether the page speaks, not the statement: no long line is its own."""
        return len(self.words) < 2 * _SHORT and cues.of_site(self.words)


@dataclass(frozen=True)
class _State:
    """The section that a block stands in; `fresh` right after its heading."""

    kind: str
    voice: str
    fresh: bool = False


_Block = list[_Line]


def parts(text: str, language: str = "en") -> tuple[Part, ...]:
    """Return the parts of `text`, in order, without gap or overlap.

    Together they cover every character; an empty text has none. `language` (BCP 47)
    is a hint that changes nothing yet: cues of all languages known are looked for.
    """
    blocks = list(_blocks(text))
    if not blocks:
        return (Part("furniture", "site", 0, len(text)),) if text else ()
    found: list[Part] = []
    head = _head(blocks)
    for block in blocks[:head]:
        found.extend(_head_parts(block, own=_tells_own(text)))
    found.extend(_body(text, blocks[head:], _author(blocks)))
    return _joined(found, len(text))


def _blocks(text: str) -> Iterator[_Block]:
    """Give the runs of lines between blank lines."""
    block: _Block = []
    for match in cues.LINE.finditer(text):
        words = match["words"].strip()
        if words:
            block.append(_Line(match.start(), match.end(), words))
        if block and match["gap"]:
            yield block
            block = []
    if block:
        yield block


def _author(blocks: list[_Block]) -> str:
    """Return whose voice the narrative has: a witness's or sender's, or the issuer's."""
    top = [line.words for block in blocks[:4] for line in block[:8]]
    chat = sum(bool(cues.CHAT.match(words)) for words in top) >= 2
    told = chat or any(cues.TESTIMONY.search(words[:_SHORT]) for words in top)
    return "author" if told else "issuer"


def _head(blocks: list[_Block]) -> int:
    """Return how many blocks at the top are letterhead, labels and the site's lines."""
    repeated = _repeated(blocks)
    if repeated:
        return repeated
    count = 0
    while count < min(_HEAD_BLOCKS, len(blocks) - 1):
        if not _is_head(blocks[count], first=count == 0):
            break
        count += 1
    return count


def _repeated(blocks: list[_Block]) -> int:
    """Return at which block the page's title, its first line, comes a second time."""
    title = blocks[0][0].words
    for number, block in enumerate(blocks[1:6], 1):
        words = block[0].words
        if len(words) > 20 and len(title) < 300 and title.endswith(words):
            return number
    return 0


def _is_head(block: _Block, *, first: bool) -> bool:
    lines = [line.words for line in block]
    if cues.MAIL_HEAD.match(lines[0]) and first:
        return True
    if len(lines) > _HEAD_LINES or any(cues.CHAT.match(w) for w in lines):
        return False
    if _tabled(lines) or _lists(lines):
        return False
    told = [line.site or _is_label(line.words) for line in block]
    if all(told):
        return True
    size = sum(len(w) for w in lines)
    if not first or len(lines) < 2 or size > _HEAD_LENGTH:
        return False
    return any(told) or not any(cues.SENTENCE.search(w) for w in lines)


def _lists(lines: list[str]) -> bool:
    """Whether a heading leads the entries of a list: no letterhead has "Arrested:"."""
    led = lines[0].endswith(":") and len(lines) > 2
    return led and all(LIST_MARK.match(words + " ") for words in lines[1:])


def _tabled(lines: list[str]) -> bool:
    """Whether three lines or more have as many cells: a table that a text begins with."""
    for mark in "|\t":
        counts = [n for words in lines if (n := words.count(mark)) > 1]
        if len(counts) >= _ROWS and len(set(counts)) == 1:
            return True
    return False


_ROWS = 3


def _is_label(words: str) -> bool:
    """Whether a line only says what the text is; prose of any length is no label."""
    prose = len(words) > 2 * _SHORT and cues.SENTENCE.search(words) is not None
    return not prose and cues.LABEL.search(words[:200]) is not None


_MINE = re.compile(r"\bI\b(?!\.)|\b[Mm][ey]\b")
_OFTEN, _WITHIN = 4, 4000


def _tells_own(text: str) -> bool:
    """Whether somebody who says "I" tells what follows."""
    return len(_MINE.findall(text, 0, _WITHIN)) >= _OFTEN


def _head_parts(block: _Block, *, own: bool) -> Iterator[Part]:
    site = any(line.site for line in block)
    for line in block:
        named = own and cues.STATEMENT_OF.match(line.words)
        if not site and (named or cues.TELLER.search(line.words)):
            yield Part("narrative", "author", line.start, line.end)
        else:
            yield Part("furniture", "site" if site else "issuer", line.start, line.end)


def _body(text: str, blocks: list[_Block], author: str) -> Iterator[Part]:
    """Give a part for each line, or for each sentence of a mixed line."""
    state = _State("narrative", author)
    end = blocks[-1][-1].end if blocks else 0
    announced = False
    for number, block in enumerate(blocks):
        late = number > 0 and block[0].start * 2 > end
        last = number == len(blocks) - 1
        if number or not cues.GREETING.match(block[0].words):
            state = _next(
                state, block, author, late=late, last=last, announced=announced
            )
        for line in block:
            yield from _line(text, state, line, author, late=late)
            if state.kind == "signature" and _reaches(line.words, near=True):
                state = _State("contact", state.voice)
        announced = cues.announces(block[-1].words[-300:])
        if announced and state.kind == "narrative":
            meeting = cues.MEETING.search(block[-1].words[-300:])
            state = _State("announced", "meeting" if meeting else author)


def _next(
    state: _State,
    block: _Block,
    author: str,
    *,
    late: bool,
    last: bool,
    announced: bool,
) -> _State:
    """Return the section that `block` stands in, after the section `state`."""
    opened = _opened(block, author, late=late)
    if opened:
        return opened
    if block[0].words.startswith(">"):
        return _State("narrative", author)
    if late and last and _is_name(block):
        return _State("signature", author)
    listed = bool(LIST_MARK.match(block[0].words + " "))
    if state.kind == "announced":
        if listed:
            return _State("resolution", state.voice)
        return _State("narrative", author)
    if all(line.site for line in block):
        return _State("furniture", "site")
    if _holds(state, block, listed=listed, announced=announced):
        return replace(state, fresh=False) if state.fresh else state
    if late and state.kind in ("signature", "contact"):
        if any(_reaches(line.words, near=True) for line in block[:4]):
            return _State("signature", author)
        if _all_short(block):
            return _State("signature", author)
    return _State("narrative", author)


def _opened(block: _Block, author: str, *, late: bool) -> _State | None:
    """Return the section that the first line of `block` opens, if it opens one."""
    first = block[0].words
    if cues.NOTE.match(first) and len(block) > 1:
        first = block[1].words
        if cues.FOOTNOTE.match(first):
            return _State("furniture", author, fresh=True)
    if cues.MORE.match(first):
        return _State("furniture", "site", fresh=True)
    if _closes(first):
        return _State("signature", author)
    if cues.CALENDAR.match(first[:_SHORT]):
        site = cues.SITE_CALENDAR.search(first)
        return _State("calendar", "site" if site else author, _bare(block))
    chat = cues.CHAT.match(first[:_SHORT]) is not None
    if (
        not chat
        and cues.CONTACT.match(first[:_SHORT])
        and (len(block) > 1 or _reaches(first))
        and not _tells(block)
    ):
        return _State("contact", author, _bare(block))
    return _resolves(block, author, late=late)


def _tells(block: _Block) -> bool:
    """Whether a note that begins like a heading ("Hotline: ...") only tells something."""
    if sum(_CLOCKED.match(x.words) is not None for x in block) > 2:
        return True  # the log of a desk, an hour at the head of each line
    reached = (cues.REACH.search(x.words) or cues.POSTAL.search(x.words) for x in block)
    return any(len(x.words) > 2 * _SHORT for x in block[1:]) and not any(reached)


_CLOCKED = re.compile(r"\W*\d{1,2}[:.]\d\d\b")


def _bare(block: _Block) -> bool:
    """Whether a heading stands alone, so that what it heads comes in a next block."""
    words = block[0].words
    ended = words.endswith((":", "–", "-")) or ":" not in words or words.isupper()
    return len(block) == 1 and len(words) < _SHORT and ended


def _resolves(block: _Block, author: str, *, late: bool) -> _State | None:
    first = block[0].words
    asked = cues.WE_ASK.match(first)
    if asked and not (late and author == "issuer"):
        return None
    if asked or cues.RESOLUTION.match(first[:160]):
        meeting = cues.MEETING.search(first[:160])
        fresh = _bare(block) and not first.endswith(".")
        return _State("resolution", "meeting" if meeting else author, fresh)
    return None


def _closes(words: str) -> bool:
    """Whether a line is the farewell or the name of who issues the statement."""
    match = cues.CLOSING.match(words[:200])
    if match is None or len(words) > _SHORT or cues.SENTENCE.search(words):
        return False
    return not match["rest"].startswith(("with ", "to ", "for "))


def _holds(state: _State, block: _Block, *, listed: bool, announced: bool) -> bool:
    """Whether the section goes on over the blank line before `block`."""
    first = block[0].words
    match state.kind:
        case "resolution":
            asks = cues.ASKS.match(first[:_SHORT]) is not None
            return state.fresh or listed or announced or asks
        case "calendar":
            return state.fresh or (listed and _has_digit(first))
        case "contact":
            return state.fresh or _reaches(first)
        case "furniture":
            return state.voice == "site" and (state.fresh or listed)
    return False


def _has_digit(words: str) -> bool:
    return any(c.isdigit() for c in words[:_SHORT])


def _is_name(block: _Block) -> bool:
    """Whether a last block is the name of who speaks: short, and no sentence."""
    words = block[0].words
    plain = not _has_digit(words) and words[-1].isalpha() and words[0].isupper()
    return len(block) == 1 and len(words) <= _NAME and plain


def _all_short(block: _Block) -> bool:
    return all(
        len(line.words) <= _SHORT and not cues.SENTENCE.search(line.words)
        for line in block
    )


def _reaches(words: str, *, near: bool = False) -> bool:
    """Whether a line begins with a way to reach somebody, or with its label.

    `near` a signature an address is one wherever it stands in the line.
    """
    message = cues.CHAT.match(words[:_SHORT])
    said = words[message.end() :] if message else words
    reach = cues.REACH.search(said[:400])
    if reach is None and near and len(said) < 2 * _SHORT:
        return cues.POSTAL.search(said[:_SHORT]) is not None
    if reach is None:
        return cues.POSTAL.match(said) is not None and len(said) < _SHORT
    label = cues.REACH_LABEL.search(said[:400])
    begins = min(reach.start(), label.start() if label else reach.start())
    if begins <= _LABELLED and (label is not None or len(said) < _SHORT):
        return True
    return cues.POSTAL.match(said) is not None


def _line(
    text: str, state: _State, line: _Line, author: str, *, late: bool
) -> Iterator[Part]:
    """Give the parts of one line; a line may end the section it stands in."""
    if line.site:
        yield Part("furniture", "site", line.start, line.end)
    elif state.kind != "narrative":
        reached = state.kind == "signature" and _reaches(line.words, near=True)
        reached = reached or (state.kind == "calendar" and _reaches(line.words))
        kind = "contact" if reached else state.kind
        yield Part(kind, state.voice, line.start, line.end)
    elif late and len(line.words) < 4 * _SHORT:
        yield from _late(text, line, author)
    else:
        yield Part("narrative", state.voice, line.start, line.end)


def _late(text: str, line: _Line, author: str) -> Iterator[Part]:
    """Give the sentences of a line near the end: announcements and addresses."""
    kind = "narrative"
    start = line.start
    if line.words.startswith("[") and cues.NEXT.search(line.words[:_SHORT]):
        yield Part("calendar", author, line.start, line.end)
        return
    found = sentences(text, line.start, line.end)
    for number, span in enumerate(found):
        words = text[span.start : span.end]
        if cues.NEXT.search(words[:_SHORT]):
            kind = "calendar"
        elif _reaches(words):
            kind = "contact"
        end = found[number + 1].start if number + 1 < len(found) else line.end
        yield Part(kind, author, start, end)
        start = end
    if not found:
        yield Part(kind, author, start, line.end)


def _joined(found: list[Part], length: int) -> tuple[Part, ...]:
    """Return the parts with neighbours of one kind and voice made one, gaps closed."""
    joined: list[Part] = []
    end = 0
    for (kind, voice), same in groupby(found, key=lambda part: (part.kind, part.voice)):
        start, end = end, list(same)[-1].end
        joined.append(Part(kind, voice, start, end))
    joined[-1] = replace(joined[-1], end=length)
    return tuple(joined)
