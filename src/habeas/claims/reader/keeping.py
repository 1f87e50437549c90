"""Which descriptions are people or groups to record, which are a class, which neither.

People who are told to have done or suffered something are kept; a nation, readers and
those who merely attended are not.
"""

from __future__ import annotations

from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import QUALITIES, SAID, finite
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.numbers import value
from habeas.claims.reader.vocabulary import tags

_POSSESSIVE = listed("his her its their our my your")
_UNTOLD = listed("follower subscriber viewer reader voter believer customer shopper")
_COUNTED = listed("voter believer customer shopper")  # told where they are harmed


_NATION = listed("citizen tenant sir friend public human peasant founder member")


_COMMON = listed("citizen tenant peasant")
_WERE = listed("were are being")
_WERE_ONE = listed("was is has dead died")


_FIGHTING = listed("militia police army gang rebel guerrilla paramilitary cartel squad")
_ATTENDING = listed("participant organizer organiser attendee guest")


LOOKS = listed(
    """unknown unidentified armed masked hooded uniformed plainclothes plain-clothes rival
    plain clothes hired unnamed drunk"""
)


_FIGHTERS = listed(
    """guerrilla terrorist rebel gunman assassin militant militiaman insurgent commando
    paramilitary attacker assailant kidnapper abductor murderer hitman mercenary sniper
    trafficker fighter extremist subversive sicario narcoterrorist narco-terrorist"""
)


_CONJUNCTIONS = listed("when while as after where because since if")
# What is done to people told without a determiner or a noun: "injuring nine".
HARMED = listed(
    """killed killing kills injured injuring injures wounded wounding wounds hurt hurting
    arrested arresting arrests detained detaining detains beat beaten beating shot
    abducted abducting abducts kidnapped kidnapping kidnaps nabbed tortured torturing
    murdered murdering slaughtered massacred lynched executed raped raping attacked
    attacking assaulted assaulting evicted evicting displaced lathi-charged
    teargassed tear-gassed caned thrashed trampled maimed blinded disperse
    dispersed baton-charged cane-charged baton-charging lathi-charging dispersing scatter scattered sprayed spraying
    chased chasing thrashing caning manhandled manhandling dragged dragging herded hauled punched kicked slapped clubbed clobbered whipped flogged harassed robbed captured"""
)
# Those who use force: what they do is told of them where they are told bare, too.
FORCE = listed(
    """soldier troops officer policeman policewoman constable trooper gendarme guard warden
    jawan cop askari plainclothesman agent paramilitary militiaman militant rebel
    insurgent gunman attacker assailant thug goon hoodlum vigilante rioter bandit
    dacoit fighter combatant commando mercenary muscleman settler kidnapper raider
    extremist jihadist maoist operatives personnel bouncer musclemen henchman carabinero interrogator jailer hooligan miscreant mob robber
    peacekeeper separatist secessionist"""
)


def kept(one: Description) -> bool:
    """Whether a description not of somebody named is a person or group to record."""
    part = one.sentence.part.kind
    if part in ("furniture", "contact", "calendar", "signature"):
        return one.noun in ("witness", "deponent") and one.determiner == "the"
    if "more" in one.middle and one.before() in ("if", "when"):
        return False
    if one.determiner in ("no", "any", "every", "each", "such", "whose", "what"):
        return False
    counted = one.noun in _COUNTED and one.heads is not None and _harmed_here(one)
    if one.noun in _UNTOLD and not counted or one.before() == "+":
        return False
    if one.noun in _ATTENDING and one.plural and one.heads is None:
        return False
    nation = one.noun in _NATION and one.heads is None and not one.owned
    nation = nation and _FIGHTING.isdisjoint(one.middle)
    nation = nation and not (one.noun == "member" and _of_short(one))
    harmed = _harmed_here(one) or one.after() in _WERE and one.after(2) in HARMED
    nation = nation and not (one.noun in _COMMON and one.plural and harmed)
    if nation and one.determiner not in _POSSESSIVE and not _of_body(one):
        return False
    if (
        one.noun in ("lawyer", "counsel", "doctor")
        and one.determiner in ("a", "")
        and (one.before() in ("with", "without"))
    ):
        return False
    if one.noun == "group" and (one.before() == "(" or _before_capital(one)):
        return False
    if one.before() == "not" or "single" in one.middle or _greeting(one):
        return False
    if one.heads and one.plural:
        return one.determiner != "many"
    if one.plural:
        return _group_kept(one, part)
    return _one_kept(one)


def _of_short(one: Description) -> bool:
    """Whether members of a body told by its letters act: "PDF members shot"."""
    named = one.sentence.tokens[one.core - 2].text if one.core - 1 > one.first else ""
    return named.isupper() and len(named) > 1 and acts_here(one)


