"""Lets a reader propose what a source says, each claim tied to its words.

Everything of one reading is one entry of the ledger. What is proposed is `suggested`
until a person decides; what no words stand for is left out, counted on the source,
and logged by id and reason, never by its words. Reading a source again adds what is
new and touches nothing that was decided.
"""

from __future__ import annotations

import gc
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from habeas import __version__
from habeas.accounts.models import User
from habeas.claims import links, quotes
from habeas.claims.closed import closing
from habeas.claims.forms import Draft, Forms, Stretches
from habeas.claims.items import Span
from habeas.claims.kinds import drafts
from habeas.claims.learning.given import given
from habeas.claims.models import Claim, Quote
from habeas.claims.reader.read import read
from habeas.claims.told import told
from habeas.errors import HabeasError
from habeas.sources.models import Source, Text
from habeas.sources.read import mark, text_of
from habeas.store.labels import INTERNAL, RESTRICTED, most_closed
from habeas.store.ledger import write

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Viewer:
    """Whoever may see what is not restricted; it stands for an officer in queries."""

    ceiling: str = INTERNAL


_ANYBODY = _Viewer()
RULE = "rule"
VERSION = f"habeas {__version__}"
# Whose word may write a name otherwise than the text has it.
_TRUSTED = ("person", "import")


class ReadingFailed(HabeasError):
    """The reader stopped in the middle of a source."""

    def __init__(self, source_id: str, error: str) -> None:
        super().__init__(
            "source %(source_id)s: the reader stopped (%(error)s). The source is kept "
            "unchanged and nothing was proposed. Code it by hand, and report the error "
            "by its name.",
            source_id=source_id,
            error=error,
        )


def propose(officer: User, source: Source, *, key: str | None = None) -> int:
    """Read a source with the desk's own reader and save what it proposes.

    The reader is given what the desk taught it; the claims name the version of that.

    Returns:
        How many claims are new; 0 where this version has read the source before.

    Raises:
        ReadingFailed: If the reader stopped; the source is marked as failed.
        HabeasError: If no text could be made of it; see `sources.read`.
    """
    learnt = given()
    version = f"{VERSION} {learnt.version}".strip()
    if _was_read(source, version):
        return 0
    text = text_of(officer, source)
    try:
        reading = read(str(text.text), learnt)
        _settled()
    except Exception as error:  # a fault of ours in one source stops no other
        name = type(error).__name__
        mark(officer, source, "failed", name)
        raise ReadingFailed(source.pk, name) from error
    return propose_reading(
        officer, source, text, reading, method=RULE, version=version, key=key
    )


def propose_reading(
    officer: User,
    source: Source,
    text: Text,
    reading: Mapping[str, Any],
    *,
    method: str,
    version: str = VERSION,
    key: str | None = None,
) -> int:
    """Save what a reading proposes about a source, in one entry.

    Args:
        officer: Who had it read.
        source: The source.
        text: The text that was read; every quote is compared with it.
        reading: A `habeas-reading/1` object, from whomever: believed in nothing.
        method: One of `vocab/claims.yaml`, method.
        version: Which reader, model or form it was.
        key: An idempotency key.

    Returns:
        How many claims are new.
    """
    whole = str(text.text)
    forms = drafts(reading, whole, text.parts, trusted=method in _TRUSTED)
    _log(source, forms)
    with write(officer, "claims.propose", key=key, about=(source.pk,)) as w:
        standing = _Standing(source)
        new = [d for d in forms.drafts if standing.is_new(d)]
        _close_again(source, text, new)
        made = [_claim(d, source, text, method, version) for d in new]
        _lend_voice(officer, source, made)
        w.save_all(standing.outdated(method))
        w.save_all(made)
        w.save_all(q for d in new for q in _quotes(d, text, whole, forms))
        source.refresh_from_db()
        source.reading, source.failure = "read", ""
        source.rejected = min(sum(forms.left_out.values()), 2**31 - 1)
        w.save(source)
    return len(made)


def pending(officer: User) -> list[Source]:
    """Return the sources that were kept and never read or coded, oldest first."""
    rows = Source.objects.visible_to(officer).filter(reading="kept", claims=None)
    return list(rows.order_by("received_at", "id"))


@cache
def _settled() -> None:
    """Spare the collector what stays for good: the reader's lists, once loaded.

    It would look through all of them again at every few readings.
    """
    gc.freeze()


def _was_read(source: Source, version: str) -> bool:
    rows = Claim.objects.whole("whether a source was read")
    return source.reading == "read" and bool(
        rows.filter(source=source, method=RULE, method_version=version).exists()
    )


def _log(source: Source, forms: Forms) -> None:
    if forms.left_out:
        said = ", ".join(f"{why} {n}" for why, n in sorted(forms.left_out.items()))
        log.info("source %s: left out of its reading: %s", source.pk, said)


