"""Tests that the filter allows the calls listed, by number, and nothing else."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from habeas.sources import seccomp

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
HEADERS = {
    "x86_64": "x86_64-linux-gnu/asm/unistd_64.h",
    "aarch64": "asm-generic/unistd.h",
}
MACHINES = seccomp._MACHINES


def verdict(code: bytes, arch: int, number: int, protection: int = 0) -> int:
    """Run a filter over one call, as the kernel would (classic BPF)."""
    seen = struct.pack("=IIQQQQ", number, arch, 0, 0, 0, protection)
    steps = list(struct.iter_unpack("=HBBI", code))
    at, loaded = 0, 0
    while True:
        operation, then, otherwise, value = steps[at]
        at += 1
        if operation == 0x06:
            return int(value)
        if operation == 0x20:
            loaded = struct.unpack_from("=I", seen, value)[0]
        elif operation == 0x15:
            at += then if loaded == value else otherwise
        else:
            assert operation == 0x45
            at += then if loaded & value else otherwise


@pytest.mark.parametrize("machine", MACHINES)
def test_only_listed_calls_are_allowed(machine: str) -> None:
    """Over all numbers there are, those listed pass, mapping passes unless it runs."""
    arch, allowed, mapping = MACHINES[machine]
    code = seccomp._code(arch, allowed, mapping)
    passing = {n for n in range(1024) if verdict(code, arch, n) == ALLOW}
    assert passing == {*allowed.values(), *mapping}
    assert all(verdict(code, arch, n, protection=4) == REFUSE for n in mapping)
    assert verdict(code, arch, 0x40000000) == REFUSE


@pytest.mark.parametrize("machine", MACHINES)
def test_another_architecture_ends_the_process(machine: str) -> None:
    """Numbers mean other calls elsewhere, so none is looked at."""
    arch, allowed, mapping = MACHINES[machine]
    code = seccomp._code(arch, allowed, mapping)
    assert verdict(code, 0x40000003, next(iter(allowed.values()))) == KILL


@pytest.mark.parametrize("machine", MACHINES)
def test_numbers_are_the_kernels(machine: str) -> None:
    """Each name has the number that the kernel's own header gives it."""
    header = Path("/usr/include") / HEADERS[machine]
    if not header.exists():
        pytest.skip(f"{HEADERS[machine]} is not installed here")
    found = re.findall(
        r"#define __NR(?:3264)?_(\w+)\s+(\d+)", header.read_text("utf-8")
    )
    numbers = {name: int(number) for name, number in found}
    _, allowed, mapping = MACHINES[machine]
    assert {name: numbers[name] for name in allowed} == allowed
    assert mapping == (numbers["mmap"], numbers["mprotect"])


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    "name", ["socket", "connect", "sendto", "openat", "execve", "clone", "ptrace"]
)
def test_nothing_that_reaches_out_is_listed(machine: str, name: str) -> None:
    """The calls a captured parser would want are on no list."""
    assert name not in MACHINES[machine][1]
