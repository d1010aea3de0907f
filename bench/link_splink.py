"""Splink on a table of bench/link_people.py, as its manual begins (untuned) or as well as it was tuned by hand.

    PYTHON bench/link_splink.py RECORDS.csv PAIRS.csv untuned|tuned

PYTHON is one in which splink is installed; bench/link.py calls this in the same run.
"""

import os
import re
import sys
from pathlib import Path

import duckdb
import pandas as pd
import splink.comparison_level_library as cll  # type: ignore[import-not-found]  # the peer: bench/link.py installs it apart
import splink.comparison_library as cl  # type: ignore[import-not-found]  # the peer: bench/link.py installs it apart
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # type: ignore[import-not-found]  # the peer: bench/link.py installs it apart


def cleaned(name: object) -> str | None:
    """Small letters, no marks, one space."""
    plain = " ".join(re.sub(r"[^a-z ]+", " ", str(name or "").lower()).split())
    return plain or None


def table(file: str) -> pd.DataFrame:
    """The records with cleaned names; an empty cell is missing."""
    read = pd.read_csv(file, dtype=str, keep_default_na=False)
    read = read.replace("", None).rename(columns={"id": "unique_id"})
    for column in ("name", "other_name", "mother"):
        read[column] = read[column].map(cleaned)
    read["first"] = read["name"].map(lambda told: told.split()[0] if told else None)
    read["last"] = read["name"].map(lambda told: told.split()[-1] if told else None)
    read["sorted"] = read["name"].map(lambda told: " ".join(sorted(told.split())) if told else None)
    read["year"] = read["birth"].str[:4]
    read["birth"] = read["birth"].where(read["birth"].str.len() == 10)
    read["kecamatan"] = read["area"].str[:8]
    return read


UNTUNED = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.NameComparison("first"),
        cl.NameComparison("last"),
        cl.DateOfBirthComparison("birth", input_is_string=True),
        cl.ExactMatch("sex"),
        cl.ExactMatch("nik").configure(term_frequency_adjustments=True),
        cl.ExactMatch("passport"),
        cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
        cl.ExactMatch("area").configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("mother"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("first", "last"),
        block_on("birth"),
        block_on("nik"),
        block_on("passport"),
        block_on("phone"),
    ],
)
TUNED = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.CustomComparison(
            output_column_name="name",
            comparison_levels=[
                cll.NullLevel("name"),
                cll.ExactMatchLevel("sorted", term_frequency_adjustments=True),
                cll.JaroWinklerLevel("sorted", 0.94),
                cll.CustomLevel(
                    "jaro_winkler_similarity(first_l, first_r) > 0.92 and jaro_winkler_similarity(last_l, last_r) > 0.92"
                ),
                cll.CustomLevel("list_has_any(string_split(name_l, ' '), string_split(name_r, ' '))"),
                cll.JaroWinklerLevel("sorted", 0.85),
                cll.ElseLevel(),
            ],
        ),
        cl.CustomComparison(
            output_column_name="birth",
            comparison_levels=[
                cll.CustomLevel("year_l is null or year_r is null", "missing").configure(is_null_level=True),
                cll.ExactMatchLevel("birth", term_frequency_adjustments=True),
                cll.DamerauLevenshteinLevel("birth", 1),
                cll.CustomLevel("substr(birth_l, 6) = substr(birth_r, 6) and substr(birth_l, 6) <> '01-01'"),
                cll.ExactMatchLevel("year"),
                cll.CustomLevel("abs(try_cast(year_l as int) - try_cast(year_r as int)) <= 2"),
                cll.ElseLevel(),
            ],
        ),
        cl.ExactMatch("sex"),
        cl.DamerauLevenshteinAtThresholds("nik", 1).configure(term_frequency_adjustments=True),
        cl.ExactMatch("passport"),
        cl.ExactMatch("phone").configure(term_frequency_adjustments=True),
        cl.CustomComparison(
            output_column_name="area",
            comparison_levels=[
                cll.NullLevel("area"),
                cll.ExactMatchLevel("area", term_frequency_adjustments=True),
                cll.ExactMatchLevel("kecamatan", term_frequency_adjustments=True),
                cll.CustomLevel("substr(area_l, 1, 5) = substr(area_r, 1, 5)"),
                cll.ElseLevel(),
            ],
        ),
        cl.JaroWinklerAtThresholds("mother", [0.95, 0.88]),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("sorted"),
        block_on("first", "year"),
        block_on("last", "year"),
        block_on("birth", "sex"),
        block_on("nik"),
        block_on("passport"),
        block_on("phone"),
        block_on("first", "kecamatan"),
        block_on("last", "kecamatan"),
        block_on("mother", "year"),
    ],
)


def main() -> None:
    """Estimate, predict, write pairs from a probability of 0.01 on."""
    file, out, how = sys.argv[1:4]
    limits = {
        setting: os.environ[name]
        for setting, name in (("memory_limit", "SPLINK_MEMORY"), ("max_temp_directory_size", "SPLINK_DISK"))
        if name in os.environ
    }
    engine = DuckDBAPI(connection=duckdb.connect(":memory:", config=limits))
    linker = Linker(engine.register(table(file)), UNTUNED if how == "untuned" else TUNED)
    sure = [block_on("nik"), block_on("passport"), block_on("sorted", "birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("birth"), block_on("sorted" if how == "tuned" else "first", "last")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    found[["unique_id_l", "unique_id_r", "match_probability"]].to_csv(Path(out), index=False)


if __name__ == "__main__":
    main()
