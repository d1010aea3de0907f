"""The sentences beside the figures, written by rule. Whatever holds zero in its interval is "belum dapat disimpulkan"."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import exp

from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import STANDING_WORDS, Findings, Ground, Standing
from naung.methods.spatial.refusals import Refusal
from naung.methods.spatial.told import Area, Effect, Fit, If, Interval

Say = Callable[[str], str]
MOST_NAMED = 14  # areas that one sentence names; of more it says how many
SURE = 0.95  # chance to lie above (or below) the mean from which a page says so

OPEN = gettext_noop("%(factor)s: belum dapat disimpulkan. Perkiraannya %(low)s sampai %(high)s kali (selang 90 %%).")
FOUND = gettext_noop(
    "%(factor)s: di tempat yang %(more)s, %(what)s, %(low)s sampai %(high)s kali (selang 90 %%) untuk tiap satu simpangan baku."
)
NOT_CONFIRMED = gettext_noop(
    "Tidak ada faktor yang boleh dipastikan: seberapa keras tiap tempat diamati tidak tercatat."
)
NOT_COUNTED = gettext_noop(
    "Tidak ada faktor yang boleh dipastikan di tingkat ini: penduduk tiap wilayahnya belum ditulis lengkap, hanya dibagi "
    "kira-kira menurut banyaknya desa. Desa di dekat kota biasanya lebih besar, jadi jarak ke kota bisa tampak berpengaruh "
    "padahal tidak."
)
SHARED_OUT = gettext_noop(
    "Selangnya tidak memuat satu kali, tetapi pembagian penduduk yang kira-kira saja dapat membuatnya begitu."
)
NONE_COUNTED = gettext_noop(
    "Tidak ada wilayah yang boleh disebut di atas atau di bawah rata-rata: penduduknya hanya kira-kira."
)
BLIND = gettext_noop(
    "Selangnya tidak memuat satu kali, tetapi pengamatan yang tidak merata saja dapat membuatnya begitu."
)
NARROWED = gettext_noop("Data menyempitkan dugaan awal menjadi %(share)s persen lebarnya.")
MOVES = gettext_noop(
    "Bila %(belief)s: selang urutan satu wilayah selebar %(width)s tempat, dan tengahnya bergeser sampai %(places)s tempat."
)
MOVES_UNKNOWN = gettext_noop("Bila %(belief)s: perhitungannya tidak dapat dipercaya, jadi tidak ditampilkan.")
RANK_WIDTH = gettext_noop("Selang 90 %% urutan satu wilayah rata-rata selebar %(places)s tempat dari %(areas)s.")
NONE_NAMED = gettext_noop(
    "Tidak ada wilayah yang boleh disebut di atas atau di bawah rata-rata: pengamatan tidak tercatat."
)
NONE_APART = gettext_noop("Tidak ada wilayah yang pasti di atas atau di bawah rata-rata.")
MANY_APART = gettext_noop(
    "Hampir pasti di atas rata-rata: %(above)s wilayah. Hampir pasti di bawahnya: %(below)s. Sisanya, %(rest)s, tidak pasti."
)
SOME_APART = gettext_noop("Wilayah yang hampir pasti di atas atau di bawah rata-rata: %(names)s.")

TITLES: Mapping[Ground, str] = {
    Ground.PUBLISHED: gettext_noop("Kasus menurut wilayah polisi yang mencatat, bukan menurut tempat asal"),
    Ground.REGISTER: gettext_noop("Korban menurut tempat asal, dari register yang sudah tanpa identitas"),
}
CAVEATS: Mapping[Ground, str] = {
    Ground.PUBLISHED: gettext_noop(
        "Kasus menurut wilayah polisi yang mencatat. Bukan peta asal, dan bukan ukuran orang."
    ),
    Ground.REGISTER: gettext_noop(
        "Korban yang ditemukan dan tercatat, menurut tempat asalnya. Bukan jumlah korban yang sebenarnya, dan bukan ukuran orang."
    ),
}
SOURCES: Mapping[Ground, str] = {
    Ground.PUBLISHED: gettext_noop(
        "Sumber: kasus 14 Polres, %(period)s, angka terbit (mediakalbarnews.com); penduduk Kemendagri 2025; faktor BPS 2021, "
        "berita Januari 2019, dan jarak yang dihitung dari garis batas Agustus 2026."
    ),
    Ground.REGISTER: gettext_noop(
        "Sumber: ekstrak tanpa identitas dari register ini; penduduk Kemendagri 2025; faktor BPS 2021, berita Januari 2019, dan "
        "jarak yang dihitung dari garis batas Agustus 2026."
    ),
}
OF_DISTRICTS = gettext_noop(
    "Sumber: ekstrak tanpa identitas dari register ini; penduduk kabupaten dan kota Kemendagri 2025, dibagi menurut banyaknya "
    "desa; jarak yang dihitung dari garis batas Agustus 2026."
)
OF_VILLAGES = gettext_noop(
    "Sumber: ekstrak tanpa identitas dari register ini; penduduk kabupaten dan kota Kemendagri 2025, dibagi rata ke kelurahan "
    "dan desanya; jarak yang dihitung dari garis batas Agustus 2026."
)
NEAR_AND_ALIKE = gettext_noop(
    "Di dalam satu kabupaten atau kota, tempat yang bertetangga biasanya mirip. Model meratakan angkanya ke tetangga, jadi satu "
    "kelurahan atau desa yang tampak gelap belum tentu berbeda dari sebelahnya."
)
OF_COUNTED = gettext_noop(
    "Sumber: ekstrak tanpa identitas dari register ini; penduduk yang ditulis kantor, keadaan %(days)s, dari %(sources)s; jarak "
    "yang dihitung dari garis batas Agustus 2026."
)
NO_PERSON = gettext_noop("Ini ukuran wilayah, bukan ukuran orang. Ia tidak mengatakan apa pun tentang seseorang.")
TANGLED = gettext_noop(
    "Faktor yang berjalan bersama pengamatan hanya dapat dipisahkan bila pengamatan berubah dari tahun ke tahun."
)
SURER = gettext_noop("Lebih banyak wilayah tidak menolong bila modelnya keliru: yang keliru hanya menjadi lebih yakin.")
CANNOT: Mapping[Ground, tuple[str, ...]] = {
    Ground.PUBLISHED: (
        gettext_noop(
            "Angka ini menunjukkan di mana polisi bekerja dan mencatat. Ia tidak menunjukkan dari mana para korban berasal."
        ),
        gettext_noop(
            "Tempat dengan banyak kasus mungkin lebih banyak diamati. Data ini tidak dapat memisahkan keduanya."
        ),
        gettext_noop(
            "Berapa kasus yang tidak terlihat tidak dapat diketahui dari hitungan ini. Jumlah itu hanya dugaan awal."
        ),
        TANGLED,
        SURER,
        NO_PERSON,
    ),
    Ground.REGISTER: (
        gettext_noop(
            "Berapa korban yang tidak ditemukan tidak dapat diketahui dari hitungan ini. Jumlah itu hanya dugaan awal."
        ),
        gettext_noop(
            "Upaya dicatat menurut tempat petugas bekerja, bukan menurut asal korban. Korban yang ditemukan jauh dari rumahnya "
            "terlihat karena upaya di tempat lain, dan itu tidak dihitung."
        ),
        TANGLED,
        gettext_noop("Angka faktor hanya dari satu tahun. Perubahan sesudahnya tidak terlihat di sini."),
        SURER,
        NO_PERSON,
    ),
}
NEEDED: Mapping[Ground, str] = {
    Ground.PUBLISHED: gettext_noop(
        "Untuk tahu lebih banyak diperlukan: kecamatan asal tiap korban, jam operasi dan penyaringan tiap wilayah tiap bulan, "
        "dan lebih banyak kasus."
    ),
    Ground.REGISTER: gettext_noop(
        "Untuk tahu lebih banyak diperlukan: asal yang ditulis sampai kelurahan atau desa, penduduk dan catatan upaya di setiap "
        "wilayah, dan lebih banyak tahun."
    ),
}
UNTIL = gettext_noop("Ekstrak: perkara yang dibuka sebelum %(day)s. Tahun yang dihitung: %(years)s.")
PLACED = gettext_noop("Korban dengan asal pada tingkat ini: %(placed)s.")
NOT_TOLD = gettext_noop("Garis pendek berarti tidak ada, atau kurang dari 5 setahun.")
WIDER = gettext_noop(
    "Hanya diketahui sampai wilayah yang lebih luas: %(wider)s korban. Mereka dibagi acak menurut penduduk, %(times)s kali, dan "
    "semua pembagian ikut dihitung. Cara itu cenderung mengecilkan pengaruh faktor."
)
LEFT_OUT = gettext_noop(
    "Tidak dihitung: %(elsewhere)s dari luar wilayah ini atau hanya diketahui sampai wilayah di atasnya, %(unknown)s tanpa asal, "
    "%(undated)s tanpa tahun."
)
EFFORT_IN = gettext_noop(
    "Upaya: jam kerja meja, jam operasi, penyaringan dan sosialisasi, dijumlahkan tiap bulan menurut kabupaten atau kota. "
    "Keandalannya dianggap %(reliability)s: sebesar itu bagian bedanya yang nyata."
)
EFFORT_OUT = gettext_noop("Catatan upaya sama di semua tempat, jadi tidak dapat dipakai.")
NOT_DRAWN = gettext_noop(
    "Perhitungan ini tidak sampai pada hasil yang dapat dipercaya, jadi tidak ada angka yang ditampilkan."
)

REFUSED: Mapping[Refusal, str] = {
    Refusal.UNEQUAL_SHAPES: gettext_noop("Jumlah wilayah atau tahun tidak sama di semua data: %(about)s"),
    Refusal.TOO_FEW_AREAS: gettext_noop("Wilayahnya terlalu sedikit: %(about)s"),
    Refusal.NEGATIVE_COUNT: gettext_noop("Jumlah kasus kurang dari nol: %(about)s"),
    Refusal.NOTHING_RECORDED: gettext_noop("Tidak ada kasus yang tercatat. %(about)s"),
    Refusal.MISSING_COUNT: gettext_noop("Jumlah kasus tidak ada: %(about)s"),
    Refusal.MISSING_EXPOSURE: gettext_noop("Jumlah penduduk tidak ada: %(about)s"),
    Refusal.ZERO_EXPOSURE: gettext_noop("Jumlah penduduk nol: %(about)s"),
    Refusal.MISSING_FACTOR: gettext_noop("Angka faktor tidak ada, dan tidak diisi dengan kira-kira: %(about)s"),
    Refusal.CONSTANT_FACTOR: gettext_noop(
        "Faktor ini sama di semua wilayah, jadi tidak menjelaskan apa pun: %(about)s"
    ),
    Refusal.SAME_FACTORS: gettext_noop("Faktor-faktor ini sama atau hampir sama; pilih satu: %(about)s"),
    Refusal.TOO_MANY_FACTORS: gettext_noop("Faktornya terlalu banyak untuk jumlah wilayah ini: %(about)s"),
    Refusal.MISSING_EFFORT: gettext_noop("Catatan pengamatan tidak ada: %(about)s"),
    Refusal.CONSTANT_EFFORT: gettext_noop("Catatan pengamatan sama di semua wilayah dan tahun. %(about)s"),
    Refusal.BAD_RELIABILITY: gettext_noop(
        "Keandalan catatan pengamatan harus di atas nol dan paling banyak satu: %(about)s"
    ),
    Refusal.BAD_PRIOR: gettext_noop("Dugaan awal ini bukan angka yang mungkin: %(about)s"),
    Refusal.NO_NEIGHBOURS: gettext_noop("Peta ini tidak menyebut wilayah mana yang bertetangga. %(about)s"),
    Refusal.UNKNOWN_NEIGHBOUR: gettext_noop("Tetangga ini bukan wilayah di peta: %(about)s"),
    Refusal.ISLANDS: gettext_noop("Wilayah ini tidak tersambung dengan yang lain: %(about)s"),
}


def refused(code: Refusal) -> str:
    """The sentence of a refusal; it takes the names as `about`."""
    return REFUSED[code]


def standing(effect: Effect) -> Standing:
    """What may be said of a factor: nothing where its interval holds zero or where effort is unknown."""
    if not effect.certain or effect.log_ratio.low <= 0 <= effect.log_ratio.high:
        return Standing.OPEN
    return Standing.MORE if effect.log_ratio.low > 0 else Standing.FEWER


def times(value: float) -> str:
    """A rate ratio as Indonesian writes it: 0,62."""
    return f"{value:.2f}".replace(".", ",")


def ratio(interval: Interval) -> Interval:
    """Rate ratios of log ratios."""
    return Interval(exp(interval.low), exp(interval.middle), exp(interval.high))


def why_open(findings: Findings, say: Say = str) -> str:
    """Why nothing of a fit may be confirmed; empty where something may."""
    if findings.fit.may_confirm:
        return ""
    return say(NOT_COUNTED if findings.is_rough else NOT_CONFIRMED)


def beside(
    effect: Effect, name: str, more: str, say: Say = str, number: Callable[[float], str] = times, *, rough: bool = False
) -> str:
    """The sentence beside a factor, by rule from its interval. `name` and `more` are the factor's own words.

    `rough`: residents were only shared out (`Findings.is_rough`).
    """
    ends = ratio(effect.log_ratio)
    given = {"factor": name, "more": more, "low": number(ends.low), "high": number(ends.high)}
    verdict = standing(effect)
    narrowed = say(NARROWED) % {"share": round(100 * effect.posterior_sd / effect.prior_sd)}
    if verdict is Standing.OPEN:
        holds = effect.log_ratio.low <= 0 <= effect.log_ratio.high
        return " ".join((say(OPEN) % given, *([] if holds else [say(SHARED_OUT if rough else BLIND)]), narrowed))
    return f"{say(FOUND) % (given | {'what': say(STANDING_WORDS[verdict])})} {narrowed}"


def in_ranking(findings: Findings) -> tuple[Effect, ...]:
    """The factors that may stand in a ranking, the strongest first: none whose verdict is open."""
    told = [effect for effect in findings.fit.effects if standing(effect) is not Standing.OPEN]
    return tuple(sorted(told, key=lambda effect: -abs(effect.log_ratio.middle)))


def apart(area: Area) -> bool:
    """Whether an area lies almost surely above or below the mean."""
    return area.above_mean >= SURE or area.above_mean <= 1 - SURE


def about_ranks(findings: Findings, names: Mapping[str, str], beliefs: Mapping[If, str], say: Say = str) -> list[str]:
    """What may be said of the order of areas, and how it moves if detection is wrong. `beliefs`: words of each belief."""
    areas = findings.fit.areas
    found = [say(RANK_WIDTH) % {"places": rank_width(areas), "areas": len(areas)}]
    found.append(_who_is_apart(findings, names, say))
    for which, other in findings.others.items():
        belief = say(beliefs[which])
        if other.most_places is None or not isinstance(other.fit, Fit):
            found.append(say(MOVES_UNKNOWN) % {"belief": belief})
        else:
            moved = {"width": rank_width(other.fit.areas), "places": round(other.most_places)}
            found.append(say(MOVES) % ({"belief": belief} | moved))
    return found


def _who_is_apart(findings: Findings, names: Mapping[str, str], say: Say) -> str:
    sure = [area for area in findings.fit.areas if apart(area)]
    if not findings.fit.may_confirm:
        return say(NONE_COUNTED if findings.is_rough else NONE_NAMED)
    if not sure:
        return say(NONE_APART)
    if len(sure) > MOST_NAMED:
        above = sum(area.above_mean >= SURE for area in sure)
        rest = len(findings.fit.areas) - len(sure)
        return say(MANY_APART) % {"above": above, "below": len(sure) - above, "rest": rest}
    return say(SOME_APART) % {"names": ", ".join(names[area.name] for area in sure)}


def rank_width(areas: Sequence[Area]) -> int:
    """How many places a 90 % interval of a rank spans, on average."""
    return round(sum(area.rank.high - area.rank.low for area in areas) / len(areas))


def about_ingredients(
    findings: Findings,
    say: Say,
    count: Callable[[int], str],
    number: Callable[[float], str],
    day: Callable[[date], str],
) -> list[str]:
    """What a fit from the register rests on, and what was left out of it; nothing for the published counts."""
    told = findings.register
    if told is None:
        return []
    left_out = {"elsewhere": count(told.elsewhere), "unknown": count(told.unknown), "undated": count(told.undated)}
    wider = say(WIDER) % {"wider": count(told.wider), "times": told.fillings}
    return [
        say(UNTIL) % {"day": day(told.until), "years": ", ".join(told.years)},
        say(PLACED) % {"placed": count(told.placed)},
        say(NOT_TOLD),
        *([wider] if told.wider else []),
        say(LEFT_OUT) % left_out,
        say(EFFORT_IN) % {"reliability": number(told.reliability)} if told.effort else say(EFFORT_OUT),
    ]
