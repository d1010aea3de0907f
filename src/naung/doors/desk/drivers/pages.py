"""The page of driving factors. It computes from the shipped, published figures alone; no case is opened."""

from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.doors.desk.drivers.forms import asked_in, shown
from naung.doors.desk.drivers.shown import told
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Permission
from naung.insight.drivers.rules.fitting import kalbar as fitted_kalbar
from naung.insight.drivers.rules.ingredients import chosen
from naung.insight.drivers.rules.sentences import NOT_DRAWN
from naung.insight.drivers.vocabulary import Findings, Silent
from naung.methods.spatial.problem import Priors

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
    asked = asked_in(request.GET.getlist("faktor"), beliefs)
    found = _found(asked.factors, asked.priors)
    context = {"form": shown(asked), "silent": _(NOT_DRAWN) if isinstance(found, Silent) else ""}
    if isinstance(found, Findings):
        context |= told(found)
    return render(request, "desk/drivers/kalbar.html", context)
