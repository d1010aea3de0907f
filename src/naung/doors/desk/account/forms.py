"""The forms of one's own account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naung.doors.desk.shell.fields import NEEDED, PhoneField, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.words import language
from naung.foundation.access.rules import shipped_roles
from naung.foundation.accounts.rules import CODE_DIGITS, LONGEST_PASSWORD
from naung.foundation.accounts.vocabulary import Language, Theme

SIGN_IN = Use("kustodian", "membuktikan siapa yang masuk", "catatan masuk dalam log")
OWN = Use("petugas sendiri", "dikenali rekan kerja dan dihubungi kantor", "halaman profil")
KEPT_AWAY = Use("petugas sendiri", "menutup berkas dan laporan yang mungkin menyebut dirinya", "halaman nomor sendiri")
INVITE = Use("penyelia", "membuka akun bagi petugas yang ditunjuk", "daftar petugas meja")

LANGUAGE_WORDS = [(Language.INDONESIAN.value, "Bahasa Indonesia"), (Language.ENGLISH.value, "English")]
THEME_WORDS = [
    (Theme.AUTO.value, _("Ikut perangkat")),
    (Theme.LIGHT.value, _("Terang")),
    (Theme.DARK.value, _("Gelap, untuk tugas malam")),
]


class PasswordAnswer(forms.CharField):
    """A password exactly as typed; never shown again."""

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": NEEDED})
        word = "new-password" if new else "current-password"
        widget = forms.PasswordInput(attrs={"autocomplete": word, "maxlength": LONGEST_PASSWORD})
        super().__init__(strip=False, widget=widget, **kwargs)
        self.validators = []


class CodeAnswer(TextAnswer):
    """A one-time or recovery code as it was typed."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code", "spellcheck": "false"}
        super().__init__(limit=20, widget=forms.TextInput(attrs=attrs), **kwargs)


class SignInForm(DeskForm):
    """User name and password."""

    USES = {"username": SIGN_IN, "password": SIGN_IN}

    username = TextAnswer(
        label=_("Nama pengguna"),
        limit=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "username webauthn", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = PasswordAnswer(label=_("Kata sandi"))


class CodeForm(DeskForm):
    """The code of the second step."""

    USES = {"code": SIGN_IN}

    code = CodeAnswer(
        label=_("Kode"), help_text=_("Enam angka dari aplikasi kode Anda, atau satu kode pemulihan (delapan angka).")
    )


class SetUpCodeForm(DeskForm):
    """The first code of a new authenticator app."""

    USES = {"code": SIGN_IN}

    code = CodeAnswer(label=_("Kode yang tampil di aplikasi"), help_text=_("%(n)d angka.") % {"n": CODE_DIGITS})


class PasskeyForm(DeskForm):
    """A passkey that the browser has made or used; the script fills `credential`."""

    USES = {"name": OWN, "credential": SIGN_IN}

    name = TextAnswer(
        label=_("Nama kunci sandi"),
        limit=60,
        required=False,
        help_text=_("Misalnya: ponsel kantor, laptop meja depan."),
    )
    credential = forms.JSONField(widget=forms.HiddenInput)


class ConfirmForm(DeskForm):
    """Her password again, before something that could lock her out."""

    USES = {"password": SIGN_IN}

    password = PasswordAnswer(label=_("Kata sandi Anda"))


class NewPasswordForm(DeskForm):
    """A first password, typed twice."""

    USES = {"password": SIGN_IN, "again": SIGN_IN}

    password = PasswordAnswer(
        label=_("Kata sandi baru"),
        new=True,
        help_text=_("Paling sedikit 12 huruf atau angka. Tiga atau empat kata acak mudah diingat dan sulit ditebak."),
    )
    again = PasswordAnswer(label=_("Kata sandi baru, sekali lagi"), new=True)

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        values = super().clean() or {}
        if values.get("password") and values.get("again") and values["password"] != values["again"]:
            self.add_error("again", _("Kedua kata sandi tidak sama. Ketik ulang keduanya."))
        return values


class ChangePasswordForm(NewPasswordForm):
    """Another password in place of the old one."""

    USES = {"old": SIGN_IN, **NewPasswordForm.USES}

    old = PasswordAnswer(label=_("Kata sandi sekarang"))
    field_order = ["old", "password", "again"]


class ProfileForm(DeskForm):
    """One's own name, contact, language and colours."""

    USES = {"display_name": OWN, "phone": OWN, "email": OWN, "language": OWN, "theme": OWN}

    display_name = TextAnswer(label=_("Nama"), limit=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = PhoneField(
        label=_("Nomor telepon"),
        required=False,
        help_text=_("Juga dipakai agar laporan tentang Anda tidak masuk ke meja Anda sendiri."),
    )
    email = TextAnswer(
        label=_("Surel"), limit=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    language = PickAnswer(label=_("Bahasa"), choices=LANGUAGE_WORDS)
    theme = PickAnswer(label=_("Tampilan"), choices=THEME_WORDS)


class NumbersForm(DeskForm):
    """One's own numbers, by which files and reports about her are kept from her."""

    USES = {"nik": KEPT_AWAY, "phone": KEPT_AWAY}

    nik = TextAnswer(
        label=_("NIK"),
        limit=20,
        required=False,
        help_text=_(
            "16 angka dari KTP Anda. Disimpan tersegel dan tidak ditampilkan lagi; kosong berarti tidak diubah."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = PhoneField(
        label=_("Nomor telepon"),
        required=False,
        help_text=_("Nomor yang Anda pakai. Nomor yang lama tetap dibandingkan."),
    )


class InviteForm(DeskForm):
    """Whom to invite, in which role."""

    USES = {"display_name": INVITE, "username": INVITE, "role": INVITE, "phone": INVITE, "nik": INVITE}

    display_name = TextAnswer(label=_("Nama petugas"), limit=120)
    username = TextAnswer(
        label=_("Nama pengguna"),
        limit=40,
        help_text=_("Huruf kecil, angka, titik, atau tanda hubung. Dipakai untuk masuk; tidak bisa diganti."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    role = PickAnswer(label=_("Peran"), choices=[])
    phone = PhoneField(
        label=_("Nomor telepon"),
        required=False,
        help_text=_("Agar laporan tentang petugas ini tidak masuk ke mejanya sendiri."),
    )
    nik = TextAnswer(
        label=_("NIK"),
        limit=20,
        required=False,
        help_text=_(
            "Agar berkas yang menyebut petugas ini tertutup baginya. Disimpan tersegel dan tidak ditampilkan lagi."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        field.choices = [("", _("Pilih…")), *role_choices()]  # type: ignore[attr-defined]  # a choice field


def role_choices() -> list[tuple[str, str]]:
    """The roles that ship, in the reader's language."""
    english = language() == "en"
    return [(role.code, role.words_en if english else role.words_id) for role in shipped_roles().values()]


def role_words(code: str) -> str:
    """A role's words in the reader's language."""
    return dict(role_choices()).get(code, code)
