"""The words of a line turned to what is meant: short words of chats, "you" of a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.claims.reader import grammar as g
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

# How chats write small words; only in small letters, which no initial has.
_SHORT = {
    "r": "are", "u": "you", "ur": "your", "n": "and", "w": "with", "b": "be", "bn": "been",
    "isnt": "isn't", "wasnt": "wasn't", "didnt": "didn't", "arent": "aren't", "hes": "he",
    "hasnt": "hasn't", "dont": "don't", "cant": "can't", "havent": "haven't",
}  # fmt: skip


def spelt_out(line: Line) -> Line:
    """Return a message with its short words written out."""
    if _SHORT.keys().isdisjoint(line.said):
        return line
    row = tuple(
        u._replace(word=_SHORT[u.word])
        if u.word in _SHORT and not u.refs and line.text[u.start].islower()
        else u
        for u in line.row
    )
    return replace(line, row=row)


def of_answerer(row: Sequence[Unit]) -> Iterator[Unit]:
    """Give the row of a question, "you" as the one who answers says it of himself."""
    for k, unit in enumerate(row):
        word = _ASKED_OF.get(unit.word, unit.word)
        if unit.word == "you" and k and row[k - 1].word not in _BEFORE_YOU:
            word = "me"
        yield unit._replace(word=word) if word != unit.word else unit


_BEFORE_YOU = frozenset(
    [
        "were",
        "are",
        "was",
        "did",
        "do",
        "does",
        "have",
        "had",
        "has",
        "will",
        "would",
        "can",
        "could",
        "when",
        "where",
        "why",
        "how",
        "if",
        "that",
        "and",
        "but",
        "or",
        "while",
        "what",
        "who",
        "whom",
        ",",
        "after",
        "before",
        "because",
        "then",
    ]
)
# In a question "you" are the one who answers, and who asks is nobody told of.
_ASKED_OF = {
    "you": "i", "your": "my", "yourself": "myself", "i": "one", "me": "one", "my": "the",
}  # fmt: skip


def unsaid_by_them(line: Line) -> Line:
    """Return a message; "they said on TV" are no friends who were named before."""
    row = line.row
    for k in range(len(row) - 1):
        said = row[k + 1].word in g.SAID or row[k + 1].word == "say"
        if row[k].word == "they" and row[k].refs and said:
            plain = row[k]._replace(refs=(), sort="", form="")
            return replace(line, row=(*row[:k], plain, *row[k + 1 :]))
    return line
