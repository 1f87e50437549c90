"""The words by which Urdu tells of acts, in its own script and in Roman letters.

Roman Urdu has no fixed spelling: the patterns allow for doubled and dropped letters.
A way is a root; what stands after it ("gaya", "do", "sakta hai") says how it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_THINGS = (
    r"(?:زیورات|نقدی|رقم|پیسے|شناختی کارڈ|مویشی|راشن|\bzewar\w*|\bnaqdi|\braqam|\bpais[ae]y?\b|"
    r"موبائل|فون|کیمر\w*|لیپ ٹاپ|کمپیوٹر|سامان|دستاویزات|کاغذات|گاڑی|موٹر ?سائیکل|"
    r"\bmobile\w*(?! m[aei]+n)|\bphone\w*|\bfone|\bcamera|\blaptop|\bsam+an|\bkagh?zat|\bgaa?ri|\bbike)"
)
_WAYS = (
    (
        "refusal_to_register",
        (r"(?:(?:ایف آئی آر|رپورٹ|شکایت|مقدمہ|پرچہ|درخواست)(?: \w+){0,4}? (?:درج|کاٹ|لی|وصول|لکھ)\w*(?: کر)?(?:نے)?"
        r" (?:سے (?:صاف )?انکار|نہیں)|"
        r"\b(?:FIR|report|shika[iy]at|muqad+ma|parcha)(?: \w+){0,3}? (?:darj|kaa?t|likh)\w*"
        r"(?: kar)?(?:ne)? (?:se (?:saaf )?inkaa?r|nah[ie]+n?)|"
        r"(?:درخواست|رپورٹ|پرچہ|ایف آئی آر|مقدمہ|شکایت) (?:\S+ )?نہیں (?:لی|لیا|لکھ|کاٹ|درج|دیا|سنی)|"
        r"\b(?:FIR|report|parcha|darkhwast|case) nah[ie]+n? (?:darj|kaa?t\w*|li|le|diya|dia|register)\b)"),
    ),
    (
        "refusal_to_register",
        (r"\b(?:FIR|report|parcha)(?: \w+){0,3}? (?:ka+t|le|likh?|darj)\w*(?: kar)?(?:ne)? se (?:saa?f )?mana\b|"
        r"(?:ایف آئی آر|رپورٹ|پرچہ|مقدمہ)(?: \w+){0,3}? (?:کاٹ|لی|لکھ|درج)\w*(?: کرنے)? سے (?:صاف )?منع"),
    ),
    (
        "incommunicado",
        (r"(?:ملنے|ملاقات(?: کی| کرنے)?)(?: \w+){0,2}? (?:نہیں د|اجازت نہیں|سے انکار|سے روک)|"
        r"\b(?:milne|mulaa?qaa?t(?: ki| karne)?)(?: \w+){0,2}? (?:nah[ie]+n? d|ijazat nah|se inkaa?r|se rok)"),
    ),
    (
        "denial_of_medical_care",
        (r"(?:علاج|دوا\w*|طبی (?:امداد|سہولت\w*))(?: \w+){0,2}? (?:نہیں د|سے محروم|سے انکار)|"
        r"\b(?:ilaa?j|dawa\w*)(?: \w+){0,2}? (?:nah[ie]+n? d|se mehroom|se inkaa?r)"),
    ),
    (
        "arrest",
        (r"(?:موٹر ?سائیکل|بائیک|رکش\w+|ڈال\w+|ویگو|موبائل وین) (?:پر|میں) (?:بٹھا|ڈال)\w*(?: \w+){0,3}? لے (?:گ|جا)|"
        r"(?:آنکھوں پر پٹی|ہتھکڑی\w*|زبردستی|گھسیٹ\w*|(?:گاڑی|ڈالے|وین|ویگو|ٹرک) میں (?:ڈال|بٹھا|پھینک|دھکیل|ٹھونس|لاد)\w*)(?: \w+){0,4}? (?:فرار|چلے|چلتے|لے (?:گ|جا))|"
        r"(?<!\S)(?:انہیں|اسے|ان کو|اس کو|اسکو) (?:بھی )?(?:اپنے )?(?:ساتھ|ہمراہ) لے (?:گ|جا)|"
        r"\b(?:ankho?n par pat+i|zabardasti|hathkari|ghas[ie]+t|(?:gaa?r[iy]|mobile|van|vigo|dalay?|truck) m[aei]+n? (?:daa?l|bitha|phai?nk|dhakel))"
        r"(?: \w+){0,4}? le (?:ga|ja)|\bgaa?r[iy] m[aei]+n? (?:daa?l|bitha) (?:diya|dia|liya|lia|diye|ke|kar)|"
        r"گاڑی میں (?:ڈال|بٹھا) (?:دیا|لیا|دیے)|\b(?:unhe?i?n|use|usey|usko|unko) (?:bhi )?(?:apne )?saa?th le (?:ga|ja)"),
    ),
    (
        "confiscation",
        _THINGS + r"(?: \w+){0,3}? (?:لے گ|ضبط|چھین|قبضے میں|تحویل میں|"
        r"le ga|le li|zabt|chh?ee?n|qabze m)|ضبط کر|چھین ل|\bzabt kar|\bchh?ee?n l",
    ),
    (
        "death_threat",
        (r"(?:جان سے|قتل کی|قتل کرنے کی|مار ڈالنے کی|مارنے کی)(?: \w+){0,3}? دھمک|"
        r"\b(?:jaa?n se|qat[ai]?l ki|qat[ai]?l karne ki|maa?rne ki)(?: \w+){0,3}? dhamk"),
    ),
    (
        "eviction",
        (r"(?:گھر|مکان|جھگی|جھونپڑ|دکان)\w*(?: \w+){0,2}? (?:مسمار|گرا د|خالی کرا)|بے ?دخل (?:کر|کیا|کی)|\bbe ?dakhal (?:kar|kiy)|"
        r"\b(?:ghar|makaa?n|jhugg?i)\w*(?: \w+){0,2}? (?:masmaa?r|gira d|khaa?li kara)"),
    ),
    (
        "listing",
        (r"(?:شیڈول فور|فورتھ شیڈول|شیڈول چار)(?: \w+)? میں (?:شامل|ڈال)|"
        r"\b(?:fourth|4th) schedule(?: \w+)? m[aei]+n? (?:shaa?mil|daa?l)"),
    ),
    (
        "destruction",
        (r"(?:درواز\w+|شیش\w+|تال\w+|دیوار\w*|کیمر\w+|گاڑ\w+|فرنیچر|خیم\w+|سامان|موبائل|برتن|موٹر ?سائیکل\w*)(?: \w+){0,2}? "
        r"(?:توڑ|مسمار|نذر آتش|جلا د|گرا د)|(?:گھر\w*|مکان\w*|دکان\w*|جھونپڑ\w+|فصل\w*|دفتر\w*) (?:کو |میں )?(?:آگ لگا|نذر آتش|جلا د)|\b(?:ghar|makaa?n|dukaa?n|jhopr\w+|fasal|daftar)\w* (?:ko |mein )?(?:aa?g laga|jala d)|"
        r"\b(?:darwaz\w+|sheesh\w+|taa?l[ae]|deewa?r\w*|gaa?r[iy]|khaim\w+|sa+ma+n|mobile|furniture|camera|bartan)(?: \w+){0,2}? "
        r"(?:tor[ai]?\b|tor d|jala d|gira d|masmaa?r)"),
    ),
    ("threat", r"دھمکی|دھمکیاں|دھمکایا|\bdhamk(?:i|iyan|iyaan|aya)"),
    (
        "attempted_killing",
        r"فائرنگ (?=کی|ہوئی|کر(?! کے))|گولیاں? چلا(?:ئی|ئیں|دی)|\bfiring (?=ki\b|hui\b|kar(?! ke))|قاتلانہ حملہ|جان لیوا حملہ|\bqaa?tilaa?na hamla|\bjaa?n leva hamla",
    ),
    (
        "enforced_disappearance",
        (r"جبری (?:طور پر )?(?:لاپتہ|گمشدہ)|(?:لاپتہ|لاپتا|غائب) (?:کر|کیا گ|کیے گ|کئے گ|کی گئ)|"
        r"\b(?:laa?pata+h?|gha?[iy]+a?b) (?:kar|kiya ga|kiye ga|kia ga)|\bjabri (?:tor par |taur par )?(?:gumshuda?|laa?pata)"),
    ),
    (
        "arrest",
        (r"گرفتار(?! ?شد)(?! (?:دوست|ساتھی|کارکن|طلب|صحافی|رہنما|افراد|مزدور|شہری|نوجوان|خواتین|وکلا|لوگ|مظاہر|بھائی|قیدی|ملازم|اساتذہ|کسان|ڈاکٹر|لڑک))(?=[\s،۔]|$)|حراست میں (?:لے|لیا|لی)|تحویل میں (?:لے|لیا)|"
        r"(?:اٹھا|پکڑ) (?:کر |کے )?(?:لے|لیا|لیے)|(?:گھر|دکان|بازار|دفتر|ہاسٹل|راستے|ناکے|چوک|مسجد|کھیت\w*|سڑک) سے (?:\w+ )?اٹھای\w|اٹھا(?:یا|ئے|ئی) (?:گ|ہے|ہیں|تھا|تھے)|پکڑ(?:ا|ے|ی|ے جا) (?:گ|ہے|ہیں|تھ)|پکڑ (?:کر|کے) (?:\S+ )?لے|گرفتاری ڈال|(?<=کو )اٹھا (?=کر (?:نامعلوم|تھان|کیمپ|تشدد|مار|گاڑی))|دھر لی|ساتھ لے گئ|(?:وہیں|تھانے میں|گاڑی میں|موبائل میں) بٹھا (?:لیا|دیا|رکھا|رکھے)|گھسیٹ(?: کر| کے|تے ہوئے)(?: \S+){0,2}? (?:لے|باہر)|"
        r"\bg(?:i?r[aie]?)f+t[ae]+r\b(?! (?:dost|sa+thi|kar ?kun|talba|sahafi|rehnuma|afra+d|mazdoor|shehri|naujawan|khawateen|wukala|log|bha+i|qaidi|kisan|lark))|\bhirasa?t m[aei]+n? l|"
        r"\b(?:utha|uthaa|pakar|pakr)(?: kar| ke| k)? (?:le\b|lay\b|liy?a|liye)|"
        r"\bnah[ie]+n? (?:utha|pakr?)(?:ya|ye|yi|a)\b|نہیں (?:اٹھایا|پکڑا)|\bko (?:\w+ )?pakr[ae]y? (?:tha|thay|the)\b|\butha(?:ya|ye|yi|ay|ai) (?:ga|gy|hai|hain|he|hy|tha|the|thay)|\butha li|\bse (?:\w+ )?uthay[ae]\b|\bpakr[aei]y?e? (?:ga|gy|hai|hain|hy)|\b(?:ko|apne) (?:apne )?saa?th le ga|\b(?:arrest|detain) (?:kar(?! ?(?:ke|k|na|ne|en|o)\b)|kiya|kiye|kia|ho ga|hu[aei])|\bpick(?:ed)? (?:up )?(?:kar ?li|kiy|kia)|\b(?:ne|se) (?:\w+ )?pakr[ae]y?(?=\W*$)|(?<!ساتھ )(?<!کر )(?<!کے )لے (?:گئے|گئی|گیا)|\b(?:usko|use|unko|unhe?in|ko) (?:utha|daa?l)[ay]?a? aur (?:chal|le )|\bghas[ei]+t (?:kar|ke) (?:\w+ )?(?:le|baa?har)|(?<!sath )(?<!saath )\ble (?:ga(?:y[ie]|ye|ya|i|e)\b|ja\b)"),
    ),
    (
        "release",
        (r"(?<!جا )(?<!کر )(?<!ہو )(?<!دے )(?<!لے )رہا (?=کر|کیا|کی|ہو)|آزاد (?=کر|کیا)|"
        r"(?<!گھر )(?<!ملک )(?<!شہر )(?<!نوکری )(?<!گاؤں )(?<!کام )(?<!پارٹی )"
        r"چھوڑ (?=دی|دو|دے|کر)|نہیں چھوڑا|چھوڑا(?= گیا|\s*$)|ضمانت پر رہا(?=\s*(?:[۔،]|$))|بازیاب|(?<!میں )(?:اتار|پھینک) (?=دیا|دیے|کر (?:چلے|فرار))|"
        r"\b(?:utaa?r|ph(?:ai?|e+)nk) (?=di|kar (?:chal|fara|bha+g|ga(?:y|e)))|گھر (?:واپس )?(?:پہنچ|آ) (?:گ|جائ|چک)|(?<!گاڑی )(?<!نوکری )چھوٹ (?:گ|کر|آ)|گھر (?:واپس )?بھیج دی|جانے دیا|جیل سے (?:\S+ ){0,2}(?:باہر آ|روانہ)|(?<=کو )رہا(?=\s*(?:[۔،]|$))|\bghar (?:wapi?s )?bhej di|\bghar drop kar|\bjaa?ne diy?a|\bri?hai (?:mil|pa\b|pa?yi)|\bchh?oo?t (?:ga|gy|kar|aa)|\b(?:pe|par|pas|paas|kinare|baa?har|qareeb) ch?h?or+ (?:ga[iy]|gy)|\breleased? (?=kar|kiy|kia|ho)|(?:رہائی (?:مل گئی|ملی|پا|نصیب)|پر اتار دی)|\brih[ao](?:a)? (?=kar|kiy|ki\b|kia|ho|hu[aei]|nah)|\ba+za+d kar|"
        r"(?<!ghar )(?<!mulk )(?<!shehr )(?<!sheher )(?<!naukri )(?<!gaon )(?<!kaam )(?<!party )(?<!job )(?<!school )"
        r"\bch?h?or+ (?=d[ieo]|dey|kar)|\bch?h?or+a\b|\bba+z[iy]a+b|"
        r"\bghar (?:wa+pi?s )?(?:aa|a|pohan?ch|pahun?ch) (?:ga|ja)"),
    ),
    (
        "summons",
        (r"(?:کو|انہیں|اسے) (?:(?!نے |کہ |اجلاس |جواب )\S+ ){0,5}?طلب (?=کیا|کر|کی گئ)|(?:میں|تحت|نے) (?:\S+ ){0,2}?طلب (?=کیا|کر|کی گئ)|نوٹس (?:جاری|بھیج|دے دی|تھما)|"
        r"\b(?:notice|summon|saman)\w* (?:bhej|diya|jaa?ri|mil)|\btalab (?=kiya|kar|kia)"),
    ),
    (
        "transfer",
        (r"(?:جیل|نامعلوم مقام) (?:\S+ )?(?:منتقل|شفٹ) (?=کر|کیا|کی گئ)|\bjail (?:\w+ )?(?:shift|muntaqil) (?=kar|kiy)"),
    ),
    ("remand", r"ریمانڈ|جیل بھیج|\bremand|\bjail bhej"),
    (
        "torture",
        (r"(?:سونے|نیند)(?: \S+)? نہیں دی|(?:کھڑا|بھوکا|پیاسا) رکھا|برف (?:کے پانی|کی سل)|ناخن (?:\S+ )?(?:نکال|کھینچ)|سگریٹ(?:وں)? سے (?:داغ|جلا)|کرنٹ (?:لگا|دی)|"
        r"\b(?:sone|neend) nah[ie]+n? di|\bbhooka rakha|\bna+khu?n (?:nika|khe)|\bcurrent (?:laga|di)|\btorture (?=kiya|kar|hu[ae]|nah)|ٹارچر (?=کیا|کر|ہو|نہیں)|اذیت|بدترین تشدد|بجلی کے جھٹکے|الٹا لٹکا|\baz[iy]+at|\bbijli ke jhatke|\bulta latka"),
    ),
    (
        "assault",
        (r"(?:بٹ|ڈنڈ\w+|لاٹھی\w*|لات\w+|گھونس\w+|تھپڑ\w*|مک[ےوں]+|جوت\w+|ٹھڈ\w+|پائپ\w*|بیلٹ\w*) (?:\w+ ){0,2}?(?:مار|رسید|برسا)|"
        r"(?:لاٹھیوں|ڈنڈوں|بٹوں|گھونسوں|لاتوں) (?:اور \w+ )?سے (?:مار|پیٹ)|(?<!گولی )(?<!جان )(?<!گولیوں )سے (?:بری طرح |بہت )?(?:مارا|پیٹا)(?=\s*(?:[۔،]|اور|گیا|$))|پٹائی|"
        r"\b(?:dand\w+|laa?th\w+|laat\w+|thap+ar\w*|muk+\w+|ghoons\w+|joot\w+|butt|pipe|belt) (?:\w+ ){0,2}?(?:maa?r|barsa)|"
        r"(?:کو|انہیں|اسے) (?:بہت |بری طرح |بھی )?مارا(?=\s*(?:اور|۔|،|$))|(?<!چھاپہ )(?<!ڈاکہ )(?<!دھاوا )(?<!شب خون )مارا (?:گیا|پیٹا|ہے)|نے (?:انہیں |اسے |ان کو )?(?:بہت |بری طرح |خوب |سخت )?مارا(?=\s*(?:اور|۔|،|$))|(?:ڈنڈ\w+|لاٹھی\w*|مک\w+|لات\w+) برسا|(?:کو|انہیں|اسے) (?:\S+ )?(?:\S+ )?مار(?:تے)? رہ[ےی]|(?:پھینٹی|چھترول|ٹھکائی)|تشدد|مار پیٹ|مارپیٹ|پیٹا|زدوکوب|زد و کوب|ڈنڈے مارے|"
        r"\bmaa?ra ?pee?ta|\btashad+ud|\bpee?ta\b|\bmaa?r ?pee?t|\bbohat maa?ra|\bko (?:itna |bohat |bahut |buri tarah )maa?ra\b|(?<=\bko )(?:bhi |itna |bohat )*maa?ra (?:bhi )?(?:hai|hy|gay?a|unho?n)|\b(?:use|usey|usko|unko|unhe?in) (?:itna |bohat |bahut |buri tarah |khoo?b )?maa?ra\b(?=\W*$|,| aur| hai| hy| phir| ke? u[sn])|\bmaa?r (?:rahe|rahi|raha)\b|\b(?:phainti|chitrol|chhitrol|thukai)\b|\bmaa?ra gaya|"
        r"\bzad ?o ?kob|\bpitai"),
    ),
    (
        "death_in_custody",
        (r"(?:حراست|تحویل|جیل|تھانے|حوالات|لاک اپ|قید) (?:میں|کے دوران)(?: \S+){0,3}? (?:جاں بحق|ہلاک|شہید|فوت|انتقال|دم توڑ|وفات|چل بس|"
        r"مار دیا|مر گی|قتل (?=کر|ہو))|دوران حراست (?:\S+ )?(?:جاں بحق|ہلاک|شہید|فوت|انتقال|دم توڑ)|"
        r"\b(?:custody|hirasa?t|jail|thane|lock ?up|hawala+t) m[aei]+n? (?:\w+ ){0,2}?(?:hala+k|shahee?d|ja+n bahaq|mar ga|"
        r"maa?r di|fau?t|inteqa+l|dam tor)"),
    ),
    (
        "killing",
        (r"تاب نہ لا(?=\S* (?:ہوئے |ہوئی )?(?:چل بس|دم توڑ|انتقال|وفات|جان))|\btaab? na la\S*(?= (?:chal bas|dam tor|inteqal))|"
        r"پھانسی (?=دے دی گئی|دی گئی|پر لٹکا د)|\bpha+nsi (?=de di ga|di ga|par latka d)|"
        r"قتل (?=ہو|کر|کیا|کی گئ|کئے)|(?<!دھکا )(?<!چھاپہ )(?<!ہاتھ )مار (?:دی(?:ا|ے|ئے)|ڈال)|موت کے گھاٹ اتار|دم توڑ (?:گ|دی|چک)|جان لے لی|جان کی بازی ہار|ہلاک (?=ہو|کر|کیا|اور|جبکہ)|شہید (?=ہو|کر|کیا|اور|جبکہ)|جاں بحق(?= ہو| اور| جبکہ|\s*[۔،]|\s*$)|ہلاک(?=\s*[۔،]|\s*$)|"
        r"\bqat[ai]?l (?=ho|kar|kiy|kia|hu)|\bhala+k (?=ho|kar|kiy|hu)|\bshahee?d (?=ho|kar|kiy|hu)|"
        r"\bjaa?n ?bahaq|\bmaa?r (?:diy|di[ae]|daa?l)"),
    ),
    (
        "injury",
        (r"زخمی(?!وں)|گولی(?:اں)? لگ|(?:بازو|ٹانگ|پیٹ|سینے|کندھے|سر|پاؤں|ران|کمر|ہاتھ) (?:میں|پر) (?:گولی |پتھر |ڈنڈا )?لگ[یاے]|\bgoli(?:y?a+n?)? la?gi?|(?:بازو|ٹانگ|ہاتھ|پسلی\w*|پسلیاں|دانت|ہڈی|ہڈیاں|ناک|کلائی|جبڑ\w+|کندھا|انگلی\w*|پاؤں|ٹخنہ|گھٹنا|کھوپڑی|کمر|ران|کہنی|بازوؤں|ٹانگیں)(?: \w+){0,2}? (?:ٹوٹ|فریکچر|توڑ)|"
        r"سر (?:پھٹ|پھاڑ)|چوٹ(?:یں)? (?:آئی|لگ)|پردہ پھٹ|\bparda phat|\bcho+t(?:ein|en)? (?:aa?[iy]|lag)|\bzakh[am]*mi|\b(?:baa?zu|taa?ng|haa?th|pasl\w+|daa?nt|had+i|naa?k|kala+i|jabr[ae]|kandh[ae]|ungli\w*|ghutn[ae]|takhn[ae]|khopri|kamar|kohni|tange?i?n|pao?n)"
        r"(?: \w+){0,2}? (?:toot|tut|tor|fracture)|\bsar (?:phat|phaa?r)"),
    ),
    (
        "prosecution",
        (r"(?:مقدم\w+|ایف آئی آر|پرچہ|پرچے)(?: \w+){0,2}? (?:درج|قائم|بنا|کاٹ|میں نام(?:زد)?(?: \w+)? (?:کر|ڈال|کیا))|فرد جرم عائد|"
        r"\bFIR(?: \S+){0,4}? lag(?:i|ayi|a di)\b|\b(?:FIR|parcha|case) (?:ho ga|hu[ai]\b)|\b(?:muqad+m\w+|parcha|parche|FIR|case)(?: \w+){0,2}? (?:darj|bana|kaa?ta|kar diy|kar di[ae]|m[aei]+n? naa?m(?:zad)? (?:daa?l|kar|kiy))"),
    ),
    (
        "acquittal",
        r"بری (?=کر|ہو)|مقدمہ (?:واپس لے لیا|خارج)|\bbari (?=kar|ho ga)",
    ),
    (
        "detention",
        (r"(?:\d|سولہ|تھری|تین)? ?(?:ایم پی او|MPO)(?: \w+){0,3}? (?:لگا|نافذ|تحت)|"
        r"\bMPO(?: \w+){0,2}? (?:laga|lag ga|ke tehat|k tehat|ke te?ht)"),
    ),
    ("house_arrest", r"گھر (?:میں|پر) نظر ?بند|\bghar (?:me?i?n|par) nazar ?band"),
    (
        "detention",
        (r"(?:قید|یرغمال) (?:کر |بنا )?(?:رکھا|رکھے)|(?:ڈیرے|کوٹھڑی|گودام|نجی جیل) میں بند (?:کر )?(?:رکھا|رکھے)|\b(?:qaid|yarghama+l) (?:kar |bana )?rakha|(?:تھان[ےہ]|حراست|گرفتاری|کو|نے)(?: میں)? ظاہر (?=کر|کی)|\bne za+hir (?=kar|kiy|ki\b)|\b(?:tha+n[ae]y?|hirasa?t|gi?r[ai]?f+t[ae]+ri)"
        r"(?: m[aei]+n?)? za+hir (?=kar|kiy|ki\b)|جیل میں (?:ہ|قید|بند)|قید (?=ہیں|ہے|میں|رکھ)|حراست میں (?:رکھ|ہے|ہیں)|نظر ?بند|"
        r"(?:تھانے|حوالات|لاک اپ) میں (?:بند|رکھ)|"
        r"\bjail m[aei]+n? (?:hai|qaid|band)|\bqaid (?:hai|m[aei]+n)|\bhirasa?t m[aei]+n? (?:rakh|hai)|"
        r"\b(?:thane|thanay|hawalat|lock ?up) m[aei]+n? (?:band|rakh)|\bnazar ?band"),
    ),
    (
        "dispersal",
        r"لاٹھی ?چارج|آنسو گیس|شیلنگ|\bla[a]?thi ?charge|\baa?nsu gas|\bshelling",
    ),
    ("search", r"چھاپہ|چھاپے|تلاشی|دھاوا|\bchh?aa?p[ae]h?\b|\btala+shi|\braid"),
    ("abduction", r"اغوا(?:ء)?|\bagh?wa\b|\bkidnap"),
    ("harassment", r"ہراساں|\bharaa?sa+n?\b"),
    ("interrogation", r"پوچھ گچھ|\bpoo?chh? ?ga?chh?"),
    ("deportation", r"ملک بدر|\bmulk badar"),
    (
        "dismissal",
        (r"(?:برطرف|برخاست|معطل) (?=کر|کیا|کی گئ)|(?:نوکری|یونیورسٹی|کالج|اسکول|سکول|ملازمت|کام|فیکٹری|عہدے|ادارے) سے (?:نکال|برطرف|برخاست|فارغ|ہٹا)|"
        r"\b(?:bartaraf|barkha+st|muatt?al|expel|rusticate|terminate|suspend|dismiss) (?=kar|kiy|ho)|\b(?:naukri|nokri|job|college|school|uni|university|factory|kaam|daftar) se (?:nika+l|fa+righ)"),
    ),
    (
        "curfew",
        r"کرفیو (?:نافذ|لگا)|\bcurfew (?:na+fiz|laga)",
    ),
    (
        "assembly_ban",
        (r"دفعہ 144 (?:نافذ|لگا)|(?:جلس\w+|جلوس\w*|ریلی\w*|اجتماع\w*|مظاہر\w+) پر پابندی|"
        r"\bdafa 144 (?:na+fiz|laga)|\b(?:jals\w+|jaloos|rall?y) par paa?bandi"),
    ),
    (
        "censorship",
        (r"(?:انٹرنیٹ|موبائل سروس|چینل|ویب سائٹ|اخبار)(?: \w+){0,2}? (?:بند|معطل)|"
        r"\b(?:internet|net|channel)(?: \w+){0,2}? band"),
    ),
    (
        "protest",
        (r"مظاہرہ|مظاہرے|دھرنا|احتجاج(?= کر| کیا| ہو|ی(?! \S+ سے))|ریلی نکال|"
        r"\bmuzaa?hi?ra|\bdharna|\b(?:ehtejaa?j|ihtijaa?j|ehtijaa?j) (?=kar|kiy|ho)|\brall?y nikaa?l"),
    ),
    ("strike", r"ہڑتال(?!ی)|بائیکاٹ|\bhart?a+l|\bbo?ycott?"),
    ("conviction", r"سزا (?:سنا|دی)|\bsaza (?:suna|di)"),
    ("bail", r"\bbail(?: \w+){0,3}? (?:manzoor|ho ga|mil ga)|ضمانت(?: \w+){0,3}? (?:منظور|مسترد|خارج|نامنظور|ہو گئی|دے دی|مل گئی|کرا لی|کروا لی|حاصل کر)|\bzama+nat(?: \w+){0,3}? (?:de di|di ga|manzoor|mustarad|kha+rij|na ?manzoor|ho ga|mil ga|kara li|karwa li)"),
)  # fmt: skip


@cache
def listed() -> dict[str, str]:
    """Return the expressions of `data/urdu_ways.txt`, by the line that heads them."""
    text = files("habeas.claims.reader").joinpath("data", "urdu_ways.txt")
    found: dict[str, list[str]] = {}
    for line in text.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rows = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            rows.append(line)
    return {
        head: "|".join(f"(?:{row})" for row in rows) for head, rows in found.items()
    }


def _compiled() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give each code with its expression, those of the list joined to its last."""
    last = {code: n for n, (code, _) in enumerate(_WAYS)}
    more = {head: words for head, words in listed().items() if " " not in head}
    for n, (code, words) in enumerate(_WAYS):
        if last[code] == n and code in more:
            words = f"{words}|{more[code]}"
        yield code, re.compile(words, re.IGNORECASE)
    for code, words in more.items():
        if code not in last:
            yield code, re.compile(words, re.IGNORECASE)


