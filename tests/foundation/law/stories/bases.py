"""What an uplift or an accessory rests on: each of them with each basic article, one by one."""

from typing import Any

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
DAY = "2026-03-10"
HOW = ("pengiriman", "penipuan", "penindasan")

# What adds to a basic article: the fact, the article, how it is put, and whether its own elements are verified.
ADDS = (
    ("kehamilan", "U7(1)", "Kehamilan sebagai akibat", True),
    ("meninggal", "U7(2)", "Kematian sebagai akibat", False),
    ("pejabat_menyalahgunakan_kekuasaan", "U8", "Kekuasaan pejabat yang disalahgunakan", False),
    ("menggunakan_atau_mengambil_untung", "U12", "Untung yang diambil dari orang ini", True),
    ("korporasi", "U13-15", "Korporasi sebagai pelaku", False),
    ("kelompok_terorganisasi", "U16", "Kelompok yang terorganisasi", True),
)


def inbound(fact: str) -> dict[str, Any]:
    """A foreigner brought in: the article is not verified."""
    return person(act(DAY, "MM", SKW, *HOW), facts=(fact,), nationality="MM")


def outbound(fact: str) -> dict[str, Any]:
    """An Indonesian taken abroad."""
    return person(act(DAY, SKW, "TH", *HOW), facts=(fact,))


def adopted(fact: str) -> dict[str, Any]:
    """A child adopted by promise, nothing else known: the article is not verified."""
    return person(
        act(DAY, SKW, PTK, "", "", "penindasan"), facts=("pengangkatan_anak_dengan_janji", fact), age_at_act=4
    )


def sent(fact: str) -> dict[str, Any]:
    """A foreign child taken out of Indonesia by any means: only the article on sending children."""
    return person(act(DAY, SKW, "TH", "pengiriman", "", "penindasan"), facts=(fact,), nationality="MM", age_at_act=12)


def old(fact: str) -> dict[str, Any]:
    """A domestic act of 2025 with exploitation in fact."""
    return person(act("2025-05-05", SKW, PTK, "perekrutan", "penipuan", "penindasan"), facts=(fact, "dieksploitasi"))


def new(fact: str) -> dict[str, Any]:
    """A domestic act of 2027 with exploitation in fact."""
    return person(act("2027-05-05", SKW, PTK, "perekrutan", "penipuan", "penindasan"), facts=(fact, "dieksploitasi"))


def nothing(fact: str) -> dict[str, Any]:
    """An act that points to no article."""
    return person(act(DAY, SKW, PTK, "perekrutan", "", "penindasan"), facts=(fact,))


def _told(fact: str, article: str, put: str, verified: bool) -> tuple[Story, ...]:
    proposed, left = (f" {article}", "") if verified else ("", article)
    asked = f" {article}?exploited" if verified else ""
    return (
        Story(
            f"{put}, perbuatan dalam negeri tahun 2025: bersandar pada Pasal 2.",
            old(fact),
            f"U2{proposed}",
            open=left,
        ),
        Story(
            f"{put}, perbuatan dalam negeri tahun 2027: rujukan ke Pasal 2 dibaca sebagai Pasal 455 KUHP.",
            new(fact),
            f"K455{proposed}",
            open=left,
        ),
        Story(
            f"{put}, orang asing dimasukkan ke Indonesia: bersandar pada Pasal 3 yang belum diverifikasi.",
            inbound(fact),
            tracks="foreign_victim_here",
            open=f"U3 {article}",
        ),
        Story(
            f"{put}, WNI dibawa ke Thailand: bersandar pada Pasal 4.",
            outbound(fact),
            f"U4{proposed}",
            tracks="victim_abroad",
            open=left,
        ),
        Story(
            f"{put}, anak yang diangkat dengan janji: bersandar pada Pasal 5 yang belum diverifikasi.",
            adopted(fact),
            missing="proses",
            tracks="child",
            open=f"U5 {article}",
        ),
        Story(
            f"{put}, anak asing dibawa keluar dari Indonesia: bersandar pada Pasal 6, tergantung eksploitasi.",
            sent(fact),
            f"U6?exploited A76F A83{asked}",
            tracks="child",
            open=left,
        ),
        Story(
            f"{put}, orang dewasa tanpa cara yang tercatat: tidak ada pasal pokok.",
            nothing(fact),
            missing="cara",
            no={article: "no_base"} if verified else {},
        ),
    )


STORIES = tuple(story for row in ADDS for story in _told(*row))
