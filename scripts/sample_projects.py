# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The training projects of the sample and what each is expected to give (演练数据).

Lots are named by their number in the source; those of one project adjoin each other. Land area is
the area of an invented approval, near the sum of the registered areas.
"""

from __future__ import annotations

from typing import Any

WEST, EAST = "440705", "440704"
Gives = tuple[str, int | None, str | None]


def accepted(project: int, on: str) -> list[dict[str, str]]:
    """Return one joint acceptance; no two projects have the same document."""
    return [{"kind": "joint_acceptance", "number": f"演练验收 {on[:7]}-{project:02d}", "on": on}]


def project(
    number: int,
    shows: str,
    district: str,
    parcels: str,
    areas: tuple[str, str],
    *,
    gives: Gives,
    reasons: tuple[str, ...] = (),
    **others: Any,
) -> dict[str, Any]:
    """Return one project.

    Args:
        number: Part of code and name.
        shows: The case it is an example of.
        district: District that handles it.
        parcels: Lot numbers of the source, blank between.
        areas: Land and floor area after redevelopment in m².
        gives: Expected status, tier and amount in 元.
        reasons: Expected codes that explain them.
        others: What replaces the values that most projects share.
    """
    land, floor = areas
    status, tier, amount = gives
    return {
        "project_code": f"演练-{number:02d}",
        "name": f"演练项目 {number:02d} {shows}",
        "district": district,
        "project_type": "industrial_upgrade",
        "village_park": False,
        "redeveloper": f"演练改造主体 {number:02d}",
        "investment_code": f"演练-2022-{number:03d}",
        "approval_no": f"演练批复 2022-{number:02d}",
        "state": "accepted",
        "land_area_m2": land,
        "land_area_source": "approval",
        "floor_area_m2": floor,
        "use_before": "0601",
        "use_after": "0601",
        "acceptances": accepted(number, "2024-06-30"),
        "applied_on": "2025-06-16",
        "three_old_status": "none",
        "training": True,
        "parcels": parcels.split(),
        **others,
        "expect": {"status": status, "tier": tier, "amount": amount, "reasons": list(reasons)},
    }


PROJECTS: list[dict[str, Any]] = [
    project(
        1, "一档", EAST, "1A-67", ("23734.87", "42800.00"), gives=("eligible", 1, "2140000.00")
    ),
    project(
        2, "二档", EAST, "43A-24", ("21877.83", "50400.00"), gives=("eligible", 2, "3024000.00")
    ),
    project(
        3,
        "三档",
        EAST,
        "31-20 32-52 33-88",
        ("21231.88", "62600.00"),
        gives=("eligible", 3, "4382000.00"),
    ),
    project(
        4,
        "四档，村级工业园",
        WEST,
        "267.4-313",
        ("22319.77", "78200.00"),
        gives=("eligible", 4, "6256000.00"),
        village_park=True,
    ),
    project(
        5,
        "容积率正好 2.0",
        EAST,
        "13-21 14-41",
        ("20916.10", "41832.20"),
        gives=("eligible", 1, "2091610.00"),
    ),
    project(
        6,
        "距档次上限 0.01 平方米",
        WEST,
        "267.3-228 267.3-280 267.3-268",
        ("22831.84", "57079.59"),
        gives=("eligible", 2, "3424775.40"),
    ),
    project(
        7,
        "距最低档 0.01 平方米",
        WEST,
        "267.4-291 267.4-288",
        ("24217.40", "36326.09"),
        gives=("review", None, None),
        reasons=("FAR_ROUNDING_SENSITIVE",),
    ),
    project(
        8,
        "超过档次界限 0.01 平方米",
        WEST,
        "267.4-310 267.4-264 267.4-254 267.4-307",
        ("24000.00", "48000.01"),
        gives=("review", 2, "2880000.60"),
        reasons=("FAR_ROUNDING_SENSITIVE",),
    ),
    project(
        9,
        "正好 30 亩",
        WEST,
        "267D-286 267D-285 267D-256 267D-305",
        ("20000.00", "36000.00"),
        gives=("ineligible", None, None),
        reasons=("AREA_NOT_OVER_30MU",),
    ),
    project(
        10,
        "已标图建库",
        WEST,
        "265B-60",
        ("28134.38", "47000.00"),
        gives=("review", 1, "2350000.00"),
        reasons=("REVIEW_THREE_OLD",),
        three_old_status="register",
        three_old_document="SJ440705001",
    ),
    project(
        11,
        "三旧方案已批复",
        EAST,
        "30-35 30-37 30-41 43-70",
        ("23330.09", "46000.00"),
        gives=("ineligible", None, None),
        reasons=("EXCLUDED_THREE_OLD",),
        three_old_status="approved",
        three_old_document="演练批复 2019-09",
    ),
    project(
        12,
        "跨江海区和新会区",
        WEST,
        "128-71 128-59 128-70",
        ("22874.12", "41000.00"),
        gives=("review", 1, "2050000.00"),
        reasons=("REVIEW_CROSS_DISTRICT",),
        district_parts=[
            {"district": WEST, "land_area_m2": "15071.75", "floor_area_m2": "27000.00"},
            {"district": EAST, "land_area_m2": "7802.37", "floor_area_m2": "14000.00"},
        ],
    ),
    project(
        13,
        "尚未竣工验收",
        WEST,
        "265D-45 265D-46 267.4-306",
        ("32331.09", "71200.00"),
        gives=("trial", 2, "4272000.00"),
        reasons=("NOT_ACCEPTED",),
        acceptances=[],
        applied_on=None,
        state="building",
        planned_completion_on="2026-03-31",
    ),
    project(
        14,
        "容积率不足 1.5",
        WEST,
        "267.4-209 267F-296 267F-284 267F-295 267F-291 267F-281",
        ("33717.77", "40400.00"),
        gives=("ineligible", None, None),
        reasons=("FAR_BELOW_1_5",),
    ),
    project(
        15,
        "施行之前验收",
        WEST,
        "265B-56 265B-34 265B-26 265B-28 267F-286",
        ("41516.31", "70000.00"),
        gives=("ineligible", None, None),
        reasons=("OUT_OF_VALIDITY",),
        acceptances=accepted(15, "2022-03-31"),
    ),
    project(
        16,
        "三旧状态未查明",
        WEST,
        "267.4-311 267.4-312 267E-291 267E-244 267E-284 267E-285",
        ("27472.45", "50000.00"),
        gives=("review", 1, "2500000.00"),
        reasons=("THREE_OLD_UNKNOWN",),
        acceptances=accepted(16, "2025-05-20"),
        three_old_status="unknown",
    ),
    project(
        17,
        "改造后为科研用途",
        WEST,
        "267D-294 267D-312 267C-73 267C-62 267C-71 267D-334 267C-70",
        ("20711.33", "40000.00"),
        gives=("review", 1, "2000000.00"),
        reasons=("REVIEW_USE_AFTER",),
        use_after="0804",
    ),
]

THREE_OLD: list[dict[str, Any]] = [
    {
        "register_no": "SJ440705001",
        "status": "已标图建库",
        "entered_on": "2016-05-20",
        "lots": ["265B-60"],
    },
    {
        "register_no": "SJ440705002",
        "status": "已标图建库",
        "entered_on": "2017-11-02",
        "lots": ["267.4-176"],
    },
    {
        "register_no": "SJ440705003",
        "status": "改造方案已批复",
        "entered_on": "2012-08-15",
        "approved_on": "2018-04-12",
        "document_no": "演练批复 2018-04",
        "lots": ["261-167"],
    },
    {
        "register_no": "SJ440704001",
        "status": "改造方案已批复",
        "entered_on": "2013-03-07",
        "approved_on": "2019-09-10",
        "document_no": "演练批复 2019-09",
        "lots": ["30-35", "30-37", "30-41", "43-70"],
    },
    {
        "register_no": "SJ440704002",
        "status": "列入年度实施计划",
        "entered_on": "2018-06-25",
        "lots": ["68-47"],
    },
    {
        "register_no": "SJ440704003",
        "status": "已按三旧政策办理",
        "entered_on": "2011-10-18",
        "approved_on": "2014-12-30",
        "document_no": "演练结案 2014-12",
        "lots": ["64-6"],
    },
]
"""``status`` stands as offices write it; each area is the union of whole lots."""
