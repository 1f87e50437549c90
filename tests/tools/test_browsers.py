"""The walk through other browsers: what is not installed is named and left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools import browsers, webdriver


def test_a_browser_that_is_not_here_is_left_out(
    monkeypatch: Any, tmp_path: Path, capsys: Any
) -> None:
    """It says which package brings it, and that is no failure."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.main([]) == 0
    told = capsys.readouterr().out
    assert "firefox-esr" in told and "webkit2gtk-driver" in told


class Deaf:
    """A browser that answers each command by refusing it."""

    version = "Deaf 1"

    def send(self, name: str, given: dict[str, Any]) -> Any:
        raise webdriver.Refused(name)


def test_a_step_that_fails_is_counted_and_said(capsys: Any) -> None:
    """And the next one is taken all the same."""

    def one(window: webdriver.Window) -> None:
        """Go."""
        window.go("/")

    failed = browsers.walk(webdriver.Window(Deaf(), "http://localhost"), (one, one))
    assert failed == 2
    assert capsys.readouterr().out.count("one      FAILED: Navigate") == 2


@pytest.mark.parametrize("keys", ["ab", "\ue007"])
def test_keys_go_down_and_up_in_order(keys: str) -> None:
    """As a keyboard sends them, Shift held around all of them."""
    sent: list[Any] = []

    class Ear(Deaf):
        def send(self, name: str, given: dict[str, Any]) -> Any:
            sent.append(given)

    webdriver.Window(Ear(), "").press(*keys, shift=True)
    steps = sent[0]["actions"][0]["actions"]
    pressed = [s["value"] for s in steps if s["type"] == "keyDown"]
    assert pressed == [webdriver.SHIFT, *keys]
    assert steps[-1] == {"type": "keyUp", "value": webdriver.SHIFT}
