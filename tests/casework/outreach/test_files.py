"""Files of the library are kept with their version; a withdrawn one is handed out no more."""

from dataclasses import replace

import pytest

from naung.casework.outreach.actions import add_material, add_version, withdraw_version
from naung.casework.outreach.queries import file_for, material_for, version_choices
from naung.casework.outreach.vocabulary import Licence
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, Problems
from naung.foundation.files import FileKind
from tests.casework.outreach.told import FIRST, MATERIAL, a_session
from tests.foundation.test_files import PDF, picture


@pytest.mark.django_db
def test_a_file_is_kept_with_its_version_and_a_withdrawn_one_stays_listed(sari: Actor, hamdan: Actor) -> None:
    made = add_material(told=MATERIAL, version=replace(FIRST, file=PDF, lies_at=""), by=sari)
    first = material_for(made, actor=sari).versions[0]
    assert first.file is not None
    assert (first.file.kind, file_for(first.id, actor=sari).content) == (FileKind.PDF, PDF)
    used = a_session(sari, materials=frozenset({first.id}))
    add_version(material_id=made, version=replace(FIRST, label="cetakan kedua", file=picture()), by=sari)
    second = material_for(made, actor=sari).versions[0]
    assert file_for(second.id, actor=sari).kind is FileKind.JPEG
    assert file_for(first.id, actor=sari).content == PDF
    with pytest.raises(Problems):
        withdraw_version(version_id=second.id, reason=" ", by=sari)
    withdraw_version(version_id=second.id, reason="Nomor teleponnya salah.", by=sari)
    line = material_for(made, actor=sari)
    assert [each.withdrawn_why for each in line.versions] == ["Nomor teleponnya salah.", ""]
    assert [each for each, _, _ in version_choices(actor=sari)] == [first.id]
    assert used is not None
    with pytest.raises(NotFound):
        file_for(second.id, actor=sari)
    with pytest.raises(NotPermitted):
        file_for(first.id, actor=hamdan)


@pytest.mark.django_db
def test_a_file_needs_a_clear_licence_and_something_is_written_of_where_it_is(sari: Actor) -> None:
    with pytest.raises(Problems) as wrong:
        add_material(told=MATERIAL, version=replace(FIRST, file=PDF, licence=Licence.UNKNOWN), by=sari)
    assert [each.field for each in wrong.value.problems] == ["licence"]
    with pytest.raises(Problems) as wrong:
        add_material(told=MATERIAL, version=replace(FIRST, lies_at=""), by=sari)
    assert [each.field for each in wrong.value.problems] == ["lies_at"]
