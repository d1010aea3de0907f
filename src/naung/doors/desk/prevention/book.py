"""A version as a workbook. Text stays text: nothing that is written becomes a formula or a link."""

from django.utils.translation import gettext as _

from naung.doors.desk.prevention.shown import END_WORDS, Names, choice_row, decided_rows, frame_shown, proof_words
from naung.doors.desk.shell.workbook import Cell, Sheet, workbook, written_now
from naung.insight.targeting.queries import VersionShown
from naung.insight.targeting.vocabulary import IF_TRUE, EndTold


def book(shown: VersionShown, names: Names) -> bytes:
    """One sheet of the frame with what it assumes, one of each end's choices, one of what people decided."""
    notes = [written_now()]
    assumed = [
        _("Kegiatan"),
        _("Harga (Rp)"),
        _("Hari petugas"),
        _("Paling banyak"),
        _("Rendah, persen"),
        _("Tinggi, persen"),
    ]
    chosen = [_("Urutan"), _("Wilayah"), _("Tempat"), _("Kegiatan"), _("Biaya (Rp)"), _("Mengapa"), _("Berikutnya")]
    decided = [_("Tempat"), _("Kegiatan"), _("Putusan"), _("Alasan"), _("Harga putusan")]
    return workbook(
        [
            Sheet(_("Rencana"), [_("Hal"), _("Isi")], _frame(shown, names), notes),
            Sheet(_("Dugaan kantor"), assumed, _assumed(shown, names), notes),
            *(Sheet(_(END_WORDS[end]), chosen, _chosen(told, names), notes) for end, told in shown.ends.items()),
            Sheet(_("Putusan petugas"), decided, _decided(shown, names), notes),
        ]
    )


def _chosen(told: EndTold, names: Names) -> list[list[Cell]]:
    columns = ("rank", "area", "place", "intervention", "cost", "why", "runner_up")
    rows = [choice_row(rank, each, names) for rank, each in enumerate(told.choices, start=1)]
    return [[row[name] for name in columns] for row in rows]


def _decided(shown: VersionShown, names: Names) -> list[list[Cell]]:
    columns = ("place", "intervention", "words", "reason", "cost")
    return [[row[name] for name in columns] for row in decided_rows(shown.decided, names)]


def _frame(shown: VersionShown, names: Names) -> list[list[Cell]]:
    frame = frame_shown(shown, names)
    facts: list[list[Cell]] = [
        [_("Nama"), f"{frame['title']}, {frame['year']} ({_(IF_TRUE)})"],
        [_("Versi"), shown.number],
        [_("Wilayah"), frame["within"]],
        [_("Tingkat"), frame["level"]],
        [_("Anggaran (Rp)"), shown.frame.budget],
        [_("Kebutuhan tiap tempat"), frame["basis"]],
        [_("Disetujui oleh"), frame["approved_by"] or _("belum disetujui")],
    ]
    proofs: list[list[Cell]] = [[_(END_WORDS[end]), proof_words(told)] for end, told in shown.ends.items()]
    return facts + proofs


def _assumed(shown: VersionShown, names: Names) -> list[list[Cell]]:
    return [
        [names.intervention(code), each.told.price, each.told.days, each.told.capacity, each.told.low, each.told.high]
        for code, each in shown.assumed.items()
    ]
