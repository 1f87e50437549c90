"""Who does what a verb says, and to whom: a small model, measured on held-back text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader.semantic.chunks import chunks
from habeas.claims.reader.semantic.heads import Sentence
from habeas.claims.reader.semantic.tagger import tagged
from tests.conftest import shared
from tools import train_roles

COMMON = ("police", "the", "arrested", "was", "by", "two", "'s", ",", "7", "کل", "🕊")
WORDS = st.lists(st.sampled_from(COMMON) | st.text(min_size=1, max_size=6))


@pytest.mark.parametrize(
    ("sentence", "verb", "doer", "done_to"),
    [
        ("Police arrested two farmers in Larkana .", "arrested", "Police", "farmers"),
        ("Two farmers were arrested by police .", "arrested", "police", "farmers"),
        ("The soldiers who shot the driver fled .", "shot", "who", "driver"),
        ("Three students were beaten .", "beaten", None, "students"),
        ("Officers came at night and took my brother .", "took", "Officers", "brother"),
    ],
)
def test_it_points_at_the_doer_and_the_done_to(
    sentence: str, verb: str, doer: str | None, done_to: str | None
) -> None:
    words = sentence.split()
    found = Sentence(words).heads(words.index(verb))
    who = words[found.doer.token] if found.doer else None
    whom = words[found.done_to.token] if found.done_to else None
    assert who == doer
    assert whom == done_to


@given(WORDS)
def test_each_word_has_a_tag_and_lies_in_one_chunk(words: list[str]) -> None:
    tags = tagged(words)
    assert len(tags) == len(words)
    ends = [(c.first, c.last) for c in chunks(words, tags)]
    assert [at for a, b in ends for at in range(a, b)] == list(range(len(words)))


@given(WORDS)
def test_what_it_points_at_is_another_word_of_the_sentence(words: list[str]) -> None:
    sentence = Sentence(words)
    for verb in sentence.verbs():
        found = sentence.heads(verb)
        for head in (found.doer, found.done_to):
            assert head is None or head.token in range(len(words))
            assert head is None or head.token != verb
            assert head is None or head.margin > 0


def test_it_reads_who_did_what_to_whom_on_text_it_never_saw(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = train_roles.score(shared("data", "ewt-propbank-roles", "dev.jsonl"))
    assert found["tags"] >= 0.93
    assert found["doer"] >= 0.80
    assert found["done-to"] >= 0.72
    assert "by head" in capsys.readouterr().out


def test_training_twice_gives_the_same_weights(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = shared("data", "ewt-propbank-roles", "dev.jsonl")
    lines = source.read_text(encoding="utf-8").splitlines()[:200]
    written = []
    for _ in range(2):
        folder = tmp_path_factory.mktemp("roles")
        (folder / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setattr(train_roles, "FOLDER", folder)
        sentences = train_roles.read(folder / "some.jsonl")
        one = train_roles.Tags(sentences)
        one.learn(sentences, 2)
        one.write()
        written.append((folder / "tags.json").read_bytes())
    assert written[0] == written[1]
