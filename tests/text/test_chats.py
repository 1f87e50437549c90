"""What tells a chat without days from a timeline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.lexicon import unspeaking
from habeas.text.chats import MARK, day_of, marked
from habeas.text.cues import CHAT

CHATS = [
    "08:12 {a}: are you safe?\n08:20 {b}: yes\n08:41 {a}: they took him\n09:00 {b}: who",
    "[08:12] {a}: are you safe?\n[08:20] {b}: yes\n[08:41] {a}: ok\n[09:00] {b}: who",
    "{a} (8:12 am): I saw it\n{b} (8:20 am): yes\n{a} (8:41 am): ok\n{b} (9:00 am): who",
    "8.12 pm - {a}: main ne dekha\n8.20 pm - {b}: ok\n8.41 pm - {a}: ji\n9.00 pm - {b}: ?",
]
NONE = [
    "8:00 Clock Tower: We meet.\n8:30 Clock Tower: Police.\n9:00 Mall Road: I am hit",
    "8:00 Clock Tower: We go\n8:30 Mall Road: us?\n9:00 Clock Tower: we\n9:30 Court: I",
    "08:00 Asma: speaks.\n09:00 Bilal: speaks.\n10:00 Dania: speaks.\n11:00 Ehsan: I?",
    "08:00 Asma: speaks.\n09:00 Bilal: speaks.\n10:00 Asma: sings.\n11:00 Bilal: sings.",
    "08:12 Asma: are you safe?\n08:20 Bilal: yes",
]


@pytest.mark.parametrize("form", CHATS)
def test_a_chat_is_marked(form: str) -> None:
    """Each message has the mark before or behind its sender."""
    text = form.format(a="Rafia", b="Dr Nisar Memon")
    shown = marked(text, unspeaking)
    assert shown.count(MARK) >= 4
    assert all(CHAT.match(line) for line in shown.split("\n") if MARK in line)
    assert shown.replace(MARK, " ") == text


@pytest.mark.parametrize("text", NONE)
def test_a_timeline_is_no_chat(text: str) -> None:
    """Places, programmes and two lines alone are not messages."""
    assert marked(text, unspeaking) == text


@given(st.text(alphabet="08:12 []()\nAb?I,-", max_size=200))
def test_the_copy_is_as_long(text: str) -> None:
    """Every position stands in both."""
    assert len(marked(text, unspeaking)) == len(text)


def test_the_day_of_a_chat_is_that_of_its_head() -> None:
    """Unless it is the day of a copy, or midnight passes."""
    day = date(2026, 3, 3)
    body = marked(CHATS[0].format(a="Rafia", b="Nisar"), unspeaking)
    assert day_of("Group, 3 March 2026\n" + body, day) == [(20, "2026-03-03")]
    assert day_of("Group, copied 3 March 2026\n" + body, day) == []
    assert day_of(body.replace("09:00", "00:10"), day) == []
    assert day_of(body, None) == []
