"""What an uploaded file is, by its content and never by its name; what is refused, in words; pictures drawn anew.

Sources of the signatures: ISO 32000 (PDF), RFC 2083 (PNG), ITU-T T.81 (JPEG), ECMA-376 (Office Open XML), RFC 3533 (Ogg),
ID3v2.4 and ISO 11172-3 (MP3), RIFF (WAV), MS-CFB (older Office files).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from enum import StrEnum

from PIL import Image, ImageOps, UnidentifiedImageError

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.sheets import Book, Refused, Trouble, read


class FileKind(StrEnum):
    """What a file is, by its content."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"
    DOCX = "docx"
    MP3 = "mp3"
    OGG = "ogg"
    WAV = "wav"


FILE_WORDS: Mapping[FileKind, str] = {
    FileKind.PDF: gettext_noop("PDF"),
    FileKind.PNG: gettext_noop("gambar PNG"),
    FileKind.JPEG: gettext_noop("gambar JPEG"),
    FileKind.DOCX: gettext_noop("dokumen DOCX"),
    FileKind.MP3: gettext_noop("suara MP3"),
    FileKind.OGG: gettext_noop("suara OGG"),
    FileKind.WAV: gettext_noop("suara WAV"),
}
# A browser keeps them and opens none by itself: each goes out as an attachment, under a type that says what it is.
MEDIA: Mapping[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.MP3: "audio/mpeg",
    FileKind.OGG: "audio/ogg",
    FileKind.WAV: "audio/wav",
}

LARGEST = 8 * 1024 * 1024  # bytes of one file: a scanned letter, a leaflet, ten minutes of speech; no film
MOST_PIXELS = 40_000_000  # of a JPEG, which is read at the size that is kept: what a good telephone takes
MOST_PIXELS_PNG = 12_000_000  # of a PNG, which is unpacked as a whole: 200 MB of memory on the way
LONGEST_SIDE = 3000  # pixels of a picture that is kept: A4 at 250 dots an inch
QUALITY = 85  # of a JPEG that is drawn anew
LARGEST_UNPACKED, MOST_PARTS = 64 * 1024 * 1024, 2000  # of a document, so that a small file is no large one in disguise

TOO_LARGE = gettext_noop("Berkas ini terlalu besar: paling banyak %(most)s MB. Kecilkan dahulu, lalu unggah lagi.")
EMPTY = gettext_noop("Berkas ini kosong.")
PROGRAM = gettext_noop("Ini program, bukan dokumen. Yang diterima: PDF, gambar, suara, dan DOCX.")
OLD_OFFICE = gettext_noop("Berkas Office lama dapat memuat makro. Simpan sebagai DOCX atau PDF, lalu unggah lagi.")
MACROS = gettext_noop(
    "Dokumen ini memuat makro atau benda tertanam. Simpan tanpa itu sebagai DOCX atau PDF, lalu unggah lagi."
)
ACTIVE_PDF = gettext_noop(
    "PDF ini memuat program, perintah, atau lampiran. Cetak ulang sebagai PDF biasa, lalu unggah lagi."
)
BROKEN = gettext_noop("Berkas ini rusak atau tidak utuh. Unggah lagi dari aslinya.")
HUGE_PICTURE = gettext_noop("Gambar ini terlalu lebar: paling banyak %(most)s juta titik. Kecilkan dahulu.")
UNKNOWN = gettext_noop(
    "Jenis berkas ini tidak diterima. Yang diterima: PDF, gambar JPEG atau PNG, suara MP3, OGG, atau WAV, dan DOCX."
)

