"""Sentences that the app itself puts together on the phone, in the language of the shell, with named places to fill."""

from collections.abc import Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.arrivals.rules.aloud import ASK_TRACK
from naung.casework.outreach.vocabulary import Question


def question_words(question: Question) -> str:
    """A question in the language of the shell."""
    return question.words_en if (get_language() or "id").startswith("en") else question.words_id


def spoken() -> Mapping[str, str]:
    """Each sentence by the name that the scripts use."""
    return {**_keys(), **_state(), **_sending(), **_form(), **_hand(), **_checked(), **_border()}


def _keys() -> dict[str, str]:
    return {
        "short": _("Terlalu pendek: kalimat sendiri paling sedikit 24 huruf. Atau pakai kalimat yang dibuatkan."),
        "digits": _("Jangan hanya angka: angka cepat ditebak mesin."),
        "same": _("Terlalu sederhana: hurufnya terlalu sedikit yang berbeda."),
        "few": _("Katanya terlalu sedikit: paling sedikit lima kata yang berbeda. Atau pakai kalimat yang dibuatkan."),
        "common": _(
            "Kalimat ini memuat pepatah, lagu, doa, atau kata yang lazim, jadi mudah ditebak. Pakai kalimat yang dibuatkan."
        ),
        "differ": _("Kedua kalimat sandi tidak sama."),
        "wrong": _("Kalimat sandi tidak cocok. Sisa percobaan: {left}."),
        "gone": _("Sudah terlalu sering salah. Yang belum selesai dan daftar dihapus. Yang disegel tetap ada."),
        "working": _("Sebentar…"),
    }


def _state() -> dict[str, str]:
    return {
        "unsent_none": _("Semua sudah terkirim."),
        "unsent": _("{n} formulir belum terkirim, yang tertua {age}."),
        "contact": _("Terakhir berhubungan dengan kantor {age}."),
        "contact_never": _("Belum pernah berhubungan dengan kantor."),
        "minutes": _("{n} menit lalu"),
        "hours": _("{n} jam lalu"),
        "days": _("{n} hari lalu"),
        "now": _("baru saja"),
        "clock": _("Jam ponsel tidak cocok. Ponsel: {phone}. Kantor: {office}. Hari di formulir mengikuti jam kantor."),
        "list_gone": _("Daftar sudah dihapus dari ponsel. Daftar kembali begitu ponsel berhubungan dengan kantor."),
        "nothing_today": _("Tidak ada sosialisasi hari ini."),
        "nothing_week": _("Tidak ada sosialisasi lain minggu ini."),
        "kept_sure": _("Ponsel ini berjanji menyimpan isi aplikasi."),
        "kept_unsure": _("Peramban belum berjanji menyimpan. Kirim sesering mungkin, dan jangan hapus data peramban."),
        "full": _(
            "Penyimpanan ponsel penuh. Yang baru diketik belum tersimpan. Hapus foto atau video, lalu ketik lagi."
        ),
        "new_release": _("Ada versi baru. Yang belum terkirim tetap ada."),
        "had_device": _(
            "Anda sudah pernah menyiapkan ponsel. Bila ini ponsel yang sama, isinya sudah dihapus peramban. "
            "Yang sudah terkirim tetap ada di kantor."
        ),
        "revoked": _(
            "Ponsel ini sudah dicabut. Yang belum selesai dan daftar dihapus. Yang disegel tetap ada dan boleh dikirim."
        ),
    }


def _sending() -> dict[str, str]:
    return {
        "no_signal": _("Belum ada hubungan dengan kantor. Semua tetap tersimpan."),
        "failed": _("kantor sedang tidak bisa menjawab; semua tetap tersimpan"),
        "not_known": _("formulir atau ponsel ini untuk meja lain"),
        "refused": _("Disegel {time}: {reason}"),
        "drop": _("Buang dari ponsel"),
        "sign_in": _("Masuk lagi untuk mengirim. Tidak ada yang hilang."),
        "not_allowed": _("Akun ini tidak boleh mengirim formulir dari ponsel. Yang disegel tetap ada."),
        "sent": _("{n} formulir terkirim."),
        "not_taken": _("{n} formulir belum diterima kantor: {reason}"),
        "unknown": _("kantor menjawab dengan cara yang tidak dikenal"),
        "mend": _("{n} formulir perlu dilihat di meja: ada yang belum bisa dicatat."),
        "ready": _("Daftar sudah baru."),
    }


