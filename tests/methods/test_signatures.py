"""Of a signature is told whether it is whole, whose it is, whether its root is known, and whether the file changed afterwards."""

import io

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from naung.methods.signatures import Unread, signatures_in
from naung.methods.signatures.reading import Broken, placed, read, roots_in
from naung.methods.signatures.words import Place
from tests.methods.signing import a_pdf, a_signer, signed


def test_one_that_holds_is_told_with_who_and_whether_its_root_is_known() -> None:
    signer, root = a_signer()
    content = signed(a_pdf(), signer)
    (unknown,) = read(content, [])
    (known,) = read(content, roots_in(root))
    assert (unknown.signer, unknown.intact, unknown.trusted, unknown.whole) == ("Lestari Contoh", True, False, True)
    assert (known.intact, known.trusted, known.changed) == (True, True, False)
    assert signatures_in(content, roots=root) == (known,)  # by the child


def test_a_byte_that_changed_and_a_page_that_was_added_are_told_apart() -> None:
    signer, root = a_signer()
    content = signed(a_pdf(), signer)
    at = content.index(b"stream") + 20
    (altered,) = read(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :], roots_in(root))
    assert (altered.intact, altered.trusted) == (False, False)
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.root["/Tambahan"] = generic.NameObject("/Sesudahnya")
    writer.update_root()
    more = io.BytesIO()
    writer.write(more)
    (added,) = read(more.getvalue(), roots_in(root))
    assert (added.intact, added.changed, added.whole) == (True, True, False)


def test_without_a_signature_there_is_none_and_a_root_of_another_is_not_hers() -> None:
    assert read(a_pdf(), []) == []
    signer, _ = a_signer()
    _, other = a_signer("Orang Lain")
    assert not read(signed(a_pdf(), signer), roots_in(other))[0].trusted
    assert roots_in(b"bukan sertifikat") == []


def test_what_is_no_pdf_is_told_as_such() -> None:
    with pytest.raises(Broken):
        read(b"%PDF-1.7 rusak", [])
    with pytest.raises(Broken):
        placed(b"%PDF-1.7 rusak", Place(0, 1, 1, 2, 2))
    with pytest.raises(Unread):
        signatures_in(b"%PDF-1.7 rusak")
