"""Tests that the language of a text is told by its script and its small words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.text.languages import language
from tests.text.corpus import samples


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The two were taken from the market and are still held in the fort.", "en"),
        ("Dos vendedores fueron detenidos por la policía en el mercado.", "es"),
        ("Deux vendeurs ont été arrêtés dans le marché par la police.", "fr"),
        ("Dois vendedores foram presos no mercado e não se sabe onde estão.", "pt"),
        ("Wavuvi wawili wamekamatwa na polisi katika bandari ya mji.", "sw"),
        ("پولیس نے دو افراد کو گرفتار کر لیا ہے۔", "ur"),
        ("پوليس ڪراچي جي بندرگاهه تان ٻن مزدورن کي گرفتار ڪيو.", "sd"),
        ("پولیسو د ښار په بازار کې دوه کارګران ونیول.", "ps"),
        ("پولیسءَ گوادرءِ بندنءَ دو کارندہ دزگیر کت انت۔", "bal"),
        ("پولیس نے لہور دی منڈی وچ دو مزدوراں نوں پھڑ لیا۔", "pnb"),
        ("پولیس ملتان دے بازار وچ ݙو مزدوراں کوں پکڑ گھدا۔", "skr"),
        ("انہاں ٻہوں ڳالھیں ڄاݨ کے ٻال کوں گول گھدا۔", "skr"),
        ("علماء اور شہداء کے ورثا نے دھرنا ختم کر دیا ہے۔", "ur"),
        ("تم اعتقال شخصين في السوق ولم يعرف مكانهما.", "ar"),
        ("دو نفر را در بازار گرفتند و کسی نمی‌داند کجا هستند.", "fa"),
        ("Police ne do logon ko utha liya hai aur un ka koi pata nahi hai.", "ur-Latn"),
        ("Задержаны двое рабочих, где они, неизвестно.", "ru"),
        ("Двоє робітників затримані, їхнє місце невідоме.", "uk"),
        ("बाज़ार से दो लोगों को उठा लिया गया।", "hi"),
        ("", "und"),
        ("12 / 34 – !", "und"),
    ],
)
def test_languages(text: str, code: str) -> None:
    """One sentence is enough for most."""
    assert language(text) == code


def test_whole_documents() -> None:
    """Documents of all kinds are told, a chat or a table in English too."""
    for sample in samples():
        assert language(sample.text) in (sample.language, "und"), sample.name


@given(st.text())
def test_any_text_has_a_code(text: str) -> None:
    """A BCP 47 code, whatever the text."""
    code = language(text)
    assert code and code.replace("-", "").isalpha()
