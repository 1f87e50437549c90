"""What every answer carries."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from habeas.web.headers import HEADERS
from tests.web.conftest import Filled


@pytest.mark.parametrize("path", ["/", "/register", "/nothing", "/unlock", "/about"])
def test_every_page_is_closed_to_the_outside(
    path: str, filled: Filled, officer_in: Client
) -> None:
    """No page may load, send, frame or keep anything beyond the desk."""
    response = officer_in.get(path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_a_refusal_is_closed_too(visitor: Client) -> None:
    """Also what is refused before any view."""
    response = visitor.get("/", headers={"host": "evil.example"})
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_only_what_is_no_secret_is_kept(visitor: Client) -> None:
    """Styles and scripts may be kept by a browser; nothing else may."""
    response: Any = visitor.get("/static/app.css")
    assert response.status_code == 200
    assert b"".join(response.streaming_content)
    response.close()
    assert response.headers["Cache-Control"].startswith("public")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_preview_is_framed_by_the_desk_alone(
    filled: Filled, officer_in: Client
) -> None:
    """What would be given out runs nothing, and shows in the desk's own page."""
    response = officer_in.get("/publish/public/preview/index.html")
    policy = response.headers["Content-Security-Policy"]
    assert "sandbox" in policy and "frame-ancestors 'self'" in policy
    assert "script-src" not in policy and "default-src 'none'" in policy


def test_a_copy_of_a_source_runs_nothing(filled: Filled, officer_in: Client) -> None:
    """The bytes as received go out as a download without a type of their own."""
    response: Any = officer_in.post(f"/sources/{filled.source.pk}/copy")
    data = b"".join(response.streaming_content)
    assert len(data) == filled.source.size
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "statement" not in response.headers["Content-Disposition"]
