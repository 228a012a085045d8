# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import numpy as np
import pytest

from lowuse_plugin.domain.importing.report import CHANGED, NOTE, REFUSED, Findings, ImportReport


def report(findings: Findings, **counts: int) -> ImportReport:
    return ImportReport(
        table="parcel",
        file_name="来件.shp",
        layer="宗地",
        sha256="0",
        encoding="",
        source_crs="",
        target_crs="",
        package_uuid="",
        mapping={},
        first_row=3,
        findings=findings.items,
        **counts,
    )


def found() -> Findings:
    findings = Findings(4)
    findings.add("A", NOTE, np.array([0, 1]), value=["a", "b"])
    findings.add("B", CHANGED, np.array([False, True, True, False]), value=np.array([1, 2, 3, 4]))
    findings.add("C", REFUSED, np.array([2]), first=9)
    return findings


GOOD = {
    "rows_read": 4,
    "imported": 2,
    "changed": 1,
    "refused": 1,
    "created": 1,
    "updated": 1,
    "unchanged": 1,
}


def test_every_row_ends_once_and_keeps_what_was_noticed() -> None:
    rows = list(report(found(), **GOOD).rows())
    assert [(r.row, r.outcome, [(n.code, n.params) for n in r.notes]) for r in rows] == [
        (3, "imported", [("A", {"value": "a"})]),
        (4, "changed", [("A", {"value": "b"}), ("B", {"value": 2})]),
        (5, "refused", [("B", {"value": 3}), ("C", {"first": 9})]),
        (6, "imported", []),
    ]
    assert [r.row for r in report(found(), **GOOD).rows(with_clean=False)] == [3, 4, 5]


@pytest.mark.parametrize(
    "wrong",
    [
        {"imported": 3},
        {"imported": 1},
        {"changed": 2},
        {"refused": 0},
        {"created": 2},
        {"unchanged": 0},
        {"rows_read": 5},
    ],
)
def test_counts_that_do_not_add_up_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="rows"):
        report(found(), **{**GOOD, **wrong})


def test_a_row_that_is_refused_already_is_not_judged_again() -> None:
    findings = found()
    findings.add("D", REFUSED, np.array([2, 3]), value=["x", "y"])
    assert findings.items[-1].rows.tolist() == [3]
    assert list(findings.items[-1].params["value"]) == ["y"]
    assert findings.refused.tolist() == [False, False, True, True]


def test_what_is_kept_with_the_package_is_short_but_counts_all() -> None:
    findings = Findings(1500)
    findings.add("A", NOTE, np.ones(1500, dtype=np.bool_), value="v")
    counts = {**GOOD, "rows_read": 1500, "imported": 1500, "changed": 0, "refused": 0}
    counts |= {"created": 1500, "updated": 0, "unchanged": 0}
    kept = report(findings, **counts).to_json()["findings"][0]
    assert (kept["count"], len(kept["rows"]), len(kept["params"]["value"])) == (1500, 1000, 1000)
    assert kept["rows"][0] == 3
