"""The gate: protected strings are searched for in every byte before it is written.

A protected string is found in whatever writing a file can carry it: other case,
accents or letter forms, spaces and punctuation gone or put in, words of a name turned
round, backwards, escaped for HTML, JSON or a URL, split by tags, in base64 or hex, with
unseen characters between, and its short forms. The same finder cuts quotes, so that a
hit at the gate is a fault of composing and stops the release.

What it cannot find: a translation, another script, a picture, a description.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from urllib.parse import unquote

from habeas.errors import HabeasError
from habeas.store import stopping
from habeas.text.fold import HONORIFICS, fold

# How many letters a short form has at least; names of a person may be shorter.
SHORT = 4
# From here on a match need not begin and end with a word of the text.
UNALIGNED = 8
PHONE = 8
SHINGLE = 6
BY_CHANCE = 6
BARE = 3  # so many words, or fewer, keep the article that they begin with
NAMED = 20  # rows that an error names; of more it gives the number
_ARTICLES = frozenset(["a", "an", "the"])
_KEY = 4
STRETCH = 1 << 18  # characters of a text that are folded at once
KNOWN = 65536  # characters whose letters are remembered
_PARTS, _ONE, _NONE = "\0", b"\1", b"\0"
_CROWDED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
)
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_LIKE_AN_ID = re.compile("[0-9a-f]{32}|\ua66e")
_IDS = re.compile(rb"(?<![0-9A-Za-z])(?:[0-9a-f]{32}){1,2}(?![0-9A-Za-z])")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){5,}")
Told = Callable[[str, int, int], None]


def _nobody(stage: str, done: int, total: int) -> None:
    """Tell no progress."""


class Leak(HabeasError):
    """Protected words would have stood in what was about to be written."""

    def __init__(self, rows: Iterable[str], files: int) -> None:
        self.rows = tuple(sorted(set(rows)))
        super().__init__(
            "the release was stopped: what is protected by %(rows)s would have stood "
            "in %(files)s of its files. Nothing was written. Look at the preview, "
            "close the words that tell it, then publish again.",
            rows=_some(self.rows),
            files=files,
        )


def _some(rows: tuple[str, ...]) -> str:
    more = len(rows) - NAMED
    return ", ".join(rows[:NAMED]) + (f" … (+ {more})" if more > 0 else "")


@dataclass(frozen=True)
class Needle:
    """A protected string of row `row`; `why` is a code, for the check list.

    A `soft` one is so short or so common that it is dropped where the same words may
    be told for another reason (the name of a city, a word of our own pages).
    """

    text: str
    row: str
    why: str
    soft: bool = False


@dataclass(frozen=True)
class Hit:
    """A protected string was found in a file (by its place in the order of names)."""

    file: int
    row: str
    why: str


class Folded:
    """A text as letters and digits alone, each with its place in the text.

    Marks and unseen characters are passed over; anything else parts words.
    """

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self.at = array("I")
        self._starts = bytearray()
        parted = True
        for position, character in enumerate(text):
            found = _letters(character)
            if found is None:
                parted = True
                continue
            for letter in found:
                letters.append(letter)
                self.at.append(position)
                self._starts.append(parted)
                parted = False
        self.letters = "".join(letters)

    @classmethod
    def of(cls, letters: str, starts: bytearray) -> Self:
        """Return one of letters that were folded before, without their places."""
        made = cls("")
        made.letters, made._starts = letters, starts
        return made

    def words(self) -> list[int]:
        """Return where words start."""
        return [i for i, starts in enumerate(self._starts) if starts]

    def whole(self, start: int, end: int) -> bool:
        """Whether a stretch of letters begins and ends with a word."""
        ends = end == len(self.letters) or self._starts[end]
        return bool(self._starts[start] and ends)

    def one(self, start: int, end: int) -> bool:
        """Whether it is one whole word, or one that is spaced out letter by letter."""
        inner = sum(self._starts[start + 1 : end])
        return self.whole(start, end) and inner in (0, end - start - 1)


def stretches(text: str, longest: int) -> Iterator[tuple[Folded, int]]:
    """Yield a text of any length folded, stretch by stretch, none of them large.

    With each comes how far in it a match of at most `longest` letters may begin: what
    begins behind that is in the next.
    """
    letters, starts, parted = "", bytearray(), True
    for at in range(0, len(text) or 1, STRETCH):
        told = text[at : at + STRETCH].translate(_LETTERS)
        for n, word in enumerate(told.split(_PARTS)):
            parted = parted or n > 0
            if word:
                starts += _ONE if parted else _NONE
                starts += bytes(len(word) - 1)
                parted = False
        letters += told.replace(_PARTS, "")
        last = at + STRETCH >= len(text)
        until = len(letters) if last else max(0, len(letters) - longest - 1)
        yield Folded.of(letters, starts), until
        letters, starts = letters[until:], starts[until:]


@lru_cache(maxsize=KNOWN)
def _letters(character: str) -> str | None:
    """Return the folded letters of one character; None if it parts words."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    folded = fold(character)
    if folded:
        return folded.replace(" ", "").replace("'", "")
    category = unicodedata.category(character)
    return "" if category[0] == "M" or category == "Cf" or character == "ـ" else None


