"""Web pages to text that loses nothing a reader of the page sees.

Runs only in the child process. The whole page is walked (no guessing of "the article"),
with the parser of the HTML Standard; nothing is fetched and no script runs. The title
comes first; headings, paragraphs and other blocks are lines; list items begin with
"* " (or the number a reader sees), two spaces further in for each list around theirs;
a row of a table is a line with a tab between cells, unless its cells hold blocks of
their own; links stay as their words. What the page does not show at first is kept and
marked in `notes`, so that a person can be told; see `Extracted`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import selectolax
from selectolax.lexbor import LexborHTMLParser, LexborNode

from habeas.sources.formats import charset
from habeas.sources.formats.extracted import NOTES_LIMIT, VALUE_LIMIT, Extracted
from habeas.sources.formats.layout import Layout
from habeas.sources.formats.limits import Limits, TooLong

METHOD = "html-lexbor"
VERSION = f"1-{selectolax.__version__}"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DROPPED = _names(
    "script style template noembed noframes datalist audio video canvas iframe "
    "title meta link base head param source track annotation annotation-xml"
)
_COUNTED = {
    "script": "scripts",
    "img": "images",
    "iframe": "frames",
    "frame": "frames",
    "audio": "recordings",
    "video": "recordings",
    "object": "objects",
    "embed": "objects",
    "canvas": "drawings",
}
_APART = _names(
    "p h1 h2 h3 h4 h5 h6 dl blockquote pre table figure hr fieldset section article "
    "header footer nav aside main form listing xmp plaintext"
)
_LINE = _names(
    "div li tr address dt dd caption figcaption details summary center dir menu option "
    "optgroup legend dialog search hgroup textarea tbody thead tfoot body html"
)
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CELLS = frozenset(("td", "th"))
_DEEP = _names("table ul ol dl pre h1 h2 h3 h4 h5 h6 blockquote hr textarea")
_SOFT = {"p": 2, "br": 1, "div": 1}
_VERBATIM = frozenset(("pre", "textarea", "listing", "xmp", "plaintext"))
_UNSEEN_INPUTS = _names("hidden password checkbox radio file color range image")
_META = {
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_author": "author",
    "article:published_time": "published",
    "date": "published",
    "pubdate": "published",
    "datepublished": "published",
    "dc.date": "published",
    "dcterms.created": "published",
    "citation_publication_date": "published",
    "article:modified_time": "modified",
    "datemodified": "modified",
    "last-modified": "modified",
    "dcterms.modified": "modified",
    "og:title": "title",
    "og:site_name": "site",
    "og:url": "url",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SOFT_LIMIT, _SPAN_LIMIT, _INDENT_LIMIT = 3, 50, 8


def read(data: bytes, limits: Limits) -> Extracted:
    """Return the text of a page.

    Raises:
        TooLong: If it has more code points than `limits.characters`.
    """
    decoded = charset.page(data)
    parser = LexborHTMLParser(decoded.text)
    walk = _Walk(limits)
    if parser.root is not None:
        walk.over(parser.root)
    text = walk.layout.text()
    return Extracted(
        text=text,
        media_type="text/html",
        encoding=decoded.encoding,
        reason=decoded.reason,
        replacements=decoded.replacements,
        metadata=walk.metadata,
        notes=_notes(walk, text),
        method=METHOD,
        version=VERSION,
    )


def _notes(walk: _Walk, text: str) -> list[str]:
    counts = [f"{name}:{n}" for name, n in sorted(walk.counts.items())]
    room = NOTES_LIMIT - len(counts) - 2
    marks = [note for mark in walk.marks if (note := mark.note(text))]
    left_out = [f"marks-left-out:{len(marks) - room}"] if len(marks) > room else []
    return counts + marks[:room] + left_out


@dataclass
class _Mark:
    """A passage with something to say about it: hidden, language, direction."""

    code: str
    start: int
    end: int = 0

    def note(self, text: str) -> str | None:
        start = self.start
        while start < self.end and text[start].isspace():
            start += 1
        return f"{self.code}:{start}-{self.end}" if start < self.end else None


@dataclass
class _List:
    ordered: bool
    number: int = 1
    step: int = 1
    style: str = "1"


@dataclass
class _Table:
    """Where a table's row stands, and which columns a cell above reaches into."""

    column: int = 0
    reached: int = 0
    carried: dict[int, int] = field(default_factory=dict)

    def begin_row(self, flat: bool) -> None:
        below = {c: n - 1 for c, n in self.carried.items() if c >= self.column}
        self.carried = {**self.carried, **below} if flat else {}
        self.column = self.reached = 0

    def skip_carried(self) -> None:
        while self.carried.get(self.column, 0) > 0:
            self.carried[self.column] -= 1
            self.column += 1


