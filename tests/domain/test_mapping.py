# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

from fractions import Fraction

import pytest

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.mapping import (
    Preset,
    fingerprint,
    guess_mapping,
    is_known_name,
    normalise,
    resolve_mapping,
    split_unit,
    split_year,
    targets,
    unit_factor,
)

PARCEL = targets(schema.shipped().tables["parcel"])
YEAR = targets(schema.shipped().tables["enterprise_year"])


def guessed(*fields: str) -> dict[str, str]:
    return guess_mapping(fields, PARCEL).to_json()


def test_national_codes_chinese_titles_and_english_names_are_recognised() -> None:
    assert guessed("ZDDM", "权利人", "floor_area_m2", "qlxz") == {
        "parcel_code": "ZDDM",
        "holder_name": "权利人",
        "floor_area_m2": "floor_area_m2",
        "right_nature": "qlxz",
    }


def test_full_width_blanks_and_case_do_not_matter() -> None:
    assert guessed("ＺＤＤＭ", " 权 利 人 ", "FLOOR_AREA_M2") == {
        "parcel_code": "ＺＤＤＭ",
        "holder_name": " 权 利 人 ",
        "floor_area_m2": "FLOOR_AREA_M2",
    }


def test_a_unit_in_the_heading_is_kept_with_the_match() -> None:
    match = guess_mapping(["宗地面积（亩）"], PARCEL).matches["registered_area_m2"]
    assert match.unit == "亩"


def test_of_two_fields_for_one_column_the_better_wins_and_the_other_is_unused() -> None:
    mapping = guess_mapping(["面积", "ZDMJ"], PARCEL)
    assert mapping.matches["registered_area_m2"].field == "ZDMJ"
    assert mapping.matches["registered_area_m2"].reason == "code"
    assert mapping.unused == ("面积",)


def test_of_two_equal_fields_the_first_wins() -> None:
    mapping = guess_mapping(["地址", "位置"], PARCEL)
    assert mapping.to_json() == {"address": "地址"}
    assert mapping.unused == ("位置",)


def test_a_name_cut_off_by_a_shapefile_is_a_guess_with_low_score() -> None:
    match = guess_mapping(["土地使用权"], PARCEL).matches["holder_name"]
    assert (match.reason, match.score) == ("prefix", 0.6)


def test_two_characters_are_too_short_for_a_guess() -> None:
    assert guessed("土地", "建筑") == {}


def test_a_cut_name_that_fits_two_columns_is_not_guessed() -> None:
    assert guessed("使用期") == {}


def test_computed_columns_are_never_read_from_a_file() -> None:
    assert guessed("TXMJ", "TQMJ", "plane_epsg") == {}


def test_the_last_line_of_a_heading_of_several_names_the_column() -> None:
    match = guess_mapping(["权属情况 权利人"], PARCEL).matches["holder_name"]
    assert match.score == pytest.approx(0.85)


def test_an_explicit_field_wins_and_the_rest_is_guessed() -> None:
    mapping = resolve_mapping(["ZDDM", "DH", "QLR"], PARCEL, explicit={"parcel_code": "DH"})
    assert mapping.to_json() == {"parcel_code": "DH", "holder_name": "QLR"}
    assert mapping.matches["parcel_code"].reason == "explicit"


def test_an_explicit_none_leaves_a_column_out() -> None:
    mapping = resolve_mapping(["ZDDM", "QLR"], PARCEL, explicit={"holder_name": None})
    assert mapping.to_json() == {"parcel_code": "ZDDM"}


@pytest.mark.parametrize(
    ("explicit", "code", "params"),
    [
        ({"no_column": "ZDDM"}, "MAPPING_COLUMN_UNKNOWN", {"column": "no_column"}),
        (
            {"parcel_code": "没有"},
            "MAPPING_FIELD_MISSING",
            {"column": "parcel_code", "field": "没有"},
        ),
    ],
)
def test_an_explicit_mapping_that_does_not_fit_is_refused(explicit, code, params) -> None:
    with pytest.raises(LowUseError) as caught:
        resolve_mapping(["ZDDM"], PARCEL, explicit=explicit)
    assert (caught.value.code, caught.value.params) == (code, params)


def test_a_preset_is_used_as_it_is() -> None:
    preset = Preset("供应商甲", "parcel", {"parcel_code": "DH"}, "")
    mapping = resolve_mapping(["DH", "QLR"], PARCEL, preset=preset)
    assert mapping.to_json() == {"parcel_code": "DH"}
    assert mapping.matches["parcel_code"].reason == "preset"
    assert mapping.unused == ("QLR",)


def test_a_preset_whose_fields_are_gone_names_them() -> None:
    preset = Preset("供应商甲", "parcel", {"parcel_code": "DH", "holder_name": "XM"}, "")
    with pytest.raises(LowUseError) as caught:
        resolve_mapping(["QLR"], PARCEL, preset=preset)
    assert caught.value.code == "PRESET_FIELDS_MISSING"
    assert caught.value.params == {"preset": "供应商甲", "fields": "DH、XM"}


def test_the_fingerprint_does_not_depend_on_order_or_width() -> None:
    assert fingerprint(["ZDDM", "QLR"]) == fingerprint(["ｑｌｒ", "zddm"])
    assert fingerprint(["ZDDM", "QLR"]) != fingerprint(["ZDDM"])


@pytest.mark.parametrize(
    ("name", "base", "unit"),
    [
        ("宗地面积（亩）", "宗地面积", "亩"),
        ("税收(万元)", "税收", "万元"),
        ("税收（单位：万元）", "税收", "万元"),
        ("面积_平方米", "面积", "平方米"),
        ("面积㎡", "面积m2", ""),
        ("面积（㎡）", "面积", "m2"),
        ("县(市、区)", "县(市、区)", ""),
        ("作价出资（入股）", "作价出资(入股)", ""),
    ],
)
def test_units_are_told_from_other_brackets(name: str, base: str, unit: str) -> None:
    assert split_unit(name) == (base, unit)


@pytest.mark.parametrize(
    ("stated", "wanted", "factor"),
    [
        ("亩", "m²", Fraction(2000, 3)),
        ("公顷", "m²", Fraction(10_000)),
        ("平方米", "m²", Fraction(1)),
        ("", "m²", Fraction(1)),
        ("元", "万元", Fraction(1, 10_000)),
        ("亿元", "万元", Fraction(10_000)),
        ("亩", "万元", None),
    ],
)
def test_units_are_converted_exactly_or_not_at_all(stated, wanted, factor) -> None:
    assert unit_factor(stated, wanted) == factor


@pytest.mark.parametrize(
    ("name", "rest", "year"),
    [("2023年税收", "税收", 2023), ("税收 2022", "税收 ", 2022), ("税收", "税收", None)],
)
def test_a_year_in_a_heading_is_found(name: str, rest: str, year: int | None) -> None:
    assert split_year(name) == (rest, year)


def test_a_code_of_many_digits_holds_no_year() -> None:
    assert split_year("1202345")[1] is None


def test_known_names_are_those_of_the_imported_tables_with_or_without_year() -> None:
    assert is_known_name("税收（万元） 2023年")
    assert is_known_name("纳税人名称")
    assert not is_known_name("甲厂")
    assert normalise("宗地 代码") == "宗地代码"
    assert {column.name for column in YEAR} >= {"year", "tax_wan"}
