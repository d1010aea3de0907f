"""Addresses of consent. They carry random ids only."""

from django.urls import path

from naung.doors.desk.consent import asking, closings, lawful, pages

app_name = "consent"

urlpatterns = [
    path("", closings.desk_list, name="list"),
    path("ditutup/<uuid:closing_id>/", closings.answer, name="answer"),
    path("orang/<uuid:person_id>/", pages.of_person, name="of_person"),
    path("orang/<uuid:person_id>/lembar/", pages.sheet, name="sheet"),
    path("orang/<uuid:person_id>/setuju/", asking.give, name="give"),
    path("orang/<uuid:person_id>/tidak-setuju/", asking.refuse, name="refuse"),
    path("orang/<uuid:person_id>/dasar/", lawful.sign, name="sign"),
    path("<uuid:consent_id>/tarik/", asking.withdraw, name="withdraw"),
    path("<uuid:consent_id>/persempit/", asking.narrow, name="narrow"),
    path("dasar/<uuid:basis_id>/jawab/", lawful.answer, name="basis_answer"),
    path("dasar/<uuid:basis_id>/beri-tahu/", lawful.tell, name="basis_tell"),
    path("dasar/<uuid:basis_id>/tahan/", lawful.hold, name="basis_hold"),
    path("dasar/<uuid:basis_id>/lihat-lagi/", lawful.see_hold, name="basis_see_hold"),
    path("dasar/<uuid:basis_id>/akhiri/", lawful.end, name="basis_end"),
]
