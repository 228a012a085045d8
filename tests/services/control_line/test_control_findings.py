# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a check leaves to a person, from two real checks with a new line between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lowuse_plugin.domain.findings import NOTE, WARNING
from lowuse_plugin.domain.policy.clauses import find_clause
from lowuse_plugin.domain.ports import Insert, Update
from lowuse_plugin.services.control_line.check import check_control_line
from lowuse_plugin.services.control_line.findings import findings_of
from tests.services.boundaries.geometry_workspace import (
    add,
    control_line,
    multipolygon,
    new_workspace,
    parcel,
)

ON = date(2024, 6, 30)


def test_dropped_treatments_come_first_then_other_classes_then_thin_strips(folder: Path) -> None:
    with new_workspace(folder) as store:
        old = control_line(store, "2024", "2024-01-01")
        thin, turned, still = add(
            store, "parcel", [parcel(99.5, 140), parcel(90, 100), parcel(20, 30)]
        )
        assert len(findings_of(check_control_line(store, on=ON), {})) == 1
        with store.read() as reading:
            rows = reading.table("control_check").to_rows()
        [error] = [row for row in rows if row["parcel_uuid"] == thin]
        treated = {"treated_as": "outside", "treated_by": "王", "treated_reason": "测量误差"}
        store.write([Update("control_check", error["uuid"], 1, treated)], reason="处理")
        # The line of 2025 ends at x = 90.
        store.write(
            [
                Update("control_line_version", old, 1, {"valid_to": "2025-01-01"}),
                Insert("control_line_version", "n", {
                    "version": "2025", "valid_from": "2025-01-01", "example": 1}),
                Insert("control_line", "m", {
                    "control_line_version_uuid": "n", "level": 1,
                    "geom": multipolygon(0, -100, 90, 100)}),
            ],
            reason="新版",
        )  # fmt: skip
        summary = check_control_line(store, on=date(2025, 6, 30))
    dropped, *flipped = findings_of(summary, {thin: "甲-1", turned: "乙-2", still: "丙-3"})
    assert (dropped.code, dropped.severity) == ("TREATMENT_DROPPED", WARNING)
    assert (dropped.parcel_uuid, dropped.label, dropped.clause) == (thin, "甲-1", "A-27")
    assert dropped.params == {
        "treated_as": "CLASS_OUTSIDE", "who": "王", "reason": "测量误差", "because": "BECAUSE_LINE",
    }  # fmt: skip
    assert {(f.code, f.severity, f.parcel_uuid, f.label) for f in flipped} == {
        ("CLASS_FLIPPED", NOTE, thin, "甲-1"),
        ("CLASS_FLIPPED", NOTE, turned, "乙-2"),
    }
    assert {tuple(f.params.values()) for f in flipped} == {
        ("CLASS_CROSSING", "CLASS_OUTSIDE"),
        ("CLASS_INSIDE", "CLASS_OUTSIDE"),
    }
    assert all(find_clause(finding.clause) for finding in (dropped, *flipped))


def test_thin_strips_are_counted_and_a_quiet_check_finds_nothing(folder: Path) -> None:
    with new_workspace(folder) as store:
        control_line(store, "2024", "2024-01-01")
        add(store, "parcel", [parcel(20, 30)])
        assert findings_of(check_control_line(store, on=ON), {}) == ()
        add(store, "parcel", [parcel(99.5, 140)])
        [finding] = findings_of(check_control_line(store, on=ON), {})
    assert (finding.code, finding.severity, finding.parcel_uuid) == ("BOUNDARY_ERRORS", NOTE, "")
    assert finding.params == {"count": 1}
