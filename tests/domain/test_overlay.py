# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What land classes mean, and what approvals and supply suggest: three-valued (D9, P-38)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lowuse_plugin.domain.land_survey import survey_group
from lowuse_plugin.domain.overlay import (
    WHOLE,
    OverlayLine,
    covered_m2,
    finding_class,
    propose_legacies,
    propose_legacy,
    why_no_proposal,
)


@pytest.mark.parametrize(
    ("code", "name", "group"),
    [
        ("0101", "", "agricultural"),
        ("101", "", "agricultural"),
        ("1104A", None, "agricultural"),
        ("1101", None, "unused"),
        ("1109", None, "construction"),
        ("1001", None, "construction"),
        ("1006", None, "agricultural"),
        ("05H1", None, "construction"),
        ("0601", "农村道路", "agricultural"),
        (None, "坑塘水面", "agricultural"),
        ("0404", None, "unused"),
        ("0601.0", None, "construction"),
        ("11", None, None),
        ("12", None, None),
        ("ZZ", "不明", None),
        (None, None, None),
    ],
)
def test_group_of_a_class(code: str | None, name: str | None, group: str | None) -> None:
    assert survey_group(code, name) == group


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


def approved(area: float, **values: Any) -> OverlayLine:
    return line("conversion_approval", area, **values)


def supplied(area: float, **values: Any) -> OverlayLine:
    return line("supply_redline", area, **values)


def test_unknown_is_neither_lawful_nor_unlawful() -> None:
    assert propose_legacy([], 1_000) is None
    assert why_no_proposal([]) == "NO_APPROVAL_LAYER"
    assert propose_legacy([approved(0)], 1_000) is None
    assert why_no_proposal([approved(0)]) == "NO_SUPPLY_LAYER"
    stale = [approved(0), supplied(0, holds=False)]
    assert propose_legacy(stale, 1_000) is None
    assert why_no_proposal(stale) == "OVERLAY_STALE"


@pytest.mark.parametrize(
    ("approval_m2", "supply_m2", "kinds"),
    [
        (0, 0, [("1", 1_000)]),
        (0, 600, [("3", 1_000)]),
        (999, 999, []),
        (998.99, 998.99, [("3", 1.01)]),
        (1_000, 0, [("4", 1_000)]),
        (1_000, 1_000, []),
        (700, 200, [("3", 300), ("4", 500)]),
    ],
)
def test_kind_by_approval_and_supply(
    approval_m2: float, supply_m2: float, kinds: list[tuple[str, float]]
) -> None:
    found = propose_legacies([approved(approval_m2), supplied(supply_m2)], 1_000)
    assert [(each.kind, pytest.approx(each.area_m2)) for each in found] == kinds
    assert all(len(each.why) == 2 for each in found)


def test_documents_that_cover_each_other_cover_their_ground_once() -> None:
    lines = [approved(600, code="甲"), approved(600, code="乙"), approved(800, code=WHOLE)]
    assert covered_m2(lines) == 800
    assert propose_legacy([*lines, supplied(800)], 1_000).area_m2 == 200
