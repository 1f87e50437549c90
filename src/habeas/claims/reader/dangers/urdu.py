"""What endangers somebody, told in Urdu, in its own script and in Roman letters."""

from __future__ import annotations

from habeas.claims.reader.dangers.rule import MATTER, rule

_HOUSE = (
    r"(?:خالہ|ماموں|چچا|چاچا|پھوپھی|پھپھو|دوست|رشتہ دار\w*|عزیز\w*|بہن|بھائی|نانی|"
    r"دادی|سسرال|ساتھی|واقف کار)"
)
_KIN = r"(?:بھائی|بہن|بیٹا|بیٹی|بیٹے|والد|والدہ|ماں|باپ|شوہر|بیوی|اہلیہ|بچے|خاندان)"
_YEARS = "ایک|دو|تین|چار|پانچ|چھ|سات|آٹھ|نو|دس|گیارہ|بارہ|تیرہ|چودہ|پندرہ|سولہ|سترہ|کم سن|کمسن"
_CLASSES = (
    "پہلی|دوسری|تیسری|چوتھی|پانچویں|چھٹی|ساتویں|آٹھویں|نویں|دسویں|گیارہویں|بارہویں"
)
_ROMAN_KIN = (
    r"(?:bha+i|behe?n|beti|beta|betay?|wal[ie]d[ai]?|wal[ie]dain|biwi|shoh?[ae]r|bachay?|"
    r"bachon|ammi|amma|abbu|abba|khandan)"
)
_ROMAN_HOUSE = (
    r"(?:mamu+|mamoo|chacha|khala|khalu|phup+ho|phup+a|dost|rishte?dar\w*|behe?n|bha+i|"
    r"nani|dadi|susral)"
)