def _form() -> dict[str, str]:
    return {
        "at": _("{day}, {place}"),
        "unlisted": _("Sosialisasi di luar daftar"),
        "later": _("Jawaban menyusul"),
        "draft": _("belum selesai"),
        "written": _("sudah ditulis"),
        "saved": _("Tersimpan di ponsel {time}."),
        "sealed": _("Disegel. Formulir ini tidak bisa dibuka lagi di ponsel ini."),
        "need_day": _("Isi harinya."),
        "future": _("Hari ini belum sampai."),
        "need_minutes": _("Isi lamanya dalam menit, dari 1 sampai 1440."),
        "need_people": _("Hitung paling sedikit satu orang."),
        "need_number": _("Tulis angka saja, dari 0 sampai 100.000: {field}"),
        "need_place": _("Tulis tempatnya."),
        "need_topic": _("Pilih paling sedikit satu pokok bahasan."),
        "need_answers": _("Isi paling sedikit satu jawaban."),
        "need_session": _("Pilih sosialisasinya."),
    }


def _hand() -> dict[str, str]:
    return {
        "hand_to": _("{name} kepada {who}"),
        "hand_somebody": _("Satu orang"),
        "hand_expected": _("diharapkan tiba {time}"),
        "hand_take": _("Ditunggu dari {who}"),
        "hand_mend": _("{n} serah terima perlu dilihat di meja: ada yang belum bisa dicatat."),
        "give_title": _("Serahkan {name}"),
        "give_to": _("kepada {who}"),
        "take_title": _("Terima dari {who}"),
        "take_title_unknown": _("Terima"),
        "give_draft": _("belum diserahkan"),
        "give_coded": _("kode siap ditunjukkan"),
        "take_draft": _("tanda terima belum selesai"),
        "answer_draft": _("kode balasan, tunjukkan kepada yang menyerahkan"),
        "code_title": _("Tunjukkan kode ini"),
        "code_for": _("Yang menerima membaca kode ini dengan ponselnya, atau mengetik 16 hurufnya."),
        "answer_title": _("Tunjukkan kode balasan"),
        "answer_for": _("Yang menyerahkan membacanya, supaya ponselnya juga bisa membawa tanda terima ini ke kantor."),
        "scan_none": _("Tidak ada kode yang terbaca di gambar itu. Dekatkan, jangan miring, atau ketik 16 hurufnya."),
        "scan_camera_none": _("Kamera tidak bisa dipakai. Pilih gambar, atau ketik 16 hurufnya."),
        "scan_take": _("Baca kode penyerahan"),
        "scan_answer": _("Baca kode balasan"),
        "told_condition": _("Keadaan"),
        "told_belongings": _("Surat dan barang"),
        "told_words": _("Yang perlu diketahui"),
        "need_condition": _("Pilih bagaimana keadaannya."),
        "key_unknown": _(
            "Kunci ponsel ini belum dikenal kantor. Hubungkan dahulu dengan kantor, supaya kodenya diterima."
        ),
        "sealed_give": _("Penyerahan disegel. Ponsel mana pun yang lebih dulu berhubungan membawanya ke kantor."),
        "sealed_take": _("Tanda terima disegel. Formulir ini tidak bisa dibuka lagi di ponsel ini."),
    }