class _Table(dict[int, str]):
    """What `str.translate` makes letters of; what parts words becomes `_PARTS`."""

    def __missing__(self, code: int) -> str:
        found = _letters(chr(code))
        told = _PARTS if found is None else found
        if len(self) < KNOWN:
            self[code] = told
        return told


_LETTERS = _Table()


def letters(text: str) -> str:
    """Return the letters and digits of `text`, folded, nothing between."""
    return "".join(found for c in text if (found := _letters(c)))


@dataclass(frozen=True)
class _Form:
    """One folded writing of a needle, and what it may match.

    `aligned`: whole words alone; `one`: a single word alone ("it is" is not "Siti"
    backwards).
    """

    letters: str
    aligned: bool
    one: bool
    needle: Needle

    def fits(self, text: Folded, start: int, end: int) -> bool:
        """Whether it may match from `start` to `end`, where its letters stand."""
        if not self.aligned:
            return True
        return text.one(start, end) if self.one else text.whole(start, end)


class Finder:
    """Finds any of the needles in a text; made once for an output."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        seen = set()
        different = {(n.text, n.soft): n for n in needles}
        for needle in different.values():
            for form in _forms(needle):
                if (form.letters, form.aligned, form.one) not in seen:
                    seen.add((form.letters, form.aligned, form.one))
                    self._forms[form.letters].append(form)
        lengths: dict[str, dict[int, None]] = defaultdict(dict)
        for whole in self._forms:
            lengths[whole[:_KEY]].setdefault(len(whole))
        # By how they begin, of how many letters there are forms.
        self._lengths = {key: tuple(found) for key, found in lengths.items()}
        self._sizes = sorted({len(key) for key in self._lengths})
        self._longest = max(map(len, self._forms), default=0)
        self._like_ids = any(map(_LIKE_AN_ID.search, self._forms))

    def spans(self, text: str) -> list[tuple[int, int, Needle]]:
        """Return where needles stand in `text` (code points), in order of position."""
        folded = Folded(text)
        return [
            (folded.at[start], folded.at[end - 1] + 1, form.needle)
            for start, end, form in self._matches(folded)
        ]

    def first(self, text: str) -> Needle | None:
        """Return a needle that stands in `text`, or None."""
        found = next(self._matches(Folded(text)), None)
        return found[2].needle if found else None

    def in_bytes(self, data: bytes) -> list[Needle]:
        """Return the needles that stand in `data` in any writing, each once.

        What a run of letters would be as base64 or hex is mostly chance (an id, a sum):
        a needle counts there from six bytes on. Ids and sums are read as one strange
        letter besides: with the words before it, the first digits of an id are not the
        number that is protected.
        """
        found: dict[str, Needle] = {}
        for text in readings(data if self._like_ids else _without_ids(data)):
            for form in self._in_text(text):
                found.setdefault(form.needle.text, form.needle)
        for text in _decoded(data.decode("utf-8", "replace")):
            for _, _, form in self._matches(Folded(text)):
                if len(form.letters.encode()) >= BY_CHANCE:
                    found.setdefault(form.needle.text, form.needle)
        return list(found.values())

    def _in_text(self, text: str) -> Iterator[_Form]:
        for folded, until in stretches(text, self._longest):
            stopping.step()
            for _, _, form in self._matches(folded, until):
                yield form

    def _matches(
        self, text: Folded, until: int | None = None
    ) -> Iterator[tuple[int, int, _Form]]:
        """Yield what stands in a text and begins before `until`, by where it does."""
        whole, lengths = text.letters, self._lengths
        among = range(len(whole) if until is None else until)
        begun = [
            (start, size)
            for size in self._sizes
            for start in among
            if whole[start : start + size] in lengths
        ]
        for start, size in sorted(begun):
            for length in lengths.get(whole[start : start + size], ()):
                end = start + length
                if end > len(whole):
                    continue
                for form in self._forms.get(whole[start:end], ()):
                    if form.fits(text, start, end):
                        yield start, end, form


def _without_ids(data: bytes) -> bytes:
    """Return bytes with ids (`composed.Id`) and SHA-256 sums as a letter of no needle."""
    return _IDS.sub("\ua66e".encode(), data)


def readings(data: bytes) -> Iterator[str]:
    """Yield what may be read in bytes: as they are, unescaped, without tags.

    Each once, and one after another, for they are as large as the bytes.
    """
    raw = data.decode("utf-8", "replace")
    yield raw
    plain = _unescaped(raw)
    if plain != raw:
        yield plain
    bare = _TAG.sub("", plain)
    if bare != plain:
        yield bare
    last = _TAG.sub("", _unescaped(_TAG.sub("", raw)))
    if last not in (bare, plain, raw):
        yield last
    if b"\0" in data:
        yield from (data.decode(e, "replace") for e in ("utf-16-le", "utf-16-be"))


def search(
    files: Mapping[str, bytes], finder: Finder, tell: Told = _nobody
) -> list[Hit]:
    """Return every needle found in a file's name or bytes; files in order of name.

    `tell` is called before each file, with how many hundredths of all are searched.
    """
    hits = []
    whole, done = sum(map(len, files.values())) or 1, 0
    for number, name in enumerate(sorted(files)):
        tell("searching", done * 100 // whole, 100)
        done += len(files[name])
        found = [*finder.in_bytes(name.encode()), *finder.in_bytes(files[name])]
        hits += [Hit(number, n.row, n.why) for n in found]
    return hits


def require_clean(
    files: Mapping[str, bytes], finder: Finder, tell: Told = _nobody
) -> None:
    """Raise `Leak`, naming the protected rows by id, if any needle is found."""
    hits = search(files, finder, tell)
    if hits:
        raise Leak((h.row for h in hits), len({h.file for h in hits}))


def name_needles(name: str, row: str) -> list[Needle]:
    """Return the needles of a person's name: the whole, turned round, its words."""
    words = [w for w in re.split(r"[\s,]+", name.strip()) if letters(w)]
    bare = [w for w in words if letters(w) not in _TITLES] or words
    single = len(bare) == 1
    found = [Needle(" ".join(bare), row, "name", soft=single)]
    if len(bare) > 1:
        turned = [bare[-1], *bare[:-1]]
        found.append(Needle(" ".join(turned), row, "name"))
        found += _initials(bare, row)
    if len(bare) > 2:
        found.append(Needle(f"{bare[0]} {bare[-1]}", row, "name"))
    short = [w for w in bare if len(letters(w)) >= SHORT] if not single else []
    return found + [Needle(w, row, "short_form", soft=True) for w in short]


