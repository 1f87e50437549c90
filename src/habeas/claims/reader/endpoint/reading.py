"""A reader that asks a model; what it gives is only what was verified.

The model marks acts. Names, language, what to withhold and how to be reached are the
desk's own reader's, so that a reading by a model protects no less. Every item says its
method; those of the model carry its name, the hash of what it was asked, and its host.
A model on another machine is not shown a sentence that touches what is to be withheld,
how somebody is reached, or what the desk restricted, unless the consent says so.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.claims.reader import likeness
from habeas.claims.reader.document import Document, Sentence, document
from habeas.claims.reader.endpoint import prompt
from habeas.claims.reader.endpoint.client import BadAnswer, Endpoint, ask
from habeas.claims.reader.endpoint.verify import Marked, Source, verified
from habeas.claims.reader.read import read as by_rule
from habeas.claims.reader.vocabulary import common
from habeas.text.fold import fold
from habeas.text.spans import Span, quote

log = logging.getLogger(__name__)
METHOD, RULE = "endpoint", "rule"
AGREED, ALONE = 90, 50  # scores: two voices, or the model's only
_WORDS_MOST = 6
_LEFT_EMPTY = (
    "places", "events", "register", "demands", "scheduled",
)  # fmt: skip

Item = dict[str, Any]


@dataclass(frozen=True)
class EndpointReader:
    """Reads through an endpoint.

    `closed` are stretches (code points) of the text to be read that the desk holds
    restricted.
    """

    endpoint: Endpoint
    name: str = METHOD
    closed: tuple[tuple[int, int], ...] = ()

    @property
    def version(self) -> str:
        """The model and the first letters of the hash of what it is asked."""
        return f"{self.endpoint.model[:32]} {prompt.prompt_sha256()[:8]}"

    def read(self, text: str) -> Item:
        """Return what a model marks in `text` and the text stands for.

        Raises:
            EndpointFailed: If the endpoint could not be used; nothing is returned.
        """
        doc, own = document(text), by_rule(text)
        marked, left_out = self._marked(doc, own)
        made = _Made(text, own, self._stamp())
        acts = made.acts(marked, left_out)
        if left_out:
            counts = ", ".join(f"{why} {n}" for why, n in sorted(left_out.items()))
            log.info("endpoint: left out of a reading: %s", counts)
        return {
            "format": own["format"],
            "text_sha256": own["text_sha256"],
            "language": own["language"],
            "title": None,
            "issuer": None,
            "dateline": None,
            "parts": own["parts"],
            "people": made.people,
            "organisations": made.organisations,
            "acts": acts,
            "contacts": [made.contact(c) for c in own["contacts"]],
            "withhold": [_by_rule(w) for w in own["withhold"]],
            **{kind: [] for kind in _LEFT_EMPTY},
            "reader": {**self._stamp(), "left_out": dict(sorted(left_out.items()))},
        }

    def _stamp(self) -> Item:
        return {
            "method": METHOD,
            "model": self.endpoint.model,
            "prompt_sha256": prompt.prompt_sha256(),
            "endpoint": self.endpoint.host,
        }

    def _marked(self, doc: Document, own: Item) -> tuple[list[Marked], Counter[str]]:
        found: list[Marked] = []
        left_out: Counter[str] = Counter()
        for batch in prompt.batches(doc.text, self._shown(doc, own)):
            body = prompt.request(self.endpoint.model, doc.text, batch)
            try:
                answer = ask(self.endpoint, body)
            except BadAnswer as error:
                left_out[f"answer:{error.why}"] += 1
                continue
            stand, fell = verified(answer, Source(doc.text, batch, own))
            found += stand
            left_out += fell
        return found, left_out

    def _shown(self, doc: Document, own: Item) -> list[Sentence]:
        """Return the sentences that may be shown to this endpoint."""
        consent = self.endpoint.consent
        if not self.endpoint.far or (consent is not None and consent.closed):
            return list(doc.sentences)
        held = [*own["withhold"], *own["contacts"]]
        closed = [*self.closed, *(s for i in held for s in _at(i))]
        return [
            s for s in doc.sentences if not likeness.touch([(s.start, s.end)], closed)
        ]


def _at(item: Mapping[str, Any]) -> list[tuple[int, int]]:
    return [(q["start"], q["end"]) for q in item["quotes"]]


class _Made:
    """The items of a reading, made from spans; who is named comes with them."""

    def __init__(self, text: str, own: Item, stamp: Item) -> None:
        self._text, self._own, self._stamp = text, own, stamp
        self._new: dict[str, Item] = {}
        self._used: set[str] = set()

    @property
    def people(self) -> list[Item]:
        """Those whom an act needs: the rules' own, then those the model alone names."""
        return [*self._kept("people"), *self._new.values()]

    @property
    def organisations(self) -> list[Item]:
        return self._kept("organisations")

    def _kept(self, kind: str) -> list[Item]:
        used = (i for i in self._own[kind] if i["id"] in self._used)
        return [_without_references(_by_rule(i)) for i in used]

    def contact(self, item: Item) -> Item:
        """Return a contact with its owner, where this reading has the owner."""
        owner = item["owner"] if item["owner"] in self._used else None
        return _by_rule({**item, "owner": owner})

    def acts(self, marked: Iterable[Marked], left_out: Counter[str]) -> list[Item]:
        """Return the acts; one whose victim cannot be told is left out and counted."""
        found: list[Item] = []
        for act in sorted(marked, key=lambda m: (m.quote, m.type)):
            victim = self._known(act.victim) or self._named(act.victim)
            if act.victim and victim is None:
                left_out["victim"] += 1
                continue
            doer = self._known(act.doer)
            if victim is not None and victim == doer:
                left_out["same"] += 1
                continue
            left_out["doer"] += int(bool(act.doer) and doer is None)
            found.append(self._act(len(found) + 1, act, victim, doer))
        if not left_out["doer"]:
            del left_out["doer"]
        return found

    def _act(self, n: int, act: Marked, victim: str | None, doer: str | None) -> Item:
        self._used |= {ref for ref in (victim, doer) if ref}
        return {
            "id": f"a{n}",
            "type": act.type,
            "event": None,
            "victims": [victim] if victim else [],
            "by": [doer] if doer else [],
            "date": None,
            "time": None,
            "place": None,
            "modality": act.modality,
            "polarity": act.polarity,
            "derivation": "explicit",
            "time_frame": "incident",
            "asserted_by": [],
            "agreed": act.agreed,
            "score": AGREED if act.agreed else ALONE,
            **self._stamp,
            "quotes": [self._quote(act.quote)],
        }

    def _quote(self, span: Span) -> Item:
        return dict(quote(self._text, span.start, span.end).to_dict())

    def _known(self, span: Span | None) -> str | None:
        """Return whom the desk's own reader reads in these words."""
        if span is None:
            return None
        here = [(span.start, span.end)]
        ranked = [
            (likeness.overlap(here, likeness.spans(i["quotes"], self._text)), i["id"])
            for kind in ("people", "organisations")
            for i in self._own[kind]
        ]
        best, ref = max(ranked, default=(0.0, None))
        return ref if best >= likeness.HALF else None

    def _named(self, span: Span | None) -> str | None:
        """Return the id of a person whom the model alone names, by a name's shape."""
        if span is None:
            return None
        words = self._text[span.start : span.end]
        if not _is_name(words) or self._is_place(span):
            return None
        ref = f"m{len(self._new) + 1}"
        person = {
            "id": ref,
            "name": words,
            "kind": "individual",
            "heads": [1, 1],
            "words": None,
            "attributes": {},
            "score": ALONE,
            **self._stamp,
            "quotes": [],
        }
        person = self._new.setdefault(fold(words), person)
        told = self._quote(span)
        if told not in person["quotes"]:
            person["quotes"].append(told)
        return str(person["id"])

    def _is_place(self, span: Span) -> bool:
        here = [(span.start, span.end)]
        return any(
            likeness.touch(here, likeness.spans(p["quotes"], self._text))
            for p in self._own["places"]
        )


def _is_name(words: str) -> bool:
    parts = words.split()
    capital = all(p[0].isupper() for p in (parts[0], parts[-1]))
    plain = all(c.isalpha() or c in " .'’-\t\n" for c in words)
    everyday = all(common(p.lower().strip(".")) for p in parts)
    return capital and plain and not everyday and len(parts) <= _WORDS_MOST


def _by_rule(item: Mapping[str, Any]) -> Item:
    return {**item, "method": RULE}


def _without_references(item: Item) -> Item:
    """Return a person without what refers to items that this reading lacks."""
    told = item.get("attributes")
    if isinstance(told, dict) and "from" in told:
        item["attributes"] = {k: v for k, v in told.items() if k != "from"}
    return item