def _of_body(one: Description) -> bool:
    """Whether "members of X" goes on with a capital."""
    later = one.sentence.tokens[one.core : one.last]
    return bool(later) and later[0].text == "of" and later[-1].text[0].isupper()


def _before_capital(one: Description) -> bool:
    rest = one.sentence.tokens[one.last : one.last + 1]
    return bool(rest) and rest[0].text[0].isupper()


def _greeting(one: Description) -> bool:
    return (
        one.before() == "dear"
        or one.determiner == ""
        and one.heads is None
        and one.after() == ","
        and (one.first == 0 and one.plural)
        and not (one.noun in FORCE and one.after(2) == "who")
    )


def _group_kept(one: Description, part: str) -> bool:
    """A group without a number: with a determiner, told by its looks, or acting."""
    if one.vague:
        return True
    if one.determiner in ("all", "many"):
        return False
    bare_people = one.noun in ("person", "") and not one.middle
    if bare_people and one.determiner in ("the", ""):
        return False
    alone = one.determiner == "the" and not one.owned and one.last == one.core
    if alone and one.head == "family":
        return False
    if one.determiner or one.owned:
        return part != "resolution" or one.determiner != "the"
    if any(w in LOOKS for w in one.middle):
        return True
    if part == "resolution":
        return False
    harmed = _harmed_here(one) or _aimed_at(one) or one.before() in _ACCUSING
    if harmed and one.noun not in _NATION:
        return True
    if _fills_cell(one):
        return True
    forces = one.noun in FORCE or one.noun in _FIGHTERS or one.noun == "official"
    if forces and _pointed_at(one):
        return True
    if one.noun in _FIGHTERS and one.head != one.noun:
        return one.before() == "by" or _soon_acts(one) or _blamed(one)
    lot = one.before() == "of" and one.before(2) in _LOTS and one.noun in FORCE
    return one.before() == "by" or acts_here(one) or _of_body(one) or lot


def _fills_cell(one: Description) -> bool:
    """Whether a cell of a table holds those who use force, and nothing else."""
    whole = one.before() in ("", "|") and one.after() in ("", "|")
    forces = one.noun in FORCE or one.noun in _FIGHTERS or one.noun in _FIGHTING
    return whole and forces and one.sentence.words[one.first].islower()


# "A posse of policemen": those who act are told behind the lot they are.
_LOTS = listed(
    """posse contingent busload truckload batch platoon detachment picket patrol party team
    lot number handful group squad"""
)
# What may stand between people and what they did.
_BETWEEN = listed(
    "themselves also then later soon reportedly allegedly repeatedly too even still once"
)
_DOES = listed("used swung burst rained cut")


def _blamed(one: Description) -> bool:
    """Whether a deed is laid at the door of fighters: "blamed the attack on rebels"."""
    if one.before() not in ("to", "on"):
        return False
    begin = max(0, one.first - 24)
    near = {t.text.lower()[:8] for t in one.sentence.tokens[begin : one.first - 1]}
    return bool(near & _BLAMING)


_ACCUSING = listed("accuse accuses accused accusing blamed blaming")
_BLAMING = listed("attribut ascribed blame blames blamed blaming imputed ascribe")


def _soon_acts(one: Description) -> bool:
    """Whether a verb follows fighters, at once or after where or how they were."""
    after = [one.after(n) for n in range(1, 8)]
    if after[0] in (
        "today",
        "tonight",
        "yesterday",
        "early",
        "late",
        "last",
        "allegedly",
    ):
        after = after[1 + (after[0] in ("early", "late", "last")) :]
    first = after[0]
    if first[-3:] == "ing" and _later_acts(one):
        return True
    if first[:1].isalpha() and (set(tags(first)) & set("VPMR") or first[-2:] == "ed"):
        return True
    inserted = after[0] in ("on", "in", "from", "with", "of", "wearing", "riding")
    return inserted and any(
        set(tags(w)) & set("VP") or w.endswith("ed") for w in after[1:]
    )


_TAKES = listed("arrested detained injured wounded")


def _told_whom(word: str) -> bool:
    """Whether a word begins those a verb is done to: "a", "14", "dozens"."""
    some = word in words("determiners") or word in words("vague")
    return some or value(word) is not None


