"""Numbers on identity cards as stories: each row is a sentence that a case worker could contradict. All persons are invented.

Rendered into docs/rules/nik.md by `python -m tests.foundation.places.rendered`.
"""

from dataclasses import dataclass
from datetime import date

from naung.foundation.places.rules.nik_file import NikRow, check_row
from naung.foundation.places.rules.tables import area_names, former_codes
from naung.foundation.places.vocabulary import NikReading

TODAY = date(2026, 11, 25)
TRUE, FALSE, UNSURE = True, False, "unsure"
SINGKAWANG = "61.72.01"


@dataclass(frozen=True)
class Story:
    """One row of a file, and what must be said of it; codes are those of reasons and remarks."""

    says: str
    nik: str
    valid: bool | str
    codes: str = ""
    born: str = ""
    sex: str = ""
    region: str = SINGKAWANG
    given_sex: str = ""
    given_birth: str = ""

    @property
    def row(self) -> NikRow:
        """The row of a file that this story tells of."""
        return NikRow(nik=self.nik, sex=self.given_sex, birth_date=self.given_birth)

    def reading(self) -> NikReading:
        """What the house reads in this row."""
        return check_row(self.row, today=TODAY, known=area_names(), former=former_codes())


def nothing(says: str, nik: str, codes: str) -> Story:
    """A story of a number of which nothing can be read."""
    return Story(says, nik, FALSE, codes, region="")


