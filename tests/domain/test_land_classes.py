# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes of the land survey: what is construction land, and what counts for Y-01."""

from __future__ import annotations

import pytest

from lowuse_plugin import paths
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.land_classes import land_class, land_classes, parse_land_classes


@pytest.mark.parametrize(
    ("code", "group", "urban_rural", "industrial"),
    [
        ("0601", "construction", True, True),
        ("601", "construction", True, True),
        ("0508", "construction", True, False),
        ("08H2A", "construction", True, False),
        ("0602", "construction", False, False),
        ("1003", "construction", False, False),
        ("1004", "construction", True, False),
        ("1006", "agricultural", False, False),
        ("0201K", "agricultural", False, False),
        ("1103", "agricultural", False, False),
        ("0404", "unused", False, False),
    ],
)
def test_a_class_says_its_group(code: str, group: str, urban_rural: bool, industrial: bool) -> None:
    found = land_class(code)
    assert found is not None
    assert (found.group, found.urban_rural, found.industrial) == (group, urban_rural, industrial)


@pytest.mark.parametrize("code", ["", "9999", "203", "101", "工业", "H1", "10", "11", "12"])
def test_what_is_in_no_table_is_unknown(code: str) -> None:
    assert land_class(code) is None


def test_the_first_level_code_of_mining_and_industry_decides_nothing() -> None:
    found = land_class("06")
    assert found is not None
    assert found.undecided
    assert not found.industrial


def test_a_name_serves_where_there_is_no_code() -> None:
    found = land_class("", "工业用地")
    assert found is not None
    assert found.code == "0601"


def test_a_name_decides_before_a_code_of_another_classification() -> None:
    found = land_class("1001", "工业用地")
    assert found is not None
    assert found.code == "0601"


def test_the_reading_of_the_denominator_is_an_example_with_its_source() -> None:
    assert land_classes().urban_rural_example
    assert "GB 50137" in land_classes().urban_rural_source


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('industrial = ["0601"]', 'industrial = ["0101"]', "industrial"),
        ('"1207" = "裸岩石砾地"', '"0601" = "裸岩石砾地"', "0601"),
        ('"1207" = "裸岩石砾地"', '"X" = "裸岩石砾地"', "X"),
        ('"干渠" = "1107"', '"干渠" = "9999"', "also_named"),
    ],
)
def test_a_slip_in_the_table_is_named(old: str, new: str, key: str) -> None:
    text = paths.resource("policy", "land_use.toml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    with pytest.raises(LowUseError) as caught:
        parse_land_classes(text.replace(old, new), "land_use.toml")
    assert caught.value.code == "POLICY_INVALID"
    assert key in caught.value.params["key"]