# Why a table of somebody else is not read; `where` is a part, a cell, a sheet or a number, `row` the line.
TABLE_TROUBLES: Mapping[Trouble, str] = {
    Trouble.EMPTY: EMPTY,
    Trouble.TOO_LARGE: TOO_LARGE,
    Trouble.PROGRAM: gettext_noop(
        "Ini program, bukan daftar. Yang dibaca: Excel, OpenDocument, CSV, dan teks yang ditempel."
    ),
    Trouble.UNKNOWN: gettext_noop(
        "Berkas ini bukan daftar. Yang dibaca: Excel (xlsx, xls), OpenDocument (ods), CSV, dan teks yang ditempel."
    ),
    Trouble.BINARY_WORKBOOK: gettext_noop(
        "Berkas Excel biner (xlsb) tidak dibaca. Simpan sebagai xlsx, lalu muat lagi."
    ),
    Trouble.PASSWORD: gettext_noop(
        "Berkas ini terkunci kata sandi. Buka di Excel, simpan tanpa kata sandi, lalu muat lagi."
    ),
    Trouble.BROKEN: gettext_noop("Berkas ini rusak atau terpotong. Mintalah lagi dari pengirimnya."),
    Trouble.BOMB: gettext_noop(
        "Berkas ini tidak dibuka: isinya dimampatkan atau disusun dengan cara yang berbahaya (%(where)s)."
    ),
    Trouble.MACRO: gettext_noop(
        "Berkas ini memuat makro, yaitu program di dalam daftar. Simpan sebagai xlsx atau CSV, lalu muat lagi."
    ),
    Trouble.LINK: gettext_noop(
        "Berkas ini mengambil isi dari luar (%(where)s). Salin daftarnya sebagai nilai ke berkas baru, lalu muat lagi."
    ),
    Trouble.EMBEDDED: gettext_noop(
        "Ada dokumen atau benda lain tertanam di berkas ini. Salin daftarnya saja ke berkas baru, lalu muat lagi."
    ),
    Trouble.FAR_CELL: gettext_noop(
        "Ada isi jauh di luar daftar, di sel %(where)s. Hapus isi sel itu atau salin daftarnya ke berkas baru, lalu muat lagi."
    ),
    Trouble.TOO_MANY: gettext_noop(
        "Berkas ini terlalu besar untuk dibaca sekaligus (%(where)s). Bagi menjadi beberapa berkas."
    ),
    Trouble.NO_SHEET: gettext_noop("Lembar itu tidak ada di berkas ini. Yang ada: %(where)s."),
    Trouble.ENCODING: gettext_noop(
        "Huruf di baris %(row)s tidak terbaca: berkas ini bukan teks %(where)s yang utuh. Simpan sebagai Excel atau CSV UTF-8, "
        "lalu muat lagi."
    ),
    Trouble.QUOTE: gettext_noop(
        "Tanda kutip di baris %(row)s tidak ditutup, sehingga baris sesudahnya tertelan. Betulkan, lalu muat lagi."
    ),
    Trouble.LIMIT: gettext_noop(
        "Berkas ini butuh terlalu banyak memori atau waktu, jadi dihentikan. Salin daftarnya saja ke berkas baru, lalu muat lagi."
    ),
}

PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of actions and attachments in the plain parts of a PDF; `#` writes a letter otherwise, which no leaflet needs.
PDF_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)(?![A-Za-z])")
PDF_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
PDF_HIDDEN = re.compile(rb"/[A-Za-z]*#[0-9A-Fa-f]{2}")
DOCX_REFUSED = re.compile(r"vba|macro|activex|embeddings/|oleobject|\.bin$|\.exe$|\.dll$", re.IGNORECASE)
LINKED_TEMPLATE = re.compile(rb"(attachedTemplate|oleObject|frame|subDocument)[^>]*TargetMode=\"External\"")


