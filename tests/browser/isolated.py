"""Walks through a served desk in a network of its own, and counts what wants out.

Run under `unshare --net`, as root. Prints one JSON object: the packets that a probe
sent (so that the counting is known to count), and those sent during the walk.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
# A browser asks its maker's computers for things of its own; these are not looked up.
# What a page asks for is listed before any look-up, so nothing of a page is hidden.
OWN_TRAFFIC = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
WAY_OUT = (
    "link set lo up",
    "link add out type veth peer name beyond",
    "addr add 192.0.2.1/24 dev out",
    "link set out up",
    "link set beyond up",
    "neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev out",
    "route add default via 192.0.2.2 dev out",
)


def sent() -> int:
    """Return how many packets went the only way out (from /proc, in this network)."""
    for line in Path("/proc/net/dev").read_text("utf-8").splitlines():
        name, _, counts = line.partition(":")
        if name.strip() == "out":
            return int(counts.split()[9])
    return -1


def open_a_way_out() -> None:
    """Make a network whose every packet to elsewhere is counted."""
    Path("/proc/sys/net/ipv6/conf/all/disable_ipv6").write_text("1")
    Path("/proc/sys/net/ipv6/conf/default/disable_ipv6").write_text("1")
    for command in WAY_OUT:
        subprocess.run(["ip", *command.split()], check=True)


def probe() -> int:
    """Send one packet to a stranger; return how many were counted."""
    before = sent()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"x", ("198.51.100.1", 53))
    time.sleep(0.2)
    return sent() - before


def walk(address: str, passphrase: str) -> tuple[int, list[str]]:
    """Come in, keep a text, and look at every page.

    Returns how many pages were seen, and what they asked for of anybody else.
    """
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", OWN_TRAFFIC],
        )
        page = browser.new_page(base_url=address)
        page.on("request", lambda r: asked.append(r.url))
        page.goto("/")
        page.fill("#passphrase", passphrase)
        page.click("#unlock")
        page.wait_for_selector("#lock")
        page.goto("/inbox")
        page.locator("main summary").first.click()
        page.fill("#paste", "Look at https://example.org/a.png and http://example.com.")
        page.click("main details[open] button")
        page.wait_for_load_state()
        first = page.locator("#sources th a").first
        source = first.get_attribute("href") or "/"
        entry = "/register"
        seen = 0
        for path in (
            *("/", "/inbox", "/register", "/people", "/demands", "/about", entry),
            *(source, f"{source}/review", f"{source}/custody"),
            *("/publish/public", "/publish/partner", "/publish/internal"),
        ):
            page.goto(path, wait_until="networkidle")
            seen += 1
        browser.close()
    return seen, [url for url in asked if not url.startswith(f"{address}/")]


def main(desk: str, passphrase: str) -> None:
    """Serve the desk and walk through it."""
    open_a_way_out()
    probed = probe()
    process = subprocess.Popen(
        [sys.executable, "-m", "habeas.cli", "serve", "--desk", desk]
        + ["--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    line = process.stdout.readline() if process.stdout else ""
    address = line.split(" at ", 1)[1].strip().rstrip("/")
    before = sent()
    try:
        pages, foreign = walk(address, passphrase)
    finally:
        process.terminate()
        process.wait(timeout=60)
    told = {
        "probe": probed,
        "pages": pages,
        "foreign": foreign,
        "sent": sent() - before,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
