"""New social problems that followed the return home, as a report prints them: persons by kind, small numbers withheld."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from naung.casework.reintegration.queries import problems_counted
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.doors.desk.programme.short import Line
from naung.doors.desk.programme.shown import said_span, withheld_or
from naung.doors.desk.shell.words import language, say_moment
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import desks_under
from naung.insight.programme.queries import FiguresShown
from naung.insight.programme.rules import is_rounded
from naung.insight.programme.vocabulary import Span
from naung.methods.disclosure import suppressed


def problems_safe(actor: Actor, months: Span) -> Mapping[str, int | None]:
    """Persons by kind of problem seen in these months at the actor's desks: 0, at least 5, or withheld. Every kind is there."""
    desks = [each.id for each in desks_under(actor)]
    found = problems_counted(desks, months.first, months.last, actor=actor).persons
    kinds = list(shipped_tables().problems)
    (cells,) = suppressed([[found.get(kind, 0) for kind in kinds]]).cells
    return dict(zip(kinds, cells, strict=True))


def problem_line(months: Span, found: FiguresShown | None) -> Line:
    """The line of the report. Where nothing was written down, or counted at that time, it is not measured: no zero."""
    told = found.told.problems if found else {}
    rows = shipped_tables().problems
    values = tuple(
        (rows[kind].en if language() == "en" else rows[kind].id, withheld_or(n))
        for kind, n in told.items()
        if n != 0 and kind in rows
    )
    means = _(
        "Penyintas yang pulang dan kemudian menghadapi masalah baru, menurut jenisnya. Satu orang sekali tiap jenis."
    )
    caveat = _(
        "Hanya yang dicatat dalam tindak lanjut; yang tidak mau dihubungi tidak ada di dalamnya. "
        "Seseorang dapat masuk beberapa jenis, dan dihitung lagi di meja lain, jadi jangan dijumlahkan."
    )
    if is_rounded(months):
        means = f"{means} {_('Dibulatkan ke kelipatan lima.')}"
    dated = ""
    if values and found:
        counted = _("Dihitung %(when)s.") % {"when": say_moment(found.taken_at)}
        dated = f"{said_span(months)}. {counted}"
    return Line(_("Masalah sosial baru"), values, means, caveat, dated)
