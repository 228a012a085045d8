# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person should look at after a control-line check, as findings of a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lowuse_plugin.domain.findings import NOTE, WARNING, Finding
from lowuse_plugin.domain.ports import Store
from lowuse_plugin.services.control_line.check import CheckSummary
from lowuse_plugin.services.control_line.check_rows import DroppedTreatment, Flip

_MEASURED = "A-25"
_OF_THE_DAY = "A-27"
_CLASSES = {"inside": "CLASS_INSIDE", "outside": "CLASS_OUTSIDE", "crossing": "CLASS_CROSSING"}
_BECAUSE = {"line": "BECAUSE_LINE", "rule": "BECAUSE_RULE", "result": "BECAUSE_RESULT"}
"""Words stand in sentences as codes of their own."""


@dataclass(frozen=True)
class LastFindings:
    """What the last check found that wrote anything."""

    checked_on: date
    findings: tuple[Finding, ...]


def findings_of(summary: CheckSummary, labels: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what changed against the last check and what is to be treated by a person.

    Args:
        summary: What the check found.
        labels: How people know the parcels, by uuid; one that is missing has no label.

    Returns:
        First the treatments that were dropped, then the parcels of another class than last time,
        at last, without a parcel, how many cross by a thin strip only.
    """
    return _findings(summary.dropped, summary.flipped, summary.boundary_errors, labels)


def last_findings(store: Store) -> LastFindings | None:
    """Return the same of the last check that wrote anything, from what is stored.

    A colleague may have run it, on another computer: each parcel's last two results tell.

    Raises:
        LowUseError: Why the workspace cannot be read.
    """
    with store.read() as reading:
        rows = reading.table("control_last_rows").to_rows()
        checked = reading.table("control_last_day").to_rows()[0]
        names = reading.table("control_last_labels", uuids=json.dumps(_keys(rows))).to_rows()
    if checked["checked_on"] is None:
        return None
    dropped = [_dropped_row(row) for row in rows if row["treated_as"] and not row["treated_now"]]
    flipped = [
        Flip(row["parcel_uuid"], row["class_before"], row["class_now"])
        for row in rows
        if row["class_before"] != row["class_now"]
    ]
    labels = {row["uuid"]: row["label"] or "" for row in names}
    found = _findings(dropped, flipped, checked["untreated"], labels)
    return LastFindings(date.fromisoformat(str(checked["checked_on"])), found)


def _keys(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [row["parcel_uuid"] for row in rows]


def _dropped_row(row: Mapping[str, Any]) -> DroppedTreatment:
    figures = ("tolerance", "remainder", "width")
    because = "result"
    if row["version_before"] != row["version_now"]:
        because = "line"
    elif any(row[f"{name}_before"] != row[f"{name}_now"] for name in figures):
        because = "rule"
    return DroppedTreatment(
        row["parcel_uuid"], row["treated_as"], row["treated_by"], row["treated_reason"], because
    )


def _findings(
    dropped: Iterable[DroppedTreatment],
    flipped: Iterable[Flip],
    errors: int,
    labels: Mapping[str, str],
) -> tuple[Finding, ...]:
    thin = [Finding("BOUNDARY_ERRORS", NOTE, {"count": errors}, clause=_MEASURED)] if errors else []
    return (
        *(_dropped(each, labels) for each in dropped),
        *(_flipped(each, labels) for each in flipped),
        *thin,
    )


def _dropped(treatment: DroppedTreatment, labels: Mapping[str, str]) -> Finding:
    return Finding(
        "TREATMENT_DROPPED",
        WARNING,
        {
            "treated_as": _CLASSES.get(treatment.treated_as, treatment.treated_as),
            "who": treatment.treated_by or "–",
            "reason": treatment.treated_reason or "–",
            "because": _BECAUSE[treatment.because],
        },
        parcel_uuid=treatment.parcel_uuid,
        label=labels.get(treatment.parcel_uuid, ""),
        clause=_OF_THE_DAY if treatment.because == "line" else _MEASURED,
    )


def _flipped(flip: Flip, labels: Mapping[str, str]) -> Finding:
    return Finding(
        "CLASS_FLIPPED",
        NOTE,
        {
            "before": _CLASSES.get(flip.before, flip.before),
            "after": _CLASSES.get(flip.after, flip.after),
        },
        parcel_uuid=flip.parcel_uuid,
        label=labels.get(flip.parcel_uuid, ""),
        clause=_MEASURED,
    )
