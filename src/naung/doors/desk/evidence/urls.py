"""Addresses of documents: random ids and codes of letters only."""

from django.urls import path

from naung.doors.desk.evidence import letters, pages, signing, templates

app_name = "evidence"
urlpatterns = [
    path("templat/", templates.overview, name="templates"),
    path("templat/baru/", templates.add, name="template_add"),
    path("templat/isian/", templates.fields, name="fields"),
    path("templat/contoh/<slug:letter>", templates.starter, name="starter"),
    path("templat/<uuid:template_id>/ambil", templates.download, name="template_take"),
    path("templat/<uuid:template_id>/versi/", templates.renew, name="template_renew"),
    path("templat/<uuid:template_id>/berhenti/", templates.withdraw, name="template_withdraw"),
    path("berkas/<uuid:paper_id>/", pages.show, name="show"),
    path("berkas/<uuid:paper_id>/ambil", pages.download, name="take"),
    path("berkas/<uuid:paper_id>/versi/", pages.renew, name="renew"),
    path("berkas/<uuid:paper_id>/kosongkan/", pages.empty, name="empty"),
    path("berkas/<uuid:paper_id>/periksa/", letters.check, name="check"),
    path("berkas/<uuid:paper_id>/dikirim/", letters.sent, name="sent"),
    path("berkas/<uuid:paper_id>/tanda-tangan/", signing.signatures, name="signatures"),
    path("berkas/<uuid:paper_id>/sudah-ditandatangani/", signing.signed, name="signed"),
    path("<uuid:case_id>/", pages.overview, name="list"),
    path("<uuid:case_id>/buku-kerja", pages.workbook, name="workbook"),
    path("<uuid:case_id>/unggah/", pages.upload, name="upload"),
    path("<uuid:case_id>/surat/", letters.choose, name="choose"),
    path("<uuid:case_id>/surat/<slug:letter>/<uuid:person_id>/", letters.write, name="write"),
    path("<uuid:case_id>/templat/<uuid:template_id>/<uuid:person_id>/", letters.write_by_template, name="write_by"),
]