def acts_here(one: Description) -> bool:
    """Whether bare people begin a clause and a verb follows."""
    how = one.after() in _BETWEEN or one.after()[-2:] == "ly" and one.noun in FORCE
    before, after = one.before(), one.after(1 + how)
    if one.noun in FORCE and not how:
        after = one.after(1 + _time_told(one)) or after
    if after == "(" and one.after(3) == ")":
        after = one.after(4)  # "soldiers (FAMA) killed"
    begins = one.first == 0 or before in (".", ":", ";", "–", "—", "”", '"', "--")
    begins = begins or before == "-" == one.before(2)
    begins = begins or before == "," and (one.first < 5 or _dated(one))
    begins = begins or _after_a_day(one) or before == "even" and one.first == 1
    begins = begins or before == "that" or before in _CONJUNCTIONS and one.first < 3
    begins = begins or before in SAID and one.noun in FORCE
    doing = after[-3:] == "ing" and set(tags(after)) <= {"G"} and before != "of"
    goes_on = finite(after) or after in _DOES or doing and _later_acts(one)
    goes_on = goes_on or _takes(one, 1)
    force = one.noun in FORCE and goes_on and before in (",", "and", "but")
    begins = begins or force or one.noun in FORCE and before in _CONJUNCTIONS
    place = after in _WHENCE and one.after(2)[:1].isalpha() and one.first == 0
    verb = after[:1].isalpha() and bool(set(tags(after)) & set("VPMR"))
    verb = (
        verb
        or finite(after)
        or after in _DOES
        or after in HARMED
        and after[-2:] == "ed"
        or after in _RAGES
    )
    whence = (after in _WHENCE or after == "of") and one.noun in FORCE
    verb = verb or (whence or doing) and _later_acts(one)
    joined = before in _CONJUNCTIONS or before == "and"
    begins = begins or finite(after) and joined and one.head != one.noun
    raging = after in _RAGES and one.plural
    begins = begins or raging and (joined or before in SAID)
    if after == "," and one.noun in FORCE and one.after(2) in _ASIDES:
        return begins or before in (",", "and")
    return begins and (verb or place and not tags(one.after(2)))


def _dated(one: Description) -> bool:
    """Whether nothing but a day stands before the comma: "On 3 May 2021, herdsmen shot"."""
    before = [w.lower() for w in one.sentence.words[: one.first - 1]]
    led = before[:1] in (
        ["on"],
        ["in"],
        ["by"],
        ["at"],
        ["around"],
        ["early"],
        ["late"],
    )
    return led and all(w in _DAYS or w[:1].isdigit() for w in before[1:])


def _pointed_at(one: Description) -> bool:
    """Whether they are told as those who did it, in other ways than as its subject.

    "At the hands of gunmen", "it was soldiers who", "policemen, who had followed him,
    beat A", "in the bazaar of X, soldiers of Y shot A".
    """
    before, after = one.before(), one.after()
    if before == "of":
        return one.before(2) == "hands"
    if before in ("was", "were") and one.before(2) == "it":
        return after == "who" or one.last > one.core
    if one.first == 0 and after == "," and one.after(2) == "who":
        return True
    led = before == "," and one.first < _FRONTED_MOST
    fronted = led and one.sentence.words[0].lower() in _FRONTS
    goes_on = finite(after) or _takes(one, 1) or after == "of" and _later_acts(one)
    return fronted and goes_on


_FRONTED_MOST = 14
_FRONTS = listed(
    """in at near outside on inside around along during early late two three four five six
    days hours weeks minutes shortly soon"""
)


def _time_told(one: Description) -> int:
    """Return how many words after people tell only when: "soldiers last night took"."""
    count = told = 0
    for n in range(1, 10):
        word = one.after(n)
        day = word in _DAYS or n > 1 and word[:1].isdigit()
        if not (day or word in _AT or n > 1 and word in _OF_TIME):
            break
        count, told = n, told + day
    return count if told else int(one.after() in _BETWEEN)


# What a crowd does: whoever is told of so, bare and in the middle of a sentence, did it.
_RAGES = listed(
    """attacked looted burnt burned torched stoned pelted killed stabbed hacked lynched
    ransacked stormed vandalised vandalized raided clashed razed desecrated assaulted
    thrashed beat manhandled kidnapped abducted"""
)


def _after_a_day(one: Description) -> bool:
    """Whether only a time opens the clause before them: "On 2 May soldiers took"."""
    before = one.before()
    if not (before in _DAYS or before.isdigit() or before[-2:] in ("am", "pm", "th")):
        return False
    for count in range(2, min(one.first, 9) + 1):
        word = one.before(count)
        if word in _AT:
            return count == one.first or not one.before(count + 1)[:1].isalnum()
        if word[:1].isalpha() and word not in _DAYS and word not in _OF_TIME:
            return False
    return False


_DAYS = listed(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday morning evening night afternoon
    dawn dusk noon midnight day week month year hours today yesterday jan feb mar apr jun jul
    aug sept sep oct nov dec o'clock"""
)
_AT = listed(
    "on in at during around by last this early late after before about towards"
)
_OF_TIME = listed(
    "the of same following next that a an early late last about around a.m p.m"
)


