# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sheets of survey units with numbers that can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.survey_units.sheet import (
    RuleResult,
    SheetBasis,
    SheetControl,
    SheetLand,
    SheetLegacy,
    SheetOrigin,
    SheetParcel,
    SheetStep,
    SheetSurvey,
    SheetTag,
    SheetTax,
    SheetThreeOld,
    SheetUses,
    UnitSheet,
)

ORIGIN = SheetOrigin("0a1b2c3d-0000-4000-8000-000000000001", 812, "f" * 64, date(2026, 3, 2), False)


def parcel(place: int = 1, **values: Any) -> SheetParcel:
    """A parcel of 20,000.01 m² in the certificate and 20,000 m² on the plane."""
    made = SheetParcel(
        uuid=f"p{place}",
        code=f"440704001001GB{place:05d}",
        unit_code="",
        certificate_no=f"粤（2016）江门市不动产权第 {place:07d} 号",
        address="江海区礼乐街道英南村某工业园 8 号",
        holders=("江门市甲机械有限公司",),
        registered_m2=Fraction(2000001, 100),
        plane_m2=Fraction(20000),
        member_m2=Fraction(20000),
    )
    return replace(made, **values)


LAND = SheetLand(
    area_m2=Fraction(20000),
    area_epsg=4526,
    low_m2=Fraction(1999999, 100),
    registered_m2=Fraction(2000001, 100),
    without_registered=0,
    floor_m2=Fraction(8000),
    far=Fraction(2, 5),
    density_pct=Fraction(30),
    investment_wan_per_mu=Fraction(100),
    ownership="国有",
    right_nature="出让",
    industry="允许类",
    industry_code="3311",
    operating_state="半停产",
    safety_state="达标",
    enterprises=("江门市甲机械有限公司",),
    source_document="江国土出让〔2006〕12号",
    built_on="2007年5月1日",
)
BASE = UnitSheet(
    unit_uuid="u1",
    number="4407042026000001",
    name="英南村甲机械地块",
    district="440704",
    district_name="江海区",
    town="礼乐街道",
    area_number="440704-01",
    area_name="礼乐片区",
    whole_parcels=True,
    unregistered=False,
    survey_state="06",
    state_title="外业核查",
    parcels=(parcel(),),
    land=LAND,
    uses=SheetUses("0601 工业用地", "0601 工业用地", "100101 一类工业用地", "0601"),
    taxes=(SheetTax(2025, Fraction(5, 2), ("江海区税务局",)), SheetTax(2024, None)),
    tag=SheetTag("tagged", ("1", "4"), "李四", "2026-02-20", "2026-1", "", ""),
    bases=(
        SheetBasis("现场核实厂房半停产，产出低", source="李四"),
        SheetBasis(
            "容积率低于本区标准",
            "R-1",
            "江海认定标准 第三条",
            "0.4",
            "< 0.8",
            "自然资源局",
            2025,
            "江海府〔2025〕3号",
        ),
    ),
    assessed="疑似低效",
    stale=False,
    rules=(
        RuleResult(
            "",
            "R-1",
            "容积率低于 0.8",
            "hit",
            "0.4",
            "< 0.8",
            "江海认定标准 第三条",
            "自然资源",
            False,
        ),
        RuleResult("", "R-5", "投资强度低于合同约定", "unknown", "", "", "第五条", "发改", False),
    ),
    omitted=0,
    example=False,
    legacy=(
        SheetLegacy("1", "没有合法用地手续", Fraction(3000), "2005-03-01", "江国土罚〔2009〕5号"),
        SheetLegacy("4", "未完成土地供应手续", Fraction(1000, 3)),
    ),
    survey=SheetSurvey(
        disputes="信访",
        dispute_text="征地补偿款争议",
        idle_land="否",
        not_supplied="否",
        contact_name="陈先生",
        renewal_will="自行改造",
        renewal_mode="工改工",
        not_now_reason="企业原因",
        not_now_text="资金不足",
    ),
    three_old=(SheetThreeOld("440704-7", "甲片区", "已标图建库"),),
    three_old_known=True,
    controls=(SheetControl("", "跨线", "", "2024", Fraction(15000), Fraction(5000), True, False),),
    steps=(
        SheetStep("通过", "内业核实", "李四", "2026年2月20日"),
        SheetStep("通过", "外业核查", "王五", "2026年2月25日", "", "现场与内业一致"),
    ),
    origin=ORIGIN,
)


def unit_sheet(place: int = 1, **values: Any) -> UnitSheet:
    """A unit; its number and uuid end in its place."""
    made = replace(
        BASE,
        unit_uuid=f"u{place}",
        number=f"44070420260{place:05d}",
        parcels=(parcel(place),),
    )
    return replace(made, **values)


def crowded(place: int = 1) -> UnitSheet:
    """A unit with forty parcels of very long names and many bases and rules."""
    name = "江门市礼乐街道英南村股份合作经济联合社下属第三工业区机械五金制品厂及其继受人（清算组）"
    members = tuple(parcel(n, holders=(f"{name}{n}",)) for n in range(1, 41))
    rules = tuple(
        RuleResult(
            f"440704001001GB{n:05d}", f"R-{n}", "容积率低于本区分行业标准的百分之八十", "hit",
            "0.123456", "< 0.8", "江海区低效用地认定标准（试行）第三条第（二）项", "", False,
        )
        for n in range(1, 41)
    )  # fmt: skip
    return unit_sheet(place, parcels=members, rules=rules, bases=BASE.bases * 20)


def bare(place: int = 1) -> UnitSheet:
    """A unit of which next to nothing is known."""
    empty = SheetLand(None, None, None, None, 1, None, None, None, None)
    member = SheetParcel(f"p{place}", "", "", "", "", (), None, None, None)
    return unit_sheet(
        place, number="", name="", town="", area_number="", area_name="", survey_state="",
        state_title="", parcels=(member,), land=empty, uses=SheetUses(), taxes=(),
        tag=SheetTag(), bases=(), assessed="", rules=(), legacy=(), survey=SheetSurvey(),
        three_old=(), three_old_known=False, controls=(), steps=(),
    )  # fmt: skip


def six_units() -> tuple[UnitSheet, ...]:
    """Six units in two towns and one without: odd ones of kind 1, even ones of kind 2."""
    towns = ("礼乐街道", "礼乐街道", "礼乐街道", "外海街道", "外海街道", "")
    return tuple(
        unit_sheet(
            place,
            town=town,
            tag=replace(BASE.tag, kinds=("2",) if place % 2 == 0 else ("1",)),
            land=replace(BASE.land, area_m2=Fraction(1, 3) + 1000 * place, low_m2=None),
            legacy=BASE.legacy if place < 3 else (),
        )
        for place, town in enumerate(towns, 1)
    )
