"""Addresses of the way home: random ids only."""

from django.urls import path

from naung.doors.desk.returns import findings, legs, pages, receiving, slips

app_name = "returns"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("buku/", pages.book, name="book"),
    path("tiba/", receiving.arrivals, name="arrivals"),
    path("tiba/tanda-terima/", receiving.enter, name="enter"),
    path("tiba/<uuid:leg_id>/", receiving.arrival, name="arrival"),
    path("ponsel/", slips.overview, name="slips"),
    path("ponsel/<uuid:slip_id>/", slips.show, name="slip"),
    path("kiriman/<uuid:delivery_id>/", receiving.look, name="delivery"),
    path("perwakilan/", findings.waivers, name="waivers"),
    path("perwakilan/<uuid:waiver_id>/", findings.decide, name="waiver"),
    path("perjalanan/<uuid:leg_id>/", legs.change, name="leg"),
    path("perjalanan/<uuid:leg_id>/berangkat/", legs.start, name="leg_start"),
    path("perjalanan/<uuid:leg_id>/serah/", legs.sign, name="leg_sign"),
    path("perjalanan/<uuid:leg_id>/kode/", legs.code, name="leg_code"),
    path("perjalanan/<uuid:leg_id>/diserahkan/", legs.handed, name="leg_handed"),
    path("perjalanan/<uuid:leg_id>/diterima/", legs.received, name="leg_received"),
    path("perjalanan/<uuid:leg_id>/batal/", legs.cancel, name="leg_cancel"),
    path("catatan/<uuid:finding_id>/coret/", findings.strike, name="finding_strike"),
    path("biaya/<uuid:cost_id>/", findings.spend, name="cost"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/<uuid:person_id>/arah/", pages.lead, name="lead"),
    path("<uuid:case_id>/<uuid:person_id>/perjalanan/", legs.add, name="leg_new"),
    path("<uuid:case_id>/<uuid:person_id>/catatan/<slug:finding>/", findings.add, name="finding_new"),
    path("<uuid:case_id>/<uuid:person_id>/biaya/", findings.cost, name="cost_new"),
    path("<uuid:case_id>/<uuid:person_id>/perwakilan/", findings.ask, name="waiver_new"),
]
