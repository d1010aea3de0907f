"""Addresses of person records: random ids only."""

from django.urls import path

from naung.doors.desk.people import earlier, pages, pairs, parts, piles

app_name = "people"
urlpatterns = [
    path("baru/", pages.register, name="new"),
    path("mirip/", earlier.beside_form, name="alike"),
    path("pasangan/", pairs.pairs, name="pairs"),
    path("pasangan/bandingkan/", pairs.ask_for_pairs, name="pairs_ask"),
    path("berkas/", piles.overview, name="piles"),
    path("berkas/<uuid:pile_id>/", piles.show, name="pile"),
    path("<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:person_id>/ubah/", pages.correct, name="edit"),
    path("<uuid:person_id>/umur/", pages.decide, name="age"),
    path("<uuid:person_id>/nama/", parts.add_a_name, name="name_new"),
    path("<uuid:person_id>/nama/<uuid:name_id>/", parts.retire_a_name, name="name_retire"),
    path("<uuid:person_id>/surat/", parts.add_a_document, name="document_new"),
    path("<uuid:person_id>/surat/<uuid:document_id>/", parts.correct_a_document, name="document"),
    path("<uuid:person_id>/kontak/", parts.add_a_contact, name="contact_new"),
    path("<uuid:person_id>/kontak/<uuid:contact_id>/", parts.retire_a_contact, name="contact_retire"),
]
