"""From the bytes of a source to the text that claims quote, once.

Plain text is decoded here; everything else is read behind the parser boundary. What
cannot be read stays kept, and the source says so: `unreadable`, `too_long` or
`failed`, with the class of the error that stopped it.
"""

from __future__ import annotations

import hashlib

from habeas.accounts.models import User
from habeas.errors import HabeasError
from habeas.sources import custody, near, preserve
from habeas.sources.boundary import ParserTooBig, UnreadableSource, extract
from habeas.sources.formats.extracted import Extracted
from habeas.sources.formats.limits import DEFAULT
from habeas.sources.models import Source, Text
from habeas.store import vault
from habeas.store.ledger import write
from habeas.store.seal import lookup
from habeas.text import hidden
from habeas.text.languages import language
from habeas.text.parts import parts

READ_LIMIT = DEFAULT.characters  # code points
TYPED = "typed"  # the method of a text that a person typed


class TooLong(ParserTooBig):
    """A source is longer than what is read in one piece."""

    def __init__(self) -> None:
        HabeasError.__init__(
            self,
            "this source is longer than the %(limit)s characters that are read in one "
            "piece. It is kept unchanged. Cut it into its documents and add each of "
            "them.",
            limit=f"{READ_LIMIT:,}",
        )


class Destroyed(HabeasError):
    """A source was to be read that was destroyed."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source_id)s was destroyed, as was decided. Nothing is left to "
            "read. Its entries in the ledger still prove that it was here.",
            source_id=source_id,
        )


class HasText(HabeasError):
    """A text was typed for a source that has one."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source_id)s has a text already. What you typed was not kept. "
            "Mark claims in the text that stands, or paste yours as a source of its "
            "own.",
            source_id=source_id,
        )


class NotForTyping(HabeasError):
    """A text was typed for a source that the desk can read, or did not try to."""

    def __init__(self, source_id: str) -> None:
        super().__init__(
            "source %(source_id)s is not one of those that the desk cannot read. What "
            "you typed was not kept; its own text is made of the file. Read it in the "
            "inbox first.",
            source_id=source_id,
        )


class NothingTyped(HabeasError):
    """A text was to be kept that has no word."""

    def __init__(self) -> None:
        super().__init__(
            "there is no word in this text. Nothing was kept; the file is as it was. "
            "Type what stands in it, or leave it."
        )


def text_of(officer: User, source: Source) -> Text:
    """Return the text of a source, made at the first call and kept.

    Raises:
        Destroyed: If the source was destroyed.
        HabeasError: If no text could be made (`sources.boundary`, `TooLong`); the
            source then carries the mark and stays kept.
    """
    standing = standing_text(officer, source)
    if standing is not None:
        return standing
    if source.reading == "destroyed":
        raise Destroyed(source.pk)
    try:
        extracted = _extract(source)
    except HabeasError as error:
        mark(officer, source, _state(error), type(error).__name__)
        raise
    return _store(officer, source, extracted)


def type_out(officer: User, source: Source, words: str) -> Text:
    """Keep the text of a source that no reader reads, as a person typed it out of it.

    The bytes stay as they are. The source waits to be read, as if it had just come.
    The same text sent once more is that text.

    Args:
        officer: Who typed it.
        source: A photograph, a recording, a kind of file that the desk does not read.
        words: What stands in it; line ends of a browser's form (CR LF) become LF.

    Raises:
        HasText: If it has another text; also where somebody else was quicker.
        NotForTyping: If it was not found to be one that no reader reads.
        NothingTyped: If there is no word in it.
        TooLong: If it is longer than is read in one piece.
        Destroyed: If the source was destroyed.
    """
    text = words.replace("\r\n", "\n").replace("\0", "\ufffd")
    if source.reading == "destroyed":
        raise Destroyed(source.pk)
    if not text.strip():
        raise NothingTyped
    if len(text) > READ_LIMIT:
        raise TooLong
    kept = standing_text(officer, source)
    if kept is None:
        if source.reading != "unreadable":
            raise NotForTyping(source.pk)
        typed = Extracted(text, "text/plain", "utf-8", "", 0, method=TYPED, version="1")
        kept = _store(officer, source, typed)
    if (kept.method, str(kept.text)) != (TYPED, text):
        raise HasText(source.pk)
    if source.reading == "unreadable":
        mark(officer, source, "kept")
    return kept


def standing_text(officer: User, source: Source) -> Text | None:
    """Return the last text that was made of a source, or None."""
    rows = Text.objects.visible_to(officer).filter(source=source)
    found: Text | None = rows.order_by("-number").first()
    return found


def mark(officer: User, source: Source, state: str, failure: str = "") -> None:
    """Write on a source how far the reading came, in an entry of its own.

    Args:
        officer: Who had it read.
        source: The source.
        state: One of `sources.models.READING`.
        failure: The class of the error that stopped it, never its words.
    """
    failure = failure[:64]
    with write(officer, "sources.mark") as w:
        source.refresh_from_db()
        if (source.reading, source.failure) != (state, failure):
            source.reading, source.failure = state, failure
            w.save(source)


def keyed(text: str) -> str:
    """Return the hash of a text under the desk's key (64 hex digits)."""
    return lookup(vault.key("texts"), text)


def _extract(source: Source) -> Extracted:
    """Read the bytes into memory only where they are within the limit."""
    if source.size > DEFAULT.input:
        raise TooLong
    try:
        return extract(b"".join(preserve.stream(source)), source.media_type)
    except ParserTooBig:
        raise TooLong from None


def _state(error: HabeasError) -> str:
    if isinstance(error, ParserTooBig):
        return "too_long"
    return "unreadable" if isinstance(error, UnreadableSource) else "failed"


def _store(officer: User, source: Source, extracted: Extracted) -> Text:
    text = _row(source, extracted)
    found = near.look(source, extracted.text)
    with write(officer, "sources.convert") as w:
        standing = standing_text(officer, source)
        if standing is not None:  # another process was quicker
            return standing
        source.refresh_from_db()
        w.save(text, custody.entry(source, "converted", f"text {text.pk}"))
        if near.put(source, found):
            w.save(source)
    return text


def _row(source: Source, extracted: Extracted) -> Text:
    code = language(extracted.text)
    unseen = sum(not h.ordinary for h in hidden.find(extracted.text))
    notes = [*extracted.notes, *([f"unseen:{unseen}"] if unseen else [])]
    return Text(
        source=source,
        key=source.key,
        label=source.label,
        text=extracted.text,
        sha256=hashlib.sha256(extracted.text.encode()).hexdigest(),
        hash=keyed(extracted.text),
        length=len(extracted.text),
        method=extracted.method,
        version=extracted.version,
        encoding=extracted.encoding,
        encoding_reason=extracted.reason,
        replacements=extracted.replacements,
        language=code,
        metadata={**extracted.metadata, "notes": notes},
        parts=[vars(p) for p in parts(extracted.text, code)],
    )
