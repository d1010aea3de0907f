"""Stories of the law: one sentence, one case, what the tables say of it. They are read by lawyers in docs/rules."""

from tests.foundation.law.stories import (
    accessory,
    ages,
    bases,
    children,
    clocks,
    dates,
    elements,
    lives,
    places,
    related,
)
from tests.foundation.law.stories.story import Story

CHAPTERS: tuple[tuple[str, str, tuple[Story, ...]], ...] = (
    ("unsur", "Tiga unsur", elements.STORIES),
    ("tanggal", "Pasal menurut tanggal perbuatan", dates.STORIES),
    ("tempat", "Pasal menurut tempat perbuatan", places.STORIES),
    ("umur", "Anak atau dewasa pada saat perbuatan", ages.STORIES),
    ("anak", "Jalur anak", children.STORIES),
    ("penyerta", "Pemberatan, penyertaan, dan pasal lain dalam UU 21/2007", accessory.STORIES),
    ("sandaran", "Pemberatan dan pasal pokoknya", bases.STORIES),
    ("terkait", "Hukum terkait: penyelundupan, TPKS, perlindungan anak, layanan sosial", related.STORIES),
    ("jam", "Jam hukum", clocks.STORIES),
    ("riwayat", "Riwayat utuh: beberapa perbuatan, fakta, dan hukum sekaligus", lives.STORIES),
)
ALL = tuple(story for _, _, stories in CHAPTERS for story in stories)
