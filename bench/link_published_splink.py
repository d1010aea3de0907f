"""Splink on a published set, as its own examples set it up.

    PYTHON bench/link_published_splink.py RECORDS.csv PAIRS.csv febrl|historical|fake

PYTHON is one in which splink is installed; bench/link_published.py calls this in the same run.
"""

import sys
from pathlib import Path
from typing import Any

import pandas as pd
import splink.comparison_library as cl  # type: ignore[import-not-found]  # the peer: bench/link_published.py installs it apart
from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # type: ignore[import-not-found]  # the peer: installed apart

FEBRL: dict[str, Any] = {
    "comparisons": [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
    ],
    "blocking_rules_to_generate_predictions": [
        block_on("given_name", "surname"),
        block_on("date_of_birth"),
        block_on("soc_sec_id"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("postcode"),
    ],
}
HISTORICAL: dict[str, Any] = {
    "comparisons": [
        cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="first_and_surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.LevenshteinAtThresholds("postcode_fake", 2),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ],
    "blocking_rules_to_generate_predictions": [
        block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
        block_on("surname", "dob"),
        block_on("first_name", "dob"),
        block_on("postcode_fake", "first_name"),
        block_on("postcode_fake", "surname"),
        block_on("dob", "birth_place"),
        block_on("substr(postcode_fake,1,3)", "dob"),
        block_on("substr(postcode_fake,1,3)", "first_name"),
        block_on("substr(postcode_fake,1,3)", "surname"),
        block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
    ],
}
FAKE: dict[str, Any] = {
    "comparisons": [
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
    ],
    "blocking_rules_to_generate_predictions": [
        block_on("first_name"),
        block_on("surname"),
        block_on("dob"),
        block_on("email"),
    ],
}
SETS = {
    "febrl": (FEBRL, "rec_id", ("given_name", "surname", "date_of_birth", "soc_sec_id")),
    "historical": (HISTORICAL, "unique_id", ("first_name", "surname", "dob", "postcode_fake")),
    "fake": (FAKE, "unique_id", ("first_name", "surname", "dob", "email")),
}


def main() -> None:
    """Estimate, predict, write pairs from a probability of 0.01 on."""
    file, out, name = sys.argv[1:4]
    settings, own, (given, family, born, other) = SETS[name]
    read = pd.read_csv(file, dtype=str, keep_default_na=False).rename(columns={own: "unique_id"})
    read = read.map(lambda told: str(told).strip() or None)
    read["first_and_surname"] = read[given].fillna("") + " " + read[family].fillna("")
    chosen = SettingsCreator(link_type="dedupe_only", **settings)
    linker = Linker(DuckDBAPI().register(read), chosen)
    sure = [block_on(given, family, born), block_on(other, family)]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on(born), block_on(given, family)):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    found[["unique_id_l", "unique_id_r", "match_probability"]].to_csv(Path(out), index=False)


if __name__ == "__main__":
    main()
