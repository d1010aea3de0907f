"""Addresses of plans and rights: random ids, and codes of the law's table of rights."""

from django.urls import path

from naung.doors.desk.plans import pages, requests, rights, services

app_name = "plans"
urlpatterns = [
    path("lembar-hak/<slug:tongue>/", rights.leaflet, name="leaflet"),
    path("hak/<uuid:person_id>/", rights.list_rights, name="rights"),
    path("hak/<uuid:person_id>/beri-tahu/", rights.tell, name="tell"),
    path("hak/<uuid:person_id>/<slug:right>/", rights.state, name="right"),
    path("kebutuhan/<uuid:need_id>/", pages.correct, name="need"),
    path("layanan/<uuid:service_id>/", services.change, name="service"),
    path("permintaan/<uuid:request_id>/saat/", requests.moment, name="moment"),
    path("permintaan/<uuid:request_id>/hasil/", requests.result, name="result"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/<uuid:person_id>/kebutuhan/", pages.write, name="need_new"),
    path("<uuid:case_id>/<uuid:person_id>/layanan/", services.plan, name="service_new"),
    path("<uuid:case_id>/<uuid:person_id>/permintaan/", requests.write, name="request_new"),
]
