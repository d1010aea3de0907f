"""A rollout is written by one, sealed by another, counted afterwards and answered as sealed; nothing sealed moves again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.audit.queries import verify
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.insight.evaluation.actions import (
    answer_rollout,
    change_asked,
    draft_rollout,
    enter_counts,
    lay_out,
    look_otherwise,
    renew_rollout,
    seal_rollout,
    tell_begun,
    tell_history,
)
from naung.insight.evaluation.models import AreaCount, CountChange, Rollout
from naung.insight.evaluation.queries import (
    counts_of,
    rollout_for,
    rollouts,
    sight_for,
)
from naung.insight.evaluation.rules.orders import seed_from
from naung.insight.evaluation.rules.outcomes import Analysis, happened
from naung.insight.evaluation.rules.periods import first_day, has_ended, last_day, period_of
from naung.insight.evaluation.rules.typed import read_clusters, read_counts, sheet_of
from naung.insight.evaluation.vocabulary import Begun, Cluster, Counted, EvaluationEvent, Happened, Shape
from naung.methods.experiments import Effect, Inconclusive, Why
from tests.cast import KARTIKA, RINA, SARI, TaskForce
from tests.insight.evaluation.told import (
    AREAS,
    a_draft,
    asked,
    counted,
    effect,
    history,
    laid,
    months_later,
    sealed_by,
)
from tests.insight.programme.told import joined

OVER = 7  # months after which every period of the usual story is over


@pytest.fixture
def rina(force: TaskForce) -> Actor:
    """The analyst, who designs and counts."""
    return joined(RINA, force)


@pytest.fixture
def kartika(force: TaskForce, rina: Actor) -> Actor:
    """The coordinator, who seals."""
    return joined(KARTIKA, force)


@pytest.mark.parametrize(
    ("day", "months", "period"),
    [
        (date(2026, 1, 31), 1, 0),
        (date(2026, 2, 1), 1, 1),
        (date(2025, 12, 31), 1, -1),
        (date(2026, 3, 31), 3, 0),
        (date(2026, 4, 1), 3, 1),
        (date(2025, 10, 1), 3, -1),
        (date(2027, 1, 1), 12, 1),
    ],
)
def test_a_day_lies_in_one_period(day: date, months: int, period: int) -> None:
    start = date(2026, 1, 1)
    assert period_of(start, months, day) == period
    assert first_day(start, months, period) <= day <= last_day(start, months, period)
    assert not has_ended(start, months, period, day)
    assert has_ended(start, months, period, first_day(start, months, period + 1))


@pytest.mark.parametrize(
    ("planned", "begun_in", "begun", "what"),
    [
        (2, None, Begun(), Happened.WAITING),
        (2, 2, Begun(date(2026, 3, 5)), Happened.HELD),
        (2, 3, Begun(date(2026, 4, 5)), Happened.LATE),
        (2, 1, Begun(date(2026, 2, 5)), Happened.CROSSED),
        (None, 1, Begun(date(2026, 2, 5)), Happened.CROSSED),
        (2, None, Begun(never=True), Happened.NOT_HELD),
        (None, None, Begun(never=True), Happened.HELD),
    ],
)
def test_what_happened_follows_from_plan_and_day(
    planned: int | None, begun_in: int | None, begun: Begun, what: Happened
) -> None:
    assert happened(planned, begun_in, begun) is what


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Roban = 3, 4\nroban = 1, 2", "diisi dua kali"),
        ("Sekip = 3, 4", "bukan wilayah rancangan ini"),
        ("Roban = -3, 4", "kurang dari nol"),
        ("Roban = tiga, 4", "bukan bilangan bulat"),
        ("Roban = 1.200, 4", "bukan bilangan bulat"),
        ("Roban = 3", "perlu 2 hitungan, tertulis 1"),
        ("Roban 3 4", "tulis nama wilayah"),
        ("Roban = 99999999, 4", "paling banyak"),
    ],
)
def test_a_line_that_cannot_be_is_named_in_words(typed: str, said: str) -> None:
    with pytest.raises(Problems) as refused:
        read_counts(typed, [Cluster("Roban"), Cluster("Pasiran", "61.72.02.1001")], 2)
    (problem,) = refused.value.problems
    assert said in problem.message % problem.values


def test_lines_are_read_back_as_they_were_offered() -> None:
    clusters = read_clusters("61.72.02.1001 Pasiran\n\n SDN 3  Singkawang \n", chosen=False)
    assert clusters == (Cluster("Pasiran", "61.72.02.1001"), Cluster("SDN 3 Singkawang"))
    assert read_counts(sheet_of(clusters), clusters, 2) == {}
    known = {(0, 0): 3, (0, 1): 12, (1, 0): 7}  # nothing of the school's second period
    offered = sheet_of(clusters, 2, known)
    assert offered == "61.72.02.1001 Pasiran = catatan, 12\nSDN 3 Singkawang = \n"
    assert read_counts(offered, clusters, 2, known) == {(0, 0): 3, (0, 1): 12}
    with pytest.raises(Problems):
        read_counts(offered, clusters, 2)  # the word stands for nothing where the ledger has nothing
    filled = sheet_of(clusters).replace("= ", "= 4; 0")
    assert read_counts(filled, clusters, 2) == {(0, 0): 4, (0, 1): 0, (1, 0): 4, (1, 1): 0}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "where", "field", "said"),
    [
        ({}, {"clusters": (Cluster("Roban"), Cluster("ROBAN "))}, "areas", "dua kali"),
        (
            {"shape": Shape.MATCHED},
            {"clusters": (Cluster("Roban"), Cluster("Roban", chosen=True)), "after": 2},
            "areas",
            "sebagai yang memulai dan sebagai pembanding",
        ),
        ({}, {"clusters": (Cluster("Roban"), Cluster("Sekip"), Cluster("Jawa"))}, "steps", "langkahnya 4"),
        ({}, {"clusters": (Cluster("Roban"),), "steps": 2}, "areas", "paling sedikit dua"),
        ({}, {"clusters": tuple(Cluster(f"w{n}") for n in range(61))}, "areas", "Paling banyak 60"),
        ({}, {"clusters": (Cluster("x", "61.99"), Cluster("Roban"))}, "areas", "61.99 tidak ada"),
        ({"shape": Shape.MATCHED}, {"after": 2}, "chosen", "wilayah yang memulai"),
        ({"shape": Shape.PAIRS}, {"after": 0}, "after", "dari 1"),
        ({}, {"before": 0}, "before", "dari 1"),
        ({}, {"past": 1}, "past", "dari 2"),
        ({}, {"months": 5}, "months", "dari 1"),
        ({}, {"after": 23}, "after", "Semuanya 28 masa"),
    ],
)
def test_where_and_when_that_cannot_be_is_said_beside_its_field(
    rina: Actor, told: dict[str, Any], where: dict[str, Any], field: str, said: str
) -> None:
    made = draft_rollout(asked=asked(**told), by=rina)
    with pytest.raises(Problems) as refused:
        lay_out(rollout_id=made, version=1, laid=laid(**where), by=rina)
    assert said in {p.field: p.message % p.values for p in refused.value.problems}[field]
    assert not Rollout.objects.get().areas.exists()


@pytest.mark.django_db
def test_what_can_be_seen_is_known_before_the_seal_and_the_lot_only_after(rina: Actor, kartika: Actor) -> None:
    made = a_draft(rina)
    sight = sight_for(made, actor=rina)
    assert sight is not None
    assert sight.smallest is not None
    powers = [power for _ratio, power in sight.changes]
    assert powers == sorted(powers)
    by_size = dict(sight.sizes)
    assert (by_size[4] or 99) >= by_size[8] >= by_size[16]  # type: ignore[operator]  # eight and sixteen see something
    assert [each.begins for each in rollout_for(made, actor=rina).areas] == [None] * 8
    sealed_by(made, kartika)
    shown = rollout_for(made, actor=rina)
    assert sorted(each.begins or 0 for each in shown.areas) == [1, 1, 2, 2, 3, 3, 4, 4]
    assert shown.smallest == sight.smallest
    assert shown.sealed is not None
    entry = Entry.objects.get(event=EvaluationEvent.SEALED.value)
    assert shown.sealed.holds
    assert (shown.sealed.entry, shown.sealed.digest) == (entry.seq, bytes(entry.words).hex())
    assert shown.sealed.seed == seed_from(bytes(entry.hash))  # whoever holds the log draws the same lot
    assert verify().broken_at is None


@pytest.mark.django_db
def test_nobody_seals_alone_or_what_is_not_whole_or_changed_since(rina: Actor, kartika: Actor) -> None:
    bare = draft_rollout(asked=asked(), by=rina)
    with pytest.raises(RuleBroken, match="wilayah dan waktunya"):
        seal_rollout(rollout_id=bare, version=1, by=kartika)
    lay_out(rollout_id=bare, version=1, laid=laid(), by=rina)
    with pytest.raises(RuleBroken, match="masih kurang 32"):
        seal_rollout(rollout_id=bare, version=2, by=kartika)
    tell_history(rollout_id=bare, version=2, counts=history(), by=rina)
    with pytest.raises(RuleBroken, match="berubah sejak"):
        seal_rollout(rollout_id=bare, version=2, by=kartika)
    with pytest.raises(NotPermitted):
        seal_rollout(rollout_id=bare, version=3, by=rina)
    change_asked(rollout_id=bare, version=3, asked=asked(title="Lain"), by=kartika)
    for version in (4, 5):  # also after somebody else wrote behind her
        with pytest.raises(RuleBroken, match="tidak ikut menulisnya"):
            seal_rollout(rollout_id=bare, version=version, by=kartika)
        if version == 4:
            change_asked(rollout_id=bare, version=4, asked=asked(title="Lain lagi"), by=rina)
    Rollout.objects.update(outcome="")
    with pytest.raises(RuleBroken, match="tanpa ukuran"):
        seal_rollout(rollout_id=bare, version=5, by=kartika)
    Rollout.objects.update(outcome="Laporan", starts_on=timezone.localdate().replace(day=1))
    with pytest.raises(RuleBroken, match="sudah mulai"):
        seal_rollout(rollout_id=bare, version=5, by=kartika)
    with pytest.raises(Problems):
        draft_rollout(asked=asked(outcome=" "), by=rina)


@pytest.mark.django_db
def test_what_is_sealed_never_moves_and_a_new_version_names_it(rina: Actor, kartika: Actor) -> None:
    made = sealed_by(a_draft(rina), kartika)
    writes: tuple[Callable[[], None], ...] = (
        lambda: change_asked(rollout_id=made, version=4, asked=asked(title="Lain"), by=rina),
        lambda: lay_out(rollout_id=made, version=4, laid=laid(steps=2), by=rina),
        lambda: tell_history(rollout_id=made, version=4, counts={(0, 0): 99}, by=rina),
        lambda: seal_rollout(rollout_id=made, version=4, by=kartika),
    )
    for write in writes:
        with pytest.raises(RuleBroken, match="sudah disegel"):
            write()
    with pytest.raises(Problems):
        renew_rollout(rollout_id=made, why=" ", by=rina)
    newer = renew_rollout(rollout_id=made, why="Dua kelurahan bergabung", by=rina)
    with pytest.raises(RuleBroken, match="versi baru"):
        renew_rollout(rollout_id=made, why="Lagi", by=rina)
    shown = rollout_for(newer, actor=rina)
    assert (shown.number, shown.replaces, shown.missing, shown.sealed) == (2, made, 0, None)
    assert rollout_for(made, actor=rina).replaced_by == newer
    sealed_by(newer, kartika)
    both = [each.sealed for each in rollouts(actor=rina)]
    assert len({each.digest for each in both if each}) == 2
    AreaCount.objects.filter(area__rollout=made, area__place=0, period=-1).update(count=500)
    tampered = rollout_for(made, actor=rina).sealed
    assert tampered is not None
    assert not tampered.holds


@pytest.mark.django_db
def test_counts_wait_for_their_period_and_a_changed_one_keeps_the_former(rina: Actor, kartika: Actor) -> None:
    draft = a_draft(rina)
    with pytest.raises(RuleBroken, match="belum disegel"):
        enter_counts(rollout_id=draft, counts={(0, 0): 3}, reason="", by=rina)
    made = sealed_by(draft, kartika)
    wrong: dict[tuple[int, int], str] = {
        (0, 0): "belum selesai",
        (99, 0): "bukan wilayah",
        (0, 40): "tidak punya masa 41",
    }
    for cell, said in wrong.items():
        with pytest.raises(Problems, match=said):
            enter_counts(rollout_id=made, counts={cell: 3}, reason="", by=rina)
    with months_later(2):
        with pytest.raises(Problems, match="kurang dari nol"):
            enter_counts(rollout_id=made, counts={(0, 0): -1}, reason="", by=rina)
        with pytest.raises(Problems, match="Masa 2 belum selesai"):
            enter_counts(rollout_id=made, counts={(0, 1): 1}, reason="", by=rina)
        for _twice in range(2):
            enter_counts(rollout_id=made, counts={(0, 0): 7}, reason="", by=rina)
        with pytest.raises(RuleBroken, match="Kelurahan Akasia: sudah ada hitungan"):
            enter_counts(rollout_id=made, counts={(0, 0): 9}, reason="", by=rina)
        enter_counts(rollout_id=made, counts={(0, 0): 9}, reason="Dua laporan ganda ternyata bukan", by=kartika)
    assert [each.former for each in CountChange.objects.all()] == [7]
    (change,) = rollout_for(made, actor=rina).changes
    assert (change.area, change.period, change.by) == ("Kelurahan Akasia", 0, kartika.id)


@pytest.mark.django_db
def test_a_colleagues_small_count_cannot_be_guessed(rina: Actor, kartika: Actor) -> None:
    made = sealed_by(a_draft(rina), kartika)
    with months_later(2):
        enter_counts(rollout_id=made, counts={(0, 0): 3}, reason="", by=rina)
        said = []
        for guess in (2, 3):
            with pytest.raises(RuleBroken) as refused:
                enter_counts(rollout_id=made, counts={(0, 0): guess}, reason="", by=kartika)
            said.append((refused.value.message, refused.value.values))
        assert said[0] == said[1]
        for times, guess in enumerate(
            (3, 2), start=1
        ):  # with a reason it is written down, whether or not it is the same
            enter_counts(rollout_id=made, counts={(0, 0): guess}, reason="Dihitung lagi", by=kartika)
            assert len(rollout_for(made, actor=kartika).changes) == times


@pytest.mark.django_db
def test_a_stale_form_of_earlier_counts_tells_nothing_of_a_colleagues_small_ones(rina: Actor, kartika: Actor) -> None:
    made = a_draft(rina)
    tell_history(rollout_id=made, version=3, counts={(0, 0): 3}, by=rina)
    told = []
    for guess in (2, 3):
        with pytest.raises(StaleVersion) as stale:
            tell_history(rollout_id=made, version=3, counts={(0, 0): guess}, by=kartika)
        told += [each.theirs for each in stale.value.differences]
    assert len(told) == 2
    assert told[0] == told[1]
    assert "3" not in told[0]


@pytest.mark.django_db
def test_the_answer_is_the_sealed_one_and_another_look_is_marked(rina: Actor, kartika: Actor) -> None:
    made = sealed_by(a_draft(rina), kartika)
    with months_later(OVER):
        with pytest.raises(RuleBroken, match="Masih kurang 40"):
            answer_rollout(rollout_id=made, by=rina)
        counted(made, rina, 4.0)
        with pytest.raises(RuleBroken, match="menurut rancangan yang disegel"):
            look_otherwise(rollout_id=made, by=rina)
        answer_rollout(rollout_id=made, by=rina)
        first = rollout_for(made, actor=rina).areas[0]
        begun = Begun(timezone.localdate())
        tell_begun(rollout_id=made, place=0, version=1, begun=begun, words="Jalan rusak", target=None, by=rina)
        assert rollout_for(made, actor=rina).areas[0].happened is Happened.LATE
        for area in rollout_for(made, actor=rina).areas[1:]:
            day = rollout_for(made, actor=rina).days(area.begins or 0)[0]
            tell_begun(rollout_id=made, place=area.place, version=1, begun=Begun(day), words="", target=None, by=rina)
        look_otherwise(rollout_id=made, by=rina)
    shown = rollout_for(made, actor=rina)
    assert [each.analysis for each in shown.answers] == [Analysis.ON_PLAN_ONLY, Analysis.SEALED]
    assert shown.answer is not None
    assert isinstance(shown.answer.answer, Effect)
    assert shown.answer.answer.certain
    assert 2.5 < (shown.answer.answer.ratio or 0) < 6
    assert first.happened is Happened.WAITING
    Rollout.objects.update(title="Diubah di basis data")
    with months_later(OVER), pytest.raises(RuleBroken, match="tidak lagi sama"):
        answer_rollout(rollout_id=made, by=rina)


@pytest.mark.django_db
def test_the_first_answer_stays_and_a_later_lot_says_which_it_is(rina: Actor, kartika: Actor) -> None:
    made = sealed_by(a_draft(rina), kartika)
    again = renew_rollout(rollout_id=made, why="Wilayah lain", by=rina)
    sealed_by(again, kartika)
    assert [found.lot for each in (made, again) if (found := rollout_for(each, actor=rina).sealed)] == [1, 2]
    with months_later(OVER):
        counted(again, rina, 4.0)
        answer_rollout(rollout_id=again, by=rina)
        first = rollout_for(again, actor=rina).answer
        shown = rollout_for(again, actor=rina)
        changed = {key: count + 30 for key, count in counts_of(Rollout.objects.get(id=again)).items() if key[1] >= 0}
        enter_counts(rollout_id=again, counts=changed, reason="Salah ketik", by=rina)
        answer_rollout(rollout_id=again, by=rina)
    shown = rollout_for(again, actor=rina)
    assert shown.answer == first
    assert len(shown.answers) == 2
    assert shown.answers[0].answer != shown.answers[1].answer


@pytest.mark.django_db
def test_all_at_once_answers_nothing_and_small_counts_leave_the_room_withheld(rina: Actor, kartika: Actor) -> None:
    told, where = asked(shape=Shape.AT_ONCE, counted=Counted.HELD), laid(steps=1, before=2, after=2)
    made = sealed_by(a_draft(rina, told=told, where=where), kartika)
    assert sight_for(made, actor=rina) is None
    with months_later(OVER):
        few = effect(made, rina, 1.0, level=3)
        enter_counts(rollout_id=made, counts=few, reason="", by=rina)
        answer_rollout(rollout_id=made, by=rina)
    shown = rollout_for(made, actor=rina)
    assert shown.answer is not None
    assert shown.answer.answer == Inconclusive(Why.ONLY_BEFORE_AND_AFTER, shown.answer.answer.ways)
    assert shown.table is not None
    cells = [cell for row in shown.table.cells for cell in row]
    assert None in cells
    assert not [cell for cell in cells if cell is not None and 0 < cell < 5]
    with months_later(OVER), pytest.raises(RuleBroken, match="tidak ada yang bisa dibandingkan"):
        look_otherwise(rollout_id=made, by=rina)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("shape", "begin"), [(Shape.ORDER, 8), (Shape.PAIRS, 4), (Shape.MATCHED, 3), (Shape.AT_ONCE, 8)]
)
def test_each_design_lets_as_many_begin_as_it_says(rina: Actor, kartika: Actor, shape: Shape, begin: int) -> None:
    clusters = tuple(Cluster(name, chosen=shape is Shape.MATCHED and place < 3) for place, name in enumerate(AREAS))
    where = laid(clusters=clusters, after=0 if shape is Shape.ORDER else 2)
    made = sealed_by(a_draft(rina, told=asked(shape=shape), where=where), kartika)
    shown = rollout_for(made, actor=rina)
    begins = [each.begins for each in shown.areas if each.begins is not None]
    assert len(begins) == begin
    assert len(set(begins)) == (8 if shape is Shape.ORDER else 1)
    if shape is Shape.MATCHED:
        assert [each.begins is not None for each in shown.areas] == [True] * 3 + [False] * 5


@pytest.mark.django_db
def test_two_who_write_at_once_see_both_values(rina: Actor, kartika: Actor) -> None:
    made = a_draft(rina)
    change_asked(rollout_id=made, version=3, asked=asked(title="Judul Rina"), by=rina)
    with pytest.raises(StaleVersion) as stale:
        change_asked(rollout_id=made, version=3, asked=asked(title="Judul Kartika"), by=kartika)
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [("title", "Judul Rina", "Judul Kartika")]
    with pytest.raises(StaleVersion):
        lay_out(rollout_id=made, version=3, laid=laid(steps=2), by=kartika)
    with pytest.raises(StaleVersion):
        tell_history(rollout_id=made, version=3, counts={(0, 0): 50}, by=kartika)
    tell_history(rollout_id=made, version=3, counts=history(), by=rina)  # what she wrote herself is no clash
    fewer = replace(laid(), clusters=laid().clusters[:4], steps=2)
    lay_out(rollout_id=made, version=4, laid=fewer, by=rina)
    assert rollout_for(made, actor=rina).missing == 0  # the counts of areas that stay are kept
    sealed_by(made, kartika)
    with months_later(OVER):
        begun = Begun(timezone.localdate())
        tell_begun(rollout_id=made, place=0, version=1, begun=begun, words="", target=None, by=rina)
        with pytest.raises(StaleVersion):
            tell_begun(rollout_id=made, place=0, version=1, begun=Begun(never=True), words="", target=None, by=kartika)
        for wrong in (Begun(), Begun(date(2090, 1, 1)), Begun(timezone.localdate(), never=True)):
            with pytest.raises(Problems):
                tell_begun(rollout_id=made, place=0, version=2, begun=wrong, words="", target=None, by=rina)
        with pytest.raises(NotFound):
            tell_begun(rollout_id=made, place=9, version=1, begun=begun, words="", target=None, by=rina)


@pytest.mark.django_db
def test_whoever_handles_people_neither_reads_nor_writes(rina: Actor, kartika: Actor, force: TaskForce) -> None:
    made, sari = a_draft(rina), joined(SARI, force)
    for refused in (
        lambda: rollouts(actor=sari),
        lambda: rollout_for(made, actor=sari),
        lambda: sight_for(made, actor=sari),
        lambda: draft_rollout(asked=asked(), by=sari),
        lambda: seal_rollout(rollout_id=made, version=3, by=sari),
    ):
        with pytest.raises(NotPermitted):
            refused()
