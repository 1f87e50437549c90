"""Roles, teams and switches: who may write what, and that nobody may all."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest

from habeas.accounts import assign, officers, roles, switches, team, tokens, ways
from habeas.accounts.models import User
from habeas.accounts.roles import BadRoles, NotAllowed
from habeas.sources import preserve
from habeas.store.ledger import write
from habeas.store.rows import new_id
from tests.accounts.members import Team

SRC = Path(roles.__file__).parents[1]
EVERY = sorted(roles.table().roles)
# Verb: who may write it.
EXPECTED = {
    "sources.keep": {"coder", "reviewer"},
    "sources.mark": {"coder", "reviewer"},
    "sources.copied": {"reader", "coder", "reviewer", "publisher"},
    "sources.destroy": {"reviewer"},
    "claims.propose": {"coder", "reviewer"},
    "claims.doubt": {"coder", "reviewer"},
    "claims.accept": {"reviewer"},
    "claims.restrict": {"reviewer"},
    "records.sameness": {"reviewer"},
    "register.change": {"reviewer"},
    "register.rebuild": {"reader", "coder", "reviewer", "publisher"},
    "publication.open": {"reviewer"},
    "publication.name": {"reviewer"},
    "publication.release": {"publisher"},
    "publication.withdraw": {"publisher"},
    "accounts.invite": {"keeper"},
    "accounts.read_only": {"keeper"},
    "accounts.assign": {"coder", "reviewer"},
    "accounts.own_passkey": set(EVERY),
    "accounts.make_token": set(EVERY),
    "store.passphrase": {"keeper"},
    "unheard.of": set(),
}


def tried(officer: User, verb: str) -> bool:
    """Return whether an officer could write an entry of a verb."""
    try:
        with write(officer, verb, about=[new_id()]):
            pass
    except NotAllowed:
        return False
    return True


def test_who_may_write_what(team: Team) -> None:
    """Every role by every verb, in the write path itself."""
    for verb, wanted in EXPECTED.items():
        assert {r for r in EVERY if tried(team[r], verb)} == wanted, verb


def test_every_verb_of_the_code_needs_a_right() -> None:
    """A verb that stands in no line of the table would be written by nobody."""
    found = {
        verb
        for path in SRC.rglob("*.py")
        for verb in re.findall(r'write\(\s*\w+,\s*f?"([a-z_]+\.\w+)', path.read_text())
    }
    assert len(found) > 20
    assert sorted(v for v in found if roles.right_of(v) is None) == []


def test_nobody_has_every_right() -> None:
    """Whatever roles are held together, a right is missing, or the ceiling is low."""
    for n in range(1, len(EVERY) + 1):
        for chosen in itertools.combinations(EVERY, n):
            try:
                held, ceiling = roles.fit(chosen, "restricted")
            except BadRoles:
                continue
            got = roles.rights(User(roles=held))
            assert got < set(roles.table().rights)
            assert "keeper" not in held or ceiling == "internal"


@pytest.mark.parametrize(
    "chosen",
    [[], ["boss"], ["officer"], ["reviewer", "publisher"], ["reader", "boss"]],
)
def test_some_roles_are_not_given(chosen: list[str]) -> None:
    """None, unknown ones, the laptop's own, and who decides does not give out."""
    with pytest.raises(BadRoles, match="Nothing was changed"):
        roles.fit(chosen)
    with pytest.raises(BadRoles):
        roles.fit(["reader"], "everything")


def test_ceilings_go_with_the_roles() -> None:
    """The widest of the roles', the one that was chosen, never above what they allow."""
    assert roles.fit(["coder", "reader"]) == (["reader", "coder"], "restricted")
    assert roles.fit(["reader"]) == (["reader"], "internal")
    assert roles.fit(["coder"], "public")[1] == "public"
    assert roles.fit(["coder", "keeper"], "restricted")[1] == "internal"


def test_the_first_officer_alone_does_everything(desk: Any) -> None:
    """A laptop's desk stays as it was; nobody signs in."""
    assert not team.is_team()
    assert roles.rights(desk.officer) == set(roles.table().rights)


def test_a_team_ends_that_for_good(team: Team) -> None:
    """Who founded the desk keeps the keys, and sees nothing restricted any more."""
    keeper = officers.the_officer()
    assert (keeper.roles, keeper.ceiling) == (["keeper"], "internal")
    assert not tried(keeper, "claims.accept")
    assert officers.hand() == team["coder"]


