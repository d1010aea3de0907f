"""Addresses of the border: random ids only."""

from django.urls import path

from naung.doors.desk.arrivals import asking, batches, cards, earlier, handing, hearing, lists, people, report, slips

app_name = "arrivals"
urlpatterns = [
    path("", batches.overview, name="list"),
    path("baru/", batches.new, name="new"),
    path("pesan/<uuid:ask_id>/", cards.ask, name="ask"),
    path("kertas/", asking.paper, name="paper"),
    path("ponsel/", slips.overview, name="slips"),
    path("ponsel/<uuid:sent_id>/", slips.show, name="slip"),
    path("ponsel/<uuid:device_id>/cabut/", slips.revoke, name="slip_revoke"),
    path("suara/<slug:question>/<slug:tongue>/dengar", hearing.sound, name="sound"),
    path("orang/<uuid:arrival_id>/", people.show, name="person"),
    path("orang/<uuid:arrival_id>/data/", people.amend, name="amend"),
    path("orang/<uuid:arrival_id>/saringan-awal/", asking.first, name="first"),
    path("orang/<uuid:arrival_id>/penyaringan/", asking.short, name="short"),
    path("orang/<uuid:arrival_id>/pilih/", asking.choose, name="choose"),
    path("orang/<uuid:arrival_id>/putusan/", people.decide, name="decide"),
    path("orang/<uuid:arrival_id>/pergi/", people.leave, name="leave"),
    path("orang/<uuid:arrival_id>/tidak-ditanya/", people.missed, name="missed"),
    path("orang/<uuid:arrival_id>/rujuk/", handing.hand, name="hand"),
    path("orang/<uuid:arrival_id>/kasus/", handing.record, name="record"),
    path("orang/<uuid:arrival_id>/kartu/", cards.give, name="card"),
    path("orang/<uuid:arrival_id>/telepon/", cards.call, name="call"),
    path("orang/<uuid:arrival_id>/telepon/akhiri/", cards.end, name="call_end"),
    path("<uuid:batch_id>/", batches.show, name="batch"),
    path("<uuid:batch_id>/ubah/", batches.change, name="change"),
    path("<uuid:batch_id>/daftar/", lists.load, name="list_in"),
    path("<uuid:batch_id>/pernah/", earlier.of_batch, name="earlier"),
    path("<uuid:batch_id>/pernah/meja-lain/", earlier.elsewhere, name="elsewhere"),
    path("<uuid:batch_id>/pernah/lagi/", earlier.again, name="compare"),
    path("<uuid:batch_id>/tandai/", batches.mark, name="mark"),
    path("<uuid:batch_id>/tambah/", batches.add, name="add"),
    path("<uuid:batch_id>/tutup/", batches.close, name="close"),
    path("<uuid:batch_id>/laporan/", report.show, name="report"),
    path("<uuid:batch_id>/laporan/<slug:form>/", report.paper, name="report_paper"),
]
