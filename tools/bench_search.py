"""Measure how fast a desk of many documents is searched, with filters and without.

usage: python -m tools.bench_search [--documents N] [--queries N] [--seconds N]

The documents are made here of invented words, a third of them in Urdu's letters, and a
third with words of their own label. Queries without a filter and with one alternate;
then sixteen visitors ask the search page, each once in two seconds. Exit 1 if the
median with a filter is more than twice the one without, or the visitors' 95th of a
hundred waits longer than 150 ms.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

RATIO, P95 = 2.0, 150.0
VISITORS, EVERY = 16, 2.0
BATCH, VOCABULARY = 500, 8_000
START = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)
LATIN = [
    "ka",
    "lo",
    "mi",
    "ren",
    "sa",
    "tu",
    "ve",
    "dor",
    "ni",
    "ba",
    "fe",
    "gul",
    "ha",
    "jo",
    "lem",
    "pri",
]
URDU = [
    "کا",
    "لو",
    "می",
    "رن",
    "سا",
    "تو",
    "وے",
    "دور",
    "نی",
    "با",
    "فے",
    "گل",
    "ہا",
    "جو",
    "لم",
    "پر",
]
KINDS = ("file", "paste", "note")


class Words:
    """Invented words, the first of them common and the last rare, as in a language."""

    def __init__(self, chance: random.Random, syllables: Sequence[str]) -> None:
        self.chance = chance
        made = (
            "".join(s)
            for n in (2, 3, 4)
            for s in itertools.product(syllables, repeat=n)
        )
        self.known = list(itertools.islice(made, 120_000))
        chance.shuffle(self.known)
        self.known = self.known[:VOCABULARY]
        self.weights = list(
            itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY))
        )

    def draw(self, count: int) -> list[str]:
        return self.chance.choices(self.known, cum_weights=self.weights, k=count)


def fill(officer: Any, count: int, chance: random.Random) -> tuple[Words, Words]:
    """Write `count` documents, in entries of `BATCH`; return the words they are of."""
    from habeas.store.ledger import write

    english, urdu = Words(chance, LATIN), Words(chance, URDU)
    for at in range(0, count, BATCH):
        with write(officer, "bench.fill") as w:
            sources, texts, claims, quotes = [], [], [], []
            for number in range(at, min(count, at + BATCH)):
                of, code = (urdu, "ur") if number % 3 == 2 else (english, "en")
                source, text = _document(number, count, of, code)
                sources.append(source)
                texts.append(text)
                if number % 3 == 0:
                    claim, quote = _closed(source, text)
                    claims.append(claim)
                    quotes.append(quote)
            for rows in (sources, texts, claims, quotes):
                w.save_all(rows)
        _tell(f"\r{min(count, at + BATCH):,} documents written", end="")
    _tell()
    return english, urdu


def _document(number: int, count: int, of: Words, code: str) -> tuple[Any, Any]:
    from habeas.sources.models import Source, Text

    words = " ".join(of.draw(of.chance.randint(50, 150)))
    day = START + datetime.timedelta(days=1000) * number / count
    source = Source(
        kind=KINDS[number % len(KINDS)],
        sha256="0" * 64,
        sha256_lookup=f"{number:064x}",
        size=len(words),
        blob="",
        media_type="text/plain",
        received_at=day,
        reading="read",
    )
    text = Text(
        source=source,
        text=words,
        sha256="0" * 64,
        hash=f"{number:064x}",
        length=len(words),
        method="plain",
        version="bench",
        language=code,
        metadata={},
        parts=[],
    )
    return source, text


def _closed(source: Any, text: Any) -> tuple[Any, Any]:
    from habeas.claims import quotes
    from habeas.claims.models import Claim

    whole = str(text.text)
    end = whole.index(" ", 20)
    quote = quotes.of(text, 0, end, whole)
    claim = Claim(
        source=source,
        text=text,
        kind="characterisation",
        value={"words": quote.exact},
        voices=[],
        method="person",
        label="restricted",
    )
    quote.claim, quote.label = claim, "restricted"
    return claim, quote


def asked(words: tuple[Words, Words], chance: random.Random) -> Iterator[str]:
    """Yield what is typed: one word, two, words in order, how a word begins."""
    while True:
        of = words[chance.random() < 1 / 3]
        one, two = of.draw(2)
        yield chance.choice(
            (one, one, one, f"{one} {two}", f'"{one} {two}"', f"{one[:4]}*")
        )


def filters(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Yield filters, each kind of them in turn."""
    while True:
        since = (START + datetime.timedelta(days=chance.randint(0, 800))).date()
        until = since + datetime.timedelta(days=90)
        yield from (
            {"language": "en"},
            {"kind": "text"},
            {"source_kind": chance.choice(KINDS)},
            {"since": since, "until": until},
            {"label": "internal"},
            {"state": "suggested"},
        )


