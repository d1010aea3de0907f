"""A seal is judged by the log: what the table says against what was written down, whatever became of house, program or words."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import first_entry
from naung.foundation.audit.rules import FIRST
from naung.foundation.audit.vocabulary import AuditEvent
from naung.foundation.errors import NotPermitted, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.texts import GONE
from naung.insight.evaluation.actions import (
    answer_rollout,
    change_asked,
    enter_counts,
    renew_rollout,
    take_words_out,
    tell_begun,
)
from naung.insight.evaluation.models import AreaCount, Rollout, RolloutArea
from naung.insight.evaluation.queries import Sealed, rollout_for, sealed_of, words_found
from naung.insight.evaluation.rules import protocols, seals
from naung.insight.evaluation.rules.orders import seed_from
from naung.insight.evaluation.rules.seals import SALT, WORDS, sealed_digest, with_other_words
from naung.insight.evaluation.vocabulary import Begun, EvaluationEvent
from tests.cast import KARTIKA, MEGA, RINA, TaskForce
from tests.insight.evaluation.told import a_draft, asked, counted, months_later, sealed_by
from tests.insight.programme.told import joined

pytestmark = pytest.mark.django_db
OVER = 7  # months after which every period of the usual story is over
NAMED = "Kunjungan Budi Santoso"


@pytest.fixture
def rina(force: TaskForce) -> Actor:
    """The analyst, who designs and counts."""
    return joined(RINA, force)


@pytest.fixture
def kartika(force: TaskForce, rina: Actor) -> Actor:
    """The coordinator, who seals."""
    return joined(KARTIKA, force)


@pytest.fixture
def mega(force: TaskForce, rina: Actor) -> Actor:
    """The custodian."""
    return joined(MEGA, force)


def seal() -> Sealed:
    """The seal of the one rollout that there is."""
    found = sealed_of(Rollout.objects.get())
    assert found is not None
    return found


def forged(**words: str) -> dict[str, Any]:
    """The row's text with other words, and the hash that follows from it."""
    text = json.loads(Rollout.objects.get().sealed_text)
    text[WORDS] |= words
    return {"sealed_text": json.dumps(text), "digest": sealed_digest(text)}


def with_a_hash_in_stead(words: str) -> str:
    text = json.loads(Rollout.objects.get().sealed_text)
    return json.dumps(with_other_words(text, {**text[WORDS], "ukuran": words}))


def test_who_changes_the_table_and_its_hash_is_seen_by_the_log(rina: Actor, kartika: Actor) -> None:
    sealed_by(a_draft(rina), kartika)
    better, rows = "Yang lebih baik", Rollout.objects
    area = RolloutArea.objects.order_by("place")[0]
    other = seed_from(b"another hash of the log")
    changes: tuple[Callable[[], object], ...] = (
        lambda: rows.update(outcome=better),
        lambda: rows.update(outcome=better, **forged(ukuran=better)),
        lambda: rows.update(outcome=better, sealed_text=with_a_hash_in_stead(better)),  # no custodian took a word out
        lambda: rows.update(seed=other),
        lambda: rows.update(sealed_text=""),
        lambda: rows.update(steps=2),
        lambda: RolloutArea.objects.filter(id=area.id).update(begins=(area.begins or 0) + 1),
        lambda: AreaCount.objects.filter(area=area, period=-1).update(count=500),
    )
    for change in changes:
        with transaction.atomic():
            assert seal().holds
            change()
            assert not seal().holds
            transaction.set_rollback(True)


