"""The parts of the report, each from what its room knows. What nobody has written down is said to be so."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.programme.report.blocks import Block, facts, figure, section, table, text
from naung.doors.desk.programme.short import Line
from naung.doors.desk.programme.shown import duty_rows, institution_rows, target_row, training_row, withheld_or
from naung.doors.desk.shell.words import say_day, say_money, say_number
from naung.foundation.access.vocabulary import Actor
from naung.insight.programme.queries import (
    DecisionShown,
    Money,
    PlanShown,
    TargetShown,
    decree_in_force,
    meetings,
    money_in,
    plan_of,
    targets_of,
    trainings,
)
from naung.insight.programme.vocabulary import STATE_WORDS, Span, State

Part = dict[str, Any]


def _not_yet() -> Block:
    return text(_("Belum dicatat."), "quiet")


def basis(actor: Actor, today: date) -> Part:
    """The decree with its posts, and the sub gugus tugas with what their fields rest on."""
    decree = decree_in_force(actor=actor)
    blocks: list[Block] = [_not_yet()]
    if decree:
        until = say_day(decree.valid_until) if decree.valid_until else _("tanpa batas waktu, atau belum dicatat")
        blocks = [
            facts(
                [
                    (_("Surat keputusan"), decree.number),
                    (_("Tanggal"), say_day(decree.decreed_on)),
                    (_("Berlaku sampai"), until),
                ]
            )
        ]
        if decree.posts:
            heads = [_("Jabatan"), _("Instansi")]
            posts = [(each.title, each.institution) for each in decree.posts]
            blocks.append(table(_("Jabatan dan instansi yang mengisinya"), heads, posts, widths=(2, 3)))
    heads = [_("Nomor"), _("Bidang tugas"), _("Dasar"), _("Tanda")]
    rows = [(row["duty"].number, row["words"], _duty_basis(row), row["duty"].mark) for row in duty_rows(today)]
    blocks.append(table(_("Sub gugus tugas dan bidang tugasnya"), heads, rows, widths=(1, 4, 5, 1)))
    marks = _(
        "Menurut keadaan saat laporan ini dibuat. Tanda V dibaca dari sumber resmi, V2 dari dua sumber, M belum diperiksa."
    )
    return section(_("Dasar dan susunan"), [*blocks, text(marks, "quiet")])


def _duty_basis(row: dict[str, Any]) -> str:
    duty = row["duty"]
    said = [duty.basis]
    if duty.lead:
        said.append(duty.lead)
    if not row["holds"]:
        said.append(_("sampai %(until)s; penggantinya belum terbit") % {"until": say_day(duty.valid_to)})
    if duty.number_mark == "M":
        said.append(_("nomornya belum diperiksa"))
    return ". ".join(said)


def figures(lines: Sequence[Line]) -> Part:
    """Every figure of the report, with what else it must say and nobody counts."""
    more = [
        Line(
            _("Penegakan hukum"),
            (),
            _("Perkara yang disidik, dituntut, dan diputus."),
            _("Belum dicatat sebagai angka di sini. Angka polisi dan kejaksaan ditambahkan oleh instansinya."),
        ),
    ]
    return section(_("Angka pokok"), [figure(line) for line in [*lines, *more]])


def coordination(actor: Actor, span: Span) -> Part:
    """Meetings of these days, and every decision that was taken, due or carried out in them."""
    return section(_("Koordinasi"), [_met(actor, span), *_decided(decisions_in(actor, span))])


def _met(actor: Actor, span: Span) -> Block:
    held = [each for each in meetings(actor=actor) if span.first <= each.held_on <= span.last]
    if not held:
        return text(_("Tidak ada rapat koordinasi yang dicatat dalam masa ini."), "quiet")
    heads = [_("Hari"), _("Tentang"), _("Instansi yang hadir")]
    rows = [(say_day(each.held_on), each.agenda, "\n".join(each.present)) for each in held]
    return table(_("Rapat koordinasi"), heads, rows, widths=(2, 3, 4))


def _decided(decided: Sequence[DecisionShown]) -> list[Block]:
    if not decided:
        return [text(_("Tidak ada keputusan rapat yang dicatat dalam masa ini."), "quiet")]
    heads = [_("Keputusan"), _("Instansi"), _("Paling lambat"), _("Keadaan")]
    rows = [(each.words, each.responsible, say_day(each.due_on), decision_state(each)) for each in decided]
    kept = facts([(words, say_number(n)) for words, n in decision_counts(decided)])
    return [kept, table(_("Keputusan rapat"), heads, rows, widths=(4, 3, 2, 3))]


def decisions_in(actor: Actor, span: Span) -> list[DecisionShown]:
    """Decisions that were taken, due or carried out in these days, by the day on which they are due."""
    every = [decision for meeting in meetings(actor=actor) for decision in meeting.decisions]
    found = [
        d for d in every if any(day and span.first <= day <= span.last for day in (d.held_on, d.due_on, d.done_on))
    ]
    return sorted(found, key=lambda each: (each.due_on, str(each.id)))


def decision_counts(decided: Sequence[DecisionShown]) -> list[tuple[str, int]]:
    """How many were carried out in time, late, not yet, and not yet though their day has passed."""
    done = [each for each in decided if each.done_on]
    in_time = sum(1 for each in done if each.done_on and each.done_on <= each.due_on)
    late = sum(1 for each in decided if each.late)
    return [
        (_("Dijalankan tepat waktu"), in_time),
        (_("Dijalankan sesudah waktunya"), len(done) - in_time),
        (_("Masih terbuka, belum lewat waktunya"), len(decided) - len(done) - late),
        (_("Lewat waktunya dan belum dijalankan"), late),
    ]


def decision_state(each: DecisionShown) -> str:
    """How far a decision is, with what shows it."""
    if each.done_on:
        return f"{_('dijalankan')} {say_day(each.done_on)}\n{each.evidence}"
    return _("lewat waktunya") if each.late else _("terbuka")


def training(actor: Actor, span: Span) -> Part:
    """Trainings that were held in these days, and those that are due again."""
    every = [training_row(each) for each in trainings(actor=actor)]
    held = [row for row in every if span.first <= row["told"].held_on <= span.last]
    heads = [_("Tentang"), _("Siapa"), _("Hari"), _("Ikut"), _("Lulus"), _("Diulang pada")]
    blocks: list[Block] = [text(_("Tidak ada pelatihan yang dicatat dalam masa ini."), "quiet")]
    if held:
        blocks = [
            table(
                _("Pelatihan petugas dan agen perubahan"),
                heads,
                [_training(row) for row in held],
                widths=(7, 7, 4, 3, 3, 4),
                numbers=(3, 4),
            )
        ]
    due = [row for row in every if row["told"].due]
    if due:
        rows = [(row["told"].topic, f"{row['audience']}: {row['whose']}", say_day(row["told"].due_on)) for row in due]
        blocks.append(
            table(_("Yang perlu diulang"), [_("Tentang"), _("Siapa"), _("Diulang pada")], rows, widths=(4, 4, 2))
        )
    return section(_("Pelatihan"), blocks)


def _training(row: dict[str, Any]) -> tuple[str, ...]:
    told = row["told"]
    due = say_day(told.due_on) if told.due_on else _("tidak perlu")
    whose = f"{row['audience']}: {row['whose']}"
    return told.topic, whose, say_day(told.held_on), withheld_or(row["took_part"]), withheld_or(row["passed"]), due


def action_plan(actor: Actor, span: Span) -> Part:
    """The action plan of the term: every target with who answers for it, budget, cost and evidence, and by institution."""
    plan = plan_of(span, actor=actor)
    if plan is None:
        nothing = text(_("Tidak ada rencana aksi yang dicatat untuk tahun-tahun ini."), "quiet")
        return section(_("Rencana aksi daerah dan anggaran"), [nothing])
    targets = targets_of(plan.id, actor=actor)
    heads = [
        _("Sasaran dan penunjuk"),
        _("Penanggung jawab"),
        _("Waktu dan keadaan"),
        _("Anggaran"),
        _("Biaya"),
        _("Bukti"),
    ]
    rows = [_target(each) for each in targets]
    blocks = [_plan_facts(plan, targets, money_in([span], actor=actor)[0])]
    if rows:
        blocks.append(table(_("Sasaran"), heads, rows, widths=(5, 4, 3, 3, 3, 4), numbers=(3, 4)))
        blocks.append(_institutions(targets))
    caveat = _(
        "Keadaan, bukti, dan biaya tiap sasaran adalah yang dicatat sampai laporan ini dibuat, sejak awal rencana. "
        "Selesai berarti dicatat selesai dengan bukti; hasilnya bagi orang belum diukur."
    )
    return section(_("Rencana aksi daerah dan anggaran"), [*blocks, text(caveat, "quiet")])


def _plan_facts(plan: PlanShown, targets: Sequence[TargetShown], of_span: Money) -> Block:
    budget = sum(each.told.budget or 0 for each in targets)
    spent = sum(each.spent or 0 for each in targets)
    rows = [
        (_("Rencana"), plan.title),
        (_("Tahun"), f"{plan.first_year}–{plan.last_year}"),
        (_("Anggaran yang dicatat"), say_money(budget)),
        (_("Biaya yang dicatat"), say_money(spent)),
        (_("Biaya yang dicatat dalam masa ini"), say_money(of_span.spent)),
    ]
    without = sum(each.told.budget is None for each in targets)
    if without:
        rows.append((_("Sasaran tanpa anggaran"), say_number(without)))
    return facts(rows)


def _target(each: TargetShown) -> tuple[str, ...]:
    row = target_row(each)
    late = f"\n{_('lewat waktunya')}" if each.late else ""
    when = f"{say_day(each.told.starts_on, weekday=False)} – {say_day(each.told.ends_on, weekday=False)}"
    return (
        f"{each.told.words}\n{_('Penunjuk')}: {each.told.indicator}",
        each.responsible + (f"\n{_('Dibantu')}: {each.told.others}" if each.told.others else ""),
        f"{when}\n{row['state']['words']}{late}",
        _("belum ada") if each.told.budget is None else say_money(each.told.budget),
        _("belum dicatat") if each.spent is None else say_money(each.spent),
        each.evidence or _("belum ada"),
    )


def _institutions(targets: Sequence[TargetShown]) -> Block:
    heads = [_("Instansi"), *(_(STATE_WORDS[state]) for state in State), _("Lewat waktu"), _("Anggaran"), _("Biaya")]
    rows = [
        (
            row["name"],
            *(say_number(row[state.name.lower()]) for state in State),
            say_number(row["late"]),
            say_money(row["budget"]),
            say_money(row["spent"]),
        )
        for row in institution_rows(targets)
    ]
    return table(
        _("Kemajuan menurut instansi"), heads, rows, widths=(5, 5, 3, 3, 4, 3, 5, 5), numbers=tuple(range(1, 8))
    )


def obstacles(actor: Actor, span: Span, told: str) -> Part:
    """What is late or was dropped, with its reason, and what whoever made the report wrote of it."""
    plan = plan_of(span, actor=actor)
    targets = targets_of(plan.id, actor=actor) if plan else []
    rows = [
        (each.told.words, each.responsible, _("dihentikan: %(reason)s") % {"reason": each.reason})
        for each in targets
        if each.state is State.DROPPED
    ]
    rows += [(each.told.words, each.responsible, _("lewat waktunya")) for each in targets if each.late]
    rows += [(each.words, each.responsible, _("lewat waktunya")) for each in decisions_in(actor, span) if each.late]
    blocks: list[Block] = [text(told)] if told.strip() else []
    if rows:
        blocks.append(text(_("Menurut keadaan saat laporan ini dibuat, bukan saat masanya berakhir."), "quiet"))
    if rows:
        heads = [_("Sasaran atau keputusan"), _("Instansi"), _("Keadaan")]
        blocks.append(table(_("Yang tertahan"), heads, rows, widths=(5, 4, 4)))
    return section(_("Hambatan dan tindak lanjut"), blocks or [text(_("Tidak ada yang dicatat."), "quiet")])
