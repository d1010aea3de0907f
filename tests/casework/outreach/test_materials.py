"""The materials library: a new version keeps the old, and a session says which one it used."""

from dataclasses import replace

import pytest

from naung.casework.outreach.actions import add_material, add_version
from naung.casework.outreach.queries import material_for, materials, session_for, version_choices
from naung.casework.outreach.vocabulary import Licence
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems
from naung.foundation.identifiers import new_id
from tests.casework.outreach.told import FIRST, MATERIAL, a_session, days

pytestmark = pytest.mark.django_db
SECOND = replace(FIRST, label="cetakan kedua", licence=Licence.CC_BY_SA)


def test_a_new_version_stands_on_top_and_the_old_one_stays(sari: Actor) -> None:
    made = add_material(told=MATERIAL, version=FIRST, by=sari)
    old = material_for(made, actor=sari).versions[0].id
    used = a_session(sari, materials=frozenset({old}))
    add_version(material_id=made, version=SECOND, by=sari)
    line = material_for(made, actor=sari)
    assert [(each.position, each.label, each.licence) for each in line.versions] == [
        (2, "cetakan kedua", Licence.CC_BY_SA),
        (1, "cetakan pertama", Licence.CC_BY),
    ]
    assert session_for(used, actor=sari).plan.materials == {old}
    assert [each for each, _, _ in version_choices(actor=sari)] == [line.versions[0].id]
    assert {each for each, _, _ in version_choices(frozenset({old}), actor=sari)} == {each.id for each in line.versions}


def test_every_desk_that_does_outreach_sees_the_library(sari: Actor, budi: Actor, hamdan: Actor) -> None:
    made = add_material(told=MATERIAL, version=FIRST, by=sari)
    assert [line.id for line in materials(actor=budi)] == [made]
    with pytest.raises(NotPermitted):
        materials(actor=hamdan)
    with pytest.raises(NotPermitted):
        add_material(told=MATERIAL, version=FIRST, by=hamdan)


def test_what_is_missing_is_said_beside_its_field(sari: Actor) -> None:
    with pytest.raises(Problems) as wrong:
        add_material(told=replace(MATERIAL, title=" "), version=replace(FIRST, source=""), by=sari)
    assert [each.field for each in wrong.value.problems] == ["title", "source"]
    made = add_material(told=MATERIAL, version=FIRST, by=sari)
    with pytest.raises(Problems):
        add_version(material_id=made, version=replace(FIRST, issued_on=days(1)), by=sari)
    with pytest.raises(NotFound):
        add_version(material_id=new_id(), version=FIRST, by=sari)
