"""The page of the published counts. It computes from the shipped figures alone; no case is opened."""

from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.doors.desk.drivers.forms import drawn, wanted_in
from naung.doors.desk.drivers.shown import shown
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.insight.drivers.rules.fitting import kalbar as fitted_kalbar
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.vocabulary import Findings, Silent
from naung.methods.spatial.told import Priors

KEPT = 64  # fits that are remembered: the figures are shipped, so that the same question has the same answer


@lru_cache(maxsize=KEPT)
def _found(factors: tuple[str, ...], priors: Priors) -> Findings | Silent:
    return fitted_kalbar(chosen(factors), priors)


@requires(Permission.INSIGHT_READ)
def kalbar(request: DeskRequest) -> HttpResponse:
    """The 14 kabupaten and kota by police district of record: what may be said, how sure, and what the figures cannot tell."""
    beliefs = {
        "pengaruh": request.GET.get("pengaruh", ""),
        "merata": request.GET.get("merata", ""),
        "terlihat": request.GET.get("terlihat", ""),
    }
    wanted = wanted_in(request.GET.getlist("faktor"), beliefs)
    found = _found(wanted.factors, wanted.priors)
    context = {"form": drawn(wanted), "silent": _(NOT_DRAWN) if isinstance(found, Silent) else ""}
    if isinstance(found, Findings):
        context |= shown(found)
    return render(request, "desk/drivers/kalbar.html", context)