def checked_file(content: bytes, *, untouched: bool = False) -> tuple[FileKind, bytes]:
    """What a file is, and its bytes as they are kept: a picture is drawn anew, everything else stays as it is.

    `untouched`: a picture stays as it came too, once it was read (evidence, whose every byte may be asked for).
    Raises RuleBroken (field `file`) with a sentence for whatever is not taken.
    """
    if not content:
        raise _refused(EMPTY)
    if len(content) > LARGEST:
        raise _refused(TOO_LARGE, most=LARGEST // 1024 // 1024)
    if content.startswith(PROGRAMS):
        raise _refused(PROGRAM)
    if content.startswith(COMPOUND_FILE):
        raise _refused(OLD_OFFICE)
    for kind, starts, check in KINDS:
        if starts(content):
            kept = check(content)
            return kind, content if untouched else kept
    raise _refused(UNKNOWN)


def _refused(message: str, **values: object) -> RuleBroken:
    return RuleBroken(message, field="file", **values)


def table_read(content: bytes, *, sheet: str | int | None = None, encoding: str = "", pasted: bool = False) -> Book:
    """The tables of a file, or of pasted text, read in a child with limits. Raises RuleBroken (field `file`) with why not.

    `sheet`: only that one, by name or number. `encoding`: of text, where the one that is detected is wrong.
    """
    try:
        return read(content, sheet=sheet, encoding=encoding, pasted=pasted)
    except Refused as refused:
        raise table_refused(refused) from refused


def table_refused(refused: Refused) -> RuleBroken:
    """Why a table is not read, as a sentence; `code` is stable."""
    told = {
        "where": refused.where or "?",
        "row": refused.row if refused.row is not None else "?",
        "most": refused.where,
    }
    return _refused(TABLE_TROUBLES[refused.trouble], code=refused.trouble.value, **told)


def _pdf(content: bytes) -> bytes:
    told = PDF_STREAM.sub(b"", content)  # what is packed in a stream would match by chance
    if PDF_ACTIVE.search(told) or PDF_HIDDEN.search(told):
        raise _refused(ACTIVE_PDF)
    if b"%%EOF" not in content[-2048:]:
        raise _refused(BROKEN)
    return content


def _docx(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_UNPACKED:
                raise _refused(BROKEN)
            names = [part.filename for part in listed]
            if "word/document.xml" not in names or "[Content_Types].xml" not in names:
                raise _refused(UNKNOWN)
            told = parts.read("[Content_Types].xml")
            links = b"".join(parts.read(name) for name in names if name.endswith(".rels"))
            parts.read("word/document.xml")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as wrong:
        # all that zipfile raises for an archive that is broken, locked or packed in a way it does not know: refused in words
        raise _refused(BROKEN) from wrong
    if any(DOCX_REFUSED.search(name) for name in names) or b"macroEnabled" in told or LINKED_TEMPLATE.search(links):
        raise _refused(MACROS)
    return content


def drawn_anew(content: bytes) -> bytes:
    """A picture as its dots alone, turned upright: no place, day, camera or words that came with it. Raises RuleBroken."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            kind = opened.format
            most = MOST_PIXELS if kind == "JPEG" else MOST_PIXELS_PNG
            if opened.width * opened.height > most:
                raise _refused(HUGE_PICTURE, most=most // 1_000_000)
            times = max(1, max(opened.size) // LONGEST_SIDE)
            opened.draft(None, (opened.width // times, opened.height // times))
            clear = "A" in opened.getbands() or "transparency" in opened.info
            dots = opened.convert("RGBA" if clear and kind == "PNG" else "RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise _refused(BROKEN) from wrong
    dots.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    dots = ImageOps.exif_transpose(dots)
    bare = Image.new(dots.mode, dots.size)
    bare.paste(dots)
    out = io.BytesIO()
    if kind == "PNG":
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _as_it_is(content: bytes) -> bytes:
    return content


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _wave(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WAVE"


def _mpeg(content: bytes) -> bool:
    """An ID3 tag, or the eleven bits that begin a frame of layer III."""
    return content.startswith(b"ID3") or (
        content[:1] == b"\xff" and content[1:2] in (b"\xfa", b"\xfb", b"\xf2", b"\xf3")
    )


KINDS: tuple[tuple[FileKind, Callable[[bytes], bool], Callable[[bytes], bytes]], ...] = (
    (FileKind.PDF, _starts(b"%PDF-"), _pdf),
    (FileKind.PNG, _starts(b"\x89PNG\r\n\x1a\n"), drawn_anew),
    (FileKind.JPEG, _starts(b"\xff\xd8\xff"), drawn_anew),
    (FileKind.DOCX, _starts(b"PK\x03\x04"), _docx),
    (FileKind.OGG, _starts(b"OggS"), _as_it_is),
    (FileKind.WAV, _wave, _as_it_is),
    (FileKind.MP3, _mpeg, _as_it_is),
)
