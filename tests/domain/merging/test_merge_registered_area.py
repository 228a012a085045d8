# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The registered area of a merge with method, residual and reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.merging.steps import MergeRegistration, registered_area
from lowuse_plugin.domain.parcels.registered_area import (
    DETAIL,
    RegisteredArea,
    read_registered_area,
    registered_area_words,
)

FIGURES = {"registered_sum": Fraction(500), "union_plane": Fraction("500.4")}


def test_rounding_is_no_other_area_and_its_residual_is_exact() -> None:
    found = RegisteredArea("union_plane", Fraction("500.404"), Fraction("500.40"), "", FIGURES)
    assert (found.method, found.residual_m2) == ("union_plane", Fraction("-0.004"))
    assert found.against("registered_sum") == Fraction("0.4")
    assert found.against("survey") is None


def test_another_area_is_typed_and_says_why() -> None:
    found = RegisteredArea(
        "union_plane", Fraction("500.4"), Fraction(501), "证载面积", FIGURES, 4526
    )
    assert (found.method, found.residual_m2) == ("typed", Fraction("0.6"))
    assert registered_area_words(found) == (
        "登记面积 501.00 m²；依据：合并图形面积 500.40 m²，人工填写；残差 +0.60 m²（+1.20‰）；"
        "较登记面积合计 +1.00 m²（+2.00‰）；理由：证载面积"
    )


def test_a_step_keeps_it_and_it_reads_the_same() -> None:
    found = RegisteredArea(
        "union_plane", Fraction("500.123456"), Fraction(501), "证载", FIGURES, 4526
    )
    kept = found.to_json()
    assert (kept["method"], kept["residual_m2"]) == ("typed", "0.876544")
    assert read_registered_area({DETAIL: kept}) == found
    assert read_registered_area({}) is None
    assert read_registered_area({DETAIL: {"basis": "survey"}}) is None


def test_other_software_may_have_written_anything() -> None:
    for kept in (1, "x", [], {"basis": "survey", "basis_m2": "x", "registered_m2": "1"}):
        assert read_registered_area({DETAIL: kept}) is None


def test_no_area_is_registered_that_is_none() -> None:
    entered = MergeRegistration(
        new_code="", certificate_no="1", registered_on=date(2024, 6, 28), area_basis="union_plane",
        seizure_checked_on=None, registered_area_m2=Fraction(0), area_reason="手误",
    )  # fmt: skip
    with pytest.raises(LowUseError) as error:
        registered_area(entered, registered_sum=None, union_m2=Fraction(500), survey_m2=None)
    assert error.value.code == "MERGE_AREA_NOT_POSITIVE"
