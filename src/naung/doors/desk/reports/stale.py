"""A step that was based on an older version: the page is shown again with both statuses in words, and nothing typed is lost."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from naung.casework.reports.vocabulary import STATUS_WORDS, Status
from naung.doors.desk.shell.forms import DeskForm
from naung.foundation.errors import StaleVersion


def shown_again(form: DeskForm, stale: StaleVersion) -> None:
    """Say on the form what changed meanwhile, and let the next press be based on the newest version."""
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["version"] = str(stale.now)
    form.data = data
    sentence = _(
        "Laporan ini sudah diubah orang lain sejak Anda membukanya. Periksa dulu, lalu tekan lagi bila masih benar."
    )
    form.add_error(None, sentence)
    for each in stale.differences:
        if each.field == "status":
            now, mine = (_(STATUS_WORDS[Status(code)]) for code in (each.theirs, each.mine))
            form.add_error(None, _("Sekarang: %(now)s. Yang akan Anda simpan: %(mine)s.") % {"now": now, "mine": mine})
