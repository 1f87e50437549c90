"""Small pieces of HTML, each escaping what it is given.

No script, no inline style, no image: a page is text and one style sheet beside it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from habeas.store import stopping
from habeas.text.hidden import visible


def text(words: str) -> str:
    """Return `words` escaped, with unseen characters named rather than obeyed."""
    return html.escape(visible(words), quote=True)


def tag(name: str, *inner: str, **attributes: str | None) -> str:
    """Return an element; `inner` is HTML, attribute values are escaped here.

    A trailing underscore of an attribute's name is dropped, so that `class_` and
    `id_` can be written; None leaves the attribute out.
    """
    stopping.step()
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inner)}</{name}>"


def bdi(words: str) -> str:
    """Return a name, apart from the direction of what is around it."""
    return tag("bdi", text(words), dir="auto")


def listing(items: Iterable[str], class_: str | None = None) -> str:
    """Return an unordered list of HTML items."""
    return tag("ul", *(tag("li", item) for item in items), class_=class_)


def terms(pairs: Iterable[tuple[str, str]], class_: str | None = None) -> str:
    """Return a list of terms with their values (HTML); empty values are left out."""
    rows = (
        tag("div", tag("dt", text(term)), tag("dd", value))
        for term, value in pairs
        if value
    )
    return tag("dl", *rows, class_=class_)
