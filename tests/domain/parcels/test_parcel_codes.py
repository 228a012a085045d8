# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Structure of parcel and unit codes (GB/T 37346)."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.columns import column
from lowuse_plugin.domain.parcels.codes import (
    check_parcel_code,
    check_parcel_codes,
    check_unit_codes,
    duplicates,
    short_label,
    short_labels,
)

GOOD = "440703001003GB00001"


def test_a_code_of_the_standard_says_district_and_ownership() -> None:
    found = check_parcel_code(GOOD)
    assert found.warnings == ()
    assert found.well_formed
    assert (found.district, found.ownership, found.parcel_code) == ("440703", "state", GOOD)


@pytest.mark.parametrize(("letter", "ownership"), [("J", "collective"), ("Z", "undetermined")])
def test_the_letter_at_position_13_is_the_ownership(letter: str, ownership: str) -> None:
    assert check_parcel_code(GOOD.replace("G", letter)).ownership == ownership


@pytest.mark.parametrize(
    ("code", "warning"),
    [
        (None, "CODE_MISSING"),
        (" ", "CODE_MISSING"),
        (GOOD[:-1], "CODE_OLD_OR_MALFORMED"),
        (GOOD + "1", "CODE_OLD_OR_MALFORMED"),
        (GOOD + "F00010001", "CODE_OLD_OR_MALFORMED"),
        ("江国用(2003)第102938号", "CODE_OLD_OR_MALFORMED"),
        ("4407030010031B00001", "CODE_OLD_OR_MALFORMED"),
        ("450103001001GB00001", "CODE_DISTRICT_UNKNOWN"),
        ("440700001001GB00001", "CODE_DISTRICT_UNKNOWN"),
        ("440703001003KB00001", "CODE_OWNERSHIP_UNKNOWN"),
        ("440703001003GL00001", "CODE_FEATURE_UNKNOWN"),
        ("440703001003GB00000", "CODE_SERIAL_ZERO"),
    ],
)
def test_a_missing_old_or_strange_code_warns(code: str | None, warning: str) -> None:
    assert check_parcel_code(code).warnings == (warning,)


def test_another_place_is_no_district_of_ours() -> None:
    found = check_parcel_code("450103001001GB00001")
    assert found.well_formed
    assert found.district is None


def test_blanks_hyphens_and_full_width_letters_are_not_part_of_a_code() -> None:
    assert check_parcel_code("４４０７０３ 001-003gb00001").parcel_code == GOOD


@pytest.mark.parametrize(
    ("tail", "warnings"),
    [
        ("F00010001", ()),
        ("W00000000", ()),
        ("X00010001", ("CODE_FIXTURE_UNKNOWN",)),
        ("F0001000", ("CODE_OLD_OR_MALFORMED",)),
        ("", ("CODE_OLD_OR_MALFORMED",)),
    ],
)
def test_a_unit_code_has_nine_characters_more(tail: str, warnings: tuple[str, ...]) -> None:
    assert check_unit_codes(column("text", [GOOD + tail]))[0].warnings == warnings


def test_a_unit_code_contains_its_parcel_code() -> None:
    assert check_unit_codes(column("text", [GOOD + "F00010001"]))[0].parcel_code == GOOD


def test_columns_are_checked_row_by_row() -> None:
    codes = column("text", [GOOD, None, "旧", GOOD])
    assert [found.well_formed for found in check_parcel_codes(codes)] == [True, False, False, True]
    units = column("text", [GOOD + "F00010001", GOOD])
    assert [found.well_formed for found in check_unit_codes(units)] == [True, False]


def test_missing_codes_are_no_duplicates_of_each_other() -> None:
    codes = column("text", [GOOD, None, GOOD.lower(), None, "", "440703001003GB00002"])
    assert duplicates(codes).tolist() == [True, False, True, False, False, False]


def test_a_short_code_leaves_only_the_county_out() -> None:
    assert short_label("440704001006GB00001") == "…001006GB00001"
    assert short_label("440704001006GB00001F00010002") == "…001006GB00001F00010002"
    assert short_label("10-32") == "10-32"
    assert short_label("") == ""
    long = "江海区外海街道清澜路工业园第十二号地块东侧"
    assert short_label(long) == "…街道清澜路工业园第十二号地块东侧"


def test_short_codes_that_would_be_the_same_stay_whole() -> None:
    here, there = "440704001006GB00001", "440703001006GB00001"
    assert short_label(here, there) == here
    assert short_label(here, here) == "…001006GB00001"
    assert short_labels([here, "440704002001GB00001"]) == ["…001006GB00001", "…002001GB00001"]
    assert short_labels([here, there, ""]) == [here, there, ""]
