"""More wordings by class, in Urdu: its own script and Roman letters."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import rule

_KIN = (
    r"(?:بھائی|بہن|بہنیں|بیٹا|بیٹی|بیٹے|بچے|بچی|والد|والدہ|ماں|باپ|شوہر|خاوند|بیوی|اہلیہ|سسر|ساس|نند|نندیں|دیور|"
    r"جیٹھ|بھابھی|چچا|ماموں|خالہ|پھوپھی|کزن|داماد|منگیتر|بھتیجا|بھتیجی|بھانجا|بھانجی|دوست|گھر والے)"
)
_INSIDER = (
    r"(?:محرر|منشی|سپاہی|سنتری|باورچی|خاکروب|وارڈن|نرس|کلرک|بابو|چپڑاسی|ڈرائیور|ملازم|پہریدار|حوالدار|آپریٹر|"
    r"نائب قاصد|چوکیدار|مالی|ریڈر|اردلی|پٹواری)"
)
_R_KIN = (
    r"(?:bha+i|behe?n|bahan|beti|beta|bete|wal[ie]da?|shoh?[ae]r|khawand|miyan|mian|biwi|saas|sasur|nand|dewar|jeth|"
    r"bhabhi|damad|ammi|abbu|ghar\s?wal[aei]|mangetar|cousin)"
)
_R_CLOSE = (
    r"(?:mamu+n?|mamoo|chacha|khala|phup+[oh]+|nan[aio]|dad[aio]|dost|saheli|susral|cousin|zaad|rishte?dar\w*|behe?n|"
    r"ustad|teacher|padosi|parosi|malik|wale)"
)
_JAIL = r"جیل|تھانے|تھانہ|حراست|حوالات|قید|چھاپ|قتل|فائرنگ|جنازہ|دفن|پولیس نے"
_R_JAIL = (
    r"\b(?:jail|thana|thane|thanay|hirasat|lockup|hawalat|police\s+ne|fauj\s+ne)\b"
)
_IN = r"(?:mein|me|main|m|pe|par|pr)"

RULES = (
    rule(
        "health",
        "*",
        r"(?:ماہ|مہینے) (?:کا|کی|کے) حمل|حمل (?:ہے|سے)|خون کی (?:\S+ )?کمی|مشین پر (?:جات|ڈال|ہے)|دل کا (?:\S+ )?دورہ|نیند کی گول|"
        r"\bbypass\s+h\w+|\bpanic\s+attack|\bchakkar\s+a\w+|\bsugar\s+(?:low|high|kam|barh)\w*",
        unless=r"مطالبہ|فراہم کیا جائے",
    ),
    rule(
        "location_of_person_at_risk",
        "*",
        r"(?<!\S)ہر (?:جمع\S+|اتوار|ہفت\S+|پیر|منگل|بدھ|رات|صبح|شام|مہینے)(?: \S+){0,5}? ملنے (?:\S+ ){0,6}?(?:آت|جات)[اےی]|"
        r"(?:خوف|ڈر) سے (?:\S+ ){0,2}گھر (?:\S+ )?نہیں|(?:کے ساتھ|کے پاس|کے ہاں|کے یہاں|میں|پر) (?:\S+ )?رہ رہ[اےی]|راتیں (?:گزار|کاٹ|بسر)\S*|"
        r"ٹھہرائ[ےی]\S*|(?:جا کر|کہیں) (?:چھپ|ٹھہر|رہ)\S*|"
        rf"\b{_R_CLOSE}\s+(?:k[ei]\s+)?(?:farm\s?house|taraf|haan|yahan|paa?s|ghar|dera|dere|flat|hujr\w+)\b[^.;|\n]{{0,40}}|"
        rf"\b(?:bach|nikal|bhaag|bhag)\s+(?:gaya|gai|gayi|gaye)\b[^.;|\n]{{0,70}}?\b(?:{_IN}|taraf|paas|ghar)\s+h\w+|"
        r"\bke?\s+ha+n\s+\w+\s+bhej\w*",
        unless=rf"{_JAIL}|{_R_JAIL}",
    ),
    rule(
        "family_of_person_at_risk",
        "*",
        rf"{_KIN}(?: \S+){{0,5}}? (?:میں|پر) (?:\S+ ){{0,2}}?(?:آیا|دائی|ملازم\S*|کلرک|چوکیدار|ڈرائیور|استاد|نرس) (?:ہے|ہیں)|"
        rf"{_KIN}(?: \S+){{0,3}}? کا کام کرت\S*|"
        rf"\b{_R_KIN}\s+(?:[\w'-]+\s+){{0,5}}?{_IN}\s+(?:[\w'-]+\s+){{0,2}}?(?:baith\w+|lineman|clerk|guard|nurse|driver|teacher|"
        r"kaam|naukri|job|duty|chowkidar)\b",
        unless=rf"{_JAIL}|{_R_JAIL}",
    ),
    rule(
        "minor",
        "*",
        r"عمر (?:\S+ ){0,2}?(?:ایک|دو|تین|چار|پانچ|چھ|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ|[1-9۱-۹]|1[0-7]) (?:سال|برس)|"
        r"(?:پہلی|دوسری|تیسری|چوتھی|پانچویں|چھٹی|ساتویں|آٹھویں|نویں|دسویں) میں (?:ہے|پڑھ|تھ)\S*|"
        r"\b(?:KG|nursery|prep|montessori|first\s+year|matric)\s+(?:mein|me|main|ka|ki)\b|\b1[0-7]\s+k[ia]\s+bhi\s+na\w+",
    ),
    rule(
        "witness",
        "*",
        r"نے (?:\S+ ){0,4}?(?:پہچان(?:ا|ی|ے|\s?لیا)|سب (?:کچھ )?(?:سنا|سن لیا|دیکھ)|نمبر (?:\S+ )?یاد)\S*|\bnumber\s+yaa?d\b|\bsa+mne\s+nah\w+\s+"
        r"a\w+|\bne\s+(?:\w+\s+)?dekh\w*\s+(?:tha|thi|hai|liya)\b",
        unless=r"پولیس نے|ترجمان نے|\bpolice\s+ne\b",
    ),
    rule(
        "informant",
        "*",
        rf"{_INSIDER}(?: \S+){{0,1}}? (?:ہمیں|مجھے)(?: \S+){{0,6}}? \S+(?:تا|تی|تے) (?:ہے|ہیں)|(?:اس|ان) کا ذکر (?:\S+ )?نہ|"
        r"\b(?:munshi|sipahi|clerk|babu|warden|operator|constable|muharrar)\s+(?:\w+\s+){0,3}?(?:batata|batati|batate|bhejta|bhejti|khabar)\b",
    ),
    rule(
        "conduct_that_could_be_charged",
        "*",
        r"(?:پہاڑ|جنگل|پہاڑوں)(?: (?:والوں|پر|سے|کے))(?: \S+){0,7}? (?:پہنچا|دی|دیا|سلا|رکھ|چھپا|کھلا|علاج)\S*|(?:زخمیوں|لڑکوں|مفروروں)(?: \S+){0,1}? کو "
        r"(?:\S+ ){0,2}?(?:گھر|کمرے|حجرے|بیٹھک) میں (?:سلا|رکھ|چھپا|ٹھہرا)\S*|\bty[re]{2}s?\b[^.;|\n]{0,25}\bjala\w*",
        unless=r"پولیس نے|فوج نے|اہلکاروں نے",
    ),
    rule(
        "lawyer_client",
        "*",
        r"وکیل (?:صاحب )?(?:نے|کا) (?:کہا|کہنا|بتایا|سمجھایا)(?: \S+){1,14}? (?:نہ (?:کر|بتا|بول|کہ)|مان ل|خاموش|چپ)\S*|"
        r"\b(?:va|wa)kee?l\s+(?:sa+h[ai]b\s+)?(?:ka\s+kehna|ne\s+kaha|keh\s+rah\w+|ne\s+bola)\b[^.;|\n]{0,50}\b(?:ma+n\s+l\w+|na\s+kar\w*|mat|chup|na\s+bol\w*|halka)\b[^.;|\n]{0,30}",
        unless=r"عدالت نے|\badalat\s+ne\b",
    ),
    rule(
        "victim_of_sexual_violence",
        "*",
        r"عزت (?:خراب|پامال|لوٹ|لٹ)\S*|(?:اس|ان|بچی|لڑکی|عورت) کے ساتھ (?:\S+ )?(?:برا|غلط|زبردستی|بدسلوکی|بدفعلی)(?: \S+)?|آنکھ(?:یں)? (?:\S+ )?نہیں ملا\S*|"
        r"\bsa+th\s+(?:\w+\s+)?(?:zabardasti|ghala?t|bura|badfeli)\b|\bzabardasti\s+k[ia]\b",
    ),
    rule(
        "religion_or_belief",
        "*",
        r"(?:عقیدہ|مذہب|ایمان|مسلک) (?:\S+ )?(?:چھپا|بدل|تبدیل|ظاہر نہ)\S*",
    ),
    rule(
        "sexuality_or_gender",
        "*",
        r"لڑکیوں (?:کے کپڑے|والے کپڑے|کی طرح)|زنانہ (?:کپڑے|لباس)|\bl[ai]rk(?:on|iyon)\s+(?:mein|me|main|m)\s+interest\w*|\bl[ai]rke\s+se\s+(?:rishta|dosti|pyar)",
    ),
    rule(
        "protective_detail",
        "*",
        r"روانہ (?:کیا جائے|کر دی|کر رہے|ہونا)\S*|(?:ٹرک|بس|ویگن|ایمبولینس|کشتی|رکشے|کوچ|ٹرین) (?:میں|سے|کا) (?:\S+ ){0,3}?(?:روانہ|بھیج|نکال|نکل|"
        r"بندوبست|پہنچا)\S*|(?:فجر|اندھیرے|سحری) (?:\S+ )?سے پہلے|\brawa+na\s+k\w+|\b(?:coach|bus|train|ambulance|truck)\s+(?:se|mein)\s+"
        r"(?:\w+\s+){0,2}?(?:bhej|rawana|nikal|pohncha)\w*|\bsim\s+(?:\w+\s+)?(?:nikal|badal|tor)\w*|\bmeeting\s+point\b|\bhawale\s+se\b|"
        r"\bdonor\b[^.;|\n]{0,40}\b(?:nah\w+|na)\b",
        unless=r"پولیس نے|فوج نے|قافلہ|جلوس|\bpolice\s+ne\b|\bmulzim",
    ),
)
