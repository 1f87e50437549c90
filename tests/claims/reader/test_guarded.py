"""Tests of the model that hears what sounds like a secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.claims.reader import guarded
from habeas.claims.reader.document import document
from habeas.claims.reader.privy import closed
from habeas.claims.reader.withhold import KINDS


@given(st.text())
def test_a_piece_weighs_what_its_features_weigh(piece: str) -> None:
    """The quick sum is the sum that is taught."""
    held = guarded.learnt().held
    assert guarded.weight(piece) == sum(held.get(f, 0) for f in guarded.features(piece))


@given(st.text())
def test_its_reason_is_one_of_the_kinds(piece: str) -> None:
    """Whatever is held back is held back for a reason of the format."""
    assert guarded.why(piece) in KINDS


@pytest.mark.parametrize(
    ("why", "piece"),
    [
        ("health", "She coughs blood and takes her tablets at night"),
        ("family_of_person_at_risk", "His sister sells tea at the bus park"),
        ("minor", "Ihre Tochter, the baby, is in kindergarten"),
        ("location_of_person_at_risk", "وہ اپنے دوست کے ڈیرے پر سوتا ہے"),
        ("informant", "office ke clerk ne hamein list ki photo bheji"),
    ],
)
def test_what_sounds_like_a_secret(why: str, piece: str) -> None:
    """Wordings that no list has, in three ways of writing."""
    assert guarded.weight(piece) > 0
    assert guarded.why(piece) == why


@pytest.mark.parametrize(
    "piece",
    [
        "The council will debate the budget on Tuesday",
        "Police dispersed the crowd with tear gas",
        "عدالت نے فیصلہ محفوظ کر لیا",
        "tajiron ne kal hartal ka elan kiya hai",
    ],
)
def test_what_is_public_does_not(piece: str) -> None:
    """What bodies did and said in public."""
    assert guarded.weight(piece) < 0


def test_most_of_it_closes_a_text() -> None:
    """Where many sentences sound like secrets, the text is not for everybody."""
    secrets = (
        "He sleeps over the tyre shop of my cousin. His wife must not hear of it. "
        "The boy brings him bread at night. On Friday a lorry takes him to the border. "
        "Police arrested two men on Monday."
    )
    doc = document(secrets)
    words = [doc.text[start:end] for start, end, _ in closed(doc, ())]
    assert "Police arrested two men on Monday" not in words
    assert len(words) == 4