def _later_acts(one: Description) -> bool:
    """Whether those who use force act, told after whence: "soldiers from the camp took"."""
    for n in range(3, 11):
        word = one.after(n)
        if word == ",":
            return one.after(n + 1) in _ASIDES
        if not word[:1].isalnum():
            return False
        if finite(word) or _takes(one, n):
            return True
    return False


def _takes(one: Description, n: int) -> bool:
    """Whether word `n` behind them is what they did: "soldiers of X arrested A"."""
    if one.after(n) not in _TAKES:
        return False
    tokens, at = one.sentence.tokens, one.last + n
    named = at < len(tokens) and tokens[at].text[:1].isupper()
    whom = one.after(n + 1)
    return named or _told_whom(whom) or whom in singulars() or whom in QUALITIES


_WHENCE = listed(
    "in from with under outside near stationed based posted deployed belonging led commanded"
)
# "Settlers, accompanied by soldiers, threw ...": those who act, and how they came.
_ASIDES = listed(
    """accompanied backed armed wearing riding dressed supported escorted protected led
    some many most including aided masked disguised travelling traveling apparently
    firing carrying wielding shouting acting reportedly commanded headed along without"""
)


def _one_kept(one: Description) -> bool:
    if one.determiner or one.owned:
        if one.noun == "person" and one.determiner == "one" and _suffers(one):
            return True
        if one.noun in ("person", "people", "self"):
            return bool(one.middle) or one.last > one.core
        if one.subset and one.last - one.first <= 3 and one.noun == "":
            return one.sentence.tokens[one.last - 1].text.lower() not in (
                "them", "these", "those", "us",
            )  # fmt: skip
        return True
    token = one.sentence.tokens[one.core - 1]
    if one.subset:
        return one.noun != ""
    if one.sentence.tokens[one.first].text == "1" and one.noun not in ("", "person"):
        told = (
            one.after() in _WERE_ONE or one.after() in HARMED or one.before() in HARMED
        )
        return told if one.first == 0 or one.before() in ("|", "(") else True
    if one.noun == "" and one.sentence.tokens[one.first].text == "1":
        return one.sentence.tokens[one.last - 1].text.lower() in HARMED
    if token.text.isupper() and 1 < len(token.text) < 6:
        return True
    before = one.sentence.tokens[one.first - 1].text if one.first else ""
    begins = one.first == 0 or before in (":", "–", "—", ".") or before[0].isdigit()
    after = one.after()
    verb = after[:1].isalpha() and bool(set(tags(after)) & set("VPMI"))
    verb = verb or after[-1:] == "s" and after.isalpha()
    office = one.noun in words("roles") or one.noun in words("occupations")
    upper = one.sentence.tokens[one.first].text[0].isupper()
    return office and begins and verb and upper


def _harmed_here(one: Description) -> bool:
    """Whether what is done to people stands before them, and before what they are."""
    for count in (1, 2):
        word = one.before(count)
        if word in HARMED:
            return True
        if count == 1 and word in ("away", "up", "off", "down"):
            continue
        if tags(word)[:1] != "J":
            return False
    return False


def _aimed_at(one: Description) -> bool:
    """Whether force is used on people: "fired at workers", "batons on students"."""
    if one.before() == "back":
        return one.before(2) in ("push", "pushed", "pushing", "drive", "drove", "beat")
    if one.before() not in ("at", "on", "upon", "against"):
        return False
    begin = max(0, one.first - 7)
    near = [t.text.lower() for t in one.sentence.tokens[begin : one.first - 1]]
    return not _WEAPONS.isdisjoint(near[-4:]) or not _CHARGES.isdisjoint(near)


_WEAPONS = listed(
    """fire fired firing shot shots rounds teargas gas bullets batons baton lathis cannon
    cannons grenades shells pellets canisters stones charged ammunition blows kicks punches
    lashes spray canes"""
)


_CHARGES = listed("lathi-charge lathicharge baton-charge cane-charge lathi-charges")


def _suffers(one: Description) -> bool:
    """Whether what was done to people stands right before or after them."""
    later = (one.after(), one.after(2))
    passive = later[0] in ("was", "is", "were") and later[1] in HARMED | {"hit"}
    return one.before() in HARMED or later[0] in ("died", "dead") or passive


def is_class(one: Description) -> bool:
    """Whether people told by their kind are a class ("all prisoners", "X who ...")."""
    if one.sentence.part.kind in ("furniture", "contact", "calendar", "signature"):
        return False
    if not one.plural or one.noun in _UNTOLD or one.heads:
        return False
    if one.determiner in ("all", "any", "every"):
        return True
    after = (
        one.sentence.tokens[one.core].text.lower()
        if (one.core < len(one.sentence.tokens))
        else ""
    )
    return one.determiner == "" and (after in ("who", "whose") or one.last > one.core)
