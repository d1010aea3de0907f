"""What may stand in a draft, in words beside each field; nothing here looks at what will be counted afterwards."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from naung.foundation.errors import TOO_LONG, FieldProblem, RuleBroken
from naung.foundation.words import gettext_noop
from naung.insight.evaluation.vocabulary import Asked, Cluster, Laid, Shape

LONGEST_LINE, LONGEST_WORDS = 200, 2_000
MOST_CLUSTERS, MOST_PERIODS, LEAST_PAST, MOST_PAST = 60, 24, 2, 24  # what a page can show and a minute can compute
PERIOD_MONTHS = (1, 2, 3, 4, 6, 12)
FIRST_YEAR, FURTHEST_YEARS = 2000, 20
MOST_COUNTED = 1_000_000

NEEDED = gettext_noop("Isi dahulu bagian ini.")
TWICE = gettext_noop("%(name)s tertulis dua kali. Tiap wilayah satu kali saja.")
TWO_SIDES = gettext_noop("%(name)s tertulis sebagai yang memulai dan sebagai pembanding. Pilih salah satu.")
TOO_FEW = gettext_noop("Tulis paling sedikit dua wilayah, satu tiap baris.")
TOO_MANY = gettext_noop("Paling banyak %(most)s wilayah.")
FEWER_THAN_STEPS = gettext_noop(
    "Wilayahnya %(areas)s, langkahnya %(steps)s: tiap langkah perlu paling sedikit satu wilayah."
)
FEWER_OTHERS = gettext_noop(
    "Yang memulai %(chosen)s wilayah, pembandingnya %(others)s: tiap yang memulai perlu satu pembanding."
)
NOBODY_CHOSEN = gettext_noop("Tulis wilayah yang memulai, satu tiap baris.")
BETWEEN = gettext_noop("Tulis angka dari %(least)s sampai %(most)s.")
TOO_LONG_A_TIME = gettext_noop("Semuanya %(periods)s masa; paling banyak %(most)s. Kurangi langkah atau masanya.")
NO_SUCH_DAY = gettext_noop("Tanggal ini tidak masuk akal. Periksa tahunnya.")
BEGUN_ALREADY = gettext_noop(
    "Masa pertama sudah mulai. Rancangan disegel sebelum masa pertama: pilih bulan yang akan datang."
)
NOT_LAID = gettext_noop("Isi dahulu wilayah dan waktunya.")
NO_HISTORY = gettext_noop("Isi dahulu hitungan masa lalu untuk setiap wilayah: masih kurang %(missing)s.")
NO_OUTCOME = gettext_noop("Belum ada ukuran yang dihitung. Rancangan tanpa ukuran tidak bisa disegel.")
SEALED = gettext_noop(
    "Rancangan ini sudah disegel dan tidak bisa diubah lagi. Buat versi baru yang menyebut alasannya."
)
NOT_SEALED = gettext_noop(
    "Rancangan ini belum disegel. Yang dihitung sesudahnya hanya dicatat bila rancangannya disegel dahulu."
)
SAME_PERSON = gettext_noop("Rancangan disegel oleh orang yang tidak ikut menulisnya. Minta rekan Anda menyegelnya.")


def asked_problems(told: Asked) -> list[FieldProblem]:
    """What is wrong with the first step, a row a field."""
    return needed("title", told.title) + needed("outcome", told.outcome)


def needed(field: str, text: str, most: int = LONGEST_LINE) -> list[FieldProblem]:
    """What is wrong with a text that must be there: nothing in it, or too much."""
    if not text.strip():
        return [FieldProblem(field, NEEDED)]
    return [FieldProblem(field, TOO_LONG, {"most": most})] if len(text) > most else []


def laid_problems(shape: Shape, told: Laid) -> list[FieldProblem]:
    """What is wrong with areas and time, a row a field."""
    problems = cluster_problems(shape, told.clusters)
    steps = steps_of(shape, told)
    if shape is Shape.STEPS:
        problems += _number("steps", told.steps, 2, MOST_PERIODS)
    problems += _number("before", told.before, 1, MOST_PERIODS)
    problems += _number("after", told.after, 0 if steps > 1 else 1, MOST_PERIODS)
    problems += _number("past", told.past, LEAST_PAST, MOST_PAST)
    if told.months not in PERIOD_MONTHS:
        problems.append(FieldProblem("months", BETWEEN, {"least": 1, "most": max(PERIOD_MONTHS)}))
    if not FIRST_YEAR <= told.starts_on.year <= FIRST_YEAR + 100:
        problems.append(FieldProblem("starts_on", NO_SUCH_DAY))
    if shape is Shape.STEPS and 0 < len(told.clusters) < told.steps:
        values = {"areas": len(told.clusters), "steps": told.steps}
        problems.append(FieldProblem("steps", FEWER_THAN_STEPS, values))
    if not problems and periods_of(shape, told) > MOST_PERIODS:
        values = {"periods": periods_of(shape, told), "most": MOST_PERIODS}
        problems.append(FieldProblem("after", TOO_LONG_A_TIME, values))
    return problems


def cluster_problems(shape: Shape, clusters: Sequence[Cluster]) -> list[FieldProblem]:
    """What is wrong with the list of areas: one twice, one on both sides, too few or too many, no name."""
    problems = []
    for key, times in Counter(key_of(each) for each in clusters).items():
        if times > 1:
            same = [each for each in clusters if key_of(each) == key]
            message = TWO_SIDES if len({each.chosen for each in same}) > 1 else TWICE
            problems.append(FieldProblem("areas", message, {"name": same[0].name}))
    long = [each for each in clusters if len(each.name) > LONGEST_LINE]
    problems += [FieldProblem("areas", TOO_LONG, {"most": LONGEST_LINE})] if long else []
    if len(clusters) < 2:
        problems.append(FieldProblem("areas", TOO_FEW))
    if len(clusters) > MOST_CLUSTERS:
        problems.append(FieldProblem("areas", TOO_MANY, {"most": MOST_CLUSTERS}))
    if shape is Shape.MATCHED:
        chosen = sum(each.chosen for each in clusters)
        values = {"chosen": chosen, "others": len(clusters) - chosen}
        if not chosen:
            problems.append(FieldProblem("chosen", NOBODY_CHOSEN))
        elif chosen > len(clusters) - chosen:
            problems.append(FieldProblem("chosen", FEWER_OTHERS, values))
    return problems


def key_of(cluster: Cluster) -> str:
    """What tells one area from another: its code, or its name where it has none."""
    return cluster.code or " ".join(cluster.name.casefold().split())


def _number(field: str, number: int, least: int, most: int) -> list[FieldProblem]:
    return [] if least <= number <= most else [FieldProblem(field, BETWEEN, {"least": least, "most": most})]


def steps_of(shape: Shape, told: Laid) -> int:
    """In how many steps areas begin."""
    return {Shape.STEPS: told.steps, Shape.ORDER: len(told.clusters)}.get(shape, 1)


def periods_of(shape: Shape, told: Laid) -> int:
    """How many periods the rollout has, those before anybody begins with them."""
    steps = steps_of(shape, told)
    return told.before + told.after + (steps if steps > 1 else 0)


def may_be_sealed(outcome: str, laid: Laid | None, missing: int, today: date, *, same_person: bool) -> None:
    """Pass where a draft is whole, its first period lies ahead and another person than its writer seals it.

    Raises RuleBroken with what is missing.
    """
    if not outcome.strip():
        raise RuleBroken(NO_OUTCOME)
    if laid is None:
        raise RuleBroken(NOT_LAID)
    if missing:
        raise RuleBroken(NO_HISTORY, missing=missing)
    if laid.starts_on <= today:
        raise RuleBroken(BEGUN_ALREADY)
    if same_person:
        raise RuleBroken(SAME_PERSON)
