"""Child or adult at each act: birthdays, leap days, vague dates, ages that disagree, the unborn."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
HOW = (SKW, PTK, "perekrutan", "penipuan", "penindasan")
DAY = "2026-03-10"
CHILD = "K455 U17 A76F A83"
UNSURE = "K455 U17?age A76F?age A83?age"

STORIES = (
    Story(
        "Genap delapan belas tahun pada hari perbuatan: sudah dewasa.",
        person(act(DAY, *HOW), birth_date="2008-03-10"),
        "K455",
        no={"U17": "not_child", "A76F": "not_child"},
    ),
    Story(
        "Perbuatan sehari sebelum ulang tahun kedelapan belas: masih anak.",
        person(act("2026-03-09", *HOW), birth_date="2008-03-10"),
        CHILD,
        tracks="child",
    ),
    Story(
        "Lahir 29 Februari 2008, perbuatan 28 Februari 2026: masih anak, karena tahun biasa tidak punya hari lahirnya.",
        person(act("2026-02-28", *HOW), birth_date="2008-02-29"),
        CHILD,
        tracks="child",
    ),
    Story(
        "Lahir 29 Februari 2008, perbuatan 1 Maret 2026: sudah dewasa.",
        person(act("2026-03-01", *HOW), birth_date="2008-02-29"),
        "K455",
    ),
    Story(
        "Umur tujuh belas tahun pada saat perbuatan: anak.",
        person(act(DAY, *HOW), age_at_act=17),
        CHILD,
        tracks="child",
    ),
    Story(
        "Umur delapan belas tahun pada saat perbuatan: dewasa.",
        person(act(DAY, *HOW), age_at_act=18),
        "K455",
    ),
    Story(
        "Bayi berumur nol tahun: anak.",
        person(act(DAY, *HOW), age_at_act=0),
        CHILD,
        tracks="child",
    ),
    Story(
        "Tahun lahir 2008 saja, perbuatan Maret 2026: belum pasti, diperlakukan sebagai anak.",
        person(act(DAY, *HOW), birth_date="2008"),
        UNSURE,
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Tahun lahir 2009 saja, perbuatan Maret 2026: pasti anak.",
        person(act(DAY, *HOW), birth_date="2009"),
        CHILD,
        tracks="child",
    ),
    Story(
        "Tahun lahir 2007 saja, perbuatan Maret 2026: pasti dewasa.",
        person(act(DAY, *HOW), birth_date="2007"),
        "K455",
    ),
    Story(
        "Bulan lahir Maret 2008, perbuatan 10 Maret 2026: belum pasti.",
        person(act(DAY, *HOW), birth_date="2008-03"),
        UNSURE,
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Bulan lahir Februari 2008, perbuatan 10 Maret 2026: pasti dewasa.",
        person(act(DAY, *HOW), birth_date="2008-02"),
        "K455",
    ),
    Story(
        "Bulan lahir April 2008, perbuatan 10 Maret 2026: pasti anak.",
        person(act(DAY, *HOW), birth_date="2008-04"),
        CHILD,
        tracks="child",
    ),
    Story(
        "Tanggal lahir pasti tetapi perbuatan hanya bertahun 2026 yang memuat ulang tahunnya: belum pasti.",
        person(act("2027", *HOW), birth_date="2009-06-15"),
        UNSURE,
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Perbuatan sepanjang bulan sebelum ulang tahunnya: pasti anak.",
        person(act("2026-05", *HOW), birth_date="2008-06-01"),
        CHILD,
        tracks="child",
    ),
    Story(
        "Perbuatan pada bulan ulang tahunnya tanggal satu: pasti dewasa.",
        person(act("2026-06", *HOW), birth_date="2008-06-01"),
        "K455",
    ),
    Story(
        "Tidak ada tanggal lahir dan umur: belum pasti, diperlakukan sebagai anak.",
        person(act(DAY, *HOW), birth_date=None),
        UNSURE,
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Perbuatan tanpa tanggal dan orang dengan tanggal lahir: umurnya saat itu belum pasti.",
        person(act(None, *HOW), birth_date="2008-03-10"),
        "U2?date K455?date U17?age?date A76F?age A83?age",
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Tanggal lahir menjadikannya dewasa tetapi umur ditulis enam belas: tidak cocok, belum pasti.",
        person(act(DAY, *HOW), birth_date="2000-01-01", age_at_act=16),
        UNSURE,
        tracks="child",
        says="child_unsure ages_disagree",
    ),
    Story(
        "Tanggal lahir menjadikannya anak tetapi umur ditulis dua puluh: tidak cocok, belum pasti.",
        person(act(DAY, *HOW), birth_date="2012-01-01", age_at_act=20),
        UNSURE,
        tracks="child",
        says="child_unsure ages_disagree",
    ),
    Story(
        "Tahun lahir samar, umur saat perbuatan tujuh belas: umur yang menentukan.",
        person(act(DAY, *HOW), birth_date="2008", age_at_act=17),
        CHILD,
        tracks="child",
    ),
    Story(
        "Tahun lahir samar, umur saat perbuatan delapan belas: dewasa.",
        person(act(DAY, *HOW), birth_date="2008", age_at_act=18),
        "K455",
    ),
    Story(
        "Tanggal lahir dan umur yang cocok tidak menimbulkan catatan.",
        person(act(DAY, *HOW), birth_date="2010-05-05", age_at_act=15),
        CHILD,
        tracks="child",
    ),
    Story(
        "Perbuatan sebelum kelahirannya: anak dalam kandungan termasuk anak, kedua tanggal diperiksa.",
        person(act(DAY, *HOW), birth_date="2026-06-01"),
        CHILD,
        tracks="child",
        says="born_after_act",
    ),
    Story(
        "Perbuatan pada hari kelahirannya: anak, tanpa catatan kandungan.",
        person(act(DAY, *HOW), birth_date=DAY),
        CHILD,
        tracks="child",
    ),
    Story(
        "Anak pada perekrutan, dewasa pada penampungan: anak dihitung pada tiap perbuatan.",
        person(
            act("2026-02-01", *HOW),
            act("2026-06-01", PTK, PTK, "penampungan", "penyekapan", ""),
            birth_date="2008-03-10",
        ),
        CHILD,
        tracks="child",
    ),
    Story(
        "Direkrut sebagai anak, dewasa pada perbuatan kedua, tanpa cara: CARA tidak diperlukan untuk mengenalinya.",
        person(
            act("2026-02-01", SKW, SKW, "perekrutan", "", "penindasan"),
            act("2026-06-01", PTK, PTK, "penampungan", "", ""),
            birth_date="2008-03-10",
        ),
        "K455?means_in_text U17?means_in_text A76F A83",
        tracks="child",
    ),
    Story(
        "Sudah dewasa ketika direkrut, proses sebelumnya tidak tercatat: CARA tetap diperlukan.",
        person(
            act("2026-02-01", SKW, SKW, "", "", "penindasan"),
            act("2026-06-01", PTK, PTK, "penampungan", "", ""),
            birth_date="2008-03-10",
        ),
        missing="cara",
        tracks="child",
        no={"K455": "missing_process+missing_means", "A76F": "missing_process+not_child"},
    ),
    Story(
        "Tanpa perbuatan, umur tujuh belas: jalur anak terbuka dan CARA tidak diminta.",
        person(age_at_act=17),
        missing="proses tujuan",
        tracks="child",
    ),
    Story(
        "Tanpa perbuatan, hanya tanggal lahir: umur saat perbuatan belum pasti, diperlakukan sebagai anak.",
        person(birth_date="1990-01-01"),
        missing="proses tujuan",
        tracks="child",
        says="child_unsure",
    ),
    Story(
        "Tanggal lahir dan umur delapan belas sama-sama mengatakan dewasa: tidak ada catatan.",
        person(act(DAY, *HOW), birth_date="2008-01-05", age_at_act=18),
        "K455",
    ),
)
