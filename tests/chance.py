"""What chance decides in a run of the tests, from one number that the run prints.

The examples of the laws, the order of random ids and what a test shuffles. In CI the
number is 0, and examples and ids of an unchanged tree are the same each time. Elsewhere
each run draws a number of its own, and `HABEAS_SEED=number` has that run once more.
`HABEAS_EXAMPLES` multiplies how many examples a law is given (`make fuzz`), and draws
in CI too. Decision 0015.

What is still random: keys, salts and nonces, what several threads do first, and the
programs that a test starts.
"""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, is_hypothesis_test, settings

SEED, EXAMPLES = "HABEAS_SEED", "HABEAS_EXAMPLES"
_SETTINGS = "_hypothesis_internal_use_settings"  # where `@settings` puts them
_ids = random.Random(0)


def settle() -> None:
    """Choose what is left to chance, before anything of the product is imported."""
    steady = "CI" in os.environ and EXAMPLES not in os.environ
    fresh = "0" if steady else str(random.SystemRandom().randrange(1, 1 << 32))
    number = os.environ.setdefault(SEED, fresh)  # the workers of a run have the same
    settings.register_profile(
        "habeas",
        deadline=None,
        derandomize=number == "0",
        database=None if number == "0" else settings.default.database,
        print_blob=True,
    )
    settings.load_profile("habeas")
    uuid.uuid4 = _uuid4
    os.register_at_fork(after_in_child=_ids.seed)


def told() -> str:
    """Return what repeats the run's chance: its number, and how many examples."""
    many = f" {EXAMPLES}={times()}" if times() > 1 else ""
    return f"{SEED}={os.environ[SEED]}{many}"


def times() -> int:
    """Return how often the number of examples that a law names is wanted."""
    return int(os.environ.get(EXAMPLES, "1"))


def begin(name: str) -> None:
    """Have the chance of the test called `name`, whatever ran before it."""
    _ids.seed(f"{os.environ[SEED]} {name}")
    random.seed(f"{os.environ[SEED]} {name}")


@contextmanager
def apart(name: str) -> Iterator[None]:
    """Have the chance of what is called `name`, and afterwards go on as before."""
    before = _ids.getstate()
    _ids.seed(f"{os.environ[SEED]} {name}")
    yield
    _ids.setstate(before)


def widen(tests: list[Any]) -> None:
    """Give the laws among `tests` more examples; how slow they are is no fault."""
    for law in {t for t in tests if is_hypothesis_test(t)}:
        used = getattr(law, _SETTINGS)
        slow = {*used.suppress_health_check, HealthCheck.too_slow}
        many = used.max_examples * times()
        wide = settings(used, max_examples=many, suppress_health_check=tuple(slow))
        setattr(law, _SETTINGS, wide)


def _uuid4() -> uuid.UUID:
    return uuid.UUID(int=_ids.getrandbits(128), version=4)
