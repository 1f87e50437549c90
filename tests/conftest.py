"""Real parts for the tests: a desk of their own, on SQLite or on PostgreSQL.

`DB=postgres` runs the same tests on a PostgreSQL server started for the run. A
template desk is made once; each test gets a copy of it, so that no table is ever
emptied (the ledger only grows).
"""

from __future__ import annotations

import datetime
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import chance

chance.settle()

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HABEAS_SHARED") or ROOT.parent / "shared")
POSTGRES = os.environ.get("DB") == "postgres"
PASSPHRASE = "correct horse battery staple"
_HOME = Path(tempfile.mkdtemp(prefix="habeas-tests-"))

# A runner in the background ignores Ctrl-C, and so would what the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ["HABEAS_DESK"] = str(_HOME / "nobody")
os.environ["DJANGO_SETTINGS_MODULE"] = "habeas.settings"
if POSTGRES:
    # pgserver's own lock; each worker has one, in a folder that is its own alone.
    (_HOME / "run").mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(_HOME / "run")
    import pgserver

    _server = pgserver.get_server(_HOME / "pg")
    _server.psql("CREATE DATABASE habeas_template;")
    os.environ["HABEAS_DATABASE_URL"] = _server.get_uri("habeas_template")

import django

django.setup()

from django.db import connection

from habeas import settings
from habeas.accounts import officers
from habeas.accounts.models import User
from habeas.store import desk as desks
from habeas.store import vault
from habeas.store.kdf import Cost
from habeas.store.keys import Keys

if POSTGRES:  # a worker may have read its settings from the one that started it
    connection.settings_dict.update(settings._database())
CHEAP = Cost(memory=8 * 1024, passes=1, lanes=1)


@dataclass
class Desk:
    """An unlocked desk of a test's own."""

    root: Path
    passphrase: str
    keys: Keys
    officer: User

    def again(self) -> None:
        """Lock the desk and open it as a new process would."""
        desks.lock()
        desks.unlock(self.root, self.passphrase)


@dataclass(frozen=True)
class _Template:
    root: Path
    keys: Keys


@pytest.fixture(scope="session")
def template() -> Iterator[_Template]:
    """Make the desk that the tests' desks are copies of."""
    root = _HOME / "template"
    with chance.apart("template"):
        made = desks.create(root, PASSPHRASE, cost=CHEAP)
        officers.found("Officer Nobody", "Desk of the tests")
    desks.lock()
    yield _Template(root, made)
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _real_database(django_db_blocker: Any) -> Iterator[None]:
    """Let the tests use the database: each has a desk of its own."""
    with django_db_blocker.unblock():
        yield


@contextmanager
def _copy_of(template: _Template, folder: Path) -> Iterator[Desk]:
    root = folder / "desk"
    shutil.copytree(template.root, root)
    with _database_of(folder.name):
        layout = desks.point(root)
        vault.unlock(layout, template.keys)
        try:
            yield Desk(root, PASSPHRASE, template.keys, officers.the_officer())
        finally:
            desks.lock()