RULES = (
    rule(
        "health",
        "آپریشن حمل حاملہ بلڈ مرگی گردے گردوں دمہ ذہنی مریضہ دل داخل زیر",
        r"آپریشن|حاملہ|حمل سے|امید سے|دل (?:کا|کی|کے) (?:مریض\w*|عارض\w*|بیماری|دورہ)|"
        r"بلڈ پریشر|مرگی|ٹی بی|گردو?ں?ے? (?:کا|کی|کے)|دمہ|ذہنی (?:مریض|دباؤ|توازن)|"
        r"ہسپتال میں (?:داخل|زیر علاج)|زیر علاج|خود ?کشی کی کوشش",
        unless=r"(?:سرچ|فوجی|ٹارگٹڈ|کلین اپ|پولیس) آپریشن|آپریشن (?:\S+ ){0,2}?(?:شروع|ختم|جاری|معطل|کے دوران|میں)|"
        r"آپریشن (?:پھر|بند|روک)",
    ),
    rule(
        "health",
        "sugar insulin heart dil blood bp dama mirgi gurde gurday hamla operation dawai "
        "dawa beemar bimar mareez mariz hospital aspatal",
        r"\b(?:sugar|insulin|b\.?p|mirgi|dama|tb)\b[^.;|\n]{0,20}\b(?:hai|hain|tha|thi|ki|ka|"
        r"lagti|lagta)\b|\b(?:heart|dil|gurday?|jigar|phephr\w+)\s+(?:ka|ki|ke|k)\s+(?:masl\w+|"
        r"mareez\w*|mariz\w*|bima?ri|takleef|operation|dora|attack)|\bhamla\s+se\b|\b(?:be+ma+r|"
        r"bima+r|mareez|mariz|zehni\s+mareez)\b|\bdawa(?:i|iyan)?\s+(?:nahi|nai|chahiye|khat|"
        r"le)|\b(?:hospital|aspatal)\s+(?:mein|me|main)\s+(?:dakhil|admit|hai|hain)",
        unless=r"\bzakh?mi\b",
    ),
    rule(
        "location_of_person_at_risk",
        "گھر پاس ہاں محفوظ چھپا چھپی چھپے نامعلوم",
        rf"{_HOUSE}[^۔؛\n]{{0,12}} کے (?:گھر|پاس|ہاں)|محفوظ (?:مکان|گھر|جگہ|مقام|ٹھکانے)|"
        r"چھپ(?:ا|ی|ے) ہو|چھپا کر رکھ",
    ),
    rule(
        "location_of_person_at_risk",
        "ghar paas pas han haan chupa chupi chupay chhupa chhupi mehfooz mahfooz panah",
        rf"\b{_ROMAN_HOUSE}\s+(?:ke|kay|k)\s+(?:ghar|paa?s|haa?n|yahan)\b|\bchh?up(?:a|i|ay?|e)\s+"
        r"(?:hu[aei]|hai|hain|kar)|\bme?a?hfoo?z\s+(?:jagah|makan|ghar|thikan\w+)|\bpanah\s+"
        r"(?:di|de|li|le)",
    ),
    rule(
        "family_of_person_at_risk",
        "بھائی بہن بیٹا بیٹی بیٹے والد والدہ ماں باپ شوہر بیوی اہلیہ بچے خاندان",
        rf"(?:کا|کی|کے) {_KIN}(?: \S+){{0,4}}? میں (?:رہت|مقیم|پڑھت|کام کرت|ملازم|ہے|ہیں)|"
        rf"{_KIN}(?: \S+){{0,2}} (?:کو|نے)? ?(?:معلوم|پتہ|خبر) نہیں",
        unless="جیل|تھانے|حراست|حوالات",
    ),
    rule(
        "family_of_person_at_risk",
        "bhai bhaai behen behn beti beta walid walida waldain biwi shohar shauhar bachay "
        "bachon bache ammi amma abbu abba khandan",
        rf"\b(?:ka|ki|ke|k|mera|meri|mere)\s+{_ROMAN_KIN}\s+(?:[\w'-]+\s+){{0,4}}?(?:mein|me|main|"
        r"par|pe)\s+(?:hai|hain|reht\w+|parht\w+|kaam|job|hoti|hota|hote)\b|"
        rf"\b{_ROMAN_KIN}\s+(?:ko|se)\s+(?:pata|maloom|khabar)\s+nahi",
        unless=r"\b(?:jail|thana|thane|hirasat|lockup|hawalat)\b",
    ),
    rule(
        "minor",
        "سالہ سال جماعت کلاس نابالغ کمسن",
        rf"(?:{_YEARS})\s+سالہ(?:\s+\S+){{0,2}}|(?:{_CLASSES})\s+(?:جماعت|کلاس)"
        r"(?:\s+\S+){0,3}|نابالغ(?:\s+\S+)?|کم ?سن(?:\s+\S+)?",
        "upto",
    ),
    rule(
        "minor",
        "class jamaat jamat saal sal nabaligh kamsin",
        r"\b(?:class|jama+t)\s+(?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|"
        r"ten)\b(?:\s+(?:mein|me|main|ka|ki|ke)(?:\s+\w+){0,2})?|\b(?:pehli|doosri|dusri|teesri|"
        r"chauthi|panchvi|panchwi|chhati|satwi|athwi|naunvi|nauvi|daswi)\s+(?:class|jama+t)\b|"
        r"\b(?:[1-9]|1[0-7])\s+sa+l\s+(?:ka|ki|ke)\b(?:\s+\w+)?|\bnabaligh\b|\bkamsin\b",
        "upto",
    ),
    rule(
        "witness",
        "گواہ شاہد شاہدین نام شناخت",
        r"(?:عینی شاہد\w*|گواہ)(?:وں|ان)? (?:نے|کا|کی|کے)?|نام (?:نہ )?ظاہر نہ? ?کر\w*|نام نہ "
        r"(?:لکھ|لی|چھاپ|بتا)\w*|شناخت ظاہر نہ? ?کر\w*|نام (?:صیغہ راز|خفیہ)",
        unless=r"شاہدین (?:کے مطابق|کا کہنا|نے (?:بتا|کہ|پولیس))|"
        r"\A(?!.*(?:نام|شناخت|ڈر|خوف|دھمک|چھپ|محلے|دکان|گھر|ملازم|رہت|جان کو)).*(?:عدالت (?:میں|کو|نے)|استغاثہ|قلمبند|سماعت|جرح)",
    ),
    rule(
        "witness",
        "gawah gawahon chashmdeed naam nam dekha",
        r"\bgawah\b|\bchashm\s?deed\b|\b(?:mera|hamara|us\s?ka|unka|iska)\s+na+m\s+(?:na|mat|nahi|"
        r"kahin)\b|\bna+m\s+(?:na|mat)\s+(?:aaye|likh\w+|le\w*|bata\w*|dena)|\bus\s?ne\s+(?:sab|khud|"
        r"apni\s+aankh\w+)\s+(?:se\s+)?dekha",
    ),
    rule(
        "informant",
        "اندر مخبر ہمارا ہمارے",
        r"(?:ہمارا|ہمارے) (?:\S+ )?(?:آدمی|بندہ|ساتھی|ذریعہ|ذرائع) (?:\S+ ){0,3}(?:اندر|میں)|مخبر",
    ),
    rule(
        "victim_of_sexual_violence",
        "زیادتی جنسی برہنہ عصمت بےحرمتی",
        r"ساتھ (?:\S+ ){0,3}زیادتی|جنسی (?:زیادتی|تشدد|ہراس\w*|حمل\w*)|برہنہ (?:کیا|کر)|"
        r"عصمت دری|اجتماعی زیادتی",
    ),
    rule(
        "victim_of_sexual_violence",
        "ziadti zyadti zyadati ziyadti rape izzat nanga kapre",
        r"\bz[iy]+a?dt?a?ti\b|\brape\b|\bizzat\s+(?:loot|lut)\w*|\bnang[ae]\s+k(?:ar|iya)|\bkapre?\s+"
        r"utar\w*",
        unless=MATTER,
    ),
    rule(
        "religion_or_belief",
        "احمدی قادیانی ہندو عیسائی مسیحی شیعہ ہزارہ سکھ اسماعیلی مسیحیت عیسائیت احمدیت اسلام مذہب",
        r"(?:احمدی|قادیانی|ہندو|عیسائی|مسیحی|شیعہ|سکھ|اسماعیلی) (?:\S+ )?(?:ہے|ہیں|ہوں|تھ[اےی]|ہو گ)|"
        r"(?:مذہب|اسلام|دین) (?:تبدیل|بدل|چھوڑ|ترک)|(?:مسیحیت|عیسائیت|احمدیت|اسلام) (?:قبول|اختیار)",
    ),
    rule(
        "religion_or_belief",
        "ahmadi qadiani hindu christian esai isai masihi maseehi shia shiya sikh mazhab",
        r"\b(?:ahmadi|qadiani|hindu|christian|[ei]sai|mas(?:ee|i)hi|shi[ay]a|sikh)\s+(?:hai|hain|hu[ae]|tha|thi|the)\b"
        r"|\bmazhab\s+(?:badla|tabdeel|chhor)",
    ),
    rule(
        "conduct_that_could_be_charged",
        "parchay parche pamphlet banner pathar patthar panah chhupaya chupaya deewar",
        r"\b(?:parch[ae]y?|pamphlets?|banners?|posters?)\s+(?:khud\s+)?(?:chh?ap\w*|bante|baant\w*|"
        r"lagaye|banaye)|\bpat+h?ar\s+(?:mar\w+|phen\w+)|\bpanah\s+di\b|\bch?hupaya\b|\bdeewar\w*\s+"
        r"(?:par|pe)\s+likh\w*",
    ),
    rule(
        "conduct_that_could_be_charged",
        "پرچے پمفلٹ پتھر پناہ چھپایا دیواروں",
        r"(?:پرچے|پمفلٹ|بینر|پوسٹر) (?:خود )?(?:چھپوا|چھاپ|بانٹ|تقسیم|لگا)\w*|پتھر (?:مار|پھینک)\w*|"
        r"پناہ دی|چھپایا|دیواروں پر لکھ\w*",
    ),
    rule(
        "protective_detail",
        "batana bataana بتانا بتائیں راستہ",
        r"\bkisi\s+ko\s+(?:mat|na|nahi)\s+ba?ta+\w*|کسی کو (?:نہ|مت) بتا\w*|خفیہ راست\w*",
    ),
    rule(
        "health",
        "گونگی گونگا بہرا بہری اندھا اندھی نابینا معذور فالج یرقان بخار",
        r"گونگ[یا]|بہر[ای] (?:ہے|ہیں)|اندھ[ای] (?:ہے|ہیں)|نابینا|فالج|یرقان|معذور",
    ),
    rule(
        "minor",
        "umar umer umr عمر",
        r"\b(?:umar|umer|umr)\s+(?:sirf\s+)?(?:[1-9]|1[0-7])\s+sa+l\b|عمر (?:صرف )?"
        rf"(?:{_YEARS}|[1-9۱-۹]|1[0-7]|۱[۰-۷]) سال",
        "upto",
    ),
    rule(
        "victim_of_sexual_violence",
        "badtameezi badtamizi phare phaare sath saath بدتمیزی لباس کپڑے",
        r"\bsa+th\s+(?:\w+\s+){0,3}badtam[ei]+zi\b|\bkap(?:re|ray)\s+pha+r\w*|بے ?لباس (?:کیا|کر)|"
        r"کپڑے (?:پھاڑ|اتار|اتروا)\w*",
    ),
    rule(
        "location_of_person_at_risk",
        "دارالامان پناہ شیلٹر shelter darulaman",
        r"دار ?الامان|شیلٹر|\bdar\s?ul\s?ama+n\b",
    ),
    rule(
        "family_of_person_at_risk",
        "باپ والد والدہ ماں بھائی بہن شوہر بیوی بیٹا بیٹی",
        rf"(?:اس کا|اس کی|ان کا|ان کی|ان کے|اس کے) {_KIN}(?: \S+){{0,5}}? (?:میں|پر) (?:\S+ ){{0,2}}"
        r"(?:چلات\w+|بیچت\w+|کرت\w+|پڑھات\w+)",
        unless="جیل|تھانے|حراست",
    ),
    rule(
        "family_of_person_at_risk",
        "saudi dubai qatar oman kuwait malaysia bahrain london kaam mazdoori",
        r"\b(?-i:[A-Z])\w+\s+(?:saudi|dubai|qatar|oman|muscat|kuwait|malaysia|bahrain|london|"
        r"italy|greece)\s+(?:mein|me|main)\s+(?:\w+\s+){0,2}(?:kart\w+|hai|hain|reht\w+)",
    ),
    rule(
        "informant",
        "sipahi mulazim afsar ahalkar munshi andar hamein hamen humein humen",
        r"\b(?:sipahi|mulazim|afsar|ah(?:a)?lkar|munshi)\b[^.;|\n]{0,20}\bh[au]me?i?n\b|\bandar\s+"
        r"(?:se|ka|ke)\s+(?:\w+\s+){0,2}(?:banda|aadmi|admi|sipahi|mulazim|dost|khabar)",
    ),
    rule(
        "informant",
        "ہمیں",
        r"ہمیں (?:\S+ ){0,5}(?:ملازم|اہلکار|سپاہی|افسر|منشی|کلرک|نرس) نے (?:\S+ ){0,2}(?:دی|دیا|"
        r"بتا\w+|بھیج\w+)|(?:ملازم|اہلکار|سپاہی|افسر|منشی|کلرک|نرس) نے ہمیں",
    ),
)