class _Walk:
    """One pass over a page, without recursion: pages nest as deep as they like."""

    def __init__(self, limits: Limits) -> None:
        self.layout = Layout()
        self.metadata: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        self.marks: list[_Mark] = []
        self._limits = limits
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._verbatim = 0
        self._drawing = 0
        self._closing: list[tuple[str, list[_Mark]]] = []

    def over(self, root: LexborNode) -> None:
        self._title(root)
        todo: list[LexborNode | None] = [root]
        while todo:
            node = todo.pop()
            if node is None:
                self._close()
            elif node.is_text_node:
                self._words(node.text_content or "")
            elif node.is_element_node and (inside := self._open(node)):
                todo.append(None)
                todo.extend(reversed(inside))

    def _title(self, root: LexborNode) -> None:
        """Write the page's title as the first line, a blank line after it."""
        title = _first_title(root)
        if title:
            self._keep("title", title)
            self.layout.words(title)
            self.layout.block(2)

    def _words(self, text: str) -> None:
        if self._verbatim:
            self.layout.verbatim(text)
        else:
            self.layout.words(text)
        if self.layout.length > self._limits.characters:
            raise TooLong

    def _open(self, node: LexborNode) -> list[LexborNode]:
        """Begin an element; return what is inside it that has to be walked.

        An element with nothing inside is begun and ended here.
        """
        tag = node.tag or ""
        if tag in _COUNTED:
            self.counts[_COUNTED[tag]] += 1
        if tag in _DROPPED or (self._drawing and tag in ("desc", "metadata")):
            return self._dropped(node, tag)
        attributes = node.attributes
        self._begin(tag, node, attributes)
        self._closing.append((tag, self._marked(tag, attributes)))
        inside = _children(node)
        if not inside:
            self._close()
        return inside

    def _dropped(self, node: LexborNode, tag: str) -> list[LexborNode]:
        """Return what is to be walked of an element that is not shown itself."""
        shown: list[LexborNode] = []
        if tag == "meta":
            self._meta(node.attributes)
        elif tag == "link":
            attributes = node.attributes
            if (attributes.get("rel") or "").lower() == "canonical":
                self._keep("url", attributes.get("href") or "")
        elif tag == "head":
            shown = _children(node)
        elif tag == "template" and "shadowrootmode" in node.attributes:
            shown = [c for f in node.template_fragments()[:1] for c in _children(f)]
        if shown:
            self._closing.append(("", []))
        return shown

    def _begin(
        self, tag: str, node: LexborNode, attributes: dict[str, str | None]
    ) -> None:
        layout = self.layout
        if tag == "br":
            layout.br()
        elif tag == "li":
            self._item(attributes)
        elif tag == "tr":
            self._row(node)
        elif tag in _CELLS:
            self._cell(attributes)
        elif tag == "input":
            self._input(attributes)
        elif tag in _LISTS:
            layout.block(1 if self._lists else 2)
            self._lists.append(_list(tag, attributes))
        elif tag in _APART:
            layout.block(2)
        elif tag in _LINE:
            layout.block()
        if tag == "table":
            self._tables.append(_Table())
        self._verbatim += tag in _VERBATIM
        self._drawing += tag == "svg"

    def _close(self) -> None:
        tag, marks = self._closing.pop()
        for mark in marks:
            mark.end = self.layout.length
        if tag in _LISTS:
            self._lists.pop()
            self.layout.block(1 if self._lists else 2)
        elif tag == "li":
            self.layout.unbullet()
            self.layout.block()
        elif tag == "tr":
            self.layout.end_row()
        elif tag in _APART:
            self.layout.block(2)
        elif tag in _LINE:
            self.layout.block()
        if tag == "table":
            self._tables.pop()
        self._verbatim -= tag in _VERBATIM
        self._drawing -= tag == "svg"

    def _marked(self, tag: str, attributes: dict[str, str | None]) -> list[_Mark]:
        marks: list[_Mark] = []
        at = self.layout.length
        language = attributes.get("lang") or attributes.get("xml:lang") or ""
        direction = (attributes.get("dir") or "").lower()
        outer = tag in ("html", "body")
        if _TAG.fullmatch(language):
            if outer:
                self._keep("language", language)
            else:
                marks.append(_Mark(f"language:{language}", at))
        if direction in ("ltr", "rtl"):
            if outer:
                self._keep("direction", direction)
            else:
                marks.append(_Mark(f"direction:{direction}", at))
        if _is_hidden(tag, attributes):
            marks.append(_Mark("hidden", at))
        self.marks += marks
        return marks

    def _item(self, attributes: dict[str, str | None]) -> None:
        around = self._lists[-1] if self._lists else _List(ordered=False)
        indent = "  " * min(max(len(self._lists) - 1, 0), _INDENT_LIMIT)
        mark = "* "
        if around.ordered:
            around.number = _integer(attributes.get("value"), around.number)
            mark = f"{_numeral(around.number, around.style)}. "
            around.number += around.step
        self.layout.bullet(indent + mark)

    def _row(self, node: LexborNode) -> None:
        table = self._tables[-1] if self._tables else _Table()
        flat = _is_flat(node, reached_into=any(table.carried.values()))
        table.begin_row(flat)
        self.layout.begin_row(flat)

    def _cell(self, attributes: dict[str, str | None]) -> None:
        if not self._tables or not self.layout.row:
            self.layout.block()
            return
        table = self._tables[-1]
        table.skip_carried()
        self.layout.tabs(table.column - table.reached)
        table.reached = table.column
        down = _span(attributes.get("rowspan")) - 1
        for _ in range(_span(attributes.get("colspan"))):
            table.carried[table.column] = down
            table.column += 1

    def _input(self, attributes: dict[str, str | None]) -> None:
        if (attributes.get("type") or "text").lower() not in _UNSEEN_INPUTS:
            self.layout.words(f" {attributes.get('value') or ''} ")

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("name") or attributes.get("property")
        name = name or attributes.get("itemprop") or attributes.get("http-equiv")
        key = _META.get((name or "").lower())
        if key:
            self._keep(key, attributes.get("content") or "")

    def _keep(self, key: str, value: str) -> None:
        """Keep the first value given for a key, as one line without controls."""
        line = " ".join(_CONTROLS.sub(" ", value).split())
        if line:
            self.metadata.setdefault(key, line[:VALUE_LIMIT])


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def _first_title(root: LexborNode) -> str:
    """Return the words of the page's `<title>`; a drawing's title is not one."""
    for title in root.css("title"):
        inside = title.child
        if title.parent is not None and title.parent.tag in ("head", "body"):
            return (inside.text_content or "") if inside is not None else ""
    return ""


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    return _HIDING.search(attributes.get("style") or "") is not None