STORIES = (
    # What is on the card
    Story("Perempuan: tanggal lahir ditambah 40.", "6172015708990001", TRUE, "", "1999-08-17", "P"),
    Story("Laki-laki: tanggal lahir apa adanya.", "6172011708990001", TRUE, "", "1999-08-17", "L"),
    Story("Hari pertama bulan, perempuan: 41.", "6172014101990001", TRUE, "", "1999-01-01", "P"),
    Story("Hari terakhir bulan, perempuan: 71.", "6172017101990001", TRUE, "", "1999-01-31", "P"),
    Story("Hari terakhir bulan, laki-laki: 31.", "6172013112990001", TRUE, "", "1999-12-31", "L"),
    Story("Tanggal 32 tidak ada untuk siapa pun.", "6172013208990001", FALSE, "day_impossible"),
    Story("Tanggal 40 tidak ada untuk siapa pun.", "6172014008990001", FALSE, "day_impossible"),
    Story("Tanggal 72 tidak ada untuk siapa pun.", "6172017208990001", FALSE, "day_impossible"),
    Story("Tanggal 00 tidak ada.", "6172010008990001", FALSE, "day_impossible"),
    Story("Bulan 00 tidak ada; jenis kelamin masih terbaca.", "6172015700990001", FALSE, "month_impossible", "", "P"),
    Story("Bulan 13 tidak ada.", "6172011713990001", FALSE, "month_impossible", "", "L"),
    Story("30 Februari tidak ada.", "6172013002990001", FALSE, "date_impossible", "", "L"),
    Story("31 April tidak ada, juga untuk perempuan (71).", "6172017104990001", FALSE, "date_impossible", "", "P"),
    Story("29 Februari 1996 ada.", "6172016902960001", TRUE, "", "1996-02-29", "P"),
    Story("29 Februari 1999 tidak ada, dan 2099 belum terjadi.", "6172012902990001", FALSE, "date_impossible", "", "L"),
    Story("29 Februari 2000 ada, 1900 tidak.", "6172012902000001", TRUE, "", "2000-02-29", "L"),
    Story("29 Februari 2005 dan 1905 tidak ada.", "6172012902050001", FALSE, "date_impossible", "", "L"),
    Story("Nomor urut 0000 tidak pernah diterbitkan.", "6172015708990000", FALSE, "serial_zero", "1999-08-17", "P"),
    Story("Nomor urut 9999 mungkin.", "6172015708999999", TRUE, "", "1999-08-17", "P"),
    Story("Dua kesalahan disebut dua-duanya.", "6172019913990000", FALSE, "day_impossible month_impossible serial_zero"),
    # Which century
    Story("Tahun 99 hanya bisa 1999.", "6172011201990003", TRUE, "", "1999-01-12", "L"),
    Story("Tahun 27 belum datang, jadi 1927.", "6172011201270001", TRUE, "", "1927-01-12", "L"),
    Story("Lahir besok belum mungkin, jadi seratus tahun lalu.", "6172012611260001", TRUE, "", "1926-11-26", "L"),
    Story("Lahir hari ini mungkin: bayi mendapat NIK.", "6172012511260001", TRUE, "century_assumed", "2026-11-25", "L"),
    Story("Tahun 10: 2010 dipilih, 1910 disebut.", "6172015203100002", TRUE, "century_assumed", "2010-03-12", "P"),
    Story("Tahun 03: orang berumur 123 tahun tidak ada.", "6172015203030002", TRUE, "", "2003-03-12", "P"),
    Story("Tanggal lahir yang ditulis menentukan abadnya.", "6172015203200002", TRUE, "century_given", "1920-03-12", "P",
          given_birth="1920-03-12"),
    Story("Tahun lahir saja sudah menentukan abadnya.", "6172015203200002", TRUE, "", "2020-03-12", "P", given_birth="2020"),
    # Where the card was first issued
    Story("Kecamatan di luar Kalimantan Barat juga dikenal.", "3204055708990001", TRUE, "", "1999-08-17", "P", "32.04.05"),
    Story("Kecamatan tidak ada di daftar: belum tentu salah.", "6172995708990001", UNSURE, "kecamatan_unknown", "1999-08-17",
          "P", "61.72"),
    Story("Kabupaten tidak ada di daftar: belum tentu salah.", "6199015708990001", UNSURE, "regency_unknown", "1999-08-17", "P",
          "61"),
    Story("Provinsi tidak ada di daftar: belum tentu salah.", "9901015708990001", UNSURE, "region_unknown", "1999-08-17", "P",
          ""),
    Story("NIK lama dari Merauke sebelum pemekaran Papua.", "9101015708800001", UNSURE, "region_former", "1980-08-17", "P",
          "91.01"),
    Story("NIK lama dari Kota Sorong sebelum pemekaran.", "9271011708800001", UNSURE, "region_former", "1980-08-17", "L",
          "92.71"),
    Story("Wilayah tak dikenal dan bulan 13: yang pasti salah menang.", "9901015713990001", FALSE,
          "month_impossible region_unknown", "", "P", ""),
    # What else is known of the person
    Story("Jenis kelamin cocok.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_sex="P"),
    Story("Jenis kelamin ditulis dengan kata.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_sex="Perempuan"),
    Story("Laki-laki ditulis dengan kata.", "6172011708990001", TRUE, "", "1999-08-17", "L", given_sex="laki-laki"),
    Story("Jenis kelamin berbeda: catatan, bukan penolakan.", "6172015708990001", UNSURE, "sex_differs", "1999-08-17", "P",
          given_sex="L"),
    Story("Jenis kelamin tidak diketahui: tidak dibandingkan.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_sex="-"),
    Story("Jenis kelamin tidak terbaca.", "6172015708990001", UNSURE, "sex_unreadable", "1999-08-17", "P", given_sex="X"),
    Story("Tanggal lahir cocok, ditulis ISO.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_birth="1999-08-17"),
    Story("Tanggal lahir cocok, ditulis 17/08/1999.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_birth="17/08/1999"),
    Story("Tanggal lahir cocok, ditulis 17-8-1999.", "6172015708990001", TRUE, "", "1999-08-17", "P", given_birth="17-8-1999"),
    Story("Tanggal lahir cocok, ditulis dengan nama bulan.", "6172015708990001", TRUE, "", "1999-08-17", "P",
          given_birth="17 Agustus 1999"),
    Story("Tanggal lahir dengan jam dari lembar kerja.", "6172015708990001", TRUE, "", "1999-08-17", "P",
          given_birth="1999-08-17 00:00:00"),
    Story("Hanya bulan dan tahun yang diketahui, dan cocok.", "6172015708990001", TRUE, "", "1999-08-17", "P",
          given_birth="1999-08"),
    Story("Hanya tahun yang diketahui, dan berbeda.", "6172015708990001", UNSURE, "birth_differs", "1999-08-17", "P",
          given_birth="1998"),
    Story("Tahun lahir berbeda satu.", "6172015708990001", UNSURE, "birth_differs", "1999-08-17", "P", given_birth="1998-08-17"),
    Story("Hari dan bulan tertukar.", "6172011203990001", UNSURE, "birth_differs", "1999-03-12", "L", given_birth="1999-12-03"),
    Story("Tanggal cara Amerika tidak ditebak.", "6172015708990001", UNSURE, "birth_unreadable", "1999-08-17", "P",
          given_birth="08/17/1999"),
    Story("Tanggal yang tidak ada di kalender.", "6172015708990001", UNSURE, "birth_unreadable", "1999-08-17", "P",
          given_birth="1999-02-30"),
    Story("Dua angka tahun tidak ditebak.", "6172015708990001", UNSURE, "birth_unreadable", "1999-08-17", "P",
          given_birth="17/08/99"),
    Story("Nomor hari dari lembar kerja tidak ditebak.", "6172015708990001", UNSURE, "birth_unreadable", "1999-08-17", "P",
          given_birth="36389"),
    Story("Tanggal lahir di masa depan.", "6172015708990001", UNSURE, "birth_in_future", "1999-08-17", "P",
          given_birth="2027-08-17"),
    Story("Tanggal lahir tidak diketahui: tidak dibandingkan.", "6172015708990001", TRUE, "", "1999-08-17", "P",
          given_birth="tidak tahu"),
    Story("Keduanya berbeda: keduanya disebut.", "6172015708990001", UNSURE, "sex_differs birth_differs", "1999-08-17", "P",
          given_sex="L", given_birth="2001-01-01"),
    # How it was written
    Story("Spasi dan titik diabaikan.", "61.72.01 570899 0001", TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Tanda hubung diabaikan.", "617201-570899-0001", TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Kutip di depan dari lembar kerja diabaikan.", "'6172015708990001", TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Rumus penjaga teks dibuka.", '="6172015708990001"', TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Label di depan diabaikan.", "NIK: 6172015708990001", TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Spasi di ujung bukan apa-apa.", "  6172015708990001 ", TRUE, "", "1999-08-17", "P"),
    Story("Spasi tak putus di antara angka.", "617201\u00a0570899\u00a00001", TRUE, "separators_ignored", "1999-08-17", "P"),
    Story("Tanda arah tulisan yang tidak tampak.", "\u200e6172015708990001\u202c", TRUE, "invisible_ignored", "1999-08-17", "P"),
    Story("Spasi berlebar nol.", "617201\u200b5708990001", TRUE, "invisible_ignored", "1999-08-17", "P"),
    Story("Angka lebar penuh.", "６１７２０１５７０８９９０００１", TRUE, "other_digits", "1999-08-17", "P"),
    Story("Angka Arab.", "٦١٧٢٠١٥٧٠٨٩٩٠٠٠١", TRUE, "other_digits", "1999-08-17", "P"),
    Story("Bilangan dengan .0 di belakang masih utuh.", "6172015708990001.0", TRUE, "was_number", "1999-08-17", "P"),
    Story("Bilangan E+15 yang masih berangka 16.", "6.172015708990001E+15", TRUE, "was_number", "1999-08-17", "P"),
    Story("Di atas 2 pangkat 53 angka terakhir bisa dibulatkan.", "9401015708990001.0", UNSURE, "rounded was_number",
          "1999-08-17", "P", "94.01.01"),
    nothing("E+15 yang dipendekkan tidak bisa dipulihkan.", "6.17202E+15", "spoiled_by_sheet"),
    nothing("E+15 dengan koma.", "6,17E+15", "spoiled_by_sheet"),
    nothing("E+15 huruf kecil tanpa pecahan.", "6e15", "spoiled_by_sheet"),
    nothing("Lima belas angka: yang hilang tidak ditebak.", "617201570899001", "too_short"),
    nothing("Tujuh belas angka.", "61720157089900011", "too_long"),
    nothing("Huruf O di tempat nol.", "6172O15708990001", "letter_for_digit"),
    nothing("Huruf I di tempat satu.", "6I72015708990001", "letter_for_digit"),
    nothing("Huruf yang bukan mirip angka.", "6172A15708990001", "not_digits"),
    nothing("Sebuah nama di kolom NIK.", "Wulan", "not_digits"),
    nothing("Nomor paspor di kolom NIK.", "B1234567", "not_digits"),
    nothing("Tengahnya ditutup bintang.", "617201******0001", "masked"),
    nothing("Tengahnya ditutup x.", "617201xxxxxx0001", "masked"),
    nothing("Kosong.", "", "empty"),
    nothing("Setrip berarti kosong.", "-", "empty"),
    nothing("\"Tidak ada\" berarti kosong.", "tidak ada", "empty"),
    nothing("Bilangan negatif yang terlalu pendek.", "-617", "too_short"),
    Story("Enam belas angka yang sama.", "1111111111111111", UNSURE, "filler century_assumed", "2011-11-11", "L", "11.11.11"),
)  # fmt: skip
