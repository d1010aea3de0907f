"""Addresses of signing in, of one's own account, and of a desk's officers.

The names without a space (`account_login` and the like) are those that allauth looks for.
"""

from django.urls import URLPattern, URLResolver, include, path

from naung.doors.desk.account.pages import invitation, me, officers, security, sign_in

ACCOUNT: list[URLPattern | URLResolver] = [
    path("", me.me, name="me"),
    path("profil", me.profile, name="profile"),
    path("nomor", me.numbers, name="numbers"),
    path("kata-sandi", me.password, name="password"),
    path("pastikan", me.confirm, name="confirm"),
    path("sesi", me.sessions, name="sessions"),
    path("sesi/lain/akhiri", me.end_others, name="end_others"),
    path("sesi/<uuid:session>/akhiri", me.end_session, name="end_session"),
    path("meja", me.place, name="place"),
    path("isian", me.kept, name="kept"),
    path("isian/<uuid:kept_id>/buang", me.drop_kept, name="drop_kept"),
    path("pengaman", security.factors, name="factors"),
    path("pengaman/<int:factor_id>/lepas", security.remove, name="remove_factor"),
    path("pengaman/aplikasi", security.set_up, name="set_up"),
    path("pengaman/kunci-sandi", security.set_up_passkey, name="set_up_passkey"),
    path("pengaman/pemulihan", security.recovery, name="recovery"),
    path("undangan", invitation.accept, name="accept"),
    path("undangan/<slug:token>", invitation.follow, name="follow"),
]
OFFICERS: list[URLPattern | URLResolver] = [
    path("", officers.officers, name="list"),
    path("undang", officers.invite, name="invite"),
    path("undangan/<uuid:invitation>/tarik", officers.withdraw, name="withdraw"),
    path("<uuid:membership>/buka-lagi", officers.reopen, name="reopen"),
    path("<uuid:membership>/akhiri", officers.end, name="end"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk", sign_in.sign_in, name="account_login"),
    path("masuk/kode", sign_in.second_step, name="mfa_authenticate"),
    path("masuk/kunci-sandi", sign_in.passkey, name="mfa_login_webauthn"),
    path("keluar", sign_in.sign_out, name="account_logout"),
    path("akun/", include((ACCOUNT, "accounts"))),
    path("petugas/", include((OFFICERS, "officers"))),
]