def _is_flat(row: LexborNode, reached_into: bool) -> bool:
    """Whether a row is a row of values: several cells, no blocks worth lines."""
    cells = [c for c in _children(row) if c.tag in _CELLS]
    several = len(cells) > 1 or reached_into
    return several and all(_is_value(cell) for cell in cells)


def _is_value(cell: LexborNode) -> bool:
    soft = 0
    for node in cell.traverse():
        soft += _SOFT.get(node.tag or "", 0)
        if node.tag in _DEEP or soft > _SOFT_LIMIT:
            return False
    return True


def _list(tag: str, attributes: dict[str, str | None]) -> _List:
    if tag != "ol":
        return _List(ordered=False)
    step = -1 if "reversed" in attributes else 1
    style = attributes.get("type") or "1"
    return _List(True, _integer(attributes.get("start"), 1), step, style)


def _integer(text: str | None, otherwise: int) -> int:
    match = re.fullmatch(r"\s*([+-]?[0-9]{1,9})\s*", text or "")
    return int(match[1]) if match else otherwise


def _span(text: str | None) -> int:
    return max(1, min(_integer(text, 1), _SPAN_LIMIT))


def _numeral(number: int, style: str) -> str:
    """Return the number of an item as the page shows it (HTML, `ol` type)."""
    if style in ("a", "A") and number > 0:
        letters = _letters(number)
        return letters if style == "a" else letters.upper()
    if style in ("i", "I") and 0 < number < 4000:
        roman = _roman(number)
        return roman if style == "i" else roman.upper()
    return str(number)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    roman = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        roman += numeral * count
    return roman
