"""Applies a desk's own lists to the names of a text.

What the desk lists is a name of that kind wherever it stands as a name of its own: with
a capital where it is listed with one, and not as a piece of a longer name of the same
kind. What it lists as never a name is none. Nothing is added that does not stand in
the text, and two names become one only where the desk says which stands for which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.learnt import Words, folded
from habeas.claims.reader.lexicon import words
from habeas.claims.reader.names import Run, bare
from habeas.claims.reader.organisations import Body
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.vocabulary import common

_PART = 3  # letters of a word that may stand for a whole name


def titled(doc: Document, found: Sequence[Run]) -> list[Run]:
    """Return the runs with the desk's own titles before them counted as titles."""
    titles = doc.learnt.titles
    return [_titled(run, titles) for run in found] if titles else list(found)


def _titled(run: Run, titles: frozenset[str]) -> Run:
    tokens = run.sentence.tokens
    count = run.titles
    while run.first + count + 1 < run.last and (
        _low(tokens[run.first + count].text) in titles
    ):
        count += 1
        if tokens[run.first + count].text == "." and run.first + count + 1 < run.last:
            count += 1
    first = run.first
    if first and _low(tokens[first - 1].text) in titles:
        first, count = first - 1, count + 1
    if (first, count) == (run.first, run.titles):
        return run
    return replace(run, first=first, titles=count)


def taught(doc: Document, found: Sequence[Named]) -> list[Named]:
    """Return the names of a text as the desk's own lists have them, in order."""
    known = doc.learnt
    if not (known.names or known.never):
        return list(found)
    left = [n for n in found if _key(n) not in known.never or _key(n) in known.names]
    added: list[Named] = []
    for one in _listed(doc):
        if not any(_holds(n, one) for n in left):
            left = [n for n in left if n.end <= one.start or one.end <= n.start]
            added.append(one)
    whole = [*left, *added]
    return sorted([*whole, *_parts(doc, added, whole)], key=lambda n: n.start)


def _key(one: Named) -> Words:
    return folded(one.words)


def _holds(longer: Named, one: Named) -> bool:
    """Whether a name of the same kind holds the listed one, and more."""
    inside = longer.start <= one.name_start and one.end <= longer.end
    return inside and longer.sort == one.sort and _key(longer) != _key(one)


def _listed(doc: Document) -> Iterator[Named]:
    """Give the listed names that stand in a text, the longest first at each place."""
    by_first: dict[str, list[Words]] = {}
    for name in doc.learnt.names:
        by_first.setdefault(name[0], []).append(name)
    for same in by_first.values():
        same.sort(key=len, reverse=True)
    for sentence in doc.sentences:
        low = [_low(bare(t.text)) for t in sentence.tokens]
        at = 0
        while at < len(low):
            end, name = _match(sentence, low, at, by_first.get(low[at], ()))
            if name:
                yield _named(doc, sentence, at, end, doc.learnt.names[name])
            at = max(end, at + 1)


def _match(
    sentence: Sentence, low: Sequence[str], at: int, names: Sequence[Words]
) -> tuple[int, Words]:
    for name in names:
        end = _end(low, at, name)
        if end and _capital(sentence, at) and not _longer(sentence, at, end, name):
            return end, name
    return at, ()


def _end(low: Sequence[str], at: int, name: Words) -> int:
    """Return where a name ends that begins at `at`, 0 if it does not stand there."""
    for word in name:
        while at < len(low) and low[at] == "." and word != name[0]:
            at += 1
        if at >= len(low) or low[at] != word:
            return 0
        at += 1
    return at


def _capital(sentence: Sentence, at: int) -> bool:
    """Whether a word begins as names do, where its script has capitals."""
    first = sentence.tokens[at].text[0]
    return not first.islower()


def _longer(sentence: Sentence, at: int, end: int, name: Words) -> bool:
    """Whether one listed word is only a piece of a longer run of capitals."""
    if len(name) > 1:
        return False
    tokens = sentence.tokens
    after = tokens[end].text if end < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    titles = words("titles")
    return (
        after[:1].isupper()
        or before[:1].isupper()
        and (at > 1 and _low(before) not in titles)
    )


def _named(doc: Document, sentence: Sentence, at: int, end: int, sort: str) -> Named:
    """Return a listed name, with the titles before it where it is a person's."""
    first, tokens = at, sentence.tokens
    titles = words("titles") | doc.learnt.titles
    while sort == "person" and first:
        back = first - 1
        if tokens[back].text == "." and back:
            back -= 1
        if _low(tokens[back].text) not in titles or tokens[back].text.islower():
            break
        first = back
    return Named(Run(sentence, first, end, at - first), sort, doc.text)


def _parts(
    doc: Document, added: Sequence[Named], whole: Sequence[Named]
) -> Iterator[Named]:
    """Give single words of listed people's names that stand alone in the text."""
    parts = {
        p
        for one in added
        if one.sort == "person" and len(one.parts) > 1
        for p in one.parts
        if len(p) > _PART and not common(p)
    }
    if not parts:
        return
    inside = {p for n in whole for p in range(n.start, n.end)}
    for sentence in doc.sentences:
        for at, token in enumerate(sentence.tokens):
            alone = token.start not in inside and token.text[0].isupper()
            if alone and _low(bare(token.text)) in parts:
                yield Named(Run(sentence, at, at + 1), "person", doc.text)


def joined(doc: Document, found: Sequence[Body]) -> list[Body]:
    """Return the bodies, those made one that the desk says are one."""
    aliases = doc.learnt.aliases
    if not aliases:
        return list(found)
    by_name = {folded(b.name): b for b in found}
    gone: set[int] = set()
    for short, full in aliases.items():
        one, whole = by_name.get(short), by_name.get(full)
        if one is None or whole is None or one is whole or id(whole) in gone:
            continue
        whole.spans.extend((s, e, "short") for s, e, _ in one.spans)
        if whole.acronym is None and one.name.isupper():
            whole.acronym = one.name
        gone.add(id(one))
    kept = [b for b in found if id(b) not in gone]
    return sorted(kept, key=lambda b: min(b.spans))


def _low(word: str) -> str:
    return word.casefold().rstrip(".")
