"""Addresses of outreach: random ids and Kemendagri codes with hyphens, never a person."""

from django.urls import path

from naung.doors.desk.outreach import asking, library, pages, papers, photographs, reach

app_name = "outreach"

urlpatterns = [
    path("", pages.overview, name="list"),
    path("baru/", pages.plan, name="plan"),
    path("jangkauan/", reach.start, name="reach"),
    path("jangkauan/<slug:code>/", reach.area, name="area"),
    path("buku-kerja", reach.workbook, name="workbook"),
    path("bahan/", library.overview, name="materials"),
    path("bahan/baru/", library.add, name="material_add"),
    path("bahan/berkas/<uuid:version_id>", library.download, name="material_file"),
    path("bahan/<uuid:material_id>/versi/<uuid:version_id>/tarik/", library.withdraw, name="material_withdraw"),
    path("pertanyaan/", asking.questions, name="questions"),
    path("pertanyaan/baru/", asking.question_add, name="question_add"),
    path("pertanyaan/<uuid:question_id>/berhenti/", asking.question_drop, name="question_drop"),
    path("bahan/<uuid:material_id>/versi/", library.renew, name="material_version"),
    path("<uuid:session_id>/", pages.show, name="show"),
    path("<uuid:session_id>/ubah/", pages.change, name="change"),
    path("<uuid:session_id>/tulis/", pages.write_down, name="write_down"),
    path("<uuid:session_id>/pindah/", pages.move, name="move"),
    path("<uuid:session_id>/batal/", pages.cancel, name="cancel"),
    path("<uuid:session_id>/jawaban/", pages.answers, name="answers"),
    path("<uuid:session_id>/foto/", photographs.overview, name="photographs"),
    path("<uuid:session_id>/foto/<uuid:photograph_id>/", photographs.show, name="photograph"),
    path("<uuid:session_id>/foto/<uuid:photograph_id>/gambar", photographs.picture, name="picture"),
    path("<uuid:session_id>/foto/<uuid:photograph_id>/putuskan/", photographs.decide, name="photograph_decide"),
    path("<uuid:session_id>/ponsel/", asking.ask, name="ask"),
    path("<uuid:session_id>/ponsel/tutup/", asking.stop, name="ask_stop"),
    path("<uuid:session_id>/lembar-qr/", asking.sheet, name="qr_sheet"),
    path("<uuid:session_id>/daftar-hadir/", papers.attendance, name="attendance"),
    path("<uuid:session_id>/sertifikat/", papers.certificate, name="certificate"),
    path("<uuid:session_id>/lembar-jawaban/", papers.answer_sheet, name="answer_sheet"),
]
