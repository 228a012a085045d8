# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What land classes mean, and what approvals and supply suggest: three-valued (D9, P-38)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.land_classes import land_class
from lowuse_plugin.domain.overlay import (
    OverlayLine,
    concerns,
    finding_class,
    propose_legacies,
    why_no_proposal,
)


@pytest.mark.parametrize(
    ("code", "name", "group"),
    [
        ("0101", "", "agricultural"),
        ("101", "", None),  # 水田 without its zero, or 铁路用地 of the second survey
        ("1104A", None, "agricultural"),
        ("1101", None, "unused"),
        ("1109", None, "construction"),
        ("1001", None, "construction"),
        ("1006", None, "agricultural"),
        ("05H1", None, "construction"),
        ("0601", "农村道路", "agricultural"),
        (None, "坑塘水面", "agricultural"),
        (None, "养殖坑塘", "agricultural"),
        ("1001", "工业用地", "construction"),
        ("0103", "广场用地", "construction"),
        ("04", None, "agricultural"),
        ("00", "湿地", "unused"),
        ("0404", None, "unused"),
        ("0601.0", None, "construction"),
        ("11", None, None),
        ("12", None, None),
        ("ZZ", "不明", None),
        (None, None, None),
    ],
)
def test_group_of_a_class(code: str | None, name: str | None, group: str | None) -> None:
    found = land_class(code, name)
    assert (found.group if found is not None else None) == group


def test_only_what_is_known_not_to_be_construction_land_is_a_finding() -> None:
    assert finding_class("land_survey", "0101", None) == "non_construction"
    assert finding_class("land_survey", "0601", None) == ""
    assert finding_class("land_survey", "11", None) == ""
    assert finding_class("detailed_plan", "0101", None) == ""
    assert finding_class("permanent_farmland", None, None) == "farmland"
    assert finding_class("ecological_redline", None, None) == "redline"


def line(kind: str, area: float, code: str = "1", **values: Any) -> OverlayLine:
    stated: dict[str, Any] = {
        "layer_key": f"reference:{kind}", "layer_kind": "reference", "reference_kind": kind,
        "layer_name": kind, "source": "", "as_of": None, "class_code": code, "class_name": code,
        "overlap_m2": area, "share": area / 1_000, "boundary_error": False, "finding": "",
        "analysed_on": date(2025, 6, 30), "holds": True,
    }  # fmt: skip
    return OverlayLine(**{**stated, **values})


def ground(code: str, area: float, **values: Any) -> OverlayLine:
    return line("", area, code, layer_key="legal", layer_kind="legal", **values)


BOTH = ("conversion_approval", "supply_redline")
SETTLED = ground("settled", 1_000)


@pytest.mark.parametrize(
    ("lines", "registered", "unknown"),
    [
        ([], [], "NO_APPROVAL_LAYER"),
        ([SETTLED], ["supply_redline"], "NO_APPROVAL_LAYER"),
        ([SETTLED], ["conversion_approval"], "NO_SUPPLY_LAYER"),
        ([line("conversion_approval", 0), line("supply_redline", 0)], BOTH, "LEGAL_NOT_ANALYSED"),
        ([ground("unapproved", 1_000, holds=False)], BOTH, "OVERLAY_STALE"),
        ([SETTLED], BOTH, ""),
    ],
)
def test_unknown_is_neither_lawful_nor_unlawful(
    lines: list[OverlayLine], registered: list[str], unknown: str
) -> None:
    assert why_no_proposal(lines, registered) == unknown
    assert propose_legacies(lines, registered) == ()


@pytest.mark.parametrize(
    ("parts", "kinds"),
    [
        ({"unapproved": 1_000}, [("1", 1_000)]),
        ({"unapproved": 400, "only_supplied": 600}, [("3", 1_000)]),
        ({"settled": 999, "unapproved": 1}, []),
        ({"settled": 998.99, "unapproved": 1.01}, [("1", 1.01)]),
        ({"unsupplied": 1_000}, [("4", 1_000)]),
        ({"settled": 1_000}, []),
        ({"settled": 200, "unsupplied": 500, "unapproved": 300}, [("1", 300), ("4", 500)]),
        ({"unsupplied": 500, "only_supplied": 500}, [("3", 500), ("4", 500)]),
    ],
)
def test_kind_by_ground(parts: dict[str, float], kinds: list[tuple[str, float]]) -> None:
    lines = [ground(code, area) for code, area in parts.items()]
    found = propose_legacies([*lines, line("detailed_plan", 1_000)], BOTH)
    assert [(each.kind, pytest.approx(each.area_m2)) for each in found] == kinds
    assert all(each.why == tuple(lines) for each in found)


@pytest.mark.parametrize(
    ("layer", "land", "said"),
    [
        (None, "440703", True), ("", None, True), ("440703", "440703", True),
        ("440704", "440703", False), ("440703", None, False),
    ],
)  # fmt: skip
def test_a_layer_concerns_its_district(layer: str | None, land: str | None, said: bool) -> None:
    assert concerns(layer, land) is said
