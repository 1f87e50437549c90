"""Where people stand to whom something is done: "arrested X", "X was taken".

What stands beside a run of capitals tells that it names a person.
"""

from __future__ import annotations

from habeas.claims.reader.lexicon import listed, singulars
from habeas.claims.reader.names import Run

_DONE_TO_PEOPLE = listed(
    """arrested arrest arresting detained detain detaining re-arrested rearrested abducted
    kidnapped interrogated questioned tortured beat beaten slapped kicked handcuffed freed
    released acquitted convicted sentenced charged indicted remanded summoned murdered
    assassinated jailed imprisoned deported sacked killed shot injured wounded threatened
    harassed booked nabbed apprehended hanged executed bailed stabbed
    lynched raped molested whipped flogged named identified accused dismissed expelled charge-sheeted
    chargesheeted challaned thrashed manhandled clubbed caned pepper-sprayed blindfolded"""
)
_TOLD_OF = listed(
    """arrest arrests detention death killing murder release abduction kidnapping torture
    beating trial case disappearance assassination sentencing conviction imprisonment
    whereabouts body family lawyer mother father wife husband brother sister son daughter
    house home flat shop fate name"""
)
_UNDERGOING = _DONE_TO_PEOPLE | listed(
    """picked taken held lodged produced presented brought moved transferred shifted sent
    hit struck dragged found last still missing among being in behind put placed thrown
    kept granted denied refused given seen let led forced made set"""
)

# What is only ever done to one person, and so tells even of one unknown word.
_TO_A_BODY = listed(
    """arrested arrest arresting detained detain detaining re-arrested rearrested abducted
    kidnapped interrogated tortured beat beaten slapped kicked handcuffed jailed stabbed
    lynched raped whipped flogged hanged shot remanded"""
)
_DONE_TO_A_BODY = _TO_A_BODY | listed("picked dragged released freed blindfolded")
_CLAUSE = listed(
    """, . : and how that when where until because whether why if as while before after but
    which"""
) | {""}
_STOP = listed(
    """, . ; and or in at on with until from for after before near outside inside during by to
    while when who again alone twice because so as"""
) | {""}
_LAID_HOLD = listed(
    "dragged hauled pulled grabbed seized caught held lifted dragging hauling"
)
_PULLED = listed("dragged hauled shoved dragging hauling frogmarched")
_ALONG = listed("across along outside")
_OF_HIM = listed("the his her their")
_KIN = listed("mother father wife husband brother sister son daughter widow parents")
_GIVEN = listed("bail parole pardon amnesty remission clemency")
_GIVING = listed("granted grant granting denied denying refused refusing given gave")
_BE = listed("was were is has had")
_MOVED = listed("sent sending remanded produced presented shifted transferred handed")


def suffers(run: Run) -> bool:
    """Whether one word stands where only people stand: "beat X,", "how X was slapped".

    So do "the mother of X" and "X, a farmer of".
    """
    before, after = run.before(), run.after()
    if before in _TO_A_BODY or before == "of" and run.before(2) in _KIN:
        return after in _STOP
    if after in _KIN and run.after(2) == "of":
        return True  # "X son of Y", without a comma
    if after in _BE and before in _CLAUSE:
        at = 3 if run.after(2) in ("been", "being") else 2
        return run.after(at) in _DONE_TO_A_BODY
    if after == "," and run.after(2) in ("a", "an") and before in _CLAUSE | _TO_A_BODY:
        return run.after(3) in singulars() and run.after(4) in _STOP | {"of"}
    return False


def undergoes(run: Run) -> bool:
    """Whether a run stands where people stand to whom something is done."""
    before, after = run.before(), run.after()
    if before in _DONE_TO_PEOPLE or before == "of" and run.before(2) in _TOLD_OF:
        return True
    if before == "dead" and run.before(2) in ("shot", "shoot", "beaten"):
        return True
    if before == "death" and run.before(2) == "to" and run.before(3) in _DONE_TO_PEOPLE:
        return True
    if before in _LAID_HOLD and after == "by" and run.after(2) in _OF_HIM:
        return True  # "dragged X by her hair"
    if before in _PULLED and after in _ALONG:
        return True
    if before in ("took", "seized", "taken") and after in ("away", "from", "into"):
        return True
    if before in ("up", "away") and run.before(2) in ("picked", "rounded", "took"):
        return True
    if before in ("to", "for") and run.before(2) in _GIVEN:
        return True
    if before in _GIVING and after in _GIVEN:
        return True
    if before in _MOVED and after in ("to", "before", "into", "over"):
        return True
    if before == "against" and run.before(2) in ("case", "charges", "fir", "cases"):
        return True
    if after in ("was", "were", "is", "has", "had") and before in ("", "and", ".", ","):
        following = [run.after(n) for n in (2, 3)]
        return any(w in _UNDERGOING for w in following)
    return after == "remains" and run.after(2) in ("in", "at", "missing", "behind")
