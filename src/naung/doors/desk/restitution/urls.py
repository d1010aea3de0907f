"""Addresses of restitution: random ids only."""

from django.urls import path

from naung.doors.desk.restitution import losses, others, pages, steps, wages

app_name = "restitution"
urlpatterns = [
    path("", pages.overview, name="list"),
    path("buku/", pages.book, name="book"),
    path("upah/", wages.overview, name="wages"),
    path("upah/catat/", wages.add, name="wage_new"),
    path("upah/<int:wage_id>/", wages.correct, name="wage"),
    path("kerugian/<uuid:loss_id>/", losses.change, name="loss"),
    path("kerugian/<uuid:loss_id>/coret/", losses.drop, name="loss_drop"),
    path("hitungan/<uuid:computation_id>/", losses.computation, name="computation"),
    path("hitungan/<uuid:computation_id>/tanda-tangan/", losses.sign, name="sign"),
    path("langkah/<uuid:moved_id>/coret/", steps.withdraw, name="step_withdraw"),
    path("utang/<uuid:debt_id>/", others.close_debt, name="debt"),
    path("tuntutan/<uuid:beside_id>/", others.close_beside, name="other"),
    path("<uuid:case_id>/", pages.choose, name="case"),
    path("<uuid:case_id>/<uuid:person_id>/", pages.show, name="show"),
    path("<uuid:case_id>/<uuid:person_id>/cetak/", pages.printed, name="print"),
    path("<uuid:case_id>/<uuid:person_id>/jalur/", steps.track, name="track"),
    path("<uuid:case_id>/<uuid:person_id>/kerugian/", losses.add, name="loss_new"),
    path("<uuid:case_id>/<uuid:person_id>/hitung/", losses.keep, name="compute"),
    path("<uuid:case_id>/<uuid:person_id>/langkah/<slug:move>/", steps.add, name="step_new"),
    path("<uuid:case_id>/<uuid:person_id>/utang/", others.add_debt, name="debt_new"),
    path("<uuid:case_id>/<uuid:person_id>/tuntutan/", others.add_beside, name="other_new"),
]
