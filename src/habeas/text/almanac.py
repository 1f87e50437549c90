"""The names of months, weekdays and other words of time, by language.

English is always known; the names of another language count in texts of that language
alone, because many are words or names elsewhere. Weak words are names of a time only
with a number, a preposition or a sign of time beside them (`May`, `Sun`, `Jan`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_MONTHS = {
    "en": "january february march april may june july august september october "
    "november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba "
    "novemba desemba",
    "ms": "januari februari mac april mei jun julai ogos september oktober november "
    "disember",
    "id": "januari februari maret april mei juni juli agustus september oktober "
    "november desember",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre "
    "nobyembre disyembre",
    "sr": "januar februar mart april maj jun jul avgust septembar oktobar novembar "
    "decembar",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_SHORT_MONTHS = {
    "en": "jan feb mar apr - jun jul aug sep oct nov dec",
    "es": "ene feb mar abr may jun jul - sep oct nov dic",
}
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado "
    "domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "sw": "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
    "ms": "isnin selasa rabu khamis jumaat sabtu ahad",
    "id": "senin selasa rabu kamis jumat sabtu minggu",
    "tl": "lunes martes miyerkules huwebes biyernes sabado linggo",
    "sr": "ponedeljak utorak sreda četvrtak petak subota nedelja",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ur": "پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار",
    "ur-Latn": "peer mangal budh jumeraat jumma hafta itwar",
}
_MORE_WEEKDAYS = {
    "en": {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3,
           "thurs": 3, "fri": 4, "sat": 5, "sun": 6},
    "ur": {"سوموار": 0, "جمعے": 4, "جمعۃ": 4, "ہفتے": 5, "سنیچر": 5},
    "ur-Latn": {"pir": 0, "somwar": 0, "jumerat": 3, "jumeraat": 3, "jummay": 4,
                "juma": 4, "jume": 4, "jumme": 4, "hafte": 5, "itvar": 6, "itwaar": 6},
    "id": {"jum'at": 4, "ahad": 6},
    "es": {"miercoles": 2, "sabado": 5},
}  # fmt: skip
_WEAK_WORDS = (
    "may march mars mac mei mai jun jul jan feb mar apr aug sep sept oct nov dec mon "
    "tue tues wed weds thu thur thurs fri sat sun khamis ahad minggu linggo hafta hafte "
    "peer pir mangal juma domingo martes maj jul mart maio cuma salı pazar ocak mayo مه پیر ہفتہ ہفتے بدھ "
    "منگل مارچ مئی ene dic abr nedelja rabu"
)
_WEAK = frozenset(_WEAK_WORDS.split())

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(_NUMBER_WORDS.split())} | {
    "a": 1, "an": 1, "couple": 2, "thirty": 30, "forty": 40,
    "ek": 1, "do": 2, "teen": 3, "char": 4, "chaar": 4, "paanch": 5, "panch": 5,
    "saat": 7, "aath": 8, "ایک": 1, "دو": 2, "تین": 3,
    "چار": 4, "پانچ": 5, "چھ": 6, "سات": 7, "آٹھ": 8, "نو": 9, "دس": 10,
}  # fmt: skip
_URDU_TEENS = (
    "گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس اکیس بائیس تئیس چوبیس پچیس "
    "چھبیس ستائیس اٹھائیس انتیس تیس اکتیس"
)
_ROMAN_TEENS = (
    "gyara bara tera chauda pandra sola satra athara unnis bees ikkis bais teis chaubis "
    "pachees chabbis sattais athais untis tees iktis"
)
for _words in (_URDU_TEENS, _ROMAN_TEENS):
    NUMBERS |= {word: value for value, word in enumerate(_words.split(), 11)}
URDU_NUMBERS = frozenset(
    word for word in NUMBERS if not word.isascii() or word in _ROMAN_TEENS.split()
) | {"teen", "char", "chaar", "paanch", "panch", "saat", "aath"}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = {
    "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week",
    "weeks": "week", "fortnight": "fortnight", "month": "month", "months": "month",
    "year": "year", "years": "year", "hour": "hour", "hours": "hour",
    "decade": "decade", "weekend": "weekend", "morning": "morning", "dawn": "dawn",
    "afternoon": "afternoon", "evening": "evening", "noon": "noon",
}  # fmt: skip
LOCAL_UNITS = {
    "روز": "day", "دن": "day", "رات": "night", "ہفتے": "week", "ہفتہ": "week",
    "ماہ": "month", "مہینے": "month", "سال": "year", "برس": "year", "شب": "night",
    "din": "day", "roz": "day", "raat": "night", "hafte": "week", "hafta": "week",
    "mahine": "month", "maheene": "month", "saal": "year", "sal": "year",
}  # fmt: skip  # fmt: skip
PARTS_OF_DAY = frozenset(("night", "morning", "afternoon", "evening", "dawn", "noon"))

# Days from the day of writing. A word of two directions is 0 here and told by tense.
SHIFTS = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2, "anoche": -1, "mañana": 1},
    "pt": {"hoje": 0, "ontem": -1, "anteontem": -2, "amanhã": 1},
    "fr": {"aujourd'hui": 0, "hier": -1, "demain": 1},
    "sw": {"leo": 0, "jana": -1, "juzi": -2, "kesho": 1},
    "ms": {"semalam": -1, "kelmarin": -2, "esok": 1},
    "id": {"kemarin": -1, "besok": 1},
    "tl": {"kahapon": -1, "bukas": 1},
    "tr": {"bugün": 0, "dün": -1, "yarın": 1},
    "sr": {"danas": 0, "juče": -1, "sutra": 1},
    "ur": {"آج": 0},
    "ur-Latn": {"aaj": 0, "aj": 0},
}
# Yesterday or tomorrow, the day before or after that: the verb tells.
EITHER_WAY = {
    "ur": {"کل": 1, "پرسوں": 2},
    "ur-Latn": {"kal": 1, "parson": 2, "parso": 2},
}


@dataclass(frozen=True)
class Almanac:
    """The words of time of one language together with English, in small letters."""

    months: dict[str, int]
    weekdays: dict[str, int]
    shifts: dict[str, int]
    either: dict[str, int]

    def is_weak(self, word: str) -> bool:
        """Whether the word needs company to be the name of a time."""
        return word in _WEAK


@lru_cache(maxsize=32)
def almanac(language: str) -> Almanac:
    """Return the words of time of `language` (BCP 47); `und` knows English alone."""
    base = language if language in SHIFTS else language.split("-")[0]
    codes = ["en"] if base == "en" else ["en", base]
    if base == "ms":
        codes.append("id")
    months: dict[str, int] = {"sept": 9}
    weekdays: dict[str, int] = {}
    for code in codes:
        for table in (_MONTHS, _SHORT_MONTHS):
            for number, word in enumerate(table.get(code, "").split(), 1):
                months[word] = number
        for number, word in enumerate(_WEEKDAYS.get(code, "").split()):
            weekdays[word] = number
        weekdays |= _MORE_WEEKDAYS.get(code, {})
    months.pop("-", None)
    shifts = {w: n for code in codes for w, n in SHIFTS.get(code, {}).items()}
    either = {w: n for code in codes for w, n in EITHER_WAY.get(code, {}).items()}
    return Almanac(months, weekdays, shifts, either)