def mention_needles(mention: str, row: str) -> list[Needle]:
    """Return the needle of words that mention a person: a by-name, an office.

    Two to six words of which the last begins with a capital ("Auntie Wambui", "the
    Secretary General"). One word alone, or a description, is no name to be searched
    for everywhere, and is left to its place in the text.
    """
    words = [w for w in mention.split() if letters(w)]
    called = 1 < len(words) <= SHINGLE and words[-1][:1].isupper()
    return [Needle(mention, row, "mention")] if called else []


def value_needles(value: str, row: str, why: str) -> list[Needle]:
    """Return the needles of a restricted or contact value, or of withheld words.

    A long stretch of words is protected whole and by each run of six words; a number
    by its last eight digits or more, however it is grouped or prefixed. An article that
    begins more than three words is left out: "a hamlet near Okara" and "hamlet near
    Okara" are one place.
    """
    found = []
    digits = "".join(c for c in letters(value) if c.isdigit())
    if len(digits) >= PHONE and len(digits) * 2 >= len(letters(value)):
        found.append(Needle(digits[-max(PHONE, len(digits) - 3) :], row, why))
    words = value.split()
    if len(words) > BARE and words[0].lower() in _ARTICLES:
        words, value = words[1:], value.split(maxsplit=1)[1]
    if len(words) > SHINGLE:
        runs = range(len(words) - SHINGLE + 1)
        found += [Needle(" ".join(words[i : i + SHINGLE]), row, why) for i in runs]
    else:
        found.append(Needle(value, row, why, soft=len(words) < 3 and why != "contact"))
    return [n for n in found if len(letters(n.text)) >= SHORT]


