"""A team comes about in a real browser, whose virtual authenticator holds the keys."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

from habeas.accounts import secrets
from tests.browser.conftest import Served
from tests.browser.test_access import faults
from tests.conftest import PASSPHRASE


def equip(page: Page) -> Any:
    """Give the page's browser a passkey provider that verifies its person."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, made["authenticatorId"]


def watched(served: Served, browser: Browser) -> Page:
    page = served.window(browser).new_page()
    page.on("console", lambda m: served.said.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda e: served.said.append(f"pageerror: {e}"))
    return page


def test_a_team_signs_in_by_passkeys(served: Served, chromium: Browser) -> None:
    """Enrolled, invited, signed in, asked again; another's key and no key open nothing."""
    keeper = served.visit(chromium)
    equip(keeper)
    keeper.goto(f"{served.address}/account")
    keeper.fill("#called", "this computer")
    keeper.get_by_role("button", name="Make a passkey").click()
    keeper.wait_for_selector("text=The passkey is kept")

    keeper.goto(f"{served.address}/team")
    keeper.fill("#name", "Tomo Ashkar")
    keeper.get_by_role("group", name="Roles", exact=True).get_by_label("Coder").check()
    keeper.get_by_role("button", name="Invite", exact=True).click()
    keeper.wait_for_selector("text=Shown this once")
    assert faults(keeper) == []
    link = keeper.locator("pre").first.inner_text()

    coder = watched(served, chromium)
    devtools, number = equip(coder)
    coder.goto(link)
    expect(coder.locator("#invitation")).not_to_have_value("")
    assert "#" not in coder.url
    coder.get_by_role("button", name="Go on").click()
    coder.wait_for_selector("text=Welcome, Tomo Ashkar")
    assert faults(coder) == []
    coder.get_by_role("button", name="Make a passkey").click()
    coder.wait_for_selector("text=You are in")
    kept = devtools.send("WebAuthn.getCredentials", {"authenticatorId": number})
    assert "Ashkar" not in str(kept["credentials"])
    coder.wait_for_load_state()
    expect(coder.get_by_role("link", name="Publish")).to_have_count(0)
    refused = coder.goto(f"{served.address}/publish")
    assert refused is not None and refused.status == 403

    coder.click("#menu summary")
    coder.get_by_role("button", name="Sign out").click()
    coder.wait_for_selector("text=Several officers work at this desk")
    coder.get_by_text("With a password and a code").click()
    assert faults(coder) == []
    coder.get_by_role("button", name="Come in by a passkey").click()
    coder.wait_for_selector("#sign-out", state="attached")

    nobody = watched(served, chromium)
    devtools, number = equip(nobody)
    nobody.goto(f"{served.address}/sign-in")
    options = {"authenticatorId": number, "isUserVerified": False}
    devtools.send("WebAuthn.setUserVerified", options)
    nobody.get_by_role("button", name="Come in by a passkey").click()
    nobody.wait_for_selector("text=The passkey was not used")
    expect(nobody.locator("#sign-out")).to_have_count(0)

    keeper.goto(f"{served.address}/team")
    assert faults(keeper) == []
    keeper.locator("li", has_text="Tomo Ashkar").locator("summary").click()
    keeper.get_by_role("button", name="Let in no more").click()
    keeper.wait_for_selector("text=This officer comes in no more")
    coder.goto(f"{served.address}/inbox")
    coder.wait_for_selector("text=Several officers work at this desk")
    coder.get_by_role("button", name="Come in by a passkey").click()
    coder.wait_for_selector("text=does not fit")
    assert [s for s in served.complaints if "40" not in s] == []


def test_without_javascript_by_password_and_code(
    served: Served, chromium: Browser
) -> None:
    """The device's secret is typed; a code is good once; what was asked for goes on."""
    keeper = served.visit(chromium, java_script_enabled=False)
    keeper.goto(f"{served.address}/account")
    secret = re.sub(r"\s", "", keeper.locator(".letters").inner_text())
    keeper.fill("#own-password", "seven grey herons waiting")
    keeper.fill("#own-code", secrets.totp(secret, secrets.now_step()))
    keeper.get_by_role("button", name="Keep both").click()
    keeper.wait_for_selector("text=Password and device are kept")
    keeper.goto(f"{served.address}/team")
    keeper.fill("#name", "Tomo Ashkar")
    keeper.get_by_role("group", name="Roles", exact=True).get_by_label("Reader").check()
    keeper.get_by_role("button", name="Invite", exact=True).click()
    keeper.wait_for_selector("text=Shown this once")

    again = served.window(chromium, java_script_enabled=False).new_page()
    again.goto(f"{served.address}/team")
    again.get_by_text("With a password and a code").click()
    again.fill("#name", "Officer Nobody")
    again.fill("#password", "seven grey herons waiting")
    again.fill("#code", secrets.totp(secret, secrets.now_step() + 1))
    again.click("#sign-in")
    again.wait_for_selector("h1:has-text('Team')")
    assert PASSPHRASE not in again.content()