def _checked() -> dict[str, str]:
    """What the app says of a code that it read."""
    return {
        "code_made": _("Dibuat {time}."),
        "code_ok": _("Kode ini benar: ditandatangani {who}, untuk meja Anda."),
        "code_unchecked": _(
            "Kode ini tidak bisa diperiksa di ponsel ini: perjalanannya tidak ada di daftar. Kantor yang memeriksa."
        ),
        "code_short": _(
            "16 huruf tidak bisa diperiksa di ponsel. Kantor memeriksanya sesudah ponsel yang menyerahkan mengirim."
        ),
        "code_not_signed": _(
            "Tanda tangannya tidak cocok dengan kunci yang dikenal. Minta kode baru, lalu baca lagi. "
            "Bila orangnya sudah ada pada Anda, tetap tulis: kantor yang memutuskan."
        ),
        "code_other_desk": _(
            "Kode ini untuk meja lain, jadi kantor tidak akan mencatatnya sebagai tanda terima Anda. Hubungi yang menyerahkan. "
            "Bila orangnya sudah ada pada Anda, tetap tulis."
        ),
        "code_old": _(
            "Kode ini lebih dari empat minggu, atau jam ponsel pembuatnya salah. Minta kode baru, lalu baca lagi."
        ),
        "code_already": _("Tanda terima untuk kode ini sudah Anda tulis. Ditulis lagi pun tetap satu."),
        "no_code": _("Ini bukan kode serah terima, atau ada yang kurang. Baca lagi gambarnya, atau ketik 16 hurufnya."),
        "is_answer": _("Ini kode balasan dari yang menerima. Buka penyerahannya, lalu tekan Baca kode balasan."),
        "is_code": _("Ini kode penyerahan, bukan kode balasan. Minta yang menerima menunjukkan kode balasannya."),
        "answer_wrong": _("Kode balasan ini bukan untuk penyerahan ini, atau tanda tangannya tidak cocok. Baca lagi."),
        "answer_ok": _("Kode balasan terbaca: {who} menerima {time}."),
        "answer_unchecked": _("Kode balasan terbaca: diterima {time}. Kantor yang memeriksanya."),
    }


def _border() -> dict[str, str]:
    return {
        "border_title": _("Kedatangan {crossing}, {day}"),
        "border_counts": _("{asked} dari {all} sudah saringan awal; {owes} perlu ditanya lagi."),
        "border_none": _("Tidak ada rombongan kemarin, hari ini, atau besok."),
        "border_nobody": _("Tidak ada orang di bagian ini."),
        "border_mend": _("{n} formulir kedatangan perlu dilihat di meja: ada yang belum bisa dicatat."),
        "border_added": _("Tambahan"),
        "border_owes": _("perlu penyaringan pendek"),
        "border_done": _("sudah"),
        "border_ill": _("sakit menurut daftar"),
        "border_ditunggu": _("ditunggu"),
        "border_tiba": _("tiba, belum ditanya"),
        "border_tambahan": _("tiba, belum ditanya"),
        "border_tidak_tiba": _("tidak tiba"),
        "draft_garis_depan": _("saringan awal belum selesai"),
        "draft_pendek": _("penyaringan pendek belum selesai"),
        "draft_tambahan": _("orang tambahan belum selesai"),
        "first_listed": _("Sudah ditandai menurut daftar: {why}. Keliru? Sentuh tandanya untuk membatalkan."),
        "first_none": _("Disegel. Tidak ada tanda, dan tidak terpilih undian."),
        "marked_came": _("Ditandai tiba."),
        "marked_not_came": _("Ditandai tidak tiba."),
        "short_why": _("Ditanya karena: {why}."),
        "track_ask": ASK_TRACK.in_language(get_language() or "id"),
        "track_ask_ms": ASK_TRACK.ms,
        "hear": _("Dengarkan, {tongue}"),
        "hear_mesin": _("suara mesin"),
        "hear_kantor": _("suara kantor"),
        "hear_kept": _("{n} dari {all} suara pertanyaan tersimpan di ponsel ({size} MB)."),
        "hear_full": _("Penyimpanan hampir penuh, jadi suara pertanyaan tidak disimpan. Formulir didahulukan."),
        "not_asked": _("belum ditanya"),
        "add_name": _("Tulis namanya; nama panggilan atau sebutan pun boleh."),
        "add_age": _("Tulis umurnya dengan angka, dari 0 sampai 120, atau kosongkan."),
    }
