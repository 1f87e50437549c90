"""Gathers what is to be translated, and compiles what was. Needs Babel; at build only.

usage: python -m tools.catalogues update|compile|missing
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "habeas"
LOCALE = PACKAGE / "locale"
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "Sentence": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# Whose errors are told in the terminal alone, in English.
TERMINAL = (
    "cli/",
    "terminal.py",
    "claims/consult.py",
    "claims/reader/",
    "publication/export/",
    "store/age.py",
    "store/backend/",
    "store/backup.py",
    "store/copies.py",
    "store/guard.py",
    "text/resolve.py",
    "web/serve.py",
)
# What `templatize` makes of a template's translated words.
_CALL = re.compile(r"\b(_|gettext|ngettext|pgettext)\(")
_NAMED = tuple(
    f'"{name}'
    for name in (
        "Report-Msgid",
        "POT-Creation",
        "PO-Revision",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)
Message = str | tuple[str, ...]


def found() -> Iterator[tuple[Message, str | None, str]]:
    """Yield every message with its context and where it stands, in order of files."""
    for path in sorted(PACKAGE.rglob("*.py")):
        with path.open("rb") as handle:
            for line, message, _notes, context in extract(
                "python", handle, keywords=KEYWORDS
            ):
                yield message, context, f"{path.relative_to(PACKAGE)}:{line}"
        if not str(path.relative_to(PACKAGE)).startswith(TERMINAL):
            where = str(path.relative_to(PACKAGE))
            yield from ((told, None, where) for told in in_errors(path))
    for path in sorted((PACKAGE / "web" / "templates").rglob("*.html")):
        where = str(path.relative_to(PACKAGE))
        yield from ((*told, where) for told in in_template(path.read_text("utf-8")))
    from habeas.vocab.terms import acts

    for act in acts().values():
        yield act.label, None, "vocab/acts.yaml"


def in_errors(path: Path) -> Iterator[str]:
    """Yield the sentences of a module's errors: what `__init__` is first called with.

    A literal with a space in it is one; an error that composes its sentence otherwise
    is found by the test of the catalogues.
    """
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            if call.func.attr != "__init__":
                continue
            for given in call.args:
                if isinstance(given, ast.Constant) and " " in str(given.value):
                    yield str(given.value)


def in_template(source: str) -> Iterator[tuple[Message, str | None]]:
    """Yield the messages of a Django template with their contexts."""
    from django.utils.translation.template import templatize

    plain = templatize(source)
    for call in _CALL.finditer(plain):
        given = _arguments(plain, call.end())
        if call.group(1) == "pgettext" and len(given) == 2:
            yield given[1], given[0]
        elif call.group(1) == "ngettext" and len(given) >= 2:
            yield (given[0], given[1]), None
        elif given:
            yield given[0], None


def _arguments(plain: str, start: int) -> list[str]:
    """Return the string arguments of a call whose bracket opens before `start`."""
    end = start
    while True:
        end = plain.index(")", end) + 1
        try:
            call = ast.parse(f"f({plain[start:end]}".replace("\n", " "), mode="eval")
        except SyntaxError:
            continue
        arguments = getattr(call.body, "args", [])
        return [
            a.value
            for a in arguments
            if isinstance(a, ast.Constant) and isinstance(a.value, str)
        ]


def template() -> Catalog:
    """Return the catalogue of all messages, untranslated."""
    catalog = Catalog(project="habeas", charset="utf-8", fuzzy=False)
    for message, context, where in found():
        name = where.partition(":")[0]
        catalog.add(message, context=context, locations=[(name, 0)])
    return catalog


def update() -> None:
    """Bring each language's catalogue to the messages; translations stay."""
    whole = template()
    for path in sorted(LOCALE.rglob("*.po")):
        with path.open("rb") as handle:
            catalog = read_po(handle, locale=path.parents[1].name, domain="django")
        catalog.update(whole, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        made = BytesIO()
        write_po(
            made,
            catalog,
            width=88,
            sort_output=True,
            include_lineno=False,
            omit_header=False,
        )
        path.write_text(without_dates(made.getvalue().decode()), "utf-8")


def without_dates(text: str) -> str:
    """Drop the header's dates and names of people, which change with every update."""
    lines = text.splitlines(keepends=True)
    return "".join(x for x in lines if not x.startswith(_NAMED))


def compile_all() -> None:
    """Write the compiled catalogue beside each one."""
    for path in sorted(LOCALE.rglob("*.po")):
        with path.open("rb") as handle:
            catalog = read_po(handle, locale=path.parents[1].name)
        made = BytesIO()
        write_mo(made, catalog)
        path.with_suffix(".mo").write_bytes(made.getvalue())


def missing(language: str) -> list[str]:
    """Return the messages that have no translation, in the order of the catalogue."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as handle:
        catalog = read_po(handle, locale=language)
    return [
        str(m.id)
        for m in catalog
        if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))
    ]


def main(purpose: str) -> None:
    """Do what is asked on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.settings")
    if purpose == "update":
        update()
    elif purpose == "compile":
        compile_all()
    else:
        for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
            for message in missing(path.parents[1].name):
                sys.stdout.write(f"{path.parents[1].name}: {message}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "missing")
