"""Walks through every page of a served desk and sends every form it meets."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
LEAVE = ("/lock", "/unlock", "/language", "/start/", "/sign-out", "/team/")
START = ("/", "/inbox", "/register", "/people", "/demands", "/publish", "/about")
TYPED = ("text", "search", "url", "email", "tel", "password", "")


@dataclass
class Form:
    """A form as a browser sees it; `typed` are the fields a person types into."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select: str | None = None
        self.feed(text)

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"].partition("#")[0])
        elif tag == "form":
            method = given.get("method", "get").lower()
            self._form = Form(given.get("action", ""), method)
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in given:
            self._field(self._form, tag, given)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "").lower()
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and given.get("value"):
            form.values = [v for v in form.values if v[0] != self._select]
            form.values.append((self._select, given["value"]))
        elif not name:
            return
        elif tag == "textarea" or (tag == "input" and kind in TYPED):
            form.typed.append(name)
        elif kind == "file":
            form.files.append(name)
        elif tag == "input" and kind == "date":
            form.values.append((name, "2026-05-06"))
        elif tag == "input" and kind == "radio":
            form.values = [v for v in form.values if v[0] != name]
            form.values.append((name, given.get("value", "on")))
        elif tag in ("input", "button") and kind not in ("reset", "button"):
            form.values.append((name, given.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None


class Visitor:
    """A browser that types `words` into every field, one after the other."""

    def __init__(
        self, base: str, browser: urllib.request.OpenerDirector, words: Sequence[str]
    ) -> None:
        self.base, self.browser = base, browser
        self.words = cycle(words)
        self.statuses: dict[str, int] = {}
        self.sent: dict[str, int] = {}

    def send(self, path: str, body: bytes | None = None, kind: str = "") -> str:
        """Return the text of an answer; note its status."""
        request = urllib.request.Request(self.base + path, data=body)
        if kind:
            request.add_header("Content-Type", kind)
        if body is not None:
            request.add_header("Origin", self.base)
        try:
            with self.browser.open(request, timeout=60) as answer:
                self.statuses[path] = answer.status
                raw = answer.read()
        except urllib.error.HTTPError as error:
            with error:
                self.statuses[path] = error.code
                raw = error.read()
        return raw.decode("utf-8", "replace")

    def unlock(self, passphrase: str) -> None:
        """Come in as a person does."""
        page = Page(self.send("/"))
        form = next(f for f in page.forms if f.action == "/unlock")
        self.submit(form, "/unlock", {"passphrase": passphrase})

    def submit(self, form: Form, page: str, typed: dict[str, str]) -> str:
        """Send a form with what was typed, and a file into each file field."""
        action = urllib.parse.urljoin(page, form.action or page)
        pairs = [*form.values, *typed.items()]
        if form.method == "get":
            return self.send(f"{action}?{urllib.parse.urlencode(pairs)}")
        self.sent[ID.sub("ID", action)] = 0
        if not form.files:
            body = urllib.parse.urlencode(pairs).encode()
            text = self.send(action, body, "application/x-www-form-urlencoded")
        else:
            text = self.send(action, *multipart(pairs, form.files, next(self.words)))
        self.sent[ID.sub("ID", action)] = self.statuses[action]
        return text

    def walk(self, most: int = 120) -> None:
        """Visit page after page and send each kind of form once."""
        waiting, seen = deque(START), set(START)
        while waiting and len(self.statuses) < most:
            path = waiting.popleft()
            page = Page(self.send(path))
            for form in page.forms:
                action = urllib.parse.urljoin(path, form.action or path)
                met = ID.sub("ID", action) in self.sent
                if met or action.startswith(LEAVE) or form.method == "dialog":
                    continue
                typed = {name: next(self.words) for name in form.typed}
                found = Page(self.submit(form, path, typed))
                waiting.extend(self._new(found.links, seen))
            waiting.extend(self._new(page.links, seen))

    def _new(self, links: Sequence[str], seen: set[str]) -> Iterator[str]:
        for link in links:
            if link not in seen and not link.startswith((*LEAVE, "/static/")):
                seen.add(link)
                yield link


def multipart(
    pairs: Sequence[tuple[str, str]], files: Sequence[str], word: str
) -> tuple[bytes, str]:
    """Return the body and type of a form with files that are named after a word."""
    edge = "edge0edge1edge2"
    parts = [(f'name="{name}"', "", value.encode()) for name, value in pairs]
    kind = "Content-Type: text/plain\r\n"
    content = f"{word} was arrested on 4 May 2026.".encode()
    parts += [(f'name="{n}"; filename="{word}.txt"', kind, content) for n in files]
    body = b"".join(
        f"--{edge}\r\nContent-Disposition: form-data; {head}\r\n{more}\r\n".encode()
        + value
        + b"\r\n"
        for head, more, value in parts
    )
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
