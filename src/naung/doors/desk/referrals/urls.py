"""Addresses of referrals: random ids only."""

from django.urls import path

from naung.doors.desk.referrals import coordinating, exchange, moving, pages, sharing, told_back

app_name = "referrals"
urlpatterns = [
    path("", pages.list_referrals, name="list"),
    path("baru/<uuid:case_id>/<uuid:person_id>/", sharing.begin, name="begin"),
    path("bagikan/<uuid:case_id>/<uuid:person_id>/", sharing.share, name="share"),
    path("koordinator/", coordinating.overview, name="coordinator"),
    path("koordinator/tanda-tangan/<uuid:signature_id>/", coordinating.sign, name="sign"),
    path("koordinator/kekosongan/<uuid:gap_id>/", coordinating.settle, name="settle"),
    path("<uuid:referral_id>/", pages.show, name="show"),
    path("<uuid:referral_id>/surat/", pages.letter, name="letter"),
    path("<uuid:referral_id>/htcds/", exchange.show, name="htcds"),
    path("<uuid:referral_id>/htcds/<slug:format>/", exchange.take, name="htcds_take"),
    path("<uuid:referral_id>/terima/", moving.accept, name="accept"),
    path("<uuid:referral_id>/tanya/", moving.ask, name="ask"),
    path("<uuid:referral_id>/jawab/", moving.answer, name="answer"),
    path("<uuid:referral_id>/tolak/", moving.decline, name="decline"),
    path("<uuid:referral_id>/selesai/", moving.complete, name="complete"),
    path("<uuid:referral_id>/tarik/", moving.withdraw, name="take_back"),
    path("<uuid:referral_id>/ditarik/<uuid:consent_id>/", told_back.take_back, name="told_back"),
    path("<uuid:referral_id>/catat/", moving.note, name="note"),
    path("<uuid:referral_id>/tanda-terima/", moving.receipt, name="receipt"),
]