def keep(
    needles: Iterable[Needle], allowed: Iterable[str]
) -> tuple[list[Needle], list[Needle]]:
    """Return the needles to search for, and the soft ones that `allowed` words hold.

    Args:
        needles: All that is protected.
        allowed: Names and words that may be told for another reason.
    """
    texts = [Folded(text) for text in allowed]
    soft: dict[str, list[Needle]] = defaultdict(list)
    kept: list[Needle] = []
    dropped: list[Needle] = []
    for needle in needles:
        (soft[letters(needle.text)] if needle.soft else kept).append(needle)
    told = _told(texts, soft)
    for folded, theirs in soft.items():
        (dropped if folded in told else kept).extend(theirs)
    return kept, dropped


def _told(texts: Iterable[Folded], wanted: Mapping[str, object]) -> set[str]:
    longest = max(map(len, wanted), default=0)
    found = set()
    for text in texts:
        starts = text.words()
        ends = [*starts[1:], len(text.letters)] if starts else []
        for i, start in enumerate(starts):
            for end in ends[i:]:
                if end - start > longest:
                    break
                if text.letters[start:end] in wanted:
                    found.add(text.letters[start:end])
    return found


def _initials(words: list[str], row: str) -> list[Needle]:
    last = words[-1]
    given = [letters(w)[:1] for w in words[:-1]]
    if len(letters(last)) < SHORT or not all(given):
        return []
    return [Needle(" ".join([*given, last]), row, "short_form", soft=True)]


def _forms(needle: Needle) -> Iterator[_Form]:
    plain = letters(needle.text)
    if len(plain) < 2:
        return
    crowded = bool(_CROWDED.search(needle.text))
    free = len(plain) >= UNALIGNED and not needle.soft
    aligned = not (crowded or free)
    one = len(Folded(needle.text).words()) == 1
    yield _Form(plain, aligned, one, needle)
    least = 2 if crowded else SHORT
    if len(plain) >= least and plain != plain[::-1]:
        yield _Form(plain[::-1], aligned, one, needle)


def _unescaped(text: str) -> str:
    for _ in range(3):
        plain = _ESCAPE.sub(_character, unquote(html.unescape(text)))
        if plain == text:
            break
        text = plain
    return text


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _decoded(text: str) -> Iterator[str]:
    for match in _BASE64.finditer(text):
        stopping.step()
        run = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        for start in range(4):
            piece = run[start:]
            over = len(piece) % 4
            whole = piece[:-1] if over == 1 else piece + "=" * (-over % 4)
            yield from _bytes(whole, base64.b64decode)
    for match in _HEX.finditer(text):
        yield from _bytes(match[0], binascii.unhexlify)


def _bytes(run: str, decode: object) -> Iterator[str]:
    try:
        data = decode(run)  # type: ignore[operator]
    except (binascii.Error, ValueError):
        return
    plain = data.decode("utf-8", "ignore")
    if sum(c.isalnum() for c in plain) * 2 > len(plain):
        yield plain


_TITLES = frozenset(letters(word) for word in HONORIFICS)