@pytest.fixture
def desk(template: _Template, tmp_path: Path) -> Iterator[Desk]:
    """Give an unlocked copy of the template desk."""
    with _copy_of(template, tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def module_desk(
    template: _Template, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """Give one unlocked copy for a whole module, and a folder to give out into.

    The folder's path is in `PYTEST_TMP_TRAPS` for as long. Such a module may not
    use `desk` as well: a process has one desk open.
    """
    folder = tmp_path_factory.mktemp("module")
    with pytest.MonkeyPatch.context() as patch, _copy_of(template, folder) as made:
        patch.setenv("PYTEST_TMP_TRAPS", str(tmp_path_factory.mktemp("out")))
        yield made


@pytest.fixture
def no_desk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in which a test may make a desk."""
    with _database_of(tmp_path.name, empty=True):
        yield tmp_path / "desk"
        desks.lock()


@pytest.fixture
def new_database(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Give what makes the rest of a test use an empty database, as a new server.

    On SQLite there is nothing to do: a desk's database lies in its folder.
    """
    with ExitStack() as stack:
        yield lambda: stack.enter_context(
            _database_of(f"n_{tmp_path.name}", empty=True)
        )
        desks.lock()


class _database_of:
    """On PostgreSQL, a database of the test's own, copied from the template's."""

    def __init__(self, name: str, *, empty: bool = False) -> None:
        self.name = "t_" + "".join(c if c.isalnum() else "_" for c in name.lower())
        self.template = "template0" if empty else "habeas_template"

    def __enter__(self) -> None:
        if not POSTGRES:
            return
        connection.close()
        _server.psql(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE);')
        _server.psql(f'CREATE DATABASE "{self.name}" TEMPLATE {self.template};')
        connection.settings_dict["NAME"] = self.name

    def __exit__(self, *_: object) -> None:
        if not POSTGRES:
            return
        connection.close()
        _server.psql(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE);')
        connection.settings_dict["NAME"] = "habeas_template"


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put the computer where it is another day than that of UTC now."""
    early = datetime.datetime.now(datetime.UTC).hour < 11
    zone = "Etc/GMT+12" if early else "Etc/GMT-14"  # whose signs are the other way
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        yield zone
    time.tzset()


def shared(*parts: str) -> Path:
    """Return a file beside the project, or skip (or fail, where it must be there)."""
    path = SHARED.joinpath(*parts)
    if path.exists():
        return path
    if os.environ.get("HABEAS_REQUIRE_SHARED"):
        pytest.fail(f"{'/'.join(parts)} is missing beside the project")
    return pytest.skip(f"{'/'.join(parts)} is not beside the project")


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """Give the path of the real statement, which stays outside the project."""
    return shared("documents", "seed", "statement.txt")


@pytest.fixture(scope="session")
def seed_text(seed_path: Path) -> str:
    """Give the real statement as the desk decodes it."""
    with seed_path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: Any) -> None:
    """Let the laws' examples follow from the run's number, if they are random."""
    if config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = os.environ[chance.SEED]


# The fixtures that open a desk, and so reach the database.
_OF_DESKS = frozenset(["desk", "module_desk", "no_desk", "new_database", "template"])


def pytest_collection_modifyitems(config: Any, items: list[Any]) -> None:
    """Give each law as many examples as are wanted; begin with what takes longest.

    A file of the browser's, or of commands run as programs, that is begun last leaves
    the other workers with nothing. On PostgreSQL a test that opens no desk is left out:
    it would do what it does on SQLite. The store's own are all run on both.
    """
    if POSTGRES:
        apart = [item for item in items if not _reaches_database(item)]
        config.hook.pytest_deselected(items=apart)
        items[:] = [item for item in items if _reaches_database(item)]
    chance.widen([getattr(item, "obj", None) for item in items])
    items.sort(key=_turn)


def _reaches_database(item: Any) -> bool:
    store = ROOT / "tests" / "store" in item.path.parents
    return store or not _OF_DESKS.isdisjoint(item.fixturenames)


def _turn(item: Any) -> int:
    if item.get_closest_marker("browser") is not None:
        return 0
    return 1 if item.path.parent == ROOT / "tests" else 2


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: Any) -> None:
    """Let what is random in a test not hang on which tests ran before."""
    chance.begin(item.nodeid)


def pytest_report_header(config: Any) -> str:
    """Say which database the tests run on."""
    where = "PostgreSQL" if POSTGRES else "SQLite (SQLCipher)"
    return f"habeas: {where}, Python {sys.version.split()[0]}"


def pytest_terminal_summary(terminalreporter: Any, exitstatus: int) -> None:
    """Say what a run's chance followed from, if not all of it passed."""
    if exitstatus:
        terminalreporter.write_line(f"What chance decided follows from {chance.told()}")