def test_what_was_sealed_stands_in_the_row_and_a_later_program_shows_it(
    rina: Actor, kartika: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sealed_by(a_draft(rina), kartika)
    lines = dict(seal().text)
    assert lines["Judul"] == "Sosialisasi di kelurahan"
    assert "Kelurahan Akasia, Kelurahan Bakau" in lines["Wilayah"]
    assert not [name for name in lines if name in {"riwayat", SALT}]
    monkeypatch.setattr(seals, "ANALYSIS", "cara lain: 2")
    later = seal()
    assert (later.holds, later.computable) == (True, False)
    assert dict(later.text)["Cara menghitung"] == protocols.ANALYSIS
    with months_later(OVER):
        counted(made, rina, 4.0)
        with pytest.raises(RuleBroken, match="cara menghitung yang lain"):
            answer_rollout(rollout_id=made, by=rina)


def test_words_leave_a_sealed_text_and_the_rest_is_proved_as_before(rina: Actor, kartika: Actor, mega: Actor) -> None:
    made = sealed_by(a_draft(rina, told=asked(title=NAMED)), kartika)
    before = seal()
    assert [(each.table, each.column) for each in words_found("budi santoso", actor=mega)] == [("rollout", "title")]
    assert take_words_out(words="budi santoso", by=mega) == 1
    row, after = Rollout.objects.get(), seal()
    assert row.title == f"Kunjungan {GONE}"
    assert "Budi" not in row.sealed_text
    assert SALT not in json.loads(row.sealed_text)[WORDS], "nobody proves a guess by the hash"
    assert after.holds
    assert (after.digest, after.seed, after.entry) == (before.digest, before.seed, before.entry)
    assert after.words_out_at is not None
    assert dict(after.text)["Judul"] == f"Kunjungan {GONE}"
    said = {each.event: each.fields for each in Entry.objects.filter(subject=made, actor=mega.id)}
    assert said == {EvaluationEvent.WORDS_TAKEN_OUT.value: "title", EvaluationEvent.WORDS_LEFT_SEAL.value: ""}
    with months_later(OVER):
        counted(made, rina, 4.0)
        answer_rollout(rollout_id=made, by=rina)
    Rollout.objects.update(steps=2)
    assert not seal().holds, "the numbers are still proved"


def test_words_leave_drafts_reasons_and_what_happened_and_no_open_form_writes_them_back(
    rina: Actor, kartika: Actor, mega: Actor
) -> None:
    made = sealed_by(a_draft(rina), kartika)
    with months_later(OVER):
        told: dict[str, Any] = {"begun": Begun(never=True), "target": None, "by": rina}
        tell_begun(rollout_id=made, place=0, version=1, words="Budi Santoso sakit", **told)
        counted(made, rina, 1.0)
        enter_counts(rollout_id=made, counts={(0, 0): 500}, reason="Kata Budi Santoso", by=rina)
        newer = renew_rollout(rollout_id=made, why="Permintaan Budi Santoso", by=rina)
        version = rollout_for(newer, actor=rina).version
        assert take_words_out(words="Budi Santoso", by=mega) == 3
        assert words_found("Budi Santoso", actor=mega) == []
        with pytest.raises(StaleVersion):
            tell_begun(rollout_id=made, place=0, version=2, words="Budi Santoso sakit keras", **told)
        with pytest.raises(StaleVersion):
            change_asked(rollout_id=newer, version=version, asked=asked(title=NAMED), by=rina)
    shown = rollout_for(made, actor=rina)
    assert shown.sealed is not None
    assert (shown.sealed.holds, shown.sealed.words_out_at) == (True, None), "none of these words were sealed"
    with pytest.raises(NotPermitted):
        take_words_out(words="Budi Santoso", by=kartika)


def test_a_seal_of_a_house_that_joined_is_judged_by_the_hash_it_had_there(rina: Actor, kartika: Actor) -> None:
    made, setup, house = sealed_by(a_draft(rina), kartika), system_actor("setup"), new_id()
    kept = Entry.objects.get(event=EvaluationEvent.SEALED.value)
    with transaction.atomic():
        log_of_there = list(Entry.objects.order_by("seq"))
        _start_another_log()
        last, count = bytes(log_of_there[-1].hash), len(log_of_there)
        after = record(AuditEvent.JOINED, subject=house, words=last, count=count, by=setup)
        for row in log_of_there:
            row.hash_there, row.seq, row.hash = row.hash, row.seq + after, FIRST
        Entry.objects.bulk_create(log_of_there)
        assert (seal().holds, seal().entry, seal().came_with) == (True, kept.seq, house)
        found = first_entry(EvaluationEvent.SEALED, subject=made)
        assert found is not None
        assert (found.entry.seq, found.hash) == (kept.seq + after, bytes(kept.hash))
        transaction.set_rollback(True)


def _start_another_log() -> None:
    """As if this house's own log were short: the rows of the other one come behind it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER ALL")
        cursor.execute("DELETE FROM audit_entry")
    record(AuditEvent.OPENED, by=system_actor("setup"))