def test_names_are_taken_once(team: Team, desk: Any) -> None:
    """Also by those who left; an empty one is none."""
    for name in ("Nadra Vell", " Nadra Vell ", "", desk.officer.name):
        with pytest.raises(_team().NameTaken):
            _team().invite(team["keeper"], name, ["reader"])


def _team() -> Any:
    return team


def test_somebody_keeps_the_keys(team: Team) -> None:
    """The last keeper can neither leave nor lose the role."""
    keeper, reader = team["keeper"], team["reader"]
    with pytest.raises(_team().LastKeeper):
        _team().disable(keeper, keeper)
    with pytest.raises(_team().LastKeeper):
        _team().change_roles(keeper, keeper, ["reader"])
    _team().change_roles(keeper, reader, ["keeper", "reader"])
    _team().change_roles(keeper, keeper, ["reader"])
    assert not tried(keeper, "accounts.invite") and tried(reader, "accounts.invite")


def test_who_founds_a_team_must_keep_the_keys(desk: Any) -> None:
    """Else nobody could; nobody is added."""
    with pytest.raises(team.LastKeeper):
        team.invite(desk.officer, "Nadra Vell", ["reader"], own=["reader"])
    assert not team.is_team()


def test_who_is_let_go_writes_nothing_more(team: Team) -> None:
    """At once, with their tokens; what the process still holds of them is not believed."""
    coder = team["coder"]
    secret = tokens.make(coder, ["read", "propose"], 9)
    _team().disable(team["keeper"], User.objects.visible_to(coder).get(pk=coder.pk))
    assert coder.is_active  # as it was read before
    assert not tried(coder, "sources.keep")
    assert tokens.officer_of(secret) is None
    assert ways.came_by(team.proofs["coder"].pk) is None
    again = _team().reset(team["keeper"], coder)
    assert ways.invited(again, "").holder == coder and tried(coder, "sources.keep")


def test_a_token_does_no_more_than_its_officer(team: Team) -> None:
    """A scope above the roles is not made, and one that was lost is lost."""
    with pytest.raises(tokens.BadToken):
        tokens.make(team["coder"], ["decide"], 9)
    secret = tokens.make(team["reviewer"], ["read", "decide"], 9)
    _team().change_roles(team["keeper"], team["reviewer"], ["reader"])
    _, scopes = tokens.officer_of(secret) or pytest.fail("nobody's")
    assert scopes == {"read"}
    found = tokens.held(team["reviewer"])[0]
    with pytest.raises(tokens.NotYourToken):
        tokens.revoke(team["coder"], found.pk)
    tokens.revoke(team["keeper"], found.pk)
    assert tokens.officer_of(secret) is None


def test_read_only_means_that_nobody_writes(team: Team) -> None:
    """But who may come in can still be put right; nothing is lost."""
    switches.read_only(team["keeper"], True)
    with pytest.raises(switches.ReadOnly, match="nothing that stands is lost"):
        preserve.note(team["coder"], "They called.", "A. Nobody")
    _team().change_roles(team["keeper"], team["reader"], ["coder"])
    switches.read_only(team["keeper"], False)
    assert preserve.note(team["coder"], "They called.", "A. Nobody").source.pk


def test_only_who_keeps_the_keys_switches(team: Team) -> None:
    """Nobody else, in the write path itself."""
    for role in ("reader", "coder", "reviewer", "publisher"):
        with pytest.raises(NotAllowed):
            switches.read_only(team[role], True)
        with pytest.raises(NotAllowed):
            switches.log_out_all(team[role])
    assert not switches.standing().read_only


def test_sources_are_somebodys(team: Team) -> None:
    """Given, given on, taken back; to those alone who work on sources."""
    coder, reviewer = team["coder"], team["reviewer"]
    kept = [
        preserve.note(coder, f"Call number {n}.", "A. Nobody").source.pk
        for n in range(3)
    ]
    assert assign.assign(reviewer, [*kept, kept[0]], coder) == 3
    assert assign.assigned_to(coder) == kept or set(assign.assigned_to(coder)) == set(
        kept
    )
    assert assign.assign(reviewer, kept, coder) == 0
    assert assign.assign(coder, kept[:1], reviewer) == 1
    assert assign.holders(kept)[kept[0]] == reviewer.pk
    assert set(assign.assigned_to(coder)) == set(kept[1:])
    assert assign.assign(coder, kept, None) == 3 and assign.holders(kept) == {}
    with pytest.raises(assign.NotAssigned):
        assign.assign(reviewer, kept, team["keeper"])
