# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a person should look at after a control-line check, as findings of a list."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain.findings import NOTE, WARNING, Finding
from lowuse_plugin.services.check_control_line import CheckSummary
from lowuse_plugin.services.control_check_rows import DroppedTreatment, Flip

_MEASURED = "A-25"
_OF_THE_DAY = "A-27"
_CLASSES = {"inside": "CLASS_INSIDE", "outside": "CLASS_OUTSIDE", "crossing": "CLASS_CROSSING"}
_BECAUSE = {"line": "BECAUSE_LINE", "rule": "BECAUSE_RULE", "result": "BECAUSE_RESULT"}
"""Words stand in sentences as codes of their own."""


def findings_of(summary: CheckSummary, labels: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what changed against the last check and what is to be treated by a person.

    Args:
        summary: What the check found.
        labels: How people know the parcels, by uuid; one that is missing has no label.

    Returns:
        First the treatments that were dropped, then the parcels of another class than last time,
        at last, without a parcel, how many cross by a thin strip only.
    """
    dropped = [_dropped(each, labels) for each in summary.dropped]
    flipped = [_flipped(each, labels) for each in summary.flipped]
    errors = summary.boundary_errors
    thin = [Finding("BOUNDARY_ERRORS", NOTE, {"count": errors}, clause=_MEASURED)] if errors else []
    return (*dropped, *flipped, *thin)


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
