"""Elements of an SVG, escaped. Colours come from the page's style, by class."""

from __future__ import annotations

from html import escape

Attribute = str | float | int | None


def element(name: str, content: str = "", **attributes: Attribute) -> str:
    """Return an element; `content` is SVG already, see `text_of`.

    An underscore in an attribute's name is a hyphen, one at its end is dropped; None
    leaves it out; numbers are written with at most one decimal.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def text_of(words: str) -> str:
    """Return words as the content of an element."""
    return escape(words, quote=False)


def drawing(
    parts: list[str], width: float, height: float, name: str, *, defs: str = ""
) -> str:
    """Return a drawing that is hidden from screen readers: a list says it beside it."""
    content = (f"<defs>{defs}</defs>" if defs else "") + "".join(parts)
    return element(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        class_=f"drawn {name}",
        aria_hidden="true",
        focusable="false",
        direction="ltr",
    )


def link(href: str, title: str, content: str, class_: str = "") -> str:
    """Return what opens `href`; left out of the tab order, as its list item is in it."""
    inner = element("title", text_of(title)) + content
    return element("a", inner, href=href, tabindex="-1", class_=class_ or None)


def opens(href: str, title: str, content: str, class_: str = "") -> str:
    """Return what opens `href`; where that is '', what only says `title`."""
    if href:
        return link(href, title, content, class_)
    inner = element("title", text_of(title)) + content
    return element("g", inner, class_=class_ or None)


def _value(value: Attribute) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return escape(str(value))
