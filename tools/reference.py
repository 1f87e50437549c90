"""Write the generated pages of the manual: commands and vocabulary.

usage: python -m tools.reference [--check]

With `--check` nothing is written; the pages that are not fresh are named, exit 1.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_COLOR", "1")

import typer.main

from habeas.cli import app
from habeas.vocab import terms

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
COMMANDS = """\
# Commands

Every command that works on a desk takes `--desk DIR` (else the desk of `HABEAS_DESK`,
else the one in your own data folder) and asks for the passphrase; `--passphrase-file
FILE`, `-` or `fd:N` gives it without asking.

Results go to standard output, sentences about what went wrong to standard error. Exit
codes: **0** done; **1** done, but something was found or a part failed; **2** refused,
and nothing was changed but what the sentence says.
"""
VOCABULARY = """\
# Vocabulary

The terms of the desk as data: `src/habeas/vocab/*.yaml`. A code is stable for ever; a
label may be reworded or translated.

## Types of act

One row is one smallest thing done to someone. Whether it was a violation is a signed
assessment, never a property of the type. HURIDOCS: code of list 4, where one was
verified. PLOVER: category and mode.

| Code | Label | HURIDOCS | PLOVER | Note |
|---|---|---|---|---|"""
NOTE = "<!-- Made by `make docs` from the code; changes here are lost. -->\n"


def commands() -> str:
    """Return the page of commands, from the command line itself."""
    group: Any = typer.main.get_command(app)
    parts = [NOTE, COMMANDS]
    for name, command in group.commands.items():
        parts += _command(name, command)
    return "\n".join(parts)


def _command(name: str, command: Any) -> Iterator[str]:
    given = [p for p in command.params if type(p).__name__.endswith("Argument")]
    usage = " ".join(_placeholder(p) for p in given)
    yield f"## `habeas {name}`\n"
    yield f"{_paragraphs(command.help)}\n"
    yield f"```text\nhabeas {name} [OPTIONS] {usage}".rstrip() + "\n```\n"
    yield "| Give | What for |\n|---|---|"
    for parameter in command.params:
        yield f"| {_given(parameter)} | {_purpose(parameter)} |"
    yield ""


def _paragraphs(text: str | None) -> str:
    lines = [line.strip() for line in (text or "").replace("\b", "").splitlines()]
    return "\n".join(lines).strip()


def _placeholder(argument: Any) -> str:
    name = (argument.metavar or argument.name).upper().rstrip(".")
    name += "..." if argument.nargs == -1 else ""
    return name if argument.required else f"[{name}]"


def _given(parameter: Any) -> str:
    if type(parameter).__name__.endswith("Argument"):
        return f"`{_placeholder(parameter)}`"
    names = [*parameter.opts, *parameter.secondary_opts]
    return ", ".join(f"`{name}`" for name in names)


def _purpose(parameter: Any) -> str:
    told = getattr(parameter, "help", None) or PURPOSES[parameter.name]
    default = parameter.default
    plain = isinstance(default, str | int) and not isinstance(default, bool)
    shown = f" Default: `{default}`." if plain and default != "" else ""
    need = " Needed." if parameter.required and shown == "" else ""
    return f"{told.rstrip('.')}.{need}{shown}".replace("|", "\\|")


# What the command line leaves to the name of the option.
PURPOSES = {
    "ids": "Ids of sources, or their first letters; else all that are not read yet",
    "organisation": "Your organisation; asked for if it is not given",
    "officer": "Your name; asked for if it is not given",
    "received_from": "Who gave it to you",
    "no_read": "Stop after keeping; `habeas propose` reads later",
    "reason": "Why; kept with the decision",
    "version": "Print the version",
}


def vocabulary() -> str:
    """Return the page of the field's terms, from `src/habeas/vocab/`."""
    parts = [NOTE, VOCABULARY]
    parts += [_act(act) for act in terms.acts().values()]
    parts += ["", *_claims(), *_register()]
    return "\n".join(parts) + "\n"


def _act(act: terms.Act) -> str:
    plover = " / ".join(act.plover) if act.plover else ""
    return (
        f"| `{act.code}` | {act.label} | {act.huridocs or ''} | {plover} | {act.note} |"
    )


def _claims() -> Iterator[str]:
    found = terms.claims()
    yield "## How a claim is qualified\n"
    for axis in ("modality", "polarity", "derivation", "time_frame", "review_state"):
        yield f"### {axis.replace('_', ' ').capitalize()}\n"
        yield from _meanings(getattr(found, axis))
    yield "### Method\n"
    yield f"Who proposed it: {_codes(found.method)}.\n"


def _meanings(values: Mapping[str, str]) -> Iterator[str]:
    yield "| Value | Meaning |\n|---|---|"
    yield from (f"| `{value}` | {meaning} |" for value, meaning in values.items())
    yield ""


def _register() -> Iterator[str]:
    found = terms.register()
    yield "## The register\n"
    yield "How these values are used: [The register](../register.md).\n"
    yield "### Liberty\n"
    for group in terms.Liberty.__dataclass_fields__:
        codes = _codes(getattr(found.liberty, group))
        yield f"- **{group.replace('_', ' ')}**: {codes}"
    yield ""
    for axis in ("legal", "acknowledgement", "verification"):
        yield f"### {axis.capitalize()}\n"
        yield f"{_codes(getattr(found, axis))}\n"
    yield "### Ends, releases, remands\n"
    for name in ("end_basis", "release_type", "remand_type"):
        yield f"- **{name.replace('_', ' ')}**: {_codes(getattr(found, name))}"
    yield "\n### When a value turns stale, and what usually follows\n"
    yield "| Value | Stale after | Usual next values |\n|---|---|---|"
    for value, following in found.next.items():
        after = found.stale_after.get(value, "")
        yield f"| `{value}` | {after} | {_codes(following)} |"
    clock = found.produced
    yield f"\nBefore a judge within {clock.hours} hours of the taking (an act of type "
    yield f"{_codes(clock.acts)}), while the value is {_codes(clock.values)}."
    yield ""


def _codes(values: tuple[str, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


PAGES = {"commands.md": commands, "vocabulary.md": vocabulary}


def main(check: bool) -> int:
    """Write the pages, or name those that are not fresh."""
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, "utf-8")
    for name in stale:
        print(f"docs/reference/{name} {'is not fresh' if check else 'written'}")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
