"""What is said of a signature in a document, and what is refused as signed."""

from naung.foundation.words import gettext_noop

NOT_A_PDF = gettext_noop("Surat yang ditandatangani secara elektronik kembali sebagai PDF. Unggah PDF itu.")
NO_SIGNATURE = gettext_noop("PDF ini tidak memuat tanda tangan elektronik. Salinan kertas disimpan lewat “Versi baru”.")
