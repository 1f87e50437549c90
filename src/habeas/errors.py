"""The base of every error that a person may read, and the sentences it is told in.

A sentence is written once, in English, and is that English wherever it is kept, logged
or compared. What it was made from stays with it, so that a page can say it in the
language of whoever reads; the folders that never reach Django need not know of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self


class Sentence(str):
    """A sentence of ours, in English, that can be said again in another language.

    Args:
        template: The English, with `%(name)s` for each value; the catalogue's message.
        named: The values: ids, numbers, or sentences that are said again as well.
    """

    template: str
    named: dict[str, object]

    def __new__(cls, template: str, **named: object) -> Self:
        made = super().__new__(cls, template % named if named else template)
        made.template, made.named = str(template), named
        return made

    def said(self) -> str:
        """Return it in the language that is spoken now (`speak`)."""
        if not self.named:
            return _translate(self.template) if self.template else ""
        return _translate(self.template) % {k: said(v) for k, v in self.named.items()}


class Codes(str):
    """Codes of one of our lists, as a sentence names them.

    In English they stand as they are typed; in another language their words are said.

    Args:
        codes: The codes.
        of: The list, as pages name it (`web.terms`).
    """

    codes: tuple[str, ...]
    of: str

    def __new__(cls, codes: Iterable[str], of: str = "") -> Self:
        listed = (codes,) if isinstance(codes, str) else tuple(codes)
        made = super().__new__(cls, ", ".join(listed))
        made.codes, made.of = listed, of
        return made

    def said(self) -> str:
        """Return their words in the language that is spoken now (`speak`)."""
        return ", ".join(_name(code, self.of) for code in self.codes)


class HabeasError(Exception):
    """A sentence: what was wrong, what became of the material, what to do next.

    It carries ids and numbers, never a person's name or the words of a source.
    `sentence` is in English; `str` of the error is in the language of whoever reads,
    which is English wherever no page is being made.
    """

    def __init__(self, template: str = "", **named: object) -> None:
        self.sentence = Sentence(template, **named)
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence.said()


def said(value: object) -> object:
    """Return a sentence in the language that is spoken now, anything else as it is."""
    return value.said() if isinstance(value, Sentence | Codes) else value


def speak(
    translate: Callable[[str], str], name: Callable[[str, str], str] | None = None
) -> None:
    """Say sentences through `translate` from now on, in this process.

    `name` gives the words of a code of a list.
    """
    global _translate, _name
    _translate, _name = translate, name or _name


def _as_it_is(message: str) -> str:
    return message


def _as_typed(code: str, of: str) -> str:
    return code


_translate: Callable[[str], str] = _as_it_is
_name: Callable[[str, str], str] = _as_typed
