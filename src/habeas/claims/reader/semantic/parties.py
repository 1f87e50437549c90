"""Who acts, and on whom, in what a sentence tells: the two parties of an event.

The event is a verb, or a noun with its verb ("held talks", "imposed a curfew"). Its
source is the doer that the role model points at, as a whole noun phrase. Its target is
whom the verb is done to or, where that names nobody, the first one named behind it in
its own clause: "lifted a curfew in Sudan", "gave aid to Mozambique", "backed Turkey's
bid". Positions are those of words in their sentence, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.claims.reader.lexicon import listed
from habeas.claims.reader.semantic.chunks import NOUN, Chunk, voice
from habeas.claims.reader.semantic.heads import (
    DOER,
    NOTHING,
    Sentence,
    best,
    described,
    stem,
)

Phrase = tuple[int, int]

_NAMES = frozenset(("NNP", "NNPS"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SAYING = listed(
    """said says say told reported reports announced added declared confirmed according
    claimed quoted"""
)
_TIMES = listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december today yesterday"""
)
_DAYS = listed(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"""
)
_WHERE = listed("in at near around outside inside during since after before until")
_MUTUAL = listed(
    """agre sign cooperat reach renew resum hold held launch upgrad establish discus
    conclud begin began exchang shar fail meet met negotiat restor normal"""
)
_OF_IT = listed("of in from")
_ACTORS = listed(
    """rebels guerrillas troops soldiers police demonstrators protesters refugees students
    workers prisoners villagers settlers civilians militants gunmen journalists crowd mob
    government parliament army opposition authorities residents farmers activists people
    officers inmates miners strikers militia"""
)


@dataclass(frozen=True)
class Parties:
    """Who acts and on whom; None where the sentence does not tell."""

    source: Phrase | None
    target: Phrase | None


def parties(sentence: Sentence, event: Sequence[int]) -> Parties:
    """Return who acts, and on whom, in the event whose words stand at `event`."""
    kept = _timeless(sentence, event)
    place = {at: n for n, at in enumerate(kept)}
    bare = Sentence(
        [sentence.words[at] for at in kept], [sentence.tags[at] for at in kept]
    )
    found = _parties(bare, [place[at] for at in event])
    return Parties(_back(found.source, kept), _back(found.target, kept))


def doer(
    sentence: Sentence, at: int, learnt: Mapping[str, int] = NOTHING
) -> Phrase | None:
    """Return whom the role model names as the doer of the verb at `at`, surely.

    Nothing is supplied where the model says that nobody is told. `learnt` is what a
    desk's decisions add to the model's weights.
    """
    if not sentence.tags[at].startswith("VB"):
        return None
    kept = _timeless(sentence, (at,))
    bare = sentence
    if len(kept) < len(sentence.low):
        told = [(sentence.words[n], sentence.tags[n]) for n in kept]
        bare = Sentence([word for word, _ in told], [tag for _, tag in told])
    head = best(described(bare, kept.index(at)), DOER, learnt)
    return _back(_whole(bare, head.token), kept) if head else None


def _back(phrase: Phrase | None, kept: Sequence[int]) -> Phrase | None:
    return (kept[phrase[0]], kept[phrase[1] - 1] + 1) if phrase else None


def _timeless(sentence: Sentence, event: Sequence[int]) -> list[int]:
    """Return where the words stand that tell no day and stand in no brackets.

    "On Tuesday" between a subject and its verb would hide the one from the other.
    """
    gone: set[int] = set()
    depth = 0
    for at, word in enumerate(sentence.low):
        depth += word == "("
        if depth:
            gone.add(at)
        depth -= word == ")" and depth > 0
        if word in _DAYS:
            gone.add(at)
            if at and sentence.low[at - 1] in ("on", "last", "late", "this", "early"):
                gone.add(at - 1)
    return [n for n in range(len(sentence.low)) if n not in gone or n in event]


def _parties(sentence: Sentence, event: Sequence[int]) -> Parties:
    verbs = [at for at in event if sentence.tags[at].startswith("VB")]
    at = verbs[0] if verbs else next(iter(event), None)
    if at is None:
        return Parties(None, None)
    source = _source(sentence, at, verbs[1:])
    taken = range(*source) if source else range(0)
    told = _targets(sentence, at, verbs, taken)
    return Parties(source, next(told, None))


# The source.


def _source(sentence: Sentence, at: int, others: Sequence[int]) -> Phrase | None:
    """Return the doer of the event's verb, or of another that tells it with it."""
    for verb in (at, *others):
        head = sentence.heads(verb).doer
        if head is not None:
            return _whole(sentence, _resolved(sentence, head.token))
    own = sentence.chunks[_chunk_at(sentence, at)]
    if sentence.tags[at] in NOUN and _actor(sentence, own):
        return own.first, own.last
    how, _ = voice(sentence.words, sentence.tags, at)
    if how == "pas" or how == "red" and not _main(sentence, at):
        return None
    return _subject(sentence, at)


def _main(sentence: Sentence, at: int) -> bool:
    """Whether a participle can only be the past of its clause's own verb."""
    end = _clause_end(sentence, _chunk_at(sentence, at) + 1)
    last = sentence.chunks[end - 1].last
    return not any(tag in _FINITE for tag in sentence.tags[:last])


def _subject(sentence: Sentence, at: int) -> Phrase | None:
    """Return the first noun phrase before a verb that no preposition governs."""
    own = _chunk_at(sentence, at)
    for k, chunk in enumerate(sentence.chunks[:own]):
        free = not k or sentence.chunks[k - 1].kind not in "PT"
        if chunk.kind == "N" and free and sentence.low[chunk.head] not in _TIMES:
            return _whole(sentence, chunk.head)
    return None


def _resolved(sentence: Sentence, token: int) -> int:
    """Return whom "it", "he", "their" or "who" stands for: the nearest one named."""
    if sentence.tags[token] not in ("PRP", "WP", "WDT", "PRP$"):
        return token
    relative = sentence.tags[token].startswith("W")
    k = _chunk_at(sentence, token)
    before = [c for c in sentence.chunks[:k] if c.kind == "N"]
    if relative and before:
        return before[-1].head
    named = [c for c in before if _named(sentence, c)]
    return named[0].head if named else token


def _whole(sentence: Sentence, token: int) -> Phrase:
    """Return the noun phrase with the head at `token`, with "of X" and "X and" to it."""
    chunks = sentence.chunks
    first = last = _chunk_at(sentence, token)
    while (
        first >= 2
        and chunks[first - 1].kind == "C"
        and chunks[first - 2].kind in "NJ"
        and not (first >= 3 and chunks[first - 3].kind in "PT")
    ):
        first -= 2
    while (
        last + 2 < len(chunks)
        and chunks[last + 1].kind == "P"
        and sentence.low[chunks[last + 1].head] in _OF_IT
        and chunks[last + 2].kind == "N"
    ):
        last += 2
    return chunks[first].first, chunks[last].last


# The target.


def _targets(
    sentence: Sentence,
    at: int,
    verbs: Sequence[int],
    taken: range,
) -> Iterator[Phrase]:
    """Yield whom the event is done to, the likeliest first."""
    for verb in verbs or (at,):
        head = sentence.heads(verb).done_to
        if head is not None and head.token not in taken:
            chunk = sentence.chunks[_chunk_at(sentence, head.token)]
            if _actor(sentence, chunk):
                yield chunk.first, chunk.last
    begin = _chunk_at(sentence, at) + 1
    end = _clause_end(sentence, begin)
    if taken and _together(sentence, at, taken, end):
        yield taken.start, taken.stop
    behind = [k for k in range(begin, end) if sentence.chunks[k].head not in taken]
    named = [k for k in behind if _named(sentence, sentence.chunks[k])]
    where = [k for k in named if _placed(sentence, k)]
    people = [k for k in behind if _people(sentence, sentence.chunks[k])]
    for k in (*(k for k in named if k not in where), *where, *people):
        yield sentence.chunks[k].first, sentence.chunks[k].last
    head = sentence.heads(at).done_to
    if head is not None and head.token not in taken:
        chunk = sentence.chunks[_chunk_at(sentence, head.token)]
        if _people(sentence, chunk):
            yield chunk.first, chunk.last


def _together(sentence: Sentence, at: int, source: range, end: int) -> bool:
    """Whether two named as the source act on each other: "A and B signed a treaty"."""
    words = [sentence.low[m] for m in source]
    if "and" not in words or stem(sentence.low[at]) not in _MUTUAL:
        return False
    cut = source.start + words.index("and")
    sides = (range(source.start, cut), range(cut + 1, source.stop))
    both = all(any(_capital(sentence, m) for m in side) for side in sides)
    later = {sentence.low[c.head] for c in sentence.chunks[:end] if c.first > at}
    return both and not later & {"with", "against"}


def _placed(sentence: Sentence, k: int) -> bool:
    """Whether a phrase only says where or when: "in Geneva", "after the war"."""
    before = sentence.chunks[k - 1]
    return before.kind == "P" and sentence.low[before.head] in _WHERE


def _capital(sentence: Sentence, at: int) -> bool:
    """Whether a word is a name, or an adjective of one ("Serbian")."""
    tag, word = sentence.tags[at], sentence.words[at]
    if sentence.low[at] in _TIMES or not word[:1].isupper():
        return False
    return tag in _NAMES or at > 0 and tag in ("JJ", "NNS", "NN")


def _clause_end(sentence: Sentence, begin: int) -> int:
    """Return the chunk at which who says it begins: ", officials said on Monday"."""
    chunks = sentence.chunks
    for k in range(begin, len(chunks)):
        word = sentence.low[chunks[k].head]
        if word in _SAYING and k > begin + 1:
            back = k
            while back > begin and chunks[back - 1].kind != ",":
                back -= 1
            return back if back > begin else k
    return len(chunks)


def _named(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a noun phrase holds a name that is no day or month."""
    return chunk.kind in "NJ" and any(
        _capital(sentence, m) for m in range(chunk.first, chunk.last)
    )


def _people(sentence: Sentence, chunk: Chunk) -> bool:
    words = sentence.low[chunk.first : chunk.last]
    return chunk.kind == "N" and not _ACTORS.isdisjoint(words)


def _actor(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a noun phrase names or describes someone who can be acted on."""
    return _named(sentence, chunk) or _people(sentence, chunk)


def _chunk_at(sentence: Sentence, at: int) -> int:
    return next(k for k, c in enumerate(sentence.chunks) if c.first <= at < c.last)