def _claim(
    draft: Draft, source: Source, text: Text, method: str, version: str
) -> Claim:
    return Claim(
        id=draft.id,
        source=source,
        text=text,
        kind=draft.kind,
        value=draft.value,
        subject_id=draft.subject,
        modality=draft.modality,
        polarity=draft.polarity,
        derivation=draft.derivation,
        time_frame=draft.time_frame,
        voices=draft.voices,
        method=method,
        method_version=version[:48],
        score=draft.score,
        first=draft.first,
        key=source.key,
        label=most_closed((text.label, draft.label or text.label)),
    )


def _lend_voice(officer: User, source: Source, claims: Iterable[Claim]) -> None:
    """Let what a note says in no other voice be said by the caller who gave it."""
    if source.kind == "note":
        caller = str(source.voice or officer.name)
        for claim in claims:
            claim.voices = claim.voices or [caller]


def _close_again(source: Source, text: Text, drafts: Iterable[Draft]) -> None:
    """Close what only says again, when a source is read again, what was closed in it.

    That is a draft all of whose words lie in closed ones, or that has a closed name.
    """
    laid = [(a, b) for a, b, _label in closing([text.pk], RESTRICTED)[text.pk]]
    within = Stretches(laid)
    known = told(cast("User", _ANYBODY), [source.pk] if laid else [])
    for draft in drafts if laid else ():
        said = (v for v in draft.value.values() if isinstance(v, str))
        if all(map(within.hold, draft.spans)) or any(
            known.says(source.pk, v) for v in said
        ):
            draft.label = RESTRICTED


def _quotes(draft: Draft, text: Text, whole: str, forms: Forms) -> Iterator[Quote]:
    closed = draft.label == RESTRICTED
    for start, end in draft.spans:
        quote = quotes.of(text, start, end, whole)
        quote.claim_id = draft.id
        if closed or forms.withheld.touch((start, end)):
            quote.label = RESTRICTED
        yield quote


Mark = tuple[str, tuple[Span, ...], str]


@dataclass
class _Standing:
    """The claims a source has already, to be met again and not made twice."""

    source: Source
    met: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rows = Claim.objects.whole("what is proposed already")
        self.claims = list(rows.filter(source=self.source).order_by("entry", "id"))
        self._chain = links.Chain(self.claims)
        self._marks = self._all_marks() if self.claims else {}
        self._seen: set[str] = set()

    def _all_marks(self) -> dict[Mark, Claim]:
        rows = Quote.objects.whole("what is proposed already")
        mine = rows.filter(claim__source=self.source)
        spans: dict[str, list[Span]] = {c.pk: [] for c in self.claims}
        for claim, start, end in mine.values_list("claim_id", "start", "end"):
            spans[claim].append((start, end))
        root = self._chain.root
        return {
            _mark(c.kind, spans[c.pk], c.value, c.subject_id, root): c
            for c in self.claims
        }

    def is_new(self, draft: Draft) -> bool:
        """Return whether a draft says what no claim says; refer it to what stands."""
        if not self.claims:
            return True
        _rename(draft, self.met)
        found = self._marks.get(
            _mark(draft.kind, draft.spans, draft.value, draft.subject, str)
        )
        if found is not None:
            self.met[draft.id] = found.pk
            self._seen.add(self._chain.root(found.pk))
        return found is None

    def outdated(self, method: str) -> list[Claim]:
        """Return undecided claims of this method that are not proposed any more."""
        gone = [
            c
            for c in self.claims
            if c.state == "suggested"
            and c.method == method
            and self._chain.root(c.pk) not in self._seen
        ]
        for claim in gone:
            claim.state = "superseded"
        return gone


_TELLING: Mapping[str, tuple[str, ...]] = {
    "person": ("name",),
    "act": ("type", "victim"),
    "status": ("person", "value"),
    "attribute": ("property",),
    "header": ("field",),
    "contact": ("kind", "value"),
    "withhold": ("why",),
    "relation": ("subject", "type", "object"),
}


def _mark(
    kind: str,
    spans: list[Span],
    value: Mapping[str, Any],
    subject: str | None,
    root: Callable[[str], str],
) -> Mark:
    """Return what tells two claims of one source apart: kind, words, and a little."""
    refers = set(links.ids(kind, value))
    told = [value.get(n) for n in _TELLING.get(kind, ())]
    plain = [root(v) if isinstance(v, str) and v in refers else v for v in told]
    about = root(subject) if subject else ""
    return kind, tuple(sorted(spans)), json.dumps([about, *plain])


def _rename(draft: Draft, met: Mapping[str, str]) -> None:
    """Let a draft refer to the claims that stand, where its own were met."""
    draft.subject = met.get(draft.subject or "", draft.subject)
    draft.voices = [met.get(v, v) for v in draft.voices]
    for name, value in draft.value.items():
        if isinstance(value, str) and value in met:
            draft.value[name] = met[value]
        elif isinstance(value, list):
            draft.value[name] = [
                met.get(v, v) if isinstance(v, str) else v for v in value
            ]
