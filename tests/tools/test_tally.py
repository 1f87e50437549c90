"""A run that left out what it must not is a failed run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import tally

REPORT = """<testsuites><testsuite>
<testcase classname="tests.a.test_a" name="one"/>
<testcase classname="tests.a.test_a" name="two"/>
{more}
</testsuite></testsuites>"""


def report(folder: Path, more: str = "") -> list[Path]:
    """Write a report of two passed tests and `more`."""
    path = folder / "report.xml"
    path.write_text(REPORT.format(more=more), "utf-8")
    return [path]


def skipped(name: str, reason: str) -> str:
    """Return a skipped test of a report."""
    where, _, test = name.rpartition(".")
    return (
        f'<testcase classname="{where}" name="{test}">'
        f'<skipped message="{reason}"/></testcase>'
    )


def test_what_passed_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The closing line stands alone, in the plain form."""
    assert tally.main(report(tmp_path)) == 0
    assert capsys.readouterr().out == "2 passed, 0 failed, 0 skipped\n"


@pytest.mark.parametrize("tag", ["failure", "error"])
def test_a_failure_fails(tmp_path: Path, tag: str) -> None:
    """A failed test, and one that could not be set up."""
    more = f'<testcase classname="tests.b" name="c"><{tag} message="x"/></testcase>'
    assert tally.main(report(tmp_path, more)) == 1


def test_nothing_run_is_no_success(tmp_path: Path) -> None:
    """A run of no test at all fails."""
    path = tmp_path / "empty.xml"
    path.write_text("<testsuites/>", "utf-8")
    assert tally.main([path]) == 1


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [
        ("tests.sources.test_boundary.x", "no Landlock here", 1),
        ("tests.web.test_review.x", "no Chromium", 1),
        ("tests.sources.test_keep.x", "only on SQLite", 0),
        ("tests.claims.test_cards.x", "a Windows matter", 0),
    ],
)
def test_some_tests_may_not_be_skipped(
    tmp_path: Path, name: str, reason: str, code: int
) -> None:
    """The boundary and the browser, whatever the reason but the other database."""
    assert tally.main(report(tmp_path, skipped(name, reason))) == code


def test_material_beside_the_project_has_to_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it lies beside the project, a test that needs it may not be skipped."""
    more = skipped("tests.test_traps.x", "seed is not beside the project")
    monkeypatch.delenv("HABEAS_REQUIRE_SHARED", raising=False)
    assert tally.main(report(tmp_path, more)) == 0
    monkeypatch.setenv("HABEAS_REQUIRE_SHARED", "1")
    assert tally.main(report(tmp_path, more)) == 1