def alternate(
    officer: Any, words: tuple[Words, Words], queries: int, chance: random.Random
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of queries without and with a filter, in turns."""
    from habeas.publication.search.look import Ask, search

    plain: list[float] = []
    narrowed: list[float] = []
    typed, narrow = asked(words, chance), filters(chance)
    for _ in range(queries // 2):
        said = next(typed)
        for times, more in ((plain, {}), (narrowed, next(narrow))):
            began = time.perf_counter()
            search(officer, Ask(said, **more))
            times.append((time.perf_counter() - began) * 1000)
    return plain, narrowed


def visit(
    words: tuple[Words, Words], seconds: float
) -> tuple[list[float], list[float]]:
    """Return how long (ms) sixteen visitors waited for the page of their results.

    And how long the server itself worked for each, on one core: that is the same on a
    machine where others work as well.
    """
    from django.test import Client

    from habeas.web import door

    Client(SERVER_NAME="localhost").get("/")  # loads the pages, once for all
    waited, worked = list[float](), list[float]()
    until = time.monotonic() + seconds

    def one(number: int) -> None:
        from django.db import connection

        chance = random.Random(number)  # noqa: S311 - the same visitors each time
        client = Client(SERVER_NAME="localhost")
        session = client.session
        door.admit(session)
        session.save()
        client.cookies["habeas"] = str(session.session_key)
        typed = asked(words, chance)
        time.sleep(EVERY * number / VISITORS)
        while time.monotonic() < until:
            began, own = time.perf_counter(), time.thread_time()
            answer = client.post("/search/ask", {"words": next(typed)}, follow=True)
            took = time.perf_counter() - began
            if answer.status_code == 200:
                waited.append(took * 1000)
                worked.append((time.thread_time() - own) * 1000)
            time.sleep(max(0.0, EVERY - took))
        connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return waited, worked


def main() -> int:
    """Fill a throw-away desk, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="habeas-bench-") as folder:
        return _measure(Path(folder) / "desk", told)


def _measure(root: Path, told: argparse.Namespace) -> int:
    os.environ["HABEAS_DESK"] = str(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
    import django

    django.setup()
    from habeas.accounts import officers
    from habeas.publication.search import file, queue
    from habeas.store import desk as desks
    from habeas.web import door

    desks.create(root, "nine grey herons by a lock")
    door.at(root)
    officer = officers.found("B", "Bench")
    chance = random.Random(1)  # noqa: S311 - the same desk each time
    words = fill(officer, told.documents, chance)
    began = time.perf_counter()
    with queue.turn():
        queue.rebuild()
    took = time.perf_counter() - began
    size = file.path().stat().st_size / 1e6
    _tell(f"index of {told.documents:,} documents: {took:.1f} s, {size:.0f} MB")
    plain, narrowed = alternate(officer, words, told.queries, chance)
    ratio = statistics.median(narrowed) / statistics.median(plain)
    _say("without a filter", plain)
    _say("with a filter", narrowed)
    _tell(f"median with a filter / without: {ratio:.2f} (at most {RATIO:g})")
    waited, worked = visit(words, told.seconds)
    _say("the server's own work for a page", worked)
    slowest = _say(f"page, {VISITORS} visitors, one in {EVERY:g} s each", waited)
    desks.lock()
    return int(ratio > RATIO or slowest > P95)


def _say(what: str, times: list[float]) -> float:
    p95 = statistics.quantiles(times, n=20)[-1]
    middle = statistics.median(times)
    _tell(f"{what}: {len(times)} queries, median {middle:.1f} ms, p95 {p95:.1f} ms")
    return p95


def _tell(line: str = "", end: str = "\n") -> None:
    sys.stdout.write(line + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
