"""Make the manual's pages that the desk shows at /help, offline, of the same Markdown.

usage: python tools/manual.py

It writes `src/habeas/web/manual.json`, which is built, not committed: for each page its
address, title, part of the manual, plain HTML (no script, no style, no picture from
elsewhere) and, for the search, the words under each heading.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
MANUAL = ROOT / "src" / "habeas" / "web" / "manual.json"
FORMAT = "habeas-manual/1"
# How monitors work stands first; what maintainers decided is left to the project.
PARTS = {
    "begin": ("tutorial", "glossary", "threats"),
    "how-to": ("how-to/*",),
    "how it decides": ("reader*", "claims*", "register*", "publication*", "explore*"),
    "reference": ("reference/*",),
}
_DIRECTIVE = re.compile(r"^```\{.*?^```$", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r"\{\w+\}(?=`)")
_TERM = re.compile(r"^(?P<term>\S.*)\n: (?P<said>.*(?:\n  +\S.*)*)", re.MULTILINE)
_BARE = re.compile(r"\[\]\(([^)]+)\)")


@dataclass(frozen=True)
class Section:
    """What stands under one heading of a page, for the search."""

    title: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Page:
    """A page of the manual; `name` is its address below /help."""

    name: str
    title: str
    part: str
    html: str
    sections: tuple[Section, ...]


def main() -> None:
    """Write the file and say how large it is."""
    made = json.dumps(
        {"format": FORMAT, "pages": [asdict(p) for p in pages()]},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    MANUAL.write_text(made, "utf-8")
    sys.stderr.write(f"manual: {len(made.encode()) // 1024} KB\n")


def sources() -> list[Path]:
    """Return the files that the manual is made of."""
    return [path for _part, path in _listed()]


def pages() -> list[Page]:
    """Return the manual's pages, in its order."""
    known = {_name(path): _title(path) for _part, path in _listed()}
    return [page(part, path, known) for part, path in _listed()]


def page(part: str, path: Path, known: dict[str, str]) -> Page:
    """Return one page; `known` are the titles of all by their names."""
    name = _name(path)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(plain(path.read_text("utf-8"), name, known))
    _anchor(tokens)
    _lead(tokens, name, known)
    html = str(parser.renderer.render(tokens, parser.options, {}))
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>')
    html = html.replace("</table>", "</table></div>")
    html = html.replace("<pre>", '<pre tabindex="0">')
    return Page(name, known[name], part, html, tuple(_sections(tokens)))


def plain(text: str, name: str, known: dict[str, str]) -> str:
    """Return a page's Markdown without what only the other builder knows.

    A term of the glossary becomes a heading, so that it is found and linked.
    """
    text = _ROLE.sub("", _DIRECTIVE.sub("", text))
    text = _TERM.sub(lambda m: f"### {m['term']}\n\n{_unindented(m['said'])}", text)

    def titled(match: re.Match[str]) -> str:
        there = _target(name, match[1])[0]
        return f"[{known.get(there, match[1])}]({match[1]})"

    return _BARE.sub(titled, text)


def _unindented(text: str) -> str:
    return re.sub(r"^ +", "", text, flags=re.MULTILINE)


def _listed() -> Iterator[tuple[str, Path]]:
    for part, patterns in PARTS.items():
        for pattern in patterns:
            for path in sorted(DOCS.glob(f"{pattern}.md")):
                yield part, path


def _name(path: Path) -> str:
    return path.relative_to(DOCS).with_suffix("").as_posix()


def _title(path: Path) -> str:
    first = next(x for x in path.read_text("utf-8").splitlines() if x.startswith("# "))
    return first[2:].replace("`", "").strip()


def _anchor(tokens: list[Token]) -> None:
    """Give each heading its id, as the other builder does (GitHub's way)."""
    taken: dict[str, int] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            slug = slug_of(tokens[at + 1].content)
            taken[slug] = taken.get(slug, -1) + 1
            token.attrSet("id", slug + (f"-{taken[slug]}" if taken[slug] else ""))


def slug_of(title: str) -> str:
    """Return the anchor of a heading."""
    bare = re.sub(r"[^\w\s-]", "", title.strip().lower())
    return re.sub(r"\s", "-", bare)


def _lead(tokens: list[Token], name: str, known: dict[str, str]) -> None:
    """Let links lead within the desk; what is not in the manual is no link."""
    for token in tokens:
        if not token.children:
            continue
        shut = 0
        for child in token.children:
            if child.type == "link_open":
                href = _href(name, str(child.attrGet("href") or ""), known)
                child.attrs.clear()
                if href:
                    child.attrSet("href", href)
                    continue
                child.tag, shut = "span", shut + 1
            elif child.type == "link_close" and shut:
                child.tag, shut = "span", shut - 1
            elif child.type == "image":
                child.type, child.tag = "text", ""


def _href(name: str, href: str, known: dict[str, str]) -> str:
    if href.startswith("#"):
        return href
    there, anchor = _target(name, href)
    if re.match(r"[a-z]+:", href) or there not in known:
        return ""
    return f"/help/{there}" + (f"#{anchor}" if anchor else "")


def _target(name: str, href: str) -> tuple[str, str]:
    """Return the page that a relative link names, and the anchor."""
    path, _, anchor = href.partition("#")
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / path).parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts).removesuffix(".md"), anchor


def _sections(tokens: list[Token]) -> Iterator[Section]:
    title, anchor = "", ""
    words: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            if title:
                yield Section(title, anchor, " ".join(" ".join(words).split()))
            title, words = _text(tokens[at + 1]), []
            anchor = "" if token.tag == "h1" else str(token.attrGet("id"))
        elif token.type == "inline" and tokens[at - 1].type != "heading_open":
            words.append(_text(token))
        elif token.type in ("fence", "code_block"):
            words.append(token.content)
    if title:
        yield Section(title, anchor, " ".join(" ".join(words).split()))


def _text(token: Any) -> str:
    kept = ("text", "code_inline", "softbreak")
    found = (c for c in token.children or () if c.type in kept)
    return "".join(" " if c.type == "softbreak" else c.content for c in found)


if __name__ == "__main__":
    main()