# What is told only where the clause says who suffers it: "X ko uthaya".
WEAK = tuple(
    (head.split(" ")[0], re.compile(words, re.IGNORECASE))
    for head, words in listed().items()
    if " " in head
)
TRIGGERS = (*_compiled(), *WEAK)
# Acts by their nouns ("the arrest of"), which stand after "ki", "ka", "ke", "par".
NOUNS = (
    (
        "prosecution",
        (
            r"(?:درج|قائم) (?:\w+ )?مقدم\w+(?= کی)|مقدم\w+(?= کی مذمت)|"
            r"(?:درج|قائم) (?:کردہ|شدہ|کی گئی|کیے گئے|کئے گئے|کیا گیا|ہونے وال[ےی])(?: \w+){0,2}? (?:مقدم\w+|ایف آئی آر\S*|پرچ\w+)"
        ),
    ),
    (
        "search",
        r"(?:چھاپ(?:ے|وں)|تلاشی|دھاو[ےا])(?=\s*(?:،|اور\s|کی\s))|\bchh?a+p(?:ay|e|on)(?= (?:ki|aur)\b)",
    ),
    ("arrest", r"گرفتاری|گرفتاریوں|\bg(?:i?r[aie]?)f+t[ae]+ri\b"),
    ("enforced_disappearance", r"جبری گمشدگی|\bjabri gumshudgi"),
    ("abduction", r"اغوا(?:ء)?(?= کی| کے خلاف)|\bagh?wa(?= ki\b| ke khila)"),
    ("killing", r"قتل(?= کی| کے خلاف)|ہلاکت|\bqat[ai]?l(?= ki\b| ke khila)"),
    ("assault", r"تشدد(?= کی| کے خلاف)|مار ?پیٹ(?= کی)|\btashad+ud(?= ki\b| ke khila)"),
    ("abduction", r"گمشدگی|\bgumshudgi"),
    (
        "dismissal",
        r"(?:جبری |بلا جواز )?(?:برطرفی|برطرفیوں|معطلی)|\b(?:jabri )?bartarfi",
    ),
    ("listing", r"(?:فورتھ شیڈول|شیڈول فور|ای سی ایل) میں شمولیت"),
    (
        "attempted_killing",
        r"(?:قاتلانہ|جان لیوا) حمل[ےہ](?= کی)|\bqa+tila+na haml[ea](?= ki\b)",
    ),
)
NAMED_ACTS = tuple((code, re.compile(words, re.IGNORECASE)) for code, words in NOUNS)
ALONE = frozenset(
    [
        "protest",
        "strike",
        "dispersal",
        "injury",
        "search",
        "confiscation",
        "destruction",
        "eviction",
        "threat",
        "death_threat",
        "refusal_to_register",
        "curfew",
        "assembly_ban",
        "office_closure",
        "censorship",
    ]
)
HARM = frozenset(
    [
        "arrest",
        "detention",
        "abduction",
        "killing",
        "torture",
        "assault",
        "enforced_disappearance",
        "prosecution",
    ]
)
